"""``verify review``: what it takes, and how it ends."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from verifier.decisions import Choice, read
from verifier.review.server import Server

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]

WRONG = "The river took 27 houses, which is wrong.\n"
RIGHT = "It rained for 9 hours, which is right.\n"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that reviews would have served; each ends at once, as by Ctrl-C."""
    served: list[str] = []

    def serve(self: Server, poll_interval: float = 0.5) -> None:
        served.append(self.review.page())
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve_forever", serve)
    return served


def test_a_draft_is_checked_and_a_report_is_shown_as_it_is(verify: Verify, write: Write, pages: list[str]) -> None:
    write("a.md", WRONG)
    verify("a.md")
    for what in ("a.md", "reports/a.yaml"):
        run = verify("review", what, "--no-browser")
        assert run.status == 0
        assert run.err.startswith("verify: review at http://127.0.0.1:")
        assert run.err.endswith("verify: 0 decisions saved in decisions.yaml\n")
        assert run.out == ""
        assert ">The river took " in pages[-1]
        assert "contradicted (1)" in pages[-1]


def test_drafts_and_reports_each_once_in_their_order(verify: Verify, write: Write, pages: list[str]) -> None:
    write("desk/a.md", WRONG)
    write("desk/b.md", RIGHT)
    verify("desk/a.md")
    assert verify("review", "reports/a.yaml", "desk", "--no-browser").status == 0
    [page] = pages
    assert [page.index(f"<code>desk/{name}.md</code>") for name in "ab"] == sorted(
        page.index(f"<code>desk/{name}.md</code>") for name in "ab"
    )
    assert page.count("<section") == 2


def test_what_cannot_be_shown_is_told_and_the_rest_is_shown(verify: Verify, write: Write, pages: list[str]) -> None:
    write("a.md", WRONG)
    write("b.md", "This is unreadable.\n")
    write("c.yaml", "desk: [anna]\n")
    run = verify("review", "missing.md", "b.md", "c.yaml", "a.md", "--no-browser")
    assert run.status == 2
    assert [
        line.partition(": error: ")[2].partition(":")[0] for line in run.err.splitlines() if ": error: " in line
    ] == [
        "missing.md",
        "b.md",
        "c.yaml",
    ]
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Try 'verify review --help'."),
        (["missing.md"], "There is no such file"),
        (["missing.yaml"], "There is no such file"),
        (["-"], "A draft on standard input cannot be reviewed."),
        (["a.md", "--port", "70000"], "65535"),
        (["a.md", "--port", "x"], "Try 'verify review --help'."),
        (["a.md", "--date", "Monday"], "--date must be a day"),
    ],
)
def test_usage(verify: Verify, write: Write, pages: list[str], arguments: list[str], says: str) -> None:
    write("a.md", WRONG)
    run = verify("review", *arguments)
    assert run.status == 2
    assert says in run.err
    assert pages == []


def test_a_broken_file_of_decisions_is_an_error_before_the_browser_opens(
    verify: Verify, write: Write, pages: list[str]
) -> None:
    write("a.md", WRONG)
    verify("a.md")
    write("decisions.yaml", "decisions: none\n")
    run = verify("review", "reports/a.yaml")
    assert (run.status, pages) == (2, [])
    assert (
        run.err == "verify: error: decisions.yaml:1: This is not a list of decisions. Begin each decision with '- '.\n"
    )


@pytest.mark.parametrize(("options", "opened"), [([], 1), (["--no-browser"], 0)])
def test_the_browser_is_opened_unless_it_is_not_wanted(
    verify: Verify, write: Write, pages: list[str], monkeypatch: pytest.MonkeyPatch, options: list[str], opened: int
) -> None:
    addresses: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr("webbrowser.open", addresses.put)
    write("a.md", WRONG)
    run = verify("review", "a.md", "--quiet", *options)
    assert run.err.startswith("verify: review at http://127.0.0.1:")
    assert [addresses.get(timeout=10) for _ in range(opened)] == run.err.split()[3:4] * opened
    assert addresses.empty()


@pytest.fixture
def running(verify: Verify, write: Write, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``verify review`` in a process of its own, and its address."""
    write("a.md", WRONG)
    verify("a.md")
    # A shell has its background jobs ignore interrupts, and their children with them; a terminal does not.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code = f"{heed}import sys; from verifier.cli.app import main; sys.exit(main())"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "review", "reports/a.yaml", "--no-browser", "--by", "anna"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    try:
        first = process.stderr.readline()
        assert first.startswith("verify: review at "), first + process.stderr.read()
        yield process, first.split()[-1]
    finally:
        process.kill()
        process.wait(10)
        process.stderr.close()


def test_a_decision_is_saved_and_ctrl_c_leaves_nothing_broken(
    running: tuple[subprocess.Popen[str], str], verify: Verify, folder: Path
) -> None:
    process, address = running
    claim = json.loads(verify("a.md", "--format", "json").out)["claims"][0]["id"]
    fields = {"sheet": "d1", "claim": claim, "decision": "rejected", "note": "a first count", "seen": 0}
    origin = address[: address.index("/", len("http://"))]
    request = urllib.request.Request(
        address + "decisions",
        json.dumps(fields).encode(),
        {"Content-Type": "application/json", "Origin": origin},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert json.load(answer)["waived"] is True
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    assert process.stderr is not None
    assert process.stderr.read() == "verify: Ctrl-C ends it.\nverify: 1 decision saved in decisions.yaml\n"
    assert [d.decision for d in read(folder / "decisions.yaml").lines] == [Choice.REJECTED]
    assert not list(folder.glob("*.tmp"))
    run = verify("a.md")
    assert run.status == 0
    assert "rejected by anna: a first count" in " ".join(run.out.split())
