"""``verify evaluate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]


@pytest.fixture
def checkout(write: Write, folder: Path) -> None:
    """A draft with a claim that is judged right, and one that is not."""
    (folder / "reference").mkdir()
    write("seeds/a.md", "The river took 27 houses, which is wrong.\nAbout 12 people saw it, which is unknown.\n")
    gold = [
        {"quote": "The river took 27 houses", "value": "27", "verdict": "contradicted", "why": "The archive says 31."},
        {"quote": "About 12 people saw it", "value": "12", "verdict": "consistent", "why": "The archive says so."},
    ]
    rows = [json.dumps({"draft": "a.md", "kind": "count", "evidence": [], **item}) for item in gold]
    write("tests/acceptance/gold.jsonl", "\n".join(rows))
    write("tests/acceptance/plain.jsonl", "")


@pytest.mark.usefixtures("checkout")
def test_takes_the_sets_of_a_checkout(verify: Verify, engine: FakeEngine) -> None:
    run = verify("evaluate")
    assert (run.status, run.err) == (0, "")
    assert "accuracy                 0.500  (0.500 to 0.500)\n" in run.out
    assert "The archive says" not in run.out
    assert engine.asked[0].reference == "reference"
    assert [asked[0] for asked in engine.asked[1:]] == ["seeds/a.md"]


@pytest.mark.usefixtures("checkout")
def test_errors_and_json(verify: Verify) -> None:
    wrong, figures = verify("evaluate", "--errors", "--json").out.splitlines()
    assert "The archive says so." in wrong
    assert json.loads(figures)["gold"] == 2


@pytest.mark.usefixtures("checkout")
def test_retrieval(verify: Verify, engine: FakeEngine) -> None:
    figures = json.loads(verify("evaluate", "--retrieval", "--json").out)
    assert (figures["decided claims"], figures["ranked_first_1"], figures["searched_first_1"]) == (2, 0.5, 0.0)
    assert "ranked_first_1           0.500\n" in verify("evaluate", "--retrieval").out


@pytest.mark.usefixtures("checkout")
def test_other_sets(verify: Verify, write: Write, folder: Path, engine: FakeEngine) -> None:
    (folder / "mine").mkdir()
    write("drafts/b.md", "It rained for 9 hours, which is right.\n")
    write("none.jsonl", "")
    options = ["--drafts", "drafts", "--reference", "mine", "--gold", "none.jsonl", "--plain", "none.jsonl"]
    run = verify("evaluate", *options, "--model", "own", "--json")
    assert json.loads(run.out)["extra"] == 1
    assert (engine.asked[0].reference, engine.asked[0].model) == ("mine", "own")


@pytest.mark.usefixtures("checkout")
def test_a_bad_gold_file(verify: Verify, write: Write) -> None:
    write("bad.jsonl", "{}\n")
    run = verify("evaluate", "--gold", "bad.jsonl")
    assert run.status == 2
    assert run.err.startswith("verify: error: bad.jsonl:1: ")


def test_outside_a_checkout(verify: Verify) -> None:
    run = verify("evaluate")
    assert run.status == 2
    assert run.err.startswith("verify: error: seeds: There is no such file or folder. Run this in a checkout")


DECISIONS = """
- {draft: a.md, claim: 000000000001, decision: accepted, verdict: contradicted}
- {draft: a.md, claim: 000000000002, decision: accepted, verdict: contradicted}
- {draft: a.md, claim: 000000000002, decision: rejected, verdict: contradicted}   # on second thoughts
- {draft: a.md, claim: 000000000003, decision: fixed, verdict: contradicted}
- {draft: b.md, claim: 000000000003, decision: accepted, verdict: contradicted}
- {draft: b.md, claim: 000000000004, decision: rejected, verdict: contradicted}
- {draft: b.md, claim: 000000000004, decision: open, verdict: contradicted}       # withdrawn
- {draft: b.md, claim: 000000000005, decision: rejected, verdict: unverified}
- {draft: b.md, claim: 000000000006, decision: accepted}
"""


def test_the_precision_that_a_desk_found(verify: Verify, write: Write) -> None:
    write("decisions.yaml", DECISIONS)
    run = verify("evaluate", "--decisions", "decisions.yaml", "--json")
    assert (run.status, run.err) == (0, "")
    assert json.loads(run.out) == {
        "contradicted_precision": 0.75,
        "contradicted_accepted": 2,
        "contradicted_fixed": 1,
        "contradicted_rejected": 1,
        "unverified_precision": 0.0,
        "unverified_accepted": 0,
        "unverified_fixed": 0,
        "unverified_rejected": 1,
        "consistent_precision": None,
        "consistent_accepted": 0,
        "consistent_fixed": 0,
        "consistent_rejected": 0,
        "verdict_unknown": 1,
    }
    lines = verify("evaluate", "--decisions", "decisions.yaml").out.splitlines()
    assert lines[0] == "contradicted_precision   0.750"
    assert "consistent_precision     -" in lines


def test_decisions_that_cannot_be_read(verify: Verify, write: Write) -> None:
    assert verify("evaluate", "--decisions", "decisions.yaml").err.startswith(
        "verify: error: decisions.yaml: There is no"
    )
    write("decisions.yaml", "- {draft: a.md}\n")
    run = verify("evaluate", "--decisions", "decisions.yaml")
    assert (run.status, run.err) == (2, "verify: error: decisions.yaml:1: The decision has no claim. Add 'claim: …'.\n")
