"""The hook of .pre-commit-hooks.yaml, run by pre-commit itself.

pre-commit would install this project into an environment of its own, which needs packages from elsewhere; here the hook runs the
``verify`` that is installed (``language: system``). All else is as a repository of drafts would have it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import verifier

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
FRONT = "---\ndate: 2019-05-{day}\n---\n\n"
FACT = "The river Ruhr destroyed {houses} houses in the lower town of Werden on 17 May 2019.\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a program in a repository with an archive, two drafts and a configuration of pre-commit."""
    [hook] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    desk = tmp_path / "desk"
    files = {
        "archive/flood.md": FRONT.format(day=18) + FACT.format(houses=31),
        "drafts/right.md": FRONT.format(day=22) + FACT.format(houses=31),
        "verify.yaml": "reference: archive\nindex: ../index\n",
        ".pre-commit-config.yaml": yaml.safe_dump(
            {"repos": [{"repo": "local", "hooks": [hook | {"language": "system", "files": "^drafts/"}]}]}
        ),
    }
    for name, text in files.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, encoding="utf-8")
    program = tmp_path / "bin" / "verify"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verifier "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(verifier.__file__).parents[1]))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:  # where this test itself runs in a hook
        monkeypatch.delenv(name)

    def call(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=desk, capture_output=True, encoding="utf-8", check=False)

    for command in (["init", "--quiet"], ["config", "user.name", "desk"], ["config", "user.email", "desk@example.org"]):
        assert call("git", *command).returncode == 0
    return call


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_commit_with_a_contradicted_claim_is_stopped(run: Run, tmp_path: Path) -> None:
    run("git", "add", ".")
    clean = run(sys.executable, "-m", "pre_commit", "run")
    assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean.stdout + clean.stderr
    (tmp_path / "desk/drafts/wrong.md").write_text(FRONT.format(day=22) + FACT.format(houses=27), encoding="utf-8")
    run("git", "add", ".")
    stopped = run(sys.executable, "-m", "pre_commit", "run")
    assert stopped.returncode == 1
    assert "exit code: 1" in stopped.stdout
    assert "drafts/wrong.md:5:26: contradicted" in stopped.stdout
    assert "drafts/right.md" not in stopped.stdout
    assert "archive/" not in stopped.stdout
    assert not (tmp_path / "desk/reports").exists()


def test_the_manifest_is_one() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    assert subprocess.run(command, check=False).returncode == 0
