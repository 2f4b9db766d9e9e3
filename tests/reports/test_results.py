"""Where results are said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.samples import flood
from verifier.reports.interface import Style
from verifier.reports.results import results, shown_path


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("a.md", "desk/a.md"),
        ("./a.md", "desk/a.md"),
        ("../wire/a.md", "wire/a.md"),
        ("../../elsewhere/a.md", "../../elsewhere/a.md"),
        ("-", "desk/-"),
    ],
)
def test_paths_start_at_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: str, expected: str
) -> None:
    (tmp_path / "repository" / "desk").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository" / "desk")
    assert shown_path(draft, tmp_path / "repository") == expected
    assert shown_path(draft, None) == Path(draft).as_posix()


def test_ends_are_after_the_last_character() -> None:
    report = flood()
    for result, verdict in zip(results(report, Style()), report.verdicts, strict=True):
        words = verdict.claim.words
        rows = report.draft.text.splitlines()
        if result.start.line == result.end.line:
            assert rows[result.start.line - 1][result.start.column - 1 : result.end.column - 1] == words
        else:
            assert rows[result.end.line - 1][: result.end.column - 1] == words.splitlines()[-1]


def test_fingerprints_are_those_of_the_last_run() -> None:
    first, again = ([result.fingerprint for result in results(flood(), Style())] for _ in range(2))
    assert first == again
