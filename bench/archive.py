"""How an embedded store searches as it grows: time to open, time of a search, recall, memory, size on disk.

    python -m bench.archive FILE.jsonl [--claims 10000 100000 1000000] [--folder FOLDER] [--write]

FILE holds real articles (any format that `verify index add` reads). The first 1,000 are read and embedded; the store is made of
*variations* of them: each vector is turned by a random angle (its cosine with the original is from 0.7 to 1), one word in four is
swapped for another of the collection, and each article gets a random day in ten years. So the figures say how the store scales, and
nothing of how well it finds.

A search is one query for one kind of claim, in one of ten filters: up to a day, and in half of them from a day on, so that from a few to a
hundred per cent of the claims are left. Recall is that of the ten nearest masked vectors, against comparing every vector under the filter.
Each size is measured in a process of its own; "memory_mb" is what it holds for itself, "peak_mb" the most it held with what it maps from
files. "first_of_a_filter" is the first search with a filter, which has to work out what the filter leaves. On a busy machine
"processor_p50_ms", the processor's time, says more than the clock's.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import itertools
import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import page
from bench.measure import ROOT, machine
from verifier import reading
from verifier.archive.embedded import open_writer
from verifier.archive.entry import Draft, Entry, StoredSentence, embed_entries, extract_entry
from verifier.archive.opening import open_folder
from verifier.archive.query import Query, Scope, content_words
from verifier.archive.reader import default_reader
from verifier.archive.status import Identity, Update
from verifier.archive.vectors import Role
from verifier.embedding import DocumentVectors
from verifier.models.embedder import Vectors
from verifier.models.loading import load_embedder
from verifier.progress import Silent, no_message
from verifier.text import PublishedFrom

PAGE = ROOT / "docs" / "archive.md"
ARTICLES = 1000
AT_ONCE = 20_000
"""Claims in a chunk: what the ingest gets to by merging is not what is measured here."""
COSINES = (0.7, 1.0)
DAYS = 3650
FIRST = datetime.date(2010, 1, 1)
QUERIES = 100


def real(path: Path) -> tuple[list[Entry], Identity]:
    """The collection's first articles with claims, embedded."""
    reader, embedder = default_reader(), load_embedder()
    articles = (a for a in reading.read_collection(path) if not isinstance(a, reading.Rejected))
    drafts: list[Draft] = []
    for article in itertools.islice(articles, ARTICLES):
        drafts.append(extract_entry(reader.parse(article), reader.extract, reader.kinds))
    entries = embed_entries(embedder, [draft for draft in drafts if draft.claims])
    return entries, Identity(reader.version, embedder.name, embedder.revision, embedder.dimension)


def turned(vectors: Vectors, generator: np.random.Generator) -> Vectors:
    """Vectors of length one, each turned by a random angle in a random direction."""
    cosine = generator.uniform(*COSINES, (*vectors.shape[:-1], 1)).astype(np.float32)
    noise = generator.standard_normal(vectors.shape, dtype=np.float32)
    mixed = cosine * vectors + noise * np.sqrt((1 - cosine**2) / vectors.shape[-1])
    result: Vectors = mixed / np.maximum(np.linalg.norm(mixed, axis=-1, keepdims=True), 1e-9)
    return result


def variations(entries: Sequence[Entry], claims: int, seed: int) -> Iterator[Entry]:
    """Articles like the given ones, with so many claims in all."""
    generator = np.random.default_rng(seed)
    words = np.array([w for e in entries for s in e.sentences for w in s.text.split()], dtype=object)
    made, number = 0, 0
    while made < claims:
        for entry in entries:
            swapped = []
            for sentence in entry.sentences:
                own = np.array(sentence.text.split(), dtype=object)
                other = generator.random(len(own)) < 0.25
                own[other] = words[generator.integers(0, len(words), int(other.sum()))]
                swapped.append(dataclasses.replace(sentence, text=" ".join(own)))
            yield varied(entry, f"{seed}-{number}", tuple(swapped), generator)
            number += 1
            made += len(entry.claims)
            if made >= claims:
                return


def varied(entry: Entry, id: str, sentences: tuple[StoredSentence, ...], generator: np.random.Generator) -> Entry:
    """One article like another."""
    day = FIRST + datetime.timedelta(days=int(generator.integers(0, DAYS)))
    article = dataclasses.replace(
        entry.article, id=id, digest=id, published=day, published_from=PublishedFrom.FRONT_MATTER, url=None
    )
    v = entry.vectors
    vectors = DocumentVectors(*(turned(x, generator) for x in (v.document, v.sentences, v.masked, v.clause, v.window)))
    return dataclasses.replace(entry, article=article, sentences=sentences, vectors=vectors)


def fill(folder: Path, identity: Identity, entries: Sequence[Entry], claims: int) -> float:
    """Make a store; the seconds it took."""
    began = time.perf_counter()
    with open_writer(folder, identity, no_message) as writer:
        writer.keeps_texts = False  # neither kept nor compared: variations are near-duplicates by design
        chunk: list[Entry] = []
        for entry in variations(entries, claims, 1):
            chunk.append(entry)
            if sum(len(e.claims) for e in chunk) >= AT_ONCE:
                writer.put(chunk, Update())
                writer.merge_if_due(Silent())
                chunk = []
        if chunk:
            writer.put(chunk, Update())
        writer.compact(Silent())
    return time.perf_counter() - began


def asked(entries: Sequence[Entry]) -> list[Query]:
    """Queries: claims of other variations of the articles."""
    reader = default_reader()
    found = []
    for entry in variations(entries, 4 * QUERIES, 2):
        document = reader.parse(entry.article)
        for i, claim in enumerate(reader.extract(document)[: len(entry.claims)]):
            v = entry.vectors
            sentence, text = v.sentences[claim.sentence_index], entry.sentences[claim.sentence_index].text
            found.append(Query(claim, v.masked[i], sentence, v.clause[i], v.window[i], v.document, content_words(text)))
    step = max(1, len(found) // QUERIES)
    return found[::step][:QUERIES]


def memory() -> tuple[float, float]:
    """Megabytes of this process: its own, and its peak with what it maps from files."""
    lines = (line.split() for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    facts = {line[0]: int(line[1]) / 1000 for line in lines if line[-1] == "kB"}
    return facts["RssAnon:"], facts["VmHWM:"]


def measure(folder: Path, identity: Identity, queries: Sequence[Query], out: Any) -> None:
    """Open the store and search it; the figures are put into a queue."""
    kinds = default_reader().kinds
    open_folder(folder, identity, kinds, Update(), store=True).close()  # what is loaded once in a process: FAISS
    began = time.perf_counter()
    index = open_folder(folder, identity, kinds, Update(), store=True)
    opened = time.perf_counter() - began
    generator = np.random.default_rng(3)
    filters = []
    for number in range(10):
        last = FIRST + datetime.timedelta(days=int(generator.integers(DAYS // 4, DAYS)))
        since = last - datetime.timedelta(days=int(generator.integers(60, 720))) if number % 2 else None
        filters.append((last, since))
    times: list[float] = []
    processor: list[float] = []
    first: list[float] = []
    recall: list[float] = []
    pairs = []
    for number, (last, since) in enumerate(filters):
        some = queries[number::10]
        for query in some:
            began, used = time.perf_counter(), time.process_time()
            index.search([query], as_of=last, since=since)
            (times if query is not some[0] else first).append(1000 * (time.perf_counter() - began))
            if query is not some[0]:
                processor.append(1000 * (time.process_time() - used))
        pairs += [(query, Scope(last, "", since)) for query in some]
    own, peak = memory()
    with index.reading() as tables:
        for query, scope in pairs:
            mask = tables.cut(scope).of_kind(query.claim.kind).claims
            (found,) = tables.nearest(Role.MASKED, query.masked[None], 10, mask)
            (exact,) = tables.exact(Role.MASKED, query.masked[None], 10, mask)
            recall.append(len(np.intersect1d(found, exact)) / max(1, len(exact)))
    out.put(
        {
            "open_s": opened,
            "p50_ms": float(np.median(times)),
            "processor_p50_ms": float(np.median(processor)),
            "p95_ms": float(np.quantile(times, 0.95)),
            "first_of_a_filter_ms": float(np.median(first)),
            "recall_at_10": float(np.mean(recall)),
            "memory_mb": own,
            "peak_mb": peak,
            "disk_mb": sum(f.stat().st_size for f in folder.iterdir()) / 1e6,
        }
    )


def table(rows: Sequence[dict[str, float]]) -> page.Part:
    """The figures as a table, and the median time of a search over the number of claims."""
    heads = (
        *("claims", "filled in", "open", "search, median: clock, processor", "p95", "first with a filter"),
        *("recall of the 10 nearest", "memory of its own, peak with what is mapped", "on disk"),
    )
    lines = [
        (
            f"{row['claims']:,.0f}",
            f"{row['fill_s']:,.0f} s" if row["fill_s"] else "kept",
            f"{1000 * row['open_s']:.0f} ms",
            f"{row['p50_ms']:.1f}, {row['processor_p50_ms']:.1f} ms",
            f"{row['p95_ms']:.1f} ms",
            f"{row['first_of_a_filter_ms']:.0f} ms",
            f"{row['recall_at_10']:.3f}",
            f"{row['memory_mb']:,.0f}, {row['peak_mb']:,.0f} MB",
            f"{row['disk_mb']:,.0f} MB",
        )
        for row in rows
    ]
    names = {"median": "p50_ms", "processor": "processor_p50_ms", "p95": "p95_ms"}
    plot = page.Plot(
        "capacity",
        "claims in the store",
        "milliseconds a search",
        {name: [(row["claims"], row[key]) for row in rows] for name, key in names.items()},
    )
    return page.Part([heads, *lines], machine(), plot)


def main() -> None:
    """Make a store of each size, measure it, and print a row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="where stores are made, and kept; without it they go")
    parser.add_argument("--write", action="store_true", help="put the table and the plot on docs/archive.md")
    arguments = parser.parse_args()
    entries, identity = real(arguments.file)
    queries = asked(entries)
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        for claims in arguments.claims:
            folder = (arguments.folder or Path(temporary)) / str(claims)
            filled = 0.0 if folder.exists() else fill(folder, identity, entries, claims)
            context = multiprocessing.get_context("spawn")
            out = context.Queue()
            process = context.Process(target=measure, args=(folder, identity, queries, out))
            process.start()
            rows.append({"claims": float(claims), "fill_s": filled, **out.get()})
            process.join()
            print(json.dumps({name: round(value, 3) for name, value in rows[-1].items()}), flush=True)
    part = table(rows)
    print(part.markdown())
    if arguments.write:
        page.write(PAGE, "capacity", part)


if __name__ == "__main__":
    main()
