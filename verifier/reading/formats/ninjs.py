"""ninjs, the IPTC's news in JSON, versions 1 to 3: one item a file or a line, or a list of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

from verifier.errors import InputError
from verifier.reading.corrections import read_status
from verifier.reading.formats.interface import Format
from verifier.reading.formats.json_values import read_values
from verifier.reading.formats.markup import text_of_html
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record

_MARKS = re.compile(
    rb'"(?:body_xhtml|body_text|versioncreated|pubstatus|representationtype|contentcreated)"\s*:|"bodies"\s*:\s*\[|/ninjs/'
)


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    for line, item in read_values(stream, name):
        if isinstance(item, InputError):
            yield item
        elif _string(item.get("type")) in (None, "text", "composite"):
            try:
                yield _record(item, name, line)
            except InputError as error:
                error.line = line
                yield error


def _record(item: dict[str, object], name: str, line: int | None) -> Record:
    title = _string(item.get("headline")) or _value(_told(item, "headlines"))
    uri = _string(item.get("uri"))
    date = next(
        (day for key in ("versioncreated", "contentcreated", "firstcreated") if (day := _string(item.get(key)))), None
    )
    text, layout = _text(item, name, line)
    return Record(
        text=text,
        layout=layout,
        id=uri,
        title=None if title is None else " ".join(title.split()),
        date=None if date is None else read_date(date, name, line),
        outlet=_outlet(item),
        url=_string(item.get("canonicalurl")) or (uri if uri and uri.startswith(("http://", "https://")) else None),
        dateline=_string(item.get("located")),
        language=language_tag(_string(item.get("language"))),
        correction=read_status(_string(item.get("pubstatus"))),
        line=line,
    )


def _text(item: dict[str, object], name: str, line: int | None) -> tuple[str, Layout]:
    """The story: as XHTML, which keeps the paragraphs, before plain text."""
    bodies = _told(item, "bodies")
    marked = _string(item.get("body_xhtml")) or _value(
        [body for body in bodies if "html" in str(body.get("contenttype"))]
    )
    if marked is not None:
        return text_of_html(marked, name, line), Layout.LINES
    plain = _string(item.get("body_text")) or _value(bodies)
    if plain is None:
        cure = "Export the items with their text (body_text, body_xhtml or bodies)."
        raise InputError("The item holds no text.", path=name, line=line, cure=cure)
    return plain, Layout.WRAPPED


def _outlet(item: dict[str, object]) -> str | None:
    sources = [_string(source.get("name")) for source in _told(item, "infosources")]
    named = [_string(item.get("provider")), *sources, _string(item.get("copyrightholder")), _string(item.get("source"))]
    return next((name for name in named if name), None)


def _told(item: dict[str, object], key: str) -> list[dict[str, object]]:
    """The objects of a list; one whose role is "main" comes first."""
    value = item.get(key)
    objects = [inner for inner in value if isinstance(inner, dict)] if isinstance(value, list) else []
    return sorted(objects, key=lambda inner: inner.get("role") != "main")


def _value(objects: list[dict[str, object]]) -> str | None:
    return next((text for inner in objects if (text := _string(inner.get("value")))), None)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _looks(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) and _MARKS.search(head) is not None


NINJS = Format("ninjs", (".ninjs", ".json"), _looks, _read)
