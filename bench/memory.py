"""How much memory a command takes, with every process that it starts, for as long as it runs.

What counts is the proportional set size (PSS, ``/proc/PID/smaps_rollup``): a page that two processes share is counted once, and what they
have mapped of files with the rest. Linux alone tells it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.measure import ROOT, environment

EVERY: Final = 0.5
"""Seconds between two looks; what is held for less than that may go unseen."""


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """What all processes of a command held at one moment: seconds since it began, and megabytes of each."""

    at: float
    held: tuple[float, ...]

    @property
    def together(self) -> float:
        return sum(self.held)


@dataclasses.dataclass(frozen=True, slots=True)
class Watched:
    """A command that has run: seconds by the clock and of the processors, and what it held from beginning to end."""

    clock: float
    processor: float
    looks: tuple[Look, ...]

    @property
    def peak(self) -> Look:
        """The moment at which it held most."""
        return max(self.looks, key=lambda look: look.together)

    def course(self, parts: int = 5) -> tuple[float, ...]:
        """The most that it held in each of so many equal parts of its time: what grows with the work shows."""
        width = self.clock / parts
        inside = [
            [look.together for look in self.looks if i * width <= look.at < (i + 1) * width] for i in range(parts)
        ]
        return tuple(max(some, default=0.0) for some in inside)


def watch(arguments: Sequence[str], *, every: float = EVERY) -> Watched:
    """Run ``python -m verifier`` with these arguments, and look at its memory every so many seconds. Exits where it fails."""
    before, began = os.times(), time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:  # a pipe that nobody reads would stop who writes much
        process = subprocess.Popen(
            [sys.executable, "-m", "verifier", *arguments], cwd=ROOT, env=environment(), stdout=said, stderr=said
        )
        looks = tuple(watched_while(process, every=every))
        if process.returncode:
            said.seek(0)
            sys.exit(said.read()[-2000:])
    clock, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Watched(clock, used, looks)


def watched_while(process: subprocess.Popen[Any], *, every: float = EVERY) -> Iterator[Look]:
    """What a process and its descendants hold, until it ends: a look every so many seconds."""
    began = time.perf_counter()
    while process.poll() is None:
        at = time.perf_counter() - began
        yield Look(at, tuple(filter(None, map(_held, _family(process.pid)))))
        time.sleep(every)


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:  # grows as it goes
        with contextlib.suppress(OSError):
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found


def _held(pid: int) -> float:
    """Megabytes of one process; nothing of one that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0
