"""Two quotations word for word: which words they share in order, and what stands between those."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter

from verifier.kinds.quotation.wording import GAP, changed, is_content

LONGEST = 150
"""Words that are aligned; a sentence has a fifth of that. What is longer is aligned as far as that, which bounds the work."""
Words = tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Alignment:
    """What two quotations have in common.

    ``shared`` and ``content`` are how many words, and how many words of content, stand in both in the same order. ``share``, 0 to 1, is
    their part of the stretch in which the two run beside each other; what only one of the two has before or after that does not count.
    ``rest`` are the stretches that differ in it, a pair each, and ``changes`` those of them that change what is said.
    """

    shared: int
    content: int
    share: float
    rest: tuple[tuple[Words, Words], ...]
    changes: tuple[tuple[Words, Words], ...]


def align(mine: Words, theirs: Words) -> Alignment:
    """The alignment of two quotations' words. Swapping the two swaps the pairs in it, and changes nothing else."""
    if mine > theirs:
        swapped = align(theirs, mine)
        return dataclasses.replace(
            swapped,
            rest=tuple((b, a) for a, b in swapped.rest),
            changes=tuple((b, a) for a, b in swapped.changes),
        )
    mine, theirs = mine[:LONGEST], theirs[:LONGEST]
    pairs = _common(mine, theirs)
    if not pairs:
        return Alignment(0, 0, 0.0, (), ())
    stretches = _between(mine, theirs, pairs)
    ends = (stretches[0], stretches[-1])
    inner = [*stretches[1:-1], *(pair for pair in ends if pair[0] and pair[1])]
    rest = tuple((_spoken(a), _spoken(b)) for a, b in inner if (a or b) and not _left_out(a, b))
    loose = sum(max(len(a), len(b)) for a, b in rest)
    return Alignment(
        shared=len(pairs),
        content=sum(is_content(mine[i]) for i, _ in pairs),
        share=len(pairs) / (len(pairs) + loose),
        rest=rest,
        changes=tuple(pair for pair in rest if changed(*pair)),
    )


def _common(mine: Words, theirs: Words) -> list[tuple[int, int]]:
    """The positions of a longest common subsequence (dynamic programming, len(mine) * len(theirs) steps); none where it must be short."""
    in_common = Counter(mine) & Counter(theirs)
    del in_common[GAP]
    if 2 * in_common.total() < min(len(mine), len(theirs)):
        return []
    table = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        row, below, word = table[i], table[i + 1], mine[i]
        for j in range(len(theirs) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if word == theirs[j] != GAP else max(below[j], row[j + 1])
    pairs = []
    i = j = 0
    while i < len(mine) and j < len(theirs):
        if mine[i] == theirs[j] != GAP and table[i][j] == table[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _between(mine: Words, theirs: Words, pairs: list[tuple[int, int]]) -> list[tuple[Words, Words]]:
    """What stands before the first pair, between each two, and behind the last."""
    edges = [(-1, -1), *pairs, (len(mine), len(theirs))]
    return [(mine[a + 1 : b], theirs[c + 1 : d]) for (a, c), (b, d) in itertools.pairwise(edges)]


def _left_out(a: Words, b: Words) -> bool:
    """Whether an ellipsis or a bracket of the one stands where the other has its words."""
    return a == (GAP,) or b == (GAP,) or (not _spoken(a) and not _spoken(b))


def _spoken(some: Words) -> Words:
    return tuple(word for word in some if word != GAP)
