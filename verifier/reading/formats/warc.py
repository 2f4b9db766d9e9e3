"""WARC: what a crawler kept. Pages that were answered with success are articles, and so is the text of WET files."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from verifier.errors import InputError
from verifier.reading.decoding import decode
from verifier.reading.formats.html import read_page
from verifier.reading.formats.interface import Format, missing, silence
from verifier.reading.formats.limits import LARGEST_DOCUMENT
from verifier.reading.records import Record

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_TYPES = frozenset("warcinfo response resource request metadata revisit conversion continuation".split())
_PAGES = ("text/html", "application/xhtml+xml")


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise missing("warcio", "warc", name) from error
    silence("warcio")

    class Records(ArchiveIterator):  # type: ignore[misc] # warcio has no types
        INC_RECORD = ""  # what it would write to standard error of a record whose length is wrong

    records = iter(Records(stream))
    while (record := _next(records, name)) is not None:
        try:
            found = _record(record, name)
        except InputError as error:
            error.line = None  # that of the page, not of the file
            found = error
        if found is not None:
            yield found


def _next(records: Iterator[Any], name: str) -> Any:
    """The next record of the file; None at its end. What is no WARC ends the file, because the next record cannot be found."""
    try:
        return next(records, None)
    except InputError:
        raise
    except Exception as error:  # warcio has an error of its own, and lets those of what it calls through
        message = f"The WARC is damaged: {error}. Nothing after it was read."
        raise InputError(message, path=name, cure="Check the crawl.") from error


def _record(record: Any, name: str) -> Record | InputError | None:
    """The article of a record; None where it is none: a request, a picture, an answer other than success."""
    if record.rec_type not in _TYPES:
        raise InputError("The record is not one of WARC's.", path=name, cure="Check the crawl.")
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
    media, _, parameters = kind.partition(";")
    plain = record.rec_type == "conversion" and media.strip().lower() == "text/plain"
    if not plain and (
        record.rec_type not in ("response", "resource")
        or media.strip().lower() not in _PAGES
        or (headers is not None and headers.get_statuscode() != "200")
    ):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI")
    data = _content(record, name)
    if plain:
        return Record(text=decode(data, name), url=address)
    declared = _CHARSET.search(parameters)
    charset = None if declared is None else declared[1]
    return dataclasses.replace(read_page(data, name, charset=charset), id=address, url=address)


def _content(record: Any, name: str) -> bytes:
    """What was sent, without its transfer coding and compression, within bounds."""
    try:
        data = bytes(record.content_stream().read(LARGEST_DOCUMENT + 1))
    except InputError:
        raise
    except Exception as error:  # zlib's, and whatever else the codings of the web raise on damaged bytes
        raise InputError(f"The page is damaged: {error}.", path=name, cure="Crawl it again.") from error
    if len(data) > LARGEST_DOCUMENT:
        raise InputError(f"The page has more than {LARGEST_DOCUMENT:,} bytes.", path=name, cure="Leave it out.")
    return data


def _looks(head: bytes) -> bool:
    return head.startswith(b"WARC/")


WARC = Format("warc", (".warc", ".wet"), _looks, _read)
