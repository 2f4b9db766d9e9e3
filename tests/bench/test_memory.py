"""How much memory commands take."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.memory import Look, Watched, watch, watched_while

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
# Holds 80 MB, and 40 MB more in a process of its own, until its standard input ends.
PROGRAM = """
import subprocess, sys
block = b"x" * 80_000_000
own = "block = b'x' * 40_000_000; print('there', flush=True); input()"
child = subprocess.Popen([sys.executable, "-c", own], stdout=subprocess.PIPE)
child.stdout.readline()
print("there", flush=True)
child.wait()
"""


@LINUX
def test_every_process_of_a_command_counts() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    looks = watched_while(process, every=0.01)
    assert process.stdout.readline() == "there\n"
    look = next(looks)
    process.stdin.write("\n")
    process.stdin.close()
    list(looks)
    process.wait()
    process.stdout.close()
    assert len(look.held) == 2
    assert 80 < look.held[0] < 110
    assert 40 < look.held[1] < 70
    assert look.together == pytest.approx(sum(look.held))


@LINUX
def test_a_command_is_watched_to_its_end() -> None:
    watched = watch(["explain", "count.disjoint"], every=0.01)
    assert watched.processor > 0
    assert 5 < watched.peak.together < 500
    assert watched.peak.at <= watched.clock


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no-such-file"):
        watch([os.fspath(tmp_path / "no-such-file.txt")])


def test_the_course_is_the_peak_of_each_part() -> None:
    looks = tuple(Look(at, (held,)) for at, held in ((0.0, 1.0), (0.9, 5.0), (1.5, 2.0), (3.5, 4.0)))
    watched = Watched(4.0, 0.0, looks)
    assert watched.course(4) == (5.0, 2.0, 0.0, 4.0)
    assert watched.peak == looks[1]
