"""Where results are said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml

from tests.reports.samples import flood
from verifier.errors import InputError, UsageError
from verifier.reports.formats import FORMATS
from verifier.reports.interface import Reports, Style
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


FAILURES = (
    InputError("There are no words to check.", path="desk/a.md", line=3, cure="Check that the right file was saved."),
    UsageError("100%: nothing\nworks"),
)


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab", "checkstyle", "rdjson"])
def test_formats_whose_readers_see_nothing_else_tell_what_could_not_be_checked(name: str) -> None:
    """A draft that was not checked must not seem clean."""
    format = next(format for format in FORMATS if format.name == name)
    failed = "".join(format.render(Reports([flood()], FAILURES), Style()))
    for words in (
        "There are no words to check. Check that the right file was saved.",
        "desk/a.md",
        "could not be checked",
    ):
        assert words in failed
    for clean in (Reports([flood()], ()), [flood()]):
        assert "could not be checked" not in "".join(format.render(clean, Style()))


def test_what_could_not_be_checked_is_an_error_to_other_readers(tmp_path: Path) -> None:
    by_name = {format.name: format for format in FORMATS}
    written = {
        name: "".join(by_name[name].render(Reports([flood()], FAILURES), Style()))
        for name in ("junit", "sarif", "gitlab", "github")
    }
    (tmp_path / "junit.xml").write_text(written["junit"], encoding="utf-8")
    assert [(suite.name, suite.errors) for suite in JUnitXml.fromfile(str(tmp_path / "junit.xml"))] == [
        ("seeds/flood.md", 0),
        ("desk/a.md", 1),
        ("verify", 1),
    ]
    [invocation] = json.loads(written["sarif"])["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert len(invocation["toolExecutionNotifications"]) == 2
    prints = [issue["fingerprint"] for issue in json.loads(written["gitlab"])]
    assert len(set(prints)) == len(prints) == 5
    assert written["github"].splitlines()[-2:] == [
        "::error file=desk/a.md,line=3,title=could not be checked::There are no words to check. Check that the right file was saved.",
        "::error title=could not be checked::100%25: nothing works",
    ]


def test_fingerprints_are_those_of_the_last_run() -> None:
    first, again = ([result.fingerprint for result in results(flood(), Style())] for _ in range(2))
    assert first == again
