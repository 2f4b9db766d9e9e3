"""The year that a date leaves out, or gives in words: "Sept. 17", "March of last year", "December 5 of that year"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.lexicon import YEAR
from verifier.kinds.date.scene import Direction, Scene, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period

WHICH_YEAR = (
    rf"(?:,? (?:of )?(?P<year>{YEAR})(?![\d%]|[.,:/]\d)|,? (?:of )?(?P<shift>[Ll]ast|[Tt]his|[Nn]ext) year\b"
    r"|,? (?:of )?(?P<told>that|that same|the same|the following|the next|the previous) year\b)?"
)
"""What may follow a day or a month to give its year."""
SHIFT = {"last": -1, "this": 0, "next": 1}
_NEAR = 8
"""Years around publication in which a year left out is sought: 29 February comes back after eight at the latest."""
_ANOTHER_TIME = 60
"""Days before publication from which what is told is another time's."""
_STORY = 8
"""Sentences back in which a year told can still be the story's."""
_APPOSED = re.compile(r",?\s*(?:(?:on|in|the|morning|afternoon|evening|night|early|late|of)\s+)*")


@dataclasses.dataclass(frozen=True, slots=True)
class GivenYear:
    """``number`` is the year that the words give, None where they leave it out; ``known`` is false where they give it by pointing at a
    publication or a date that the article does not have."""

    number: int | None
    known: bool = True


def given_year(match: re.Match[str], scene: Scene) -> GivenYear:
    """The year that a match of :data:`WHICH_YEAR` gives."""
    groups = match.groupdict()
    if groups.get("year"):
        return GivenYear(int(groups["year"]))
    if groups.get("told"):
        told = last_told(scene, finest=False, within=4)
        step = {"following": 1, "next": 1, "previous": -1}.get(groups["told"].split()[-1], 0)
        return GivenYear(None, False) if told is None else GivenYear(told.period.first.year + step)
    if groups.get("shift"):
        published = scene.published
        return (
            GivenYear(None, False) if published is None else GivenYear(published.year + SHIFT[groups["shift"].lower()])
        )
    return GivenYear(None)


def near_years(scene: Scene) -> range:
    """The years in which a year left out is sought; none for an article without a date."""
    if scene.published is None:
        return range(0)
    return range(scene.published.year - _NEAR, scene.published.year + _NEAR + 1)


def told_year(scene: Scene) -> int | None:
    """The year that the sentence has given before: with a month of its own ("in March 2013 ... in May"), or, beside the expression, as the
    time that it makes more precise ("a year ago, on the afternoon of 6 August")."""
    for known in reversed(scene.known):
        if known.sentence != scene.sentence.index or known.start >= scene.start:
            continue
        if known.period.first.year != known.period.last.year:
            return None
        if known.value.grain in {Grain.DAY, Grain.MONTH}:
            stays = known.value.anchored is Anchored.CALENDAR and scene.direction is not Direction.FORWARD
            return known.period.first.year if stays else None
        apposed = _APPOSED.fullmatch(scene.view[known.end : scene.start]) is not None
        return known.period.first.year if apposed and known.value.grain is Grain.YEAR else None
    return None


def with_told_years(value: DateValue, scene: Scene, in_year: Callable[[int], Period | None]) -> DateValue:
    """In a story of another year ("a little over a year ago"), a day without its year may be of that year: kept as a further reading."""
    if scene.published is None or value.period is None or scene.direction is Direction.FORWARD:
        return value
    found: list[Period] = []
    for known in scene.known:
        if known.sentence < scene.sentence.index - _STORY or (scene.published - known.period.last).days < _ANOTHER_TIME:
            continue
        year = known.period.first.year
        near = [p for y in (year - 1, year) if y > 0 and (p := in_year(y)) is not None]
        # Of the year told, or the last one before what was told: the story may go back from there.
        found += [p for p in near if p.first.year == year or p.last < known.period.first]
    kept = dict.fromkeys(p for p in found if p != value.period and p not in value.others)
    if scene.perfect and kept:
        # What had happened before the time that the story tells: as likely of that time as of the last year, and not still to come.
        past = tuple(p for p in value.others if p.first <= scene.published)
        return dataclasses.replace(value, others=(*past, *kept), even=True)
    return dataclasses.replace(value, others=(*value.others, *kept))


def prefer_told(value: DateValue, told: Period | None) -> DateValue:
    """The date in the year that the sentence gives, if it gives one; the nearest one stays as a further reading."""
    if told is None or value.period is None or value.period == told:
        return value
    return dataclasses.replace(value, first=told.first, last=told.last, others=(value.period,), anchored=Anchored.TEXT)


def last_or_next(periods: list[Period | None], scene: Scene, grain: Grain, forward: bool) -> DateValue:
    """The last one over, or the next to come, counted from publication; where that lies in the year of publication, some writers mean
    the one of last (next) year, which stays as a further reading."""
    published = scene.published
    if published is None:
        return unresolved(grain)
    sides = [p for p in periods if p is not None and (p.first > published if forward else p.last < published)]
    if not sides:
        return unresolved(grain)
    best = sides[0] if forward else sides[-1]
    rest = sides[1:2] if forward else sides[-2:-1]
    others = tuple(rest) if best.first.year == published.year else ()
    return of_period(best, grain, others=others, anchored=Anchored.PUBLISHED, anchor=published)
