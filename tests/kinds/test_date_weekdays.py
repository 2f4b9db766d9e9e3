"""Weekdays, and two dates that make a range; each text is published on Friday 14 September 2018."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import days, mentions

BROKE = "The dam broke on Aug. 8, 2018."
"""A Wednesday."""
WEEKDAYS = [
    ("He left this past Friday.", "this past Friday", "2018-09-07"),
    ("He leaves this coming Friday.", "this coming Friday", "2018-09-21"),
    ("He leaves next Friday.", "next Friday", "2018-09-21"),
    ("He leaves next Monday.", "next Monday", "2018-09-17"),
    ("He left last Monday.", "last Monday", "2018-09-10"),
    ("He left on Friday last.", "Friday last", "2018-09-07"),
    ("He leaves on Tuesday next.", "Tuesday next", "2018-09-18"),
    ("He scored last Friday week.", "last Friday week", "2018-08-31"),
    ("The strike begins on Friday week.", "Friday week", "2018-09-28"),
    ("Talks resume the Friday after next.", "the Friday after next", "2018-09-28"),
    ("The council met on Monday of last week.", "Monday of last week", "2018-09-03"),
    ("The council meets on Tuesday next week.", "Tuesday next week", "2018-09-18"),
    ("The council met on Monday of this week.", "Monday of this week", "2018-09-10"),
    ("The strike begins a week on Monday.", "a week on Monday", "2018-09-24"),
    ("The strike began a week ago Monday.", "a week ago Monday", "2018-09-03"),
    ("The strike began a week ago Friday.", "a week ago Friday", "2018-08-31"),
    ("The bells rang two Fridays ago.", "two Fridays ago", "2018-08-31"),
    ("The Friday concerts were full.", "The Friday", "2018-09-14"),
    (f"{BROKE} The mayor left on Friday of that week.", "Friday of that week", "2018-08-10"),
    (f"{BROKE} The mayor left on Friday of the following week.", "Friday of the following week", "2018-08-17"),
    (f"{BROKE} The mayor left on Friday of the previous week.", "Friday of the previous week", "2018-08-03"),
    (f"{BROKE} The mayor left that Friday.", "that Friday", "2018-08-10"),
    (f"{BROKE} The mayor left the next Friday.", "the next Friday", "2018-08-10"),
    (f"{BROKE} The mayor left the following Wednesday.", "the following Wednesday", "2018-08-15"),
    (f"{BROKE} The mayor left the previous Wednesday.", "the previous Wednesday", "2018-08-01"),
]
RANGES = [
    ("It ran from Monday to Friday.", "Monday to Friday", "2018-09-10/2018-09-14"),
    ("It will run from Monday to Friday.", "Monday to Friday", "2018-09-17/2018-09-21"),
    ("It ran from Friday to Monday.", "Friday to Monday", "2018-09-07/2018-09-10"),
    ("It ran from Sept. 3 until Sept. 7.", "Sept. 3 until Sept. 7", "2018-09-03/2018-09-07"),
    ("It ran between May and July 2017.", "May and July 2017", "2017-05-01/2017-07-31"),
    ("It ran from 2014 to 2016.", "2014 to 2016", "2014-01-01/2016-12-31"),
    ("It ran from November to March.", "November to March", "2017-11-01/2018-03-31"),
    ("It ran from November to March 2017.", "November to March 2017", "2016-11-01/2017-03-31"),
    ("It ran from March to November 2017.", "March to November 2017", "2017-03-01/2017-11-30"),
    ("It rained on a Monday in May 2018.", "Monday in May 2018", "2018-05-01/2018-05-31"),
    ("It ran Sept. 3 or Sept. 4.", "Sept. 3 or Sept. 4", "2018-09-03/2018-09-04"),
]


@pytest.mark.parametrize(("text", "words", "expected"), [*WEEKDAYS, *RANGES])
def test_days(text: str, words: str, expected: str) -> None:
    assert {m.span.of(text): days(m.value) for m in mentions(text)}[words] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two dates that follow each other are a range behind "or"; others are two.
        ("It ran Sept. 3 or Sept. 5.", ["2018-09-03", "2018-09-05"]),
        # What is moved is not going on from the one day to the other.
        ("It moved from Sept. 3 to Sept. 7.", ["2018-09-03", "2018-09-07"]),
        ("It opened on Sept. 3 and Sept. 7.", ["2018-09-03", "2018-09-07"]),
        ("It opened on Sept. 3 until 2016.", ["2018-09-03", "2016-01-01/2016-12-31"]),
    ],
)
def test_two_dates_stay_two(text: str, expected: list[str]) -> None:
    assert [days(m.value) for m in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("He left last Monday.", ["2018-09-03"]),  # or in the week before
        ("He left last Friday.", []),
        ("He leaves next Sunday.", ["2018-09-16"]),  # or the very next one
        ("He leaves next Monday.", []),
        (f"{BROKE} The mayor left that Friday.", ["2018-08-03"]),  # or the Friday before
        (f"{BROKE} The mayor left the next Friday.", []),
    ],
)
def test_other_readings(text: str, others: list[str]) -> None:
    assert [str(period.first) for period in mentions(text)[-1].value.others] == others


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (f"{BROKE} The mayor left the next Friday.", True),
        (f"{BROKE} The mayor left that Friday.", False),  # which week is meant is not certain
        ("He left that Friday.", False),
        ("He left on Friday.", True),
    ],
)
def test_which_weekday_is_certain(text: str, firm: bool) -> None:
    assert mentions(text)[-1].value.firm is firm


@pytest.mark.parametrize(("text", "weekdays"), [("He left on Friday.", (4,)), ("He left on Sept. 7.", ())])
def test_the_day_of_the_week_is_kept(text: str, weekdays: tuple[int, ...]) -> None:
    assert mentions(text)[-1].value.weekdays == weekdays


@pytest.mark.parametrize("text", ["He joined Sheffield Wednesday.", "He read the Friday Times."])
def test_a_weekday_in_a_name_is_no_day(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # A year left out is that of the nearest such day in the direction of the clause.
        ("He left in December.", "2019-01-05", ["2018-12-01/2018-12-31"]),
        ("He left on Dec. 20.", "2019-01-05", ["2018-12-20"]),
        ("He leaves on Jan. 3.", "2018-12-30", ["2019-01-03"]),
        ("He leaves in January.", "2018-12-30", ["2019-01-01/2019-01-31"]),
        ("He left on Nov. 20.", "2018-09-14", ["2017-11-20"]),
        ("He leaves on Nov. 20.", "2018-09-14", ["2018-11-20"]),
        ("He left on Sept. 14.", "2018-09-14", ["2018-09-14"]),
        ("He left in September.", "2018-09-14", ["2018-09-01/2018-09-30"]),
        ("It opens on Feb. 29.", "2018-09-14", ["2020-02-29"]),
        # "Last" and "next" count from publication.
        ("He left last December.", "2018-09-14", ["2017-12-01/2017-12-31"]),
        ("He left last August.", "2018-09-14", ["2018-08-01/2018-08-31"]),
        ("He leaves next August.", "2018-09-14", ["2019-08-01/2019-08-31"]),
        ("He leaves next December.", "2018-09-14", ["2018-12-01/2018-12-31"]),
        # A year that the sentence gives holds for the month behind it.
        ("It opened in May 2015 and closed in June.", "2018-09-14", ["2015-05-01/2015-05-31", "2015-06-01/2015-06-30"]),
        # Nothing can be said without a day of publication, nor of half a Sunday.
        ("He left on May 3.", None, ["?"]),
        ("The bells rang two Sundays ago.", None, ["?"]),
        ("The bells rang 2.5 Sundays ago.", "2018-09-14", ["?"]),
    ],
)
def test_a_year_left_out(text: str, published: str | None, expected: list[str]) -> None:
    assert [days(m.value) for m in mentions(text, published)] == expected


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("He left last August.", ["2017-08-01"]),  # or the one of last year
        ("He left last December.", []),
        ("He leaves next December.", ["2019-12-01"]),  # or the one of next year
        ("He leaves next August.", []),
    ],
)
def test_last_and_next_may_be_of_another_year_where_the_nearest_is_of_this_one(text: str, others: list[str]) -> None:
    assert [str(period.first) for period in mentions(text)[-1].value.others] == others
