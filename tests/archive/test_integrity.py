"""What an index holds is what was written, or it is said: made anew where it mirrors a folder, an error where it is a store."""

from __future__ import annotations

import collections
import contextlib
import datetime
import io
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.archive.contents import contents
from tests.archive.fakes import Archive
from tests.archive.test_ingest import FIRE, Store, article, collection, make_reader
from verifier.archive import build, integrity, tables
from verifier.archive.arrays import ArrayFile, write_arrays
from verifier.archive.filling import Filler
from verifier.archive.integrity import BLOCK, CheckedFile, Damage, block_sums, is_sealed, row_sum, seal
from verifier.archive.opening import read_status
from verifier.archive.query import Query, make_queries
from verifier.archive.schema import IndexDamaged, connect_reading, reading
from verifier.archive.storage import Folder, Written
from verifier.embedding import embed_document
from verifier.progress import Silent

FAR = datetime.date(2030, 1, 1)


def flip(file: Path, at: int, bit: int = 0) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1 << bit
    file.write_bytes(bytes(data))


def checked(data: bytes, sums: bytes | None = None) -> CheckedFile:
    array = np.frombuffer(data, dtype=np.uint8)
    return CheckedFile("file", array, len(data), block_sums(array) if sums is None else sums)


@given(size=st.integers(0, 3 * BLOCK + 1), at=st.integers(0, 3 * BLOCK), bit=st.integers(0, 7))
def test_every_flipped_bit_is_found(size: int, at: int, bit: int) -> None:
    """CRC-32 finds every single flipped bit, so ``check`` raises if and only if the bit is in a block that it was asked for."""
    sound = np.zeros(size, dtype=np.uint8)
    sums = block_sums(sound)
    checked(sound.tobytes(), sums).check_all()
    if at >= size:
        return
    data = sound.copy()
    data[at] ^= 1 << bit
    with pytest.raises(Damage, match="file does not match its checksum"):
        checked(data.tobytes(), sums).check_all()
    file = checked(data.tobytes(), sums)
    block = at // BLOCK
    file.check(0, block * BLOCK)
    file.check(min(size, (block + 1) * BLOCK), size)
    with pytest.raises(Damage):
        file.check(at, at + 1)


@given(
    shape=st.tuples(st.integers(1, 400), st.integers(1, 300)),
    rows=st.lists(st.integers(0, 399), max_size=5),
    broken=st.integers(0, 399),
)
def test_rows_are_compared_where_they_lie(shape: tuple[int, int], rows: list[int], broken: int) -> None:
    """A damaged row is found when it is asked for, by its number or in a run, however rows and blocks lie to each other."""
    stream = io.BytesIO()
    write_arrays(stream, {"first": np.arange(7), "rows": np.ones(shape, dtype=np.float32)})
    data = np.frombuffer(stream.getvalue(), dtype=np.uint8).copy()
    sums = block_sums(data)
    broken %= shape[0]
    wanted = np.array([row % shape[0] for row in rows], dtype=np.intp)

    def opened() -> ArrayFile:
        return ArrayFile(CheckedFile("file", data, len(data), sums))

    opened().arrays["rows"].view(np.uint32)[broken, shape[1] // 2] ^= 1
    asked: list[tuple[str, NDArray[np.intp] | slice]] = [("rows", slice(broken, broken + 1)), ("rows", slice(None))]
    asked += [("rows", wanted)] if broken in wanted else []
    for name, some in asked:
        with pytest.raises(Damage):
            opened().check(name, some)
    with pytest.raises(Damage):
        opened().check_all()


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_a_file_of_another_size_is_damaged(size: int) -> None:
    sums = block_sums(np.zeros(size, dtype=np.uint8))
    for other in (size + 1, max(0, size - 1)):
        if other != size:
            with pytest.raises(Damage, match="has not the size"):
                CheckedFile("file", np.zeros(other, dtype=np.uint8), size, sums)


@pytest.mark.parametrize("size", [0, 1, BLOCK, 256 * BLOCK, 256 * BLOCK + 1])
def test_a_file_is_opened_as_it_was_written(size: int, tmp_path: Path) -> None:
    """However it is cut to be read; and its bytes are there again after their memory was given back."""
    data = np.random.default_rng(size).bytes(size)
    folder = Folder(tmp_path)

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    written = folder.write("file", write)
    assert written == Written(size, block_sums(np.frombuffer(data, dtype=np.uint8)))
    file = folder.open("file", written)
    file.check_all()
    file.forget()
    assert file.data.tobytes() == data


def test_rows_that_differ_in_any_field_have_other_sums() -> None:
    rows: list[tuple[object, ...]] = [(1, "a"), (2, "a"), (1, "b"), (1, None), (None, "a"), (1, "a", ""), ("1a",)]
    assert len({row_sum(*row) for row in rows}) == len(rows)


def test_the_seal_knows_the_databases_states_apart(tmp_path: Path) -> None:
    """Sealed, changed by a transaction since, changed otherwise; and rolled back it is as it was."""
    file = tmp_path / "index.sqlite3"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("CREATE TABLE t (a)")
        assert not is_sealed(db, tmp_path)
        seal(db, tmp_path)
        assert is_sealed(db, tmp_path)
        db.execute("BEGIN")
        db.execute("INSERT INTO t VALUES (1)")
        db.execute("ROLLBACK")
        assert is_sealed(db, tmp_path)
        db.execute("INSERT INTO t VALUES (2)")
        assert not is_sealed(db, tmp_path)
        seal(db, tmp_path)
    flip(file, file.stat().st_size - 1)
    with contextlib.closing(sqlite3.connect(file)) as db, pytest.raises(Damage, match=r"index\.sqlite3"):
        is_sealed(db, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"index.sqlite3", "index.sum"}


def test_a_database_that_is_too_large_has_no_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "index.sqlite3", isolation_level=None)) as db:
        db.execute("CREATE TABLE t (a)")
        seal(db, tmp_path)
        monkeypatch.setattr(integrity, "SEALED", 0)
        seal(db, tmp_path)
        assert not (tmp_path / "index.sum").exists()
        assert is_sealed(db, tmp_path)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-8])


def garbage(file: Path) -> None:
    file.write_bytes(b"x" * 5000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [Path.unlink, cut, garbage, empty, lambda file: flip(file, 900)])
@pytest.mark.parametrize("which", ["*.segment", "index.sqlite3"])
def test_a_damaged_index_is_made_anew_and_that_is_said(
    archive: Archive, which: str, damage: Callable[[Path], None]
) -> None:
    archive.open().close()
    before = contents(archive.folder)
    damage(next(archive.folder.glob(which)))
    with archive.open() as index:
        assert index.update.added == 4
    assert contents(archive.folder) == before
    assert len(list(archive.folder.glob("*.segment"))) == 1
    if which == "*.segment" or damage is not Path.unlink:  # who deletes the database wants a new one
        (said,) = archive.messages
        assert "The index is damaged: " in said
        assert said.endswith("It is made anew from the articles.")
    archive.messages.clear()
    with archive.open() as index:
        assert index.update.added == 0
    assert archive.messages == []


def test_a_damaged_seal_is_no_damage(archive: Archive) -> None:
    """Or is taken for it: then the index is made anew without need, and is right."""
    archive.open().close()
    before = contents(archive.folder)
    for at in range((archive.folder / "index.sum").stat().st_size):
        flip(archive.folder / "index.sum", at)
        archive.open().close()
        assert contents(archive.folder) == before
        with contextlib.closing(connect_reading(archive.folder)) as db, reading(db):
            assert is_sealed(db, archive.folder)


def test_what_was_damaged_before_an_update_is_not_sealed_with_it(archive: Archive) -> None:
    archive.open().close()
    text = b"The flood killed 12 people"
    file = archive.folder / "index.sqlite3"
    flip(file, file.read_bytes().index(text) + 4)
    archive.write("e.txt", "Storm | 2020-03-01\nThe storm felled 40 trees.\n")
    with archive.open() as index:
        assert index.update.added == 5


def test_what_was_damaged_after_a_kill_is_not_sealed(archive: Archive) -> None:
    archive.open().close()
    (archive.folder / "index.sum").unlink()  # as it is after a kill between the last transaction and the seal
    file = archive.folder / "index.sqlite3"
    flip(file, file.read_bytes().index(b"The flood killed 12 people") + 4)
    with archive.open() as index:
        assert index.update.added == 4


def test_a_damaged_index_that_cannot_be_written_is_passed_over(archive: Archive, tmp_path: Path) -> None:
    archive.open().close()
    flip(next(archive.folder.glob("*.segment")), 900)
    archive.folder.chmod(0o555)
    archive.reference.parent.chmod(0o555)
    try:
        with archive.open(cache=tmp_path / "cache") as index:
            assert index.folder.parent == tmp_path / "cache" / "indexes"
            assert index.update.added == 4
    finally:
        archive.reference.parent.chmod(0o755)
        archive.folder.chmod(0o755)


def test_no_folder_that_is_not_an_indexs_own_is_emptied(archive: Archive, tmp_path: Path) -> None:
    """A file of the database's name in a folder that no index was made in."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "index.sqlite3").write_bytes(b"x" * 5000)
    with pytest.raises(IndexDamaged):
        archive.open(index_dir=tmp_path / "own")
    assert (tmp_path / "own" / "index.sqlite3").read_bytes() == b"x" * 5000


def queries(archive: Archive) -> tuple[Query, ...]:
    from tests.archive.fakes import read_text

    document = read_text("Draft | 2021-01-01\nThe flood killed 13 people in Millville.\n", "draft")
    claims = archive.reader.extract(document)
    return make_queries(claims, embed_document(archive.embedder, document, claims))


@pytest.fixture
def large(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive whose index counts as a large one: it is compared with its checksums as it is read."""
    monkeypatch.setattr(integrity, "SEALED", 0)
    monkeypatch.setattr(tables, "WHOLE", 0)
    for number in range(60):
        lines = "".join(f"In line {line} of {number} is Town{line}ville.\n" for line in range(12))
        archive.write(f"more{number:02}.txt", f"More {number} | 2020-01-09\n{lines}")
    archive.open().close()
    return archive


def outcome(large: Archive, kept: Path, name: str, at: int, asked: tuple[Query, ...], sound: object) -> str:
    """What comes of a search where one bit is flipped."""
    shutil.rmtree(large.folder)
    shutil.copytree(kept, large.folder)
    flip(large.folder / name, at)
    large.messages.clear()
    with large.open() as index:
        if large.messages:
            return "made anew"
        try:
            found = index.search(asked, as_of=FAR)
        except IndexDamaged as error:
            return "refused" if "verify index build" in str(error) else "refused, without a cure"
        return "not read" if found == sound else "silent"


def test_a_large_index_is_compared_as_it_is_read(large: Archive) -> None:
    """A damaged vector, a damaged sentence: an error where they are read, and never other candidates; ``thorough`` mends it."""
    asked = queries(large)
    with large.open() as index:
        sound = index.search(asked, as_of=FAR)
    kept = large.reference.parent / "kept"
    shutil.copytree(large.folder, kept)
    (name,) = (path.name for path in kept.glob("*.segment"))
    size = (kept / name).stat().st_size
    outcomes = collections.Counter(outcome(large, kept, name, at, asked, sound) for at in range(8, size, size // 60))
    assert {"made anew", "refused"} <= outcomes.keys() <= {"made anew", "refused", "not read"}
    shutil.rmtree(large.folder)
    shutil.copytree(kept, large.folder)
    database = large.folder / "index.sqlite3"
    flip(database, database.read_bytes().index(b"The flood killed 14 people in Millville") + 4)
    with large.open() as index, pytest.raises(IndexDamaged, match=r"index\.sqlite3"):
        index.sentences([candidate.claim.source.id for row in index.search(asked, as_of=FAR) for candidate in row])
    large.messages.clear()
    with large.open(thorough=True) as index:
        assert index.update.added == 64
        assert index.search(asked, as_of=FAR) == sound
    assert len(large.messages) == 1


@pytest.mark.parametrize(
    "damage", ["UPDATE kinds SET name = 'tovn' WHERE name = 'town'", "DELETE FROM kinds WHERE name = 'town'"]
)
def test_a_kind_whose_name_is_lost_is_damage(large: Archive, damage: str) -> None:
    """Else none of its claims would be found, and nothing said."""
    asked = queries(large)
    with large.open() as index:
        sound = index.search(asked, as_of=FAR)
    with contextlib.closing(sqlite3.connect(large.folder / "index.sqlite3", isolation_level=None)) as db:
        db.execute(damage)
    large.messages.clear()
    with large.open() as index:
        assert index.search(asked, as_of=FAR) == sound
    assert len(large.messages) == 1


def test_status_compares_everything_where_it_is_asked_to(large: Archive) -> None:
    assert read_status(large.reference, verify=True) is not None
    file = next(large.folder.glob("*.segment"))
    flip(file, file.stat().st_size - 70)
    assert read_status(large.reference) is not None
    with pytest.raises(IndexDamaged, match=file.name):
        read_status(large.reference, verify=True)


def test_a_damaged_segment_is_not_merged(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new segment's checksums would vouch for what is wrong."""
    monkeypatch.setattr(build, "CHUNK", 1)
    monkeypatch.setattr(tables, "WHOLE", 0)
    archive.open().close()
    assert len(list(archive.folder.glob("*.segment"))) == 4
    for file in archive.folder.glob("*.segment"):
        flip(file, file.stat().st_size - 100)
    for number in range(5):
        archive.write(f"e{number}.txt", f"Storm | 2020-03-01\nThe storm felled {number} trees.\n")
    with archive.open() as index:
        assert index.update.added == 9
    assert any("damaged" in message for message in archive.messages)


def test_a_damaged_store_is_an_error_that_names_what_mends_it(tmp_path: Path) -> None:
    """And is mended by it: from the texts in it, as long as these are sound."""
    store = Store(tmp_path / "store")
    store.add(collection(article("a", FIRE), article("b", FIRE.replace("fire", "flood"))))
    before = contents(store.folder)
    messages: list[str] = []
    filler = Filler(
        str(store.folder),
        store.embedder,
        make_reader=make_reader,
        progress=Silent(),
        message=messages.append,
        warn=messages.append,
    )
    assert filler.reread().update.added == 0  # sound: nothing to do
    flip(next(store.folder.glob("*.segment")), 900)
    with pytest.raises(
        IndexDamaged, match=r"The store is damaged: .* Run verify index update without a path"
    ) as caught:
        store.open()
    assert "elete" not in str(caught.value)
    assert filler.reread().update.added == 2
    assert contents(store.folder) == before
    assert any("the store is made anew from the texts in it" in message for message in messages)
    database = store.folder / "index.sqlite3"
    flip(database, database.read_bytes().index(b"The fire in Newville") + 4)
    with pytest.raises(IndexDamaged, match="The store is damaged"):
        store.open()
    with pytest.raises(IndexDamaged, match="The store is damaged"):
        store.add(collection(article("c", FIRE)))
    assert filler.reread().update.added == 2
    assert contents(store.folder) == before
