"""Two dates on either side of what decides between them: roles, looseness, zones and distances."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from verifier.claims import Outcome
from verifier.kinds.date import DATE
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.value import DateValue, Role, of_period

AGREES, CONFLICTS, UNDECIDED = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED


def date(first: int, last: int | None = None, role: Role = Role.ON, grain: Grain = Grain.DAY, **more: Any) -> DateValue:
    """A day of March 2018, or several; beyond its end they go on into April and May."""
    start = datetime.date(2018, 3, 1)
    period = Period(*(start + datetime.timedelta(day - 1) for day in (first, first if last is None else last)))
    return dataclasses.replace(of_period(period, grain), role=role, **more)


ROLES = [
    # two dates of one thing
    (date(9), date(9), AGREES, "same"),
    (date(9), date(10), CONFLICTS, "disjoint"),
    (date(9), date(5, 11), AGREES, "within"),
    (date(9, 12), date(11, 15), UNDECIDED, "overlap"),
    # a start and an end beside a stretch of days
    (date(9, role=Role.FROM), date(9, 20), AGREES, "within"),
    (date(5, 11, Role.FROM), date(11, 40), AGREES, "edge"),
    (date(5, 11, Role.FROM), date(3, 8), UNDECIDED, "overlap"),
    (date(5, 11, Role.FROM), date(12, 40), CONFLICTS, "disjoint"),
    (date(9, 20, Role.UNTIL), date(1, 9), AGREES, "edge"),
    (date(9, 20, Role.UNTIL), date(12, 40), UNDECIDED, "overlap"),
    (date(9, 20, Role.BY), date(1, 9), AGREES, "edge"),
    (date(9, 20, Role.BY), date(1, 8), UNDECIDED, "deadline"),
    (date(9, role=Role.FROM), date(20, role=Role.UNTIL), UNDECIDED, "one-sided"),
    (date(9, role=Role.FROM), date(10, role=Role.FROM), CONFLICTS, "disjoint"),
    (date(9, role=Role.UNTIL), date(10, role=Role.UNTIL), CONFLICTS, "disjoint"),
    (date(9, role=Role.BY), date(10, role=Role.BY), CONFLICTS, "disjoint"),
    (date(9, role=Role.BY), date(10, role=Role.UNTIL), CONFLICTS, "disjoint"),
    # a deadline: kept before it and on it, not after it
    (date(9, role=Role.BY), date(9), AGREES, "same"),
    (date(9, role=Role.BY), date(8), UNDECIDED, "deadline"),
    (date(9, role=Role.BY), date(10), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BY), date(5, 11), AGREES, "within"),
    # before a landmark: in the month before it
    (date(40, role=Role.BEFORE), date(9), AGREES, "before-landmark"),
    (date(40, role=Role.BEFORE), date(8), UNDECIDED, "one-sided"),
    (date(40, role=Role.BEFORE), date(39), AGREES, "before-landmark"),
    (date(40, role=Role.BEFORE), date(40), UNDECIDED, "one-sided"),
    (date(40, role=Role.BEFORE), date(41), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BEFORE), date(20, role=Role.BEFORE), UNDECIDED, "one-sided"),
    # an earliest day
    (date(9, role=Role.NOT_BEFORE), date(8), CONFLICTS, "too-early"),
    (date(9, role=Role.NOT_BEFORE), date(9), AGREES, "same"),
    (date(9, role=Role.NOT_BEFORE), date(10), UNDECIDED, "one-sided"),
    (date(9, role=Role.AFTER), date(8), CONFLICTS, "too-early"),
    (date(9, role=Role.AFTER), date(9), UNDECIDED, "one-sided"),
    (date(9, role=Role.AFTER), date(10), UNDECIDED, "one-sided"),
    (date(9, role=Role.AFTER), date(8, role=Role.BY), CONFLICTS, "too-early"),
    (date(9, role=Role.AFTER), date(20, role=Role.AFTER), UNDECIDED, "one-sided"),
    # given up
    (date(9, role=Role.GIVEN_UP), date(9), CONFLICTS, "given-up"),
    (date(9, role=Role.GIVEN_UP), date(10), UNDECIDED, "one-sided"),
    (date(9, role=Role.GIVEN_UP), date(9, role=Role.AFTER), UNDECIDED, "one-sided"),
]
LOOSE = [
    # so many days the words leave open
    (date(9, slack=3), date(12), UNDECIDED, "near"),
    (date(9, slack=3), date(13), CONFLICTS, "disjoint"),
    (date(9), date(12, slack=3), UNDECIDED, "near"),
    # the same night, by two clocks
    (date(9, gmt=True), date(10), UNDECIDED, "zone"),
    (date(9, gmt=True), date(11), CONFLICTS, "disjoint"),
    (date(9, gmt=True), date(10, gmt=True), CONFLICTS, "disjoint"),
    # a further reading
    (
        date(9, others=(Period(datetime.date(2018, 3, 16), datetime.date(2018, 3, 16)),)),
        date(16),
        AGREES,
        "other-reading",
    ),
    (
        date(9, others=(Period(datetime.date(2018, 3, 16), datetime.date(2018, 3, 16)),), even=False),
        date(16),
        UNDECIDED,
        "ambiguous",
    ),
    (
        date(9, others=(Period(datetime.date(2018, 3, 16), datetime.date(2018, 3, 16)),)),
        date(17),
        CONFLICTS,
        "disjoint",
    ),
    # what is counted from a guess
    (date(9, firm=False), date(9), AGREES, "same"),
    (date(9, firm=False), date(20), UNDECIDED, "unsure"),
    (date(9, firm=False, weekdays=(4,)), date(16), AGREES, "same-weekday"),
    (date(9, firm=False, weekdays=(4,)), date(17), CONFLICTS, "other-weekday"),
    (date(9, firm=False, weekdays=(4,), slack=1), date(17), UNDECIDED, "near"),
    (date(9, firm=False, weekdays=(4,), gmt=True), date(17), UNDECIDED, "zone"),
]


def far(days: int, event: str = "the fire") -> DateValue:
    """So many days from an event that nobody dates."""
    return dataclasses.replace(of_period(None, Grain.DAY), offset=days, event=event)


DISTANCES = [
    (far(-77), far(-77, "the blaze"), AGREES, "same-distance"),
    (far(-100), far(-86), UNDECIDED, "unresolved"),  # rounded, they may be the same
    (far(-100), far(-85), UNDECIDED, "unresolved"),
    (far(-100), far(-84), CONFLICTS, "other-distance"),
    (far(-100), far(-84, "the flood"), UNDECIDED, "unresolved"),
    (far(-100), far(84), UNDECIDED, "unresolved"),
    (far(100), far(84), CONFLICTS, "other-distance"),
]


def march(first: int, last: int | None = None) -> Period:
    """A day of March 2018, or several."""
    return Period(datetime.date(2018, 3, first), datetime.date(2018, 3, first if last is None else last))


STRETCHES = [
    # bounds that are longer than a day, bounds of both, what was given up, what goes on, and days of the week
    (date(5, 11, Role.BEFORE), date(6, 7), AGREES, "within"),
    (date(5, 11, Role.BEFORE), date(1, 20), AGREES, "within"),
    (date(5, 11, Role.BEFORE), date(9, 15), UNDECIDED, "one-sided"),
    (date(9, role=Role.BEFORE), date(5, 11), UNDECIDED, "one-sided"),
    (date(9, 20, Role.UNTIL), date(1, 21), AGREES, "within"),
    (date(9, 20, Role.UNTIL), date(1, 20), AGREES, "within"),
    (date(9, 20, Role.FROM), date(20, 40), AGREES, "edge"),
    (date(9, 20, Role.FROM), date(21, 40), CONFLICTS, "disjoint"),
    (date(9, 20, Role.FROM), date(9, 40), AGREES, "within"),
    (date(9, 20, Role.FROM), date(8, 40), AGREES, "within"),
    (date(9, 20, Role.BY), date(1, 20), AGREES, "within"),
    (date(9, 20, Role.BY), date(1, 21), AGREES, "within"),
    (date(9, role=Role.NOT_BEFORE), date(5, 11), AGREES, "within"),
    (date(5, 11, Role.NOT_BEFORE), date(6), AGREES, "within"),
    (date(5, 11, Role.NOT_BEFORE), date(9, 15), UNDECIDED, "one-sided"),
    (date(9, role=Role.NOT_BEFORE), date(9, role=Role.BY), UNDECIDED, "one-sided"),
    (date(9, role=Role.AFTER), date(9, role=Role.FROM), UNDECIDED, "one-sided"),
    (date(9, role=Role.AFTER), date(8, role=Role.FROM), CONFLICTS, "too-early"),
    (date(9, role=Role.AFTER), date(8, role=Role.UNTIL), CONFLICTS, "too-early"),
    (date(9, role=Role.AFTER), date(8, role=Role.BEFORE), CONFLICTS, "too-early"),
    (date(9, role=Role.NOT_BEFORE), date(8, role=Role.BEFORE), CONFLICTS, "too-early"),
    (date(9, role=Role.NOT_BEFORE), date(20, role=Role.FROM), CONFLICTS, "disjoint"),
    (date(9, role=Role.NOT_BEFORE), date(20, role=Role.UNTIL), CONFLICTS, "disjoint"),
    (date(9, role=Role.NOT_BEFORE), date(20, role=Role.AFTER), UNDECIDED, "one-sided"),
    (date(9, role=Role.BEFORE), date(20, role=Role.BY), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BEFORE), date(5, role=Role.BY), AGREES, "before-landmark"),
    (date(9, role=Role.BEFORE), date(20, role=Role.UNTIL), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BEFORE), date(20, role=Role.FROM), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BY), date(20, role=Role.FROM), CONFLICTS, "past-deadline"),
    (date(9, role=Role.BY), date(5, role=Role.FROM), UNDECIDED, "deadline"),
    (date(9, role=Role.GIVEN_UP), date(9, role=Role.GIVEN_UP), AGREES, "same"),
    (date(9, role=Role.GIVEN_UP), date(10, role=Role.GIVEN_UP), CONFLICTS, "disjoint"),
    (date(9, role=Role.GIVEN_UP), date(9, role=Role.BY), CONFLICTS, "given-up"),
    (date(9, role=Role.GIVEN_UP), date(9, role=Role.BEFORE), UNDECIDED, "one-sided"),
    (date(9, role=Role.GIVEN_UP), date(9, role=Role.NOT_BEFORE), UNDECIDED, "one-sided"),
    (date(9, role=Role.GIVEN_UP), date(9, firm=False), UNDECIDED, "one-sided"),
    (date(9, role=Role.GIVEN_UP, firm=False), date(9), UNDECIDED, "one-sided"),
    (date(9, role=Role.FROM), date(20, 40, grain=Grain.DECADE), UNDECIDED, "one-sided"),
    (date(9, role=Role.FROM), date(20, 40, grain=Grain.YEAR), CONFLICTS, "disjoint"),
    (date(30, role=Role.FROM), date(1, 9, grain=Grain.DECADE), CONFLICTS, "disjoint"),
    (date(9), date(20, 40, grain=Grain.DECADE), CONFLICTS, "disjoint"),
    (date(9, slack=3, gmt=True), date(10), UNDECIDED, "near"),
    (date(9, gmt=True), date(10, 12), UNDECIDED, "zone"),
    (date(9, gmt=True, firm=False), date(10), UNDECIDED, "zone"),
    (date(9, firm=False), date(9, 12), AGREES, "within"),
    (date(9, firm=False), date(8, 12), AGREES, "within"),
    (date(9, firm=False), date(7, 9), AGREES, "within"),
    (date(9, 12, firm=False), date(11, 15), UNDECIDED, "overlap"),
    (date(9, firm=False, weekdays=(4,)), date(16, 20), UNDECIDED, "unsure"),
    (date(9, firm=False, weekdays=(4,)), date(16, firm=False), UNDECIDED, "unsure"),
    (date(9, firm=False, weekdays=(4,)), date(16, firm=False, weekdays=(4,)), AGREES, "same-weekday"),
    (date(9, firm=False, weekdays=(4,)), date(16, role=Role.FROM), AGREES, "same-weekday"),
    (date(9, firm=False, weekdays=(4,), role=Role.FROM), date(16, role=Role.UNTIL), UNDECIDED, "one-sided"),
    (date(9, firm=False, weekdays=(4,)), date(17, role=Role.BY), UNDECIDED, "deadline"),
    (date(9, firm=False, weekdays=(4,)), date(17, role=Role.AFTER), UNDECIDED, "unsure"),
    (date(9, firm=False, weekdays=(4,)), date(17, role=Role.UNTIL), CONFLICTS, "other-weekday"),
    (date(9, firm=False, weekdays=(4,)), date(17, slack=1), UNDECIDED, "near"),
    (date(10, 11, firm=False, weekdays=(5, 6)), date(18), AGREES, "same-weekday"),
    (date(10, 11, firm=False, weekdays=(5, 6)), date(17), AGREES, "same-weekday"),
    (date(10, 11, firm=False, weekdays=(5, 6)), date(19), CONFLICTS, "other-weekday"),
    (date(1, 31, weekdays=(4,)), date(16), AGREES, "within"),
    (date(1, 31, weekdays=(4,)), date(17), CONFLICTS, "other-weekday"),
    (date(1, 31, weekdays=(4,)), date(16, 17), AGREES, "within"),
    (date(1, 31, weekdays=(4,)), date(5, 20, weekdays=(4,)), AGREES, "within"),
    (date(1, 31, weekdays=(4,)), date(5, 20, weekdays=(3,)), CONFLICTS, "other-weekday"),
]
FURTHER = [
    # a further reading of either side, as likely or not
    (date(9, others=(march(16),)), date(23, others=(march(16),)), AGREES, "other-reading"),
    (date(9, others=(march(16),), even=False), date(23, others=(march(16),)), UNDECIDED, "ambiguous"),
    (date(9, others=(march(14, 18),)), date(16, 20), UNDECIDED, "ambiguous"),
    (date(9, others=(march(14, 18),)), date(14, 20), AGREES, "other-reading"),
    (date(9, others=(march(14, 18),)), date(10, 20), AGREES, "other-reading"),
    (date(9, others=(march(14, 18),), even=False), date(16, 20), UNDECIDED, "ambiguous"),
    (date(9, others=(march(16),), even=False, firm=False), date(16), UNDECIDED, "ambiguous"),
    (date(9, others=(march(16),), role=Role.BY), date(12), CONFLICTS, "past-deadline"),
    (date(9, others=(march(16),), role=Role.BY), date(16), AGREES, "other-reading"),
    (date(9, others=(march(6),), role=Role.AFTER), date(6), AGREES, "other-reading"),
]
FAR_APART = [
    # an event that one article dates or neither, and words that name no event
    (far(-77), date(9), UNDECIDED, "unresolved"),
    (far(-1), far(1), UNDECIDED, "unresolved"),
    (far(-77, "the fire in town"), far(-20, "the town fair"), CONFLICTS, "other-distance"),
    (far(-77, "the fire in"), far(-20, "the vote in"), UNDECIDED, "unresolved"),
]


@pytest.mark.parametrize(
    ("one", "other", "outcome", "rule"), [*ROLES, *STRETCHES, *LOOSE, *FURTHER, *DISTANCES, *FAR_APART]
)
def test_bounds(one: DateValue, other: DateValue, outcome: Outcome, rule: str) -> None:
    for found in (DATE.compare(one, other), DATE.compare(other, one)):
        assert (found.outcome, found.rule) == (outcome, f"date.{rule}")
