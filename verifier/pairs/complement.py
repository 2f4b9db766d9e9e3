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
from verifier.pairs.reading import words_around


def of_an_end(claim: Claim[Any], candidate: Candidate) -> Candidate:
    """The candidate with the comparison that counts where the statement tells one end of the range it gives:
    "tickets start at €15" and "for
    as much as €80" of "from 15 to 80 euros"."""
    if claim.kind != "count" or candidate.comparison.outcome is not Outcome.AGREES:
        return candidate
    before = words_around(claim)[0][-_END_REACH:]
    lowest, highest = bool(_LOWEST & set(before)), bool(_HIGHEST & set(before))
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(candidate.claim.value)
    low, high = theirs.get("low"), theirs.get("high")
    ends = isinstance(low, int | float) and isinstance(high, int | float) and high > _RANGE * low > 0
    if lowest is highest or not ends or mine.get("low") != mine.get("high"):
        return candidate
    end = low if lowest else high
    if mine["low"] == end:
        return candidate
    reason = f"{kind.say(candidate.claim.value)} {'starts' if lowest else 'ends'} at {end:g}."
    return dataclasses.replace(candidate, comparison=Comparison(Outcome.CONFLICTS, rules.OTHER_VALUE.name, reason))


_LOWEST = frozenset(
    "start starts starting started cheapest least lowest minimum little few youngest shortest smallest".split()
)
_HIGHEST = frozenset("most much many maximum highest dearest oldest longest largest".split())
_END_REACH = 4
_RANGE = 1.3
"""How far apart the ends of a range lie; a hedge makes a narrower band."""


def of_another_whole(claim: Claim[Any], candidate: Candidate) -> Candidate:
    """The candidate with the comparison that counts where both are told of a whole, and not of one: eight of the eleven starters are not
    eight of the 23 in the squad."""
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value).get("whole"), kind.describe(candidate.claim.value).get("whole")
    both = isinstance(mine, int | float) and isinstance(theirs, int | float)
    if not both or mine == theirs or candidate.comparison.outcome is not Outcome.AGREES:
        return candidate
    reason = f"The one is told of {mine:g}, the other of {theirs:g}."
    return dataclasses.replace(candidate, comparison=Comparison(Outcome.CONFLICTS, rules.OTHER_VALUE.name, reason))


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
