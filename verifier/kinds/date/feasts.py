"""Dates named by a feast or holiday: "by Christmas", "last Thanksgiving", "on Good Friday 1998", "in the new year"."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.family import Family
from verifier.kinds.date.holidays import HOLIDAYS, named
from verifier.kinds.date.lexicon import TIME_OF_DAY, YEAR
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.relative import published_value
from verifier.kinds.date.scene import Scene, choose, unresolved
from verifier.kinds.date.value import DateValue, of_period
from verifier.text import WordClass

_TEMPORAL = frozenset(
    "by before after on at over since until till around during past for from last next this every through of".split()
)
_SPAN_NOUNS = frozenset("week weekend period season holiday holidays break recess time".split())


def _feast(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A feast, where it tells a time: after a preposition of time or alone, and not before what it names (Christmas trees, the Good Friday
    Agreement)."""
    holiday = named(match["name"])
    if holiday is None:
        return None
    following = scene.next_word()
    named_after = following is not None and following.tag in {WordClass.NOUN, WordClass.NAME, WordClass.ADJECTIVE}
    wide = following is not None and following.lower in _SPAN_NOUNS
    if (named_after and not wide) or scene.after(2) == "'s":
        return None
    previous = scene.previous_word()
    determiner = (match["determiner"] or "").lower()
    full = match["name"].lower().split()[-1] in {
        "day",
        "eve",
        "night",
        "friday",
        "monday",
        "sunday",
        "wednesday",
        "thursday",
        "tuesday",
    }
    if not (determiner or match["year"] or full or wide or previous in _TEMPORAL or scene.opens()):
        return None
    slack = holiday.slack + (7 if wide else 0)
    if match["year"]:
        period = holiday.days(int(match["year"]))
        return None if period is None else of_period(period, Grain.DAY, slack=slack)
    if scene.published is None:
        return unresolved(Grain.DAY)
    today = scene.published
    if match["shift"]:
        year = today.year + {"last": -1, "this": 0, "next": 1}[match["shift"]]
        return published_value(holiday.days(year), Grain.DAY, scene, slack=slack)
    days = [p for year in range(today.year - 2, today.year + 3) if (p := holiday.days(year)) is not None]
    if determiner == "last":
        over = [p for p in days if p.last < today]
        return published_value(over[-1] if over else None, Grain.DAY, scene, slack=slack)
    if determiner == "next":
        coming = [p for p in days if p.first > today]
        others = tuple(coming[1:2]) if coming and coming[0].first.year == today.year else ()
        return published_value(coming[0] if coming else None, Grain.DAY, scene, slack=slack, others=others)
    value = choose(days, scene, Grain.DAY, backward_only=previous == "since")
    return dataclasses.replace(value, slack=slack)


def _new_year(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "in the new year": the next year, and the first months of it above all; in January the one that has begun."""
    if scene.published is None:
        return unresolved(Grain.YEAR)
    year = scene.published.year + (scene.published.month > 3)
    return published_value(cal.year(year), Grain.YEAR, scene)


_NAMES = "|".join(
    sorted((re.escape(" ".join(w.capitalize() for w in n.split())) for n in HOLIDAYS), key=len, reverse=True)
)
_PATTERN = (
    _NAMES.replace(r"\ ", " ")
    .replace("'s Day", "'s (?:Day|[Nn]ight)")
    .replace(r"\-", "-")
    .replace("Eid Al-fitr", "Eid[ -](?:[Aa]l|[Uu]l|[Ee]l)-[Ff]itr")
    .replace("Eid Al-adha", "Eid[ -](?:[Aa]l|[Uu]l|[Ee]l)-[Aa]dha")
)
_IN_NAMES = tuple(sorted({max(re.findall(r"[a-z]+", name.lower()), key=len) for name in HOLIDAYS}))
"""The longest word of each: one of these is in every name."""
FAMILIES: tuple[Family, ...] = (
    Family(
        "feast",
        Pattern(
            rf"\b(?:(?P<determiner>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<name>{_PATTERN})(?!\w|-)(?: {TIME_OF_DAY}\b)?"
            rf"(?:,? (?:of |in )?(?P<year>{YEAR})(?!\d)|,? (?P<shift>last|this|next) year\b)?",
            needs=_IN_NAMES,
        ),
        _feast,
    ),
    Family("new year", Pattern(r"(?<=in\s)(?:[Tt]he )?[Nn]ew [Yy]ear\b(?!'|-| [A-Z])", needs=("year",)), _new_year),
)
