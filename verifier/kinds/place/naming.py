"""Places by their names: those of the gazetteer, and names that it does not have where only a place fits."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.kinds.place import venues
from verifier.kinds.place.candidates import Candidate, Found, NoPlace, Way
from verifier.kinds.place.gazetteer import Place, shipped
from verifier.kinds.place.lexicon import (
    ACRONYMS,
    CONNECTORS,
    DIRECTIONAL,
    LANDSCAPE,
    MOVEMENT,
    NAMING,
    NO_PLACES,
    OF_HEADS,
    OFFICES,
    ORGANISATIONS,
    SORT_OF,
    TITLES,
    UNITS_AFTER,
    UNITS_BEFORE,
    WHEN,
)
from verifier.kinds.place.lookup import adjective_country, any_container, container_of, is_widely_known, longest
from verifier.kinds.place.pieces import LONGEST, NOMINAL, Piece, run_end, text_of
from verifier.kinds.place.prepositions import Governor, governor, part_before
from verifier.language.lexicon import letters
from verifier.text import WordClass

_C = WordClass
_LARGE = 300_000
"""Inhabitants of places that branches and teams are called after ("CBC Toronto")."""


def name(line: Sequence[Piece], i: int, before: Candidate | None) -> Found:
    """The place that a capital at piece ``i`` starts to name; ``before`` is the candidate before it."""
    end = run_end(line, i)
    led = _listed(line, i, before) or governor(line, i)
    if line[i].lower in ORGANISATIONS and end > i + 1 and line[i + 1].lower in {"of", "for"}:
        return NoPlace(i + 2)
    if line[end - 1].possessive and (found := _body_of_saint(line, i, end, led)) is not None:
        return found
    match = longest(line, i, end)
    if match is None or _is_common_noun(line, i, *match):
        return _without_match(line, i, end, led)
    if i > 0 and _belongs_to_name(line, i):
        return NoPlace(end, _surname(line, i - 1, end))
    last, places = match
    if last == i + 1 and line[i].lower in NO_PLACES:
        return NoPlace(last)  # "in English", "in Congress"
    if line[last - 1].possessive:
        return venues.owned(line, i, last, led, places)
    container, stop = container_of(line, last, places)
    if container or last == len(line):
        return _named(line, i, (last, stop), led, places, container)
    return _with_rest(line, i, last, end, led, places)


_COMMON = DIRECTIONAL | ORGANISATIONS | UNITS_AFTER | SORT_OF.keys()
"""Words of the names of bodies, houses and landscapes; villages called South, Hall and University are not meant by them."""


def _is_common_noun(line: Sequence[Piece], i: int, last: int, places: tuple[Place, ...]) -> bool:
    """Whether the match is one word that other names are made of ("South Plains College", "City Hall") and nothing says what it lies in."""
    return last == i + 1 and line[i].lower in _COMMON and not container_of(line, last, places)[0]


def _with_rest(
    line: Sequence[Piece], i: int, last: int, end: int, led: Governor | None, places: tuple[Place, ...]
) -> Found:
    """A name of the gazetteer that more words follow: a venue, a unit, an office, the rest of a person's or a body's name."""
    found = venues.behind_place(line, i, last, end, led, places)
    if found is not None:
        return found
    rest = line[last]
    attached = False
    if last < end and rest.capital and rest.lower not in UNITS_AFTER:
        if not _may_follow(line, i, last, end):
            return NoPlace(end, _surname(line, i, end))
        attached = True
    if rest.lower in UNITS_AFTER and rest.tag in NOMINAL:
        attached = attached or rest.possessive or _noun_follows(line, last + 1)
        return _named(line, i, (last, last + 1), led, places, (), unit=rest.lower, attached=attached)
    return _named(line, i, (last, last), led, places, (), attached=attached or _noun_follows(line, last))


def _named(
    line: Sequence[Piece],
    i: int,
    ends: tuple[int, int],
    led: Governor | None,
    places: tuple[Place, ...],
    container: tuple[Place, ...],
    unit: str = "",
    attached: bool = False,
) -> Candidate:
    last, stop = ends
    return Candidate(
        Way.NAMED,
        i,
        stop,
        text_of(line, i, last),
        places,
        container,
        governor=led,
        unit=unit or _unit_before(line, i),
        article=i > 0 and line[i - 1].lower == "the",
        part=part_before(line, i),
        attached=attached,
        possessive=line[stop - 1].possessive,
        initial=line[i].initial,
    )


def _unit_before(line: Sequence[Piece], i: int) -> str:
    """The noun of "the city of X", "County X"; "" where there is none."""
    if i > 0 and line[i - 1].lower in UNITS_BEFORE and line[i - 1].capital:
        return line[i - 1].lower
    if i > 1 and line[i - 1].lower == "of" and line[i - 2].lower in UNITS_AFTER | UNITS_BEFORE:
        return line[i - 2].lower
    return ""


def _listed(line: Sequence[Piece], i: int, before: Candidate | None) -> Governor | None:
    """The preposition of a list that the name goes on with ("in Berlin, Hamburg and Bremen")."""
    if before is None or before.governor is None or before.possessive or before.attached:
        return None
    if before.way not in {Way.NAMED, Way.UNKNOWN}:
        return None
    between = [p.lower for p in line[before.last : i]]
    joined = 0 < len(between) < 4 and all(word in {",", "and", "or", "the"} for word in between)
    return before.governor if joined else None


def _body_of_saint(line: Sequence[Piece], i: int, end: int, led: Governor | None) -> Found:
    """ "St. Paul's Hospital" is a house, "St. John's University" a body: of the saint's town nothing is said."""
    if end >= len(line) or not line[end].capital or line[end].initial or is_widely_known(line, i, end):
        return None
    if line[end - 1].lower not in OFFICES and (found := venues.of_saint(line, i, end, led)) is not None:
        return found
    return NoPlace(end + 1) if line[end].lower in ORGANISATIONS else None


def _belongs_to_name(line: Sequence[Piece], i: int) -> bool:
    """Whether what stands before makes of the name the end of a longer one ("Jack London", "Bishop of Bath", "Mr Lincoln")."""
    before = line[i - 1]
    if before.lower == "of" and i > 1 and line[i - 2].capital and not line[i - 2].initial:
        return line[i - 2].lower in TITLES - OFFICES
    if before.text == "." and i > 1:
        return line[i - 2].lower in TITLES or len(line[i - 2].text) == 1
    if before.lower in TITLES and before.capital and not before.initial:
        return True
    if not before.capital or before.possessive or before.end + 1 < line[i].start or line[i].glued:
        return False
    if before.lower in DIRECTIONAL | UNITS_BEFORE | OFFICES:
        return False
    return not before.initial and adjective_country(before.text) is None


def _may_follow(line: Sequence[Piece], i: int, last: int, end: int) -> bool:
    """Whether the capitals behind a place's name leave it a place: an office or a body of its government, a country's acronym before it."""
    following = line[last]
    if following.glued or line[last - 1].lower in UNITS_AFTER:
        return True
    if text_of(line, i, last).replace(".", "") in ACRONYMS or any(p.lower in OFFICES for p in line[last:end]):
        return True
    if following.lower in TITLES:
        return line[end - 1].lower not in ORGANISATIONS
    return following.tag is not _C.NAME and following.initial


def _noun_follows(line: Sequence[Piece], at: int) -> bool:
    """Whether the name belongs to a noun behind it ("Danbury police", "the Wisconsin dairy firm")."""
    if at >= len(line) or line[at].lower in WHEN or line[at].initial:
        return False
    if line[at].tag is _C.ADJECTIVE and at + 1 < len(line):
        return line[at + 1].tag is _C.NOUN and line[at + 1].lower not in WHEN
    return line[at].tag is _C.NOUN


# Names that the gazetteer does not have


def _without_match(line: Sequence[Piece], i: int, end: int, led: Governor | None) -> Found:
    """A run that no name of the gazetteer starts: step over what may go before one, else it is a name by itself."""
    piece = line[i]
    of = next((j for j in range(i + 1, end) if line[j].lower == "of"), None)
    if of is not None:
        end = of  # "Marco Rubio of Florida", "the Conference Board of Canada": the place behind is judged by itself
    if line[end - 1].lower in SORT_OF and (piece.lower in DIRECTIONAL or (end == i + 2 and piece.lower in OFFICES)):
        found = venues.named(line, i, end, led)  # "City Hall", "Central Station", "North Circular Road"
        if found is not None:
            return found
    steps = piece.lower in DIRECTIONAL | OFFICES or adjective_country(piece.text) is not None
    if end > i + 1 and (steps or piece.initial):
        return NoPlace(i + 1)
    if of == i + 1 and piece.lower in OF_HEADS | UNITS_BEFORE | OFFICES:
        return NoPlace(i + 2)
    found = venues.named(line, i, end, led)
    if found is None and line[end - 1].lower not in ORGANISATIONS:
        found = _unknown(line, i, end, led)
    return found or NoPlace(end, _surname(line, i, end))


def _surname(line: Sequence[Piece], i: int, end: int) -> str:
    """The last word of a run that may be a person's name, in lower case; "" where it is no person's."""
    run = line[i:end]
    titled = i > 0 and line[i - 1].lower.rstrip(".") in TITLES
    full = 1 < end - i < 5 and all(p.capital or p.text == "." for p in run)
    if not (full or titled) or any(p.lower in ORGANISATIONS | UNITS_AFTER or p.lower in SORT_OF for p in run):
        return ""
    first, last = line[i], line[end - 1]
    branch = not titled and (first.text.isupper() or letters(first.lower))
    if branch and any(p.population >= _LARGE for p in shipped().lookup(last.text)):
        return ""  # "CBC Toronto", "Team Alberta"
    return last.lower


def _unknown(line: Sequence[Piece], i: int, end: int, led: Governor | None) -> Candidate | None:
    """A name that the gazetteer does not have, where what stands around it says that it is a place's."""
    landscape = line[i].lower in LANDSCAPE and end > i + 1
    unit = _unit_behind(line, i, end)
    if led is None or not (led.word in NAMING | MOVEMENT or led.unit) or not _could_be_place(line, i, end):
        return None
    if not (landscape or unit) and not _stands_like_place(line, i, end):
        return None
    stop = end + 1 if unit and end < len(line) and line[end].lower == unit else end
    container, after = any_container(line, stop)
    return Candidate(
        Way.UNKNOWN,
        i,
        after if container else stop,
        text_of(line, i, end),
        container=container,
        governor=led,
        unit=unit,
        part=part_before(line, i),
        possessive=line[end - 1].possessive,
    )


def _unit_behind(line: Sequence[Piece], i: int, end: int) -> str:
    """The noun of landscape or government that ends a run or follows it ("Cowies Creek", "Soum province")."""
    if end < len(line) and line[end].lower in UNITS_AFTER and line[end].tag is _C.NOUN:
        return line[end].lower
    return line[end - 1].lower if end - i > 1 and line[end - 1].lower in UNITS_AFTER else ""


def _could_be_place(line: Sequence[Piece], i: int, end: int) -> bool:
    """Whether the words themselves can be a place's name: no title, no acronym, no language, no number."""
    run = line[i:end]
    if (
        end - i > LONGEST
        or line[i].lower in TITLES
        or len(line[i].text) < 2
        or adjective_country(line[i].text) is not None
    ):
        return False
    if any(p.lower in NO_PLACES or _is_acronym(p.text) or any(c.isdigit() for c in p.text) for p in run):
        return False
    return not any(p.glued and not p.capital and p.lower not in CONNECTORS for p in run)


def _stands_like_place(line: Sequence[Piece], i: int, end: int) -> bool:
    """Whether a bare name stands as names of settlements do: no noun behind it and no article before it (Quirk et al., A Comprehensive
    Grammar, 5.64 ff.): not "the Oscars", "his Thanksgiving address", "the Faulkners' home"."""
    if line[i].initial or line[i].tag is not _C.NAME:
        return False
    if end < len(line) and (
        (line[end].tag in {_C.NOUN, _C.NUMBER} and line[end].lower not in WHEN) or line[end].text == "'"
    ):
        return False
    before = line[i - 1] if i > 0 else None
    return before is None or before.tag not in {_C.DETERMINER, _C.ADJECTIVE} or before.lower in DIRECTIONAL


def _is_acronym(text: str) -> bool:
    """ "NATO", "MLAs": two capitals together, or three; "McMurdo" has two apart."""
    capitals = [n for n, c in enumerate(text) if c.isupper()]
    return len(capitals) > 1 and (capitals[1] == 1 or len(capitals) > 2)
