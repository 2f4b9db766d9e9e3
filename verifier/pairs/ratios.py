"""Shares, changes and multiples against the only two figures that they can be of.

That a sum does not fit says nothing where there are many figures. But evidence that was given for "receipts have doubled", and holds two
amounts of money and no multiple, was given for what the two come to: where none of the ways to relate them leads to the statement's
figure or near it, the statement is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found
from verifier.pairs.choice import Candidate
from verifier.pairs.reading import tokens
from verifier.pairs.segments import Standing

_SCALES = {"share": 1.0, "percent": 100.0, "multiple": 1.0}
_AMOUNTS = frozenset({"count", "money", "measure"})
_SLACK, _LEAST = 0.12, 0.02
"""How far the figure may be off, as a part of itself and at least, before it is plainly another: wider than copy rounds."""
_MOST = 50.0
"""Amounts further apart than this factor are seldom of one thing."""
_CHANGE = frozenset(
    "up down rise rises risen rose rising fall falls fallen fell falling grow grown grew growth drop dropped increase "
    "increased decrease decreased "
    "decline declined cut lost lose lower higher more less fewer jump jumped slump slumped shrink shrunk shrank gain "
    "gained climb climbed".split()
)
"""Words that make a share or a percentage a change, and not a part."""


def ratios(claim: Claim[Any], found: Sequence[Candidate]) -> Iterator[Found]:
    """The conflict of a share, a change or a multiple with the two amounts of the evidence; nothing where there are more, or others."""
    kind = BY_NAME[claim.kind]
    fields = kind.describe(claim.value)
    scale = _SCALES.get(str(fields.get("form")))
    low, high = fields.get("low"), fields.get("high")
    if scale is None or (low is None and high is None):
        return
    pair = _two_amounts(found)
    if pair is None:
        return
    (less, a), (more, b) = pair
    least = (low / scale if isinstance(low, int | float) else 0.0) * (1 - _SLACK) - _LEAST
    most = (high / scale if isinstance(high, int | float) else float("inf")) * (1 + _SLACK) + _LEAST
    if any(least <= value <= most for value in _related(a, b, claim, str(fields["form"]))):
        return
    reason = f"{kind.say(less.value)} and {kind.say(more.value)} do not make {kind.say(claim.value)}."
    yield Comparison(Outcome.CONFLICTS, rules.RATIO.name, reason), more


def _related(a: float, b: float, claim: Claim[Any], form: str) -> tuple[float, ...]:
    """What two amounts, the lesser first, come to."""
    if form == "multiple":
        return b / a, b / a - 1, a / b
    if _CHANGE & set(tokens(claim.text)):
        return 1 - a / b, b / a - 1, a / b
    return a / b, 1 - a / b, a / (a + b), b / (a + b)


def _two_amounts(found: Sequence[Candidate]) -> tuple[tuple[Claim[Any], float], tuple[Claim[Any], float]] | None:
    """The two amounts of the evidence, the lesser first; None where it has more or fewer, or figures of other forms beside them."""
    kind = BY_NAME["count"]
    amounts: dict[tuple[float, str], Claim[Any]] = {}
    for candidate in found:
        fields = kind.describe(candidate.claim.value)
        low, high = fields.get("low"), fields.get("high")
        if fields.get("form") == "ordinal" or candidate.comparison.rule == "count.implied":
            continue
        plain = fields.get("form") in _AMOUNTS and isinstance(low, int | float) and isinstance(high, int | float)
        if not plain or candidate.standing in {Standing.REJECTED, Standing.REPLACED}:
            return None
        middle = (float(low) + float(high)) / 2  # type: ignore[arg-type]
        amounts.setdefault((middle, str(fields.get("unit") or "")), candidate.claim)
    if len(amounts) != 2:
        return None
    ((a, unit), one), ((b, other), two) = sorted(amounts.items(), key=lambda item: item[0][0])
    alike = unit == other or not unit or not other
    return ((one, a), (two, b)) if alike and 0 < a < b <= _MOST * a else None
