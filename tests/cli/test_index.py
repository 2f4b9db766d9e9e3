"""``verify index``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine
from verifier.cli.index import _size

Verify = Callable[..., Any]
STATUS = """\
index:       archive.verify-index
articles:    52 (2 undated, not used)
sentences:   1,234
claims:      611 (count 600, place 11)
model:       all-MiniLM-L6-v2 53aa5117
size:        1.2 MB
last update: 3 added, 1 changed, 0 removed; made anew: another model
"""


@pytest.mark.parametrize("command", ["build", "status"])
def test_says_what_the_index_holds(verify: Verify, command: str) -> None:
    run = verify("index", command)
    assert (run.status, run.out) == (0, STATUS)


def test_build_goes_by_the_settings(verify: Verify, engine: FakeEngine) -> None:
    run = verify("index", "build", "--reference", "archive", "--index", "there", "--model", "own", "--quiet")
    assert (run.status, run.out, run.err) == (0, "", "")
    [settings] = engine.asked
    assert (settings.reference, settings.index, settings.model) == ("archive", "there", "own")


def test_no_index(verify: Verify) -> None:
    run = verify("index", "status", "--reference", "nowhere")
    assert run.status == 2
    assert run.err == (
        "verify: error: nowhere: This archive has no index. verify index build makes it; a check makes it, too.\n"
    )


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (1_234_567, "1.2 MB"),
        (5 * 10**9, "5.0 GB"),
        (7 * 10**15, "7,000.0 TB"),
    ],
)
def test_sizes(count: int, text: str) -> None:
    assert _size(count) == text
