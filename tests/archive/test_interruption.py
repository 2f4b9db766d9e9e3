"""A process that is killed leaves the index as it was or as it should be; processes that meet do not harm each other."""

from __future__ import annotations

import datetime
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import verifier
from tests.archive.contents import Stored, contents
from tests.archive.fakes import Archive, HashEmbedder
from verifier.archive import build, schema
from verifier.archive.segments import read_segments
from verifier.errors import ArchiveError

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = 20

# Says when it begins, when it has read an article, and when it is done. A chunk is one article, so that there are many commits.
PROGRAM = """
import sys
from pathlib import Path
from tests.archive.fakes import Archive
from verifier.archive import build
from verifier.progress import Silent
build.CHUNK = 1
archive = Archive(Path(sys.argv[1]))
print("begin", flush=True)

class Teller(Silent):
    def advance(self, n=1):
        print("article", flush=True)

archive.open(progress=Teller()).close()
print("done", flush=True)
"""


def start(reference: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(reference)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(verifier.__file__).parent.parent), str(ROOT)))}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    return process


def write_edition(archive: Archive, edition: int, articles: int) -> None:
    """An archive in which every article differs from the edition before."""
    for number in range(articles):
        archive.write(
            f"{number:02}.txt",
            f"Edition {edition} | 2020-01-01\n"
            f"Edition {edition} of article {number} has {edition} pages.\n"
            f"It is read in Town{edition}ville.\n",
        )


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Each article in the index is of the old edition or of the new one, whole; and the next run finishes.

    The moment is a random time after a random number of articles, so that it does not hang on how fast the machine is.
    """
    archive = Archive(tmp_path / "reference")
    articles = 12
    write_edition(archive, 0, articles)
    begun = time.monotonic()
    archive.open().close()
    an_article = (time.monotonic() - begun) / articles
    generator = random.Random(0)
    before = contents(archive.folder)
    partial = 0  # how often the kill came between the first commit and the last
    for edition in range(1, KILLS + 1):
        write_edition(archive, edition, articles)
        process = start(archive.reference)
        assert process.stdout is not None
        for _ in range(generator.randint(0, articles)):
            process.stdout.readline()
        time.sleep(generator.uniform(0.0, 2 * an_article))
        process.kill()
        out, _ = process.communicate()
        found = contents(archive.folder)
        after = fresh(archive, tmp_path / f"fresh{edition}")
        assert found.keys() == after.keys()
        new = sum(found[name] == after[name] for name in found)
        assert all(found[name] in (before[name], after[name]) for name in found)
        assert new == articles or "done" not in out
        partial += 0 < new < articles
        with archive.open() as index:
            assert index.update.changed == articles - new
        assert contents(archive.folder) == after
        before = after
    assert partial > KILLS / 4
    archive.remove("00.txt")
    archive.open().close()  # an update sweeps away what killed ones have left
    assert {file.name for file in archive.folder.glob("*.segment")} == set(index_files(archive.folder))


def fresh(archive: Archive, folder: Path) -> dict[str, Stored]:
    Archive(archive.reference).open(index_dir=folder).close()
    return contents(folder)


def index_files(folder: Path) -> list[str]:
    db = schema.connect_reading(folder)
    try:
        return [file for segment in read_segments(db) for file in segment.files]
    finally:
        db.close()


def test_two_processes_share_one_build(tmp_path: Path) -> None:
    """Both end with a whole index, and between them each article is indexed once."""
    archive = Archive(tmp_path / "reference")
    write_edition(archive, 0, 30)
    processes = [start(archive.reference) for _ in range(2)]
    assert [process.communicate()[0].splitlines()[-1] for process in processes] == ["done"] * 2
    assert contents(archive.folder) == fresh(archive, tmp_path / "fresh")
    with archive.open() as index:
        assert index.status().last_update.added == 30


def test_reader_goes_on_while_another_process_updates(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is open answers during an update, and sees the new articles afterwards."""
    monkeypatch.setattr(build, "CHUNK", 1)
    with archive.open() as index:
        far = datetime.date(2030, 1, 1)
        assert index.documents(far) == 4
        write_edition(archive, 1, 20)
        seen = set()
        updating = threading.Thread(target=lambda: Archive(archive.reference).open().close())
        updating.start()
        while updating.is_alive():
            seen.add(index.documents(far))
        updating.join()
        assert index.documents(far) == 24
        assert seen <= set(range(4, 25))
        assert len(index.status().claims) == 2


def test_index_made_anew_with_another_model_under_a_reader(archive: Archive) -> None:
    with archive.open() as index:
        Archive(archive.reference, HashEmbedder("2")).open().close()
        with pytest.raises(ArchiveError, match="Another process has made the index anew"):
            index.status()


def test_writer_waits_for_the_lock_and_says_so(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.open().close()
    archive.remove("a.txt")
    monkeypatch.setattr(schema, "_LOCK_SECONDS", 1.5)
    with (
        schema.writer_lock(archive.folder, archive.messages.append),
        pytest.raises(ArchiveError, match="in use by another process"),
    ):
        archive.open()
    assert archive.messages == ["Another process is updating the index; waiting for it."]
    with archive.open() as index:
        assert index.update.removed == 1
