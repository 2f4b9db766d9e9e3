"""Can two places be where one event was?"""

from __future__ import annotations

from verifier.claims import Comparison, Outcome, Rule
from verifier.kinds.place.names import fold
from verifier.kinds.place.value import PlaceValue, Relation, Type, distance_km

NEAR_KM = 60.0
"""How far from a town "near" and "outside" may mean: an hour's drive; past that a story names another town."""
SAME_KM = 20.0
"""Two entries of one name this close are one place (a town and its municipality), and two names this close may be (a city and its
borough)."""

RULES: tuple[Rule, ...] = (
    Rule(
        "place.same",
        "The same place.",
        "Both names lead to the same entry of the gazetteer, by its name, an alias or a former name, or are the same name.",
        "Draft: Kiev. Reported: Kyiv. Agrees.",
    ),
    Rule(
        "place.within",
        "One contains the other.",
        "What happened in a town happened in its region and country; a coarser place is not a different one.",
        "Draft: in Germany. Reported: in Berlin. Agrees.",
    ),
    Rule(
        "place.near",
        "One is near the other.",
        f"Where a text says near, outside or off, places up to {NEAR_KM:.0f} km away agree: news names the nearest town readers know.",
        "Draft: outside Berlin. Reported: in Meseberg. Agrees.",
    ),
    Rule(
        "place.disjoint",
        "Two places, neither of which contains the other.",
        "One event has one place: two towns, two countries, or a town and a country it does not lie in cannot both be right.",
        "Draft: in Ankara. Reported: in Tehran. Conflicts.",
    ),
    Rule(
        "place.other-venue",
        "Two named venues.",
        "Two buildings or squares with names of their own are two places.",
        "Draft: in the Caird Hall. Reported: at the Dudhope Centre. Conflicts.",
    ),
    Rule(
        "place.other-role",
        "One is where it happened, the other where somebody came from or went.",
        "What starts in one place may end in another: a journey has two places, a meeting one.",
        "Draft: left from Tripoli. Reported: arrived in Tunis. Undecided.",
    ),
    Rule(
        "place.undecided",
        "The names do not decide.",
        "A venue named only by a noun may be the one named elsewhere; a name that the gazetteer does not have may lie inside "
        "another place.",
        "Draft: at the stadium. Reported: in Garm. Undecided.",
    ),
)


def compare(draft: PlaceValue, reported: PlaceValue) -> Comparison:
    """Whether two places can be true of one event. Total and symmetric."""
    outcome, rule = _relate(draft, reported)
    pair = f"{say(draft)} and {say(reported)}"
    reason = {
        "place.same": f"{pair} are the same place.",
        "place.within": f"Of {pair} one lies in the other.",
        "place.near": f"{pair} are near each other.",
        "place.disjoint": f"{pair} are two places.",
        "place.other-venue": f"{pair} are two venues.",
        "place.other-role": f"{pair} play different parts in what happened.",
        "place.undecided": f"Whether {pair} are the same place cannot be told.",
    }[rule]
    return Comparison(outcome, rule, reason)


def _relate(a: PlaceValue, b: PlaceValue) -> tuple[Outcome, str]:
    if _same(a, b):
        return Outcome.AGREES, "place.same"
    if _contains(a, b) or _contains(b, a):
        return Outcome.AGREES, "place.within"
    if a.role is not b.role:
        return Outcome.UNDECIDED, "place.other-role"
    if Type.VENUE in {a.type, b.type}:
        return _venues(a, b)
    apart = distance_km(a, b)
    near = Relation.NEAR in {a.relation, b.relation}
    if apart is not None:
        if near and apart <= NEAR_KM:
            return Outcome.AGREES, "place.near"
        # A sea or a range is no point, and coordinates of regions are those of their largest town.
        vague = {Type.LANDMARK, Type.REGION} & {a.type, b.type} and (
            a.country is None or b.country is None or a.country == b.country
        )
        return (
            (Outcome.UNDECIDED, "place.undecided")
            if vague or apart <= SAME_KM
            else (Outcome.CONFLICTS, "place.disjoint")
        )
    if a.described or b.described or near:
        return Outcome.UNDECIDED, "place.undecided"
    # At least one name is not in the gazetteer: it may be a village inside a region or a country, but it is not another town.
    wide = {Type.COUNTRY, Type.REGION, Type.LANDMARK}
    if a.type in wide or b.type in wide:
        return Outcome.UNDECIDED, "place.undecided"
    return Outcome.CONFLICTS, "place.disjoint"


def _same(a: PlaceValue, b: PlaceValue) -> bool:
    apart = distance_km(a, b)
    if apart is not None:
        return (
            apart <= SAME_KM
            and (a.type is b.type or a.key == b.key)
            and (a.key == b.key or fold(a.name) == fold(b.name))
        )
    if a.described and b.described and Type.VENUE not in {a.type, b.type}:
        return a.key == b.key and a.country == b.country
    return a.key == b.key


def _contains(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Whether a country, region or town is what the other place lies in."""
    if outer.type is Type.COUNTRY:
        return inner.country is not None and inner.country == outer.country
    if outer.country is not None and inner.country is not None and outer.country != inner.country:
        return False
    names = {fold(name) for name in inner.within}
    return bool(names & {fold(outer.name), outer.key})


def _venues(a: PlaceValue, b: PlaceValue) -> tuple[Outcome, str]:
    apart = distance_km(a, b)
    if apart is not None and apart > NEAR_KM:
        return Outcome.CONFLICTS, "place.disjoint"
    mine, theirs = set(a.key.split()), set(b.key.split())
    if a.type is b.type and (mine <= theirs or theirs <= mine):
        return Outcome.AGREES, "place.same"  # "the hall" and "Caird Hall"
    if a.type is b.type and not a.described and not b.described and not mine & theirs:
        return Outcome.CONFLICTS, "place.other-venue"
    if a.type is not b.type:
        venue, other = (a, b) if a.type is Type.VENUE else (b, a)
        elsewhere = other.type is Type.COUNTRY and venue.country is not None and other.country != venue.country
        if elsewhere:
            return Outcome.CONFLICTS, "place.disjoint"
    return Outcome.UNDECIDED, "place.undecided"


def say(value: PlaceValue) -> str:
    """A place in words: "Sochi (Russia)", "near Tavira"."""
    near = "near " if value.relation is Relation.NEAR else ""
    outer = value.within[-1] if value.within and value.type is not Type.COUNTRY else ""
    return f"{near}{value.name}" + (f" ({outer})" if outer and fold(outer) != fold(value.name) else "")
