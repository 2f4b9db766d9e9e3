"""``python -m tests.security.determinism [--runs N] [--python PYTHON ...]``: whether the report on one draft is always the same bytes.

Runs ``verify`` as a desk does, each time in a process of its own: on one processor and on two, over archives whose files were made in other
orders, with an index that is new and one that is used again, and with each PYTHON given: there the wheel has to be installed.
Prints how often each way was tried and how many reports came out; exit status 1 where there is more than one.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
DRAFT: Final = ROOT / "seeds" / "2019-05-22-garm-aftermath.md"
_NEW: Final = 5
"""One index serves so many runs."""


def report(python: str, folder: Path, processors: int) -> bytes:
    """The report on the draft in a folder that holds it, and its archive; the index is made where there is none."""
    own = python == sys.executable
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("VERIFY_", "PYTHON"))}
    if own:
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    if "VERIFY_CACHE" in os.environ:
        environ["VERIFY_CACHE"] = os.environ["VERIFY_CACHE"]
    usable = set(sorted(os.sched_getaffinity(0))[:processors])
    done = subprocess.run(
        [python, "-P", "-m", "verifier", DRAFT.name, "--reference", "archive", "--format", "yaml", "--isolated"],
        cwd=folder,
        env=environ,
        capture_output=True,
        preexec_fn=lambda: os.sched_setaffinity(0, usable),
        check=False,
    )
    if done.returncode not in {0, 1}:
        sys.exit(f"{python} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def arrange(folder: Path, seed: int) -> None:
    """The draft and the archive, whose files are made in an order of the seed's; no index."""
    shutil.rmtree(folder, ignore_errors=True)
    archive = folder / "archive"
    archive.mkdir(parents=True)
    shutil.copy(DRAFT, folder)
    files = sorted((ROOT / "reference").glob("*.md"))
    random.Random(seed).shuffle(files)
    for file in files:
        shutil.copy(file, archive)


def version(python: str) -> str:
    """The interpreter's version, for people."""
    told = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.strip()
    return told if python == sys.executable else f"{told}, the wheel"


def main(arguments: Sequence[str]) -> int:
    """Run, and print what was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.security.determinism", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of this Python, and a quarter of them of each other one")
    parser.add_argument("--python", action="append", default=[], help="another interpreter with the wheel installed")
    given = parser.parse_args(arguments)
    reports: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="verify-determinism-") as place:
        folder = Path(place) / "desk"
        for python in (sys.executable, *given.python):
            runs = given.runs if python == sys.executable else max(2, given.runs // 4)
            tried: collections.Counter[str] = collections.Counter()
            for number in range(runs):
                if number % _NEW == 0:
                    arrange(folder, number)
                processors = 1 + number % 2
                digest = hashlib.sha256(report(python, folder, processors)).hexdigest()
                reports[digest] += 1
                tried[f"{processors} processor{'s' if processors > 1 else ''}, {digest[:12]}"] += 1
            print(f"{version(python)}: {runs} runs, {-(-runs // _NEW)} orders of files: {dict(sorted(tried.items()))}")
    print(f"together: {reports.total()} runs, {len(reports)} report{'s' if len(reports) > 1 else ''}")
    return int(len(reports) > 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
