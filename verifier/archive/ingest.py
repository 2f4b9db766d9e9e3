"""Filling a store: from files of articles, in any format, to what a search goes through.

Articles are taken in chunk by chunk. One that the store holds already, by id and content, is passed over, so a run that was killed goes on
where it stopped when it is started again, and a file that was taken in whole is not even read a second time.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from verifier.archive.preparing import Prepare
from verifier.archive.status import Update
from verifier.archive.store import Writer
from verifier.errors import UsageError, VerifierError
from verifier.progress import Message, Progress, Silent
from verifier.reading import Rejected
from verifier.text import Article

CHUNK: Final = 64
"""Articles in a transaction: what a killed process has to do again, at most, and what is held in memory."""
CHARACTERS: Final = 1_000_000
"""Of their texts, from which on a chunk takes no more articles: four times what 64 long stories have. The longest article has half as many,
and several chunks are in memory at once."""


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
    run.take_in(collections)
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
        entries = [entry for chunk in prepare([copies] if copies else [], Silent()) for entry in chunk]
        done = writer.put(entries, done, remove=some)
    return dataclasses.replace(done, added=0)


@dataclasses.dataclass(slots=True, eq=False)
class _Source:
    """A collection as it is read; ``clean`` as long as the store holds all that it holds."""

    collection: Collection
    clean: bool = True


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Chunk:
    """Articles on their way into the store, as digests by id, and the files that end with them."""

    digests: Mapping[str, str]
    ended: list[_Source]


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
        self._under_way: collections.deque[_Chunk] = collections.deque()
        self.done = Ingested(Update())

    def take_in(self, collections: Sequence[Collection]) -> None:
        """Put the articles of files into the store, in chunks that may hold articles of several files."""
        sources = [_Source(collection) for collection in collections if not self._is_finished(collection)]
        self._progress.start(self._total(sources), "articles")
        try:
            with contextlib.closing(self._prepare(self._fresh(sources), self._progress)) as chunks:
                for entries in chunks:
                    update = self._writer.put(entries, self.done.update)
                    self.done = dataclasses.replace(self.done, update=update)
                    self._finish(self._under_way.popleft().ended)
                    self._writer.merge_if_due()
        finally:
            self._progress.done()

    def _is_finished(self, collection: Collection) -> bool:
        finished = bool(collection.digest) and self._writer.is_finished(collection.digest)
        if finished:
            self._warn(f"{collection.name}: this file has been taken in already.")
        return finished

    def _finish(self, sources: Sequence[_Source]) -> None:
        """Remember the files that have been taken in whole."""
        for source in sources:
            if source.collection.digest and source.clean:
                self._writer.finish(source.collection.digest, source.collection.name)

    def _total(self, sources: Sequence[_Source]) -> int:
        """How many articles are to be put into the store; 0 where that cannot be known.

        Reading is a small part of the work; knowing how much there is tells how long it will take.
        """
        total = 0
        for source in sources:
            number = source.collection.articles
            if source.collection.digest:
                read = (article for article in source.collection.read() if not isinstance(article, Rejected))
                while chunk := list(itertools.islice(read, CHUNK)):
                    stored = self._writer.known([article.id for article in chunk])
                    number += sum(self._is_new(article, stored.get(article.id)) for article in chunk)
            elif not number:
                return 0
            total += number
        return total

    def _is_new(self, article: Article, before: str | None) -> bool:
        """Whether an article is to be put into a store that holds one with its id and this digest, or none."""
        return before is None or (self._replace and before != article.digest)

    def _fresh(self, sources: Sequence[_Source]) -> Iterator[list[Article]]:
        """The articles that are to be put into the store, in chunks."""
        read: list[tuple[Article, _Source]] = []
        ended: list[_Source] = []
        try:
            for source in sources:
                for article in source.collection.read():
                    if isinstance(article, Rejected):
                        source.clean = False
                        if self._strict:
                            raise article.error
                        self.done = dataclasses.replace(self.done, rejected=self.done.rejected + 1)
                        self._warn(f"{article} It is skipped.")
                        continue
                    read.append((article, source))
                    if len(read) == CHUNK or sum(len(one.text) for one, _ in read) >= CHARACTERS:
                        yield from self._new_ones(read, ended)
                        read, ended = [], []
                ended.append(source)
        except VerifierError:
            yield from self._new_ones(read, ended)
            raise
        yield from self._new_ones(read, ended)

    def _new_ones(self, read: Sequence[tuple[Article, _Source]], ended: list[_Source]) -> Iterator[list[Article]]:
        """Those of some articles that are to be put into the store, with the copies that have to stand for themselves then."""
        stored = dict(self._writer.known([article.id for article, _ in read])) if read else {}
        for chunk in self._under_way:
            stored |= chunk.digests
        new: dict[str, Article] = {}
        replaced = []
        unchanged = differing = 0
        for article, source in read:
            before = new[article.id].digest if article.id in new else stored.get(article.id)
            if before == article.digest:
                unchanged += 1
            elif self._is_new(article, before):
                new[article.id] = article
                replaced += [] if before is None else [article.id]
            else:
                differing += 1
                source.clean = False
                self._warn(
                    f"{article.id}: the archive holds this article with another content; verify index update replaces it."
                )
        self.done = dataclasses.replace(
            self.done, unchanged=self.done.unchanged + unchanged, differing=self.done.differing + differing
        )
        if replaced:
            yield []  # their copies may be on their way still
        copies = self._writer.copies_of(replaced) if replaced else []
        fresh = [*new.values(), *(copy for copy in copies if copy.id not in new)]
        if fresh:
            self._under_way.append(_Chunk({article.id: article.digest for article in fresh}, ended))
            yield fresh
        elif self._under_way:
            self._under_way[-1].ended.extend(ended)
        else:
            self._finish(ended)
