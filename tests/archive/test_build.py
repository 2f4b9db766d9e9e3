"""The index is that of the articles as they are, whatever was done to them before, and nothing is done twice."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.contents import contents
from tests.archive.fakes import Archive, HashEmbedder
from verifier.archive import Update, build, merging, survey
from verifier.archive.opening import TOLD
from verifier.errors import ArchiveError, InputError

TEXTS_OF_ARTICLE_A = 2 + 3 + 1
"""Its sentences, its claims (12, Millville, 3), and the document as a whole."""


def files(folder: Path) -> dict[str, tuple[int, int, int]]:
    return {f.name: (f.stat().st_ino, f.stat().st_mtime_ns, f.stat().st_size) for f in folder.iterdir()}


def fresh(archive: Archive, folder: Path) -> None:
    """An index of the same articles that has no history."""
    Archive(archive.reference).open(index_dir=folder).close()


def test_first_open_indexes_everything(archive: Archive) -> None:
    with archive.open() as index:
        status = index.status()
        assert index.update == Update(added=4, embedded=7 + 9 + 4)
    assert archive.embedder.texts == 20
    assert status.location == str(archive.folder)
    assert (status.documents, status.undated, status.sentences) == (4, 0, 7)
    assert status.claims == {"number": 5, "town": 4}
    assert status.bytes == sum(size for _, _, size in files(archive.folder).values())
    assert (status.identity.model, status.identity.revision) == ("hashed words", "1")
    assert status.last_update == index.update


def test_unchanged_archive_embeds_and_writes_nothing(archive: Archive) -> None:
    archive.open().close()
    before = files(archive.folder)
    with archive.open() as index:
        assert index.update == Update()
        assert index.status().last_update.added == 4
    assert archive.embedder.texts == 0
    assert files(archive.folder) == before


@pytest.mark.parametrize("delay", [0, survey.RACY_NS * 2])
def test_one_edit_touches_one_article(archive: Archive, delay: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With stamps that vouch for the files (``delay``), and without."""
    now = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: now + delay)
    archive.open().close()

    archive.write("e.txt", "Storm | 2020-03-01\nThe storm felled 40 trees.\n")
    with archive.open() as index:
        assert index.update == Update(added=1, embedded=1 + 1 + 1)
    assert archive.embedder.texts == 3

    archive.write("a.txt", "Flood | 2020-01-01\nThe flood killed 21 people in Millville.\nRain fell for 3 days.\n")
    with archive.open() as index:
        assert index.update == Update(changed=1, embedded=TEXTS_OF_ARTICLE_A)
    assert archive.embedder.texts == TEXTS_OF_ARTICLE_A

    archive.remove("b.txt")
    with archive.open() as index:
        assert index.update == Update(removed=1)
        assert index.status().last_update == Update(removed=1)
        assert index.status().documents == 4
    assert archive.embedder.texts == 0


def test_touched_file_is_not_read_again(archive: Archive) -> None:
    archive.open().close()
    before = files(archive.folder)
    os.utime(archive.reference / "a.txt", (1, 1))
    with archive.open() as index:
        assert index.update == Update()
    assert files(archive.folder) == before


def test_change_of_equal_length_with_the_old_time_is_seen(archive: Archive) -> None:
    """A correction copied with its original's time: only the inode's own time gives it away."""
    for file in archive.reference.iterdir():
        os.utime(file, (10**9, 10**9))
    archive.open().close()
    file = archive.reference / "a.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("12", "21"), encoding="utf-8")
    os.utime(file, (10**9, 10**9))
    with archive.open() as index:
        assert index.update.changed == 1


def test_change_within_the_clocks_step_is_seen(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The racy-git problem: both states have the same stamp, so a stamp taken that soon must not vouch for the file."""
    monkeypatch.setattr(survey, "_stamp", _coarse_stamp)
    archive.open().close()
    archive.write("a.txt", "Flood | 2020-01-01\nThe flood killed 21 people in Millville.\nRain fell for 3 days.\n")
    with archive.open() as index:
        assert index.update.changed == 1


def _coarse_stamp(path: Path, now: int) -> str:
    """As on a file system whose clock stands still during the test."""
    return "" if now - path.stat().st_mtime_ns < survey.RACY_NS else str(path.stat().st_size)


edits = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]),
        st.one_of(st.none(), st.integers(1, 4)),
        st.booleans(),
    ),
    max_size=12,
)


@given(edits=edits, chunk=st.integers(1, 3))
@settings(max_examples=25)
def test_history_leaves_no_trace(edits: list[tuple[str, int | None, bool]], chunk: int) -> None:
    """After any edits the index equals one that was made at once. (Merging of segments happens on the way: there are more than eight.)"""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "CHUNK", chunk)
        archive = Archive(Path(folder) / "reference")
        archive.write("z.txt", "Always here | 2020-01-01\nThere are 7 days.\n")
        for name, number, look in edits:
            if number is not None:
                lines = "".join(f"In line {n} of {number} is Town{n}ville.\n" for n in range(number))
                archive.write(name, f"Title {number} | 2020-01-0{number}\n{lines}")
            elif (archive.reference / name).exists():
                archive.remove(name)
            if look:
                archive.open().close()
        archive.open().close()
        fresh(archive, Path(folder) / "fresh")
        assert contents(archive.folder) == contents(Path(folder) / "fresh")


def test_segments_are_merged(archive: Archive, tmp_path: Path) -> None:
    counts = []
    for number in range(2 * merging.MAX_SEGMENTS):
        archive.write("e.txt", f"Storm | 2020-03-01\nThe storm felled {number} trees.\n")
        with archive.open() as index:
            counts.append(index.status().segments)
            assert len(list(archive.folder.glob("*.segment"))) == counts[-1]
    assert max(counts) <= merging.MAX_SEGMENTS
    assert counts.count(1) > 1
    fresh(archive, tmp_path / "fresh")
    assert contents(archive.folder) == contents(tmp_path / "fresh")


def test_bad_article_is_left_out_and_told_of_until_it_is_mended(archive: Archive) -> None:
    archive.open().close()
    archive.write("c.txt", "Fair | 2020-01-05\nBROKEN\n")
    archive.write("e.txt", "Fair | 2020-01-05\nBROKEN, too\n")
    for removed in (1, 0):  # by the second time nothing is read: it is in the index that it could not be
        with archive.open() as index:
            assert index.update == Update(removed=removed)
            assert index.unreadable() == {
                name: f"{name}: This article is broken. Mend it." for name in ("c.txt", "e.txt")
            }
            assert (index.status().documents, index.status().unread) == (3, 2)
        assert archive.messages == [
            f"{archive.reference}: {name}: This article is broken. Mend it. The article is left out."
            for name in ("c.txt", "e.txt")
        ]
        archive.messages.clear()
    with pytest.raises(InputError, match=r"An article of the archive cannot be read: c\.txt: .* Mend it\.$"):
        archive.open(strict=True)
    archive.remove("e.txt")
    archive.write("c.txt", "Fair | 2020-01-05\nMended.\n")
    with archive.open() as index:
        assert (index.update.added + index.update.changed, index.unreadable()) == (1, {})
        assert index.status().documents == 4
    assert archive.messages == []


def test_many_bad_articles_are_counted(archive: Archive) -> None:
    for number in range(TOLD + 5):
        archive.write(f"bad{number:02}.txt", "Fair | 2020-01-05\nBROKEN\n")
    archive.open().close()
    assert len(archive.messages) == TOLD + 1
    assert archive.messages[-1].endswith("5 more articles cannot be read, and are left out.")


def test_an_archive_of_bad_articles_is_an_error(archive: Archive) -> None:
    for file in archive.reference.iterdir():
        file.write_text("Bad | 2020-01-05\nBROKEN\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match=r"No article of the archive can be read\. The first: a\.txt: "):
            archive.open()


def test_a_file_that_cannot_be_reached_is_a_bad_article(archive: Archive) -> None:
    """A link that leads nowhere, a disk that is away: no error of its own kind, and tried again each time."""
    archive.open().close()
    away = archive.reference / "d.txt"
    away.unlink()
    away.symlink_to(archive.reference / "nowhere")
    for _ in range(2):
        with archive.open() as index:
            assert list(index.unreadable()) == ["d.txt"]
    (archive.reference / "nowhere").write_text("Flood | 2020-02-01\nThe flood killed 15 people.\n", encoding="utf-8")
    with archive.open() as index:
        assert index.unreadable() == {}


def test_missing_and_empty_archive(tmp_path: Path) -> None:
    missing = Archive(tmp_path / "reference")
    missing.reference.rmdir()
    with pytest.raises(ArchiveError, match=r"reference: There is no such archive\. Name a folder of articles"):
        missing.open()
    missing.reference.write_text("Not a folder.", encoding="utf-8")
    with pytest.raises(ArchiveError, match="This is a file, not an archive"):
        missing.open()
    missing.reference.unlink()
    missing.reference.mkdir()
    with pytest.raises(InputError, match="The folder holds no articles"):
        missing.open()
    assert not missing.folder.exists()


def test_emptied_archive_is_an_error_too(archive: Archive) -> None:
    archive.open().close()
    for file in archive.reference.iterdir():
        file.unlink()
    with pytest.raises(InputError, match="The folder holds no articles"):
        archive.open()


@pytest.mark.parametrize(
    ("revision", "version", "why"),
    [
        ("2", "1", "another model (hashed words 1, now hashed words 2)"),
        ("1", "2", "another version of the extraction"),
    ],
)
def test_another_model_or_extraction_makes_it_anew(archive: Archive, revision: str, version: str, why: str) -> None:
    archive.open().close()
    archive.embedder = HashEmbedder(revision)
    archive.version = version
    with archive.open() as index:
        assert index.update == Update(added=4, embedded=20, rebuilt=why)
        assert index.status().last_update == index.update
        assert index.status().segments == 1
    assert archive.messages == [f"The index was made by {why}; it is made anew."]
    assert len(list(archive.folder.glob("*.segment"))) == 1
    with archive.open() as index:
        assert index.update == Update()


def test_another_schema_makes_it_anew(archive: Archive) -> None:
    archive.open().close()
    with contextlib.closing(sqlite3.connect(archive.folder / "index.sqlite3")) as db:
        db.execute("PRAGMA user_version = 999")
    with archive.open() as index:
        assert index.update.added == 4
    assert archive.messages == ["The index was made by another version of the index; it is made anew."]


def test_database_of_another_program_is_left_alone(archive: Archive) -> None:
    archive.folder.mkdir()
    with contextlib.closing(sqlite3.connect(archive.folder / "index.sqlite3")) as db:
        db.execute("CREATE TABLE recipes (id)")
    with pytest.raises(ArchiveError, match="a database of another program"):
        archive.open()
    with contextlib.closing(sqlite3.connect(archive.folder / "index.sqlite3")) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_full_disk_is_no_damage(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    archive.open().close()
    archive.remove("a.txt")
    archive.write("e.txt", "Storm | 2020-03-01\nThe storm felled 40 trees.\n")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(ArchiveError, match=r"The index cannot be used: No space left on device\. Check the disk"):
            archive.open()
    with archive.open() as index:
        assert index.update.added == 1
        assert index.status().documents == 4


def test_progress_is_told_of_articles(archive: Archive) -> None:
    calls: list[tuple[object, ...]] = []

    class Recorder:
        def start(self, total: int, what: str) -> None:
            calls.append(("start", total, what))

        def advance(self, n: int = 1) -> None:
            calls.append(("advance", n))

        def done(self) -> None:
            calls.append(("done",))

    archive.open(progress=Recorder()).close()
    assert calls == [("start", 4, "articles"), ("advance", 4), ("done",)]
    calls.clear()
    archive.open(progress=Recorder()).close()
    assert calls == []
