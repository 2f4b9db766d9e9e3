"""How far two embedders agree on neighbours."""

from __future__ import annotations

import numpy as np

from bench.precision import NEIGHBOURS, shared


def test_the_share_of_neighbours() -> None:
    generator = np.random.default_rng(1)
    one = generator.normal(size=(60, 8)).astype(np.float32)
    one /= np.linalg.norm(one, axis=1)[:, None]
    assert shared(one, one) == 1.0
    other = one[::-1].copy()
    chance = NEIGHBOURS / (len(one) - 1)
    assert 0.0 <= shared(one, other) < 2 * chance
