"""From a text and what is known of it to an Article: one way for drafts, files and the records of a collection."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import hashlib
import json
import re

from verifier.errors import InputError
from verifier.reading.corrections import graver, read_label
from verifier.reading.dateline import find_dateline, find_published
from verifier.reading.decoding import check_characters
from verifier.reading.layout import BULLET, ends_sentence, is_byline, unwrap
from verifier.reading.markdown import blank_markup, is_marked_heading
from verifier.reading.notes import blank_notes
from verifier.reading.typography import fold
from verifier.reading.written_dates import read_day
from verifier.text import Article, Correction, PublishedFrom, Span

LARGEST_ARTICLE = 500_000
"""Characters of one article: 80,000 words, ten times the longest that a paper prints. More is no article, or an attack on who reads it."""
LONGEST_TITLE = 140
"""Characters of a first line that can be a headline."""

_WORD = re.compile(r"[^\W_]")


class Layout(enum.StrEnum):
    """What a line end in a text means."""

    WRAPPED = "wrapped"
    """Plain text as people type it and wires send it: it may only be where the line was full."""
    MARKDOWN = "markdown"
    LINES = "lines"
    """Text that was taken out of markup: it ends a paragraph, an item, a row or a visible line, and nothing else."""


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """An article as a reader of a format finds it: its text, and what the file says of it.

    ``body`` is the offset at which the copy starts. ``line`` is the record's line in its file, from 1, where records have lines.
    ``digest`` is the SHA-256 of a file that is one article, in hexadecimal; the records of a collection are hashed by their content.
    """

    text: str = dataclasses.field(repr=False)
    layout: Layout = Layout.WRAPPED
    body: int = 0
    id: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str | None = None
    correction: Correction = Correction.NONE
    corrects: str | None = None
    line: int | None = None
    digest: str = ""


def make_article(
    record: Record,
    *,
    id: str,
    path: str | None = None,
    date: datetime.date | None = None,
    published_from: PublishedFrom = PublishedFrom.OPTION,
    file_time: datetime.date | None = None,
    largest: int = LARGEST_ARTICLE,
) -> Article:
    """The article of a record. ``id`` names it and ``path`` its file, the same unless it is said otherwise.

    The publication date is ``date`` (which the caller has from ``published_from``), else the record's, else that of a dateline or a
    date line at the top of the text, else ``file_time``.

    Raises InputError where the text holds no words or what no text can hold, or is longer than ``largest`` characters.
    """
    name = id if path is None else path
    text = record.text
    if len(text) > largest:
        raise InputError(
            f"The text has {len(text):,} characters, and one article may have {largest:,}.",
            path=name,
            line=record.line,
            cure="Split it into stories; for a draft, the key largest_draft sets the bound.",
        )
    _check(record, name)
    body = Span(record.body, len(text))
    view = make_view(text, body.start, record.layout)
    if _WORD.search(view, body.start) is None:
        raise InputError(
            "There are no words to check." if not body.start else "There are no words after the front matter.",
            path=name,
            line=record.line,
            cure="Check that the right file was saved.",
        )
    found = find_dateline(view, body)
    place = None if found is None or found.place is None else " ".join(found.place.of(text).split())
    published, source = _publication(view, body, record.date, date, published_from, file_time)
    title = record.title or _title(text, view, body, record.layout is Layout.MARKDOWN)
    return Article(
        id=id,
        text=text,
        view=view,
        body=body,
        published=published,
        published_from=source,
        title=title,
        outlet=record.outlet,
        url=record.url,
        dateline=record.dateline or place,
        digest=record.digest or _digest(record),
        language=record.language,
        correction=graver(record.correction, read_label(title)),
        corrects=record.corrects,
    )


def _check(record: Record, path: str) -> None:
    """Raise where a field holds what no text can hold."""
    for value in (record.text, record.id, record.title, record.outlet, record.url, record.dateline, record.corrects):
        if value is not None:
            check_characters(value, path)


def make_view(text: str, start: int, layout: Layout) -> str:
    """The view of a text whose body starts at ``start``: see ``verifier.text``. Front matter is blank in it.

    Every ``\\n`` of the body's view ends a paragraph, a heading, a list item, a row of a table or a line of verse;
    where a wrapped line goes on there is a space.
    """
    blank = re.sub(r"[^\r\n]", " ", text[:start]) + text[start:]
    match layout:
        case Layout.MARKDOWN:
            return fold(blank_markup(blank, start))
        case Layout.WRAPPED:
            return unwrap(fold(blank[:start] + blank_notes(blank[start:])), start)
        case Layout.LINES:
            return fold(blank)


def _digest(record: Record) -> str:
    """SHA-256 of what a record says, wherever in its file it stands."""
    said = dataclasses.asdict(dataclasses.replace(record, line=None))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode("utf-8")).hexdigest()


def _publication(
    view: str,
    body: Span,
    told: datetime.date | None,
    date: datetime.date | None,
    published_from: PublishedFrom,
    file_time: datetime.date | None,
) -> tuple[datetime.date | None, PublishedFrom | None]:
    if date is not None:
        return date, published_from
    if told is not None:
        return told, PublishedFrom.FRONT_MATTER
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
