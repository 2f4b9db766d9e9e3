"""Days told by their distance from another event: "two days after the fire", "the following day", "a month earlier".

Which day that is depends on an event that a lone statement does not date. The evidence may date both, and then the days between decide.
Where it dates one only, what can still be said is whether the distance leaves room for it: what happened a month before something that
has happened lies a month back at least.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import SMALL_NUMBERS
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found, Stretch, days, durations
from verifier.pairs.reading import TIME_UNITS
from verifier.text import Status

_NUMBERS = {word: float(n) for n, word in enumerate(SMALL_NUMBERS[:14])}
_UNIT = "day|night|week|fortnight|month|year|decade"
_FIGURE = rf"\d{{1,3}}|an?|{'|'.join(_NUMBERS)}"
_SIDE = "later|after|afterwards?|earlier|before|previously|of|from"
_DISTANCE = re.compile(
    rf"\b(?P<n>{_FIGURE})[ -](?P<unit>{_UNIT})s? (?P<side>{_SIDE})\b"
    rf"|\bwithin (?P<most>{_FIGURE}) (?P<limit>{_UNIT})s?\b"
    rf"|\bthe (?P<next>following|next|previous|preceding) (?P<one>{_UNIT}|morning|afternoon|evening)\b"
    r"|\bthe (?P<part>day|night|week|month|year|morning|evening) (?P<way>after|before)\b",
    re.IGNORECASE,
)
_BEFORE = frozenset({"earlier", "before", "previously", "previous", "preceding"})


def counted_from(claim: Claim[Any]) -> tuple[Stretch, bool] | None:
    """How far a date is told from an event, and whether before it; None where it is not told so."""
    match = _DISTANCE.search(" ".join(claim.words.split()))
    if claim.kind != "date" or match is None:
        return None
    if match["limit"]:
        limit = _figure(match["most"]) * TIME_UNITS[match["limit"].lower()]
        return Stretch(0.0, limit, 1.0), False
    side = (match["side"] or match["next"] or match["way"]).lower()
    unit = (match["unit"] or match["one"] or match["part"]).lower()
    step = TIME_UNITS.get(unit, 1.0)
    figure = _figure(match["n"] or "one")
    return Stretch(figure * step, figure * step, step), side in _BEFORE


def _figure(word: str) -> float:
    number = word.lower()
    return 1.0 if number in {"a", "an"} else _NUMBERS.get(number) or float(number)


def distances_between(claim: Claim[Any], reported: Sequence[Claim[Any]], published: datetime.date) -> Iterator[Found]:
    """A date told by its distance from an event against the dates of the evidence; ``published`` is the statement's day."""
    told = counted_from(claim)
    if told is None:
        return
    length, before = told
    yield from durations(claim, (), reported, (), length=length)
    dated = [(c, d) for c in reported if c.kind == "date" and (d := days(c)) is not None]
    if len(dated) != 1 or claim.context.status is not Status.DONE or length.step < 1:
        return
    other, (first, last) = dated[0]
    if (last - first).days > length.high:
        return
    say = BY_NAME[claim.kind].say
    if before and (published - first).days < length.low - (length.step / 2 if length.step > 1 else 0):
        reason = f"{say(other.value)} is less than that before the story itself."
        yield Comparison(Outcome.CONFLICTS, rules.DISTANCE.name, reason), other
    else:
        reason = f"{say(other.value)} can be the day: what it is counted from is not dated."
        yield Comparison(Outcome.AGREES, rules.FITS.name, reason), other
