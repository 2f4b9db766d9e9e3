"""How near the top deciding sentences stand."""

from __future__ import annotations

import dataclasses
import datetime

import numpy as np
import pytest
from numpy.typing import NDArray

from verifier import language, reading
from verifier.claims import Claim
from verifier.evaluation import Gold, GoldEvidence
from verifier.extraction import extract
from verifier.facts import Case, Likeness, Reported
from verifier.marks import Checked
from verifier.retrieval import Place, places, shown, summary
from verifier.stories import story
from verifier.text import Article
from verifier.verdicts import Label

DAY = datetime.date(2018, 9, 14)
TOLD = "The flood killed 27 people and hurt 90. Some 300 houses were lost. Fire crews saved 12 dogs."


def article(text: str, id: str) -> Article:
    return reading.read_text(text, id=id, date=DAY)


def claims_of(of: Article) -> tuple[Claim[object], ...]:
    return extract(language.read(of))


class Favours:
    """A gate that holds each candidate for as probable as its cosine."""

    def probabilities(self, kind: str, features: NDArray[np.float64]) -> NDArray[np.float64]:
        return features[:, 0]


def checked(cosines: dict[str, float]) -> tuple[Checked, dict[str, Article]]:
    """A draft's claim of 300 houses beside the counts of a report, found in its order, each as near as said."""
    draft, report = article("Some 300 homes are gone.", "d.md"), article(TOLD, "r.md")
    found = tuple(
        Reported(claim, Likeness(cosines.get(claim.words, 0.0), 0.0, 0.0, 0.0))
        for claim in claims_of(report)
        if claim.kind == "count"
    )
    case = Case(claims_of(draft), story(None, ("Some homes are gone.",)), (found,), {"r.md": story(None, ())})
    return Checked(draft, case), {"r.md": report}


def gold(quote: str, verdict: Label = Label.CONSISTENT) -> Gold:
    return Gold("d.md", "Some 300 homes are gone", "300", "count", verdict, (GoldEvidence("r.md", quote),), "", ())


def test_sentences_before_the_deciding_one_are_counted_once() -> None:
    """Two figures of one sentence are one place."""
    draft, texts = checked({})
    assert [place.searched for place in places(draft, [gold("300 houses were lost")], texts, Favours())] == [1]
    assert [place.searched for place in places(draft, [gold("saved 12 dogs")], texts, Favours())] == [2]


def test_gate_1_ranks_anew() -> None:
    draft, texts = checked({"Some 300": 0.9, "300": 0.9})
    (place,) = places(draft, [gold("300 houses were lost")], texts, Favours())
    assert (place.searched, place.ranked) == (1, 0)


def test_what_is_not_found_has_no_place() -> None:
    draft, texts = checked({})
    nothing = dataclasses.replace(draft, case=dataclasses.replace(draft.case, candidates=((),)))
    (place,) = places(nothing, [gold("saved 12 dogs")], texts, Favours())
    assert place == Place("count", None, None)


def test_claims_that_the_archive_does_not_decide_are_left_out() -> None:
    draft, texts = checked({})
    assert not list(places(draft, [gold("saved 12 dogs", Label.UNVERIFIED)], texts, Favours()))


def test_shares_by_depth() -> None:
    found = [Place("count", 0, 2), Place("count", 12, 4), Place("place", None, None), Place("place", 9, 0)]
    figures = summary(found)
    assert figures["decided claims"] == 4
    assert [figures[f"searched_first_{k}"] for k in (1, 3, 5, 10, 40)] == [0.25, 0.25, 0.25, 0.5, 0.75]
    assert [figures[f"ranked_first_{k}"] for k in (1, 3, 5)] == [0.25, 0.5, 0.75]
    assert (figures["ranked_first_10_count"], figures["ranked_first_10_place"]) == (1.0, 0.5)
    assert "searched_first_1         0.250" in shown(found)


@pytest.mark.parametrize("depth", [1, 40])
def test_no_claims_no_shares(depth: int) -> None:
    assert summary([])[f"ranked_first_{depth}"] == 0.0
