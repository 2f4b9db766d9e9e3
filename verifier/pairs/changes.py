"""By how much something changed, against what it was and what it became: "cut by eight years" and "cut from 20 years to 12".

English tells the size of a change after "by", before "off" or as a comparative, and its result after "to" (Quirk et al., A Comprehensive
Grammar, 9.62). The same figure in both roles is an error that keeps its digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.constraints import is_difference
from verifier.kinds import BY_NAME
from verifier.language.lexicon import stem
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found
from verifier.pairs.choice import Candidate
from verifier.pairs.reading import words_around
from verifier.pairs.segments import Standing

_CHANGING = frozenset(
    stem(word)
    for word in "cut reduce lower shorten trim slash shave knock take drop fall shrink raise lift increase extend lengthen rise grow climb "
    "jump add improve narrow widen push bring".split()
)
"""Verbs of change, whose "by" leads to its size."""
_REACH = 5


def is_change(claim: Claim[Any]) -> bool:
    """Whether a count tells the size of a change: "by eight years" behind a verb of change, "15 minutes off", "two fewer"."""
    if claim.kind != "count":
        return False
    before, behind = words_around(claim)
    of_change = bool(_CHANGING & {stem(word) for word in before[-_REACH:]})
    if before[-1:] == ["by"]:
        return of_change
    return (of_change and behind[:1] == ["off"]) or is_difference(claim)


def changes(claim: Claim[Any], found: Sequence[Candidate]) -> Iterator[Found]:
    """The size of a change against the only two figures of its unit, of which the evidence tells one as what the other became or is held
    against."""
    levels = [c for c in found if c.comparison.rule not in {"count.different-form", "count.incomparable-units"}]
    compared = [c for c in levels if c.standing is Standing.COMPARED]
    if not is_change(claim) or len(levels) != 2 or len(compared) != 1 or any(is_change(c.claim) for c in levels):
        return
    kind = BY_NAME["count"]
    one, two = (kind.describe(c.claim.value) for c in levels)
    if one["form"] != two["form"] or (one["unit"] and two["unit"] and one["unit"] != two["unit"]):
        return
    for value, how in kind.derive([c.claim.value for c in levels]):
        if kind.compare(claim.value, value).outcome is Outcome.AGREES:
            yield Comparison(Outcome.AGREES, rules.DERIVED.name, f"{how}."), levels[0].claim
            return
    reason = f"From {kind.say(compared[0].claim.value)} to the other figure it is not {kind.say(claim.value)}."
    yield Comparison(Outcome.CONFLICTS, rules.CHANGE.name, reason), compared[0].claim
