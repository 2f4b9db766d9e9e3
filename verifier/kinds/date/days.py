"""Days of the calendar: "17 September", "Sept. 17, 2018", "the 15th of October", "2018-08-31", "Sept. 3 to 7", "on the 25th"."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.family import Family
from verifier.kinds.date.implied_year import (
    WHICH_YEAR,
    given_year,
    last_or_next,
    near_years,
    prefer_told,
    told_year,
    with_told_years,
)
from verifier.kinds.date.lexicon import (
    GREENWICH,
    IN_MONTHS,
    MONTH,
    ORDINAL,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    month_number,
    read_ordinal,
    weekday_number,
)
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Scene, choose, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_LEAP_YEAR = 2000
_WEEKDAY_REACH = 275
"""Days around publication within which a weekday beside a day of the month picks the year: beyond, a text names it (``scene.FAR``), and a
weekday that does not fit is a slip."""


def _calendar_day(match: re.Match[str], scene: Scene) -> DateValue | None:
    month = month_number(match["month"])
    number = (
        read_ordinal(match["ordinal"]) if match.groupdict().get("ordinal") else int(re.sub(r"\D", "", match["day"]))
    )
    groups = match.groupdict()
    weekday = groups.get("weekday") or groups.get("weekday_after")
    gmt = bool(re.search(GREENWICH, match[0]))
    year = given_year(match, scene)
    if not year.known:
        return unresolved(Grain.DAY)
    if year.number is not None:
        return of_period(cal.day(year.number, month, number), Grain.DAY, gmt=gmt)
    if cal.day(_LEAP_YEAR, month, number) is None:
        return of_period(None, Grain.DAY)
    days = [cal.day(y, month, number) for y in near_years(scene)]
    if weekday is not None:
        # The weekday picks the year; where it fits none nearby, the date stands and the weekday is the slip.
        fitting = [d for d in days if d is not None and d.first.weekday() == weekday_number(weekday)]
        today = scene.published
        near = [d for d in fitting if today is not None and abs((d.first - today).days) < _WEEKDAY_REACH]
        if near:
            value = choose(near, scene, Grain.DAY)
            return dataclasses.replace(value, gmt=gmt, others=())
    if groups.get("which") in {"last", "Last", "next", "Next"}:
        return last_or_next(days, scene, Grain.DAY, forward=groups["which"].lower() == "next")
    told = told_year(scene)
    value = with_told_years(choose(days, scene, Grain.DAY), scene, lambda y: cal.day(y, month, number))
    return dataclasses.replace(prefer_told(value, cal.day(told, month, number) if told else None), gmt=gmt)


def _iso(match: re.Match[str], scene: Scene) -> DateValue | None:
    return of_period(cal.day(int(match["year"]), int(match["month"]), int(match["day"])), Grain.DAY)


def _numeric(match: re.Match[str], scene: Scene) -> DateValue | None:
    """14/09/2018: only where one of the numbers cannot be a month, or both are the same; with full stops the day comes first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    dotted = match["mark"] == "."
    if dotted or first > 12 or first == second:
        period = cal.day(year, second, first)
    elif second > 12:
        period = cal.day(year, first, second)
    else:
        return unresolved(Grain.DAY)
    return of_period(period, Grain.DAY)


def _day_of_month(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "on the 25th": of the month told last, else of the nearest month in the clause's direction. Not before a noun ("the 25th floor")."""
    following = scene.next_word()
    if scene.modifies() or (following is not None and following.tag is WordClass.NAME):
        return None
    if match["weekday"] is None and not re.search(
        r"\b(?:on|for|by|until|till|from|since|before|after|of|to|through)\s+$", scene.before(12)
    ):
        return None
    number = read_ordinal(match["ordinal"])
    if not 1 <= number <= 31 or scene.published is None:
        return None if scene.published else unresolved(Grain.DAY)
    today = scene.published
    around = [cal.month(today.year, today.month + k) for k in (-2, -1, 0, 1, 2)]
    days = [cal.day(m.first.year, m.first.month, number) for m in around if m is not None]
    value = choose(days, scene, Grain.DAY)
    told = last_told(scene, within=4)
    if told is not None and value.period is not None:
        same = cal.day(told.period.first.year, told.period.first.month, number)
        if same is not None and same != value.period:
            return of_period(same, Grain.DAY, others=(value.period,), anchored=Anchored.TEXT, anchor=told.period.first)
    return value


def _day_range(match: re.Match[str], scene: Scene) -> DateValue | None:
    """Sept. 3 to 7, 3-7 September: both days and all between; "July 22 and 23" only for neighbours."""
    first, last = int(match["a"]), int(match["b"])
    if last <= first or (match["link"].strip() == "and" and last != first + 1):
        return None
    month = month_number(match["month"])
    year = given_year(match, scene)
    if not year.known:
        return unresolved(Grain.DAY)
    if year.number is not None:
        return of_period(cal.span((year.number, month, first), (year.number, month, last)), Grain.DAY)
    periods = [cal.span((y, month, first), (y, month, last)) for y in near_years(scene)]
    return choose(periods, scene, Grain.DAY) if any(periods) or scene.published is None else of_period(None, Grain.DAY)


_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SUFFIX = r"(?:st|nd|rd|th)?"
_AFTER_DAY = r"(?![\w%]|[.,:/]\d|-\d)"
_NOT_AFTER_NUMBER = r"(?<![\w.,/$£€-])"
_LINK = r"(?P<link>\s?-\s?| to | through | and )"
_REST = rf"{WHICH_YEAR}(?:, (?:an? )?(?P<weekday_after>{WEEKDAY})\b)?(?: {GREENWICH}\b)?"
FAMILIES: tuple[Family, ...] = (
    Family(
        "month and day",
        Pattern(
            rf"\b(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? )?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<month>{MONTH}) (?:the )?"
            rf"(?P<day>{_DAY}){_SUFFIX}{_AFTER_DAY}{_REST}",
            needs=IN_MONTHS,
        ),
        _calendar_day,
    ),
    Family(
        "day and month",
        Pattern(
            rf"{_NOT_AFTER_NUMBER}(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? )?(?:the )?"
            rf"(?:(?P<day>{_DAY}){_SUFFIX}|(?P<ordinal>{ORDINAL}))(?: of)?[ -](?P<month>{MONTH})(?![\w-]){_REST}",
            needs=IN_MONTHS,
        ),
        _calendar_day,
    ),
    Family(
        "iso",
        Pattern(r"(?<![\w.,/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|[.,]\d)", needs=("0000",)),
        _iso,
    ),
    Family(
        "numeric",
        Pattern(
            rf"(?<![\w.,/-])(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR})(?![\w/-]|[.,]\d)",
            needs=("0000",),
        ),
        _numeric,
    ),
    Family(
        "days of a month",
        Pattern(rf"\b(?P<month>{MONTH}) (?P<a>{_DAY}){_LINK}(?P<b>{_DAY}){_AFTER_DAY}{WHICH_YEAR}", needs=IN_MONTHS),
        _day_range,
    ),
    Family(
        "days before their month",
        Pattern(
            rf"{_NOT_AFTER_NUMBER}(?:\b[Tt]he )?(?P<a>{_DAY}){_SUFFIX}{_LINK}(?:the )?(?P<b>{_DAY}){_SUFFIX}"
            rf"(?: of)? (?P<month>{MONTH})(?!\w){WHICH_YEAR}",
            needs=IN_MONTHS,
        ),
        _day_range,
    ),
    Family(
        "day of the month",
        Pattern(rf"\b(?:(?P<weekday>{WEEKDAY}),? )?[Tt]he (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th))\b", needs=("0",)),
        _day_of_month,
    ),
)
