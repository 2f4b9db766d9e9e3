"""What a claim's matches look like taken together: the observations from which the odds of a verdict are weighed.

Gate 1 says of each report how probably it is of the claim's fact, gate 2 how the two values compare. A verdict rests on more than the best
of them: what runs beside it, which is newer, what an editor would object, and whether the other claims of the sentence are borne out by
the same article. Each observation is one number with a meaning an editor can be told. How far a conflicting value lies from the draft's
is not among them: nothing may make "differs much" mean "another fact".
"""

from __future__ import annotations

import dataclasses
import math
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Outcome
from verifier.constraints import OBJECTIONS, objection
from verifier.language.lexicon import one_spelling
from verifier.matching import Match
from verifier.text import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERDICTS = ("consistent", "contradicted", "unverified")
"""In the order of the fields of Odds."""

_SIDES = ("agreeing", "conflicting")
_FLOOR = 1e-4
"""Gate 1's probabilities are not told apart below this."""
_BROAD = ("within", "same", "equal")
"""Endings of the names of rules by which values agree: one inside the other, or the same."""

_MARKED = ("count", "date", "place")
"""The kinds that the training sets mark; a claim of another kind has none of these marks."""

OBSERVATIONS: tuple[str, ...] = (
    *(f"log-odds of the best {side} report" for side in (*_SIDES, "undecided", "unobjected conflicting")),
    *(f"probability of all {side} reports" for side in (*_SIDES, "undecided", "unobjected conflicting")),
    "lead in log-odds of agreeing over conflicting",
    "lead in log-odds of unobjected conflicting over agreeing",
    "lead in log-odds of undecided over conflicting",
    "lead in probability of all conflicting over all agreeing",
    "probability of no report",
    *(f"share of {side} candidates" for side in (*_SIDES, "undecided")),
    *(f"no {side} candidate" for side in _SIDES),
    *(f"runner-up among {side} reports" for side in _SIDES),
    *(f"objection {rule}" for rule in OBJECTIONS),
    "conflicting report is newer",
    "conflicting report is older",
    "both in one sentence",
    "draft tells it as done",
    "draft denies or negates",
    *(f"{side} report is of a plan" for side in _SIDES),
    "conflicting report negates",
    *(
        f"{side} report's {where}: other claims {how}"
        for side in _SIDES
        for where in ("sentence", "article", "article, sentences nearby")
        for how in ("agree", "conflict")
    ),
    "sentence makes other claims",
    "rarity of agreement",
    "agreement in the same words",
    "agreement worked out",
    *(f"agreement by {rule}" for rule in _BROAD),
    *(f"{side} report leads its story" for side in _SIDES),
    "quoted",
    "attributed",
    *(f"kind {kind}" for kind in _MARKED),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Odds:
    """How probable each verdict on a claim is; the three sum to one."""

    consistent: float
    contradicted: float
    unverified: float


@dataclasses.dataclass(frozen=True, slots=True)
class Sides:
    """A claim's matches by what gate 2 says, each most probable first."""

    claim: Claim[Any]
    agreeing: tuple[Match, ...]
    conflicting: tuple[Match, ...]
    undecided: tuple[Match, ...]

    @property
    def unobjected(self) -> tuple[Match, ...]:
        """The conflicting ones to which no rule of ``verifier.constraints`` objects."""
        return tuple(m for m in self.conflicting if objection(self.claim, m.reported) is None)


def sides(claim: Claim[Any], matches: Sequence[Match]) -> Sides:
    """A claim's matches, sorted out."""
    ranked = sorted(matches, key=operator.attrgetter("same_fact"), reverse=True)
    agreeing, conflicting, undecided = (
        tuple([m for m in ranked if m.comparison.outcome is outcome])
        for outcome in (Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED)
    )
    return Sides(claim, agreeing, conflicting, undecided)


def observe(claims: Sequence[Claim[Any]], matches: Sequence[Sequence[Match]]) -> NDArray[np.float64]:
    """The observations on a draft's claims, shape (len(claims), len(OBSERVATIONS))."""
    import numpy as np  # the command line's help must not load it

    sorted_out = [sides(claim, found) for claim, found in zip(claims, matches, strict=True)]
    borne = _Borne(sorted_out)
    rows = [_row(by, max(1, len(found)), borne) for by, found in zip(sorted_out, matches, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(len(claims), len(OBSERVATIONS))


def _row(by: Sides, total: int, borne: _Borne) -> list[float]:
    claim = by.claim
    groups = (by.agreeing, by.conflicting, by.undecided, by.unobjected)
    best, against = (group[0] if group else None for group in groups[:2])
    stopped = objection(claim, against.reported) if against else None
    agreeing, conflicting, undecided, unobjected = (_logit(group[0].same_fact if group else 0.0) for group in groups)
    together = [min(1.0, sum(m.same_fact for m in group)) for group in groups]
    return [
        *(agreeing, conflicting, undecided, unobjected),
        *together,
        agreeing - conflicting,
        unobjected - agreeing,
        undecided - conflicting,
        together[1] - together[0],
        1.0 - sum(together[:3]),
        *(len(group) / total for group in groups[:3]),
        *(float(not group) for group in groups[:2]),
        *(group[1].same_fact if len(group) > 1 else 0.0 for group in groups[:2]),
        *(float(stopped == rule) for rule in OBJECTIONS),
        float(best is not None and against is not None and against.day > best.day),
        float(best is not None and against is not None and against.day < best.day),
        float(best is not None and against is not None and best.sentence == against.sentence),
        float(claim.context.status is Status.DONE),
        float(claim.context.negated or claim.context.status is Status.DENIED),
        *(float(m is not None and m.reported.context.status in _AHEAD) for m in (best, against)),
        float(against is not None and against.reported.context.negated),
        *(value for m in (best, against) for value in borne.out(claim, m)),
        float(borne.shares_sentence(claim)),
        math.log((len(by.agreeing) + 0.5) / (len(by.agreeing) + len(by.conflicting) + 1)),
        float(best is not None and _wording(best.reported) == _wording(claim)),
        float(best is not None and best.comparison.rule == "policy.derived"),
        *(float(best is not None and best.comparison.rule.endswith(rule)) for rule in _BROAD),
        *(float(m is not None and m.reported.paragraph == 0) for m in (best, against)),
        float(claim.context.quoted),
        float(claim.context.said_by is not None),
        *(float(claim.kind == kind) for kind in _MARKED),
    ]


def _wording(claim: Claim[Any]) -> str:
    """The words of a value, however their line is broken and their number is spelt."""
    return one_spelling(" ".join(claim.words.split())).lower()


_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})


def _logit(probability: float) -> float:
    bounded = min(1.0 - _FLOOR, max(_FLOOR, probability))
    return math.log(bounded / (1.0 - bounded))


class _Borne:
    """How far a draft's sentences are borne out or gainsaid by articles and by reported sentences, whichever of their claims looked."""

    def __init__(self, claims: Sequence[Sides]) -> None:
        self._sentences: dict[int, int] = {}
        self._best: dict[tuple[int, object, Outcome], list[tuple[float, int]]] = {}
        for number, by in enumerate(claims):
            sentence = by.claim.sentence_index
            self._sentences[sentence] = self._sentences.get(sentence, 0) + 1
            for outcome, found in ((Outcome.AGREES, by.agreeing), (Outcome.CONFLICTS, by.conflicting)):
                highest: dict[object, float] = {}
                for m in found:  # the most probable first
                    highest.setdefault(m.sentence, m.same_fact)
                    highest.setdefault(m.reported.source.id, m.same_fact)
                for place, probability in highest.items():
                    self._best.setdefault((sentence, place, outcome), []).append((probability, number))
        self._number = {id(by.claim): number for number, by in enumerate(claims)}

    def shares_sentence(self, claim: Claim[Any]) -> bool:
        """Whether the claim's sentence makes another."""
        return self._sentences[claim.sentence_index] > 1

    def out(self, claim: Claim[Any], m: Match | None) -> list[float]:
        """Of the other claims of the sentence and of those beside it: the best probability with which one agrees and one conflicts."""
        if m is None:
            return [0.0] * 6
        here = (claim.sentence_index,)
        near = (claim.sentence_index - 1, claim.sentence_index + 1)
        own = self._number[id(claim)]
        asked = ((here, m.sentence), (here, m.reported.source.id), (near, m.reported.source.id))
        return [
            max(
                (p for i in sentences for p, number in self._best.get((i, place, outcome), ()) if number != own),
                default=0.0,
            )
            for sentences, place in asked
            for outcome in (Outcome.AGREES, Outcome.CONFLICTS)
        ]
