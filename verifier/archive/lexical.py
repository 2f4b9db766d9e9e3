"""Word search: BM25 over the sentences that a draft may use, with FTS5 as the table of which stem stands in which sentence.

FTS5's own ``bm25()`` counts over the whole table. Here an article dated after the draft does not exist, so it must not change how rare a
word is: the same draft against the same earlier reporting scores the same, whatever was published since. How often a stem stands in one
sentence is taken as once, which it nearly always is.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verifier.archive.vectors import Ids, Mask

K1 = 1.2
B = 0.75
"""The usual constants (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond)."""


class Lexicon:
    """Where words stand, in an index of which ``sentence_ids`` (ascending) are all the sentences and ``lengths`` their lengths in words."""

    def __init__(self, db: sqlite3.Connection, sentence_ids: Ids, lengths: NDArray[np.float64]) -> None:
        self._db = db
        self._ids = sentence_ids
        self._lengths = lengths
        self._postings: dict[str, NDArray[np.intp]] = {}

    def scores(self, queries: Sequence[Sequence[str]], usable: Mask) -> NDArray[np.float32]:
        """BM25 of every sentence for every query, shape (len(queries), sentences), as a share of what the query's own sentence would get: 0
        to 1. Sentences that are not ``usable`` get 0 and count for nothing."""
        scores = np.zeros((len(queries), len(self._ids)), dtype=np.float32)
        number = int(usable.sum())
        if not number:
            return scores
        mean = float(self._lengths[usable].mean()) or 1.0
        damping = 1.0 + K1 * (1.0 - B + B * self._lengths / mean)
        weights: dict[str, tuple[float, NDArray[np.intp]]] = {}
        for terms, row in zip(queries, scores, strict=True):
            most = 0.0
            for term in terms:
                if term not in weights:
                    where = self._where(term)
                    where = where[usable[where]]
                    weights[term] = math.log1p((number - len(where) + 0.5) / (len(where) + 0.5)), where
                weight, where = weights[term]
                most += weight
                row[where] += weight / damping[where]
            own = 1.0 + K1 * (1.0 - B + B * len(terms) / mean)
            if most:
                np.minimum(row * (own / most), 1.0, out=row)
        return scores

    def _where(self, term: str) -> NDArray[np.intp]:
        """The rows of the sentences that hold a word in any of its inflections."""
        known = self._postings.get(term)
        if known is None:
            # As a quoted string the term is never an operator of the query language, whatever it is made of.
            found = self._db.execute(
                "SELECT rowid FROM words WHERE words MATCH ?", ('"' + term.replace('"', '""') + '"',)
            )
            ids = np.fromiter((row for (row,) in found), dtype=np.int64)
            known = self._postings[term] = np.searchsorted(self._ids, ids)
        return known
