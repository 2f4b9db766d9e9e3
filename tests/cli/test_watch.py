"""Checking again on save."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine
from verifier.cli import watch as watching
from verifier.cli.watch import state, watch

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
WRONG = "The river took 27 houses, which is wrong.\n"
RIGHT = "It rained for 9 hours, which is right.\n"


class Steps:
    """Stands for ``time.sleep``: at each look something is done, and at the end Ctrl-C is pressed."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)

    def __call__(self, seconds: float) -> None:
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


def nothing() -> None:
    """A look at which nothing has changed."""


def looks(given: list[str], *steps: Callable[[], object]) -> int:
    """How often the drafts are checked."""
    checks: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", Steps(*steps))
        with pytest.raises(KeyboardInterrupt):
            watch(given, lambda: checks.append(1))
    return len(checks)


def test_checks_at_once_and_after_each_change(write: Write) -> None:
    path = write("a.md", RIGHT)
    assert looks(["a.md"], nothing, nothing) == 1
    assert looks(["a.md"], lambda: write("a.md", WRONG), nothing, nothing) == 2
    assert looks(["a.md"], lambda: path.write_text("x"), lambda: path.write_text("xy"), nothing, nothing) == 2


def test_a_save_that_takes_several_looks_is_one_change(write: Write) -> None:
    path = write("a.md", RIGHT)
    steps: list[Callable[[], object]] = [
        path.unlink,
        lambda: path.write_text(""),
        lambda: path.write_text("all of it"),
        nothing,
        nothing,
    ]
    assert looks(["a.md"], *steps) == 2


def test_drafts_that_come_and_go_in_a_folder_are_changes(write: Write, folder: Path) -> None:
    write("desk/a.md", RIGHT)
    steps: list[Callable[[], object]] = [
        lambda: write("desk/b.md", RIGHT),
        nothing,
        (folder / "desk/a.md").unlink,
        nothing,
        nothing,
    ]
    assert looks(["desk"], *steps) == 3


def test_a_draft_that_is_not_there_yet(write: Write) -> None:
    assert state(["a.md"]) == {}
    assert looks(["a.md"], lambda: write("a.md", RIGHT), nothing) == 2


def test_a_new_time_with_the_same_bytes_is_looked_at(write: Write) -> None:
    path = write("a.md", RIGHT)
    assert looks(["a.md"], lambda: os.utime(path, ns=(1, 1)), nothing) == 2


def test_only_changed_drafts_are_checked_again(
    verify: Verify, write: Write, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", RIGHT)
    write("b.md", RIGHT)
    steps = Steps(lambda: write("b.md", WRONG), nothing)
    monkeypatch.setattr(time, "sleep", steps)
    monkeypatch.setattr(watching, "INTERVAL", 0)
    run = verify("a.md", "b.md", "--watch")
    assert run.status == 130
    assert [asked[0] for asked in engine.asked if isinstance(asked, tuple)] == ["a.md", "b.md", "b.md"]
    assert run.out.count("2 drafts, 2 claims: 0 contradicted") == 1
    assert run.out.count("2 drafts, 2 claims: 1 contradicted (b.md)") == 1
    assert run.err.count("watching the drafts; Ctrl-C ends.") == 2


def test_what_is_wrong_with_a_draft_does_not_end_it(
    verify: Verify, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", "This is unreadable.\n")
    steps = Steps(lambda: Path("a.md").unlink(), nothing, lambda: write("a.md", WRONG), nothing)
    monkeypatch.setattr(time, "sleep", steps)
    run = verify("a.md", "--watch")
    assert run.status == 130
    assert run.err.count("error: ") == 2
    assert run.out.count("contradicted (90% sure)") == 1
