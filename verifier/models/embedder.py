"""What the rest of the program knows of an embedding model."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from verifier.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"


class Precision(enum.StrEnum):
    """The arithmetic in which a model is run."""

    INT8 = "int8"
    """Weights as 8-bit integers, one scale for each output channel; activations are quantised as they come."""
    FP32 = "fp32"


class Embedder(Protocol):
    """Turns texts into vectors of length one, so that their dot product is their cosine.

    The vector of a text depends on that text alone: not on what stands beside it in a call, nor on the number of threads.
    """

    @property
    def name(self) -> str:
        """What the model is called."""

    @property
    def revision(self) -> str:
        """What pins its vectors down: weights, precision and the format of the export. Equal revisions give comparable vectors."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, shape (len(texts), dimension), each of length one."""

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        """The vectors of texts and of stretches of them, from one pass of the model.

        ``spans[i]`` are character offsets in ``texts[i]``. The second result holds for each text an array (len(spans[i]), dimension): the
        mean of the vectors of the tokens that overlap the span, as read in the whole text, scaled to length one; zeros where there is no
        such token (an empty span, or one beyond what the model reads of a long text).
        """
