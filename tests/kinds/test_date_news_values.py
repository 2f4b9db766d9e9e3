"""Forty dates as news copy writes them, and twenty traps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.kinds.date_texts import mentions

DATA: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "news_values.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", DATA["dates"], ids=lambda case: case["name"])
def test_dates(case: dict[str, Any]) -> None:
    start = case["text"].index(case["span"])
    end = start + len(case["span"])
    found = [m for m in mentions(case["text"], DATA["published"]) if m.span.start < end and start < m.span.end]
    assert [[str(m.value.first), str(m.value.last)] for m in found][:1] in [[pair] for pair in case["intervals"]]
    assert not found[0].excluded


@pytest.mark.parametrize("text", DATA["date_traps"])
def test_traps(text: str) -> None:
    assert mentions(text, DATA["published"]) == []
