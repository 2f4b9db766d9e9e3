"""Dates counted from the day of publication: "yesterday", "last month", "two weeks ago", "the past 24 hours", "next spring"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.amounts import Amount, read_amount
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import (
    HALF,
    HEDGE,
    IN_UNITS,
    NUMBER,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    read_number,
)
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction, Scene, moved, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period

_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
}


def published_value(period: Period | None, grain: Grain, scene: Scene, **fields: object) -> DateValue:
    """A date counted from publication."""
    return of_period(period, grain, anchored=Anchored.PUBLISHED, anchor=scene.published, **fields)


def _deictic_day(match: re.Match[str], scene: Scene) -> DateValue | None:
    if scene.published is None:
        return unresolved(Grain.DAY)
    word = " ".join(match["word"].lower().split())
    if word == "overnight":
        # The night that ended on the day of publication, or is to start on it.
        ahead = scene.direction is Direction.FORWARD
        return _between(scene.published, 0 if ahead else -1, 1 if ahead else 0, scene)
    if word.endswith("last night"):
        # The night that began yesterday; its small hours are today's.
        return _between(scene.published, -1, -1, scene, others=(Period(scene.published, scene.published),), even=False)
    days = _DAYS.get(word) or _DAYS.get(word.split()[0], 0)  # "tomorrow night"; "this morning" is today
    date = cal.shift(scene.published, days)
    return published_value(None if date is None else Period(date, date), Grain.DAY, scene)


def _between(date: datetime.date, first: int, last: int, scene: Scene, **fields: object) -> DateValue:
    start, end = cal.shift(date, first), cal.shift(date, last)
    return published_value(None if start is None or end is None else Period(start, end), Grain.DAY, scene, **fields)


_GRAINS = {
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "weekend": Grain.DAY,
}
_IN_GRAINS = ("week", "month", "quarter", "year", "decade")
"""One of these is in the name of each."""
_STEP = {"last": -1, "next": 1, "this": 0, "current": 0, "coming": 1, "present": 0}


def _unit(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "last week", "this year", "next month", "the coming year"."""
    which = " ".join(match["which"].lower().split()).removeprefix("the ").removeprefix("its ")
    unit = match["unit"].lower()
    grain = _GRAINS[unit]
    if scene.published is None:
        return unresolved(grain)
    if unit == "weekend":
        return _weekend(which, scene)
    if which in {"past", "this past"} or (
        which in {"last", "next", "coming"} and match["which"].lower().startswith("the ")
    ):
        # "the past year" and "the last month" run up to today; "the coming weeks" from it.
        ahead = which in {"next", "coming"}
        end = cal.move(scene.published, grain, 1 if ahead else -1)
        if end is None:
            return unresolved(grain)
        period = Period(scene.published, end) if ahead else Period(end, scene.published)
        whole = _whole(scene, grain, _STEP.get(which, -1))
        return published_value(period, grain, scene, others=() if whole is None else (whole,))
    return published_value(_whole(scene, grain, _STEP[which]), grain, scene)


def _whole(scene: Scene, grain: Grain, step: int) -> Period | None:
    if scene.published is None:
        return None
    unit = cal.unit_of(scene.published, grain)
    start = None if unit is None else cal.move(unit.first, grain, step)
    return None if start is None else cal.unit_of(start, grain)


def _weekend(which: str, scene: Scene) -> DateValue:
    published = scene.published
    if published is None:
        return unresolved(Grain.DAY)
    running = cal.weekend_of(published)
    before, after = (None if running is None else moved(running, -7)), (None if running is None else moved(running, 7))
    if running is None or before is None or after is None:
        return unresolved(Grain.DAY)
    if which in {"last", "past", "this past"}:
        return published_value(before, Grain.DAY, scene)
    if which == "next":
        return published_value(after, Grain.DAY, scene, others=(running,) if published < running.first else ())
    if scene.direction is Direction.BACK and published < running.first:
        return published_value(before, Grain.DAY, scene, others=() if scene.sure else (running,))
    return published_value(running, Grain.DAY, scene)


def _unit_beyond(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "the week before last", "the month after next"."""
    unit = match["unit"].lower()
    step = -2 if match["way"] == "before last" else 2
    grain = Grain.WEEK if unit == "weekend" else _GRAINS[unit]
    whole = _whole(scene, grain, step)
    if unit == "weekend":
        return published_value(None if whole is None else cal.weekend_of(whole.first), Grain.DAY, scene)
    return published_value(whole, grain, scene)


def _definite_unit(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "the week", "the year", "the month": only with a part of it in front ("the end of the year"), which ``parts`` sees to."""
    unit = match["unit"].lower()
    if unit == "weekend":
        within = re.search(r"\b(?:over|at|during|by|before|after|since|of|on|throughout|for)\s+$", scene.before(16))
        return _weekend("this", scene) if within and not scene.modifies() else None
    grain = _GRAINS[unit]
    if scene.published is None:
        return unresolved(grain)
    return published_value(_whole(scene, grain, 0), grain, scene)


_RESULTS = 4
"""Months at the start of a year in which "the full year", told of in the past tense, is the one before: annual results are due then."""


def _full_year(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "sales for the full year should reach": the running year, but for the results of the one before."""
    if scene.published is None:
        return unresolved(Grain.YEAR)
    running, before = _whole(scene, Grain.YEAR, 0), _whole(scene, Grain.YEAR, -1)
    results = scene.published.month <= _RESULTS and scene.direction is not Direction.FORWARD
    best, other = (before, running) if results else (running, before)
    others = () if other is None or scene.direction is Direction.FORWARD else (other,)
    return published_value(best, Grain.YEAR, scene, others=others)


def _ago(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "two weeks ago", "in three days' time", "six months from now", "two years ago this month"."""
    amount = read_amount(match)
    if amount is None:
        return unresolved(Grain.DAY)
    if scene.published is None:
        return unresolved(amount.grain)
    groups = match.groupdict()
    if groups.get("within"):
        grain = _GRAINS[groups["within"].lower()]
        start = amount.from_day(scene.published, -1)
        return published_value(None if start is None else cal.unit_of(start, grain), grain, scene)
    sign = 1 if groups.get("ahead") is not None else -1
    value = amount.landing(amount.from_day(scene.published, sign), Anchored.PUBLISHED, scene.published)
    low = read_number(groups["low"]) if groups.get("low") else None
    if low is None or not 0 < low < amount.total or low != int(low):
        return value
    size = amount.total // int(read_number(match["number"]) or 1)
    near = dataclasses.replace(amount, total=int(low) * size)
    return _hull(value, near.landing(near.from_day(scene.published, sign), Anchored.PUBLISHED, scene.published))


def _hull(one: DateValue, other: DateValue) -> DateValue:
    """ "two or three years ago", "in eight to ten weeks": from the nearer to the farther."""
    if one.period is None or other.period is None:
        return one
    first, last = min(one.period.first, other.period.first), max(one.period.last, other.period.last)
    return dataclasses.replace(one, first=first, last=last, others=())


_THE_FIRST_TO = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|only|next)(?:\s+[\w'-]+){0,3}\s+to\s+\w+\s+in\s+$"
)
"""What is "the first to open in nine years" opens after nine years in which none did."""
_HAPPENS = frozenset(
    "come arrive return open reopen close shut start begin restart resume end finish expire leave depart follow meet reconvene vote decide "
    "be happen occur play appear retire quit".split()
)
"""Verbs of what happens at one moment (achievements: Vendler 1957): "will reopen in three weeks" is so long from now, while what is none,
as in "will vaccinate them in four days", takes so long."""


def _in_time(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "will reopen in three weeks", "should come in eight to ten weeks": so long after publication."""
    clause = scene.sentence.clause_at(scene.sentence.span.start + scene.start)
    if scene.direction is not Direction.FORWARD or clause.predicate not in _HAPPENS or scene.modifies():
        return None
    if _THE_FIRST_TO.search(scene.before(48)):
        return None
    between = scene.view[clause.verbs[-1].end - scene.sentence.span.start : scene.start]
    if re.fullmatch(r"\s+(?:(?:again|back|up|out|only|here|there)\s+)?in\s+", between) is None:
        return None
    return _ago(match, scene)


def _span_to_today(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "the past 24 hours", "the last three months", "the next two weeks": from there to the day of publication."""
    number = read_number(match["number"])
    unit = match["unit"].lower().rstrip("s")
    if scene.published is None or number is None:
        return unresolved(Grain.DAY)
    if unit in {"hour", "minute"}:
        days = max(1, round(number / 24)) if unit == "hour" else 1
        amount: Amount | None = Amount(Grain.DAY, days, hedged=False, exact=False)
    else:
        amount = read_amount(match)
    if amount is None:
        return unresolved(Grain.DAY)
    ahead = match["which"].lower() in {"next", "coming", "following"}
    edge = amount.from_day(scene.published, 1 if ahead else -1)
    if edge is None:
        return unresolved(amount.grain)
    period = Period(scene.published, edge) if ahead else Period(edge, scene.published)
    return published_value(
        period, Grain.DAY, scene, slack={Grain.DAY: 1, Grain.WEEK: 3, Grain.MONTH: 15}.get(amount.grain, 183)
    )


_WHICH = r"(?P<which>(?:[Tt]he )?(?:[Ll]ast|[Nn]ext|[Cc]oming|[Cc]urrent|[Pp]resent|[Pp]ast)|[Tt]his(?: past| coming)?)"
_HEDGED = rf"(?:(?P<hedge>(?i:{HEDGE})) )?"
FAMILIES: tuple[Family, ...] = (
    Family(
        "day from today",
        Pattern(
            rf"\b(?P<word>[Tt]he day before yesterday|[Tt]he day after tomorrow|(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)(?: {TIME_OF_DAY})?"
            r"|[Tt]onight|[Oo]vernight|(?:[Ll]ate |[Ee]arly )?[Ll]ast night|[Tt]his (?:morning|afternoon|evening|lunchtime))\b(?!-)",
            needs=("today", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening", "lunchtime"),
        ),
        _deictic_day,
    ),
    Family(
        "unit from today",
        Pattern(
            rf"\b{_WHICH} (?P<unit>weekend|week|month|quarter|year|decade)\b(?! (?:before|after)\b)", needs=_IN_GRAINS
        ),
        _unit,
    ),
    Family(
        "unit beyond",
        Pattern(
            r"\b[Tt]he (?P<unit>weekend|week|month|year) (?P<way>before last|after next)\b", needs=("before", "after")
        ),
        _unit_beyond,
    ),
    Family(
        "the unit",
        Pattern(
            r"\b[Tt]he (?P<unit>weekend|week|month|quarter|year|decade)\b(?! (?:of|to|ended|ending)\b)",
            needs=_IN_GRAINS,
        ),
        _definite_unit,
    ),
    Family(
        "ago",
        Pattern(
            rf"\b{_HEDGED}(?:(?P<low>(?i:{NUMBER})) (?:or|to) )?(?P<number>(?i:{NUMBER}))[ -](?P<unit>{UNIT})(?P<half>{HALF})? ago\b"
            rf"(?P<exact> to the day| today)?(?: this (?P<within>week|month|year)\b)?(?!,? (?:on )?(?:last )?{WEEKDAY})",
            needs=("ago",),
        ),
        _ago,
    ),
    Family(
        "half units ago",
        Pattern(rf"\b{_HEDGED}(?P<number>(?i:{NUMBER}))(?P<half>{HALF}) (?P<unit>{UNIT}) ago\b", needs=("half",)),
        _ago,
    ),
    Family(
        "from now",
        Pattern(
            rf"\b(?:in )?{_HEDGED}(?P<number>(?i:{NUMBER}))[ -](?P<unit>{UNIT})(?P<ahead>'? time| from now| from today| hence)\b",
            needs=("time", "now", "today", "hence"),
        ),
        _ago,
    ),
    Family(
        "in so long",
        Pattern(
            rf"(?<=\b[Ii]n\s){_HEDGED}(?:(?P<low>(?i:{NUMBER})) (?:or|to) )?(?P<number>(?i:{NUMBER}))[ -](?P<unit>{UNIT})\b"
            r"(?P<ahead>)(?!'| time\b| from\b| hence\b| of\b)",
            needs=IN_UNITS,
        ),
        _in_time,
    ),
    Family(
        "full year",
        Pattern(
            r"\b(?:[Tt]he|[Ii]ts) (?:full|whole|entire) year\b(?! (?:of|to|ended|ending)\b)",
            needs=("full", "whole", "entire"),
        ),
        _full_year,
    ),
    Family(
        "span to today",
        Pattern(
            rf"\b(?:[Tt]he|[Tt]his|[Ii]ts) (?P<which>past|last|next|coming|following) {_HEDGED}(?P<number>(?i:{NUMBER}))"
            rf" (?P<unit>{UNIT}|hours?|minutes?)\b",
            needs=("past", "last", "next", "coming", "following"),
        ),
        _span_to_today,
    ),
)
