"""Cold start: one draft of 350 words, a fresh process, the archive indexed; and the most memory that the check holds.

Beside it, in turns: a process that only loads ONNX Runtime, tokenizer and model and embeds the draft's sentences, which is the least that
anything with this model can take; and ``bench/bare.py`` over the same archive, which is what one would write with sentence-transformers.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from bench.drafts import ONE, REFERENCE, cache, settings
from bench.measure import ROOT, fresh, interleaved, median
from bench.page import Part

_CHECK = """
import os, sys
os.environ["VERIFY_CACHE"] = {cache!r}
sys.argv = ["verify", {draft!r}, "--reference", {reference!r}, "--index", {index!r}, "--isolated", "--format", "yaml", "--exit-zero"]
from verifier.cli.app import main
assert main() == 0
heavy = [name for name in ("torch", "sentence_transformers", "transformers", "spacy") if name in sys.modules]
assert not heavy, heavy
"""
_LEAST = """
import re
from pathlib import Path
from verifier.models.loading import load_embedder
load_embedder(cache={cache!r}).embed(re.split(r"(?<=[.!?])\\s+", Path({draft!r}).read_text(encoding="utf-8")))
"""
_BARE = """
import runpy, sys
sys.argv = ["bare.py", {draft!r}, {reference!r}, {index!r}]
runpy.run_path({program!r}, run_name="__main__")
"""


def measure(runs: int) -> Part:
    """The three, ``runs`` times each."""
    chosen = settings()
    draft, reference = os.fspath(ONE), os.fspath(REFERENCE)
    bare_index = os.fspath(Path(cache()) / "bare.faiss")
    programs = {
        "`verify DRAFT`": _CHECK.format(draft=draft, reference=reference, index=chosen.index, cache=cache()),
        "load the model, embed the sentences": _LEAST.format(draft=draft, cache=cache()),
        "bench/bare.py": _BARE.format(
            draft=draft, reference=reference, index=bare_index, program=os.fspath(ROOT / "bench" / "bare.py")
        ),
    }
    cases = {name: partial(fresh, code) for name, code in programs.items()}
    interleaved(cases, 1)  # makes indexes, exports and bytecode where they are missing
    found = {name: median(its) for name, its in interleaved(cases, runs).items()}
    ours = found["`verify DRAFT`"]
    rows = [("a fresh process", "s, clock", "s, processor", "peak MB", "verify beside it: clock", "processor")]
    rows += [
        (
            name,
            f"{its.clock:.2f}",
            f"{its.processor:.2f}",
            f"{its.peak:.0f}",
            f"{ours.clock / its.clock:.2f}",
            f"{ours.processor / its.processor:.2f}",
        )
        for name, its in found.items()
    ]
    return Part(rows, f"Medians of {runs} runs in turns.")
