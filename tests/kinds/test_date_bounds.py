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


@pytest.mark.parametrize(("one", "other", "outcome", "rule"), [*ROLES, *LOOSE, *DISTANCES])
def test_bounds(one: DateValue, other: DateValue, outcome: Outcome, rule: str) -> None:
    for found in (DATE.compare(one, other), DATE.compare(other, one)):
        assert (found.outcome, found.rule) == (outcome, f"date.{rule}")
