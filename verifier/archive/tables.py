"""An index as a search goes through it, as of one moment: its segments as columns, mapped into memory.

Nothing here grows with the archive but what the operating system maps. Texts, claims and what is known of an article stay in the database
until they are wanted.
"""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.integrity import WHOLE, Damage, check_row, db_name
from verifier.archive.lexical import Lexicon, damping
from verifier.archive.query import Scope
from verifier.archive.segments import UNDATED, OpenSegment, column, gather, ids_of, nearest, read_segments, reference
from verifier.archive.storage import Storage
from verifier.archive.vectors import Ids, Mask, Role, Rows, SomeRows, holds
from verifier.distinct import distinct
from verifier.models.embedder import Vectors

_CUTS: Final = 4
"""What scopes leave, that is kept: a draft asks many times with one scope."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OfKind:
    """The claims of one kind that a scope leaves, and the sentences that hold them, as masks over all rows."""

    claims: Mask
    sentences: Mask


class Cut:
    """What a scope leaves of an index: which documents, which of their sentences, how many these are and how long in the mean."""

    def __init__(self, tables: Tables, documents: Mask) -> None:
        self.documents = documents
        self.sentences: Mask = documents[tables.sentence_document]
        self.number = int(np.count_nonzero(self.sentences))
        # A sum of whole numbers: the same in whatever order the articles came into the index.
        words = int(tables.sentence_length[self.sentences].sum(dtype=np.int64))
        self.mean = words / self.number if self.number else 0.0
        self._tables = tables
        self._kinds: dict[str, OfKind] = {}

    @cached_property
    def damping(self) -> NDArray[np.float64]:
        """What word search divides by, in every sentence."""
        return damping(self._tables.sentence_length, self.mean or 1.0)

    def of_kind(self, kind: str) -> OfKind:
        """The claims of a kind among them."""
        known = self._kinds.get(kind)
        if known is None:
            tables = self._tables
            claims = (tables.claim_kind == tables.kinds.get(kind, -1)) & self.documents[tables.claim_document]
            sentences = np.zeros(len(tables.sentence_ids), dtype=np.bool_)
            sentences[tables.claim_sentence[claims]] = True
            known = self._kinds[kind] = OfKind(claims, sentences)
        return known


class Tables:
    """Documents, sentences and claims by row, each in the order of its ids; a reference to another table is a row in it.

    ``kinds`` are the codes of the kinds' names. Rows of deleted documents are still there; no scope leaves them.
    """

    def __init__(self, db: sqlite3.Connection, storage: Storage) -> None:
        """Raises Damage where a file is not what was written."""
        named = read_segments(db)
        whole = sum(segment.bytes for segment in named) <= WHOLE
        self._segments: Sequence[OpenSegment] = [OpenSegment(storage, segment, whole=whole) for segment in named]
        self.document_ids: Ids = ids_of(self._segments, "document")
        self.document_day: NDArray[np.int32] = column(self._segments, "document_day")
        self.sentence_ids: Ids = ids_of(self._segments, "sentence")
        self.sentence_document = reference(self._segments, "sentence_document", "document")
        self.sentence_length: NDArray[np.int32] = column(self._segments, "sentence_length")
        self.claim_ids: Ids = ids_of(self._segments, "claim")
        self.claim_document = reference(self._segments, "claim_document", "document")
        self.claim_sentence = reference(self._segments, "claim_sentence", "sentence")
        self.claim_kind: NDArray[np.uint8] = column(self._segments, "claim_kind")
        self.claim_position: NDArray[np.int32] = column(self._segments, "claim_position")
        self.kinds = _kinds(db, self.claim_kind)
        self.lexicon = Lexicon(
            [s.postings for s in self._segments], [len(s.arrays["sentence_ids"]) for s in self._segments]
        )
        self._db = db
        self._gone = self._rows([id for (id,) in db.execute("SELECT document FROM gone")])
        replaced = db.execute("SELECT id, until FROM documents WHERE until IS NOT NULL").fetchall()
        # Every document of the database has its row, so none is passed over.
        self._replaced = self._rows([id for id, _ in replaced])
        self._until = np.array([_ordinal(day) for _, day in replaced], dtype=np.int32)
        copies = db.execute("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL").fetchall()
        self._copies, self._firsts = self._rows([id for id, _ in copies]), self._rows([id for _, id in copies])
        self._cuts: dict[Scope, Cut] = {}

    def check(self) -> None:
        """Compare all files with their checksums. Raises Damage."""
        for segment in self._segments:
            segment.check_all()

    def cut(self, scope: Scope) -> Cut:
        """What a scope leaves."""
        known = self._cuts.get(scope)
        if known is None:
            if len(self._cuts) >= _CUTS:
                self._cuts.clear()
            known = self._cuts[scope] = Cut(self, self._documents(scope))
        return known

    def _documents(self, scope: Scope) -> Mask:
        """Dated, in the scope's days, neither deleted nor by then replaced, not the draft itself, of the outlets asked for, and no copy of
        another that is all that, too."""
        as_of = scope.as_of.toordinal()
        usable: Mask = (self.document_day != UNDATED) & (self.document_day <= as_of)
        if scope.since is not None:
            usable &= self.document_day >= scope.since.toordinal()
        usable[self._gone] = False
        usable[self._replaced[self._until <= as_of]] = False
        if scope.exclude:
            usable[self._rows(_ids(self._db, "SELECT id FROM documents WHERE digest = ?", (scope.exclude,)))] = False
        if scope.outlets:
            marks = ",".join("?" * len(scope.outlets))
            asked = (
                f"SELECT id FROM documents WHERE outlet IN ({marks})"
                f" UNION SELECT document FROM copies WHERE outlet IN ({marks}) AND published <= ?"
            )
            theirs = np.zeros(len(usable), dtype=np.bool_)
            theirs[self._rows(_ids(self._db, asked, (*scope.outlets, *scope.outlets, scope.as_of.isoformat())))] = True
            usable &= theirs
        usable[self._copies[usable[self._firsts]]] = False
        return usable

    def _rows(self, ids: Sequence[int]) -> Rows:
        """The rows of documents; those that no segment holds are passed over."""
        wanted = np.array(ids, dtype=np.int64)
        rows = np.searchsorted(self.document_ids, wanted)
        inside = rows < len(self.document_ids)
        rows, wanted = rows[inside], wanted[inside]
        held: Rows = rows[self.document_ids[rows] == wanted]
        return held

    def claims_of(self, sentences: Rows, among: Mask) -> Rows:
        """The claims, under a mask, of sentences (ascending)."""
        # A sentence's claims lie in a document's, and documents in the order of their sentences: claims need not be in their sentences'
        # order, but those of a document are together.
        documents = distinct(self.sentence_document[sentences])
        first = np.searchsorted(self.claim_document, documents, side="left")
        number = np.searchsorted(self.claim_document, documents, side="right") - first
        rows = np.arange(number.sum()) + np.repeat(first - np.cumsum(number) + number, number)  # from each first on
        rows = rows[among[rows]]
        of_them: Rows = rows[holds(sentences, self.claim_sentence[rows])]
        return of_them

    def nearest(self, role: Role, queries: Vectors, n: int, mask: Mask) -> tuple[Rows, ...]:
        """For each query the rows of the role's table under ``mask`` with the highest dot products, at most n, best first."""
        return nearest(self._segments, role, queries, n, mask)

    def exact(self, role: Role, queries: Vectors, n: int, mask: Mask) -> tuple[Rows, ...]:
        """What :meth:`nearest` gives where every vector under the mask is compared: for measuring it."""
        return nearest(self._segments, role, queries, n, mask, exact=True)

    def vectors(self, role: Role, rows: SomeRows) -> Vectors:
        """The vectors of rows of the role's table, shape (len(rows), d)."""
        return gather(self._segments, role, rows)


def _kinds(db: sqlite3.Connection, used: NDArray[np.uint8]) -> dict[str, int]:
    """The codes of kinds by their names. Raises Damage where one that claims have is missing: its claims would not be found."""
    kinds = {}
    for code, name, sum in db.execute("SELECT code, name, sum FROM kinds"):
        check_row(sum, f"{db_name(db)}, kind {code},", code, name)
        kinds[name] = int(code)
    for code in np.flatnonzero(np.bincount(used)).tolist():
        if code not in kinds.values():
            raise Damage(f"{db_name(db)}, kind {code},", "is missing")
    return kinds


def _ids(db: sqlite3.Connection, query: str, parameters: Sequence[str]) -> list[int]:
    return [id for (id,) in db.execute(query, parameters)]


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
