"""Ordinals: the length of a series, a place in a ranking, the minute of a match; and the many that only name something."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import claims, mentions
from verifier.kinds.count.value import Form

CLAIMS = [
    ("It was the fourth straight defeat.", "fourth", 4, "defeat"),
    ("It was his second straight win.", "second", 2, "win"),
    ("It was the fifth meeting running.", "fifth", 5, "meeting"),
    ("It was its third defeat in a row.", "third", 3, "defeat"),
    ("It was its third defeat in succession.", "third", 3, "defeat"),
    ("It was a fourth consecutive loss.", "fourth", 4, "loss"),
    ("It was the club's eighth successive title.", "eighth", 8, "title"),
    ("He scored in the 78th minute.", "78th", 78, "minute"),
    ("She came fifth in the race.", "fifth", 5, "place"),
    ("He was placed in fifth position.", "fifth", 5, "place"),
    ("The club finished 12th.", "12th", 12, "place"),
    ("They rose to third place.", "third", 3, "place"),
]
NAMED = [
    (
        "He scored in the 51st, 60th and 77th minutes.",
        [("51st", 51, "minute"), ("60th", 60, "minute"), ("77th", 77, "minute")],
    ),
    ("She is the third seed.", [("third", 3, "place")]),
    ("She took bronze in Oslo.", [("bronze", 3, "place")]),
    ("She won the silver medal.", [("silver", 2, "place")]),
    ("She won gold.", [("gold", 1, "place")]),
    ("He was the runner-up in Oslo.", [("runner-up", 2, "place")]),
    ("She is the world number three.", [("three", 3, "place")]),
    ("She is the No. 3 seed.", [("3", 3, "place")]),
    ("It was their third round of talks.", [("third", 3, "round")]),
    ("He won a second term in office.", []),
    ("A fourth man died.", [("fourth", 4, "man")]),
    ("He was beaten a third time.", [("third", 3, "time")]),
    ("It was her 10th title.", [("10th", 10, "title")]),
]
NOTHING = [
    "It was a second win.",
    "It was its third week.",
    "It was the first win.",
    "She bought a gold ring.",
    "He lives on the third floor.",
    "A third man died.",
    "The company's third quarter was poor.",
]


@pytest.mark.parametrize(("text", "words", "number", "unit"), CLAIMS)
def test_a_series_a_rank_and_a_minute_are_reported(text: str, words: str, number: float, unit: str) -> None:
    (found,) = mentions(text)
    assert (found.span.of(text), found.value.form, found.value.point, found.value.unit) == (
        words,
        Form.ORDINAL,
        number,
        unit,
    )
    assert claims(text) == [words]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_what_says_which_one_is_a_value_and_no_claim(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(m.span.of(text), m.value.point, m.value.unit) for m in mentions(text)] == expected
    assert claims(text) == []


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_a_period_or_one_more_is_no_value(text: str) -> None:
    assert mentions(text) == []


def test_a_birthday_is_an_age() -> None:
    (found,) = mentions("It was her 30th birthday.")
    assert (found.value.form, found.value.point, found.value.unit) == (Form.AGE, 30, "year")


def test_the_place_in_a_series_whose_length_is_told() -> None:
    third, four = mentions("It was the third of four night shifts.")
    assert (third.value.point, third.value.unit, bool(third.excluded)) == (3, "shift", True)
    assert (four.value.point, four.value.form) == (4, Form.COUNT)
