"""How fast a store is filled, beside the embedder alone on the same texts, and in how much memory.

    python -m bench.ingest FILE [--articles N]

The first N articles of FILE (any format that `verify index add` reads) are taken into a new store; then the embedder embeds the texts of
the same articles, and nothing else, in the same process. Prints claims a second of both, their ratio, the time of a second ingest of the
same file as a share of the first, and the peak memory of this process.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
import time
from pathlib import Path

from verifier import reading
from verifier.archive.entry import extract_entry
from verifier.archive.filling import Filler
from verifier.archive.reader import default_reader
from verifier.embedding import embed_texts
from verifier.models.loading import load_embedder
from verifier.progress import Silent, no_message


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
        began = time.perf_counter()
        done = filler.add([str(file)])
        first = time.perf_counter() - began
        began = time.perf_counter()
        filler.add([str(file)])
        second = time.perf_counter() - began
    reader = default_reader()
    drafts = [extract_entry(reader.parse(article), reader.extract, reader.kinds) for article in articles]
    claims = sum(len(draft.claims) for draft in drafts)
    began = time.perf_counter()
    for start in range(0, len(drafts), 64):
        embed_texts(embedder, [draft.texts for draft in drafts[start : start + 64]])
    alone = time.perf_counter() - began
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))
    print(
        f"articles {len(articles)} ({done.update.copies} copies), claims {claims}; claims a second: ingest {claims / first:.0f},"
        f" embedder alone {claims / alone:.0f}, ratio {alone / first:.2f}; second ingest {second / first:.1%} of the first;"
        f" peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
