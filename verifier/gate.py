"""Gate 1: the probability that two claims speak of the same fact, from a small linear model whose weights can be read.

The weights ship as models/gate.json: for each kind one logistic regression over the features of ``verifier.facts``. ``verify train``
writes them; models/gate.md says from what.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from verifier.errors import ModelError
from verifier.facts import FEATURES
from verifier.resources import model_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCHEMA = "verifier/gate/1"


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """One kind's logistic regression over standardised features: ``sigmoid(intercept + weights · (x - mean) / scale)``."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float


@dataclasses.dataclass(frozen=True, slots=True)
class Calibration:
    """From the probability a verdict rests on to how often such verdicts are right: ``sigmoid(intercept + slope * logit(p))``."""

    slope: float
    intercept: float

    def __call__(self, probability: float) -> float:
        """The confidence, 0 to 1, of a verdict that rests on ``probability``."""
        bounded = min(0.999, max(0.001, probability))
        logit = math.log(bounded / (1.0 - bounded))
        return 1.0 / (1.0 + math.exp(-(self.intercept + self.slope * logit)))


@dataclasses.dataclass(frozen=True, slots=True)
class Gate:
    """Gate 1 for every kind it was trained on; a kind without weights of its own uses those of ``fallback``.

    ``confidence`` calibrates verdicts, by their label; a label without one keeps the probability its verdict rests on.
    """

    revision: str
    kinds: Mapping[str, Weights]
    fallback: str
    confidence: Mapping[str, Calibration] = dataclasses.field(default_factory=dict)

    def probabilities(self, kind: str, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Same-fact probabilities (n,), each 0 to 1, of feature rows (n, len(FEATURES))."""
        import numpy as np  # the command line's help must not load it

        weights = self.kinds.get(kind) or self.kinds[self.fallback]
        standard = (features - np.array(weights.mean)) / np.array(weights.scale)
        logits = standard @ np.array(weights.weights) + weights.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -40.0, 40.0))))


def dump(gate: Gate, about: Mapping[str, object]) -> str:
    """The gate as readable JSON: a line a weight, with the feature's name. ``about`` tells what it was trained on."""
    kinds = {
        kind: {
            "intercept": w.intercept,
            "features": {
                name: {"weight": weight, "mean": mean, "scale": scale}
                for name, weight, mean, scale in zip(FEATURES, w.weights, w.mean, w.scale, strict=True)
            },
        }
        for kind, w in gate.kinds.items()
    }
    data = {
        "schema": SCHEMA,
        "revision": gate.revision,
        "about": about,
        "confidence": {label: dataclasses.asdict(calibration) for label, calibration in gate.confidence.items()},
        "fallback": gate.fallback,
        "kinds": kinds,
    }
    return json.dumps(data, indent=1) + "\n"


def load(text: str, *, path: str) -> Gate:
    """The gate in a file's text; ModelError where it is no gate or was trained on other features than this version computes."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']!r}")
        kinds = {kind: _weights(entry) for kind, entry in data["kinds"].items()}
        confidence = {
            label: Calibration(float(entry["slope"]), float(entry["intercept"]))
            for label, entry in data["confidence"].items()
        }
        return Gate(str(data["revision"]), kinds, str(data["fallback"]), confidence)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"not a gate of this version ({error})",
            path=path,
            cure="Train it again with `verify train`, or reinstall the package.",
        ) from error


def _weights(entry: Mapping[str, object]) -> Weights:
    features = entry["features"]
    if not isinstance(features, dict) or tuple(features) != FEATURES:
        raise ValueError("its features are not those of this version")
    rows: Sequence[Mapping[str, float]] = tuple(features.values())
    return Weights(
        mean=tuple(float(row["mean"]) for row in rows),
        scale=tuple(float(row["scale"]) for row in rows),
        weights=tuple(float(row["weight"]) for row in rows),
        intercept=float(str(entry["intercept"])),
    )


def load_gate() -> Gate:
    """The gate that ships with the package (models/gate.json)."""
    return load(model_file("gate.json").read_text(encoding="utf-8"), path="models/gate.json")
