"""Finding the places of a document, and which of them say where something happened."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from verifier.claims import Mention
from verifier.kinds.place.checkable import Found, excluded, moves
from verifier.kinds.place.context import Surroundings, surroundings
from verifier.kinds.place.gazetteer import Place, gazetteer
from verifier.kinds.place.names import adjectives, fold
from verifier.kinds.place.value import PlaceValue, Relation, Role, Type
from verifier.kinds.place.words import (
    CONNECTORS,
    DIRECTIONAL,
    DIRECTIONS,
    FEATURES,
    GOAL_WORDS,
    LOCATIVE,
    NEAR_WORDS,
    REACHING,
    SOURCE_WORDS,
    SPOTS,
    TITLES,
    VENUES,
)
from verifier.language.lexicon import CLOSED, MONTHS, WEEKDAYS, letters
from verifier.text import Document, Sentence, Span, Word, WordClass

_C = WordClass
_LONGEST = 5
"""Words in the longest name that is looked up."""
_NOMINAL = frozenset({_C.NOUN, _C.NAME, _C.ADJECTIVE, _C.NUMBER})


def find(document: Document) -> Iterator[Mention[PlaceValue]]:
    """Every place of a document, in order; those that do not say where something happened carry the reason."""
    around = surroundings(document)
    for sentence in document.sentences:
        done = -1
        for found in sorted(_in_sentence(sentence, around), key=lambda f: (f.first, -f.last)):
            if found.first < done:
                continue
            done = found.last
            yield _mention(sentence, found, around)


def _mention(sentence: Sentence, found: Found, around: Surroundings) -> Mention[PlaceValue]:
    words = sentence.words
    span = Span(words[found.first].start, words[found.last - 1].end)
    if words[found.last - 1].lower.endswith("'s"):
        span = Span(span.start, span.end - 2)
    start = span.start
    if found.preposition is not None:
        near = words[found.preposition].lower in NEAR_WORDS
        start = words[found.preposition].start
        if near and words[found.preposition].lower in {"near", "outside"}:
            span = Span(start, span.end)  # "near Tavira" is what the text commits itself to
    value = dataclasses.replace(found.value, role=_role(words, found.preposition))
    return Mention(
        "place", span, sentence.index, value, Span(min(start, span.start), span.end), excluded(sentence, found)
    )


def _role(words: tuple[Word, ...], preposition: int | None) -> Role:
    lower = "" if preposition is None else words[preposition].lower
    return Role.SOURCE if lower in SOURCE_WORDS else Role.GOAL if lower in GOAL_WORDS else Role.LOCATION


def _in_sentence(sentence: Sentence, around: Surroundings) -> Iterator[Found]:
    words = sentence.words
    i = 0
    while i < len(words):
        described = _noun_at(sentence, i, around) if words[i].lower.endswith(("'s", "s'")) else None
        found = described or _name_at(sentence, i, around) or _noun_at(sentence, i, around)
        if found is None:
            i += 1
        else:
            yield found
            i = max(found.last, i + 1)


def _capitalised(word: Word) -> bool:
    return (
        word.text[:1].isupper()
        and word.lower not in WEEKDAYS
        and (word.lower not in MONTHS or word.tag is not _C.NAME or False)
    )


def _run(words: tuple[Word, ...], i: int) -> int:
    """The end of the run of capitalised words (with small words inside) that starts at ``i``."""
    j = i + 1
    while j < len(words):
        if _capitalised(words[j]) and words[j - 1].text[-2:] != "'s":
            j += 1
        elif (
            words[j].lower in CONNECTORS
            and j + 1 < len(words)
            and _capitalised(words[j + 1])
            and words[j].lower not in {"and", "the", "on"}
        ):
            j += 2
        else:
            break
    return j


def _name_at(sentence: Sentence, i: int, around: Surroundings) -> Found | None:
    """A place named at word ``i``: known to the gazetteer, or a name where only a place can stand."""
    words = sentence.words
    word = words[i]
    if not _capitalised(word) or not word.text[0].isalpha() or _continues_name(words, i):
        return None
    preposition = _preposition(words, i)
    end = _run(words, i)
    opens = word.tag is not _C.NAME and (letters(word.lower) or word.lower in CLOSED)
    if opens and preposition is None and (end == i + 1 or word.lower in CLOSED) and not _the_belongs(words, i):
        return None  # a common word that opens a sentence: "Police", "Nice", "Of"
    for last in range(min(len(words), i + _LONGEST), i, -1):
        text = _text(words, i, last)
        places = (
            gazetteer().find(text)
            if last <= max(end, i + 1) or any(w.lower in CONNECTORS for w in words[i:last])
            else ()
        )
        if not places or not _capitalised(words[last - 1]):
            continue
        if letters(text.lower()) and preposition is None and (opens or places[0].type is not Type.COUNTRY):
            continue  # "Orange", "Bank": a common word, whatever town is called so; but Turkey is Turkey
        if last == i + 1 and len(text) > 2 and text.isupper() and text.isalpha() and places[0].type is not Type.COUNTRY:
            continue  # NATO, OPEC: an acronym, whatever village is called so
        if last < end and not _may_end(words, last, end):
            break
        return _known(sentence, i, last, places, preposition, around)
    return _unknown(sentence, i, end, preposition, around)


def _the_belongs(words: tuple[Word, ...], i: int) -> bool:
    """Whether "The" belongs to the name: The Hague, The Gambia."""
    if words[i].lower != "the" or i + 1 >= len(words):
        return False
    return any(place.name.startswith("The ") for place in gazetteer().find(words[i + 1].text))


def _continues_name(words: tuple[Word, ...], i: int) -> bool:
    """Whether the word goes on with a name that no place starts: "Jack London", "Denzel Washington"."""
    if i == 0 or not _capitalised(words[i - 1]):
        return False
    before = words[i - 1]
    if (
        before.text in adjectives()
        or before.lower in CLOSED
        or before.lower in DIRECTIONS
        or before.text.endswith("'s")
    ):
        return False
    if i == 1:
        return before.tag in {_C.NAME, _C.NOUN, _C.ADJECTIVE}
    return before.tag is _C.NAME


def _may_end(words: tuple[Word, ...], last: int, end: int) -> bool:
    """Whether a place name may end inside a run of capitals: before a noun of landscape ("Idlib Province"), not inside a person's name."""
    following = words[last]
    if following.lower.rstrip(".") in TITLES:
        return True  # "Florida Senator Rubio": the state, then a person
    return following.lower in FEATURES or following.lower in VENUES or (following.lower in CONNECTORS and end > last)


def _text(words: tuple[Word, ...], first: int, last: int) -> str:
    return " ".join(w.text.removesuffix("'s") for w in words[first:last])


def _preposition(words: tuple[Word, ...], i: int) -> int | None:
    """Index of the preposition that governs the noun phrase starting at word ``i``; None where there is none."""
    j = i - 1
    while j >= 0 and (
        words[j].tag in {_C.DETERMINER, _C.ADJECTIVE}
        or words[j].text in adjectives()
        or words[j].lower in DIRECTIONS
        or words[j].lower in FEATURES
    ):
        j -= 1
    if j < 0:
        return None
    if words[j].lower in {"and", "or", ","} and j > 0:
        earlier = _preposition(words, j) if _capitalised(words[j - 1]) else None
        if earlier is not None and all(
            _capitalised(w) or w.lower in CONNECTORS or w.text == "," for w in words[earlier + 1 : j]
        ):
            return earlier
        return None
    if words[j].lower == "of" and j > 0 and (words[j - 1].lower in DIRECTIONS or words[j - 1].lower in SPOTS):
        outer = _preposition(words, j - 1)
        return outer if outer is not None else (j - 1 if words[j - 1].lower in DIRECTIONS else None)
    governs = words[j].lower in LOCATIVE or words[j].lower in DIRECTIONAL
    return j if governs else None


def _relation(words: tuple[Word, ...], first: int, preposition: int | None) -> Relation:
    if preposition is None:
        return Relation.AT
    before = {w.lower for w in words[preposition:first]}
    off_centre = bool(before & DIRECTIONS) and "of" in before
    return Relation.NEAR if before & NEAR_WORDS or off_centre or words[preposition].lower in DIRECTIONS else Relation.AT


def _known(
    sentence: Sentence, first: int, last: int, places: tuple[Place, ...], preposition: int | None, around: Surroundings
) -> Found | None:
    words = sentence.words
    container, stop = _container(words, last)
    place = _choose(places, container, around)
    person = _is_person(words, first, last, preposition, around)
    if last < len(words) and words[last].lower in VENUES and words[last].tag in {_C.NOUN, _C.NAME} and not person:
        return _venue(sentence, first, last + 1, preposition, around)
    value = dataclasses.replace(
        _value(place, fold(_text(words, first, last))), relation=_relation(words, first, preposition)
    )
    return Found(first, stop, value, preposition, person)


def _value(place: Place, key: str) -> PlaceValue:
    country = gazetteer().country(place.country) if place.country else None
    outer = [place.region] if place.region else []
    if country is not None and place.type is not Type.COUNTRY:
        outer.append(country.name)
    return PlaceValue(place.name, key, place.type, place.country, place.lat, place.lon, tuple(outer))


def _container(words: tuple[Word, ...], last: int) -> tuple[Place | None, int]:
    """What ", State" or ", Country" behind a name says, and the index behind it."""
    if last + 1 >= len(words) or words[last].text != "," or not _capitalised(words[last + 1]):
        return None, last
    state = gazetteer().state(words[last + 1].text)
    if state is not None:
        stop = last + 2
        return state, stop + 1 if stop < len(words) and words[stop].text == "." and words[stop - 1].text[
            -1
        ] != "." else stop
    for end in range(min(len(words), last + 4), last + 1, -1):
        if not _capitalised(words[end - 1]):
            continue
        for place in gazetteer().find(_text(words, last + 1, end)):
            if place.type in {Type.COUNTRY, Type.REGION}:
                return place, end
    return None, last


def _choose(places: tuple[Place, ...], container: Place | None, around: Surroundings) -> Place:
    """Which of several places a name means: in what the text says it lies in, in a country the document speaks of, the likeliest."""

    def fit(place: Place) -> float:
        inside = 0.0
        if container is not None:
            inside = 6.0 * (place.country == container.country) + 6.0 * (place.region == container.name)
        return place.weight + inside + around.favour(place)

    return max(places, key=fit)


def _is_person(words: tuple[Word, ...], first: int, last: int, preposition: int | None, around: Surroundings) -> bool:
    """Whether the name is (part of) a person's: after a title, or a surname that the document gives with a first name."""
    if first > 0 and words[first - 1].lower.rstrip(".") in TITLES:
        return True
    return preposition is None and _text(words, first, last).lower() in around.surnames


def _unknown(sentence: Sentence, first: int, end: int, preposition: int | None, around: Surroundings) -> Found | None:
    words = sentence.words
    last = end
    if last <= len(words) and words[last - 1].lower in VENUES and last - first > 1:
        return _venue(sentence, first, last, preposition, around)
    if last < len(words) and words[last].lower in VENUES and words[last].tag is _C.NOUN and words[first].tag is _C.NAME:
        return _venue(sentence, first, last + 1, preposition, around)
    feature = last < len(words) and FEATURES.get(words[last].lower) in {"after", "either"}
    lead = first > 0 and FEATURES.get(words[first - 1].lower) in {"before", "either"}
    strict = preposition is not None and _only_a_place_fits(sentence, preposition, first)
    if not (strict or (feature and preposition is not None) or lead):
        return None
    if (
        words[first].tag is not _C.NAME
        or words[first].text.isupper()
        or any(c.isdigit() for w in words[first:last] for c in w.text)
    ):
        return None
    if (
        words[first].lower.rstrip(".") in TITLES
        or words[first].text in adjectives()
        or words[first].lower in MONTHS | WEEKDAYS
    ):
        return None
    if last - first > 1 and words[last - 1].tag is not _C.NAME:
        last -= 1
    stop = last + 1 if feature else last
    key = fold(_text(words, first, last))
    if _text(words, first, last).lower() in around.surnames or not key:
        return None
    container, beyond = _container(words, stop)
    within = () if container is None else tuple(filter(None, [container.name, *_value(container, "").within]))
    country = None if container is None else container.country
    value = PlaceValue(
        _text(words, first, last),
        key,
        Type.UNKNOWN,
        country,
        within=within,
        relation=_relation(words, first, preposition),
    )
    return Found(first, max(stop, beyond) if container else stop, value, preposition)


def _only_a_place_fits(sentence: Sentence, preposition: int, first: int) -> bool:
    """Whether an unknown name here must be a place: after "in" and its like, after "from" or "to" with a verb of motion."""
    words = sentence.words
    between = words[preposition + 1 : first]
    if not all(w.lower in SPOTS or w.lower in {"the", "of", "and", ","} or w.tag is _C.NAME for w in between):
        return False
    if words[preposition].lower in LOCATIVE:
        return True
    return words[preposition].lower in {"from", "to", "via"} and moves(sentence, words[preposition])


def _venue(sentence: Sentence, first: int, last: int, preposition: int | None, around: Surroundings) -> Found | None:
    words = sentence.words
    start = first - 1 if first > 0 and words[first - 1].tag is _C.DETERMINER else first
    if preposition is None and not (start > 0 and words[start - 1].lemma in REACHING):
        return None
    inside, stop = _town_after(words, last, around)
    town = inside or around.town
    within = () if town is None else tuple(filter(None, [town.name, town.region, *_value(town, "").within[-1:]]))
    proper = any(w.tag is _C.NAME for w in words[first:last])
    name = _text(words, first, last)
    value = PlaceValue(
        name=name,
        key=fold(name),
        type=Type.VENUE,
        country=None if town is None else town.country,
        lat=None
        if inside is None
        else inside.lat,  # only where the text says in which town: the dateline may be another's
        lon=None if inside is None else inside.lon,
        within=within,
        relation=_relation(words, first, preposition),
        described=not proper,
    )
    return Found(start, stop if inside is not None and not proper else last, value, preposition)


def _town_after(words: tuple[Word, ...], last: int, around: Surroundings) -> tuple[Place | None, int]:
    """The town that "the town hall at Monterrei", "the airport in Quito" names."""
    if last + 1 < len(words) and words[last].lower in {"in", "at", "of"} and _capitalised(words[last + 1]):
        end = _run(words, last + 1)
        places = gazetteer().find(_text(words, last + 1, end))
        if places:
            return _choose(places, None, around), end
    return None, last


def _noun_at(sentence: Sentence, i: int, around: Surroundings) -> Found | None:
    """A place named by a noun: "the stadium", "the cathedral square", "the German capital", "this southern city"."""
    words = sentence.words
    if words[i].tag is not _C.DETERMINER and not words[i].lower.endswith(("'s", "s'")):
        return None
    last = i + 1
    while (
        last < len(words) and last - i < _LONGEST and words[last].tag in _NOMINAL and words[last].tag is not _C.NUMBER
    ):
        last += 1
        if words[last - 1].lower in VENUES | SPOTS and not (last < len(words) and words[last].lower in VENUES | SPOTS):
            break  # "the German capital | next week", but "the town hall"
    head = words[last - 1].lower
    if last == i + 1 or (words[last - 1].tag not in {_C.NOUN, _C.NAME} and head not in SPOTS):
        return None
    preposition = _preposition(words, i)
    if head in VENUES and words[i].lower in {"the", "this", "that", "its", "his", "her", "their"}:
        return _venue(sentence, i + 1, last, preposition, around)
    if head not in SPOTS:
        return None
    if head == "capital":
        return _capital(sentence, i, last, preposition, around)
    if preposition is None or words[i].lower not in {"the", "this", "that"}:
        return None
    if last + 1 < len(words) and words[last].lower == "of" and _capitalised(words[last + 1]):
        return None  # "the city of Sochi": the name says it
    adjective = next((a for w in words[i:last] if (a := gazetteer().country_of_adjective(w.text)) is not None), None)
    country = around.country if adjective is None else adjective.country
    value = PlaceValue(_text(words, i, last), fold(_text(words, i + 1, last)), Type.UNKNOWN, country, described=True)
    return Found(i, last, value, preposition)


def _capital(sentence: Sentence, i: int, last: int, preposition: int | None, around: Surroundings) -> Found | None:
    """ "the German capital", "Portugal's capital", "the capital": the capital of the country named, else of the story's country."""
    words = sentence.words
    code = around.country
    for word in words[i : last - 1]:
        named = gazetteer().find(word.text.removesuffix("'s"))
        adjective = gazetteer().country_of_adjective(word.text)
        if adjective is not None:
            code = adjective.country
        elif named and named[0].type is Type.COUNTRY:
            code = named[0].country
        elif word.tag is _C.ADJECTIVE and word.lower not in DIRECTIONS:
            return None  # "the provincial capital", "the cultural capital"
    if preposition is None and words[i].lower == "the" and last == i + 2:
        return None  # "the capital" as money or as a subject
    place = gazetteer().capital_of(code) if code else None
    key = fold(_text(words, i, last))
    if place is None:
        value = PlaceValue(_text(words, i, last), key, Type.UNKNOWN, code, described=True)
    else:
        value = dataclasses.replace(_value(place, fold(place.name)), relation=_relation(words, i, preposition))
    return Found(i, last, value, preposition)
