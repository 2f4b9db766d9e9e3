"""``verify`` in a folder of its own, with an engine that needs no archive."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.fakes import FakeEngine, stand_in
from verifier.cli.app import run


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    status: int
    out: str
    err: str


Verify = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: empty, without a configuration above it that holds here, and without colour or VERIFY_ variables."""
    for name in [name for name in os.environ if name.startswith("VERIFY_")] + ["NO_COLOR", "FORCE_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    return stand_in(tmp_path, monkeypatch)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def verify(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> Verify:
    """``verify ARGUMENT...``, in this process."""

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        status = run(arguments, engine)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


@pytest.fixture
def write(folder: Path) -> Callable[[str, str], Path]:
    """Writes a draft of 22 May 2019, or any file, below the current folder."""

    def call(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = "---\ndate: 2019-05-22\n---\n\n" if path.suffix in {".md", ".txt"} else ""
        path.write_text(front + text, encoding="utf-8")
        return path

    return call
