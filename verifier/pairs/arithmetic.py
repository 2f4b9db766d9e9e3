"""What follows from values of different kinds told together: dates give durations, ages and further dates; lists give counts.

Values are read through their kinds' reports (:meth:`verifier.claims.Kind.describe`), so that no kind has to know another. All of it is what
a copy editor works out in the head, one step each; more steps would make any number out of enough others.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome, Rule
from verifier.kinds import BY_NAME
from verifier.pairs import rules
from verifier.pairs.reading import TIME_UNITS, words_around
from verifier.text import Document, Sentence, WordClass

Found = tuple[Comparison, Claim[Any] | None]
"""A comparison, and the reported value it rests on where it rests on one."""

_MOST_DATES = 4
"""Dates that are combined: among many, some two are any number of days apart."""
_LONG = 28.0
"""Days from which a length of time may be one up to the day of publication; shorter ones are told between two events."""
_OTHER_EVENT = 3.0
"""How many times the length told two dates may lie apart and still be those of the two events it lies between."""
_LONGEST_ANCHOR = 31
"""Days of a date from which another is counted: "a four-year term began in January 2017"."""
_FAR = 1.5
"""How far beyond an open bound a figure still bears it out: nobody says "more than a year" of four."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time in days, as a statement gives it: ``low`` to ``high`` days, told in units of ``step`` days."""

    low: float
    high: float
    step: float

    def meets(self, low: float, high: float, slack: float = 0.5) -> bool:
        """Whether it can be a length between ``low`` and ``high`` days, give or take ``slack`` units; whole days are counted exactly."""
        give = 0.0 if self.step <= 1 else slack * self.step
        return self.low - give <= high and low <= self.high + give


def stretch(claim: Claim[Any]) -> Stretch | None:
    """A count's length of time; None where it is none."""
    if claim.kind != "count":
        return None
    fields = BY_NAME[claim.kind].describe(claim.value)
    form = fields.get("form")
    step = TIME_UNITS.get("year" if form == "age" and not fields.get("unit") else str(fields.get("unit")))
    if step is None or form not in {"measure", "age"}:
        return None
    low, high = fields.get("low"), fields.get("high")
    if not isinstance(low, int | float):
        low = None
    if not isinstance(high, int | float):
        high = None
    if low is None and high is None:
        return None
    if low is None or (high is not None and low == 0.0 != high):
        low = (high or 0.0) / _FAR
    if high is None:
        high = low * _FAR
    return Stretch(low * step, high * step, step)


HOUR = 1 / 24
"""In days."""
Days = tuple[datetime.date, datetime.date]


def days(claim: Claim[Any]) -> Days | None:
    """The first and the last day of a date; None where it is not resolved."""
    fields = BY_NAME[claim.kind].describe(claim.value)
    first, last = fields.get("first"), fields.get("last")
    if not isinstance(first, str) or not isinstance(last, str):
        return None
    return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)


def between(a: Days, b: Days) -> tuple[int, int]:
    """The least and the most days from one date to a later one."""
    earlier, later = sorted((a, b))
    return max(0, (later[0] - earlier[1]).days), (later[1] - earlier[0]).days


def durations(
    claim: Claim[Any],
    beside: Sequence[Claim[Any]],
    reported: Sequence[Claim[Any]],
    published: Sequence[datetime.date],
    length: Stretch | None = None,
) -> Iterator[Found]:
    """A length of time against the days between dates. ``published`` are the days of publication of both sides, ``length`` the one to
    compare where the claim is not one itself."""
    length = length or stretch(claim)
    if length is None:
        return
    dated = [(c, d) for c in reported if c.kind == "date" and (d := days(c)) is not None][:_MOST_DATES]
    own = [d for c in beside if c.kind == "date" and (d := days(c)) is not None]
    gaps: list[tuple[int, int]] = []
    for (a, x), (_, y) in itertools.combinations(dated, 2):
        gaps.append(between(x, y))
        if length.meets(*gaps[-1]):
            yield _agrees(rules.DURATION, claim, f"{_said(x)} to {_said(y)}", gaps[-1]), a
    for a, x in dated:
        apart = (x[1] - x[0]).days
        if apart >= length.step and length.meets(apart, apart + 1, 1.0):
            yield _agrees(rules.DURATION, claim, _said(x), (apart, apart)), a
        now = (length.low >= _LONG or _until_now(claim)) and not _off_schedule(claim)
        others = own + [(day, day) for day in published if now]
        for y in others:
            if length.meets(*between(x, y)):
                yield _agrees(rules.DURATION, claim, f"{_said(x)} to {_said(y)}", between(x, y)), a
    yield from _other_age(claim, length, dated, published)
    if (
        len(dated) == 1
        and not own
        and length.step >= TIME_UNITS["month"]
        and _until_now(claim)
        and _open_ended(dated[0][0])
    ):
        a, x = dated[0]
        spans = [between(x, (day, day)) for day in published]
        if spans and not any(length.meets(low, high, 1.0) for low, high in spans):
            reason = f"From {_said(x)} to the story are {spans[0][0]} to {spans[0][1]} days, not {_say(claim)}."
            yield Comparison(Outcome.CONFLICTS, rules.DURATION.name, reason), a
    if len(dated) == 2 and all(x[0] == x[1] for _, x in dated) and length.step >= 1:
        (low, high) = gaps[0]
        if low and not length.meets(low, high, 1.0) and not own and high <= _OTHER_EVENT * length.high:
            x, y = dated[0][1], dated[1][1]
            reason = f"From {_said(x)} to {_said(y)} are {low} days, not {_say(claim)}."
            yield Comparison(Outcome.CONFLICTS, rules.DURATION.name, reason), dated[0][0]


def _other_age(
    claim: Claim[Any], length: Stretch, dated: Sequence[tuple[Claim[Any], Days]], published: Sequence[datetime.date]
) -> Iterator[Found]:
    """The conflict of an age with the only date of the evidence that is told as one of birth."""
    born = [(c, x) for c, x in dated if "born" in c.quote.lower().split()]
    if _form(claim) != "age" or len(born) != 1 or not published:
        return
    other, birth = born[0]
    if not any(length.meets(*between(birth, (day, day)), 1.0) for day in published):
        reason = f"Born in {_said(birth)}, not {_say(claim)}."
        yield Comparison(Outcome.CONFLICTS, rules.DURATION.name, reason), other


def _until_now(claim: Claim[Any]) -> bool:
    """Whether a length is told as one up to the day of the story: by the present perfect ("has held for ten days", Quirk et al., 4.20), or
    as what it is the first in, or ended ("the first trophy in 27 years", "in the past six months")."""
    before = claim.quote[: claim.span.start - claim.clause.start].lower().split()[-_PERFECT_REACH:]
    after = claim.quote[claim.span.end - claim.clause.start :].lower().split()
    if _GONE & set(after[:_GONE_REACH]):
        return True  # "two weeks have passed since"
    if (before[-1:] == ["of"] and _WAITING & set(before)) or _WAITING & set(after[:1]):
        return True  # "a wait of ten years", "a ten-year drought"
    perfect = "for" in before[-3:] and bool({"has", "have", "'s", "'ve"} & set(before))
    return perfect or bool({"in", "past", "last"} & set(before[-1:])) or ("ended" in before)


_PERFECT_REACH = 6
_GONE = frozenset({"passed", "elapsed", "gone"})
_GONE_REACH = 3
_WAITING = frozenset("wait drought reign absence exile rule".split())


def _open_ended(date: Claim[Any]) -> bool:
    """Whether a date is told as one from which something goes on to the day of the story: "since 1990", "last won in 1996"."""
    before = words_around(date)[0][-_PERFECT_REACH:]
    return (
        BY_NAME[date.kind].describe(date.value).get("role") == "from" and "to" not in before[-2:]
    ) or "last" in before


def _agrees(rule: Rule, claim: Claim[Any], what: str, gap: tuple[int, int]) -> Comparison:
    low, high = gap
    length = f"{low} days" if low == high else f"{low} to {high} days"
    return Comparison(Outcome.AGREES, rule.name, f"{_say(claim)}: {what}, {length}.")


def _say(claim: Claim[Any]) -> str:
    return BY_NAME[claim.kind].say(claim.value)


def _said(period: Days) -> str:
    first, last = period
    if first == last:
        return first.isoformat()
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{first.isoformat()} to {last.isoformat()}"


def dates(
    claim: Claim[Any], reported: Sequence[Claim[Any]], lengths: Sequence[Claim[Any]], published: datetime.date
) -> Iterator[Found]:
    """A date against a reported date, or the day of the report, plus or minus a reported length of time."""
    meant = days(claim) if claim.kind == "date" else None
    if meant is None:
        return
    anchors = [d for c in reported if c.kind == "date" and (d := days(c)) is not None]
    for length in lengths:
        span = stretch(length)
        if span is None or span.low < 1 or _off_schedule(length):
            continue
        give = 0.0 if span.step <= 1 else 0.5 * span.step
        for first, last in [*anchors[:_MOST_DATES], (published, published)]:
            if (last - first).days > min(span.low, _LONGEST_ANCHOR):
                continue  # a year is no day to count weeks from
            for sign in (1, -1):
                ends = sorted((sign * (span.low - give), sign * (span.high + give)))
                if first != last:
                    ends = [sign * span.low, sign * span.low]
                start, end = _shifted(first, ends[0]), _shifted(last, ends[1])
                if start is None or end is None or not (meant[0] <= end and start <= meant[1]):
                    continue
                how = f"{_said((first, last))} {'plus' if sign > 0 else 'less'} {_say(length)}"
                reason = f"{how} falls in {_say(claim)}."
                yield Comparison(Outcome.AGREES, rules.AFTER_DURATION.name, reason), length


_SCHEDULE = frozenset("late behind longer early ahead overdue than short".split())


def _off_schedule(length: Claim[Any]) -> bool:
    """Whether it says by how much a plan was missed ("three days behind schedule"): counted back, it leads to the plan."""
    after = length.quote[length.span.end - length.clause.start :].lower().split()
    return bool(_SCHEDULE & set(after[:2]))


def _shifted(day: datetime.date, by: float) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=round(by))
    except OverflowError:
        return None


def moments(claim: Claim[Any], reported: Sequence[Claim[Any]]) -> Iterator[Found]:
    """A length of time against ordinals of a unit of time: what happened in the 78th minute happened after 77 to 78 of them.

    Two such moments give the length between them. Another moment conflicts only with a length that is told from the start ("after 68
    minutes"), where the evidence tells of no other.
    """
    length = stretch(claim)
    if length is None:
        return
    told = [(c, n, step) for c in reported if (n := _ordinal(c)) is not None and (step := _unit_behind(c)) is not None]
    told = [(c, n, step) for c, n, step in told[:_MOST_DATES] if step == length.step or step < length.step]
    for c, n, step in told:
        if length.low <= n * step and (n - 1) * step <= length.high:
            yield Comparison(Outcome.AGREES, rules.MOMENT.name, f"{c.words} is after {_say(claim)}."), c
    for (a, m, step), (b, n, other) in itertools.combinations(told, 2):
        apart = abs(m - n) * step
        if step == other and apart and length.low <= apart + step and apart - step <= length.high:
            yield Comparison(Outcome.AGREES, rules.MOMENT.name, f"From {a.words} to {b.words}: {_say(claim)}."), b
    before = claim.quote[: claim.span.start - claim.clause.start].lower().split()
    if len(told) == 1 and before[-1:] == ["after"] and told[0][2] == length.step:
        c, n, step = told[0]
        if n * step < length.low - step or (n - 1) * step > length.high + step:
            yield Comparison(Outcome.CONFLICTS, rules.MOMENT.name, f"{c.words} is not after {_say(claim)}."), c


def _ordinal(claim: Claim[Any]) -> float | None:
    if claim.kind != "count":
        return None
    fields = BY_NAME[claim.kind].describe(claim.value)
    low = fields.get("low")
    return float(low) if fields.get("form") == "ordinal" and isinstance(low, int | float) else None


def _unit_behind(claim: Claim[Any]) -> float | None:
    """The days of the unit of time that an ordinal counts, behind it or within its words."""
    words = claim.quote[claim.span.start - claim.clause.start :].lower().split()[:3]
    return next((TIME_UNITS[w] for word in words if (w := word.strip(".,;:")) in TIME_UNITS), None)


_SIDES = {
    "after": "after",
    "later": "after",
    "since": "after",
    "before": "before",
    "earlier": "before",
    "ahead": "before",
}


def distances(
    claim: Claim[Any], own: Claim[Any], reported: Sequence[Claim[Any]], lengths: Sequence[Claim[Any]]
) -> Iterator[Found]:
    """A date told as so long before or after an event, against a reported one told in the same way; ``own`` is the claim's length."""
    mine, side = stretch(own), _side(claim)
    if mine is None or side is None:
        return
    for other in reported:
        length = next((x for x in lengths if x.source.id == other.source.id and x.span.overlaps(other.span)), None)
        theirs = None if length is None else stretch(length)
        if other.kind != "date" or length is None or theirs is None or _side(other) != side:
            continue
        agrees = mine.meets(theirs.low, theirs.high) or theirs.meets(mine.low, mine.high)
        outcome = Outcome.AGREES if agrees else Outcome.CONFLICTS
        reason = f"Statement: {_say(own)} {side}. Evidence: {_say(length)} {side}."
        yield Comparison(outcome, rules.DISTANCE.name, reason), other


def _side(claim: Claim[Any]) -> str | None:
    return next((side for word in claim.words.lower().split() if (side := _SIDES.get(word)) is not None), None)


def ages(claim: Claim[Any], reported: Sequence[Claim[Any]]) -> Iterator[Found]:
    """A length of time against the difference of two ages."""
    length = stretch(claim)
    if length is None or length.step < TIME_UNITS["year"]:
        return
    old = [(c, s) for c in reported if _form(c) == "age" and (s := stretch(c)) is not None]
    for (a, x), (b, y) in itertools.combinations(old[:_MOST_DATES], 2):
        apart = abs(x.low - y.low)
        if apart and length.low <= apart <= length.high:
            yield Comparison(Outcome.AGREES, rules.AGES.name, f"{_say(a)} to {_say(b)} are {_say(claim)}."), b


def _form(claim: Claim[Any]) -> object:
    return BY_NAME[claim.kind].describe(claim.value).get("form")


def lists(claim: Claim[Any], evidence: Iterable[Document]) -> Iterator[Found]:
    """A small whole count against the length of a list of names."""
    fields = BY_NAME[claim.kind].describe(claim.value)
    number = fields.get("low")
    if fields.get("form") != "count" or number != fields.get("high") or not isinstance(number, int) or number < 2:
        return
    for document in evidence:
        for sentence in document.sentences:
            for names in name_lists(sentence):
                if len(names) == number:
                    yield Comparison(Outcome.AGREES, rules.LIST.name, f"{', '.join(names)} are {number}."), None


def name_lists(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """The lists of names of a sentence: runs of name words joined by commas, the last by "and"."""
    names: list[str] = []
    closed = False
    fresh = True
    """Whether a new name may begin: at the start, behind a comma and behind "and"."""
    for word in (*sentence.words, None):
        if word is not None and word.tag is WordClass.NAME:
            if fresh:
                names.append(word.text)
            else:
                names[-1] += f" {word.text}"
            fresh = False
            continue
        if names and not closed and word is not None and not fresh and word.text == ",":
            fresh = True
            continue
        if names and not closed and word is not None and word.lower == "and":
            closed = fresh = True
            continue
        if closed and len(names) > 1 and not fresh:
            yield tuple(names)
        names, closed, fresh = [], False, True
