"""JSON Lines, a record a line, and JSON documents with a list of records: how any system can bring its archive here."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from verifier.errors import InputError
from verifier.reading.formats.fields import read_fields
from verifier.reading.formats.interface import Format
from verifier.reading.formats.json_values import is_lines, read_line_values, read_values
from verifier.reading.records import Record


def _read_lines(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    return _records(read_line_values(stream, name), name, columns)


def _read_document(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    return _records(read_values(stream, name), name, columns)


def _records(
    values: Iterator[tuple[int | None, dict[str, object] | InputError]], name: str, columns: Mapping[str, str]
) -> Iterator[Record | InputError]:
    for line, value in values:
        if isinstance(value, InputError):
            yield value
            continue
        try:
            yield read_fields(value, columns, name, line=line)
        except InputError as error:
            error.line = line
            yield error


def _is_json(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


JSON_LINES = Format("jsonl", (".jsonl", ".ndjson"), is_lines, _read_lines, mapped=True)
JSON = Format("json", (".json",), _is_json, _read_document, mapped=True)
