"""``verify index add``, ``update``, ``remove``, ``compact``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine

Verify = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "call", "out"),
    [
        (
            ("add", "a.jsonl", "--columns", "text=body, date=day", "--format", "jsonl", "--strict"),
            ("add", ["a.jsonl"], {"strict": True, "format": "jsonl", "columns": {"text": "body", "date": "day"}}),
            "added 12, changed 3, of these copies 2, unchanged 4, differing 5, skipped 1\n",
        ),
        (
            ("update", "-", "--format", "jsonl"),
            ("add", ["-"], {"replace": True, "strict": False, "format": "jsonl", "columns": None}),
            "added 12, changed 3, of these copies 2, unchanged 4, differing 5, skipped 1\n",
        ),
        (
            ("update",),
            ("reread", [], {}),
            "added 12, changed 3, of these copies 2, unchanged 4, differing 5, skipped 1\n",
        ),
        (("remove", "x", "y"), ("remove", ["x", "y"], {}), "removed 2\n"),
        (("compact",), ("compact", [], {}), ""),
    ],
)
def test_the_filler_is_asked(
    verify: Verify, engine: FakeEngine, arguments: tuple[str, ...], call: tuple[Any, ...], out: str
) -> None:
    run = verify("index", *arguments, "--reference", "store")
    assert (run.status, run.out, run.err) == (0, out, "")
    assert engine.filled == [("store", *call)]
    assert verify("index", *arguments, "--reference", "store", "--quiet").out == ""


@pytest.mark.parametrize("job", ["add", "update"])
def test_a_cluster_is_named_by_its_scheduler(verify: Verify, engine: FakeEngine, job: str) -> None:
    assert verify("index", job, "a.jsonl", "--scheduler", "tcp://127.0.0.1:8786").status == 0
    assert engine.scheduler == "tcp://127.0.0.1:8786"
    assert verify("index", job, "a.jsonl").status == 0
    assert engine.scheduler is None


@pytest.mark.parametrize("columns", ["text", "text=", "=body", "text=body,,"])
def test_columns_are_pairs(verify: Verify, columns: str) -> None:
    run = verify("index", "add", "a.jsonl", "--columns", columns)
    assert run.status == 2
    assert "Write FIELD=NAME" in run.err
