"""Where a bound and a figure stop fitting together, and which hedges look the same way."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import compare, mentions, value
from verifier.claims import Outcome
from verifier.kinds.count.value import Form

AGREES, CONFLICTS, UNDECIDED = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED

PAIRS = [
    # "more than 400" is a rounding of what lies below 500, and of no more than a fifth beyond
    ("more than 400 hurt", "479 hurt", AGREES),
    ("more than 400 hurt", "481 hurt", UNDECIDED),
    ("more than 400 hurt", "399 hurt", CONFLICTS),
    ("fewer than 400 hurt", "401 hurt", CONFLICTS),
    # both bounds look the same way, or face each other
    ("more than 400 hurt", "more than 500 hurt", UNDECIDED),
    ("fewer than 400 hurt", "fewer than 300 hurt", UNDECIDED),
    ("fewer than 400 hurt", "more than 500 hurt", CONFLICTS),
    # "about" reaches a tenth
    ("about 4,000 troops", "4,400 troops", AGREES),
    ("about 4,000 troops", "3,600 troops", AGREES),
    ("about 4,000 troops", "6,000 troops", CONFLICTS),
]


@pytest.mark.parametrize(("draft", "reported", "outcome"), PAIRS)
def test_bounds(draft: str, reported: str, outcome: Outcome) -> None:
    assert compare(draft, reported).outcome is outcome
    assert compare(reported, draft).outcome is outcome


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The tower is twice the size.", Form.MULTIPLE),
        ("The tower is twice its size.", Form.MULTIPLE),
        ("He fell twice on Monday.", Form.FREQUENCY),
    ],
)
def test_twice_compares_or_counts(text: str, form: Form) -> None:
    assert value(text, "twice").form is form


@pytest.mark.parametrize("text", ["Sales fell in a quarter.", "Sales fell for a quarter.", "He paid it per quarter."])
def test_a_quarter_of_the_books_is_no_share(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize("text", ["Sales fell by a quarter.", "Sales fell by a fifth.", "A quarter of them left."])
def test_a_quarter_of_a_whole_is_one(text: str) -> None:
    assert [m.value.form for m in mentions(text)] == [Form.SHARE]
