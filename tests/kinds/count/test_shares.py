"""Shares: fractions of a whole and of a unit, so many in so many; and what only looks like one."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import mentions
from verifier.kinds.count.value import Form

SHARES: list[tuple[str, str, float, str | None]] = [
    ("One commuter train in four was late.", "One commuter train in four", 0.25, "train"),
    ("One in every five trains was late.", "One in every five", 0.2, "train"),
    ("Four out of every five trains were late.", "Four out of every five", 0.8, "train"),
    ("Three of every five trains were late.", "Three of every five", 0.6, "train"),
    ("Seven in 20 trains were late.", "Seven in 20", 0.35, "train"),
    ("Seven in 12 trains were late.", "Seven in 12", 7 / 12, "train"),
    ("Half the men left.", "Half", 0.5, "man"),
    ("Half of them left.", "Half", 0.5, None),
    ("Prices fell by half.", "half", 0.5, None),
    ("Three quarters of the men left.", "Three quarters", 0.75, "man"),
    ("Two-fifths of the men left.", "Two-fifths", 0.4, "man"),
]
MEASURES: list[tuple[str, str, Form, float, str]] = [
    ("A half-hour delay was told.", "A half-hour", Form.MEASURE, 0.5, "hour"),
    ("It was a quarter mile away.", "a quarter mile", Form.MEASURE, 0.25, "mi"),
    ("A third of a tonne fell.", "A third of a tonne", Form.MEASURE, 1 / 3, "t"),
    ("It rose 5/8 of an inch.", "5/8 of an inch", Form.MEASURE, 0.625, "in"),
    ("It rose three-quarters of a point.", "three-quarters of a point", Form.POINTS, 0.75, "percentage point"),
    ("The ship was half as big again.", "half", Form.MULTIPLE, 1.5, "time"),
    ("The ship was half as big.", "half", Form.MULTIPLE, 0.5, "time"),
    ("Half a dozen men came.", "Half a dozen", Form.COUNT, 6, "man"),
    ("It rose by 1/4 percent.", "1/4 percent", Form.PERCENT, 0.25, "%"),
]
NO_SHARES = [
    "The second half was dull.",
    "It was half past four.",
    "The glass was half empty.",
    "A third man died.",
    "Seven in 13 trains were late.",  # so many of so many are told in round numbers
    "He works 24/7.",
    "It happened on 9/11.",
    "The first quarter was dull.",
    "Profit rose for three quarters.",
    "It came a quarter earlier.",
    "They met half an hour later.",
    "The half-year was dull.",
    "Two died in five years.",
]


@pytest.mark.parametrize(("text", "words", "point", "per"), SHARES)
def test_shares(text: str, words: str, point: float, per: str | None) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.form, found.per) == (Form.SHARE, per)
    assert found.point == pytest.approx(point)


@pytest.mark.parametrize(("text", "words", "form", "point", "unit"), MEASURES)
def test_a_fraction_of_a_unit_is_so_much_of_it(text: str, words: str, form: Form, point: float, unit: str) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.form, found.unit) == (form, unit)
    assert found.point == pytest.approx(point)


@pytest.mark.parametrize("text", NO_SHARES)
def test_what_is_no_share(text: str) -> None:
    assert Form.SHARE not in {m.value.form for m in mentions(text)}


def test_a_share_of_something_is_of_one_at_most() -> None:
    (found,) = mentions("More than half the men left.")
    assert (found.value.low, found.value.high) == (0.5, 1.0)
