"""Ctrl-C with the real model, at moments spread over a whole run: while the program loads, reads, embeds, searches, writes and ends."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.security.budget import ROOT
from verifier.cli.status import Status

MOMENTS = 12
"""Over a run, evenly by the processor's clock."""
REFERENCE = ROOT / "reference"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path("/proc/self/stat").exists(), reason="the processor's time of another process is in /proc"
    ),
]

# As in a terminal: a shell has its background jobs ignore interrupts, and their children with them.
PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from verifier.__main__ import main
print("begin", file=sys.stderr, flush=True)
sys.exit(main())
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Stopped:
    """How a process ended, and the seconds of the processor and of the clock that it took for it from the interrupt on."""

    status: int
    err: str
    processor: float
    clock: float
    begun: bool
    """Whether it had begun to work: what comes before is Python's own start."""


def _used(process: int) -> float:
    """Seconds of the processor that a process and its children, living and dead, have used (proc(5), fields 14 to 17)."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text(encoding="utf-8", errors="replace").partition(" (")
        except OSError:  # it has ended
            continue
        fields = rest.rpartition(")")[2].split()
        if int(number) == process or int(fields[1]) == process:
            total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def _run(arguments: Sequence[str], folder: Path, at: Callable[[int], bool]) -> Stopped:
    """``verify ARGUMENT...``, interrupted with all its children, as a terminal does, when ``at`` says so of its process."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        while process.poll() is None and not at(process.pid):
            time.sleep(0.01)
        before, began = _used(process.pid), time.monotonic()
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        err = process.stderr.read()
        if process.returncode is not None:  # it had ended before
            return Stopped(process.returncode, err, 0.0, 0.0, True)
        _, ended, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
    after = used.ru_utime + used.ru_stime
    return Stopped(process.returncode, err, after - before, time.monotonic() - began, "begin" in err)


def _never(_process: int) -> bool:
    return False


def _whole(arguments: Sequence[str], folder: Path) -> float:
    """Seconds of the processor of a run that nothing interrupts."""
    used = 0.0

    def watch(process: int) -> bool:
        nonlocal used
        used = max(used, _used(process))
        return False

    assert _run(arguments, folder, watch).status in {Status.CLEAN, Status.FINDINGS}
    return used


def _interrupted(run: Callable[[int], Sequence[str]], folder: Path) -> list[Stopped]:
    """Runs that are interrupted, each at a later moment; ``run`` gives the arguments of one, by its number, from 0 on."""
    whole = _whole(run(MOMENTS), folder)
    stopped = []
    for number in range(MOMENTS):
        moment = whole * (number + 0.5) / MOMENTS
        one = _run(run(number), folder, lambda process, moment=moment: _used(process) >= moment)  # type: ignore[misc]
        print(
            f"after {moment:.2f} s of {whole:.2f}: {one.processor:.2f} s of the processor, {one.clock:.2f} s, {one.status}"
        )
        stopped.append(one)
    return stopped


def _soundly(stopped: Sequence[Stopped]) -> None:
    """Each ended within a second, with the status for it and without a traceback, and most in the midst of their work.

    By the processor's clock: what a busy machine gives to others is not this program's delay. While Python itself starts or ends it dies of
    the signal, which shells tell as 130, too.
    """
    for one in stopped:
        assert one.processor < 1.0, one
        assert one.status in {Status.INTERRUPTED, Status.CLEAN, -signal.SIGINT}, one
        assert not one.begun or "Traceback" not in one.err, one
    assert sum(one.status == Status.INTERRUPTED for one in stopped) >= MOMENTS / 2


def _check(*more: str) -> list[str]:
    """The arguments of a check of the first sample draft whose report goes to out.yaml."""
    draft = min((ROOT / "seeds").glob("*.md"))
    return ["--isolated", "--no-report", "--exit-zero", "--format", "yaml:out.yaml", *more, str(draft)]


def _report(arguments: Sequence[str], folder: Path) -> bytes:
    """What a run that nothing interrupts writes."""
    (folder / "out.yaml").unlink(missing_ok=True)
    assert _run(arguments, folder, _never).status == Status.CLEAN
    return (folder / "out.yaml").read_bytes()


def _files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_an_interrupted_check_leaves_nothing_and_the_next_is_sound(tmp_path: Path) -> None:
    """Against an index that stands."""
    arguments = _check("--reference", str(REFERENCE), "--index", "index")
    sound, before = _report(arguments, tmp_path), _files(tmp_path)
    _soundly(_interrupted(lambda _number: arguments, tmp_path))
    assert _files(tmp_path) == before
    assert _report(arguments, tmp_path) == sound


def test_an_interrupted_index_of_a_folder_is_made_by_the_next_run(tmp_path: Path) -> None:
    """Interrupted at each moment of being made for the first time."""

    def run(number: int) -> list[str]:
        return _check("--reference", str(REFERENCE), "--index", f"index{number}")

    _soundly(_interrupted(run, tmp_path))
    sound = _report(run(MOMENTS), tmp_path)
    for number in range(0, MOMENTS, 3):
        assert _report(run(number), tmp_path) == sound


def test_an_interrupted_store_is_filled_by_the_next_run(tmp_path: Path) -> None:
    """``verify index add``: the same, and nothing twice."""

    def add(number: int) -> list[str]:
        return ["index", "add", "--isolated", "--reference", f"store{number:02}", str(REFERENCE)]

    def report(number: int) -> bytes:
        store = f"store{number:02}"
        return _report(_check("--reference", store), tmp_path).replace(store.encode(), b"store")

    _soundly(_interrupted(add, tmp_path))
    sound = report(MOMENTS)
    for number in range(0, MOMENTS, 3):
        assert _run(add(number), tmp_path, _never).status == Status.CLEAN
        assert report(number) == sound
