"""How the benchmarks measure."""

from __future__ import annotations

import sys

import pytest

from bench.drafts import draft_of
from bench.measure import Run, fresh, interleaved, median
from bench.rivals.__main__ import balanced


def test_every_case_has_its_turn_in_each_round_and_rounds_go_back_and_forth() -> None:
    order: list[str] = []

    def case(name: str) -> str:
        order.append(name)
        return name

    found = interleaved({name: (lambda name=name: case(name)) for name in "abc"}, 3)  # type: ignore[misc]
    assert "".join(order) == "abccbaabc"
    assert found == {"a": ["a"] * 3, "b": ["b"] * 3, "c": ["c"] * 3}


def test_the_median_is_of_each_figure() -> None:
    assert median([Run(1, 9, 5), Run(2, 8, 7), Run(30, 1, 6)]) == Run(2, 8, 6)


def test_a_fresh_process_tells_its_time_and_its_peak() -> None:
    run = fresh("block = b'x' * 60_000_000")
    assert run.processor > 0
    assert run.clock > 0
    if sys.platform == "linux":
        assert 60 < run.peak < 120


def test_a_fresh_process_that_fails_is_no_measurement() -> None:
    with pytest.raises(SystemExit, match="ZeroDivisionError"):
        fresh("1 / 0")


@pytest.mark.parametrize("words", [1, 100, 777])
def test_a_draft_is_as_long_as_asked_for(words: int) -> None:
    assert len(draft_of(words).text.split()) == words


@pytest.mark.parametrize(
    ("labels", "said", "expected"),
    [
        (["consistent", "contradicted"], [True, False], 1.0),
        (["consistent", "contradicted"], [False, True], 0.0),
        (["consistent", "contradicted", "not_consistent", "unverified"], [True, True, True, True], 0.5),
        (["consistent", "consistent", "contradicted"], [True, False, False], 0.75),
    ],
)
def test_balanced_accuracy(labels: list[str], said: list[bool], expected: float) -> None:
    assert balanced([{"label": label} for label in labels], said) == expected
