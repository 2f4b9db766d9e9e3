"""How much of a file is read: bounds that no honest file comes near, and that keep a hostile one from filling memory.

A collection may be of any length, since its records are read one by one; each record is bounded, and so is every document that has to be
held in memory as a whole. Compressed files are bounded in what they expand to (``compression.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from verifier.errors import InputError

LARGEST_DOCUMENT = 64 * 2**20
"""Bytes of a file, or of a compressed part of one, that is read as a whole."""
LARGEST_RECORD = 16 * 2**20
"""Bytes of a record on a line of its own; the longest articles have a hundredth of that."""
LARGEST_PAGE_BYTES = 16 * 2**20
"""Bytes of an HTML page: its tree takes 25 times as much memory. Pages of news sites have a hundredth of that."""
LARGEST_LIST = 16 * 2**20
"""Bytes of a file of decisions, known findings, marks or reports, which is parsed as a whole: 100,000 decisions; the report on the largest
draft has three quarters of that."""
MOST_NODES = 2_000_000
"""Marks that part the values of such a file. YAML and JSON make an object for each value, of 200 to 400 bytes; the longest honest file has
half as many."""
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


def read_list(path: Path) -> bytes:
    """All of a file of YAML or JSON that is parsed as a whole. Raises InputError where it has more than :data:`LARGEST_LIST` bytes or
    :data:`MOST_NODES` values, and OSError."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST_LIST + 1)
    if len(data) > LARGEST_LIST:
        message = f"The file has more than {LARGEST_LIST:,} bytes."
        raise InputError(message, path=str(path), cure="Split it, or begin a new one.")
    if sum(map(data.count, _PARTING)) > MOST_NODES:
        message = f"The file has more than {MOST_NODES:,} values."
        raise InputError(message, path=str(path), cure="Split it, or begin a new one.")
    return data


_PARTING = (b"\n", b"\r", b",", b":", b"[", b"{", b"- ", b"? ")
"""What stands before or behind each value of YAML and JSON, one at least."""


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
