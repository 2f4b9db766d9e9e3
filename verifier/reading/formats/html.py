"""HTML: a page of a news site, or copy that was pasted or saved as HTML. A file is one article.

Two kinds of files end in .html. What a word processor or a newsroom system saves holds the copy and nothing else: all its words are read,
because in a draft nothing may be lost. A page of a site has the story among menus, teasers and comments: trafilatura finds it.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.decoding import decode
from verifier.reading.formats.interface import Format, missing, silence
from verifier.reading.formats.limits import LARGEST_PAGE_BYTES, read_whole
from verifier.reading.formats.markup import parse_html, select, text_of
from verifier.reading.formats.page_facts import PageFacts, find_facts
from verifier.reading.records import Layout, Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_CHARSET_PLACE = 4_096
"""Bytes in which a page names its encoding; the standard asks for 1,024."""

LARGEST_PAGE = 6_000
"""Elements of a page that trafilatura is given, whose time grows with their square; pages of news have hundreds to a few thousand."""

_SITE = (
    "//nav|//footer|//aside|//form|//iframe|//script[not(contains(@type,'json'))]|//link[contains(@rel,'stylesheet')]"
)
"""What pages of sites have and pasted copy has not."""
_STORY = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']", "//body")
_FURNITURE = frozenset(("nav", "footer", "aside", "form"))
_LOOKS = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|p|div|article|h1)[\s>]", re.IGNORECASE | re.DOTALL
)


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    yield read_page(data, name, digest=hashlib.sha256(data).hexdigest())


def read_page(data: bytes, name: str, *, charset: str | None = None, digest: str = "") -> Record:
    """The record of a page. ``charset`` is the encoding that came with it, if any; a byte order mark goes before it, the page's own
    ``<meta charset>`` after it, and UTF-8 is what it is otherwise.

    Raises InputError where it is too large, is not in that encoding, is nested too deep, or is a page of a site and trafilatura is not
    installed.
    """
    if len(data) > LARGEST_PAGE_BYTES:
        message = f"The page has more than {LARGEST_PAGE_BYTES:,} bytes."
        raise InputError(message, path=name, cure="Save its story alone, as text or Markdown.")
    source = _decode(data, name, charset)
    root = parse_html(source, name)
    facts = find_facts(root, name)
    text = _story(source, root, facts, name) if select(root, _SITE) else text_of(root)
    return Record(
        text=text,
        layout=Layout.LINES,
        title=facts.title,
        date=facts.date,
        outlet=facts.outlet,
        url=facts.url,
        language=facts.language,
        correction=facts.correction,
        digest=digest,
    )


def _decode(data: bytes, name: str, charset: str | None) -> str:
    declared = _CHARSET.search(data, 0, _CHARSET_PLACE)
    told = charset or (declared[1].decode("ascii") if declared is not None else "utf-8")
    told = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), told)
    try:
        encoding = codecs.lookup(told).name
    except LookupError as error:
        message = f"The page is in {told!r}, an encoding that does not exist."
        raise InputError(message, path=name, cure="Save it as UTF-8.") from error
    if encoding in ("utf-8", "ascii"):
        return decode(data, name).removeprefix("\ufeff")
    if encoding == "iso8859-1":
        encoding = "cp1252"  # which is what the Encoding Standard of the web says it means
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        message = f"The page says that it is in {told}, and it is not."
        raise InputError(message, path=name, cure="Save it as UTF-8.") from error


def _story(source: str, root: Element, facts: PageFacts, name: str) -> str:
    """The story of a page of a site, with its headline: as trafilatura finds it, and where that finds none or would take too long, what
    the page marks as its article, without what surrounds it."""
    found = _extract(source, name) if sum(1 for _ in root.iter()) <= LARGEST_PAGE else ""
    if not found.strip():
        stories = (text_of(part, without=_FURNITURE) for path in _STORY for part in select(root, path))
        found = next((text for text in stories if text), "")
    headline = facts.headline
    if headline is None or headline in " ".join(found[: 2 * len(headline) + 200].split()):
        return found
    return f"{headline}\n\n{found}"


def _extract(source: str, name: str) -> str:
    try:
        import trafilatura
    except ImportError as error:
        raise missing("trafilatura", "html", name) from error
    silence("trafilatura")
    silence("htmldate")
    return trafilatura.extract(source, output_format="txt", include_comments=False, include_tables=True) or ""


def _looks(head: bytes) -> bool:
    return _LOOKS.match(head.removeprefix(codecs.BOM_UTF8)) is not None


HTML = Format("html", (".html", ".htm", ".xhtml"), _looks, _read, single=True)
