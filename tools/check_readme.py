"""Run the console examples of README.md and docs/, and compare what they print with what is written.

    python tools/check_readme.py [--update] [FILE ...]

An example is a fenced block marked ``console``. In it

- a line that begins with ``$ `` is a command; lines after it that begin with ``> `` continue it, and so does the line
  after a backslash;
- what follows is its expected output, standard output and standard error together, as a terminal shows them;
- a line ``...`` stands for any number of lines, ``...`` within a line for any characters; white space at the ends of
  lines does not count.

A command must exit with 0 or 1 (1: ``verify`` has findings), unless the next command is ``echo $?``, which shows the
status. Commands of a block share a shell. The blocks of a file run in order, in one copy of the checkout that is thrown
away, so an example may use what an earlier one wrote. Examples that are not to be run (an installation) are marked
``sh`` instead.

``--update`` writes the output found in place of the output expected, where they differ: read the diff. Exit status: 0
all as written, 1 something differs, 2 nothing to run.
"""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_PER_BLOCK = 600
_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,}) *console *")
_LEFT_BEHIND = re.compile(r"\..*|__pycache__|.*\.verify-index")
_LEFT_BEHIND_AT_THE_TOP = re.compile(r"build|dist|reports|venv.*")
_MARK = "\x1e"
"""Set around each exit status in what the shell prints: a control character (record separator) that no example has."""


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """A command and what it should print. ``line`` counts from 1; ``output`` is the range of its expected lines in the file, from 0."""

    line: int
    command: str
    expected: tuple[str, ...]
    output: range
    indent: str


def blocks(lines: Sequence[str]) -> Iterator[tuple[Example, ...]]:
    """The console blocks of a Markdown file, each as its examples."""
    at = 0
    while at < len(lines):
        opening = _FENCE.fullmatch(lines[at])
        at += 1
        if opening is None:
            continue
        start = at
        while at < len(lines) and lines[at].strip() != opening["fence"]:
            at += 1
        yield tuple(_examples(lines, range(start, at), opening["indent"]))


def _examples(lines: Sequence[str], block: range, indent: str) -> Iterator[Example]:
    text = {at: lines[at].removeprefix(indent) for at in block}
    commands = [at for at in block if text[at].startswith("$ ")]
    for start, end in pairwise([*commands, block.stop]):
        command, at = [text[start].removeprefix("$ ")], start + 1
        while at < end and (text[at].startswith("> ") or command[-1].endswith("\\")):
            command.append(text[at].removeprefix("> "))
            at += 1
        output = range(at, end)
        yield Example(start + 1, "\n".join(command), tuple(text[i] for i in output), output, indent)


def matches(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Whether output is as expected, ``...`` standing for any lines or characters."""
    patterns = [line.rstrip() for line in expected]
    if "..." not in patterns:
        return len(patterns) == len(found) and _same(patterns, found)
    first, last = patterns.index("..."), len(patterns) - patterns[::-1].index("...")
    head, tail = patterns[:first], patterns[last:]
    if len(head) + len(tail) > len(found) or not _same(head, found) or not _same(tail, found[len(found) - len(tail) :]):
        return False
    middle, rest = list(found[len(head) : len(found) - len(tail)]), patterns[first + 1 : last]
    while rest:  # runs of lines between two "...": each where it first fits
        run = rest[: rest.index("...")]
        rest = rest[len(run) + 1 :]
        at = next((i for i in range(len(middle) - len(run) + 1) if _same(run, middle[i:])), None)
        if at is None:
            return False
        middle = middle[at + len(run) :]
    return True


def _same(patterns: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether each pattern fits the line at its place; further lines are not looked at."""
    return all(
        re.fullmatch(".*".join(map(re.escape, pattern.split("..."))), line.rstrip())
        for pattern, line in zip(patterns, lines, strict=False)
    )


def run(block: Sequence[Example], folder: Path) -> list[tuple[tuple[str, ...], int]]:
    """What each command of a block printed, by lines, and its exit status; fewer than commands where the shell ended early."""
    ending = f"\n__status=$?; printf '{_MARK}%s{_MARK}' $__status; (exit $__status)\n"
    script = "exec 2>&1\n" + "".join(f"{example.command}{ending}" for example in block)
    environment = os.environ | {
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",  # or what goes to standard error would overtake what goes to standard output
        "TERM": "dumb",
    }
    printed = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=SECONDS_PER_BLOCK,
        check=False,
    ).stdout
    pieces = printed.split(_MARK)
    return [(tuple(text.splitlines()), int(status)) for text, status in zip(pieces[0::2], pieces[1::2], strict=False)]


def copy(root: Path, folder: Path) -> None:
    """Copy a checkout without its history, environments, caches and what builds and earlier checks left."""

    def left_behind(parent: str, names: list[str]) -> list[str]:
        top = Path(parent) == root
        return [
            name for name in names if _LEFT_BEHIND.fullmatch(name) or (top and _LEFT_BEHIND_AT_THE_TOP.fullmatch(name))
        ]

    shutil.copytree(root, folder, ignore=left_behind)


def check(path: Path, root: Path, *, update: bool) -> tuple[int, int]:
    """How many examples of a file came out as written, and how many did not; those are told of on standard output."""
    lines = path.read_text(encoding="utf-8").splitlines()
    passed = failed = 0
    changes: list[tuple[Example, tuple[str, ...]]] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "checkout"
        copy(root, folder)
        for block in blocks(lines):
            results = run(block, folder)
            for number, example in enumerate(block):
                following = block[number + 1].command if number + 1 < len(block) else ""
                trouble = _trouble(example, results[number] if number < len(results) else None, following)
                passed, failed = passed + (not trouble), failed + bool(trouble)
                if trouble:
                    print(f"{path}:{example.line}: $ {example.command}", *trouble, "", sep="\n")
                    if number < len(results):
                        changes.append((example, results[number][0]))
    if update:
        for example, found in reversed(changes):
            lines[example.output.start : example.output.stop] = [f"{example.indent}{line}".rstrip() for line in found]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return passed, failed


def _trouble(example: Example, result: tuple[tuple[str, ...], int] | None, following: str) -> list[str]:
    """What is wrong with what a command printed, in lines; none where it is as written. ``following`` is the next command."""
    if result is None:
        return ["was not reached: the shell ended before."]
    found, status = result
    if status > 1 and not following.startswith("echo $?"):
        return [f"exited with {status}:", *found]
    if not matches(_trimmed(example.expected), _trimmed(found)):
        return list(difflib.unified_diff(example.expected, found, "written", "found", lineterm=""))
    return []


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Without blank lines at the end: an example may leave one before the next command."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def main() -> int:
    """Check the files named, by default README.md and docs/."""
    parser = argparse.ArgumentParser(
        description="Run the console examples of the documentation and compare their output."
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="Markdown files (default: README.md, docs/)"
    )
    parser.add_argument("--update", action="store_true", help="write what is found in place of what is written")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="folder in a copy of which the commands run (default: this checkout)"
    )
    options = parser.parse_args()
    files = options.files or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    results = [check(file, options.root, update=options.update) for file in files]
    passed, failed = (sum(column) for column in zip(*results, strict=True))
    print(f"examples: {passed} passed, {failed} failed")
    if passed + failed == 0:
        print("There are no console examples to run.", file=sys.stderr)
        return 2
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
