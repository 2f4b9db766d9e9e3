"""The sample of pairs that rivals are measured on."""

from __future__ import annotations

import pytest

from bench.rivals.__main__ import balanced, sample_of

PAIRS = [{"id": f"{number}-{side}", "pair": str(number), "label": side} for number in range(20) for side in ("a", "b")]


@pytest.mark.parametrize(("number", "expected"), [(None, 40), (40, 40), (99, 40), (10, 10), (9, 10), (1, 2)])
def test_a_sample_takes_a_statement_and_what_was_made_of_it(number: int | None, expected: int) -> None:
    sample = sample_of(PAIRS, number)
    assert len(sample) == expected
    assert {pair["pair"] for pair in sample if pair["label"] == "a"} == {pair["pair"] for pair in sample}
    assert [PAIRS.index(pair) for pair in sample] == sorted(PAIRS.index(pair) for pair in sample)


def test_a_sample_is_always_the_same_and_not_the_first() -> None:
    assert sample_of(PAIRS, 10) == sample_of(PAIRS, 10) != PAIRS[:10]


def test_pairs_without_a_partner_are_drawn_alone() -> None:
    assert len(sample_of([{"id": str(number)} for number in range(9)], 4)) == 4


def test_balanced_accuracy_is_the_mean_of_both_sides() -> None:
    pairs = [{"label": label} for label in ("consistent", "contradicted", "contradicted", "not_consistent")]
    assert balanced(pairs, [True, True, True, False]) == pytest.approx((1 + 1 / 3) / 2)
