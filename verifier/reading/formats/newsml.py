"""NewsML-G2, the IPTC's envelope for news: one item, or a message of many, with the story inside as NITF, XHTML or text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.corrections import read_status
from verifier.reading.formats.interface import Format
from verifier.reading.formats.markup import text_of, text_of_html
from verifier.reading.formats.xml import attribute, find_root, read_elements, words
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record
from verifier.text import Correction

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = frozenset(("newsItem", "newsMessage", "packageItem"))


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    for item in read_elements(stream, name, ("newsItem",)):
        if _code(attribute(item, "{*}itemMeta/{*}itemClass", "qcode")) in ("", "text", "composite"):
            try:
                yield _record(item, name)
            except InputError as error:
                yield error


def _record(item: Element, name: str) -> Record:
    meta, content = item.find("{*}itemMeta"), item.find("{*}contentMeta")
    title = words(content, "{*}headline")
    date = words(meta, "{*}versionCreated") or words(content, "{*}contentCreated") or words(meta, "{*}firstCreated")
    text, layout = _text(item, name)
    signals = [] if meta is None else [_code(signal.get("qcode")) for signal in meta.findall("{*}signal")]
    correction = read_status(_code(attribute(meta, "{*}pubStatus", "qcode")))
    if correction is Correction.NONE and "correction" in signals:
        correction = Correction.CORRECTED
    guid = (item.get("guid") or "").strip() or None
    return Record(
        text=text,
        layout=layout,
        id=guid,
        title=title,
        date=None if date is None else read_date(date, name),
        outlet=_outlet(meta, content),
        url=guid if guid is not None and guid.startswith(("http://", "https://")) else None,
        dateline=words(content, "{*}dateline"),
        language=language_tag(attribute(content, "{*}language", "tag") or item.get(_LANGUAGE)),
        correction=correction,
        corrects=_corrects(meta) if correction is Correction.CORRECTED else None,
    )


def _text(item: Element, name: str) -> tuple[str, Layout]:
    """The story of an item, in the first form of its content that holds words."""
    for holder in item.findall("{*}contentSet/{*}inlineXML"):
        story = next((element for element in holder.iter("{*}body.content", "{*}body")), None)
        if (story := holder if story is None else _inner(story)) is not None and (text := text_of(story)):
            return text, Layout.LINES
    for holder in item.findall("{*}contentSet/{*}inlineData"):
        data = holder.text or ""
        if data.strip() and "html" in (holder.get("contenttype") or ""):
            return text_of_html(data, name), Layout.LINES
        if data.strip():
            return data, Layout.WRAPPED
    cure = "Export the items with their text inside (inlineXML or inlineData)."
    raise InputError("The item holds no text.", path=name, cure=cure)


def _inner(body: Element) -> Element:
    """The copy of a body: NITF's without its head, which has the headline, the byline and the dateline."""
    content = body.find("{*}body.content")
    return body if content is None else content


def _outlet(meta: Element | None, content: Element | None) -> str | None:
    for element, path in ((meta, "{*}provider"), (content, "{*}infoSource")):
        told = words(element, f"{path}/{{*}}name") or attribute(element, path, "literal")
        if told := told or _code(attribute(element, path, "qcode")):
            return told
    return words(content, "{*}creditline")


def _corrects(meta: Element | None) -> str | None:
    links = [] if meta is None else meta.findall("{*}link")
    before = (link for link in links if _code(link.get("rel")).lower() == "previousversion")
    return next((link.get("residref") or link.get("href") for link in before), None)


def _code(qcode: str | None) -> str:
    """The code of a qualified code: "canceled" of "stat:canceled"."""
    return (qcode or "").rpartition(":")[2].strip()


def _looks(head: bytes) -> bool:
    root = find_root(head)
    return root is not None and root.name in _ROOTS and "iptc.org" in root.namespace


NEWSML = Format("newsml", (".newsml", ".xml"), _looks, _read)
