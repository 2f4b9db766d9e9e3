"""Margins, places in a series and minutes of a match against given evidence, and what must not be taken for them."""

from __future__ import annotations

import pytest

from tests.pairs.test_given import said
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import pair_of
from verifier.pairs.margins import is_margin
from verifier.pairs.reading import read_pair
from verifier.verdicts import Label


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.mark.parametrize(
    ("claim", "value", "evidence", "label", "rule"),
    [
        ("They had a two-goal lead", "two-goal", "They led 3-1", Label.CONSISTENT, "pairs.margin"),
        ("They had a two-goal lead", "two-goal", "They led 2-1", Label.CONTRADICTED, "pairs.margin"),
        ("They won by 14", "14", "They beat the Lions 91-77", Label.CONSISTENT, "pairs.margin"),
        # The fifth in a row makes five.
        (
            "They have lost five games in a row",
            "five",
            "It was their fifth straight loss",
            Label.CONSISTENT,
            "pairs.series",
        ),
        (
            "They have lost five games in a row",
            "five",
            "It was their sixth straight loss",
            Label.CONTRADICTED,
            "pairs.series",
        ),
        (
            "her ninth goal of the year",
            "ninth",
            "She has scored nine goals this year",
            Label.CONSISTENT,
            "pairs.series",
        ),
        (
            "the third strike of the year",
            "third",
            "There had been two strikes before",
            Label.CONSISTENT,
            "pairs.series",
        ),
        # An ordinal of one thing says nothing of the number of another.
        ("Four aides left", "Four", "It was the fourth storm of the winter", Label.UNVERIFIED, None),
        ("Four aides left", "Four", "It was the fifth storm of the winter", Label.UNVERIFIED, None),
        # Twelve minutes from the end of 90 is the 78th.
        (
            "scored 12 minutes from time",
            "12 minutes",
            "She scored in the 78th minute",
            Label.CONSISTENT,
            "pairs.moment",
        ),
        (
            "scored 12 minutes from time",
            "12 minutes",
            "She scored in the 68th minute",
            Label.CONSISTENT,
            "pairs.moment",
        ),
        (
            "scored 12 minutes from time",
            "12 minutes",
            "She scored in the 50th minute",
            Label.CONTRADICTED,
            "pairs.moment",
        ),
        # A length up to now.
        ("her first win in 17 years", "17 years", "She last won in 1996", Label.CONTRADICTED, "pairs.duration"),
        ("jailed for 17 years", "17 years", "She last won in 1996", Label.UNVERIFIED, None),
    ],
)
def test_what_is_said(
    claim: str, value: str, evidence: str, label: Label, rule: str | None, embedder: Embedder
) -> None:
    days = {"claim_date": "2023-03-15", "evidence_date": "2023-03-13"}
    verdict = said(claim, value, "count", [evidence], embedder, **days)
    assert (verdict.label, rule or verdict.rule) == (label, verdict.rule), verdict.reason


@pytest.mark.parametrize(
    ("claim", "value", "margin"),
    [
        ("a majority of four", "four", True),
        ("the lead was 12", "12", True),
        ("she is six points clear", "six", True),
        ("beaten by a single point", "single", True),
        ("a blaze tackled by 27 crews", "27", False),
        ("Three schools came down", "Three", False),
        ("They have 54 points", "54", False),
        ("Sales fell by 12 percent", "12 percent", False),
    ],
)
def test_what_is_a_margin(claim: str, value: str, margin: bool) -> None:
    reading = read_pair(pair_of({"claim": claim, "value": value, "kind": "count", "evidence": []}))
    assert reading is not None
    assert [is_margin(c) for c in reading.claims] == [margin]
