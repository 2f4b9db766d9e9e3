"""Comparing places: the rules place.*."""

from __future__ import annotations

import dataclasses

import pytest

from tests.kinds.place_texts import mentions, only
from verifier.claims import Outcome
from verifier.kinds.place import PLACE, PlaceValue
from verifier.kinds.place.value import Sort

A, C, U = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED

PAIRS: list[tuple[str, str, Outcome, str]] = [
    # what stands behind "They met", twice
    ("in Kiev", "in Kyiv", A, "place.same"),
    ("in Burma", "in Myanmar", A, "place.same"),
    ("in Eastern Ghouta", "in East Ghouta", A, "place.same"),
    ("in the German capital", "in Berlin", A, "place.same"),
    ("in Quellbruck", "in Quellbruck", A, "place.same"),
    ("in Germany", "in Berlin", A, "place.within"),
    ("in Bavaria", "in Nuremberg", A, "place.within"),
    ("in Europe", "in Nuremberg", A, "place.within"),
    ("in the Balkans", "in Tirana", A, "place.within"),
    ("in Yorkshire", "in Harrogate", A, "place.within"),
    ("on Tenerife", "in Spain", A, "place.within"),
    ("in the airport in Quito", "in Ecuador", A, "place.within"),
    ("outside Berlin", "in Oranienburg", A, "place.near"),
    ("near Berlin", "in Berlin", A, "place.near"),
    ("near Berlin", "in Germany", A, "place.within"),
    ("near Berlin", "in Munich", C, "place.disjoint"),
    ("in Ankara", "in Tehran", C, "place.disjoint"),
    ("in Germany", "in Austria", C, "place.disjoint"),
    ("in Bavaria", "in Hamburg", C, "place.disjoint"),
    ("in Saxony", "in Bavaria", C, "place.disjoint"),
    ("in Denmark", "in Yorkshire", C, "place.disjoint"),
    ("in Lisbon", "in the Himalayas", C, "place.disjoint"),
    ("in Quellbruck", "in Lisbon", C, "place.disjoint"),
    ("in Quellbruck", "in Germany", U, "place.unknown"),
    ("in southern Syria", "in northern Syria", C, "place.part"),
    ("in southern Syria", "in Syria", A, "place.same"),
    ("in Springfield, Oregon", "in Springfield, Illinois", C, "place.disjoint"),
    ("in Springfield, Oregon", "in Springfield", A, "place.namesake"),
    ("in Saline County", "in Salina, Kansas", U, "place.namesake"),
    ("in Saline County, Arkansas", "in Salina, Kansas", C, "place.disjoint"),
    ("in Cordoba", "in Spain", U, "place.namesake"),
    ("in Cordoba", "in Hungary", C, "place.disjoint"),
    ("in the capital", "in Quito", A, "place.capital"),
    ("in the provincial capital", "in Palermo", A, "place.capital"),
    ("in the Sicilian capital", "in Palermo", A, "place.same"),
    ("in the Sicilian capital", "in Catania", C, "place.disjoint"),
    ("in the capital", "in Guayaquil", U, "place.described"),
    ("in the Ecuadorean capital", "in Quito", A, "place.same"),
    ("in the Ecuadorean capital", "in Lima", C, "place.disjoint"),
    ("near the north pole", "near the south pole", C, "place.part"),
    ("on the Spanish side of the border", "in Spain", A, "place.same"),
    ("on the Spanish side of the border", "in Portugal", C, "place.disjoint"),
    ("outside parliament", "outside the central station", C, "place.other-venue"),
    ("in London", "in Croydon", U, "place.suburb"),
    ("at the sports stadium in Lima", "at the stadium in Lima", A, "place.venue"),
    ("in the Marrick Hall", "at the Marrick Hall", A, "place.same"),
    ("at the ferry terminal", "at the town hall", C, "place.other-venue"),
    ("in the Marrick Hall", "in the Dudhope Centre", C, "place.other-venue"),
    ("at the airport in Quito", "at Guayaquil airport", C, "place.disjoint"),
    ("at the board office", "at the curling club", U, "place.described"),
    ("at the stadium", "in Lima", U, "place.described"),
    ("in the provincial capital", "in Lima", U, "place.described"),
    ("in the provincial capital", "in the provincial capital", A, "place.same"),
    ("near the Turkish border", "in Aleppo", U, "place.described"),
    ("around the Black Sea", "in Turkey", U, "place.unknown"),
]


@pytest.mark.parametrize(("one", "other", "outcome", "rule"), PAIRS, ids=[f"{a} / {b}" for a, b, _, _ in PAIRS])
def test_pairs(one: str, other: str, outcome: Outcome, rule: str) -> None:
    a, b = only(f"They met {one}."), only(f"They met {other}.")
    for comparison in (PLACE.compare(a, b), PLACE.compare(b, a)):
        assert (comparison.outcome, comparison.rule) == (outcome, rule)
        assert comparison.reason.endswith(".")


def test_where_a_journey_starts_says_nothing_of_where_it_ends() -> None:
    start, goal = only("They sailed from Tripoli."), only("They sailed to Tunis.")
    assert PLACE.compare(start, goal).rule == "place.other-role"
    assert PLACE.compare(start, only("They sailed from Tunis.")).outcome is Outcome.CONFLICTS
    assert PLACE.compare(start, only("They sailed to Tripoli.")).outcome is Outcome.UNDECIDED
    assert PLACE.compare(start, only("The ship was seized in Tripoli.")).outcome is Outcome.AGREES


def test_an_event_was_not_where_it_was_moved_from() -> None:
    """place.given-up: "Who writes that a rally was moved from one town to another says that it was not in the first"."""
    (given_up, _) = (m.value for m in mentions("The rally was shifted from Ostrava to Olomouc."))
    for held, outcome in (("Ostrava", Outcome.CONFLICTS), ("Brno", Outcome.UNDECIDED), ("Czechia", Outcome.UNDECIDED)):
        scene = only(f"The rally was held in {held}.")
        assert PLACE.compare(scene, given_up).outcome is PLACE.compare(given_up, scene).outcome is outcome
    reason = PLACE.compare(only("The rally was held in Ostrava."), given_up).reason
    assert reason.startswith("One has the event in Ostrava")
    assert reason.endswith("the other says that it was moved from there.")
    assert PLACE.compare(given_up, given_up).outcome is Outcome.AGREES
    fled = only("They fled from Ostrava.")
    assert PLACE.compare(fled, only("They met in Ostrava.")).outcome is Outcome.AGREES


def test_each_text_may_mean_another_namesake() -> None:
    """place.namesake: "Where the rest of each text speaks for another one, it is no proof of an error"."""
    first = mentions("Lebanese troops moved in. They met in Tripoli.")[-1].value
    second = mentions("Libyan troops moved in. They met in Tripoli.")[-1].value
    assert PLACE.compare(first, second).rule == "place.namesake"
    assert PLACE.compare(first, second).outcome is Outcome.UNDECIDED


def test_what_was_inferred_is_no_proof() -> None:
    that_city = mentions("He flew to Antwerp. He died in that city.")[-1].value
    assert PLACE.compare(that_city, only("He died in Paris.")).outcome is Outcome.UNDECIDED
    assert PLACE.compare(that_city, only("He died in Antwerp.")).outcome is Outcome.AGREES


def test_two_entries_of_one_place_are_one() -> None:
    """place.same: "lead to one entry", also where the versions of the gazetteer that two values come from differ in their entries."""
    town = only("They met in Nuremberg.")
    moved = dataclasses.replace(town, id=None, lat=(town.lat or 0) + 0.05)
    assert PLACE.compare(town, moved).rule == "place.same"
    far = dataclasses.replace(town, id=None, lat=(town.lat or 0) + 1)
    assert PLACE.compare(town, far).rule == "place.namesake"


def test_every_rule_says_what_it_is() -> None:
    names = [rule.name for rule in PLACE.rules]
    assert len(set(names)) == len(names)
    assert {rule for _, _, _, rule in PAIRS} | {"place.other-role", "place.given-up"} == set(names)
    assert all(rule.summary and rule.detail and rule.example for rule in PLACE.rules)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in Sochi.", "Sochi (Sochi City, Krasnodar Krai)"),
        ("They met in Germany.", "Germany"),
        ("They met near Tavira.", "near Tavira (Faro, Portugal)"),
        ("They met in northern Syria.", "northern Syria"),
        ("They met in the airport in Quito.", "airport (Quito)"),
    ],
)
def test_said(text: str, words: str) -> None:
    assert PLACE.say(only(text)) == words


def test_described_for_a_report() -> None:
    """docs/report.md: name, country (ISO 3166 alpha-2), lat, lon, within (names of what contains it, nearest first)."""
    fields = PLACE.describe(only("They met in Tavira."))
    assert (fields["name"], fields["country"], fields["lat"], fields["lon"]) == ("Tavira", "PT", 37.13, -7.65)
    assert list(str(fields["within"]).split("'")[1:6:2]) == ["Tavira", "Faro", "Portugal"]
    unknown = PLACE.describe(only("They met in Quellbruck."))
    assert (unknown["country"], unknown["lat"], unknown["lon"], unknown["within"]) == (None, None, None, [])


def test_a_value_of_its_own() -> None:
    """The interface promises that comparing never raises: values without coordinates, names or containers, too."""
    empty = PlaceValue("", Sort.UNKNOWN)
    for sort in Sort:
        assert PLACE.compare(empty, PlaceValue("", sort)).rule in {rule.name for rule in PLACE.rules}
