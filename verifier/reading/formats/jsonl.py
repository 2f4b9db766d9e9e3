"""JSON Lines: a record a line. The way to bring any archive here, whatever system it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from verifier.errors import InputError
from verifier.reading.decoding import decode
from verifier.reading.formats.fields import read_fields
from verifier.reading.formats.interface import Format
from verifier.reading.formats.limits import read_json, read_lines
from verifier.reading.records import Record


def _read(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    for number, line in read_lines(stream, name):
        if isinstance(line, InputError):
            yield line
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _record(line, name, number, columns)


def _record(line: bytes, name: str, number: int, columns: Mapping[str, str]) -> Record | InputError:
    try:
        value = read_json(decode(line, name).removeprefix("\ufeff"), name, number)
        if not isinstance(value, dict):
            raise InputError("The line is not a JSON object.", path=name, line=number, cure="Write a record as {…}.")
        return read_fields(value, columns, name, line=number)
    except InputError as error:
        error.line = number
        return error


def _looks(head: bytes) -> bool:
    """A line that is an object by itself, so that what follows it is another record."""
    first, end, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and bool(end)


JSON_LINES = Format("jsonl", (".jsonl", ".ndjson"), _looks, _read, mapped=True)
