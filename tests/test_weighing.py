"""What is weighed for a verdict: numbers with a meaning, and none that sees how far apart two values lie."""

from __future__ import annotations

import dataclasses
import datetime
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_verdicts import DRAFT, claim, match, report
from verifier.claims import Claim, Outcome
from verifier.matching import Match, _without_spoken_for
from verifier.text import Status
from verifier.weighing import OBSERVATIONS, _wording, observe, sides


def test_the_observations_have_the_names_of_the_table() -> None:
    assert len(set(OBSERVATIONS)) == len(OBSERVATIONS)
    for matches in ([], [report("43 people", 0.5)], [report("58 people", 0.6), report("at least 20 people", 0.2)]):
        seen = observe((DRAFT,), (matches,))
        assert seen.shape == (1, len(OBSERVATIONS))
        assert np.isfinite(seen).all()


@given(st.integers(60, 40_000), st.integers(60, 40_000), st.floats(0.01, 0.99))
def test_how_far_a_conflict_lies_is_not_seen(one: int, two: int, probability: float) -> None:
    """How far a conflicting value lies from the draft's is not among the observations."""
    near, far = (observe((DRAFT,), ([report(f"{n} people", round(probability, 3))],)) for n in (one, two))
    assert np.array_equal(near, far)


def test_sides_are_sorted_out() -> None:
    found = [
        report("58 people", 0.2),
        report("43 people", 0.1),
        report("at least 20 people", 0.3),
        report("61 people", 0.4),
    ]
    by = sides(DRAFT, found)
    assert [m.same_fact for m in by.conflicting] == [0.4, 0.2]
    assert [m.comparison.outcome for m in (*by.agreeing, *by.undecided)] == [Outcome.AGREES, Outcome.UNDECIDED]
    assert by.unobjected == by.conflicting


def test_what_the_sentences_other_claims_say_of_an_article_counts() -> None:
    """Two claims of one sentence, borne out by one article: each sees the other agree there, and not itself."""
    other = claim("12 people")
    day = datetime.date(2019, 5, 20)
    agreeing = match(claim("12 people", document="20.md", day=day), other, 0.7)
    alone, beside = (observe((DRAFT, other), ([report("58 people", 0.5)], found))[0] for found in ([], [agreeing]))
    changed = {OBSERVATIONS[i] for i in np.flatnonzero(alone != beside)}
    assert changed == {f"conflicting report's {place}: other claims agree" for place in ("sentence", "article")}


def test_a_report_that_bears_out_another_claim_is_spoken_for() -> None:
    """policy.spoken-for: "One reported figure answers one claim"."""
    dead, wounded = claim("26 people"), claim("six people")
    report_of_the_dead = claim("26 people", document="a.md")
    for p, outcome in ((0.5, Outcome.UNDECIDED), (0.05, Outcome.CONFLICTS)):
        rows = [[match(report_of_the_dead, dead, p)], [match(report_of_the_dead, wounded, 0.4)]]
        (found,) = _without_spoken_for(rows)[1]
        assert found.comparison.outcome is outcome
        assert (found.comparison.rule == "policy.spoken-for") is (outcome is Outcome.UNDECIDED)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("97 percent", "97\npercent", True),
        ("97\N{NO-BREAK SPACE}percent", "97 percent", True),
        ("9 years", "Nine years", True),
        ("9 years", "90 years", False),
    ],
)
def test_words_are_the_same_however_they_are_broken_and_spelt(one: str, two: str, same: bool) -> None:
    first, second = (dataclasses.replace(DRAFT, words=words) for words in (one, two))
    assert (_wording(first) == _wording(second)) is same


def observed(matches: list[Match], draft: Claim[Any] = DRAFT) -> dict[str, float]:
    """The observations on one claim that are not nought, to four digits."""
    (row,) = observe((draft,), (matches,))
    return {name: round(float(value), 4) for name, value in zip(OBSERVATIONS, row, strict=True) if value}


def test_a_claim_without_reports() -> None:
    never = math.log(1e-4 / (1 - 1e-4))
    assert observed([]) == {
        **{
            f"log-odds of the best {side} report": round(never, 4)
            for side in ("agreeing", "conflicting", "undecided", "unobjected conflicting")
        },
        "probability of no report": 1.0,
        "no agreeing candidate": 1.0,
        "no conflicting candidate": 1.0,
        "draft tells it as done": 1.0,
        "rarity of agreement": round(math.log(0.5), 4),
        "kind count": 1.0,
    }


def test_reports_of_every_side() -> None:
    """One that agrees (0.2), two that differ (0.6 and 0.1) and one that leaves it open (0.05)."""
    found = [
        report("58 people", 0.6, day=20),
        report("43 people", 0.2, day=18),
        report("61 people", 0.1, day=21),
        report("at least 20 people", 0.05),
    ]
    for_it, against, open_ = math.log(0.25), math.log(1.5), math.log(0.05 / 0.95)
    expected = {
        "log-odds of the best agreeing report": for_it,
        "log-odds of the best conflicting report": against,
        "log-odds of the best undecided report": open_,
        "log-odds of the best unobjected conflicting report": against,
        "probability of all agreeing reports": 0.2,
        "probability of all conflicting reports": 0.7,
        "probability of all undecided reports": 0.05,
        "probability of all unobjected conflicting reports": 0.7,
        "lead in log-odds of agreeing over conflicting": for_it - against,
        "lead in log-odds of unobjected conflicting over agreeing": against - for_it,
        "lead in log-odds of undecided over conflicting": open_ - against,
        "lead in probability of all conflicting over all agreeing": 0.5,
        "probability of no report": 0.05,
        "share of agreeing candidates": 0.25,
        "share of conflicting candidates": 0.5,
        "share of undecided candidates": 0.25,
        "runner-up among conflicting reports": 0.1,
        "conflicting report is newer": 1.0,
        "draft tells it as done": 1.0,
        "rarity of agreement": math.log(1.5 / 4),
        "agreement in the same words": 1.0,
        "agreement by equal": 1.0,
        "agreeing report leads its story": 1.0,
        "conflicting report leads its story": 1.0,
        "kind count": 1.0,
    }
    assert observed(found) == {name: round(value, 4) for name, value in expected.items()}


@pytest.mark.parametrize(
    ("matches", "names", "others"),
    [
        # Which is newer, and neither of one day.
        ([report("58 people", 0.6, day=18), report("43 people", 0.2, day=20)], "conflicting report is older", "newer"),
        ([report("58 people", 0.6, day=20), report("43 people", 0.2, day=20)], "both in one sentence", "newer older"),
        # One side alone is neither.
        ([report("58 people", 0.6)], "no agreeing candidate", "newer older both"),
        ([report("43 people", 0.6)], "no conflicting candidate", "newer older both"),
        ([report("43 people", 0.6), report("43 people", 0.3, day=19)], "runner-up among agreeing reports", "both"),
    ],
)
def test_how_the_sides_stand_to_each_other(matches: list[Match], names: str, others: str) -> None:
    seen = observed(matches)
    assert names in seen
    assert not [name for name in seen for word in others.split() if word in name.split()]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"status": Status.DENIED}, "draft denies or negates"),
        ({"negated": True}, "draft denies or negates"),
        ({"quoted": True}, "quoted"),
        ({"said_by": "the ministry"}, "attributed"),
    ],
)
def test_what_the_drafts_clause_says(change: dict[str, Any], name: str) -> None:
    draft = dataclasses.replace(DRAFT, context=dataclasses.replace(DRAFT.context, **change))
    assert observed([], draft).get(name) == 1.0
    assert name not in observed([])


@pytest.mark.parametrize(
    ("words", "change", "name"),
    [
        ("43 people", {"status": Status.PLANNED}, "agreeing report is of a plan"),
        ("43 people", {"status": Status.POSSIBLE}, "agreeing report is of a plan"),
        ("58 people", {"status": Status.PLANNED}, "conflicting report is of a plan"),
        ("58 people", {"negated": True}, "conflicting report negates"),
    ],
)
def test_what_the_reports_clause_says(words: str, change: dict[str, Any], name: str) -> None:
    plain = claim(words, document="20.md")
    changed = dataclasses.replace(plain, context=dataclasses.replace(plain.context, **change))
    assert observed([match(changed, DRAFT, 0.5)]).get(name) == 1.0
    assert name not in observed([match(plain, DRAFT, 0.5)])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [(0, {"sentence", "article"}), (1, {"article, sentences nearby"}), (2, set())],
)
def test_where_another_claim_is_borne_out(sentence: int, expected: set[str]) -> None:
    """Of the same sentence, of the one beside it, and further off, which says nothing."""
    other = claim("12 people", sentence=sentence)
    day = datetime.date(2019, 5, 20)
    found = [[report("58 people", 0.5)], [match(claim("12 people", document="20.md", day=day), other, 0.7)]]
    (row, _) = observe((DRAFT, other), found)
    seen = {name: value for name, value in zip(OBSERVATIONS, row, strict=True) if "report's" in name and value}
    assert seen == {f"conflicting report's {place}: other claims agree": 0.7 for place in expected}


def test_a_claim_that_is_gainsaid_speaks_against_the_article() -> None:
    other = claim("12 people")
    day = datetime.date(2019, 5, 20)
    found = [[report("43 people", 0.5)], [match(claim("14 people", document="20.md", day=day), other, 0.6)]]
    (row, _) = observe((DRAFT, other), found)
    seen = dict(zip(OBSERVATIONS, row, strict=True))
    assert seen["agreeing report's article: other claims conflict"] == 0.6
    assert seen["agreeing report's article: other claims agree"] == 0.0
    assert seen["sentence makes other claims"] == 1.0


def test_probabilities_stop_at_their_bounds() -> None:
    """What is as good as certain is not told apart, and all reports together are not more than certain."""
    seen = observed([report("58 people", 0.99999, day=20), report("59 people", 0.5, day=18)])
    assert seen["log-odds of the best conflicting report"] == round(math.log((1 - 1e-4) / 1e-4), 4)
    assert seen["probability of all conflicting reports"] == 1.0
    assert "probability of no report" not in seen


def test_an_objection_is_named_and_leaves_nothing_unobjected() -> None:
    dead = claim("43 people")
    hurt = dataclasses.replace(
        claim("58 horses", document="20.md"), context=dataclasses.replace(DRAFT.context, where=("Lima", "Peru"))
    )
    here = dataclasses.replace(dead, context=dataclasses.replace(DRAFT.context, where=("Oslo", "Norway")))
    seen = observed([match(hurt, here, 0.5)], here)
    assert {name for name in seen if name.startswith("objection")} == {"objection policy.other-place"}
    assert "probability of all unobjected conflicting reports" not in seen
