"""The learned weights: gate 1 (is it the same fact?) and the weighing of what it finds (how sure is a verdict?).

Both are small models that can be read in models/gate.json; ``verify train`` writes them, models/gate.md says from what. Gate 1 is for each
kind a conditional logit (McFadden 1974) over the features of ``verifier.facts``: a claim's candidates and "none of them" compete for being
the report of its fact. The weighing gives each verdict the trees of ``verifier.trees`` over the observations of ``verifier.weighing``.
"""

from __future__ import annotations

import collections
import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from verifier.errors import ModelError
from verifier.facts import FEATURES
from verifier.resources import model_file
from verifier.trees import Trees, entry, questions, read_entry
from verifier.weighing import OBSERVATIONS, VERDICTS, Odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCHEMA = "verifier/gate/3"


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """A linear score over standardised features: ``intercept + weights · (x - mean) / scale``."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores (n,) of rows (n, len(weights))."""
        import numpy as np  # the command line's help must not load it

        standard = (features - np.array(self.mean)) / np.array(self.scale)
        # Row by row, unlike a BLAS product, whose last bits may depend on how many rows there are.
        return np.asarray(np.einsum("ij,j->i", standard, np.array(self.weights)) + self.intercept)


@dataclasses.dataclass(frozen=True, slots=True)
class Gate:
    """Gate 1 for every kind it was trained on; a kind without weights of its own uses those of ``fallback``.

    ``weighing`` has the trees of each of ``VERDICTS``.
    """

    revision: str
    kinds: Mapping[str, Weights]
    fallback: str
    weighing: Mapping[str, Trees]

    def probabilities(self, kind: str, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each of a claim's candidates, feature rows (n, len(FEATURES)), the probability (n,) that it is the report of the claim's
        fact. What they leave to one is the probability that none of them is.
        """
        import numpy as np

        scores = (self.kinds.get(kind) or self.kinds[self.fallback]).scores(features)
        highest = max(0.0, float(scores.max(initial=0.0)))
        each = np.exp(scores - highest)
        return np.asarray(each / (np.exp(-highest) + each.sum()))

    def odds(self, observations: NDArray[np.float64]) -> tuple[Odds, ...]:
        """For each of n claims, rows (n, len(OBSERVATIONS)), how probable each verdict is."""
        import numpy as np

        if not len(observations):
            return ()
        scores = np.stack([self.weighing[name].scores(observations) for name in VERDICTS])
        each = np.exp(scores - scores.max(axis=0))
        shares = (each / each.sum(axis=0)).round(6)
        return tuple(Odds(*(float(share) for share in column)) for column in shares.T)


def dump(gate: Gate, about: Mapping[str, object]) -> str:
    """The gate as readable JSON, features and observations by name. ``about`` tells what it was trained on."""
    data = {
        "schema": SCHEMA,
        "revision": gate.revision,
        "about": about,
        "fallback": gate.fallback,
        "kinds": {kind: _entry(weights, FEATURES) for kind, weights in gate.kinds.items()},
        "weighing": {
            name: {
                "start": trees.start,
                "asks": _asked(trees),
                "trees": [entry(tree, OBSERVATIONS) for tree in trees.trees],
            }
            for name, trees in gate.weighing.items()
        },
    }
    return json.dumps(data, indent=1) + "\n"


def _entry(w: Weights, names: Sequence[str]) -> dict[str, object]:
    features = {
        name: {"weight": weight, "mean": mean, "scale": scale}
        for name, weight, mean, scale in zip(names, w.weights, w.mean, w.scale, strict=True)
    }
    return {"intercept": w.intercept, "features": features}


def _asked(trees: Trees) -> dict[str, int]:
    """How many questions are asked of each observation, the most first: for the reader of the file alone."""
    counts = collections.Counter(OBSERVATIONS[question.observation] for question in questions(trees))
    return dict(counts.most_common())


def load(text: str, *, path: str) -> Gate:
    """The gate in a file's text; ModelError where it is no gate or was trained on other features than this version computes."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']!r}")
        kinds = {kind: _weights(entry, FEATURES) for kind, entry in data["kinds"].items()}
        weighing = {name: _trees(data["weighing"][name]) for name in VERDICTS}
        return Gate(str(data["revision"]), kinds, str(data["fallback"]), weighing)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"not a gate of this version ({error})",
            path=path,
            cure="Train it again with `verify train`, or reinstall the package.",
        ) from error


def _weights(entry: Mapping[str, object], names: Sequence[str]) -> Weights:
    features = entry["features"]
    if not isinstance(features, dict) or tuple(features) != tuple(names):
        raise ValueError("its features are not those of this version")
    rows: Sequence[Mapping[str, float]] = tuple(features.values())
    return Weights(
        mean=tuple(float(row["mean"]) for row in rows),
        scale=tuple(float(row["scale"]) for row in rows),
        weights=tuple(float(row["weight"]) for row in rows),
        intercept=float(str(entry["intercept"])),
    )


def _trees(data: Mapping[str, object]) -> Trees:
    places = {name: place for place, name in enumerate(OBSERVATIONS)}
    trees = data["trees"]
    if not isinstance(trees, list):
        raise ValueError("its weighing is not a list of trees")
    return Trees(float(str(data["start"])), tuple(read_entry(tree, places) for tree in trees))


def load_gate() -> Gate:
    """The gate that ships with the package (models/gate.json)."""
    return load(model_file("gate.json").read_text(encoding="utf-8"), path="models/gate.json")
