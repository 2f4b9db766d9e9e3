"""Short texts read as articles of a given day, and the dates found in them."""

from __future__ import annotations

import datetime

from verifier.claims import Mention
from verifier.kinds.date import DATE, DateValue
from verifier.kinds.date.value import of_period
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


def reading(value: DateValue) -> str:
    """All that a date's words leave open, after its days: "or" a further reading as likely, "perhaps" one less likely, "±" so many days,
    and "guessed" where what it was counted from is a guess: "2018-09-11 or 2018-09-04", "2018-08-27/2018-09-02 ±3 guessed"."""
    word = "or" if value.even else "perhaps"
    others = "".join(f" {word} {days(of_period(other, value.grain))}" for other in value.others)
    slack = f" ±{value.slack}" if value.slack else ""
    return f"{days(value)}{others}{slack}{'' if value.firm else ' guessed'}"


def last_reading(text: str, published: str | None = FRIDAY) -> str:
    """The :func:`reading` of the last date of a text, "none" where it has no date."""
    found = mentions(text, published)
    return reading(found[-1].value) if found else "none"


def rows(table: str) -> list[tuple[str, str | None, str]]:
    """The lines of a table, "text => reading" or "text @ day of publication => reading"; for "@ -" the article has none."""
    found: list[tuple[str, str | None, str]] = []
    for line in filter(None, table.splitlines()):
        before, _, expected = line.partition(" => ")
        text, _, published = before.partition(" @ ")
        found.append((text, None if published == "-" else published or FRIDAY, expected))
    return found
