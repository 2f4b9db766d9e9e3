"""Short texts read as articles, and the places found in them."""

from __future__ import annotations

import functools

from verifier.claims import Mention
from verifier.kinds.place import PLACE, PlaceValue
from verifier.language import read
from verifier.reading.articles import read_text
from verifier.text import Document


def document(text: str, dateline: str | None = None) -> Document:
    """A text read as an article, filed from somewhere or from nowhere."""
    front = "" if dateline is None else f'---\ndateline: "{dateline}"\n---\n'
    return read(read_text(front + text, id="example.md"))


def mentions(text: str, dateline: str | None = None) -> list[Mention[PlaceValue]]:
    """Every place of a text, claim or not."""
    return list(PLACE.find(document(text, dateline)))


def found(text: str, dateline: str | None = None) -> list[tuple[str, str | None]]:
    """Every place of a text: its words and its country."""
    read_as = document(text, dateline)
    return [(m.span.of(read_as.article.text), m.value.country) for m in PLACE.find(read_as)]


def claims(text: str, dateline: str | None = None) -> list[str]:
    """The words of the places that make claims."""
    read_as = document(text, dateline)
    return [m.span.of(read_as.article.text) for m in PLACE.find(read_as) if not m.excluded]


@functools.cache
def only(text: str, dateline: str | None = None) -> PlaceValue:
    """The one place of a text that makes a claim."""
    (value,) = (m.value for m in mentions(text, dateline) if not m.excluded)
    return value
