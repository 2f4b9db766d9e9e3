"""``verify explain``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.fakes import RULE

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
WRONG = "The river took 27 houses, which is wrong.\n"


@pytest.fixture
def claim(verify: Verify, write: Write, folder: Path) -> str:
    """The id of a claim in reports/a.yaml."""
    write("a.md", WRONG)
    verify("a.md")
    report = yaml.safe_load((folder / "reports/a.yaml").read_text(encoding="utf-8"))
    return str(report["claims"][0]["id"])


def test_a_rule(verify: Verify) -> None:
    run = verify("explain", RULE.name)
    assert run.status == 0
    for text in (RULE.name, RULE.summary, RULE.detail, RULE.example):
        assert text in run.out


def test_the_list_of_rules(verify: Verify) -> None:
    run = verify("explain")
    assert run.out == "test.equal        The same fields.\npolicy.no-report  Nothing comparable was found.\n"


def test_a_claim(verify: Verify, claim: str) -> None:
    run = verify("explain", claim)
    assert run.status == 0
    assert run.out == (
        f"a.md:5:16: contradicted (90% sure) [test.equal {claim}]\n"
        "    “The river took [27] houses, which is wrong.”\n"
        "    It is contradicted.\n"
        "    contradicts: 2019-05-18-flood.md, 18 May 2019\n"
        "        “The river took [31] houses”\n"
        "        same fact: 93% sure (similarity 0.87); value undecided [test.equal]: The\n"
        "        values are compared.\n"
        "    value: count, text 27, low 27, high 27, unit houses\n"
        "    rule: test.equal: The same fields.\n"
    )


def test_other_files_in_the_folder_of_reports_do_not_matter(verify: Verify, write: Write, claim: str) -> None:
    write("reports/notes.yaml", "a: [")
    assert verify("explain", claim).status == 0


def test_a_claim_of_two_drafts(verify: Verify, write: Write, claim: str) -> None:
    write("b.md", WRONG)
    verify("b.md")
    out = verify("explain", claim).out
    assert "a.md:5:16: " in out
    assert "\n\nb.md:5:16: " in out


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_report_elsewhere(verify: Verify, claim: str, folder: Path, format: str) -> None:
    verify("a.md", "-o", "elsewhere", "--format", format)
    (folder / "reports/a.yaml").unlink()
    assert "27" in verify("explain", claim, "--report", "elsewhere").out
    assert verify("explain", claim).status == 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("test.equals", "Did you mean test.equal?"),
        ("nothing", "verify explain lists the rules."),
        ("0123456789ab", "No report in reports has a claim 0123456789ab. Check the draft again"),
    ],
)
def test_what_is_not_there(verify: Verify, claim: str, name: str, message: str) -> None:
    run = verify("explain", name)
    assert run.status == 2
    assert message in run.err


@pytest.mark.parametrize(
    "text",
    ["a: [", "just words", "claims: 3", "claims: [{id: 0123456789ab}]", "draft: {}\nclaims: [{id: 0123456789ab}]"],
)
def test_a_file_that_is_no_report(verify: Verify, folder: Path, text: str) -> None:
    (folder / "bad.yaml").write_text(text, encoding="utf-8")
    run = verify("explain", "0123456789ab", "--report", "bad.yaml")
    assert run.status == 2
    assert run.err.startswith("verify: error: bad.yaml: This is not a report of verify (")
    assert run.err.count("\n") == 1


def test_a_missing_report(verify: Verify) -> None:
    run = verify("explain", "0123456789ab", "--report", "missing.yaml")
    assert (run.status, run.out) == (2, "")
    assert "missing.yaml: The report cannot be read" in run.err
