"""Which articles of an archive are not in the index as they are now."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

RACY_NS = 2_000_000_000
"""Nanoseconds in which a second change of a file may leave its times as they are: FAT's clock ticks every two seconds."""


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """An article's file as it is found: its id, and a stamp of its size and times, "" where these cannot vouch for its content.

    A stamp that is equal to the one in the index lets the file go unread. Size and modification time alone would not do: a correction of
    equal length can be copied with its old time, so the time of the last change of the inode, which no program can set, is part of it.
    And a file that was changed within the clock's step before it was listed may change again without a trace: it gets no stamp, and is
    hashed until it has one (the "racy git" problem).
    """

    path: Path
    id: str
    stamp: str


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """An article as it is in the index, be it as one that could not be read. ``digest`` is "" where not even its bytes could."""

    digest: str
    stamp: str


@dataclasses.dataclass(frozen=True, slots=True)
class Differences:
    """What would bring an index up to date. ``touched`` are articles with new stamps and old content, stored when something else is."""

    added: tuple[Listed, ...]
    changed: tuple[Listed, ...]
    removed: tuple[str, ...]
    touched: tuple[Listed, ...]

    @property
    def any(self) -> bool:
        """Whether the index is out of date."""
        return bool(self.added or self.changed or self.removed)


def survey(articles: Iterable[tuple[Path, str]], *, now_ns: int | None = None) -> tuple[Listed, ...]:
    """The articles with their stamps."""
    now = time.time_ns() if now_ns is None else now_ns
    return tuple(Listed(path, id, _stamp(path, now)) for path, id in articles)


def _stamp(path: Path, now: int) -> str:
    try:
        stat = path.stat()
    except OSError:
        return ""
    if now - max(stat.st_mtime_ns, stat.st_ctime_ns) < RACY_NS:
        return ""
    return f"{stat.st_size}-{stat.st_mtime_ns}-{stat.st_ctime_ns}-{stat.st_ino}"


def known_articles(db: sqlite3.Connection) -> dict[str, Known]:
    """The articles of an index by id, those that could not be read among them."""
    asked = "SELECT name, digest, stamp FROM documents UNION ALL SELECT name, digest, stamp FROM unread"
    return {name: Known(digest, stamp) for name, digest, stamp in db.execute(asked)}


def compare(listed: Iterable[Listed], known: Mapping[str, Known]) -> Differences:
    """The differences, by content: files are hashed where their stamps do not vouch for them."""
    added, changed, touched, seen = [], [], [], set()
    for article in listed:
        seen.add(article.id)
        old = known.get(article.id)
        if old is None:
            added.append(article)
        elif not article.stamp or article.stamp != old.stamp:
            if digest_of(article) != old.digest:
                changed.append(article)
            elif article.stamp:
                touched.append(article)
    removed = tuple(name for name in known if name not in seen)
    return Differences(tuple(added), tuple(changed), removed, tuple(touched))


def digest_of(article: Listed) -> str:
    """The digest of a file's bytes; "" where they cannot be had."""
    try:
        with article.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
