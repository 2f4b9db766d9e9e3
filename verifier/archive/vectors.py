"""The index's vectors: FAISS files, written once and never changed.

Each commit of an update writes a *segment*: a file for each role that has new vectors, under a random name, synced to disk before the
database's transaction names it. So a file that the database names is whole, and one that it does not name is of no use and is swept away.
A vector's FAISS id is the row's id in the database: of a sentence, a claim or a document. Vectors of rows that were deleted stay in their
segment until segments are merged; ids are never given twice, and a search is always cut to rows that exist.
"""

from __future__ import annotations

import contextlib
import dataclasses
import enum
import os
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from verifier.archive.schema import damaged
from verifier.models.embedder import Vectors

if TYPE_CHECKING:
    import faiss

Ids: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

SUFFIX: Final = ".faiss"


class Role(enum.StrEnum):
    """What a vector stands for. ``table`` is the database table whose rows it belongs to."""

    SENTENCE = "sentence"
    MASKED = "masked"
    CLAUSE = "clause"
    WINDOW = "window"
    DOCUMENT = "document"

    @property
    def table(self) -> str:
        return {Role.SENTENCE: "sentences", Role.DOCUMENT: "documents"}.get(self, "claims")


@dataclasses.dataclass(frozen=True, slots=True)
class SegmentFile:
    """A file of vectors as the database names it."""

    file: str
    role: Role
    vectors: int
    bytes: int


def write_segment(folder: Path, contents: Mapping[Role, tuple[Ids, Vectors]]) -> list[SegmentFile]:
    """Write vectors, whose ids ascend, to new files, which are on disk when this returns. Roles without vectors get no file."""
    import faiss

    name, written = secrets.token_hex(8), []
    for role, (ids, vectors) in contents.items():
        if not len(ids):
            continue
        index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
        index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), ids)
        file = folder / f"{name}-{role}{SUFFIX}"
        with file.open("xb") as stream:
            stream.write(faiss.serialize_index(index).tobytes())
            stream.flush()
            os.fsync(stream.fileno())
        written.append(SegmentFile(file.name, role, len(ids), file.stat().st_size))
    sync_folder(folder)
    return written


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the platform can."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def add_segments(db: sqlite3.Connection, segments: Sequence[SegmentFile]) -> None:
    """Name files in the database, inside the caller's transaction."""
    rows = [(s.file, s.role, s.vectors, s.bytes) for s in segments]
    db.executemany("INSERT INTO segments (file, role, vectors, bytes) VALUES (?, ?, ?, ?)", rows)


def read_segments(db: sqlite3.Connection) -> list[SegmentFile]:
    """The files that the database names, oldest first."""
    rows = db.execute("SELECT file, role, vectors, bytes FROM segments ORDER BY id")
    return [SegmentFile(file, Role(role), vectors, size) for file, role, vectors, size in rows]


def sweep(folder: Path, named: Sequence[SegmentFile]) -> None:
    """Remove the vector files that the database does not name. Only for the process that holds the writer's lock."""
    keep = {segment.file for segment in named}
    for file in folder.glob(f"*{SUFFIX}"):
        if file.name not in keep:
            with contextlib.suppress(
                OSError
            ):  # on Windows, a file that another process has mapped; a later update removes it
                file.unlink()


class VectorTable:
    """The vectors of one role: ``ids`` ascending, ``matrix`` (len(ids), d) in the same order. Files are mapped into memory, not read."""

    def __init__(self, folder: Path, role: Role, segments: Sequence[SegmentFile], dimension: int) -> None:
        files = [segment for segment in segments if segment.role is role]
        self._indexes = [_map(folder, segment) for segment in files]
        self._folder = folder
        parts = [_contents(index) for index in self._indexes] or [
            (np.empty(0, dtype=np.int64), np.empty((0, dimension), dtype=np.float32))
        ]
        self.ids: Ids = parts[0][0] if len(parts) == 1 else np.concatenate([ids for ids, _ in parts])
        self.matrix: Vectors = parts[0][1] if len(parts) == 1 else np.concatenate([matrix for _, matrix in parts])
        if self.matrix.shape[1] != dimension or np.any(self.ids[1:] <= self.ids[:-1]):
            raise damaged(folder, f"the {role} vectors are not those of this index")

    def rows(self, ids: Ids) -> NDArray[np.intp]:
        """The rows of ``matrix`` that belong to ids; ArchiveError where one has no vector."""
        rows = np.searchsorted(self.ids, ids)
        if np.any(rows >= len(self.ids)) or np.any(self.ids[rows] != ids):
            raise damaged(self._folder, "a row has no vector")
        return rows

    def search(self, queries: Vectors, n: int, among: Ids) -> Ids:
        """For each query the ids with the n highest dot products among those given, best first, shape (len(queries), at most n).

        The cut comes before the ranking. ``among`` must not be empty, and all of it must be in the table.
        """
        import faiss

        n = min(n, len(among))
        bits = np.zeros(int(among.max()) + 1, dtype=np.bool_)
        bits[among] = True
        library: Any = faiss  # whose signatures, made from C++, are not those of its Python
        chosen = library.IDSelectorBitmap(np.packbits(bits, bitorder="little"))
        parameters = library.SearchParameters(sel=chosen)
        # OpenMP's threads spin while they wait for each other: on a busy machine that makes a search of a millisecond one of a hundred.
        library.omp_set_num_threads(1)
        found = [index.search(queries, n, params=parameters) for index in self._indexes]
        scores = np.concatenate([scores for scores, _ in found], axis=1)
        ids = np.concatenate([ids for _, ids in found], axis=1)
        # A segment with fewer than n of them fills up with id -1 and the lowest score there is.
        order = np.argsort(-scores, axis=1, kind="stable")[:, :n]
        best: Ids = np.take_along_axis(ids, order, axis=1)
        return best


def merge(folder: Path, db: sqlite3.Connection, segments: Sequence[SegmentFile], dimension: int) -> list[SegmentFile]:
    """Write one new segment with the vectors of all rows that exist; the old files stay."""
    contents = {}
    for role in Role:
        table = VectorTable(folder, role, segments, dimension)
        ids = np.array([row for (row,) in db.execute(f"SELECT id FROM {role.table} ORDER BY id")], dtype=np.int64)
        contents[role] = (ids, table.matrix[table.rows(ids)])
    return write_segment(folder, contents)


def _map(folder: Path, segment: SegmentFile) -> faiss.Index:
    import faiss

    file = folder / segment.file
    try:
        if file.stat().st_size != segment.bytes:
            raise damaged(folder, f"{segment.file} has been changed")
        index = faiss.read_index(os.fspath(file), faiss.IO_FLAG_MMAP_IFC)
    except (OSError, RuntimeError) as error:
        raise damaged(folder, f"{segment.file} cannot be read") from error
    if index.ntotal != segment.vectors:
        raise damaged(folder, f"{segment.file} has been changed")
    return index


def _contents(index: Any) -> tuple[Ids, Vectors]:
    """The ids and the vectors of an index; the vectors are a view of its memory and last as long as it does."""
    import faiss

    flat: Any = faiss.downcast_index(index.index)
    return faiss.vector_to_array(index.id_map), faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(
        flat.ntotal, flat.d
    )
