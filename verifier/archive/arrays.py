"""Named arrays in one file, written once and mapped into memory: a header that says where each lies, then their bytes.

Opening costs the header alone; what a search touches is read by the operating system, and is shared by all processes that have the file
open.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = b"vfyarr1\n"
_ALIGNMENT: Final = 64
"""Bytes: a cache line, so that no row straddles one more than it must."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """An array that is written without ever being whole in memory: its shape, its type, and its rows block by block."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    blocks: Iterable[NDArray[Any]]


def write_arrays(file: Path, arrays: Mapping[str, NDArray[Any] | Blocks]) -> int:
    """Write a new file, which is on disk when this returns; its size in bytes. FileExistsError where there is one."""
    header, at = [], 0
    for name, array in arrays.items():
        size = int(np.prod(array.shape, dtype=np.int64)) * array.dtype.itemsize
        header.append((name, array.dtype.str, list(array.shape), at))
        at += -(-size // _ALIGNMENT) * _ALIGNMENT
    text = json.dumps(header).encode()
    start = _start(len(text))
    with file.open("xb") as stream:
        stream.write(_MAGIC + len(text).to_bytes(8, "little") + text)
        for array, (_, _, _, offset) in zip(arrays.values(), header, strict=True):
            stream.seek(start + offset)
            for block in array.blocks if isinstance(array, Blocks) else (array,):
                stream.write(np.ascontiguousarray(block, dtype=array.dtype).data)
        stream.truncate(start + at)
        stream.flush()
        os.fsync(stream.fileno())
    return start + at


def map_arrays(file: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file, read-only, mapped and not read. Raises OSError, or ValueError where it is no such file."""
    with file.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise ValueError("no file of arrays")
        length = int.from_bytes(stream.read(8), "little")
        header = json.loads(stream.read(length))
    whole = np.memmap(file, dtype=np.uint8, mode="r")
    arrays: dict[str, NDArray[Any]] = {}
    for name, kind, shape, at in header:
        dtype = np.dtype(kind)
        first = _start(length) + at
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        # A plain array over the mapping: np.memmap's own class makes every slice of it slow.
        arrays[name] = np.asarray(whole)[first : first + size].view(dtype).reshape(shape)
    return arrays


def _start(header: int) -> int:
    """Where the first array lies, behind a header of so many bytes."""
    before = len(_MAGIC) + 8 + header
    return -(-before // _ALIGNMENT) * _ALIGNMENT
