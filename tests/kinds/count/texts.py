"""Short texts read as articles, and the counts found in them."""

from __future__ import annotations

import datetime

from verifier.claims import Comparison, Mention
from verifier.kinds.count import COUNT, CountValue
from verifier.language import read
from verifier.reading.articles import read_text

PUBLISHED = datetime.date(2018, 9, 14)
"""The day on which every text of the tests appeared."""


def mentions(text: str) -> list[Mention[CountValue]]:
    """Every count of a text, claim or not."""
    return list(COUNT.find(read(read_text(text, id="example.txt", date=PUBLISHED))))


def claims(text: str) -> list[str]:
    """The words of the counts that make claims."""
    return [m.span.of(text) for m in mentions(text) if not m.excluded]


def value(text: str, words: str | None = None) -> CountValue:
    """The value of the given words, or the first of the text."""
    found = mentions(text)
    return next(m.value for m in found if words is None or m.span.of(text) == words)


def compare(draft: str, reported: str) -> Comparison:
    """The comparison of the first counts of two texts."""
    return COUNT.compare(value(draft), value(reported))
