"""The approximate search in large segments: what it finds is under the filter, and nearly all that comparing everything finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.archive.test_ingest import FIRE, Store, article, collection
from tests.archive.test_vectors import matrix, vectors
from verifier.archive import merging
from verifier.archive.embedded import open_writer
from verifier.archive.integrity import Damage
from verifier.archive.ivf import CoarseIndex
from verifier.archive.opening import read_status
from verifier.models.embedder import Vectors
from verifier.progress import Silent, no_message

SIZE, DIMENSION, TOPICS = 6500, 32, 50


def of_topics(seed: int) -> Vectors:
    """Vectors that lie around some centres, as those of news do."""
    centres = vectors(TOPICS, 1, DIMENSION)
    near = centres[np.arange(SIZE) % TOPICS] + 0.25 * vectors(SIZE, seed, DIMENSION)
    return np.asarray(near / np.linalg.norm(near, axis=1)[:, None], dtype=np.float32)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CoarseIndex:
    folder = tmp_path_factory.mktemp("ivf")
    CoarseIndex.train(matrix(of_topics(2), packed=True), Silent()).write(folder / "lists.faiss")
    return CoarseIndex.map(folder, "lists.faiss")


@pytest.mark.parametrize("share", [1.0, 0.5, 0.1])
def test_it_finds_what_comparing_everything_finds(index: CoarseIndex, share: float) -> None:
    searched, queries = matrix(of_topics(2), packed=True), of_topics(3)[:40]
    mask = np.random.default_rng(4).random(SIZE) < share
    number = int(mask.sum())
    _, exact = searched.nearest(queries, 10, np.flatnonzero(mask))
    scores, found = index.search(queries, 10, mask, number)
    assert (np.diff(scores, axis=1) <= 0).all()
    assert mask[found[found >= 0]].all()
    recall = np.mean([len(np.intersect1d(some, best)) / 10 for some, best in zip(found, exact, strict=True)])
    assert recall >= 0.9


def test_a_file_that_is_none_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "lists.faiss").write_bytes(b"no index at all")
    with pytest.raises(Damage, match=r"lists\.faiss cannot be read"):
        CoarseIndex.map(tmp_path, "lists.faiss")


def test_a_large_store_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Merged, with vectors of eight bits a number, and with some of the articles gone."""
    store = Store(tmp_path / "store")
    towns = ["Millville", "Oldville", "Newville"]
    stories = [article(f"s{n}", f"The flood in {towns[n % 3]} killed {n} people.\n", "2020-01-01") for n in range(700)]
    store.add(collection(*stories, article("fire", FIRE)))
    store.remove(*(f"s{n}" for n in range(0, 20)))
    before = store.found()
    monkeypatch.setattr(merging, "EXACT_CLAIMS", 100)
    with open_writer(store.folder, store.identity, no_message) as writer:
        writer.compact()
    status = read_status(store.folder)
    assert status is not None
    assert (status.documents, status.segments) == (681, 1)
    assert len(list(store.folder.glob("*.faiss"))) == 2
    assert len(set(store.found()) & set(before)) >= 0.9 * len(before)
