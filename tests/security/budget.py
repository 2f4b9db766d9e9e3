"""Running ``verify`` as a desk does, in a process of its own, under limits of time, memory and file size."""

from __future__ import annotations

import dataclasses
import math
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MEGABYTE = 2**20


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended; ``megabytes`` is its peak of resident memory, ``seconds`` the processor's time that it used.
    Both are infinite where it was killed."""

    status: int
    out: bytes
    err: str
    megabytes: float
    seconds: float


def run(
    arguments: Sequence[str],
    folder: Path,
    *,
    stdin: bytes = b"",
    seconds: float = 60,
    largest_file: int | None = None,
    environ: Mapping[str, str] | None = None,
    program: str | None = None,
) -> Ended:
    """``verify ARGUMENT...`` in a folder; ``program`` is Python code to be run instead of it. TimeoutExpired after ``seconds``."""
    prologue = (
        "import resource, sys\n"
        f"limit = {largest_file!r}\n"
        "if limit is not None: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
    )
    code = program or "from verifier.cli.app import main; status = main()"
    # Not ru_maxrss: a process that is started begins with the peak of the one that starts it, and pytest's may be a gigabyte.
    epilogue = (
        "\nsys.stdout.flush()\n"
        "peak = [line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM:')]\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "sys.stderr.write(f'\\npeak {peak[0]} {used.ru_utime + used.ru_stime}')\n"
        "sys.exit(locals().get('status', 0))"
    )
    variables = {name: value for name, value in os.environ.items() if not name.startswith("VERIFY_")}
    paths = [str(ROOT), variables.get("PYTHONPATH", "")]
    variables |= {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", prologue + code + epilogue, *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=seconds,
        env=variables | dict(environ or {}),
        check=False,
    )
    err = done.stderr.decode("utf-8", "backslashreplace")
    told = re.search(r"\npeak (\d+) ([\d.]+)\Z", err)
    if told is None:  # it was killed
        return Ended(done.returncode, done.stdout, err, math.inf, math.inf)
    return Ended(done.returncode, done.stdout, err[: told.start()], int(told[1]) * 1024 / MEGABYTE, float(told[2]))
