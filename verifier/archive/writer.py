"""Writing an embedded store: chunks of articles, each in one transaction with its segment.

``archive.segments`` says how files and database become one; so a process that is killed leaves the store as it was after some chunk.
"""

from __future__ import annotations

import dataclasses
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.archive import merging
from verifier.archive.codec import decode_article, encode_article, value_words
from verifier.archive.duplicates import Kept, bands_of, copied, signature_of
from verifier.archive.entry import Entry, Unread
from verifier.archive.integrity import Damage, row_sum
from verifier.archive.postings import invert, posting_arrays
from verifier.archive.reprints import text_digest
from verifier.archive.schema import write_update, writing
from verifier.archive.segments import COLUMNS, UNDATED, add_segment, read_segments, sweep, write_segment
from verifier.archive.status import Update
from verifier.archive.stems import Stemmer
from verifier.archive.storage import Storage
from verifier.archive.vectors import Role
from verifier.progress import Progress, Silent
from verifier.text import Article, Correction

_ALWAYS = "0001-01-01"
"""The day of a correction that does not say when it was made."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Inserted:
    """The ids in the database of an article that was inserted."""

    entry: Entry
    document: int
    sentences: tuple[int, ...]
    claims: tuple[int, ...]


class EmbeddedWriter:
    """Writes into the database and the files of one index; for who holds the writer's lock.

    ``keeps_texts`` is for a store that is filled by commands: it keeps each article's text, to read it again, and one of all near copies.
    A mirror of a folder has the folder for the one, and each file of it for the other.
    """

    def __init__(self, db: sqlite3.Connection, storage: Storage, *, keeps_texts: bool) -> None:
        self._db = db
        self._storage = storage
        self.keeps_texts = keeps_texts
        self._stemmer = Stemmer()

    def close(self) -> None:
        """Give back what it holds beside the database, which is the caller's."""
        self._stemmer.close()

    def known(self, names: Sequence[str]) -> Mapping[str, str]:
        """The digests of those of the articles that the store holds, as documents or as copies."""
        marks = ",".join("?" * len(names))
        asked = (
            f"SELECT name, digest FROM documents WHERE name IN ({marks})"
            f" UNION ALL SELECT name, digest FROM copies WHERE name IN ({marks})"
        )
        return dict(self._db.execute(asked, (*names, *names)).fetchall())

    def copies_of(self, names: Sequence[str]) -> list[Article]:
        """The articles that are kept as copies of these: what has to stand for itself when they go."""
        marks = ",".join("?" * len(names))
        asked = (
            "SELECT data FROM texts JOIN copies USING (name) JOIN documents ON documents.id = copies.document"
            f" WHERE documents.name IN ({marks}) AND copies.name NOT IN ({marks}) ORDER BY copies.rowid"
        )
        return [_article(data) for (data,) in self._db.execute(asked, (*names, *names))]

    def articles(self) -> Iterator[Article]:
        """Every article whose text is kept, in the order in which they came."""
        for (data,) in self._db.execute("SELECT data FROM texts ORDER BY rowid"):
            yield _article(data)

    def count(self) -> int:
        """How many articles those are."""
        (number,) = self._db.execute("SELECT count(*) FROM texts").fetchone()
        return int(number)

    def is_finished(self, digest: str) -> bool:
        """Whether a file with this digest has been taken in whole."""
        return self._db.execute("SELECT 1 FROM finished WHERE digest = ?", (digest,)).fetchone() is not None

    def finish(self, digest: str, name: str) -> None:
        """Remember that."""
        with writing(self._db):
            self._db.execute("INSERT OR REPLACE INTO finished VALUES (?, ?)", (digest, name))

    def put(self, entries: Sequence[Entry], done: Update, *, remove: Sequence[str] = ()) -> Update:
        """Take articles out and put others in, in the place of what stands under their ids: one transaction, with ``done``, what the run
        has done so far, to which this is added. Repeating it changes nothing."""
        with writing(self._db):
            removed = sum(self.delete(name) for name in remove)
            inserted, added, changed = [], 0, 0
            for entry in entries:
                if self.delete(entry.article.id):
                    changed += 1
                else:
                    added += 1
                new = self._insert(entry)
                if new is not None:
                    inserted.append(new)
            done = dataclasses.replace(
                done,
                added=done.added + added,
                changed=done.changed + changed,
                removed=done.removed + removed,
                embedded=done.embedded + sum(entry.embedded for entry in entries),
                copies=done.copies + len(entries) - len(inserted),
            )
            if removed or changed:  # what a file holds may not be what the store holds any more
                self._db.execute("DELETE FROM finished")
            if inserted:
                add_segment(self._db, write_segment(self._storage, self._arrays(inserted)))
            write_update(self._db, done)
        return done

    def note_unread(self, articles: Sequence[Unread]) -> None:
        """Keep in mind which articles could not be read."""
        if articles:
            rows = [(article.id, article.digest, article.stamp, article.why) for article in articles]
            with writing(self._db):
                self._db.executemany("INSERT OR REPLACE INTO unread VALUES (?, ?, ?, ?)", rows)

    def delete(self, name: str) -> bool:
        """Take an article out; whether it was there, and could be read. Inside the caller's transaction.

        Its rows stay in their segment, where no search reaches them. What is kept as its copies goes with it.
        """
        self._db.execute("DELETE FROM unread WHERE name = ?", (name,))
        if self._db.execute("DELETE FROM copies WHERE name = ?", (name,)).rowcount:
            self._db.execute("DELETE FROM texts WHERE name = ?", (name,))
            return True
        row = self._db.execute("SELECT id, corrects FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            return False
        id, corrects = row
        self._db.execute("DELETE FROM texts WHERE name IN (SELECT name FROM copies WHERE document = ?)", (id,))
        self._db.execute("DELETE FROM texts WHERE name = ?", (name,))
        for table in ("bands", "signatures", "copies", "claims", "sentences"):
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", (id,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (id,))
        self._db.execute("INSERT INTO gone VALUES (?)", (id,))
        if corrects is not None:
            self._judge(corrects)
        return True

    def merge_if_due(self, progress: Progress | None = None) -> None:
        """Merge segments where there are too many, or too many rows in them are of deleted documents."""
        segments = read_segments(self._db)
        (gone,) = self._db.execute("SELECT count(*) FROM gone").fetchone()
        start = merging.due(segments, gone)
        if start is not None:
            self._merge(start, progress)

    def compact(self, progress: Progress | None = None) -> None:
        """Merge all segments into one, without what was deleted, and give the database's free pages back to the disk."""
        if read_segments(self._db):
            self._merge(0, progress)
        self._db.execute("VACUUM")

    def _merge(self, start: int, progress: Progress | None) -> None:
        segments = read_segments(self._db)
        merging.merge(self._storage, self._db, segments, start, progress or Silent())
        sweep(self._storage, read_segments(self._db))

    def _insert(self, entry: Entry) -> _Inserted | None:
        """Insert an article; None where it is kept as a copy."""
        article = entry.article
        signature = signature_of(article) if self.keeps_texts else None
        if self.keeps_texts:
            self._db.execute("INSERT INTO texts VALUES (?, ?)", (article.id, encode_article(article)))
        if signature is not None:
            original = copied(entry, signature, self._alike(bands_of(signature)))
            if original is not None:
                self._db.execute(
                    "INSERT INTO copies VALUES (?, ?, ?, ?, ?)",
                    (article.id, original.id, article.digest, entry.published, article.outlet),
                )
                return None
        document = self._insert_document(entry)
        if signature is not None:
            self._db.execute("INSERT INTO signatures VALUES (?, ?)", (document, signature.tobytes()))
            self._db.executemany("INSERT INTO bands VALUES (?, ?)", [(band, document) for band in bands_of(signature)])
        sentences = self._insert_sentences(entry, document)
        return _Inserted(entry, document, sentences, self._insert_claims(entry, document, sentences))

    def _alike(self, bands: Sequence[int]) -> Iterable[Kept]:
        """The documents that share a band, in the order in which they came."""
        marks = ",".join("?" * len(bands))
        asked = (
            "SELECT d.id, s.signature, d.published, d.correction, d.corrects FROM documents d JOIN signatures s ON s.document = d.id"
            f" WHERE d.id IN (SELECT document FROM bands WHERE band IN ({marks})) ORDER BY d.id"
        )
        for id, signature, published, correction, corrects in self._db.execute(asked, bands).fetchall():
            claims = self._db.execute("SELECT kind, data FROM claims WHERE document = ?", (id,))
            values = frozenset(value_words(kind, data) for kind, data in claims)
            minima = np.frombuffer(signature, dtype=np.uint32)
            yield Kept(id, minima, published, correction, corrects, values)

    def _insert_document(self, entry: Entry) -> int:
        a = entry.article
        row = self._db.execute(
            "INSERT INTO documents (name, digest, stamp, published, title, outlet, url, dateline, language, correction, corrects, text,"
            " sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(a.id, a.digest, entry.stamp, entry.published, a.title, a.outlet, a.url, a.dateline),
                *(a.language, a.correction, a.corrects, text_digest(a)),
                row_sum(a.id, a.digest, entry.published, a.title, a.outlet, a.url),
            ),
        ).lastrowid
        assert row is not None  # an INSERT has one
        self._judge(a.id)
        if a.corrects is not None:
            self._judge(a.corrects)
        return row

    def _judge(self, name: str) -> None:
        """Say anew of the document with this id or address, or of the one that this is a copy of, whether and from when it is corrected or
        retracted: whichever of the two articles came first."""
        targets = self._db.execute(
            "SELECT id, name, url, correction, corrects, published FROM documents WHERE name = ? OR url = ?"
            " OR id IN (SELECT document FROM copies WHERE name = ?)",
            (name, name, name),
        ).fetchall()
        for id, own, url, correction, corrects, published in targets:
            (until, retracted) = self._db.execute(
                "SELECT min(CASE WHEN correction != ? THEN coalesce(published, ?) END),"
                " min(CASE WHEN correction = ? THEN coalesce(published, ?) END) FROM documents WHERE id != ?"
                " AND corrects IN (SELECT ? UNION SELECT ? UNION SELECT name FROM copies WHERE document = ?)",
                (Correction.RETRACTED, _ALWAYS, Correction.RETRACTED, _ALWAYS, id, own, url, id),
            ).fetchone()
            if correction == Correction.RETRACTED and corrects is None:  # it is marked itself: there is no other day
                retracted = min(filter(None, (retracted, published or _ALWAYS)))
            self._db.execute("UPDATE documents SET until = ?, retracted = ? WHERE id = ?", (until, retracted, id))

    def _insert_sentences(self, entry: Entry, document: int) -> tuple[int, ...]:
        ids = []
        for s in entry.sentences:
            row = self._db.execute(
                'INSERT INTO sentences (document, position, paragraph, heading, start, "end", length, text, sum)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(document, s.position, s.paragraph, s.heading, s.start, s.end, s.words, s.text),
                    row_sum(document, s.position, s.text),
                ),
            ).lastrowid
            assert row is not None
            ids.append(row)
        return tuple(ids)

    def _insert_claims(self, entry: Entry, document: int, sentences: Sequence[int]) -> tuple[int, ...]:
        row_of = {sentence.position: row for sentence, row in zip(entry.sentences, sentences, strict=True)}
        ids = []
        for position, claim in enumerate(entry.claims):
            fields = (document, row_of[claim.sentence], position, claim.kind, claim.data)
            row = self._db.execute(
                "INSERT INTO claims (document, sentence, position, kind, data, sum) VALUES (?, ?, ?, ?, ?, ?)",
                (*fields, row_sum(*fields)),
            ).lastrowid
            assert row is not None
            ids.append(row)
        return tuple(ids)

    def _arrays(self, inserted: Sequence[_Inserted]) -> dict[str, NDArray[Any]]:
        """The segment of articles that were inserted."""
        columns: dict[str, list[int]] = {name: [] for name in COLUMNS}
        for row, new in enumerate(inserted):
            day = new.entry.published
            published = new.entry.article.published
            columns["document_ids"].append(new.document)
            columns["document_day"].append(UNDATED if day is None or published is None else published.toordinal())
            at = {s.position: len(columns["sentence_ids"]) + i for i, s in enumerate(new.entry.sentences)}
            columns["sentence_ids"].extend(new.sentences)
            columns["sentence_document"].extend(row for _ in new.sentences)
            columns["sentence_length"].extend(s.words for s in new.entry.sentences)
            columns["claim_ids"].extend(new.claims)
            columns["claim_document"].extend(row for _ in new.claims)
            columns["claim_sentence"].extend(at[claim.sentence] for claim in new.entry.claims)
            columns["claim_kind"].extend(self._code(claim.kind) for claim in new.entry.claims)
            columns["claim_position"].extend(range(len(new.claims)))
        arrays: dict[str, NDArray[Any]] = {n: np.array(values, dtype=COLUMNS[n]) for n, values in columns.items()}
        arrays |= posting_arrays(invert(self._stemmer.texts([s.text for new in inserted for s in new.entry.sentences])))
        vectors = [new.entry.vectors for new in inserted]
        arrays[Role.DOCUMENT] = np.stack([v.document for v in vectors])
        arrays[Role.SENTENCE] = np.concatenate([v.sentences for v in vectors])
        arrays[Role.MASKED] = np.concatenate([v.masked for v in vectors])
        arrays[Role.CLAUSE] = np.concatenate([v.clause for v in vectors])
        arrays[Role.WINDOW] = np.concatenate([v.window for v in vectors])
        return arrays

    def _code(self, kind: str) -> int:
        """The number of a kind, which it gets when it is first met."""
        row = self._db.execute("SELECT code FROM kinds WHERE name = ?", (kind,)).fetchone()
        if row is None:
            row = self._db.execute("SELECT coalesce(max(code), 0) + 1 FROM kinds").fetchone()
            self._db.execute("INSERT INTO kinds VALUES (?, ?, ?)", (*row, kind, row_sum(*row, kind)))
        return int(row[0])


def _article(data: bytes) -> Article:
    """A stored article. Raises Damage where its text, which zlib checks, is not what was stored."""
    try:
        return decode_article(data)
    except zlib.error as error:
        raise Damage("the text of an article", f"cannot be read ({error})") from error
