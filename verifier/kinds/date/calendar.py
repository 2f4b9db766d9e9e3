"""Calendar arithmetic: periods of whole days, and what months, weeks, quarters, seasons and decades they are.

The calendar is the proleptic Gregorian one of ``datetime.date``, years 1 to 9999; a period that would leave it is None. Weeks run from
Monday to Sunday (ISO 8601). Seasons are the meteorologist's three whole months of the northern hemisphere.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import enum

DAY = datetime.timedelta(days=1)


class Grain(enum.StrEnum):
    """How finely a text names a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``first`` to ``last``, both included; ``first <= last``."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end before it starts: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` is a day of this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Period) -> int:
        """Days from the end of the earlier one to the start of the later one: 0 where they overlap, 1 where they are neighbours."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


class Season(enum.IntEnum):
    """The number of the quarter-year, counted from March."""

    SPRING = 0
    SUMMER = 1
    AUTUMN = 2
    WINTER = 3


class Part(enum.StrEnum):
    """A named part of a longer period: a third of it, or the smaller unit at one of its ends."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    START = "start"
    END = "end"


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where no calendar has it (31 February, the year 0)."""
    try:
        date = datetime.date(year, month, number)
    except ValueError:
        return None
    return Period(date, date)


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period | None:
    """The period between two days given as (year, month, day); None where one of them does not exist."""
    try:
        return Period(datetime.date(*first), datetime.date(*last))
    except ValueError:
        return None


def month(year: int, number: int) -> Period | None:
    """A whole month; numbers below 1 and above 12 run into the years before and after."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return span((year, number, 1), (year, number, calendar.monthrange(year, number)[1]))


def months(year: int, number: int, count: int) -> Period | None:
    """``count`` whole months from the given one on."""
    start, end = month(year, number), month(year, number + count - 1)
    return None if start is None or end is None else Period(start.first, end.last)


def year(number: int) -> Period | None:
    """A whole calendar year."""
    return span((number, 1, 1), (number, 12, 31))


def quarter(number_of_year: int, number: int) -> Period | None:
    """A calendar quarter, ``number`` 1 to 4; others run into the years before and after."""
    return months(number_of_year, 3 * number - 2, 3)


def season(number_of_year: int, which: Season) -> Period | None:
    """A season; a winter bears the year in which it ends, as climate records count (December to February)."""
    return months(number_of_year - (which is Season.WINTER), 3 + 3 * which, 3)


def decade(number_of_year: int) -> Period | None:
    """The ten years with the same tens as the given one (the 1990s)."""
    start = number_of_year - number_of_year % 10
    return span((max(start, 1), 1, 1), (start + 9, 12, 31))


def century(number: int) -> Period | None:
    """The hundred years of the ``number``-th century (the 19th: 1801 to 1900)."""
    return span((100 * number - 99, 1, 1), (100 * number, 12, 31))


def week_of(date: datetime.date) -> Period | None:
    """The week, Monday to Sunday, in which a day lies."""
    monday = shift(date, -date.weekday())
    sunday = None if monday is None else shift(monday, 6)
    return None if monday is None or sunday is None else Period(monday, sunday)


def weekend_of(date: datetime.date) -> Period | None:
    """Saturday and Sunday of the week in which a day lies."""
    week = week_of(date)
    return None if week is None else Period(week.last - DAY, week.last)


def shift(date: datetime.date, days: int) -> datetime.date | None:
    """A day so many days later; None outside of the calendar."""
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None


def shift_months(date: datetime.date, count: int) -> datetime.date | None:
    """The same day of the month so many months later, or the last day of a shorter month."""
    whole = month(date.year, date.month + count)
    return (
        None
        if whole is None
        else min(whole.last, datetime.date(whole.first.year, whole.first.month, min(date.day, whole.last.day)))
    )


def around(date: datetime.date, days: int) -> Period | None:
    """The days up to ``days`` away from a day, on both sides."""
    first, last = shift(date, -days), shift(date, days)
    return None if first is None or last is None else Period(first, last)


def unit_of(date: datetime.date, grain: Grain) -> Period | None:
    """The day, week, month, quarter, season, year, decade or century in which a day lies."""
    match grain:
        case Grain.DAY:
            return Period(date, date)
        case Grain.WEEK:
            return week_of(date)
        case Grain.MONTH:
            return month(date.year, date.month)
        case Grain.QUARTER:
            return quarter(date.year, (date.month + 2) // 3)
        case Grain.SEASON:
            return months(date.year, date.month - date.month % 3, 3)
        case Grain.YEAR:
            return year(date.year)
        case Grain.DECADE:
            return decade(date.year)
        case Grain.CENTURY:
            return century((date.year + 99) // 100)


_MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}
_DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7}


def move(date: datetime.date, grain: Grain, count: int) -> datetime.date | None:
    """The day that lies ``count`` units of a grain later (earlier where negative)."""
    if grain in _DAYS_IN:
        return shift(date, count * _DAYS_IN[grain])
    return shift_months(date, count * _MONTHS_IN[grain])


def part_of(whole: Period, grain: Grain, part: Part) -> Period:
    """A part of a period: early, middle and late are its thirds; start and end its first and last smaller unit (a week of a month, a
    month of a year, a year of a decade, a decade of a century, two days of a week)."""
    length = (whole.last - whole.first).days + 1
    if part in {Part.START, Part.END}:
        edge = _edge(whole, grain, part is Part.END)
        if edge is not None:
            return edge
        part = Part.EARLY if part is Part.START else Part.LATE
    by_months = grain in _MONTHS_IN and grain is not Grain.MONTH and length > 31
    if by_months:
        told = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
        count = min(_MONTHS_IN[grain], told)  # the calendar's first decade has nine years
        third = count // 3
        skip = {Part.EARLY: 0, Part.MIDDLE: third, Part.LATE: count - third}[part]
        width = count - 2 * third if part is Part.MIDDLE else third
        return months(whole.first.year, whole.first.month + skip, width) or whole
    if grain is Grain.MONTH and length >= 28:
        # The reader counts tens, whatever the length of the month.
        tens = {Part.EARLY: (0, 9), Part.MIDDLE: (10, 19), Part.LATE: (20, length - 1)}
        low, high = tens[part]
    else:
        third = max(1, length // 3)
        low, high = {
            Part.EARLY: (0, third - 1),
            Part.MIDDLE: (third, length - third - 1),
            Part.LATE: (length - third, length - 1),
        }[part]
        if high < low:
            return whole
    return Period(whole.first + low * DAY, whole.first + high * DAY)


def _edge(whole: Period, grain: Grain, end: bool) -> Period | None:
    if grain is Grain.DAY:
        return whole
    if grain is Grain.WEEK:
        return Period(whole.last - 2 * DAY, whole.last) if end else Period(whole.first, whole.first + DAY)
    if grain is Grain.MONTH:
        return Period(whole.last - 6 * DAY, whole.last) if end else Period(whole.first, whole.first + 6 * DAY)
    width = {Grain.DECADE: 12, Grain.CENTURY: 120}.get(grain, 1)
    if end:
        return months(whole.last.year, whole.last.month - width + 1, width)
    return months(whole.first.year, whole.first.month, width)


def nth_weekday(whole: Period, weekday: int, number: int) -> Period | None:
    """The ``number``-th Monday (0) to Sunday (6) in a period, counted from its end where negative; None where it has not so many."""
    if number > 0:
        date = shift(whole.first, (weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    else:
        date = shift(whole.last, -((whole.last.weekday() - weekday) % 7) + 7 * (number + 1))
    return None if date is None or not whole.first <= date <= whole.last else Period(date, date)


def on_or_before(date: datetime.date, weekday: int) -> datetime.date | None:
    """The last such weekday up to a day, that day included."""
    return shift(date, -((date.weekday() - weekday) % 7))


def on_or_after(date: datetime.date, weekday: int) -> datetime.date | None:
    """The first such weekday from a day on, that day included."""
    return shift(date, (weekday - date.weekday()) % 7)
