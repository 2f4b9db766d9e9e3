"""What is told of the other part of a whole: "six of the ten shops will stay open" says that four will close.

A figure of a part says, of the rest, what the whole less the part is. Where a statement tells its figure of the
opposite of what the evidence
tells its own of, it is the rest that the two have in common.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.pairs import rules
from verifier.pairs.choice import Candidate

_WHOLES = {"share": 1.0, "percent": 100.0}


def of_the_rest(claim: Claim[Any], candidate: Candidate) -> Candidate:
    """The candidate with the comparison that counts where it is told of the opposite: that of what its figure leaves of its whole.

    The one that it comes with stands where the whole is not told, or where the rest decides nothing.
    """
    if claim.kind != "count" or not (candidate.turned or candidate.other_fate):
        return candidate
    kind = BY_NAME[claim.kind]
    rest, mine = _rest(kind.describe(candidate.claim.value)), _bounds(kind.describe(claim.value))
    if rest is None or mine is None:
        return candidate
    agrees = mine[0] <= rest[1] and rest[0] <= mine[1]
    direct = candidate.comparison.outcome
    if agrees is (direct is Outcome.AGREES) or (direct is Outcome.UNDECIDED and not agrees):
        return candidate
    left = f"{kind.say(candidate.claim.value)} leaves {rest[0]:g}" + ("" if rest[0] == rest[1] else f" to {rest[1]:g}")
    comparison = Comparison(Outcome.AGREES if agrees else Outcome.CONFLICTS, rules.REST.name, f"{left} of the rest.")
    return dataclasses.replace(candidate, comparison=comparison, fit=candidate.fit + (1.0 if agrees else 0.0))


def _rest(fields: dict[str, Any]) -> tuple[float, float] | None:
    """What a part leaves of its whole: of a count with a whole, in pieces; of a share or a percentage, as a fraction."""
    scale = _WHOLES.get(str(fields.get("form")))
    bounds = _bounds(fields)
    if bounds is None:
        return None
    if scale is not None:
        return 1 - bounds[1], 1 - bounds[0]
    whole = fields.get("whole")
    if fields.get("form") != "count" or not isinstance(whole, int | float):
        return None
    return whole - bounds[1], whole - bounds[0]


def _bounds(fields: dict[str, Any]) -> tuple[float, float] | None:
    """The bounds of a count, or of a share as a fraction."""
    scale = _WHOLES.get(str(fields.get("form")), 1.0)
    low, high = fields.get("low"), fields.get("high")
    if low is None and high is None:
        return None
    return (low or 0.0) / scale, (float("inf") if high is None else high / scale)
