"""A value's fields (docs/report.md) in plain words, so that a page can be made from a report that was written earlier."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any


def reads_as(kind: str, value: Mapping[str, Any]) -> str:
    """What a value was read as, where its words leave that open: "1,080 to 1,320 (people)" for "about 1,200", "Friday 17 May 2019" for
    "Friday", "Essen, Germany" for "Werden". Empty where they do not, and for a kind that is not known here.
    """
    if kind == "count":
        return _count(value)
    if kind == "date":
        return _date(value)
    if kind == "place":
        return _place(value)
    return ""


def magnitude(kind: str, value: Mapping[str, Any]) -> float | None:
    """Where a value lies on an axis: the middle of a count's bounds, a date's first day; None where it is on none."""
    if kind == "count":
        bounds = [bound for bound in (value.get("low"), value.get("high")) if isinstance(bound, int | float)]
        return sum(bounds) / len(bounds) if bounds else None
    if kind == "date" and value.get("first"):
        return float(datetime.date.fromisoformat(value["first"]).toordinal())
    return None


def _count(value: Mapping[str, Any]) -> str:
    if score := value.get("score"):
        return f"{score[0]:g} to {score[1]:g}"
    low, high = value.get("low"), value.get("high")
    if low is None:
        if high is None:
            return ""
        number = f"at most {_number(high)}"
    elif high is None:
        number = f"at least {_number(low)}"
    else:
        number = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
        if low == high and number in value["text"]:
            return ""
    whole = f" of {_number(value['whole'])}" if value.get("whole") is not None else ""
    unit = " per ".join(str(part) for part in (value.get("unit"), value.get("per")) if part)
    return f"{number}{whole} ({unit})" if unit else f"{number}{whole}"


def _number(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def _date(value: Mapping[str, Any]) -> str:
    first, last = (datetime.date.fromisoformat(day) if (day := value.get(name)) else None for name in ("first", "last"))
    role = f"{value['role']} " if value.get("role") else ""
    if first is not None and first == last:
        return f"{role}{first:%A} {_day(first)}"
    if first is None and last is None:
        return ""
    span = f"until {_day(last)}" if first is None else f"from {_day(first)}" if last is None else None
    return span or f"{role}{_day(first)} to {_day(last)}"


def _day(day: datetime.date | None) -> str:
    return "" if day is None else f"{day.day} {day:%B} {day.year}"


def _place(value: Mapping[str, Any]) -> str:
    if not value.get("name"):
        return ""
    parts = dict.fromkeys(map(str, (value["name"], *list(value.get("within") or ())[:2])))
    return ", ".join(part for part in parts if part != value["text"])
