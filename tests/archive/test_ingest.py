"""A store is what its articles are, however and how often they were given to it."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import verifier
from tests.archive.contents import contents
from tests.archive.fakes import KINDS, HashEmbedder, extract, find, parse, read_file, read_text
from tests.archive.test_search import LATE, queries, shown
from verifier.archive import ArchiveReader, Index, ingest, preparing
from verifier.archive.codec import decode_article, encode_article
from verifier.archive.embedded import open_writer
from verifier.archive.filling import Filler
from verifier.archive.ingest import Collection, Ingested
from verifier.archive.opening import open_index, read_status
from verifier.archive.preparing import prepare_here
from verifier.archive.status import Identity, Update
from verifier.errors import ArchiveError, InputError, UsageError, VerifierError
from verifier.progress import Silent, no_message
from verifier.reading import Rejected
from verifier.text import Article, Correction

STORY = (
    "The flood killed 12 people in Millville on the night the dam above the old quarter broke.\n"
    "Rescue teams from Oldville brought 400 of the inhabitants to a school in the north of the town.\n"
    "The mayor said that the water had come without any warning and had carried off cars and trees.\n"
)
FIRE = "The fire in Newville burned 31 boats.\n"


def make_reader() -> ArchiveReader:
    return ArchiveReader(find, read_file, extract, KINDS, "1", parse)


def article(
    id: str,
    text: str,
    day: str = "2020-01-01",
    *,
    outlet: str = "Wire",
    correction: Correction = Correction.NONE,
    corrects: str | None = None,
    url: str | None = None,
) -> Article:
    """An article in the tests' format."""
    whole = f"Title | {day}\n{text}"
    made = read_text(whole, id, hashlib.sha256(whole.encode()).hexdigest()).article
    return dataclasses.replace(made, outlet=outlet, correction=correction, corrects=corrects, url=url)


def collection(*articles: Article | Rejected, digest: str = "") -> Collection:
    return Collection("test", digest, lambda: iter(articles))


class Store:
    """A store in a folder, for tests."""

    def __init__(self, folder: Path, revision: str = "1") -> None:
        self.folder = folder
        self.embedder = HashEmbedder(revision)
        self.identity = Identity("1", self.embedder.name, revision, self.embedder.dimension)
        self.warnings: list[str] = []

    def add(self, *collections: Collection, replace: bool = False, strict: bool = False) -> Ingested:
        self.embedder.texts = 0
        with open_writer(self.folder, self.identity, no_message) as writer:
            prepare = prepare_here(make_reader, self.embedder)
            return ingest.ingest(
                writer,
                collections,
                prepare,
                replace=replace,
                strict=strict,
                progress=Silent(),
                warn=self.warnings.append,
            )

    def remove(self, *names: str) -> Update:
        with open_writer(self.folder, self.identity, no_message) as writer:
            return ingest.remove(writer, names, prepare_here(make_reader, self.embedder))

    def open(self) -> Index:
        index = open_index(self.folder, self.embedder, make_reader=make_reader)
        assert isinstance(index, Index)
        return index

    def found(self, as_of: datetime.date = LATE) -> list[tuple[str, str]]:
        with self.open() as index:
            return shown(index.search(queries(), as_of=as_of)[0])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_what_is_there_is_passed_over(store: Store) -> None:
    some = collection(article("a", STORY), article("b", FIRE), digest="d")
    assert store.add(some) == Ingested(Update(added=2, embedded=store.embedder.texts))
    before = contents(store.folder)
    assert store.add(dataclasses.replace(some, digest="another")) == Ingested(Update(), unchanged=2)
    assert store.embedder.texts == 0
    assert contents(store.folder) == before


def test_a_file_that_was_taken_in_whole_is_not_read_again(store: Store) -> None:
    def no_reading() -> Iterator[Article]:
        raise AssertionError("read")

    store.add(collection(article("a", STORY), digest="d"))
    assert store.add(Collection("test", "d", no_reading)) == Ingested(Update())
    store.remove("a")
    assert store.add(collection(article("a", STORY), digest="d")).update.added == 1


def test_only_an_update_replaces(store: Store) -> None:
    store.add(collection(article("a", FIRE)))
    newer = collection(article("a", FIRE.replace("31", "32")))
    assert store.add(newer).differing == 1
    assert "verify index update replaces it" in store.warnings[0]
    assert store.found() == [("a", "31")]
    assert store.add(newer, replace=True).update == Update(changed=1, embedded=4)
    assert store.found() == [("a", "32")]


def test_bad_articles_are_reported_and_skipped(store: Store) -> None:
    bad = Rejected("f.jsonl", "record 2", InputError("There is no text.", path="f.jsonl"))
    some = collection(article("a", STORY), bad, article("b", FIRE), digest="d")
    done = store.add(some)
    assert (done.update.added, done.rejected) == (2, 1)
    assert store.warnings == ["f.jsonl: record 2: There is no text. It is skipped."]
    assert store.add(some).rejected == 1  # said again: the file is not finished


def test_strict_stops_after_what_came_before(store: Store) -> None:
    bad = Rejected("f.jsonl", "record 2", InputError("There is no text.", path="f.jsonl"))
    with pytest.raises(InputError, match="There is no text"):
        store.add(collection(article("a", STORY), bad, article("b", FIRE)), strict=True)
    assert list(contents(store.folder)) == ["a"]


@pytest.mark.parametrize("number", [1, 63, 64, 65, 200])
def test_chunks_lose_nothing(store: Store, number: int) -> None:
    """From the second chunk on claims are found in another process."""
    stories = [article(f"a{n}", f"Here are {n} towns.\n") for n in range(number)]
    assert store.add(collection(*stories)).update.added == number
    stored = contents(store.folder)
    assert set(stored) == {story.id for story in stories}
    assert all(len(one.claims) == 1 for one in stored.values())


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (article("b", STORY, outlet="Times"), True),
        (article("b", STORY, "2020-01-03", outlet="Times"), True),
        (article("b", "By our own correspondent.\n" + STORY, outlet="Times"), True),
        # An update, an earlier story, one of another week, a longer one, and one that is something else.
        (article("b", STORY.replace("12", "14"), "2020-01-02"), False),
        (article("b", STORY, "2019-12-31"), False),
        (article("b", STORY, "2020-01-05"), False),
        (article("b", STORY + "At 7 the rain ended.\n"), False),
        (article("b", FIRE), False),
        (article("b", STORY, correction=Correction.CORRECTED, corrects="z"), False),
    ],
)
def test_what_is_a_copy(store: Store, other: Article, is_copy: bool) -> None:
    done = store.add(collection(article("a", STORY)), collection(other))
    assert done.update.copies == is_copy
    assert len(contents(store.folder)) == (1 if is_copy else 2)


@pytest.mark.parametrize("correction", [Correction.CORRECTED, Correction.RETRACTED])
def test_a_correction_that_is_filed_twice_is_one(store: Store, correction: Correction) -> None:
    """Of the same article; and the second stands in where the first goes."""
    first = article("n", FIRE * 3, "2020-01-05", correction=correction, corrects="a")
    store.add(collection(article("a", FIRE), first, dataclasses.replace(first, id="m")))
    assert set(contents(store.folder)) == {"a", "n"}
    before = store.found()
    store.remove("n")
    assert set(contents(store.folder)) == {"a", "m"}
    assert [(words, id.replace("n", "m")) for id, words in before] == [(words, id) for id, words in store.found()]
    store.add(collection(dataclasses.replace(first, id="o", corrects="b")))
    assert set(contents(store.folder)) == {"a", "m", "o"}


def test_a_copy_is_an_outlet_more(store: Store) -> None:
    store.add(
        collection(
            article("a", STORY),
            article("b", STORY, "2020-01-02", outlet="Times"),
            article("c", STORY, "2020-01-03", outlet="Post"),
            article("d", STORY, "2020-01-03", outlet="Wire"),
        )
    )
    with store.open() as index:
        for day, also in (("2020-01-01", ()), ("2020-01-02", ("Times",)), ("2020-02-01", ("Times", "Post"))):
            row = index.search(queries(), as_of=datetime.date.fromisoformat(day))[0]
            assert {c.claim.source.id for c in row} == {"a"}
            assert row[0].claim.source.also == also
        of_times = index.search(queries(), as_of=LATE, outlets=["Times"])[0]
        assert {c.claim.source.id for c in of_times} == {"a"}
        assert index.search(queries(), as_of=LATE, outlets=["Nobody"])[0] == ()
    status = read_status(store.folder)
    assert status is not None
    assert (status.documents, status.copies) == (1, 3)


@pytest.mark.parametrize("how", ["remove", "update"])
def test_copies_stand_for_themselves_when_their_original_goes(store: Store, how: str) -> None:
    store.add(collection(article("a", STORY), article("b", STORY, outlet="Times"), article("c", STORY, outlet="Post")))
    if how == "remove":
        assert store.remove("a").removed == 1
        assert list(contents(store.folder)) == ["b"]
    else:
        store.add(collection(article("a", FIRE)), replace=True)
        assert set(contents(store.folder)) == {"a", "b"}
    with store.open() as index:
        row = index.search(queries(), as_of=LATE)[0]
        assert next(c for c in row if c.claim.words == "12").claim.source.also == ("Post",)


def test_removing_what_is_not_there(store: Store) -> None:
    store.add(collection(article("a", STORY)))
    with pytest.raises(UsageError, match="no article 'b'"):
        store.remove("a", "b")
    assert len(contents(store.folder)) == 1


CORRECTED = article("n", FIRE.replace("31", "13"), "2020-01-05", correction=Correction.CORRECTED, corrects="a")
RETRACTED = article("n", FIRE, "2020-01-05", correction=Correction.RETRACTED, corrects="a")


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("name", ["a", "https://example.org/a"])
def test_a_correction_takes_the_place_of_what_it_corrects(store: Store, order: int, name: str) -> None:
    """From its own day on, and whichever of the two came first."""
    both = [article("a", FIRE, url="https://example.org/a"), dataclasses.replace(CORRECTED, corrects=name)]
    store.add(*(collection(one) for one in both[::order]))
    assert store.found(datetime.date(2020, 1, 4)) == [("a", "31")]
    assert store.found(datetime.date(2020, 1, 5)) == [("n", "13")]
    store.remove("n")
    assert store.found() == [("a", "31")]


@pytest.mark.parametrize("order", [1, -1])
def test_a_retracted_article_says_so(store: Store, order: int) -> None:
    """And the notice, which tells again what it takes back, tells nothing."""
    store.add(*(collection(one) for one in [article("a", FIRE), RETRACTED][::order]))
    with store.open() as index:
        for day, retracted in (("2020-01-04", None), ("2020-01-05", datetime.date(2020, 1, 5))):
            (row, *_) = index.search(queries(), as_of=datetime.date.fromisoformat(day))
            assert [(c.claim.source.id, c.claim.source.retracted) for c in row] == [("a", retracted)]
    store.remove("n")
    with store.open() as index:
        assert index.search(queries(), as_of=LATE)[0][0].claim.source.retracted is None


def test_an_article_that_is_marked_retracted(store: Store) -> None:
    store.add(collection(article("a", FIRE, correction=Correction.RETRACTED)))
    with store.open() as index:
        assert index.search(queries(), as_of=LATE)[0][0].claim.source.retracted == datetime.date(2020, 1, 1)


def test_articles_survive_storing() -> None:
    for one in (article("a", STORY), CORRECTED, dataclasses.replace(RETRACTED, published=None, published_from=None)):
        assert decode_article(encode_article(one)) == one
    folded = dataclasses.replace(CORRECTED, view=CORRECTED.view.replace("fire", "FIRE"))
    assert decode_article(encode_article(folded)) == folded


def test_another_model_asks_for_rereading(store: Store, tmp_path: Path) -> None:
    store.add(collection(*(article(f"a{n}", f"Here are {n} towns.\n") for n in range(70)), article("f", FIRE)))
    newer = Store(store.folder, "2")
    with pytest.raises(ArchiveError, match="verify index update without a path"):
        newer.open()
    with pytest.raises(ArchiveError, match="verify index update without a path"):
        newer.add(collection(article("b", FIRE)))
    filler = Filler(
        str(store.folder),
        newer.embedder,
        make_reader=make_reader,
        progress=Silent(),
        message=no_message,
        warn=no_message,
    )
    assert filler.reread().update.added == 71
    assert filler.reread() == Ingested(Update())
    newer.open().close()
    assert [path.name for path in store.folder.parent.iterdir()] == ["store"]
    again = Store(tmp_path / "again", "2")
    again.add(collection(*(article(f"a{n}", f"Here are {n} towns.\n") for n in range(70)), article("f", FIRE)))
    assert contents(again.folder) == contents(store.folder)


def test_compacting_changes_nothing_but_the_size(store: Store) -> None:
    for number in range(5):
        store.add(collection(article(f"a{number}", STORY.replace("12", str(50 + number)))))
    store.remove("a1")
    before = contents(store.folder)
    with open_writer(store.folder, store.identity, no_message) as writer:
        writer.compact()
    assert contents(store.folder) == before
    status = read_status(store.folder)
    assert status is not None
    assert status.segments == 1


def test_folder_that_is_no_store(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.txt").write_text("An article.", encoding="utf-8")
    with pytest.raises(ArchiveError, match="This folder is no store, and it is not empty"):
        store.add(collection(article("a", FIRE)))


def test_the_error_of_a_reader_comes_after_what_came_before() -> None:
    def chunks() -> Iterator[Sequence[Article]]:
        yield [article("a", FIRE)]
        raise InputError("Broken.")

    prepared = prepare_here(make_reader, HashEmbedder())(chunks(), Silent())
    assert [entry.article.id for entry in next(prepared)] == ["a"]
    with pytest.raises(VerifierError, match="Broken"):
        next(prepared)


def test_an_id_that_comes_again_before_the_first_is_stored(store: Store) -> None:
    """The second is met while the first is still on its way into the store: three chunks lie between them at most."""
    fillers = [article(f"f{n}", f"Here are {n} towns.\n") for n in range(130)]
    done = store.add(collection(article("a", STORY), *fillers, article("a", FIRE), article("a", STORY)))
    assert (done.update.added, done.differing, done.unchanged) == (131, 1, 1)
    assert done.update.changed == 0


def test_a_copy_on_its_way_stands_for_itself_when_its_original_is_replaced(store: Store) -> None:
    fillers = [article(f"f{n}", f"Here are {n} towns.\n") for n in range(130)]
    copy = article("b", STORY, "2020-01-02", outlet="Times")
    some = collection(article("a", STORY), *fillers[:65], copy, *fillers[65:], article("a", FIRE))
    assert store.add(some, replace=True).update.changed == 1
    assert store.found().count(("b", "12")) == 1
    assert ("a", "31") in store.found()


def test_small_files_share_chunks(store: Store) -> None:
    """A folder of a hundred files of one article is not a hundred transactions; and each file is known to be done."""
    files = [collection(article(f"a{n}", f"Here are {n} towns.\n"), digest=f"d{n}") for n in range(100)]
    store.add(*files)
    status = read_status(store.folder)
    assert status is not None
    assert (status.documents, status.segments) == (100, 2)
    store.warnings.clear()
    assert store.add(*files) == Ingested(Update())
    assert len(store.warnings) == 100


def test_long_articles_make_small_chunks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in memory at once is bounded by what the articles hold, and not by their number alone."""
    monkeypatch.setattr(ingest, "CHARACTERS", 100)
    short, long = "Here are {} towns.\n", "Here are {} towns.\n" + 90 * "x"
    store.add(collection(*(article(f"a{n}", (long if n < 2 else short).format(n)) for n in range(5))))
    status = read_status(store.folder)
    assert status is not None
    assert (status.documents, status.segments) == (5, 3)


def test_files_with_nothing_new_are_done(store: Store) -> None:
    store.add(collection(article("a", STORY), digest="d"))
    store.add(collection(article("a", STORY), digest="e"), collection(article("b", FIRE), digest="f"))
    store.warnings.clear()
    store.add(*(collection(digest=digest) for digest in "def"))
    assert len(store.warnings) == 3


def test_how_it_is_made_ready_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process alone, or with another one; part by part, or in whole chunks."""
    stories = [article(f"a{n}", f"Here are {n} towns.\n" + STORY.replace("12", str(n % 7))) for n in range(200)]
    held = []
    for number, (few, part) in enumerate(((2, 8), (1_000_000, 64), (0, 1))):
        monkeypatch.setattr(preparing, "FEW", few)
        monkeypatch.setattr(preparing, "PART", part)
        one = Store(tmp_path / str(number))
        one.add(collection(*stories))
        held.append(contents(one.folder))
    assert held[0] == held[1] == held[2]


class Interrupted(Silent):
    """Somebody presses Ctrl-C when the first articles are ready."""

    def advance(self, n: int = 1) -> None:
        raise KeyboardInterrupt


def test_an_interrupt_ends_everything_that_was_started(store: Store) -> None:
    stories = [article(f"a{n}", f"Here are {n} towns.\n") for n in range(64 * 6)]
    chunks = (stories[n : n + 64] for n in range(0, len(stories), 64))
    with (
        pytest.raises(KeyboardInterrupt),
        contextlib.closing(prepare_here(make_reader, store.embedder)(chunks, Interrupted())) as prepared,
    ):
        next(prepared)
    assert not multiprocessing.active_children()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith(("extract", "prepare"))]


def test_a_script_that_checks_a_draft_at_its_top_level_is_run_once(tmp_path: Path) -> None:
    """The process that finds claims is not to run the script again, which would start another such process."""
    (tmp_path / "script.py").write_text(
        "import os\n"
        "from verifier.archive.preparing import _other_process\n"
        "print('once', flush=True)\n"
        "with _other_process() as pool:\n"
        "    assert pool.submit(os.getpid).result(timeout=60) != os.getpid()\n",
        encoding="utf-8",
    )
    found = {**os.environ, "PYTHONPATH": str(Path(verifier.__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, env=found, capture_output=True, text=True, timeout=120, check=False
    )
    assert (run.stdout, run.stderr) == ("once\n", "")
