"""A server that goes away, comes back, or takes too long: said, and never a verdict."""

from __future__ import annotations

import dataclasses
import datetime
import signal
from collections.abc import Iterator

import pytest

from tests.archive.postgres import Server, new_database, own_server
from tests.archive.test_contract import NEWS, Store
from tests.archive.test_ingest import article, collection
from tests.archive.test_search import queries
from verifier.archive.server import search
from verifier.archive.store import Searchable
from verifier.errors import ArchiveError
from verifier.reading import Rejected
from verifier.text import Article

FAR = datetime.date(2030, 1, 1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with own_server() as running:
        yield running


@pytest.fixture
def store(server: Server, request: pytest.FixtureRequest) -> Store:
    """An archive on a server that runs, whatever the test before has done."""
    made = Store(new_database(server.address, f"faults{abs(hash(request.node.name))}"))
    made.add(*NEWS)
    return made


def found(archive: Searchable) -> list[str]:
    return [candidate.claim.source.id for row in archive.search(queries(), as_of=FAR) for candidate in row]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_server_that_is_gone_is_an_error_and_one_that_is_back_is_asked(
    server: Server, store: Store, how: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two drafts of a watch or a review, nothing need be done; gone, it is said with the address, and without a traceback."""
    monkeypatch.setattr(search, "IDLE", 0.0)
    with store.open() as archive:
        sound = found(archive)
        server.stop(how)
        try:
            with pytest.raises(
                ArchiveError, match=r"postgresql://127\.0\.0\.1:.*: The server cannot be reached: "
            ) as caught:
                found(archive)
        finally:
            server.start()
        assert "that the server runs" in str(caught.value)
        assert "owner" not in str(caught.value)
        assert found(archive) == sound
        server.stop(how)
        server.start()
        assert found(archive) == sound
        assert archive.status().documents == len(NEWS)


def test_a_server_that_goes_in_the_midst_of_a_search(
    server: Server, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has been read so far belongs to nothing any more: an error, and no second try of a half."""
    with store.open() as archive:
        sound = found(archive)

        def gone(self: search.ServerIndex, *_: object) -> object:
            server.stop(signal.SIGQUIT)
            return self._db.execute("SELECT 1")

        monkeypatch.setattr(search.ServerIndex, "_holding", gone)
        try:
            with pytest.raises(ArchiveError, match="The server cannot be reached"):
                found(archive)
        finally:
            monkeypatch.undo()
            server.start()
        assert found(archive) == sound


def test_a_server_that_goes_while_articles_are_added(
    server: Server, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole chunks are there, and the same command goes on."""
    monkeypatch.setattr("verifier.archive.ingest.CHUNK", 4)
    more = [article(f"more{number:03}", f"Fire {number} in Newville burned {number} boats.\n") for number in range(20)]

    def broken() -> Iterator[Article | Rejected]:
        for number, one in enumerate(more):
            if number == 14:
                server.stop(signal.SIGQUIT)
            yield one

    try:
        with pytest.raises(ArchiveError, match="The server cannot be reached"):
            store.ingest(dataclasses.replace(collection(), read=broken))
    finally:
        server.start()
    with store.open() as archive:
        before = archive.status().documents
    assert before in {len(NEWS) + 4 * chunks for chunks in range(4)}
    done = store.add(*more)
    assert (done.update.added, done.unchanged) == (20 - (before - len(NEWS)), before - len(NEWS))


def test_a_server_that_is_too_slow(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=200ms")
    with store.open() as archive:
        assert isinstance(archive, search.ServerIndex)
        with (
            pytest.raises(ArchiveError, match=r"The server was too slow: .* statement timeout.*statement_timeout=5min"),
            archive._moment(),
        ):
            archive._db.execute("SELECT pg_sleep(5)")
        assert found(archive)
    monkeypatch.delenv("PGOPTIONS")
    with store.open() as archive:
        assert isinstance(archive, search.ServerIndex)
        assert archive._db.execute("SHOW statement_timeout").fetchone() == ("1min",)
