"""The different values of an array."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verifier.distinct import distinct, distinct_numbered


@given(st.lists(st.integers(0, 20)))
def test_they_are_those_of_numpy(values: list[int]) -> None:
    array = np.array(values, dtype=np.intp)
    assert distinct(array).tolist() == sorted(set(values))
    different, numbers = distinct_numbered(array)
    expected, inverse = np.unique(array, return_inverse=True)
    assert different.tolist() == expected.tolist()
    assert numbers.tolist() == inverse.tolist()
