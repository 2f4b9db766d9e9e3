"""Short texts read as articles of a given day, and the dates found in them."""

from __future__ import annotations

import datetime

from verifier.claims import Mention
from verifier.kinds.date import DATE, DateValue
from verifier.language import read
from verifier.reading.articles import read_text
from verifier.text import Document

FRIDAY = "2018-09-14"
"""The day of publication of most examples, a Friday."""


def document(text: str, published: str | None = FRIDAY) -> Document:
    """A text read as an article published on an ISO day; without one its relative dates have nothing to count from."""
    return read(
        read_text(text, id="example.txt", date=None if published is None else datetime.date.fromisoformat(published))
    )


def mentions(text: str, published: str | None = FRIDAY) -> list[Mention[DateValue]]:
    """Every date of a text, claim or not."""
    return list(DATE.find(document(text, published)))


def claims(text: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    """The dates of a text that make claims: their words and "first/last", or one day where they are the same."""
    return [(m.span.of(text), days(m.value)) for m in mentions(text, published) if not m.excluded]


def days(value: DateValue) -> str:
    """ "2018-09-17", "2018-09-17/2018-09-23", or "?" where it is not resolved."""
    if value.first is None or value.last is None:
        return "?"
    return f"{value.first}" if value.first == value.last else f"{value.first}/{value.last}"


def only(text: str, published: str | None = FRIDAY) -> DateValue:
    """The one date of a text."""
    (mention,) = mentions(text, published)
    return mention.value
