"""The formats that articles come in, one a module: which there are, and which of them a file is in.

A new format is a module with a :class:`Format` and a line in :data:`FORMATS`. Libraries that read a format are imported inside the
functions that use them; those that not every newsroom needs are extras of the package.
"""

from __future__ import annotations

from pathlib import PurePath

from verifier.errors import InputError
from verifier.reading.formats.compression import HEAD
from verifier.reading.formats.delimited import CSV
from verifier.reading.formats.docx import DOCX
from verifier.reading.formats.feed import FEED
from verifier.reading.formats.html import HTML
from verifier.reading.formats.interface import Format
from verifier.reading.formats.json_records import JSON, JSON_LINES
from verifier.reading.formats.newsml import NEWSML
from verifier.reading.formats.ninjs import NINJS
from verifier.reading.formats.nitf import NITF
from verifier.reading.formats.pdf import PDF
from verifier.reading.formats.plain import MARKDOWN, TEXT
from verifier.reading.formats.warc import WARC
from verifier.reading.formats.wordpress import WORDPRESS
from verifier.reading.formats.xml import check_prolog

FORMATS: tuple[Format, ...] = (  # where several claim a file, the first that knows its first bytes
    MARKDOWN,
    DOCX,
    PDF,
    WARC,
    JSON_LINES,
    NINJS,
    JSON,
    WORDPRESS,
    FEED,
    NEWSML,
    NITF,
    HTML,
    CSV,
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


def unknown_format(name: str, head: bytes) -> InputError:
    """The error for a file whose format :func:`find_format` cannot tell."""
    names = ", ".join(BY_NAME)
    if head.lstrip()[:1] == b"<":
        try:
            root = check_prolog(head, name)
        except InputError as error:
            return error
        return InputError(
            f"XML with the root <{root.name}> is no format of news that is read.",
            path=name,
            cure=f"The formats are {names}.",
        )
    return InputError("The file's format is not known.", path=name, cure=f"The formats are {names}.")


__all__ = [
    "BY_NAME",
    "FORMATS",
    "HEAD",
    "SINGLE_SUFFIXES",
    "SUFFIXES",
    "Format",
    "find_format",
    "suffix_of",
    "unknown_format",
]
