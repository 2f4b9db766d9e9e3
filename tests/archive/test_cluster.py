"""A store that a cluster fills is the one that this machine would have filled, whoever is killed meanwhile."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import verifier
from tests.archive.contents import contents
from tests.archive.fakes import HashEmbedder
from tests.archive.postgres import new_database, running_server
from tests.archive.test_contract import Store as AnyStore
from tests.archive.test_contract import everything
from tests.archive.test_ingest import Store, article, collection, make_reader
from verifier.archive import ArchiveReader, cluster, ingest
from verifier.archive.filling import Filler
from verifier.archive.ingest import Ingested
from verifier.archive.preparing import Prepare
from verifier.errors import ArchiveError, UsageError
from verifier.models import Vectors
from verifier.models.embedder import Embedder
from verifier.progress import Progress, Silent, no_message
from verifier.text import Span

pytest.importorskip("distributed", reason="distributed is not installed (pip install -e '.[dev]')")

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 24
CHUNK = 2
PATHS = os.pathsep.join((str(Path(verifier.__file__).parent.parent), str(ROOT)))


class SlowEmbedder(HashEmbedder):
    """Takes a moment for each call, so that there is one to be killed in."""

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        time.sleep(0.1)
        return super().embed_spans(texts, spans)


def tools(revision: str = "1") -> tuple[ArchiveReader, Embedder]:
    return make_reader(), SlowEmbedder(revision)


def prepare(scheduler: str, revision: str = "1") -> Prepare:
    return cluster.prepare_on_cluster(scheduler, functools.partial(tools, revision), cluster.build_of(*tools()))


def fill(address: str, scheduler: str, progress: Progress, revision: str = "1") -> Ingested:
    """Put the stories into a store, two at a time."""
    filler = Filler(
        address,
        HashEmbedder(),
        make_reader=make_reader,
        prepare=prepare(scheduler, revision),
        progress=progress,
        message=no_message,
        warn=no_message,
    )
    stories = collection(
        *(article(f"n{i:02}", f"It is read in Town{i}ville.\nThere are {i} pages.\n") for i in range(ARTICLES)),
        digest="d",
    )
    with pytest.MonkeyPatch.context() as patch, filler._writer() as writer:
        patch.setattr(ingest, "CHUNK", CHUNK)
        return ingest.ingest(
            writer, [stories], filler._prepare, replace=False, strict=True, progress=progress, warn=no_message
        )


PROGRAM = """
import sys
from tests.archive.test_cluster import fill
from verifier.progress import Silent

class Teller(Silent):
    def advance(self, n=1):
        print("chunk", flush=True)

print(fill(sys.argv[1], sys.argv[2], Teller()), flush=True)
"""


class After(Silent):
    """Does something once, when so many articles are ready."""

    def __init__(self, articles: int, what: Callable[[], object]) -> None:
        self._left = articles
        self._what = what

    def advance(self, n: int = 1) -> None:
        if 0 < self._left <= n:
            self._what()
        self._left -= n


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A program of Dask's; killed at the end, if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env=os.environ | {"PYTHONPATH": PATHS, "PYTHONWARNINGS": "ignore"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def worker(scheduler: str) -> contextlib.AbstractContextManager[subprocess.Popen[str]]:
    return running("distributed.cli.dask_worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler that has no workers yet."""
    arguments = ("--host", "tcp://127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    with running("distributed.cli.dask_scheduler", *arguments) as process:
        assert process.stderr is not None
        told = next((line for line in process.stderr if "Scheduler at:" in line), None)
        assert told is not None, "the scheduler has not started"
        yield told.split()[-1]


@pytest.fixture(params=["embedded", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "embedded":
        yield str(tmp_path / "store")
    else:
        with running_server() as server:
            yield new_database(server, "cluster")


def held(address: str) -> Any:
    """What a store holds."""
    return everything(AnyStore(address)) if address.startswith("postgresql:") else contents(Path(address))


def undisturbed(address: str, tmp_path: Path) -> Any:
    """What a store of that sort holds when this process alone has filled it."""
    alone = Store(tmp_path / "alone")
    alone.add(
        collection(
            *(article(f"n{i:02}", f"It is read in Town{i}ville.\nThere are {i} pages.\n") for i in range(ARTICLES))
        )
    )
    return held(str(alone.folder)) if not address.startswith("postgresql:") else everything(AnyStore(str(alone.folder)))


def test_killed_workers_and_drivers_lose_nothing_and_repeat_nothing(
    scheduler: str, address: str, tmp_path: Path
) -> None:
    """Of two workers one is killed, and the driver too; what is run again goes on where that one stopped."""
    with worker(scheduler) as first, worker(scheduler):
        command = [sys.executable, "-c", PROGRAM, address, scheduler]
        driver = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": PATHS}, stdout=subprocess.PIPE, text=True)
        assert driver.stdout is not None
        for _ in range(4):
            assert driver.stdout.readline() == "chunk\n"
        driver.send_signal(signal.SIGKILL)
        driver.communicate()
        before = held(address)
        assert 3 * CHUNK <= len(before) < ARTICLES
        done = fill(address, scheduler, After(3 * CHUNK, first.kill))
    assert done.update.added == ARTICLES - len(before)
    assert done.unchanged == len(before)
    whole = held(address)
    assert whole == undisturbed(address, tmp_path)
    assert {name: whole[name] for name in before} == before
    assert fill(address, scheduler, Silent()) == Ingested(done.update.__class__())  # not even read: no worker is asked


def test_a_worker_of_another_model_is_refused(scheduler: str, tmp_path: Path) -> None:
    with (
        worker(scheduler),
        pytest.raises(ArchiveError, match=r"A worker has another model .* Install the same version"),
    ):
        fill(str(tmp_path / "store"), scheduler, Silent(), revision="2")


def test_a_worker_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    own = cluster.build_of(*tools())
    assert cluster.make_ready(tools, own, [article("a", "Here are 2 towns.\n")])[0].article.id == "a"
    monkeypatch.setattr(verifier, "__version__", "0.0.1")
    with pytest.raises(ArchiveError, match=r"A worker has version 0\.0\.1 of this program, not "):
        cluster.make_ready(tools, own, [])


def test_workers_that_are_not_there(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    with pytest.raises(ArchiveError, match=r"The scheduler has no workers\. Start some: dask worker tcp://"):
        fill(str(tmp_path / "store"), scheduler, Silent())


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECTING", 0.5)
    with pytest.raises(ArchiveError, match=r"tcp://127\.0\.0\.1:1: No Dask scheduler answers"):
        fill(str(tmp_path / "store"), "tcp://127.0.0.1:1", Silent())


def test_addresses_and_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"Give its address: tcp://HOST:PORT"):
        prepare("127.0.0.1:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ArchiveError, match=r"pip install 'newsroom-verifier\[dask\]'"):
        prepare("tcp://127.0.0.1:8786")
