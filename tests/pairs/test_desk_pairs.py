"""Some 470 pairs in the manner of sport and world desks: how many are judged right, and that hardly any is contradicted falsely."""

from __future__ import annotations

import collections

from tests.pairs.rows import judged, read_rows, wrong
from verifier.models.loading import load_embedder
from verifier.verdicts import Label

PAIRS = "desk_pairs.txt"
LEAST_RIGHT = {"count": 0.85, "date": 0.95, "place": 0.87}
"""Of the pairs of a kind; the rest is undecided, but for the few that the test counts."""
MOST_FALSE_CONTRADICTIONS = 6
MOST_FALSE_CONSISTENT = 14


def test_most_are_judged_right_and_hardly_any_is_contradicted_falsely() -> None:
    embedder = load_embedder()
    said = [(row, judged(row, embedder)) for row in read_rows(PAIRS)]
    report = wrong(said)
    total = collections.Counter(row.kind for row, _ in said)
    right = collections.Counter(row.kind for row, label in said if label is row.label)
    for kind, least in LEAST_RIGHT.items():
        assert right[kind] >= least * total[kind], f"{right[kind]} of {total[kind]}\n{report}"
    false = collections.Counter(label for row, label in said if label is not row.label)
    assert false[Label.CONTRADICTED] <= MOST_FALSE_CONTRADICTIONS, report
    assert false[Label.CONSISTENT] <= MOST_FALSE_CONSISTENT, report


def test_consistent_and_contradicted_are_both_there_for_each_kind() -> None:
    told = collections.Counter((row.kind, row.label) for row in read_rows(PAIRS))
    for kind in LEAST_RIGHT:
        fewer, more = sorted((told[kind, Label.CONSISTENT], told[kind, Label.CONTRADICTED]))
        assert fewer >= 0.55 * more, told
