"""Is the sentence that decides a claim among those looked at? The search, and gate 1's order of what it found, against marked claims.

A verdict can be no better than its candidates. For every marked claim that is consistent or contradicted, this says at which place the
first sentence stands that the editor named: in the order of the search, and in that of gate 1.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from verifier.claims import Claim
from verifier.evaluation import Gold
from verifier.facts import table
from verifier.marks import Checked, articles_of, check, gold_claims, stands_in
from verifier.matching import SameFact
from verifier.pipeline import Session
from verifier.text import Article, Span
from verifier.verdicts import Label

DEPTHS = (1, 3, 5, 10, 40)
"""How many sentences from the top the figures are given for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """How many other reported sentences stand before the one that decides a marked claim, as the search found them and as gate 1 ranks
    them; None where it is not among the claim's candidates."""

    kind: str
    searched: int | None
    ranked: int | None


def places(draft: Checked, gold: Sequence[Gold], texts: Mapping[str, Article], gate: SameFact) -> Iterator[Place]:
    """The places for each marked claim of a draft that was found and is decided. ``texts`` holds the archive's articles by id."""
    rows = zip(draft.case.claims, gold_claims(draft, gold), draft.case.candidates, table(draft.case), strict=True)
    for claim, item, candidates, features in rows:
        if item is None or item.verdict is Label.UNVERIFIED:
            continue
        found = [candidate.claim for candidate in candidates]
        probabilities = gate.probabilities(claim.kind, features).tolist() if found else []
        order = sorted(range(len(found)), key=lambda i: -probabilities[i])
        yield Place(claim.kind, _place(found, item, texts), _place([found[i] for i in order], item, texts))


def of_drafts(session: Session, drafts: Path, reference: Path, gold: Sequence[Gold]) -> tuple[Place, ...]:
    """The places for all drafts of a folder, against the archive of the session, whose articles are in ``reference``; InputError where a
    draft has no date."""
    texts = articles_of(reference)
    return tuple(place for draft in check(session, drafts) for place in places(draft, gold, texts, session.gate))


def _place(candidates: Sequence[Claim[Any]], item: Gold, texts: Mapping[str, Article]) -> int | None:
    passed: set[tuple[str, Span]] = set()
    for candidate in candidates:
        if stands_in(candidate, item.evidence, texts):
            return len(passed - {(candidate.source.id, candidate.sentence)})
        passed.add((candidate.source.id, candidate.sentence))
    return None


def summary(found: Iterable[Place]) -> dict[str, float | int]:
    """The share of decided claims whose sentence is among the first so many, by name: of the search, then of gate 1, then of gate 1 by
    kind within the first ten."""
    known = tuple(found)
    figures: dict[str, float | int] = {"decided claims": len(known)}
    for name, of in (("searched", [p.searched for p in known]), ("ranked", [p.ranked for p in known])):
        figures |= {f"{name}_first_{depth}": _within(of, depth) for depth in DEPTHS}
    for kind in sorted({p.kind for p in known}):
        figures[f"ranked_first_10_{kind}"] = _within([p.ranked for p in known if p.kind == kind], 10)
    return figures


def shown(found: Iterable[Place]) -> list[str]:
    """The figures for people."""
    return [
        f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}"
        for name, value in summary(found).items()
    ]


def _within(found: Sequence[int | None], depth: int) -> float:
    return sum(place is not None and place < depth for place in found) / len(found) if found else 0.0
