"""What is weighed for a verdict: numbers with a meaning, and none that sees how far apart two values lie."""

from __future__ import annotations

import dataclasses
import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_verdicts import DRAFT, claim, match, report
from verifier.claims import Outcome
from verifier.matching import _without_spoken_for
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
