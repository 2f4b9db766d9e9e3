"""Opening an archive's index: found, compared with the articles, brought up to date where that is needed, and handed over for searching."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from verifier.archive import embedded, server
from verifier.archive.build import build_in_memory, discard, update
from verifier.archive.index import Index
from verifier.archive.inspection import compare_all, inspect
from verifier.archive.integrity import is_sealed
from verifier.archive.location import can_write, index_folders
from verifier.archive.reader import ArchiveReader, default_reader
from verifier.archive.schema import DATABASE, IndexDamaged, connect_reading, errors_of, read_identity, reading
from verifier.archive.status import Identity, Status, Update
from verifier.archive.storage import Folder
from verifier.archive.store import Searchable
from verifier.archive.survey import Listed, compare, known_articles, survey
from verifier.claims import Kind
from verifier.errors import ArchiveError, InputError
from verifier.models.embedder import Embedder
from verifier.progress import Message, Progress, Silent, no_message

TOLD: Final = 10
"""Articles that cannot be read and are told of one by one."""


def open_archive(
    reference: str,
    embedder: Embedder,
    *,
    index_dir: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    make_reader: Callable[[], ArchiveReader] = default_reader,
    progress: Progress | None = None,
    message: Message = no_message,
    warn: Message = no_message,
    thorough: bool = False,
    strict: bool = False,
) -> Searchable:
    """The archive at an address, for searching: a folder (:func:`open_index`), or a server where it begins with postgresql://."""
    if server.is_address(reference):
        reader = make_reader()
        identity = reader.identity(embedder)
        return server.open_archive(reference, identity, reader.kinds)
    return open_index(
        reference,
        embedder,
        index_dir=index_dir,
        cache=cache,
        make_reader=make_reader,
        progress=progress,
        message=message,
        warn=warn,
        thorough=thorough,
        strict=strict,
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
    warn: Message = no_message,
    thorough: bool = False,
    strict: bool = False,
) -> Index:
    """The archive in ``reference``: a folder of articles, by its index, brought up to date with them as they are now, or a store, as
    commands have filled it.

    Nothing is written and nothing embedded if the index is up to date: then neither the archive nor the index needs to be writable. Else
    the articles that changed are indexed first; an index of another model, extraction or schema, or one that is found to be damaged, is
    made anew, and ``message`` or ``warn`` says so. Where it can be written neither beside the archive nor in the cache, it is made in
    memory.

    A large index is compared with its checksums as it is read; ``thorough`` does it at once (``archive.integrity``), and only in a folder.
    ``make_reader`` is a function that can be sent to another process, and remembers its reader (``archive.preparing``).
    ``index_dir`` is the index's folder, ``cache`` the cache folder for where it cannot lie beside the archive (``archive.location``).

    An article that cannot be read is left out, and ``warn`` is told of it every time; with ``strict`` it is an error.

    Raises ArchiveError where there is no archive, a store is damaged, an index is in use, or the one named cannot be written; InputError
    where there is no article, or none that can be read.
    """
    reference = Path(reference)
    embedded.finish_swap(reference)
    if not reference.is_dir():
        what = "This is a file, not an archive" if reference.exists() else "There is no such archive"
        raise ArchiveError(f"{what}.", path=str(reference), cure="Name a folder of articles with --reference.")
    reader = make_reader()
    identity = reader.identity(embedder)
    if embedded.is_store(reference):
        if _identity(reference) != identity:
            raise embedded.outdated(str(reference))
        return open_folder(reference, identity, reader.kinds, Update(), thorough=thorough, store=True)
    listed = survey(reader.find(reference))
    progress = Silent() if progress is None else progress
    places = index_folders(reference, index_dir, cache)

    def build(folder: Path) -> Update:
        with errors_of(folder):
            return update(folder, listed, make_reader, embedder, identity, progress=progress, message=message)

    index = _mirror(places, listed, reader, identity, build, warn, thorough=thorough)
    if index is None:
        if index_dir is not None or thorough:  # then a folder is what was asked for
            raise ArchiveError(
                "The index is missing or out of date, and its folder cannot be written.",
                path=str(places[0]),
                cure="Name another one with --index.",
            )
        warn(
            f"The index cannot be written to {' or '.join(map(str, places))}: it is made in memory, and again by every run."
            " Name a folder for it with --index."
        )
        db, storage, done = build_in_memory(listed, make_reader, embedder, identity, progress=progress)
        index = Index(db, storage, identity, reader.kinds, done)
    try:
        _tell_unreadable(index, len(listed), reference, warn, strict=strict)
    except BaseException:
        index.close()
        raise
    return index


def _mirror(
    places: Sequence[Path],
    listed: Sequence[Listed],
    reader: ArchiveReader,
    identity: Identity,
    build: Callable[[Path], Update],
    warn: Message,
    *,
    thorough: bool,
) -> Index | None:
    """The index of a folder of articles in the first of some places where it is up to date, or else can be built; None where it can
    nowhere. One that is damaged is made anew."""
    remaining, damaged = list(places), set[Path]()
    while True:
        try:
            current = next((place for place in remaining if _is_current(place, identity, listed)), None)
            if current is not None:
                return open_folder(current, identity, reader.kinds, Update(), thorough=thorough)
            writable = next((place for place in remaining if can_write(place)), None)
            if writable is None:
                return None
            return open_folder(writable, identity, reader.kinds, build(writable))
        except IndexDamaged as error:
            if error.folder in damaged:  # made anew, and damaged again: the disk, or another program
                raise
            damaged.add(error.folder)
            if not can_write(error.folder):
                remaining.remove(error.folder)
            elif not discard(error.folder):
                raise
            warn(f"{error.folder}: {error.message} It is made anew from the articles.")


def _tell_unreadable(index: Index, articles: int, reference: Path, warn: Message, *, strict: bool) -> None:
    """Say which articles could not be read. InputError where there is no other, and, with ``strict``, where there is one."""
    unreadable = index.unreadable()
    if not unreadable:
        return
    first = next(iter(unreadable.values()))
    if strict:
        raise InputError(f"An article of the archive cannot be read: {first}", path=str(reference))
    if len(unreadable) == articles:
        raise InputError(f"No article of the archive can be read. The first: {first}", path=str(reference))
    for why in list(unreadable.values())[:TOLD]:
        warn(f"{reference}: {why} The article is left out.")
    if len(unreadable) > TOLD:
        warn(f"{reference}: {len(unreadable) - TOLD:,} more articles cannot be read, and are left out.")


def read_status(
    reference: str | os.PathLike[str],
    *,
    index_dir: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    verify: bool = False,
) -> Status | None:
    """What stands in the index of an archive, without bringing it up to date; None where there is none that this version can read.

    With ``verify`` all of it is compared with its checksums, a second a gigabyte or so, and what is damaged raises IndexDamaged; a server
    checks its pages itself.
    """
    if server.is_address(os.fspath(reference)):
        return server.read_status(os.fspath(reference))
    store = embedded.is_store(Path(reference))
    for folder in (Path(reference),) if store else index_folders(Path(reference), index_dir, cache):
        if (folder / DATABASE).is_file():
            with (
                errors_of(folder, store=store),
                contextlib.closing(connect_reading(folder)) as db,
                reading(db),
            ):
                identity = read_identity(db)
                if identity is not None and verify:
                    compare_all(db, folder)
                if identity is not None:
                    return inspect(db, Folder(folder), identity)
    return None


def open_folder(
    folder: Path,
    identity: Identity,
    kinds: Mapping[str, Kind[Any]],
    done: Update,
    *,
    thorough: bool = False,
    store: bool = False,
) -> Index:
    """The index or the store in a folder, as it is. ``done`` is what bringing it up to date has done. Raises IndexDamaged."""
    with errors_of(folder, store=store), contextlib.ExitStack() as undo:
        db = connect_reading(folder)
        undo.callback(db.close)
        if store:
            with reading(db):
                is_sealed(db, folder)
        index = Index(db, Folder(folder), identity, kinds, done, store=store)
        if thorough:
            index.check()
        undo.pop_all()
        return index


def _is_current(folder: Path, identity: Identity, listed: Sequence[Listed]) -> bool:
    """Whether there is an index in a folder that can be used as it is. Raises IndexDamaged.

    One whose last update ended before it was sealed can, where nobody may write it: an update would seal it, and what is read of it is
    checked row by row.
    """
    if not (folder / DATABASE).is_file():
        return False
    with errors_of(folder), contextlib.closing(connect_reading(folder)) as db:
        try:
            with reading(db):
                usable = is_sealed(db, folder) or not can_write(folder)
                return usable and read_identity(db) == identity and not compare(listed, known_articles(db)).any
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_READONLY"):
                return False  # an update was interrupted, and nobody who may not write the folder can roll it back
            raise


def _identity(folder: Path) -> Identity | None:
    with errors_of(folder, store=True), contextlib.closing(connect_reading(folder)) as db, reading(db):
        return read_identity(db)
