"""Days named by their weekday: "on Friday", "last Friday", "Monday of last week", "Friday week", "the following Tuesday"."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import (
    GREENWICH,
    IN_WEEKDAYS,
    NUMBER,
    TIME_OF_DAY,
    WEEKDAY,
    read_number,
    weekday_number,
)
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction, Scene, last_told, unresolved, weekday
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_NAMED = frozenset(
    "black bloody good ash palm super cyber shrove maundy holy easter whit giving fat red sheffield happy pancake blue big".split()
)
"""What makes a weekday the name of one certain day, or of something else (Black Friday, Sheffield Wednesday)."""
_TITLES = frozenset(
    "president prime minister secretary chancellor king queen mayor governor senator gen mr mrs ms dr".split()
)


def _is_name(scene: Scene) -> bool:
    """The Sunday Times, the Friday Agreement, Black Friday."""
    if scene.previous_word() in _NAMED and re.search(r"[A-Z][\w']*\s+$", scene.before(16)):
        return True
    following = scene.next_word()
    if following is None or not following.text[0].isupper() or following.tag is not WordClass.NAME:
        return False
    if scene.opens() and not scene.view[scene.start : scene.end].lower().startswith(("last", "next", "this")):
        return following.lower.rstrip(".") not in _TITLES
    article = (
        scene.previous_word() in {"the", "a", "of", "its", "his", "her"}
        or scene.view[scene.start : scene.start + 4].lower() == "the "
    )
    return article and following.lower.rstrip(".") not in _TITLES


def _one(date: object, **fields: object) -> DateValue:
    period = None if date is None else Period(date, date)  # type: ignore[arg-type]
    return of_period(period, Grain.DAY, **fields)


def _read(match: re.Match[str], scene: Scene) -> DateValue | None:
    if _is_name(scene):
        return None
    number = weekday_number(match["weekday"])
    gmt = match["zone"] is not None
    determiner = " ".join((match["determiner"] or "").lower().split())
    if determiner == "the" and scene.modifies():
        determiner = ""  # "the Friday concerts"
    value = _determined(determiner, number, scene)
    return None if value is None else dataclasses.replace(value, gmt=gmt, weekdays=(number,))


def _determined(determiner: str, number: int, scene: Scene) -> DateValue | None:
    published = scene.published
    if determiner == "":
        return weekday(scene, number)
    if determiner in {"the", "that", "that same", "the same", "the following", "the next", "the previous"}:
        return _told(determiner, number, scene)
    if published is None:
        return unresolved(Grain.DAY)
    if determiner in {"last", "this past", "past"}:
        return _last(scene, number)
    if determiner in {"next", "this coming", "the coming", "coming"}:
        return _next(scene, number, nearest=determiner != "next")
    return weekday(scene, number)  # "this Friday" is the one of the clause's direction


def _last(scene: Scene, number: int) -> DateValue:
    """The last one before today. Within the running week some writers mean the one of the week before: kept as a further reading."""
    published = scene.published
    yesterday = None if published is None else cal.shift(published, -1)
    best = None if yesterday is None else cal.on_or_before(yesterday, number)
    if best is None or published is None:
        return unresolved(Grain.DAY)
    before = cal.shift(best, -7)
    same_week = cal.week_of(best) == cal.week_of(published)
    others = (Period(before, before),) if same_week and before is not None else ()
    return _one(best, others=others, anchored=Anchored.PUBLISHED, anchor=published)


def _next(scene: Scene, number: int, nearest: bool) -> DateValue:
    """The one of next week; within the running week some writers mean the very next: kept as a further reading."""
    published = scene.published
    tomorrow = None if published is None else cal.shift(published, 1)
    soonest = None if tomorrow is None else cal.on_or_after(tomorrow, number)
    if soonest is None or published is None:
        return unresolved(Grain.DAY)
    if nearest or cal.week_of(soonest) != cal.week_of(published):
        return _one(soonest, anchored=Anchored.PUBLISHED, anchor=published)
    best = cal.shift(soonest, 7)
    return _one(best, others=(Period(soonest, soonest),), anchored=Anchored.PUBLISHED, anchor=published)


def _told(determiner: str, number: int, scene: Scene) -> DateValue:
    """ "the following Tuesday", "that Wednesday", "by the Sunday": counted from the date told before."""
    told = last_told(scene)
    if told is None:
        if determiner == "the" or scene.published is None:
            return dataclasses.replace(weekday(scene, number), firm=False)
        fallback = (
            _last(scene, number)
            if "previous" in determiner or scene.direction is not Direction.FORWARD
            else _next(scene, number, True)
        )
        return dataclasses.replace(fallback, firm=False)
    day = told.period.first
    if determiner == "the previous":
        before = cal.shift(day, -1)
        date = None if before is None else cal.on_or_before(before, number)
    elif determiner in {"the following", "the next"}:
        after = cal.shift(told.period.last, 1)
        date = None if after is None else cal.on_or_after(after, number)
    else:
        # The first one from the date told on; what goes back from it ("had rained since the Saturday") means the last one before.
        after, before = cal.on_or_after(day, number), cal.on_or_before(told.period.last, number)
        back = scene.perfect or scene.previous_word() == "since"
        date, other = (before, after) if back else (after, before)
        others = () if other is None or other == date else (Period(other, other),)
        firm = determiner.startswith("the ") and told.value.firm
        return _one(date, firm=firm, others=others, even=back, anchored=Anchored.TEXT, anchor=day)
    return _one(date, firm=told.value.firm, anchored=Anchored.TEXT, anchor=day)


def _of_week(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "Monday of last week", "Tuesday next week", "Friday of that week"."""
    number = weekday_number(match["weekday"])
    which = match["which"].lower().split()[-1]
    if which in {"that", "same", "following", "previous"}:
        told = last_told(scene)
        base, anchored = (None, Anchored.TEXT) if told is None else (told.period.first, Anchored.TEXT)
    else:
        base, anchored = scene.published, Anchored.PUBLISHED
    weeks = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    moved = None if base is None else cal.shift(base, 7 * weeks)
    week = None if moved is None else cal.week_of(moved)
    date = None if week is None else cal.shift(week.first, number)
    return _one(date, weekdays=(number,), anchored=anchored, anchor=base)


def _week_more(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "a week ago Friday", "a week on Friday": a week beyond the nearest one."""
    published = scene.published
    if published is None:
        return unresolved(Grain.DAY)
    number = weekday_number(match["weekday"])
    past = match["way"].lower() in {"ago", "last"}
    edge = cal.shift(published, -1 if past else 1)
    near = None if edge is None else cal.on_or_before(edge, number) if past else cal.on_or_after(edge, number)
    return _one(
        None if near is None else cal.shift(near, -7 if past else 7), anchored=Anchored.PUBLISHED, anchor=published
    )


def _so_many_ago(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "three Sundays ago": the last one before today is one Sunday ago."""
    number, count = weekday_number(match["weekday"]), read_number(match["number"])
    if scene.published is None or count is None or count != int(count):
        return unresolved(Grain.DAY)
    yesterday = cal.shift(scene.published, -1)
    last = None if yesterday is None else cal.on_or_before(yesterday, number)
    date = None if last is None else cal.shift(last, -7 * (int(count) - 1))
    return _one(date, weekdays=(number,), anchored=Anchored.PUBLISHED, anchor=scene.published)


def _postposed(match: re.Match[str], scene: Scene) -> DateValue | None:
    """British "Friday week" and "the Friday after next" (a week after the coming one), "Friday last", "Tuesday next"."""
    number = weekday_number(match["weekday"])
    if scene.published is None:
        return unresolved(Grain.DAY)
    last = _last(scene, number)
    if match["way"] == "last":
        return last
    if match["past"] and last.first is not None:  # "last Saturday week": a week before it
        date = cal.shift(last.first, -7)
        return _one(date, anchored=Anchored.PUBLISHED, anchor=scene.published)
    coming = _next(scene, number, nearest=True)
    if match["way"].lower() == "next" or coming.first is None:
        return coming
    date = cal.shift(coming.first, 7)
    return _one(date, anchored=Anchored.PUBLISHED, anchor=scene.published)


_DETERMINER = (
    r"(?P<determiner>[Tt]his past|[Tt]his coming|[Tt]he coming|[Tt]hat same|[Tt]he same|[Tt]he following|[Tt]he next|[Tt]he previous"
    r"|[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Tt]he|[Cc]oming|[Pp]ast)"
)
_WHICH = r"(?P<which>last|this|next|that|the same|the following|the previous)"
FAMILIES: tuple[Family, ...] = (
    Family(
        "weekday",
        Pattern(
            rf"\b(?:{_DETERMINER} )?(?P<weekday>{WEEKDAY})\b(?!-)(?: (?:late )?{TIME_OF_DAY}\b(?! of\b))?(?P<zone>,? {GREENWICH}\b)?",
            needs=IN_WEEKDAYS,
        ),
        _read,
    ),
    Family(
        "weekday of a week",
        Pattern(rf"\b(?P<weekday>{WEEKDAY})(?: {TIME_OF_DAY})?(?: of)? {_WHICH} week\b", needs=("week",)),
        _of_week,
    ),
    Family(
        "a week beyond",
        Pattern(rf"\b[Aa] week (?P<way>ago|last|on|from)(?: on| last)? (?P<weekday>{WEEKDAY})\b", needs=("week",)),
        _week_more,
    ),
    Family(
        "so many ago",
        Pattern(rf"\b(?P<number>(?i:{NUMBER})) (?P<weekday>{WEEKDAY})s ago\b", needs=("ago",)),
        _so_many_ago,
    ),
    Family(
        "postposed",
        Pattern(
            rf"\b(?:[Tt]he |(?P<past>[Ll]ast ))?(?P<weekday>{WEEKDAY}) (?P<way>week|last|next|after next)\b"
            r"(?! (?:week|month|year|summer|season)|['-])",
            needs=IN_WEEKDAYS,
        ),
        _postposed,
    ),
)
