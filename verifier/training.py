"""Learning gate 1 from drafts whose claims an editor has marked, and measuring it on drafts that it has not seen.

A *set* is a folder with reference/, drafts/ and gold.jsonl (tests/acceptance/README.md has the format); ``verifier.marks`` makes rows of
it.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.evaluation import Figures, Gold, Plain, read_gold, read_plain, score
from verifier.facts import FEATURES
from verifier.gate import Gate, Weights
from verifier.kinds import KINDS
from verifier.marks import Checked, Rows, articles_of, check, gold_claims, rows
from verifier.matching import match
from verifier.pipeline import Session
from verifier.progress import Message, Progress, no_message
from verifier.report import Reference, Report
from verifier.settings import Settings
from verifier.trees import ROUNDS, Trees, fit_trees
from verifier.verdicts import Policy, decide_all
from verifier.weighing import OBSERVATIONS, VERDICTS, observe

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

L2 = 3.0
"""Strength of the penalty on squared weights of gate 1, in units of claims; chosen by cross-validation over the training sets
(docs/benchmarks.md)."""


def train(parts: Sequence[Mapping[str, Rows]], l2: float = L2) -> dict[str, Weights]:
    """Gate 1's weights for each kind, from the rows of several sets."""
    import numpy as np

    kinds = {}
    for kind in KINDS:
        own = [part[kind.name] for part in parts]
        if not any(rows.labels.any() for rows in own):
            continue  # no set marks this kind; the gate's fallback does for it
        joined = Rows(
            np.vstack([rows.features for rows in own]),
            np.concatenate([rows.labels for rows in own]),
            tuple(size for rows in own for size in rows.sizes),
        )
        kinds[kind.name] = fit_choice(joined, l2)
    if KINDS[0].name not in kinds:
        raise InputError(
            "the training sets hold no count with its report", cure="Mark more claims with their evidence."
        )
    return kinds


def fit_choice(data: Rows, l2: float = L2) -> Weights:
    """Conditional logit with a ridge penalty by Newton's method, to convergence: the same rows give the same weights.

    A claim's rows and "none of them", whose score is 0, share one probability; the likelihood is that of the rows labelled 1 together, or
    of none where no row is (McFadden 1974, "Conditional logit analysis of qualitative choice behavior").
    """
    import numpy as np

    if not data.labels.any() or data.labels.all():
        raise InputError(
            "the training sets hold no pair of the same fact for a kind", cure="Mark more claims with their evidence."
        )
    x, mean, scale = _standardised(data.features)
    starts = np.concatenate([[0], np.cumsum(data.sizes)[:-1]]).astype(np.intp)
    claim = np.repeat(np.arange(len(data.sizes)), data.sizes)
    right = data.labels > 0.5
    answered = np.add.reduceat(data.labels, starts) > 0.5
    penalty = np.diag([l2] * (x.shape[1] - 1) + [1e-9])

    def shares(weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        """The rows' shares of all and of what is right, and the penalised loss."""
        scores = x @ weights
        highest = np.maximum(np.maximum.reduceat(scores, starts), 0.0)
        each, none = np.exp(scores - highest[claim]), np.exp(-highest)
        total = none + np.add.reduceat(each, starts)
        good = np.where(answered, np.add.reduceat(each * right, starts), none)
        good = np.maximum(good, 1e-300)
        loss = 0.5 * float(weights @ penalty @ weights) - float(np.log(good / total).sum())
        return each / total[claim], np.where(right, each / good[claim], 0.0), loss

    weights = np.zeros(x.shape[1])
    of_all, of_right, loss = shares(weights)
    for _ in range(200):
        gradient = x.T @ (of_all - of_right) + penalty @ weights
        among_all, among_right = _spread(x, of_all, starts), _spread(x, of_right, starts)
        step = _newton_step(gradient, among_all + penalty, among_right)
        size = 1.0
        while size > 1e-6 and shares(weights - size * step)[2] > loss:
            size /= 2.0
        weights = weights - size * step
        of_all, of_right, loss = shares(weights)
        if float(np.abs(size * step).max()) < 1e-9:
            break
    return _rounded(mean, scale, weights)


def fit(features: NDArray[np.float64], labels: NDArray[np.float64], l2: float) -> Weights:
    """Plain logistic regression with a ridge penalty: a choice between a row and nothing. Features (n, d), labels (n,) of 0 and 1."""
    return fit_choice(Rows(features, labels, (1,) * len(labels)), l2)


def _spread(x: NDArray[np.float64], shares: NDArray[np.float64], starts: NDArray[np.intp]) -> NDArray[np.float64]:
    """The sum over claims of the covariance of their rows, each row counted by its share of its claim."""
    import numpy as np

    weighted = x * shares[:, None]
    means = np.add.reduceat(weighted, starts)
    return np.asarray(weighted.T @ x - means.T @ means)


def _newton_step(
    gradient: NDArray[np.float64], among_all: NDArray[np.float64], among_right: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Newton's step; where the right rows' competition among themselves makes the curvature indefinite, the step without it."""
    import numpy as np

    try:
        np.linalg.cholesky(among_all - among_right)
    except np.linalg.LinAlgError:
        among_right = np.zeros_like(among_right)
    return np.asarray(np.linalg.solve(among_all - among_right, gradient))


def _standardised(
    features: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Columns of mean 0 and deviation 1, a column of ones behind them; the means; the deviations, 1 for a constant."""
    import numpy as np

    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    return np.hstack([(features - mean) / scale, np.ones((len(features), 1))]), mean, scale


_DIGITS = 9


def _rounded(mean: NDArray[np.float64], scale: NDArray[np.float64], weights: NDArray[np.float64]) -> Weights:
    return Weights(
        mean=tuple(round(float(v), _DIGITS) for v in mean),
        scale=tuple(round(float(v), _DIGITS) for v in scale),
        weights=tuple(round(float(v), _DIGITS) for v in weights[:-1]),
        intercept=round(float(weights[-1]), _DIGITS),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class MarkedSet:
    """A training set, read: its checked drafts, its marks, and the rows they give."""

    name: str
    checked: tuple[Checked, ...]
    gold: tuple[Gold, ...]
    plain: tuple[Plain, ...]
    rows: Mapping[str, Rows]


def learn(sets: Sequence[MarkedSet]) -> Gate:
    """The gate of all sets together.

    The weighing is learned from probabilities that gate 1 gives to sets that it was not trained on: those that it has seen look surer than
    anything it will meet. With a single set there are none such, and its own stand in.
    """
    import numpy as np

    observations, verdicts = [], []
    for marked in sets:
        others = [other.rows for other in sets if other is not marked] or [marked.rows]
        seen, right = _weighed(marked, _gate(train(others)))
        observations.append(seen)
        verdicts += right
    return _gate(train([marked.rows for marked in sets]), fit_trees(np.vstack(observations), verdicts, VERDICTS))


def _gate(kinds: Mapping[str, Weights], weighing: Mapping[str, Trees] | None = None) -> Gate:
    parts: tuple[Mapping[str, object], ...] = (kinds, weighing or {})
    digest = hashlib.sha256(repr([sorted(part.items()) for part in parts]).encode()).hexdigest()[:12]
    return Gate(revision=digest, kinds=kinds, fallback=KINDS[0].name, weighing=weighing or {})


def _weighed(marked: MarkedSet, gate: Gate) -> tuple[NDArray[np.float64], list[str]]:
    """The observations on a set's gold claims, and their right verdicts."""
    import numpy as np

    lines, verdicts = [np.empty((0, len(OBSERVATIONS)))], []
    for draft in marked.checked:
        seen = observe(draft.case.claims, match(draft.case, gate))
        for line, item in zip(seen, gold_claims(draft, marked.gold), strict=True):
            if item is not None:
                lines.append(line[None])
                verdicts.append(item.verdict.value)
    return np.vstack(lines), verdicts


def about(sets: Sequence[MarkedSet]) -> dict[str, object]:
    """What a gate was learned from, for its file."""
    return {
        "sets": [marked.name for marked in sets],
        "drafts": sum(len(marked.checked) for marked in sets),
        "marked claims": sum(len(marked.gold) for marked in sets),
        "pairs": {kind.name: sum(len(marked.rows[kind.name].labels) for marked in sets) for kind in KINDS},
        "pairs of the same fact": {
            kind.name: sum(int(marked.rows[kind.name].labels.sum()) for marked in sets) for kind in KINDS
        },
        "l2": L2,
        "trees of a verdict": ROUNDS,
    }


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
    with Session(
        dataclasses.replace(settings, reference=str(folder / "reference")), progress=progress, say=say
    ) as session:
        checked = check(session, folder / "drafts")
    texts = articles_of(folder / "reference")
    return MarkedSet(folder.name, checked, gold, plain, rows(checked, gold, texts))


def cross_validate(sets: Sequence[MarkedSet], policy: Policy) -> dict[str, Figures]:
    """The figures of each set, judged by a gate that was learned from the others alone."""
    return {
        held_out.name: figures_of(held_out, learn([other for other in sets if other is not held_out]), policy)
        for held_out in sets
    }


def without(sets: Sequence[MarkedSet], features: Collection[str]) -> list[MarkedSet]:
    """The sets with these features blank in their rows: a gate learned from them gives the features no weight."""
    import numpy as np

    blank = np.array([name in features for name in FEATURES])
    return [
        dataclasses.replace(
            marked,
            rows={
                kind: dataclasses.replace(rows, features=np.where(blank, 0.0, rows.features))
                for kind, rows in marked.rows.items()
            },
        )
        for marked in sets
    ]


def figures_of(marked: MarkedSet, gate: Gate, policy: Policy) -> Figures:
    """The figures of a set with a gate."""
    reports = {}
    for draft in marked.checked:
        verdicts = decide_all(draft.case.claims, match(draft.case, gate), gate, policy)
        day = draft.draft.published or datetime.date.max
        reports[Path(draft.draft.id).name] = Report(draft.draft, Reference(marked.name, 0, 0, day), {}, verdicts)
    return score(reports, marked.gold, marked.plain)
