"""The fields of a record, under the names that a file gives them.

Exports of newsroom systems and crawlers call the same thing by a few well-known names: those are found by themselves, however they are
spelled (``published_at``, ``publishedAt``, ``Published at``). Any other name is mapped by the caller.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from verifier.errors import InputError, UsageError
from verifier.reading.records import Layout, Record
from verifier.reading.written_dates import read_day
from verifier.text import Correction

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

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")
_STAMP = re.compile(r"([12]\d{3})-?(\d{2})-?(\d{2})T?\d{2,6}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?")

_NO_CORRECTION = frozenset(("", "none", "no", "false", "0", "null"))
_WITHDRAWN_STATES = frozenset("retracted retraction withdrawn withheld canceled cancelled killed kill".split())
# The labels with which wires head a new version (Reuters' handbook: CORRECTED, WITHDRAWN; AP: Correction, KILL).
_CORRECTED = re.compile(r"(?:CORRECT(?:ED|ION|S)|Correct(?:ed|ion)(?=:))(?=[-–—: (]|$)")
_WITHDRAWN = re.compile(
    r"(?:(?:RETRACT(?:ED|ION)|WITHDRAWN|(?:MANDATORY )?KILL)|Retract(?:ed|ion)(?=:)|Withdrawn(?=:))(?=[-–—: (]|$)"
)


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
    layout = Layout.WRAPPED
    if html is not None and (text is None or "text" not in columns):
        from verifier.reading.formats.markup import text_of_html

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
        correction=correction_of(told["title"], note=told["correction"]),
        corrects=told["corrects"],
        line=line,
    )


def read_date(written: str, name: str, line: int | None = None) -> datetime.date:
    """The day of a date as machines write it: ISO 8601 in either form, RFC 822, or the month as a word. The day is the one written; a
    time zone never moves it. Raises InputError for anything else."""
    written = " ".join(written.split())
    day = read_day(written)
    if day is None and (stamp := _STAMP.fullmatch(written)) is not None:
        try:
            day = datetime.date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
        except ValueError:
            day = None
    if day is None:
        raise InputError(
            f"The date {written[:60]!r} cannot be read.", path=name, line=line, cure="Write it as YYYY-MM-DD."
        )
    return day


def language_tag(written: str | None) -> str | None:
    """A language tag in the usual spelling ("en_us" is "en-US"); None where it is none, or undetermined."""
    found = _TAG.fullmatch((written or "").strip())
    if found is None or found[1].lower() in ("und", "mul", "zxx"):
        return None
    parts = re.split("[-_]", found[2])[1:]
    return "-".join(
        [
            found[1].lower(),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts),
        ]
    )


def correction_of(title: str | None, *, status: str | None = None, note: str | None = None) -> Correction:
    """What the label before a headline, a status of the IPTC's ("usable", "canceled") and a field or a note on corrections say of an
    article. A note of any wording is a correction."""
    label = (title or "").lstrip("*[( ")
    told = _plain(note or "")
    if _plain(status or "") in _WITHDRAWN_STATES or told in _WITHDRAWN_STATES or _WITHDRAWN.match(label):
        return Correction.RETRACTED
    return Correction.CORRECTED if told not in _NO_CORRECTION or _CORRECTED.match(label) else Correction.NONE


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
