"""Dates counted from the day of publication: Friday 14 September 2018 unless a row says otherwise."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import days, mentions, only

SPANS = [
    ("Prices rose over the past year.", "2017-09-14/2018-09-14"),
    ("Prices rose in the last month.", "2018-08-14/2018-09-14"),
    ("Talks are expected in the coming month.", "2018-09-14/2018-10-14"),
    ("Rain is expected in the next two weeks.", "2018-09-14/2018-09-28"),
    ("Rain is expected over the next three months.", "2018-09-14/2018-12-14"),
    ("Rain is expected over the next 10 days.", "2018-09-14/2018-09-24"),
    ("It rained over the past 10 days.", "2018-09-04/2018-09-14"),
    ("Ten flats burned in the past 12 hours.", "2018-09-13/2018-09-14"),
    ("Ten flats burned in the past 48 hours.", "2018-09-12/2018-09-14"),
    ("Ten flats burned in the past 72 hours.", "2018-09-11/2018-09-14"),
]
UNITS = [
    ("He resigned the week before last.", "2018-08-27/2018-09-02"),
    ("The court sits the month after next.", "2018-11-01/2018-11-30"),
    ("They met the weekend before last.", "2018-09-01/2018-09-02"),
    ("They met last weekend.", "2018-09-08/2018-09-09"),
    ("They meet next weekend.", "2018-09-22/2018-09-23"),
    ("They meet this weekend.", "2018-09-15/2018-09-16"),
    ("Exports fell this month.", "2018-09-01/2018-09-30"),
    ("Exports fell last quarter.", "2018-04-01/2018-06-30"),
    ("Exports are to rise next year.", "2019-01-01/2019-12-31"),
    ("The truce is to begin overnight.", "2018-09-14/2018-09-15"),
    ("The truce began overnight.", "2018-09-13/2018-09-14"),
    ("He died the day before yesterday.", "2018-09-12"),
    ("He leaves the day after tomorrow.", "2018-09-16"),
    ("He leaves tomorrow morning.", "2018-09-15"),
    ("He left this morning.", "2018-09-14"),
    ("He left yesterday evening.", "2018-09-13"),
]
AGO = [
    ("He left three days ago.", "2018-09-11"),
    ("He left three weeks ago.", "2018-08-20/2018-08-26"),
    ("He left four months ago.", "2018-05-01/2018-05-31"),
    ("He leaves in three days' time.", "2018-09-17"),
    ("He leaves six months from now.", "2019-03-01/2019-03-31"),
    ("He left three or four weeks ago.", "2018-08-13/2018-08-26"),
    ("The war began two years ago this week.", "2016-09-12/2016-09-18"),
    ("The pier will open in two years.", "2020-01-01/2020-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), [*SPANS, *UNITS, *AGO])
def test_days(text: str, expected: str) -> None:
    assert days(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # Annual results are out by April: until then "the full year" of what has happened is the one before.
        ("Sales for the full year rose.", "2019-04-30", "2018-01-01/2018-12-31"),
        ("Sales for the full year rose.", "2019-05-01", "2019-01-01/2019-12-31"),
        ("Sales for the full year should rise.", "2019-02-01", "2019-01-01/2019-12-31"),
        # A weekend that is running is "this weekend" on both its days, and on a Monday the next one is.
        ("They meet this weekend.", "2018-09-15", "2018-09-15/2018-09-16"),
        ("They meet this weekend.", "2018-09-16", "2018-09-15/2018-09-16"),
        ("They meet this weekend.", "2018-09-17", "2018-09-22/2018-09-23"),
        ("They met last weekend.", "2018-09-17", "2018-09-15/2018-09-16"),
        ("They met this weekend.", "2018-09-17", "2018-09-15/2018-09-16"),
        ("They met last week.", "2018-09-17", "2018-09-10/2018-09-16"),
        ("They met last week.", "2018-09-16", "2018-09-03/2018-09-09"),
        ("They met last month.", "2019-01-31", "2018-12-01/2018-12-31"),
        ("They meet next quarter.", "2018-12-31", "2019-01-01/2019-03-31"),
        ("They met a month ago.", "2018-03-31", "2018-02-01/2018-02-28"),
    ],
)
def test_days_on_other_days(text: str, published: str, expected: str) -> None:
    assert days(only(text, published)) == expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Prices rose over the past year.", "2017-01-01"),  # or last year
        ("Talks are expected in the coming month.", "2018-10-01"),  # or next month
        ("They meet next weekend.", "2018-09-15"),  # or the very next one
        ("The deal was struck last night.", "2018-09-14"),  # or in its small hours
        ("Sales for the full year rose.", "2017-01-01"),  # or the one whose results are out
    ],
)
def test_other_readings(text: str, other: str) -> None:
    assert other in [str(period.first) for period in only(text).others]


@pytest.mark.parametrize(
    "text",
    [
        "He left yesterday.",
        "He left overnight.",
        "Exports fell this month.",
        "They met last weekend.",
        "They met over the weekend.",
        "They met the week before last.",
        "Sales for the full year rose.",
        "It rained over the past 10 days.",
        "He wants a deal by the end of the year.",
        "The pier will open in two years.",
    ],
)
def test_without_a_day_of_publication(text: str) -> None:
    assert days(only(text, None)) == "?"


@pytest.mark.parametrize(
    "text",
    [
        "She will be the first to win in nine years.",
        "They will paint the hall in three weeks.",
        "The weekend crowds were large.",
        "The bridge was to open three weeks late.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert mentions(text) == []
