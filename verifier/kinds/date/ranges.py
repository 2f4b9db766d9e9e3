"""Two dates that make one: "from Sept. 3 to Sept. 7", "between 2014 and 2016", "Monday to Friday", "a Monday in February"."""

from __future__ import annotations

import dataclasses

from verifier.kinds.date.calendar import DAY, Grain, Period, on_or_after, on_or_before
from verifier.kinds.date.lexicon import compiled
from verifier.kinds.date.reading import Reading
from verifier.kinds.date.roles import MOVED_FROM
from verifier.kinds.date.scene import Direction
from verifier.kinds.date.value import Role

_LINK = compiled(r"^(?: |,)?(?P<word>to|through|until|till|and|-|—)(?: the)? ?$")
_FROM = compiled(r"\bfrom(?: the)? $")
_IN = compiled(r" (?:(?:late |early )?(?:in|of|during)(?: the)? )?")
_LONGER = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR})
_BETWEEN = compiled(r"\b[Bb]etween(?: the)? $")


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
    between = view[first.end : second.start]
    link = _LINK.match(f"{between}") if between.strip() else None
    if (
        link is None
        or first.value.period is None
        or second.value.period is None
        or first.scene is None
        or second.scene is None
    ):
        return None
    head = view[max(0, first.start - 72) : first.start]
    word = link["word"]
    opened = _FROM.search(head) is not None
    paired = _BETWEEN.search(head) is not None
    if word == "and" and not paired:
        return None
    if word != "and" and opened and MOVED_FROM.search(head):
        return None
    if word in {"until", "till"} and not opened:
        return None
    if first.value.grain is not second.value.grain or (first.family == "weekday") is not (second.family == "weekday"):
        return None
    start, end = first.value.period.first, second.value.period.last
    if second.family == "weekday" and not start <= end <= start + 6 * DAY:
        # "from Monday to Friday": the Friday of that Monday's week, or the Monday of that Friday's.
        if first.scene.direction is Direction.FORWARD:
            end = on_or_after(start, end.weekday()) or end
        else:
            start = on_or_before(end, start.weekday()) or start
    if end < start:
        later = [other for other in second.value.others if other.last >= start]
        earlier = [other for other in first.value.others if other.first <= end]
        if later:
            end = later[0].last
        elif earlier:
            start = earlier[0].first
        else:
            return None
    period = Period(start, end)
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
