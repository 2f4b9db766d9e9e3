"""Words of a statement judged against evidence that is known to be of the same fact."""

from __future__ import annotations

from typing import Any

import pytest

from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import RULES, pair_of
from verifier.pairs.given import judge_given, same_words
from verifier.pairs.reading import read, read_pair
from verifier.verdicts import Label, Verdict


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def said(claim: str, value: str, kind: str, evidence: list[str], embedder: Embedder, **days: str) -> Verdict:
    item: dict[str, Any] = {"id": "1", "claim": claim, "value": value, "kind": kind, "evidence": evidence}
    dates = {"claim_date": "2019-05-22", "evidence_date": "2019-05-20", **days}
    reading = read_pair(pair_of({**item, **dates}))
    assert reading is not None
    verdict = judge_given(reading, embedder)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize(
    ("claim", "value", "kind", "evidence", "label", "rule"),
    [
        # The value whose own words fit is the one meant.
        (
            "At the last count 140 firemen had fallen ill",
            "140",
            "count",
            ["87 firemen and 140 residents have fallen ill"],
            Label.CONTRADICTED,
            "pairs.other-value",
        ),
        (
            "At the last count 87 firemen had fallen ill",
            "87",
            "count",
            ["87 firemen and 140 residents have fallen ill"],
            Label.CONSISTENT,
            "count.equal",
        ),
        (
            "a panel of ten",
            "ten",
            "count",
            ["Seven of the ten panel members signed it"],
            Label.CONSISTENT,
            "count.equal",
        ),
        (
            "films from 38 countries",
            "38",
            "count",
            ["The programme has 38 films from 21 countries"],
            Label.CONTRADICTED,
            "pairs.other-value",
        ),
        (
            "They drew the first leg 2-0",
            "2-0",
            "count",
            ["After a 1-1 draw in the first leg they won 2-0"],
            Label.CONTRADICTED,
            "pairs.other-value",
        ),
        # What the evidence rejects, or holds another figure against, is not borne out by it.
        ("the hall seats 900", "900", "count", ["The hall seats 850, not 900"], Label.CONTRADICTED, "count.disjoint"),
        (
            "The firm lost €12m last year",
            "€12m",
            "count",
            ["Last year's loss widened to €19m from €12m"],
            Label.CONTRADICTED,
            "pairs.rejected",
        ),
        (
            "the council sits on Dec. 14",
            "Dec. 14",
            "date",
            ["The session has been moved from Dec. 14 to Dec. 20"],
            Label.CONTRADICTED,
            "date.disjoint",
        ),
        # Two bounds quoted for one thing.
        (
            "It could be fined up to $24 million",
            "$24 million",
            "count",
            ["The court may fine it up to $15 million"],
            Label.CONTRADICTED,
            "pairs.same-bound",
        ),
        (
            "well under 1 percent of the staff",
            "under 1 percent",
            "count",
            ["payrolls are off by 0.2 percent"],
            Label.CONSISTENT,
            None,
        ),
        # Weekdays that nothing dates.
        (
            "The flames reached the dam on the Friday",
            "the Friday",
            "date",
            ["The fire crossed the dam on Saturday at noon"],
            Label.CONTRADICTED,
            "date.other-weekday",
        ),
        (
            "The flames reached the dam last Friday",
            "last Friday",
            "date",
            ["The fire crossed the dam on Saturday, May 4"],
            Label.CONTRADICTED,
            "date.disjoint",
        ),
        # A settlement told by what it is.
        (
            "the congress met in the resort",
            "the resort",
            "place",
            ["The congress met in Brighton"],
            Label.CONSISTENT,
            "pairs.fits",
        ),
        # Words that no kind can read.
        (
            "The inquest will wrap up in Quarry Street",
            "Quarry Street",
            "place",
            ["The last sitting is in Quarry Street"],
            Label.CONSISTENT,
            None,
        ),
        # Arithmetic.
        (
            "around 15,000 people, a fifth of the town",
            "a fifth",
            "count",
            ["In a town of 76,000"],
            Label.CONSISTENT,
            "pairs.derived",
        ),
        (
            "Ministers from four countries met",
            "four",
            "count",
            ["Ministers from Togo, Benin, Ghana and Nigeria agreed"],
            Label.CONSISTENT,
            "count.implied",
        ),
        (
            "More than half of the pots are still out there",
            "More than half",
            "count",
            ["38 percent of the pots had come back"],
            Label.CONSISTENT,
            "pairs.rest",
        ),
        (
            "the standing charges, which it has lowered by 5 percent",
            "5 percent",
            "count",
            ["Standing charges stay as they are."],
            Label.CONTRADICTED,
            "pairs.unchanged",
        ),
        # A part is not added to its whole, and other things are not held against a statement.
        (
            "seven hens were found dead",
            "seven",
            "count",
            ["Four hens were found dead, three of them by cars"],
            Label.CONTRADICTED,
            None,
        ),
        ("Police arrested 12 men", "12", "count", ["Police denied that 12 men were arrested"], Label.UNVERIFIED, None),
        ("the ninth meeting in a row", "ninth", "count", ["a rate of 6.75 percent"], Label.UNVERIFIED, None),
    ],
)
def test_what_is_said(
    claim: str, value: str, kind: str, evidence: list[str], label: Label, rule: str | None, embedder: Embedder
) -> None:
    verdict = said(claim, value, kind, evidence, embedder)
    assert (verdict.label, rule or verdict.rule) == (label, verdict.rule)
    assert verdict.reason


def test_a_decided_verdict_shows_the_evidence_it_rests_on(embedder: Embedder) -> None:
    verdict = said("the hall seats 900", "900", "count", ["The hall seats 850, not 900"], embedder)
    assert [piece.claim.words for piece in verdict.evidence] == ["850"]


def test_every_rule_of_pairs_has_an_example() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.example.startswith("Statement") for rule in RULES)


@pytest.mark.parametrize(
    ("words", "evidence", "found"),
    [
        ("Harrow Green", "The march ended at Harrow Green.", True),
        ("the cathedral square", "They filled the cathedral square of Bamberg.", True),
        ("Harrow Green", "The march ended at Harrow Hill.", False),
        ("up to $24 million", "It may be fined up to $15 million.", False),
        ("two miles", "It is three miles off.", False),
        ("the", "The march ended.", False),
    ],
)
def test_the_same_words(words: str, evidence: str, found: bool) -> None:
    day = pair_of({"id": "1", "claim": "x", "evidence": []}).claim_date
    document = read(evidence, "evidence", day)
    assert document is not None
    assert (same_words(words, [document]) is not None) is found
