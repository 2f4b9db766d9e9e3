"""Figures with their ranges."""

from __future__ import annotations

from tests.test_verdicts import DRAFT
from verifier.evaluation import Figures, Gold, Judged
from verifier.verdicts import Label, Verdict


def judged(draft: str, *, right: bool) -> Judged:
    gold = Gold(draft, "q", "v", "count", Label.CONSISTENT if right else Label.UNVERIFIED, (), "", ())
    return Judged(gold, Verdict(DRAFT, Label.CONSISTENT, 0.9, "count.equal", "", ()))


def test_a_range_is_over_drafts() -> None:
    """Drafts that are all alike leave nothing to chance; drafts that differ do, and the figure lies between."""
    alike = Figures(tuple(judged(f"{n}.md", right=i < 8) for n in range(6) for i in range(10)), (), (), 0, 60)
    assert alike.intervals()["accuracy"] == (0.8, 0.8)
    uneven = Figures(tuple(judged(f"{n}.md", right=n % 2 == 0) for n in range(6) for _ in range(10)), (), (), 0, 60)
    low, high = uneven.intervals()["accuracy"]
    assert 0.0 <= low < 0.5 < high <= 1.0
    assert uneven.intervals() == uneven.intervals()
