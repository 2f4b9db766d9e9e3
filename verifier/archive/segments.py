"""Segments: what a search goes through, in files that are written once and never changed.

Each commit of an update writes a segment under a random name, synced to disk before the database's transaction names it. So a file that the
database names is whole, and one that it does not name is of no use and is swept away. A segment holds documents, sentences and claims as
columns, each in the order of its ids in the database; which sentence holds which stem (``archive.postings``); and their vectors. Rows of
documents that were deleted stay until segments are merged (``archive.merging``); ids are never given twice.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.arrays import Blocks, map_arrays, write_arrays
from verifier.archive.ivf import IVF_SUFFIX, CoarseIndex
from verifier.archive.postings import Postings
from verifier.archive.schema import damaged
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
    """A segment as the database names it; ``files`` by name with their sizes in bytes."""

    name: str
    documents: int
    sentences: int
    claims: int
    files: Mapping[str, int]


def write_segment(folder: Path, arrays: Mapping[str, NDArray[Any] | Blocks]) -> Segment:
    """Write a segment's columns, postings and vectors to new files, which are on disk when this returns."""
    name = secrets.token_hex(8)
    files = {f"{name}{SUFFIX}": write_arrays(folder / f"{name}{SUFFIX}", arrays)}
    sync_folder(folder)
    documents, sentences, claims = (arrays[f"{what}_ids"].shape[0] for what in ("document", "sentence", "claim"))
    return Segment(name, documents, sentences, claims, files)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the platform can."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def add_segment(db: sqlite3.Connection, segment: Segment) -> None:
    """Name a segment in the database, inside the caller's transaction."""
    db.execute(
        "INSERT INTO segments (name, documents, sentences, claims, files) VALUES (?, ?, ?, ?, ?)",
        (segment.name, segment.documents, segment.sentences, segment.claims, json.dumps(segment.files)),
    )


def read_segments(db: sqlite3.Connection) -> list[Segment]:
    """The segments that the database names, in the order of their ids' ranges."""
    rows = db.execute("SELECT name, documents, sentences, claims, files FROM segments ORDER BY id")
    return [
        Segment(name, documents, sentences, claims, json.loads(files))
        for name, documents, sentences, claims, files in rows
    ]


def sweep(folder: Path, named: Sequence[Segment]) -> None:
    """Remove the files of segments that the database does not name. Only for the process that holds the writer's lock."""
    keep = {file for segment in named for file in segment.files}
    for suffix in (SUFFIX, IVF_SUFFIX):
        for file in folder.glob(f"*{suffix}"):
            if file.name not in keep:
                # On Windows, a file that another process has mapped cannot go; a later update removes it.
                with contextlib.suppress(OSError):
                    file.unlink()


class OpenSegment:
    """A segment, mapped into memory."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        self.segment = segment
        for name, size in segment.files.items():
            try:
                if (folder / name).stat().st_size != size:
                    raise damaged(folder, f"{name} has been changed")
            except OSError as error:
                raise damaged(folder, f"{name} cannot be read") from error
        try:
            self.arrays = map_arrays(folder / f"{segment.name}{SUFFIX}")
            self.postings = Postings(self.arrays)
            self.matrices = {role: Matrix(self.arrays, role) for role in Role}
        except (OSError, ValueError, KeyError) as error:
            raise damaged(folder, f"{segment.name}{SUFFIX} cannot be read") from error
        self._indexes = {
            role: CoarseIndex.map(folder, f"{segment.name}-{role}{IVF_SUFFIX}")
            for role in SEARCHED
            if f"{segment.name}-{role}{IVF_SUFFIX}" in segment.files
        }

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
