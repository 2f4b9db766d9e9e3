"""Counted stretches of time: "two weeks", "a year and a half", "almost four months", and the day so far away from another."""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.lexicon import read_number, read_unit
from verifier.kinds.date.value import Anchored, DateValue, of_period

_SLACK = {Grain.WEEK: 3, Grain.MONTH: 15, Grain.QUARTER: 46, Grain.YEAR: 183}
"""Days: half of a unit, for who counts in units rounds to them."""
_DAYS = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30, Grain.QUARTER: 91, Grain.YEAR: 365}
_WEEK, _DECADE = 7, 10
HALF_A_DAY = 12
"""Hours from which a stretch of them leads to another day."""


def in_hours(unit: str) -> bool:
    """Whether a unit of time is the hour."""
    return unit.lower() in {"hour", "hours"}


@dataclasses.dataclass(frozen=True, slots=True)
class Amount:
    """``total`` units of ``grain``. ``hedged`` is true for "almost four months", ``exact`` for "a week to the day"."""

    grain: Grain
    total: int
    hedged: bool
    exact: bool

    @property
    def days(self) -> int:
        """About how many days it is."""
        return self.total * _DAYS[self.grain]

    def from_day(self, date: datetime.date, sign: int) -> datetime.date | None:
        """The day so far after (``sign`` 1) or before (-1) another."""
        return cal.move(date, self.grain, sign * self.total)

    def landing(self, target: datetime.date | None, anchored: Anchored, anchor: datetime.date | None) -> DateValue:
        """The date that lies so far away, ``target`` being the very day: that day for a count of days, and the unit that it falls in for
        a count of longer units, for nobody counts "two months ago" to the day. A further reading, as likely, are the days that such a
        count rounds: up to half a unit off the very day (47 days are seven weeks)."""
        if target is None:
            return of_period(None, self.grain, anchored=anchored)
        if self.exact or self.grain is Grain.DAY:
            slack = 0 if self.exact or self.total < _WEEK else max(1, self.total // 10)
            return of_period(
                Period(target, target), Grain.DAY, slack=self._hedge(slack), anchored=anchored, anchor=anchor
            )
        week = self.grain is Grain.WEEK and self.total == 1
        period = cal.around(target, 1) if week else cal.unit_of(target, self.grain)
        slack = _SLACK[self.grain]
        if self.grain is Grain.YEAR and self.total >= _DECADE and self.total % _DECADE == 0:
            slack *= 2  # decades are rounder than years
        # "Nearly four decades" are a tenth less at the most, as far as a reader goes along with a hedge on a count.
        rounded = cal.around(target, max(slack, self.days // 10) if self.hedged else slack)
        return of_period(
            period,
            self.grain,
            slack=self._hedge(slack),
            others=() if rounded is None else (rounded,),
            anchored=anchored,
            anchor=anchor,
        )

    def _hedge(self, slack: int) -> int:
        return max(2 * slack, 1) if self.hedged else slack


def read_amount(match: re.Match[str]) -> Amount | None:
    """The amount of a match with the groups number, unit and perhaps half, hedge and exact; None where it is vague ("several days")."""
    groups = match.groupdict()
    number, unit = read_number(match["number"], half=groups.get("half") is not None), read_unit(match["unit"])
    if number is not None and number >= HALF_A_DAY and in_hours(match["unit"]):
        # The hour of the day decides on which day 36 hours end: one day either way.
        return Amount(Grain.DAY, round(number / 24) or 1, hedged=True, exact=False)
    if number is None or unit is None:
        return None
    grain, size = unit
    total = number * size
    if total != int(total):
        finer = {Grain.YEAR: (Grain.MONTH, 12), Grain.MONTH: (Grain.WEEK, 4), Grain.WEEK: (Grain.DAY, 7)}.get(grain)
        if finer is None:
            return None
        grain, total = finer[0], total * finer[1]
    return Amount(grain, int(total), groups.get("hedge") is not None, groups.get("exact") is not None)
