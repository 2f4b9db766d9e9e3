from __future__ import annotations

from pathlib import Path

import pytest

from verifier.models import load_embedder
from verifier.models.onnx import OnnxEmbedder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that the default model is exported into once, which takes about ten seconds."""
    folder = tmp_path_factory.mktemp("cache")
    load_embedder(cache=folder)
    return folder


@pytest.fixture(scope="session")
def embedder(cache: Path) -> OnnxEmbedder:
    """The default model."""
    return load_embedder(cache=cache)
