"""What every store promises: one suite, run over the embedded store and over a real server."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import verifier
from tests.archive.fakes import HashEmbedder
from tests.archive.postgres import new_database, running_server
from tests.archive.test_ingest import CORRECTED, FIRE, RETRACTED, STORY, article, collection, make_reader
from tests.archive.test_search import LATE, queries
from verifier.archive import Candidate
from verifier.archive.filling import Filler
from verifier.archive.ingest import Collection, Ingested, ingest
from verifier.archive.opening import open_archive, read_status
from verifier.archive.preparing import prepare_here
from verifier.archive.server import shown_address
from verifier.archive.status import Update
from verifier.archive.store import Searchable
from verifier.claims import Claim
from verifier.errors import ArchiveError
from verifier.progress import Progress, Silent, no_message
from verifier.text import Article

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = datetime.date.fromisoformat
_numbers = itertools.count()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as address:
        yield address


@dataclasses.dataclass
class Store:
    """A store by its address."""

    address: str
    embedder: HashEmbedder = dataclasses.field(default_factory=HashEmbedder)

    @property
    def filler(self) -> Filler:
        return Filler(
            self.address,
            self.embedder,
            make_reader=make_reader,
            progress=Silent(),
            message=no_message,
            warn=no_message,
        )

    def add(self, *articles: Article, replace: bool = False, digest: str = "") -> Ingested:
        return self.ingest(collection(*articles, digest=digest), replace=replace)

    def ingest(self, *collections: Collection, replace: bool = False, progress: Progress | None = None) -> Ingested:
        with self.filler._writer() as writer:
            prepare = prepare_here(make_reader, self.embedder)
            return ingest(
                writer,
                collections,
                prepare,
                replace=replace,
                strict=True,
                progress=progress or Silent(),
                warn=no_message,
            )

    def open(self) -> Searchable:
        return open_archive(self.address, self.embedder, make_reader=make_reader)

    def found(self, as_of: str = "2030-01-01", **options: object) -> list[tuple[str, str]]:
        """What is found for the first claim, a number."""
        with self.open() as archive:
            row = archive.search(queries(), as_of=DAY(as_of), **options)[0]  # type: ignore[arg-type]
        return [(c.claim.source.id, c.claim.words) for c in row]


@pytest.fixture(params=["embedded", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "embedded":
        return Store(str(tmp_path / "store"))
    return Store(new_database(request.getfixturevalue("server"), f"archive{next(_numbers)}"))


NEWS = (
    article("a", "The flood killed 12 people in Millville.\nRain fell for 3 days.\n", "2020-01-01"),
    article("b", "The flood killed 14 people in Millville and Oldville.\nHelp came by boat.\n", "2020-01-03"),
    article("c", "The fair in Newville drew 900 visitors.\nNobody counted the cakes.\n", "2020-01-05", outlet="Post"),
    article("d", "The flood killed 15 people, a report says.\n", "2020-02-01"),
)


def test_adding_twice_changes_nothing(store: Store) -> None:
    assert store.add(*NEWS, digest="d").update.added == 4
    before = store.found()
    assert store.add(*NEWS) == Ingested(Update(), unchanged=4)
    assert store.add(*NEWS, digest="d").unchanged == 0  # not even read
    assert store.found() == before
    status = read_status(store.address)
    assert status is not None
    assert (status.documents, status.sentences, dict(status.claims)) == (4, 7, {"number": 5, "town": 4})


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ({}, "abcd"),
        ({"as_of": "2020-01-03"}, "ab"),
        ({"since": DAY("2020-01-03")}, "bcd"),
        ({"outlets": ["Post"]}, "c"),
        ({"outlets": ["Post", "Wire"], "as_of": "2020-01-03", "since": DAY("2020-01-02")}, "b"),
        ({"exclude": NEWS[1].digest}, "acd"),
        ({"as_of": "2019-01-01"}, ""),
    ],
)
def test_searches_are_cut_before_they_are_ranked(store: Store, options: dict[str, object], ids: str) -> None:
    store.add(*NEWS)
    assert {id for id, _ in store.found(**options)} == set(ids)  # type: ignore[arg-type]
    assert len(store.found(limit=1, **options)) == min(1, len(ids))  # type: ignore[arg-type]


def test_counts_are_those_of_the_day(store: Store) -> None:
    store.add(*NEWS, dataclasses.replace(CORRECTED, corrects="c", published=DAY("2020-01-20")))
    with store.open() as archive:
        for day, documents, claims in (
            ("2019-12-31", 0, 0),
            ("2020-01-04", 2, 6),
            ("2020-01-19", 3, 8),
            ("2020-01-20", 3, 8),
        ):
            assert (archive.documents(DAY(day)), archive.claims(DAY(day))) == (documents, claims)


def test_candidates_know_what_stands_around_them(store: Store) -> None:
    store.add(*NEWS)
    with store.open() as archive:
        row = archive.search(queries(), as_of=LATE)[0]
        first = next(c for c in row if c.claim.words == "14")
        assert archive.neighbours(first).after == ("Help came by boat.",)
        assert [claim.words for claim in archive.siblings(first)] == ["Millville", "Oldville"]


def test_copies_corrections_and_retractions(store: Store) -> None:
    store.add(article("w", STORY), article("t", STORY, "2020-01-02", outlet="Times"), article("a", FIRE))
    with store.open() as archive:
        row = archive.search(queries(), as_of=LATE)[0]
        assert {c.claim.source.id: c.claim.source.also for c in row} == {"w": ("Times",), "a": ()}
    assert store.found(outlets=["Times"]) == [("w", "12"), ("w", "400")]
    store.add(CORRECTED)
    assert ("a", "31") in store.found("2020-01-04")
    assert {id for id, _ in store.found("2020-01-05")} == {"w", "n"}
    store.add(RETRACTED, replace=True)
    with store.open() as archive:
        row = archive.search(queries(), as_of=LATE)[0]
        assert {c.claim.source.id: c.claim.source.retracted for c in row} == {"w": None, "a": DAY("2020-01-05")}
    store.filler.remove(["w", "n"])
    with store.open() as archive:
        row = archive.search(queries(), as_of=LATE)[0]
        assert {(c.claim.source.id, c.claim.source.outlet, c.claim.source.retracted) for c in row} == {
            ("t", "Times", None),
            ("a", "Wire", None),
        }


def test_changed_articles_are_replaced_by_an_update_only(store: Store) -> None:
    store.add(article("a", FIRE))
    newer = article("a", FIRE.replace("31", "32"))
    assert store.add(newer).differing == 1
    assert store.found() == [("a", "31")]
    assert store.add(newer, replace=True).update.changed == 1
    assert store.found() == [("a", "32")]
    store.filler.compact()
    assert store.found() == [("a", "32")]


def test_another_model_reads_the_articles_anew(store: Store) -> None:
    store.add(*NEWS, article("w", STORY), article("t", STORY, outlet="Times"))
    before = store.found()
    newer = Store(store.address, HashEmbedder("2"))
    with pytest.raises(ArchiveError, match="verify index update without a path"):
        newer.open()
    assert newer.filler.reread().update.added == 6
    assert newer.found() == before
    assert newer.filler.reread().update.added == 0


def test_nothing_there(store: Store) -> None:
    assert read_status(store.address) is None
    with pytest.raises(ArchiveError, match=r"There is no such archive|This database holds no archive"):
        store.open()


def rounded(row: tuple[Candidate, ...]) -> list[tuple[Claim[Any], tuple[float, ...]]]:
    """Candidates in the order of their places, without what may differ: keys, and the last digits of 16-bit vectors."""
    found = [(c.claim, (c.masked, c.sentence, c.clause, c.window, c.document, c.lexical, c.score)) for c in row]
    return sorted(found, key=lambda pair: (pair[0].source.id, pair[0].span))


def test_both_stores_find_the_same(server: str, tmp_path: Path) -> None:
    generator = random.Random(5)
    towns = ["Millville", "Oldville", "Newville"]
    stories = [
        article(
            f"s{number}",
            f"The {generator.choice(['flood', 'fire', 'fair'])} in {generator.choice(towns)} {generator.choice(['killed', 'drew'])}"
            f" {number} people.\nRain fell for {generator.randint(2, 9)} days and 'helped' nobody's \\ naïve friends.\n",
            f"2020-01-{generator.randint(1, 28):02}",
        )
        for number in range(150)
    ]
    stores = Store(str(tmp_path / "store")), Store(new_database(server, "same"))
    for one in stores:
        one.add(*stories)
    with stores[0].open() as embedded, stores[1].open() as on_server:
        for day in ("2020-01-10", "2020-01-20", "2020-02-01"):
            first = embedded.search(queries(), as_of=DAY(day), limit=200)
            second = on_server.search(queries(), as_of=DAY(day), limit=200)
            for ours, theirs in zip(map(rounded, first), map(rounded, second), strict=True):
                assert [claim for claim, _ in ours] == [claim for claim, _ in theirs]
                for (_, a), (_, b) in zip(ours, theirs, strict=True):
                    assert a == pytest.approx(b, abs=0.005)


# Says when it begins, when a chunk of two articles is ready, and when it is done.
PROGRAM = """
import sys
from tests.archive.test_contract import Store, numbered, collection
from verifier.archive import ingest
from verifier.progress import Silent
ingest.CHUNK = 2

class Teller(Silent):
    def advance(self, n=1):
        print("chunk", flush=True)

print("begin", flush=True)
Store(sys.argv[1]).ingest(collection(*numbered(int(sys.argv[2]))), replace=True, progress=Teller())
print("done", flush=True)
"""


def numbered(edition: int, number: int = 24) -> list[Article]:
    return [
        article(f"n{i:02}", f"Edition {edition} of {i} has {edition} pages.\nIt is read in Town{edition}ville.\n")
        for i in range(number)
    ]


def start(address: str, edition: int) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(Path(verifier.__file__).parent.parent), str(ROOT)))
    command = [sys.executable, "-c", PROGRAM, address, str(edition)]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    return process


def everything(store: Store) -> dict[str, tuple[str, ...]]:
    """The words of all claims of each article."""
    held: dict[str, list[str]] = {}
    with store.open() as archive:
        for row in archive.search(queries(), as_of=LATE, limit=1000):
            for c in row:
                held.setdefault(c.claim.source.id, []).append(f"{c.claim.kind} {c.claim.words}")
    return {id: tuple(sorted(set(words))) for id, words in held.items()}


def whole(edition: int, number: int) -> tuple[str, ...]:
    return tuple(sorted({f"number {edition}", f"number {number}", f"town Town{edition}ville"}))


@pytest.mark.parametrize("kills", [5, pytest.param(20, marks=pytest.mark.slow)])
def test_a_writer_killed_at_any_moment(store: Store, kills: int) -> None:
    """Each article is of the old edition or the new one, whole; and the next run finishes.

    The moment is a random time after a random number of chunks, so that it does not hang on how fast the machine is.
    """
    begun = time.monotonic()
    store.add(*numbered(100))
    a_chunk = (time.monotonic() - begun) / 12
    generator = random.Random(7)
    partial = 0  # how often the kill came between the first commit and the last
    for edition in range(101, 101 + kills):
        process = start(store.address, edition)
        assert process.stdout is not None
        for _ in range(generator.randint(0, 12)):
            process.stdout.readline()
        time.sleep(generator.uniform(0.0, 2 * a_chunk))
        process.kill()
        process.communicate()
        held = everything(store)
        assert len(held) == 24
        assert all(
            words in (whole(edition, int(id[1:])), whole(edition - 1, int(id[1:]))) for id, words in held.items()
        )
        partial += 0 < sum(words == whole(edition, int(id[1:])) for id, words in held.items()) < 24
        store.add(*numbered(edition), replace=True)
        assert everything(store) == {f"n{i:02}": whole(edition, i) for i in range(24)}
    assert partial > kills / 4


def test_four_readers_beside_a_writer(store: Store) -> None:
    """No error, and no article of which only a part is there."""
    store.add(*numbered(100))
    problems: list[BaseException] = []
    looked = []
    done = threading.Event()

    def read() -> None:
        try:
            with store.open() as archive:
                while not done.is_set():
                    for row in archive.search(queries(), as_of=LATE, limit=1000):
                        by_article: dict[str, set[str]] = {}
                        for c in row:
                            by_article.setdefault(c.claim.source.id, set()).add(c.claim.words)
                        if row and row[0].claim.kind == "number":
                            assert set(by_article) == {f"n{i:02}" for i in range(24)}
                            assert all(len(words) == 2 for words in by_article.values())
                    looked.append(1)
        except BaseException as error:
            problems.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    process = start(store.address, 101)
    out, _ = process.communicate()
    done.set()
    for reader in readers:
        reader.join()
    assert not problems
    assert "done" in out
    assert len(looked) >= 4


def test_a_reader_s_role_cannot_write(server: str) -> None:
    owner = Store(new_database(server, "roles"))
    owner.add(*NEWS)
    with psycopg.connect(owner.address, autocommit=True) as db:
        db.execute("CREATE ROLE desk LOGIN PASSWORD 'secret'")
        db.execute("GRANT USAGE ON SCHEMA verify TO desk")
        db.execute("GRANT SELECT ON ALL TABLES IN SCHEMA verify TO desk")
    desk = Store(owner.address.replace("owner@", "desk:secret@"))
    assert desk.found() == owner.found()
    with pytest.raises(ArchiveError, match=r"The server refuses: .*Use a role that may do this") as caught:
        desk.add(article("z", FIRE))
    assert "secret" not in str(caught.value)
    status = read_status(desk.address)
    assert status is not None
    assert "secret" not in status.location


def test_archive_of_a_newer_program(server: str) -> None:
    newer = Store(new_database(server, "newer"))
    newer.add(*NEWS)
    with psycopg.connect(newer.address, autocommit=True) as db:
        db.execute("UPDATE verify.meta SET value = '99' WHERE key = 'version'")
    with pytest.raises(ArchiveError, match="a newer version of this program"):
        newer.add(article("z", FIRE))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://user:secret@host:5433/news?sslmode=verify-full", "postgresql://host:5433/news"),
        ("postgresql:///news", "postgresql:///news"),
        ("postgresql://?service=desk&password=secret", "postgresql://?service=desk"),
        ("postgresql://user:a@b@host/news", "postgresql://host/news"),
    ],
)
def test_no_password_is_shown(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_server_that_is_not_there() -> None:
    with pytest.raises(ArchiveError, match=r"127\.0\.0\.1:1/news: The server cannot be reached") as caught:
        Store("postgresql://user:secret@127.0.0.1:1/news").open()
    assert "secret" not in str(caught.value)
