"""The embedded store: a folder that commands fill, in the form of an index (``archive.schema``, ``archive.segments``)."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from verifier.archive.build import prepare_folder
from verifier.archive.inspection import compare_all
from verifier.archive.integrity import Damage, is_sealed, seal
from verifier.archive.schema import (
    DATABASE,
    Purpose,
    connect_reading,
    connect_writing,
    create,
    errors_of,
    read_identity,
    read_purpose,
    reading,
    writer_lock,
    writing,
)
from verifier.archive.segments import read_segments, sweep
from verifier.archive.status import Identity
from verifier.archive.storage import Folder
from verifier.archive.writer import EmbeddedWriter
from verifier.errors import ArchiveError
from verifier.progress import Message

_NEW = ".rereading"
"""After the name of a store: the folder in which its articles are read anew."""
_OLD = ".replaced"


def is_store(folder: Path) -> bool:
    """Whether a folder is a store that commands fill, and no folder of articles. ArchiveError where its database cannot be read."""
    if not (folder / DATABASE).is_file():
        return False
    with errors_of(folder, store=True), contextlib.closing(connect_reading(folder)) as db, reading(db):
        return read_purpose(db) is Purpose.STORE


@contextlib.contextmanager
def open_writer(folder: Path, identity: Identity, message: Message) -> Iterator[EmbeddedWriter]:
    """A store for filling, made where there is none. ArchiveError where the folder is something else, or was filled with another model or
    another version of the extraction."""
    if folder.exists() and not (folder / DATABASE).exists() and any(folder.iterdir()):
        raise ArchiveError(
            "This folder is no store, and it is not empty.",
            path=str(folder),
            cure="Name a new folder for the store; a folder of articles needs no filling, it is checked against as it is.",
        )
    with _writing(folder, message) as db:
        with reading(db):
            is_sealed(db, folder)
        with writing(db):
            purpose = read_purpose(db)
            if purpose is None:
                create(db, identity, Purpose.STORE)
            elif purpose is not Purpose.STORE:
                raise ArchiveError("This is the index of a folder of articles, and no store.", path=str(folder))
            elif read_identity(db) != identity:
                raise outdated(str(folder))
        storage = Folder(folder)
        sweep(storage, read_segments(db))
        try:
            with contextlib.closing(EmbeddedWriter(db, storage, keeps_texts=True)) as writer:
                yield writer
        finally:
            with reading(db):
                seal(db, folder)


def outdated(location: str) -> ArchiveError:
    """The error for a store whose articles have to be read anew."""
    return ArchiveError(
        "The store was filled with another model or another version of this program.",
        path=location,
        cure="Run verify index update without a path: it reads the stored articles anew.",
    )


@contextlib.contextmanager
def reread(
    folder: Path, identity: Identity, message: Message
) -> Iterator[tuple[EmbeddedWriter, EmbeddedWriter] | None]:
    """The store as it is and a new one beside it, which takes its place at the end; None where it is up to date already, and sound.

    Killed, it leaves the old store, and the new one to go on with.
    """
    folder = folder.resolve()
    finish_swap(folder)
    with _writing(folder, message) as db:
        if read_identity(db) == identity and _is_sound(db, folder, message):
            yield None
            return
        new = folder.with_name(folder.name + _NEW)
        with (
            contextlib.closing(EmbeddedWriter(db, Folder(folder), keeps_texts=True)) as old_writer,
            open_writer(new, identity, message) as new_writer,
        ):
            yield old_writer, new_writer
    old = folder.with_name(folder.name + _OLD)
    folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old)


def finish_swap(folder: Path) -> None:
    """Put the new store into its place where a process was killed in the midst of that."""
    folder = folder.resolve()
    if not folder.name:  # the root of the file system
        return
    old, new = folder.with_name(folder.name + _OLD), folder.with_name(folder.name + _NEW)
    if old.exists():
        if not folder.exists():
            new.rename(folder)
        shutil.rmtree(old)


def _is_sound(db: sqlite3.Connection, folder: Path, message: Message) -> bool:
    """Whether all of a store is what was written; if not, that is said."""
    try:
        with reading(db):
            compare_all(db, folder)
    except (Damage, sqlite3.DatabaseError) as error:
        message(f"{folder}: damaged: {error}; the store is made anew from the texts in it.")
        return False
    return True


@contextlib.contextmanager
def _writing(folder: Path, message: Message) -> Iterator[sqlite3.Connection]:
    prepare_folder(folder, disposable=False)
    with errors_of(folder, store=True), writer_lock(folder, message), contextlib.closing(connect_writing(folder)) as db:
        yield db
