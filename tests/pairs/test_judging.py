"""Statements against given evidence."""

from __future__ import annotations

import pytest

from verifier.gate import Gate, load_gate
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import Judgement, Support, judge, load_support, pair_of
from verifier.pairs.reading import read_pair
from verifier.verdicts import Label, Policy


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def gate() -> Gate:
    return load_gate()


@pytest.fixture(scope="module")
def support() -> Support:
    return load_support()


def said(claim: str, evidence: list[str], embedder: Embedder, gate: Gate, support: Support, **more: str) -> Judgement:
    pair = pair_of({"id": "1", "claim": claim, "evidence": evidence, **more})
    return judge(pair, embedder, gate, support, Policy())


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The ferry sank in Mar", "Mar"),
        ("The ferry sank in Mar ", "Mar"),
        ("The ferry sank in Mar.", "Mar."),
        ("The ferry sank on Sept. 12", "Sept. 12"),
    ],
)
def test_a_statement_without_its_full_stop_keeps_its_own_words(claim: str, words: str) -> None:
    """It is read with a stop, which an abbreviation at its end must not take for its own; evidence, too."""
    reading = read_pair(pair_of({"id": "1", "claim": claim, "evidence": [claim]}))
    assert reading is not None
    (made,), (reported,) = reading.claims, reading.reported[0]
    for one in (made, reported):
        assert (one.words, one.span.of(claim), one.clause.of(claim)) == (words, words, one.quote)


STORY = (
    "The ferry Neema sank off the island on Saturday, the harbour master said. It carried 214 passengers. "
    "Divers recovered 31 bodies by nightfall. The company said it would pay each family 4,000 dollars."
)


@pytest.mark.parametrize(
    ("claim", "value", "kind", "verdict"),
    [
        ("Divers recovered 31 bodies.", "31", "count", Label.CONSISTENT),
        ("Divers recovered 43 bodies.", "43", "count", Label.CONTRADICTED),
        ("The ferry sank on Saturday.", "Saturday", "date", Label.CONSISTENT),
        ("The ferry sank on Thursday.", "Thursday", "date", Label.CONTRADICTED),
    ],
)
def test_given_words_are_judged_by_their_value(
    claim: str, value: str, kind: str, verdict: Label, embedder: Embedder, gate: Gate, support: Support
) -> None:
    evidence = [sentence + "." for sentence in STORY.split(". ") if claim.split()[1] in sentence]
    assert said(claim, evidence, embedder, gate, support, value=value, kind=kind).verdict is verdict


def test_support_falls_from_borne_out_to_absent(embedder: Embedder, gate: Gate, support: Support) -> None:
    borne_out = said("The ferry Neema sank off the island on Saturday.", [STORY], embedder, gate, support)
    absent = said("A bank in Oslo raised its lending rate.", [STORY], embedder, gate, support)
    assert 1.0 >= borne_out.support > 0.5 > absent.support >= 0.0
    assert borne_out.verdict is Label.CONSISTENT
    assert absent.verdict is Label.UNVERIFIED


def test_a_sum_is_borne_out_though_it_is_told_in_other_words(embedder: Embedder, gate: Gate, support: Support) -> None:
    told = ["Ines had 14 marbles in the jar and lost 5 marbles at school."]
    right = said("Ines has 9 marbles left.", told, embedder, gate, support)
    assert [verdict.rule for verdict in right.claims] == ["policy.derived"]
    assert right.verdict is Label.CONSISTENT
    assert right.support >= 0.5
    assert said("Ines has 3 marbles left.", told, embedder, gate, support).verdict is not Label.CONSISTENT


def test_contradicted_is_said_of_claims_that_are(embedder: Embedder, gate: Gate, support: Support) -> None:
    """'A claim has to be, and the statement's words must not be borne out as a whole.'"""
    judged = [
        said(claim, [STORY], embedder, gate, support)
        for claim in (
            "Divers recovered 31 bodies.",
            "Divers recovered 58 bodies by nightfall.",
            "The ferry sank on Tuesday, and the harbour master wept.",
            "Each family would be paid 9,000 dollars.",
        )
    ]
    for judgement in judged:
        if judgement.verdict is Label.CONTRADICTED:
            assert judgement.support < 0.5
            assert Label.CONTRADICTED in {verdict.label for verdict in judgement.claims}
        if judgement.verdict is Label.CONSISTENT:
            assert judgement.support >= 0.5
    assert judged[0].verdict is Label.CONSISTENT
    assert all(judgement.verdict is not Label.CONSISTENT for judgement in judged[1:])


def test_nothing_to_compare_is_unverified_not_an_error(embedder: Embedder, gate: Gate, support: Support) -> None:
    for claim, evidence in (
        ("Nobody knows.", []),
        ("Nobody knows.", [""]),
        ("...", [STORY]),
        ("43 people died.", ["—"]),
    ):
        judgement = said(claim, evidence, embedder, gate, support)
        assert judgement.verdict is Label.UNVERIFIED
        assert 0.0 <= judgement.support <= 1.0


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        ({"id": "1", "evidence": []}, "claim"),
        ({"id": "1", "claim": " ", "evidence": []}, "claim"),
        ({"id": "1", "claim": "x", "evidence": "x"}, "evidence"),
        ({"id": "1", "claim": "x", "evidence": [1]}, "evidence"),
        ({"id": "1", "claim": "x", "evidence": [], "value": "y"}, "value"),
        ({"id": "1", "claim": "x", "evidence": [], "claim_date": "yesterday"}, "claim_date"),
    ],
)
def test_a_wrong_item_says_which_field(item: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        pair_of(item)
