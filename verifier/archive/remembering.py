"""Each text is embedded once: a wire story that five outlets print, a line that stands under every article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from verifier.models.embedder import Embedder, Vectors
from verifier.text import Span

_Key: TypeAlias = tuple[str, tuple[Span, ...]]

MOST: Final = 20_000
"""Texts that are remembered, those that were wanted last: of about a thousand articles, in some 60 MB. Copies come soon after a story."""


class Remembering:
    """An embedder that remembers the last texts that it was asked for. For one thread."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[_Key, tuple[Vectors, Vectors]] = {}  # the last wanted at the end
        self.name, self.revision, self.dimension = embedder.name, embedder.revision, embedder.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts."""
        return self.embed_spans(texts, [()] * len(texts))[0]

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        """The vectors of texts and of their spans; only those that are not remembered are embedded."""
        keys = [(text, tuple(some)) for text, some in zip(texts, spans, strict=True)]
        wanted = {key: self._known.pop(key, None) for key in keys}
        new = [key for key, known in wanted.items() if known is None]
        if new:
            vectors, pooled = self._embedder.embed_spans([text for text, _ in new], [some for _, some in new])
            # Copies: a row of the embedder's array would keep all of it in memory for as long as one of its texts comes again.
            wanted |= zip(new, ((row.copy(), some) for row, some in zip(vectors, pooled, strict=True)), strict=True)
        found = {key: known for key, known in wanted.items() if known is not None}
        self._known |= found
        for key in list(self._known)[: max(0, len(self._known) - MOST)]:
            del self._known[key]
        result = np.empty((len(keys), self.dimension), dtype=np.float32)
        for row, key in enumerate(keys):
            result[row] = found[key][0]
        return result, [found[key][1] for key in keys]
