"""From a model's name to an embedder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from verifier.models.cache import cache_folder
from verifier.models.embedder import Precision
from verifier.models.exported import get_export
from verifier.models.sources import DEFAULT_MODEL, find_source
from verifier.progress import Message, no_message

if TYPE_CHECKING:
    from verifier.models.onnx import OnnxEmbedder

__all__ = ["DEFAULT_MODEL", "load_embedder"]


def load_embedder(
    model: str = DEFAULT_MODEL,
    *,
    cache: str | os.PathLike[str] | None = None,
    precision: Precision = Precision.INT8,
    threads: int | None = None,
    message: Message = no_message,
    warn: Message = no_message,
) -> OnnxEmbedder:
    """The embedder of a model, exported into the cache folder first where it is not there yet (about ten seconds, once).

    ``model`` is the default's name, a sentence-transformers folder or a name on the hub (see :func:`verifier.models.sources.find_source`).
    The default model never touches the network. ``threads`` is how many texts are read at once: by default one for each processor, four
    at most; it never changes a vector.

    Raises ModelError where the model is missing, does not match its digest, or cannot be exported or loaded.
    """
    exported = get_export(find_source(model), precision, cache_folder(cache), message=message, warn=warn)
    from verifier.models.onnx import OnnxEmbedder

    return OnnxEmbedder(exported, threads=threads)
