"""Searching an index that is up to date (``archive.opening`` sees to that)."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.archive.codec import decode_claim
from verifier.archive.inspection import inspect
from verifier.archive.query import WEIGHTS, Candidate, Neighbours, Query, Weights
from verifier.archive.schema import connect_reading, errors_of, read_identity, reading
from verifier.archive.status import Identity, Status, Update
from verifier.archive.tables import Rows, Tables, read_tables
from verifier.archive.vectors import Mask, Role
from verifier.claims import Claim, Kind
from verifier.errors import ArchiveError

DEPTH = 2
"""Each way of searching adds its best ``DEPTH * limit`` to the pool that is scored: what is good by the sum is seldom far down in all."""

_DECODED = 50_000
"""Claims that are kept decoded, at most: about 100 MB."""

_AT_ONCE = 900
"""Parameters of a statement: SQLite takes 999 at least."""

_DIGITS = 6
"""To which scores are rounded, so that the order of a tie does not hang on the last bit of a sum."""


class Index:
    """The index of an archive, open for searching. For one thread; to be closed, or used in a ``with`` statement.

    Every search sees the index as of one moment. If another process has updated it since, it is loaded again first. ``update`` says what
    opening it had to do.
    """

    def __init__(self, folder: Path, identity: Identity, kinds: Mapping[str, Kind[Any]], update: Update) -> None:
        self.folder = folder
        self.update = update
        self._identity = identity
        self._kinds = kinds
        self._decoded: dict[int, Claim[Any]] = {}
        self._tables: Tables | None = None
        self._version = -1
        with errors_of(folder):
            self._db = connect_reading(folder)
        try:
            with self._reading():
                pass
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the database; searching is over."""
        self._db.close()

    def documents(self, as_of: datetime.date) -> int:
        """How many documents a draft of that day may use: dated, on it or before."""
        with self._reading() as tables:
            return int(tables.usable(as_of).sum())

    def claims(self, as_of: datetime.date) -> int:
        """How many claims those documents make."""
        with self._reading() as tables:
            return int(tables.usable(as_of)[tables.claim_document].sum())

    def search(
        self,
        queries: Sequence[Query],
        *,
        as_of: datetime.date,
        exclude: str = "",
        limit: int = 40,
        weights: Weights = WEIGHTS,
    ) -> tuple[tuple[Candidate, ...], ...]:
        """For each of a draft's claims the reported claims of its kind that are most like it, at most ``limit``, best first.

        Only documents dated on or before ``as_of`` take part, undated ones never, nor the file with the digest ``exclude`` (the draft's own
        text, where it lies in the archive). The pool is what three searches find: the masked sentences nearest by cosine, the sentences as
        written nearest by cosine, and the sentences with the highest BM25, each of the latter two with all its claims of the kind. It is
        ranked by ``weights``; a tie goes by the article's id and the place in it.
        """
        with self._reading() as tables:
            usable = tables.usable(as_of, exclude)
            lexical = tables.lexicon.scores([query.terms for query in queries], usable[tables.sentence_document])
            found: list[_Scored | None] = [None] * len(queries)
            for kind in dict.fromkeys(query.claim.kind for query in queries):
                numbers = [number for number, query in enumerate(queries) if query.claim.kind == kind]
                rows = _rows_of_kind(tables, kind, usable)
                if not len(rows):
                    continue
                pools = _pools(tables, [queries[n] for n in numbers], lexical[numbers], rows, DEPTH * limit)
                for number, pool in zip(numbers, pools, strict=True):
                    found[number] = _score(tables, queries[number], lexical[number], pool, weights, limit)
            wanted = np.unique(
                np.concatenate([np.empty(0, dtype=np.intp), *(scored.rows for scored in found if scored is not None)])
            )
            claims = self._decode(tables, wanted)
            return tuple(() if scored is None else scored.candidates(tables, claims) for scored in found)

    def neighbours(self, candidate: Candidate, *, before: int = 1, after: int = 1) -> Neighbours:
        """The sentences around a candidate's; none where its article has changed since the search."""
        with self._reading():
            rows = self._db.execute(
                "SELECT n.position - s.position, n.text FROM claims c JOIN sentences s ON s.id = c.sentence JOIN sentences n"
                " ON n.document = s.document AND n.position BETWEEN s.position - ? AND s.position + ? WHERE c.id = ? ORDER BY n.position",
                (before, after, candidate.key),
            ).fetchall()
        return Neighbours(tuple(text for at, text in rows if at < 0), tuple(text for at, text in rows if at > 0))

    def sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles, by id, its sentences in order, white space collapsed; none where it has left the index since."""
        told: dict[str, list[str]] = {name: [] for name in articles}
        with self._reading():
            for start in range(0, len(articles), _AT_ONCE):
                some = articles[start : start + _AT_ONCE]
                rows = self._db.execute(
                    "SELECT d.name, s.text FROM documents d JOIN sentences s ON s.document = d.id"
                    f" WHERE d.name IN ({','.join('?' * len(some))}) ORDER BY d.name, s.position",
                    some,
                )
                for name, text in rows:
                    told[name].append(text)
        return {name: tuple(texts) for name, texts in told.items()}

    def siblings(self, candidate: Candidate) -> tuple[Claim[Any], ...]:
        """The other claims, of every kind, of a candidate's sentence, in order; none where its article has changed since the search."""
        with self._reading() as tables:
            row = int(np.searchsorted(tables.claim_ids, candidate.key))
            if row == len(tables.claim_ids) or tables.claim_ids[row] != candidate.key:
                return ()
            others = np.flatnonzero(tables.claim_sentence == tables.claim_sentence[row])
            others = others[others != row]
            claims = self._decode(tables, others)
            return tuple(claims[int(other)] for other in others[np.argsort(tables.claim_rank[others])])

    def status(self) -> Status:
        """What stands in the index."""
        with self._reading():
            return inspect(self._db, self.folder, self._identity)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Tables]:
        """A moment in which database, tables and vector files belong together."""
        with errors_of(self.folder), reading(self._db):
            identity = read_identity(
                self._db
            )  # the first read: from here on the database cannot change under this transaction
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
            if self._tables is None or version != self._version:
                if identity != self._identity:
                    raise ArchiveError(
                        "Another process has made the index anew with another model or another version of this program.",
                        path=str(self.folder),
                        cure="Run the command again, or give each its own index with --index.",
                    )
                self._tables = read_tables(self._db, self.folder, self._identity.dimension)
                self._decoded.clear()
                self._version = version
            yield self._tables

    def _decode(self, tables: Tables, rows: Rows) -> dict[int, Claim[Any]]:
        """Claims by row."""
        if len(self._decoded) > _DECODED:
            self._decoded.clear()
        ids = [int(id) for id in tables.claim_ids[rows]]
        missing = [id for id in ids if id not in self._decoded]
        for id, kind, data in _fetch(self._db, missing):
            row = int(np.searchsorted(tables.claim_ids, id))
            source = tables.sources[tables.claim_document[row]]
            self._decoded[id] = decode_claim(data, self._kinds[kind], source)
        return {int(row): self._decoded[id] for row, id in zip(rows, ids, strict=True)}


class _Scored:
    """The best of a query's pool: rows of claims, best first, with their likenesses (rows, len(_LIKENESSES)) and scores."""

    def __init__(self, rows: Rows, likenesses: NDArray[np.float64], scores: NDArray[np.float64]) -> None:
        self.rows = rows
        self.likenesses = likenesses
        self.scores = scores

    def candidates(self, tables: Tables, claims: Mapping[int, Claim[Any]]) -> tuple[Candidate, ...]:
        found = []
        for row, likenesses, score in zip(self.rows, self.likenesses.tolist(), self.scores.tolist(), strict=True):
            masked, sentence, clause, window, document, lexical = likenesses
            key = int(tables.claim_ids[row])
            found.append(Candidate(claims[int(row)], masked, sentence, clause, window, document, lexical, score, key))
        return tuple(found)


_LIKENESSES = ("masked", "sentence", "clause", "window", "document", "lexical")
"""In the order of the fields of Candidate."""


def _rows_of_kind(tables: Tables, kind: str, usable: Mask) -> Rows:
    """The claims of a kind in documents that may be used, in order."""
    if kind not in tables.kinds:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero((tables.claim_kind == tables.kinds.index(kind)) & usable[tables.claim_document])


def _pools(
    tables: Tables, queries: Sequence[Query], lexical: NDArray[np.float32], rows: Rows, depth: int
) -> Iterable[Rows]:
    """For each query the claims, among ``rows``, that one of the three searches finds."""
    sentence_of = tables.claim_sentence[rows]
    sentences = np.unique(sentence_of)
    masked = tables.vectors[Role.MASKED].search(np.stack([q.masked for q in queries]), depth, tables.claim_ids[rows])
    written = tables.vectors[Role.SENTENCE].search(
        np.stack([q.sentence for q in queries]), depth, tables.sentence_ids[sentences]
    )
    for by_mask, by_sentence, words in zip(masked, written, lexical, strict=True):
        in_pool = np.zeros(len(tables.sentence_ids), dtype=np.bool_)
        in_pool[np.searchsorted(tables.sentence_ids, by_sentence)] = True
        in_pool[sentences[_highest(words[sentences], depth)]] = True
        chosen = in_pool[sentence_of]
        chosen[np.searchsorted(rows, np.searchsorted(tables.claim_ids, by_mask))] = True
        yield rows[chosen]


def _highest(scores: NDArray[np.float32], n: int) -> Rows:
    """Where the n highest scores above zero are."""
    best = np.argpartition(-scores, n)[:n] if n < len(scores) else np.arange(len(scores))
    return best[scores[best] > 0.0]


def _score(
    tables: Tables, query: Query, lexical: NDArray[np.float32], rows: Rows, weights: Weights, limit: int
) -> _Scored:
    places = {"sentence": tables.claim_sentence[rows], "document": tables.claim_document[rows]}
    likenesses = np.empty((len(rows), len(_LIKENESSES)), dtype=np.float64)
    for column, name in enumerate(_LIKENESSES[:-1]):
        role = Role(name)
        vectors = tables.vectors[role].matrix[tables.vector_rows[role][places.get(name, rows)]]
        # Row by row, unlike a BLAS product, whose last bits may depend on how many rows there are.
        likenesses[:, column] = np.einsum("ij,j->i", vectors, getattr(query, name))
    likenesses[:, -1] = lexical[places["sentence"]]
    likenesses = likenesses.round(_DIGITS)
    scores = (likenesses @ np.array([getattr(weights, name) for name in _LIKENESSES])).round(_DIGITS)
    best = np.lexsort((tables.claim_rank[rows], -scores))[:limit]
    return _Scored(rows[best], likenesses[best], scores[best])


def _fetch(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """The stored claims with these ids: id, kind and JSON."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        yield from db.execute(f"SELECT id, kind, data FROM claims WHERE id IN ({','.join('?' * len(some))})", some)
