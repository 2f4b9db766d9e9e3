"""Whether two dates can be true of one fact. Total, and symmetric in its outcome."""

from __future__ import annotations

from functools import partial

from verifier.claims import Comparison, Outcome, Rule
from verifier.kinds.date import rules
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.value import DateValue, Role, say
from verifier.language.lexicon import stem

LANDMARK = 31
"""Days before the landmark in "before Christmas" in which it is the landmark that one would name."""

_ROUNDED = 0.15
"""Share by which two distances may differ and be the same, in other units: a month and four weeks."""
_FUNCTION_WORDS = frozenset(
    "the a an of in on at to by for and his her its their it he she they was were had has is".split()
)
_EARLIEST = frozenset({Role.AFTER, Role.NOT_BEFORE})
_LATEST = frozenset({Role.BY, Role.BEFORE})
_DATED = frozenset({Role.ON, Role.FROM, Role.UNTIL, Role.BY})
"""Roles whose days are those of an event, its start or its end."""
_LIKE: tuple[set[Role], ...] = (
    {Role.ON, Role.FROM},
    {Role.ON, Role.UNTIL},
    {Role.FROM, Role.UNTIL},
    {Role.BY, Role.UNTIL},
    {Role.NOT_BEFORE, Role.FROM},
    {Role.NOT_BEFORE, Role.UNTIL},
    {Role.AFTER, Role.NOT_BEFORE},
)
"""Different roles whose days can be compared as such: gate 1 has seen to it that both speak of one thing, so the day on which it ends is
the day until which it goes on, and what may not start before a day stays as it is until then."""
_ONE_SIDED: tuple[set[Role], ...] = (
    {Role.BEFORE},
    {Role.AFTER},
    {Role.FROM, Role.UNTIL},
    {Role.AFTER, Role.NOT_BEFORE},
)
"""Roles for which days apart do not exclude each other: they leave one side open, or are the two ends of one thing."""


def compare(draft: DateValue, reported: DateValue) -> Comparison:
    """Compare two dates by the rules of :mod:`verifier.kinds.date.rules`; open ends reach to the ends of the calendar."""
    rule, outcome = _judge(draft, reported)
    return Comparison(outcome, rule.name, partial(_reason, draft, reported, rule, outcome))


def _judge(a: DateValue, b: DateValue) -> tuple[Rule, Outcome]:
    first, second = a.reach, b.reach
    certain = a.firm and b.firm and first is not None and second is not None
    if not certain and _weekdays_meet(a, b):
        return rules.SAME_WEEKDAY, Outcome.AGREES
    if first is None or second is None:
        if first is second and a.offset is not None and b.offset is not None:
            return _distances(a, a.offset, b, b.offset)
        return _other_weekday(a, b) or (rules.UNRESOLVED, Outcome.UNDECIDED)
    pair = {a.role, b.role}
    if Role.GIVEN_UP in pair and len(pair) > 1:
        return _given_up(a, b, first, second)
    if a.role is b.role or pair in _LIKE:
        return _same_kind(a, b, first, second, rules.ONE_SIDED if pair in _ONE_SIDED else None)
    if a.role in _EARLIEST or (b.role not in _EARLIEST and (a.role is Role.BEFORE or b.role not in _LATEST)):
        bound, start, date, when = a, first, b, second
    else:
        bound, start, date, when = b, second, a, first
    return (_earliest if bound.role in _EARLIEST else _deadline)(bound, start, date, when)


def _distances(a: DateValue, first: int, b: DateValue, second: int) -> tuple[Rule, Outcome]:
    """Two distances from events that neither article dates: they conflict only where the events share a word, and are not near."""
    if first == second:
        return rules.SAME_DISTANCE, Outcome.AGREES
    if (first < 0) is not (second < 0) or abs(first - second) <= _ROUNDED * max(abs(first), abs(second)):
        return rules.UNRESOLVED, Outcome.UNDECIDED
    shared = {stem(word.lower()) for word in a.event.split()} & {stem(word.lower()) for word in b.event.split()}
    if shared - _FUNCTION_WORDS:
        return rules.OTHER_DISTANCE, Outcome.CONFLICTS
    return rules.UNRESOLVED, Outcome.UNDECIDED


def _same_kind(
    a: DateValue, b: DateValue, first: Period, second: Period, otherwise: Rule | None
) -> tuple[Rule, Outcome]:
    """Two dates of the same thing: they agree where one holds the other. ``otherwise`` is the rule, undecided, for dates apart that do not
    exclude each other; without it they conflict."""
    if first == second:
        return rules.SAME, Outcome.AGREES
    if first.contains(second) or second.contains(first):
        return _other_weekday(a, b) or (rules.WITHIN, Outcome.AGREES)
    if _edge_in(a, first, second, b) or _edge_in(b, second, first, a):
        return rules.EDGE, Outcome.AGREES
    if first.overlaps(second):
        return rules.OVERLAP, Outcome.UNDECIDED
    later = a if first.first > second.last else b
    if Role.FROM in {a.role, b.role} and later.role is Role.ON and later.grain in {Grain.DECADE, Grain.CENTURY}:
        return rules.ONE_SIDED, Outcome.UNDECIDED  # "since 1998" goes on in "this century"
    if otherwise is not None:
        return otherwise, Outcome.UNDECIDED
    return _apart(a, b, first, second, rules.DISJOINT)


def _apart(a: DateValue, b: DateValue, first: Period, second: Period, rule: Rule) -> tuple[Rule, Outcome]:
    """Two dates with no day in common: a conflict by ``rule``, unless the words leave a way out."""
    if _readings_meet(a, b, first, second, even=True):
        return rules.EITHER, Outcome.AGREES
    gap = first.gap(second)
    if gap <= max(a.slack, b.slack):
        return rules.NEAR, Outcome.UNDECIDED
    if gap == 1 and a.gmt is not b.gmt:
        return rules.ZONE, Outcome.UNDECIDED
    if _readings_meet(a, b, first, second, even=False):
        return rules.AMBIGUOUS, Outcome.UNDECIDED
    if not (a.firm and b.firm):
        return _other_weekday(a, b) or (rules.UNSURE, Outcome.UNDECIDED)
    return rule, Outcome.CONFLICTS


def _edge_in(bound: DateValue, days: Period, stretch: Period, of: DateValue) -> bool:
    """Whether a start holds the first day of what goes on for a stretch, or an end its last."""
    if of.role is not Role.ON:
        return False
    if bound.role is Role.FROM:
        return days.first <= stretch.first <= days.last
    return bound.role in {Role.UNTIL, Role.BY} and days.first <= stretch.last <= days.last


def _weekdays_of(value: DateValue) -> frozenset[int]:
    """The days of the week that a date names, or is; none where it may be any."""
    if value.weekdays or not value.firm or value.first is None or value.first != value.last:
        return frozenset(value.weekdays)
    return frozenset((value.first.weekday(),))


def _comparable_weekdays(a: DateValue, b: DateValue) -> tuple[frozenset[int], frozenset[int]] | None:
    """The weekdays of both; None where one has none, neither names them, or they are not days of the same thing."""
    like = a.role is b.role or Role.ON in {a.role, b.role}
    days, other = _weekdays_of(a), _weekdays_of(b)
    named = bool(a.weekdays or b.weekdays)
    return (days, other) if like and named and days and other and {a.role, b.role} <= _DATED else None


def _weekdays_meet(a: DateValue, b: DateValue) -> bool:
    found = _comparable_weekdays(a, b)
    return found is not None and (found[0] <= found[1] or found[1] <= found[0])


def _other_weekday(a: DateValue, b: DateValue) -> tuple[Rule, Outcome] | None:
    """What comes of two dates that have no day of the week in common, whatever week they mean; None where they have, or do not tell."""
    found = _comparable_weekdays(a, b)
    if found is None or found[0] & found[1] or {a.role, b.role} == {Role.ON, Role.BY}:
        return None
    if a.slack or b.slack:
        return rules.NEAR, Outcome.UNDECIDED
    if a.gmt is not b.gmt:
        return rules.ZONE, Outcome.UNDECIDED
    return rules.OTHER_WEEKDAY, Outcome.CONFLICTS


def _given_up(a: DateValue, b: DateValue, first: Period, second: Period) -> tuple[Rule, Outcome]:
    """A date that was given up against one that stands: it is not that one, and says nothing of others."""
    if first == second and a.firm and b.firm and {a.role, b.role} - {Role.GIVEN_UP} <= _DATED:
        return rules.GIVEN_UP, Outcome.CONFLICTS
    return rules.ONE_SIDED, Outcome.UNDECIDED


def _readings_meet(a: DateValue, b: DateValue, first: Period, second: Period, *, even: bool) -> bool:
    """Whether a further reading of one date lies within a reading of the other, or holds it; with ``even`` only as likely ones, and
    without it, where they touch."""
    for x in (first, *(a.others if a.even or not even else ())):
        for y in (second, *(b.others if b.even or not even else ())):
            if x.contains(y) or y.contains(x) or (not even and x.overlaps(y)):
                return True
    return False


def _deadline(deadline: DateValue, end: Period, date: DateValue, when: Period) -> tuple[Rule, Outcome]:
    """A deadline, or a landmark that something comes before, against a date."""
    if when.first > end.last:
        return _apart(deadline, date, end, when, rules.PAST_DEADLINE)
    if deadline.role is Role.BEFORE:
        if when.last < end.first and when.gap(end) <= LANDMARK:
            return rules.BEFORE_DEADLINE, Outcome.AGREES
        if when.overlaps(end) and (end.contains(when) or when.contains(end)) and end.first != end.last:
            return rules.WITHIN, Outcome.AGREES
        return rules.ONE_SIDED, Outcome.UNDECIDED
    if end == when:
        return rules.SAME, Outcome.AGREES
    if end.contains(when) or when.contains(end):
        return rules.WITHIN, Outcome.AGREES
    if _edge_in(deadline, end, when, date):
        return rules.EDGE, Outcome.AGREES
    return rules.DEADLINE, Outcome.UNDECIDED


def _earliest(bound: DateValue, start: Period, date: DateValue, when: Period) -> tuple[Rule, Outcome]:
    """An earliest day ("after", "not before") against a date."""
    if when.last < start.first:
        # A deadline before the earliest day excludes it as a date does; a start or an end before "after" does too.
        return _apart(bound, date, start, when, rules.TOO_EARLY)
    if bound.role is Role.NOT_BEFORE and date.role not in _LATEST and (start.contains(when) or when.contains(start)):
        return (rules.SAME if start == when else rules.WITHIN), Outcome.AGREES
    return rules.ONE_SIDED, Outcome.UNDECIDED


_WORDS = {Outcome.AGREES: "fit together", Outcome.CONFLICTS: "cannot both be true", Outcome.UNDECIDED: "do not decide"}


def _reason(draft: DateValue, reported: DateValue, rule: Rule, outcome: Outcome) -> str:
    one, other = say(draft), say(reported)
    if rule is rules.SAME and one == other:
        return f"Both say {one}."
    if rule is rules.UNRESOLVED:
        return f"Draft: {one}; reported: {other}. They cannot be compared."
    if rule in {rules.EITHER, rules.AMBIGUOUS}:
        return f"Draft: {one}; reported: {other}. Another reading of the words agrees."
    return f"Draft: {one}; reported: {other}. They {_WORDS[outcome]}: {rule.summary[0].lower()}{rule.summary[1:]}"
