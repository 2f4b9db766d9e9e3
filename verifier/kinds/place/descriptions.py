"""Places named by what they are: "the German capital", "Portugal's capital", "the Turkish border", "this southern city"."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.kinds.place import venues
from verifier.kinds.place.candidates import Candidate, Found, Way
from verifier.kinds.place.gazetteer import Feature, NameKind, Place, shipped
from verifier.kinds.place.lexicon import DESCRIBED, SEATS, SETTLEMENTS, SORT_OF, WHEN
from verifier.kinds.place.lookup import adjective_country, longest
from verifier.kinds.place.pieces import Piece, nominal_end, run_end, text_of
from verifier.kinds.place.prepositions import Governor, governor, is_object
from verifier.text import WordClass

_LONGEST = 6
"""Pieces of a noun phrase that describes a place, after its determiner."""
POLES = frozenset({"north", "south"})
_EDGES = frozenset("border frontier coast side".split())


def phrase(line: Sequence[Piece], i: int) -> Found:
    """A noun phrase after "the", "this" or a possessive pronoun at ``i``, if it describes a place."""
    last = _phrase_end(line, i)
    if last <= i + 1:
        return None
    head = line[last - 1]
    led = governor(line, i)
    if "capital" in {head.lower, line[last - 2].lower if head.lower == "city" else ""}:
        return _capital(line, i, last, led)
    if led is None and not is_object(line, i):
        return None
    if head.lower in SORT_OF and not head.possessive:
        found = venues.described(line, i, last, led)
        # "They filled the hall" says how many they were; "the cathedral square of Bamberg" where.
        return found if led is not None or (found is not None and (found.container or found.host)) else None
    if led is not None and head.lower in DESCRIBED:
        return _described(line, i, last, led)
    return None


def _phrase_end(line: Sequence[Piece], i: int) -> int:
    last = nominal_end(line, i + 1, _LONGEST)
    if (
        last + 1 < len(line)
        and line[last].text == "'"
        and line[last - 1].lower.endswith("s")
        and line[last + 1].capital
    ):
        last = nominal_end(line, last + 1, _LONGEST)  # "the Magistrates' Court"
    last = next((j for j in range(i + 2, last) if line[j].lower in WHEN), last)  # "the German capital next week"
    nouns = {WordClass.NOUN, WordClass.NAME}
    while last > i + 1 and line[last - 1].tag not in nouns and line[last - 1].lower != "capital":
        last -= 1
    return last


def _described(line: Sequence[Piece], i: int, last: int, led: Governor) -> Candidate | None:
    head = line[last - 1].lower
    inner = [p for p in line[i + 1 : last] if p.capital and not p.initial]
    of_country = any(adjective_country(p.text) is not None for p in inner)
    if head == "side" and not of_country:
        return None  # "the northern side", "the other side"
    if inner and not of_country and line[i].lower != "this":
        return None  # "the Idlib province": the name says it
    of_more = (
        last + 1 < len(line) and line[last].lower == "of" and (line[last + 1].capital or line[last + 1].lower == "the")
    )
    if of_more and head not in _EDGES:
        return None  # "the city of Sochi"
    if last == i + 2 and line[i].lower == "the" and head not in SETTLEMENTS | {"coast"}:
        return None  # "the region", "the state" are mostly no scene
    return Candidate(
        Way.EDGE if head in _EDGES and of_country else Way.DESCRIBED,
        i,
        last,
        text_of(line, i, last),
        governor=led,
        unit=head,
        proper=False,
        possessive=line[last - 1].possessive,
    )


def _capital(line: Sequence[Piece], i: int, last: int, led: Governor | None) -> Candidate | None:
    """ "the capital", "the German capital", "the capital of Togo", "the provincial capital"."""
    words = [p for p in line[i + 1 : last] if p.lower not in {"capital", "city"}]
    countries: tuple[Place, ...] = tuple(
        country for p in words if p.capital and (country := adjective_country(p.text)) is not None
    )
    stop = last
    if not countries and last + 1 < len(line) and line[last].lower == "of":
        first = last + 2 if line[last + 1].lower == "the" and last + 2 < len(line) else last + 1
        found = longest(line, first, run_end(line, first)) if line[first].capital else None
        if found is None:
            return None
        stop, countries = found
    if not countries and words and not any(p.lower in SEATS for p in words):
        return None  # "the cultural capital", "the working capital"
    if not countries and led is None:
        return None  # the capital of a bank, or a subject
    return Candidate(
        Way.CAPITAL if countries or not words else Way.DESCRIBED,
        i,
        stop,
        text_of(line, i, stop),
        countries,
        governor=led,
        unit="capital",
        proper=False,
        possessive=line[last - 1].possessive,
    )


def pole(line: Sequence[Piece], i: int) -> Candidate | None:
    """ "the north pole", "the Moon's south pole" at the pieces ``i`` and behind: parts of a globe that look away from each other."""
    if i + 1 >= len(line) or line[i].lower not in POLES or line[i + 1].lower != "pole":
        return None
    if i + 2 < len(line) and line[i + 2].tag is WordClass.NOUN:
        return None  # "the North Pole expedition"
    first = i - 1 if i > 0 and line[i - 1].possessive else i
    while first > 0 and line[first - 1].tag in {WordClass.DETERMINER, WordClass.ADJECTIVE}:
        first -= 1
    led = governor(line, first)
    if led is None:
        return None
    name = line[i + 1].lower
    return Candidate(Way.DESCRIBED, i, i + 2, name, governor=led, unit=name, part=line[i].lower, proper=False)


def capital_of(line: Sequence[Piece], i: int) -> Candidate | None:
    """ "Portugal's capital" at piece ``i``."""
    if i + 1 >= len(line) or line[i + 1].lower != "capital" or line[i + 1].possessive:
        return None
    places = shipped().lookup(line[i].text)
    named = tuple(p for p in places if p.called is not NameKind.ADJECTIVE and shipped().seat(p) is not None)
    countries = tuple(p for p in named if p.feature is Feature.COUNTRY) or named
    if not countries:
        return None
    name = text_of(line, i, i + 2)
    return Candidate(
        Way.CAPITAL, i, i + 2, name, countries[:1], governor=governor(line, i), unit="capital", proper=False
    )
