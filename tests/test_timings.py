"""The stopwatch: what nests does not count twice, and everything is counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.timings import OTHER, START, Timings


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_inner_stage_does_not_count_for_the_outer_one() -> None:
    clock = Clock()
    timings = Timings(clock, Clock())
    with timings.stage("write"):
        clock.now += 1
        with timings.stage("embed"):
            clock.now += 10
        clock.now += 100
    clock.now += 1000
    assert {name: its.clock for name, its in timings.spent().items()} == {
        START: 0,
        "embed": 10,
        "write": 101,
        OTHER: 1000,
    }


def test_a_stage_that_fails_is_counted_and_over() -> None:
    clock = Clock()
    timings = Timings(clock, Clock())

    def fail() -> None:
        with timings.stage("read"):
            clock.now += 2
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    clock.now += 3
    assert timings.spent()["read"].clock == 2
    assert timings.spent()[OTHER].clock == 3


def test_the_processor_is_counted_from_the_start_of_the_process() -> None:
    processor = Clock()
    processor.now = 0.5
    timings = Timings(Clock(), processor)
    processor.now = 0.75
    assert timings.spent()[START].processor == 0.5
    assert timings.table().splitlines()[-1].split() == ["total", "0", "750"]


def test_stages_come_in_the_order_of_the_job() -> None:
    timings = Timings()
    for name in ("write", "zeal", "read", "embed"):
        with timings.stage(name):
            pass
    assert list(timings.spent()) == [START, "read", "embed", "write", "zeal", OTHER]


@given(st.lists(st.tuples(st.sampled_from(["read", "embed", "align"]), st.integers(0, 9), st.integers(0, 9))))
def test_the_rows_add_up_to_the_whole(steps: list[tuple[str, int, int]]) -> None:
    """What is charged is what passed, however stages nest."""
    clock = Clock()
    timings = Timings(clock, Clock())

    def nest(rest: list[tuple[str, int, int]]) -> None:
        if rest:
            name, before, after = rest[0]
            with timings.stage(name):
                clock.now += before
                nest(rest[1:])
                clock.now += after

    nest(steps)
    assert sum(its.clock for its in timings.spent().values()) == clock.now
