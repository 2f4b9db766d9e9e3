"""``verify values`` and ``verify claims``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine
from tests.reports.samples import KINDS

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
TEXT = "The river took 27 houses, which is wrong.\nAbout 12 people saw it, which is unknown.\n"


def test_values_as_json_lines(verify: Verify, write: Write) -> None:
    text = write("a.md", TEXT).read_text(encoding="utf-8")
    run = verify("values", "a.md", "--format", "jsonl")
    first, second = map(json.loads, run.out.splitlines())
    start = text.index("27")
    assert first == {
        "draft": "a.md",
        "kind": "count",
        "value": {
            "text": "27",
            "start": start,
            "end": start + 2,
            "line": 5,
            "column": 16,
            "low": 27,
            "high": 27,
            "unit": "houses",
        },
        "excluded": None,
    }
    assert second["excluded"] == "ordinal"
    assert (run.status, run.err) == (0, "")


def test_claims_as_json_lines(verify: Verify, write: Write) -> None:
    text = write("a.md", TEXT).read_text(encoding="utf-8")
    run = verify("claims", "a.md", "--format", "jsonl")
    claim = json.loads(run.out.splitlines()[0])
    assert list(claim) == ["draft", "id", "kind", "quote", "span", "value", "context"]
    assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
    assert len(claim["id"]) == 12


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (
            "values",
            "a.md:5:16: count “27”: low 27, high 27, unit houses\n"
            "a.md:6:7: count “12”: low 12, high 12, unit houses (no claim: ordinal)\n",
        ),
        (
            "claims",
            "a.md:5:16: count “27”: low 27, high 27, unit houses\n"
            "    b04cd6e26167: “The river took 27 houses, which is wrong.”\n"
            "a.md:6:7: count “12”: low 12, high 12, unit houses\n"
            "    0b6ec224c069: “About 12 people saw it, which is unknown.”\n",
        ),
    ],
)
def test_text(verify: Verify, write: Write, command: str, expected: str) -> None:
    write("a.md", TEXT)
    assert verify(command, "a.md").out == expected


@pytest.mark.parametrize("command", ["values", "claims"])
@pytest.mark.parametrize(
    ("options", "lines", "status"),
    [
        ([], 2, 0),
        (["--kind", "count"], 2, 0),
        (["--kind", "date"], 0, 0),
        (["--kind", "date", "--kind", "count"], 2, 0),
        (["--kind", "dates"], 0, 2),
        (["--format", "json"], 2, 0),
        (["--format", "jsonlines"], 0, 2),
        (["--date", "never"], 0, 2),
        (["missing.md"], 2, 2),
    ],
)
def test_options(verify: Verify, write: Write, command: str, options: list[str], lines: int, status: int) -> None:
    write("a.md", TEXT)
    run = verify(command, "a.md", *(["--format", "jsonl"] if "--format" not in options else []), *options)
    assert (len(run.out.splitlines()), run.status) == (lines, status)


def test_a_missing_date_is_a_warning(verify: Verify, folder: Path) -> None:
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    run = verify("values", "a.md")
    assert run.status == 0
    assert run.err.startswith("verify: warning: a.md: the publication date, ")


def test_kinds_are_those_of_the_engine(verify: Verify, write: Write) -> None:
    write("a.md", TEXT)
    for kind in KINDS:
        assert verify("values", "a.md", "--kind", kind).status == 0


@pytest.mark.parametrize("command", ["values", "claims"])
def test_the_configured_bound_of_a_draft_holds(verify: Verify, write: Write, command: str) -> None:
    write("a.md", TEXT * 20)
    Path("verify.yaml").write_text("largest_draft: 1000\n", encoding="utf-8")
    run = verify(command, "a.md")
    assert run.status == 2
    assert "one article may have 1,000" in run.err
    assert verify(command, "a.md", "--isolated").status == 0


@pytest.mark.parametrize("command", ["values", "claims"])
def test_figures_that_are_not_read_are_said(command: str, verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", TEXT)
    engine.too_long = ("a.md:4: this sentence holds too many figures",)
    assert "too many figures" in verify(command, "a.md").err
