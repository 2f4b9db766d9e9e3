"""Venues: buildings and sites, by a name ("Caird Hall", "Whitfield library") or by what they are ("the cathedral square")."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.kinds.place.candidates import Candidate, Way
from verifier.kinds.place.gazetteer import Place
from verifier.kinds.place.lexicon import (
    CONNECTORS,
    FIRST,
    NAMED_ONLY,
    NEARNESS,
    NOT_ALONE,
    ORGANISATIONS,
    SORT_OF,
    UNITS_AFTER,
)
from verifier.kinds.place.lookup import longest, town_behind
from verifier.kinds.place.pieces import Piece, nominal_end, run_end, text_of
from verifier.kinds.place.prepositions import Governor, governor, is_object, part_before
from verifier.kinds.place.value import Relation
from verifier.text import WordClass

_OF_GOVERNMENT = frozenset("town city county village borough council".split())
_SEATS_OF_GOVERNMENT = frozenset("hall chambers offices building".split())
_SAINTS = frozenset("st saint ste sainte".split())
"""Whose churches, hospitals and schools have their name: "St Mary's church" is in no town of St Mary's."""
_INDEFINITE = frozenset("a an another every each some any".split())


def venue(
    line: Sequence[Piece],
    start: int,
    words: tuple[int, int],
    led: Governor | None,
    host: tuple[Place, ...] = (),
    noun: int | None = None,
) -> Candidate | None:
    """A venue whose name or description are the pieces of ``words``; ``start`` is its first piece with a determiner or an owner.

    ``host`` is the town in its name, ``noun`` the index of the word that says what it is, the last one where it is not given. None where
    neither a preposition nor a verb nor a town makes a place of it.
    """
    if led is None and not host and not is_object(line, start):
        return None
    first, last = words
    head = line[last - 1 if noun is None else noun]
    container, stop = ((), last) if head.possessive else town_behind(line, last)
    capitals = [piece for piece in line[first:last] if piece.capital]
    return Candidate(
        Way.VENUE,
        start,
        stop,
        text_of(line, first, last),
        container=container,
        host=host,
        governor=led,
        building=_sort(line, last - 1 if noun is None else noun),
        proper=any(p.lower not in SORT_OF for p in capitals) or len(capitals) == last - first,
        possessive=head.possessive,
        initial=line[start].initial,
    )


def _sort(line: Sequence[Piece], noun: int) -> str:
    """What the venue is whose noun stands there: "town hall", "city chambers" are one of government."""
    before = line[noun - 1].lower if noun > 0 else ""
    if before in _OF_GOVERNMENT and line[noun].lower in _SEATS_OF_GOVERNMENT:
        return "town hall"
    return SORT_OF[line[noun].lower]


def behind_place(
    line: Sequence[Piece], i: int, last: int, end: int, led: Governor | None, places: tuple[Place, ...]
) -> Candidate | None:
    """The venue that a place's name goes on to name: "Pyongyang airport", "York Crown Court", "Pardubice railway station"."""
    stop = nominal_end(line, last, 5)
    nouns = [n for n in range(last, stop) if line[n].lower in SORT_OF and not line[n].initial]
    if not nouns or _has_body(line, last, stop):
        return None
    after = nouns[-1] + 1
    if after < end or (after < stop and line[after].tag is WordClass.NOUN):
        return None
    if i > 0 and line[i - 1].lower in _INDEFINITE:
        # "in a Lincoln Park fire station": which one is left open, the place is not.
        return Candidate(Way.NAMED, i, last, text_of(line, i, last), places, governor=led)
    return venue(line, i, (i, after), led, places)


def owned(line: Sequence[Piece], i: int, last: int, led: Governor | None, places: tuple[Place, ...]) -> Candidate:
    """A place that owns what follows: "in London's Hyde Park" is in the park, "in Cairo's Abbasiya neighbourhood" there; else it acts."""
    stop = nominal_end(line, last, 5)
    if led is not None and stop > last:
        head = line[stop - 1]
        named = any(piece.capital for piece in line[last:stop])
        if head.lower in SORT_OF and (named or head.lower not in NAMED_ONLY):
            saint = line[i].lower in _SAINTS
            found = venue(line, i, (i if saint else last, stop), led, () if saint else places)
            if found is not None:
                return found
        if head.lower in UNITS_AFTER and line[last].capital and stop > last + 1 and not head.capital:
            name = text_of(line, last, stop - 1)
            return Candidate(Way.UNKNOWN, i, stop, name, container=places, governor=led, unit=head.lower)
    return Candidate(
        Way.NAMED,
        i,
        last,
        text_of(line, i, last),
        places,
        governor=led,
        part=part_before(line, i),
        possessive=True,
        initial=line[i].initial,
    )


def of_saint(line: Sequence[Piece], i: int, end: int, led: Governor | None) -> Candidate | None:
    """ "St. Paul's Hospital": a run that ends in a possessive and goes on in capitals to what the house is."""
    whole = run_end(line, end)
    if line[whole - 1].lower not in SORT_OF:
        return None
    return venue(line, i, (i, whole), led)


def named(line: Sequence[Piece], i: int, end: int, led: Governor | None) -> Candidate | None:
    """A run of capitals with a venue noun in it or behind it: "Caird Hall", "Whitfield library", "Hotel Marimba"."""
    if (led is None and not is_object(line, i)) or line[i].initial or _has_loose_part(line, i, end):
        return None
    nouns = [j for j in range(i, end) if line[j].lower in SORT_OF and (j > i or line[j].lower in FIRST)]
    indefinite = i > 0 and line[i - 1].lower in _INDEFINITE
    if not indefinite and not line[end - 1].possessive:
        behind = nominal_end(line, end, 3)
        nouns += [j for j in range(end, behind) if line[j].lower in SORT_OF and not line[j].capital]
    if not nouns or (line[end - 1].lower in ORGANISATIONS and line[end - 1].lower not in SORT_OF):
        return None
    return venue(line, i, (i, max(end, nouns[-1] + 1)), led, noun=nouns[-1])


def bare(line: Sequence[Piece], i: int) -> Candidate | None:
    """ "outside parliament", "near school": a site without an article is a place by the words that put something beside it.

    Behind "in" and "at" it is what is done there: "in court", "at school" (Quirk et al., 5.44).
    """
    if line[i].lower not in SORT_OF or line[i].tag is not WordClass.NOUN or nominal_end(line, i, 2) > i + 1:
        return None
    led = governor(line, i)
    if led is None or led.relation is Relation.IN or led.index != i - 1 or led.word not in NEARNESS:
        return None
    return venue(line, i, (i, i + 1), led)


def described(line: Sequence[Piece], i: int, last: int, led: Governor | None) -> Candidate | None:
    """A noun phrase after a determiner at ``i`` whose head is a venue: "the Evansville fairgrounds", "the town hall at Monterrei"."""
    words = line[i + 1 : last]
    capital = next((j for j in range(i + 1, last) if line[j].capital and not line[j].initial), None)
    if capital is not None:
        found = longest(line, capital, run_end(line, capital))
        return venue(line, i, (i + 1, last), led, found[1] if found is not None else ())
    head = words[-1].lower
    if head in NAMED_ONLY or (len(words) == 1 and head in NOT_ALONE and not town_behind(line, last)[0]):
        return None
    return venue(line, i, (i + 1, last), led)


def _has_body(line: Sequence[Piece], first: int, last: int) -> bool:
    """Whether the words name a body, not a house ("Oxford University Press"; "Luton Town Hall" is one)."""
    return any(p.lower in ORGANISATIONS and p.lower not in SORT_OF and p.lower != "town" for p in line[first:last])


def _has_loose_part(line: Sequence[Piece], first: int, last: int) -> bool:
    """ "Republican-controlled Senate": a hyphen that joins no name."""
    return any(p.glued and not p.capital and p.lower not in CONNECTORS for p in line[first:last])
