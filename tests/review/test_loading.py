"""Reports that are read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verifier.errors import InputError
from verifier.report import Report
from verifier.reports.document import document
from verifier.reports.json import line
from verifier.reports.yaml import dump
from verifier.review.loading import read_reports
from verifier.review.session import Review


@pytest.mark.parametrize(("name", "write"), [("a.yaml", dump), ("a.yml", dump), ("a.jsonl", line), ("a.json", line)])
def test_a_report_is_what_was_written(report: Report, name: str, write: Callable[[Any], str]) -> None:
    data = document(report)
    Path(name).write_text(write(data), encoding="utf-8")
    [reviewed] = read_reports(name)
    assert line(reviewed.data) == line(data)
    assert (reviewed.article.text, reviewed.article.digest) == (report.draft.text, report.draft.digest)
    assert "27 houses" in Review([reviewed]).page()


def test_a_draft_that_has_changed_is_refused(report: Report) -> None:
    Path("a.yaml").write_text(dump(document(report)), encoding="utf-8")
    draft = Path("desk/flood.md")
    draft.write_text(draft.read_text(encoding="utf-8") + "One more line.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"desk/flood\.md: The draft has changed .* verify review desk/flood\.md"):
        list(read_reports("a.yaml"))
    draft.unlink()
    with pytest.raises(InputError, match=r"desk/flood\.md: There is no such file"):
        list(read_reports("a.yaml"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "", "There is no report in it."),
        ("a.yaml", "# nothing\n", "There is no report in it."),
        ("a.yaml", "- 1\n", "This is not a report of verify"),
        ("a.yaml", "schema: verifier/report/2\n", "This is not a report of verify"),
        (
            "a.yaml",
            "schema: verifier/report/1\ndraft: {path: 1, sha256: x, published: null}\n",
            "not a report of verify",
        ),
        ("a.yaml", "schema: verifier/report/1\ndraft: {path: '-', sha256: x, published: null}\n", "standard input"),
        ("a.yaml", "a: [\n", "a.yaml:2: This is not YAML"),
        ("a.yaml", "\x00", "This is not YAML"),
        ("a.yaml", "a: 2019-02-30\n", "This is not YAML"),
        ("a.yaml", "!!python/object/apply:os.system ['true']\n", "a.yaml:1: This is not YAML"),
        ("a.jsonl", "\n{\n", "a.jsonl:2: This is not JSON"),
        ("a.jsonl", "[" * 100_000, "This is not JSON"),
        ("b.yaml", "", "There is no such file."),
    ],
)
def test_what_is_no_report_is_named(folder: Path, name: str, text: str, message: str) -> None:
    (folder / "a.yaml").touch()
    if not name.startswith("b"):
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        list(read_reports(name))
    assert message in str(raised.value)
    assert raised.value.cure


def _paths(data: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in data, as the keys that lead there."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for key, item in items for place in [(*path, key), *_paths(item, (*path, key))]]


@pytest.mark.parametrize("wrong", [None, 7, "x", [], {}, "\x00\ud800"])
def test_a_report_that_somebody_edited_is_shown_or_refused(report: Report, wrong: object) -> None:
    """Whatever stands in whatever place: an error with a cure, or a page, and never a fault of the program."""
    original = json.loads(line(document(report)))
    for path in _paths(original):
        data = json.loads(line(document(report)))
        at = data
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = wrong
        Path("a.json").write_text(json.dumps(data), encoding="utf-8")
        try:
            reviewed = list(read_reports("a.json"))
        except InputError as error:
            cure = error.cure
        else:
            cure = Review(reviewed).page()
        assert cure, path
