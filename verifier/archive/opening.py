"""Opening an archive's index: found, compared with the articles, brought up to date where that is needed, and handed over for searching."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from verifier.archive import embedded, server
from verifier.archive.build import update
from verifier.archive.index import Index
from verifier.archive.inspection import inspect
from verifier.archive.location import can_write, index_folders
from verifier.archive.reader import ArchiveReader, default_reader
from verifier.archive.schema import DATABASE, connect_reading, errors_of, read_identity, reading
from verifier.archive.status import Identity, Status, Update
from verifier.archive.store import Searchable
from verifier.archive.survey import Listed, compare, known_articles, survey
from verifier.errors import ArchiveError
from verifier.models.embedder import Embedder
from verifier.progress import Message, Progress, Silent, no_message


def open_archive(
    reference: str,
    embedder: Embedder,
    *,
    index_dir: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    make_reader: Callable[[], ArchiveReader] = default_reader,
    progress: Progress | None = None,
    message: Message = no_message,
) -> Searchable:
    """The archive at an address, for searching: a folder (:func:`open_index`), or a server where it begins with postgresql://."""
    if server.is_address(reference):
        reader = make_reader()
        identity = Identity(reader.version, embedder.name, embedder.revision, embedder.dimension)
        return server.open_archive(reference, identity, reader.kinds)
    return open_index(
        reference,
        embedder,
        index_dir=index_dir,
        cache=cache,
        make_reader=make_reader,
        progress=progress,
        message=message,
    )


def shown_reference(reference: str) -> str:
    """The archive's address as reports and messages have it: without user and password."""
    return server.shown_address(reference) if server.is_address(reference) else reference


def open_index(
    reference: str | os.PathLike[str],
    embedder: Embedder,
    *,
    index_dir: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    make_reader: Callable[[], ArchiveReader] = default_reader,
    progress: Progress | None = None,
    message: Message = no_message,
) -> Index:
    """The archive in ``reference``: a folder of articles, by its index, brought up to date with them as they are now, or a store, as
    commands have filled it.

    Nothing is written and nothing embedded if the index is up to date: then neither the archive nor the index needs to be writable. Else
    the articles that changed are indexed first; an index of another model, extraction or schema is made anew, and ``message`` says so.
    ``make_reader`` is a function that can be sent to another process, and remembers its reader (``archive.preparing``).
    ``index_dir`` is the index's folder, ``cache`` the cache folder for where it cannot lie beside the archive (``archive.location``).

    Raises ArchiveError where there is no archive, or the index is damaged, in use, or out of date and cannot be written; InputError where
    an article cannot be read, or there is none.
    """
    reference = Path(reference)
    embedded.finish_swap(reference)
    if not reference.is_dir():
        what = "This is a file, not an archive" if reference.exists() else "There is no such archive"
        raise ArchiveError(f"{what}.", path=str(reference), cure="Name a folder of articles with --reference.")
    reader = make_reader()
    identity = Identity(reader.version, embedder.name, embedder.revision, embedder.dimension)
    if embedded.is_store(reference):
        if _identity(reference) != identity:
            raise embedded.outdated(str(reference))
        return Index(reference, identity, reader.kinds, Update())
    listed = survey(reader.find(reference))
    places = index_folders(reference, index_dir, cache)
    current = next((place for place in places if _is_current(place, identity, listed)), None)
    if current is not None:
        return Index(current, identity, reader.kinds, Update())
    writable = next((place for place in places if can_write(place)), None)
    if writable is None:
        raise ArchiveError(
            "The index is missing or out of date, and its folder cannot be written.",
            path=str(places[0]),
            cure="Name another one with --index.",
        )
    with errors_of(writable):
        done = update(
            writable,
            listed,
            make_reader,
            embedder,
            identity,
            progress=Silent() if progress is None else progress,
            message=message,
        )
    return Index(writable, identity, reader.kinds, done)


def read_status(
    reference: str | os.PathLike[str],
    *,
    index_dir: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
) -> Status | None:
    """What stands in the index of an archive, without bringing it up to date; None where there is none that this version can read."""
    if server.is_address(os.fspath(reference)):
        return server.read_status(os.fspath(reference))
    store = embedded.is_store(Path(reference))
    for folder in (Path(reference),) if store else index_folders(Path(reference), index_dir, cache):
        if (folder / DATABASE).is_file():
            with errors_of(folder):
                db = connect_reading(folder)
                try:
                    with reading(db):
                        identity = read_identity(db)
                        if identity is not None:
                            return inspect(db, folder, identity)
                finally:
                    db.close()
    return None


def _is_current(folder: Path, identity: Identity, listed: Sequence[Listed]) -> bool:
    """Whether there is an index in a folder that can be used as it is."""
    if not (folder / DATABASE).is_file():
        return False
    with errors_of(folder):
        db: sqlite3.Connection = connect_reading(folder)
        try:
            with reading(db):
                return read_identity(db) == identity and not compare(listed, known_articles(db)).any
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_READONLY"):
                return False  # an update was interrupted, and nobody who may not write the folder can roll it back
            raise
        finally:
            db.close()


def _identity(folder: Path) -> Identity | None:
    with errors_of(folder), contextlib.closing(connect_reading(folder)) as db, reading(db):
        return read_identity(db)
