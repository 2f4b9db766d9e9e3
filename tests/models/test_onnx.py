"""The default model as it is run."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Embedder, load_embedder
from verifier.models.onnx import OnnxEmbedder
from verifier.models.sources import find_source
from verifier.text import Span

SENTENCES = (
    "At least 27 soldiers were killed in the north, the ministry said on Monday.",
    "The council approved 1,200 homes.",
    "Rain.",
    "",
    "Zürich, İstanbul and 東京 sent €3m — and 👩‍🚒 firefighters.",
    "word " * 700,
)


def test_is_an_embedder(embedder: OnnxEmbedder) -> None:
    as_interface: Embedder = embedder
    assert (as_interface.name, as_interface.dimension) == ("all-MiniLM-L6-v2", 384)
    assert as_interface.revision.endswith("-int8-1")


def test_vectors_are_of_length_one(embedder: OnnxEmbedder) -> None:
    vectors = embedder.embed(SENTENCES)
    assert vectors.shape == (len(SENTENCES), 384)
    assert vectors.dtype == np.float32
    assert np.sqrt((vectors**2).sum(axis=1)) == pytest.approx(np.ones(len(SENTENCES)), abs=1e-5)
    assert embedder.embed(()).shape == (0, 384)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Dozens died in the earthquake.", "The quake killed many people.", "The central bank kept its rate."),
        (
            "Ministers will meet in Vienna.",
            "A meeting of ministers is planned in the Austrian capital.",
            "A goal in the last minute won the cup.",
        ),
    ],
)
def test_meaning(embedder: OnnxEmbedder, text: str, near: str, far: str) -> None:
    a, b, c = embedder.embed([text, near, far])
    assert a @ b > a @ c + 0.3


@given(order=st.permutations(range(len(SENTENCES))), size=st.integers(1, len(SENTENCES)), threads=st.integers(1, 3))
@settings(max_examples=10)
def test_a_vector_depends_on_its_text_alone(embedder: OnnxEmbedder, order: list[int], size: int, threads: int) -> None:
    """Byte for byte: whatever stands beside it in a call, and on however many threads."""
    alone = [embedder.embed([text])[0] for text in SENTENCES]
    vectors = with_threads(embedder, threads).embed([SENTENCES[i] for i in order[:size]])
    for i, vector in zip(order[:size], vectors, strict=True):
        assert vector.tobytes() == alone[i].tobytes()


def with_threads(embedder: OnnxEmbedder, threads: int) -> OnnxEmbedder:
    other = OnnxEmbedder.__new__(OnnxEmbedder)
    other.__dict__.update(embedder.__dict__, _threads=threads, _pool=None)
    return other


def test_long_text_is_cut(embedder: OnnxEmbedder) -> None:
    """At 256 tokens, two of which are the model's own marks: not at the 128 of the tokenizer's file."""
    a, b, c = embedder.embed(["word " * 254, "word " * 254 + "flood " * 300, "word " * 200 + "flood " * 54])
    assert a.tobytes() == b.tobytes()
    assert a @ c < 0.95


def test_spans(embedder: OnnxEmbedder) -> None:
    text = "Zürich: 👩‍🚒 at least 27 soldiers were killed."
    whole = Span(0, len(text))
    soldiers = Span(text.index("soldiers"), text.index(" were"))
    part = Span(soldiers.start + 2, soldiers.start + 3)
    empty = Span(soldiers.start, soldiers.start)
    beyond = Span(len(text) + 5, len(text) + 9)
    vectors, (pooled, none) = embedder.embed_spans([text, "Rain."], [[whole, soldiers, part, empty, beyond], []])
    assert vectors.tobytes() == embedder.embed([text, "Rain."]).tobytes()
    assert pooled.shape == (5, 384)
    assert none.shape == (0, 384)
    assert np.sqrt((pooled[:3] ** 2).sum(axis=1)) == pytest.approx(np.ones(3), abs=1e-5)
    assert not pooled[3:].any()
    assert pooled[0] @ vectors[0] > 0.9  # the same tokens without the model's own marks
    assert pooled[1].tobytes() == pooled[2].tobytes()  # the token is the smallest there is
    meaning = embedder.embed(["soldiers", "Zurich, the city"])
    assert pooled[1] @ meaning[0] > pooled[1] @ meaning[1]


def test_spans_beyond_what_is_read(embedder: OnnxEmbedder) -> None:
    text = "word " * 700 + "flood"
    _, (pooled,) = embedder.embed_spans([text], [[Span(0, 4), Span(len(text) - 5, len(text))]])
    assert pooled[0].any()
    assert not pooled[1].any()


def test_offsets_are_code_points(embedder: OnnxEmbedder) -> None:
    """An emoji is one character of the text, and must not shift what follows it."""
    for lead in ("👩‍🚒 ", "İ ", "ﬁ ", "e\u0301 "):
        text = lead + "soldiers"
        at = len(lead)
        _, (pooled,) = embedder.embed_spans([text], [[Span(at, at + 8), Span(0, at)]])
        assert pooled[0] @ embedder.embed(["soldiers"])[0] > 0.5
        assert pooled[0].tobytes() != pooled[1].tobytes()


def test_as_many_spans_as_texts(embedder: OnnxEmbedder) -> None:
    with pytest.raises(ValueError, match="spans for each text"):
        embedder.embed_spans(["Rain."], [])


def test_loading_again_gives_the_same_bytes(embedder: OnnxEmbedder, cache: object) -> None:
    again = load_embedder(cache=str(cache), threads=1)
    assert again.revision == embedder.revision
    assert again.embed(SENTENCES).tobytes() == embedder.embed(SENTENCES).tobytes()


def test_tokenizer_s_own_limits_are_undone(embedder: OnnxEmbedder) -> None:
    """The default model's tokenizer file cuts at 128 tokens and pads to as many: what the tests above rely on being undone."""
    file = find_source("all-MiniLM-L6-v2").folder / "tokenizer.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert (data["truncation"]["max_length"], data["padding"]["strategy"]) == (128, {"Fixed": 128})
    assert len(embedder._tokenizer.encode("Rain.").ids) == 4
