"""Columns of pairs say of each pair what its two sets, labels or scores say by themselves."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verifier.columns import Sets, apart, cover, highest, meet, numbered, pack, share, standing, vocabulary

WORD = st.text("abcdefgh", max_size=2)
SET = st.frozensets(WORD, max_size=200)
PAIRS = st.lists(st.tuples(SET, SET, SET), min_size=1, max_size=12)
SCORED = st.lists(st.tuples(st.sampled_from((0.1, 0.25, 0.5, 0.7)), st.integers(0, 3)), min_size=1, max_size=30)

Three = tuple[frozenset[str], frozenset[str], frozenset[str]]


def columns(pairs: list[Three]) -> tuple[Sets, Sets, Sets]:
    """Only the first set's words are in the vocabulary."""
    one, two, three = zip(*pairs, strict=True)
    words = vocabulary(one)
    return pack(one, words), pack(two, words), pack(three, words)


@given(PAIRS)
def test_sets_are_compared_as_sets(pairs: list[Three]) -> None:
    """Also where a set has words that the vocabulary does not know: both sizes count in a share, the first in a cover."""
    a, b, c = columns(pairs)
    for n, (x, y, z) in enumerate(pairs):
        assert share(a, b)[n] == (len(x & y) / min(len(x), len(y)) if x and y else 0.0)
        assert cover(a, b)[n] == (len(x & y) / len(x) if x else 0.0)
        assert cover(b, a)[n] == (len(x & y) / len(y) if y else 0.0)
        assert cover(a, b, c)[n] == (len(x & (y | z)) / len(x) if x else 0.0)
        assert meet(a, b)[n] == bool(x & y)
        assert apart(a, b)[n] == (bool(x) and bool(y) and not x & y)


@given(PAIRS, st.data())
def test_rows_of_a_column_may_be_taken_in_any_order(pairs: list[Three], data: st.DataObject) -> None:
    a, b, _ = columns(pairs)
    rows = np.array(data.draw(st.permutations(range(len(pairs)))))
    assert np.array_equal(share(a.at(rows), b.at(rows)), share(a, b)[rows])


def test_a_column_of_no_words_at_all() -> None:
    nothing = pack([frozenset(), frozenset()], vocabulary([]))
    assert share(nothing, nothing).tolist() == cover(nothing, nothing).tolist() == [0.0, 0.0]


@given(st.lists(WORD), st.lists(WORD))
def test_labels_have_a_number_each(one: list[str], two: list[str]) -> None:
    known: dict[str, int] = {}
    numbers = [*numbered(one, known).tolist(), *numbered(two, known).tolist()]
    for label, number in zip(one + two, numbers, strict=True):
        assert (number == 0) == (label == "")
        assert [label == other for other in one + two] == [number == its for its in numbers]


@given(SCORED)
def test_standing_is_among_the_others_of_a_group(scored: list[tuple[float, int]]) -> None:
    """The lead over the best other one, over a score one lower where there is none, and how many are better, counted from one."""
    scores, groups = (np.array(column) for column in zip(*scored, strict=True))
    leads, ranks = standing(scores, groups)
    for n, (score, group) in enumerate(scored):
        others = [s for i, (s, g) in enumerate(scored) if g == group and i != n]
        assert leads[n] == score - max(others, default=score - 1.0)
        assert ranks[n] == 1 + sum(other > score for other in others)


@given(SCORED)
def test_highest_is_that_of_the_group(scored: list[tuple[float, int]]) -> None:
    scores, groups = (np.array(column) for column in zip(*scored, strict=True))
    assert highest(scores, groups).tolist() == [max(s for s, g in scored if g == group) for _, group in scored]
