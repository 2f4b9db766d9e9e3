"""What a page of the web says of itself: schema.org's JSON-LD first, then Open Graph and the other meta elements, then its markup.

Only what is declared is read. A date that merely stands somewhere on a page may be that of another story, or today's, and a wrong
publication date moves every "on Friday" of a story.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.formats.json_values import read_json
from verifier.reading.formats.markup import select, text_of
from verifier.reading.metadata import language_tag, read_date
from verifier.text import Correction

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DATES = (
    "article:published_time datepublished dc.date.issued dcterms.issued dc.date dcterms.date dcterms.created date pubdate"
    " publishdate publish-date publish_date publication_date parsely-pub-date sailthru.date"
).split()
_TIMES = "//time[@itemprop='datePublished' or @pubdate]"


@dataclasses.dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page declares. ``title`` names it; ``headline`` is the same where a reader sees it as such, and None where it is only the
    window's title."""

    title: str | None
    headline: str | None
    date: datetime.date | None
    outlet: str | None
    url: str | None
    language: str | None
    correction: Correction


def find_facts(root: Element, name: str) -> PageFacts:
    """What the tree of a page declares; what cannot be read is passed over."""
    told = _linked_data(root, name)
    meta = _meta(root)
    headings = [text for heading in root.iter("h1") if (text := _line(text_of(heading)))]
    headline = _text(told.get("headline")) or meta.get("og:title") or (headings[0] if len(headings) == 1 else None)
    window = root.find(".//title")
    dates = [
        _text(told.get("datePublished")),
        *(meta.get(key) for key in _DATES),
        *(time.get("datetime") for time in select(root, _TIMES)),
    ]
    canonical = next((link.get("href") for link in select(root, "//link[@rel='canonical']")), None)
    address = _text(canonical) or meta.get("og:url") or _text(told.get("url"))
    return PageFacts(
        title=headline or (None if window is None else _line(window.text or "")),
        headline=headline,
        date=next((day for written in dates if written and (day := _day(written, name))), None),
        outlet=_name(told.get("publisher")) or meta.get("og:site_name"),
        url=address if address is not None and address.startswith(("http://", "https://")) else None,
        language=language_tag(_text(told.get("inLanguage")) or root.get("lang")),
        correction=Correction.CORRECTED if told.get("correction") else Correction.NONE,
    )


def _linked_data(root: Element, name: str) -> dict[str, object]:
    """The first object of the page's JSON-LD that is an article."""
    for script in select(root, "//script[@type='application/ld+json']"):
        try:
            value = read_json(script.text or "", name)
        except InputError:
            continue
        for thing in _things(value):
            kinds = thing.get("@type")
            if any(
                "Article" in str(kind) or kind == "BlogPosting"
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return thing
    return {}


def _things(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for inner in value:
            yield from _things(inner)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"))


def _meta(root: Element) -> dict[str, str]:
    """The page's meta elements: the first content of each name, in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content") or "")
        if content:
            found.setdefault(key.strip().lower(), content)
    return found


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for inner in value if (name := _name(inner))), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return _line(value) if isinstance(value, str) else None


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None


def _day(written: str, name: str) -> datetime.date | None:
    try:
        return read_date(written, name)
    except InputError:
        return None
