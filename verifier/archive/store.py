"""The one interface of all stores: what is asked of an archive, and how it is filled. A folder's index and a server each implement it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from verifier.archive.entry import Entry
from verifier.archive.query import WEIGHTS, Candidate, Neighbours, Query, Weights
from verifier.archive.status import Status, Update
from verifier.claims import Claim
from verifier.progress import Progress
from verifier.text import Article


class Searchable(Protocol):
    """An archive open for searching. For one thread; to be closed, or used in a ``with`` statement.

    Every search sees the archive as of one moment, whoever writes meanwhile. Each method raises ArchiveError where the archive cannot be
    read.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Give it back; searching is over."""

    def documents(self, as_of: datetime.date) -> int:
        """How many documents a draft of that day may use: dated, on it or before."""

    def claims(self, as_of: datetime.date) -> int:
        """How many claims those documents make."""

    def search(
        self,
        queries: Sequence[Query],
        *,
        as_of: datetime.date,
        exclude: str = "",
        limit: int = 40,
        weights: Weights = WEIGHTS,
        since: datetime.date | None = None,
        outlets: Sequence[str] = (),
    ) -> tuple[tuple[Candidate, ...], ...]:
        """For each query the reported claims of its kind that are most like it, at most ``limit``, best first: cut to the days, the outlets
        and the kind first, then ranked (``Index.search``)."""

    def neighbours(self, candidate: Candidate, *, before: int = 1, after: int = 1) -> Neighbours:
        """The sentences around a candidate's; none where its article has changed since the search."""

    def sentences(self, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these articles, by id, its sentences in order; none where it has left the archive since."""

    def siblings(self, candidate: Candidate) -> tuple[Claim[Any], ...]:
        """The other claims of a candidate's sentence, in order; none where its article has changed since the search."""

    def unreadable(self) -> dict[str, str]:
        """The articles that belong to it and could not be read, by id, and why, with the cure; none of a store, where ``verify index add``
        has told of them."""

    def status(self) -> Status:
        """What stands in it."""


class Writer(Protocol):
    """A store open for filling: one writer at a time, any number of readers beside it."""

    def known(self, names: Sequence[str]) -> Mapping[str, str]:
        """The digests of those of the articles that the store holds, as documents or as copies of others."""

    def copies_of(self, names: Sequence[str]) -> list[Article]:
        """The articles that are kept as copies of these: what has to stand for itself when they go."""

    def articles(self) -> Iterator[Article]:
        """Every article, copies too, in the order in which they came."""

    def count(self) -> int:
        """How many articles those are."""

    def is_finished(self, digest: str) -> bool:
        """Whether a file with this digest has been taken in whole, and nothing taken out since."""

    def finish(self, digest: str, name: str) -> None:
        """Remember that."""

    def put(self, entries: Sequence[Entry], done: Update, *, remove: Sequence[str] = ()) -> Update:
        """Take articles out and put others in, in the place of what stands under their ids, all or nothing; ``done`` with what that did.
        Repeating it changes nothing. An article that repeats another (``archive.duplicates``) is kept as its copy."""

    def merge_if_due(self, progress: Progress | None = None) -> None:
        """Tidy up where searching has become slower than it needs to be."""

    def compact(self, progress: Progress | None = None) -> None:
        """Tidy up all there is: the smallest and fastest form of what the store holds."""
