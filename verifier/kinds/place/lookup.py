"""Names of the gazetteer in a sentence: the longest that starts somewhere, and what a comma behind it adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifier.kinds.place.gazetteer import Feature, NameKind, Place, shipped
from verifier.kinds.place.lexicon import ACRONYMS, SORT_OF
from verifier.kinds.place.pieces import ARABIC_ARTICLES, LONGEST, Piece, run_end, text_of

_SHORT = 4
"""Letters up to which a word in capitals is an acronym and no place, but for the countries in ``ACRONYMS``."""
_MILLIONS = 2_000_000
_CONTAINER_WORDS = 3
_OF_GOVERNMENT = frozenset("town city county village borough".split())
"""What halls and courts are of ("Town Hall", "County Court")."""


def longest(line: Sequence[Piece], first: int, end: int) -> tuple[int, tuple[Place, ...]] | None:
    """The longest name of the gazetteer from piece ``first`` on, ``end`` at most: the index behind it and what it can mean."""
    for last in range(min(end, first + LONGEST), first, -1):
        if not (line[last - 1].capital or line[last - 1].glued) or _cuts_name(line, last):
            continue
        places = _usable(text_of(line, first, last))
        if places:
            return last, places
    return None


def _cuts_name(line: Sequence[Piece], last: int) -> bool:
    """Whether a name that ends there cuts a longer one: "Baden" in "Baden-Powell", not "Russia" in "Russia-Turkey"; "Leith Town" in
    "Leith Town Hall"."""
    if last + 1 < len(line) and line[last].lower in ARABIC_ARTICLES and line[last + 1].glued:
        return True  # "Ras" in "Ras al-Ain"
    if last >= len(line) or not line[last].capital:
        return False
    if line[last - 1].lower in _OF_GOVERNMENT and line[last].lower in SORT_OF:
        return True
    if not line[last].glued:
        return False
    return not shipped().lookup(line[last].text)


def _usable(name: str) -> tuple[Place, ...]:
    """The places of a name, without those that its spelling speaks against."""
    places = shipped().lookup(name)
    if not places:
        return ()
    letters = name.replace(".", "")
    if letters.isupper() and len(letters) <= _SHORT and letters.isalpha() and letters not in ACRONYMS:
        return ()  # OPEC, WHO
    if not letters.isupper() and letters.upper() in ACRONYMS:
        return ()  # "Us"
    named = [p for p in places if p.called not in {NameKind.ABBREVIATION, NameKind.ADJECTIVE}]
    if len(named) < len(places) and any(p.called is NameKind.ADJECTIVE for p in places):
        named = [p for p in named if p.feature is Feature.COUNTRY]  # "German" is no parish of the Isle of Man
    return tuple(named)


def adjective_country(word: str) -> Place | None:
    """The country or the first-level region that an adjective or the name of a people speaks of ("German", "Danes", "Bavarian")."""
    return next((p for p in shipped().lookup(word) if p.called is NameKind.ADJECTIVE), None)


def inside(place: Place, outer: Place) -> bool:
    """Whether the gazetteer says that one place lies in the other."""
    if place.row == outer.row or (outer.country is not None and place.country != outer.country):
        return False
    return outer.feature is Feature.COUNTRY or outer.name in place.within


def is_widely_known(line: Sequence[Piece], first: int, last: int) -> bool:
    """Whether the pieces name a country, a capital or a region of millions."""
    places = shipped().lookup(text_of(line, first, last))
    return any(
        p.feature is Feature.COUNTRY
        or shipped().is_capital(p)
        or (p.feature is Feature.REGION and p.population >= _MILLIONS)
        for p in places
    )


def container_of(line: Sequence[Piece], last: int, places: tuple[Place, ...]) -> tuple[tuple[Place, ...], int]:
    """What stands behind a comma and contains one of the places ("Paris, Texas", "Pocahontas, Ark."), and the index behind it."""
    country = any(place.feature is Feature.COUNTRY and place.called <= NameKind.NAME for place in places)

    def fits(outer: Place) -> bool:
        # No country lies in another: "Russia, U.S. officials said".
        return not (country and outer.feature is Feature.COUNTRY) and any(inside(place, outer) for place in places)

    return _behind_comma(line, last, fits)


def any_container(line: Sequence[Piece], last: int) -> tuple[tuple[Place, ...], int]:
    """A country or a first-level region behind a comma, after a name that the gazetteer does not have."""
    return _behind_comma(line, last, lambda outer: outer.feature is not Feature.DISTRICT)


def _behind_comma(line: Sequence[Piece], last: int, fits: Callable[[Place], bool]) -> tuple[tuple[Place, ...], int]:
    first = last + 1
    if first >= len(line) or line[last].text != "," or not line[first].text[:1].isupper():
        return (), last
    for stop in range(min(len(line), first + _CONTAINER_WORDS), first, -1):
        name = text_of(line, first, stop)
        if not line[stop - 1].text[:1].isupper():
            continue
        point = stop < len(line) and line[stop].text == "."
        places = shipped().lookup(name)
        outer = tuple(p for p in places if _may_contain(p, name, point) and fits(p))
        if places and not outer and stop > first + 1:
            return (), last  # "Montreal, Quebec City": another town
        if outer:
            point = point and outer[0].called is NameKind.ABBREVIATION
            return outer, stop + 1 if point and stop + 1 < len(line) else stop
    return (), last


def _may_contain(place: Place, name: str, point: bool) -> bool:
    """Whether the place can be what the name before the comma lies in; ``point`` says that a full stop follows ("Mo.")."""
    if not Feature.COUNTRY <= place.feature <= Feature.DISTRICT or place.called is NameKind.ADJECTIVE:
        return False
    return place.called is not NameKind.ABBREVIATION or len(name) > 2 or name.isupper() or point


def town_behind(line: Sequence[Piece], last: int) -> tuple[tuple[Place, ...], int]:
    """The town that "the airport in Quito", "the cathedral square of Bamberg" go on with, and the index behind it."""
    if last + 1 >= len(line) or line[last].lower not in {"in", "at", "of", "on", ","}:
        return (), last
    first = last + 2 if line[last + 1].lower == "the" and last + 2 < len(line) else last + 1
    if not line[first].capital:
        return (), last
    end = run_end(line, first)
    found = longest(line, first, end)
    if found is None or found[0] < end or line[end - 1].possessive:
        return (), last
    stop, places = found
    if line[last].text == "," and not any(p.feature is Feature.CITY for p in places):
        return (), last
    outer, after = container_of(line, stop, places)
    return tuple(p for p in places if not outer or any(inside(p, o) for o in outer)), after
