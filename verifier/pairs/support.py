"""Support: how far, 0 to 1, evidence bears a whole statement out.

A small linear model over readable features (``features``), trained by tools/train_support.py; models/support.md is its card. It never turns
a verdict into "contradicted": that takes two values that cannot both be true.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from verifier.errors import ModelError
from verifier.gate import Weights
from verifier.pairs.features import FEATURES, features
from verifier.pairs.reading import Reading
from verifier.resources import model_file

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder
    from verifier.weighing import Odds

SCHEMA = "verifier/support/1"
BRIEF = 5
"""Sentences of evidence up to which it is brief. A sentence or two are given because they should bear the statement out, and what they lack
is not told; in a whole article nearly every word stands somewhere, and what matters is where."""


@dataclasses.dataclass(frozen=True, slots=True)
class Support:
    """Two logistic regressions over standardised features, for brief evidence and for whole articles.

    ``revision`` is made from their numbers; ``about`` tells what they were trained on.
    """

    revision: str
    brief: Weights
    article: Weights
    about: Mapping[str, object]

    @classmethod
    def of(cls, brief: Weights, article: Weights, about: Mapping[str, object]) -> Support:
        """The model with its weights; the revision is twelve hexadecimal digits made from them."""
        return cls(hashlib.sha256(repr((brief, article)).encode()).hexdigest()[:12], brief, article, about)

    def __call__(self, values: Sequence[float], sentences: int) -> float:
        """The support, 0 to 1, that goes with the values of FEATURES, where the evidence has so many sentences."""
        w = self.brief if sentences <= BRIEF else self.article
        logit = w.intercept + sum(
            weight * (value - mean) / scale
            for value, weight, mean, scale in zip(values, w.weights, w.mean, w.scale, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-min(40.0, max(-40.0, logit))))


def support_of(reading: Reading, odds: Sequence[Odds], embedder: Embedder, support: Support) -> float:
    """The support of a pair, 0 to 1; ``odds`` are those of its claims."""
    return support(features(reading, odds, embedder), sentences(reading))


def sentences(reading: Reading) -> int:
    """How many sentences the evidence has."""
    return sum(len(document.sentences) for document in reading.whole)


def dump(support: Support) -> str:
    """The model as readable JSON: a line a number, with the feature's name."""
    models = {
        name: {
            "intercept": w.intercept,
            "features": {
                feature: {"weight": weight, "mean": mean, "scale": scale}
                for feature, weight, mean, scale in zip(FEATURES, w.weights, w.mean, w.scale, strict=True)
            },
        }
        for name, w in (("brief", support.brief), ("article", support.article))
    }
    data = {"schema": SCHEMA, "revision": support.revision, "about": support.about, "models": models}
    return json.dumps(data, indent=1) + "\n"


def load(text: str, *, path: str) -> Support:
    """The model in a file's text; ModelError where it is none, or was trained on other features than this version computes."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']!r}")
        brief, article = (_weights(data["models"][name]) for name in ("brief", "article"))
        return Support(str(data["revision"]), brief, article, data["about"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"not a support model of this version ({error})",
            path=path,
            cure="Train it again with tools/train_support.py, or reinstall the package.",
        ) from error


def _weights(entry: Mapping[str, Any]) -> Weights:
    if tuple(entry["features"]) != FEATURES:
        raise ValueError("its features are not those of this version")
    lines = tuple(entry["features"].values())
    return Weights(
        mean=tuple(float(line["mean"]) for line in lines),
        scale=tuple(float(line["scale"]) for line in lines),
        weights=tuple(float(line["weight"]) for line in lines),
        intercept=float(entry["intercept"]),
    )


def load_support() -> Support:
    """The model that ships with the package (models/support.json)."""
    return load(model_file("support.json").read_text(encoding="utf-8"), path="models/support.json")
