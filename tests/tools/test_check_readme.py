"""The checker of the documentation's examples finds what is wrong, and only that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parent.parent.parent / "tools" / "check_readme.py"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small checkout for the commands to run in."""
    folder = tmp_path / "root"
    (folder / "verifier" / "reports").mkdir(parents=True)
    (folder / "verifier" / "reports" / "code.py").write_text("code")
    (folder / "reports").mkdir()
    (folder / ".git").mkdir()
    (folder / "draft.md").write_text("copy\n")
    return folder


def check(root: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the checker on one file with this text."""
    document = root.parent / "document.md"
    document.write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(TOOL), "--root", str(root), *options, str(document)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def block(*lines: str) -> str:
    """A console block."""
    return "\n".join(["Text.", "", "```console", *lines, "```", ""])


@pytest.mark.parametrize(
    "lines",
    [
        ["$ cat draft.md", "copy"],
        ["$ cat draft.md", "copy", "", "$ echo two", "two"],
        ["$ echo a; echo b >&2", "a", "b"],
        ["$ echo a \\", "  b", "a b"],
        ["$ cat <<'END'", "> a", "> END", "a"],
        ["$ seq 5", "..."],
        ["$ seq 5", "1", "...", "5"],
        ["$ seq 5", "...", "2", "3", "...", "5"],
        ["$ seq 2", "1", "...", "2"],
        ["$ echo checked in 1.2 s", "checked in ... s"],
        ["$ echo 'a [b] (c)*'", "a [b] (c)*"],
        ["$ false"],
        ["$ (exit 2)", "$ echo $?", "2"],
        ["$ cd verifier", "$ ls", "reports"],
        ["$ ls -a verifier/reports", "...", "code.py"],
        ["$ ls -A", "draft.md", "verifier"],
        ["$ read line || echo no input", "no input"],
    ],
)
def test_as_written(root: Path, lines: list[str]) -> None:
    result = check(root, block(*lines))
    assert result.returncode == 0, result.stdout
    assert result.stdout.endswith(" passed, 0 failed\n")


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["$ echo two", "one"], "-one\n+two"),
        (["$ echo two"], "+two"),
        (["$ true", "something"], "-something"),
        (["$ seq 3", "1", "2"], "+3"),
        (["$ seq 5", "1", "...", "4"], "+5"),
        (["$ seq 5", "...", "3", "2", "...", "5"], "-2"),
        (["$ seq 5", "1", "2", "3", "...", "3", "4", "5"], "-3"),
        (["$ echo axb", "a.b"], "-a.b"),
        (["$ (exit 2)"], "exited with 2"),
        (["$ nosuchcommand", "..."], "exited with 127"),
        (["$ exit 0", "$ echo two", "two"], "was not reached"),
    ],
)
def test_not_as_written(root: Path, lines: list[str], shown: str) -> None:
    result = check(root, block(*lines))
    assert result.returncode == 1
    assert shown in result.stdout
    assert "document.md:4: $ " in result.stdout


def test_blocks_share_a_folder_that_is_not_the_checkout(root: Path) -> None:
    assert check(root, block("$ rm draft.md") + block("$ ls", "verifier")).returncode == 0
    assert (root / "draft.md").exists()


def test_other_blocks_are_not_run(root: Path) -> None:
    result = check(root, "```sh\n$ exit 3\n```\n\n    $ exit 3\n")
    assert result.returncode == 2
    assert "no console examples" in result.stderr


def test_update_writes_what_was_found(root: Path) -> None:
    written = ["```console", "$ seq 2", "3", "$ echo a", "...", "$ echo b", "c", "d", "```"]
    correct = ["```console", "$ seq 2", "1", "2", "$ echo a", "...", "$ echo b", "b", "```"]
    before, after = ("".join(f"   {line}\n" for line in lines) for lines in (written, correct))
    assert check(root, f"1. Step\n\n{before}", "--update").returncode == 1
    assert (root.parent / "document.md").read_text() == f"1. Step\n\n{after}"
    assert check(root, after).returncode == 0
