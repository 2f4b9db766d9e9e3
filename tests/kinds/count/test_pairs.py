"""Two numbers that make one value, and two that stay two."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import mentions
from verifier.kinds.count.value import Form, Hedge

SCORES = [
    ("Havnar won 3 to 1.", "3 to 1", 3, 1),
    ("It was a 3-1 win.", "3-1", 3, 1),
    ("It was a 1-3 defeat.", "1-3", 1, 3),
    ("The council voted 30 to 12.", "30 to 12", 30, 12),
    ("It passed by 28 votes to 12.", "28 votes to 12", 28, 12),
    ("It had 28 votes to 12 votes.", "28 votes to 12 votes", 28, 12),
    ("It was approved by 52 to 48 percent.", "52 to 48 percent", 52, 48),
    ("They lost 2-2 on aggregate.", "2-2", 2, 2),
]
RANGES: list[tuple[str, str, float, float, str]] = [
    ("It needs 2 to 3 million doses.", "2 to 3 million", 2e6, 3e6, "dose"),
    ("It needs 5 to 10 thousand men.", "5 to 10 thousand", 5000, 10_000, "man"),
    ("The fare is 10-15 euros a day.", "10-15 euros", 10, 15, "EUR"),
    ("The majority was between 30 and 40 percent.", "between 30 and 40 percent", 30, 40, "%"),
    ("It took 10 or 11 men.", "10 or 11", 10, 11, "man"),
    ("It costs $5-$10.", "$5-$10", 5, 10, "USD"),
    ("The club has 4-5 million fans.", "4-5 million", 4e6, 5e6, "fan"),
]
TWO: list[tuple[str, list[str]]] = [
    ("It rose from 61 seats to 47.", ["61", "47"]),
    ("It moved from 3 percent to 4 percent.", ["3 percent", "4 percent"]),
    ("He may take either 10 or 20.", ["10", "20"]),
    ("It rose from 10 to 15 percent.", ["10", "15 percent"]),
    ("The grant goes up by $50 to $1,300.", ["$50", "$1,300"]),
]


@pytest.mark.parametrize(("text", "words", "one", "other"), SCORES)
def test_a_result(text: str, words: str, one: float, other: float) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.form, found.point, found.other) == (Form.SCORE, one, other)
    assert (found.low, found.high) == (min(one, other), max(one, other))


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), RANGES)
def test_a_range(text: str, words: str, low: float, high: float, unit: str) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.hedge, found.low, found.high, found.unit) == (Hedge.RANGE, low, high, unit)
    assert found.point == (low + high) / 2


@pytest.mark.parametrize(("text", "words"), TWO)
def test_a_change_and_alternatives_are_two_values(text: str, words: list[str]) -> None:
    assert [m.span.of(text) for m in mentions(text)] == words
