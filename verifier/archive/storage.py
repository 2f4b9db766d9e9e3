"""Where the files of an index are: in a folder, as a rule; in memory where no folder can be written."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import mmap
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import numpy as np

from verifier.archive.integrity import BLOCK, Bytes, CheckedFile, Damage, block_sums

_PIECE: Final = 256 * BLOCK
"""Bytes that are read at once to make checksums of them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: its size in bytes, and the checksums of its blocks (``archive.integrity``)."""

    size: int
    sums: bytes = dataclasses.field(repr=False)


class Storage(Protocol):
    """Files that are written once and never changed, by name."""

    @property
    def folder(self) -> Path | None:
        """The folder that they are in; None where there is none."""

    def write(self, name: str, write: Callable[[BinaryIO], None]) -> Written:
        """A new file, which is safe when this returns. FileExistsError where there is one."""

    def open(self, name: str, written: Written) -> CheckedFile:
        """A file, mapped and not read. Raises Damage where it is not there, or not of the size that was written."""

    def sweep(self, suffixes: Iterable[str], keep: Collection[str]) -> None:
        """Remove the files with these suffixes that are not to be kept."""

    def bytes(self) -> int:
        """The size of all that is there."""


class Folder:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path | None = folder
        self._folder = folder

    def write(self, name: str, write: Callable[[BinaryIO], None]) -> Written:
        """A new file, on disk when this returns."""
        with (self._folder / name).open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        self._sync()
        return written(self._folder / name)

    def open(self, name: str, written: Written) -> CheckedFile:
        """A file, mapped."""
        try:
            with (self._folder / name).open("rb") as stream:
                if not os.fstat(stream.fileno()).st_size:  # which cannot be mapped
                    return CheckedFile(name, np.empty(0, dtype=np.uint8), written.size, written.sums)
                mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise Damage(name, f"cannot be read ({error.strerror or error})") from error
        # A plain array over the mapping: np.memmap's own class makes every slice of it slow.
        data = np.frombuffer(mapped, dtype=np.uint8)
        return CheckedFile(name, data, written.size, written.sums, lambda: _give_back(mapped))

    def sweep(self, suffixes: Iterable[str], keep: Collection[str]) -> None:
        """Remove files. Only for the process that holds the writer's lock."""
        for suffix in suffixes:
            for file in self._folder.glob(f"*{suffix}"):
                if file.name not in keep:
                    # On Windows, a file that another process has mapped cannot go; a later update removes it.
                    with contextlib.suppress(OSError):
                        file.unlink()

    def bytes(self) -> int:
        """The size of all files in the folder."""
        return sum(file.stat().st_size for file in self._folder.iterdir() if file.is_file())

    def _sync(self) -> None:
        """Put the names in the folder on disk, where the platform can."""
        if os.name != "nt":
            handle = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


class Memory:
    """Files in memory, gone with the process."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._files: dict[str, Bytes] = {}

    def write(self, name: str, write: Callable[[BinaryIO], None]) -> Written:
        """A new file."""
        if name in self._files:
            raise FileExistsError(name)
        stream = io.BytesIO()
        write(stream)
        data = self._files[name] = np.frombuffer(stream.getvalue(), dtype=np.uint8)
        return Written(len(data), block_sums(data))

    def open(self, name: str, written: Written) -> CheckedFile:
        """A file."""
        return CheckedFile(name, self._files[name], written.size, written.sums)

    def sweep(self, suffixes: Iterable[str], keep: Collection[str]) -> None:
        """Forget files."""
        for name in [name for name in self._files if name.endswith(tuple(suffixes)) and name not in keep]:
            del self._files[name]

    def bytes(self) -> int:
        """The size of all files."""
        return sum(len(data) for data in self._files.values())


def written(file: Path) -> Written:
    """What a file is that has just been written. It is read piece by piece: what is mapped counts as memory that is held."""
    size, sums = 0, []
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            sums.append(block_sums(np.frombuffer(piece, dtype=np.uint8)))
    return Written(size, b"".join(sums))


def _give_back(mapped: mmap.mmap) -> None:
    if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
        mapped.madvise(mmap.MADV_DONTNEED)
