"""In a folder, articles with the same text are one piece of evidence, however many files and outlets have it.

Two copies of a report would take each other's places among the candidates and compete with each other for being the report of a claim's
fact. So of articles with one text and one standing, published on the same day or up to ``duplicates.DAYS`` after, the first stands for
all: the earliest, and on one day the first by name. The others are marked as its copies, and a search leaves them out as long as it has
the first (with outlets asked for, it may have a copy alone). This is said anew after every update from what stands in the index, so it
does not hang on the order in which articles came. A store takes in a text that it has, or nearly has, as a copy from the start
(``archive.duplicates``).
"""

from __future__ import annotations

import datetime
import hashlib
import sqlite3

from verifier.archive.duplicates import DAYS
from verifier.archive.schema import writing
from verifier.text import Article


def text_digest(article: Article) -> str:
    """The digest of what an article's copy says, whatever its front matter, title and line breaks are."""
    copy = article.view[article.body.start : article.body.end]
    return hashlib.sha256(" ".join(copy.split()).encode("utf-8", "replace")).hexdigest()


def mark_copies(db: sqlite3.Connection) -> None:
    """Mark the copies among all documents: what has the same text and the same standing. An article that corrects another, or that was
    corrected or retracted, is no copy of one that does not and was not, but two files of it are one correction."""
    standing = "correction, coalesce(corrects, ''), coalesce(until, ''), coalesce(retracted, '')"
    asked = (
        f"SELECT id, published, text, {standing} FROM documents WHERE published IS NOT NULL"
        " AND text IN (SELECT text FROM documents GROUP BY text HAVING count(*) > 1)"
        f" ORDER BY text, {standing}, published, name"
    )
    copies: dict[int, int] = {}
    first, of, day = 0, [""], datetime.date.min
    for id, published, *same in db.execute(asked):
        on = datetime.date.fromisoformat(published)
        if same == of and (on - day).days <= DAYS:
            copies[id] = first
        else:
            first, of, day = id, same, on
    marked: dict[int, int] = dict(db.execute("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL").fetchall())
    changed = [id for id in sorted(marked.keys() | copies.keys()) if marked.get(id) != copies.get(id)]
    if changed:
        with writing(db):
            db.executemany("UPDATE documents SET copy_of = ? WHERE id = ?", [(copies.get(id), id) for id in changed])
