"""Which texts and which stretches of them are embedded, with an embedder that only takes note."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.fakes import DIMENSION, HashEmbedder, extract, read_text
from verifier.embedding import _WORD, WINDOW_WORDS, embed_document, embed_texts, texts_of, topic, window
from verifier.models import Vectors
from verifier.text import Span


class Recorder(HashEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        self.asked += [
            (text, tuple(span.of(text) for span in wanted)) for text, wanted in zip(texts, spans, strict=True)
        ]
        return super().embed_spans(texts, spans)


TEXT = "Flood | 2020-01-01\nThe  flood killed 12 people\tin Millville.\nHelp came.\nRain fell for 30 days.\n"


def test_each_sentence_once_and_each_claim_once() -> None:
    document = read_text(TEXT, "a.txt")
    claims = extract(document)
    embedder = Recorder()
    vectors = embed_document(embedder, document, claims)
    masked = [claim.masked for claim in claims]
    asked = [text for text, _ in embedder.asked]
    assert asked == sorted(asked, key=len, reverse=True)  # so that the embedder's threads end together
    assert sorted(asked) == sorted(
        [
            "The flood killed 12 people in Millville.",
            "Help came.",
            "Rain fell for 30 days.",
            *masked,
            "Flood The flood killed 12 people in Millville. Help came.",
        ]
    )
    of = dict(embedder.asked)
    assert of[masked[0]] == (masked[0][: len(masked[0]) // 2], "The  flood killed  people\tin Millville")
    assert of["Rain fell for  days."] == ("Rain fell ", "Rain fell for  days")
    shapes = (vectors.document, vectors.sentences, vectors.masked, vectors.clause, vectors.window)
    assert [v.shape for v in shapes] == [(DIMENSION,), (3, DIMENSION), (3, DIMENSION), (3, DIMENSION), (3, DIMENSION)]
    plain = HashEmbedder()
    assert vectors.masked.tobytes() == plain.embed(masked).tobytes()
    assert vectors.document.tobytes() == plain.embed([topic(document)])[0].tobytes()
    for i, claim in enumerate(claims):
        around = window(claim.masked, claim.gap)
        clause, near = plain.embed_spans([claim.masked], [[claim.masked_clause, around]])[1][0]
        assert vectors.clause[i].tobytes() == clause.tobytes()
        assert vectors.window[i].tobytes() == near.tobytes()


def test_what_is_written_twice_is_embedded_once() -> None:
    """A draft of one sentence is its own topic; a claim that differs in its value alone has the same vectors."""
    alone, twice = (
        "The flood killed 12 people.",
        "The flood killed 12 people.\nHelp came, and 30 left.\nHelp came, and 40 left.",
    )
    embedder = Recorder()
    documents = [read_text(f"x\n{text}\n", "a.txt") for text in (alone, twice)]
    documents = [dataclasses.replace(d, article=dataclasses.replace(d.article, title=None)) for d in documents]
    claims = [extract(document) for document in documents]
    found = embed_texts(embedder, [texts_of(*both) for both in zip(documents, claims, strict=True)])
    assert len(embedder.asked) == len(set(embedder.asked))
    assert (alone, ()) in embedder.asked
    for document, its, vectors in zip(documents, claims, found, strict=True):
        [own] = embed_texts(HashEmbedder(), [texts_of(document, its)])
        for name in ("document", "sentences", "masked", "clause", "window"):
            assert getattr(vectors, name).tobytes() == getattr(own, name).tobytes()
        plain = HashEmbedder()
        assert vectors.document.tobytes() == plain.embed([topic(document)])[0].tobytes()
        for i, claim in enumerate(its):
            around = [claim.masked_clause, window(claim.masked, claim.gap)]
            clause, near = plain.embed_spans([claim.masked], [around])[1][0]
            assert vectors.clause[i].tobytes() == clause.tobytes()
            assert vectors.window[i].tobytes() == near.tobytes()
    same = [claim.masked for claim in claims[1]]
    assert len(same) > len(set(same))


def test_document_without_claims_or_sentences() -> None:
    for text in ("Title | 2020-01-01\nNobody came.\n", "Title | 2020-01-01\n"):
        document = read_text(text, "a.txt")
        vectors = embed_document(HashEmbedder(), document, ())
        assert vectors.sentences.shape == (len(document.sentences), DIMENSION)
        assert vectors.masked.shape == vectors.clause.shape == vectors.window.shape == (0, DIMENSION)
        assert np.any(vectors.document)


@pytest.mark.parametrize(
    ("masked", "around"),
    [
        ("The blast killed | soldiers near the border.", "The blast killed | soldiers near the"),
        ("| people came.", "| people came"),
        ("They met in |", "They met in |"),
        ("|", "|"),
        ("Well-known U.S. firms' 1,200 jobs went | after talks, she said.", "1,200 jobs went | after talks, she"),
        ("a b, c - | (d) e: f g", "a b, c - | (d) e: f"),
    ],
)
def test_window(masked: str, around: str) -> None:
    """The bar is where the value stood."""
    gap = masked.index("|")
    text = masked.replace("|", "")
    assert window(text, gap).of(text).strip() == around.replace("|", "").strip()


@given(text=st.text(st.sampled_from("ab1,.- '\n"), max_size=60), data=st.data())
def test_window_is_a_range_of_the_text(text: str, data: st.DataObject) -> None:
    gap = data.draw(st.integers(0, len(text)))
    span = window(text, gap)
    assert 0 <= span.start <= span.end <= len(text)
    assert len(_WORD.findall(text, span.start, span.end)) <= 2 * WINDOW_WORDS


def test_window_of_a_sentence_without_end_is_near() -> None:
    text = "word " * 100_000
    assert len(window(text, len(text) // 2)) < 40
