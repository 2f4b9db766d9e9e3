"""From matches to verdicts, by the rules of ``verifier.policy``: ``decide`` is one pure function."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.constraints import OBJECTIONS, objection
from verifier.gate import Gate
from verifier.kinds import BY_NAME
from verifier.matching import Match
from verifier.policy import RULES, Policy
from verifier.text import Status

__all__ = ["RULES", "Evidence", "Label", "Policy", "Stance", "Verdict", "decide", "decide_all", "press_day"]

_SHOWN = 5
"""Pieces of evidence shown with a verdict."""
_RELATED_SHOWN = 2
"""Related reports shown with "unverified"."""
_SHOW_AS_SAME = 0.5
"""From this probability further evidence is shown as being about the same fact."""
_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()


class Label(enum.StrEnum):
    """The three verdicts (docs/verdicts.md)."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"


class Stance(enum.StrEnum):
    """How a piece of evidence stands to the draft's claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SUPERSEDED = "superseded"
    """It reports the fact, and a newer article reports it with another value."""
    RELATED = "related"
    """Near, but not shown to be the same fact."""


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """A claim of the archive, as it bears on a claim of the draft.

    ``similarity`` is the cosine of the two sentences with their values taken out, ``same_fact`` gate 1's probability; both 0 to 1.
    """

    stance: Stance
    claim: Claim[Any]
    similarity: float
    same_fact: float
    comparison: Comparison


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one claim. ``confidence`` is the probability, 0 to 1, that the label is right."""

    claim: Claim[Any]
    label: Label
    confidence: float
    rule: str
    reason: str
    evidence: tuple[Evidence, ...]


def decide_all(claims: Sequence[Claim[Any]], matches: Sequence[Sequence[Match]], policy: Policy) -> tuple[Verdict, ...]:
    """The verdicts on a draft's claims, each by :func:`decide`, then what claims of one clause say for each other
    (``policy.same-event``).
    """
    verdicts = [decide(claim, found, policy) for claim, found in zip(claims, matches, strict=True)]
    confirmed: dict[tuple[int, int], set[str]] = {}
    for verdict in verdicts:
        if verdict.label is Label.CONSISTENT:
            clause = (verdict.claim.clause.start, verdict.claim.clause.end)
            confirmed.setdefault(clause, set()).add(verdict.evidence[0].claim.source.id)
    return tuple(
        _same_event(verdict, found, confirmed.get((verdict.claim.clause.start, verdict.claim.clause.end), set()))
        for verdict, found in zip(verdicts, matches, strict=True)
    )


def calibrated(verdicts: Sequence[Verdict], gate: Gate) -> tuple[Verdict, ...]:
    """The verdicts with confidences that say how often such verdicts are right, as far as the gate has learned that."""
    return tuple(
        dataclasses.replace(verdict, confidence=round(calibration(verdict.confidence), 4))
        if (calibration := gate.confidence.get(verdict.label)) is not None
        else verdict
        for verdict in verdicts
    )


def _same_event(verdict: Verdict, matches: Sequence[Match], articles: set[str]) -> Verdict:
    """An unverified day or place made consistent by the lead of an article that reports the event, as another claim of its clause shows."""
    if verdict.label is not Label.UNVERIFIED or verdict.claim.kind == "count":
        return verdict
    for m in sorted(matches, key=lambda m: -m.same_fact):
        in_lead = m.reported.paragraph == 0 and m.reported.source.id in articles
        if in_lead and m.comparison.outcome is Outcome.AGREES:
            reason = f"Reported in the lead of a story of the same event: {_cite(verdict.claim, m)}."
            evidence = _evidence([m], m, Stance.SUPPORTS)
            return Verdict(verdict.claim, Label.CONSISTENT, 0.5, "policy.same-event", reason, evidence)
    return verdict


def decide(claim: Claim[Any], matches: Sequence[Match], policy: Policy) -> Verdict:
    """The verdict on a claim, from its matches (any order). Pure: the same arguments give the same verdict."""
    ranked = sorted(matches, key=lambda m: -m.same_fact)
    if not ranked:
        return _unverified(claim, (), "policy.no-report", "No comparable report in the archive.")
    probable = [m for m in ranked if m.same_fact >= policy.same_fact_at]
    if not probable:
        nearest = _cite(claim, ranked[0])
        return _unverified(claim, ranked, "policy.other-fact", f"No report of the same fact; the nearest is {nearest}.")
    stops = {id(m): objection(claim, m.reported) for m in probable if m.comparison.outcome is Outcome.CONFLICTS}
    same = [m for m in probable if not stops.get(id(m))]
    if not same:
        stopped = stops[id(probable[0])] or ""
        return _unverified(claim, ranked, stopped, f"{OBJECTIONS[stopped]}: {_cite(claim, probable[0])}.")
    agreeing = [m for m in same if m.comparison.outcome is Outcome.AGREES]
    conflicting = [m for m in same if m.comparison.outcome is Outcome.CONFLICTS]
    if agreeing and conflicting:
        return _mixed(claim, ranked, agreeing, conflicting, policy)
    if agreeing:
        return _consistent(claim, ranked, agreeing[0])
    if conflicting:
        return _conflict(claim, ranked, conflicting, policy)
    return _unverified(
        claim,
        ranked,
        "policy.undecided",
        f"Reported, but it does not decide: {_cite(claim, same[0])}. {same[0].comparison.reason}",
    )


def _mixed(
    claim: Claim[Any], ranked: Sequence[Match], agreeing: list[Match], conflicting: list[Match], policy: Policy
) -> Verdict:
    """Reports of the fact differ among themselves: the newest decides, unless one side is plainly about something else."""
    best, against = agreeing[0], conflicting[0]
    newer = _day(against) > _day(best) and _may_be_overtaken(claim, best)
    likely = against.same_fact >= max(policy.contradicted_at, 0.8 * best.same_fact)
    if newer and likely and not _same_sentence(best, against):
        return _conflict(claim, ranked, conflicting, policy, overtaken=True)
    if best.same_fact >= against.same_fact or _day(best) > _day(against):
        return _consistent(claim, ranked, best)
    if (
        _day(best) == _day(against)
        and not _same_sentence(best, against)
        and best.reported.source.id != against.reported.source.id
    ):
        return _unverified(
            claim,
            ranked,
            "policy.sources-disagree",
            f"Reports of one day disagree: {_cite(claim, best)}; {_cite(claim, against)}.",
        )
    return _unverified(
        claim, ranked, "policy.rival", f"Two reports may be meant: {_cite(claim, best)}; {_cite(claim, against)}."
    )


def _conflict(
    claim: Claim[Any], ranked: Sequence[Match], conflicting: list[Match], policy: Policy, *, overtaken: bool = False
) -> Verdict:
    """Reports differ from the draft: contradicted, unless a rule says that this cannot be promised."""
    against = _newest(conflicting, policy)
    cite = _cite(claim, against)
    if against.reported.context.status is Status.DENIED:
        return _unverified(claim, ranked, "policy.denied", f"Reported as denied: {cite}.")
    if claim.context.status is Status.DONE and against.reported.context.status in {Status.PLANNED, Status.POSSIBLE}:
        return _unverified(claim, ranked, "policy.plan-not-event", f"Reported as a plan only: {cite}.")
    if claim.context.status is Status.POSSIBLE:
        return _unverified(claim, ranked, "policy.possible", f"A possibility; reported: {cite}.")
    if not overtaken and (rival := _rival(ranked, against, policy)) is not None:
        return _unverified(
            claim, ranked, "policy.rival", f"Another report may be meant, and agrees: {_cite(claim, rival)}."
        )
    if _beyond(claim, ranked, against, policy):
        return _unverified(
            claim,
            ranked,
            "policy.beyond-newest",
            f"Goes beyond the newest figure, {cite}, in the direction it has moved.",
        )
    if against.same_fact < policy.contradicted_at:
        return _unverified(
            claim, ranked, "policy.not-sure", f"A report that may be about the same fact differs: {cite}."
        )
    kind = BY_NAME[claim.kind]
    reason = f"Draft: {_short(kind.say(claim.value))}. Prior reporting: {cite}."
    rule = "policy.newest" if overtaken else against.comparison.rule
    return Verdict(
        claim, Label.CONTRADICTED, against.same_fact, rule, reason, _evidence(ranked, against, Stance.CONTRADICTS)
    )


def _consistent(claim: Claim[Any], ranked: Sequence[Match], best: Match) -> Verdict:
    worked_out = f" {best.comparison.reason}" if best.comparison.rule == "policy.derived" else ""
    reason = f"Reported: {_cite(claim, best)}.{worked_out}"
    return Verdict(
        claim, Label.CONSISTENT, best.same_fact, best.comparison.rule, reason, _evidence(ranked, best, Stance.SUPPORTS)
    )


def _unverified(claim: Claim[Any], ranked: Sequence[Match], rule: str, reason: str) -> Verdict:
    decisive = max((m.same_fact for m in ranked if m.comparison.outcome is not Outcome.UNDECIDED), default=0.0)
    return Verdict(
        claim,
        Label.UNVERIFIED,
        round(1.0 - decisive, 6),
        rule,
        reason,
        _evidence(ranked, None, Stance.RELATED),
    )


def _may_be_overtaken(claim: Claim[Any], agreeing: Match) -> bool:
    """Whether what an older report says can have changed: figures move, and plans do; the day and the place of what happened do not."""
    return claim.kind == "count" or agreeing.reported.context.status is not Status.DONE


def _newest(conflicting: list[Match], policy: Policy) -> Match:
    """The newest of the reports that are about as probable as the best one."""
    best = conflicting[0]
    close = [m for m in conflicting if m.same_fact >= max(policy.same_fact_at, 0.8 * best.same_fact)]
    return max(close, key=lambda m: (_day(m), m.same_fact))


def _rival(ranked: Sequence[Match], against: Match, policy: Policy) -> Match | None:
    """A report that agrees with the draft and may be the one meant."""
    for m in ranked:
        if m.comparison.outcome is Outcome.AGREES and (
            _same_sentence(m, against) or (m.same_fact >= policy.rival_at and _day(m) >= _day(against))
        ):
            return m
    return None


def _beyond(claim: Claim[Any], ranked: Sequence[Match], against: Match, policy: Policy) -> bool:
    """Whether earlier reports show the figure moving, and the draft lies further on in that direction than the newest."""
    draft, newest = _point(claim), _point(against.reported)
    if draft is None or newest is None:
        return False
    if newest == 0 and draft > 0 and _day(against) < (claim.source.published or datetime.date.max):
        return True  # "no one has been charged" was true that day, and need not be any more
    earlier = [_point(m.reported) for m in ranked if m.same_fact >= policy.same_fact_at and _day(m) < _day(against)]
    moved = [newest - value for value in earlier if value is not None and value != newest]
    return bool(moved) and all((draft - newest) * step > 0 for step in moved)


def _point(claim: Claim[Any]) -> float | None:
    low, high = getattr(claim.value, "low", None), getattr(claim.value, "high", None)
    bound = low if low is not None else high
    return float(bound) if isinstance(bound, int | float) else None


def _evidence(ranked: Sequence[Match], decisive: Match | None, stance: Stance) -> tuple[Evidence, ...]:
    """The deciding report first, then other reports of the fact, then the nearest related; five at most."""
    chosen: list[tuple[Match, Stance]] = [] if decisive is None else [(decisive, stance)]
    for m in ranked:
        if m is decisive or len(chosen) >= _SHOWN:
            continue
        chosen.append((m, _stance(m, decisive)))
        if decisive is None and len(chosen) >= _RELATED_SHOWN:
            break
    kept = [(m, s) for m, s in chosen if m is decisive or decisive is None or s is not Stance.RELATED]
    return tuple(
        Evidence(s, m.reported, round(max(0.0, m.likeness.masked), 4), round(m.same_fact, 4), m.comparison)
        for m, s in kept
    )


def _stance(m: Match, decisive: Match | None) -> Stance:
    if decisive is None or m.same_fact < _SHOW_AS_SAME or m.comparison.outcome is Outcome.UNDECIDED:
        return Stance.RELATED
    if m.comparison.outcome is decisive.comparison.outcome:
        return Stance.SUPPORTS if m.comparison.outcome is Outcome.AGREES else Stance.CONTRADICTS
    return Stance.SUPERSEDED if _day(m) < _day(decisive) else Stance.RELATED


def _day(m: Match) -> datetime.date:
    return m.reported.source.published or datetime.date.min


def _same_sentence(a: Match, b: Match) -> bool:
    return a.reported.source.id == b.reported.source.id and a.reported.sentence == b.reported.sentence


def _cite(claim: Claim[Any], m: Match) -> str:
    """The reported value with its source: "more than 3 million civilians (Meridian News, 14 Sept. 2018)"."""
    source = m.reported.source
    said = _short(BY_NAME[claim.kind].say(m.reported.value))
    where = ", ".join(
        part for part in (source.outlet or source.id, source.published and press_day(source.published)) if part
    )
    return f"{said} ({where})"


def press_day(day: datetime.date) -> str:
    """A day as a newspaper writes it: "14 Sept. 2018" (the AP stylebook's months)."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _short(text: str) -> str:
    return " ".join(text.split())
