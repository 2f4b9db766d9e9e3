"""Embedding with ONNX Runtime and the tokenizers library, and nothing else: ready in a third of a second.

Each text is one run of the model: a batch of one, without padding, on one thread; several texts are run side by side on a pool of threads.
Two things follow. A vector depends on its text alone, which batches cannot promise: in 8-bit arithmetic the scale of the activations is
taken over the whole batch, and a text's vector moved by up to 0.02 in cosine with its neighbours. And it is no slower (docs/benchmarks.md):
newsroom sentences are short, nothing is spent on padding, and threads that share nothing scale better than those that split one product.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from verifier.errors import ModelError
from verifier.models.embedder import Vectors
from verifier.models.exported import Exported
from verifier.text import Span

_MAX_CHARACTERS = 8192
"""Of a text that are tokenised: more than any model reads of news prose, where a token is four characters long in the mean."""

_AT_ONCE = 512
"""Texts that are tokenised in one call, which no Ctrl-C ends, and whose tokens are in memory together."""


def runtime() -> Any:
    """ONNX Runtime, which keeps to itself what it has seen.

    From 1.32 on it writes a number for this machine and a database of events into the user's cache when it is imported, and sends them to
    its makers, unless it is told not to before.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # where another part of this process has imported it first
    return onnxruntime


class OnnxEmbedder:
    """An exported model, loaded. Implements :class:`verifier.models.Embedder`; safe to use from several threads."""

    def __init__(self, exported: Exported, *, threads: int | None = None) -> None:
        from tokenizers import Tokenizer

        onnxruntime = runtime()

        self._manifest = exported.manifest
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # plans memory anew for every length of text
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(exported.model, options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_buffer(exported.tokenizer)
        except Exception as error:  # both libraries raise bare Exceptions of many kinds
            raise ModelError(
                f"The exported model cannot be loaded: {error}", path=self.name, cure="Empty the cache folder."
            ) from error
        # A tokenizer file may prescribe fixed padding and a shorter limit (the default model's: 128 and 128).
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=self._manifest.max_tokens)
        self._threads = max(1, min(4, _processors()) if threads is None else threads)
        self._pool: ThreadPoolExecutor | None = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._manifest.name

    @property
    def revision(self) -> str:
        """Weights, precision and format of the export."""
        return self._manifest.revision

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return self._manifest.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, shape (len(texts), dimension), each of length one."""
        return self.embed_spans(texts, [()] * len(texts))[0]

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        """The vectors of texts, and for each those of its spans: see :meth:`verifier.models.Embedder.embed_spans`."""
        if len(texts) != len(spans):
            raise ValueError("there must be a sequence of spans for each text")
        done: list[tuple[Vectors, Vectors]] = []
        for start in range(0, len(texts), _AT_ONCE):
            done += self._some(texts[start : start + _AT_ONCE], spans[start : start + _AT_ONCE])
        vectors = np.empty((len(done), self.dimension), dtype=np.float32)
        for row, (vector, _) in enumerate(done):
            vectors[row] = vector
        return vectors, [pooled for _, pooled in done]

    def _some(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[tuple[Vectors, Vectors]]:
        encodings = self._tokenizer.encode_batch([text[:_MAX_CHARACTERS] for text in texts])
        if self._threads == 1 or len(encodings) < 2:
            return [self._one(encoding, wanted) for encoding, wanted in zip(encodings, spans, strict=True)]
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="embed")
        return list(self._pool.map(self._one, encodings, spans))

    def _one(self, encoding: Any, spans: Sequence[Span]) -> tuple[Vectors, Vectors]:
        """The vector of one text and those of its spans."""
        ids = np.array([encoding.ids], dtype=np.int64)
        tokens: Vectors = self._session.run(None, {"input_ids": ids})[0][0]
        vector = tokens[0] if self._manifest.pooling == "cls" else tokens.mean(axis=0)
        pooled = np.zeros((len(spans), self.dimension), dtype=np.float32)
        if spans:
            starts, ends = np.array(encoding.offsets, dtype=np.int64).T
            for row, span in enumerate(spans):
                # Special tokens stand at (0, 0) and overlap nothing.
                inside = (starts < span.end) & (ends > span.start) & (ends > starts)
                if inside.any():
                    pooled[row] = _unit(tokens[inside].mean(axis=0))
        return _unit(vector), pooled


def _unit(vector: Vectors) -> Vectors:
    # Not np.linalg.norm: that is a BLAS product, whose last bits hang on the kernel that the BLAS library picks.
    length = np.sqrt(np.square(vector, dtype=np.float64).sum())
    return (vector / length).astype(np.float32) if length > 0.0 else vector


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
