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
from verifier.embedding import sentence_text
from verifier.errors import ModelError
from verifier.extraction import extract
from verifier.facts import FEATURES, GROUPS, Case, Likeness, Reported, table
from verifier.gate import Gate, Weights, dump, load, load_gate
from verifier.language import read
from verifier.marks import Rows
from verifier.reading import read_text
from verifier.stories import story
from verifier.training import MarkedSet, fit, fit_choice, without
from verifier.trees import Question, Trees
from verifier.weighing import OBSERVATIONS

REPORTED = "Officials said the quake had killed 58 people. A team from Oslo is due on Tuesday."
LIKE = Likeness(0.7, 0.6, 0.5, 0.4)


def case(draft: str) -> Case:
    """A draft beside one report."""
    own = read(read_text(draft, id="draft.txt", date=datetime.date(2019, 5, 22)))
    other = read(read_text(REPORTED, id="report.txt", date=datetime.date(2019, 5, 20)))
    claims, reports = extract(own), extract(other)
    rows = tuple(tuple(Reported(r, LIKE) for r in reports if r.kind == c.kind) for c in claims)
    stories = [story(None, tuple(sentence_text(s.view) for s in document.sentences)) for document in (own, other)]
    return Case(claims, stories[0], rows, {"report.txt": stories[1]})


CASE = case("The quake killed 43 people in the valley. Rescuers from Oslo arrived on Monday.")


def reports(claim: Claim[object]) -> int:
    return len(CASE.candidates[CASE.claims.index(claim)])


def test_the_features_have_the_names_of_the_table() -> None:
    for claim, features in zip(CASE.claims, table(CASE), strict=True):
        assert features.shape == (reports(claim), len(FEATURES))
        assert np.isfinite(features).all()


def test_no_feature_sees_a_value() -> None:
    """Were closeness of values to help decide "same fact", a contradiction could never be found."""
    other = case("The quake killed 977 people in the valley. Rescuers from Oslo arrived on Monday.")
    for one, two in zip(table(CASE), table(other), strict=True):
        assert np.array_equal(one, two)


def test_the_story_around_a_claim_is_seen_without_its_value() -> None:
    """A place's own name stands in its sentence, and must not tell the gate that the reported place is the same."""
    here, there = (case(f"The summit went on. The ministers met in {city}. They left.") for city in ("Oslo", "Lima"))
    for one, two in zip(table(here), table(there), strict=True):
        assert np.array_equal(one, two)


def test_the_shipped_gate_reads_and_answers_with_probabilities() -> None:
    gate = load_gate()
    for claim, features in zip(CASE.claims, table(CASE), strict=True):
        probabilities = gate.probabilities(claim.kind, features)
        assert ((probabilities >= 0) & (probabilities <= 1)).all()
        assert probabilities.sum() < 1.0  # none of them may be the report, too
        assert gate.probabilities("a kind it was not trained on", features).shape == probabilities.shape
    for odds in gate.odds(np.zeros((3, len(OBSERVATIONS)))):
        assert sum(dataclasses.astuple(odds)) == pytest.approx(1.0, abs=1e-5)


def test_dump_and_load_are_inverse() -> None:
    gate = load_gate()
    assert load(dump(gate, {}), path="gate.json") == gate


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
    labels = np.zeros(80)
    labels[:40:4] = 1.0  # ten claims of which one candidate is right, ten of which none is
    features = rng.normal(size=(80, len(FEATURES)))
    features[:, 0] += 3 * labels
    data = Rows(features, labels, (4,) * 20)
    one, two = fit_choice(data), fit_choice(data)
    assert one == two
    assert one.weights[0] > 0
    gate = Gate("x", {"count": one}, "count", {})
    shares = [gate.probabilities("count", features[start : start + 4]) for start in range(0, 80, 4)]
    right = np.concatenate(shares)[labels == 1].mean()
    assert right > np.concatenate(shares)[labels == 0].mean()


@given(st.integers(0, 10_000))
def test_candidates_compete(seed: int) -> None:
    """Conditional logit: what one candidate gains, the others and none of them lose."""
    rng = np.random.default_rng(seed)
    gate, features = load_gate(), rng.normal(size=(5, len(FEATURES)))
    before = gate.probabilities("count", features)
    after = gate.probabilities("count", features[:4])
    assert (after >= before[:4]).all()


def test_a_choice_between_a_row_and_nothing_is_logistic_regression() -> None:
    rng = np.random.default_rng(1)
    labels = (rng.random(60) < 0.5).astype(float)
    features = rng.normal(size=(60, 2)) + labels[:, None]
    found = fit(features, labels, 1.0)
    p = 1.0 / (1.0 + np.exp(-found.scores(features)))
    standard = (features - np.array(found.mean)) / np.array(found.scale)
    # The gradient of the penalised likelihood is nought there, and the mean probability is the mean label.
    assert standard.T @ (p - labels) + np.array(found.weights) == pytest.approx(0.0, abs=1e-5)
    assert p.mean() == pytest.approx(labels.mean(), abs=1e-6)


@pytest.mark.parametrize("damage", [None, {}, [{"if": "the weather", "is at most": 0, "then": 0, "else": 1}]])
def test_a_gate_of_other_observations_is_refused(damage: object) -> None:
    data = json.loads(dump(load_gate(), {}))
    data["weighing"]["consistent"]["trees"] = damage
    with pytest.raises(ModelError, match="verify train"):
        load(json.dumps(data), path="gate.json")


def test_the_file_says_how_often_each_observation_is_asked_for() -> None:
    for verdict in json.loads(dump(load_gate(), {}))["weighing"].values():
        assert sum(verdict["asks"].values()) == json.dumps(verdict["trees"]).count('"if"')
        assert set(verdict["asks"]) <= set(OBSERVATIONS)


def test_features_left_out_get_no_weight() -> None:
    """``verify train --ablate``: a gate learned without a group gives its features no weight."""
    rng = np.random.default_rng(2)
    labels = np.tile([1.0, 0.0, 0.0, 0.0], 10)
    features = rng.normal(size=(40, len(FEATURES))) + labels[:, None]
    marked = MarkedSet("one", (), (), (), {"count": Rows(features, labels, (4,) * 10)})
    (blank,) = without([marked], GROUPS["likeness"])
    weights = dict(zip(FEATURES, fit_choice(blank.rows["count"]).weights, strict=True))
    assert [weights[name] for name in GROUPS["likeness"]] == pytest.approx([0.0] * 4, abs=1e-9)
    assert any(abs(weight) > 0.01 for weight in weights.values())


def test_every_feature_is_in_one_group() -> None:
    assert sorted(name for group in GROUPS.values() for name in group) == sorted(FEATURES)


ONE = Weights(mean=(1.0, 2.0), scale=(2.0, 4.0), weights=(3.0, 5.0), intercept=0.5)


def test_a_score_is_a_weighted_sum_of_standardised_features() -> None:
    """intercept + weights · (x - mean) / scale."""
    assert ONE.scores(np.array([[1.0, 2.0], [3.0, 2.0], [1.0, 6.0], [0.0, 0.0]])).tolist() == [0.5, 3.5, 5.5, -3.5]


def test_candidates_and_none_of_them_share_what_is_certain() -> None:
    """Two rows that score ln 2 and ln 1 beside "none", which scores nought: two, one and one of four."""
    plain = Weights((0.0,), (1.0,), (1.0,), 0.0)
    gate = Gate("x", {"count": plain, "date": Weights((0.0,), (1.0,), (0.0,), 0.0)}, "date", {})
    rows = np.log(np.array([[2.0], [1.0]]))
    assert gate.probabilities("count", rows) == pytest.approx([0.5, 0.25])
    assert gate.probabilities("place", rows) == pytest.approx([1 / 3, 1 / 3])  # by the fallback
    assert gate.probabilities("count", np.array([[-900.0], [900.0]])) == pytest.approx([0.0, 1.0])
    assert gate.probabilities("count", np.array([[-900.0]])) == pytest.approx([0.0])
    assert gate.probabilities("count", rows[:0]).shape == (0,)


def test_odds_are_shares_of_the_trees_scores() -> None:
    """Scores of ln 2, ln 1 and ln 1 are odds of two, one and one of four, to six digits; each verdict has its own trees."""
    two = float(np.log(2.0))
    agreeing = Trees(0.0, (Question(0, 0.5, 0.0, two),))
    gate = Gate("x", {}, "", {"consistent": agreeing, "contradicted": Trees(0.0, ()), "unverified": Trees(0.0, (0.0,))})
    rows = np.zeros((2, len(OBSERVATIONS)))
    rows[0, 0] = 1.0
    assert [dataclasses.astuple(odds) for odds in gate.odds(rows)] == [(0.5, 0.25, 0.25), (0.333333,) * 3]
    assert gate.odds(rows[:0]) == ()


def test_the_file_has_each_number_by_its_name() -> None:
    mean, scale, each = (tuple(float(10 * n + k) for n in range(len(FEATURES))) for k in (1, 2, 3))
    weights = Weights(mean, scale, each, intercept=0.5)
    asked = Trees(0.25, (Question(2, 1.5, 0.1, Question(2, 2.5, 0.2, 0.3)), Question(1, 3.5, 0.4, 0.5), 0.6))
    gate = Gate("r", {"count": weights}, "count", dict.fromkeys(("consistent", "contradicted", "unverified"), asked))
    text = dump(gate, {"sets": 2})
    data = json.loads(text)
    assert (data["schema"], data["revision"], data["about"], data["fallback"]) == (
        "verifier/gate/3",
        "r",
        {"sets": 2},
        "count",
    )
    assert data["kinds"]["count"]["intercept"] == 0.5
    assert data["kinds"]["count"]["features"][FEATURES[4]] == {"mean": 41.0, "scale": 42.0, "weight": 43.0}
    written = data["weighing"]["contradicted"]
    assert written["start"] == 0.25
    assert list(written["asks"].items()) == [(OBSERVATIONS[2], 2), (OBSERVATIONS[1], 1)]
    assert written["trees"][1] == {"if": OBSERVATIONS[1], "is at most": 3.5, "then": 0.4, "else": 0.5}
    assert load(text, path="gate.json") == gate
    assert text.endswith("}\n")
