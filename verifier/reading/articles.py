"""From a file, or a text in memory, to an Article."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from pathlib import Path, PurePath

from verifier.errors import InputError
from verifier.reading.dateline import find_dateline, find_published
from verifier.reading.decoding import check_characters, decode
from verifier.reading.front_matter import FrontMatter, read_front_matter
from verifier.reading.layout import BULLET, ends_sentence, is_byline, unwrap
from verifier.reading.markdown import blank_markup, is_marked_heading
from verifier.reading.notes import blank_notes
from verifier.reading.typography import fold
from verifier.reading.written_dates import read_day
from verifier.text import Article, PublishedFrom, Span

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown"))
TEXT_SUFFIXES = frozenset((".txt", ".text"))
SUFFIXES = MARKDOWN_SUFFIXES | TEXT_SUFFIXES

LONGEST_TITLE = 140
"""Characters of a first line that can be a headline."""

_WORD = re.compile(r"[^\W_]")


def read_article(path: str | os.PathLike[str], *, id: str | None = None, date: datetime.date | None = None) -> Article:
    """Read a draft or an article of the archive from a .txt, .text, .md or .markdown file; a name without a suffix is
    plain text.

    ``id`` is the path as given unless it is said otherwise. ``date`` goes before whatever the file says of its
    publication. Where neither it nor the text has a date, the file's modification time, as a day in the machine's time
    zone, stands in (``PublishedFrom.FILE_TIME``); :func:`publication_warning` has words for that.

    Raises InputError where the file is missing, unreadable, of another format, not UTF-8, or without words, or has bad
    front matter.
    """
    file = Path(path)
    name = os.fspath(path) if id is None else id
    suffix = file.suffix.lower()
    if suffix and suffix not in SUFFIXES and not file.name.startswith("."):
        cure = "Save it as text (.txt) or Markdown (.md)."
        raise InputError(f"Files of the type {suffix} are not read.", path=name, cure=cure)
    try:
        with file.open("rb") as stream:
            data = stream.read()
            changed = os.fstat(stream.fileno()).st_mtime
    except FileNotFoundError as error:
        raise InputError("There is no such file.", path=name, cure="Check the spelling of the path.") from error
    except IsADirectoryError as error:
        raise InputError("This is a folder, not a file.", path=name, cure="Name a file in it.") from error
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}.", path=name, cure="Check its permissions."
        ) from error
    return read_bytes(data, id=name, date=date, file_time=datetime.datetime.fromtimestamp(changed).date())


def read_bytes(
    data: bytes,
    *,
    id: str,
    date: datetime.date | None = None,
    published_from: PublishedFrom = PublishedFrom.OPTION,
    file_time: datetime.date | None = None,
) -> Article:
    """Read an article from the bytes of a file or of standard input; the rest is as for :func:`read_text`."""
    text = decode(data, id)
    return _read(text, id, hashlib.sha256(data).hexdigest(), date, published_from, file_time)


def read_text(
    text: str,
    *,
    id: str,
    date: datetime.date | None = None,
    published_from: PublishedFrom = PublishedFrom.OPTION,
    file_time: datetime.date | None = None,
) -> Article:
    """Read an article from a text in memory.

    ``id`` names it, and its suffix says what it is: Markdown where it ends in .md or .markdown, plain text otherwise.
    ``date`` is the publication date where the caller knows it, ``published_from`` where the caller has it from;
    ``file_time`` the day to fall back on.

    The order is: ``date``, front matter, a dateline or a date line at the top of the text, ``file_time``. A dateline
    without a year is not used, because its year could only come from the file's time, which is often that of a copy.
    The digest is that of the text as UTF-8.

    Raises InputError where the text has no words, cannot be text, or has bad front matter.
    """
    check_characters(text, id)
    return _read(text, id, hashlib.sha256(text.encode("utf-8")).hexdigest(), date, published_from, file_time)


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


def _read(
    text: str,
    id: str,
    digest: str,
    date: datetime.date | None,
    published_from: PublishedFrom,
    file_time: datetime.date | None,
) -> Article:
    front = read_front_matter(text, id)
    markdown = PurePath(id).suffix.lower() in MARKDOWN_SUFFIXES
    body = Span(front.end, len(text))
    view = make_view(text, body.start, markdown=markdown)
    if _WORD.search(view, body.start) is None:
        cure = "Check that the right file was saved."
        raise InputError(
            "There are no words to check." if not front.end else "There are no words after the front matter.",
            path=id,
            cure=cure,
        )
    found = find_dateline(view, body)
    place = None if found is None or found.place is None else " ".join(found.place.of(text).split())
    published, source = _publication(view, body, front, date, published_from, file_time)
    return Article(
        id=id,
        text=text,
        view=view,
        body=body,
        published=published,
        published_from=source,
        title=front.title or _title(text, view, body, markdown),
        outlet=front.outlet,
        url=front.url,
        dateline=front.dateline or place,
        digest=digest,
    )


def make_view(text: str, start: int, *, markdown: bool) -> str:
    """The view of a text whose body starts at ``start``: see ``verifier.text``. Front matter is blank in it.

    Every ``\\n`` of the body's view ends a paragraph, a heading, a list item, a row of a table or a line of verse;
    where a wrapped line goes on there is a space.
    """
    blank = re.sub(r"[^\r\n]", " ", text[:start])
    if markdown:
        return fold(blank_markup(blank + text[start:], start))
    return unwrap(fold(blank + blank_notes(text[start:])), start)


def _publication(
    view: str,
    body: Span,
    front: FrontMatter,
    date: datetime.date | None,
    published_from: PublishedFrom,
    file_time: datetime.date | None,
) -> tuple[datetime.date | None, PublishedFrom | None]:
    if date is not None:
        return date, published_from
    if front.date is not None:
        return front.date, PublishedFrom.FRONT_MATTER
    dateline = find_dateline(view, body)
    in_text = find_published(view, body) or (
        dateline.date.date if dateline is not None and dateline.date is not None else None
    )
    if in_text is not None:
        return in_text, PublishedFrom.TEXT
    if file_time is not None:
        return file_time, PublishedFrom.FILE_TIME
    return None, None


def _title(text: str, view: str, body: Span, markdown: bool) -> str | None:
    """The headline: the first heading of Markdown before the copy starts, or a first line that looks like one and stands by itself."""
    lines = view[body.start :].split("\n")
    at, first = body.start, True
    for number, line in enumerate(lines):
        copy = " ".join(line.split())
        if copy:
            if markdown and is_marked_heading(text, view, at, at + len(line)):
                return _as_written(text, view, at, at + len(line))
            alone = number + 1 < len(lines) and not lines[number + 1].strip()
            if first and alone and _is_headline(copy) and _WORD.search(view, at + len(line), body.end):
                return _as_written(text, view, at, at + len(line))
            if len(copy) > LONGEST_TITLE or ends_sentence(copy):
                return None
            first = False
        at += len(line) + 1
    return None


def _as_written(text: str, view: str, start: int, end: int) -> str:
    """The words of a line in the text's own typography, without markup."""
    shown = (char if seen != " " else " " for char, seen in zip(text[start:end], view[start:end], strict=True))
    return " ".join("".join(shown).split())


def _is_headline(copy: str) -> bool:
    """Whether a line can be a headline: short, without the full stop of a sentence, and not a byline, a date or a list item."""
    if len(copy) > LONGEST_TITLE or copy.endswith((".", ":", ",", ";", '."', ".'")):
        return False
    return len(copy.split()) > 1 and not is_byline(copy) and BULLET.match(copy + " ") is None and read_day(copy) is None
