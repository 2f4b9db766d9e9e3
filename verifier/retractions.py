"""Articles that were retracted: they are no evidence, and a desk that still has one in its files is told so."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from verifier.claims import Outcome
from verifier.facts import Case
from verifier.matching import Match
from verifier.verdicts import Verdict, press_day

NOTED_AT = 0.3
"""From this probability, by gate 1, that a retracted article reported a claim's fact, the verdict says that it is gone."""


def standing(case: Case) -> Case:
    """The case without the candidates of retracted articles."""
    return _of(case, retracted=False)


def withdrawn(case: Case) -> Case:
    """The case with the candidates of retracted articles alone."""
    return _of(case, retracted=True)


def _of(case: Case, *, retracted: bool) -> Case:
    candidates = tuple(
        tuple(c for c in row if (c.claim.source.retracted is not None) is retracted) for row in case.candidates
    )
    return dataclasses.replace(case, candidates=candidates)


def noting_retractions(verdicts: Sequence[Verdict], gone: Sequence[Sequence[Match]]) -> tuple[Verdict, ...]:
    """The verdicts, which rest on no retracted article, with a word on such an article where it would have borne on one.

    ``gone[i]`` are the matches of verdict i's claim in retracted articles.
    """
    noted = []
    for verdict, matches in zip(verdicts, gone, strict=True):
        told = next(
            (m for m in matches if m.same_fact >= NOTED_AT and m.comparison.outcome is not Outcome.UNDECIDED), None
        )
        noted.append(
            verdict if told is None else dataclasses.replace(verdict, reason=f"{verdict.reason} {_note(told)}")
        )
    return tuple(noted)


def _note(told: Match) -> str:
    """The word on a retracted article."""
    source, day = told.reported.source, told.reported.source.retracted
    where = f"{source.outlet}: {source.id}" if source.outlet else source.id
    when = "" if day is None or day == datetime.date.min else f" on {press_day(day)}"
    return f"An article that told this was retracted{when} and is no evidence: {where} (“{told.reported.quote}”)."
