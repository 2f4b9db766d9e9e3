"""From a draft's claims to matches: candidates of the archive, gate 1's probability for each, and the comparison of the values."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.facts import Likeness, table
from verifier.gate import Gate
from verifier.kinds import BY_NAME


@dataclasses.dataclass(frozen=True, slots=True)
class Match:
    """A reported claim beside a draft's claim.

    ``same_fact`` is gate 1's probability, 0 to 1, that both speak of the same fact, made without looking at the values; ``comparison`` is
    gate 2's outcome for the two values, supposing that they do.
    """

    reported: Claim[Any]
    likeness: Likeness
    same_fact: float
    comparison: Comparison


def match(
    claims: Sequence[Claim[Any]],
    candidates: Sequence[Sequence[tuple[Claim[Any], Likeness]]],
    gate: Gate,
) -> tuple[tuple[Match, ...], ...]:
    """The matches of each claim, the most probable first; ties are broken by the report's date and place, so that order repeats."""
    result = []
    for claim, row, features in zip(claims, candidates, table(claims, candidates), strict=True):
        probabilities = gate.probabilities(claim.kind, features) if row else ()
        kind = BY_NAME[claim.kind]
        matches = [
            Match(reported, likeness, round(float(probability), 6), kind.compare(claim.value, reported.value))
            for (reported, likeness), probability in zip(row, probabilities, strict=True)
        ]
        matches += _derived(claim, matches)
        result.append(tuple(sorted(matches, key=_order)))
    return tuple(result)


def _derived(claim: Claim[Any], matches: Sequence[Match]) -> list[Match]:
    """Matches with what follows from the values of one reported sentence.

    Only what agrees: that a sum does not fit says nothing. It stands with the likelier of its sentence's values.
    """
    kind = BY_NAME[claim.kind]
    sentences: dict[tuple[str, int], list[Match]] = {}
    for m in matches:
        sentences.setdefault((m.reported.source.id, m.reported.sentence.start), []).append(m)
    result = []
    for members in sentences.values():
        if len(members) < 2 or any(m.comparison.outcome is Outcome.AGREES for m in members):
            continue
        ordered = sorted(members, key=lambda m: m.reported.span.start)
        for value, how in kind.derive([m.reported.value for m in ordered]):
            if kind.compare(claim.value, value).outcome is Outcome.AGREES:
                best = max(members, key=lambda m: m.same_fact)
                result.append(
                    dataclasses.replace(best, comparison=Comparison(Outcome.AGREES, "policy.derived", f"{how}."))
                )
                break
    return result


def _order(m: Match) -> tuple[float, int, str, int]:
    published = m.reported.source.published
    return -m.same_fact, -(published.toordinal() if published else 0), m.reported.source.id, m.reported.span.start
