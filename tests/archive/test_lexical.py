"""BM25 against the formula written out."""

from __future__ import annotations

import math
import sqlite3

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.archive.lexical import K1, B, Lexicon

WORDS = ("rain", "snow", "wind", "fog", "hail")


def lexicon(sentences: list[list[str]]) -> Lexicon:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'porter unicode61')")
    ids = np.arange(10, 10 + 3 * len(sentences), 3)
    db.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        [(int(i), " ".join(s)) for i, s in zip(ids, sentences, strict=True)],
    )
    return Lexicon(db, ids, np.array([len(s) for s in sentences], dtype=np.float64))


@given(
    sentences=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), min_size=1, max_size=6),
    query=st.lists(st.sampled_from((*WORDS, "sun")), unique=True, max_size=4),
    data=st.data(),
)
def test_scores_follow_the_formula(sentences: list[list[str]], query: list[str], data: st.DataObject) -> None:
    usable = np.array(data.draw(st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences))))
    some = [s for s, u in zip(sentences, usable, strict=True) if u]
    (scores,) = lexicon(sentences).scores([query], usable)
    if not some or not query:
        assert not scores.any()
        return
    mean = sum(map(len, some)) / len(some)

    def weight(term: str) -> float:
        frequency = sum(term in s for s in some)
        return math.log(1 + (len(some) - frequency + 0.5) / (frequency + 0.5))

    def bm25(words: list[str]) -> float:
        damping = 1 + K1 * (1 - B + B * len(words) / mean)
        return sum(weight(t) for t in query if t in words) * (K1 + 1) / damping

    own = bm25(query)
    for score, words, is_usable in zip(scores, sentences, usable, strict=True):
        assert score == pytest.approx(min(1.0, bm25(words) / own) if is_usable else 0.0, abs=1e-5)


def test_query_of_one_s_own_words_scores_one() -> None:
    lines = [["rain", "wind", "fog"], ["snow"], ["rain", "hail"]]
    scores = lexicon(lines).scores(lines, np.ones(3, dtype=np.bool_))
    assert np.diag(scores) == pytest.approx([1, 1, 1])
    assert scores[0, 1] == 0
