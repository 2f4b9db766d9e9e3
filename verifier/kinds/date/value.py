"""What a date in a text means: a period of days, and how the text points at it."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Mapping
from typing import Any

from verifier.claims import Json
from verifier.kinds.date.calendar import Grain, Period, unit_of


class Role(enum.StrEnum):
    """How the named days bound what the text speaks of."""

    ON = "on"
    """It is, or happens, on those days."""
    FROM = "from"
    """It begins then: since, from, as of."""
    UNTIL = "until"
    """It ends then: until, through."""
    BY = "by"
    """A deadline: by, no later than."""
    BEFORE = "before"
    AFTER = "after"
    NOT_BEFORE = "not before"
    """It begins then at the earliest: not before, not until."""
    GIVEN_UP = "given up"
    """It was to be then, and no longer is: moved from, postponed from."""


class Anchored(enum.StrEnum):
    """What a date was counted from."""

    CALENDAR = "calendar"
    """Nothing: the words name it ("7 September 2018")."""
    PUBLISHED = "published"
    """The article's publication ("Monday", "last month", "Sept. 7")."""
    TEXT = "text"
    """A date that the text gives elsewhere ("three days later")."""


@dataclasses.dataclass(frozen=True, slots=True)
class DateValue:
    """A date.

    ``first`` and ``last`` are the named days, inclusive, both None where the words could not be resolved; ``role`` says how they bound
    the event ("by Oct. 5" names 5 October, with the role BY).
    ``slack`` is how many days the words leave the edges open ("around", "eight weeks ago"); it never makes two dates agree, it keeps
    them from conflicting. ``gmt`` is true where the text gives the day in Greenwich time.
    ``others`` are further readings that the words allow ("last Friday" on a Saturday; a month without its year). Where they are about as
    likely as the first, as after a verb without a tense, ``even`` is true, and they may make dates agree; else they only keep them from
    conflicting. ``firm`` is false where what the date was counted from is a guess: such a date may agree and never conflicts.
    ``weekdays`` are the days of the week that the words name (0 is Monday), whichever week is meant: of a month or longer, only those
    days. ``anchor`` is the day it was counted from; ``offset`` the distance in days from an event, negative before it, and ``event`` that
    event's words, for "two days after the storm".
    """

    first: datetime.date | None
    last: datetime.date | None
    grain: Grain
    role: Role = Role.ON
    slack: int = 0
    gmt: bool = False
    others: tuple[Period, ...] = ()
    even: bool = True
    firm: bool = True
    weekdays: tuple[int, ...] = ()
    anchored: Anchored = Anchored.CALENDAR
    anchor: datetime.date | None = None
    offset: int | None = None
    event: str = ""

    @property
    def period(self) -> Period | None:
        """The named days; None unless both ends are known."""
        return None if self.first is None or self.last is None else Period(self.first, self.last)

    @property
    def reach(self) -> Period | None:
        """The named days, an open end taken as the end of the calendar; None where neither end is known."""
        if self.first is None and self.last is None:
            return None
        return Period(self.first or datetime.date.min, self.last or datetime.date.max)


def of_period(period: Period | None, grain: Grain, **fields: Any) -> DateValue:
    """The date of a period; unresolved for None."""
    if period is None:
        return DateValue(None, None, grain, **fields)
    return DateValue(period.first, period.last, grain, **fields)


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def encode(value: DateValue) -> dict[str, Any]:
    """The value as JSON, without loss; fields that have their usual value are left out."""
    data: dict[str, Any] = {"first": _iso(value.first), "last": _iso(value.last), "grain": value.grain.value}
    if value.role is not Role.ON:
        data["role"] = value.role.value
    if value.slack:
        data["slack"] = value.slack
    if value.gmt:
        data["gmt"] = True
    if value.others:
        data["others"] = [[_iso(other.first), _iso(other.last)] for other in value.others]
    if not value.even:
        data["even"] = False
    if not value.firm:
        data["firm"] = False
    if value.weekdays:
        data["weekdays"] = list(value.weekdays)
    if value.anchored is not Anchored.CALENDAR:
        data["anchored"] = value.anchored.value
    if value.anchor is not None:
        data["anchor"] = _iso(value.anchor)
    if value.offset is not None:
        data["offset"] = value.offset
    if value.event:
        data["event"] = value.event
    return data


def decode(data: Mapping[str, Any]) -> DateValue:
    """The inverse of :func:`encode`."""
    pairs = data.get("others", ())
    return DateValue(
        first=_day(data["first"]),
        last=_day(data["last"]),
        grain=Grain(data["grain"]),
        role=Role(data.get("role", Role.ON)),
        slack=data.get("slack", 0),
        gmt=data.get("gmt", False),
        others=tuple(Period(datetime.date.fromisoformat(a), datetime.date.fromisoformat(b)) for a, b in pairs),
        even=data.get("even", True),
        firm=data.get("firm", True),
        weekdays=tuple(data.get("weekdays", ())),
        anchored=Anchored(data.get("anchored", Anchored.CALENDAR)),
        anchor=_day(data.get("anchor")),
        offset=data.get("offset"),
        event=data.get("event", ""),
    )


def describe(value: DateValue) -> dict[str, Json]:
    """The fields of a date in reports: ``first`` and ``last`` (ISO days, null = not known), ``grain``, and ``role`` where it is a bound."""
    fields: dict[str, Json] = {"first": _iso(value.first), "last": _iso(value.last), "grain": value.grain.value}
    if value.role is not Role.ON:
        fields["role"] = value.role.value
    return fields


_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LEAD = {
    Role.ON: "",
    Role.FROM: "from ",
    Role.UNTIL: "until ",
    Role.BY: "by ",
    Role.BEFORE: "before ",
    Role.AFTER: "after ",
    Role.NOT_BEFORE: "not before ",
    Role.GIVEN_UP: "no longer ",
}


def say_day(day: datetime.date, weekday: bool = True) -> str:
    """A day in words, "Monday 17 September 2018"."""
    name = f"{_WEEKDAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_period(period: Period) -> str:
    """A period in words: as the day, month, year, decade or century that it is, else by its first and last day."""
    first, last = period.first, period.last
    if first == last:
        return say_day(first)
    if period == unit_of(first, Grain.MONTH):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if period == unit_of(first, Grain.YEAR):
        return str(first.year)
    if period == unit_of(first, Grain.DECADE):
        return f"the {first.year}s"
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year} to {last.year}"
    start, end = say_day(first, weekday=False), say_day(last, weekday=False)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = str(first.day)
    return f"{start} to {end}"


def say(value: DateValue) -> str:
    """The date in plain words, with the preposition of its role."""
    if value.period is not None:
        about = "about " if value.slack and value.role is Role.ON else ""
        some = f"a {_names(value)} in " if value.weekdays and value.period.first != value.period.last else ""
        some = "" if value.period.days == len(value.weekdays) else some
        return f"{_LEAD[value.role]}{about}{some}{say_period(value.period)}"
    if value.first is not None:
        return f"{say_day(value.first)} or later"
    if value.last is not None:
        return f"{say_day(value.last)} or earlier"
    if value.offset is not None:
        side = "after" if value.offset >= 0 else "before"
        days = "1 day" if abs(value.offset) == 1 else f"{abs(value.offset)} days"
        return f"{days} {side} {value.event or 'another event'}"
    return f"a {_names(value)}" if value.weekdays else "a date that the text does not settle"


def _names(value: DateValue) -> str:
    return " or ".join(_WEEKDAYS[number] for number in value.weekdays)
