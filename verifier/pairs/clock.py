"""Moments of a match told from its end or its halves: 12 minutes from time is the 78th minute of football and the 68th of rugby.

The laws of the games set their length: two halves of 45 minutes in association football (Law 7), of 40 in rugby union (Law 5) and league.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found
from verifier.pairs.reading import tokens, words_around

_HALVES = (45.0, 40.0)
"""Minutes of a half, in the games that count them up."""
_EXTRA = 120.0
"""Minutes to the end of extra time, where football is played on (Law 7)."""
_END = frozenset("time end whistle close remaining left go play fulltime full hooter death".split())
_BREAK = frozenset("break interval halftime half restart".split())
_LAST = frozenset({"last", "final", "closing", "remaining"})
"""What makes minutes the last of a match: "held out for the last 25 minutes"."""
_REACH = 5


def clock(claim: Claim[Any], reported: Sequence[Claim[Any]]) -> Iterator[Found]:
    """Minutes before the end, before the break or after it against the minute of the match, on whichever side each stands.

    They conflict where the evidence tells of one such moment, and no game with a clock has the two at one time.
    """
    told = [(c, m) for c in reported if (m := _moments(c)) is not None]
    mine = _moments(claim)
    if mine is None or all(_is_minute(c) == _is_minute(claim) for c, _ in told):
        return
    kind = BY_NAME["count"]
    for other, theirs in told:
        if _is_minute(other) == _is_minute(claim):
            continue
        reason = f"Statement: {_said(claim)}. Evidence: {_said(other)}."
        if any(abs(a - b) <= 1 for a in mine for b in theirs):
            yield Comparison(Outcome.AGREES, rules.MOMENT.name, reason), other
        elif len([c for c in reported if c.kind == kind.name]) == 1:
            yield Comparison(Outcome.CONFLICTS, rules.MOMENT.name, reason), other


def _is_minute(claim: Claim[Any]) -> bool:
    return BY_NAME["count"].describe(claim.value).get("form") == "ordinal"


def _moments(claim: Claim[Any]) -> tuple[float, ...] | None:
    """The minutes from the start at which it can be; None where the claim tells no moment of a match."""
    if claim.kind != "count":
        return None
    fields = BY_NAME["count"].describe(claim.value)
    low = fields.get("low")
    behind = words_around(claim)[1][:_REACH]
    if not isinstance(low, int | float) or low != fields.get("high"):
        return None
    if fields.get("form") == "ordinal":
        minute = fields.get("unit") == "minute" or behind[:1] == ["minute"] or "minute" in tokens(claim.words)
        return (float(low),) if minute else None
    before = words_around(claim)[0][-2:]
    if fields.get("unit") in {"minute", "hour"} and _LAST & set(before):
        minutes = low * (60 if fields.get("unit") == "hour" else 1)
        return tuple(2 * half - minutes for half in _HALVES)
    if fields.get("unit") != "minute" or not behind:
        return None
    if behind[0] in {"into", "after"} and ("second" in behind or _BREAK & set(behind)):
        return tuple(half + low for half in _HALVES)
    if behind[0] in {"before", "from"} and _BREAK & set(behind):
        return tuple(half - low for half in _HALVES)
    if "extra" in behind and _END & set(behind):
        return (_EXTRA - low,)
    if behind[0] in {"from", "before", "remaining", "left", "to", "of"} and _END & set(behind):
        return tuple(2 * half - low for half in _HALVES)
    return None


def _said(claim: Claim[Any]) -> str:
    return f"{claim.words} ({BY_NAME['count'].say(claim.value)})"
