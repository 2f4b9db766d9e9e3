"""What a document says about where it is set: the countries it speaks of, its town, and which names are people's."""

from __future__ import annotations

import collections
import dataclasses
import math
from collections.abc import Mapping

from verifier.kinds.place.gazetteer import Place, gazetteer
from verifier.kinds.place.value import Type
from verifier.language.lexicon import letters
from verifier.text import Document, WordClass


@dataclasses.dataclass(frozen=True, slots=True)
class Surroundings:
    """The setting of a document.

    ``countries`` how often each country is named, by itself, by its adjective or in the dateline; ``country`` the most named one;
    ``town`` the dateline's town; ``surnames`` lower-case last words of full names, which are people even where they are places too.
    """

    countries: Mapping[str, int]
    country: str | None
    town: Place | None
    surnames: frozenset[str]

    def favour(self, place: Place) -> float:
        """How much the setting speaks for a place: its country is one the document speaks of."""
        if place.type is Type.COUNTRY or not place.country:
            return 0.0
        return min(3.0, 1.5 * math.sqrt(self.countries.get(place.country, 0)))


def surroundings(document: Document) -> Surroundings:
    """The setting of a document, in one pass."""
    table = gazetteer()
    counts: collections.Counter[str] = collections.Counter()
    surnames: set[str] = set()
    for sentence in document.sentences:
        words = sentence.words
        for i, word in enumerate(words):
            if word.tag is not WordClass.NAME:
                continue
            bare = word.text.removesuffix("'s")
            adjective = table.country_of_adjective(bare)
            places = table.find(bare) if adjective is None else ()
            if adjective is not None and adjective.country:
                counts[adjective.country] += 1
            elif places and places[0].type is Type.COUNTRY and places[0].country:
                counts[places[0].country] += 1
            if (
                i > 0
                and _full_name(words[i - 1].text, words[i - 1].tag, bare)
                and (i < 2 or words[i - 2].lower not in {"in", "at", "near"})
            ):
                surnames.add(bare.lower())
    town = _dateline(document, counts)
    if town is not None and town.country:
        counts[town.country] += 2
    country = counts.most_common(1)[0][0] if counts else None
    return Surroundings(dict(counts), country, town, frozenset(surnames))


def _full_name(first: str, tag: WordClass, last: str) -> bool:
    """Whether two capitalised words look like a first name and a surname: neither a country's adjective nor a place with the second."""
    if tag is not WordClass.NAME or not first.isalpha() or not last.isalpha() or first.isupper():
        return False
    table = gazetteer()
    if table.country_of_adjective(first) or table.find(first) or table.find(f"{first} {last}"):
        return False
    return not letters(first.lower())


def _dateline(document: Document, counts: Mapping[str, int]) -> Place | None:
    """The town of the dateline ("BERLIN", "EVANSVILLE, Ind.")."""
    line = document.article.dateline
    if not line:
        return None
    name, _, rest = line.partition(",")
    places = gazetteer().find(name.strip().title())
    if not places:
        return None
    container = gazetteer().state(rest.strip()) or next(iter(gazetteer().find(rest.strip())), None)
    if container is not None:
        inside = [
            p
            for p in places
            if p.country == container.country and (container.type is Type.COUNTRY or p.region == container.name)
        ]
        if inside:
            return inside[0]
    return max(places, key=lambda p: p.weight + min(3.0, counts.get(p.country or "", 0)))
