"""What an editor decides, as the page sends it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.review.conftest import PATIENT
from verifier import decisions
from verifier.decisions import Choice, Decision, read, record
from verifier.errors import InputError
from verifier.reading import read_article
from verifier.report import Report
from verifier.reports.document import document
from verifier.review.session import BadRequest, Overtaken, Review, Reviewed
from verifier.verdicts import Label

FILE = Path("desk/decisions.yaml")
PER_EDITOR = 200


def ask(report: Report, **fields: Any) -> dict[str, Any]:
    """A request to reject the first claim."""
    claim = report.verdicts[0].claim.id
    return {"sheet": "d1", "claim": claim, "decision": "rejected", "note": "a first count", "seen": 0} | fields


def test_a_decision_is_saved_beside_the_draft(review: Review, report: Report) -> None:
    answer = review.decide(ask(report))
    assert answer == {"decision": "rejected", "note": "a first count", "by": "anna", "waived": True, "seen": 1}
    [line] = read(FILE).lines
    assert (line.draft, line.claim, line.decision) == ("flood.md", report.verdicts[0].claim.id, Choice.REJECTED)
    assert (line.verdict, line.words, line.by) == (Label.CONTRADICTED, "27 houses", "anna")
    assert line.at is not None
    assert review.saved == 1


def test_the_next_page_shows_it(review: Review, report: Report) -> None:
    before = review.page()
    assert "waived: rejected" not in before
    review.decide(ask(report))
    after = review.page()
    assert "waived: rejected by anna" in after
    assert 'data-seen="1"' in after
    review.decide(ask(report, decision="open", note="", seen=1))
    assert "waived: rejected" not in review.page()
    assert [d.decision for d in read(FILE).lines] == [Choice.REJECTED, Choice.OPEN]


def test_what_somebody_else_decided_meanwhile_is_not_gone_over_unseen(review: Review, report: Report) -> None:
    record(FILE, [Decision("flood.md", report.verdicts[0].claim.id, Choice.FIXED, "31 now", by="ben")])
    with pytest.raises(Overtaken, match="fixed by ben in the meantime") as raised:
        review.decide(ask(report))
    assert raised.value.answer == {"decision": "fixed", "note": "31 now", "by": "ben", "waived": False, "seen": 1}
    assert len(read(FILE).lines) == 1
    review.decide(ask(report, seen=1))
    assert [d.decision for d in read(FILE).lines] == [Choice.FIXED, Choice.REJECTED]


@pytest.mark.parametrize(
    "fields",
    [
        {"sheet": "d2"},
        {"sheet": None},
        {"sheet": ["d1"]},
        {"claim": "0" * 12},
        {"claim": "../../etc/passwd"},
        {"claim": {}},
        {"decision": "approved"},
        {"decision": None},
        {"note": None},
        {"note": "x" * 2001},
        {"seen": "0"},
        {"seen": True},
        {"draft": "other.md"},
    ],
)
def test_what_the_page_cannot_have_sent_is_refused(review: Review, report: Report, fields: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        review.decide(ask(report, **fields))
    assert not FILE.exists()


@pytest.mark.parametrize("request_", [None, [], "rejected", 1, {}, {"sheet": "d1"}])
def test_other_json_is_refused(review: Review, request_: object) -> None:
    with pytest.raises(BadRequest):
        review.decide(request_)


def _review_alone(data: Mapping[str, Any], by: str) -> None:
    """An editor in a process of their own: 200 decisions on a few claims, each made again where another editor was faster. Nobody gives up
    waiting, for on a busy machine it may be long until an editor's turn comes."""
    decisions.PATIENCE = PATIENT
    review = Review([Reviewed(data, read_article("desk/flood.md"))], by=by)
    claims = [claim["id"] for claim in data["claims"]]
    seen = dict.fromkeys(claims, 0)
    for number in range(PER_EDITOR):
        claim = claims[number % len(claims)]
        while True:
            request = {"sheet": "d1", "claim": claim, "decision": "rejected", "note": f"{number}", "seen": seen[claim]}
            try:
                seen[claim] = review.decide(request)["seen"]
                break
            except Overtaken as overtaken:
                seen[claim] = overtaken.answer["seen"]


def test_two_editors_who_decide_about_the_same_claims_at_once_lose_nothing(report: Report) -> None:
    """Two processes, 200 decisions each: 400 are recorded, and none unseen by the one after it."""
    context = multiprocessing.get_context("spawn")
    editors = [context.Process(target=_review_alone, args=(document(report), by)) for by in ("anna", "ben")]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(10 * PATIENT)
    assert [editor.exitcode for editor in editors] == [0, 0]
    lines = read(FILE).lines
    assert len(lines) == 2 * PER_EDITOR
    for by in ("anna", "ben"):
        assert [d.note for d in lines if d.by == by] == [f"{number}" for number in range(PER_EDITOR)]


def test_a_broken_file_of_decisions_is_named_and_kept(review: Review, report: Report) -> None:
    FILE.write_text("- {draft: flood.md\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.yaml:"):
        review.page()
    with pytest.raises(InputError, match=r"decisions\.yaml:"):
        review.decide(ask(report))
    assert FILE.read_text(encoding="utf-8") == "- {draft: flood.md\n"


def test_after_its_end_nothing_is_saved(review: Review, report: Report) -> None:
    review.close()
    with pytest.raises(BadRequest, match="ended"):
        review.decide(ask(report))
    assert not FILE.exists()


def test_the_settings_may_name_one_file_for_all(report: Report) -> None:
    review = Review([Reviewed(document(report), report.draft)], given="kept/all.yaml")
    review.decide(ask(report))
    assert read(Path("kept/all.yaml")).lines[0].draft == "../desk/flood.md"
    assert review.files == (Path("kept/all.yaml"),)


def test_stale_decisions_are_shown(review: Review) -> None:
    record(FILE, [Decision("flood.md", "0" * 12, Choice.REJECTED, words="12 boats")])
    assert "“12 boats”: rejected [000000000000]" in review.page()
