"""Known findings: written, read, applied."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.samples import KINDS, flood, held, worded
from verifier.baseline import Baseline, Known, findings, read, text
from verifier.errors import InputError
from verifier.kinds import BY_NAME
from verifier.suppression import SuppressedBy
from verifier.verdicts import Label


@pytest.fixture(autouse=True)
def _carried_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind in KINDS.items():
        monkeypatch.setitem(BY_NAME, name, kind)


def test_what_is_written_is_known(tmp_path: Path) -> None:
    file = tmp_path / "baseline.yaml"
    file.write_text(text([flood()]), encoding="utf-8")
    baseline = read(file)
    report = baseline.apply(flood())
    assert report.findings(Label.CONTRADICTED, Label.UNVERIFIED) == 0
    assert {suppression.by for suppression in report.suppressed.values()} == {SuppressedBy.BASELINE}
    assert len(report.suppressed) == 3  # the consistent ones are no findings
    assert baseline.gone(flood()) == ()


def test_an_unverified_claim_that_becomes_contradicted_is_new() -> None:
    report = flood()
    known = Baseline(tuple(Known(v.claim.id, v.label, report.draft.id) for v in report.verdicts))
    worse = tuple(
        dataclasses.replace(v, label=Label.CONTRADICTED) if v.label is Label.UNVERIFIED else v for v in report.verdicts
    )
    changed = dataclasses.replace(report, verdicts=worse)
    assert known.apply(changed).findings(Label.CONTRADICTED) == 2
    assert len(known.gone(changed)) == 2


def test_a_known_finding_stays_known_under_another_name() -> None:
    report = flood()
    known = Baseline(tuple(Known(v.claim.id, v.label, "old.md") for v in report.verdicts))
    assert known.apply(report).findings(Label.CONTRADICTED, Label.UNVERIFIED) == 0
    assert known.gone(report) == ()


def test_what_is_suppressed_otherwise_is_not_taken_in() -> None:
    report = held()
    assert findings(report) == ()
    known = Baseline(tuple(Known(v.claim.id, v.label, report.draft.id) for v in report.verdicts))
    assert known.apply(report).suppressed == report.suppressed


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    file = tmp_path_factory.mktemp("baseline") / "baseline.yaml"
    file.write_text(text([worded(words)]), encoding="utf-8", newline="\n")
    assert read(file).apply(worded(words)).findings(Label.CONTRADICTED) == 0


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (None, "There is no such baseline. Write it with --write-baseline."),
        ("a: [", ":2: This baseline is not YAML."),
        ("a: b", "This is not a baseline (verifier/baseline/1)."),
        ("- a", "This is not a baseline"),
        ("", "This is not a baseline"),
        ("schema: verifier/report/1\nfindings: []", "This is not a baseline"),
        ("schema: verifier/baseline/1\nfindings: 3", "This is not a baseline"),
        ("schema: verifier/baseline/1\nfindings: [3]", "Finding 1 of the baseline lacks a good id"),
        ("schema: verifier/baseline/1\nfindings: [{id: 123456789012, verdict: unverified, draft: a}]", "Finding 1 "),
        ("schema: verifier/baseline/1\nfindings: [{id: ab, verdict: wrong, draft: a}]", "Finding 1 "),
    ],
)
def test_a_baseline_that_cannot_be_used(tmp_path: Path, written: str | None, message: str) -> None:
    file = tmp_path / "baseline.yaml"
    if written is not None:
        file.write_text(written, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read(file)
    assert message in str(error.value)
