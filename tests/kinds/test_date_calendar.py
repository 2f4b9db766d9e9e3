"""Calendar arithmetic and the days of feasts."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Part, Period, Season
from verifier.kinds.date.holidays import HOLIDAYS, easter, named

DAYS = st.dates()
GRAINS = st.sampled_from(Grain)


def period(text: str) -> Period:
    first, _, last = text.partition("/")
    return Period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (cal.month(2016, 2), "2016-02-01/2016-02-29"),
        (cal.month(2018, 13), "2019-01-01/2019-01-31"),
        (cal.month(2018, 0), "2017-12-01/2017-12-31"),
        (cal.quarter(2018, 3), "2018-07-01/2018-09-30"),
        (cal.quarter(2018, 5), "2019-01-01/2019-03-31"),
        (cal.season(2018, Season.AUTUMN), "2018-09-01/2018-11-30"),
        (cal.season(2018, Season.WINTER), "2017-12-01/2018-02-28"),
        (cal.decade(1994), "1990-01-01/1999-12-31"),
        (cal.century(19), "1801-01-01/1900-12-31"),
        (cal.week_of(datetime.date(2018, 9, 16)), "2018-09-10/2018-09-16"),
        (cal.weekend_of(datetime.date(2018, 9, 10)), "2018-09-15/2018-09-16"),
        (cal.nth_weekday(period("2019-08-01/2019-08-31"), 6, 1), "2019-08-04"),
        (cal.nth_weekday(period("2019-10-01/2019-10-31"), 6, -1), "2019-10-27"),
    ],
)
def test_periods(found: Period | None, expected: str) -> None:
    assert found == period(expected)


def iso(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # the unit in which a day lies
        (cal.unit_of(iso("2018-05-09"), Grain.DAY), "2018-05-09"),
        (cal.unit_of(iso("2018-05-09"), Grain.WEEK), "2018-05-07/2018-05-13"),
        (cal.unit_of(iso("2018-05-09"), Grain.MONTH), "2018-05-01/2018-05-31"),
        (cal.unit_of(iso("2018-03-31"), Grain.QUARTER), "2018-01-01/2018-03-31"),
        (cal.unit_of(iso("2018-04-01"), Grain.QUARTER), "2018-04-01/2018-06-30"),
        (cal.unit_of(iso("2018-02-28"), Grain.SEASON), "2017-12-01/2018-02-28"),
        (cal.unit_of(iso("2018-03-01"), Grain.SEASON), "2018-03-01/2018-05-31"),
        (cal.unit_of(iso("2018-12-01"), Grain.SEASON), "2018-12-01/2019-02-28"),
        (cal.unit_of(iso("2018-05-09"), Grain.YEAR), "2018-01-01/2018-12-31"),
        (cal.unit_of(iso("2018-05-09"), Grain.DECADE), "2010-01-01/2019-12-31"),
        (cal.unit_of(iso("2000-12-31"), Grain.CENTURY), "1901-01-01/2000-12-31"),
        (cal.unit_of(iso("2001-01-01"), Grain.CENTURY), "2001-01-01/2100-12-31"),
        # the calendar's own edges
        (cal.decade(5), "0001-01-01/0009-12-31"),
        (cal.month(1, 1), "0001-01-01/0001-01-31"),
        (cal.month(9999, 12), "9999-12-01/9999-12-31"),
        (cal.week_of(iso("9999-12-26")), "9999-12-20/9999-12-26"),
        (cal.months(2018, 11, 4), "2018-11-01/2019-02-28"),
        (cal.quarter(2018, 0), "2017-10-01/2017-12-31"),
        (cal.around(iso("2018-05-09"), 3), "2018-05-06/2018-05-12"),
        # weekdays of a month, from either end
        (cal.nth_weekday(period("2018-05-01/2018-05-31"), 1, 1), "2018-05-01"),
        (cal.nth_weekday(period("2018-05-01/2018-05-31"), 1, 5), "2018-05-29"),
        (cal.nth_weekday(period("2018-05-01/2018-05-31"), 0, 1), "2018-05-07"),
        (cal.nth_weekday(period("2018-05-01/2018-05-31"), 3, -1), "2018-05-31"),
        (cal.nth_weekday(period("2018-05-01/2018-05-31"), 4, -2), "2018-05-18"),
    ],
)
def test_units(found: Period | None, expected: str) -> None:
    assert found == period(expected)


@pytest.mark.parametrize(
    ("whole", "grain", "parts"),
    [
        # early, middle, late, start, end
        ("2018-05-09", Grain.DAY, "2018-05-09 2018-05-09 2018-05-09 2018-05-09 2018-05-09"),
        (
            "2018-05-07/2018-05-13",
            Grain.WEEK,
            "2018-05-07/2018-05-08 2018-05-09/2018-05-11 2018-05-12/2018-05-13 2018-05-07/2018-05-08 2018-05-11/2018-05-13",
        ),
        (
            "2018-02-01/2018-02-28",
            Grain.MONTH,
            "2018-02-01/2018-02-10 2018-02-11/2018-02-20 2018-02-21/2018-02-28 2018-02-01/2018-02-07 2018-02-22/2018-02-28",
        ),
        (
            "2018-07-01/2018-09-30",
            Grain.QUARTER,
            "2018-07-01/2018-07-31 2018-08-01/2018-08-31 2018-09-01/2018-09-30 2018-07-01/2018-07-31 2018-09-01/2018-09-30",
        ),
        (
            "2017-12-01/2018-02-28",
            Grain.SEASON,
            "2017-12-01/2017-12-31 2018-01-01/2018-01-31 2018-02-01/2018-02-28 2017-12-01/2017-12-31 2018-02-01/2018-02-28",
        ),
        (
            "2018-01-01/2018-12-31",
            Grain.YEAR,
            "2018-01-01/2018-04-30 2018-05-01/2018-08-31 2018-09-01/2018-12-31 2018-01-01/2018-01-31 2018-12-01/2018-12-31",
        ),
        (
            "1990-01-01/1999-12-31",
            Grain.DECADE,
            "1990-01-01/1993-04-30 1993-05-01/1996-08-31 1996-09-01/1999-12-31 1990-01-01/1990-12-31 1999-01-01/1999-12-31",
        ),
        (
            "0001-01-01/0009-12-31",
            Grain.DECADE,
            "0001-01-01/0003-12-31 0004-01-01/0006-12-31 0007-01-01/0009-12-31 0001-01-01/0001-12-31 0009-01-01/0009-12-31",
        ),
        (
            "1801-01-01/1900-12-31",
            Grain.CENTURY,
            "1801-01-01/1834-04-30 1834-05-01/1867-08-31 1867-09-01/1900-12-31 1801-01-01/1810-12-31 1891-01-01/1900-12-31",
        ),
        # a part of a month has thirds of its own
        (
            "2018-05-01/2018-05-10",
            Grain.MONTH,
            "2018-05-01/2018-05-03 2018-05-04/2018-05-07 2018-05-08/2018-05-10 2018-05-01/2018-05-07 2018-05-04/2018-05-10",
        ),
        # two days have no middle
        (
            "2018-05-12/2018-05-13",
            Grain.DAY,
            "2018-05-12 2018-05-12/2018-05-13 2018-05-13 2018-05-12/2018-05-13 2018-05-12/2018-05-13",
        ),
    ],
)
def test_every_part_of_a_period(whole: str, grain: Grain, parts: str) -> None:
    found = [cal.part_of(period(whole), grain, part) for part in Part]
    assert found == [period(part) for part in parts.split()]


@pytest.mark.parametrize(
    ("grain", "count", "expected"),
    [
        (Grain.DAY, 3, "2018-02-03"),
        (Grain.WEEK, -2, "2018-01-17"),
        (Grain.MONTH, 1, "2018-02-28"),
        (Grain.MONTH, -2, "2017-11-30"),
        (Grain.QUARTER, 1, "2018-04-30"),
        (Grain.SEASON, -1, "2017-10-31"),
        (Grain.YEAR, 2, "2020-01-31"),
        (Grain.DECADE, -1, "2008-01-31"),
        (Grain.CENTURY, 1, "2118-01-31"),
        (Grain.DAY, -800000, None),
        (Grain.YEAR, 8000, None),
    ],
)
def test_moves_from_the_last_day_of_january(grain: Grain, count: int, expected: str | None) -> None:
    assert cal.move(iso("2018-01-31"), grain, count) == (None if expected is None else iso(expected))


@pytest.mark.parametrize(
    ("one", "other", "gap", "overlaps", "contains"),
    [
        ("2018-05-01/2018-05-10", "2018-05-10/2018-05-12", 0, True, False),
        ("2018-05-01/2018-05-10", "2018-05-11/2018-05-12", 1, False, False),
        ("2018-05-01/2018-05-10", "2018-05-13", 3, False, False),
        ("2018-05-01/2018-05-10", "2018-04-28/2018-04-30", 1, False, False),
        ("2018-05-01/2018-05-10", "2018-05-01/2018-05-10", 0, True, True),
        ("2018-05-01/2018-05-10", "2018-05-10", 0, True, True),
        ("2018-05-01/2018-05-10", "2018-05-01", 0, True, True),
    ],
)
def test_two_periods(one: str, other: str, gap: int, overlaps: bool, contains: bool) -> None:
    a, b = period(one), period(other)
    assert (a.gap(b), a.overlaps(b), a.contains(b)) == (gap, overlaps, contains)
    assert a.days == (a.last - a.first).days + 1


@pytest.mark.parametrize(
    "found",
    [
        cal.day(2018, 2, 31),
        cal.day(0, 1, 1),
        cal.year(10000),
        cal.month(9999, 13),
        cal.month(1, 0),
        cal.decade(10000),
        cal.months(9999, 11, 3),
        cal.century(0),
        cal.week_of(datetime.date.max),
        cal.around(datetime.date.min, 1),
        cal.around(datetime.date.max, 1),
        cal.nth_weekday(period("2018-05-01/2018-05-31"), 4, 5),
        cal.nth_weekday(period("2018-05-01/2018-05-31"), 4, -5),
    ],
)
def test_what_no_calendar_has(found: Period | None) -> None:
    assert found is None


def test_five_mondays_are_not_in_every_month() -> None:
    assert cal.nth_weekday(period("2018-02-01/2018-02-28"), 0, 5) is None


@pytest.mark.parametrize(
    ("whole", "grain", "part", "expected"),
    [
        ("2018-10-01/2018-10-31", Grain.MONTH, Part.EARLY, "2018-10-01/2018-10-10"),
        ("2018-10-01/2018-10-31", Grain.MONTH, Part.MIDDLE, "2018-10-11/2018-10-20"),
        ("2018-10-01/2018-10-31", Grain.MONTH, Part.LATE, "2018-10-21/2018-10-31"),
        ("2019-02-01/2019-02-28", Grain.MONTH, Part.END, "2019-02-22/2019-02-28"),
        ("2018-01-01/2018-12-31", Grain.YEAR, Part.MIDDLE, "2018-05-01/2018-08-31"),
        ("2018-01-01/2018-12-31", Grain.YEAR, Part.END, "2018-12-01/2018-12-31"),
        ("1990-01-01/1999-12-31", Grain.DECADE, Part.START, "1990-01-01/1990-12-31"),
        ("2018-06-01/2018-08-31", Grain.SEASON, Part.LATE, "2018-08-01/2018-08-31"),
        ("2018-09-10/2018-09-16", Grain.WEEK, Part.START, "2018-09-10/2018-09-11"),
        ("2018-09-10/2018-09-10", Grain.DAY, Part.END, "2018-09-10"),
    ],
)
def test_parts(whole: str, grain: Grain, part: Part, expected: str) -> None:
    assert cal.part_of(period(whole), grain, part) == period(expected)


@given(DAYS, GRAINS, st.sampled_from(Part))
def test_a_part_lies_in_its_whole(day: datetime.date, grain: Grain, part: Part) -> None:
    """part_of: "A part of a period"."""
    whole = cal.unit_of(day, grain)
    assert whole is None or whole.contains(cal.part_of(whole, grain, part))


@given(DAYS, GRAINS)
def test_a_day_lies_in_its_unit(day: datetime.date, grain: Grain) -> None:
    """unit_of: "The day, week, month ... in which a day lies"; None only at the ends of the calendar."""
    whole = cal.unit_of(day, grain)
    assert (whole is None and not 2 < day.year < 9900) or (whole is not None and whole.first <= day <= whole.last)


@given(DAYS, st.integers(0, 6))
def test_weekdays_within_a_week(day: datetime.date, weekday: int) -> None:
    """on_or_before, on_or_after: such a weekday within seven days on the right side, the day itself included."""
    before, after = cal.on_or_before(day, weekday), cal.on_or_after(day, weekday)
    if before is not None:
        assert before.weekday() == weekday
        assert 0 <= (day - before).days < 7
    if after is not None:
        assert after.weekday() == weekday
        assert 0 <= (after - day).days < 7


@given(DAYS, DAYS, DAYS, DAYS)
def test_gap_is_zero_where_periods_overlap(
    a: datetime.date, b: datetime.date, c: datetime.date, d: datetime.date
) -> None:
    """gap: "0 where they overlap, 1 where they are neighbours"."""
    one, other = Period(min(a, b), max(a, b)), Period(min(c, d), max(c, d))
    assert (one.gap(other) == 0) is one.overlaps(other)
    assert one.gap(other) == other.gap(one)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1818, "1818-03-22"), (1999, "1999-04-04"), (2018, "2018-04-01"), (2019, "2019-04-21"), (2038, "2038-04-25")],
)
def test_easter(year: int, expected: str) -> None:
    assert str(easter(year)) == expected


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Good Friday", 2019, "2019-04-19"),
        ("Ash Wednesday", 2018, "2018-02-14"),
        ("Whit Monday", 2018, "2018-05-21"),
        ("Thanksgiving", 2018, "2018-11-22"),
        ("Thanksgiving Day", 1999, "1999-11-25"),
        ("Black Friday", 2018, "2018-11-23"),
        ("Memorial Day", 2019, "2019-05-27"),
        ("Labor Day", 2018, "2018-09-03"),
        ("New Year's Eve", 2018, "2018-12-31"),
        ("Christmas Day", 2018, "2018-12-25"),
        ("Holy Week", 2018, "2018-03-25/2018-03-31"),
    ],
)
def test_holidays(name: str, year: int, expected: str) -> None:
    holiday = named(name)
    assert holiday is not None
    assert holiday.days(year) == period(expected)


@pytest.mark.parametrize(
    ("name", "announced"),
    [
        ("Eid al-Fitr", ("2018-06-15", "2020-05-24", "2021-05-13", "2024-04-10")),
        ("Eid ul-Adha", ("2018-08-21", "2019-08-11", "2021-07-20", "2023-06-28")),
        ("Ramadan", ("2018-05-16", "2019-05-06", "2022-04-02", "2024-03-11")),
    ],
)
def test_islamic_feasts_are_within_a_day(name: str, announced: tuple[str, ...]) -> None:
    """The tabular calendar against the days announced in Saudi Arabia."""
    holiday = named(name)
    assert holiday is not None
    for text in announced:
        day = datetime.date.fromisoformat(text)
        found = holiday.days(day.year)
        assert found is not None
        assert abs((found.first - day).days) <= holiday.slack == 1


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(-5, 10005))
def test_a_holiday_falls_in_its_year(name: str, year: int) -> None:
    """Holiday.days: "when it falls in a year"."""
    found = HOLIDAYS[name].days(year)
    assert found is None or found.first.year == year
