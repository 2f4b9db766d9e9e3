"""Bringing an index up to date: only the articles that changed are read, split into claims and embedded.

Articles are stored in chunks (``archive.writer``), so a process that is killed leaves the index as it was after some chunk, and the next
run goes on from there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verifier.archive.entry import Entry, Unread
from verifier.archive.integrity import SEAL, check_rows, is_sealed, seal
from verifier.archive.preparing import extract_files, prepared
from verifier.archive.reader import ArchiveReader
from verifier.archive.reprints import mark_copies
from verifier.archive.schema import (
    DATABASE,
    connect_writing,
    create,
    errors_of,
    is_foreign,
    read_identity,
    reading,
    write_update,
    writer_lock,
    writing,
)
from verifier.archive.segments import read_segments, sweep
from verifier.archive.status import Identity, Update
from verifier.archive.storage import Folder, Memory, Storage
from verifier.archive.survey import Differences, Listed, compare, known_articles
from verifier.archive.writer import EmbeddedWriter
from verifier.errors import ArchiveError
from verifier.models.embedder import Embedder
from verifier.progress import Message, Progress, no_message

CHUNK = 64
"""Articles in a transaction: what a killed process has to do again, at most, and what is held in memory."""

TAG_NAME = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# An index of `verify`: it can be deleted, and is made again when it is needed.\n"
"""Tells backup programs that this folder can be made again (the Cache Directory Tagging Specification)."""


def update(
    folder: Path,
    listed: Sequence[Listed],
    make_reader: Callable[[], ArchiveReader],
    embedder: Embedder,
    identity: Identity,
    *,
    progress: Progress,
    message: Message,
) -> Update:
    """Make the index in ``folder`` that of the articles listed; what was done.

    An index with another identity or schema is made anew. An article that cannot be read is noted as such, with the reason
    (``Index.unreadable``). Raises IndexDamaged where what is there already is damaged (``discard``).
    """
    prepare_folder(folder, disposable=True)
    with errors_of(folder), writer_lock(folder, message), contextlib.closing(connect_writing(folder)) as db:
        with reading(db):
            if not is_sealed(db, folder) and read_identity(db) is not None:
                check_rows(db)  # who was killed left no seal, and what is wrong now must not get one
        done = _prepare(db, folder, identity, message)
        try:
            storage = Folder(folder)
            sweep(storage, read_segments(db))
            done = _bring_up(db, storage, listed, make_reader, embedder, done, progress)
            mark_copies(db)
            return done
        finally:
            with reading(db):
                seal(db, folder)


def build_in_memory(
    listed: Sequence[Listed],
    make_reader: Callable[[], ArchiveReader],
    embedder: Embedder,
    identity: Identity,
    *,
    progress: Progress,
) -> tuple[sqlite3.Connection, Storage, Update]:
    """An index of the articles listed that is in no folder: its database, its files, and what was done."""
    db, storage = sqlite3.connect(":memory:", isolation_level=None), Memory()
    try:
        with writing(db):
            create(db, identity)
        done = _bring_up(db, storage, listed, make_reader, embedder, Update(), progress)
        mark_copies(db)
        db.execute("PRAGMA query_only = ON")
        return db, storage, done
    except BaseException:
        db.close()
        raise


def discard(folder: Path) -> bool:
    """Remove what is damaged in an index that can be made again; whether this is one, and it could be removed."""
    try:
        if (folder / TAG_NAME).read_text(encoding="utf-8") != _TAG:
            return False
        with writer_lock(folder, no_message):
            for name in (DATABASE, f"{DATABASE}-journal", SEAL):
                (folder / name).unlink(missing_ok=True)
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        return False
    return True


def _bring_up(
    db: sqlite3.Connection,
    storage: Storage,
    listed: Sequence[Listed],
    make_reader: Callable[[], ArchiveReader],
    embedder: Embedder,
    done: Update,
    progress: Progress,
) -> Update:
    """Bring an index up to date; for who is the only one that writes."""
    differences = compare(listed, known_articles(db))
    if differences.any or done.rebuilt:
        with contextlib.closing(EmbeddedWriter(db, storage, keeps_texts=False)) as writer:
            done = _remove(db, writer, differences, done)
            done = _store_all(writer, differences, make_reader, embedder, done, progress)
            writer.merge_if_due(progress)
    return done


def prepare_folder(folder: Path, *, disposable: bool) -> None:
    """Make the folder of an index where there is none; mark one that can be made again at any time as such."""
    marks = ((".gitignore", "*\n"), (TAG_NAME, _TAG)) if disposable else ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in marks:
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArchiveError(
            f"The index's folder cannot be written: {error.strerror}.",
            path=str(folder),
            cure="Name another one with --index.",
        ) from error


def _prepare(db: sqlite3.Connection, folder: Path, identity: Identity, message: Message) -> Update:
    """See to it that the tables are there and belong to this program, model and extraction."""
    with writing(db):
        if is_foreign(db):
            raise ArchiveError(
                "The folder holds a database of another program.",
                path=str(folder),
                cure="Name another one with --index.",
            )
        before = read_identity(db)
        if before == identity:
            return Update()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        why = identity.difference(before) if before is not None else "another version of the index" if tables else ""
        create(db, identity)
    if why:
        message(f"The index was made by {why}; it is made anew.")
    return Update(rebuilt=why)


def _remove(db: sqlite3.Connection, writer: EmbeddedWriter, differences: Differences, done: Update) -> Update:
    """Take out what is no longer in the archive, and note the stamps of files that were only touched."""
    done = dataclasses.replace(done, removed=len(differences.removed))
    with writing(db):
        for name in differences.removed:
            writer.delete(name)
        db.executemany("UPDATE documents SET stamp = ? WHERE name = ?", [(a.stamp, a.id) for a in differences.touched])
        write_update(db, done)
    return done


def _store_all(
    writer: EmbeddedWriter,
    differences: Differences,
    make_reader: Callable[[], ArchiveReader],
    embedder: Embedder,
    done: Update,
    progress: Progress,
) -> Update:
    work = [*differences.added, *differences.changed]
    if not work:
        return done
    extract = functools.partial(extract_files, make_reader)
    progress.start(len(work), "articles")
    try:
        with contextlib.closing(prepared(extract, embedder, _chunks(work), progress)) as chunks:
            for ready in chunks:
                unread = [article for article in ready if isinstance(article, Unread)]
                entries = [article for article in ready if isinstance(article, Entry)]
                done = writer.put(entries, done, remove=[article.id for article in unread])
                writer.note_unread(unread)
    finally:
        progress.done()
    return done


def _chunks(work: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    for start in range(0, len(work), CHUNK):
        yield work[start : start + CHUNK]
