"""The exact search among vectors, by numpy for few and by FAISS for many: what it finds is what comparing everything finds."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.archive.vectors import BLOCK, FEW, Matrix, Role, pack, packed_size, unpack
from verifier.models.embedder import Vectors


def vectors(n: int, seed: int, dimension: int = 16) -> Vectors:
    """So many random vectors of length one."""
    found = np.random.default_rng(seed).normal(size=(n, dimension))
    return np.asarray(found / np.linalg.norm(found, axis=1)[:, None], dtype=np.float32)


def matrix(of: Vectors, *, packed: bool = False) -> Matrix:
    """Vectors at rest."""
    if not packed:
        return Matrix({Role.MASKED: of}, Role.MASKED)
    return Matrix({Role.MASKED: pack(of)}, Role.MASKED)


@given(seed=st.integers(0, 999), size=st.integers(0, 9), dimension=st.integers(1, 40), length=st.floats(1e-6, 1e6))
def test_packed_vectors_are_off_by_half_a_step_at_most(seed: int, size: int, dimension: int, length: float) -> None:
    """A step is the 127th part of a vector's largest component."""
    whole = np.asarray(length * vectors(size, seed, dimension), dtype=np.float32)
    packed = pack(whole)
    assert packed.shape == (size, packed_size(dimension))
    step = np.abs(whole).max(axis=1, keepdims=True, initial=0.0) / 127
    assert (np.abs(unpack(packed) - whole) <= 0.501 * step).all()
    assert matrix(whole, packed=True).dimension == dimension


def test_a_packed_vector_of_nothing_is_nothing() -> None:
    assert not unpack(pack(np.zeros((2, 3), dtype=np.float32))).any()


@given(
    seed=st.integers(0, 999),
    size=st.integers(1, 90),
    n=st.integers(1, 20),
    share=st.floats(0.0, 1.0),
    packed=st.booleans(),
)
def test_the_nearest_of_few_are_those_of_comparing_all(
    seed: int, size: int, n: int, share: float, packed: bool
) -> None:
    searched = matrix(vectors(size, seed), packed=packed)
    queries = vectors(3, seed + 1000)
    rows = np.flatnonzero(np.random.default_rng(seed).random(size) <= share)
    scores, found = searched.nearest(queries, n, rows)
    assert scores.shape == found.shape == (3, min(n, len(rows)))
    whole = queries @ searched.rows(rows).T
    for line, some, its in zip(whole, found, scores, strict=True):
        assert set(some) <= set(rows)
        assert np.allclose(its, sorted(line, reverse=True)[: len(its)], atol=1e-6)
        assert np.allclose(its, line[np.searchsorted(rows, some)], atol=1e-6)


@pytest.mark.parametrize("size", [FEW, FEW + 1, BLOCK + 5])
def test_few_and_many_are_searched_alike(size: int) -> None:
    searched, queries = matrix(vectors(size, 1)), vectors(4, 2)
    _, found = searched.nearest(queries, 10, np.arange(size))
    assert found.tolist() == np.argsort(-(queries @ searched.rows(slice(0, size)).T), axis=1)[:, :10].tolist()


@pytest.mark.parametrize("rows", [[1, 2, 3, 4, 5], [0, 2, 3, 5]])
def test_a_tie_goes_to_the_smaller_row(rows: list[int]) -> None:
    searched = matrix(np.ones((6, 4), dtype=np.float32))
    _, found = searched.nearest(np.ones((1, 4), dtype=np.float32), 3, np.array(rows))
    assert found.tolist() == [rows[:3]]


def test_a_search_among_few_loads_no_faiss() -> None:
    code = (
        "import sys, numpy as np; from verifier.archive.vectors import Matrix, Role\n"
        "vectors = np.eye(8, dtype=np.float32)\n"
        "print(Matrix({Role.MASKED: vectors}, Role.MASKED).nearest(vectors[:2], 1, np.arange(8))[1].tolist())\n"
        "sys.exit('faiss' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[[0], [1]]\n"
