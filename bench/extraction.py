"""How fast values are found, by kind and by length of the text: words a minute on one core.

    python -m bench.extraction [FILE...]

The text is that of the files (the starter archive's, by default), repeated to 10 kB, 100 kB and 1 MB, each read as one article. Times are
of the processor, best of three. Reading into sentences and words is a row of its own: every kind works on what it makes; "claims" is
all kinds with clause and context.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from verifier import language
from verifier.claims import Kind
from verifier.extraction import extract
from verifier.kinds import KINDS
from verifier.reading import read_text
from verifier.text import Document

SIZES = (10_000, 100_000, 1_000_000)
_STARTER = Path(__file__).parent.parent / "reference"


def best(work: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def document(text: str) -> Document:
    """The text as one article, read into sentences."""
    return language.read(read_text(text, id="text.txt", largest=len(text)))


def _all(kind: Kind[Any], read: Document) -> list[object]:
    return list(kind.find(read))


def main() -> None:
    """Print a row for each step and size."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(path for path in _STARTER.rglob("*") if path.is_file())
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    if not text.strip():
        sys.exit("The files hold no text.")
    for size in SIZES:
        sample = (text * (size // len(text) + 1))[:size]
        words = len(sample.split())
        read = document(sample)
        steps: list[tuple[str, Callable[[], object]]] = [("reading", partial(document, sample))]
        steps += [(kind.name, partial(_all, kind, read)) for kind in KINDS]
        steps.append(("claims", partial(extract, read)))
        for name, work in steps:
            seconds = best(work)
            print(
                f"{size:9,} bytes  {name:8} {seconds:8.3f} s  {60 * words / seconds:12,.0f} words a minute", flush=True
            )


if __name__ == "__main__":
    main()
