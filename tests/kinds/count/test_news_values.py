"""Sixty quantities as news copy writes them, and twenty traps; and the claims of the acceptance drafts."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.kinds.count.texts import claims, mentions
from verifier.claims import Mention
from verifier.kinds.count import COUNT, CountValue, Hedge
from verifier.language import read
from verifier.reading import read_article
from verifier.text import Article, Span

TESTS = Path(__file__).parents[2]
DATA: dict[str, Any] = json.loads((TESTS / "data" / "news_values.json").read_text(encoding="utf-8"))

OTHERWISE = {
    # Where the contract of values and this list part, with the contract's reading.
    "1.5 million": (1_350_000, 1_650_000),  # the words before it, "Some", are part of the value: a band
    "11-2": (2, 11),  # bounds are in order; the sides as written are the field "score"
}


def same(one: float | None, two: float | None) -> bool:
    return one is two if one is None or two is None else math.isclose(one, two, rel_tol=1e-9)


@pytest.mark.parametrize("case", DATA["counts"], ids=lambda case: case["name"])
def test_counts(case: dict[str, Any]) -> None:
    start = case["text"].index(case["span"])
    span = Span(start, start + len(case["span"]))
    found = next(m.value for m in mentions(case["text"]) if m.span.overlaps(span))
    low, high = OTHERWISE.get(case["span"], (case["low"], case["high"]))
    if found.hedge is Hedge.EXACT and found.grain and found.low != found.high:
        # A scale word rounds: the list gives the figure as written, the value the interval around it.
        assert found.low is not None
        assert found.high is not None
        assert same(found.point, low)
        assert found.low < low < found.high
    else:
        assert same(found.low, low)
        assert same(found.high, high)


@pytest.mark.parametrize("text", DATA["count_traps"])
def test_traps(text: str) -> None:
    assert claims(text) == []


@cache
def draft(name: str) -> tuple[Article, tuple[Mention[CountValue], ...]]:
    article = read_article(TESTS.parent / "seeds" / name)
    return article, tuple(COUNT.find(read(article)))


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TESTS / "acceptance" / name).read_text(encoding="utf-8").splitlines()]


def test_the_counts_of_the_acceptance_drafts_are_found() -> None:
    missed = []
    counts = [row for row in rows("gold.jsonl") if row["kind"] == "count"]
    for row in counts:
        article, found = draft(row["draft"])
        start = article.text.index(row["quote"]) + row["quote"].index(row["value"])
        span = Span(start, start + len(row["value"]))
        if not any(m.span.overlaps(span) and not m.excluded for m in found):
            missed.append((row["value"], row["quote"]))
    assert len(missed) <= 0.07 * len(counts), missed


def test_sentences_without_a_count_have_none() -> None:
    for row in rows("plain.jsonl"):
        article, found = draft(row["draft"])
        start = article.text.index(row["quote"])
        span = Span(start, start + len(row["quote"]))
        assert [m.span.of(article.text) for m in found if m.span.overlaps(span) and not m.excluded] == [], row["quote"]
