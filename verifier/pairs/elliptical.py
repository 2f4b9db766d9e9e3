"""Figures whose unit or scale the words leave to the reader: "crossed the line in 9.91", "set aside only 60 million", "they want
four and a half".

Copy names a currency, a percentage or a unit once and leaves it out after that (ellipsis under identity: Quirk et al., A Comprehensive
Grammar, 12.31). What is cut out of a text loses the first mention with it.
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

_WITH_UNIT = frozenset({"measure", "age", "money", "percent"})
_MOST = 10.0
"""Figures further apart than this factor are hardly of one unit."""
_NEGATING = frozenset("no none nobody never neither".split())
_SCALES = (1e3, 1e6, 1e9)
_BARE = 1000.0
"""Figures from here on are not told in thousands or millions."""


def unit_left_out(claim: Claim[Any], found: Sequence[Candidate]) -> Iterator[Found]:
    """A measure, a sum, a percentage or an age against the only figure of the other side, one of the two without its unit.

    They conflict where they lie apart and yet near enough to be of one unit; a sum told in millions agrees with the bare number of them.
    """
    kind = BY_NAME[claim.kind]
    told = [c for c in found if c.comparison.rule not in {"count.implied", "count.score"}]
    told = [c for c in told if kind.describe(c.claim.value).get("form") not in {"ordinal", "share"}]
    if len(told) != 1 or told[0].comparison.rule != "count.different-form":
        return
    if claim.context.negated or _NEGATING & set(tokens(claim.quote)):
        return  # "no winner had needed fewer than nine" says nothing of twelve
    mine, theirs = kind.describe(claim.value), kind.describe(told[0].claim.value)
    named, bare = (mine, theirs) if mine["form"] in _WITH_UNIT else (theirs, mine)
    if named["form"] not in _WITH_UNIT or bare["form"] != "count" or bare["unit"] or "whole" in bare or bare["per"]:
        return
    said = f"Statement: {kind.say(claim.value)}. Evidence: {kind.say(told[0].claim.value)}"
    ends, figures = _ends(named), _ends(bare)
    if ends is None or figures is None:
        return
    if named["form"] == "money" and any(_same(ends, figures, scale) for scale in _SCALES):
        yield (
            Comparison(Outcome.AGREES, rules.LEFT_OUT.name, f"{said}, of which one leaves the scale out."),
            told[0].claim,
        )
    elif (figures[1] < ends[0] or ends[1] < figures[0]) and _near(ends, figures):
        yield (
            Comparison(Outcome.CONFLICTS, rules.LEFT_OUT.name, f"{said}, of which one leaves its unit out."),
            told[0].claim,
        )


def _ends(fields: dict[str, Any]) -> tuple[float, float] | None:
    """The interval of a count; None where it is open above."""
    low, high = fields.get("low"), fields.get("high")
    return None if not isinstance(high, int | float) else (float(low or 0.0), float(high))


def _same(ends: tuple[float, float], figures: tuple[float, float], scale: float) -> bool:
    low, high = (figure * scale for figure in figures)
    inside = 0 < ends[0] <= low and high <= ends[1]
    return 0 < figures[1] < _BARE and high >= scale and (inside or ends[1] in {low, high})


def _near(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether the nearer ends lie within the factor of figures of one unit."""
    less, more = sorted((one, two))
    return less[1] > 0 and more[0] <= _MOST * less[1]
