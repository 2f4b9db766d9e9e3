"""Pairs of sport, election, court, business and weather copy with a copy editor's verdict, "cannot be said" among them."""

from __future__ import annotations

import collections

from tests.pairs.rows import judged, read_rows, wrong
from verifier.models.loading import load_embedder
from verifier.verdicts import Label

PAIRS = "editor_pairs.txt"
LEAST_RIGHT = {"count": 0.76, "date": 0.86, "place": 0.7}
"""Of the pairs of a kind. Many need more than one step, or knowledge of the game; they stand there to show what is not done."""
LEAST_PRECISION = 0.84
"""Of those called contradicted, the share that an editor calls so."""


def test_most_are_judged_as_an_editor_judges_them() -> None:
    embedder = load_embedder()
    said = [(row, judged(row, embedder)) for row in read_rows(PAIRS)]
    report = wrong(said)
    total = collections.Counter(row.kind for row, _ in said)
    right = collections.Counter(row.kind for row, label in said if label is row.label)
    for kind, least in LEAST_RIGHT.items():
        assert right[kind] >= least * total[kind], f"{kind}: {right[kind]} of {total[kind]}\n{report}"
    alarms = [row.label for row, label in said if label is Label.CONTRADICTED]
    assert alarms.count(Label.CONTRADICTED) >= LEAST_PRECISION * len(alarms), report


def test_every_pair_is_there_once_and_both_verdicts_are_common() -> None:
    assert len(set(read_rows(PAIRS))) == len(read_rows(PAIRS))
    told = collections.Counter(row.label for row in read_rows(PAIRS))
    assert min(told[Label.CONSISTENT], told[Label.CONTRADICTED]) >= 0.4 * len(read_rows(PAIRS))
