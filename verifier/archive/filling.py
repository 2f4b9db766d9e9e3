"""The commands that fill a store, whichever it is: what ``verify index add``, ``update``, ``remove`` and ``compact`` do."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from verifier import reading
from verifier.archive import embedded, server
from verifier.archive.ingest import Collection, Ingested, digest_of, ingest
from verifier.archive.ingest import remove as remove_articles
from verifier.archive.preparing import Prepare, prepare_here
from verifier.archive.reader import ArchiveReader, default_reader
from verifier.archive.status import Update
from verifier.archive.store import Writer
from verifier.errors import InputError, UsageError
from verifier.models.embedder import Embedder
from verifier.progress import Message, Progress

STDIN = "-"


class Filler:
    """A store, by its address, and what its articles are read and embedded with. Every method opens the store, does one job, and closes it.

    ``prepare`` makes articles ready elsewhere than in this process (``archive.cluster``).

    All raise ArchiveError where the store cannot be opened or was filled with another model or version of the program.
    """

    def __init__(
        self,
        address: str,
        embedder: Embedder,
        *,
        make_reader: Callable[[], ArchiveReader] = default_reader,
        prepare: Prepare | None = None,
        progress: Progress,
        message: Message,
        warn: Message,
    ) -> None:
        self._address = address
        self._progress = progress
        self._message = message
        self._warn = warn
        reader = make_reader()
        self._identity = reader.identity(embedder)
        self._prepare = prepare_here(make_reader, embedder) if prepare is None else prepare

    def add(
        self,
        paths: Sequence[str],
        *,
        replace: bool = False,
        strict: bool = False,
        format: str | None = None,
        columns: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
    ) -> Ingested:
        """Take in the articles of files, of the files in folders, and, for ``-``, of standard input. ``columns`` maps our fields to the
        files' own names. An article that cannot be read is reported and passed over, or, with ``strict``, raised."""
        collections = list(_collections(paths, format, columns, stdin or sys.stdin.buffer))
        with self._writer() as writer:
            return ingest(
                writer,
                collections,
                self._prepare,
                replace=replace,
                strict=strict,
                progress=self._progress,
                warn=self._warn,
            )

    def remove(self, names: Sequence[str]) -> Update:
        """Take articles out. UsageError where one is not there."""
        with self._writer() as writer:
            done = remove_articles(writer, names, self._prepare)
            writer.merge_if_due(self._progress)
            return done

    def compact(self) -> None:
        """Bring the store into its smallest and fastest form."""
        with self._writer() as writer:
            writer.compact(self._progress)

    def reread(self) -> Ingested:
        """Read the stored articles anew, where model or program have changed since they were taken in. Killed, it leaves the store as it
        was, and goes on from there when it is called again."""
        with self._rereading() as pair:
            if pair is None:
                return Ingested(Update())
            old, new = pair
            stored = Collection("the stored articles", "", old.articles, old.count())
            return ingest(
                new, [stored], self._prepare, replace=False, strict=True, progress=self._progress, warn=self._warn
            )

    def _rereading(self) -> contextlib.AbstractContextManager[tuple[Writer, Writer] | None]:
        if server.is_address(self._address):
            return server.reread(self._address, self._identity, self._message)
        return embedded.reread(Path(self._address), self._identity, self._message)

    def _writer(self) -> contextlib.AbstractContextManager[Writer]:
        if server.is_address(self._address):
            return server.open_writer(self._address, self._identity, self._message)
        return embedded.open_writer(Path(self._address), self._identity, self._message)


def _collections(
    paths: Sequence[str], format: str | None, columns: Mapping[str, str] | None, stdin: BinaryIO
) -> Iterator[Collection]:
    """What is to be read, in the order given.

    UsageError for standard input of an unnamed format, InputError where there is no such path.
    """
    how = (format or "", json.dumps(dict(columns or {}), sort_keys=True))
    for path in paths:
        if path == STDIN:
            if format is None:
                raise UsageError("The format of standard input is not known.", cure="Name it with --format.")
            stream = functools.partial(
                reading.read_stream, stdin, name="standard input", format=format, columns=columns
            )
            yield Collection("standard input", "", stream)
            continue
        for found in reading.find_collections([path]):
            read = functools.partial(reading.read_collection, found.path, id=found.id, format=format, columns=columns)
            try:
                digest = digest_of(found.path, found.id, *how)
            except OSError as error:
                raise InputError(
                    f"The file cannot be read: {error.strerror}.", path=str(found.path), cure="Check its permissions."
                ) from error
            yield Collection(str(found.path), digest, read)
