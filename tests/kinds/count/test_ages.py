"""Ages: told by a word, by a decade, or by their place behind a person's name."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import mentions
from verifier.kinds.count.value import Form

AGES: list[tuple[str, str, float, float, str]] = [
    ("Aged 18-24, they left.", "Aged 18-24", 18, 24, "year"),
    ("Children aged between 12 and 15 came.", "aged between 12 and 15", 12, 15, "year"),
    ("Children aged 12 to 15 came.", "aged 12 to 15", 12, 15, "year"),
    ("A baby aged six months died.", "aged six months", 6, 6, "month"),
    ("He died at the age of 30.", "age of 30", 30, 30, "year"),
    ("Their average age was 76.", "76", 76, 76, "year"),
    ("She is in her teens.", "in her teens", 13, 19, "year"),
    ("She is in her 20s.", "in her 20s", 20, 29, "year"),
    ("She is in her 90s.", "in her 90s", 90, 99, "year"),
    ("She is in her early sixties.", "in her early sixties", 60, 63, "year"),
    ("She is in her mid-30s.", "in her mid-30s", 34, 36, "year"),
    ("She left her mid-40s behind.", "mid-40s", 44, 46, "year"),
    ("She is in her late 50s.", "in her late 50s", 57, 59, "year"),
    ("A centenarian came.", "centenarian", 100, 109, "year"),
    ("Two octogenarians came.", "octogenarians", 80, 89, "year"),
    ("Anna Berg, now 44, left.", "44", 44, 44, "year"),
    ("Anna Berg (44) left.", "44", 44, 44, "year"),
    ("The nurse, 34, left.", "34", 34, 34, "year"),
    ("Mr Berg, 119, died.", "119", 119, 119, "year"),  # nobody has been known to grow older than 122
    ("The man who turned 45 left.", "45", 45, 45, "year"),
    ("He is 44.", "44", 44, 44, "year"),
    ("Children from five to nine years old are let in.", "from five to nine years old", 5, 9, "year"),
]
NO_AGES = [
    "Mr Berg, 120, died.",
    "A company of 80 left.",
    "He is 44 centimetres tall.",
    "In April, 12, it rained.",
    "On Monday, 12, it rained.",
    "It was built in the 1930s.",
    "The mid-40s were hard.",
    "She is in her 35s.",
    "The number is 44.",
    "A team, 34, left.",
    "He turned 5 pages.",
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), AGES)
def test_ages(text: str, words: str, low: float, high: float, unit: str) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.form, found.low, found.high, found.unit) == (Form.AGE, low, high, unit)


@pytest.mark.parametrize("text", NO_AGES)
def test_what_is_no_age(text: str) -> None:
    assert Form.AGE not in {m.value.form for m in mentions(text)}
