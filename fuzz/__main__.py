"""``python -m fuzz TARGET --minutes N``: run a target on bytes that reach new code, and say how many were tried."""

from __future__ import annotations

import argparse
import importlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Never

_ROOT = Path(__file__).resolve().parent.parent
CORPUS = _ROOT / "tests" / "security" / "corpus"
_NAMES = ("reading", "values", "configuration", "report", "decisions", "baseline", "pairs", "records")
_SLOWEST = 20
"""Seconds of processor time that one input may take; a text has at most 4,000 characters. By the clock it may be thirty times as many, for
other work may keep the machine busy."""


def main() -> int:
    """Run one target in a process of its own. Exit status 1 where it found something, whose bytes are then beside the corpus."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=_NAMES)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long [default: 1]")
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside is not None:
        _fuzz(given.target, given.inside)
    return _run(given.target, given.minutes)


def _run(target: str, minutes: float) -> int:
    kept = CORPUS / target
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="verify-fuzz-") as work:
        arguments = [
            work,  # new inputs go here, the corpus is only read
            str(kept),
            f"-max_total_time={max(1, round(60 * minutes))}",
            f"-timeout={30 * _SLOWEST}",
            f"-report_slow_units={30 * _SLOWEST}",
            "-rss_limit_mb=1024",
            "-max_len=4096",
            "-print_final_stats=1",
            f"-artifact_prefix={kept}/found-",
        ]
        command = [sys.executable, "-m", "fuzz", target, "--inside", *arguments]
        done = subprocess.run(
            command, cwd=_ROOT, capture_output=True, text=True, errors="backslashreplace", check=False
        )
    executed = re.search(r"number_of_executed_units: (\d+)", done.stderr) or re.search(r"Done (\d+) runs", done.stderr)
    count = f"{int(executed[1]):,}" if executed is not None else "an unknown number of"
    if done.returncode:
        sys.stderr.write(done.stderr[-4_000:])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{target}: {count} executions in {minutes:g} minutes, {(used.ru_utime + used.ru_stime) / 60:.1f} of them processor time,"
        f" {'a failure' if done.returncode else 'no failure'}"
    )
    return 1 if done.returncode else 0


def _fuzz(target: str, arguments: list[str]) -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("python -m fuzz: atheris is not installed. Install it: pip install 'newsroom-verifier[fuzz]'.")
    with atheris.instrument_imports(include=["verifier", "fuzz.targets"]):
        targets = importlib.import_module("fuzz.targets")
    atheris.Setup([target, *arguments], _bounded(targets.TARGETS[target]))
    atheris.Fuzz()


def _bounded(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, which raises TimeoutError where it takes longer than it may."""

    def stop(_number: int, _frame: FrameType | None) -> Never:
        raise TimeoutError(f"one input took more than {_SLOWEST} seconds of processor time")

    def run(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, _SLOWEST)
        target(data)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    signal.signal(signal.SIGVTALRM, stop)
    return run


if __name__ == "__main__":
    sys.exit(main())
