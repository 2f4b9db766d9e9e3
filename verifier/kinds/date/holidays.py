"""Feasts and holidays: the days on which they fall.

Easter by the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8); Islamic feasts by the tabular calendar (civil epoch, leap years
2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30), which the sighted moon may move by a day. Holidays that bear one name in many countries
and fall on different days there (Independence Day, Mother's Day, Labour Day) are left out.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from functools import lru_cache

from verifier.kinds.date.calendar import Period, day, month, nth_weekday, shift, span

_Days = Callable[[int], Period | None]
_MONDAY, _THURSDAY, _FRIDAY = 0, 3, 4


@dataclasses.dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday. ``days(year)`` is when it falls in a year; ``slack`` how many days the actual feast may be off."""

    name: str
    days: _Days
    slack: int = 0


@lru_cache(maxsize=256)
def easter(year: int) -> datetime.date | None:
    """Easter Sunday of a year of the Gregorian calendar."""
    if not 1 <= year <= 9999:
        return None
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    lunar = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - lunar + 15) % 30
    dominical = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * dominical) // 451
    month_number, number = divmod(epact + dominical - 7 * late + 114, 31)
    return datetime.date(year, month_number, number + 1)


_ISLAMIC_EPOCH = datetime.date(622, 7, 19).toordinal()
_ISLAMIC_YEAR = 354.367


def islamic(year: int, month_number: int, number: int) -> datetime.date | None:
    """The Gregorian day of a day of the tabular Islamic calendar."""
    ordinal = (
        number + (59 * (month_number - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1
    )
    try:
        return datetime.date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


def _fixed(month_number: int, number: int) -> _Days:
    return lambda year: day(year, month_number, number)


def _from_easter(offset: int, until: int | None = None) -> _Days:
    def days(year: int) -> Period | None:
        sunday = easter(year)
        first = None if sunday is None else shift(sunday, offset)
        last = first if until is None or sunday is None else shift(sunday, until)
        return None if first is None or last is None else Period(first, last)

    return days


def _weekday(month_number: int, weekday: int, number: int, plus: int = 0) -> _Days:
    def days(year: int) -> Period | None:
        whole = month(year, month_number)
        found = None if whole is None else nth_weekday(whole, weekday, number)
        moved = None if found is None else shift(found.first, plus)
        return None if moved is None else Period(moved, moved)

    return days


def _islamic(month_number: int, number: int, length: int = 1) -> _Days:
    def days(year: int) -> Period | None:
        if not 622 < year <= 9999:
            return None
        guess = int((year - 622) * 365.2425 / _ISLAMIC_YEAR)
        for lunar in range(guess, guess + 3):
            first = islamic(lunar, month_number, number)
            if first is not None and first.year == year:
                last = shift(first, length - 1)
                return None if last is None else Period(first, last)
        return None

    return days


def _new_year_period(year: int) -> Period | None:
    return span((year, 1, 1), (year, 1, 2))


_NAMED: tuple[tuple[str, _Days, int], ...] = (
    ("new year's eve", _fixed(12, 31), 0),
    ("new year's day", _fixed(1, 1), 0),
    ("new year's", _new_year_period, 0),
    ("christmas eve", _fixed(12, 24), 0),
    ("christmas day", _fixed(12, 25), 0),
    ("christmas", lambda year: span((year, 12, 24), (year, 12, 26)), 0),
    ("boxing day", _fixed(12, 26), 0),
    ("epiphany", _fixed(1, 6), 0),
    ("orthodox christmas", _fixed(1, 7), 0),
    ("candlemas", _fixed(2, 2), 0),
    ("valentine's day", _fixed(2, 14), 0),
    ("st patrick's day", _fixed(3, 17), 0),
    ("st. patrick's day", _fixed(3, 17), 0),
    ("st george's day", _fixed(4, 23), 0),
    ("st andrew's day", _fixed(11, 30), 0),
    ("nowruz", _fixed(3, 21), 1),
    ("april fools' day", _fixed(4, 1), 0),
    ("april fool's day", _fixed(4, 1), 0),
    ("anzac day", _fixed(4, 25), 0),
    ("australia day", _fixed(1, 26), 0),
    ("canada day", _fixed(7, 1), 0),
    ("bastille day", _fixed(7, 14), 0),
    ("may day", _fixed(5, 1), 0),
    ("halloween", _fixed(10, 31), 0),
    ("all saints' day", _fixed(11, 1), 0),
    ("all souls' day", _fixed(11, 2), 0),
    ("armistice day", _fixed(11, 11), 0),
    ("veterans day", _fixed(11, 11), 0),
    ("martinmas", _fixed(11, 11), 0),
    ("michaelmas", _fixed(9, 29), 0),
    ("shrove tuesday", _from_easter(-47), 0),
    ("ash wednesday", _from_easter(-46), 0),
    ("palm sunday", _from_easter(-7), 0),
    ("holy week", _from_easter(-7, -1), 0),
    ("maundy thursday", _from_easter(-3), 0),
    ("good friday", _from_easter(-2), 0),
    ("holy saturday", _from_easter(-1), 0),
    ("easter saturday", _from_easter(-1), 0),
    ("easter sunday", _from_easter(0), 0),
    ("easter monday", _from_easter(1), 0),
    ("easter weekend", _from_easter(-2, 1), 0),
    ("easter", _from_easter(-2, 1), 0),
    ("ascension day", _from_easter(39), 0),
    ("whit sunday", _from_easter(49), 0),
    ("pentecost", _from_easter(49), 0),
    ("whit monday", _from_easter(50), 0),
    ("corpus christi", _from_easter(60), 0),
    ("martin luther king day", _weekday(1, _MONDAY, 3), 0),
    ("presidents' day", _weekday(2, _MONDAY, 3), 0),
    ("memorial day", _weekday(5, _MONDAY, -1), 0),
    ("labor day", _weekday(9, _MONDAY, 1), 0),
    ("columbus day", _weekday(10, _MONDAY, 2), 0),
    ("election day", _weekday(11, _MONDAY, 1, plus=1), 0),
    ("thanksgiving day", _weekday(11, _THURSDAY, 4), 0),
    ("thanksgiving", _weekday(11, _THURSDAY, 4), 0),
    ("black friday", _weekday(11, _THURSDAY, 4, plus=1), 0),
    ("eid al-fitr", _islamic(10, 1), 1),
    ("eid al-adha", _islamic(12, 10), 1),
    ("ramadan", _islamic(9, 1, 30), 1),
    ("ashura", _islamic(1, 10), 1),
)
HOLIDAYS: dict[str, Holiday] = {name: Holiday(name, days, slack) for name, days, slack in _NAMED}
"""By lower-case name, as :func:`named` folds it."""


def named(words: str) -> Holiday | None:
    """The holiday of a name as written ("New Year's Eve", "Eid ul-Fitr", "the Thanksgiving Day" without its article)."""
    key = " ".join(words.lower().split())
    for said, meant in (
        ("eid-al", "eid al"),
        ("eid ul", "eid al"),
        ("eid el", "eid al"),
        ("new years ", "new year's "),
    ):
        key = key.replace(said, meant)
    if key.endswith("'s night"):
        key = f"{key.removesuffix('night')}day"
    return HOLIDAYS.get(key) or HOLIDAYS.get(key.replace("'", ""))
