"""What an index holds, without row numbers, file names and history: two indexes of the same articles must be equal in it."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from pathlib import Path
from typing import Any

import numpy as np

from verifier.archive.query import Scope
from verifier.archive.schema import connect_reading
from verifier.archive.stems import Stemmer
from verifier.archive.storage import Folder
from verifier.archive.tables import Tables
from verifier.archive.vectors import Role

DAY_MAX = datetime.date.max
SENTENCE = 'id, document, position, paragraph, heading, start, "end", length, text'
CLAIM = "id, document, sentence, position, kind, data"


@dataclasses.dataclass(frozen=True)
class Stored:
    """One article of an index. ``vectors`` are the bytes of each role's vectors, in the order of the text."""

    fields: tuple[Any, ...]
    sentences: tuple[Any, ...]
    claims: tuple[Any, ...]
    vectors: dict[str, bytes]


def contents(folder: Path) -> dict[str, Stored]:
    """The articles by name. Fails where database, postings and vectors do not belong together."""
    with contextlib.closing(connect_reading(folder)) as db, contextlib.closing(Stemmer()) as stemmer:
        tables = Tables(db, Folder(folder))
        live = {id for (id,) in db.execute("SELECT id FROM documents")}
        gone = {id for (id,) in db.execute("SELECT document FROM gone")}
        assert {int(id) for id in tables.document_ids} - gone == live
        articles = {}
        for id, name, *fields in db.execute(
            "SELECT id, name, digest, published, title, outlet, url, dateline, until, retracted,"
            " (SELECT name FROM documents o WHERE o.id = d.copy_of) FROM documents d"
        ):
            sentences = db.execute(
                f"SELECT {SENTENCE} FROM sentences WHERE document = ? ORDER BY position", (id,)
            ).fetchall()
            claims = db.execute(f"SELECT {CLAIM} FROM claims WHERE document = ? ORDER BY position", (id,)).fetchall()
            position = {sentence[0]: sentence[2] for sentence in sentences}
            rows = {
                "documents": rows_of(tables.document_ids, [id]),
                "sentences": rows_of(tables.sentence_ids, [sentence[0] for sentence in sentences]),
                "claims": rows_of(tables.claim_ids, [claim[0] for claim in claims]),
            }
            for sentence, row in zip(sentences, rows["sentences"], strict=True):
                for stem in stemmer.texts([sentence[-1]])[0]:
                    assert row in tables.lexicon._where([stem])
            articles[name] = Stored(
                fields=tuple(fields),
                sentences=tuple(sentence[2:] for sentence in sentences),
                claims=tuple((position[claim[2]], *claim[3:]) for claim in claims),
                vectors={role: tables.vectors(role, rows[role.table]).tobytes() for role in Role},
            )
        total = sum(len(article.sentences) for article in articles.values())
        assert db.execute("SELECT count(*) FROM sentences").fetchone() == (total,)
        assert (
            tables.cut(Scope(DAY_MAX)).documents.sum()
            == db.execute(
                "SELECT count(*) FROM documents WHERE published IS NOT NULL AND until IS NULL AND copy_of IS NULL"
            ).fetchone()[0]
        )
    return articles


def rows_of(ids: Any, wanted: list[int]) -> Any:
    rows = np.searchsorted(ids, np.array(wanted, dtype=np.int64))
    assert list(ids[rows]) == wanted
    return rows
