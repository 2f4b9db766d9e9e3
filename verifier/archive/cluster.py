"""Making articles ready for a store on many machines: a Dask cluster finds the claims and embeds, and this process, the one writer, stores.

Chunks are sent as they are read, a bounded number at a time, and stored in the order in which they were read. A chunk whose worker dies is
given to another one by the scheduler. Where this process dies, the store holds what was stored until then; the next run passes over that
and goes on. Dask sends functions and objects with pickle: docs/archive.md says whom that makes to be trusted.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import verifier
from verifier.archive.entry import Entry, embed_entries
from verifier.archive.preparing import AHEAD, Prepare, Prepared, extract_articles, until_error
from verifier.archive.reader import ArchiveReader, default_reader
from verifier.archive.remembering import Remembering
from verifier.archive.schema import SCHEMA_VERSION
from verifier.archive.status import Identity
from verifier.errors import ArchiveError, UsageError, VerifierError
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.progress import Progress
from verifier.text import Article

MakeTools: TypeAlias = Callable[[], tuple[ArchiveReader, Embedder]]
"""What a worker reads and embeds with: a function that can be sent to it, and remembers what it made."""

_CONNECTING: Final = 20
"""Seconds in which a scheduler has to answer."""
_PATIENCE: Final = 60
"""Seconds without a result after which it is asked whether there are any workers."""
_SAME: Final = "Install the same version of newsroom-verifier[dask], with the same model, on every worker."


@dataclasses.dataclass(frozen=True, slots=True)
class Build:
    """What has to be the same on every machine, so that a store does not depend on who made what."""

    version: str
    schema: int
    identity: Identity


def build_of(reader: ArchiveReader, embedder: Embedder) -> Build:
    """That of the tools of this process."""
    identity = reader.identity(embedder)
    return Build(verifier.__version__, SCHEMA_VERSION, identity)


@functools.lru_cache(maxsize=1)
def load_tools(model: str) -> tuple[ArchiveReader, Embedder]:
    """The reader, and the embedder of a model, once in a worker. A worker has as many processes or threads as it is told to, each of which
    embeds one text at a time."""
    return default_reader(), load_embedder(model, threads=1)


def prepare_on_cluster(scheduler: str, make_tools: MakeTools, build: Build) -> Prepare:
    """Everything on the workers of a scheduler, tcp://HOST:PORT, or tls:// as Dask's own configuration says, all of the same ``build``.

    UsageError for another address, ArchiveError where Dask is not installed, and, when it is used, where no scheduler or worker answers or
    a worker is of another build.
    """
    if not scheduler.startswith(("tcp://", "tls://")):
        raise UsageError(
            f"--scheduler cannot read {scheduler!r}.", cure="Give its address: tcp://HOST:PORT, or tls://HOST:PORT."
        )
    _library()
    return functools.partial(_prepared, scheduler, functools.partial(make_ready, make_tools, build))


def make_ready(make_tools: MakeTools, build: Build, articles: Sequence[Article]) -> list[Entry]:
    """What a worker does with a chunk. Raises ArchiveError where it is of another build."""
    reader, embedder = make_tools()
    own = build_of(reader, embedder)
    if own != build:
        what = build.identity.difference(own.identity) or f"version {own.version} of this program, not {build.version}"
        raise ArchiveError(f"A worker has {what}.", cure=_SAME)
    return embed_entries(Remembering(embedder), extract_articles(lambda: reader, articles))


def _prepared(
    scheduler: str,
    work: Callable[[Sequence[Article]], list[Entry]],
    chunks: Iterable[Sequence[Article]],
    progress: Progress,
) -> Prepared:
    errors: list[VerifierError] = []
    with _connected(scheduler) as client:
        waiting: collections.deque[Any] = collections.deque()

        def taken() -> Iterator[list[Entry]]:
            entries = _result(client, waiting.popleft(), scheduler)
            progress.advance(len(entries))
            yield entries

        for chunk in until_error(chunks, errors):
            if chunk:
                waiting.append(client.submit(work, chunk, pure=False))
            # Two for each thread: one to work at, one that is on its way meanwhile.
            while len(waiting) > (max(AHEAD, 2 * sum(client.nthreads().values())) if chunk else 0):
                yield from taken()
        while waiting:
            yield from taken()
    if errors:
        raise errors[0]


@contextlib.contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """A client of the scheduler. Whatever it still waits for is forgotten by the cluster when it goes."""
    try:
        client = _library().Client(scheduler, timeout=_CONNECTING, set_as_default=False, name="verify")
    except (OSError, ValueError) as error:
        raise ArchiveError(
            f"No Dask scheduler answers: {error}.", path=scheduler, cure="Start one: dask scheduler (docs/archive.md)."
        ) from error
    try:
        yield client
    finally:
        client.close(timeout=5)


def _result(client: Any, future: Any, scheduler: str) -> list[Entry]:
    """What a worker has made, when it is there."""
    while True:
        try:
            entries: list[Entry] = future.result(timeout=_PATIENCE)
            return entries
        except VerifierError:
            raise
        except TimeoutError as error:
            if client.nthreads():
                continue
            cure = f"Start some: dask worker {scheduler}. Then run the command again; it goes on where it stopped."
            raise ArchiveError("The scheduler has no workers.", path=scheduler, cure=cure) from error
        except (Exception, asyncio.CancelledError) as error:
            # A worker that lacks this package, that was killed three times over a chunk, a scheduler that is gone.
            raise ArchiveError(
                f"The cluster did not make the articles ready: {type(error).__name__}: {str(error).partition(chr(10))[0]}.",
                path=scheduler,
                cure=f"{_SAME} Then run the command again; it goes on where it stopped.",
            ) from error


def _library() -> Any:
    """Dask's distributed. ArchiveError where it is not installed."""
    try:
        import distributed
    except ImportError as error:
        raise ArchiveError(
            "A cluster needs the package distributed.", cure="Install it: pip install 'newsroom-verifier[dask]'."
        ) from error
    library: Any = distributed
    return library
