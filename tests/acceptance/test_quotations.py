"""Quotations from end to end, on drafts and an archive of their own: gate 1 has no weights for the kind, and must let them through."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier.evaluation import Figures, read_gold, read_plain, score
from verifier.pipeline import Session
from verifier.reading import find_articles, read_article
from verifier.settings import Settings
from verifier.verdicts import Label

HERE = Path(__file__).parent / "quotations"


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    settings = Settings(reference=str(HERE / "reference"), index=str(tmp_path_factory.mktemp("index")))
    with Session(settings) as session:
        reports = {f.path.name: session.check(read_article(f.path)) for f in find_articles([HERE / "drafts"])}
    return score(reports, read_gold(HERE / "gold.jsonl"), read_plain(HERE / "plain.jsonl"))


def test_every_marked_quotation_is_found_and_no_other(figures: Figures) -> None:
    assert all(judged.verdict is not None for judged in figures.judged)
    assert figures.false_extractions == ()
    assert [v.claim.words for _, v in figures.extra if v.claim.kind == "quotation"] == []


def test_no_quotation_is_called_contradicted_that_is_not(figures: Figures) -> None:
    given = [j.verdict for j in figures.judged if j.verdict and not j.right]
    others = [v for _, v in figures.false_extractions + figures.extra if v.claim.kind == "quotation"]
    assert [v for v in given + others if v.label is Label.CONTRADICTED] == []
    assert figures.precision(Label.CONSISTENT) == 1.0


def test_most_verdicts_are_the_editors(figures: Figures) -> None:
    """All but four of the 23 at least: gate 1 may be trained anew, and lose some to "unverified"."""
    assert sum(judged.right for judged in figures.judged) >= len(figures.judged) - 4
    assert figures.evidence_hit() == 1.0
