"""Dates counted from the day of publication: "yesterday", "last month", "two weeks ago", "the past 24 hours", "next spring"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import HALF, HEDGE, NUMBER, SEASON, TIME_OF_DAY, UNIT, WEEKDAY, YEAR, compiled, read_number, read_unit, season_named
from verifier.kinds.date.scene import Direction, Scene, choose, last_told, moved, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

SEASON_SLACK = 22
"""Days by which the astronomer's seasons (from equinox and solstice) run behind the whole months counted here."""

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


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
    days = _DAYS.get(word) or _DAYS.get(word.split()[0], 0)  # "tomorrow night"; "this morning" is today
    date = cal.shift(scene.published, days)
    return published_value(None if date is None else Period(date, date), Grain.DAY, scene)


def _between(date: datetime.date, first: int, last: int, scene: Scene, **fields: object) -> DateValue:
    start, end = cal.shift(date, first), cal.shift(date, last)
    return published_value(None if start is None or end is None else Period(start, end), Grain.DAY, scene, **fields)


_GRAINS = {"week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.QUARTER, "year": Grain.YEAR, "decade": Grain.DECADE, "weekend": Grain.DAY}
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
    if which in {"past", "this past"} or (which in {"last", "next", "coming"} and match["which"].lower().startswith("the ")):
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


def amount_value(target: datetime.date | None, grain: Grain, count: float, scene: Scene, *, exact: bool, anchored: Anchored) -> DateValue:
    """The date that lies a counted distance away: the day itself for days, and for longer units the unit it falls in, for nobody counts
    "two months ago" to the day. ``exact`` keeps the day ("a week to the day")."""
    if target is None:
        return of_period(None, grain, anchored=anchored)
    if exact or grain is Grain.DAY:
        return of_period(Period(target, target), Grain.DAY, anchored=anchored, slack=0 if exact or count < 7 else 1)
    if grain is Grain.WEEK:
        if count == 1:
            return of_period(cal.around(target, 1), grain, anchored=anchored, slack=3)
        return of_period(cal.week_of(target), grain, anchored=anchored, slack=3)
    slack = {Grain.MONTH: 15, Grain.QUARTER: 46}.get(grain, 183)
    if grain is Grain.YEAR and count >= 10 and count % 10 == 0:
        slack = 366
    return of_period(cal.unit_of(target, grain), grain, anchored=anchored, slack=slack)


def counted(match: re.Match[str]) -> tuple[Grain, int, float, bool] | None:
    """Grain, whole units, the number as written and whether it is hedged, of a "two and a half years" match; None where it is vague."""
    number = read_number(match["number"], half=match.groupdict().get("half") is not None)
    unit = read_unit(match["unit"])
    if number is None or unit is None:
        return None
    grain, size = unit
    total = number * size
    if total != int(total):
        finer = {Grain.YEAR: (Grain.MONTH, 12), Grain.MONTH: (Grain.WEEK, 4), Grain.WEEK: (Grain.DAY, 7)}.get(grain)
        if finer is None:
            return None
        grain, total = finer[0], total * finer[1]
    return grain, int(total), number, match.groupdict().get("hedge") is not None


def _ago(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "two weeks ago", "in three days' time", "six months from now"."""
    amount = counted(match)
    if amount is None:
        return unresolved(Grain.DAY)
    grain, total, number, hedged = amount
    if scene.published is None:
        return unresolved(grain)
    ahead = match.groupdict().get("ahead") is not None
    target = cal.move(scene.published, grain, total if ahead else -total)
    value = amount_value(target, grain, number, scene, exact=False, anchored=Anchored.PUBLISHED)
    within = match.groupdict().get("within")
    if within and target is not None:
        same = cal.unit_of(scene.published, _GRAINS[within.lower()])
        start = None if same is None else cal.move(same.first, grain, -total)
        value = of_period(None if start is None else cal.unit_of(start, _GRAINS[within.lower()]), _GRAINS[within.lower()])
    if hedged:
        value = dataclasses.replace(value, slack=max(2 * value.slack, 1))
    return dataclasses.replace(value, anchored=Anchored.PUBLISHED, anchor=scene.published)


def _span_to_today(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "the past 24 hours", "the last three months", "the next two weeks": from there to the day of publication."""
    number = read_number(match["number"])
    unit = match["unit"].lower().rstrip("s")
    if scene.published is None or number is None:
        return unresolved(Grain.DAY)
    if unit in {"hour", "minute"}:
        grain, total = Grain.DAY, max(1, round(number / 24)) if unit == "hour" else 1
    else:
        amount = counted(match)
        if amount is None:
            return unresolved(Grain.DAY)
        grain, total, _, _ = amount
    ahead = match["which"].lower() in {"next", "coming", "following"}
    edge = cal.move(scene.published, grain, total if ahead else -total)
    if edge is None:
        return unresolved(grain)
    period = Period(scene.published, edge) if ahead else Period(edge, scene.published)
    return published_value(period, Grain.DAY, scene, slack={Grain.DAY: 1, Grain.WEEK: 3, Grain.MONTH: 15}.get(grain, 183))


_SEASON_BEFORE = frozenset("in since until till before by during over after from through this of mid late early late-".split())


def _season(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "spring 1950", "the summer of 2016", "next spring", "in the autumn". Spring water, a fall in exports and "to fall" are none."""
    name = match["season"]
    which = season_named(name)
    determiner = " ".join((match["determiner"] or "").lower().split())
    if match["year"]:
        period = cal.season(int(match["year"]), which)
        following = cal.season(int(match["year"]) + 1, which)
        winter = which is cal.Season.WINTER and following is not None
        return of_period(period, Grain.SEASON, slack=SEASON_SLACK, others=(following,) if winter and following else ())
    if not determiner or determiner == "the":
        if not _is_season(name, determiner, scene):
            return None
        determiner = ""
    if match["shift"]:
        if scene.published is None:
            return unresolved(Grain.SEASON)
        year = scene.published.year + {"last": -1, "this": 0, "next": 1}[match["shift"].lower()]
        return published_value(cal.season(year, which), Grain.SEASON, scene, slack=SEASON_SLACK)
    if scene.published is None:
        return unresolved(Grain.SEASON)
    return _running_season(determiner, which, scene)


def _running_season(determiner: str, which: cal.Season, scene: Scene) -> DateValue:
    published = scene.published
    if published is None:
        return unresolved(Grain.SEASON)
    seasons = [s for y in range(published.year - 9, published.year + 3) if (s := cal.season(y, which)) is not None]
    if determiner in {"that", "the same"}:
        told = last_told(scene, finest=False, within=4)
        if told is not None:
            near = min(seasons + [s for s in [cal.season(told.period.first.year, which)] if s], key=lambda s: s.gap(told.period), default=None)
            return of_period(near, Grain.SEASON, slack=SEASON_SLACK, anchored=Anchored.TEXT, anchor=told.period.first)
    if determiner in {"last", "this past", "the past", "the previous"}:
        over = [s for s in seasons if s.last < published]
        others = tuple(over[-2:-1]) if over and (published - over[-1].last).days < 92 else ()
        return published_value(over[-1] if over else None, Grain.SEASON, scene, slack=SEASON_SLACK, others=others)
    if determiner in {"next", "the following"}:
        coming = [s for s in seasons if s.first > published]
        others = tuple(coming[1:2]) if coming and coming[0].first.year == published.year else ()
        return published_value(coming[0] if coming else None, Grain.SEASON, scene, slack=SEASON_SLACK, others=others)
    value = choose(seasons, scene, Grain.SEASON)
    return dataclasses.replace(value, slack=SEASON_SLACK)


def _is_season(name: str, determiner: str, scene: Scene) -> bool:
    if name[0].isupper() and not scene.opens():
        return False
    following = scene.next_word()
    if following is not None and following.tag in {WordClass.NOUN, WordClass.NAME} and following.lower not in {"quarter", "months"}:
        return False
    previous = scene.previous_word()
    if name.lower() == "fall" or (name.lower() == "spring" and determiner):
        # A fall, and the spring a river has, take "of", "in" and "from"; the season stands alone.
        if following is not None and following.lower in {"of", "in", "from", "to", "below"} and previous not in {"early", "late", "mid"}:
            return False
        return bool(determiner) and previous in _SEASON_BEFORE
    return previous in _SEASON_BEFORE or re.search(r"\b(?:mid|late|early)-$", scene.before(6), re.I) is not None


def _midsummer(match: re.Match[str], scene: Scene) -> DateValue | None:
    month, number = (6, 24) if match["which"].lower() == "midsummer" else (12, 21)
    if match["year"]:
        days = [cal.day(int(match["year"]), month, number)]
    elif scene.published is None:
        return unresolved(Grain.WEEK)
    else:
        days = [cal.day(scene.published.year + k, month, number) for k in (-1, 0, 1)]
    value = choose(days, scene, Grain.WEEK) if len(days) > 1 else of_period(days[0], Grain.WEEK)
    middle = value.first
    period = None if middle is None else cal.around(middle, 3)
    return value if period is None else dataclasses.replace(value, first=period.first, last=period.last, slack=7)


_SPORT = re.compile(r"\b(?:touchdowns?|field goals?|yards?|quarterback|three-pointers?|rebounds?|half-?time|free throws?|scor(?:ed|ing|es)|goals?)\b")


def _quarter(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A quarter without its year: the last that has begun, or the next to end. A match has quarters too: not beside what is scored."""
    if match["number"]:
        number = int(match["number"])
    else:
        number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}[match["name"].lower()]
        if _SPORT.search(scene.view):
            return None
    if match["year"]:
        return of_period(cal.quarter(int(match["year"]), number), Grain.QUARTER)
    if scene.published is None:
        return unresolved(Grain.QUARTER)
    if match["shift"]:
        year = scene.published.year + {"last": -1, "this": 0, "next": 1}[match["shift"].lower()]
        return published_value(cal.quarter(year, number), Grain.QUARTER, scene)
    years = range(scene.published.year - 1, scene.published.year + 2)
    return choose([cal.quarter(y, number) for y in years], scene, Grain.QUARTER)


_WHICH = r"(?P<which>(?:[Tt]he )?(?:[Ll]ast|[Nn]ext|[Cc]oming|[Cc]urrent|[Pp]resent|[Pp]ast)|[Tt]his(?: past| coming)?)"
_SEASON_DETERMINER = r"(?P<determiner>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Tt]hat|[Tt]he same|[Tt]he past|[Tt]he previous|[Tt]he following|[Tt]he coming|[Tt]he)"
_SHIFT = r"(?P<shift>last|this|next) year\b"
_HEDGED = rf"(?:(?P<hedge>(?i:{HEDGE})) )?"
FAMILIES: tuple[Family, ...] = (
    Family(
        "day from today",
        compiled(
            rf"\b(?P<word>[Tt]he day before yesterday|[Tt]he day after tomorrow|(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)(?: {TIME_OF_DAY})?|[Tt]onight|[Oo]vernight"
            rf"|[Tt]his (?:morning|afternoon|evening|lunchtime))\b(?!-)"
        ),
        _deictic_day,
    ),
    Family("unit from today", compiled(rf"\b{_WHICH} (?P<unit>weekend|week|month|quarter|year|decade)\b(?! (?:before|after)\b)"), _unit),
    Family("the unit", compiled(r"\b[Tt]he (?P<unit>weekend|week|month|quarter|year|decade)\b(?! (?:before|after|of|to|ended|ending)\b)"), _definite_unit),
    Family(
        "ago",
        compiled(rf"\b{_HEDGED}(?P<number>(?i:{NUMBER}))[ -](?P<unit>{UNIT})(?P<half>{HALF})? ago\b(?: this (?P<within>week|month|year)\b)?(?!,? (?:on )?(?:last )?{WEEKDAY})"),
        _ago,
    ),
    Family(
        "half units ago",
        compiled(rf"\b{_HEDGED}(?P<number>(?i:{NUMBER}))(?P<half>{HALF}) (?P<unit>{UNIT}) ago\b"),
        _ago,
    ),
    Family(
        "from now",
        compiled(rf"\b(?:in )?{_HEDGED}(?P<number>(?i:{NUMBER}))[ -](?P<unit>{UNIT})(?P<ahead>'? time| from now| from today| hence)\b"),
        _ago,
    ),
    Family(
        "span to today",
        compiled(rf"\b(?:[Tt]he|[Tt]his|[Ii]ts) (?P<which>past|last|next|coming|following) {_HEDGED}(?P<number>(?i:{NUMBER})) (?P<unit>{UNIT})\b"),
        _span_to_today,
    ),
    Family(
        "season",
        compiled(rf"\b(?:{_SEASON_DETERMINER} )?(?P<season>{SEASON}|(?:Spring|Summer|Autumn|Winter))\b(?!-)(?:,? (?:of )?(?P<year>{YEAR})(?!\d)|,? (?:of )?{_SHIFT})?"),
        _season,
    ),
    Family("solstice", compiled(rf"\b(?P<which>[Mm]idsummer|[Mm]idwinter)\b(?!-|')(?: (?:of )?(?P<year>{YEAR})\b)?"), _midsummer),
    Family(
        "quarter",
        compiled(
            rf"\b(?:(?:[Tt]he |[Ii]ts )?(?P<name>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|final|last)[ -]quarter\b(?!-)|Q(?P<number>[1-4])\b)"
            rf"(?:,? (?:of )?(?P<year>{YEAR})(?!\d)|,? (?:of )?{_SHIFT})?"
        ),
        _quarter,
    ),
)
