"""What every store ranks its finds by, so that the same archive gives the same candidates wherever it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.query import Weights
from verifier.archive.vectors import Rows
from verifier.models.embedder import Vectors

LIKENESSES: Final = ("masked", "sentence", "clause", "window", "document", "lexical")
"""In the order of the fields of Candidate."""

DEPTH: Final = 2
"""Each way of searching adds its best ``DEPTH * limit`` to the pool that is scored: what is good by the sum is seldom far down in all."""

DIGITS: Final = 6
"""To which scores are rounded, so that the order of a tie does not hang on the last bit of a sum."""


def cosines(vectors: Vectors, query: Vectors) -> NDArray[np.float32]:
    """The dot products of vectors (n, d) with one (d,).

    Row by row, unlike a BLAS product, whose last bits may depend on how many rows there are.
    """
    products: NDArray[np.float32] = np.einsum("ij,j->i", vectors, query)
    return products


def rank(
    likenesses: NDArray[np.float64],
    weights: Weights,
    limit: int,
    places: Callable[[Rows], Sequence[tuple[str, int]]],
) -> tuple[Rows, NDArray[np.float64], NDArray[np.float64]]:
    """The best of a pool: which rows of ``likenesses`` (n, 6), best first, with their likenesses and scores.

    A tie goes by the article's id and the claim's place in it, which ``places`` tells of some rows: so the order in which the articles came
    into the store does not matter.
    """
    likenesses = likenesses.round(DIGITS)
    scores = (likenesses @ np.array([getattr(weights, name) for name in LIKENESSES])).round(DIGITS)
    rows = np.arange(len(scores))
    if len(rows) > limit:
        rows = np.flatnonzero(scores >= np.partition(scores, len(scores) - limit)[len(scores) - limit])
    told = places(rows)
    order = sorted(range(len(rows)), key=lambda i: (-scores[rows[i]], told[i]))[:limit]
    best = rows[np.array(order, dtype=np.intp)]
    return best, likenesses[best], scores[best]
