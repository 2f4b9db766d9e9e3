"""The closed word classes of dates, and how numbers are read in them."""

from __future__ import annotations

import re

from verifier.kinds.date.calendar import Grain, Season
from verifier.language.lexicon import SMALL_NUMBERS, TENS

_MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
_MONTH_NUMBER = {name.lower(): number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY_ABBREVIATIONS = "Mon Tues? Weds? Thu(?:rs?)? Fri Sat Sun".split()

_SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
MONTH = rf"(?:(?:{'|'.join(names[0] for names in _MONTHS)})\b|{_SHORT_MONTHS})"
"""A month's name or abbreviation, capitalised."""
IN_MONTHS = tuple(names[0][:3].lower() for names in _MONTHS)
"""One of these is in every MONTH: what patterns need (``verifier.kinds.date.pattern``)."""
WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
IN_WEEKDAYS = tuple(name.lower() for name in _WEEKDAYS)
"""One of these is in every WEEKDAY."""
SHORT_WEEKDAY = rf"(?:(?:{'|'.join(_WEEKDAY_ABBREVIATIONS)})\b\.?)"
"""An abbreviated weekday: only beside a day of the month, for Sun and Sat are words."""

NAME_MONTHS = frozenset((3, 4, 5, 6, 8))
"""March, April, May, June and August are also people's names or common words."""

TIME_OF_DAY = (
    r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|daybreak|dawn|dusk)"
)
CLOCK = (
    r"(?:(?:about |around |shortly |just |soon )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|noon|midday|midnight|dawn|first light"
    r"|daybreak|dusk|nightfall|sunset|early|late|mid-\w+|the (?:morning|afternoon|evening|night|close)|morning|evening|afternoon)"
    r"(?: (?:GMT|UTC|local time|EST|EDT|ET|CET|BST))?(?: (?:on|of))? )"
)
"""A time of day and the word that joins it to its day: "6 a.m. on", "late on", "the evening of"."""
GREENWICH = r"(?:GMT|UTC)"

_NUMBERS = {name: n for n, name in enumerate(SMALL_NUMBERS)} | TENS
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split()
)
_ORDINAL_NUMBER = {name: n for n, name in enumerate(_ORDINALS, start=1)}

_ONES = "|".join(SMALL_NUMBERS[1:10])
NUMBER = (
    rf"(?:\d{{1,4}}(?:\.5)?|(?:{'|'.join(TENS)})(?:-(?:{_ONES}))?|{'|'.join(sorted(SMALL_NUMBERS[1:], key=len, reverse=True))}"
    r"|a couple of|a dozen|half an?|an?|several|a few|some|many)"
)
"""How many units: "three", "twenty-one", "10", "a"; "several" and the like name no number (:func:`read_number` gives None)."""
HALF = r"(?: and a half|-and-a-half)"
ORDINAL = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"

UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|century|centurie)s?"
IN_UNITS = ("day", "week", "fortnight", "month", "quarter", "year", "decade", "centur")
"""One of these is in every UNIT."""
_UNITS = {
    "day": (Grain.DAY, 1),
    "week": (Grain.WEEK, 1),
    "fortnight": (Grain.WEEK, 2),
    "month": (Grain.MONTH, 1),
    "quarter": (Grain.QUARTER, 1),
    "year": (Grain.YEAR, 1),
    "decade": (Grain.YEAR, 10),
    "century": (Grain.YEAR, 100),
}

SEASON = r"(?:spring|summer|autumn|fall|winter)"
_SEASONS = {
    "spring": Season.SPRING,
    "summer": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
}

HEDGE = (
    r"(?:(?:just |a little |well |slightly |little )?(?:over|under|more than|less than|fewer than)|about|around|almost|nearly|roughly"
    r"|approximately|some|barely|at least|close to|not quite|exactly|precisely|only|just)"
)
YEAR = r"[12]\d{3}"


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _MONTH_NUMBER[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(n for n, full in enumerate(_WEEKDAYS) if full.lower().startswith(name.lower().rstrip(".")[:3]))


def season_named(name: str) -> Season:
    """The season of a SEASON match."""
    return _SEASONS[name.lower()]


def read_number(words: str, half: bool = False) -> float | None:
    """The number of a NUMBER match; None for words that name none ("several")."""
    text = " ".join(words.lower().split())
    extra = 0.5 if half else 0.0
    if text in {"a", "an"}:
        return 1 + extra
    if text in {"half a", "half an"}:
        return 0.5
    if text == "a couple of":
        return 2
    if text == "a dozen":
        return 12
    if text[0].isdigit():
        return float(text) + extra
    tens, _, ones = text.partition("-")
    if tens not in _NUMBERS:
        return None
    return _NUMBERS[tens] + (_NUMBERS[ones] if ones else 0) + extra


def read_ordinal(words: str) -> int:
    """The number of an ORDINAL match."""
    text = words.lower()
    return int(re.sub(r"\D", "", text)) if text[0].isdigit() else _ORDINAL_NUMBER[text]


def read_unit(word: str) -> tuple[Grain, int] | None:
    """The grain of a unit of time and how many of it there are in one ("fortnight": 14 days); None for hours and minutes."""
    text = word.lower()
    return _UNITS.get("century" if text.startswith("centur") else text.rstrip("s"))
