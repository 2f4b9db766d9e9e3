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

from verifier.archive import lexical
from verifier.archive.codec import decode_claim
from verifier.archive.inspection import IN_MEMORY, inspect
from verifier.archive.integrity import Damage, check_row, check_rows, db_name
from verifier.archive.query import WEIGHTS, Candidate, Neighbours, Query, Scope, Weights
from verifier.archive.ranking import DEPTH, DIGITS, LIKENESSES, cosines, rank
from verifier.archive.schema import errors_of, read_identity
from verifier.archive.schema import reading as transaction
from verifier.archive.status import Identity, Status, Update
from verifier.archive.stems import Stemmer
from verifier.archive.storage import Storage
from verifier.archive.tables import Cut, Tables
from verifier.archive.vectors import Role, Rows
from verifier.claims import Claim, Kind, Source
from verifier.distinct import distinct, distinct_numbered
from verifier.errors import ArchiveError

_DECODED = 20_000
"""Claims that are kept decoded, at most: about 40 MB."""

_TOLD = 4_000
"""Articles whose sentences are kept, at most: about 10 MB."""

_AT_ONCE = 900
"""Parameters of a query: SQLite takes 999 at least."""


class Index:
    """The index of an archive, open for searching. For one thread; to be closed, or used in a ``with`` statement.

    Every search sees the index as of one moment. If another process has updated it since, it is loaded again first. ``update`` says what
    opening it had to do.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        storage: Storage,
        identity: Identity,
        kinds: Mapping[str, Kind[Any]],
        update: Update,
        *,
        store: bool = False,
    ) -> None:
        """Takes the database's connection over, which may not write. ``store``: commands fill it; else it mirrors a folder of articles.

        ``folder`` is where it is, for messages. Raises IndexDamaged.
        """
        self.update = update
        self._db = db
        self._name = db_name(db)  # for messages about each row that is read
        self._storage = storage
        self.folder = storage.folder or Path(IN_MEMORY)
        self._store = store
        self._identity = identity
        self._kinds = kinds
        self._decoded: dict[int, Claim[Any]] = {}
        self._decoded_for = datetime.date.max
        self._varying: set[int] = set()
        self._names_of: dict[int, str] = {}
        self._told: dict[str, tuple[str, ...]] = {}
        self._tables: Tables | None = None
        self._version = -1
        with contextlib.ExitStack() as undo:
            undo.callback(self._db.close)
            with errors_of(self.folder, store=store):
                self._stemmer = Stemmer()
            undo.callback(self._stemmer.close)
            with self.reading():
                pass
            undo.pop_all()

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
            near = self._near(tables, cut, queries, DEPTH * limit)
            self._stemmer.learn(term for query in queries for term in query.terms)
            words: dict[str, tuple[float, Rows]] = {}
            found: dict[int, _Scored] = {}
            for numbers in _by_sentence(queries, near):
                some = [near[number] for number in numbers]
                found.update(zip(numbers, self._of_sentence(tables, cut, some, limit, weights, words), strict=True))
            wanted = distinct(np.concatenate([np.empty(0, dtype=np.intp), *(one.rows for one in found.values())]))
            claims = self._decode(tables, wanted, as_of)
            return tuple(
                found[number].candidates(tables, claims) if number in found else () for number in range(len(queries))
            )

    def _near(self, tables: Tables, cut: Cut, queries: Sequence[Query], depth: int) -> dict[int, _Near]:
        """By their numbers the queries of whose kind there are claims: with the claims that are nearest with the value taken out, and the
        sentences with one that are nearest as written."""
        found: dict[int, _Near] = {}
        for kind in dict.fromkeys(query.claim.kind for query in queries):
            usable = cut.of_kind(kind)
            if not usable.claims.any():
                continue
            numbers = [number for number, query in enumerate(queries) if query.claim.kind == kind]
            some = [queries[number] for number in numbers]
            masked = tables.nearest(Role.MASKED, np.stack([q.masked for q in some]), depth, usable.claims)
            written = tables.nearest(Role.SENTENCE, np.stack([q.sentence for q in some]), depth, usable.sentences)
            found.update(zip(numbers, zip(some, masked, written, strict=True), strict=True))
        return found

    def _of_sentence(
        self,
        tables: Tables,
        cut: Cut,
        near: Sequence[_Near],
        limit: int,
        weights: Weights,
        words: dict[str, tuple[float, Rows]],
    ) -> Iterator[_Scored]:
        """The best claims for the queries of one sentence, which have its words and its vector in common."""
        sentence = near[0][0]
        asked = tables.lexicon.ask(sentence.terms, cut, self._stemmer, words)
        exact = cut.number <= lexical.EXACT_SENTENCES
        ranking = lexical.OfAll(asked, cut.damping) if exact else lexical.OfTheRarest(asked, tables.sentence_length)
        by_words: dict[str, Rows] = {}
        pools = []
        for query, by_mask, by_sentence in near:
            kind = query.claim.kind
            usable = cut.of_kind(kind)
            if kind not in by_words:
                by_words[kind] = ranking.best(usable.sentences, DEPTH * limit)
            told = distinct(np.concatenate([by_sentence, by_words[kind]]))
            pools.append(distinct(np.concatenate([by_mask, tables.claims_of(told, usable.claims)])))
        shared = _Shared(tables, sentence, ranking, distinct(np.concatenate(pools)))
        for (query, _, _), rows in zip(near, pools, strict=True):
            yield self._score(tables, query, shared, rows, weights, limit)

    def _score(
        self, tables: Tables, query: Query, shared: _Shared, rows: Rows, weights: Weights, limit: int
    ) -> _Scored:
        own = {name: column for column, name in enumerate(LIKENESSES) if name not in shared.likenesses}
        # What weighs nothing does not help to rank, and is looked up for the best alone.
        later = {name: own.pop(name) for name in tuple(own) if not getattr(weights, name)}
        likenesses = np.zeros((len(rows), len(LIKENESSES)), dtype=np.float64)
        likenesses[:, [LIKENESSES.index(name) for name in shared.likenesses]] = shared.of(rows)
        for name, column in own.items():
            likenesses[:, column] = cosines(tables.vectors(Role(name), rows), getattr(query, name))

        def told(chosen: Rows) -> list[tuple[str, int]]:
            names = self._names(tables.document_ids[tables.claim_document[rows[chosen]]])
            return list(zip(names, tables.claim_position[rows[chosen]].tolist(), strict=True))

        best, likenesses, scores = rank(likenesses, weights, limit, told)
        for name, column in later.items():
            vectors = tables.vectors(Role(name), rows[best])
            likenesses[:, column] = cosines(vectors, getattr(query, name)).astype(np.float64).round(DIGITS)
        return _Scored(rows[best], likenesses, scores)

    def neighbours(self, candidate: Candidate, *, before: int = 1, after: int = 1) -> Neighbours:
        """The sentences around a candidate's; none where its article has changed since the search."""
        with self.reading():
            rows = self._db.execute(
                "SELECT n.position - s.position, n.sum, n.document, n.position, n.text FROM claims c JOIN sentences s ON s.id = c.sentence"
                " JOIN sentences n ON n.document = s.document AND n.position BETWEEN s.position - ? AND s.position + ?"
                " WHERE c.id = ? ORDER BY n.position",
                (before, after, candidate.key),
            ).fetchall()
            texts = [(at, self._sentence(*row)) for at, *row in rows]
        return Neighbours(tuple(text for at, text in texts if at < 0), tuple(text for at, text in texts if at > 0))

    def sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles, by id, its sentences in order, white space collapsed; none where it has left the index since."""
        with self.reading():  # what has been kept is forgotten here where it is out of date
            if len(self._told) > _TOLD:
                self._told.clear()
            told = {name: self._told[name] for name in articles if name in self._told}
        read = self._read_sentences([name for name in articles if name not in told])
        self._told |= read
        return told | read

    def _read_sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        told: dict[str, list[str]] = {name: [] for name in articles}
        with self.reading():
            for start in range(0, len(articles), _AT_ONCE):
                some = articles[start : start + _AT_ONCE]
                rows = self._db.execute(
                    "SELECT d.name, s.sum, s.document, s.position, s.text FROM documents d JOIN sentences s ON s.document = d.id"
                    f" WHERE d.name IN ({','.join('?' * len(some))}) ORDER BY d.name, s.position",
                    some,
                )
                for name, *row in rows:
                    told[name].append(self._sentence(*row))
        return {name: tuple(texts) for name, texts in told.items()}

    def siblings(self, candidate: Candidate) -> tuple[Claim[Any], ...]:
        """The other claims, of every kind, of a candidate's sentence, in order; none where its article has changed since the search."""
        with self.reading() as tables:
            asked = "SELECT id FROM claims WHERE sentence = (SELECT sentence FROM claims WHERE id = ?) AND id != ? ORDER BY position"
            ids = [id for (id,) in self._db.execute(asked, (candidate.key, candidate.key))]
            rows = np.searchsorted(tables.claim_ids, np.array(ids, dtype=np.int64))
            claims = self._decode(tables, rows, self._decoded_for)
            return tuple(claims[int(row)] for row in rows)

    def unreadable(self) -> dict[str, str]:
        """The articles of the folder that could not be read, by id, and why, with the cure."""
        with self.reading():
            return dict(self._db.execute("SELECT name, why FROM unread ORDER BY name").fetchall())

    def status(self) -> Status:
        """What stands in the index."""
        with self.reading():
            return inspect(self._db, self._storage, self._identity)

    def check(self) -> None:
        """Compare all that is in the index with its checksums, which takes about a second a gigabyte. ArchiveError where it is damaged."""
        with self.reading() as tables:
            tables.check()
            check_rows(self._db)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Tables]:
        """A moment in which database, tables and segments belong together."""
        with errors_of(self.folder, store=self._store), transaction(self._db):
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
                self._tables = Tables(self._db, self._storage)
                self._forget()
                self._version = version
            yield self._tables

    def _forget(self) -> None:
        """Let go of all that was kept of the database."""
        for kept in (self._decoded, self._varying, self._names_of, self._told):
            kept.clear()

    def _decode(self, tables: Tables, rows: Rows, as_of: datetime.date) -> dict[int, Claim[Any]]:
        """Claims by row, with their sources as they were known on a day."""
        if len(self._decoded) > _DECODED:
            self._decoded.clear()
            self._varying.clear()
        if as_of != self._decoded_for:
            for id in self._varying:
                del self._decoded[id]
            self._varying.clear()
            self._decoded_for = as_of
        ids = tables.claim_ids[rows].tolist()
        missing = [id for id in ids if id not in self._decoded]
        asked = "SELECT id, sum, document, sentence, position, kind, data FROM claims WHERE id"
        fetched = list(self._fetch(asked, missing))
        sources, varying = self._sources({document for _, _, document, *_ in fetched}, as_of)
        for id, sum, document, sentence, position, kind, data in fetched:
            check_row(sum, f"{self._name}, claim {id},", document, sentence, position, kind, data)
            self._decoded[id] = decode_claim(data, self._kinds[kind], sources[document])
        for id in missing:
            if id not in self._decoded:
                raise Damage(f"{self._name}, claim {id},", "is missing")
        self._varying.update(id for id, _, document, *_ in fetched if document in varying)
        return {row: self._decoded[id] for row, id in zip(rows.tolist(), ids, strict=True)}

    def _sources(self, documents: Iterable[int], as_of: datetime.date) -> tuple[dict[int, Source], set[int]]:
        """Articles as they were known on a day: with the other outlets that had printed them, and whether they had been retracted; and
        which of them are known otherwise on another day."""
        ids, today = sorted(documents), as_of.isoformat()
        printed: dict[int, list[tuple[str, str, str]]] = {}
        for id, published, name, outlet in (
            *self._fetch("SELECT document, published, name, outlet FROM copies WHERE document", ids),
            *self._fetch("SELECT copy_of, published, name, outlet FROM documents WHERE copy_of", ids),
        ):
            copies = printed.setdefault(id, [])
            if published is not None and published <= today and outlet is not None:
                copies.append((published, name, outlet))
        sources, varying = {}, set(printed)
        asked = "SELECT id, retracted, sum, name, digest, published, title, outlet, url FROM documents WHERE id"
        for id, retracted, sum, *fields in self._fetch(asked, ids):
            check_row(sum, f"{self._name}, document {id},", *fields)
            name, _, published, title, outlet, url = fields
            outlets = [theirs for _, _, theirs in sorted(printed.get(id, ()))]
            also = tuple(dict.fromkeys(theirs for theirs in outlets if theirs != outlet))
            if retracted is not None:
                varying.add(id)
            taken_back = retracted if retracted is not None and retracted <= today else None
            sources[id] = Source(name, _day(published), title, outlet, url, also, _day(taken_back))
        for id in ids:
            if id not in sources:
                raise Damage(f"{self._name}, document {id},", "is missing")
        return sources, varying

    def _names(self, documents: NDArray[np.int64]) -> list[str]:
        """The names of documents."""
        ids, names = documents.tolist(), self._names_of
        if len(names) > _DECODED:
            names.clear()
        names.update(self._fetch("SELECT id, name FROM documents WHERE id", list({*ids} - names.keys())))
        for id in ids:
            if id not in names:
                raise Damage(f"{self._name}, document {id},", "is missing")
        return [names[id] for id in ids]

    def _sentence(self, sum: int, document: int, position: int, text: str) -> str:
        """The text of a sentence that was read."""
        check_row(sum, f"{self._name}, sentence {position} of document {document},", document, position, text)
        return text

    def _fetch(self, query: str, ids: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            yield from self._db.execute(f"{query} IN ({','.join('?' * len(some))})", some)


_Near = tuple[Query, Rows, Rows]


def _by_sentence(queries: Sequence[Query], some: Iterable[int]) -> Iterable[list[int]]:
    """Some of the queries, those of one sentence of one document together."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number in some:
        query = queries[number]
        key = query.terms, query.sentence.tobytes(), query.document.tobytes()
        found.setdefault(key, []).append(number)
    return found.values()


class _Shared:
    """How like claims (ascending rows) are to the queries of a sentence in what these have in common: the sentence, its document and its
    words. Many claims stand in one sentence, and more in one document."""

    def __init__(self, tables: Tables, query: Query, ranking: lexical.Ranking, rows: Rows) -> None:
        self._rows = rows
        sentences, its_sentence = distinct_numbered(tables.claim_sentence[rows])
        documents, its_document = distinct_numbered(tables.claim_document[rows])
        self.likenesses = {
            "sentence": cosines(tables.vectors(Role.SENTENCE, sentences), query.sentence)[its_sentence],
            "document": cosines(tables.vectors(Role.DOCUMENT, documents), query.document)[its_document],
            "lexical": ranking.scores(sentences)[its_sentence],
        }

    def of(self, rows: Rows) -> NDArray[np.float32]:
        """The likenesses of some of the claims, a column each."""
        at = np.searchsorted(self._rows, rows)
        return np.stack([likeness[at] for likeness in self.likenesses.values()], axis=1)


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
