"""The same draft gets the same verdicts from the same articles, whichever store holds them: with the real extractor and the real model."""

from __future__ import annotations

from pathlib import Path

from tests.archive.postgres import new_database, running_server
from verifier import reading
from verifier.archive.filling import Filler
from verifier.models.loading import load_embedder
from verifier.pipeline import Session
from verifier.progress import Silent, no_message
from verifier.report import Report
from verifier.settings import Settings


def told(report: Report) -> list[tuple[object, ...]]:
    """Each verdict as people read it. Confidence may differ by what 16-bit vectors make of it: less than a report prints."""
    return [
        (v.claim.id, v.label, v.rule, v.reason, [(e.stance, e.claim.source.id, e.claim.span) for e in v.evidence])
        for v in report.verdicts
    ]


def test_same_verdicts(checkout: Path, tmp_path: Path) -> None:
    embedder = load_embedder()
    articles = sorted(str(path) for path in (checkout / "reference").glob("*bankass*.md"))
    draft = reading.read_article(checkout / "seeds" / "2019-02-13-mali-displaced.md")
    with running_server() as server:
        reports = []
        for address in (str(tmp_path / "store"), new_database(server, "verdicts")):
            filler = Filler(address, embedder, progress=Silent(), message=no_message, warn=no_message)
            assert filler.add(articles).update.added == len(articles) > 1
            with Session(Settings(reference=address)) as session:
                reports.append(session.check(draft))
    assert told(reports[0]) == told(reports[1])
    assert len(reports[0].verdicts) > 5
    for a, b in zip(reports[0].verdicts, reports[1].verdicts, strict=True):
        assert abs(a.confidence - b.confidence) < 0.005
    assert (reports[0].reference.documents, reports[0].reference.claims) == (
        reports[1].reference.documents,
        reports[1].reference.claims,
    )
    assert "owner" not in reports[1].reference.location
