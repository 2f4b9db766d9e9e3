"""Searching an index that is up to date (``archive.opening`` sees to that)."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.archive import lexical
from verifier.archive.codec import decode_claim
from verifier.archive.inspection import inspect
from verifier.archive.query import WEIGHTS, Candidate, Neighbours, Query, Scope, Weights
from verifier.archive.ranking import DEPTH, LIKENESSES, cosines, rank
from verifier.archive.schema import connect_reading, errors_of, read_identity
from verifier.archive.schema import reading as transaction
from verifier.archive.status import Identity, Status, Update
from verifier.archive.stems import Stemmer
from verifier.archive.tables import Cut, Tables
from verifier.archive.vectors import Role, Rows, SomeRows
from verifier.claims import Claim, Kind, Source
from verifier.errors import ArchiveError

_DECODED = 20_000
"""Claims that are kept decoded, at most: about 40 MB."""

_AT_ONCE = 900
"""Parameters of a query: SQLite takes 999 at least."""


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
        self._decoded_for = datetime.date.max
        self._tables: Tables | None = None
        self._version = -1
        with errors_of(folder):
            self._stemmer = Stemmer()
            self._db = connect_reading(folder)
        try:
            with self.reading():
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
        self._stemmer.close()

    def documents(self, as_of: datetime.date) -> int:
        """How many documents a draft of that day may use: dated, on it or before."""
        with self.reading() as tables:
            return int(tables.cut(Scope(as_of)).documents.sum())

    def claims(self, as_of: datetime.date) -> int:
        """How many claims those documents make."""
        with self.reading() as tables:
            return int(tables.cut(Scope(as_of)).documents[tables.claim_document].sum())

    def search(
        self,
        queries: Sequence[Query],
        *,
        as_of: datetime.date,
        exclude: str = "",
        limit: int = 40,
        weights: Weights = WEIGHTS,
        since: datetime.date | None = None,
        outlets: Sequence[str] = (),
    ) -> tuple[tuple[Candidate, ...], ...]:
        """For each of a draft's claims the reported claims of its kind that are most like it, at most ``limit``, best first.

        Only documents that are dated, on or before ``as_of`` (and on or after ``since``), take part, nor the file with the digest
        ``exclude`` (the draft's own text, where it lies in the archive), nor what had been corrected by then; with ``outlets`` only theirs.
        The pool is what three searches find: the masked sentences nearest by cosine, the sentences as written nearest by cosine, and the
        sentences with the highest BM25, each of the latter two with all its claims of the kind. It is ranked by ``weights``; a tie goes by
        the article's id and the place in it.
        """
        with self.reading() as tables:
            cut = tables.cut(Scope(as_of, exclude, since, tuple(sorted(set(outlets)))))
            words: dict[str, tuple[float, Rows]] = {}
            found: list[_Scored | None] = [None] * len(queries)
            for kind in dict.fromkeys(query.claim.kind for query in queries):
                numbers = [number for number, query in enumerate(queries) if query.claim.kind == kind]
                if not cut.of_kind(kind).claims.any():
                    continue
                some = [queries[number] for number in numbers]
                for number, scored in zip(
                    numbers, self._of_kind(tables, cut, kind, some, limit, weights, words), strict=True
                ):
                    found[number] = scored
            wanted = np.unique(np.concatenate([np.empty(0, dtype=np.intp), *(s.rows for s in found if s is not None)]))
            claims = self._decode(tables, wanted, as_of)
            return tuple(() if scored is None else scored.candidates(tables, claims) for scored in found)

    def _of_kind(
        self,
        tables: Tables,
        cut: Cut,
        kind: str,
        queries: Sequence[Query],
        limit: int,
        weights: Weights,
        words: dict[str, tuple[float, Rows]],
    ) -> Iterator[_Scored]:
        """The best claims of a kind for queries of it."""
        usable, depth = cut.of_kind(kind), DEPTH * limit
        masked = tables.nearest(Role.MASKED, np.stack([q.masked for q in queries]), depth, usable.claims)
        written = tables.nearest(Role.SENTENCE, np.stack([q.sentence for q in queries]), depth, usable.sentences)
        exact = cut.number <= lexical.EXACT_SENTENCES
        for query, by_mask, by_sentence in zip(queries, masked, written, strict=True):
            asked = tables.lexicon.ask(query.terms, cut, self._stemmer, words)
            by_words = lexical.best(asked, tables.sentence_length, usable.sentences, depth, exact)
            sentences = np.union1d(by_sentence, by_words)
            rows = np.union1d(by_mask, tables.claims_of(sentences, usable.claims))
            yield self._score(tables, query, asked, rows, weights, limit)

    def _score(
        self, tables: Tables, query: Query, asked: lexical.Asked, rows: Rows, weights: Weights, limit: int
    ) -> _Scored:
        sentences, documents = tables.claim_sentence[rows], tables.claim_document[rows]
        places: dict[Role, SomeRows] = {Role.SENTENCE: sentences, Role.DOCUMENT: documents}
        likenesses = np.empty((len(rows), len(LIKENESSES)), dtype=np.float64)
        for column, name in enumerate(LIKENESSES[:-1]):
            vectors = tables.vectors(Role(name), places.get(Role(name), rows))
            likenesses[:, column] = cosines(vectors, getattr(query, name))
        likenesses[:, -1] = lexical.scores(asked, tables.sentence_length, sentences)

        def told(chosen: Rows) -> list[tuple[str, int]]:
            names = self._names(tables.document_ids[documents[chosen]])
            return list(zip(names, tables.claim_position[rows[chosen]].tolist(), strict=True))

        best, likenesses, scores = rank(likenesses, weights, limit, told)
        return _Scored(rows[best], likenesses, scores)

    def neighbours(self, candidate: Candidate, *, before: int = 1, after: int = 1) -> Neighbours:
        """The sentences around a candidate's; none where its article has changed since the search."""
        with self.reading():
            rows = self._db.execute(
                "SELECT n.position - s.position, n.text FROM claims c JOIN sentences s ON s.id = c.sentence JOIN sentences n"
                " ON n.document = s.document AND n.position BETWEEN s.position - ? AND s.position + ? WHERE c.id = ? ORDER BY n.position",
                (before, after, candidate.key),
            ).fetchall()
        return Neighbours(tuple(text for at, text in rows if at < 0), tuple(text for at, text in rows if at > 0))

    def sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles, by id, its sentences in order, white space collapsed; none where it has left the index since."""
        told: dict[str, list[str]] = {name: [] for name in articles}
        with self.reading():
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
        with self.reading() as tables:
            asked = "SELECT id FROM claims WHERE sentence = (SELECT sentence FROM claims WHERE id = ?) AND id != ? ORDER BY position"
            ids = [id for (id,) in self._db.execute(asked, (candidate.key, candidate.key))]
            rows = np.searchsorted(tables.claim_ids, np.array(ids, dtype=np.int64))
            claims = self._decode(tables, rows, self._decoded_for)
            return tuple(claims[int(row)] for row in rows)

    def status(self) -> Status:
        """What stands in the index."""
        with self.reading():
            return inspect(self._db, self.folder, self._identity)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Tables]:
        """A moment in which database, tables and segments belong together."""
        with errors_of(self.folder), transaction(self._db):
            # The first read: from here on the database cannot change under this transaction.
            identity = read_identity(self._db)
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
            if self._tables is None or version != self._version:
                if identity != self._identity:
                    raise ArchiveError(
                        "Another process has made the index anew with another model or another version of this program.",
                        path=str(self.folder),
                        cure="Run the command again, or give each its own index with --index.",
                    )
                self._tables = Tables(self._db, self.folder)
                self._decoded.clear()
                self._version = version
            yield self._tables

    def _decode(self, tables: Tables, rows: Rows, as_of: datetime.date) -> dict[int, Claim[Any]]:
        """Claims by row, with their sources as they were known on a day."""
        if len(self._decoded) > _DECODED or as_of != self._decoded_for:
            self._decoded.clear()
            self._decoded_for = as_of
        ids = tables.claim_ids[rows].tolist()
        missing = [id for id in ids if id not in self._decoded]
        fetched = list(self._fetch("SELECT id, document, kind, data FROM claims WHERE id", missing))
        sources = self._sources({document for _, document, _, _ in fetched}, as_of)
        for id, document, kind, data in fetched:
            self._decoded[id] = decode_claim(data, self._kinds[kind], sources[document])
        return {row: self._decoded[id] for row, id in zip(rows.tolist(), ids, strict=True)}

    def _sources(self, documents: Iterable[int], as_of: datetime.date) -> dict[int, Source]:
        """Articles as they were known on a day: with the other outlets that had printed them, and whether they had been retracted."""
        ids, today = sorted(documents), as_of.isoformat()
        printed: dict[int, list[tuple[str, str, str]]] = {}
        for id, published, name, outlet in self._fetch(
            "SELECT document, published, name, outlet FROM copies WHERE document", ids
        ):
            if published is not None and published <= today and outlet is not None:
                printed.setdefault(id, []).append((published, name, outlet))
        sources = {}
        asked = "SELECT id, name, published, title, outlet, url, retracted FROM documents WHERE id"
        for id, name, published, title, outlet, url, retracted in self._fetch(asked, ids):
            copies = [theirs for _, _, theirs in sorted(printed.get(id, ()))]
            also = tuple(dict.fromkeys(theirs for theirs in copies if theirs != outlet))
            taken_back = retracted if retracted is not None and retracted <= today else None
            sources[id] = Source(name, _day(published), title, outlet, url, also, _day(taken_back))
        return sources

    def _names(self, documents: NDArray[np.int64]) -> list[str]:
        """The names of documents."""
        ids = [int(id) for id in documents]
        names = dict(self._fetch("SELECT id, name FROM documents WHERE id", list(dict.fromkeys(ids))))
        return [names[id] for id in ids]

    def _fetch(self, query: str, ids: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            yield from self._db.execute(f"{query} IN ({','.join('?' * len(some))})", some)


class _Scored:
    """The best of a query's pool: rows of claims, best first, with their likenesses (rows, 6) and scores."""

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


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
