"""Where a verdict turns: each bound of the policy just met and just missed, and what is shown with a verdict."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from tests.test_verdicts import DRAFT, NOT_SURE, POLICY, SURE_IT_AGREES, SURE_IT_DIFFERS, claim, match, report
from verifier.claims import Claim, Comparison, Outcome
from verifier.facts import Likeness
from verifier.kinds.quotation.value import Quotation
from verifier.matching import Match
from verifier.verdicts import Label, Policy, Stance, decide, decide_all, press_day
from verifier.weighing import Odds


def test_a_contradiction_has_to_be_more_probable_than_an_agreement() -> None:
    """A false alarm costs more than a miss."""
    assert 0.5 <= Policy().consistent_at < Policy().contradicted_at < 1


@pytest.mark.parametrize(
    ("matches", "odds", "label"),
    [
        # The thresholds themselves are enough.
        ([report("43 people", 0.7)], Odds(0.5, 0.1, 0.4), Label.CONSISTENT),
        ([report("43 people", 0.7)], Odds(0.499, 0.1, 0.401), Label.UNVERIFIED),
        ([report("58 people", 0.7)], Odds(0.1, 0.6, 0.3), Label.CONTRADICTED),
        ([report("58 people", 0.7)], Odds(0.1, 0.599, 0.301), Label.UNVERIFIED),
        # It is not consistent where it is more probably contradicted.
        ([report("43 people", 0.7), report("58 people", 0.05)], Odds(0.5, 0.5, 0.0), Label.CONSISTENT),
        ([report("43 people", 0.7), report("58 people", 0.05)], Odds(0.55, 0.59, 0.0), Label.UNVERIFIED),
        # A report that is most improbably of the fact is held against nothing.
        ([report("58 people", 0.1)], SURE_IT_DIFFERS, Label.CONTRADICTED),
        ([report("58 people", 0.099)], SURE_IT_DIFFERS, Label.UNVERIFIED),
    ],
)
def test_labels(matches: list[Match], odds: Odds, label: Label) -> None:
    assert decide(DRAFT, matches, odds, POLICY).label is label


@pytest.mark.parametrize(
    ("matches", "odds", "rule"),
    [
        # Whether any report is of the fact is asked of all of them together.
        ([report("58 people", 0.3)], NOT_SURE, "policy.not-sure"),
        ([report("58 people", 0.299)], NOT_SURE, "policy.other-fact"),
        ([report("58 people", 0.2, day=18), report("59 people", 0.1, day=19)], NOT_SURE, "policy.not-sure"),
        # A report that agrees is a rival from one in twenty on.
        ([report("58 people", 0.5, day=18), report("43 people", 0.05, day=19)], NOT_SURE, "policy.rival"),
        ([report("58 people", 0.5, day=18), report("43 people", 0.049, day=19)], NOT_SURE, "policy.not-sure"),
        # The newest decides only where there is an older one of the fact, on an earlier day.
        ([report("58 people", 0.5, day=19), report("43 people", 0.05, day=18)], SURE_IT_DIFFERS, "policy.newest"),
        ([report("58 people", 0.5, day=19), report("43 people", 0.049, day=18)], SURE_IT_DIFFERS, "count.disjoint"),
        ([report("58 people", 0.5, day=19), report("43 people", 0.4, day=19)], SURE_IT_DIFFERS, "count.disjoint"),
        ([report("58 people", 0.5, day=19), report("43 people", 0.4, day=20)], SURE_IT_DIFFERS, "count.disjoint"),
        # A figure moves where earlier reports have another one, all of them on the far side.
        (
            [report("30 people", 0.5, day=20), report("20 people", 0.05, day=18)],
            SURE_IT_DIFFERS,
            "policy.beyond-newest",
        ),
        ([report("30 people", 0.5, day=20), report("20 people", 0.049, day=18)], SURE_IT_DIFFERS, "count.disjoint"),
        ([report("30 people", 0.5, day=20), report("20 people", 0.3, day=20)], SURE_IT_DIFFERS, "count.disjoint"),
        ([report("30 people", 0.5, day=20), report("35 people", 0.3, day=18)], SURE_IT_DIFFERS, "count.disjoint"),
        (
            [report("30 people", 0.5, day=20), report("20 people", 0.3, day=18), report("35 people", 0.3, day=19)],
            SURE_IT_DIFFERS,
            "count.disjoint",
        ),
        ([report("58 people", 0.5, day=20), report("60 people", 0.3, day=18)], SURE_IT_DIFFERS, "policy.beyond-newest"),
    ],
)
def test_rules(matches: list[Match], odds: Odds, rule: str) -> None:
    assert decide(DRAFT, matches, odds, POLICY).rule == rule


@pytest.mark.parametrize(("probability", "cited"), [(0.4, "60 people"), (0.39, "58 people")])
def test_the_newest_of_those_about_as_probable_is_held_against_the_draft(probability: float, cited: str) -> None:
    verdict = decide(
        DRAFT, [report("58 people", 0.5, day=18), report("60 people", probability, day=21)], SURE_IT_DIFFERS, POLICY
    )
    assert cited in verdict.reason
    assert verdict.evidence[0].claim.words == cited


@pytest.mark.parametrize(("day", "label"), [(21, Label.UNVERIFIED), (22, Label.CONTRADICTED)])
def test_nought_of_an_earlier_day_only_leaves_room(day: int, label: Label) -> None:
    nought = dataclasses.replace(DRAFT.value, point=0.0, low=0.0, high=0.0)
    reported = dataclasses.replace(claim("43 people", document="a.md", day=datetime.date(2019, 5, day)), value=nought)
    assert decide(DRAFT, [match(reported, DRAFT, 0.7)], SURE_IT_DIFFERS, POLICY).label is label


def test_five_reports_are_shown_with_a_verdict_and_two_without() -> None:
    reports = [report("43 people", 0.9 - day / 50, day=day) for day in range(10, 17)]
    assert len(decide(DRAFT, reports, SURE_IT_AGREES, POLICY).evidence) == 5
    shown = decide(DRAFT, reports, NOT_SURE, POLICY).evidence
    assert [piece.stance for piece in shown] == [Stance.RELATED, Stance.RELATED]
    assert [piece.claim.source.id for piece in shown] == ["10.md", "11.md"]  # the nearest


@pytest.mark.parametrize(
    ("further", "stances"),
    [
        (report("43 people", 0.3, day=18), [Stance.SUPPORTS, Stance.SUPPORTS]),
        (report("43 people", 0.299, day=18), [Stance.SUPPORTS]),  # not shown to be of the fact
        (report("at least 20 people", 0.4, day=18), [Stance.SUPPORTS]),  # decides nothing
        (report("58 people", 0.3, day=19), [Stance.SUPPORTS, Stance.SUPERSEDED]),
        (report("58 people", 0.3, day=20), [Stance.SUPPORTS]),
    ],
)
def test_what_further_reports_are_to_a_verdict(further: Match, stances: list[Stance]) -> None:
    shown = decide(DRAFT, [report("43 people", 0.6, day=20), further], SURE_IT_AGREES, POLICY).evidence
    assert [piece.stance for piece in shown] == stances


def test_a_second_report_that_differs_contradicts_too() -> None:
    found = [report("59 people", 0.6, day=20), report("58 people", 0.4, day=19)]
    shown = decide(DRAFT, found, SURE_IT_DIFFERS, POLICY).evidence
    assert [piece.stance for piece in shown] == [Stance.CONTRADICTS, Stance.CONTRADICTS]


def test_evidence_gives_its_figures_to_four_digits_and_no_likeness_below_nought() -> None:
    found = dataclasses.replace(report("43 people", 0.712345), likeness=Likeness(-0.2, 0.8, 0.8, 0.8))
    (piece,) = decide(DRAFT, [found], SURE_IT_AGREES, POLICY).evidence
    assert (piece.similarity, piece.same_fact) == (0.0, 0.7123)


@pytest.mark.parametrize(
    ("odds", "matches", "confidence"),
    [
        (SURE_IT_AGREES, [report("43 people", 0.7)], 0.8),
        (SURE_IT_DIFFERS, [report("58 people", 0.7)], 0.8),
        (NOT_SURE, [report("58 people", 0.7)], 0.3),
        (NOT_SURE, [], 0.3),
    ],
)
def test_confidence_is_the_probability_of_the_label(odds: Odds, matches: list[Match], confidence: float) -> None:
    assert decide(DRAFT, matches, odds, POLICY).confidence == confidence


@pytest.mark.parametrize(
    ("outcome", "label"),
    [
        (Outcome.AGREES, Label.CONSISTENT),
        (Outcome.CONFLICTS, Label.CONTRADICTED),
        (Outcome.UNDECIDED, Label.UNVERIFIED),
    ],
)
def test_of_a_quotation_the_words_alone_decide(outcome: Outcome, label: Label) -> None:
    """That it is the same fact is made sure of by the words that two quotations share (docs/verdicts.md)."""
    any_claim: Claim[Any] = DRAFT
    said = dataclasses.replace(any_claim, kind="quotation", value=Quotation("We will rebuild it", "Anna Berg"))
    found = Match(said, Likeness(0.8, 0.8, 0.8, 0.8), 0.01, Comparison(outcome, "quotation.same", "The same words."))
    verdict = decide(said, [found], NOT_SURE, POLICY)
    assert verdict.label is label
    assert verdict.confidence == (NOT_SURE.unverified if label is Label.UNVERIFIED else 0.9)


def test_each_claim_gets_the_verdict_of_its_own_matches() -> None:
    class Weighed:
        def odds(self, observations: object) -> list[Odds]:
            return [SURE_IT_AGREES, SURE_IT_DIFFERS, NOT_SURE]

    matches = [[report("43 people", 0.7)], [report("58 people", 0.7)], []]
    gate: Any = Weighed()
    verdicts = decide_all([DRAFT, DRAFT, DRAFT], matches, gate, POLICY)
    assert [v.label for v in verdicts] == [Label.CONSISTENT, Label.CONTRADICTED, Label.UNVERIFIED]


@pytest.mark.parametrize(
    ("month", "said"),
    list(enumerate("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split(), 1)),
)
def test_days_are_written_as_the_stylebook_has_them(month: int, said: str) -> None:
    assert press_day(datetime.date(2018, month, 14)) == f"14 {said} 2018"
