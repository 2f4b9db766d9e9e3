"""RSS and Atom feeds, as saved to files: an entry with its text, or with its summary where there is no more."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from verifier.errors import InputError
from verifier.reading.formats.compression import HEAD
from verifier.reading.formats.interface import Format, missing
from verifier.reading.formats.limits import read_whole
from verifier.reading.formats.markup import text_of_html
from verifier.reading.formats.xml import check_prolog, find_root
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    check_prolog(data[:HEAD], name)
    try:
        import feedparser
    except ImportError as error:
        raise missing("feedparser", "feeds", name) from error
    try:
        feed = feedparser.parse(io.BytesIO(data))  # a stream, never a string: that could be taken for an address
    except Exception as error:  # feedparser mends most of what is wrong, and stumbles over some of it
        raise InputError(f"The feed cannot be read: {error!r}.", path=name, cure="Fetch it again.") from error
    for entry in feed.entries:
        try:
            yield _record(entry, feed.feed, name)
        except InputError as error:
            yield error
        except KeyError as error:  # looking for a link in what is left of an entry without any
            yield InputError(f"The entry is damaged: it has no {error}.", path=name, cure="Fetch the feed again.")
    problem = feed.get("bozo_exception")
    if isinstance(problem, Exception) and not isinstance(problem, feedparser.CharacterEncodingOverride):
        line = getattr(problem, "getLineNumber", lambda: None)()
        message = f"The feed is not well-formed, and was read as far as it makes sense: {problem}."
        raise InputError(message, path=name, line=line, cure="Fetch it again.")


def _record(entry: Any, feed: Any, name: str) -> Record:
    contents = entry.get("content") or [{"value": entry.get("summary") or ""}]
    title = _line(entry.get("title"), name)
    # Asked for a date that is not there, feedparser gives the other one, and warns.
    date = next(filter(None, [entry[name] for name in ("published", "updated") if name in entry]), None)
    text = text_of_html(contents[0].get("value") or "", name)
    if not text:
        raise InputError("The entry holds neither text nor summary.", path=name, cure="Use the feed with full texts.")
    return Record(
        text=text,
        layout=Layout.LINES,
        id=entry.get("id") or None,
        title=title,
        date=None if date is None else read_date(date, name),
        outlet=_line(feed.get("title"), name),
        url=entry.get("link") or None,
        language=language_tag(contents[0].get("language") or feed.get("language")),
    )


def _line(markup: str | None, name: str) -> str | None:
    return " ".join(text_of_html(markup or "", name).split()) or None


def _looks(head: bytes) -> bool:
    root = find_root(head)
    if root is None:
        return False
    atom = (root.name == "feed" and "Atom" in root.namespace) or "atom" in root.namespace
    return (root.name == "rss" and "wp" not in root.prefixes) or atom or root.name == "RDF"


FEED = Format("feed", (".rss", ".atom", ".xml"), _looks, _read)
