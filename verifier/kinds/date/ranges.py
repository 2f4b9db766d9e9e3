"""Two dates that make one: "from Sept. 3 to Sept. 7", "between 2014 and 2016", "Monday to Friday", "a Monday in February"."""

from __future__ import annotations

import dataclasses
import datetime

from verifier.kinds.date.calendar import DAY, Grain, Period, day, on_or_after, on_or_before
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.reading import Reading
from verifier.kinds.date.roles import MOVED_FROM
from verifier.kinds.date.scene import Direction
from verifier.kinds.date.value import Anchored, Role

_LINK = Pattern(r"^(?: |,)?(?P<word>to|through|until|till|and|or|-|—)(?: the)?(?: )?$")
_FROM = Pattern(r"\bfrom(?: the)? $")
_IN = Pattern(r" (?:(?:late |early )?(?:in|of|during)(?: the)? )?")
_LONGER = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR})
_BETWEEN = Pattern(r"\b[Bb]etween(?: the)? $")


def merge(readings: list[Reading], view: str) -> list[Reading]:
    """The readings of a sentence in order, ranges made one and words that are no dates left out."""
    result: list[Reading] = []
    for reading in readings:
        if result and (joined := _join(result[-1], reading, view) or _some(result[-1], reading, view)) is not None:
            result[-1] = joined
        else:
            result.append(reading)
    return [r for r in result if r.scene is not None]


def _some(first: Reading, second: Reading, view: str) -> Reading | None:
    """ "a Monday in February", "one Saturday evening this month": the days of that name in a longer period."""
    if first.family != "weekday" or second.value.period is None or second.value.grain not in _LONGER:
        return None
    if second.value.role is not Role.ON or _IN.fullmatch(view[first.end : second.start]) is None:
        return None
    value = dataclasses.replace(second.value, weekdays=first.value.weekdays)
    return dataclasses.replace(
        second, start=first.start, value=value, family="weekday of a period", clause=first.clause
    )


def _join(first: Reading, second: Reading, view: str) -> Reading | None:
    word = _linked(first, second, view)
    if word is None or first.value.period is None or second.value.period is None:
        return None
    start = _start(first, second, first.value.period, second.value.period)
    if word == "or" and (second.value.period.first - start).days != first.value.period.days:
        return None  # only "on Tuesday or Wednesday", one of two days that follow each other
    period = _span(first, second, start, second.value.period.last)
    if period is None:
        return None
    value = dataclasses.replace(
        first.value,
        first=period.first,
        last=period.last,
        role=Role.ON,
        slack=max(first.value.slack, second.value.slack),
        others=(),
        weekdays=(),
        firm=first.value.firm and second.value.firm,
    )
    return dataclasses.replace(first, end=second.end, value=value)


def _linked(first: Reading, second: Reading, view: str) -> str | None:
    """The word that makes one range of two dates of the same grain; None where none does."""
    link = _LINK.match(view[first.end : second.start])
    if link is None or first.scene is None or second.scene is None:
        return None
    if first.value.grain is not second.value.grain or (first.family == "weekday") is not (second.family == "weekday"):
        return None
    word, head = link["word"], view[max(0, first.start - 72) : first.start]
    opened = _FROM.search(head) is not None
    if word == "and":
        return word if _BETWEEN.search(head) else None
    if (opened and MOVED_FROM.search(head)) or (word in {"until", "till"} and not opened):
        return None
    return word


def _span(first: Reading, second: Reading, start: datetime.date, end: datetime.date) -> Period | None:
    """From the start to the end, each moved to another reading of its words where they are in the wrong order; None where that fails."""
    late = _no_later(first, end) != end
    if second.family == "weekday" and (late or not start <= end <= start + 6 * DAY):
        # "from Monday to Friday": the Friday of that Monday's week, or the Monday of that Friday's.
        if first.scene is not None and first.scene.direction is Direction.FORWARD:
            end = on_or_after(start, end.weekday()) or end
        else:
            end = _no_later(first, end)
            start = on_or_before(end, start.weekday()) or start
    if end < start:
        later = [other.last for other in second.value.others if other.last >= start]
        earlier = [other.first for other in first.value.others if other.first <= end]
        start, end = (start, later[0]) if later else (earlier[0], end) if earlier else (start, end)
    return Period(start, end) if start <= end else None


def _no_later(first: Reading, end: datetime.date) -> datetime.date:
    """The end of what has happened: not after the day of publication."""
    scene = first.scene
    if scene is None or scene.published is None or scene.direction is not Direction.BACK or end <= scene.published:
        return end
    return on_or_before(scene.published, end.weekday()) or end


def _start(first: Reading, second: Reading, since: Period, until: Period) -> datetime.date:
    """The first day of a range. A year given at its end only is that of both dates, or the year before where the first would come after the
    second ("from May to October 2020", "from Nov. 18 to Jan. 9, 2016")."""
    implied = first.value.anchored is Anchored.PUBLISHED and second.value.anchored is Anchored.CALENDAR
    if not implied or first.value.grain not in {Grain.DAY, Grain.MONTH} or first.family == "weekday":
        return since.first
    for year in (until.first.year, until.first.year - 1):
        start = day(year, since.first.month, since.first.day)
        if start is not None and start.first <= until.last:
            return start.first
    return since.first
