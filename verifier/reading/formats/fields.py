"""The fields of a record, under the names that a file gives them.

Exports of newsroom systems and crawlers call the same thing by a few well-known names: those are found by themselves, however they are
spelled (``published_at``, ``publishedAt``, ``Published at``). Any other name is mapped by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifier.errors import InputError, UsageError
from verifier.reading.corrections import read_note
from verifier.reading.formats.markup import text_of_html
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "bodytext",
        "content",
        "contenttext",
        "articlebody",
        "article",
        "maintext",
        "fulltext",
        "story",
    ),
    "html": ("html", "bodyhtml", "contenthtml", "bodyxhtml", "articlehtml"),
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "datepublished",
        "datepublish",
        "publishdate",
        "publicationdate",
        "publishedat",
        "pubdate",
    ),
    "outlet": ("outlet", "publisher", "publication", "sitename", "newspaper"),
    "url": ("url", "link", "canonicalurl", "weburl"),
    "dateline": ("dateline",),
    "id": ("id", "guid", "uri", "articleid", "docid"),
    "language": ("language", "lang"),
    "correction": ("correction",),
    "corrects": ("corrects",),
}
"""Our fields, each with the names that are looked for, in that order, where the caller maps none: letters and digits, lower case."""

_MARKUP = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise UsageError where a mapping names a field that articles do not have."""
    for field in columns:
        if field not in NAMES:
            raise UsageError(f"There is no field {field!r} to map.", cure=f"The fields are {', '.join(NAMES)}.")


def has_text_name(key: str) -> bool:
    """Whether a name is one of those under which a text is looked for."""
    return _plain(key) in NAMES["text"] + NAMES["html"]


def read_fields(
    values: Mapping[str, object], columns: Mapping[str, str], name: str, *, line: int | None = None
) -> Record:
    """The record of a mapping, as JSON or CSV has it.

    ``columns`` maps our fields to the keys of ``values``; a dot leads into an object ("source.name"). A field that is mapped has to
    hold text or a number, or be empty or missing; one that is found by its name is passed over where it holds something else.

    Raises InputError where there is no text, a mapped field is not what it should be, or a date cannot be read.
    """
    by_name: dict[str, object] = {}
    for key, value in values.items():
        by_name.setdefault(_plain(key), value)
    told = {field: _value(field, values, by_name, columns, name, line) for field in NAMES}
    html, text = told["html"], told["text"]
    if html is None and text is None:
        keys = ", ".join(map(repr, list(values)[:12])) or "no fields at all"
        wanted = columns.get("text") or columns.get("html")
        message = f"The record has no {wanted!r}" if wanted else "The record has no text that can be recognised"
        raise InputError(f"{message}: it has {keys}.", path=name, line=line, cure="Map the column that holds the text.")
    if text is not None and "text" in columns:
        html = None  # what the caller calls text is taken as it stands
    elif html is None and text is not None and _MARKUP.search(text):
        html = text  # no story has </p> in it
    layout = Layout.WRAPPED
    if html is not None:
        text, layout = text_of_html(html, name, line), Layout.LINES
    date = told["date"]
    return Record(
        text=text or "",
        layout=layout,
        id=told["id"],
        title=told["title"] and " ".join(told["title"].split()),
        date=None if date is None else read_date(date, name, line),
        outlet=told["outlet"],
        url=told["url"],
        dateline=told["dateline"],
        language=language_tag(told["language"]),
        correction=read_note(told["correction"]),
        corrects=told["corrects"],
        line=line,
    )


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower()


def _value(
    field: str,
    values: Mapping[str, object],
    by_name: Mapping[str, object],
    columns: Mapping[str, str],
    name: str,
    line: int | None,
) -> str | None:
    """The text of a field; None where it is missing or empty."""
    if field not in columns:
        found = (by_name[known] for known in NAMES[field] if known in by_name)
        return next((text for value in found if (text := _text(value))), None)
    value = _reach(values, columns[field])
    text = _text(value)
    if text is None:
        message = f"{columns[field]!r} holds {_kind(value)}, not text."
        raise InputError(message, path=name, line=line, cure=f"Map '{field}' to a column of texts.")
    return text or None


def _reach(values: Mapping[str, object], key: str) -> object:
    """The value under a key, or under a path of keys joined by dots."""
    if key in values:
        return values[key]
    value: object = values
    for part in key.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _text(value: object) -> str | None:
    """A scalar as text, "" for nothing; None for what is no scalar."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value) if str(value).strip() else ""
    return None


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else "an object"
