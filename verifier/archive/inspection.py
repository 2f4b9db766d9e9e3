"""What stands in an index on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from verifier.archive.integrity import check_rows, is_sealed
from verifier.archive.schema import SCHEMA_VERSION, read_update
from verifier.archive.segments import read_segments
from verifier.archive.status import Identity, Status
from verifier.archive.storage import Folder, Storage
from verifier.archive.tables import Tables

IN_MEMORY = "in memory"
"""In place of the folder of an index that has none."""


def inspect(db: sqlite3.Connection, storage: Storage, identity: Identity) -> Status:
    """The status of the index that a connection reads."""
    documents, dated, retracted = db.execute(
        "SELECT count(*), count(published), count(retracted) FROM documents WHERE copy_of IS NULL"
    ).fetchone()
    (sentences,) = db.execute("SELECT count(*) FROM sentences").fetchone()
    (copies,) = db.execute("SELECT (SELECT count(*) FROM copies) + (SELECT count(copy_of) FROM documents)").fetchone()
    (unread,) = db.execute("SELECT count(*) FROM unread").fetchone()
    return Status(
        location=IN_MEMORY if storage.folder is None else str(storage.folder),
        documents=documents,
        undated=documents - dated,
        sentences=sentences,
        claims=dict(db.execute("SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind").fetchall()),
        identity=identity,
        schema=SCHEMA_VERSION,
        segments=len(read_segments(db)),
        bytes=storage.bytes(),
        last_update=read_update(db),
        copies=copies,
        retracted=retracted,
        unread=unread,
    )


def compare_all(db: sqlite3.Connection, folder: Path) -> None:
    """Compare all of an index or a store with its checksums, inside a transaction. Raises Damage, or sqlite3.DatabaseError."""
    is_sealed(db, folder)
    check_rows(db)
    Tables(db, Folder(folder)).check()
