"""CSV and its relatives with tabs, semicolons or bars: a header, then a record a row (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from verifier.errors import InputError
from verifier.reading.decoding import decode
from verifier.reading.formats.fields import has_text_name, read_fields
from verifier.reading.formats.interface import Format
from verifier.reading.formats.limits import read_lines
from verifier.reading.records import Record

_DELIMITERS = ",\t;|"


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    lines = _decoded(stream, name)
    first = next(lines, "")
    if not first.strip():
        raise InputError("The file has no header.", path=name, line=1, cure="Name the columns in the first row.")
    rows = csv.reader(_chain(first, lines), delimiter=_delimiter(first), strict=True)
    header = _header(next(_checked(rows, name)), columns, name)
    line = rows.line_num + 1
    for row in _checked(rows, name):
        if row:
            yield _record(header, row, columns, name, line)
        line = rows.line_num + 1


def _decoded(stream: io.BufferedReader, name: str) -> Iterator[str]:
    """The lines of the file. Bytes that are not UTF-8 go through as lone surrogates, so that only the row they are in is lost."""
    for number, line in read_lines(stream, name):
        if isinstance(line, InputError):
            raise line
        if number == 1:
            yield decode(line, name).removeprefix("\ufeff")
        else:
            yield line.decode("utf-8", "surrogateescape")


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _delimiter(header: str) -> str:
    """The separator that the header has most of, outside quotation marks."""
    unquoted = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=unquoted.count)


def _checked(rows: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    """The rows; a row that is no CSV ends the file, because nobody can say where the next one starts."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            message = f"The row is not CSV: {error}. Nothing after it was read."
            cure = (
                "Close the quotation mark, or write the file with a CSV library; a cell has 131,072 characters at most."
            )
            raise InputError(message, path=name, line=getattr(rows, "line_num", None), cure=cure) from error
        if row is None:
            return
        yield row


def _header(cells: Sequence[str], columns: Mapping[str, str], name: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    shown = ", ".join(map(repr, header[:12]))
    for cell, count in Counter(header).items():
        if cell and count > 1:
            raise InputError(f"{count} columns are called {cell!r}.", path=name, line=1, cure="Rename them.")
    for column in columns.values():
        if column not in header:
            raise InputError(
                f"There is no column {column!r}: the header has {shown}.", path=name, line=1, cure="Map another."
            )
    if not ({"text", "html"} & set(columns)) and not any(map(has_text_name, header)):
        message = f"No column is known to hold the text: the header has {shown}."
        raise InputError(message, path=name, line=1, cure="Map the column that holds the text.")
    return header


def _record(
    header: Sequence[str], row: Sequence[str], columns: Mapping[str, str], name: str, line: int
) -> Record | InputError:
    try:
        if len(row) != len(header):
            message = f"The row has {len(row)} cells, and the header {len(header)}."
            raise InputError(message, path=name, cure="Put a cell that holds a separator in double quotes.")
        decode("\n".join(row).encode("utf-8", "surrogateescape"), name)
        return read_fields(dict(zip(header, row, strict=True)), columns, name, line=line)
    except InputError as error:
        error.line = line
        return error


def _looks(head: bytes) -> bool:
    """A first line of several cells, one of which is a name for an article's text."""
    try:
        first = head.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()[0]
        cells = next(csv.reader([first], delimiter=_delimiter(first)))
    except (IndexError, csv.Error):
        return False
    return len(cells) > 1 and any(map(has_text_name, cells))


CSV = Format("csv", (".csv", ".tsv"), _looks, _read, mapped=True)
