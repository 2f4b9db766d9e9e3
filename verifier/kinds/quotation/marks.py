"""Where quotations begin and end: double marks, and single ones where they stand outside double ones."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator

from verifier.text import Document, Span

_OPENS_AFTER = frozenset(" \t\r\n([{-—–/'\"")
_FAR = 1000
"""Characters behind a mark that may be a possessive in which a better one is looked for."""
_CLOSES_AFTER = frozenset(",.?!…")


@dataclasses.dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks. ``inner`` is without them; ``closed`` is false where it runs to the end of its paragraph, as it does
    where a quotation goes on in the next one.
    """

    inner: Span
    paragraph: int
    closed: bool

    @property
    def outer(self) -> Span:
        return Span(self.inner.start - 1, self.inner.end + self.closed)


def quoted(document: Document) -> tuple[Quoted, ...]:
    """The quotations of a document, in order, without overlaps; linear in its length."""
    view = document.article.view
    paragraphs: dict[int, Span] = {}
    for sentence in document.sentences:
        start = paragraphs.get(sentence.paragraph, sentence.span).start
        paragraphs[sentence.paragraph] = Span(start, sentence.span.end)
    found: list[Quoted] = []
    for number, span in paragraphs.items():
        doubles = list(_pairs(view, span, '"'))
        inside = [inner for inner, _ in doubles]
        singles = [pair for pair in _pairs(view, span, "'") if not _within(pair[0], inside)]
        found.extend(Quoted(inner, number, closed) for inner, closed in sorted([*doubles, *singles]))
    return tuple(found)


def _pairs(view: str, span: Span, mark: str) -> Iterator[tuple[Span, bool]]:
    at = span.start
    while (start := view.find(mark, at, span.end)) != -1:
        at = start + 1
        if not _opens(view, start, span, mark):
            continue
        end = _end(view, start + 1, span, mark)
        if end is None and mark == "'":
            return  # only apostrophes are left: what could end a quotation could end this one
        yield Span(start + 1, span.end if end is None else end), end is not None
        at = span.end if end is None else end + 1


def _within(inner: Span, doubles: list[Span]) -> bool:
    """Whether a stretch in single marks overlaps one in double marks, of which it is then a quotation's quotation."""
    at = bisect_left(doubles, inner)
    return any(double.overlaps(inner) for double in doubles[max(0, at - 1) : at + 1])


def _opens(view: str, at: int, span: Span, mark: str) -> bool:
    """Whether a mark begins a quotation: words follow it at once, and none stand right before it."""
    follows = view[at + 1] if at + 1 < span.end else " "
    if follows.isspace() or (mark == "'" and not follows.isalpha()):  # '90s
        return False
    return at == span.start or view[at - 1] in _OPENS_AFTER


def _end(view: str, at: int, span: Span, mark: str) -> int | None:
    """Where a quotation ends. A single mark behind an s may be a possessive ("the workers' rights"): one behind a stop goes before it."""
    doubtful: int | None = None
    while (end := view.find(mark, at, span.end)) != -1:
        at = end + 1
        before, behind = view[end - 1], view[end + 1] if end + 1 < span.end else " "
        if before.isspace() or (mark == "'" and behind.isalnum()):
            continue
        if mark == '"' or before in _CLOSES_AFTER or before != "s":
            return end
        if doubtful is not None and end - doubtful > _FAR:
            return doubtful
        doubtful = end if doubtful is None else doubtful
    return doubtful
