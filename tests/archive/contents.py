"""What an index holds, without row numbers, file names and history: two indexes of the same articles must be equal in it."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path
from typing import Any

import numpy as np

from verifier.archive.schema import connect_reading
from verifier.archive.vectors import Role, VectorTable, read_segments


@dataclasses.dataclass(frozen=True)
class Stored:
    """One article of an index. ``vectors`` are the bytes of each role's vectors, in the order of the text."""

    fields: tuple[Any, ...]
    sentences: tuple[Any, ...]
    claims: tuple[Any, ...]
    vectors: dict[str, bytes]


def contents(folder: Path, dimension: int) -> dict[str, Stored]:
    """The articles by name. Fails where database, full-text table and vectors do not belong together."""
    with contextlib.closing(connect_reading(folder)) as db:
        segments = read_segments(db)
        tables = {role: VectorTable(folder, role, segments, dimension) for role in Role}
        articles = {}
        for id, name, *fields in db.execute(
            "SELECT id, name, digest, published, title, outlet, url, dateline FROM documents"
        ):
            sentences = db.execute("SELECT * FROM sentences WHERE document = ? ORDER BY position", (id,)).fetchall()
            claims = db.execute("SELECT * FROM claims WHERE document = ? ORDER BY position", (id,)).fetchall()
            position = {sentence[0]: sentence[2] for sentence in sentences}
            rows = {"documents": [(id,)], "sentences": sentences, "claims": claims}
            ids = {table: np.array([row[0] for row in some], dtype=np.int64) for table, some in rows.items()}
            for sentence in sentences:
                found = db.execute(
                    "SELECT rowid FROM words WHERE words MATCH ?", (f'"{sentence[-1].split()[0]}"',)
                ).fetchall()
                assert (sentence[0],) in found
            articles[name] = Stored(
                fields=tuple(fields),
                sentences=tuple(sentence[2:] for sentence in sentences),
                claims=tuple((position[claim[2]], *claim[3:]) for claim in claims),
                vectors={role: tables[role].matrix[tables[role].rows(ids[role.table])].tobytes() for role in Role},
            )
        total = sum(len(article.sentences) for article in articles.values())
        assert db.execute("SELECT count(*) FROM sentences").fetchone() == (total,)
    return articles
