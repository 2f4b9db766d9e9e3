"""gzip, read through: a file that is compressed is read as what it holds, within bounds on what it expands to."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO

from verifier.errors import InputError

LARGEST_EXPANDED = 64 * 2**30
"""Bytes that a compressed collection may expand to. It is read as a stream, so this bounds time and not memory."""
LARGEST_RATIO = 200
"""Bytes for each compressed byte. Text gives 3 to 30, a feed that repeats itself 100, a bomb 1,000."""
_GRACE = 2**20
"""Bytes before the ratio counts: a small file may well be one word repeated."""

HEAD = 65_536
"""Bytes at the start of a file that can be looked at before it is read."""
_MAGIC = b"\x1f\x8b"


class _Borrowed(io.RawIOBase):
    """A stream that somebody else closes; ``count`` are the bytes that were read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self.count += len(data)
        buffer[: len(data)] = data
        return len(data)


class _Expanded(io.RawIOBase):
    """What a gzip file expands to, until a bound is reached."""

    def __init__(self, stream: io.BufferedReader, compressed: _Borrowed, name: str) -> None:
        self._compressed = compressed
        self._expanded = gzip.GzipFile(fileobj=stream, mode="rb")
        self._name = name
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._expanded.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            message = f"The compressed file is damaged: {error}."
            raise InputError(message, path=self._name, cure="Compress it again.") from error
        self._read += len(data)
        if self._read > LARGEST_EXPANDED:
            raise self._too_large(f"more than {LARGEST_EXPANDED:,} bytes")
        if self._read > _GRACE and self._read > LARGEST_RATIO * self._compressed.count:
            raise self._too_large(f"more than {LARGEST_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)

    def _too_large(self, size: str) -> InputError:
        cure = "If it is sound, expand it with gunzip first."
        return InputError(f"The compressed file expands to {size}.", path=self._name, cure=cure)


def expand(stream: BinaryIO, name: str) -> io.BufferedReader:
    """What a file holds: a gzip file expanded, any other as it is. Its ``peek`` shows :data:`HEAD` bytes; ``stream`` stays open.

    Reading from it raises InputError where the compressed data is damaged or expands beyond :data:`LARGEST_EXPANDED` bytes or
    :data:`LARGEST_RATIO` times its size.
    """
    borrowed = _Borrowed(stream)
    buffered: io.BufferedReader = io.BufferedReader(borrowed, HEAD)
    if not buffered.peek(len(_MAGIC)).startswith(_MAGIC):
        return buffered
    return io.BufferedReader(_Expanded(buffered, borrowed, name), HEAD)
