"""Faults: disks that are full, folders that cannot be written, indexes that are damaged, processes that meet, strange surroundings."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.security.budget import ROOT, Ended, run
from tests.security.checking import check
from tests.security.test_privacy import drafts
from verifier.errors import VerifierError
from verifier.settings import load

PROGRAM = """
import sys
from tests.security.checking import check
from verifier.errors import VerifierError
try:
    sys.stdout.write(check("archive", "draft.md"))
except VerifierError as error:
    sys.stdout.write(f"refused: {error}")
    status = 2
"""


def checked(folder: Path, **surroundings: object) -> Ended:
    return run([], folder, program=PROGRAM, **surroundings)  # type: ignore[arg-type]


def test_a_full_disk_is_said_and_the_next_run_is_sound(tmp_path: Path) -> None:
    """No file may grow beyond 20,000 bytes: the index does not fit. Nothing is called clean, and with room again all is well."""
    drafts(tmp_path)
    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + PROGRAM
    ended = run([], tmp_path, program=code, largest_file=20_000)
    assert ended.status == 2, ended.err
    assert ended.out.startswith(b"refused: ")
    assert checked(tmp_path).status == 0


def test_a_report_that_does_not_fit_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "report.yaml"
    old.write_text("old", encoding="utf-8")
    code = """
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from verifier.cli.output import to_file
from verifier.errors import UsageError
try:
    with to_file("report.yaml") as write:
        for number in range(10_000): write("a line of the report\\n")
except UsageError as error:
    print(error); status = 2
"""
    ended = run([], tmp_path, program=code, largest_file=20_000)
    assert (ended.status, b"cannot be written" in ended.out) == (2, True), ended
    assert [path.name for path in tmp_path.iterdir()] == ["report.yaml"]
    assert old.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("how", ["cut", "emptied", "garbage"])
def test_a_damaged_index_is_an_error_with_its_cure_or_makes_no_difference(tmp_path: Path, how: str) -> None:
    """Never another report. (Single flipped bits: ``python -m tests.security.damage``, whose figures stand in docs/security.md.)"""
    draft = drafts(tmp_path)
    sound = check(tmp_path / "archive", draft)
    index = tmp_path / "archive.verify-index"
    kept = tmp_path / "kept"
    shutil.copytree(index, kept)
    files = [path for path in sorted(kept.iterdir()) if path.stat().st_size > 100 and path.suffix not in {".TAG"}]
    for file in files:
        data = file.read_bytes()
        damaged = {"cut": data[: len(data) // 2], "emptied": b"", "garbage": b"\xa5" * len(data)}[how]
        shutil.rmtree(index)
        shutil.copytree(kept, index)
        (index / file.name).write_bytes(damaged)
        try:
            assert check(tmp_path / "archive", draft) == sound, file.name
        except VerifierError as error:
            if not error.cure:
                raise AssertionError("no cure is named") from error


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="the superuser may write anywhere")
def test_an_archive_that_cannot_be_written_gets_its_index_in_the_cache(tmp_path: Path) -> None:
    draft = drafts(tmp_path)
    sound = check(tmp_path / "archive", draft)
    shutil.rmtree(tmp_path / "archive.verify-index")
    cache = tmp_path / "cache"
    tmp_path.joinpath("cache").mkdir()
    tmp_path.chmod(0o500)
    try:
        assert check(tmp_path / "archive", draft, cache=str(cache)) == sound
    finally:
        tmp_path.chmod(0o700)
    assert list(cache.rglob("index.sqlite3"))


def test_where_nothing_can_be_written_the_index_is_in_memory(tmp_path: Path) -> None:
    """The same report, one warning, and nothing left behind."""
    draft = drafts(tmp_path)
    sound = check(tmp_path / "archive", draft)
    shutil.rmtree(tmp_path / "archive.verify-index")
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    before = sorted(path for path in tmp_path.rglob("*"))
    tmp_path.chmod(0o500)
    said: list[str] = []
    try:
        assert check(tmp_path / "archive", draft, warn=said.append, cache=str(cache)) == sound
        with pytest.raises(VerifierError, match="--index"):  # a folder was named, and is not what is used
            check(tmp_path / "archive", draft, index=str(cache / "index"))
    finally:
        tmp_path.chmod(0o700)
    (warning,) = said
    assert "it is made in memory, and again by every run. Name a folder for it with --index." in warning
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_a_user_without_a_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No HOME and no entry in passwd: as in a container that was given a user's number."""
    draft = drafts(tmp_path)
    sound = check(tmp_path / "archive", draft)
    shutil.rmtree(tmp_path / "archive.verify-index")
    for name in ("HOME", "XDG_CACHE_HOME", "VERIFY_CACHE"):
        monkeypatch.delenv(name, raising=False)

    def unknown(_number: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", unknown)
    tmp_path.chmod(0o500)
    said: list[str] = []
    try:
        assert check(tmp_path / "archive", draft, warn=said.append) == sound
    finally:
        tmp_path.chmod(0o700)
    assert len(said) == 1
    tmp_path.joinpath("verify.yaml").write_text("reference: ~/archive\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(VerifierError, match=r"verify\.yaml:1: There is no home folder for 'reference'"):
        load(environ={})


def test_two_processes_that_build_one_index(tmp_path: Path) -> None:
    drafts(tmp_path)
    ended: list[Ended] = []

    def once() -> None:
        ended.append(checked(tmp_path))

    threads = [threading.Thread(target=once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.status for one in ended] == [0, 0], [one.err for one in ended]
    assert ended[0].out == ended[1].out


@pytest.mark.parametrize(
    "environ",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "Etc/GMT+12", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:backslashreplace"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": ""},
        {"HOME": ""},
        {"PYTHONHASHSEED": "1"},
        {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"},
    ],
    ids=",".join,
)
def test_surroundings_change_no_byte(tmp_path: Path, environ: dict[str, str]) -> None:
    drafts(tmp_path)
    sound = checked(tmp_path, environ={"TZ": "UTC", "LC_ALL": "C.UTF-8"})
    shutil.rmtree(tmp_path / "archive.verify-index")
    ended = checked(tmp_path, environ=environ)
    assert (ended.status, ended.err) == (0, sound.err)
    assert ended.out == sound.out
    assert b"33 houses" in ended.out


def processor_seconds(process: int) -> float:
    """What a process has used of the processor so far, in user and system time (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the processor's time of another process is in /proc")
def test_an_interrupt_ends_it_within_a_second_and_breaks_nothing(tmp_path: Path) -> None:
    """Ctrl-C while an archive is indexed."""
    drafts(tmp_path)
    for number in range(60):
        text = "---\ndate: 2019-05-01\n---\n\n" + f"The river took {number} houses in Werden on Monday. " * 60
        (tmp_path / "archive" / f"more-{number}.md").write_text(text, encoding="utf-8")
    # A shell has its background jobs ignore interrupts, and their children with them; a terminal does not.
    heed = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program = f"{heed}print('begin', flush=True)\n" + PROGRAM
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        lock = tmp_path / "archive.verify-index" / "writer.lock"
        while not lock.exists() and process.poll() is None:
            time.sleep(0.02)
        before = processor_seconds(process.pid)
        process.send_signal(signal.SIGINT)
        _, ended, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
    assert process.returncode != 0
    # By the processor's clock: what a busy machine gives to others is not this program's delay.
    assert used.ru_utime + used.ru_stime - before < 1.0
    assert checked(tmp_path, seconds=600).status == 0
