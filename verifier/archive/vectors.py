"""Vectors at rest: as they are in small segments, with eight bits a number in large ones; and the exact search among them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from verifier.archive.postings import Check, unchecked
from verifier.models.embedder import Vectors

Ids: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]
SomeRows: TypeAlias = NDArray[np.intp] | NDArray[np.int32]

BLOCK: Final = 8192
"""Rows that are worked on at once: 12 MB of vectors."""

FEW: Final = 2048
"""Rows up to which numpy compares them, about as fast as FAISS does, whose loading takes longer than a draft's searches among so few."""

_LEVELS: Final = 127.0
_SCALE: Final = np.dtype("<f4")


class Role(enum.StrEnum):
    """What a vector stands for. ``table`` is the table whose rows it belongs to."""

    SENTENCE = "sentence"
    MASKED = "masked"
    CLAUSE = "clause"
    WINDOW = "window"
    DOCUMENT = "document"

    @property
    def table(self) -> str:
        return {Role.SENTENCE: "sentences", Role.DOCUMENT: "documents"}.get(self, "claims")


SEARCHED: Final = (Role.MASKED, Role.SENTENCE)
"""The roles that are searched; the others are only read where a claim has been found."""


def pack(vectors: Vectors) -> NDArray[np.int8]:
    """Vectors (n, d) with eight bits a number, shape (n, d + 4): whole numbers from -127 to 127 and, in the last four bytes, the vector's
    scale, a 32-bit float; ``numbers * scale`` is the vector. They lie together so that it is one place to read and to check.

    The error of a component is half a step at most, and that of a cosine, over some hundred components, about 0.0005.
    """
    scale = (np.abs(vectors).max(axis=1, keepdims=True, initial=0.0) / _LEVELS).astype(_SCALE)
    steps = np.divide(vectors, scale, out=np.zeros_like(vectors), where=scale > 0.0)
    return np.concatenate([np.rint(steps).astype(np.int8), scale.view(np.int8)], axis=1)


def packed_size(dimension: int) -> int:
    """Bytes of a packed vector."""
    return dimension + _SCALE.itemsize


def unpack(packed: NDArray[np.int8]) -> Vectors:
    """Packed vectors (n, d + 4) as 32-bit floats, shape (n, d)."""
    vectors: Vectors = packed[:, : -_SCALE.itemsize].astype(np.float32)
    vectors *= np.ascontiguousarray(packed[:, -_SCALE.itemsize :]).view(_SCALE)
    return vectors


class Matrix:
    """The vectors of one role in one segment, mapped and not read: shape (rows, d)."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], role: Role, check: Check = unchecked) -> None:
        self._role = role
        self._check = check
        self._rows = arrays[role]
        self._packed = self._rows.dtype == np.int8

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._rows.shape[1]) - (_SCALE.itemsize if self._packed else 0)

    def rows(self, rows: SomeRows | slice) -> Vectors:
        """Some of the vectors, as 32-bit floats."""
        self._check(self._role, rows)
        return unpack(self._rows[rows]) if self._packed else self._rows[rows]

    def packed(self, rows: Rows) -> NDArray[np.int8]:
        """Some of the vectors with eight bits a number, as :func:`pack` has them."""
        self._check(self._role, rows)
        return self._rows[rows] if self._packed else pack(self._rows[rows])

    def nearest(self, queries: Vectors, n: int, rows: Rows) -> tuple[NDArray[np.float32], Rows]:
        """For each query the rows, among those given (ascending), with the highest dot products, best first, and the products.

        Both of shape (queries, at most n). Every row is compared.
        """
        if len(rows) <= FEW:
            return _nearest_of_few(self.rows(_run(rows)), queries, n, rows)
        library = faiss_library()
        scores = np.empty((len(queries), 0), dtype=np.float32)
        best = np.empty((len(queries), 0), dtype=np.intp)
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            found, at = library.knn(queries, self.rows(_run(some)), min(n, len(some)), library.METRIC_INNER_PRODUCT)
            scores, best = np.concatenate([scores, found], axis=1), np.concatenate([best, some[at]], axis=1)
            scores, best = top(scores, best, n)
        return scores, best


def _run(rows: Rows) -> Rows | slice:
    """Rows, ascending; as a slice where they have no gaps, so that they are read where they lie, without a copy."""
    if len(rows) == 0 or len(rows) < rows[-1] - rows[0] + 1:
        return rows
    return slice(int(rows[0]), int(rows[-1]) + 1)


def _nearest_of_few(vectors: Vectors, queries: Vectors, n: int, rows: Rows) -> tuple[NDArray[np.float32], Rows]:
    """The same as ``Matrix.nearest``, of few vectors, which belong to the rows; a tie goes to the smaller row."""
    products: NDArray[np.float32] = np.einsum(
        "ij,kj->ik", queries, vectors
    )  # row by row: see ``archive.ranking.cosines``
    n = min(n, len(rows))
    scores = np.empty((len(queries), n), dtype=np.float32)
    best = np.empty((len(queries), n), dtype=np.intp)
    for number, line in enumerate(products):
        # All that are as high as the n-th highest, of which there may be more than n.
        high = (
            np.flatnonzero(line >= np.partition(line, len(line) - n)[len(line) - n])
            if n
            else np.empty(0, dtype=np.intp)
        )
        at = high[np.argsort(-line[high], kind="stable")[:n]]
        scores[number], best[number] = line[at], rows[at]
    return scores, best


def top(scores: NDArray[np.float32], rows: Rows, n: int) -> tuple[NDArray[np.float32], Rows]:
    """The n highest scores of each line, best first, with their rows; a tie goes to the smaller row."""
    order = np.lexsort((rows, -scores), axis=1)[:, :n]
    return np.take_along_axis(scores, order, axis=1), np.take_along_axis(rows, order, axis=1)


def holds(some: Rows, rows: SomeRows) -> Mask:
    """Which of the rows are among some, which ascend."""
    if not len(some):
        return np.zeros(len(rows), dtype=np.bool_)
    held: Mask = some[np.minimum(np.searchsorted(some, rows), len(some) - 1)] == rows
    return held


def faiss_library() -> Any:
    """FAISS, whose signatures, made from C++, are not those of its Python.

    It runs on one thread: OpenMP's spin while they wait for each other, and on a busy machine that makes a search of a millisecond one of a
    hundred. (So do numpy's own products, which for this reason are not used.)
    """
    import faiss

    library: Any = faiss
    library.omp_set_num_threads(1)
    return library
