"""Statements against evidence given with them: the two gates without an archive.

A statement is read like a draft, its evidence like the archive; only the evidence's sentences nearest to the statement by words
are embedded, so that a page of evidence costs what a paragraph does. A statement may make several claims, or none that can be
compared; its *support* says how far the evidence bears the whole of it out.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from verifier import language, reading
from verifier.claims import Claim, Mention, Outcome
from verifier.embedding import DocumentVectors, embed_document, sentence_text
from verifier.extraction import by_sentence, claim_of, extract, mentions
from verifier.facts import Case, Likeness, Reported, Story, stems, story
from verifier.gate import Gate
from verifier.kinds import BY_NAME
from verifier.matching import Match, match
from verifier.text import Document, Sentence, Span
from verifier.verdicts import Evidence, Label, Policy, Stance, Verdict, decide_all

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

NEAREST = 8
"""Evidence sentences looked at for a statement, the nearest by shared words: the sentence that decides is nearly always among them."""
SUPPORTED_AT = 0.7
"""Support from which a statement without a contradicted or undecided claim is called consistent."""
CLEARLY_LIKELIER = 4.0
"""How many times as probable a conflicting value must be to be preferred to one that agrees, where the evidence is given."""
_SAME_DAY = datetime.date(2018, 9, 14)
"""The day on which a statement and its evidence are read where neither has a date. Any day would do: "Monday" in both is the same Monday.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """One item: a statement and its evidence. ``value`` and ``kind`` restrict the judgement to these words of the statement."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    claim_date: datetime.date
    evidence_date: datetime.date
    value: str | None = None
    kind: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a pair: the verdict on the whole statement, its support (0 to 1), and the verdict on each of its claims."""

    id: str
    verdict: Label
    support: float
    claims: tuple[Verdict, ...]


def pair_of(item: Mapping[str, Any]) -> Pair:
    """The pair in a JSON object (docs/report.md); ValueError where it is none, saying which field is wrong."""
    claim, evidence = item.get("claim"), item.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        raise ValueError('"claim" must be a text with words')
    if not isinstance(evidence, list) or not all(isinstance(text, str) for text in evidence):
        raise ValueError('"evidence" must be a list of texts')
    kind = item.get("kind")
    value = item.get("value")
    if value is not None and (not isinstance(value, str) or value not in claim):
        raise ValueError('"value" must be words of the claim')
    days = [_day(item, name) for name in ("claim_date", "evidence_date")]
    known = [day for day in days if day is not None] or [_SAME_DAY]
    return Pair(
        id=str(item.get("id", "")),
        claim=claim,
        evidence=tuple(evidence),
        claim_date=days[0] or known[0],
        evidence_date=days[1] or known[0],
        value=value,
        kind=kind if isinstance(kind, str) and kind in BY_NAME else None,
    )


def _day(item: Mapping[str, Any], name: str) -> datetime.date | None:
    value = item.get(name)
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f'"{name}" must be a day written YYYY-MM-DD, not {value!r}') from None


def judge(pair: Pair, embedder: Embedder, gate: Gate, policy: Policy) -> Judgement:
    """The judgement on one pair."""
    statement = _read(pair.claim, f"{pair.id}.txt", pair.claim_date)
    if statement is None:
        return Judgement(pair.id, Label.UNVERIFIED, 0.0, ())
    claims = _claims(statement, pair)
    evidence = [
        _nearest(document, statement)
        for number, text in enumerate(pair.evidence)
        if (document := _read(text, f"evidence[{number}]", pair.evidence_date)) is not None
    ]
    own = embed_document(embedder, statement, claims)
    reported = [_claims_in(document) for document in evidence]
    vectors = [embed_document(embedder, d, r) for d, r in zip(evidence, reported, strict=True)]
    candidates = tuple(
        tuple(
            Reported(other, likeness)
            for r, v in zip(reported, vectors, strict=True)
            for other, likeness in _candidates(claim, i, own, r, v)
        )
        for i, claim in enumerate(claims)
    )
    case = Case(claims, _story(statement), candidates, {d.article.id: _story(d) for d in evidence})
    matches = match(case, gate, together=pair.value is not None)
    if pair.value is not None:
        verdicts = [_given(claim, found) for claim, found in zip(claims, matches, strict=True)]
    else:
        verdicts = list(decide_all(claims, matches, gate, policy))
    support = _support(statement, own, evidence, vectors, verdicts)
    return Judgement(pair.id, _whole(verdicts, support, pair.value is not None), round(support, 6), tuple(verdicts))


def _story(document: Document) -> Story:
    return story(document.article.title, [sentence_text(sentence.view) for sentence in document.sentences])


def judge_all(pairs: Iterable[Pair], embedder: Embedder, gate: Gate, policy: Policy) -> Iterator[Judgement]:
    """The judgements in the order of the pairs, each as soon as it is made: memory does not grow with their number."""
    for pair in pairs:
        yield judge(pair, embedder, gate, policy)


def _read(text: str, id: str, day: datetime.date) -> Document | None:
    """A text as a document; None where it has no words to read."""
    if not any(character.isalnum() for character in text):
        return None
    return language.read(reading.read_text(text, id=id, date=day))


def _claims(statement: Document, pair: Pair) -> tuple[Claim[Any], ...]:
    """The statement's claims; with a value given, the one claim that those words make, checkable or not."""
    if pair.value is None:
        return extract(statement)
    start = pair.claim.index(pair.value)
    wanted = Span(start, start + len(pair.value))
    fitting = [m for m in mentions(statement) if m.span.overlaps(wanted) and pair.kind in {None, m.kind}]
    if not fitting:
        return ()
    return (claim_of(statement, max(fitting, key=lambda m: _shared(m, wanted))),)


def _shared(mention: Mention[Any], wanted: Span) -> tuple[int, int]:
    shared = min(mention.span.end, wanted.end) - max(mention.span.start, wanted.start)
    return shared, -len(mention.span)


def _claims_in(document: Document) -> tuple[Claim[Any], ...]:
    """Every value of the evidence as a claim: whoever gives evidence has said that it counts."""
    found = mentions(document)
    beside = by_sentence(found)
    return tuple(claim_of(document, mention, beside[mention.sentence]) for mention in found)


def _nearest(document: Document, statement: Document) -> Document:
    """The document cut to the sentences that share most words with the statement, in their order, numbered anew."""
    wanted = stems(" ".join(sentence.view for sentence in statement.sentences))
    ranked = sorted(document.sentences, key=lambda s: (-len(wanted & stems(s.view)), s.index))[:NEAREST]
    kept = sorted(ranked, key=lambda s: s.index)
    return dataclasses.replace(document, sentences=tuple(dataclasses.replace(s, index=i) for i, s in enumerate(kept)))


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


def _given(claim: Claim[Any], matches: Sequence[Match]) -> Verdict:
    """The verdict where the evidence is known to be of the same fact: gate 2 alone, on the likeliest value that decides.

    Gate 1 only ranks the evidence's values; a value that agrees goes before one that conflicts and is not clearly likelier, since
    evidence that holds the draft's own value was hardly given for another one.
    """
    agreeing = next((m for m in matches if m.comparison.outcome is Outcome.AGREES), None)
    conflicting = next((m for m in matches if m.comparison.outcome is Outcome.CONFLICTS), None)
    chosen = agreeing or conflicting
    if (
        agreeing is not None
        and conflicting is not None
        and conflicting.same_fact > CLEARLY_LIKELIER * agreeing.same_fact
    ):
        chosen = conflicting
    if chosen is None:
        reason = matches[0].comparison.reason if matches else "The evidence holds no value of this kind."
        rule = "policy.undecided" if matches else "policy.no-report"
        return Verdict(claim, Label.UNVERIFIED, 0.5, rule, reason, ())
    label = Label.CONSISTENT if chosen is agreeing else Label.CONTRADICTED
    stance = Stance.SUPPORTS if chosen is agreeing else Stance.CONTRADICTS
    evidence = Evidence(stance, chosen.reported, chosen.likeness.masked, chosen.same_fact, chosen.comparison)
    return Verdict(claim, label, 0.5, chosen.comparison.rule, chosen.comparison.reason, (evidence,))


def _whole(verdicts: Sequence[Verdict], support: float, given: bool) -> Label:
    """One verdict for the statement: as bad as its worst claim, and no better than its support."""
    labels = {verdict.label for verdict in verdicts}
    if Label.CONTRADICTED in labels:
        return Label.CONTRADICTED
    if given:
        return verdicts[0].label if verdicts else Label.UNVERIFIED
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
    """How far the evidence bears the statement out, 0 to 1.

    For each sentence of the statement the mean of its best cosine with an evidence sentence and of the share of its content words found in
    the evidence, averaged over sentences; a contradicted claim takes most of it away, an undecided one some.
    """
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
