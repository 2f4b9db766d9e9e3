"""Plain text and Markdown: the file is the article, its front matter says what is known of it."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from verifier.errors import InputError
from verifier.reading.decoding import check_characters, decode
from verifier.reading.formats.interface import Format
from verifier.reading.formats.limits import read_whole
from verifier.reading.front_matter import read_front_matter
from verifier.reading.records import Layout, Record

_MARKDOWN_SUFFIXES = (".md", ".markdown")


def text_record(text: str, name: str) -> Record:
    """The record of a text in memory, as if it were a file of that name. The digest is that of the text as UTF-8."""
    check_characters(text, name)
    layout = Layout.MARKDOWN if PurePath(name).suffix.lower() in _MARKDOWN_SUFFIXES else Layout.WRAPPED
    return _record(text, text.encode("utf-8"), name, layout)


def _record(text: str, data: bytes, name: str, layout: Layout) -> Record:
    front = read_front_matter(text, name)
    return Record(
        text=text,
        layout=layout,
        body=front.end,
        title=front.title,
        date=front.date,
        outlet=front.outlet,
        url=front.url,
        dateline=front.dateline,
        language=front.language,
        correction=front.correction,
        corrects=front.corrects,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _read_text(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    yield _record(decode(data, name), data, name, Layout.WRAPPED)


def _read_markdown(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    yield _record(decode(data, name), data, name, Layout.MARKDOWN)


def _is_text(head: bytes) -> bool:
    """UTF-8 without a NUL, and no XML; the last character may be cut in two."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in head and not head.lstrip().startswith((b"<?xml", b"<!"))


MARKDOWN = Format("markdown", _MARKDOWN_SUFFIXES, lambda head: False, _read_markdown, single=True)
TEXT = Format("text", (".txt", ".text"), _is_text, _read_text, single=True)
