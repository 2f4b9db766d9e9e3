"""Gate 1: its features are blind to the values, its file is readable, and learning repeats to the last digit."""

from __future__ import annotations

import dataclasses
import datetime
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Claim
from verifier.errors import ModelError
from verifier.evaluation import Figures, Gold, Judged
from verifier.extraction import extract
from verifier.facts import FEATURES, Likeness, table
from verifier.gate import Calibration, Gate, dump, load, load_gate
from verifier.language import read
from verifier.reading import read_text
from verifier.training import Rows, fit, with_confidence
from verifier.verdicts import Label, Verdict


def claims(text: str, name: str, day: int) -> tuple[Claim[object], ...]:
    return extract(read(read_text(text, id=name, date=datetime.date(2019, 5, day))))


DRAFT = claims("The quake killed 43 people in the valley. Rescuers from Oslo arrived on Monday.", "draft.txt", 22)
REPORT = claims("Officials said the quake had killed 58 people. A team from Oslo is due on Tuesday.", "report.txt", 20)
LIKE = Likeness(0.7, 0.6, 0.5, 0.4)


def rows() -> list[list[tuple[Claim[object], Likeness]]]:
    return [[(r, LIKE) for r in REPORT if r.kind == c.kind] for c in DRAFT]


def test_the_features_have_the_names_of_the_table() -> None:
    for claim, features in zip(DRAFT, table(DRAFT, rows()), strict=True):
        assert features.shape == (sum(r.kind == claim.kind for r in REPORT), len(FEATURES))
        assert np.isfinite(features).all()


def test_no_feature_sees_a_value() -> None:
    """Were closeness of values to help decide "same fact", a contradiction could never be found."""
    seen = table(DRAFT, rows())
    other = claims("The quake killed 977 people in the valley. Rescuers from Oslo arrived on Monday.", "draft.txt", 22)
    for one, two in zip(seen, table(other, rows()), strict=True):
        assert np.array_equal(one, two)


def test_the_shipped_gate_reads_and_answers_with_probabilities() -> None:
    gate = load_gate()
    for claim, features in zip(DRAFT, table(DRAFT, rows()), strict=True):
        probabilities = gate.probabilities(claim.kind, features)
        assert ((probabilities >= 0) & (probabilities <= 1)).all()
        assert gate.probabilities("a kind it was not trained on", features).shape == probabilities.shape


def test_dump_and_load_are_inverse() -> None:
    gate = load_gate()
    assert load(dump(gate, {}), path="gate.json") == dataclasses.replace(gate, kinds=dict(gate.kinds))


@pytest.mark.parametrize("damage", ["not json", "{}", '{"schema": "verifier/gate/0"}'])
def test_a_damaged_gate_is_a_model_error(damage: str) -> None:
    with pytest.raises(ModelError, match="verify train"):
        load(damage, path="gate.json")


def test_a_gate_of_other_features_is_refused() -> None:
    data = json.loads(dump(load_gate(), {}))
    for kind in data["kinds"].values():
        kind["features"].pop("masked")
    with pytest.raises(ModelError, match="features"):
        load(json.dumps(data), path="gate.json")


@given(st.integers(0, 10_000))
def test_fit_repeats_and_finds_the_direction(seed: int) -> None:
    """The same rows give the same weights to the last digit, and a feature that tells same from other gets its sign."""
    rng = np.random.default_rng(seed)
    labels = (rng.random(80) < 0.4).astype(float)
    labels[:2] = 0.0, 1.0
    features = rng.normal(size=(80, len(FEATURES)))
    features[:, 0] += 3 * labels
    one, two = fit(Rows(features, labels)), fit(Rows(features, labels))
    assert one == two
    assert one.weights[0] > 0
    gate = Gate("x", {"count": one}, "count")
    probabilities = gate.probabilities("count", features)
    assert probabilities[labels == 1].mean() > probabilities[labels == 0].mean()


def test_calibration_is_monotonic_and_bounded() -> None:
    calibration = Calibration(slope=0.8, intercept=0.3)
    values = [calibration(p / 20) for p in range(21)]
    assert values == sorted(values)
    assert all(0.0 < value < 1.0 for value in values)


def test_confidence_is_learned_from_held_out_figures() -> None:
    """Verdicts that rest on .2 and are right nine times in ten are given about .9."""
    judged = tuple(_judged(0.2, right=i % 10 != 0) for i in range(200))
    gate = with_confidence(load_gate(), {"set": Figures(judged, (), (), 0, 200)})
    assert gate.confidence[Label.CONSISTENT](0.2) == pytest.approx(0.9, abs=0.02)
    learned = Figures(tuple(_judged(0.9, right=i % 10 != 0) for i in range(200)), (), (), 0, 200)
    assert learned.calibration_error() == pytest.approx(0.0, abs=1e-9)
    assert Figures(judged, (), (), 0, 200).calibration_error() == pytest.approx(0.7, abs=1e-9)


def _judged(confidence: float, *, right: bool) -> Judged:
    gold = Gold("a.md", "q", "v", "count", Label.CONSISTENT if right else Label.UNVERIFIED, (), "", ())
    return Judged(gold, Verdict(DRAFT[0], Label.CONSISTENT, confidence, "count.equal", "", ()))
