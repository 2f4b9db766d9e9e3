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

from verifier.archive.entry import Entry
from verifier.archive.preparing import Unreadable, extract_files, prepared
from verifier.archive.reader import ArchiveReader
from verifier.archive.schema import (
    connect_writing,
    create,
    is_foreign,
    read_identity,
    write_update,
    writer_lock,
    writing,
)
from verifier.archive.segments import read_segments, sweep
from verifier.archive.status import Identity, Update
from verifier.archive.survey import Differences, Listed, compare, known_articles
from verifier.archive.writer import EmbeddedWriter
from verifier.errors import ArchiveError
from verifier.models.embedder import Embedder
from verifier.progress import Message, Progress

CHUNK = 64
"""Articles in a transaction: what a killed process has to do again, at most, and what is held in memory."""

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

    An index with another identity or schema is made anew. Raises InputError for an article that cannot be read: the others of its chunk and
    those before are stored, and the next run takes up where this one stopped.
    """
    prepare_folder(folder, disposable=True)
    with writer_lock(folder, message):
        db = connect_writing(folder)
        try:
            done = _prepare(db, folder, identity, message)
            differences = compare(listed, known_articles(db))
            sweep(folder, read_segments(db))
            if differences.any or done.rebuilt:
                writer = EmbeddedWriter(db, folder, keeps_texts=False)
                try:
                    done = _remove(db, writer, differences, done)
                    done = _store_all(writer, differences, make_reader, embedder, done, progress)
                    writer.merge_if_due(progress)
                finally:
                    writer.close()
            return done
        finally:
            db.close()


def prepare_folder(folder: Path, *, disposable: bool) -> None:
    """Make the folder of an index where there is none; mark one that can be made again at any time as such."""
    marks = ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)) if disposable else ()
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
                done = writer.put([one for one in ready if isinstance(one, Entry)], done)
                for one in ready:
                    if isinstance(one, Unreadable):
                        raise one.error
    finally:
        progress.done()
    return done


def _chunks(work: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    for start in range(0, len(work), CHUNK):
        yield work[start : start + CHUNK]
