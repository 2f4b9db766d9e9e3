"""What a shell is told, and that bash can use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import verifier

Verify = Callable[..., Any]
ROOT = Path(verifier.__file__).parents[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("verify --for", {"--format"}),
        ("verify a.md --sort ", {"verdict", "position"}),
        ("verify a.md --fail-on c", {"contradicted"}),
        ("verify a.md --format s", {"sarif"}),
        ("verify exp", {"explain"}),
        ("verify index b", {"build"}),
        ("verify settings --sch", {"--schema"}),
        ("verify pairs.", set()),
        ("verify 'open --for", set()),
    ],
)
def test_completions(verify: Verify, monkeypatch: pytest.MonkeyPatch, line: str, expected: set[str]) -> None:
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    monkeypatch.setenv("_VERIFY_COMPLETE", "complete_bash")
    run = verify()
    assert (run.status, set(run.out.split()), run.err) == (0, expected, "")


def test_a_draft_whose_name_begins_like_a_command_is_offered_too(
    verify: Verify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pairs.md").write_text("x", encoding="utf-8")
    (folder / "pages").mkdir()
    monkeypatch.setenv("COMP_WORDS", "verify pa")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("_VERIFY_COMPLETE", "complete_bash")
    assert verify().out.split() == ["pairs", "pages/", "pairs.md"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_scripts(verify: Verify, shell: str) -> None:
    run = verify("completion", shell)
    assert run.status == 0
    assert "_VERIFY_COMPLETE" in run.out
    assert f"complete_{shell}" in run.out


def test_an_unknown_shell(verify: Verify) -> None:
    run = verify("completion", "bsh")
    assert (run.status, run.err) == (2, "verify: error: SHELL cannot be 'bsh'. Did you mean bash?\n")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "verify"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verifier "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(verify completion bash)"; COMP_WORDS=(verify a.md --sort p); COMP_CWORD=3;'
        ' _verify_completion verify; echo "${COMPREPLY[@]}"'
    )
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    search = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        env={**os.environ, "PATH": path, "PYTHONPATH": search},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stdout, run.stderr) == ("position\n", "")
