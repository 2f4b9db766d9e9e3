"""The numbers, months, days and units that dates are written with."""

from __future__ import annotations

import re

import pytest

from verifier.kinds.date import lexicon
from verifier.kinds.date.calendar import Grain, Season

MONTHS = (
    "January February March April May June July August September October November December",
    "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.",
)
WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "Mon Tues Weds Thurs Fri Sat Sun",
    "Mon. Tue. Wed. Thu. Fri. Sat. Sun.",
)


@pytest.mark.parametrize("names", MONTHS)
def test_the_months_in_order(names: str) -> None:
    assert [lexicon.month_number(name) for name in names.split()] == list(range(1, 13))
    for name in names.split():
        assert re.fullmatch(lexicon.MONTH, name)
        assert any(piece in name.lower() for piece in lexicon.IN_MONTHS)


@pytest.mark.parametrize("names", WEEKDAYS)
def test_the_days_of_the_week_in_order(names: str) -> None:
    assert [lexicon.weekday_number(name) for name in names.split()] == list(range(7))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("half a", 0.5),
        ("half an", 0.5),
        ("a couple of", 2),
        ("Two", 2),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("a dozen", 12),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-one", 21),
        ("ninety-nine", 99),
        ("10", 10),
        ("2.5", 2.5),
        ("1000", 1000),
        ("several", None),
        ("a few", None),
        ("some", None),
        ("many", None),
    ],
)
def test_numbers(words: str, number: float | None) -> None:
    assert re.fullmatch(f"(?i:{lexicon.NUMBER})", words)
    assert lexicon.read_number(words) == number


@pytest.mark.parametrize(("words", "number"), [("a", 1.5), ("two", 2.5), ("10", 10.5), ("twenty-one", 21.5)])
def test_a_half_more(words: str, number: float) -> None:
    assert lexicon.read_number(words, half=True) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("Third", 3), ("twelfth", 12), ("twentieth", 20), ("thirty-first", 31), ("1st", 1), ("22nd", 22)],
)
def test_ordinals(words: str, number: int) -> None:
    assert re.fullmatch(f"(?i:{lexicon.ORDINAL})", words)
    assert lexicon.read_ordinal(words) == number


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("day", (Grain.DAY, 1)),
        ("Weeks", (Grain.WEEK, 1)),
        ("fortnights", (Grain.WEEK, 2)),
        ("months", (Grain.MONTH, 1)),
        ("quarter", (Grain.QUARTER, 1)),
        ("years", (Grain.YEAR, 1)),
        ("decades", (Grain.YEAR, 10)),
        ("century", (Grain.YEAR, 100)),
        ("centuries", (Grain.YEAR, 100)),
        ("hours", None),
        ("minute", None),
    ],
)
def test_units(word: str, unit: tuple[Grain, int] | None) -> None:
    assert lexicon.read_unit(word) == unit


def test_seasons_and_the_months_that_are_names_too() -> None:
    named = [lexicon.season_named(name) for name in ("spring", "Summer", "autumn", "fall", "winter")]
    assert named == [Season.SPRING, Season.SUMMER, Season.AUTUMN, Season.AUTUMN, Season.WINTER]
    names = MONTHS[0].split()
    assert {names[number - 1] for number in lexicon.NAME_MONTHS} == {"March", "April", "May", "June", "August"}
