"""Making articles ready for a store: claims are found in one process while texts are embedded in another's threads."""

from __future__ import annotations

import collections
import itertools
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Final

from verifier.archive.entry import Draft, Entry, embed_entries, extract_entry
from verifier.archive.reader import ArchiveReader
from verifier.errors import VerifierError
from verifier.models.embedder import Embedder
from verifier.text import Article

Prepare = Callable[[Iterable[Sequence[Article]]], Iterator[list[Entry]]]
"""Chunks of articles to chunks of entries, in the same order. An error in one comes out in its place."""

AHEAD: Final = 4
"""Chunks that wait for embedding, at most: enough that it never waits, few enough to fit into memory."""


def extract_all(make_reader: Callable[[], ArchiveReader], articles: Sequence[Article]) -> list[Draft]:
    """The articles with their claims found. ``make_reader`` is called in the process that does it, and should remember its reader."""
    reader = make_reader()
    return [extract_entry(reader.parse(article), reader.extract, reader.kinds) for article in articles]


def prepare_here(make_reader: Callable[[], ArchiveReader], embedder: Embedder) -> Prepare:
    """Everything on this machine. From the second chunk on claims are found in a process of its own: finding them is Python throughout, and
    Python runs one thread at a time; embedding is not, and keeps its threads."""

    def prepare(chunks: Iterable[Sequence[Article]]) -> Iterator[list[Entry]]:
        errors: list[VerifierError] = []
        going = _until_error(chunks, errors)
        first = list(itertools.islice(going, 2))
        if len(first) < 2:
            for chunk in first:
                yield embed_entries(embedder, extract_all(make_reader, chunk))
        else:
            # Not fork: the embedder's threads may hold a lock at that moment, and the child would wait for it for ever.
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent) as pool:
                waiting: collections.deque[Future[list[Draft]]] = collections.deque()
                try:
                    for chunk in itertools.chain(first, going):
                        waiting.append(pool.submit(extract_all, make_reader, chunk))
                        if len(waiting) > AHEAD:
                            yield embed_entries(embedder, waiting.popleft().result())
                    while waiting:
                        yield embed_entries(embedder, waiting.popleft().result())
                finally:
                    for future in waiting:
                        future.cancel()
        if errors:
            raise errors[0]

    return prepare


def _end_with_parent() -> None:
    """See to it that this process ends when the one that started it was killed, which a pool's worker does not by itself."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _until_error(chunks: Iterable[Sequence[Article]], errors: list[VerifierError]) -> Iterator[Sequence[Article]]:
    """The chunks up to an error, which is put into ``errors``: what came before it is made ready first."""
    try:
        yield from chunks
    except VerifierError as error:
        errors.append(error)
