"""How fast ``verify index add`` fills a store, beside the embedder alone on the same texts, and in how much memory.

    python -m bench.ingest FILE [--articles N] [--write]

FILE (any format that ``verify index add`` reads), or the first N articles of it, is taken into a new store by the command itself; a second
time, which has nothing to do; then the embedder embeds the texts of the same articles in this process, each once, and nothing else. Prints
claims a second of both; the embedder's time as a share of the command's, by the clock and by the processor's time (of all its processes;
on a busy machine only that share means something); the second run's time as a share of the first's; and the most memory that the command's
processes held together, with how it went from fifth to fifth of the run (``bench.memory``). ``--write`` puts the table on docs/archive.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import page
from bench.measure import ROOT, Run, machine
from bench.memory import Watched, watch
from verifier import reading
from verifier.archive.entry import extract_entry
from verifier.archive.ingest import CHUNK
from verifier.archive.opening import read_status
from verifier.archive.reader import default_reader
from verifier.archive.remembering import Remembering
from verifier.archive.status import Status
from verifier.embedding import embed_texts
from verifier.models.loading import load_embedder
from verifier.text import Article

PAGE = ROOT / "docs" / "archive.md"


def read(file: Path, most: int | None) -> Iterator[Article]:
    """The first articles of a file that can be read."""
    good = (article for article in reading.read_collection(file) if not isinstance(article, reading.Rejected))
    return itertools.islice(good, most)


def copy(articles: Iterable[Article], file: Path) -> None:
    """Write articles as JSON Lines."""
    with file.open("w", encoding="utf-8") as stream:
        for a in articles:
            day = None if a.published is None else a.published.isoformat()
            stream.write(json.dumps({"id": a.id, "date": day, "title": a.title, "text": a.text}) + "\n")


def embedder_alone(articles: Iterable[Article]) -> tuple[int, Run]:
    """How many claims articles make, and what it costs to embed the texts: chunk by chunk, and without finding the claims."""
    embedder, reader = load_embedder(), default_reader()
    embedder.embed(["The first call makes the threads."])
    remembering = Remembering(embedder)
    claims, clock, processor = 0, 0.0, 0.0
    while chunk := list(itertools.islice(articles, CHUNK)):
        drafts = [extract_entry(reader.parse(article), reader.extract, reader.kinds) for article in chunk]
        claims += sum(len(draft.claims) for draft in drafts)
        began, used = time.perf_counter(), time.process_time()
        embed_texts(remembering, [draft.texts for draft in drafts])
        clock, processor = clock + time.perf_counter() - began, processor + time.process_time() - used
    return claims, Run(clock, processor)


def told(status: Status, claims: int, first: Watched, second: Watched, alone: Run) -> page.Part:
    """The figures as a table."""
    rows = [
        ("articles (copies among them)", f"{status.documents + status.copies:,} ({status.copies:,})"),
        ("claims; texts embedded", f"{claims:,}; {status.last_update.embedded:,}"),
        ("seconds: `verify index add`, embedder alone", f"{first.clock:.0f}, {alone.clock:.0f}"),
        ("claims a second", f"{claims / first.clock:.0f}, {claims / alone.clock:.0f}"),
        (
            "the embedder's share: clock, processor",
            f"{alone.clock / first.clock:.0%}, {alone.processor / first.processor:.0%}",
        ),
        (
            "second run, of the first: clock, processor",
            f"{second.clock / first.clock:.2%}, {second.processor / first.processor:.2%}",
        ),
        ("peak memory: all processes", f"{first.peak.together:,.0f} MB"),
        ("each at that moment", ", ".join(f"{held:,.0f}" for held in first.peak.held) + " MB"),
        ("peak in each fifth of the run", ", ".join(f"{held:,.0f}" for held in first.course()) + " MB"),
    ]
    return page.Part([("measured", "figure"), *rows], machine())


def main() -> None:
    """Fill a store, embed the same texts, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--write", action="store_true", help="put the table on docs/archive.md")
    arguments = parser.parse_args()
    load_embedder()  # exports the model where that has not been done on this machine
    with tempfile.TemporaryDirectory() as temporary:
        file, store = arguments.file.resolve(), str(Path(temporary) / "store")
        if arguments.articles is not None:
            file = Path(temporary) / "articles.jsonl"
            copy(read(arguments.file, arguments.articles), file)
        command = ["index", "add", str(file), "--reference", store, "--isolated", "--quiet"]
        first = watch(command)
        second = watch(command)
        status = read_status(store)
        assert status is not None
    claims, alone = embedder_alone(read(arguments.file, arguments.articles))
    part = told(status, claims, first, second, alone)
    print(part.markdown())
    if arguments.write:
        page.write(PAGE, "filling", part)


if __name__ == "__main__":
    main()
