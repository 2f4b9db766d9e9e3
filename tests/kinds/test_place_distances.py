"""How far apart two places may be: each distance that decides, just kept and just passed."""

from __future__ import annotations

from typing import Any

import pytest

from verifier.claims import Outcome
from verifier.kinds.place import PLACE
from verifier.kinds.place.value import PlaceValue, Relation, Role, Sort

A_DEGREE = 111.195
"""Kilometres from one degree of latitude to the next, on a globe of 6,371 km."""
AGREES, CONFLICTS, UNDECIDED = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED


def place(name: str, km: float = 0.0, sort: Sort = Sort.TOWN, **more: Any) -> PlaceValue:
    """A place so many kilometres north of a point in one country."""
    return PlaceValue(name, sort, more.pop("country", "XA"), 10.0 + km / A_DEGREE, 20.0, **more)


BOUNDS: list[tuple[PlaceValue, PlaceValue, Outcome, str]] = [
    # two entries of one name
    (place("Velm"), place("Velm", 24.9), AGREES, "same"),
    (place("Velm"), place("Velm", 25.1), UNDECIDED, "namesake"),
    # two towns: from three kilometres on they are two, unless one reaches so far
    (place("Velm"), place("Ostra", 2.9), UNDECIDED, "suburb"),
    (place("Velm"), place("Ostra", 3.1), CONFLICTS, "disjoint"),
    (place("Velm", radius=10.0), place("Ostra", 14.9), UNDECIDED, "suburb"),
    (place("Velm", radius=10.0), place("Ostra", 15.1), CONFLICTS, "disjoint"),
    (place("Velm"), place("Ostra", 14.9, radius=10.0), UNDECIDED, "suburb"),
    # "near" reaches fifty kilometres, and leaves it open up to a hundred
    (place("Velm", relation=Relation.NEAR), place("Ostra", 49.9), AGREES, "near"),
    (place("Velm", relation=Relation.NEAR), place("Ostra", 50.1), UNDECIDED, "near"),
    (place("Velm", relation=Relation.NEAR), place("Ostra", 99.9), UNDECIDED, "near"),
    (place("Velm", relation=Relation.NEAR), place("Ostra", 100.1), CONFLICTS, "disjoint"),
    (place("Velm"), place("Ostra", 49.9, relation=Relation.OUTSIDE), AGREES, "near"),
    # both "near" another town: these two would have to be neighbours
    (place("Velm", relation=Relation.NEAR), place("Ostra", 14.9, relation=Relation.NEAR), UNDECIDED, "near"),
    (place("Velm", relation=Relation.NEAR), place("Ostra", 15.1, relation=Relation.OUTSIDE), CONFLICTS, "disjoint"),
    # across a border: near is near, and in is in
    (place("Velm", relation=Relation.NEAR), place("Ostra", 49.9, country="XB"), AGREES, "near"),
    (place("Velm", relation=Relation.NEAR), place("Ostra", 100.1, country="XB"), CONFLICTS, "disjoint"),
    (place("Velm"), place("Ostra", 1.0, country="XB"), CONFLICTS, "disjoint"),
    # an area holds what is within its reach, and of what is just beyond nobody knows
    (place("Sea", sort=Sort.AREA, radius=100.0), place("Ostra", 99.9), AGREES, "within"),
    (place("Sea", sort=Sort.AREA, radius=100.0), place("Ostra", 100.1), UNDECIDED, "unknown"),
    (place("Sea", sort=Sort.AREA, radius=100.0), place("Ostra", 199.0), UNDECIDED, "unknown"),
    (place("Sea", sort=Sort.AREA, radius=100.0), place("Ostra", 201.0), CONFLICTS, "disjoint"),
    # of an island everybody sees where it ends
    (place("Isle", sort=Sort.ISLAND, radius=10.0), place("Ostra", 9.9), AGREES, "within"),
    (place("Isle", sort=Sort.ISLAND, radius=10.0), place("Ostra", 10.1), CONFLICTS, "disjoint"),
    (
        place("Isle", sort=Sort.ISLAND, radius=10.0, relation=Relation.NEAR),
        place("Ostra", 109.0),
        UNDECIDED,
        "near",
    ),
    (
        place("Isle", sort=Sort.ISLAND, radius=10.0, relation=Relation.NEAR),
        place("Ostra", 111.0, radius=0.0),
        CONFLICTS,
        "disjoint",
    ),
]


@pytest.mark.parametrize(("one", "other", "outcome", "rule"), BOUNDS)
def test_distances(one: PlaceValue, other: PlaceValue, outcome: Outcome, rule: str) -> None:
    for found in (PLACE.compare(one, other), PLACE.compare(other, one)):
        assert (found.outcome, found.rule) == (outcome, f"place.{rule}")


ROLES: list[tuple[Role, Role, str, Outcome, str]] = [
    (Role.SOURCE, Role.GOAL, "Velm", UNDECIDED, "other-role"),
    (Role.SOURCE, Role.SOURCE, "Ostra", CONFLICTS, "disjoint"),
    (Role.SOURCE, Role.SCENE, "Ostra", UNDECIDED, "other-role"),
    (Role.SOURCE, Role.SCENE, "Velm", AGREES, "same"),
    (Role.GOAL, Role.SCENE, "Ostra", CONFLICTS, "disjoint"),
    (Role.GOAL, Role.SCENE, "Velm", AGREES, "same"),
    (Role.GIVEN_UP, Role.SCENE, "Velm", CONFLICTS, "given-up"),
    (Role.GIVEN_UP, Role.SCENE, "Ostra", UNDECIDED, "other-role"),
    (Role.GIVEN_UP, Role.GIVEN_UP, "Velm", AGREES, "same"),
    (Role.GIVEN_UP, Role.GIVEN_UP, "Ostra", CONFLICTS, "disjoint"),
]


@pytest.mark.parametrize(("mine", "theirs", "name", "outcome", "rule"), ROLES)
def test_what_a_place_is_to_the_event(mine: Role, theirs: Role, name: str, outcome: Outcome, rule: str) -> None:
    one, other = place("Velm", role=mine), place(name, 0.0 if name == "Velm" else 400.0, role=theirs)
    for found in (PLACE.compare(one, other), PLACE.compare(other, one)):
        assert (found.outcome, found.rule) == (outcome, f"place.{rule}")


def test_a_place_inferred_from_the_rest_of_the_story_contradicts_none() -> None:
    found = PLACE.compare(place("Velm", uncertain=True), place("Ostra", 400.0))
    assert (found.outcome, found.rule) == (UNDECIDED, "place.described")
