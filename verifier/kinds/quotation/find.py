"""Finding quotations: every stretch in quotation marks, cut by sentence, with its speaker or with why it makes no claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.claims import Mention
from verifier.kinds.quotation.attribution import Attribution, attribute
from verifier.kinds.quotation.marks import Quoted, quoted
from verifier.kinds.quotation.speakers import Cast, Speaker
from verifier.kinds.quotation.value import Quotation
from verifier.kinds.quotation.wording import GAP, is_content, words
from verifier.text import Document, Sentence, Span

LEAST = 4
"""Words of a quotation that makes a claim. Fewer are as often a title, a nickname or a word held at a distance ("scare quotes": Chicago
Manual of Style 7.57) as somebody's own, and too common to be told from the same words of somebody else."""
_EDGE = " \t\r\n\"'"


def find(document: Document) -> Iterator[Mention[Quotation]]:
    """Every quotation of the document, in order, without overlaps; near-linear in its length."""
    stretches = quoted(document)
    if not stretches:
        return
    cast = Cast(document)
    previous: tuple[Quoted, Attribution | None] | None = None
    edges = [0, *(edge for s in stretches for edge in (s.outer.start, s.outer.end)), len(document.article.view)]
    for i, stretch in enumerate(stretches):
        found = attribute(stretch, edges[2 * i], edges[2 * i + 3], document, cast)
        if found is None and previous is not None and _goes_on(previous[0], stretch, document, cast):
            found = previous[1]
        previous = stretch, found
        for sentence in cast.sentences_of(stretch.inner):
            mention = _mention(document, sentence, stretch, found)
            if mention is not None:
                yield mention
            if found is not None and found.speaker is not None:
                cast.spoke(found.speaker, sentence)


def _mention(
    document: Document, sentence: Sentence, stretch: Quoted, found: Attribution | None
) -> Mention[Quotation] | None:
    view = document.article.view
    start = max(stretch.inner.start, sentence.span.start)
    end = min(stretch.inner.end, sentence.span.end)
    while start < end and view[start] in _EDGE:
        start += 1
    while start < end and view[end - 1] in _EDGE + ",":
        end -= 1
    if start == end:
        return None
    span = Span(start, end)
    speaker = found.speaker if found is not None else None
    named = speaker or Speaker("")
    value = Quotation(" ".join(span.of(view).split()), named.name, named.role, named.person)
    here = found is not None and sentence.span.contains(found.span)
    mask, anchor = (found.span, found.span.end - 1) if found is not None and here else (Span(start, start), None)
    return Mention("quotation", span, sentence.index, value, mask, _excluded(value, found, sentence), anchor)


def _excluded(value: Quotation, found: Attribution | None, sentence: Sentence) -> str:
    """Why a quotation makes no checkable claim; empty where it does."""
    spoken = [word for word in words(value.said) if word != GAP]
    if len(spoken) < LEAST:
        return "a few words only"
    if _is_title(value.said) or sentence.heading:
        return "a title"
    if found is None:
        return "attributed to nobody"
    return "" if value.speaker else "speaker not identified"


def _is_title(said: str) -> bool:
    """Whether the words are written like the title of a work: every word of weight has a capital (AP Stylebook, composition titles)."""
    weighty = [word for word in said.split() if is_content(word.lower().strip(".,!?'\""))]
    return len(weighty) > 1 and all(not word[0].islower() for word in weighty)


def _goes_on(before: Quoted, stretch: Quoted, document: Document, cast: Cast) -> bool:
    """Whether a quotation carries on the one before it: nothing but it in its sentences, in the same paragraph or in the next one where
    the one before was left open, as newspapers do between paragraphs of one speech.
    """
    if not before.closed:
        return stretch.paragraph == before.paragraph + 1
    if stretch.paragraph != before.paragraph:
        return False
    inside = cast.sentences_of(stretch.inner)
    if not inside:
        return False
    around = Span(inside[0].span.start, inside[-1].span.end)
    view = document.article.view
    outside = view[around.start : stretch.outer.start] + view[min(stretch.outer.end, around.end) : around.end]
    return not any(character.isalnum() for character in outside)
