"""The drafts and archives that are measured: those of the project."""

from __future__ import annotations

import datetime
import itertools
import os
import tempfile
from pathlib import Path

from bench.measure import ROOT, environment
from verifier import reading
from verifier.settings import Settings
from verifier.text import Article

REFERENCE = ROOT / "reference"
ONE = ROOT / "seeds" / "2018-09-19-idlib-accord.md"
"""The draft of the cold start: 350 words, 32 claims."""
DAY = datetime.date(2019, 12, 31)
"""A day after everything in ``reference/``, so that the whole archive takes part."""


def cache() -> str:
    """The cache folder of the fresh processes, so that this process and they use one export of the model."""
    return environment().get("VERIFY_CACHE") or str(Path(tempfile.gettempdir()) / f"verifier-bench-cache-{os.getuid()}")


def settings() -> Settings:
    """The defaults, over ``reference/``, with the index among what can be made again."""
    return Settings(reference=str(REFERENCE), index=str(Path(cache()) / "bench-index"), cache=cache())


def drafts() -> list[Article]:
    """Every dated draft: ``seeds/``, then those of the training sets; they are of 200 to 400 words each."""
    folders = [ROOT / "seeds", *sorted((ROOT / "models" / "training" / "newsroom").glob("*/drafts"))]
    articles = [reading.read_article(found.path, id=found.id) for found in reading.find_articles(folders)]
    return [article for article in articles if article.published is not None]


def draft_of(words: int) -> Article:
    """One draft of so many words: paragraphs of all drafts, one after the other."""
    paragraphs = (part for article in itertools.cycle(drafts()) for part in article.body.of(article.text).split("\n\n"))
    kept: list[str] = []
    left = words
    while left > 0:
        some = next(paragraphs).split()[:left]
        kept.append(" ".join(some))
        left -= len(some)
    return reading.read_text("\n\n".join(kept) + "\n", id=f"{words}.md", date=DAY)
