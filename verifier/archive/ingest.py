"""Filling a store: from files of articles, in any format, to what a search goes through.

Articles are taken in chunk by chunk. One that the store holds already, by id and content, is passed over, so a run that was killed goes on
where it stopped when it is started again, and a file that was taken in whole is not even read a second time.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from verifier.archive.preparing import Prepare
from verifier.archive.status import Update
from verifier.archive.store import Writer
from verifier.errors import UsageError
from verifier.progress import Message, Progress
from verifier.reading import Rejected
from verifier.text import Article

CHUNK: Final = 64
"""Articles in a transaction: what a killed process has to do again, at most, and what is held in memory."""


@dataclasses.dataclass(frozen=True, slots=True)
class Collection:
    """A file or a stream of articles. ``digest`` is that of its content and of how it is read; "" where it can be read only once, and
    ``articles`` then says how many there are, 0 where that is not known."""

    name: str
    digest: str
    read: Callable[[], Iterator[Article | Rejected]]
    articles: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Ingested:
    """What a run did. ``unchanged`` articles were there already; ``rejected`` could not be read; ``differing`` stand in the store with
    another content, which only an update replaces."""

    update: Update
    unchanged: int = 0
    rejected: int = 0
    differing: int = 0


def digest_of(path: Path, *how: str) -> str:
    """The digest of a file's content and of how it is to be read. Raises OSError."""
    with path.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256").hexdigest()
    return hashlib.sha256("\0".join((content, *how)).encode()).hexdigest()


def ingest(
    writer: Writer,
    collections: Sequence[Collection],
    prepare: Prepare,
    *,
    replace: bool,
    strict: bool,
    progress: Progress,
    warn: Message,
) -> Ingested:
    """Put the articles of some files into a store. With ``replace`` one that the store holds with another content is replaced.

    An article that cannot be read is reported by ``warn`` and passed over; with ``strict`` its error is raised, after what came before it
    has been stored.
    """
    run = _Run(writer, prepare, replace, strict, progress, warn)
    for collection in collections:
        run.take_in(collection)
    writer.merge_if_due(progress)
    return run.done


def remove(writer: Writer, names: Sequence[str], prepare: Prepare) -> Update:
    """Take articles out of a store. Those that were kept as copies of them stand for themselves from then on.

    UsageError, before anything is done, where the store holds no such article.
    """
    known: set[str] = set()
    for start in range(0, len(names), CHUNK):
        known |= writer.known(names[start : start + CHUNK]).keys()
    for name in names:
        if name not in known:
            raise UsageError(f"The archive holds no article {name!r}.", cure="Give it by its id, as reports name it.")
    done = Update()
    for start in range(0, len(names), CHUNK):
        some = names[start : start + CHUNK]
        copies = [article for article in writer.copies_of(some) if article.id not in names]
        entries = [entry for chunk in prepare([copies] if copies else []) for entry in chunk]
        done = writer.put(entries, done, remove=some)
    return dataclasses.replace(done, added=0)


class _Run:
    """One run of :func:`ingest`."""

    def __init__(
        self, writer: Writer, prepare: Prepare, replace: bool, strict: bool, progress: Progress, warn: Message
    ) -> None:
        self._writer = writer
        self._prepare = prepare
        self._replace = replace
        self._strict = strict
        self._progress = progress
        self._warn = warn
        self.done = Ingested(Update())

    def take_in(self, collection: Collection) -> None:
        """Put one file's articles into the store."""
        before = self.done
        if collection.digest and self._writer.is_finished(collection.digest):
            self._warn(f"{collection.name}: this file has been taken in already.")
            return
        total = collection.articles
        if collection.digest:
            # Reading is a small part of the work; knowing how much there is tells how long it will take.
            total = sum(len(chunk) for chunk in self._fresh(collection, quiet=True))
        self._progress.start(total, "articles")
        try:
            for entries in self._prepare(self._fresh(collection, quiet=False)):
                update = self._writer.put(entries, self.done.update)
                self.done = dataclasses.replace(self.done, update=update)
                self._writer.merge_if_due()
                self._progress.advance(len(entries))
        finally:
            self._progress.done()
        clean = (self.done.rejected, self.done.differing) == (before.rejected, before.differing)
        if collection.digest and clean:
            self._writer.finish(collection.digest, collection.name)

    def _fresh(self, collection: Collection, *, quiet: bool) -> Iterator[list[Article]]:
        """The articles that are to be put into the store, in chunks. With ``quiet`` nothing is said or raised."""
        chunk: list[Article] = []
        for article in collection.read():
            if isinstance(article, Rejected):
                if not quiet and self._strict:
                    yield from self._new_ones(chunk, quiet)
                    raise article.error
                if not quiet:
                    self.done = dataclasses.replace(self.done, rejected=self.done.rejected + 1)
                    self._warn(f"{article} It is skipped.")
                continue
            chunk.append(article)
            if len(chunk) == CHUNK:
                yield from self._new_ones(chunk, quiet)
                chunk = []
        yield from self._new_ones(chunk, quiet)

    def _new_ones(self, chunk: Sequence[Article], quiet: bool) -> Iterator[list[Article]]:
        """Those of a chunk that are to be put into the store, with the copies that have to stand for themselves then."""
        if not chunk:
            return
        stored = self._writer.known([article.id for article in chunk])
        new: dict[str, Article] = {}
        unchanged, replaced = 0, []
        for article in chunk:
            before = new[article.id].digest if article.id in new else stored.get(article.id)
            if before == article.digest:
                unchanged += 1
            elif before is None or self._replace:
                new[article.id] = article
                replaced += [] if before is None else [article.id]
            elif not quiet:
                self.done = dataclasses.replace(self.done, differing=self.done.differing + 1)
                self._warn(
                    f"{article.id}: the archive holds this article with another content; verify index update replaces it."
                )
        if not quiet:
            self.done = dataclasses.replace(self.done, unchanged=self.done.unchanged + unchanged)
        copies = self._writer.copies_of(replaced) if replaced else []
        fresh = [*new.values(), *(copy for copy in copies if copy.id not in new)]
        if fresh:
            yield fresh
