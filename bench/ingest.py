"""How fast a store is filled, beside the embedder alone on the same texts, and in how much memory.

    python -m bench.ingest FILE [--articles N]

The first N articles of FILE (any format that `verify index add` reads) are taken into a new store; then the embedder embeds the texts of
the same articles, each once, and nothing else, in the same process. Prints claims a second of both, their ratio by the clock and by the
processor's time (of this process and of the one that it starts; on a busy machine only that ratio means something), the time of a second
ingest of the same file as a share of the first, and the peak memory of both processes together.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from verifier import reading
from verifier.archive.entry import extract_entry
from verifier.archive.filling import Filler
from verifier.archive.ingest import Ingested
from verifier.archive.reader import default_reader
from verifier.archive.remembering import Remembering
from verifier.embedding import embed_texts
from verifier.models.loading import load_embedder
from verifier.progress import Silent, no_message


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of the processors in this process and in those it started and has waited for."""

    clock: float
    processor: float


def cost(work: Callable[[], object]) -> Cost:
    """What something costs."""
    before, began = os.times(), time.perf_counter()
    work()
    clock, after = time.perf_counter() - began, os.times()
    return Cost(clock, sum(after[:4]) - sum(before[:4]))


def peak() -> float:
    """Megabytes: the most that this process has held, and the most that one that it has started did."""
    own, started = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + started) / 1000


def main() -> None:
    """Fill a store, embed the same texts, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int)
    arguments = parser.parse_args()
    embedder = load_embedder()
    embedder.embed(["The first call makes the threads."])
    read = (a for a in reading.read_collection(arguments.file) if not isinstance(a, reading.Rejected))
    articles = list(itertools.islice(read, arguments.articles))
    with tempfile.TemporaryDirectory() as temporary:
        file, store = Path(temporary) / "articles.jsonl", Path(temporary) / "store"
        with file.open("w", encoding="utf-8") as stream:
            for a in articles:
                day = None if a.published is None else a.published.isoformat()
                stream.write(json.dumps({"id": a.id, "date": day, "title": a.title, "text": a.text}) + "\n")
        filler = Filler(str(store), embedder, progress=Silent(), message=no_message, warn=no_message)
        done: list[Ingested] = []
        first = cost(lambda: done.append(filler.add([str(file)])))
        held = peak()
        second = cost(lambda: done.append(filler.add([str(file)])))
    reader = default_reader()
    drafts = [extract_entry(reader.parse(article), reader.extract, reader.kinds) for article in articles]
    claims = sum(len(draft.claims) for draft in drafts)
    remembering = Remembering(embedder)

    def embed() -> None:
        for start in range(0, len(drafts), 64):
            embed_texts(remembering, [draft.texts for draft in drafts[start : start + 64]])

    alone = cost(embed)
    print(
        f"articles {len(articles)} ({done[0].update.copies} copies), claims {claims}, texts {done[0].update.embedded}; claims a second:"
        f" ingest {claims / first.clock:.0f}, embedder alone {claims / alone.clock:.0f}; ratio: clock {alone.clock / first.clock:.2f},"
        f" processor {alone.processor / first.processor:.2f}; second ingest: {second.clock / first.clock:.1%} of the first by the clock,"
        f" {second.processor / first.processor:.1%} of the processor; peak {held:.0f} MB"
    )


if __name__ == "__main__":
    main()
