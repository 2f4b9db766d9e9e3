"""Word search: BM25 over the sentences that a draft may use.

An article dated after the draft does not exist, so it must not change how rare a word is: the same draft against the same earlier reporting
scores the same, whatever was published since. How often a stem stands in one sentence is taken as once, which it nearly always is.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from verifier.archive.postings import Postings
from verifier.archive.stems import Stemmer
from verifier.archive.vectors import Mask, Rows, SomeRows, holds
from verifier.distinct import distinct

K1: Final = 1.2
B: Final = 0.75
"""The usual constants (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond)."""

EXACT_SENTENCES: Final = 200_000
"""Usable sentences up to which the best are looked for among all that share a word with the query."""
BUDGET: Final = 20_000
"""Beyond that: places that are looked at, those of the rarest words first. A word that stands in more than that adds little to any score,
and what it adds is still counted for those that are found."""


def weight(number: int, holding: int) -> float:
    """What a word counts that ``holding`` of ``number`` sentences hold."""
    return math.log1p((number - holding + 0.5) / (holding + 0.5))


def own_score(terms: int, mean: float) -> float:
    """By how much a word's weight counts in a sentence of just the query's ``terms``."""
    return 1.0 + K1 * (1.0 - B + B * terms / mean)


def among(rows: Rows, mask: Mask) -> Rows:
    """Those of some rows that are under a mask. As ``rows[mask[rows]]``, but without a branch for the processor to guess."""
    chosen: Rows = np.compress(mask.take(rows), rows)
    return chosen


class _Usable(Protocol):
    """The sentences that count: a mask, their number, and their mean length in words."""

    @property
    def sentences(self) -> Mask: ...
    @property
    def number(self) -> int: ...
    @property
    def mean(self) -> float: ...


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A query's words: for each its weight, and the usable sentences it stands in (ascending)."""

    words: tuple[tuple[float, Rows], ...]
    most: float
    """The sum of the weights."""
    own: float
    mean: float


class Lexicon:
    """Where words stand, in an index whose segments have these postings and so many sentences each."""

    def __init__(self, postings: Sequence[Postings], sizes: Sequence[int]) -> None:
        self._postings = postings
        self._starts = [sum(sizes[:i]) for i in range(len(sizes))]

    def ask(
        self, terms: Sequence[str], usable: _Usable, stemmer: Stemmer, known: dict[str, tuple[float, Rows]]
    ) -> Asked:
        """A query over the usable sentences; ``known`` keeps what words have given, for more queries over the same."""
        for term in terms:
            if term not in known:
                where = self._where(stemmer.word(term))
                where = among(where, usable.sentences)
                known[term] = weight(usable.number, len(where)), where
        words = tuple(known[term] for term in terms) if usable.number else ()
        mean = usable.mean or 1.0
        return Asked(words, sum(w for w, _ in words), own_score(len(terms), mean), mean)

    def _where(self, stems: Sequence[str]) -> Rows:
        """The rows of the sentences that hold all stems."""
        found: Rows | None = None
        for stem in stems:
            parts = [part.of(stem) for part in self._postings]
            if len(parts) == 1:
                rows = parts[0].astype(np.intp)
            else:
                moved = (part.astype(np.intp) + at for part, at in zip(parts, self._starts, strict=True))
                rows = np.concatenate([np.empty(0, dtype=np.intp), *moved])
            found = rows if found is None else np.intersect1d(found, rows, assume_unique=True)
        return np.empty(0, dtype=np.intp) if found is None else found


def damping(lengths: NDArray[np.int32], mean: float) -> NDArray[np.float64]:
    """What a word's weight is divided by in sentences of these lengths."""
    return np.asarray(1.0 + K1 * (1.0 - B + B * lengths / mean))


def scores(asked: Asked, lengths: NDArray[np.int32], rows: SomeRows) -> NDArray[np.float32]:
    """BM25 of sentences, of which ``lengths`` are all the lengths, as a share of what the query's own sentence would get: 0 to 1."""
    total = np.zeros(len(rows), dtype=np.float32)
    by = damping(lengths[rows], asked.mean)
    for word, where in asked.words:
        found = holds(where, rows)
        total[found] += word / by[found]
    return _share(asked, total)


def _share(asked: Asked, total: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.minimum(total * (asked.own / asked.most), 1.0) if asked.most else total


class Ranking(Protocol):
    """How well sentences fit a query."""

    def scores(self, rows: SomeRows) -> NDArray[np.float32]:
        """The scores of some sentences, 0 to 1."""

    def best(self, mask: Mask, n: int) -> Rows:
        """The rows of the n sentences under ``mask`` with the highest scores above zero, best first; a tie goes to the earlier."""


class OfAll:
    """The scores of all sentences, in an index in which that is little work. ``by`` is the damping of each sentence."""

    def __init__(self, asked: Asked, by: NDArray[np.float64]) -> None:
        total = np.zeros(len(by), dtype=np.float32)
        for word, where in asked.words:
            total[where] += word / by[where]
        self._asked = asked
        self._total = total
        self._rows = np.flatnonzero(total != 0.0)  # of truth values, which numpy does several times as fast

    def scores(self, rows: SomeRows) -> NDArray[np.float32]:
        """See :class:`Ranking`."""
        return _share(self._asked, self._total[rows])

    def best(self, mask: Mask, n: int) -> Rows:
        """See :class:`Ranking`."""
        rows = among(self._rows, mask)
        return rows[_first(self.scores(rows), n)]


class OfTheRarest:
    """Finds only sentences that hold one of the rarer words, and leaves the score of the common ones out of finding them."""

    def __init__(self, asked: Asked, lengths: NDArray[np.int32]) -> None:
        self._asked = asked
        self._lengths = lengths

    def scores(self, rows: SomeRows) -> NDArray[np.float32]:
        """See :class:`Ranking`."""
        return scores(self._asked, self._lengths, rows)

    def best(self, mask: Mask, n: int) -> Rows:
        """See :class:`Ranking`."""
        words, lengths = self._rare(), self._lengths
        total = np.zeros(len(lengths), dtype=np.float32)
        for word, where in words:
            total[where] += word / damping(lengths[where], self._asked.mean)
        # A sentence comes once for each of its words here: enough of them are kept for n different ones.
        rows = np.concatenate([np.empty(0, dtype=np.intp), *(where for _, where in words)])
        rows = among(rows, mask)
        kept = n * max(1, len(words))
        if len(rows) > kept:
            values = total[rows]
            rows = rows[values >= np.partition(values, len(values) - kept)[len(values) - kept]]
        rows = distinct(rows)
        return rows[_first(self.scores(rows), n)]

    def _rare(self) -> list[tuple[float, Rows]]:
        """The words, in their order, that stand in the fewest sentences: as many as the budget allows, and one at least."""
        words = self._asked.words
        rare: set[int] = set()
        budget = BUDGET
        for number in sorted(range(len(words)), key=lambda number: len(words[number][1])):
            budget -= len(words[number][1])
            if budget < 0 and rare:
                break
            rare.add(number)
        return [word for number, word in enumerate(words) if number in rare]


def _first(scores: NDArray[np.float32], n: int) -> Rows:
    """The places of the n highest scores, best first; a tie goes to the earlier."""
    places = np.arange(len(scores))
    if len(scores) > n:
        places = np.flatnonzero(scores >= np.partition(scores, len(scores) - n)[len(scores) - n])
    first: Rows = places[np.argsort(-scores[places], kind="stable")][:n]
    return first
