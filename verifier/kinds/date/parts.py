"""Parts of a period, written before it: "early", "mid-", "the end of", "the first Sunday of", "the second half of"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import DAY, Grain, Part, Period
from verifier.kinds.date.lexicon import (
    NUMBER,
    ORDINAL,
    WEEKDAY,
    read_number,
    read_ordinal,
    read_unit,
    weekday_number,
)
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction, Scene
from verifier.kinds.date.value import Anchored, DateValue

_REACH = 56
"""Characters before a period in which its part may stand."""

_THIRD = Pattern(
    r"\b(?:[Tt]he )?(?P<word>(?i:early|earlier|mid|middle|late|later))(?: (?:in|on|of))?(?:[ -]|(?<=-))(?:the )?$",
    needs=("earl", "mid", "late"),
)
_EDGE = Pattern(
    r"\b(?:[Tt]he |[Aa]t |[Ii]ts )?(?:very )?(?P<word>(?i:start|beginning|outset|opening|dawn|turn|end|close|middle|height|first days"
    r"|first weeks|opening days|last days|final days|closing days|last weeks|final weeks|first half|second half|latter half|latter part"
    r"|early part|first part|last part)) of (?:the )?$",
    needs=("of",),
)
_ORDINAL = Pattern(
    rf"\b(?:[Tt]he |[Oo]n )?(?P<number>(?i:{ORDINAL}|last|final|penultimate)) (?P<unit>{WEEKDAY}|day|week|weekend|month|quarter|half)"
    r"(?: (?:of|in) (?:the )?|, )$",
    needs=("day", "week", "month", "quarter", "half"),
)
_COUNTED = Pattern(
    rf"\b[Tt]he (?P<side>first|opening|last|final|closing) (?P<number>(?i:{NUMBER})) (?P<unit>days|weeks|months|years|decades)"
    r" of (?:the )?$",
    needs=("days", "weeks", "months", "years", "decades"),
)
_REST = Pattern(r"\b[Tt]he (?:rest|remainder|balance) of (?:the )?$", needs=("rest", "remainder", "balance"))
_UNIT_OF_DAY = Pattern(
    r"\b[Tt]he (?P<unit>week|weekend|month) (?P<way>of|beginning|starting|ending|ended|to)(?: on)? $",
    needs=("week", "month"),
)
_STRETCH = Pattern(
    rf"\b[Tt]he (?:(?:first|last|past|fiscal|financial|trading|school) )?"
    rf"(?:(?P<number>(?i:{NUMBER})) (?P<unit>days|weeks|months|years)|(?P<year>year))"
    r"(?: (?P<way>(?:starting |beginning )?from|starting|beginning|to|ending|ended|through))(?: on)?(?: the)? $",
    needs=("days", "weeks", "months", "year"),
)
_BESIDE = Pattern(
    r"\b[Tt]he (?:(?:(?:very )?day|night|morning|evening) (?P<side>before|after)|eve of) $",
    needs=("before", "after", "eve"),
)

_THIRDS = {
    "early": Part.EARLY,
    "earlier": Part.EARLY,
    "mid": Part.MIDDLE,
    "middle": Part.MIDDLE,
    "late": Part.LATE,
    "later": Part.LATE,
}
_START = frozenset(
    ("start", "beginning", "outset", "opening", "dawn", "turn", "first days", "first weeks", "opening days")
)
_MIDDLE = frozenset(("middle", "height"))
_LOOSE = 3
"""Days by which "early May" and its like may run over their third of a month; for longer periods a tenth of their length."""


def compose(value: DateValue, start: int, scene: Scene) -> tuple[DateValue, int]:
    """The part of a date's period that the words before ``start`` (an offset in the sentence's view) name, and where those words start;
    the date as it is where they name none."""
    period = value.period
    head = scene.view[max(0, start - _REACH) : start]
    base = max(0, start - _REACH)
    for pattern, narrow in _NARROWING:
        match = pattern.search(head)
        if match is None:
            continue
        if period is None:
            return value, base + match.start()
        narrowed = narrow(match, value, period, scene)
        if narrowed is None:
            continue
        narrowed = _in_direction(value, narrowed, scene)
        return narrowed, base + match.start()
    return value, start


def _narrowed(
    value: DateValue, period: Period | None, grain: Grain | None = None, slack: int | None = None
) -> DateValue | None:
    if period is None:
        return None
    return dataclasses.replace(
        value,
        first=period.first,
        last=period.last,
        grain=grain or value.grain,
        slack=value.slack if slack is None else slack,
        others=(),
        weekdays=(),
    )


def _loose(period: Period, grain: Grain) -> int:
    return _LOOSE if grain in {Grain.WEEK, Grain.MONTH} else ((period.last - period.first).days + 1) // 10


def _map_others(value: DateValue, narrowed: DateValue | None, part: Part) -> DateValue | None:
    """The same part of each further reading."""
    if narrowed is None:
        return None
    return dataclasses.replace(narrowed, others=tuple(cal.part_of(other, value.grain, part) for other in value.others))


def _third(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    word = match["word"].lower()
    if value.grain is Grain.DAY:
        return None
    if word in {"earlier", "later"}:
        return _side_of_today(word, value, period, scene)
    if value.grain is Grain.QUARTER:
        return None
    part = _THIRDS[word]
    return _map_others(
        value,
        _narrowed(value, cal.part_of(period, value.grain, part), slack=max(value.slack, _loose(period, value.grain))),
        part,
    )


def _side_of_today(word: str, value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    """ "earlier this week": from its start to the day of publication; "later this month": from then to its end."""
    today = scene.published
    if today is None or not period.first <= today <= period.last:
        return dataclasses.replace(value)
    return _narrowed(value, Period(period.first, today) if word == "earlier" else Period(today, period.last))


def _rest(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    return _side_of_today("later", value, period, scene)


def _edge(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    word = " ".join(match["word"].lower().split())
    if value.grain is Grain.DAY and period.first == period.last:
        return None
    if word.endswith("half"):
        return _narrowed(
            value, _half(period, word.startswith("first")), Grain.QUARTER if value.grain is Grain.YEAR else None
        )
    if word.endswith("part"):
        part = Part.LATE if word.startswith(("l",)) else Part.EARLY
    elif word in _MIDDLE:
        part = Part.MIDDLE
    else:
        part = Part.START if word in _START else Part.END
    slack = max(value.slack, _loose(period, value.grain) if part in {Part.MIDDLE, Part.EARLY, Part.LATE} else _LOOSE)
    return _map_others(value, _narrowed(value, cal.part_of(period, value.grain, part), slack=slack), part)


def _half(period: Period, first: bool) -> Period | None:
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if months >= 2 and months % 2 == 0:
        start = period.first.month + (0 if first else months // 2)
        return cal.months(period.first.year, start, months // 2)
    middle = period.first + ((period.last - period.first).days // 2) * DAY
    return Period(period.first, middle) if first else Period(min(middle + DAY, period.last), period.last)


def _ordinal(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    word, unit = match["number"].lower(), match["unit"]
    number = {"last": -1, "final": -1, "penultimate": -2}.get(word) or read_ordinal(word)
    if unit[0].isupper():
        return _narrowed(value, cal.nth_weekday(period, weekday_number(unit), number), Grain.DAY)
    if unit == "half":
        return _narrowed(value, _half(period, number == 1), Grain.QUARTER) if number in {1, 2, -1} else None
    if unit in {"month", "quarter"}:
        width = 1 if unit == "month" else 3
        start = period.first.month + width * (number - 1) if number > 0 else period.last.month + 1 + width * number
        base = period.first.year if number > 0 else period.last.year
        return _narrowed(
            value, _inside(cal.months(base, start, width), period), Grain.MONTH if width == 1 else Grain.QUARTER
        )
    if unit == "day":
        date = cal.shift(period.first if number > 0 else period.last, number - 1 if number > 0 else number + 1)
        return _narrowed(value, _inside(None if date is None else Period(date, date), period), Grain.DAY)
    return _ordinal_week(number, unit == "weekend", value, period)


def _ordinal_week(number: int, weekend: bool, value: DateValue, period: Period) -> DateValue | None:
    """The second week of January: its days 8 to 14, give or take how one counts the broken week at its start."""
    if weekend:
        saturday = cal.nth_weekday(period, 5, number)
        return _narrowed(value, None if saturday is None else cal.weekend_of(saturday.first), Grain.DAY)
    start = cal.shift(period.first, 7 * (number - 1)) if number > 0 else cal.shift(period.last, 7 * number + 1)
    end = None if start is None else cal.shift(start, 6)
    if start is None or end is None or not period.first <= start <= period.last:
        return None
    return _narrowed(value, Period(start, min(end, period.last)), Grain.WEEK, slack=6)


def _inside(part: Period | None, period: Period) -> Period | None:
    return part if part is not None and period.contains(part) else None


def _counted(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    """ "the first six months of 2018", "the last three days of May"."""
    number, unit = read_number(match["number"]), read_unit(match["unit"])
    if number is None or unit is None or number != int(number):
        return None
    grain, size = unit
    if match["side"] in {"first", "opening"}:
        end = cal.move(period.first, grain, int(number) * size)
        part = None if end is None else Period(period.first, end - DAY)
    else:
        start = cal.move(period.last + DAY, grain, -int(number) * size) if period.last < datetime.date.max else None
        part = None if start is None else Period(start, period.last)
    return _narrowed(value, _inside(part, period), Grain.QUARTER if grain is Grain.MONTH else grain)


def _unit_of_day(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    """ "the week of March 6", "the weekend of July 22", "the week ending Friday"."""
    if (period.last - period.first).days > 6:
        return None
    unit = match["unit"]
    if unit == "week":
        if match["way"] in {"beginning", "starting"}:
            end = cal.shift(period.first, 6)
            return _narrowed(value, None if end is None else Period(period.first, end), Grain.WEEK)
        if match["way"] in {"ending", "ended", "to"}:
            start = cal.shift(period.last, -6)
            return _narrowed(value, None if start is None else Period(start, period.last), Grain.WEEK)
        return _narrowed(value, cal.week_of(period.first), Grain.WEEK, slack=max(value.slack, 1))
    if unit == "weekend":
        return _narrowed(value, cal.weekend_of(period.first), Grain.DAY)
    start = cal.shift_months(period.last, -1) if match["way"] in {"ending", "ended", "to"} else None
    return _narrowed(value, None if start is None else Period(start, period.last), Grain.MONTH)


def _stretch(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    """ "the three days from Friday", "the six months to June 30", "the fiscal year ended in March": so many days, weeks or months, of which
    the date is the first or the last."""
    number, unit = (1, "year") if match["year"] else (read_number(match["number"]), match["unit"])
    counted = read_unit(unit)
    if number is None or number != int(number) or counted is None or (period.last - period.first).days > _MONTH:
        return None
    grain, size = counted
    if match["way"].split()[0] in {"from", "starting", "beginning"}:
        end = cal.move(period.first, grain, int(number) * size)
        part = None if end is None else Period(period.first, end - DAY)
    else:
        after = cal.shift(period.last, 1)
        start = None if after is None else cal.move(after, grain, -int(number) * size)
        part = None if start is None else Period(start, period.last)
    return _narrowed(value, part, grain)


_MONTH = 31
"""Days: what is longer is no edge of a stretch."""


def _beside(match: re.Match[str], value: DateValue, period: Period, scene: Scene) -> DateValue | None:
    """ "the eve of Oct. 5", "the day after Christmas Day"."""
    if value.grain is not Grain.DAY or value.anchored is Anchored.TEXT:
        return None
    feast = (
        period.first + -(-(period.last - period.first).days // 2) * DAY
    )  # Christmas Day of Christmas, Easter Sunday of Easter
    date = cal.shift(feast, 1 if match["side"] == "after" else -1)
    return _narrowed(value, None if date is None else Period(date, date), Grain.DAY)


def _in_direction(whole: DateValue, part: DateValue, scene: Scene) -> DateValue:
    """The end of "the year", told of in the past tense before that end has come, is that of the year before."""
    if whole.anchored is not Anchored.PUBLISHED or scene.published is None or part.first is None or part.period is None:
        return part
    definite = (
        re.match(r"(?i)the\s+(?:year|month|week|quarter|decade)$", scene.view[scene.start : scene.end]) is not None
    )
    if not definite or scene.direction is not Direction.BACK or part.first <= scene.published:
        return part
    first, last = cal.move(part.period.first, whole.grain, -1), cal.move(part.period.last, whole.grain, -1)
    if first is None or last is None:
        return part
    return dataclasses.replace(part, first=first, last=last, others=(part.period,))


_NARROWING = (
    (_ORDINAL, _ordinal),
    (_COUNTED, _counted),
    (_REST, _rest),
    (_EDGE, _edge),
    (_THIRD, _third),
    (_UNIT_OF_DAY, _unit_of_day),
    (_STRETCH, _stretch),
    (_BESIDE, _beside),
)
