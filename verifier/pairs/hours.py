"""Times of day: "shortly before half past four in the morning" and "at 4:25 a.m.", and how long it is from one to another.

No kind of claim reads the hour; where the words to judge tell one and the evidence tells one, they are compared here. A time is an interval
of minutes from midnight. Without "a.m." or a part of the day it may be of either half of the day, and midnight is both ends of it.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from verifier.claims import Comparison, Outcome
from verifier.language.lexicon import SMALL_NUMBERS
from verifier.pairs import rules

_HOURS = {word: n for n, word in enumerate(SMALL_NUMBERS[1:13], 1)}
_PAST = {"half": 30, "a quarter": 15, "quarter": 15, "ten": 10, "five": 5, "twenty": 20, "twenty-five": 25}
_NUMBER = "|".join(_HOURS)
_PARTS: dict[str, tuple[int, int]] = {
    "small hours": (0, 300),
    "early hours": (0, 360),
    "dawn": (210, 450),
    "daybreak": (210, 450),
    "first light": (210, 450),
    "sunrise": (210, 480),
    "morning": (0, 720),
    "lunchtime": (690, 840),
    "lunch time": (690, 840),
    "afternoon": (720, 1080),
    "dusk": (960, 1320),
    "nightfall": (960, 1320),
    "sunset": (960, 1320),
    "evening": (1020, 1440),
    "tonight": (1080, 1440),
    "at night": (1140, 1740),
    "overnight": (1140, 1740),
}
"""Parts of the day, in minutes from midnight; a night runs into the next day."""
_SOON = 25
"""Minutes within which "shortly before" and "just after" lie."""
_ABOUT = 20
_SLACK = 5
"""Minutes that a time is rounded by: "ten in the morning" of 9.57."""
_DAY = 1440

_MINUTES = "|".join(sorted(_PAST, key=len, reverse=True))
_PART_NAMES = r"(?:morning|afternoon|evening|night)"
_OF_DAY = rf"\so'clock|\sin\sthe\s{_PART_NAMES}|\sat\snight|\sthis\smorning|\son\s\w+day\s{_PART_NAMES}\b"
"""What makes a bare number an hour."""

_TIME = re.compile(
    r"(?P<clock>\b(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?))"
    r"|(?P<plain>\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b(?![:.]\d))"
    r"|(?P<mil>\b(?P<hm>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?=\s(?:GMT|UTC|BST|CET|hours|local)\b))"
    r"|(?P<noon>\b(?:noon|midday)\b)|(?P<midnight>\bmidnight\b)"
    rf"|(?P<past>\b(?P<n>{_MINUTES})(?:\sminutes)?\s(?P<side>past|to)\s(?P<hw>{_NUMBER})\b)"
    rf"|(?P<word>\b(?P<w>{_NUMBER}|1?\d)(?P<thirty>[- ]thirty)?(?={_OF_DAY}))",
    re.IGNORECASE,
)
_PART = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in _PARTS), re.IGNORECASE)
_LED = re.compile(
    r"(?P<soon>(?:just|shortly|soon|moments|minutes|a little|not long)\s(?P<side>before|after|past)|nearly|almost|towards)"
    r"|(?P<about>about|around|roughly|some time around|approximately|close to)|(?P<open>before|by|after|until|from)",
    re.IGNORECASE,
)
_LEAD = 22
"""Characters before a time in which what bounds it stands."""
_TRAIL = 40


@dataclasses.dataclass(frozen=True, slots=True)
class Hour:
    """A time of day, as the intervals of minutes from midnight that it may be; ``exact`` where a clock tells it."""

    words: str
    spans: tuple[tuple[int, int], ...]
    exact: bool

    def meets(self, other: Hour, slack: int = 0) -> bool:
        """Whether both can be one time; a night that runs past midnight is met from either day."""
        return any(
            a <= d + slack + shift and c + shift <= b + slack
            for (a, b), (c, d) in itertools.product(self.spans, other.spans)
            for shift in (-_DAY, 0, _DAY)
        )


def hours(text: str) -> tuple[Hour, ...]:
    """The times of day of a text, in its order; a part of the day only where no clock time has it."""
    found = [(match.start(), _read(match, text)) for match in _TIME.finditer(text)]
    told = tuple(hour for _, hour in found)
    if told:
        return told
    return tuple(Hour(m[0], (_PARTS[m[0].lower()],), False) for m in _PART.finditer(text))


def _read(match: re.Match[str], text: str) -> Hour:
    starts = _starts(match, text)
    lead = _LED.findall(text[max(0, match.start() - _LEAD) : match.start()])
    led = [m for m in _LED.finditer(text[max(0, match.start() - _LEAD) : match.start()]) if _adjoins(m, match, text)]
    spans: list[tuple[int, int]] = []
    for at in starts:
        if not lead or not led:
            spans.append((at, at))
        elif led[-1]["about"]:
            spans.append((at - _ABOUT, at + _ABOUT))
        elif led[-1]["soon"]:
            before = (led[-1]["side"] or "before").lower() == "before"
            spans.append((at - _SOON, at) if before else (at, at + _SOON))
        else:
            word = led[-1]["open"].lower()
            spans.append((at - _DAY // 2, at) if word in {"before", "by", "until"} else (at, at + _DAY // 2))
    return Hour(match[0], tuple(spans), not led)


def _adjoins(led: re.Match[str], match: re.Match[str], text: str) -> bool:
    """Whether nothing but "the", "at" and spaces parts the bounding words from the time."""
    begin = max(0, match.start() - _LEAD)
    return text[begin + led.end() : match.start()].strip().lower() in {"", "at", "the"}


def _starts(match: re.Match[str], text: str) -> tuple[int, ...]:
    """The minutes from midnight that a time may stand for."""
    if match["noon"]:
        return (720,)
    if match["midnight"]:
        return (0, _DAY)
    if match["mil"]:
        return (60 * int(match["hm"]) + int(match["mm"]),)
    if match["clock"]:
        hour = int(match["h"]) % 12 + (12 if match["half"][0].lower() == "p" else 0)
        return (60 * hour + int(match["m"] or 0),)
    if match["plain"]:
        hour, minute = int(match["h24"]), int(match["m24"])
    elif match["past"]:
        minute = _PAST[match["n"].lower()] * (1 if match["side"].lower() == "past" else -1)
        hour = _HOURS[match["hw"].lower()]
    else:
        hour = _HOURS.get(match["w"].lower()) or int(match["w"])
        minute = 30 if match["thirty"] else 0
    at = (60 * hour + minute) % _DAY
    if hour > 12 or (match["plain"] and match["h24"].startswith("0")):
        return (at,)
    part = _PART.search(text[match.end() : match.end() + _TRAIL])
    both = (at % 720, at % 720 + 720)
    if part is None:
        return both
    low, high = _PARTS[part[0].lower()]
    return tuple(m for m in both if low <= m <= high or low <= m + _DAY <= high) or both


def compare_hours(value: str, evidence: Sequence[str]) -> Comparison | None:
    """What the times of day of the words to judge and of the evidence come to; None where either has none, or the
    evidence leaves it open."""
    mine = hours(value)
    theirs = [hour for text in evidence for hour in hours(text)]
    if len(mine) != 1 or not theirs:
        return None
    reason = f"Statement: {mine[0].words}. Evidence: {theirs[0].words}."
    if any(mine[0].meets(hour, _SLACK) for hour in theirs):
        return Comparison(Outcome.AGREES, rules.HOUR.name, reason)
    if len(theirs) > 1 or not (mine[0].exact or theirs[0].exact):
        return None
    return Comparison(Outcome.CONFLICTS, rules.HOUR.name, reason)


_NIGHT = {"night": (1080, 1740), "midnight": (1380, 1500)}
_ANY_PART = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (*_PARTS, *_NIGHT)), re.IGNORECASE)


def parts_apart(one: str, two: str) -> bool:
    """Whether two texts tell different parts of one day: its early hours and its night, its morning and its evening. What lasts past
    midnight is of the day on which it began."""
    told = [[(_PARTS | _NIGHT)[part.lower()] for part in _ANY_PART.findall(text)] for text in (one, two)]
    if any(len(parts) != 1 for parts in told):
        return False
    (a, b), (c, d) = told[0][0], told[1][0]
    return b <= c or d <= a


def lengths_between(evidence: Sequence[str]) -> Iterator[tuple[float, str]]:
    """The time from one to a later time of day of the evidence, in days, with the words of the two."""
    told = [hour for text in evidence for hour in hours(text) if hour.exact]
    for one, two in itertools.combinations(told[:_MOST], 2):
        for (a, _), (b, _) in itertools.product(one.spans, two.spans):
            if b > a:
                yield (b - a) / _DAY, f"{one.words} to {two.words}"


_MOST = 3
"""Times that are combined; a timetable has any length in it."""
