"""Pairs of sport, election, court, business and weather copy with a copy editor's verdict, "cannot be said" among them."""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re

from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import pair_of
from verifier.pairs.given import judge_given, judge_unread
from verifier.pairs.reading import read_pair
from verifier.verdicts import Label

PAIRS = pathlib.Path(__file__).parent / "data" / "editor_pairs.txt"
LEAST_RIGHT = {"count": 0.76, "date": 0.86, "place": 0.7}
"""Of the pairs of a kind. Many need more than one step, or knowledge of the game; they stand there to show what is not done."""
LEAST_PRECISION = 0.84
"""Of those called contradicted, the share that an editor calls so."""
_LABELS = {"C": Label.CONSISTENT, "X": Label.CONTRADICTED, "U": Label.UNVERIFIED}


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A line of the file."""

    label: Label
    kind: str
    claim: str
    value: str
    evidence: tuple[str, ...]
    days: tuple[str, str]


def rows() -> tuple[Row, ...]:
    return tuple(row(line) for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")


def row(line: str) -> Row:
    head, claim, evidence, *days = line.split(" | ")
    label, kind = head.split()
    value = re.search(r"\[(.+?)\]", claim)
    assert value is not None, line
    first, second = days[0].split() if days else ("2023-03-15", "2023-03-13")
    told = tuple(evidence.split(" || "))
    return Row(_LABELS[label], kind, claim.replace("[", "").replace("]", ""), value[1], told, (first, second))


def judged(row: Row, embedder: Embedder) -> Label:
    item = {"claim": row.claim, "value": row.value, "kind": row.kind, "evidence": list(row.evidence)}
    reading = read_pair(pair_of({**item, "claim_date": row.days[0], "evidence_date": row.days[1]}))
    assert reading is not None
    verdict = judge_given(reading, embedder)
    return judge_unread(row.value, reading) if verdict is None else verdict.label


def test_most_are_judged_as_an_editor_judges_them() -> None:
    embedder = load_embedder()
    said = [(row, judged(row, embedder)) for row in rows()]
    report = "\n".join(
        f"{r.label} not {label}: {r.claim!r} [{r.value}] | {r.evidence!r}" for r, label in said if label is not r.label
    )
    total = collections.Counter(row.kind for row, _ in said)
    right = collections.Counter(row.kind for row, label in said if label is row.label)
    for kind, least in LEAST_RIGHT.items():
        assert right[kind] >= least * total[kind], f"{kind}: {right[kind]} of {total[kind]}\n{report}"
    alarms = [row.label for row, label in said if label is Label.CONTRADICTED]
    assert alarms.count(Label.CONTRADICTED) >= LEAST_PRECISION * len(alarms), report


def test_every_pair_is_there_once_and_both_verdicts_are_common() -> None:
    assert len(set(rows())) == len(rows())
    told = collections.Counter(row.label for row in rows())
    assert min(told[Label.CONSISTENT], told[Label.CONTRADICTED]) >= 0.4 * len(rows())
