"""What a draft costs as it grows from 100 to 10,000 words, in one process, against ``reference/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bench.drafts import draft_of, settings
from bench.measure import Run, interleaved, median, timed
from bench.page import Part, Plot, exponent
from verifier.pipeline import Session
from verifier.timings import Spent, Timings

WORDS = (100, 300, 1_000, 3_000, 10_000)


def measure(runs: int) -> Part:
    """Every length ``runs`` times, in turns."""
    articles = {words: draft_of(words) for words in WORDS}
    stages: dict[int, Mapping[str, Spent]] = {}
    with Session(settings()) as session:
        claims = {words: len(session.check(article).verdicts) for words, article in articles.items()}

        def check(words: int) -> Run:
            session.timings = timings = Timings()
            run = timed(lambda: session.check(articles[words]))
            stages[words] = timings.spent()
            return run

        found = interleaved({str(words): partial(check, words) for words in WORDS}, runs)
    medians = {words: median(found[str(words)]) for words in WORDS}
    rows = [("words", "claims", "s, clock", "s, processor", "processor ms a word")]
    rows += [
        (
            f"{words:,}",
            f"{claims[words]:,}",
            f"{m.clock:.2f}",
            f"{m.processor:.2f}",
            f"{1000 * m.processor / words:.2f}",
        )
        for words, m in medians.items()
    ]
    points = [(float(words), m.processor) for words, m in medians.items()]
    lines = {"all": points}
    for name in ("embed", "align", "search"):
        lines[name] = [(float(words), max(1e-4, stages[words][name].processor)) for words in WORDS]
    remark = (
        f"Medians of {runs} runs in turns. Time grows as the {exponent(points):.2f}th power of the length (1: linearly), "
        f"as the {exponent(points[-3:]):.2f}th from 1,000 words on."
    )
    return Part(rows, remark, Plot("length", "words of the draft", "seconds of the processor", lines))
