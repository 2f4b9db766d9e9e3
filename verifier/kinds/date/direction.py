"""Where a clause looks from the day of publication: back on what happened, or forward to what is to come."""

from __future__ import annotations

import re

from verifier.kinds.date.scene import Direction
from verifier.text import Clause, Sentence, Tense, WordClass

_SCHEDULING = frozenset(
    "declare schedule set fix postpone delay call plan slate book announce pencil move adjourn extend summon invite propose designate name "
    "proclaim defer arrange order promise".split()
)
"""Verbs whose object or goal lies ahead of the act: "declared Monday a day of mourning", "called a rally for Saturday"."""
_AHEAD_PREPOSITION = re.compile(r"\b(?:for|until|till|to)\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:[\w.:]+\s+){0,4}$")
_BY = re.compile(r"\b(?:by|before)\s+(?:the\s+)?$")
_FINITE = frozenset({WordClass.PAST, WordClass.PRESENT, WordClass.AUXILIARY, WordClass.MODAL})


def direction(sentence: Sentence, clause: Clause, view: str, start: int) -> tuple[Direction, bool]:
    """The direction of the expression at ``view[start:]`` of a sentence's view, and whether it is sure.

    The tense of the governing clause tells, unless a preposition does: "since" looks back in any tense, and what was called or set "for"
    a day lay ahead. The scheduled present ("talks resume next Monday") looks forward, the present of a headline back.
    """
    before = view[max(0, start - 40) : start]
    if _SINCE.search(before):
        return Direction.BACK, True
    tense = clause.tense
    if tense is Tense.NONE:
        tense = next((c.tense for c in sentence.clauses if c.tense is not Tense.NONE), Tense.NONE)
        if tense is Tense.NONE:
            return (Direction.FORWARD if _AHEAD_PREPOSITION.search(before) else Direction.BACK), False
    words = {verb.lower for verb in clause.verbs}
    if tense is Tense.FUTURE:
        if words & {"was", "were", "had"}:
            return Direction.NEAREST, False  # "were due to meet on Monday": told after the day or before it
        if not any(verb.tag in _FINITE for verb in clause.verbs) and _after_past(sentence, clause):
            return Direction.NEAREST, False  # "came to Paris to meet him on Friday", "asked to leave on Friday"
        return Direction.FORWARD, "would" not in words
    if tense is Tense.PRESENT:
        if sentence.heading:
            return Direction.BACK, False
        return Direction.FORWARD, False
    if clause.predicate in _SCHEDULING and (_AHEAD_PREPOSITION.search(before) or _object_follows(clause, sentence, start)):
        return Direction.FORWARD, False
    if re.search(r"\b(?:for|to)\s+(?:the\s+)?$", before):
        return Direction.NEAREST, False
    return Direction.BACK, not (_BY.search(before) or _AHEAD_PREPOSITION.search(before))


def _after_past(sentence: Sentence, clause: Clause) -> bool:
    earlier = [c for c in sentence.clauses if c.span.start < clause.span.start]
    return bool(earlier) and earlier[-1].tense is Tense.PAST


def _object_follows(clause: Clause, sentence: Sentence, start: int) -> bool:
    """Whether the expression is the verb's object: it follows the verb at once."""
    if not clause.verbs:
        return False
    return sentence.view[clause.verbs[-1].end - sentence.span.start : start].strip() in {"", "the"}
