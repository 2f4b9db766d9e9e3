"""How things are measured: fresh processes, alternating runs, medians, and the machine that it was done on."""

from __future__ import annotations

import dataclasses
import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
LIBRARIES = ("faiss-cpu", "numpy", "onnxruntime", "sentence-transformers", "tokenizers", "torch")
_PEAK = """
import sys
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print("PEAK", line.split()[1], file=sys.stderr)
"""
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and of the processor (all threads), and the most memory held, in MB (0: not measured)."""

    clock: float
    processor: float
    peak: float = 0.0
    errors: str = ""


def median(runs: Sequence[Run]) -> Run:
    """The medians of each figure."""
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("clock", "processor", "peak")))


@cache
def environment() -> Mapping[str, str]:
    """Of fresh processes: offline, one BLAS thread, and with bytecode as an installed package has it, but outside of the checkout."""
    bytecode = str(Path(tempfile.gettempdir()) / f"verifier-bench-bytecode-{os.getuid()}")
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {
        "HF_HUB_OFFLINE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": bytecode,
    }


def fresh(code: str) -> Run:
    """Carry out Python code in a process of its own. Exits where it fails. Linux alone tells the peak of the memory."""
    code += _PEAK if sys.platform == "linux" else ""
    before, began = os.times(), time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, env=environment()
    )
    clock, after = time.perf_counter() - began, os.times()
    if run.returncode:
        sys.exit(run.stderr[-2000:])
    used = after.children_user + after.children_system - before.children_user - before.children_system
    peaks = [float(line.split()[1]) / 1000 for line in run.stderr.splitlines() if line.startswith("PEAK ")]
    return Run(clock, used, peaks[-1] if peaks else 0.0, run.stderr)


def timed(work: Callable[[], object]) -> Run:
    """Do something in this process."""
    used, began = time.process_time(), time.perf_counter()
    work()
    return Run(time.perf_counter() - began, time.process_time() - used)


def interleaved(cases: Mapping[str, Callable[[], T]], runs: int) -> dict[str, list[T]]:
    """The results of so many rounds, in each of which every case has its turn: what disturbs the machine disturbs all of them alike.

    Every other round goes backwards, so that none always comes after the same one.
    """
    results: dict[str, list[T]] = {name: [] for name in cases}
    for number in range(runs):
        for name in cases if number % 2 == 0 else reversed(list(cases)):
            results[name].append(cases[name]())
    return results


def machine() -> str:
    """Where, with what and when, as a sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    made_with = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Measured on {datetime.date.today()}: {os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GB, "
        f"load {os.getloadavg()[0]:.1f} at the end, {platform.system()}, Python {platform.python_version()}, {made_with}."
    )
