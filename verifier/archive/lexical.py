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
from verifier.archive.vectors import Mask, Rows, SomeRows

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
            parts = [rows.of(stem).astype(np.intp) + at for rows, at in zip(self._postings, self._starts, strict=True)]
            rows = parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.intp), *parts])
            found = rows if found is None else np.intersect1d(found, rows, assume_unique=True)
        return np.empty(0, dtype=np.intp) if found is None else found


def scores(asked: Asked, lengths: NDArray[np.int32], rows: SomeRows) -> NDArray[np.float32]:
    """BM25 of sentences, of which ``lengths`` are all the lengths, as a share of what the query's own sentence would get: 0 to 1."""
    total = np.zeros(len(rows), dtype=np.float32)
    damping = 1.0 + K1 * (1.0 - B + B * lengths[rows] / asked.mean)
    for word, where in asked.words:
        if not len(where):
            continue
        at = np.minimum(np.searchsorted(where, rows), len(where) - 1)
        holds = where[at] == rows
        total[holds] += word / damping[holds]
    return np.minimum(total * (asked.own / asked.most), 1.0) if asked.most else total


def best(asked: Asked, lengths: NDArray[np.int32], mask: Mask, n: int, exact: bool) -> Rows:
    """The rows of the n sentences under ``mask`` with the highest scores above zero, best first; a tie goes to the earlier.

    Not ``exact``, only those are found that hold one of the rarer words, and the score of the common ones is left out of finding them.
    """
    words = asked.words
    if not exact:
        rare: set[int] = set()
        budget = BUDGET
        for number in sorted(range(len(words)), key=lambda number: len(words[number][1])):
            budget -= len(words[number][1])
            if budget < 0 and rare:
                break
            rare.add(number)
        words = tuple(word for number, word in enumerate(words) if number in rare)
    total = np.zeros(len(lengths), dtype=np.float32)
    for word, where in words:
        total[where] += word / (1.0 + K1 * (1.0 - B + B * lengths[where] / asked.mean))
    # A sentence comes once for each of its words here: enough of them are kept for n different ones.
    rows = np.concatenate([np.empty(0, dtype=np.intp), *(where for _, where in words)])
    rows = among(rows, mask)
    kept = n * max(1, len(words))
    if len(rows) > kept:
        values = total[rows]
        rows = rows[values >= np.partition(values, len(values) - kept)[len(values) - kept]]
    rows = np.unique(rows)
    chosen: Rows = rows[np.lexsort((rows, -scores(asked, lengths, rows)))][:n]
    return chosen
