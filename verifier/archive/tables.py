"""An index in memory: what a search goes through, as arrays, as of one moment.

Texts and claims stay in the database until they are wanted.
"""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.archive.lexical import Lexicon
from verifier.archive.vectors import Ids, Mask, Role, VectorTable, read_segments
from verifier.claims import Source

Rows = NDArray[np.intp]

UNDATED = 0
"""In place of a date's ordinal: no date has it."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Documents, sentences and claims by row, each in the order of its ids; a reference to another table is a row in it.

    ``claim_rank`` orders claims by the names of their articles and their places in them: how ties are broken, so that it does not matter
    in which order the articles came into the index. ``vector_rows`` says, for a role, which of its vectors each row of its table has.
    """

    document_ids: Ids
    sources: tuple[Source, ...]
    published: NDArray[np.int64]
    digests: tuple[str, ...]
    sentence_ids: Ids
    sentence_document: Rows
    claim_ids: Ids
    claim_sentence: Rows
    claim_document: Rows
    claim_kind: NDArray[np.int64]
    claim_rank: Rows
    kinds: tuple[str, ...]
    vectors: Mapping[Role, VectorTable]
    vector_rows: Mapping[Role, Rows]
    lexicon: Lexicon

    def usable(self, as_of: datetime.date, exclude: str = "") -> Mask:
        """Which documents a draft may use: dated, on ``as_of`` or before, not the draft itself (the file with the digest ``exclude``)."""
        usable: Mask = (self.published != UNDATED) & (self.published <= as_of.toordinal())
        if exclude:
            usable &= np.fromiter(
                (digest != exclude for digest in self.digests), dtype=np.bool_, count=len(self.digests)
            )
        return usable


def read_tables(db: sqlite3.Connection, folder: Path, dimension: int) -> Tables:
    """The index as it is in the caller's transaction. Raises ArchiveError where database and vectors do not belong together."""
    documents = db.execute(
        "SELECT id, name, published, title, outlet, url, digest FROM documents ORDER BY id"
    ).fetchall()
    document_ids = np.array([row[0] for row in documents], dtype=np.int64)
    days = [None if row[2] is None else datetime.date.fromisoformat(row[2]) for row in documents]
    sources = tuple(
        Source(name, day, title, outlet, url)
        for (_, name, _, title, outlet, url, _), day in zip(documents, days, strict=True)
    )

    sentences = _columns(db, "SELECT id, document, length FROM sentences ORDER BY id", 3)
    sentence_ids = sentences[0]
    claims = _columns(db, "SELECT id, sentence, document, position FROM claims ORDER BY id", 4)
    claim_document = np.searchsorted(document_ids, claims[2])
    by_name = np.argsort(np.array([source.id for source in sources], dtype=object), kind="stable")
    name_rank = np.empty(len(sources), dtype=np.int64)
    name_rank[by_name] = np.arange(len(sources))
    claim_rank = np.empty(len(claims[0]), dtype=np.intp)
    claim_rank[np.lexsort((claims[3], name_rank[claim_document]))] = np.arange(len(claims[0]))
    names = [kind for (kind,) in db.execute("SELECT kind FROM claims ORDER BY id")]
    kinds = tuple(sorted(set(names)))
    code = {kind: number for number, kind in enumerate(kinds)}

    segments = read_segments(db)
    vectors = {role: VectorTable(folder, role, segments, dimension) for role in Role}
    ids = {"documents": document_ids, "sentences": sentence_ids, "claims": claims[0]}
    return Tables(
        document_ids=document_ids,
        sources=sources,
        published=np.array([UNDATED if day is None else day.toordinal() for day in days], dtype=np.int64),
        digests=tuple(row[6] for row in documents),
        sentence_ids=sentence_ids,
        sentence_document=np.searchsorted(document_ids, sentences[1]),
        claim_ids=claims[0],
        claim_sentence=np.searchsorted(sentence_ids, claims[1]),
        claim_document=claim_document,
        claim_kind=np.array([code[kind] for kind in names], dtype=np.int64),
        claim_rank=claim_rank,
        kinds=kinds,
        vectors=vectors,
        vector_rows={role: vectors[role].rows(ids[role.table]) for role in Role},
        lexicon=Lexicon(db, sentence_ids, sentences[2].astype(np.float64)),
    )


def _columns(db: sqlite3.Connection, query: str, number: int) -> NDArray[np.int64]:
    """The columns of a query that gives whole numbers, shape (number, rows)."""
    return np.array(db.execute(query).fetchall(), dtype=np.int64).reshape(-1, number).T.copy()
