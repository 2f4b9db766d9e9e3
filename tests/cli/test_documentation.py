"""docs/ci.md and docs/configuration.md: every command in them is run, by tools/check_readme.py or here, and every format is told of."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from verifier.reports.formats import FORMATS

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]
ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
PAGES = ("ci", "configuration")


def blocks(page: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and text."""
    return _BLOCK.findall((ROOT / f"docs/{page}.md").read_text(encoding="utf-8"))


def commands(data: Any) -> Iterator[str]:
    """The command lines of verify in a workflow, wherever it has them."""
    if isinstance(data, str):
        yield from (line.strip() for line in data.splitlines() if line.strip().startswith("verify "))
    elif isinstance(data, dict):
        for name, item in data.items():
            if name != "name":  # a title
                yield from commands(item)
    elif isinstance(data, list):
        for item in data:
            yield from commands(item)


COMMANDS = [
    command for language, text in blocks("ci") if language == "yaml" for command in commands(yaml.safe_load(text))
]


@pytest.mark.parametrize("page", PAGES)
def test_commands_stand_where_they_are_run(page: str) -> None:
    """A block in another language would be run by nobody."""
    assert {language for language, _ in blocks(page)} <= {"console", "yaml", "toml", "text"}
    assert not any(
        line.startswith("$ ") for language, text in blocks(page) if language != "console" for line in text.splitlines()
    )


def test_every_workflow_has_a_command() -> None:
    assert len(COMMANDS) == 3


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_commands_of_workflows_can_be_given(verify: Verify, write: Write, folder: Path, command: str) -> None:
    identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    for git in (["init", "--quiet"], [*identity, "commit", "--quiet", "--allow-empty", "--message", "Nothing"]):
        subprocess.run(["git", *git], cwd=folder, check=True)
    write("drafts/a.md", "The river took 27 houses, which is wrong.\n")
    _, *arguments = shlex.split(re.sub(r"\$\{\{.*?\}\}", "HEAD", command))
    given = arguments if any(argument.startswith("drafts") for argument in arguments) else [*arguments, "drafts/a.md"]
    run = verify(*given)
    assert run.status == 1, run.err
    for argument in arguments:
        name, _, file = argument.partition(":")
        assert not file or (folder / file).is_file(), name


def test_every_format_is_told_of() -> None:
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", text, re.M))))
    assert told == {format.name for format in FORMATS}
