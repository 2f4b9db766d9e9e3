"""Writing into the server: chunks of articles, each in one transaction, by COPY."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from verifier.archive.codec import decode_article, encode_article, value_words
from verifier.archive.duplicates import Kept, bands_of, copied, signature_of
from verifier.archive.entry import Entry
from verifier.archive.server.connection import errors_of
from verifier.archive.server.schema import write_update
from verifier.archive.status import Update
from verifier.archive.stems import Stemmer
from verifier.models.embedder import Vectors
from verifier.progress import Progress
from verifier.text import Article

if TYPE_CHECKING:
    import psycopg

INDEXED_FROM: Final = 50_000
"""Claims from which on vectors are searched by HNSW; up to there comparing those that a filter leaves is fast, and exact."""

_ALWAYS: Final = "0001-01-01"
"""The day of a correction that does not say when it was made."""

_HNSW: Final = {
    "claims_masked_hnsw": "claims USING hnsw (masked halfvec_ip_ops) WITH (m = 16, ef_construction = 64)",
    "sentences_vector_hnsw": "sentences USING hnsw (vector halfvec_ip_ops) WITH (m = 16, ef_construction = 64)",
}


class ServerWriter:
    """Writes into one archive; for who holds its lock (``server.opening``)."""

    def __init__(self, db: psycopg.Connection[tuple[Any, ...]], address: str) -> None:
        self._db = db
        self._address = address
        self._stemmer = Stemmer()

    def close(self) -> None:
        """Give back what it holds beside the connection, which is the caller's."""
        self._stemmer.close()

    def known(self, names: Sequence[str]) -> Mapping[str, str]:
        """The digests of those of the articles that the store holds."""
        asked = "SELECT name, digest FROM documents WHERE name = ANY(%s) UNION ALL SELECT name, digest FROM copies WHERE name = ANY(%s)"
        return dict(self._db.execute(asked, (list(names), list(names))).fetchall())

    def copies_of(self, names: Sequence[str]) -> list[Article]:
        """The articles that are kept as copies of these."""
        asked = (
            "SELECT t.data FROM texts t JOIN copies c USING (name) JOIN documents d ON d.id = c.document"
            " WHERE d.name = ANY(%s) AND c.name <> ALL(%s) ORDER BY t.id"
        )
        return [decode_article(data) for (data,) in self._db.execute(asked, (list(names), list(names)))]

    def articles(self) -> Iterator[Article]:
        """Every article, in the order in which they came."""
        with self._db.transaction(), self._db.cursor("articles") as cursor:
            for (data,) in cursor.execute("SELECT data FROM texts ORDER BY id"):
                yield decode_article(data)

    def count(self) -> int:
        """How many articles those are."""
        return self._number("SELECT count(*) FROM texts")

    def is_finished(self, digest: str) -> bool:
        """Whether a file with this digest has been taken in whole."""
        return self._db.execute("SELECT 1 FROM finished WHERE digest = %s", (digest,)).fetchone() is not None

    def finish(self, digest: str, name: str) -> None:
        """Remember that."""
        self._db.execute("INSERT INTO finished VALUES (%s, %s) ON CONFLICT DO NOTHING", (digest, name))

    def put(self, entries: Sequence[Entry], done: Update, *, remove: Sequence[str] = ()) -> Update:
        """Take articles out and put others in: one transaction."""
        with errors_of(self._address), self._db.transaction():
            removed = sum(self._delete(name) for name in remove)
            added = changed = 0
            inserted: list[tuple[Entry, int]] = []
            for entry in entries:
                if self._delete(entry.article.id):
                    changed += 1
                else:
                    added += 1
                document = self._insert(entry)
                if document is not None:
                    inserted.append((entry, document))
            done = dataclasses.replace(
                done,
                added=done.added + added,
                changed=done.changed + changed,
                removed=done.removed + removed,
                embedded=done.embedded + sum(entry.embedded for entry in entries),
                copies=done.copies + len(entries) - len(inserted),
            )
            if removed or changed:
                self._db.execute("DELETE FROM finished")
            write_update(self._db, done)
        return done

    def merge_if_due(self, progress: Progress | None = None) -> None:
        """Make the vectors' indexes where there are none and enough to search: after a bulk of articles, as a row costs a hundred times
        as much where they stand already. Called between chunks, without a progress, it leaves that to the end."""
        if progress is None:
            return
        with errors_of(self._address):
            if self._number("SELECT count(*) FROM (SELECT FROM claims LIMIT %s) s", (INDEXED_FROM,)) >= INDEXED_FROM:
                for name, what in _HNSW.items():
                    self._db.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {what}")
            self._db.execute("ANALYZE documents, sentences, claims")

    def compact(self, progress: Progress | None = None) -> None:
        """Give back the room of what was deleted, and make the vectors' indexes anew."""
        with errors_of(self._address):
            for name in _HNSW:
                self._db.execute(f"DROP INDEX IF EXISTS {name}")
            self._db.execute(
                "VACUUM (FULL, ANALYZE) documents, sentences, claims, texts, bands, signatures, copies, days"
            )
        if progress is not None:
            self.merge_if_due(progress)

    def _number(self, query: str, parameters: Sequence[Any] = ()) -> int:
        row = self._db.execute(query, parameters).fetchone()
        assert row is not None
        return int(row[0])

    def _delete(self, name: str) -> bool:
        """Take an article out, with what is kept as its copies; whether it was there."""
        if self._db.execute("DELETE FROM copies WHERE name = %s", (name,)).rowcount:
            self._db.execute("DELETE FROM texts WHERE name = %s", (name,))
            return True
        row = self._db.execute("SELECT id, corrects FROM documents WHERE name = %s", (name,)).fetchone()
        if row is None:
            return False
        id, corrects = row
        self._count_day(id, -1)
        self._db.execute(
            "DELETE FROM texts WHERE name = %s OR name IN (SELECT name FROM copies WHERE document = %s)", (name, id)
        )
        self._db.execute("DELETE FROM documents WHERE id = %s", (id,))
        if corrects is not None:
            self._judge(corrects)
        return True

    def _insert(self, entry: Entry) -> int | None:
        """Insert an article; None where it is kept as a copy."""
        article = entry.article
        signature = signature_of(article)
        self._db.execute("INSERT INTO texts (name, data) VALUES (%s, %s)", (article.id, encode_article(article)))
        if signature is not None:
            original = copied(entry, signature, self._alike(bands_of(signature)))
            if original is not None:
                self._db.execute(
                    "INSERT INTO copies VALUES (%s, %s, %s, %s, %s)",
                    (article.id, original.id, article.digest, entry.published, article.outlet),
                )
                return None
        row = self._db.execute(
            "INSERT INTO documents (name, digest, published, title, outlet, url, dateline, language, correction, corrects, vector)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::halfvec) RETURNING id",
            (
                *(article.id, article.digest, entry.published, article.title, article.outlet, article.url),
                *(article.dateline, article.language, str(article.correction), article.corrects),
                vector_text(entry.vectors.document),
            ),
        ).fetchone()
        assert row is not None
        document = int(row[0])
        if signature is not None:
            self._db.execute("INSERT INTO signatures VALUES (%s, %s)", (document, signature.tobytes()))
            self._db.execute(
                "INSERT INTO bands SELECT DISTINCT unnest(%s::bigint[]), %s::bigint", (bands_of(signature), document)
            )
        self._copy(entry, document)
        self._count_day(document, 1)
        self._judge(article.id)
        if article.corrects is not None:
            self._judge(article.corrects)
        return document

    def _copy(self, entry: Entry, document: int) -> None:
        """The sentences and claims of a document."""
        ids = self._ids("sentences", len(entry.sentences))
        claim_ids = self._ids("claims", len(entry.claims))
        row_of = {s.position: id for s, id in zip(entry.sentences, ids, strict=True)}
        kinds: dict[int, set[str]] = {}
        for claim in entry.claims:
            kinds.setdefault(claim.sentence, set()).add(claim.kind)
        stems = self._stemmer.texts([s.text for s in entry.sentences])
        with self._db.cursor().copy(
            'COPY sentences (id, document, position, paragraph, heading, start, "end", words, text, day, kinds, stems, vector) FROM STDIN'
        ) as copy:
            for s, id, some, vector in zip(entry.sentences, ids, stems, entry.vectors.sentences, strict=True):
                of_kinds = sorted(kinds.get(s.position, ()))
                copy.write_row(
                    (
                        *(id, document, s.position, s.paragraph, s.heading, s.start, s.end, s.words),
                        *(_clean(s.text), entry.published, of_kinds, stems_text(some), vector_text(vector)),
                    )
                )
        v = entry.vectors
        with self._db.cursor().copy(
            "COPY claims (id, document, sentence, position, kind, data, day, masked, clause, around) FROM STDIN"
        ) as copy:
            for position, (claim, id) in enumerate(zip(entry.claims, claim_ids, strict=True)):
                vectors = (vector_text(x[position]) for x in (v.masked, v.clause, v.window))
                copy.write_row(
                    (id, document, row_of[claim.sentence], position, claim.kind, claim.data, entry.published, *vectors)
                )

    def _ids(self, table: str, number: int) -> list[int]:
        """New ids, in order."""
        asked = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        return [id for (id,) in self._db.execute(asked, (table, number))]

    def _alike(self, bands: Sequence[int]) -> Iterable[Kept]:
        asked = (
            "SELECT d.id, s.signature, d.published::text, d.correction, d.corrects FROM documents d"
            " JOIN signatures s ON s.document = d.id"
            " WHERE d.id IN (SELECT document FROM bands WHERE band = ANY(%s)) ORDER BY d.id"
        )
        for id, signature, published, correction, corrects in self._db.execute(asked, (list(bands),)).fetchall():
            claims = self._db.execute("SELECT kind, data FROM claims WHERE document = %s", (id,))
            values = frozenset(value_words(kind, data) for kind, data in claims)
            minima = np.frombuffer(signature, dtype=np.uint32)
            yield Kept(id, minima, published, correction, corrects, values)

    def _count_day(self, document: int, sign: int) -> None:
        """Add a document to its day's sums, or take it away from them."""
        self._db.execute(
            "INSERT INTO days SELECT d.published, %(sign)s, %(sign)s * (SELECT count(*) FROM sentences WHERE document = d.id),"
            " %(sign)s * (SELECT coalesce(sum(words), 0) FROM sentences WHERE document = d.id),"
            " %(sign)s * (SELECT count(*) FROM claims WHERE document = d.id)"
            " FROM documents d WHERE d.id = %(document)s AND d.published IS NOT NULL ON CONFLICT (day) DO UPDATE SET"
            " documents = days.documents + excluded.documents, sentences = days.sentences + excluded.sentences,"
            " words = days.words + excluded.words, claims = days.claims + excluded.claims",
            {"sign": sign, "document": document},
        )

    def _judge(self, name: str) -> None:
        """Say anew of the document with this id or address, or that this is a copy of, since when it is corrected or retracted."""
        self._db.execute(
            "UPDATE documents t SET (until, retracted) = (SELECT"
            " min(coalesce(d.published, %(always)s)) FILTER (WHERE d.correction <> 'retracted'),"
            " least(min(coalesce(d.published, %(always)s)) FILTER (WHERE d.correction = 'retracted'),"
            " CASE WHEN t.correction = 'retracted' AND t.corrects IS NULL THEN coalesce(t.published, %(always)s) END)"
            " FROM documents d WHERE d.id <> t.id AND (d.corrects = t.name OR d.corrects = t.url"
            " OR d.corrects IN (SELECT name FROM copies WHERE document = t.id)))"
            " WHERE t.name = %(name)s OR t.url = %(name)s OR t.id IN (SELECT document FROM copies WHERE name = %(name)s)",
            {"name": name, "always": _ALWAYS},
        )


def vector_text(vector: Vectors) -> str:
    """A vector as pgvector reads it, rounded to the 16 bits that are kept."""
    return f"[{','.join(map(str, vector.astype(np.float16).tolist()))}]"


def stems_text(stems: Iterable[str]) -> str:
    """Stems as a tsvector without places, quoted so that none is syntax."""
    doubled = (stem.replace("\\", "\\\\").replace("'", "''") for stem in stems)
    return " ".join(f"'{stem}'" for stem in doubled)


def _clean(text: str) -> str:
    """A text as a server takes it, which knows neither NUL nor lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
