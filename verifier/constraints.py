"""What speaks against holding a differing report against a draft: signs in the text that two claims are of different facts.

Gate 1 weighs likeness; these are what an editor would object. Each is a rule of the policy (``verifier.policy``), checked on pairs whose
values conflict, and an observation of the weighing (``verifier.weighing``), which learns how much it counts: for support none matters.
"""

from __future__ import annotations

import re
from typing import Any

from verifier.claims import Claim
from verifier.facts import same_place, same_time
from verifier.language.fates import other_fate
from verifier.language.lexicon import SUBJECT_PRONOUNS
from verifier.profiles import counted
from verifier.stories import stems
from verifier.text import Status

OBJECTIONS: dict[str, str] = {
    "policy.other-unit": "The nearest report counts something else",
    "policy.other-fate": "The nearest report tells of people who fared otherwise",
    "policy.difference": "One figure is a difference, the other is not",
    "policy.other-speaker": "The figure is somebody else's",
    "policy.other-day": "The nearest report is of another day",
    "policy.other-place": "The nearest report is of another place",
    "policy.other-event": "The nearest report may be of another event",
    "policy.plan-not-event": "The nearest report is of a plan, or the draft is",
}
"""The rules that :func:`objection` can name, with how each begins the reason."""

_OF_EVENTS = frozenset({"date", "place"})
"""Kinds whose value says when or where something happened, and nothing of what."""
_COMPARATIVE = re.compile(
    r"\s*(?:\w+\s){0,2}?(?:more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|dearer|longer|shorter|extra|additional|others?)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\b(?:another|further|additional|extra)\s*$", re.IGNORECASE)
_OF_THE_REST = re.compile(
    r"\b(?:the\s+other|(?:the|its|their|all)\s+remaining|leaving|leaves)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_REMAINING = re.compile(
    # "35 remain open", "2,600 are left"; but not "12 left the hall", "58 were left homeless".
    r"\s*(?:[\w'-]+\s){0,3}?(?:(?:is|are|was|were)\s+)?(?:still\s+)?"
    r"(?:remain(?:s|ed|ing)?\b|to\s+go\b|left(?=\s*(?:[.,;:)]|$|over\b|to\s)))",
    re.IGNORECASE,
)
_TO_EACH = re.compile(r"\s*(?:[\w'-]+\s)?(?:(?:for|to)\s+each|each|apiece)\b", re.IGNORECASE)


def objection(draft: Claim[Any], reported: Claim[Any]) -> str | None:
    """The name of the rule that speaks against a conflict of two claims; None where there is no objection."""
    if same_time(draft, reported) is False:
        return "policy.other-day"
    if same_place(draft, reported) is False:
        return "policy.other-place"
    if draft.kind == "count":
        return _of_counts(draft, reported)
    if draft.kind == "date" and (draft.context.status is Status.DONE) != (reported.context.status is Status.DONE):
        return "policy.plan-not-event"
    if draft.kind not in _OF_EVENTS or event_words(draft) & stems(reported.masked):
        return None
    return "policy.other-event"


def _of_counts(draft: Claim[Any], reported: Claim[Any]) -> str | None:
    mine, theirs = counted(draft), counted(reported)
    if mine and theirs and not mine & theirs:
        return "policy.other-unit"
    if bool(getattr(draft.value, "per", None)) != bool(getattr(reported.value, "per", None)):
        return "policy.other-unit"
    if other_fate({*draft.context.terms, *mine}, {*reported.context.terms, *theirs}):
        return "policy.other-fate"
    if is_difference(draft) != is_difference(reported):
        return "policy.difference"
    said, told = _speaker(draft), _speaker(reported)
    return "policy.other-speaker" if said and told and not said & told else None


def is_difference(claim: Claim[Any]) -> bool:
    """Whether a count says by how much something is more or less, or how many came on top, and not how many there are.

    A comparative behind it ("£300m lower", "two fewer") or a word of addition before it ("another 2,900").
    """
    before, after = _around(claim)
    return bool(_COMPARATIVE.match(after) or _ADDED.search(before))


def is_remainder(claim: Claim[Any]) -> bool:
    """Whether a count says what is left when something has been taken away ("the other four", "2,600 are left"), or what falls to each
    of several ("$500 for each"): never how many there are, nor how many were taken away."""
    before, after = _around(claim)
    return bool(_OF_THE_REST.search(before) or _REMAINING.match(after) or _TO_EACH.match(after))


def _around(claim: Claim[Any]) -> tuple[str, str]:
    """The clause's words before and behind the value."""
    return claim.quote[: claim.span.start - claim.clause.start], claim.quote[claim.span.end - claim.clause.start :]


def event_words(claim: Claim[Any]) -> frozenset[str]:
    """The stems of the clause that say what happened: neither names nor the words for who acts, unless there are no others."""
    names = {part.lower() for name in claim.context.names for part in name.split()}
    words = frozenset(claim.context.terms) - names
    return words - stems(claim.context.subject) or words


def _speaker(claim: Claim[Any]) -> frozenset[str]:
    """The stems of who is said to have given the figure; empty for the writer and for pronouns."""
    source = claim.context.said_by or ""
    return frozenset[str]() if source.lower() in SUBJECT_PRONOUNS else stems(source)
