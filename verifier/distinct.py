"""The different values of an array. The same as ``np.unique``, which loads numpy's masked arrays: a hundredth of ``verify DRAFT``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    N = TypeVar("N", bound=np.integer)


def distinct(values: NDArray[N]) -> NDArray[N]:
    """The different values (n), ascending."""
    import numpy as np  # the command line's help must not load it

    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    found: NDArray[N] = ordered[first]
    return found


def distinct_numbered(values: NDArray[N]) -> tuple[NDArray[N], NDArray[np.intp]]:
    """The different values, ascending, and for each value (n) which of them it is."""
    different = distinct(values)
    return different, different.searchsorted(values)
