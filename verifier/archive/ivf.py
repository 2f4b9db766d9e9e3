"""Approximate search in large segments: FAISS's inverted file with 8-bit vectors, trained by itself and mapped into memory.

Vectors are sorted into lists by the nearest of some centroids; a search looks into the lists whose centroids are nearest. What the filter
leaves out is left out before anything is ranked: the lists are read under a bitmap.
"""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.integrity import Damage
from verifier.archive.storage import Written, written
from verifier.archive.vectors import BLOCK, Mask, Matrix, Rows, faiss_library
from verifier.models.embedder import Vectors
from verifier.progress import Progress

IVF_SUFFIX: Final = ".faiss"

NARROW: Final = 4096
"""Rows left by a filter up to which comparing all of them is as fast as looking into lists, and exact."""

_LISTS: Final = 2.0
"""Lists, as a multiple of the square root of the number of vectors: finding the lists then costs about as much as reading them."""
_TRAINED_ON: Final = 40
"""Vectors for each list that the centroids are trained on; FAISS warns below 39."""
_TRIED_WITH: Final = 200
"""Vectors that are looked up to choose how many lists a search reads."""
_GAIN: Final = 0.005
"""More of the ten nearest of these, by which reading twice as many lists has to pay."""
_PROBES: Final = (4, 8, 16, 32, 64, 128, 256)
_SEED: Final = 20240229


class CoarseIndex:
    """An inverted file over the rows of one matrix, which are its ids."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def train(cls, matrix: Matrix, progress: Progress) -> CoarseIndex:
        """An index of all of a matrix: centroids and the number of lists to read are chosen on samples of it."""
        faiss = faiss_library()
        n, d = len(matrix), matrix.dimension
        lists = max(16, round(_LISTS * math.sqrt(n)))
        generator = np.random.default_rng(_SEED)
        sample = np.sort(generator.choice(n, min(n, _TRAINED_ON * lists), replace=False))
        quantiser = faiss.IndexFlatIP(d)
        index = faiss.IndexIVFScalarQuantizer(
            quantiser, d, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT, False
        )
        index.cp.seed = _SEED
        progress.start(n, "vectors sorted into lists")
        try:
            index.train(matrix.rows(sample))
            for start in range(0, n, BLOCK):
                rows = np.arange(start, min(start + BLOCK, n))
                index.add_with_ids(matrix.rows(slice(start, start + BLOCK)), rows)
                progress.advance(len(rows))
        finally:
            progress.done()
        made = cls(index)
        made._choose_probes(matrix, np.sort(generator.choice(n, min(n, _TRIED_WITH), replace=False)))
        return made

    def _choose_probes(self, matrix: Matrix, tried: Rows) -> None:
        queries = matrix.rows(tried)
        _, exact = matrix.nearest(queries, 10, np.arange(len(matrix)))
        before = 0
        for probes in _PROBES:
            chosen, self._index.nprobe = self._index.nprobe, min(probes, self._index.nlist)
            _, found = self._index.search(queries, 10)
            hits = sum(len(np.intersect1d(a, b)) for a, b in zip(exact, found, strict=True))
            # Not a fixed recall: with eight bits a number, neighbours that are nearly as near change places however many lists are read.
            if hits - before < _GAIN * exact.size:
                self._index.nprobe = chosen
                return
            before = hits

    @classmethod
    def map(cls, folder: Path, name: str) -> CoarseIndex:
        """The index in a file, which is mapped and not read."""
        faiss = faiss_library()
        try:
            index = faiss.read_index(os.fspath(folder / name), faiss.IO_FLAG_MMAP)
        except RuntimeError as error:
            raise Damage(name, "cannot be read") from error
        # FAISS would start a thread for each list that a search is going to read, up to 32, to have the disk read it ahead: most of what a
        # search costs where the file is in memory, as it nearly always is, and many times that where other programs want the processors.
        faiss.downcast_InvertedLists(index.invlists).prefetch_nthread = 0
        return cls(index)

    def write(self, file: Path) -> Written:
        """Write a new file, which is on disk when this returns."""
        faiss_library().write_index(self._index, os.fspath(file))
        with file.open("rb+") as stream:
            os.fsync(stream.fileno())
        return written(file)

    @property
    def probes(self) -> int:
        """Lists that a search without a filter reads."""
        return int(self._index.nprobe)

    def is_narrow(self, rows: int) -> bool:
        """Whether a filter leaves so few rows that comparing all of them is better."""
        return rows <= max(NARROW, int(self._index.ntotal) // 200)

    def search(self, queries: Vectors, n: int, mask: Mask, number: int) -> tuple[NDArray[np.float32], Rows]:
        """For each query the ``n`` nearest of the ``number`` rows under the mask; -1 where the lists held fewer.

        The fewer rows a filter leaves, the farther the nearest of them lie, and the more lists are read: by the root of the share, which
        was found to keep recall level (bench/archive.py).
        """
        faiss = faiss_library()
        share = number / self._index.ntotal
        probes = min(self._index.nlist, math.ceil(self.probes / math.sqrt(share)))
        whole = number == self._index.ntotal
        selector = None if whole else faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        parameters = faiss.SearchParametersIVF(nprobe=probes, sel=selector)
        scores, rows = self._index.search(queries, n, params=parameters)
        return scores, rows.astype(np.intp, copy=False)
