"""Editors' decisions in a check: what is waived, what is not, and what is said about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]

WRONG = "The river took 27 houses, which is wrong.\n"
UNKNOWN = "About 12 people saw it, which is unknown.\n"
RIGHT = "It rained for 9 hours, which is right.\n"


def ids(verify: Verify, draft: str) -> dict[str, str]:
    """The ids of a draft's claims, by verdict."""
    report = json.loads(verify(draft, "--format", "json").out)
    return {claim["verdict"]: claim["id"] for claim in report["claims"]}


@pytest.mark.parametrize(
    ("decision", "fail_on", "status"),
    [
        ("decision: rejected", "contradicted", 0),
        ("decision: accepted", "contradicted", 0),
        ("decision: rejected, verdict: contradicted", "contradicted", 0),
        ("decision: rejected, verdict: unverified", "contradicted", 1),  # it was not contradicted then
        ("decision: fixed", "contradicted", 1),  # it still stands in the draft
        ("decision: open", "contradicted", 1),
        ("decision: rejected", "unverified", 1),  # the other claim
    ],
)
def test_exit_status(verify: Verify, write: Write, decision: str, fail_on: str, status: int) -> None:
    write("desk/a.md", WRONG + UNKNOWN)
    claim = ids(verify, "desk/a.md")["contradicted"]
    write("desk/decisions.yaml", f"- {{draft: a.md, claim: {claim}, {decision}}}\n")
    assert verify("desk/a.md", "--fail-on", fail_on).status == status


def test_a_decision_on_another_draft_waives_nothing(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    write("b.md", WRONG)
    write("decisions.yaml", f"- {{draft: a.md, claim: {ids(verify, 'a.md')['contradicted']}, decision: rejected}}\n")
    assert verify("a.md").status == 0
    assert verify("b.md").status == 1


def test_waived_claims_are_shown_as_waived_with_the_note(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    claim = ids(verify, "a.md")["contradicted"]
    write(
        "decisions.yaml",
        f"- {{draft: a.md, claim: {claim}, decision: rejected, by: anna, note: 'a first count\u202e'}}\n",
    )
    run = verify("a.md")
    assert "a.md:5:16: " in run.out
    for words in ("contradicted", "waived: ", "27", "rejected by anna: a first count\\u202e"):
        assert words in " ".join(run.out.split()).lower()
    assert "waived: rejected by anna: a first count" in " ".join(verify("a.md", "--verbose").out.split()).lower()
    assert verify("a.md", "--quiet").out == ""
    [shown] = json.loads(verify("a.md", "--format", "json").out)["claims"]
    assert shown["verdict"] == "contradicted"
    assert shown["decision"] == {"decision": "rejected", "note": "a first count\u202e", "by": "anna", "waived": True}


def test_what_was_fixed_and_still_stands_is_a_finding_with_a_warning(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    write("decisions.yaml", f"- {{draft: a.md, claim: {ids(verify, 'a.md')['contradicted']}, decision: fixed}}\n")
    run = verify("a.md", "--quiet")
    assert "contradicted" in run.out
    assert run.err == (
        "verify: warning: a.md: “27” was marked as fixed in decisions.yaml, and still stands in the draft.\n"
    )


def test_stale_decisions_are_listed(verify: Verify, write: Write) -> None:
    write("a.md", RIGHT)
    gone = "{draft: a.md, claim: 3f5edb50a7b4, decision: rejected, words: 27 houses}"
    write("decisions.yaml", f"- {gone}\n- {gone.replace('rejected', 'fixed').replace('3f5', '4f5')}\n")
    run = verify("a.md", "--no-report")
    assert run.err == (
        "verify: a.md: decisions.yaml has a decision on “27 houses” (3f5edb50a7b4, rejected) that fits no claim of it now.\n"
    )
    report = json.loads(verify("a.md", "--format", "json").out)
    assert report["stale_decisions"] == [
        {"claim": "3f5edb50a7b4", "decision": "rejected", "words": "27 houses", "note": ""}
    ]


def test_the_file_is_a_setting_and_names_drafts_from_its_folder(
    verify: Verify, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("desk/a.md", WRONG)
    claim = ids(verify, "desk/a.md")["contradicted"]
    write("verify.yaml", "decisions: kept/all.yaml\n")
    write("kept/all.yaml", f"- {{draft: ../desk/a.md, claim: {claim}, decision: rejected}}\n")
    assert verify("desk/a.md").status == 0
    monkeypatch.chdir(folder / "desk")
    assert verify("a.md").status == 0
    assert verify("a.md", "--isolated").status == 1


def test_a_file_that_cannot_be_read_waives_nothing_by_guess(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    write("decisions.yaml", "\n- {draft: a.md, claim: 3f5edb50a7b4, decision: reject}\n")
    run = verify("a.md")
    assert (run.status, run.out) == (2, "")
    assert run.err == "verify: error: decisions.yaml:2: 'reject' is not a decision. Did you mean rejected?\n"
