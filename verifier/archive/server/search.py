"""Searching the archive on a server: the same three searches and the same ranking as in an embedded one (``archive.index``)."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from verifier.archive import lexical
from verifier.archive.codec import decode_claim
from verifier.archive.query import WEIGHTS, Candidate, Neighbours, Query, Scope, Weights
from verifier.archive.ranking import DEPTH, LIKENESSES, cosines, rank
from verifier.archive.server import schema
from verifier.archive.server.connection import driver, errors_of, shown_address
from verifier.archive.server.writer import stems_text, vector_text
from verifier.archive.status import Identity, Status
from verifier.archive.stems import Stemmer
from verifier.archive.vectors import Rows
from verifier.claims import Claim, Kind, Source
from verifier.models.embedder import Vectors

if TYPE_CHECKING:
    import psycopg

COUNTED: Final = 50_000
"""Sentences up to which it is counted in how many a word stands; a more common one weighs as if it stood in so many."""
NARROW: Final = 20_000
"""Claims that a filter leaves up to which all of them are compared, though there is an index of vectors."""
PATIENCE: Final = 60
"""Seconds that the server may take for a statement, unless it or the desk has set ``statement_timeout``; a search takes milliseconds."""
IDLE: Final = 1.0
"""Seconds without a question after which it is made sure that the server is still there."""
EF_SEARCH: Final = 200
"""How widely HNSW searches: recall .98 at 200,000 vectors."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A claim of the pool."""

    id: int
    document: int
    position: int
    name: str
    kind: str
    data: str
    words: int
    stems: frozenset[str]
    vectors: Mapping[str, Vectors]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Usable:
    """What a scope leaves: as conditions on tables with ``day`` and ``document``, and the number and the mean length of its sentences."""

    condition: str
    parameters: Mapping[str, Any]
    number: int
    mean: float


class ServerIndex:
    """An archive on a server, open for searching (``archive.store.Searchable``). It cannot write, whatever its role may."""

    def __init__(
        self, connect: Callable[[], psycopg.Connection[tuple[Any, ...]]], address: str, kinds: Mapping[str, Kind[Any]]
    ) -> None:
        """``connect`` gives a connection to an archive that is what it should be, or raises ArchiveError."""
        self._connect = connect
        self._address = address
        self._kinds = kinds
        self._stemmer = Stemmer()
        self._db = self._connected()
        self._used = time.monotonic()

    def _connected(self) -> psycopg.Connection[tuple[Any, ...]]:
        db = self._connect()
        with errors_of(self._address):
            db.execute("SET default_transaction_read_only = on")
            db.execute("SET hnsw.iterative_scan = relaxed_order")
            db.execute(f"SET hnsw.ef_search = {EF_SEARCH}")
            row = db.execute("SHOW statement_timeout").fetchone()
            if row is not None and row[0] == "0":  # else the desk has its own, by PGOPTIONS or for its role
                db.execute(f"SET statement_timeout = '{PATIENCE}s'")
            row = db.execute("SELECT to_regclass('claims_masked_hnsw') IS NOT NULL").fetchone()
        self._indexed = bool(row is not None and row[0])
        return db

    def __enter__(self) -> ServerIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back."""
        self._db.close()
        self._stemmer.close()

    def documents(self, as_of: datetime.date) -> int:
        """How many documents a draft of that day may use."""
        return self._count("documents", as_of)

    def claims(self, as_of: datetime.date) -> int:
        """How many claims those documents make."""
        return self._count("claims", as_of)

    def _count(self, column: str, as_of: datetime.date) -> int:
        table = {"documents": "documents", "claims": "claims"}[column]
        key = {"documents": "id", "claims": "document"}[column]
        with self._moment():
            return self._number(
                f"SELECT (SELECT coalesce(sum({column}), 0) FROM days WHERE day <= %(day)s) - (SELECT count(*) FROM {table}"
                f" WHERE {key} IN (SELECT id FROM documents WHERE until <= %(day)s AND published <= %(day)s))",
                {"day": as_of},
            )

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
        """For each query the reported claims that are most like it, as ``Index.search``."""
        with self._moment():
            usable = self._usable(Scope(as_of, exclude, since, tuple(sorted(set(outlets)))))
            if not usable.number:
                return ((),) * len(queries)
            terms = dict.fromkeys(term for query in queries for term in query.terms)
            self._stemmer.learn(terms)
            stems = {term: self._stemmer.word(term) for term in terms}
            holding = self._holding(usable, stems)
            return tuple(self._one(query, usable, stems, holding, limit, weights) for query in queries)

    def _one(
        self,
        query: Query,
        usable: _Usable,
        stems: Mapping[str, tuple[str, ...]],
        holding: Mapping[str, int],
        limit: int,
        weights: Weights,
    ) -> tuple[Candidate, ...]:
        kind, depth = query.claim.kind, DEPTH * limit
        weight = {term: lexical.weight(usable.number, holding[term]) for term in query.terms}
        masked = self._nearest("claims", "masked", "kind = %(kind)s", query.masked, usable, kind, depth)
        written = self._nearest("sentences", "vector", "kinds @> %(kinds)s", query.sentence, usable, kind, depth)
        by_words = self._by_words(weight, stems, usable, kind, depth)
        pool = self._pool(usable, kind, masked, [*written, *by_words])
        if not pool:
            return ()
        words = []
        for term in query.terms:
            rows = [i for i, found in enumerate(pool) if stems[term] and found.stems.issuperset(stems[term])]
            words.append((weight[term], np.array(rows, dtype=np.intp)))
        own = lexical.own_score(len(query.terms), usable.mean)
        asked = lexical.Asked(tuple(words), sum(weight.values()), own, usable.mean)
        likenesses = np.empty((len(pool), len(LIKENESSES)), dtype=np.float64)
        for column, name in enumerate(LIKENESSES[:-1]):
            likenesses[:, column] = cosines(np.stack([found.vectors[name] for found in pool]), getattr(query, name))
        lengths = np.array([found.words for found in pool], dtype=np.int32)
        likenesses[:, -1] = lexical.scores(asked, lengths, np.arange(len(pool)))

        def places(rows: Rows) -> list[tuple[str, int]]:
            return [(pool[row].name, pool[row].position) for row in rows]

        best, likenesses, scores = rank(likenesses, weights, limit, places)
        sources = self._sources({pool[row].document for row in best}, usable.parameters["as_of"])
        candidates = []
        for row, values, score in zip(best, likenesses.tolist(), scores.tolist(), strict=True):
            found = pool[row]
            claim = decode_claim(found.data, self._kinds[found.kind], sources[found.document])
            masked_, sentence, clause, window, document, words_ = values
            candidates.append(Candidate(claim, masked_, sentence, clause, window, document, words_, score, found.id))
        return tuple(candidates)

    def _usable(self, scope: Scope) -> _Usable:
        asked = "SELECT id FROM documents WHERE until <= %s OR (digest = %s AND %s <> '')"
        out = [id for (id,) in self._db.execute(asked, (scope.as_of, scope.exclude, scope.exclude))]
        condition = "day <= %(as_of)s AND day >= %(since)s"
        parameters: dict[str, Any] = {
            "as_of": scope.as_of,
            "since": scope.since or datetime.date.min,
            "out": out,
            "outlets": list(scope.outlets),
        }
        whole = f"SELECT coalesce(sum(sentences), 0), coalesce(sum(words), 0) FROM days WHERE {condition}"
        number, words = self._row(whole, parameters)
        if out:
            condition += " AND document <> ALL(%(out)s)"
            less = "SELECT count(*), coalesce(sum(words), 0) FROM sentences WHERE day <= %(as_of)s AND day >= %(since)s"
            theirs, said = self._row(f"{less} AND document = ANY(%(out)s)", parameters)
            number, words = number - theirs, words - said
        if scope.outlets:
            condition += (
                " AND document IN (SELECT id FROM documents WHERE outlet = ANY(%(outlets)s) UNION SELECT document"
                " FROM copies WHERE outlet = ANY(%(outlets)s) AND published <= %(as_of)s)"
            )
            number, words = self._row(
                f"SELECT count(*), coalesce(sum(words), 0) FROM sentences WHERE {condition}", parameters
            )
        return _Usable(condition, parameters, int(number), int(words) / int(number) if number else 0.0)

    def _holding(self, usable: _Usable, stems: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
        """In how many usable sentences each term stands."""
        holding = {}
        for term, some in stems.items():
            # Without a ranking or a join, PostgreSQL counts from the stems' index.
            rows = f"SELECT FROM sentences WHERE {usable.condition} AND stems @@ %(stem)s::tsquery LIMIT {COUNTED}"
            count = f"SELECT count(*) FROM ({rows}) s"
            holding[term] = self._number(count, {**usable.parameters, "stem": _all_of(some)}) if some else 0
        return holding

    def _nearest(
        self, table: str, column: str, filter: str, vector: Vectors, usable: _Usable, kind: str, n: int
    ) -> list[int]:
        """The ids of a table's n rows whose vectors are nearest, among those that are usable and of the kind."""
        parameters = {
            **usable.parameters,
            "kind": kind,
            "kinds": [kind],
            "n": n,
            "vector": vector_text(vector),
        }
        rows = f"FROM {table} WHERE {usable.condition} AND {filter}"
        exact = not self._indexed or (
            self._number(f"SELECT count(*) FROM (SELECT {rows} LIMIT {NARROW + 1}) s", parameters) <= NARROW
        )
        # An expression that the index does not know is compared row by row; "+ 0" is one.
        by = f"({column} <#> %(vector)s::halfvec)" + (" + 0, id" if exact else "")
        found = self._db.execute(f"SELECT id {rows} ORDER BY {by} LIMIT %(n)s", parameters)
        return [id for (id,) in found]

    def _by_words(
        self, weight: Mapping[str, float], stems: Mapping[str, tuple[str, ...]], usable: _Usable, kind: str, n: int
    ) -> list[int]:
        """The ids of the n sentences with the highest BM25 that hold a claim of the kind."""
        held = [term for term in weight if stems[term]]
        if usable.number > lexical.EXACT_SENTENCES:
            held = sorted(held, key=lambda term: -weight[term])[:4]  # the rarest; others hardly change who is found
        if not held:
            return []
        parameters = {**usable.parameters, "kinds": [kind], "n": n, "mean": usable.mean}
        parts = []
        for number, term in enumerate(held):
            parameters[f"s{number}"] = _all_of(stems[term])
            parameters[f"w{number}"] = weight[term]
            parts.append(f"CASE WHEN stems @@ %(s{number})s::tsquery THEN %(w{number})s ELSE 0 END")
        parameters["any"] = " | ".join(f"({_all_of(stems[term])})" for term in held)
        damping = f"({1.0 + lexical.K1 * (1.0 - lexical.B)} + {lexical.K1 * lexical.B} * words / %(mean)s)"
        found = self._db.execute(
            f"SELECT id FROM sentences WHERE {usable.condition} AND kinds @> %(kinds)s AND stems @@ %(any)s::tsquery"
            f" ORDER BY ({' + '.join(parts)}) / {damping} DESC, id LIMIT %(n)s",
            parameters,
        )
        return [id for (id,) in found]

    def _pool(self, usable: _Usable, kind: str, claims: Sequence[int], sentences: Sequence[int]) -> list[_Found]:
        """The usable claims of the kind among those given, and in the sentences given, in the order of their ids."""
        columns = (
            "c.id, c.document, c.position, d.name, c.kind, c.data, s.words, tsvector_to_array(s.stems), halfvec_send(c.masked),"
            " halfvec_send(s.vector), halfvec_send(c.clause), halfvec_send(c.around), halfvec_send(d.vector)"
        )
        among = "SELECT id FROM claims WHERE id = ANY(%(claims)s) UNION SELECT id FROM claims WHERE sentence = ANY(%(sentences)s)"
        rows = self._db.execute(
            f"SELECT {columns} FROM claims c JOIN sentences s ON s.id = c.sentence JOIN documents d ON d.id = c.document"
            f" WHERE c.id IN ({among}) AND c.kind = %(kind)s ORDER BY c.id",
            {"claims": list(claims), "sentences": list(sentences), "kind": kind},
        )
        pool = []
        for id, document, position, name, kind_, data, words, stems, *vectors in rows:
            by_name = dict(zip(LIKENESSES[:-1], map(_vector, vectors), strict=True))
            pool.append(_Found(id, document, position, name, kind_, data, words, frozenset(stems), by_name))
        return pool

    def _sources(self, documents: set[int], as_of: datetime.date) -> dict[int, Source]:
        """Articles as they were known on a day."""
        copies: dict[int, list[str]] = {}
        printed = (
            "SELECT document, outlet FROM copies WHERE document = ANY(%s) AND published <= %s ORDER BY published, name"
        )
        for document, outlet in self._db.execute(printed, (list(documents), as_of)):
            if outlet is not None:
                copies.setdefault(document, []).append(outlet)
        sources = {}
        asked = "SELECT id, name, published, title, outlet, url, retracted FROM documents WHERE id = ANY(%s)"
        for id, name, published, title, outlet, url, retracted in self._db.execute(asked, (list(documents),)):
            also = tuple(dict.fromkeys(theirs for theirs in copies.get(id, ()) if theirs != outlet))
            taken_back = retracted if retracted is not None and retracted <= as_of else None
            sources[id] = Source(name, published, title, outlet, url, also, taken_back)
        return sources

    def neighbours(self, candidate: Candidate, *, before: int = 1, after: int = 1) -> Neighbours:
        """The sentences around a candidate's; none where its article has changed since the search."""
        with self._moment():
            rows = self._db.execute(
                "SELECT n.position - s.position, n.text FROM claims c JOIN sentences s ON s.id = c.sentence JOIN sentences n ON"
                " n.document = s.document AND n.position BETWEEN s.position - %s AND s.position + %s WHERE c.id = %s"
                " ORDER BY n.position",
                (before, after, candidate.key),
            ).fetchall()
        return Neighbours(tuple(text for at, text in rows if at < 0), tuple(text for at, text in rows if at > 0))

    def sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles, by id, its sentences in order, white space collapsed; none where it has left the archive since."""
        told: dict[str, list[str]] = {name: [] for name in articles}
        with self._moment():
            rows = self._db.execute(
                "SELECT d.name, s.text FROM documents d JOIN sentences s ON s.document = d.id WHERE d.name = ANY(%s)"
                " ORDER BY d.name, s.position",
                (list(articles),),
            ).fetchall()
        for name, text in rows:
            told[name].append(text)
        return {name: tuple(texts) for name, texts in told.items()}

    def siblings(self, candidate: Candidate) -> tuple[Claim[Any], ...]:
        """The other claims of a candidate's sentence, in order; none where its article has changed since the search."""
        with self._moment():
            rows = self._db.execute(
                "SELECT document, kind, data FROM claims WHERE sentence = (SELECT sentence FROM claims WHERE id = %s) AND id <> %s"
                " ORDER BY position",
                (candidate.key, candidate.key),
            ).fetchall()
            sources = self._sources({document for document, _, _ in rows}, datetime.date.max)
        return tuple(decode_claim(data, self._kinds[kind], sources[document]) for document, kind, data in rows)

    def unreadable(self) -> dict[str, str]:
        """None: ``verify index add`` has told of them."""
        return {}

    def status(self) -> Status:
        """What stands in the archive."""
        with self._moment():
            identity = schema.read_identity(self._db)
            assert identity is not None
            return inspect(self._db, self._address, identity)

    @contextlib.contextmanager
    def _moment(self) -> Iterator[None]:
        """A transaction in which everything is read as of one moment."""
        with errors_of(self._address):
            self._reconnect()
            with self._db.transaction():
                self._db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                yield
            self._used = time.monotonic()

    def _reconnect(self) -> None:
        """Take another connection where the server has been restarted while nothing was asked: between two drafts, or during a review."""
        if not self._db.closed and time.monotonic() - self._used < IDLE:
            return
        with contextlib.suppress(driver().OperationalError):
            self._db.execute("SELECT 1")
        if self._db.closed:
            self._db = self._connected()

    def _row(self, query: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
        row = self._db.execute(query, parameters).fetchone()
        assert row is not None
        return row

    def _number(self, query: str, parameters: Mapping[str, Any]) -> int:
        return int(self._row(query, parameters)[0])


def inspect(db: psycopg.Connection[tuple[Any, ...]], address: str, identity: Identity) -> Status:
    """The status of the archive that a connection reads."""

    def number(query: str) -> int:
        row = db.execute(query).fetchone()
        return 0 if row is None else int(row[0])

    documents = number("SELECT count(*) FROM documents")
    tables = ("documents", "sentences", "claims", "texts", "copies", "signatures", "bands", "days")
    return Status(
        location=shown_address(address),
        documents=documents,
        undated=number("SELECT count(*) FROM documents WHERE published IS NULL"),
        sentences=number("SELECT count(*) FROM sentences"),
        claims=dict(db.execute("SELECT kind, count(*) FROM claims GROUP BY kind ORDER BY kind").fetchall()),
        identity=identity,
        schema=len(schema.MIGRATIONS),
        segments=1,
        bytes=sum(number(f"SELECT pg_total_relation_size('{table}')") for table in tables),
        last_update=schema.read_update(db),
        copies=number("SELECT count(*) FROM copies"),
        retracted=number("SELECT count(*) FROM documents WHERE retracted IS NOT NULL"),
    )


def _all_of(stems: Sequence[str]) -> str:
    """Stems as a tsquery that wants all of them."""
    return " & ".join(stems_text([stem]) for stem in stems)


def _vector(sent: bytes) -> Vectors:
    """A vector as the server sends it: its dimension, two unused bytes, and 16-bit floats, the high byte first."""
    return np.frombuffer(sent, dtype=">f2", offset=4).astype(np.float32)
