"""A session loads its model once, beside what is done until the model is needed, and tells what is wrong with it when it is needed."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.archive.fakes import HashEmbedder
from verifier.errors import ModelError
from verifier.models import loading
from verifier.pipeline import Session
from verifier.reading import read_text
from verifier.settings import Settings
from verifier.text import Article


@pytest.fixture
def draft() -> Article:
    return read_text("Police said 27 people were hurt in Sochi.\n", id="draft.txt", date=datetime.date(2019, 1, 3))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    archive = tmp_path / "archive"
    archive.mkdir()
    text = "---\ndate: 2019-01-02\n---\n\nPolice said 26 people were hurt in Sochi.\n"
    (archive / "a.md").write_text(text, encoding="utf-8")
    return Settings(reference=str(archive))


def test_the_model_is_loaded_once_on_a_thread_of_its_own(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, draft: Article
) -> None:
    threads = []

    def load(*_: Any, **__: Any) -> HashEmbedder:
        threads.append(threading.current_thread())
        return HashEmbedder()

    monkeypatch.setattr(loading, "load_embedder", load)
    with Session(settings) as session:
        labels = [[verdict.label for verdict in session.check(draft).verdicts] for _ in range(2)]
    assert labels[0] == labels[1] != []
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


def test_a_model_that_cannot_be_loaded_is_an_error_each_time(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, draft: Article
) -> None:
    tried = []

    def load(*_: Any, **__: Any) -> HashEmbedder:
        tried.append(1)
        raise ModelError("There is no such model.", path="x")

    monkeypatch.setattr(loading, "load_embedder", load)
    with Session(settings) as session:
        for _ in range(2):
            with pytest.raises(ModelError, match="no such model"):
                session.check(draft)
    assert len(tried) == 2


def test_a_model_that_is_there_is_not_loaded(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, draft: Article
) -> None:
    monkeypatch.setattr(loading, "load_embedder", lambda *_, **__: pytest.fail("the model was loaded"))
    session = Session(settings)
    session.__dict__["embedder"] = HashEmbedder()
    with session:
        assert session.check(draft).verdicts
    assert session._loading is None
