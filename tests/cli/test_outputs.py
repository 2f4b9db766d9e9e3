"""Several formats at once, and where each goes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from verifier.cli.outputs import chosen
from verifier.errors import UsageError

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
WRONG = "The river took 27 houses, which is wrong.\n"


@pytest.mark.parametrize(
    ("formats", "file", "expected"),
    [
        ([], None, [("text", None)]),
        (["yaml"], None, [("yaml", None)]),
        (["yaml"], "out", [("yaml", "out")]),
        (["yaml"], "-", [("yaml", None)]),
        (["sarif:a.sarif", "text"], None, [("text", None), ("sarif", "a.sarif")]),
        (["text", "sarif"], None, None),
        (["text", "sarif:-"], None, None),
        (["text", "sarif:out.sarif", "junit"], "out.xml", None),
        (["sarif:a", "junit"], "b", [("sarif", "a"), ("junit", "b")]),
        (["sarif:a", "junit:./a"], None, None),
        (["sarif:a"], "b", None),
        (["text", "text"], None, None),
        (["json:C:\\out.json"], None, [("json", "C:\\out.json")]),
        (["sarf"], None, None),
        ([], "out.sarif", [("sarif", "out.sarif")]),
        ([], "out.unknown", [("text", "out.unknown")]),
    ],
)
def test_which_format_goes_where(
    formats: list[str], file: str | None, expected: list[tuple[str, str | None]] | None
) -> None:
    if expected is None:
        with pytest.raises(UsageError):
            chosen(formats, file)
    else:
        assert [(output.format.name, output.file) for output in chosen(formats, file)] == expected


def test_all_formats_of_one_run(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG)
    names = ("yaml", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjson")
    run = verify("a.md", "--format", "text", *(part for name in names for part in ("--format", f"{name}:out/{name}")))
    assert run.status == 1
    assert "a.md:5:16: contradicted" in run.out
    assert not (folder / "reports").exists()
    texts = {name: (folder / "out" / name).read_text(encoding="utf-8") for name in names}
    assert yaml.safe_load(texts["yaml"])["summary"]["contradicted"] == 1
    assert json.loads(texts["json"])["summary"]["contradicted"] == 1
    assert len(json.loads(texts["sarif"])["runs"][0]["results"]) == 1
    assert ET.fromstring(texts["junit"])[0].get("failures") == "1"
    assert texts["github"].startswith("::error file=a.md,line=5,")
    assert len(json.loads(texts["gitlab"])) == 1
    assert len(ET.fromstring(texts["checkstyle"])[0]) == 1
    assert len(json.loads(texts["rdjson"])["diagnostics"]) == 1


def test_paths_for_forges_start_at_the_top_of_the_repository(
    verify: Verify, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("desk/a.md", WRONG)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder / "desk")
    run = verify("a.md", "--format", "github", "--format", "yaml:out.yaml")
    assert run.out.startswith("::error file=desk/a.md,")
    assert yaml.safe_load(Path("out.yaml").read_text(encoding="utf-8"))["draft"]["path"] == "a.md"


def test_a_failed_run_leaves_all_files(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG)
    write("b.md", "This is broken.\n")
    for name in ("x.yaml", "x.sarif"):
        (folder / name).write_text("old", encoding="utf-8")
    assert verify("a.md", "b.md", "--format", "yaml:x.yaml", "--format", "sarif:x.sarif").status == 2
    assert [(folder / name).read_text(encoding="utf-8") for name in ("x.yaml", "x.sarif")] == ["old", "old"]


def test_a_draft_that_could_not_be_checked_is_in_the_files(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG)
    write("b.md", "This is unreadable.\n")
    run = verify("missing.md", "a.md", "b.md", "--format", "github", "--format", "junit:junit.xml")
    assert run.status == 2
    assert [line.split(",")[0] for line in run.out.splitlines()] == [
        "::error file=a.md",
        "::error file=missing.md",
        "::error file=b.md",
    ]
    suites = ET.parse(folder / "junit.xml").getroot()
    assert [suite.get("errors") for suite in suites] == ["0", "1", "1"]


@pytest.mark.parametrize("options", [["--format", "yaml:./a.md"], ["--write-baseline", "a.md"], ["-o", "a.md"]])
def test_no_output_is_a_draft(verify: Verify, write: Write, options: list[str]) -> None:
    path = write("a.md", WRONG)
    run = verify("a.md", *options)
    assert run.status == 2
    assert "which would be lost" in run.err
    assert path.read_text(encoding="utf-8").endswith(WRONG)


@pytest.mark.parametrize("order", ["verdict", "position"])
def test_sort(verify: Verify, write: Write, order: str) -> None:
    write("a.md", "It rained for 9 hours, which is right.\nAbout 12 people saw it, which is unknown.\n" + WRONG)
    out = verify("a.md", "--sort", order).out
    found = [line.split(":")[1] for line in out.splitlines() if line.startswith("a.md:") and line[5].isdigit()]
    assert found == (["7", "6", "5"] if order == "verdict" else ["5", "6", "7"])
    assert verify("a.md", "--sort", "size").status == 2
