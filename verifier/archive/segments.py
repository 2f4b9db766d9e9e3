"""Segments: what a search goes through, in files that are written once and never changed.

Each commit of an update writes a segment under a random name, synced to disk before the database's transaction names it. So a file that the
database names is whole, and one that it does not name is of no use and is swept away. A segment holds documents, sentences and claims as
columns, each in the order of its ids in the database; which sentence holds which stem (``archive.postings``); and their vectors. Rows of
documents that were deleted stay until segments are merged (``archive.merging``); ids are never given twice.
"""

from __future__ import annotations

import dataclasses
import functools
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.arrays import ArrayFile, Blocks, write_arrays
from verifier.archive.integrity import Damage
from verifier.archive.ivf import IVF_SUFFIX, CoarseIndex
from verifier.archive.postings import STEMS, Postings
from verifier.archive.storage import Storage, Written
from verifier.archive.vectors import SEARCHED, Ids, Mask, Matrix, Role, Rows, SomeRows, top
from verifier.models.embedder import Vectors

SUFFIX: Final = ".segment"

COLUMNS: Final = {
    "document_ids": np.int64,
    "document_day": np.int32,  # an ordinal; UNDATED where the document has no date
    "sentence_ids": np.int64,
    "sentence_document": np.int32,  # rows in the segment, here and below
    "sentence_length": np.int32,  # words
    "claim_ids": np.int64,
    "claim_document": np.int32,
    "claim_sentence": np.int32,
    "claim_kind": np.uint8,
    "claim_position": np.int32,
}
"""The columns and their types."""

UNDATED: Final = 0
"""In place of a date's ordinal: no date has it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Segment:
    """A segment as the database names it, with its files by name."""

    name: str
    documents: int
    sentences: int
    claims: int
    files: Mapping[str, Written]

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(written.size for written in self.files.values())


def write_segment(storage: Storage, arrays: Mapping[str, NDArray[Any] | Blocks]) -> Segment:
    """Write a segment's columns, postings and vectors to new files, which are on disk when this returns."""
    name = secrets.token_hex(8)
    file = f"{name}{SUFFIX}"
    files = {file: storage.write(file, functools.partial(write_arrays, arrays=arrays))}
    documents, sentences, claims = (arrays[f"{what}_ids"].shape[0] for what in ("document", "sentence", "claim"))
    return Segment(name, documents, sentences, claims, files)


def add_segment(db: sqlite3.Connection, segment: Segment) -> None:
    """Name a segment in the database, inside the caller's transaction."""
    db.execute(
        "INSERT INTO segments (name, documents, sentences, claims) VALUES (?, ?, ?, ?)",
        (segment.name, segment.documents, segment.sentences, segment.claims),
    )
    rows = [(name, segment.name, written.size, written.sums) for name, written in segment.files.items()]
    db.executemany("INSERT INTO files VALUES (?, ?, ?, ?)", rows)


def forget_segments(db: sqlite3.Connection) -> None:
    """Name no segment any more, inside the caller's transaction."""
    db.execute("DELETE FROM segments")
    db.execute("DELETE FROM files")


def read_segments(db: sqlite3.Connection) -> list[Segment]:
    """The segments that the database names, in the order of their ids' ranges."""
    files: dict[str, dict[str, Written]] = {}
    for name, segment, size, sums in db.execute("SELECT name, segment, size, sums FROM files ORDER BY name"):
        files.setdefault(segment, {})[name] = Written(size, sums)
    rows = db.execute("SELECT name, documents, sentences, claims FROM segments ORDER BY id")
    return [
        Segment(name, documents, sentences, claims, files.get(name, {})) for name, documents, sentences, claims in rows
    ]


def sweep(storage: Storage, named: Sequence[Segment]) -> None:
    """Remove the files of segments that the database does not name. Only for the process that holds the writer's lock."""
    storage.sweep((SUFFIX, IVF_SUFFIX), {file for segment in named for file in segment.files})


class OpenSegment:
    """A segment, mapped into memory. What is read of it is compared with its checksums: at once and altogether where it is opened
    ``whole``, or else the columns and the list of stems at once, and vectors and the places of words when they are read.

    FAISS reads its own files: where these are large, they are compared only by ``check_all``.
    """

    def __init__(self, storage: Storage, segment: Segment, *, whole: bool = True) -> None:
        """Raises Damage."""
        self.segment = segment
        self._files = {name: storage.open(name, written) for name, written in segment.files.items()}
        try:
            file = ArrayFile(self._files[f"{segment.name}{SUFFIX}"])
            if whole:
                self.check_all()
            else:
                for name in (*COLUMNS, *STEMS):
                    file.check(name, slice(None))
            self.arrays = file.arrays
            self.postings = Postings(self.arrays, file.check)
            self.matrices = {role: Matrix(self.arrays, role, file.check) for role in Role}
        except (ValueError, KeyError) as error:
            raise Damage(f"{segment.name}{SUFFIX}", "cannot be read") from error
        self._indexes = (
            {}
            if storage.folder is None
            else {
                role: CoarseIndex.map(storage.folder, f"{segment.name}-{role}{IVF_SUFFIX}")
                for role in SEARCHED
                if f"{segment.name}-{role}{IVF_SUFFIX}" in segment.files
            }
        )

    def check_all(self) -> None:
        """Compare all files with their checksums. Raises Damage."""
        for file in self._files.values():
            file.check_all()

    def forget(self) -> None:
        """Give back the memory of what has been read of the files: for who goes through all of a large one."""
        for file in self._files.values():
            file.forget()

    def nearest(
        self, role: Role, queries: Vectors, n: int, mask: Mask, *, exact: bool = False
    ) -> tuple[NDArray[np.float32], Rows]:
        """For each query the rows under ``mask`` with the highest dot products, best first, shape (queries, at most n): cut first, then
        ranked. Rows of -1 with a score of minus infinity fill up where an approximate search found fewer."""
        number = int(np.count_nonzero(mask))
        index = self._indexes.get(role)
        if exact or index is None or index.is_narrow(number):
            return self.matrices[role].nearest(queries, n, np.flatnonzero(mask))
        return index.search(queries, min(n, number), mask, number)


def nearest(
    segments: Sequence[OpenSegment], role: Role, queries: Vectors, n: int, mask: Mask, *, exact: bool = False
) -> tuple[Rows, ...]:
    """For each query the rows, over all segments one after the other, with the highest dot products under ``mask``, best first."""
    found, at = [], 0
    for segment in segments:
        size = len(segment.matrices[role])
        scores, rows = segment.nearest(role, queries, n, mask[at : at + size], exact=exact)
        found.append((scores, np.where(rows < 0, -1, rows + at)))
        at += size
    if not found:
        return (np.empty(0, dtype=np.intp),) * len(queries)
    _, best = top(np.concatenate([s for s, _ in found], axis=1), np.concatenate([r for _, r in found], axis=1), n)
    return tuple(row[row >= 0] for row in best)


def gather(segments: Sequence[OpenSegment], role: Role, rows: SomeRows) -> Vectors:
    """Vectors by row over all segments one after the other, shape (len(rows), d)."""
    if len(segments) == 1:
        return segments[0].matrices[role].rows(rows)
    result = np.empty((len(rows), segments[0].matrices[role].dimension), dtype=np.float32)
    at = 0
    for segment in segments:
        matrix = segment.matrices[role]
        here = np.flatnonzero((rows >= at) & (rows < at + len(matrix)))
        if len(here):
            result[here] = matrix.rows(rows[here] - at)
        at += len(matrix)
    return result


def ids_of(segments: Sequence[OpenSegment], what: str) -> Ids:
    """The ids of all segments' documents, sentences or claims ("document", …), ascending."""
    return column(segments, f"{what}_ids")


def column(segments: Sequence[OpenSegment], name: str) -> NDArray[Any]:
    """A column over all segments; where there is one segment, its own memory."""
    if len(segments) == 1:
        return segments[0].arrays[name]
    return np.concatenate([np.empty(0, dtype=COLUMNS[name]), *(segment.arrays[name] for segment in segments)])


def reference(segments: Sequence[OpenSegment], name: str, to: str) -> NDArray[np.int32]:
    """A column of rows in another table ("document", "sentence"), as rows over all segments."""
    if len(segments) == 1:
        only: NDArray[np.int32] = segments[0].arrays[name]
        return only
    parts, at = [np.empty(0, dtype=np.int32)], 0
    for segment in segments:
        parts.append(segment.arrays[name] + np.int32(at))
        at += len(segment.arrays[f"{to}_ids"])
    return np.concatenate(parts)
