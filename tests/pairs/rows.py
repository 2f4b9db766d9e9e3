"""Files of pairs: ``LABEL KIND | a statement with its [value] | evidence || more evidence | its day, the evidence's day``, the days left
out where they do not matter."""

from __future__ import annotations

import dataclasses
import pathlib
import re

from verifier.models.embedder import Embedder
from verifier.pairs import pair_of
from verifier.pairs.given import judge_given, judge_unread
from verifier.pairs.reading import read_pair
from verifier.verdicts import Label

DATA = pathlib.Path(__file__).parent / "data"
_LABELS = {"C": Label.CONSISTENT, "X": Label.CONTRADICTED, "U": Label.UNVERIFIED}


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A line of a file."""

    label: Label
    kind: str
    claim: str
    value: str
    evidence: tuple[str, ...]
    days: tuple[str, str]


def read_rows(file: str) -> tuple[Row, ...]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and line[0] != "#")


def _row(line: str) -> Row:
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


def wrong(said: list[tuple[Row, Label]]) -> str:
    """What was judged otherwise than an editor does, for a failure's message."""
    return "\n".join(
        f"{r.label} not {label}: {r.claim!r} [{r.value}] | {r.evidence!r}" for r, label in said if label is not r.label
    )
