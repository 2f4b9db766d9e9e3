"""The judgement on a pair."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim
from verifier.embedding import DocumentVectors, embed_document
from verifier.facts import Likeness, stems
from verifier.gate import Gate
from verifier.matching import match
from verifier.pairs.given import judge_given, same_words
from verifier.pairs.items import Pair
from verifier.pairs.reading import Reading, read_pair
from verifier.text import Document, Sentence
from verifier.verdicts import Label, Policy, Verdict, decide_all

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

SUPPORTED_AT = 0.7


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a pair: the verdict on the whole statement, its support (0 to 1), and the verdict on each of its claims."""

    id: str
    verdict: Label
    support: float
    claims: tuple[Verdict, ...]


def judge(pair: Pair, embedder: Embedder, gate: Gate, policy: Policy) -> Judgement:
    """The judgement on one pair."""
    reading = read_pair(pair)
    if reading is None:
        return Judgement(pair.id, Label.UNVERIFIED, 0.0, ())
    own = embed_document(embedder, reading.statement, reading.claims)
    vectors = [
        embed_document(embedder, document, reported)
        for document, reported in zip(reading.evidence, reading.reported, strict=True)
    ]
    if pair.value is not None:
        verdict = judge_given(reading, embedder)
        verdicts: tuple[Verdict, ...] = () if verdict is None else (verdict,)
    else:
        candidates = [
            [
                (other, likeness)
                for r, v in zip(reading.reported, vectors, strict=True)
                for other, likeness in _candidates(claim, i, own, r, v)
            ]
            for i, claim in enumerate(reading.claims)
        ]
        verdicts = tuple(decide_all(reading.claims, match(reading.claims, candidates, gate), policy))
    support = _support(reading.statement, own, reading.evidence, vectors, verdicts)
    return Judgement(pair.id, _whole(reading, verdicts, support), round(support, 6), verdicts)


def judge_all(pairs: Iterable[Pair], embedder: Embedder, gate: Gate, policy: Policy) -> Iterator[Judgement]:
    """The judgements in the order of the pairs, each as soon as it is made: memory does not grow with their number."""
    for pair in pairs:
        yield judge(pair, embedder, gate, policy)


def _candidates(
    claim: Claim[Any], i: int, own: DocumentVectors, reported: Sequence[Claim[Any]], vectors: DocumentVectors
) -> Iterator[tuple[Claim[Any], Likeness]]:
    for j, other in enumerate(reported):
        if other.kind != claim.kind:
            continue
        yield (
            other,
            Likeness(
                masked=float(own.masked[i] @ vectors.masked[j]),
                clause=float(own.clause[i] @ vectors.clause[j]),
                window=float(own.window[i] @ vectors.window[j]),
                document=float(own.document @ vectors.document),
            ),
        )


def _whole(reading: Reading, verdicts: Sequence[Verdict], support: float) -> Label:
    """One verdict for the statement: as bad as its worst claim, and no better than its support."""
    if reading.pair.value is not None:
        if verdicts:
            return verdicts[0].label
        borne_out = same_words(reading.pair.value, reading.evidence) is not None
        return Label.CONSISTENT if borne_out else Label.UNVERIFIED
    labels = {verdict.label for verdict in verdicts}
    if Label.CONTRADICTED in labels:
        return Label.CONTRADICTED
    if Label.UNVERIFIED in labels or support < SUPPORTED_AT:
        return Label.UNVERIFIED
    return Label.CONSISTENT


def _support(
    statement: Document,
    own: DocumentVectors,
    evidence: Sequence[Document],
    vectors: Sequence[DocumentVectors],
    verdicts: Sequence[Verdict],
) -> float:
    words = frozenset[str]().union(*(stems(s.view) for d in evidence for s in d.sentences))
    scores = []
    for i, sentence in enumerate(statement.sentences):
        nearest = max((float(own.sentences[i] @ theirs) for v in vectors for theirs in v.sentences), default=0.0)
        scores.append((max(0.0, nearest) + _covered(sentence, words)) / 2)
    score = sum(scores) / len(scores) if scores else 0.0
    for verdict in verdicts:
        score *= {Label.CONSISTENT: 1.0, Label.UNVERIFIED: 0.85, Label.CONTRADICTED: 0.3}[verdict.label]
    return min(1.0, max(0.0, score))


def _covered(sentence: Sentence, words: frozenset[str]) -> float:
    wanted = stems(sentence.view)
    return len(wanted & words) / len(wanted) if wanted else 0.0
