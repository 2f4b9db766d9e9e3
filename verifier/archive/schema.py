"""The index's database: its tables, how it is opened, and who may write.

The rollback journal, not the write-ahead log: a log wants its folder to be writable even for readers. One process writes at a time, and
holds ``writer.lock`` for the whole update, while transactions on the database itself are kept short; readers never wait for an update.
"""

from __future__ import annotations

import contextlib
import dataclasses
import enum
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from verifier.archive.integrity import Damage
from verifier.archive.status import Identity, Update
from verifier.errors import ArchiveError
from verifier.progress import Message

DATABASE: Final = "index.sqlite3"
LOCK: Final = "writer.lock"
SCHEMA_VERSION: Final = 8
"""Raised with every change of the tables, of the claims' JSON or of what the segments hold. Kept as SQLite's user_version."""

_APPLICATION_ID: Final = 0x76726678
_BUSY_SECONDS: Final = 60.0
"""For one transaction of another process, which takes less than a second."""
_LOCK_SECONDS: Final = 1800.0
"""For a whole update by another process."""

# AUTOINCREMENT: an id is never given twice, so a segment's row of a deleted document can be told from that of a new one. ``name`` is the
# article's id. ``until`` is the day from which another article stands in a document's place, ``retracted`` the day it was taken back on.
# ``text`` is the digest of what it says, ``copy_of`` the document that says the same and stands for it (``archive.reprints``).
# ``unread`` are the articles of a folder that could not be read, with what was wrong, so that they are not tried again before they change.
# ``sum`` is a row's checksum, ``sums`` are those of a file's blocks (``archive.integrity``).
_TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    stamp TEXT NOT NULL,
    published TEXT,
    title TEXT,
    outlet TEXT,
    url TEXT,
    dateline TEXT,
    language TEXT,
    correction TEXT NOT NULL,
    corrects TEXT,
    until TEXT,
    retracted TEXT,
    text TEXT NOT NULL,
    copy_of INTEGER,
    sum INTEGER NOT NULL
);
CREATE INDEX documents_of_digest ON documents (digest);
CREATE INDEX documents_of_outlet ON documents (outlet);
CREATE INDEX documents_of_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_that_correct ON documents (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX documents_of_text ON documents (text);
CREATE INDEX documents_that_copy ON documents (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX documents_replaced ON documents (until) WHERE until IS NOT NULL;
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    heading INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    length INTEGER NOT NULL,
    text TEXT NOT NULL,
    sum INTEGER NOT NULL,
    UNIQUE (document, position)
);
CREATE TABLE claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    sum INTEGER NOT NULL,
    UNIQUE (document, position)
);
CREATE INDEX claims_of_sentence ON claims (sentence);
CREATE TABLE kinds (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    claims INTEGER NOT NULL
);
CREATE TABLE files (name TEXT PRIMARY KEY, segment TEXT NOT NULL, size INTEGER NOT NULL, sums BLOB NOT NULL);
CREATE TABLE unread (name TEXT PRIMARY KEY, digest TEXT NOT NULL, stamp TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE gone (document INTEGER PRIMARY KEY);
CREATE TABLE copies (
    name TEXT PRIMARY KEY,
    document INTEGER NOT NULL,
    digest TEXT NOT NULL,
    published TEXT,
    outlet TEXT
);
CREATE INDEX copies_of_document ON copies (document);
CREATE TABLE texts (name TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE signatures (document INTEGER PRIMARY KEY, signature BLOB NOT NULL);
CREATE TABLE bands (band INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (band, document)) WITHOUT ROWID;
CREATE TABLE finished (digest TEXT PRIMARY KEY, name TEXT NOT NULL);
"""


class IndexDamaged(ArchiveError):
    """What an index or a store in ``folder`` holds is not what was written."""

    def __init__(self, message: str, folder: Path, cure: str) -> None:
        super().__init__(message, path=str(folder), cure=cure)
        self.folder = folder


@contextlib.contextmanager
def errors_of(folder: Path, *, store: bool = False) -> Iterator[None]:
    """Turns what SQLite, the file system and checksums raise into ArchiveError; ``store`` says that the folder is no index that can be made
    anew from other files."""
    try:
        yield
    except Damage as error:
        raise _damaged(folder, str(error), store) from error
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise ArchiveError(
                "The index is in use by another process.", path=str(folder), cure="Run the command again."
            ) from error
        if "fts5" in str(error):  # which counts the words, too (archive.stems)
            raise ArchiveError(
                "This Python's SQLite has no full-text search (FTS5).",
                path=str(folder),
                cure="Use a Python with a complete SQLite.",
            ) from error
        # Not the disk's or the permissions' fault, then the content's: tables or columns that are not there have no code of their own.
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_FULL", "SQLITE_IOERR")):
            raise _unusable(folder, str(error)) from error
        raise _damaged(folder, f"{DATABASE}: {error}", store) from error


def _unusable(folder: Path, why: str) -> ArchiveError:
    return ArchiveError(
        f"The index cannot be used: {why}.",
        path=str(folder),
        cure="Check the disk and the permissions, or name another folder with --index.",
    )


def _damaged(folder: Path, why: str, store: bool) -> IndexDamaged:
    if not store:
        cure = "Run verify index build, or delete this folder: either makes it again."
        return IndexDamaged(f"The index is damaged: {why}.", folder, cure)
    return IndexDamaged(
        f"The store is damaged: {why}.",
        folder,
        "Run verify index update without a path: it makes the store anew from the texts in it. If these are damaged, too,"
        " take a backup, or fill a new store with verify index add.",
    )


def connect_reading(folder: Path) -> sqlite3.Connection:
    """A connection that refuses to change anything; sqlite3.OperationalError where there is no database.

    It is opened for writing where the file allows it, because the first to read after a writer was killed has to roll its transaction back.
    """
    uri = f"{(folder / DATABASE).resolve().as_uri()}?mode=rw"
    db = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    db.execute("PRAGMA query_only = ON")
    return db


def connect_writing(folder: Path) -> sqlite3.Connection:
    """A connection that may write, and creates the database where there is none."""
    return sqlite3.connect(folder / DATABASE, timeout=_BUSY_SECONDS, isolation_level=None)


@contextlib.contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction that is written whole or, on any exception, not at all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def reading(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction in which everything is read as of one moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


@contextlib.contextmanager
def writer_lock(folder: Path, message: Message) -> Iterator[None]:
    """Be the one process that updates the index. A process that dies gives the lock back.

    The lock is SQLite's own on an empty database: the same on every platform. ArchiveError where another process keeps it for half an hour.
    """
    lock = sqlite3.connect(folder / LOCK, timeout=0.1, isolation_level=None)
    waited_since, told = time.monotonic(), False
    try:
        while True:
            try:
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if (
                    not error.sqlite_errorname.startswith("SQLITE_BUSY")
                    or time.monotonic() - waited_since > _LOCK_SECONDS
                ):
                    raise
            if not told and time.monotonic() - waited_since > 1.0:
                message("Another process is updating the index; waiting for it.")
                told = True
        yield
    finally:
        lock.close()


class Purpose(enum.StrEnum):
    """What an index is for. A mirror follows a folder of articles and is made anew from it; a store is filled by commands and is the only
    place where its articles are."""

    MIRROR = "mirror"
    STORE = "store"


def read_purpose(db: sqlite3.Connection) -> Purpose | None:
    """What the index is for, whatever its version; None where it is none."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION_ID:
        return None
    row = db.execute("SELECT value FROM meta WHERE key = 'purpose'").fetchone()
    return Purpose.MIRROR if row is None else Purpose(row[0])


def create(db: sqlite3.Connection, identity: Identity, purpose: Purpose = Purpose.MIRROR) -> None:
    """An empty index in an empty or outdated database, inside the caller's transaction."""
    # Virtual tables first: they take their shadow tables with them.
    for virtual in (True, False):
        tables = db.execute(
            "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for name, is_virtual in tables:
            if is_virtual == virtual and not name.startswith("sqlite_"):
                db.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute("INSERT INTO meta VALUES ('identity', ?)", (json.dumps(dataclasses.asdict(identity)),))
    db.execute("INSERT INTO meta VALUES ('purpose', ?)", (purpose,))
    write_update(db, Update())


def is_foreign(db: sqlite3.Connection) -> bool:
    """Whether the database is another program's."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application != _APPLICATION_ID and tables)


def read_identity(db: sqlite3.Connection) -> Identity | None:
    """What the index was made with; None where it is empty or of another schema version."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION or is_foreign(db):
        return None
    (text,) = db.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()
    return Identity(**json.loads(text))


def read_update(db: sqlite3.Connection) -> Update:
    """What the last update that changed something did."""
    return Update(**json.loads(db.execute("SELECT value FROM meta WHERE key = 'last update'").fetchone()[0]))


def write_update(db: sqlite3.Connection, update: Update) -> None:
    """Store what an update has done so far."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('last update', ?)", (json.dumps(dataclasses.asdict(update)),))
