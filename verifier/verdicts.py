"""From matches to verdicts, by the rules of ``verifier.policy``: ``decide`` is one pure function."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.constraints import OBJECTIONS, is_remainder, objection
from verifier.gate import Gate
from verifier.kinds import BY_NAME
from verifier.matching import Match
from verifier.policy import RULES, Policy
from verifier.text import Status
from verifier.weighing import Odds, Sides, observe, sides

__all__ = ["RULES", "Evidence", "Label", "Policy", "Stance", "Verdict", "decide", "decide_all", "press_day"]

_SHOWN = 5
"""Pieces of evidence shown with a verdict."""
_RELATED_SHOWN = 2
"""Related reports shown with "unverified"."""
_SHOW_AS_SAME = 0.3
"""From this probability further evidence is shown as being about the same fact."""
_REPORTED_AT = 0.3
"""Below this probability that any report is of the claim's fact, that is what stopped a verdict."""
_IDENTIFIED = 0.9
"""Confidence in a verdict on a value that identifies its fact; not learned, since the training sets mark none."""
_MEANT_AT = 0.1
"""Below this probability a report is not held against a draft, however the rest weighs."""
_SUPPORTS_AT = 0.02
"""The same for a report that agrees: what is shown as support must be of the fact at least possibly, or a year that holds any day supports
all of them."""
_RIVAL_AT = 0.05
"""From this probability a report that agrees may be the one meant, and an older one of the fact whose figure has moved."""
_ABOUT_AS_PROBABLE = 0.8
"""Reports whose probability is this share of the best one's or more are taken for equally near; the newest of them counts."""
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


def decide_all(
    claims: Sequence[Claim[Any]], matches: Sequence[Sequence[Match]], gate: Gate, policy: Policy
) -> tuple[Verdict, ...]:
    """The verdicts on a draft's claims, each by :func:`decide`."""
    weighed = gate.odds(observe(claims, matches))
    return tuple(
        decide(claim, found, odds, policy) for claim, found, odds in zip(claims, matches, weighed, strict=True)
    )


def decide(claim: Claim[Any], matches: Sequence[Match], odds: Odds, policy: Policy) -> Verdict:
    """The verdict on a claim, from its matches (any order) and their odds. Pure: the same arguments give the same verdict."""
    by = sides(claim, matches)
    ranked = sorted(matches, key=lambda m: -m.same_fact)
    if not ranked:
        return _unverified(claim, (), odds, "policy.no-report", "No comparable report in the archive.")
    if BY_NAME[claim.kind].identifies:
        return _identified(claim, ranked, by, odds)
    if by.conflicting and by.conflicting[0].same_fact >= _MEANT_AT and odds.contradicted >= policy.contradicted_at:
        return _conflict(claim, ranked, by, odds)
    supported = bool(by.agreeing) and by.agreeing[0].same_fact >= _SUPPORTS_AT
    if supported and odds.consistent >= max(policy.consistent_at, odds.contradicted):
        return _consistent(claim, ranked, by.agreeing[0], odds)
    rule, reason = _why_not(claim, ranked, by)
    return _unverified(claim, ranked, odds, rule, reason)


def _identified(claim: Claim[Any], ranked: Sequence[Match], by: Sides, odds: Odds) -> Verdict:
    """The verdict where the values themselves tell whether it is the same fact: gate 2 decides alone."""
    sure = Odds(_IDENTIFIED, _IDENTIFIED, odds.unverified)
    if by.agreeing:
        return _consistent(claim, ranked, by.agreeing[0], sure)
    if by.conflicting:
        return _conflict(claim, ranked, by, sure)
    return _unverified(claim, ranked, odds, *_why_not(claim, ranked, by))


def _why_not(claim: Claim[Any], ranked: Sequence[Match], by: Sides) -> tuple[str, str]:
    """Which gate stopped a verdict: the rule, and the reason with the nearest report."""
    nearest = ranked[0]
    cite = _cite(claim, nearest)
    if sum(m.same_fact for m in ranked) < _REPORTED_AT:
        return "policy.other-fact", f"No report of the same fact; the nearest is {cite}."
    if nearest.comparison.outcome is Outcome.UNDECIDED:
        return "policy.undecided", f"Reported, but it does not decide: {cite}. {nearest.comparison.reason}"
    if nearest.comparison.outcome is Outcome.AGREES:
        return "policy.not-sure", f"A report that may be about the same fact agrees: {cite}."
    stopped = objection(claim, nearest.reported)
    if stopped is not None:
        return stopped, f"{OBJECTIONS[stopped]}: {cite}."
    rival = by.agreeing[0] if by.agreeing else None
    if rival is None or rival.same_fact < _RIVAL_AT:
        return "policy.not-sure", f"A report that may be about the same fact differs: {cite}."
    both = f"{_cite(claim, rival)}; {cite}"
    if rival.day == nearest.day and rival.reported.source.id != nearest.reported.source.id:
        return "policy.sources-disagree", f"Reports of one day disagree: {both}."
    return "policy.rival", f"Two reports may be meant: {both}."


def _conflict(claim: Claim[Any], ranked: Sequence[Match], by: Sides, odds: Odds) -> Verdict:
    """Reports differ from the draft: contradicted, unless a rule says that this cannot be promised."""
    against = _newest(by.conflicting)
    cite = _cite(claim, against)
    if against.reported.context.status is Status.DENIED:
        return _unverified(claim, ranked, odds, "policy.denied", f"Reported as denied: {cite}.")
    if claim.context.status is Status.POSSIBLE:
        return _unverified(claim, ranked, odds, "policy.possible", f"A possibility; reported: {cite}.")
    if claim.kind == "count" and is_remainder(claim) != is_remainder(against.reported):
        reason = f"One figure is of what is left or falls to each, the other is not: {cite}."
        return _unverified(claim, ranked, odds, "policy.remainder", reason)
    if _beyond(claim, ranked, against):
        reason = f"Goes beyond the newest figure, {cite}, in the direction it has moved."
        return _unverified(claim, ranked, odds, "policy.beyond-newest", reason)
    overtaken = any(m.same_fact >= _RIVAL_AT and m.day < against.day for m in by.agreeing)
    rule = "policy.newest" if overtaken else against.comparison.rule
    reason = f"Draft: {_short(BY_NAME[claim.kind].say(claim.value))}. Prior reporting: {cite}."
    evidence = _evidence(ranked, against, Stance.CONTRADICTS)
    return Verdict(claim, Label.CONTRADICTED, odds.contradicted, rule, reason, evidence)


def _consistent(claim: Claim[Any], ranked: Sequence[Match], best: Match, odds: Odds) -> Verdict:
    worked_out = f" {best.comparison.reason}" if best.comparison.rule == "policy.derived" else ""
    reason = f"Reported: {_cite(claim, best)}.{worked_out}"
    evidence = _evidence(ranked, best, Stance.SUPPORTS)
    return Verdict(claim, Label.CONSISTENT, odds.consistent, best.comparison.rule, reason, evidence)


def _unverified(claim: Claim[Any], ranked: Sequence[Match], odds: Odds, rule: str, reason: str) -> Verdict:
    return Verdict(claim, Label.UNVERIFIED, odds.unverified, rule, reason, _evidence(ranked, None, Stance.RELATED))


def _newest(conflicting: Sequence[Match]) -> Match:
    """The newest of the reports that are about as probable as the best one."""
    close = [m for m in conflicting if m.same_fact >= _ABOUT_AS_PROBABLE * conflicting[0].same_fact]
    return max(close, key=lambda m: (m.day, m.same_fact))


def _beyond(claim: Claim[Any], ranked: Sequence[Match], against: Match) -> bool:
    """Whether earlier reports show the figure moving, and the draft lies further on in that direction than the newest."""
    draft, newest = _point(claim), _point(against.reported)
    if draft is None or newest is None:
        return False
    if newest == 0 and draft > 0 and against.day < (claim.source.published or datetime.date.max):
        return True  # "no one has been charged" was true that day, and need not be any more
    earlier = [_point(m.reported) for m in ranked if m.same_fact >= _RIVAL_AT and m.day < against.day]
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
    return Stance.SUPERSEDED if m.day < decisive.day else Stance.RELATED


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
