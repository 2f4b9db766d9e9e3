"""A few words around a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reports.characters import HIDDEN, visible
from verifier.reports.excerpt import Excerpt, excerpt


@pytest.mark.parametrize(
    ("quote", "value", "limit", "expected"),
    [
        ("60 army vehicles had crossed the border", "60", 50, "[60] army vehicles had crossed the border"),
        ("60 army vehicles had crossed the border", "60", 20, "[60] army vehicles…"),
        ("the convoy of the army had 60 vehicles", "60", 26, "…the army had [60] vehicles"),
        ("the convoy of the army had 60", "60", 20, "…of the army had [60]"),
        ("60", "60", 10, "[60]"),
        ("took\n27\nhouses", "27", 50, "took [27] houses"),
        ("“27-year-old”", "27", 50, "“[27]-year-old”"),
        ("at least ten thousand of them", "at least ten thousand", 10, "[at least ten thousand]…"),
        ("an unbreakableword27 that goes on", "27", 12, "…[27] that…"),
    ],
)
def test_whole_words_around_the_value(quote: str, value: str, limit: int, expected: str) -> None:
    shown = excerpt(quote, quote.index(value), len(value), limit)
    assert f"{shown.before}[{shown.value}]{shown.after}" == expected


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 20), st.integers(5, 60))
def test_it_is_short_and_visible(quote: str, start: int, length: int, limit: int) -> None:
    start = min(start, len(quote))
    shown = excerpt(quote, start, length, limit)
    assert not HIDDEN.search(str(shown))
    assert shown.value == visible(quote[start : start + length])
    assert len(str(shown)) <= max(limit, len(shown.value)) + 4  # a space and an ellipsis on either side


@pytest.mark.parametrize("start", [-1, 9])
def test_a_value_that_is_not_in_the_quote(start: int) -> None:
    assert excerpt("at 27", start, 2, 20) == Excerpt("", "", "at 27")
