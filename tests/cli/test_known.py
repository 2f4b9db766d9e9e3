"""What does not count: a baseline, comments in copy, and drafts that have not changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
WRONG = "The river took 27 houses, which is wrong.\n"
WORSE = "The river took 28 boats, which is wrong.\n"
UNKNOWN = "About 12 people saw it, which is unknown.\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def test_only_new_findings_count(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG + UNKNOWN)
    run = verify("a.md", "--write-baseline", "known.yaml", "--no-report")
    assert (run.status, run.err) == (0, "verify: baseline: 2 known findings in known.yaml\n")
    assert "a.md:5:16: contradicted" in run.out
    run = verify("a.md", "--baseline", "known.yaml", "--fail-on", "unverified", "--no-report")
    assert (run.status, run.err) == (0, "")
    assert "2 claims: 0 contradicted, 0 unverified, 0 consistent, 2 suppressed." in run.out
    write("a.md", WORSE + WRONG)
    run = verify("a.md", "--baseline", "known.yaml", "--no-report")
    assert run.status == 1
    assert "1 contradicted (line 5)" in run.out
    assert run.err == "verify: a.md: 1 known finding is gone; --write-baseline writes the baseline anew.\n"
    assert len(yaml.safe_load((folder / "known.yaml").read_text(encoding="utf-8"))["findings"]) == 2


def test_a_baseline_may_be_configured(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    write("verify.yaml", "baseline: known.yaml\n")
    assert (
        verify("a.md").err == "verify: error: known.yaml: There is no such baseline. Write it with --write-baseline.\n"
    )
    assert verify("a.md", "--write-baseline", "known.yaml").status == 0
    assert verify("a.md").status == 0


def test_a_baseline_is_not_written_where_something_could_not_be_checked(
    verify: Verify, write: Write, folder: Path
) -> None:
    write("a.md", WRONG)
    write("b.md", "This is unreadable.\n")
    run = verify("a.md", "b.md", "--write-baseline", "known.yaml")
    assert run.status == 2
    assert "The baseline was not written" in run.err
    assert not (folder / "known.yaml").exists()


def test_suppressed_claims_are_in_the_report(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    verify("a.md", "--write-baseline", "known.yaml")
    report = json.loads(verify("a.md", "--baseline", "known.yaml", "--format", "json").out)
    assert report["summary"] == {"claims": 1, "consistent": 0, "contradicted": 1, "unverified": 0, "suppressed": 1}
    assert report["claims"][0]["suppressed"] == {"by": "baseline", "reason": ""}


@pytest.fixture
def repository(folder: Path, write: Write) -> Callable[..., str]:
    """``git ARGUMENT...`` in a repository around the current folder, with a commit of two drafts."""

    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
        run = subprocess.run(
            ["git", *identity, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
        )
        return run.stdout.strip()

    git("init", "--quiet", "--initial-branch", "main")
    write("desk/old.md", WRONG)
    write("desk/changed.md", UNKNOWN)
    git("add", ".")
    git("commit", "--quiet", "--message", "Two drafts")
    return git


def checked(run: Any) -> list[str]:
    return [json.loads(line)["draft"]["path"] for line in run.out.splitlines()]


@needs_git
def test_since_checks_changed_drafts_alone(
    verify: Verify, write: Write, repository: Callable[..., str], folder: Path
) -> None:
    run = verify("desk", "--since", "HEAD", "--format", "json")
    assert (run.status, run.out, run.err) == (0, "", "verify: no draft has changed since HEAD.\n")
    write("desk/changed.md", UNKNOWN + WORSE)  # saved
    write("desk/new.md", WRONG)  # not yet known to git
    write("desk/staged é.md", WRONG)
    repository("add", "desk/staged é.md")
    assert checked(verify("desk", "--since", "HEAD", "--format", "json")) == [
        "desk/changed.md",
        "desk/new.md",
        "desk/staged é.md",
    ]
    repository("add", ".")
    repository("commit", "--quiet", "--message", "More")
    assert checked(verify("desk", "--since", "HEAD", "--format", "json")) == []
    assert len(checked(verify("desk", "--since", "HEAD~1", "--format", "json"))) == 3
    (folder / "desk/changed.md").unlink()
    assert checked(verify("desk", "--since", "HEAD~1", "--format", "json")) == ["desk/new.md", "desk/staged é.md"]


@needs_git
def test_since_a_branch_counts_from_where_the_work_left_it(
    verify: Verify, write: Write, repository: Callable[..., str]
) -> None:
    repository("switch", "--quiet", "--create", "work")
    write("desk/mine.md", WRONG)
    repository("add", ".")
    repository("commit", "--quiet", "--message", "Mine")
    repository("switch", "--quiet", "main")
    write("desk/old.md", WORSE)
    repository("commit", "--quiet", "--all", "--message", "Theirs")
    repository("switch", "--quiet", "work")
    assert checked(verify("desk", "--since", "main", "--format", "json")) == ["desk/mine.md"]


@needs_git
@pytest.mark.parametrize("revision", ["nowhere", "--help", "HEAD:desk", ""])
def test_a_revision_that_is_none(verify: Verify, repository: Callable[..., str], revision: str) -> None:
    run = verify("desk", f"--since={revision}")
    assert run.status == 2
    assert f"there is no revision {revision!r} here. Check its name" in run.err


def test_since_outside_a_repository(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    run = verify("a.md", "--since", "HEAD")
    assert run.status == 2
    assert run.err.startswith("verify: error: --since needs a git repository, and this is none. ")


@pytest.mark.parametrize(
    "options",
    [
        ["a.md", "--since", "HEAD", "--write-baseline", "x"],
        ["a.md", "--watch", "--write-baseline", "x"],
        ["-", "--watch"],
        ["a.md", "--watch", "--timings"],
        ["-", "--since", "HEAD"],
    ],
)
def test_what_cannot_go_together(verify: Verify, write: Write, options: list[str]) -> None:
    write("a.md", WRONG)
    assert verify(*options).status == 2
