"""Learning gate 1 from drafts whose claims an editor has marked, and measuring it on drafts that it has not seen.

A *set* is a folder with reference/, drafts/ and gold.jsonl (tests/acceptance/README.md has the format). Every pair of a draft's claim and a
candidate of the archive becomes a row: positive where the candidate is the report that the editor named, negative where it is not, left
out where nobody can tell (a second article that may report the same fact).
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Outcome
from verifier.errors import InputError
from verifier.evaluation import Gold, GoldEvidence, locate
from verifier.facts import FEATURES, Likeness, table
from verifier.gate import Gate, Weights
from verifier.kinds import BY_NAME, KINDS
from verifier.text import Article
from verifier.verdicts import Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

L2 = 3.0
"""Strength of the penalty on squared weights, in units of rows; chosen by cross-validation over the training sets (docs/benchmarks.md)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its claims and, for each, its candidates: what gate 1 sees."""

    draft: Article
    claims: tuple[Claim[Any], ...]
    candidates: tuple[tuple[tuple[Claim[Any], Likeness], ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Training rows of one kind: features (n, len(FEATURES)) and labels (n,), 1 for the same fact and 0 for another."""

    features: NDArray[np.float64]
    labels: NDArray[np.float64]


def rows(checked: Iterable[Checked], gold: Sequence[Gold], texts: dict[str, Article]) -> dict[str, Rows]:
    """The rows of each kind. ``texts`` holds the reference articles by id, to find where the editor's evidence stands."""
    import numpy as np

    features: dict[str, list[NDArray[np.float64]]] = {kind.name: [] for kind in KINDS}
    labels: dict[str, list[float]] = {kind.name: [] for kind in KINDS}
    for draft in checked:
        own = [item for item in gold if item.draft == Path(draft.draft.id).name]
        tables = table(draft.claims, draft.candidates)
        for claim, row, lines in zip(draft.claims, draft.candidates, tables, strict=True):
            item = _gold_of(claim, own, draft.draft)
            if item is None:
                continue
            for line, label in zip(lines, _labels(claim, item, [c for c, _ in row], texts), strict=True):
                if label is not None:
                    features[claim.kind].append(line)
                    labels[claim.kind].append(label)
    width = len(FEATURES)
    return {kind: Rows(np.array(features[kind]).reshape(-1, width), np.array(labels[kind])) for kind in features}


def _gold_of(claim: Claim[Any], gold: Sequence[Gold], draft: Article) -> Gold | None:
    """The gold claim whose value words overlap the claim's most."""
    best, most = None, 0
    for item in gold:
        if item.kind != claim.kind:
            continue
        where = locate(draft, item.quote, item.value)
        shared = min(where.end, claim.span.end) - max(where.start, claim.span.start)
        if shared > most:
            best, most = item, shared
    return best


def _labels(
    claim: Claim[Any], item: Gold, candidates: Sequence[Claim[Any]], texts: dict[str, Article]
) -> list[float | None]:
    """For each candidate 1.0 (the fact the editor named), 0.0 (another) or None (cannot be told)."""
    kind = BY_NAME[claim.kind]
    outcomes = [kind.compare(claim.value, c.value).outcome for c in candidates]
    if item.verdict is Label.UNVERIFIED:
        # An undecided comparison may be of the same fact ("at least 20" against 45).
        return [None if outcome is Outcome.UNDECIDED else 0.0 for outcome in outcomes]
    wanted = Outcome.AGREES if item.verdict is Label.CONSISTENT else Outcome.CONFLICTS
    named = [_stands_in(c, item.evidence, texts) for c in candidates]
    right = [inside and outcome is wanted for inside, outcome in zip(named, outcomes, strict=True)]
    if not any(right) and sum(named) == 1:
        right = named
    truth = next((c for c, is_right in zip(candidates, right, strict=True) if is_right), None)
    labels: list[float | None] = []
    for candidate, is_right, inside, outcome in zip(candidates, right, named, outcomes, strict=True):
        if is_right:
            labels.append(1.0)
        elif inside or truth is None:
            labels.append(0.0 if inside and any(right) else None)
        elif kind.compare(truth.value, candidate.value).outcome is Outcome.AGREES or (
            item.verdict is Label.CONTRADICTED and outcome is Outcome.AGREES
        ):
            labels.append(None)  # may be the same fact in another article, or the figure that was overtaken
        else:
            labels.append(0.0)
    return labels


def _stands_in(candidate: Claim[Any], evidence: Sequence[GoldEvidence], texts: dict[str, Article]) -> bool:
    return any(
        candidate.source.id == piece.document and locate(texts[piece.document], piece.quote).overlaps(candidate.span)
        for piece in evidence
        if piece.document in texts
    )


def fit(data: Rows, l2: float = L2) -> Weights:
    """Logistic regression with a ridge penalty by Newton's method, to convergence: the same rows give the same weights."""
    import numpy as np

    if not data.labels.any() or data.labels.all():
        raise InputError(
            "the training sets hold no pair of the same fact for a kind", cure="Mark more claims with their evidence."
        )
    mean = data.features.mean(axis=0)
    scale = data.features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    x = np.hstack([(data.features - mean) / scale, np.ones((len(data.labels), 1))])
    penalty = np.diag([l2] * (x.shape[1] - 1) + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -40.0, 40.0)))
        gradient = x.T @ (p - data.labels) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian + 1e-9 * np.eye(len(weights)), gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-10:
            break
    digits = 9
    return Weights(
        mean=tuple(round(float(v), digits) for v in mean),
        scale=tuple(round(float(v), digits) for v in scale),
        weights=tuple(round(float(v), digits) for v in weights[:-1]),
        intercept=round(float(weights[-1]), digits),
    )


def train(parts: Sequence[dict[str, Rows]], l2: float = L2) -> Gate:
    """One gate from the rows of several sets."""
    import numpy as np

    kinds = {}
    for kind in KINDS:
        joined = Rows(
            np.vstack([part[kind.name].features for part in parts]),
            np.concatenate([part[kind.name].labels for part in parts]),
        )
        kinds[kind.name] = fit(joined, l2)
    digest = hashlib.sha256(repr(sorted(kinds.items())).encode()).hexdigest()[:12]
    return Gate(revision=digest, kinds=kinds, fallback=KINDS[0].name)
