"""Merging segments: fewer, larger ones, without the rows of deleted documents.

A row is rewritten when the segments after its own have together become as large as that one, so about as often as its number has
doublings. From ``EXACT_CLAIMS`` claims on a segment's vectors are kept with eight bits a number and searched by an inverted file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.arrays import Blocks
from verifier.archive.ivf import IVF_SUFFIX, CoarseIndex
from verifier.archive.postings import posting_arrays
from verifier.archive.schema import writing
from verifier.archive.segments import (
    COLUMNS,
    OpenSegment,
    Segment,
    add_segment,
    column,
    forget_segments,
    reference,
    write_segment,
)
from verifier.archive.storage import Storage
from verifier.archive.vectors import BLOCK, SEARCHED, Ids, Mask, Matrix, Role, Rows, packed_size
from verifier.progress import Progress

MAX_SEGMENTS: Final = 8
MAX_DEAD: Final = 0.25
"""Segments are merged when there are more than so many, or so large a share of their rows belongs to deleted documents."""

EXACT_CLAIMS: Final = 100_000
"""Claims in a segment up to which every vector is kept as it is and compared: a search then takes some milliseconds and is exact."""


def due(segments: Sequence[Segment], dead: int) -> int | None:
    """From which segment on all are to be merged into one; None where nothing is to be done. ``dead`` counts deleted documents."""
    if dead > MAX_DEAD * sum(segment.documents for segment in segments):
        return 0
    if len(segments) <= MAX_SEGMENTS:
        return None
    sizes = [segment.sentences + segment.claims for segment in segments]
    return next((i for i in range(len(sizes) - 2) if sizes[i] <= sum(sizes[i + 1 :])), len(sizes) - 2)


def merge(
    storage: Storage, db: sqlite3.Connection, segments: Sequence[Segment], start: int, progress: Progress
) -> None:
    """Replace the segments from ``start`` on by one; the old files stay until they are swept away. For who holds the writer's lock.

    Raises Damage where one is not what was written: the new one's checksums would hide it.
    """
    kept, old = segments[:start], segments[start:]
    gone = np.array([id for (id,) in db.execute("SELECT document FROM gone ORDER BY document")], dtype=np.int64)
    # Not whole at once: what is read of a segment is compared then, and given back, so that merging takes no more memory than it must.
    opened = [OpenSegment(storage, segment, whole=False) for segment in old]
    new = _write(storage, opened, gone, progress)
    with writing(db):
        forget_segments(db)
        for segment in (*kept, *([new] if new.documents else [])):
            add_segment(db, segment)
        for one in opened:
            ids: Ids = one.arrays["document_ids"]
            if len(ids):
                db.execute("DELETE FROM gone WHERE document BETWEEN ? AND ?", (int(ids[0]), int(ids[-1])))


def _write(storage: Storage, segments: Sequence[OpenSegment], gone: Ids, progress: Progress) -> Segment:
    documents = ~np.isin(column(segments, "document_ids"), gone)
    of_sentence = reference(segments, "sentence_document", "document")
    of_claim = reference(segments, "claim_document", "document")
    live = {"document": documents, "sentence": documents[of_sentence], "claim": documents[of_claim]}
    new_row = {what: np.cumsum(mask) - 1 for what, mask in live.items()}

    arrays: dict[str, NDArray[Any] | Blocks] = {}
    for name in COLUMNS:
        what, _, to = name.partition("_")
        values = reference(segments, name, to) if to in live else column(segments, name)
        values = values[live[what]]
        arrays[name] = (new_row[to][values] if to in live else values).astype(COLUMNS[name])
    arrays |= posting_arrays(_postings(segments, live["sentence"], new_row["sentence"]))
    folder = storage.folder
    large = int(live["claim"].sum()) > EXACT_CLAIMS and folder is not None
    for role in Role:
        rows = np.flatnonzero(live[role.table[:-1]])
        dimension = segments[0].matrices[role].dimension
        if large:
            packed = (matrix.packed(some) for matrix, some in _parts(segments, role, rows))
            arrays[role] = Blocks((len(rows), packed_size(dimension)), np.dtype(np.int8), packed)
        else:
            whole = (matrix.rows(some) for matrix, some in _parts(segments, role, rows))
            arrays[role] = Blocks((len(rows), dimension), np.dtype(np.float32), whole)
    plain = write_segment(storage, arrays)
    if not large or folder is None:
        return plain
    opened = OpenSegment(storage, plain, whole=False)
    files = dict(plain.files)
    for role in SEARCHED:
        index = CoarseIndex.train(opened.matrices[role], progress)
        name = f"{plain.name}-{role}{IVF_SUFFIX}"
        files[name] = index.write(folder / name)
        opened.forget()
    return Segment(plain.name, plain.documents, plain.sentences, plain.claims, files)


def _postings(
    segments: Sequence[OpenSegment], live: Mask, new_row: NDArray[np.intp]
) -> dict[bytes, NDArray[np.uint32]]:
    """The postings of all segments, with the rows that the sentences get."""
    parts: dict[bytes, list[NDArray[np.uint32]]] = {}
    at = 0
    for segment in segments:
        size = len(segment.arrays["sentence_ids"])
        for stem, rows in segment.postings.items():
            old = rows.astype(np.intp) + at
            new = new_row[old[live[old]]].astype(np.uint32)
            if len(new):
                parts.setdefault(stem, []).append(new)
        at += size
    return {stem: some[0] if len(some) == 1 else np.concatenate(some) for stem, some in parts.items()}


def _parts(segments: Sequence[OpenSegment], role: Role, rows: Rows) -> Iterator[tuple[Matrix, Rows]]:
    """Rows over all segments, block by block, each with the matrix it lies in and as rows of that."""
    at = 0
    for segment in segments:
        matrix = segment.matrices[role]
        inside = rows[(rows >= at) & (rows < at + len(matrix))] - at
        for start in range(0, len(inside), BLOCK):
            yield matrix, inside[start : start + BLOCK]
            segment.forget()
        at += len(matrix)
