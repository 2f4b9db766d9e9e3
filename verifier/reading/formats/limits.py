"""How much of a file is read: bounds that no honest file comes near, and that keep a hostile one from filling memory.

A collection may be of any length, since its records are read one by one; each record is bounded, and so is every document that has to be
held in memory as a whole. Compressed files are bounded in what they expand to (``compression.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from verifier.errors import InputError

LARGEST_DOCUMENT = 64 * 2**20
"""Bytes of a file, or of a compressed part of one, that is read as a whole."""
LARGEST_RECORD = 16 * 2**20
"""Bytes of a record on a line of its own; the longest articles have a hundredth of that."""
LARGEST_PAGE_BYTES = 16 * 2**20
"""Bytes of an HTML page: its tree takes 25 times as much memory. Pages of news sites have a hundredth of that."""
DEEPEST = 100
"""Levels of arrays and objects in JSON. libxml2, which reads XML and HTML, has a bound of its own (256)."""

_PIECE = 2**20


def read_whole(stream: BinaryIO, name: str) -> bytes:
    """All of a file. Raises InputError where it has more than :data:`LARGEST_DOCUMENT` bytes."""
    data = stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        raise InputError(
            f"The file has more than {LARGEST_DOCUMENT:,} bytes, too many for one document.",
            path=name,
            cure="Split it, or write its articles as JSON Lines.",
        )
    return data


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines of a file, each with its number from 1 and its line end. One of more than :data:`LARGEST_RECORD` bytes is
    an InputError in its place; it is passed over without being held in memory."""
    number = 0
    while line := stream.readline(LARGEST_RECORD + 1):
        number += 1
        if len(line) <= LARGEST_RECORD or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(_PIECE)) and not rest.endswith(b"\n"):
            pass
        message = f"The line has more than {LARGEST_RECORD:,} bytes."
        yield number, InputError(message, path=name, line=number, cure="A record is one article; split it.")
