"""Warm throughput: a hundred drafts in one process, and where their time goes."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping

from bench.drafts import drafts, settings
from bench.measure import Run, timed
from bench.page import Part
from verifier.pipeline import Session
from verifier.timings import OTHER, START, Spent, Timings

DRAFTS = 100


def measure(runs: int) -> Part:
    """The hundred drafts, ``runs`` times after one that warms up; medians of each stage's share."""
    articles = list(itertools.islice(itertools.cycle(drafts()), DRAFTS))
    found: list[tuple[Run, Mapping[str, Spent]]] = []
    with Session(settings()) as session:
        claims = sum(len(session.check(article).verdicts) for article in articles[:12])
        for _ in range(runs):
            session.timings = timings = Timings()
            run = timed(lambda: [session.check(article) for article in articles])
            found.append((run, timings.spent()))  # at once: the stopwatch goes on
    spent = [stages for _, stages in found]
    names = [name for name in spent[0] if name != START]
    rows = [("stage", "ms a draft, clock", "processor", "share of the processor's time")]
    whole = [sum(its[name].processor for name in names) for its in spent]
    for name in names:
        clock = statistics.median(its[name].clock for its in spent)
        processor = statistics.median(its[name].processor for its in spent)
        share = statistics.median(its[name].processor / all_ for its, all_ in zip(spent, whole, strict=True))
        rows.append((name, f"{1000 * clock / DRAFTS:.1f}", f"{1000 * processor / DRAFTS:.1f}", f"{share:.0%}"))
    clock = statistics.median(run.clock for run, _ in found)
    processor = statistics.median(run.processor for run, _ in found)
    rows.append(("all", f"{1000 * clock / DRAFTS:.1f}", f"{1000 * processor / DRAFTS:.1f}", "100%"))
    words = sum(len(article.body.of(article.text).split()) for article in articles)
    remark = (
        f"{DRAFTS} drafts, {words:,} words, {claims / 12:.0f} claims in each of the first twelve; medians of {runs} passes. "
        f'{60 * DRAFTS / clock:.0f} drafts a minute by the clock. "{OTHER}" is what belongs to no stage.'
    )
    return Part(rows, remark)
