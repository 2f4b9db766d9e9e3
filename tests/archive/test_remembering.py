"""What is remembered is what would be embedded, and it is embedded once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.fakes import HashEmbedder
from verifier.archive import remembering
from verifier.archive.remembering import Remembering
from verifier.models.embedder import Vectors
from verifier.text import Span

texts = st.lists(
    st.tuples(
        st.sampled_from(["Rain fell.", "Rain fell for days.", "Snow fell.", ""]),
        st.sampled_from([(), (Span(0, 4),), (Span(0, 4), Span(5, 9))]),
    ),
    max_size=6,
)


@given(calls=st.lists(texts, max_size=5), most=st.integers(0, 4))
def test_vectors_are_the_embedder_s(calls: list[list[tuple[str, tuple[Span, ...]]]], most: int) -> None:
    """Whatever was asked before, in whatever order, and however little is remembered."""
    plain = HashEmbedder()
    ours = Remembering(HashEmbedder())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembering, "MOST", most)
        for call in calls:
            strings, spans = [text for text, _ in call], [some for _, some in call]
            vectors, pooled = ours.embed_spans(strings, spans)
            expected, expected_pooled = plain.embed_spans(strings, spans)
            assert np.array_equal(vectors, expected)
            assert all(np.array_equal(a, b) for a, b in zip(pooled, expected_pooled, strict=True))


def test_each_text_is_embedded_once() -> None:
    embedder = HashEmbedder()
    ours = Remembering(embedder)
    ours.embed(["Rain fell.", "Rain fell.", "Snow fell."])
    ours.embed(["Snow fell.", "Hail fell."])
    assert embedder.texts == 3
    ours.embed_spans(["Rain fell."], [[Span(0, 4)]])  # the same text, and something else that is wanted of it
    assert embedder.texts == 4


def test_only_what_is_remembered_is_kept() -> None:
    """A text that comes again and again must not keep all that was embedded with it."""
    arrays: list[weakref.ref[Vectors]] = []

    class Telling(HashEmbedder):
        def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
            vectors, pooled = super().embed_spans(texts, spans)
            arrays.append(weakref.ref(vectors))
            return vectors, pooled

    ours = Remembering(Telling())
    ours.embed(["Rain fell.", "Snow fell."])
    gc.collect()
    assert [array() for array in arrays] == [None]


def test_what_was_wanted_last_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST", 2)
    embedder = HashEmbedder()
    ours = Remembering(embedder)
    ours.embed(["Rain fell.", "Snow fell."])
    ours.embed(["Rain fell.", "Hail fell."])
    assert embedder.texts == 3
    ours.embed(["Rain fell."])
    assert embedder.texts == 3
    ours.embed(["Snow fell."])
    assert embedder.texts == 4
