"""Files of articles: every article of a file of any known format, one at a time, and which files there are.

A newsroom's archive has been through several systems, and some of its articles are damaged. An article that cannot be read is data here,
a :class:`Rejected` in its place, and the next one follows: one bad record must not keep a million good ones out, and must not go unsaid.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from verifier.errors import InputError, UsageError, VerifierError
from verifier.reading.folders import Found, find_files
from verifier.reading.formats import BY_NAME, FORMATS, HEAD, SUFFIXES, Format, find_format, unknown_format
from verifier.reading.formats.compression import expand
from verifier.reading.formats.fields import check_columns
from verifier.reading.records import make_article
from verifier.text import Article


@dataclasses.dataclass(frozen=True, slots=True)
class Rejected:
    """An article that could not be read. ``path`` is its file as given, ``place`` where in it ("line 12", "record 3", "after record 3"
    for the rest of a file), "" for a file as a whole."""

    path: str
    place: str
    error: VerifierError

    def __str__(self) -> str:
        where = "" if self.error.line is not None or not self.place else f"{self.place}: "
        cure = f" {self.error.cure}" if self.error.cure else ""
        line = "" if self.error.line is None else f":{self.error.line}"
        return f"{self.path}{line}: {where}{self.error.message}{cure}"


def read_collection(
    path: str | os.PathLike[str],
    *,
    id: str | None = None,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: datetime.date | None = None,
) -> Iterator[Article | Rejected]:
    """Every article in a file of any known format, one at a time and in order, in bounded memory; compressed files are read through.

    ``id`` names the file in the ids of records that have none of their own: its path as given, unless it is said otherwise. ``format``
    is a name of :data:`FORMATS`; without it, the file's ending decides, and its first bytes where that does not. ``columns`` maps our
    fields (:data:`verifier.reading.formats.fields.NAMES`) to the file's own names; a file whose format turns out to have no columns is read
    without. ``date`` goes before what the file says of
    publication.

    Nothing that is wrong with the file is raised: it is a Rejected, and a file that cannot be opened is one with no place. Raises
    UsageError, at once, for a format or a field that does not exist, or columns for a format that has none.
    """
    known = _known_format(format, columns)
    return _read_file(Path(path), os.fspath(path), os.fspath(path) if id is None else id, known, columns or {}, date)


def read_stream(
    stream: BinaryIO,
    *,
    name: str,
    format: str,
    columns: Mapping[str, str] | None = None,
    date: datetime.date | None = None,
) -> Iterator[Article | Rejected]:
    """As :func:`read_collection`, from an open binary stream in a given format. ``name`` stands for the path."""
    known = _known_format(format, columns)
    assert known is not None
    return _read(stream, name, name, known, columns or {}, date)


def find_collections(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """The files named, and the files of every known format in the folders named and below, in a fixed order: as
    :func:`verifier.reading.find_articles`, with collections and compressed files as well."""
    return find_files(paths, SUFFIXES | {f"{suffix}.gz" for suffix in SUFFIXES})


def _known_format(name: str | None, columns: Mapping[str, str] | None) -> Format | None:
    check_columns(columns or {})
    if name is None:
        return None
    if name not in BY_NAME:
        raise UsageError(f"There is no format {name!r}.", cure=f"The formats are {', '.join(BY_NAME)}.")
    if columns and not BY_NAME[name].mapped:
        mapped = ", ".join(format.name for format in FORMATS if format.mapped)
        raise UsageError(f"The format {name!r} has no columns to map.", cure=f"These have: {mapped}.")
    return BY_NAME[name]


def _read_file(
    file: Path, path: str, id: str, format: Format | None, columns: Mapping[str, str], date: datetime.date | None
) -> Iterator[Article | Rejected]:
    try:
        with file.open("rb") as stream:
            yield from _read(stream, path, id, format, columns, date)
    except OSError as error:
        message = (
            "There is no such file."
            if isinstance(error, FileNotFoundError)
            else f"The file cannot be read: {error.strerror}."
        )
        yield Rejected(path, "", InputError(message, path=path, cure="Check its path and its permissions."))


def _read(
    stream: BinaryIO,
    path: str,
    id: str,
    format: Format | None,
    columns: Mapping[str, str],
    date: datetime.date | None,
) -> Iterator[Article | Rejected]:
    number = 0
    try:
        expanded = expand(stream, path)
        if format is None:
            head = expanded.peek(HEAD)[:HEAD]
            format = find_format(path, head)
            if format is None:
                raise unknown_format(path, head)
        for number, record in enumerate(format.read(expanded, path, columns), 1):
            place = "" if format.single else f"record {number}"
            if isinstance(record, InputError):
                yield Rejected(path, place if record.line is None else f"line {record.line}", record)
                continue
            name = record.id or record.url or (id if format.single else f"{id}#{number}")
            try:
                yield make_article(record, id=name, path=path, date=date)
            except InputError as error:
                if not format.single:
                    error.line = record.line
                yield Rejected(path, place if record.line is None else f"line {record.line}", error)
    except InputError as error:
        yield Rejected(path, f"after record {number}" if number else "", error)
