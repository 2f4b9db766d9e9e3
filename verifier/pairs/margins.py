"""By how much one side beats another: leads, majorities and winning margins against results and against the two sides' figures.

"A two-goal lead" is 3-1 and not 2-1, in which the figure two stands as well: a figure told as a margin is never one side of a result.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import stem
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found
from verifier.pairs.reading import tokens, words_around

_BEHIND = frozenset(
    "lead leads majority margin advantage deficit cushion gap edge win victory triumph defeat loss clear ahead behind adrift down up apart "
    "better worse short shy off away hand spare".split()
)
"""What stands behind the figure of a margin, its noun between: "a two-goal lead", "12 shots clear"."""
_OF = frozenset("lead majority margin advantage deficit cushion gap edge".split())
"""Nouns whose "of" and figure are a margin: "a majority of four"."""
_REACH = 4
"""Words before a figure in which its margin noun is looked for: "the margin was 11"."""
_CONTEST = frozenset(
    stem(word)
    for word in "win won lose lost beat beaten defeat defeated lead led trail pass passed carried carry approve approved reject rejected "
    "triumph prevail prevailed edge edged outvote outscore outpoint victory loss margin majority thrash thrashed down".split()
)
"""What is told of two sides, so that "by" and a figure give the distance between them; else they say who did it ("tackled by 27 crews")."""
_OPENING = frozenset("a an the just only single mere narrow".split())


def is_margin(claim: Claim[Any]) -> bool:
    """Whether a count is told as a difference of two sides: "by 11", "a two-goal lead", "a majority of one", "six points clear"."""
    if claim.kind != "count":
        return False
    form = BY_NAME[claim.kind].describe(claim.value).get("form")
    if form == "margin":
        return True
    if form not in {"count", "points"}:
        return False
    before, behind = words_around(claim)
    before = before[-_REACH:]
    while before and before[-1] in _OPENING:
        before.pop()
    if before[-1:] == ["by"] and _CONTEST & {stem(word) for word in tokens(claim.text)}:
        return True
    if before[-1:] in (["was"], ["is"], ["to"], ["of"]) and _OF & set(before):
        return True
    return bool(_BEHIND & set(behind[: 1 if len(tokens(claim.words)) > 1 else 2]))


def is_side(claim: Claim[Any]) -> bool:
    """Whether a count is told as what one side has: "they have 54 points"."""
    return bool(_HAVING & set(words_around(claim)[0][-1:]))


_HAVING = frozenset("have has had on with polled received scored collected amassed".split())


def margins(claim: Claim[Any], reported: Sequence[Claim[Any]]) -> Iterator[Found]:
    """A margin against the results of the evidence; it conflicts where there is one result and no figure that it could be."""
    kind = BY_NAME[claim.kind]
    fields = kind.describe(claim.value)
    low, high = fields.get("low"), fields.get("high")
    if not is_margin(claim) or not isinstance(low, int | float) or not isinstance(high, int | float):
        return
    results = [(c, abs(score[0] - score[1])) for c in reported if (score := _score(c)) is not None]
    for other, apart in results:
        if low <= apart <= high:
            yield Comparison(Outcome.AGREES, rules.MARGIN.name, f"{kind.say(other.value)} is {apart:g} apart."), other
    for one, two in itertools.combinations([c for c in reported if _plain(c) is not None][:_MOST], 2):
        apart = abs((_plain(one) or 0.0) - (_plain(two) or 0.0))
        if apart and low <= apart <= high:
            reason = f"{kind.say(one.value)} and {kind.say(two.value)} are {apart:g} apart."
            yield Comparison(Outcome.AGREES, rules.MARGIN.name, reason), two
    if len(results) == 1 and all(_score(c) is not None for c in reported if c.kind == claim.kind):
        other, apart = results[0]
        if not low <= apart <= high:
            reason = f"{kind.say(other.value)} is {apart:g} apart, not {kind.say(claim.value)}."
            yield Comparison(Outcome.CONFLICTS, rules.MARGIN.name, reason), other


_MOST = 4
"""Figures of the evidence that are taken for the two sides; among many, some two lie any distance apart."""


def _score(claim: Claim[Any]) -> tuple[float, float] | None:
    score = BY_NAME[claim.kind].describe(claim.value).get("score") if claim.kind == "count" else None
    return (float(score[0]), float(score[1])) if isinstance(score, list) else None


def _plain(claim: Claim[Any]) -> float | None:
    """The figure of a count that could be one side's; None of anything else."""
    if claim.kind != "count":
        return None
    fields = BY_NAME[claim.kind].describe(claim.value)
    low = fields.get("low")
    alone = fields.get("form") in {"count", "points"} and low == fields.get("high")
    return float(low) if alone and isinstance(low, int | float) else None
