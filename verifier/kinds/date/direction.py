"""Where a clause looks from the day of publication: back on what happened, or forward to what is to come."""

from __future__ import annotations

import re

from verifier.kinds.date.lexicon import CLOCK
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction
from verifier.text import Clause, Sentence, Tense, WordClass

_SCHEDULING = frozenset(
    "declare schedule set fix postpone delay call plan slate book pencil move adjourn extend summon invite propose designate name proclaim "
    "defer arrange order promise due expect".split()
)
"""Verbs whose object or goal lies ahead of the act: "declared Monday a day of mourning", "called a rally for Saturday"."""
_PLANNING = frozenset("plan schedule slate book pencil arrange expect due".split())
"""Verbs of planning: even "planned a march on Saturday" leaves open whether Saturday has come."""
_WHEN = rf"(?:the (?:end|start|beginning|middle|close) of )?{CLOCK}?(?:the )?$"
_FOR = Pattern(rf"\bfor {_WHEN}", needs=("for",))
_GOAL = Pattern(rf"\b(?i:for|to|until|till|through|up to|as soon as) {_WHEN}")
_NOT_UNTIL = Pattern(
    r"(?:\b(?:not|never|no one|nobody|none|neither|nor)\b|n't\b)(?: \w+){0,5} (?:until|till) (?:the )?$", needs=("til",)
)
_SINCE = Pattern(rf"\b(?i:since) {_WHEN}", needs=("since",))
_BY = re.compile(r"\b(?:by|before)\s+(?:the\s+)?$")
_FINITE = frozenset({WordClass.PAST, WordClass.PRESENT, WordClass.AUXILIARY, WordClass.MODAL})
_PREDICATIVE = re.compile(r"^\S+(?:\s+(?:morning|night|evening|afternoon))?\s+(?:an?|the|as)\b")


def direction(sentence: Sentence, clause: Clause, view: str, start: int) -> tuple[Direction, bool]:
    """The direction of the expression at ``view[start:]`` of a sentence's view, and whether it is sure.

    The tense of the governing clause tells, unless a preposition does: "since" looks back in any tense, and what was called or set "for"
    a day lay ahead. The scheduled present ("talks resume next Monday") looks forward, the present of a headline back; a participle
    ("released on Thursday") looks back whatever the tense of the clause it hangs on.
    """
    way, sure = _of_clause(sentence, clause, view, start)
    if re.match(r"[\w ]{0,24}'s\b", view[start : start + 28]):
        # "appeal Wednesday's verdict": the verdict need not lie where the clause looks.
        return way, False
    return way, sure


def _of_clause(sentence: Sentence, clause: Clause, view: str, start: int) -> tuple[Direction, bool]:
    before = view[max(0, start - 48) : start]
    if _SINCE.search(before):
        return Direction.BACK, True
    verbs = clause.verbs
    finite = any(verb.tag in _FINITE for verb in verbs)
    scheduled = clause.predicate in _SCHEDULING
    goal = _GOAL.search(before) is not None
    if goal and _NOT_UNTIL.search(before) and clause.tense is Tense.PAST:
        return Direction.BACK, True  # "did not arrive until Wednesday", "it was not until Thursday that"
    if goal and scheduled and verbs[0].lower == "had":
        return Direction.BACK, False  # "had been called for Monday": told after it
    if goal and (scheduled or _earlier(sentence, clause, _SCHEDULING)):
        return Direction.FORWARD, False
    if verbs and not finite and (verbs[-1].tag is WordClass.PARTICIPLE or _is_having(clause)):
        return (Direction.NEAREST if goal or _BY.search(before) else Direction.BACK), False
    if verbs and not finite and verbs[-1].tag is WordClass.GERUND and _host_is_past(sentence, clause):
        return (
            Direction.NEAREST if goal else Direction.BACK
        ), False  # "ministers, meeting in Vienna on Tuesday, agreed"
    match _tense(sentence, clause):
        case Tense.NONE:
            return (Direction.NEAREST if goal or _BY.search(before) else Direction.BACK), False
        case Tense.FUTURE:
            return _in_future(sentence, clause, finite)
        case Tense.PRESENT:
            if sentence.heading:
                return Direction.BACK, False
            return (
                Direction.NEAREST
                if re.search(r"\b(?:through|from)\s+(?:the\s+[a-z]+\s+of\s+)?$", before)
                else Direction.FORWARD
            ), False
    if goal or clause.predicate in _PLANNING or (scheduled and _object_follows(clause, sentence, start)):
        return Direction.NEAREST, False
    return Direction.BACK, _BY.search(before) is None


def _is_having(clause: Clause) -> bool:
    return any(verb.lower == "having" for verb in clause.verbs)


def _tense(sentence: Sentence, clause: Clause) -> Tense:
    """The clause's tense, or that of the first clause of the sentence that has one."""
    if clause.tense is not Tense.NONE:
        return clause.tense
    return next((c.tense for c in sentence.clauses if c.tense is not Tense.NONE), Tense.NONE)


def _in_future(sentence: Sentence, clause: Clause, finite: bool) -> tuple[Direction, bool]:
    words = {verb.lower for verb in clause.verbs}
    if words & {"was", "were", "had", "could", "couldn't"}:
        return Direction.NEAREST, False  # "were due to meet on Monday": told after the day or before it
    if not finite and _host_is_past(sentence, clause):
        return Direction.NEAREST, False  # "came to Paris to meet him on Friday", "asked to leave on Friday"
    return Direction.FORWARD, not words & {"would", "should", "might"}


def _host_is_past(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause without a finite verb hangs on one in the past: the one before it, or, at the head of a sentence, the one after."""
    others = [c for c in sentence.clauses if c is not clause and any(verb.tag in _FINITE for verb in c.verbs)]
    earlier = [c for c in others if c.span.start < clause.span.start]
    host = earlier[-1] if earlier else others[0] if others else None
    return host is not None and host.tense is Tense.PAST and not any(verb.tag is WordClass.MODAL for verb in host.verbs)


def _earlier(sentence: Sentence, clause: Clause, predicates: frozenset[str]) -> bool:
    earlier = [c for c in sentence.clauses if c.span.start < clause.span.start]
    return bool(earlier) and earlier[-1].predicate in predicates


def _object_follows(clause: Clause, sentence: Sentence, start: int) -> bool:
    """Whether the expression is the object of the verb, and not its adverb: "declared Monday a holiday", but "declared Monday that"."""
    if not clause.verbs:
        return False
    between = sentence.view[clause.verbs[-1].end - sentence.span.start : start].strip()
    return between in {"", "the"} and _PREDICATIVE.match(sentence.view[start : start + 48]) is not None
