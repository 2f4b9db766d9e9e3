"""The weighing's trees: they are those that scikit-learn learned, are read back as written, and answer alike in any company."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.trees import QUESTIONS, Question, Trees, entry, fit_trees, questions, read_entry

NAMES = ("agreeing", "conflicting", "newer")
LABELS = ("consistent", "contradicted", "unverified")


def marked(seed: int, size: int = 240) -> tuple[np.ndarray, list[str]]:
    """Claims that are contradicted where a report differs and none agrees, and consistent where one agrees."""
    rows = np.random.default_rng(seed).normal(size=(size, len(NAMES)))
    told = [
        "consistent" if agreeing > 0.5 else "contradicted" if conflicting > 0.0 else "unverified"
        for agreeing, conflicting, _ in rows
    ]
    return rows, told


@given(st.integers(0, 10_000))
@settings(max_examples=5, deadline=None)
def test_the_same_marks_give_the_same_trees(seed: int) -> None:
    rows, told = marked(seed)
    assert fit_trees(rows, told, LABELS) == fit_trees(rows, told, LABELS)


def test_two_thresholds_that_matter_together_are_learned() -> None:
    """A report that differs contradicts where none agrees, and only there: no weighted sum says so."""
    trees = fit_trees(*marked(1, 600), LABELS)
    asked = np.array([[-2.0, 2.0, 0.0], [2.0, 2.0, 0.0], [-2.0, -2.0, 0.0], [2.0, -2.0, 0.0]])
    scores = np.stack([trees[name].scores(asked) for name in LABELS])
    assert [LABELS[i] for i in scores.argmax(axis=0)] == ["contradicted", "consistent", "unverified", "consistent"]


def test_the_scores_are_those_of_the_model_that_was_learned() -> None:
    """What is kept of scikit-learn's model is all of it: the shares of the three scores are its probabilities."""
    from sklearn.ensemble import GradientBoostingClassifier

    from verifier import trees

    rows, told = marked(2)
    model = GradientBoostingClassifier(
        n_estimators=trees.ROUNDS,
        learning_rate=trees.RATE,
        max_leaf_nodes=QUESTIONS + 1,
        min_samples_leaf=trees.FEWEST,
        subsample=0.6,
        max_features=0.3,
        random_state=0,
    ).fit(rows, told)
    scores = np.stack([found.scores(rows) for found in fit_trees(rows, told, model.classes_).values()], axis=1)
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    assert shares == pytest.approx(model.predict_proba(rows), abs=1e-3)


def depth(node: Question | float) -> int:
    return 1 + max(depth(node.yes), depth(node.no)) if isinstance(node, Question) else 0


def test_no_tree_asks_more_than_its_questions() -> None:
    for trees in fit_trees(*marked(3), LABELS).values():
        for tree in trees.trees:
            assert depth(tree) <= QUESTIONS
            assert sum(1 for _ in questions(Trees(0.0, (tree,)))) <= QUESTIONS


def test_a_bound_is_met_by_what_equals_it() -> None:
    trees = Trees(0.5, (Question(1, 2.0, 10.0, Question(0, 0.0, 20.0, 30.0)), 1.0))
    rows = np.array([[0.0, 2.0], [0.0, 2.1], [0.1, 2.1]])
    assert trees.scores(rows).tolist() == [11.5, 21.5, 31.5]
    assert trees.scores(rows[:0]).shape == (0,)


@given(st.integers(0, 10_000), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_a_row_scores_the_same_beside_any_others(seed: int, size: int) -> None:
    rows, _ = marked(seed, size)
    for number, row in enumerate(rows):
        assert TREES.scores(row[None])[0] == TREES.scores(rows)[number]


TREES = fit_trees(*marked(4), LABELS)["contradicted"]


def test_trees_are_read_back_as_they_were_written() -> None:
    places = {name: place for place, name in enumerate(NAMES)}
    for tree in TREES.trees:
        assert read_entry(json.loads(json.dumps(entry(tree, NAMES))), places) == tree


@pytest.mark.parametrize(
    "data",
    [
        "not a number",
        None,
        {"if": "newer", "is at most": 1.0, "then": 0.0},
        {"if": "the weather", "is at most": 1.0, "then": 0.0, "else": 1.0},
        {"if": "newer", "is at most": "much", "then": 0.0, "else": 1.0},
    ],
)
def test_what_is_no_tree_is_refused(data: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_entry(data, {name: place for place, name in enumerate(NAMES)})


def test_a_tree_of_too_many_questions_is_refused() -> None:
    """Its answers past the last question would be passed over without a word."""
    data: object = 1.0
    for level in range(QUESTIONS + 2):
        data = {"if": "newer", "is at most": level, "then": 0.0, "else": data}
    with pytest.raises(ValueError, match="more than"):
        read_entry(data, {"newer": 0})


def test_how_trees_are_learned() -> None:
    """The numbers of docs/benchmarks.md: another one is another gate, and has to be measured first."""
    found = fit_trees(*marked(5, 60), LABELS)
    assert {len(trees.trees) for trees in found.values()} == {120}
    assert list(found) == list(LABELS)
    told = marked(5, 60)[1]
    for name, trees in found.items():
        assert trees.start == round(float(np.log(told.count(name) / 60)), 6)
        assert all(round(value, 6) == value for value in leaves(trees))


def leaves(trees: Trees) -> list[float]:
    """The numbers that the answers lead to."""
    waiting: list[Question | float] = list(trees.trees)
    found = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Question):
            waiting += [node.yes, node.no]
        else:
            found.append(node)
    return found


def test_all_questions_are_told() -> None:
    first = Question(0, 1.0, Question(1, 2.0, 0.0, 1.0), Question(2, 3.0, 0.0, 1.0))
    assert sorted(q.bound for q in questions(Trees(0.0, (first, 2.0, Question(1, 4.0, 0.0, 1.0))))) == [1, 2, 3, 4]


def test_a_tree_of_as_many_questions_as_it_may_ask_is_read() -> None:
    data: object = 1.0
    for level in range(QUESTIONS):
        data = {"if": "newer", "is at most": level, "then": 0.0, "else": data}
    assert depth(read_entry(data, {"newer": 7})) == QUESTIONS
    assert read_entry("0.5", {}) == 0.5
