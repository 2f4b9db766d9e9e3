"""All families of date expressions, and finding them in a sentence."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date import days, feasts, months, relative, seasons, told, weekdays, years
from verifier.kinds.date.family import Family

FAMILIES: tuple[Family, ...] = tuple(
    family for module in (days, months, years, weekdays, relative, seasons, feasts, told) for family in module.FAMILIES
)

_TRIGGER = re.compile(
    r"\d{4}|\bA\.?D\b|\d\s*(?:A\.?D|C\.?E)\b|'\d\d\b|\d[./-]\d|\d(?:st|nd|rd|th)\b|\d0s\b|hour|day|night|morning|evening|afternoon|tomorrow|week|month|quarter|\bQ[1-4]|year|decade|centur"
    r"|spring|summer|autumn|\bfall\b|winter|ties\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|Christmas|Easter|Eid|Ramadan|Thanksgiving|Hallow|Pentecost|Epiphany|Corpus|Candlemas|mas\b|Nowruz|Ashura|New\s+Year|\bEve\b",
    re.IGNORECASE,
)
"""What every date expression has at least one of."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """Words that may be a date: offsets in the view searched, the family and its match."""

    start: int
    end: int
    family: Family
    match: re.Match[str]


def scan(view: str) -> list[Found]:
    """What may be a date in a sentence's view, the leftmost first and of those the longest; they may overlap."""
    if _TRIGGER.search(view) is None:
        return []
    found = [
        Found(match.start(), match.end(), family, match)
        for family in FAMILIES
        for match in family.pattern.finditer(view)
        if match.end() > match.start()
    ]
    found.sort(key=lambda f: (f.start, -f.end))
    return found
