"""Venues, descriptions and names as copy has them; which of them are the scene of an event, and which only say who is meant."""

from __future__ import annotations

import pytest

from tests.kinds.place_texts import claims, mentions, only
from verifier.kinds.place.value import Role

SCENES = [
    # a place that owns another
    ("A fire broke out in Cairo's Abbasiya neighbourhood.", "Cairo's Abbasiya neighbourhood", "Abbasiya", "EG"),
    ("A fire broke out in London's Hyde Park.", "London's Hyde Park", "Hyde Park", "GB"),
    # venues
    ("Thousands met in St. Paul's Cathedral.", "St. Paul's Cathedral", "St. Paul's Cathedral", None),
    ("They met in a Lincoln Park fire station.", "Lincoln Park", "Lincoln Park", "US"),
    ("They met at Pyongyang airport.", "Pyongyang airport", "Pyongyang airport", "KP"),
    ("They met at Hotel Marimba.", "Hotel Marimba", "Hotel Marimba", None),
    ("He was held at the Magistrates' Court.", "the Magistrates' Court", "Magistrates' Court", None),
    ("They rallied outside parliament.", "outside parliament", "parliament", None),
    ("They met at the airport, Quito.", "the airport, Quito", "airport", "EC"),
    # descriptions
    ("They met in the provincial capital.", "the provincial capital", "the provincial capital", None),
    ("They met in the capital.", "the capital", "the capital", None),
    ("They met in the capital of the Gambia.", "the capital of the Gambia", "Banjul", "GM"),
    ("They gathered in the city of Sochi.", "Sochi", "Sochi", "RU"),
    ("They gathered in this region.", "this region", "this region", None),
    ("The probe landed near the Moon's south pole.", "near the Moon's south pole", "pole", None),
    # names
    ("They met in Ras al-Ain.", "Ras al-Ain", "Ras al-Ain", None),
    ("They died in Cowies Creek.", "Cowies Creek", "Cowies Creek", None),
    ("They met in the US.", "US", "United States", "US"),
    ("Drones flew over Oslo.", "Oslo", "Oslo", "NO"),
    ("Smith, of Ghent, appealed.", "Ghent", "Gent", "BE"),
    ("The Geneva talks failed.", "Geneva", "Geneva", "CH"),
]


@pytest.mark.parametrize(("text", "words", "name", "country"), SCENES)
def test_scenes(text: str, words: str, name: str, country: str | None) -> None:
    assert claims(text) == [words]
    found = only(text)
    assert (found.name, found.country, found.role) == (name, country, Role.SCENE)


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell over Denmark.",  # over a country nothing happens that is not told of all of it
        "Everyone in Oslo laughed.",
        "The North Pole expedition failed.",
        "The rally was shifted from Ostrava.",
    ],
)
def test_a_place_that_is_named_and_no_scene(text: str) -> None:
    assert mentions(text)
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met in the Oxford University Press.",
        "They met in the cultural capital.",
        "They gathered in the region.",
        "They met in OPEC.",
        "They were in court.",
        "The bank raised its capital.",
        "Jack London came.",
        "The Bishop of Bath came.",
        "Mr Lincoln came.",
        "J. Lincoln came.",
        "CBC Toronto came.",
        "The Boston Marathon was run.",
        "There is a fire there.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert mentions(text) == []
