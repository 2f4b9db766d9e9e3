"""All families of date expressions, and finding them in a sentence."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import days, feasts, months, relative, seasons, told, weekdays, years
from verifier.kinds.date.family import Family
from verifier.kinds.date.pattern import shape

FAMILIES: tuple[Family, ...] = tuple(
    family for module in (days, months, years, weekdays, relative, seasons, feasts, told) for family in module.FAMILIES
)


def _by_needs() -> dict[tuple[str, ...], list[int]]:
    indices: dict[tuple[str, ...], list[int]] = {}
    for index, family in enumerate(FAMILIES):
        indices.setdefault(family.pattern.needs, []).append(index)
    return indices


_BY_NEEDS = _by_needs()
"""The families, as indices, by what their patterns need: months are in six of them, and are asked for once."""
_EVIDENT = (
    "0000", "day", "year", "week", "month", "night", "hour", "morning", "evening", "afternoon", "tomorrow", "quarter", "decade", "centur",
    "spring", "summer", "autumn", "winter", "christmas", "easter", "eid", "ramadan", "thanksgiving", "hallow", "pentecost", "epiphany",
    "corpus", "candlemas", "nowruz", "ashura",
)  # fmt: skip
_TRIGGER = re.compile(
    r"\b(?:a\.?d\b|q0|fall\b|eve\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|ties\b|mas\b|'00\b"
    r"|0(?:\s*(?:a\.?d|c\.?e)\b|[./-]0|(?:st|nd|rd|th)\b|s\b)"
)
"""What every date expression has at least one of, in the shape of the text (:func:`shape`): of these or of what is evident at a glance."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Words that may be a date: offsets in the view searched, the family and its match."""

    start: int
    end: int
    family: Family
    match: re.Match[str]


def scan(view: str) -> list[Found]:
    """What may be a date in a sentence's view, the leftmost first and of those the longest; they may overlap."""
    words = shape(view)
    if not any(map(words.__contains__, _EVIDENT)) and _TRIGGER.search(words) is None:
        return []
    possible = sorted(
        index
        for needs, alike in _BY_NEEDS.items()
        if not needs or any(map(words.__contains__, needs))
        for index in alike
    )
    found = [
        Found(match.start(), match.end(), family, match)
        for family in map(FAMILIES.__getitem__, possible)
        for match in family.pattern.expression.finditer(view)
        if match.end() > match.start()
    ]
    found.sort(key=lambda f: (f.start, -f.end))
    return found
