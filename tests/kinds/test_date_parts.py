"""Parts of a period, stretches of it, and what stands beside a day; each text is published on Friday 14 September 2018."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import days, mentions, only
from verifier.kinds.date.calendar import Grain

PARTS = [
    # thirds, halves, edges
    ("It fell in early May 2018.", "2018-05-01/2018-05-10"),
    ("It fell in mid-May 2018.", "2018-05-11/2018-05-20"),
    ("It fell in late May 2018.", "2018-05-21/2018-05-31"),
    ("It fell in mid-2017.", "2017-05-01/2017-08-31"),
    ("It fell in the early part of 2017.", "2017-01-01/2017-04-30"),
    ("It fell in the last part of 2017.", "2017-09-01/2017-12-31"),
    ("It fell in the latter half of 2017.", "2017-07-01/2017-12-31"),
    ("It fell in the second half of the year.", "2018-07-01/2018-12-31"),
    ("It fell in the first half of August.", "2018-08-01/2018-08-16"),
    ("It fell in the second half of August.", "2018-08-17/2018-08-31"),
    ("It fell at the height of summer 2017.", "2017-07-01/2017-07-31"),
    ("It fell at the start of May 2018.", "2018-05-01/2018-05-07"),
    ("It fell in the closing days of May 2018.", "2018-05-25/2018-05-31"),
    ("It fell in the first weeks of 2018.", "2018-01-01/2018-01-31"),
    ("It fell later this month.", "2018-09-14/2018-09-30"),
    ("It fell earlier this year.", "2018-01-01/2018-09-14"),
    ("It fell for the rest of the year.", "2018-09-14/2018-12-31"),
    # ordinals, counted from either end
    ("It opened on the last Friday of May 2018.", "2018-05-25"),
    ("It opened on the penultimate Friday of May 2018.", "2018-05-18"),
    ("It opened on the fourth Friday of May 2018.", "2018-05-25"),
    ("It opened on the third day of May 2018.", "2018-05-03"),
    ("It opened on the last day of May 2018.", "2018-05-31"),
    ("It opened on the penultimate day of May 2018.", "2018-05-30"),
    ("It opened in the third month of 2018.", "2018-03-01/2018-03-31"),
    ("It opened in the last month of 2018.", "2018-12-01/2018-12-31"),
    ("It opened in the third quarter of 2017.", "2017-07-01/2017-09-30"),
    ("It opened in the last quarter of 2017.", "2017-10-01/2017-12-31"),
    ("It opened in the first week of May 2018.", "2018-05-01/2018-05-07"),
    ("It opened in the fifth week of May 2018.", "2018-05-29/2018-05-31"),
    ("It opened in the last week of May 2018.", "2018-05-25/2018-05-31"),
    ("It opened on the second weekend of May 2018.", "2018-05-12/2018-05-13"),
    # so many of its units
    ("It opened in the first ten days of May 2018.", "2018-05-01/2018-05-10"),
    ("It opened in the last three days of May 2018.", "2018-05-29/2018-05-31"),
    ("It opened in the last two months of 2017.", "2017-11-01/2017-12-31"),
    # a unit around a day, and stretches that begin or end on it
    ("It opened in the week beginning Sept. 3.", "2018-09-03/2018-09-09"),
    ("It opened in the week ending Sept. 9.", "2018-09-03/2018-09-09"),
    ("It opened in the week of Sept. 5.", "2018-09-03/2018-09-09"),
    ("It opened on the weekend of Sept. 8.", "2018-09-08/2018-09-09"),
    ("Sales fell in the three weeks to Sept. 9.", "2018-08-20/2018-09-09"),
    ("Sales fell in the two weeks from Sept. 3.", "2018-09-03/2018-09-16"),
    ("Sales fell in the year to June 30.", "2017-07-01/2018-06-30"),
    ("It opened on the eve of Sept. 3.", "2018-09-02"),
    ("It opened on the eve of Easter.", "2018-03-31"),
    ("It opened the day after Easter.", "2018-04-02"),
    # told of in the past tense, the end of the year is that of the year before
    ("It closed at the end of the year.", "2017-12-01/2017-12-31"),
    ("It will close at the end of the year.", "2018-12-01/2018-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_days(text: str, expected: str) -> None:
    assert days(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("It opened on the last Friday of May 2018.", Grain.DAY),
        ("It opened in the first week of May 2018.", Grain.WEEK),
        ("It opened in the third month of 2018.", Grain.MONTH),
        ("It opened in the last quarter of 2017.", Grain.QUARTER),
        ("It opened in the second half of 2017.", Grain.QUARTER),
        ("It opened in early May 2018.", Grain.MONTH),
    ],
)
def test_a_part_is_as_coarse_as_its_name(text: str, grain: Grain) -> None:
    assert only(text).grain is grain


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("It fell in May 2018.", 0),
        ("It fell in early May 2018.", 3),  # who writes "early May" does not count days
        ("It fell in early 2018.", 36),  # a tenth of the year
        ("It fell at the start of May 2018.", 3),
        (
            "It fell in the second week of May 2018.",
            6,
        ),  # weeks of a month are counted from its first day, or from a Monday
        ("It fell on May 9, 2018.", 0),
    ],
)
def test_how_many_days_the_words_leave_open(text: str, slack: int) -> None:
    assert only(text).slack == slack


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the period does not have, the words do not name: May 2018 had four Fridays.
        ("It opened on the fifth Friday of May 2018.", "2018-05-01/2018-05-31"),
        ("It opened in the sixth week of May 2018.", "2018-05-01/2018-05-31"),
        # A day has no early part of the month in it.
        ("It opened early on May 9, 2018.", "2018-05-09"),
        ("Earlier in 2016 it had opened.", "2016-01-01/2016-12-31"),
    ],
)
def test_what_is_no_part_leaves_the_period_whole(text: str, expected: str) -> None:
    assert days(only(text)) == expected


def test_without_a_day_of_publication_the_rest_of_the_year_is_not_known() -> None:
    (found,) = mentions("It closed for the rest of the year.", None)
    assert days(found.value) == "?"
