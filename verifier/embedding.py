"""A document as vectors: of the whole, of each sentence, and of each claim with its value taken out.

A claim is looked at in three widths, all blind to its value: its sentence, its clause, and a few words either side of the place where the
value stood. They are kept apart and their cosines are added late; putting a title or a lead before the sentence instead halves retrieval
(docs/benchmarks.md). A sentence is read once as it is written and once for each of its claims; all widths of a claim come from one read.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from verifier.claims import Claim
from verifier.language.lexicon import one_spelling
from verifier.models.embedder import Embedder, Vectors
from verifier.text import Document, Span

LEAD_SENTENCES = 2
"""Sentences after the title that stand for the document: a news story says first what it is about (the "inverted pyramid")."""

WINDOW_WORDS = 3
"""Words on each side of a value that say what is counted, dated or placed: "killed [27] soldiers near", "met in [Sochi] on Monday"."""

_WORD = re.compile(r"\w+(?:['.,-]\w+)*")
_REACH = 200
"""Characters before a value in which its words are looked for: a sentence without end must not be read again for each of its values."""


_Wanted: TypeAlias = tuple[str, tuple[Span, ...]]
"""A text, and the ranges of it whose vectors are wanted, too."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DocumentVectors:
    """The vectors of a document with n sentences and m claims, in their order; d is the embedder's dimension.

    All have length one, save that ``clause`` and ``window`` are zero where no word of the range was read (a claim beyond the embedder's
    longest text, a sentence that is nothing but its value).
    """

    document: Vectors
    """(d,): the title and the first sentences."""
    sentences: Vectors
    """(n, d): each sentence as it is written."""
    masked: Vectors
    """(m, d): the claim's sentence with the value taken out."""
    clause: Vectors
    """(m, d): the words of the claim's clause, as read in that sentence."""
    window: Vectors
    """(m, d): the words around the value's place, as read in that sentence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Texts:
    """What is read of a document with n sentences and m claims to make its vectors: plain strings, which cross to another process cheaply.
    Their words are in one spelling, British: a model knows "labor" and "labour" for near, and not for one.

    ``spans`` are for each claim the clause and the window, as ranges of its masked sentence.
    """

    sentences: tuple[str, ...]
    masked: tuple[str, ...]
    spans: tuple[tuple[Span, Span], ...]
    topic: str

    def __len__(self) -> int:
        return len(self.sentences) + len(self.masked) + 1


def texts_of(document: Document, claims: Sequence[Claim[Any]]) -> Texts:
    """The texts of a document and its claims."""
    return Texts(
        tuple(one_spelling(sentence_text(sentence.view)) for sentence in document.sentences),
        tuple(one_spelling(claim.masked) for claim in claims),
        tuple(_spans(claim) for claim in claims),
        one_spelling(topic(document)),
    )


def _spans(claim: Claim[Any]) -> tuple[Span, Span]:
    """The clause and the window in the masked sentence as it is spelt for the model."""
    clause, around = (_respelt(claim.masked, span) for span in (claim.masked_clause, window(claim.masked, claim.gap)))
    return clause, around


def _respelt(text: str, span: Span) -> Span:
    """Where a range of a text that cuts no word is in the text's one spelling."""
    return Span(len(one_spelling(text[: span.start])), len(one_spelling(text[: span.end])))


def embed_texts(embedder: Embedder, documents: Sequence[Texts]) -> list[DocumentVectors]:
    """The vectors of documents, in one call of the embedder: the longest texts first, so that its threads end together, and what is wanted
    twice once. The topic of a draft of one sentence is that sentence; wires repeat their last lines."""
    wanted: list[_Wanted] = []
    for document in documents:
        wanted += [(text, ()) for text in (*document.sentences, document.topic)]
        wanted += zip(document.masked, document.spans, strict=True)
    asked = sorted(dict.fromkeys(wanted), key=lambda its: -len(its[0]))
    embedded, pooled = embedder.embed_spans([text for text, _ in asked], [spans for _, spans in asked])
    row = {its: number for number, its in enumerate(asked)}
    result = []
    for document in documents:
        own = [row[its] for its in zip(document.masked, document.spans, strict=True)]
        masked = embedded[own]
        clause, around = masked.copy(), masked.copy()
        for i, number in enumerate(own):
            clause[i], around[i] = pooled[number]
        sentences = embedded[[row[text, ()] for text in document.sentences]]
        result.append(DocumentVectors(embedded[row[document.topic, ()]], sentences, masked, clause, around))
    return result


def embed_document(embedder: Embedder, document: Document, claims: Sequence[Claim[Any]]) -> DocumentVectors:
    """The vectors of a document and its claims."""
    return embed_texts(embedder, [texts_of(document, claims)])[0]


def sentence_text(view: str) -> str:
    """A sentence's view with each run of white space as one space."""
    return " ".join(view.split())


def topic(document: Document) -> str:
    """What the document is about: its title and its first sentences that are no headings."""
    lead = [sentence_text(s.view) for s in document.sentences if not s.heading][:LEAD_SENTENCES]
    title = document.article.title
    return " ".join([*([] if title is None else [sentence_text(title)]), *lead])


def window(masked: str, gap: int) -> Span:
    """The range from the third word before a place to the third word after it, or as far as there are words; empty where there are none."""
    before = [match.span() for match in _WORD.finditer(masked, max(0, gap - _REACH), gap)][-WINDOW_WORDS:]
    after = []
    for match in _WORD.finditer(masked, gap):
        after.append(match.span())
        if len(after) == WINDOW_WORDS:
            break
    words = before + after
    return Span(words[0][0], words[-1][1]) if words else Span(gap, gap)
