"""Boosted trees that weigh observations into verdicts: many small sets of questions, each of which moves a verdict's score a little.

Two thresholds that matter only together ("a report differs", "and none agrees") are what a linear model cannot say and a tree of three
questions can. Learned by gradient boosting (Friedman 2001, "Greedy function approximation"; the rows and the observations of each tree a
random part, Friedman 2002), kept in models/gate.json as questions that can be read.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDS = 120
"""Trees of each verdict. This and what follows by cross-validation over the training sets (docs/benchmarks.md)."""
RATE = 0.05
"""The share of its own correction by which a tree moves the score."""
QUESTIONS = 3
"""A tree asks no more: what more than three observations have to say together, two thousand marked claims do not show."""
FEWEST = 20
"""Marked claims that every answer must have been given to."""
_ROWS, _COLUMNS = 0.6, 0.3
"""Shares of the claims, and of the observations, that a tree or a question is learned from."""
_DIGITS = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """Whether a row's observation, by its place in the row, is at most ``bound``; what follows is a number or another question."""

    observation: int
    bound: float
    yes: Question | float
    no: Question | float


@dataclasses.dataclass(frozen=True)
class Trees:
    """A score: ``start`` and, of each tree, the number that the answers lead to."""

    start: float
    trees: tuple[Question | float, ...]

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores (n,) of rows (n, observations)."""
        import numpy as np  # the command line's help must not load it

        asked, bounds, follow, values = self._table
        each = np.arange(len(rows))[:, None]
        node = np.repeat(np.arange(len(self.trees))[None], len(rows), axis=0)
        for _ in range(QUESTIONS):
            node = follow[node, (rows[each, asked[node]] > bounds[node]).astype(np.intp)]
        return np.asarray(self.start + values[node].sum(axis=1))

    @functools.cached_property
    def _table(self) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp], NDArray[np.float64]]:
        """All nodes, the trees' first ones in front: what each asks, its bound, which nodes follow, its value. A number follows itself."""
        import numpy as np

        nodes: list[Question | float] = list(self.trees)
        asked, bounds, follow, values = [], [], [], []
        for place, node in enumerate(nodes):  # grows as it is walked
            if isinstance(node, Question):
                asked.append(node.observation)
                bounds.append(node.bound)
                follow.append((len(nodes), len(nodes) + 1))
                values.append(0.0)
                nodes += (node.yes, node.no)
            else:
                asked.append(0)
                bounds.append(0.0)
                follow.append((place, place))
                values.append(node)
        return (
            np.array(asked, dtype=np.intp),
            np.array(bounds),
            np.array(follow, dtype=np.intp).reshape(len(nodes), 2),
            np.array(values),
        )


def fit_trees(rows: NDArray[np.float64], labels: Sequence[str], names: Sequence[str]) -> dict[str, Trees]:
    """The trees of each name, whose scores' softmax is the probability of that label: rows (n, observations), labels (n), all names
    among them.

    The same rows give the same trees.
    """
    import numpy as np
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=ROUNDS,
        learning_rate=RATE,
        max_leaf_nodes=QUESTIONS + 1,
        min_samples_leaf=min(FEWEST, max(1, len(rows) // 4)),
        subsample=_ROWS,
        max_features=_COLUMNS,
        random_state=0,
    ).fit(rows, labels)
    result = {}
    for name in names:
        column = list(model.classes_).index(name)
        start = float(np.log(model.init_.class_prior_[column]))
        trees = tuple(_question(estimator.tree_, 0) for estimator in model.estimators_[:, column])
        result[name] = Trees(round(start, _DIGITS), trees)
    return result


def _question(tree: Any, node: int) -> Question | float:
    """A node of one of scikit-learn's trees and all below it."""
    left, right = int(tree.children_left[node]), int(tree.children_right[node])
    if left < 0:
        return round(RATE * float(tree.value[node, 0, 0]), _DIGITS)
    # Of the numbers between two observed ones any will do: scikit-learn compares in 32 bits, this program in 64.
    bound = float(tree.threshold[node])
    return Question(int(tree.feature[node]), bound, _question(tree, left), _question(tree, right))


def entry(node: Question | float, names: Sequence[str]) -> object:
    """A tree as readable JSON, its observations by name."""
    if not isinstance(node, Question):
        return node
    return {
        "if": names[node.observation],
        "is at most": node.bound,
        "then": entry(node.yes, names),
        "else": entry(node.no, names),
    }


def read_entry(data: object, places: Mapping[str, int], depth: int = 0) -> Question | float:
    """The inverse of :func:`entry`; ValueError, KeyError or TypeError where it is no such thing."""
    if not isinstance(data, Mapping):
        return float(str(data))
    if depth == QUESTIONS:
        raise ValueError(f"a tree asks more than {QUESTIONS} questions")
    yes, no = (read_entry(data[side], places, depth + 1) for side in ("then", "else"))
    return Question(places[str(data["if"])], float(data["is at most"]), yes, no)


def questions(trees: Trees) -> Iterator[Question]:
    """All questions of all trees."""
    waiting: list[Question | float] = list(trees.trees)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Question):
            yield node
            waiting += (node.yes, node.no)
