"""Pairs side by side: what is asked of many pairs at once, by columns instead of one after the other.

A draft of 33 claims has some 1,300 pairs with reported claims, and a feature of one pair takes longer to call than to compute.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from verifier.distinct import distinct_numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Numbers = NDArray[np.intp]
    N = TypeVar("N", np.float64, np.intp)

NOTHING = 0
"""The number of the empty label, and of a day that is not given."""

# numpy is imported in the functions: the command line's help imports this module and must not load it.


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """A column of n sets of words: ``bits`` (n, w), a bit for each word of a vocabulary, and ``size`` (n,), how many words each set has,
    with those that the vocabulary does not know."""

    bits: NDArray[np.uint64]
    size: Numbers

    def at(self, rows: Numbers) -> Sets:
        """The column with the sets of these rows."""
        return Sets(self.bits[rows], self.size[rows])


def vocabulary(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    """A number for each word of some sets. Two sets are compared rightly where one of them is among these."""
    return {word: number for number, word in enumerate(sorted(frozenset[str]().union(*sets)))}


def pack(sets: Sequence[frozenset[str]], words: Mapping[str, int]) -> Sets:
    """Sets as a column over a vocabulary."""
    import numpy as np

    known, width = frozenset(words), max(1, -(-len(words) // 64))
    number: dict[frozenset[str], int] = {}
    rows = [number.setdefault(some, len(number)) for some in sets]  # many claims share a title, a sentence, a story
    codes = [sum([1 << words[word] for word in some & known]) for some in number]
    packed = b"".join([code.to_bytes(8 * width, "little") for code in codes])
    different = np.frombuffer(packed, dtype="<u8").reshape(len(number), width).astype(np.uint64, copy=False)
    return Sets(different[rows], np.array([len(some) for some in number], dtype=np.intp)[rows])


def share(a: Sets, b: Sets) -> Floats:
    """Overlap of two sets as a share of the smaller, 0 to 1; 0 where one is empty."""
    import numpy as np

    return _ratio(_count(a.bits & b.bits), np.minimum(a.size, b.size))


def cover(a: Sets, *others: Sets) -> Floats:
    """The share of ``a`` that stands in one of the others, 0 to 1; 0 where ``a`` is empty."""
    import numpy as np

    any_of_them = functools.reduce(np.bitwise_or, [other.bits for other in others])
    return _ratio(_count(a.bits & any_of_them), a.size)


def meet(a: Sets, b: Sets) -> Mask:
    """Whether two sets have a word in common."""
    import numpy as np

    some: Mask = np.any(a.bits & b.bits, axis=1)
    return some


def apart(a: Sets, b: Sets) -> Mask:
    """Whether two sets have words and none in common."""
    return filled(a) & filled(b) & ~meet(a, b)


def filled(a: Sets) -> Mask:
    """Whether there is a word in a set."""
    some: Mask = a.size > 0
    return some


def both(one: Numbers, other: Numbers) -> Mask:
    """Whether two labels, or two figures, are given."""
    given: Mask = (one != NOTHING) & (other != NOTHING)
    return given


def _count(bits: NDArray[np.uint64]) -> Numbers:
    import numpy as np

    number: Numbers = np.bitwise_count(bits).sum(axis=1, dtype=np.intp)
    return number


def _ratio(part: Numbers, whole: Numbers) -> Floats:
    import numpy as np

    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def numbered(labels: Iterable[str], numbers: dict[str, int]) -> Numbers:
    """Words as numbers, the same for the same word: NOTHING for the empty one. New ones are added to ``numbers``."""
    import numpy as np

    numbers.setdefault("", NOTHING)
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=np.intp)


def standing(scores: Floats, groups: Numbers) -> tuple[Floats, Floats]:
    """How each score (n,) stands among those of its group: by how much it leads the best other one (alone, by one), and its rank from 1.

    The lead of all but the best is below zero, or zero where they are as good.
    """
    import numpy as np

    order = np.lexsort((-scores, groups))
    group, score = groups[order], scores[order]
    place = np.arange(len(order))
    opens = _changes(group)
    first = np.maximum.accumulate(np.where(opens, place, 0))
    second = first + 1
    alone = np.append(opens[1:], True) & opens
    best, next_best = score[first], score[np.minimum(second, len(order) - 1)]
    other = np.where(alone, score - 1.0, np.where(score >= best, next_best, best))
    rank = np.maximum.accumulate(np.where(opens | _changes(score), place, 0)) - first + 1.0
    leads, ranks = np.empty_like(scores), np.empty_like(scores)
    leads[order], ranks[order] = score - other, rank
    return leads, ranks


def highest(scores: NDArray[N], groups: Numbers) -> NDArray[N]:
    """For each score the highest of its group."""
    import numpy as np

    _, number = distinct_numbered(groups)
    order = np.argsort(number, kind="stable")
    tops: NDArray[N] = np.maximum.reduceat(scores[order], np.flatnonzero(_changes(number[order])))[number]
    return tops


def _changes(column: NDArray[np.generic]) -> Mask:
    """Whether a row of a column differs from the one before it; the first does."""
    import numpy as np

    return np.append(True, column[1:] != column[:-1])
