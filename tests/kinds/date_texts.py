"""Short texts read as articles of a given day, and the dates found in them."""

from __future__ import annotations

import calendar
import datetime

from verifier.claims import Mention
from verifier.kinds.date import DATE, DateValue
from verifier.kinds.date.value import Role, of_period
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
    "guessed" where what it was counted from is a guess, "only" its days of the week, how far it is from an event, and the role of a bound:
    "2018-09-11 or 2018-09-04", "2018-08-27/2018-09-02 ±3 guessed", "? (+14 days)", "2018-10-05 by"."""
    word = "or" if value.even else "perhaps"
    text = days(value) + "".join(f" {word} {days(of_period(other, value.grain))}" for other in value.others)
    if value.slack:
        text += f" ±{value.slack}"
    if not value.firm:
        text += " guessed"
    if value.weekdays and (value.first is None or value.first != value.last):
        text += f" only {' '.join(calendar.day_abbr[number] for number in value.weekdays)}"
    if value.offset is not None:
        text += f" ({value.offset:+} days)"
    return text if value.role is Role.ON else f"{text} {value.role.value}"


def last_reading(text: str, published: str | None = FRIDAY) -> str:
    """The :func:`reading` of the last date of a text, "none" where it has no date."""
    found = mentions(text, published)
    return reading(found[-1].value) if found else "none"


def rows(table: str) -> list[tuple[str, str | None, str]]:
    """The lines of a table, "text => reading" or "text @ day of publication => reading"; for "@ -" the article has none, and a "¶" parts
    paragraphs."""
    found: list[tuple[str, str | None, str]] = []
    for line in filter(None, table.splitlines()):
        before, _, expected = line.partition(" => ")
        text, _, published = before.partition(" @ ")
        found.append((text.replace(" ¶ ", "\n\n"), None if published == "-" else published or FRIDAY, expected))
    return found


def why_none(text: str, published: str | None = FRIDAY) -> str:
    """Why the last date of a text makes no claim; "claim" where it makes one, "none" where there is no date."""
    found = mentions(text, published)
    return (found[-1].excluded or "claim") if found else "none"
