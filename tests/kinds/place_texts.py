"""Short texts read as articles, and the places found in them."""

from __future__ import annotations

import functools

from verifier.claims import Mention
from verifier.kinds.place import PLACE, PlaceValue
from verifier.kinds.place.value import Relation, Role, Sort
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


def told(text: str, dateline: str | None = None) -> list[str]:
    """Every place of a text in one line: its words with their preposition, the name, the country and what else is not as usual.

    One that makes no claim begins with a minus. ``of X`` is what contains it first; ``?`` says that this was inferred.
    """
    read_as = document(text, dateline)
    return [_line(mention, read_as.article.text) for mention in PLACE.find(read_as)]


def _line(mention: Mention[PlaceValue], text: str) -> str:
    value = mention.value
    more = [
        str(value.sort),
        value.building,
        "described" if value.described else "",
        "" if value.relation is Relation.IN else str(value.relation),
        "" if value.role is Role.SCENE else str(value.role),
        value.part and f"{value.part} part",
        f"of {value.within[0]}" if value.within and value.sort in {Sort.VENUE, Sort.UNKNOWN} else "",
        "?" if value.uncertain else "",
    ]
    words = mention.mask.of(text)
    return f"{'-' if mention.excluded else ''}{words} = {value.name}, {value.country}: {' '.join(filter(None, more))}"
