"""BM25 against the formula written out."""

from __future__ import annotations

import contextlib
import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.archive import lexical
from verifier.archive.lexical import K1, Asked, B, Lexicon, OfAll, OfTheRarest, damping, scores
from verifier.archive.postings import Postings, invert, posting_arrays
from verifier.archive.stems import Stemmer
from verifier.archive.vectors import Mask

WORDS = ("rain", "snow", "wind", "fog", "hail")


@dataclasses.dataclass(frozen=True)
class Usable:
    sentences: Mask
    number: int
    mean: float


def ask(sentences: list[list[str]], query: list[str], usable: Mask, parts: int = 1) -> Asked:
    """A query over sentences that lie in some segments."""
    with contextlib.closing(Stemmer()) as stemmer:
        size = max(1, -(-len(sentences) // parts))
        chunks = [sentences[start : start + size] for start in range(0, len(sentences), size)]
        postings = [Postings(posting_arrays(invert(stemmer.texts([" ".join(s) for s in chunk])))) for chunk in chunks]
        number = int(usable.sum())
        words = sum(len(s) for s, u in zip(sentences, usable, strict=True) if u)
        scope = Usable(usable, number, words / number if number else 0.0)
        return Lexicon(postings, [len(chunk) for chunk in chunks]).ask(query, scope, stemmer, {})


def lengths(sentences: list[list[str]]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([len(s) for s in sentences], dtype=np.int32)


def of_all(asked: Asked, sentences: list[list[str]]) -> OfAll:
    return OfAll(asked, damping(lengths(sentences), asked.mean))


@given(
    sentences=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5, unique=True), min_size=1, max_size=6),
    query=st.lists(st.sampled_from((*WORDS, "sun")), unique=True, max_size=4),
    parts=st.integers(1, 3),
    data=st.data(),
)
def test_scores_follow_the_formula(
    sentences: list[list[str]], query: list[str], parts: int, data: st.DataObject
) -> None:
    usable = np.array(data.draw(st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences))))
    some = [s for s, u in zip(sentences, usable, strict=True) if u]
    asked = ask(sentences, query, usable, parts)
    found = scores(asked, lengths(sentences), np.arange(len(sentences)))
    if not some or not query:
        assert not found.any()
        return
    mean = sum(map(len, some)) / len(some)

    def weight(term: str) -> float:
        frequency = sum(term in s for s in some)
        return math.log(1 + (len(some) - frequency + 0.5) / (frequency + 0.5))

    def bm25(words: list[str]) -> float:
        damping = 1 + K1 * (1 - B + B * len(words) / mean)
        return sum(weight(t) for t in query if t in words) * (K1 + 1) / damping

    own = bm25(query)
    for score, words, is_usable in zip(found, sentences, usable, strict=True):
        assert score == pytest.approx(min(1.0, bm25(words) / own) if is_usable else 0.0, abs=1e-5)
    ranked = [row for row in np.lexsort((np.arange(len(found)), -found)) if found[row] > 0]
    ranking = of_all(asked, sentences)
    assert ranking.best(usable, 2).tolist() == ranked[:2]
    assert np.array_equal(ranking.scores(np.arange(len(sentences))), found)


def test_query_of_one_s_own_words_scores_one() -> None:
    lines = [["rain", "wind", "fog"], ["snow"], ["rain", "hail"]]
    every = np.ones(3, dtype=np.bool_)
    found = np.array([scores(ask(lines, line, every), lengths(lines), np.arange(3)) for line in lines])
    assert np.diag(found) == pytest.approx([1, 1, 1])
    assert found[0, 1] == 0


def test_beyond_the_budget_rare_words_find_and_common_ones_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that shares only a word that stands everywhere is not looked at; one that is found has its full score."""
    monkeypatch.setattr(lexical, "BUDGET", 2)
    lines = [["rain"], ["rain", "fog"], ["rain", "hail"], ["rain", "wind"]]
    every = np.ones(4, dtype=np.bool_)
    asked = ask(lines, ["rain", "fog"], every)
    assert OfTheRarest(asked, lengths(lines)).best(every, 4).tolist() == [1]
    assert of_all(asked, lines).best(every, 4).tolist() == [1, 0, 2, 3]
    assert scores(asked, lengths(lines), np.array([1]))[0] == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", "...", "naïve NAÏVE naive", "killing killed"])
def test_stems_are_each_given_once(text: str) -> None:
    with Stemmer() as stemmer:
        (stems,) = stemmer.texts([text])
        assert len(stems) == len(set(stems))
        assert len(stems) <= 2


@given(words=st.lists(st.text(max_size=8), max_size=12))
def test_words_that_are_learnt_together_have_the_stems_of_each_alone(words: list[str]) -> None:
    with Stemmer() as together, Stemmer() as alone:
        together.learn(words)
        assert [together.word(word) for word in words] == [alone.word(word) for word in words]
