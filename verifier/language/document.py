"""Reading an article: sentences, words, clauses and who says what."""

from __future__ import annotations

from verifier.language import attribution, clauses, sentences, words
from verifier.text import Article, Document, Sentence


def read(article: Article) -> Document:
    """The article with its sentences read. Pure; linear in the length of the text."""
    result: list[Sentence] = []
    for unit in sentences.split(article):
        tokens = words.tokenize(article.view, unit.span.start, unit.span.end)
        if not tokens:
            continue
        tagged = words.tag(tokens, unit.heading)
        parts = clauses.split(tagged, unit.span)
        result.append(
            Sentence(
                span=unit.span,
                index=len(result),
                paragraph=unit.paragraph,
                heading=unit.heading,
                view=unit.span.of(article.view),
                words=tagged,
                clauses=parts,
                source=attribution.source(article.view, tagged, parts),
            )
        )
    return Document(article, tuple(result))
