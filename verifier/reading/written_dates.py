"""Dates written in full, as datelines, front matter and "Published:" lines have them.

Only what can be read in one way is a date here: the month is a word, or the year stands first (ISO 8601).
``09/10/2018`` is September in Boston and October in Bristol, and is left alone. Words such as "Friday" are the business
of ``verifier.kinds``, not of this module.
"""

from __future__ import annotations

import dataclasses
import datetime
import re

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"[12]\d{3}(?!\d)"

WRITTEN_DATE = re.compile(
    rf"{_WEEKDAY}(?:"
    rf"(?P<iso_year>{_YEAR})(?P<mark>[-/])(?P<iso_month>\d{{1,2}})(?P=mark)(?P<iso_day>\d{{1,2}})(?!\d)"
    rf"|(?P<basic>[12]\d{{7}})(?!\d)"
    rf"|(?P<day_first>{_DAY})[ -](?:of )?(?P<month_second>{_MONTH})\b\.?(?:,?[ -](?P<year_last>{_YEAR}))?"
    rf"|(?P<month_first>{_MONTH})\.? (?P<day_second>{_DAY})(?![\d:])(?:,? (?P<year_third>{_YEAR}))?"
    rf")",
    re.IGNORECASE,
)
"""A date with its day; the year may be missing, but not from the forms that are all digits. Single spaces, as in a
folded line."""

CLOCK = re.compile(
    r"(?:,? at| -|,|T)? ?\d{1,2}(?:[:.]\d{2}){0,2}(?:[.,]\d{1,9})? ?(?:[ap]\.?m\.?)?(?: ?(?:Z|\(?[A-Z]{2,5}\)?|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
"""A time of day as it follows a date ("at 10:15 GMT", "T08:00:00Z", ", 5 p.m. ET")."""


@dataclasses.dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written; ``year`` is None where the text leaves it out ("Sept. 14"). Month and day name a day that
    exists."""

    year: int | None
    month: int
    day: int

    @property
    def date(self) -> datetime.date | None:
        """The day, where its year is written."""
        return None if self.year is None else datetime.date(self.year, self.month, self.day)


def read_written(match: re.Match[str]) -> WrittenDate | None:
    """The date of a match of :data:`WRITTEN_DATE`; None where no calendar has that day ("Feb. 30")."""
    if match["iso_year"]:
        year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
        return _checked(year, month, day)
    if match["basic"]:
        digits = match["basic"]
        return _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if match["month_second"]:
        return _checked(
            _optional(match["year_last"]), _NUMBER[match["month_second"].lower()], _leading(match["day_first"])
        )
    return _checked(
        _optional(match["year_third"]), _NUMBER[match["month_first"].lower()], _leading(match["day_second"])
    )


def read_day(text: str) -> datetime.date | None:
    """The day that a text names and nothing else ("2018-09-14", "Fri, 14 Sep 2018 10:00:00 +0000"); a time of day may
    follow it.

    The day is the one written: a time zone never moves it, because it is the outlet's own day that "on Friday" counts
    from.
    """
    text = " ".join(text.split())
    match = WRITTEN_DATE.match(text)
    if match is None or (match.end() < len(text) and CLOCK.fullmatch(text, match.end()) is None):
        return None
    written = read_written(match)
    return None if written is None else written.date


def _checked(year: int | None, month: int, day: int) -> WrittenDate | None:
    try:
        datetime.date(2000 if year is None else year, month, day)  # 2000 has a 29 February
    except ValueError:
        return None
    return WrittenDate(year, month, day)


def _optional(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _leading(day: str) -> int:
    return int(day.rstrip("stndrhSTNDRH"))
