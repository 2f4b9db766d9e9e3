"""Some 470 pairs in the manner of sport and world desks: how many are judged right, and that hardly any is contradicted falsely."""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re

from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import pair_of
from verifier.pairs.given import judge_given, same_words
from verifier.pairs.reading import read_pair
from verifier.verdicts import Label

PAIRS = pathlib.Path(__file__).parent / "data" / "desk_pairs.txt"
LEAST_RIGHT = {"count": 0.85, "date": 0.95, "place": 0.87}
"""Of the pairs of a kind; the rest is undecided, but for the few that the test counts."""
MOST_FALSE_CONTRADICTIONS = 6
MOST_FALSE_CONSISTENT = 14


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A line of the file."""

    label: Label
    kind: str
    claim: str
    value: str
    evidence: str
    days: tuple[str, str]


def rows() -> tuple[Row, ...]:
    return tuple(row(line) for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")


def row(line: str) -> Row:
    head, claim, evidence, *days = line.split(" | ")
    label, kind = head.split()
    value = re.search(r"\[(.+?)\]", claim)
    assert value is not None, line
    first, second = days[0].split() if days else ("2023-03-15", "2023-03-13")
    told = {"C": Label.CONSISTENT, "X": Label.CONTRADICTED}[label]
    return Row(told, kind, claim.replace("[", "").replace("]", ""), value[1], evidence, (first, second))


def judged(row: Row, embedder: Embedder) -> Label:
    item = {"claim": row.claim, "value": row.value, "kind": row.kind, "evidence": [row.evidence]}
    reading = read_pair(pair_of({**item, "claim_date": row.days[0], "evidence_date": row.days[1]}))
    assert reading is not None
    verdict = judge_given(reading, embedder)
    if verdict is not None:
        return verdict.label
    return Label.UNVERIFIED if same_words(row.value, reading.evidence) is None else Label.CONSISTENT


def test_most_are_judged_right_and_hardly_any_is_contradicted_falsely() -> None:
    embedder = load_embedder()
    said = [(row, judged(row, embedder)) for row in rows()]
    wrong = [
        f"{r.label} not {label}: {r.claim!r} [{r.value}] | {r.evidence!r}" for r, label in said if label is not r.label
    ]
    report = "\n".join(wrong)
    total = collections.Counter(row.kind for row, _ in said)
    right = collections.Counter(row.kind for row, label in said if label is row.label)
    for kind, least in LEAST_RIGHT.items():
        assert right[kind] >= least * total[kind], f"{right[kind]} of {total[kind]}\n{report}"
    false = collections.Counter(label for row, label in said if label is not row.label)
    assert false[Label.CONTRADICTED] <= MOST_FALSE_CONTRADICTIONS, report
    assert false[Label.CONSISTENT] <= MOST_FALSE_CONSISTENT, report


def test_consistent_and_contradicted_are_both_there_for_each_kind() -> None:
    told = collections.Counter((row.kind, row.label) for row in rows())
    for kind in LEAST_RIGHT:
        fewer, more = sorted((told[kind, Label.CONSISTENT], told[kind, Label.CONTRADICTED]))
        assert fewer >= 0.55 * more, told
