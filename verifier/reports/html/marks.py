"""A draft cut into pieces, so that each claim's words can be marked where they stand."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from verifier.reports.characters import HIDDEN, escape
from verifier.text import Article, Span

_SPACE = re.compile(r"\s+")


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. ``claim`` is the index of the claim whose words it holds, None for plain text.

    ``opens`` is true for a claim's first piece, which bears its number. A claim whose words belong to another claim's mark as well gets a
    piece without text of its own, so that every claim has a mark.
    """

    text: str
    claim: int | None = None
    opens: bool = False


def paragraphs(article: Article, values: Sequence[Span]) -> list[tuple[Piece, ...]]:
    """The body, paragraph by paragraph, with the words of the claims, ``values``, as pieces of their own; blank lines are left out.

    Paragraphs, headings and list items are told from wrapped lines as everywhere else: by the line ends of ``Article.view``. Where claims
    overlap, the shorter mark goes before.
    """
    result, opened = [], set[int]()
    for line in _lines(article):
        here = [index for index, span in enumerate(values) if span.overlaps(line)]
        if here or article.text[line.start : line.end].strip():
            result.append(tuple(_pieces(article.text, line, values, here, opened)))
    return result


def shown(text: str) -> str:
    """Text as a page may hold it: white space as single spaces, characters that hide or reorder text as escapes."""
    return HIDDEN.sub(lambda match: escape(match[0]), _SPACE.sub(" ", text))


def _lines(article: Article) -> Iterator[Span]:
    start = article.body.start
    for line in article.view[article.body.start : article.body.end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _pieces(text: str, line: Span, values: Sequence[Span], here: list[int], opened: set[int]) -> Iterator[Piece]:
    cuts = {line.start, line.end}
    for index in here:
        cuts |= {max(line.start, values[index].start), min(line.end, values[index].end)}
    places = sorted(cuts)
    for start, end in itertools.pairwise(places):
        covering = [index for index in here if values[index].contains(Span(start, end))]
        if not covering:
            yield Piece(shown(text[start:end]))
            continue
        chosen = min(covering, key=lambda index: len(values[index]))
        yield Piece(shown(text[start:end]), chosen, chosen not in opened)
        opened.add(chosen)
        for index in covering:
            if index not in opened and min(values[index].end, line.end) == end:
                opened.add(index)
                yield Piece("", index, True)
