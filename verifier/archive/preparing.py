"""Making articles ready for a store, in an assembly line: while some are written, the next are embedded, and the next but one read.

Reading and finding claims are Python throughout, and Python runs one thread at a time; embedding is not, and keeps a thread for each
processor. So for more than a few chunks a process of its own finds the claims: one, as embedding takes longer even on four
threads. Fewer chunks are not worth starting it: then a thread finds them, in what embedding leaves it.

What comes out does not depend on any of this: chunks come out as they went in, and a vector depends on its text alone.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Final, TypeAlias, TypeVar

from verifier.archive.entry import Draft, Entry, Unread, embed_entries, extract_entry
from verifier.archive.reader import ArchiveReader
from verifier.archive.remembering import Remembering
from verifier.archive.survey import Listed, digest_of
from verifier.errors import InputError, VerifierError
from verifier.models.embedder import Embedder
from verifier.progress import Progress
from verifier.text import Article

Work = TypeVar("Work", Article, Listed)

Prepared: TypeAlias = Generator[list[Entry], None, None]
Prepare: TypeAlias = Callable[[Iterable[Sequence[Article]], Progress], Prepared]
"""Chunks of articles to chunks of entries, in the same order, and a progress that is told of articles that are ready. An error in a chunk
comes out in its place. For an empty chunk nothing comes out, but the next one is not asked for before all so far have been taken. To be
closed: what is under way then ends."""

AHEAD: Final = 4
"""Chunks that are being made ready, at most: enough that no stage waits for another, few enough to fit into memory."""
PART: Final = 4
"""Articles that pass from stage to stage together: some hundred texts, so that an interrupt never waits for more."""
FEW: Final = 2
"""Chunks for which no process is started: it would have to load first what finds the claims."""


def extract_articles(make_reader: Callable[[], ArchiveReader], articles: Sequence[Article]) -> list[Draft]:
    """Articles with their claims found. ``make_reader`` is called in the process that does it, and should remember its reader."""
    reader = make_reader()
    return [extract_entry(reader.parse(article), reader.extract, reader.kinds) for article in articles]


def extract_files(make_reader: Callable[[], ArchiveReader], listed: Sequence[Listed]) -> list[Draft | Unread]:
    """The same of files that are articles; of one that cannot be read, why."""
    reader = make_reader()

    def extract(listed: Listed) -> Draft | Unread:
        try:
            return extract_entry(reader.read(listed.path, listed.id), reader.extract, reader.kinds, listed.stamp)
        except InputError as error:
            return Unread(listed.id, digest_of(listed), listed.stamp, str(error))

    return list(map(extract, listed))


def prepare_here(make_reader: Callable[[], ArchiveReader], embedder: Embedder) -> Prepare:
    """Everything on this machine."""

    def prepare(chunks: Iterable[Sequence[Article]], progress: Progress) -> Prepared:
        extract = functools.partial(extract_articles, make_reader)
        with contextlib.closing(prepared(extract, embedder, chunks, progress)) as line:
            for ready in line:
                yield [one for one in ready if isinstance(one, Entry)]

    return prepare


def prepared(
    extract: Callable[[Sequence[Work]], Sequence[Draft | Unread]],
    embedder: Embedder,
    chunks: Iterable[Sequence[Work]],
    progress: Progress,
) -> Generator[list[Entry | Unread], None, None]:
    """The entries of chunks of articles, and which could not be read. Where there are many, ``extract`` is called in another process, and
    has to be a function that can be sent there."""
    errors: list[VerifierError] = []
    remembering = Remembering(embedder)
    waiting: collections.deque[list[Future[list[Entry | Unread]]]] = collections.deque()

    with contextlib.ExitStack() as line:
        extracting = line.enter_context(_ending(ThreadPoolExecutor(1, thread_name_prefix="extract")))
        embedding = line.enter_context(_ending(ThreadPoolExecutor(1, thread_name_prefix="prepare")))
        for number, chunk in enumerate(until_error(chunks, errors)):
            if number == FEW:
                extracting = line.enter_context(_ending(_other_process()))
            parts = [extracting.submit(extract, chunk[start : start + PART]) for start in range(0, len(chunk), PART)]
            waiting.append([embedding.submit(_embed, remembering, part) for part in parts])
            while len(waiting) > (AHEAD if chunk else 0):
                yield from _taken(waiting, progress)
        while waiting:
            yield from _taken(waiting, progress)
    if errors:
        raise errors[0]


def _taken(
    waiting: collections.deque[list[Future[list[Entry | Unread]]]], progress: Progress
) -> Iterator[list[Entry | Unread]]:
    """The oldest chunk, when it is ready; nothing of an empty one."""
    ready: list[Entry | Unread] = []
    for part in waiting.popleft():
        some = part.result()
        progress.advance(len(some))
        ready += some
    if ready:
        yield ready


def _embed(embedder: Embedder, part: Future[Sequence[Draft | Unread]]) -> list[Entry | Unread]:
    made = part.result()
    entries = iter(embed_entries(embedder, [one for one in made if isinstance(one, Draft)]))
    return [one if isinstance(one, Unread) else next(entries) for one in made]


@contextlib.contextmanager
def _ending(executor: Executor) -> Iterator[Executor]:
    """An executor that ends with what it is doing at that moment, and does nothing more."""
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _other_process() -> Executor:
    # Not fork: the embedder's threads may hold a lock at that moment, and the child would wait for it for ever.
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_follow_parent)
    with _inheriting_no_interrupts(), _unnamed_main():
        pool.submit(os.getpid)  # which starts it
    return pool


@contextlib.contextmanager
def _inheriting_no_interrupts() -> Iterator[None]:
    """Ctrl-C is for the process that the user sees, which ends the other one. The other inherits that from its first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _unnamed_main() -> Iterator[None]:
    """A process that is spawned runs the main program's file again, to have its names. None of them is needed here, and a script that calls
    :func:`verifier.verify` at its top level would call it again in there, without end."""
    names = vars(sys.modules["__main__"])
    hidden: dict[str, object] = {name: names[name] for name in ("__file__", "__spec__") if name in names}
    names.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        names.update(hidden)


def _follow_parent() -> None:
    """See to it that this process ends when the one that started it was killed, which a pool's worker does not by itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def until_error(chunks: Iterable[Sequence[Work]], errors: list[VerifierError]) -> Iterator[Sequence[Work]]:
    """The chunks up to an error, which is put into ``errors``: what came before it is made ready first."""
    try:
        yield from chunks
    except VerifierError as error:
        errors.append(error)
