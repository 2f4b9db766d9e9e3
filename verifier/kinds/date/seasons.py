"""Seasons and quarters: "spring 1950", "next spring", "in the autumn", "midsummer", "the second quarter", "Q3 2018"."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import SEASON, YEAR, season_named
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.relative import published_value
from verifier.kinds.date.scene import Direction, Scene, choose, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_SLACK = 22
"""Days by which the astronomer's seasons (from equinox and solstice) run behind the whole months counted here."""

_SEASON_BEFORE = frozenset(
    "in since until till before by during over after from through this of mid late early late-".split()
)


def _season(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "spring 1950", "the summer of 2016", "next spring", "in the autumn". Spring water, a fall in exports and "to fall" are none."""
    name = match["season"]
    which = season_named(name)
    determiner = " ".join((match["determiner"] or "").lower().split())
    if match["year"]:
        period = cal.season(int(match["year"]), which)
        following = cal.season(int(match["year"]) + 1, which)
        winter = which is cal.Season.WINTER and following is not None
        return of_period(period, Grain.SEASON, slack=_SLACK, others=(following,) if winter and following else ())
    noun = scene.next_word()
    if noun is not None and noun.lower == "quarter":
        return _season_quarter(which, scene)
    if not determiner or determiner == "the":
        if not _is_season(name, determiner, scene):
            return None
        determiner = ""
    if match["shift"]:
        if scene.published is None:
            return unresolved(Grain.SEASON)
        year = scene.published.year + {"last": -1, "this": 0, "next": 1}[match["shift"].lower()]
        return published_value(cal.season(year, which), Grain.SEASON, scene, slack=_SLACK)
    if scene.published is None:
        return unresolved(Grain.SEASON)
    return _running_season(determiner, which, scene)


def _season_quarter(which: cal.Season, scene: Scene) -> DateValue:
    """ "the summer quarter": the quarter of the year that most of the season's days beyond its first month lie in, as firms report. Which
    months a firm's quarters have is its own affair, so it does not conflict on its edges."""
    number = {cal.Season.SPRING: 2, cal.Season.SUMMER: 3, cal.Season.AUTUMN: 4, cal.Season.WINTER: 1}[which]
    if scene.published is None:
        return unresolved(Grain.QUARTER)
    quarters = [cal.quarter(scene.published.year + k, number) for k in (-1, 0, 1)]
    return dataclasses.replace(choose(quarters, scene, Grain.QUARTER), slack=_MONTH)


_MONTH = 31


def _running_season(determiner: str, which: cal.Season, scene: Scene) -> DateValue:
    published = scene.published
    if published is None:
        return unresolved(Grain.SEASON)
    seasons = [s for y in range(published.year - 9, published.year + 3) if (s := cal.season(y, which)) is not None]
    if determiner in {"that", "the same"}:
        told = last_told(scene, finest=False, within=4)
        if told is not None:
            near = min(
                seasons + [s for s in [cal.season(told.period.first.year, which)] if s],
                key=lambda s: s.gap(told.period),
                default=None,
            )
            return of_period(near, Grain.SEASON, slack=_SLACK, anchored=Anchored.TEXT, anchor=told.period.first)
    if determiner in {"last", "this past", "the past", "the previous"}:
        over = [s for s in seasons if s.last < published]
        others = tuple(over[-2:-1]) if over and (published - over[-1].last).days < 92 else ()
        return published_value(over[-1] if over else None, Grain.SEASON, scene, slack=_SLACK, others=others)
    if determiner in {"next", "the following"}:
        coming = [s for s in seasons if s.first > published]
        others = tuple(coming[1:2]) if coming and coming[0].first.year == published.year else ()
        return published_value(coming[0] if coming else None, Grain.SEASON, scene, slack=_SLACK, others=others)
    value = choose(seasons, scene, Grain.SEASON)
    return dataclasses.replace(value, slack=_SLACK)


def _is_season(name: str, determiner: str, scene: Scene) -> bool:
    if name[0].isupper() and not scene.opens():
        return False
    following = scene.next_word()
    if (
        following is not None
        and following.tag in {WordClass.NOUN, WordClass.NAME}
        and following.lower not in {"quarter", "months"}
    ):
        return False
    previous = scene.previous_word()
    if name.lower() == "fall" or (name.lower() == "spring" and determiner):
        # A fall, and the spring a river has, take "of", "in" and "from"; the season stands alone.
        if (
            following is not None
            and following.lower in {"of", "in", "from", "to", "below"}
            and previous not in {"early", "late", "mid"}
        ):
            return False
        return (
            bool(determiner)
            and previous in _SEASON_BEFORE
            and not (name.lower() == "fall" and previous in {"of", "from", "after"})
        )
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


_SPORT = re.compile(
    r"\b(?:touchdowns?|field goals?|yards?|quarterback|three-pointers?|rebounds?|half-?time|free throws?|scor(?:ed|ing|es)|goals?)\b"
)


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
    if scene.modifies():
        scene = dataclasses.replace(
            scene, direction=Direction.NEAREST
        )  # "is to report third-quarter sales": those of the one just over
    return choose([cal.quarter(y, number) for y in years], scene, Grain.QUARTER)


_SEASON_DETERMINER = (
    r"(?P<determiner>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Tt]hat"
    r"|[Tt]he same|[Tt]he past|[Tt]he previous|[Tt]he following|[Tt]he coming|[Tt]he)"
)
_SHIFT = r"(?P<shift>last|this|next) year\b"
FAMILIES: tuple[Family, ...] = (
    Family(
        "season",
        Pattern(
            rf"\b(?:{_SEASON_DETERMINER} )?(?P<season>{SEASON}|(?:Spring|Summer|Autumn|Winter))\b(?!-)"
            rf"(?:,? (?:of )?(?P<year>{YEAR})(?!\d)|,? (?:of )?{_SHIFT})?",
            needs=("spring", "summer", "autumn", "fall", "winter"),
        ),
        _season,
    ),
    Family(
        "solstice",
        Pattern(
            rf"\b(?P<which>[Mm]idsummer|[Mm]idwinter)\b(?!-|')(?: (?:of )?(?P<year>{YEAR})\b)?",
            needs=("midsummer", "midwinter"),
        ),
        _midsummer,
    ),
    Family(
        "quarter",
        Pattern(
            rf"\b(?:(?:[Tt]he |[Ii]ts )?(?P<name>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|final|last)[ -]quarter\b(?!-)|Q(?P<number>[1-4])\b)"
            rf"(?:,? (?:of )?(?P<year>{YEAR})(?!\d)|,? (?:of )?{_SHIFT})?",
            needs=("quarter", "q"),
        ),
        _quarter,
    ),
)
