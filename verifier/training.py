"""Learning gate 1 from drafts whose claims an editor has marked, and measuring it on drafts that it has not seen.

A *set* is a folder with reference/, drafts/ and gold.jsonl (tests/acceptance/README.md has the format). Every pair of a draft's claim and a
candidate of the archive becomes a row: positive where the candidate is the report that the editor named, negative where it is not, left
out where nobody can tell (a second article that may report the same fact).
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier import reading
from verifier.claims import Claim, Outcome
from verifier.errors import InputError
from verifier.evaluation import Figures, Gold, GoldEvidence, Plain, locate, read_gold, read_plain, score
from verifier.facts import FEATURES, Likeness, table
from verifier.gate import Calibration, Gate, Weights
from verifier.kinds import BY_NAME, KINDS
from verifier.matching import match
from verifier.pipeline import Session
from verifier.progress import Message, Progress, no_message
from verifier.report import Reference, Report
from verifier.settings import Settings
from verifier.text import Article
from verifier.verdicts import Label, Policy, calibrated, decide_all

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
        items = [_gold_of(claim, own, draft.draft) for claim in draft.claims]
        judged = [
            None if item is None else _labels(claim, item, [c for c, _ in row], texts)
            for claim, item, row in zip(draft.claims, items, draft.candidates, strict=True)
        ]
        for claims, candidates, marks in (
            (draft.claims, draft.candidates, judged),
            _without_evidence(draft, items, judged),
        ):
            for claim, lines, given in zip(claims, table(claims, candidates), marks, strict=True):
                for line, label in zip(lines, given or (), strict=given is not None):
                    if label is not None:
                        features[claim.kind].append(line)
                        labels[claim.kind].append(label)
    width = len(FEATURES)
    return {kind: Rows(np.array(features[kind]).reshape(-1, width), np.array(labels[kind])) for kind in features}


_Candidates = tuple[tuple[tuple[Claim[Any], Likeness], ...], ...]
_Labels = list[list[float | None] | None]


def _without_evidence(
    draft: Checked, items: Sequence[Gold | None], judged: _Labels
) -> tuple[tuple[Claim[Any], ...], _Candidates, _Labels]:
    """The draft as it would be with an archive that lacks the deciding articles: nothing left reports the fact.

    Most of what a desk writes is news to its archive. Marked sets hold the deciding article for two claims in three, and a gate that had
    seen only them would take the best of whatever there is for the same fact.
    """
    candidates, labels = [], _Labels()
    for item, row, given in zip(items, draft.candidates, judged, strict=True):
        named = (
            {piece.document for piece in item.evidence}
            if item is not None and item.verdict is not Label.UNVERIFIED
            else set()
        )
        kept = [i for i, (candidate, _) in enumerate(row) if candidate.source.id not in named]
        candidates.append(tuple(row[i] for i in kept))
        labels.append([given[i] for i in kept] if named and given is not None else None)
    return draft.claims, tuple(candidates), labels


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


def train(parts: Sequence[Mapping[str, Rows]], l2: float = L2) -> Gate:
    """One gate from the rows of several sets."""
    import numpy as np

    kinds = {}
    for kind in KINDS:
        joined = Rows(
            np.vstack([part[kind.name].features for part in parts]),
            np.concatenate([part[kind.name].labels for part in parts]),
        )
        kinds[kind.name] = fit(joined, l2)
    return Gate(revision=_digest(kinds), kinds=kinds, fallback=KINDS[0].name)


def _digest(*parts: Mapping[str, object]) -> str:
    """What pins a gate down: twelve hexadecimal digits made from its numbers."""
    return hashlib.sha256(repr([sorted(part.items()) for part in parts]).encode()).hexdigest()[:12]


def learn(sets: Sequence[MarkedSet], policy: Policy) -> tuple[Gate, dict[str, object]]:
    """The gate of all sets together, with confidences calibrated by cross-validation, and what it was learned from."""
    gate = with_confidence(
        train([marked.rows for marked in sets]), cross_validate(sets, policy) if len(sets) > 1 else {}
    )
    about: dict[str, object] = {
        "sets": [marked.name for marked in sets],
        "drafts": sum(len(marked.checked) for marked in sets),
        "marked claims": sum(len(marked.gold) for marked in sets),
        "pairs": {kind.name: sum(len(marked.rows[kind.name].labels) for marked in sets) for kind in KINDS},
        "pairs of the same fact": {
            kind.name: sum(int(marked.rows[kind.name].labels.sum()) for marked in sets) for kind in KINDS
        },
        "l2": L2,
    }
    return gate, about


@dataclasses.dataclass(frozen=True, slots=True)
class MarkedSet:
    """A training set, read: its checked drafts, its marks, and the rows they give."""

    name: str
    checked: tuple[Checked, ...]
    gold: tuple[Gold, ...]
    plain: tuple[Plain, ...]
    rows: Mapping[str, Rows]


def read_set(
    folder: Path, settings: Settings, *, progress: Progress | None = None, say: Message = no_message
) -> MarkedSet:
    """Check the drafts of a set against its archive, as far as gate 1, and make its rows.

    Raises InputError where the folder is no set. The archive's index is built in the usual place.
    """
    for part in ("reference", "drafts", "gold.jsonl"):
        if not (folder / part).exists():
            raise InputError(f"A training set needs {part}.", path=str(folder), cure="See models/training/README.md.")
    gold = read_gold(folder / "gold.jsonl")
    plain = read_plain(folder / "plain.jsonl") if (folder / "plain.jsonl").exists() else ()
    checked = []
    with Session(
        dataclasses.replace(settings, reference=str(folder / "reference")), progress=progress, say=say
    ) as session:
        for found in reading.find_articles([folder / "drafts"]):
            draft = reading.read_article(found.path)
            if draft.published is None:
                raise InputError(
                    "The publication date is not known.", path=draft.id, cure="Give it in the front matter."
                )
            checked.append(Checked(draft, *session.candidates(draft, draft.published)))
    texts = {
        found.id: reading.read_article(found.path, id=found.id)
        for found in reading.find_articles([folder / "reference"])
    }
    return MarkedSet(folder.name, tuple(checked), gold, plain, rows(checked, gold, texts))


def with_confidence(gate: Gate, held_out: Mapping[str, Figures]) -> Gate:
    """The gate with a calibration for each verdict, from the figures of sets that it was not trained on.

    A logistic regression (Platt 1999) of whether a verdict was right on the logit of the probability it rests on. A verdict that
    was always or never right keeps its probability.
    """
    import numpy as np

    confidence = {}
    for label in Label:
        rated = [pair for figures in held_out.values() for pair in figures.rated(label)]
        labels = np.array([float(right) for _, right in rated])
        if not labels.any() or labels.all():
            continue
        bounded = np.clip(np.array([[p] for p, _ in rated]), 0.001, 0.999)
        found = fit(Rows(np.log(bounded / (1 - bounded)), labels), l2=1.0)
        slope = found.weights[0] / found.scale[0]
        intercept = found.intercept - slope * found.mean[0]
        confidence[label.value] = Calibration(round(slope, 6), round(intercept, 6))
    return dataclasses.replace(gate, confidence=confidence, revision=_digest(gate.kinds, confidence))


def cross_validate(sets: Sequence[MarkedSet], policy: Policy) -> dict[str, Figures]:
    """The figures of each set, judged by a gate that was trained on the others."""
    figures = {}
    for held_out in sets:
        gate = train([other.rows for other in sets if other is not held_out])
        figures[held_out.name] = figures_of(held_out, gate, policy)
    return figures


def figures_of(marked: MarkedSet, gate: Gate, policy: Policy) -> Figures:
    """The figures of a set with a gate."""
    reports = {}
    for draft in marked.checked:
        matches = match(draft.claims, draft.candidates, gate)
        verdicts = calibrated(decide_all(draft.claims, matches, policy), gate)
        day = draft.draft.published or datetime.date.max
        reports[Path(draft.draft.id).name] = Report(draft.draft, Reference(marked.name, 0, 0, day), {}, verdicts)
    return score(reports, marked.gold, marked.plain)
