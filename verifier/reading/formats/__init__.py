"""The formats that articles come in, one a module: which there are, and which of them a file is in.

A new format is a module with a :class:`Format` and a line in :data:`FORMATS`. Libraries that read a format are imported inside the
functions that use them; those that not every newsroom needs are extras of the package (``extras.py``).
"""

from __future__ import annotations

from pathlib import PurePath

from verifier.reading.formats.interface import Format
from verifier.reading.formats.jsonl import JSON_LINES
from verifier.reading.formats.plain import MARKDOWN, TEXT

HEAD = 65_536
"""Bytes at the start of a file that tell its format."""

FORMATS: tuple[Format, ...] = (
    MARKDOWN,
    JSON_LINES,
    TEXT,  # last: almost anything can be text
)

BY_NAME = {format.name: format for format in FORMATS}
SUFFIXES = frozenset(suffix for format in FORMATS for suffix in format.suffixes)
SINGLE_SUFFIXES = frozenset(suffix for format in FORMATS if format.single for suffix in format.suffixes)


def suffix_of(name: str) -> str:
    """The ending that names a file's format, in lower case: that before ".gz", if there is one."""
    path = PurePath(name)
    return PurePath(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def find_format(name: str, head: bytes) -> Format | None:
    """The format of a file, by its ending and, where several formats or none share that, by its first bytes; None where
    neither tells."""
    named = [format for format in FORMATS if suffix_of(name) in format.suffixes]
    if len(named) == 1:
        return named[0]
    return next((format for format in named or FORMATS if format.looks(head)), None)


__all__ = ["BY_NAME", "FORMATS", "HEAD", "SINGLE_SUFFIXES", "SUFFIXES", "Format", "find_format", "suffix_of"]
