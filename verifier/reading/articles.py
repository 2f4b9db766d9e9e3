"""From a file, or a text in memory, to an Article: drafts, and the files of an archive that hold one article each."""

from __future__ import annotations

import datetime
import io
import os
from pathlib import Path

from verifier.errors import InputError
from verifier.reading.formats import HEAD, SUFFIXES, Format, find_format, suffix_of, unknown_format
from verifier.reading.formats.compression import expand
from verifier.reading.formats.limits import LARGEST_DOCUMENT
from verifier.reading.formats.plain import TEXT, text_record
from verifier.reading.records import LARGEST_ARTICLE, Record, make_article
from verifier.text import Article, PublishedFrom


def read_article(
    path: str | os.PathLike[str],
    *,
    id: str | None = None,
    date: datetime.date | None = None,
    largest: int = LARGEST_ARTICLE,
) -> Article:
    """Read a draft or an article of the archive from a file that holds one article: text, Markdown, HTML, DOCX, PDF, or a
    wire's item; a name without a suffix is plain text.

    ``id`` is the path as given unless it is said otherwise. ``date`` goes before whatever the file says of its
    publication. Where neither it nor the text has a date, the file's modification time, as a day in the machine's time
    zone, stands in (``PublishedFrom.FILE_TIME``); :func:`publication_warning` has words for that. ``largest`` bounds the
    characters of its text.

    Raises InputError where the file is missing, unreadable, too large, of another format, not UTF-8, or without words,
    has bad front matter, or holds more than one article.
    """
    file = Path(path)
    name = os.fspath(path) if id is None else id
    _check_suffix(file, name)
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_DOCUMENT + 1)  # one byte too many tells the reader of its format
            changed = os.fstat(stream.fileno()).st_mtime
    except FileNotFoundError as error:
        raise InputError("There is no such file.", path=name, cure="Check the spelling of the path.") from error
    except IsADirectoryError as error:
        raise InputError("This is a folder, not a file.", path=name, cure="Name a file in it.") from error
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}.", path=name, cure="Check its permissions."
        ) from error
    return read_bytes(data, id=name, date=date, file_time=_day(changed), largest=largest)


def read_bytes(
    data: bytes,
    *,
    id: str,
    date: datetime.date | None = None,
    published_from: PublishedFrom = PublishedFrom.OPTION,
    file_time: datetime.date | None = None,
    largest: int = LARGEST_ARTICLE,
) -> Article:
    """Read an article from the bytes of a file or of standard input, in the format that the suffix of ``id`` names, and
    as text where it names none; the rest is as for :func:`read_text`."""
    format = find_format(id, data[:HEAD]) if suffix_of(id) in SUFFIXES else TEXT
    if format is None:
        raise unknown_format(id, data[:HEAD])
    record = _only_record(format, data, id)
    return make_article(record, id=id, date=date, published_from=published_from, file_time=file_time, largest=largest)


def read_text(
    text: str,
    *,
    id: str,
    date: datetime.date | None = None,
    published_from: PublishedFrom = PublishedFrom.OPTION,
    file_time: datetime.date | None = None,
    largest: int = LARGEST_ARTICLE,
) -> Article:
    """Read an article from a text in memory.

    ``id`` names it, and its suffix says what it is: Markdown where it ends in .md or .markdown, plain text otherwise.
    ``date`` is the publication date where the caller knows it, ``published_from`` where the caller has it from;
    ``file_time`` the day to fall back on.

    The order is: ``date``, front matter, a dateline or a date line at the top of the text, ``file_time``. A dateline
    without a year is not used, because its year could only come from the file's time, which is often that of a copy.
    The digest is that of the text as UTF-8.

    Raises InputError where the text has no words, cannot be text, has bad front matter, or more than ``largest``
    characters.
    """
    record = text_record(text, id)
    return make_article(record, id=id, date=date, published_from=published_from, file_time=file_time, largest=largest)


def publication_warning(article: Article) -> str | None:
    """What the desk should know of the publication date before it trusts a report; None where the date is sure."""
    if article.published is None:
        return (
            f"{article.id}: no publication date is known, so words such as 'on Friday' cannot be placed."
            " Give one with --date or as 'date: YYYY-MM-DD' in front matter."
        )
    if article.published_from is PublishedFrom.FILE_TIME:
        return (
            f"{article.id}: the publication date, {article.published.isoformat()}, is only the file's modification time; relative dates and"
            " the choice of earlier reporting rest on it. Give the date with --date or as 'date: YYYY-MM-DD' in front"
            " matter."
        )
    return None


def _day(timestamp: float) -> datetime.date | None:
    """The day of a file's time; None where a damaged or made-up clock leaves one that no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(timestamp).date()
    except (OverflowError, OSError, ValueError):
        return None


def _check_suffix(file: Path, name: str) -> None:
    """Raise where a file's ending says that it is none of ours."""
    suffix = suffix_of(file.name)
    if file.suffix and suffix not in SUFFIXES and not file.name.startswith("."):
        cure = "Save it as text (.txt), Markdown (.md), HTML, DOCX or PDF."
        raise InputError(f"Files of the type {file.suffix.lower()} are not read.", path=name, cure=cure)


def _only_record(format: Format, data: bytes, name: str) -> Record:
    """The one record of a file."""
    found: Record | None = None
    for record in format.read(expand(io.BytesIO(data), name), name, {}):
        if isinstance(record, InputError):
            raise record
        if found is not None:
            raise InputError(
                "The file holds more than one article, and a draft is one.",
                path=name,
                cure="Save the story as a file of its own (.txt, .md, .html, .docx), or index the file as prior reporting.",
            )
        found = record
    if found is None:
        raise InputError("The file holds no article.", path=name, cure="Check that the right file was saved.")
    return found
