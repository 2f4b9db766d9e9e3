"""From a draft's claims to matches: candidates of the archive, gate 1's probability for each, and the comparison of the values."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from verifier.claims import Claim, Comparison, Outcome
from verifier.facts import Case, Likeness, table
from verifier.kinds import BY_NAME

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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

    @property
    def day(self) -> datetime.date:
        """The day of the report; before all others where it has none."""
        return self.reported.source.published or datetime.date.min

    @property
    def sentence(self) -> tuple[str, int]:
        """The report's article and where in it the sentence begins."""
        return self.reported.source.id, self.reported.sentence.start


class SameFact(Protocol):
    """Gate 1."""

    def probabilities(self, kind: str, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """See :meth:`verifier.gate.Gate.probabilities`."""


def match(case: Case, gate: SameFact) -> tuple[tuple[Match, ...], ...]:
    """The matches of each claim, the most probable first; ties are broken by the report's date and place, so that order repeats.

    The probabilities of a claim's candidates and that of none of them sum to one.
    """
    result = []
    derivations = _Derivations()
    for claim, row, features in zip(case.claims, case.candidates, table(case), strict=True):
        probabilities = gate.probabilities(claim.kind, features).tolist() if row else ()
        kind = BY_NAME[claim.kind]
        matches = [
            Match(
                candidate.claim,
                candidate.likeness,
                round(probability, 6),
                kind.compare(claim.value, candidate.claim.value),
            )
            for candidate, probability in zip(row, probabilities, strict=True)
        ]
        matches += _derived(claim, matches, derivations)
        result.append(tuple(sorted(matches, key=_order)))
    return _without_spoken_for(result)


SPOKEN_FOR = 0.5
"""A reported value is spoken for by another claim of the draft that it agrees with and is, by gate 1, at least this share as probably the
report of. Half: which of two claims of one story is meant is seldom sure. By cross-validation, docs/benchmarks.md."""


def _without_spoken_for(rows: Sequence[Sequence[Match]]) -> tuple[tuple[Match, ...], ...]:
    """The matches, conflicts with a value that bears out another claim made undecided (``policy.spoken-for``).

    "24 and 14 percent respectively" beside a report of both: each of its figures belongs to one of the draft's.
    """
    owners: dict[tuple[str, int, int, str], list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        for m in row:
            if m.comparison.outcome is Outcome.AGREES:
                owners.setdefault(_place(m), []).append((number, m.same_fact))
    return tuple(
        tuple(
            _undecided(m)
            if m.comparison.outcome is Outcome.CONFLICTS
            and any(other != number and p >= SPOKEN_FOR * m.same_fact for other, p in owners.get(_place(m), ()))
            else m
            for m in row
        )
        for number, row in enumerate(rows)
    )


def _place(m: Match) -> tuple[str, int, int, str]:
    return m.reported.source.id, m.reported.span.start, m.reported.span.end, m.reported.kind


def _undecided(m: Match) -> Match:
    reason = "It bears out another claim of the draft."
    return dataclasses.replace(m, comparison=Comparison(Outcome.UNDECIDED, "policy.spoken-for", reason))


class _Derivations:
    """What follows from the values of reported claims, worked out once for all claims of a draft that they are candidates of.

    For one call of :func:`match`: claims are told apart by being different objects.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], tuple[tuple[Any, str], ...]] = {}

    def of(self, claims: Sequence[Claim[Any]]) -> tuple[tuple[Any, str], ...]:
        """The values, each with how it is worked out, that follow from those of claims of one kind, in the order of the text."""
        key = tuple(map(id, claims))
        if key not in self._known:
            self._known[key] = tuple(BY_NAME[claims[0].kind].derive([claim.value for claim in claims]))
        return self._known[key]


def _derived(claim: Claim[Any], matches: Sequence[Match], derivations: _Derivations) -> list[Match]:
    """Matches with what follows from the values of one reported sentence.

    Only what agrees: that a sum does not fit says nothing. It stands with the likelier of its sentence's values.
    """
    kind = BY_NAME[claim.kind]
    sentences: dict[tuple[str, int], list[Match]] = {}
    for m in matches:
        sentences.setdefault(m.sentence, []).append(m)
    result = []
    for members in sentences.values():
        if len(members) < 2 or any(m.comparison.outcome is Outcome.AGREES for m in members):
            continue
        ordered = sorted(members, key=lambda m: m.reported.span.start)
        for value, how in derivations.of([m.reported for m in ordered]):
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
