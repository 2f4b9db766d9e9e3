"""What stands in an index on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from verifier.archive.schema import SCHEMA_VERSION, read_update
from verifier.archive.segments import read_segments
from verifier.archive.status import Identity, Status


def inspect(db: sqlite3.Connection, folder: Path, identity: Identity) -> Status:
    """The status of the index that a connection reads."""
    documents, dated, retracted = db.execute(
        "SELECT count(*), count(published), count(retracted) FROM documents"
    ).fetchone()
    (sentences,) = db.execute("SELECT count(*) FROM sentences").fetchone()
    (copies,) = db.execute("SELECT count(*) FROM copies").fetchone()
    return Status(
        location=str(folder),
        documents=documents,
        undated=documents - dated,
        sentences=sentences,
        claims=dict(db.execute("SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind").fetchall()),
        identity=identity,
        schema=SCHEMA_VERSION,
        segments=len(read_segments(db)),
        bytes=sum(file.stat().st_size for file in folder.iterdir() if file.is_file()),
        last_update=read_update(db),
        copies=copies,
        retracted=retracted,
    )
