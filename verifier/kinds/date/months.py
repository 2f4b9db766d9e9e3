"""Months: "in September", "March 2016", "last December", "that May". March, May, April, June and August are also names and words."""

from __future__ import annotations

import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Period
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
from verifier.kinds.date.lexicon import IN_MONTHS, MONTH, NAME_MONTHS, YEAR, month_number
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Scene, choose, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_TEMPORAL_BEFORE = frozenset(
    "in since until till by from during for of to through before after early late mid last next this that previous following between "
    "throughout around and or into than early, late, end beginning start about circa".split()
)
_FIRM_BEFORE = frozenset(
    "in since until till during early late mid last next this throughout previous following through of".split()
)


_ABBREVIATED = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())


def _month(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A month without a day. March, May, April, June and August are also names and words: they want a time preposition or a year."""
    number = month_number(match["month"])
    determiner = (match["determiner"] or "").lower()
    determiner = " ".join(determiner.split()).removeprefix("the ")
    year = given_year(match, scene)
    if not year.known:
        return unresolved(Grain.MONTH)
    if year.number is not None:
        return of_period(cal.month(year.number, number), Grain.MONTH)
    if not determiner and not _is_month(match, scene, number):
        return None
    periods = [cal.month(y, number) for y in near_years(scene)]
    told = last_told(scene, finest=False, within=4) if determiner in {"that", "previous", "following"} else None
    if told is not None:
        return _told_month(determiner, number, told.period)
    if determiner in {"last", "next", "previous", "following", "this past", "this coming", "coming", "past"}:
        return last_or_next(
            periods, scene, Grain.MONTH, forward=determiner in {"next", "following", "coming", "this coming"}
        )
    value = with_told_years(choose(periods, scene, Grain.MONTH), scene, lambda y: cal.month(y, number))
    told_in = told_year(scene)
    return prefer_told(value, cal.month(told_in, number) if told_in else None)


def _told_month(determiner: str, number: int, told: Period) -> DateValue:
    """ "that May" is the May of the year just spoken of, or the first after a date told; "the following January" comes after it, "the
    previous August" before."""
    years = range(max(1, told.first.year - 1), min(9999, told.last.year + 2))
    months = [m for year in years if (m := cal.month(year, number)) is not None]
    if determiner == "previous":
        near = [m for m in months if m.last < told.first][-1:]
    elif determiner == "following":
        near = [m for m in months if m.first > told.last][:1]
    else:
        near = [m for m in months if told.contains(m)] or [m for m in months if m.last >= told.first][:1]
    return of_period(near[0] if near else None, Grain.MONTH, anchored=Anchored.TEXT, anchor=told.first)


def _is_month(match: re.Match[str], scene: Scene, number: int) -> bool:
    previous = scene.previous_word()
    following = scene.next_word()
    name = match["month"]
    if scene.after(2) == "'s":
        return number not in NAME_MONTHS
    if (len(name) < 5 and name[-1] == ".") or name in _ABBREVIATED:
        if following is not None and following.tag is WordClass.NAME:
            return False
        return previous in _TEMPORAL_BEFORE and previous not in {"and", "or", "for"}
    if number not in NAME_MONTHS:
        named = following is not None and following.tag is WordClass.NAME and previous not in _TEMPORAL_BEFORE
        return not named and not name.endswith("-")
    if scene.view[max(0, scene.start - 1) : scene.start] == "-" and re.search(
        r"\b(?:mid|late|early|pre|post)-$", scene.before(6), re.I
    ):
        return True
    if following is not None and following.tag is WordClass.NAME and previous not in {"in", "since", "during"}:
        return False
    if name in scene.names:
        return previous in _FIRM_BEFORE and previous != "of"
    if re.fullmatch(r"\w{3,}est|worst|best|busiest|first|second|third|last", previous) and re.search(
        r"\bthe\s+[\w-]+\s+$", scene.before(24)
    ):
        return True  # "the hottest May on record"
    if previous in {"the", "its", "a"}:
        # "the March summit", but "the March for Our Lives".
        return following is not None and following.tag is WordClass.NOUN
    if previous in {"and", "or", "to"}:
        return re.search(rf"{MONTH}(?:\s+{YEAR})?,?\s+(?:and|or|to)\s*$", scene.before(40)) is not None
    if re.search(r"\b[Aa]s\s+(?:recently|early|late|long\s+ago|far\s+back)\s+as\s+$", scene.before(24)):
        return True
    if re.search(r"\b(?:in|since|during)(?: [\w-]+)? both\s*$|\d\s*[-/]$", scene.before(24)):
        return True
    return previous in _TEMPORAL_BEFORE


_DETERMINERS = (
    r"(?:(?P<determiner>[Tt]his past|[Tt]his coming|[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat"
    r"|(?:[Tt]he )?(?:previous|following|coming|past))[ -])?"
)


def _months(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "the July-September quarter", "the April-to-June period", "May through July": both months and all between."""
    low, high = month_number(match["low"]), month_number(match["high"])
    count = (high - low) % 12 + 1
    year = given_year(match, scene)
    if not year.known:
        return unresolved(Grain.QUARTER)
    if year.number is not None:
        # The year is that of the last month: "November-January 2018".
        return of_period(cal.months(year.number - (high < low), low, count), Grain.QUARTER)
    return choose([cal.months(y, low, count) for y in near_years(scene)], scene, Grain.QUARTER)


FAMILIES: tuple[Family, ...] = (
    Family(
        "months",
        Pattern(
            rf"\b(?:[Tt]he )?(?P<low>{MONTH})(?:-|-to-|/| through )(?P<high>{MONTH})(?![\w-]|\.\w)(?: (?:quarter|period)\b)?{WHICH_YEAR}",
            needs=IN_MONTHS,
        ),
        _months,
    ),
    Family("month", Pattern(rf"\b{_DETERMINERS}(?P<month>{MONTH})(?![\w-]|\.\w){WHICH_YEAR}", needs=IN_MONTHS), _month),
)
