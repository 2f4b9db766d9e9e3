"""A whole and a part told of it: "70 leaks, 31 of which inspectors had sealed".

The two figures stand side by side and share their noun, so that one is easily written for the other. The words that only the part has say
which of them a statement speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.pairs import rules
from verifier.pairs.choice import Candidate
from verifier.pairs.reading import tokens

_BOTH = frozenset("among including included them whom which".split())
"""Words by which a statement speaks of a whole and of its part at once: "80 guests, two ministers among them"."""
_ANYBODY = frozenset({"people", "person", "", "None"})


def mistaken_for_part(
    claim: Claim[Any], best: Candidate, found: Sequence[Candidate], beside: Sequence[Claim[Any]]
) -> Comparison | None:
    """The conflict of a figure that agrees with a whole where the statement's words are those of its part, or the other way round; None
    where the figure is of what the words say, or the words do not tell."""
    if claim.kind != "count" or _BOTH & set(tokens(claim.text)) or "whole" in BY_NAME["count"].describe(claim.value):
        return None
    for whole, part in _pairs(found):
        if (
            best is whole
            and not _agrees(part)
            and part.shared - whole.told
            and not any(_tells(c, part) for c in beside)
        ):
            return _conflict(part, "the words are those of the part")
        if best is part and whole.conflicts and _speaks_of_whole(claim, whole, part):
            return _conflict(whole, "the words are those of the whole")
    return None


def _pairs(found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Each part with the whole that stands before it in its sentence."""
    for at, part in enumerate(found):
        fields = BY_NAME[part.claim.kind].describe(part.claim.value)
        for whole in found[:at]:
            same = (whole.claim.source.id, whole.claim.sentence_index) == (
                part.claim.source.id,
                part.claim.sentence_index,
            )
            figure = BY_NAME[whole.claim.kind].describe(whole.claim.value).get("low")
            if same and (fields.get("whole") == figure or (part.part and fields.get("form") in {"share", "percent"})):
                yield whole, part


def _agrees(candidate: Candidate) -> bool:
    return candidate.comparison.outcome is Outcome.AGREES


def _tells(claim: Claim[Any], part: Candidate) -> bool:
    """Whether another value of the statement is the part."""
    kind = BY_NAME[part.claim.kind]
    return claim.kind == part.claim.kind and kind.compare(claim.value, part.claim.value).outcome is Outcome.AGREES


def _speaks_of_whole(claim: Claim[Any], whole: Candidate, part: Candidate) -> bool:
    """Whether a statement has words of the whole and none of what sets the part apart, and counts no other thing than the whole does."""
    unit = str(BY_NAME[claim.kind].describe(claim.value).get("unit") or "")
    anybody = unit in _ANYBODY or whole.same_unit is True
    return anybody and bool(part.told - whole.told) and not part.shared and bool(whole.shared)


def _conflict(other: Candidate, why: str) -> Comparison:
    said = BY_NAME[other.claim.kind].say(other.claim.value)
    return Comparison(Outcome.CONFLICTS, rules.OTHER_VALUE.name, f"The evidence has {said} of it: {why}.")
