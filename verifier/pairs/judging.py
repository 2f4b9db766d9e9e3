"""The judgement on a pair."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verifier.embedding import DocumentVectors, embed_document, sentence_text
from verifier.facts import Case, Likeness, Reported
from verifier.gate import Gate
from verifier.matching import match
from verifier.pairs.given import judge_given, judge_unread
from verifier.pairs.items import Pair
from verifier.pairs.reading import Reading, read_pair
from verifier.pairs.support import Support, support_of
from verifier.stories import Story, story
from verifier.text import Document
from verifier.verdicts import Label, Policy, Verdict, decide_all

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

SUPPORTED_AT = 0.5
"""Support from which a statement that nothing contradicts is called consistent: more likely borne out than not."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a pair: the verdict on the whole statement, its support (0 to 1), and the verdict on each of its claims."""

    id: str
    verdict: Label
    support: float
    claims: tuple[Verdict, ...]


def judge(pair: Pair, embedder: Embedder, gate: Gate, support: Support, policy: Policy) -> Judgement:
    """The judgement on one pair."""
    reading = read_pair(pair)
    if reading is None or not reading.whole:
        return Judgement(pair.id, Label.UNVERIFIED, 0.0, _unreported(reading))
    borne_out = round(support_of(reading, embedder, support), 6)
    if pair.value is not None:
        verdict = judge_given(reading, embedder)
        if verdict is not None:
            return Judgement(pair.id, verdict.label, borne_out, (verdict,))
        return Judgement(pair.id, judge_unread(pair.value, reading), borne_out, ())
    stories = {document.article.id: _story(document) for document in reading.evidence}
    case = Case(reading.claims, _story(reading.statement), _candidates(reading, embedder), stories)
    # Whoever gives evidence says that it bears on the statement: more likely than not is enough to call a claim consistent.
    given = dataclasses.replace(policy, consistent_at=min(policy.consistent_at, SUPPORTED_AT))
    verdicts = decide_all(reading.claims, match(case, gate), gate, given)
    if _worked_out(verdicts):
        borne_out = max(borne_out, SUPPORTED_AT)
    return Judgement(pair.id, _whole(verdicts, borne_out), borne_out, verdicts)


def judge_all(
    pairs: Iterable[Pair], embedder: Embedder, gate: Gate, support: Support, policy: Policy
) -> Iterator[Judgement]:
    """The judgements in the order of the pairs, each as soon as it is made: memory does not grow with their number."""
    for pair in pairs:
        yield judge(pair, embedder, gate, support, policy)


def _unreported(reading: Reading | None) -> tuple[Verdict, ...]:
    """The verdicts on the claims of a statement whose evidence has no words."""
    reason = "The evidence holds no words."
    claims = () if reading is None else reading.claims
    return tuple(Verdict(claim, Label.UNVERIFIED, 1.0, "policy.no-report", reason, ()) for claim in claims)


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


def _worked_out(verdicts: Sequence[Verdict]) -> bool:
    """Whether the evidence bears out every claim, and one of them by arithmetic: what is worked out is told in none of its parts' words, so
    that the support, which goes by words, does not know it."""
    return all(v.label is Label.CONSISTENT for v in verdicts) and any(v.rule == "policy.derived" for v in verdicts)


def _whole(verdicts: Sequence[Verdict], borne_out: float) -> Label:
    """One verdict for the statement: as its support says, and no better than its worst claim.

    Contradicted is a promise: a claim has to be, and the statement's words must not be borne out as a whole.
    """
    if any(verdict.label is Label.CONTRADICTED for verdict in verdicts):
        return Label.CONTRADICTED if borne_out < SUPPORTED_AT else Label.UNVERIFIED
    return Label.CONSISTENT if borne_out >= SUPPORTED_AT else Label.UNVERIFIED
