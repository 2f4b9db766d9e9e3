"""Errors are planted as said, and no feature of the support model speaks against its meaning."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.train_support import Rows, _pool, _sort, _with_error, balanced, learn
from verifier import language, reading
from verifier.pairs.features import DIRECTIONS, FEATURES
from verifier.text import Document

OWN = "The ferry sank off Ukerewe on Saturday with 214 passengers. Divers found 31 bodies by Monday."
OTHER = "The council met in Exeter on Tuesday and heard 94 witnesses in June."


def read(text: str) -> Document:
    return language.read(reading.read_text(text, id="text"))


@given(st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_one_word_is_changed_for_another_of_its_sort(seed: int) -> None:
    """'The same with one word planted wrong: a number, a day, a name, a noun.'"""
    statement = read("The ferry sank off Ukerewe on Saturday with 214 passengers.")
    wrong = _with_error(statement, _pool(read(OWN)), _pool(read(OTHER)), random.Random(seed))
    assert wrong is not None
    before, after = statement.article.text.split(), wrong.split()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1
    words = {w.text: _sort(w) for text in (OWN, OTHER) for s in read(text).sentences for w in s.words}
    assert words[changed[0][0].strip(".")] == words[changed[0][1].strip(".")] is not None


def test_a_statement_without_such_a_word_stays_as_it_is() -> None:
    assert _with_error(read("They did it again."), _pool(read(OWN)), _pool(read(OTHER)), random.Random(1)) is None


@pytest.fixture
def rows() -> Rows:
    """Rows in which every feature says the opposite of what it means."""
    random_ = np.random.default_rng(1)
    labels = np.array([0.0, 1.0] * 60)
    signs = np.array([-1.0 if direction > 0 else 1.0 for direction in DIRECTIONS.values()])
    return Rows(random_.normal(size=(120, len(FEATURES))) + labels[:, None] * signs, labels)


def test_a_feature_that_speaks_against_its_meaning_is_left_out(rows: Rows) -> None:
    found = learn([rows])
    for weight, direction in zip(found.weights, DIRECTIONS.values(), strict=True):
        assert weight * direction >= 0
    assert any(found.weights)  # "length" may speak for either


def test_the_same_rows_give_the_same_weights(rows: Rows) -> None:
    assert learn([rows]) == learn([rows])


def test_labels_are_balanced(rows: Rows) -> None:
    uneven = Rows(rows.features[:90], np.concatenate([rows.labels[:30], np.zeros(60)]))
    kept = balanced(uneven, random.Random(1))
    assert sorted(set(kept.labels.tolist())) == [0.0, 1.0]
    assert 2 * int(kept.labels.sum()) == len(kept.labels) == 30
