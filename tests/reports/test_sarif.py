"""SARIF: by the official schema, and as another reader has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif.loader import load_sarif_file

from tests.reports.samples import dry, flood, held, worded
from verifier.errors import InputError, UsageError
from verifier.report import Report
from verifier.reports.interface import Reports, Style
from verifier.reports.sarif import SARIF

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def log_of(*reports: Report) -> Any:
    return json.loads("".join(SARIF.render(reports, Style())))


def test_logs_keep_to_the_schema() -> None:
    for reports in ([flood(), dry(), held()], [dry()], []):
        VALIDATOR.validate(log_of(*reports))
    failures = [InputError("Unreadable.", path="a.md", line=3), UsageError("Nothing works.")]
    VALIDATOR.validate(json.loads("".join(SARIF.render(Reports([flood()], failures), Style()))))


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_logs_of_any_text_keep_to_the_schema(text: str) -> None:
    VALIDATOR.validate(log_of(worded(text)))


def test_verdicts_have_the_kinds_of_the_standard() -> None:
    results = log_of(flood())["runs"][0]["results"]
    assert [(r["kind"], r["level"], r["properties"]["verdict"]) for r in results] == [
        ("fail", "error", "contradicted"),
        ("open", "none", "unverified"),
        ("open", "none", "unverified"),
    ]
    assert [r["suppressions"][0]["kind"] for r in log_of(held())["runs"][0]["results"]] == [
        "inSource",
        "external",
        "external",
    ]


def test_every_rule_is_described_once() -> None:
    run = log_of(flood(), flood(), held())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["help"]["text"]


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    path.write_text("".join(SARIF.render([flood(), held()], Style())), encoding="utf-8")
    file = load_sarif_file(str(path))
    records = file.get_records()
    assert [(r["Location"], r["Line"], r["Severity"]) for r in records if r["Severity"] == "error"] == [
        ("seeds/flood.md", 6, "error")
    ]
    assert len(records) == 6
    assert file.get_distinct_tool_names() == ["verify"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.md", {"uri": "a.md", "uriBaseId": "%SRCROOT%"}),
        ("a b#c?.md", {"uri": "a%20b%23c%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "%SRCROOT%"}),  # or "a" would be a scheme
        ("Łódź.md", {"uri": "%C5%81%C3%B3d%C5%BA.md", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a.md", {"uri": "file:///srv/a.md"}),
    ],
)
def test_paths_are_references(path: str, uri: dict[str, str]) -> None:
    from verifier.reports.sarif import _artifact

    assert _artifact(path) == uri


def test_nothing_in_a_text_is_taken_for_a_placeholder_or_a_link() -> None:
    [result] = log_of(worded("see {0} and [this](https://evil.example)"))["runs"][0]["results"]
    assert "{{0}}" in result["message"]["text"]
    assert "](" not in result["message"]["text"].replace("\\](", "")
