"""What 8-bit weights gain and lose beside those of 32 bits: speed, size, and how far vectors and neighbours stay the same."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from bench.drafts import REFERENCE, cache, drafts
from bench.measure import interleaved, median, timed
from bench.page import Part
from verifier import language, reading
from verifier.embedding import sentence_text
from verifier.models.embedder import Precision, Vectors
from verifier.models.exported import get_export
from verifier.models.onnx import OnnxEmbedder
from verifier.models.sources import DEFAULT_MODEL, find_source

NEIGHBOURS = 10


def sentences() -> list[str]:
    """The sentences of ``reference/`` and of all drafts, each once."""
    prior = [reading.read_article(found.path, id=found.id) for found in reading.find_articles([REFERENCE])]
    articles = [*prior, *drafts()]
    return list(dict.fromkeys(sentence_text(s.view) for article in articles for s in language.read(article).sentences))


def shared(one: Vectors, other: Vectors) -> float:
    """The mean share of a text's nearest ``NEIGHBOURS``, itself left out, that two embedders agree on; both (n, d)."""
    nearest = []
    for vectors in (one, other):
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, -np.inf)
        nearest.append(np.argpartition(-cosines, NEIGHBOURS, axis=1)[:, :NEIGHBOURS])
    return float(np.mean([len(np.intersect1d(a, b)) for a, b in zip(*nearest, strict=True)])) / NEIGHBOURS


def measure(runs: int) -> Part:
    """Both precisions on the same sentences, ``runs`` times in turns; the first to run exports what is not there yet."""
    texts = sentences()
    exports = {p: get_export(find_source(DEFAULT_MODEL), p, Path(cache())) for p in (Precision.FP32, Precision.INT8)}
    embedders = {precision: OnnxEmbedder(export) for precision, export in exports.items()}
    vectors = {precision: embedder.embed(texts) for precision, embedder in embedders.items()}
    cases = {p.value: partial(timed, partial(embedder.embed, texts)) for p, embedder in embedders.items()}
    found = {Precision(name): median(its) for name, its in interleaved(cases, runs).items()}
    full = vectors[Precision.FP32]
    rows = [
        (
            "",
            "texts a second, clock",
            "processor ms a text",
            "MB",
            "cosine to fp32: mean",
            "least",
            f"of the {NEIGHBOURS} nearest sentences the same",
        )
    ]
    for precision, its in found.items():
        cosines = np.sum(full * vectors[precision], axis=1)
        rows.append(
            (
                precision.value,
                f"{len(texts) / its.clock:.0f}",
                f"{1000 * its.processor / len(texts):.2f}",
                f"{len(exports[precision].model) / 1e6:.0f}",
                f"{cosines.mean():.3f}",
                f"{cosines.min():.3f}",
                f"{shared(full, vectors[precision]):.1%}",
            )
        )
    return Part(
        rows, f"{len(texts):,} sentences of the reference archive and the drafts; medians of {runs} runs in turns."
    )
