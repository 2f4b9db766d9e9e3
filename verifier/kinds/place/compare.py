"""Can two places be where one thing happened?

Every relation below takes its two values in either order, so that the outcome is the same for draft and report changed round.
"""

from __future__ import annotations

import dataclasses
from functools import partial

from verifier.claims import Comparison, Outcome, Rule
from verifier.kinds.place import rules
from verifier.kinds.place.gazetteer import distance
from verifier.kinds.place.lexicon import COMPASS, MEETING_PLACES, UNITS_AFTER, UNITS_BEFORE
from verifier.kinds.place.names import key
from verifier.kinds.place.value import Grounds, PlaceValue, Relation, Role, Seat, Sort, say

_SAME_KM = 25.0
"""Two entries of one name no further apart are a town and its municipality."""
_BESIDE_KM = 3.0
"""Two settlements no further apart have grown together more often than not."""
_FRINGE = 1.5
"""Reaches of a town from its middle within which a settlement may be a suburb of it."""
_NEAR_KM = 50.0
"""How far from a town "near" may be: half an hour's drive, before another town would be named."""
_FAR_KM = 100.0
"""From here on nobody writes "near"."""
_BOTH_NEAR_KM = 15.0
"""Two towns no further apart may both be the one that is near."""
_WIDE = frozenset({Sort.COUNTRY, Sort.REGION, Sort.AREA, Sort.ISLAND})
_MEASURED = frozenset({Sort.AREA, Sort.ISLAND})
_UNITS = UNITS_AFTER | UNITS_BEFORE | {"of", "the"}

Decision = tuple[Outcome, Rule]


def compare(draft: PlaceValue, reported: PlaceValue) -> Comparison:
    """Whether two places can be true of one event. Total; its outcome and rule are the same both ways."""
    outcome, rule = _decide(draft, reported)
    return Comparison(outcome, rule.name, partial(_reason, draft, reported, outcome, rule))


def _reason(draft: PlaceValue, reported: PlaceValue, outcome: Outcome, rule: Rule) -> str:
    a, b = say(draft), say(reported)
    told_apart = a != b or rule is rules.GIVEN_UP
    return (_REASONS[rule.name] if told_apart else _ALIKE[outcome]).format(a=a, b=b)


_REASONS = {
    "place.same": "{a} and {b} are the same place.",
    "place.within": "Of {a} and {b}, one lies in the other.",
    "place.near": "{a} and {b} are near enough for the words used.",
    "place.disjoint": "{a} and {b} are different places.",
    "place.part": "{a} and {b} are opposite parts.",
    "place.venue": "{a} and {b} may be called the same venue.",
    "place.other-venue": "{a} and {b} are different venues.",
    "place.other-role": "{a} and {b} play different parts in what happened.",
    "place.namesake": "{a} and {b} share a name, and may be one place.",
    "place.suburb": "{a} and {b} lie next to each other.",
    "place.unknown": "Whether {a} and {b} are the same place is not known.",
    "place.described": "{a} and {b} may be the same place.",
    "place.capital": "{a} and {b}: one is called by what the other is.",
    "place.given-up": "One has the event in {a}, the other says that it was moved from there.",
}
_ALIKE = {
    Outcome.AGREES: "Both say {a}.",
    Outcome.CONFLICTS: "Both say {a}, of two different places.",
    Outcome.UNDECIDED: "Both say {a}, perhaps of two places.",
}


def _decide(a: PlaceValue, b: PlaceValue) -> Decision:
    found = _together(a, b) or _apart(a, b)
    roles = {a.role, b.role}
    if Role.GIVEN_UP in roles and len(roles) > 1:
        return _given_up(found)
    if roles == {Role.SOURCE, Role.GOAL} or (found[0] is Outcome.CONFLICTS and Role.SOURCE in roles and len(roles) > 1):
        return Outcome.UNDECIDED, rules.OTHER_ROLE
    if found == (Outcome.CONFLICTS, rules.DISJOINT) and (a.uncertain or b.uncertain):
        return Outcome.UNDECIDED, rules.DESCRIBED
    if found[0] is Outcome.CONFLICTS and _may_be_namesake(a, b):
        return Outcome.UNDECIDED, rules.NAMESAKE
    return found


def _given_up(found: Decision) -> Decision:
    """One is where the event was moved from: it was not there, and of any other place that says nothing."""
    if found == (Outcome.AGREES, rules.SAME):
        return Outcome.CONFLICTS, rules.GIVEN_UP
    return Outcome.UNDECIDED, rules.OTHER_ROLE


def _may_be_namesake(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether another place of the one's name, which its text does not rule out, may lie in the other or hold it."""
    return bool(_WIDE & {a.sort, b.sort}) and any(y.country in x.namesakes for x, y in ((a, b), (b, a)))


def _together(a: PlaceValue, b: PlaceValue) -> Decision | None:
    """What makes the two agree, or leaves open whether they are one; None where nothing does."""
    if _is_capital(a, b) or _is_capital(b, a):
        return Outcome.AGREES, rules.CAPITAL
    if Sort.VENUE in {a.sort, b.sort}:
        return _venues(a, b)
    if _same(a, b):
        if _opposite(a.part, b.part):
            return Outcome.CONFLICTS, rules.PART
        near = a.relation is not b.relation
        return Outcome.AGREES, rules.NEAR if near else rules.SAME
    if contains(a, b) or contains(b, a):
        return Outcome.AGREES, rules.WITHIN
    if a.key == b.key and a.key:
        return _namesakes(a, b)
    return None


def _is_capital(described: PlaceValue, town: PlaceValue) -> bool:
    """Whether the one is a capital by what it is only ("the capital") and the other a town that is one."""
    if described.sort is not Sort.UNKNOWN or not described.described or described.seat is Seat.NONE:
        return False
    abroad = None not in {described.country, town.country} and described.country != town.country
    return town.sort is Sort.TOWN and town.seat is described.seat and not abroad


def _namesakes(a: PlaceValue, b: PlaceValue) -> Decision:
    """Two entries of one name, far apart."""
    if a.grounds is b.grounds is Grounds.STATED:
        return Outcome.CONFLICTS, rules.DISJOINT
    if Grounds.SIZE in {a.grounds, b.grounds}:
        return Outcome.AGREES, rules.NAMESAKE
    return Outcome.UNDECIDED, rules.NAMESAKE


def _same(a: PlaceValue, b: PlaceValue) -> bool:
    if a.id is not None and a.id == b.id:
        return True
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    if _core(a) != _core(b):
        return False
    if a.point is None or b.point is None:
        return True
    return distance(a.point, b.point) <= _SAME_KM or (a.sort is b.sort and a.sort in _MEASURED)


def _core(value: PlaceValue) -> str:
    """The name without nouns of landscape and government: "Ukerewe island" is Ukerewe."""
    words = [word for word in value.key.split() if word not in _UNITS]
    return " ".join(words) or value.key


def contains(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Whether the one place lies in the other, by what the gazetteer says or, for areas without borders, by distance."""
    if outer.sort is Sort.UNKNOWN or (outer.described and outer.point is None):
        return False
    if outer.country is not None and inner.country is not None and outer.country != inner.country:
        return False
    if outer.sort is Sort.COUNTRY:
        return inner.sort is not Sort.COUNTRY and inner.country is not None and inner.country == outer.country
    around = {key(name) for name in inner.within}
    # There are two districts of Aurangabad in India, and two regions: what contains the outer place has to contain the inner one, too.
    same_branch = not outer.within or key(outer.within[0]) in around
    if outer.key in around and same_branch and (inner.country is not None or outer.country is None):
        return True
    if outer.sort not in _MEASURED or outer.radius is None or outer.point is None or inner.point is None:
        return False
    if inner.sort is Sort.COUNTRY or (inner.sort in _MEASURED and (inner.radius or 0.0) >= outer.radius):
        return False
    return distance(outer.point, inner.point) <= outer.radius


def _opposite(a: str, b: str) -> bool:
    """Whether two parts look away from each other ("northern", "southern")."""
    first, second = _steps(a), _steps(b)
    return first != (0, 0) and first == (-second[0], -second[1])


def _steps(part: str) -> tuple[int, int]:
    return COMPASS.get(part.replace("-", "").removesuffix("ern"), (0, 0))


def _apart(a: PlaceValue, b: PlaceValue) -> Decision:
    """Neither is the other nor lies in it: how far apart they are, and how sure that is."""
    if a.country is not None and b.country is not None and a.country != b.country:
        return _across_border(a, b)
    if Sort.UNKNOWN in {a.sort, b.sort} or a.point is None or b.point is None:
        return _with_unknown(a, b)
    apart = distance(a.point, b.point)
    if Sort.AREA in {a.sort, b.sort} and _may_overlap(a, b, apart):
        return Outcome.UNDECIDED, rules.UNKNOWN
    if Relation.IN is not a.relation or Relation.IN is not b.relation:
        return _near(a, b, apart)
    if a.sort is b.sort is Sort.TOWN and apart <= max(_BESIDE_KM, _FRINGE * max(a.radius or 0.0, b.radius or 0.0)):
        return Outcome.UNDECIDED, rules.SUBURB
    return Outcome.CONFLICTS, rules.DISJOINT


def _may_overlap(a: PlaceValue, b: PlaceValue, apart: float) -> bool:
    """Whether an area without borders may reach to the other place; one that lies in several countries may be part of either."""
    reach = sum(v.radius or 0.0 for v in (a, b) if v.sort in _MEASURED)
    over_borders = any(v.sort is Sort.AREA and v.country is None for v in (a, b)) and bool(
        {a.sort, b.sort} & {Sort.COUNTRY, Sort.REGION}
    )
    return over_borders or apart <= 1.5 * reach + _NEAR_KM


def _across_border(a: PlaceValue, b: PlaceValue) -> Decision:
    near = (
        Relation.IN is not a.relation
        or Relation.IN is not b.relation
        or (a.described and a.sort is Sort.UNKNOWN)
        or (b.described and b.sort is Sort.UNKNOWN)
    )
    if near and a.point is not None and b.point is not None and Sort.UNKNOWN not in {a.sort, b.sort}:
        return _near(a, b, distance(a.point, b.point))
    return (Outcome.UNDECIDED, rules.DESCRIBED) if near else (Outcome.CONFLICTS, rules.DISJOINT)


def _near(a: PlaceValue, b: PlaceValue, apart: float) -> Decision:
    """At least one is "near" or "outside" its place."""
    if _WIDE & {a.sort, b.sort}:
        shores = all(v.sort in {Sort.ISLAND, Sort.TOWN} for v in (a, b))
        reach = sum(v.radius or 0.0 for v in (a, b))
        far = shores and None not in {a.radius, b.radius} and apart - reach > _FAR_KM
        return (Outcome.CONFLICTS, rules.DISJOINT) if far else (Outcome.UNDECIDED, rules.NEAR)
    if Relation.IN is not a.relation and Relation.IN is not b.relation:
        return (Outcome.UNDECIDED, rules.NEAR) if apart <= _BOTH_NEAR_KM else (Outcome.CONFLICTS, rules.DISJOINT)
    if apart <= _NEAR_KM:
        return Outcome.AGREES, rules.NEAR
    return (Outcome.UNDECIDED, rules.NEAR) if apart <= _FAR_KM else (Outcome.CONFLICTS, rules.DISJOINT)


def _with_unknown(a: PlaceValue, b: PlaceValue) -> Decision:
    """A name or a description that leads to no node, against another place in the same country or in one not known."""
    if a.described or b.described:
        same = a.key == b.key
        return (Outcome.AGREES, rules.SAME) if same else (Outcome.UNDECIDED, rules.DESCRIBED)
    if (
        _WIDE & {a.sort, b.sort}
        or Relation.IN is not a.relation
        or Relation.IN is not b.relation
        or _is_landscape(a)
        or _is_landscape(b)
    ):
        return Outcome.UNDECIDED, rules.UNKNOWN
    return Outcome.CONFLICTS, rules.DISJOINT


def _is_landscape(value: PlaceValue) -> bool:
    return value.sort is Sort.UNKNOWN and any(word in _UNITS for word in value.key.split())


# Venues


def _venues(a: PlaceValue, b: PlaceValue) -> Decision:
    if a.sort is not b.sort:
        venue, other = (a, b) if a.sort is Sort.VENUE else (b, a)
        return _venue_in(venue, other)
    towns = _towns(a, b)
    if towns is Outcome.CONFLICTS:
        return Outcome.CONFLICTS, rules.DISJOINT
    mine, theirs = set(a.key.split()), set(b.key.split())
    if mine <= theirs or theirs <= mine:
        return Outcome.AGREES, rules.VENUE if mine != theirs else rules.SAME
    alike = a.building == b.building or {a.building, b.building} <= MEETING_PLACES
    if not a.described and not b.described:
        own = (mine ^ theirs) - _UNITS
        return (
            (Outcome.CONFLICTS, rules.OTHER_VENUE)
            if own and not _shares_name(a, b)
            else (Outcome.UNDECIDED, rules.DESCRIBED)
        )
    return (Outcome.UNDECIDED, rules.DESCRIBED) if alike else (Outcome.CONFLICTS, rules.OTHER_VENUE)


def _shares_name(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether two named venues have more than what they are in common: "Leeds Crown Court" and "Leeds Combined Court"."""
    mine, theirs = a.key.split(), b.key.split()
    common = set(mine) & set(theirs) - _UNITS - {*a.building.split(), *b.building.split()}
    return bool(common) and mine[:1] == theirs[:1]


def _towns(a: PlaceValue, b: PlaceValue) -> Outcome:
    """How the towns of two venues stand to each other; undecided where one is not known or was inferred."""
    if a.point is None or b.point is None or a.uncertain or b.uncertain:
        return Outcome.UNDECIDED
    return _decide(_town(a), _town(b))[0]


def _town(venue: PlaceValue) -> PlaceValue:
    """The place that holds a venue, as a value."""
    name = venue.within[0] if venue.within else venue.name
    return PlaceValue(name, Sort.TOWN, venue.country, venue.lat, venue.lon, venue.within[1:])


def _venue_in(venue: PlaceValue, other: PlaceValue) -> Decision:
    words = venue.key.split()
    if other.sort is Sort.UNKNOWN and other.key and other.key in {" ".join(words[:-1]), " ".join(words[1:])}:
        return Outcome.AGREES, rules.SAME  # "Järntorget", "Järntorget square"
    if contains(other, venue):
        return (Outcome.UNDECIDED, rules.DESCRIBED) if venue.uncertain else (Outcome.AGREES, rules.WITHIN)
    if venue.point is None or venue.uncertain:
        foreign = (
            venue.country is not None
            and other.country is not None
            and venue.country != other.country
            and not venue.uncertain
        )
        return (Outcome.CONFLICTS, rules.DISJOINT) if foreign else (Outcome.UNDECIDED, rules.DESCRIBED)
    town = dataclasses.replace(_town(venue), relation=Relation.IN)
    return _together(town, other) or _apart(town, other)
