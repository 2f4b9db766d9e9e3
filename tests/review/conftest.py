"""A review of the sample report, in a folder of its own."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reports.samples import KINDS, flood
from verifier.kinds import BY_NAME
from verifier.reading import read_article
from verifier.report import Report
from verifier.reports.document import document
from verifier.review.server import Server
from verifier.review.session import Review, Reviewed

PATIENT = 300.0
"""Seconds by the clock for what takes milliseconds, on a machine that others keep busy."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, kind in KINDS.items():
        monkeypatch.setitem(BY_NAME, name, kind)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(folder: Path) -> Report:
    """The report on desk/flood.md, which is there."""
    made = flood()
    path = folder / "desk/flood.md"
    path.parent.mkdir()
    path.write_text(made.draft.text, encoding="utf-8", newline="\n")
    return dataclasses.replace(made, draft=read_article("desk/flood.md"))


@pytest.fixture
def review(report: Report) -> Review:
    return Review([Reviewed(document(report), report.draft)], by="anna")


@pytest.fixture
def server(review: Review) -> Iterator[Server]:
    """The review on a free port, which waits for a client as long as a busy machine makes it."""
    serving = Server(review)
    serving.body_seconds = serving.request_seconds = PATIENT
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield serving
    serving.shutdown()
    serving.close()
    thread.join(PATIENT)
