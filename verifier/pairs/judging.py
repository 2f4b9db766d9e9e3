"""The judgement on a pair."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verifier.gate import Gate
from verifier.pairs.gates import weigh
from verifier.pairs.given import judge_given, judge_unread
from verifier.pairs.items import Pair
from verifier.pairs.reading import Reading, read_pair
from verifier.pairs.support import Support, support_of
from verifier.pairs.terms import Sort
from verifier.verdicts import Label, Policy, Verdict, decide

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

SUPPORTED_AT = 0.5
"""Support from which a statement that nothing contradicts is called consistent: more likely borne out than not."""
CONTRADICTED_BELOW = 1 / 3
"""Support below which a statement with a contradicted claim is contradicted, and not only unverified: twice as likely not borne out as
borne out. A false alarm costs more than a miss."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a pair: the verdict on the whole statement, its support (0 to 1), the verdict on each of its claims, and ``missing``:
    the figures, days and names of the statement that its evidence does not have at all, in their order."""

    id: str
    verdict: Label
    support: float
    claims: tuple[Verdict, ...]
    missing: tuple[str, ...] = ()


def judge(pair: Pair, embedder: Embedder, gate: Gate, support: Support, policy: Policy) -> Judgement:
    """The judgement on one pair."""
    reading = read_pair(pair)
    if reading is None or not reading.whole:
        return Judgement(pair.id, Label.UNVERIFIED, 0.0, _unreported(reading))
    weighed = weigh(reading, embedder, gate)
    borne_out = round(support_of(reading, weighed.odds, embedder, support), 6)
    if pair.value is not None:
        verdict = judge_given(reading, embedder)
        if verdict is not None:
            return Judgement(pair.id, verdict.label, borne_out, (verdict,), _missing(reading))
        return Judgement(pair.id, judge_unread(pair.value, reading), borne_out, (), _missing(reading))
    # Whoever gives evidence says that it bears on the statement: more likely than not is enough to call a claim consistent.
    given = dataclasses.replace(policy, consistent_at=min(policy.consistent_at, SUPPORTED_AT))
    verdicts = tuple(
        decide(claim, matches, odds, given)
        for claim, matches, odds in zip(reading.claims, weighed.matches, weighed.odds, strict=True)
    )
    if _worked_out(verdicts):
        borne_out = max(borne_out, SUPPORTED_AT)
    return Judgement(pair.id, _whole(verdicts, borne_out, reading.cut), borne_out, verdicts, _missing(reading))


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


def _missing(reading: Reading) -> tuple[str, ...]:
    found = (
        term.span.of(sentence.view)
        for sentence, terms in zip(reading.statement.sentences, reading.stated.sentences, strict=True)
        for term in terms
        if term.sort in {Sort.FIGURE, Sort.NAME} and term.key not in reading.told.places
    )
    return tuple(dict.fromkeys(found))


def _worked_out(verdicts: Sequence[Verdict]) -> bool:
    """Whether the evidence bears out every claim, and one of them by arithmetic: what is worked out is told in none of its parts' words, so
    that the support, which goes by words, does not know it."""
    return all(v.label is Label.CONSISTENT for v in verdicts) and any(v.rule == "policy.derived" for v in verdicts)


def _whole(verdicts: Sequence[Verdict], borne_out: float, cut: bool) -> Label:
    """One verdict for the statement: as its support says, and no better than its worst claim; ``cut`` as in ``Reading``.

    Contradicted is a promise: a claim has to be, and the statement's words must not be borne out as a whole.
    """
    if any(verdict.label is Label.CONTRADICTED for verdict in verdicts):
        return Label.CONTRADICTED if borne_out < CONTRADICTED_BELOW else Label.UNVERIFIED
    return Label.CONSISTENT if borne_out >= SUPPORTED_AT and not cut else Label.UNVERIFIED
