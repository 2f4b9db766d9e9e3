"""A statement's claims through both gates: the values of its evidence stand in for the archive."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from verifier.embedding import DocumentVectors, embed_document, sentence_text
from verifier.facts import Case, Likeness, Reported
from verifier.gate import Gate
from verifier.matching import Match, match
from verifier.pairs.reading import Reading
from verifier.stories import Story, story
from verifier.text import Document
from verifier.weighing import Odds, observe

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder


@dataclasses.dataclass(frozen=True, slots=True)
class Weighed:
    """For each claim of a reading the reported values that may be of the same fact, and how probable each verdict is by them."""

    matches: tuple[tuple[Match, ...], ...]
    odds: tuple[Odds, ...]


def weigh(reading: Reading, embedder: Embedder, gate: Gate) -> Weighed:
    """The claims of a reading, weighed."""
    stories = {document.article.id: _story(document) for document in reading.evidence}
    case = Case(reading.claims, _story(reading.statement), _candidates(reading, embedder), stories)
    matches = match(case, gate)
    return Weighed(matches, gate.odds(observe(reading.claims, matches)))


def _story(document: Document) -> Story:
    return story(document.article.title, tuple(sentence_text(sentence.view) for sentence in document.sentences))


def _candidates(reading: Reading, embedder: Embedder) -> tuple[tuple[Reported, ...], ...]:
    """For each claim the reported values of its kind, with their likeness; nothing is embedded where there is none."""
    kinds = {claim.kind for claim in reading.claims}
    reported = [tuple(c for c in group if c.kind in kinds) for group in reading.reported]
    if not any(reported):
        return ((),) * len(reading.claims)
    own = embed_document(embedder, reading.statement, reading.claims)
    vectors = [embed_document(embedder, d, r) for d, r in zip(reading.evidence, reported, strict=True)]
    return tuple(
        tuple(
            Reported(other, _likeness(own, i, theirs, j))
            for group, theirs in zip(reported, vectors, strict=True)
            for j, other in enumerate(group)
            if other.kind == claim.kind
        )
        for i, claim in enumerate(reading.claims)
    )


def _likeness(own: DocumentVectors, i: int, theirs: DocumentVectors, j: int) -> Likeness:
    return Likeness(
        masked=float(own.masked[i] @ theirs.masked[j]),
        clause=float(own.clause[i] @ theirs.clause[j]),
        window=float(own.window[i] @ theirs.window[j]),
        document=float(own.document @ theirs.document),
    )
