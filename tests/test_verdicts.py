"""The policy: every rule of the table, on matches made by hand."""

from __future__ import annotations

import dataclasses
import datetime
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Claim, Comparison, Context, Outcome, Source
from verifier.facts import Likeness
from verifier.kinds.count import COUNT
from verifier.kinds.count.value import CountValue
from verifier.language import read
from verifier.matching import Match
from verifier.reading import read_text
from verifier.text import Span, Status
from verifier.verdicts import RULES, Label, Policy, Stance, Verdict, decide
from verifier.weighing import Odds

POLICY = Policy(consistent_at=0.5, contradicted_at=0.6)
SURE_IT_AGREES = Odds(0.8, 0.1, 0.1)
SURE_IT_DIFFERS = Odds(0.1, 0.8, 0.1)
NOT_SURE = Odds(0.3, 0.4, 0.3)
DAY = datetime.date(2019, 5, 22)


def count(words: str) -> CountValue:
    """The typed value of some words in a sentence."""
    document = read(read_text(f"The quake killed {words} in the valley on Monday.", id="a.txt", date=DAY))
    return next(iter(COUNT.find(document))).value


def claim(
    words: str,
    *,
    document: str = "draft.md",
    day: datetime.date = DAY,
    status: Status = Status.DONE,
    text: str = "",
    sentence: int = 0,
) -> Claim[CountValue]:
    where = Span(100 * sentence, 100 * sentence + 50)
    sentence_text = text or f"The quake killed {words} in the valley."
    return Claim(
        kind="count",
        value=count(words),
        span=Span(where.start + 17, where.start + 17 + len(words)),
        clause=where,
        sentence=where,
        sentence_index=sentence,
        paragraph=0,
        words=words,
        quote=sentence_text,
        text=sentence_text,
        masked="The quake killed in the valley.",
        masked_clause=Span(0, 30),
        gap=16,
        context=Context(subject="The quake", predicate="kill", status=status, terms=("quake", "kill", "valley")),
        source=Source(document, day, "A quake", "Valley Wire", None),
    )


def match(reported: Claim[CountValue], draft: Claim[CountValue], same_fact: float) -> Match:
    return Match(reported, Likeness(0.8, 0.8, 0.8, 0.8), same_fact, COUNT.compare(draft.value, reported.value))


DRAFT = claim("43 people")


def report(words: str, same_fact: float, day: int = 20, **more: object) -> Match:
    """A report of a count, dated in May 2019, beside DRAFT."""
    when = datetime.date(2019, 5, day)
    return match(claim(words, document=f"{day}.md", day=when, **more), DRAFT, same_fact)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("matches", "odds", "label", "rule"),
    [
        ([], SURE_IT_DIFFERS, Label.UNVERIFIED, "policy.no-report"),
        ([report("43 people", 0.1)], NOT_SURE, Label.UNVERIFIED, "policy.other-fact"),
        ([report("43 people", 0.019)], SURE_IT_AGREES, Label.UNVERIFIED, "policy.other-fact"),
        ([report("43 people", 0.02)], SURE_IT_AGREES, Label.CONSISTENT, "count.equal"),
        ([report("43 people", 0.5)], SURE_IT_AGREES, Label.CONSISTENT, "count.equal"),
        ([report("58 people", 0.7)], SURE_IT_DIFFERS, Label.CONTRADICTED, "count.disjoint"),
        ([report("58 people", 0.7)], NOT_SURE, Label.UNVERIFIED, "policy.not-sure"),
        ([report("43 people", 0.7)], NOT_SURE, Label.UNVERIFIED, "policy.not-sure"),
        # However sure the weighing is, a verdict needs a report that agrees, or one that differs.
        ([report("58 people", 0.7)], SURE_IT_AGREES, Label.UNVERIFIED, "policy.not-sure"),
        ([report("43 people", 0.7)], SURE_IT_DIFFERS, Label.UNVERIFIED, "policy.not-sure"),
        ([report("at least 20 people", 0.7)], NOT_SURE, Label.UNVERIFIED, "policy.undecided"),
        ([report("58 people", 0.7, status=Status.DENIED)], SURE_IT_DIFFERS, Label.UNVERIFIED, "policy.denied"),
        # A report that agrees and may be meant stands in the way, also when it is less probable.
        (
            [report("58 people", 0.5), report("43 people", 0.15, sentence=3)],
            NOT_SURE,
            Label.UNVERIFIED,
            "policy.rival",
        ),
        # The newest report decides, and the older one was overtaken.
        (
            [report("58 people", 0.5, day=21), report("43 people", 0.4, day=18)],
            SURE_IT_DIFFERS,
            Label.CONTRADICTED,
            "policy.newest",
        ),
        (
            [report("58 people", 0.3, day=18), report("43 people", 0.6, day=21)],
            SURE_IT_AGREES,
            Label.CONSISTENT,
            "count.equal",
        ),
        # A toll that has risen may have risen again: 43 lies beyond 30, on the way from 20.
        (
            [report("30 people", 0.5, day=20), report("20 people", 0.4, day=18)],
            SURE_IT_DIFFERS,
            Label.UNVERIFIED,
            "policy.beyond-newest",
        ),
        # 58 fell to 50: 43 is further on in the direction the figure moved; 58 to 60 is not.
        (
            [report("60 people", 0.5, day=20), report("58 people", 0.4, day=18)],
            SURE_IT_DIFFERS,
            Label.CONTRADICTED,
            "count.disjoint",
        ),
    ],
)
def test_rule(matches: list[Match], odds: Odds, label: Label, rule: str) -> None:
    verdict = decide(DRAFT, matches, odds, POLICY)
    assert (verdict.label, verdict.rule) == (label, rule), verdict.reason


def test_reports_of_one_day_that_disagree() -> None:
    agreeing = report("43 people", 0.4)
    differing = dataclasses.replace(
        report("58 people", 0.45), reported=claim("58 people", document="other.md", day=datetime.date(2019, 5, 20))
    )
    assert decide(DRAFT, [agreeing, differing], NOT_SURE, POLICY).rule == "policy.sources-disagree"


def test_an_objection_is_named() -> None:
    draft = claim("43 soldiers")
    horses, soldiers = (match(claim(words, document="a.md"), draft, 0.7) for words in ("7 horses", "7 soldiers"))
    if horses.comparison.outcome is Outcome.CONFLICTS:
        assert decide(draft, [horses], NOT_SURE, POLICY).rule == "policy.other-unit"
    assert decide(draft, [soldiers], SURE_IT_DIFFERS, POLICY).label is Label.CONTRADICTED


def test_what_follows_from_a_report_supports() -> None:
    """policy.derived: the reason shows the sum."""
    worked_out = Comparison(Outcome.AGREES, "policy.derived", "60 less 17 is 43.")
    verdict = decide(
        DRAFT, [dataclasses.replace(report("60 people", 0.7), comparison=worked_out)], SURE_IT_AGREES, POLICY
    )
    assert (verdict.label, verdict.rule) == (Label.CONSISTENT, "policy.derived")
    assert verdict.reason.endswith("60 less 17 is 43.")


def test_nought_does_not_rule_out_a_first_one_later() -> None:
    """policy.beyond-newest: "no one was killed" on Monday, and somebody by Wednesday."""
    draft = claim("two people")
    zero = dataclasses.replace(
        report("no people", 0.9).reported, value=_count_value("No people were killed in the valley.")
    )
    conflict = Match(zero, Likeness(0.8, 0.8, 0.8, 0.8), 0.9, COUNT.compare(draft.value, zero.value))
    assert decide(draft, [conflict], SURE_IT_DIFFERS, POLICY).rule == "policy.beyond-newest"


def _count_value(text: str) -> CountValue:
    return next(iter(COUNT.find(read(read_text(text, id="a.txt", date=DAY))))).value


def test_a_possibility_is_not_contradicted() -> None:
    draft = dataclasses.replace(DRAFT, context=dataclasses.replace(DRAFT.context, status=Status.POSSIBLE))
    assert decide(draft, [report("58 people", 0.9)], SURE_IT_DIFFERS, POLICY).rule == "policy.possible"


def test_another_event_is_what_stands_against_a_date() -> None:
    """Of a date or a place the words for what happened must be in the report: who acts, and a name, are not enough."""
    draft = dataclasses.replace(
        DRAFT,
        kind="date",
        context=Context(subject="Mr Roe", predicate="meet", names=("Roe",), terms=("roe", "meet", "mayor")),
    )
    other = dataclasses.replace(
        report("58 people", 0.9).reported,
        kind="date",
        masked="Mr Roe visited Oslo.",
        context=Context(predicate="visit"),
    )
    conflict = Match(
        other, Likeness(0.8, 0.8, 0.8, 0.8), 0.9, Comparison(Outcome.CONFLICTS, "date.disjoint", "They differ.")
    )
    monday = _date_value("on Monday")
    draft = dataclasses.replace(draft, value=monday)
    conflict = dataclasses.replace(conflict, reported=dataclasses.replace(other, value=_date_value("on Tuesday")))
    assert decide(draft, [conflict], NOT_SURE, POLICY).rule == "policy.other-event"
    same = dataclasses.replace(
        conflict, reported=dataclasses.replace(conflict.reported, masked="Mr Roe met the governor.")
    )
    assert decide(draft, [same], SURE_IT_DIFFERS, POLICY).label is Label.CONTRADICTED


def test_what_is_left_is_not_contradicted_by_what_has_gone() -> None:
    draft = claim("43 people", text="After that quake 43 people remain in the valley.")
    assert decide(draft, [report("58 people", 0.9)], SURE_IT_DIFFERS, POLICY).rule == "policy.remainder"
    assert decide(DRAFT, [report("58 people", 0.9)], SURE_IT_DIFFERS, POLICY).label is Label.CONTRADICTED


def _date_value(words: str) -> Any:
    from verifier.kinds.date import DATE

    document = read(read_text(f"The ministers met {words} in Oslo.", id="a.txt", date=DAY))
    return next(iter(DATE.find(document))).value


def test_superseded_figures_are_shown_as_such() -> None:
    verdict = decide(
        DRAFT, [report("58 people", 0.5, day=21), report("43 people", 0.4, day=18)], SURE_IT_DIFFERS, POLICY
    )
    assert [piece.stance for piece in verdict.evidence] == [Stance.CONTRADICTS, Stance.SUPERSEDED]


def test_every_rule_of_the_table_has_a_test_here() -> None:
    here = Path(__file__)
    source = "".join(
        here.with_name(name).read_text(encoding="utf-8")
        for name in (here.name, "test_constraints.py", "test_weighing.py")
    )
    assert [rule.name for rule in RULES if f'"{rule.name}"' not in source] == []


def test_a_decided_verdict_carries_its_evidence() -> None:
    for matches, odds in (([report("43 people", 0.5)], SURE_IT_AGREES), ([report("58 people", 0.7)], SURE_IT_DIFFERS)):
        verdict = decide(DRAFT, matches, odds, POLICY)
        assert verdict.evidence
        assert "43 people" in verdict.reason or "58 people" in verdict.reason


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["43 people", "58 people", "at least 20 people", "40 to 45 people"]),
            st.floats(0, 1),
            st.integers(1, 21),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_matches_does_not_matter(rows: list[tuple[str, float, int]], rng: random.Random) -> None:
    """decide() is a function of what was found, not of the order in which it was found (ties aside: dates and places break them)."""
    matches = [report(words, round(p, 3), day, sentence=i) for i, (words, p, day) in enumerate(rows)]
    if len({m.same_fact for m in matches}) < len(matches):
        return
    shuffled = list(matches)
    rng.shuffle(shuffled)
    for odds in (SURE_IT_AGREES, SURE_IT_DIFFERS, NOT_SURE):
        one, two = decide(DRAFT, matches, odds, POLICY), decide(DRAFT, shuffled, odds, POLICY)
        assert _shape(one) == _shape(two)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_stricter_threshold_never_makes_a_contradiction(p: float, threshold: float) -> None:
    strict = dataclasses.replace(POLICY, contradicted_at=max(threshold, POLICY.contradicted_at))
    odds, differing = Odds((1 - p) / 2, p, (1 - p) / 2), [report("58 people", 0.7)]
    if decide(DRAFT, differing, odds, strict).label is Label.CONTRADICTED:
        assert decide(DRAFT, differing, odds, POLICY).label is Label.CONTRADICTED


def _shape(verdict: Verdict) -> tuple[object, ...]:
    return verdict.label, verdict.rule, verdict.reason, tuple(e.claim.source.id for e in verdict.evidence)
