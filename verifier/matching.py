"""From a draft's claims to matches: candidates of the archive, gate 1's probability for each, and the comparison of the values."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from verifier.claims import Claim, Comparison
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
    claims: Sequence[Claim[Any]], candidates: Sequence[Sequence[tuple[Claim[Any], Likeness]]], gate: Gate
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
        result.append(tuple(sorted(matches, key=_order)))
    return tuple(result)


def _order(m: Match) -> tuple[float, int, str, int]:
    published = m.reported.source.published
    return -m.same_fact, -(published.toordinal() if published else 0), m.reported.source.id, m.reported.span.start
