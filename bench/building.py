"""Building the index of ``reference/``, beside the embedder alone on the same texts."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.drafts import REFERENCE, cache
from bench.measure import interleaved, median, timed
from bench.page import Part
from verifier.archive import open_index
from verifier.models.embedder import Embedder, Vectors
from verifier.models.loading import load_embedder
from verifier.text import Span


class _Noting:
    """An embedder that notes what it is asked for."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name, self.revision, self.dimension = embedder.name, embedder.revision, embedder.dimension
        self.texts: list[str] = []
        self.spans: list[Sequence[Span]] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.embed_spans(texts, [()] * len(texts))[0]

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        self.texts += texts
        self.spans += spans
        return self._embedder.embed_spans(texts, spans)


def measure(runs: int) -> Part:
    """Both, ``runs`` times in turns."""
    embedder = load_embedder(cache=cache())
    noting = _Noting(embedder)

    def build(by: Embedder) -> None:
        with tempfile.TemporaryDirectory() as folder:
            open_index(REFERENCE, by, index_dir=Path(folder) / "index").close()

    build(noting)
    cases = {
        "`verify index build`": lambda: timed(lambda: build(embedder)),
        "the embedder alone": lambda: timed(lambda: embedder.embed_spans(noting.texts, noting.spans)),
    }
    found = {name: median(its) for name, its in interleaved(cases, runs).items()}
    alone = found["the embedder alone"]
    rows = [("", "s, clock", "s, processor", "texts a second", "share of the embedder's own: clock", "processor")]
    rows += [
        (
            name,
            f"{its.clock:.2f}",
            f"{its.processor:.2f}",
            f"{len(noting.texts) / its.clock:.0f}",
            f"{alone.clock / its.clock:.0%}",
            f"{alone.processor / its.processor:.0%}",
        )
        for name, its in found.items()
    ]
    return Part(
        rows,
        f"{len(noting.texts):,} texts of {len(list(REFERENCE.glob('*.md')))} files; medians of {runs} runs in turns.",
    )
