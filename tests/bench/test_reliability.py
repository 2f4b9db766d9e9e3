"""The reliability diagram's figures."""

from __future__ import annotations

import pytest

from bench.reliability import binned


def test_tenths_with_their_mean_and_share() -> None:
    low, high = binned([(0.61, True), (0.69, False), (0.95, True), (1.0, True)])
    assert (low[0], low[2]) == (2, 0.5)
    assert low[1] == pytest.approx(0.65)
    assert high[::2] == (2, 1.0)


def test_empty_tenths_are_left_out() -> None:
    assert binned([]) == []
    assert len(binned([(0.05, False), (0.95, True)])) == 2
