"""The sentence embedder: its interface, its ONNX implementation, and the export that makes the files it runs from."""

from verifier.models.embedder import Embedder, Precision, Vectors
from verifier.models.loading import DEFAULT_MODEL, load_embedder

__all__ = ["DEFAULT_MODEL", "Embedder", "Precision", "Vectors", "load_embedder"]
