"""Bringing an index up to date: only the articles that changed are read, split into claims and embedded.

Articles are stored in chunks, each in one transaction with its vector files (``archive.vectors`` says how both become one), so a process
that is killed leaves the index as it was after some chunk, and the next run goes on from there.
"""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from verifier.archive.codec import encode_claim
from verifier.archive.reader import ArchiveReader
from verifier.archive.schema import (
    connect_writing,
    create,
    is_foreign,
    read_identity,
    write_update,
    writer_lock,
    writing,
)
from verifier.archive.status import Identity, Update
from verifier.archive.survey import Differences, Listed, compare, known_articles
from verifier.archive.vectors import Ids, Role, add_segments, merge, read_segments, sweep, write_segment
from verifier.claims import Claim
from verifier.embedding import DocumentVectors, embed_document, sentence_text
from verifier.errors import ArchiveError
from verifier.models.embedder import Embedder, Vectors
from verifier.progress import Message, Progress
from verifier.text import Document, PublishedFrom

CHUNK = 64
"""Articles in a transaction: what a killed process has to do again, at most, and what is held in memory."""

MAX_SEGMENTS = 8
MAX_DEAD = 0.25
"""Segments are merged when there are more than so many of a role, or so large a share of their vectors belongs to deleted rows."""

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# An index of `verify`: it can be deleted, and is made again when it is needed.\n"
"""Tells backup programs that this folder can be made again (the Cache Directory Tagging Specification)."""

_WORD = re.compile(r"\w+")


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """An article made ready to be stored."""

    listed: Listed
    document: Document
    claims: tuple[Claim[Any], ...]
    vectors: DocumentVectors

    @property
    def embedded(self) -> int:
        return len(self.vectors.sentences) + len(self.vectors.masked) + 1


def update(
    folder: Path,
    listed: Sequence[Listed],
    reader: ArchiveReader,
    embedder: Embedder,
    identity: Identity,
    *,
    progress: Progress,
    message: Message,
) -> Update:
    """Make the index in ``folder`` that of the articles listed; what was done.

    An index with another identity or schema is made anew. Raises InputError for an article that cannot be read: the articles before it are
    stored, and the next run takes up where this one stopped.
    """
    _prepare_folder(folder)
    with writer_lock(folder, message):
        db = connect_writing(folder)
        try:
            done = _prepare(db, folder, identity, message)
            differences = compare(listed, known_articles(db))
            sweep(folder, read_segments(db))
            if differences.any or done.rebuilt:
                done = _remove(db, differences, done)
                done = _store_all(db, folder, differences, reader, embedder, done, progress)
                _merge_if_due(db, folder, identity.dimension)
            return done
        finally:
            db.close()


def _prepare_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArchiveError(
            f"The index's folder cannot be written: {error.strerror}.",
            path=str(folder),
            cure="Name another one with --index.",
        ) from error


def _prepare(db: sqlite3.Connection, folder: Path, identity: Identity, message: Message) -> Update:
    """See to it that the tables are there and belong to this program, model and extraction."""
    with writing(db):
        if is_foreign(db):
            raise ArchiveError(
                "The folder holds a database of another program.",
                path=str(folder),
                cure="Name another one with --index.",
            )
        before = read_identity(db)
        if before == identity:
            return Update()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        why = identity.difference(before) if before is not None else "another version of the index" if tables else ""
        create(db, identity)
    if why:
        message(f"The index was made by {why}; it is made anew.")
    return Update(rebuilt=why)


def _remove(db: sqlite3.Connection, differences: Differences, done: Update) -> Update:
    """Take out what is no longer in the archive, and note the stamps of files that were only touched."""
    done = dataclasses.replace(done, removed=len(differences.removed))
    with writing(db):
        for name in differences.removed:
            _delete(db, name)
        db.executemany("UPDATE documents SET stamp = ? WHERE name = ?", [(a.stamp, a.id) for a in differences.touched])
        write_update(db, done)
    return done


def _store_all(
    db: sqlite3.Connection,
    folder: Path,
    differences: Differences,
    reader: ArchiveReader,
    embedder: Embedder,
    done: Update,
    progress: Progress,
) -> Update:
    work = [*differences.added, *differences.changed]
    if not work:
        return done
    changed = {article.id for article in differences.changed}
    progress.start(len(work), "articles")
    try:
        for chunk in _chunks(work):
            articles = []
            for article in chunk:
                articles.append(_read(article, reader, embedder))
                progress.advance()
            replaced = sum(article.listed.id in changed for article in articles)
            done = dataclasses.replace(
                done,
                added=done.added + len(articles) - replaced,
                changed=done.changed + replaced,
                embedded=done.embedded + sum(article.embedded for article in articles),
            )
            _store(db, folder, articles, reader, done)
    finally:
        progress.done()
    return done


def _chunks(work: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    for start in range(0, len(work), CHUNK):
        yield work[start : start + CHUNK]


def _read(article: Listed, reader: ArchiveReader, embedder: Embedder) -> _Read:
    document = reader.read(article.path, article.id)
    claims = reader.extract(document)
    return _Read(article, document, claims, embed_document(embedder, document, claims))


def _store(
    db: sqlite3.Connection, folder: Path, articles: Sequence[_Read], reader: ArchiveReader, done: Update
) -> None:
    """Put articles into the index, in the place of what it holds under their ids: one transaction."""
    ids: dict[Role, list[int]] = {role: [] for role in Role}
    with writing(db):
        for article in articles:
            _delete(db, article.listed.id)
            document = _insert_document(db, article)
            sentences = _insert_sentences(db, article, document)
            claims = _insert_claims(db, article, document, sentences, reader)
            ids[Role.DOCUMENT].append(document)
            ids[Role.SENTENCE].extend(sentences)
            for role in (Role.MASKED, Role.CLAUSE, Role.WINDOW):
                ids[role].extend(claims)
        vectors: dict[Role, Vectors] = {
            Role.DOCUMENT: np.stack([a.vectors.document for a in articles]),
            Role.SENTENCE: np.concatenate([a.vectors.sentences for a in articles]),
            Role.MASKED: np.concatenate([a.vectors.masked for a in articles]),
            Role.CLAUSE: np.concatenate([a.vectors.clause for a in articles]),
            Role.WINDOW: np.concatenate([a.vectors.window for a in articles]),
        }
        contents: dict[Role, tuple[Ids, Vectors]] = {
            role: (np.array(ids[role], dtype=np.int64), vectors[role]) for role in Role
        }
        add_segments(db, write_segment(folder, contents))
        write_update(db, done)


def _insert_document(db: sqlite3.Connection, article: _Read) -> int:
    a = article.document.article
    # The time of a file says when it was copied here, not when it was published: such an article is kept, and not used.
    dated = a.published is not None and a.published_from is not PublishedFrom.FILE_TIME
    row = db.execute(
        "INSERT INTO documents (name, digest, stamp, published, title, outlet, url, dateline) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.listed.id,
            a.digest,
            article.listed.stamp,
            a.published.isoformat() if a.published is not None and dated else None,
            a.title,
            a.outlet,
            a.url,
            a.dateline,
        ),
    ).lastrowid
    assert row is not None  # an INSERT has one
    return row


def _insert_sentences(db: sqlite3.Connection, article: _Read, document: int) -> list[int]:
    ids = []
    for sentence in article.document.sentences:
        text = sentence_text(sentence.view)
        cursor = db.execute(
            'INSERT INTO sentences (document, position, paragraph, heading, start, "end", length, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            (
                document,
                sentence.index,
                sentence.paragraph,
                sentence.heading,
                sentence.span.start,
                sentence.span.end,
                len(_WORD.findall(text)),
                text,
            ),
        )
        assert cursor.lastrowid is not None
        ids.append(cursor.lastrowid)
        db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (cursor.lastrowid, text))
    return ids


def _insert_claims(
    db: sqlite3.Connection, article: _Read, document: int, sentences: Sequence[int], reader: ArchiveReader
) -> list[int]:
    ids = []
    row_of = {sentence.index: row for sentence, row in zip(article.document.sentences, sentences, strict=True)}
    for position, claim in enumerate(article.claims):
        cursor = db.execute(
            "INSERT INTO claims (document, sentence, position, kind, data) VALUES (?, ?, ?, ?, ?)",
            (
                document,
                row_of[claim.sentence_index],
                position,
                claim.kind,
                encode_claim(claim, reader.kinds[claim.kind]),
            ),
        )
        assert cursor.lastrowid is not None
        ids.append(cursor.lastrowid)
    return ids


def _delete(db: sqlite3.Connection, name: str) -> None:
    """Take an article out, if it is there. Its vectors stay in their files, where no search reaches them."""
    row = db.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
    if row is None:
        return
    # The full-text table does not hold the text: it has to be told again what it is to forget.
    db.execute(
        "INSERT INTO words (words, rowid, text) SELECT 'delete', id, text FROM sentences WHERE document = ?", row
    )
    for table, column in (("claims", "document"), ("sentences", "document"), ("documents", "id")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", row)


def _merge_if_due(db: sqlite3.Connection, folder: Path, dimension: int) -> None:
    segments = read_segments(db)
    held = sum(segment.vectors for segment in segments)
    live = sum(db.execute(f"SELECT count(*) FROM {role.table}").fetchone()[0] for role in Role)
    most = max((sum(segment.role is role for segment in segments) for role in Role), default=0)
    if most <= MAX_SEGMENTS and held - live <= MAX_DEAD * held:
        return
    with writing(db):
        merged = merge(folder, db, segments, dimension)
        db.execute("DELETE FROM segments")
        add_segments(db, merged)
    sweep(folder, merged)
