"""Named arrays in one file, written once and mapped into memory: a header that says where each lies, then their bytes.

Opening costs the header alone; what a search touches is read by the operating system, and is shared by all processes that have the file
open.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.integrity import CheckedFile, Damage

_MAGIC: Final = b"vfyarr1\n"
_ALIGNMENT: Final = 64
"""Bytes: a cache line, so that no row straddles one more than it must."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """An array that is written without ever being whole in memory: its shape, its type, and its rows block by block."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    blocks: Iterable[NDArray[Any]]


def write_arrays(stream: BinaryIO, arrays: Mapping[str, NDArray[Any] | Blocks]) -> None:
    """Write a file of arrays."""
    header, at = [], 0
    for name, array in arrays.items():
        size = int(np.prod(array.shape, dtype=np.int64)) * array.dtype.itemsize
        header.append((name, array.dtype.str, list(array.shape), at))
        at += -(-size // _ALIGNMENT) * _ALIGNMENT
    text = json.dumps(header).encode()
    head = _MAGIC + len(text).to_bytes(8, "little") + text
    stream.write(head + bytes(_start(len(text)) - len(head)))
    for array in arrays.values():
        size = 0
        for block in array.blocks if isinstance(array, Blocks) else (array,):
            rows = np.ascontiguousarray(block, dtype=array.dtype)
            stream.write(rows.data)
            size += rows.nbytes
        stream.write(bytes(-size % _ALIGNMENT))


class ArrayFile:
    """The arrays of a file, read-only, mapped and not read; ``check`` before they are used, unless ``check_all`` has been called."""

    def __init__(self, file: CheckedFile) -> None:
        """Raises Damage where it is no such file."""
        before = len(_MAGIC) + 8
        file.check(0, min(before, len(file.data)))
        if file.data[: len(_MAGIC)].tobytes() != _MAGIC:
            raise Damage(file.name, "is no file of arrays")
        length = int.from_bytes(file.data[len(_MAGIC) : before].tobytes(), "little")
        file.check(0, before + length)
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}
        self.arrays: dict[str, NDArray[Any]] = {}
        for name, kind, shape, at in json.loads(file.data[before : before + length].tobytes()):
            dtype = np.dtype(kind)
            first = _start(length) + at
            size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
            self.arrays[name] = file.data[first : first + size].view(dtype).reshape(shape)
            self._places[name] = first, int(np.prod(shape[1:], dtype=np.int64)) * dtype.itemsize

    def check_all(self) -> None:
        """Compare the whole file with its checksums. Raises Damage."""
        self._file.check_all()

    def check(self, name: str, rows: NDArray[Any] | slice) -> None:
        """Compare rows of an array that are about to be read. Raises Damage."""
        first, size = self._places[name]
        if isinstance(rows, slice):
            start, stop, _ = rows.indices(len(self.arrays[name]))
            self._file.check(first + start * size, first + stop * size)
        else:
            self._file.check_each(first + rows.astype(np.int64) * size, size)


def _start(header: int) -> int:
    """Where the first array lies, behind a header of so many bytes."""
    before = len(_MAGIC) + 8 + header
    return -(-before // _ALIGNMENT) * _ALIGNMENT
