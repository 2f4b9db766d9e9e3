"""What a copy editor works out in the head: counts that follow from two counts told together.

Sums and differences ("120 life jackets, 95 of them locked away": 25 in reach), shares ("72 of the 286 homes": a quarter), changes
("from 1.33 billion to 1.38": up nearly 4 percent), multiples ("from 145 to 400": nearly three times), a share of a whole ("a fifth of
480 million": 96 million), what was there before a change ("down 17 percent to 1.6 billion": 1.9 billion), so many at so much each, an
average, the years between two ages. One step only, and only between quantities for which the step has a meaning: chance makes any
number out of enough others.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from verifier.kinds.count.units import unit_of
from verifier.kinds.count.value import CountValue, Form, Hedge, Standing
from verifier.kinds.count.wording import say

_ADDED = frozenset({Form.COUNT, Form.MONEY, Form.MEASURE, Form.PERCENT})
_AMOUNTS = _ADDED - {Form.PERCENT}
_PARTS = frozenset({Form.SHARE, Form.PERCENT})
_MOST = 8
"""Values that are combined; a sentence with more is a list, in which something always adds up."""
_LEAST_MULTIPLE = 1.4
"""Below this, copy gives a growth in percent and not in times."""
_LISTED = 3
"""Quantities from which a row of them is added up as a whole: of two, the pairs below make the sum."""

Derived = tuple[CountValue, str]


def derive(values: Sequence[CountValue]) -> Iterator[Derived]:
    """The counts that follow from any two of the values, each with how it was worked out."""
    told = [value for value in values if value.point and not value.implied and value.hedge is not Hedge.VAGUE]
    yield from _row(told[:_MOST])
    for value in told:
        if value.hedge is Hedge.RANGE and value.low is not None and value.high is not None:
            less, more = (_like(value, end, value) for end in (value.low, value.high))
            apart = _like(value, more.point - less.point, value)
            yield dataclasses.replace(apart, hedge=Hedge.EXACT), f"from {say(less)} to {say(more)} it is {say(apart)}"
    for a, b in itertools.combinations(told[:_MOST], 2):
        alike = _alike(a, b)
        if alike is not None:
            yield from _sums(*alike)
            yield from _ratios(*alike)
        for one, two in ((a, b), (b, a)):
            yield from _of_whole(one, two)
            yield from _each(one, two)
        if a.form is b.form is Form.AGE and a.unit == b.unit and a.point != b.point:
            years = dataclasses.replace(_like(a, abs(a.point - b.point), b), form=Form.MEASURE)
            yield years, f"from {say(a)} to {say(b)} it is {say(years)}"


def _row(told: Sequence[CountValue]) -> Iterator[Derived]:
    """The sum of a row of three quantities or more ("four golds, five silvers and two bronzes"): of all that can be added to the first."""
    if len(told) < _LISTED:
        return
    total, parts = told[0], [told[0]]
    for value in told[1:]:
        alike = _alike(parts[0], value) if value.form in _AMOUNTS and parts[0].form in _AMOUNTS else None
        if alike is None or value.whole is not None:
            return
        parts.append(value)
        total = _like(total, total.point + value.point, value)
    total = dataclasses.replace(total, unit=total.unit if total.form is not Form.COUNT else "")
    yield total, f"{', '.join(say(value) for value in parts)} make {say(total)}"


def _alike(a: CountValue, b: CountValue) -> tuple[CountValue, CountValue] | None:
    """Two quantities that can be added, the greater first; None where they cannot.

    They have the same form, unit and rate, or one leaves its noun, its unit or its rate to the other ("300,000 zlotys to the 1.2 million
    collected", "34 euros a megawatt-hour, against 205 euros").
    """
    if a.form not in _ADDED or b.form not in _ADDED or (a.per and b.per and a.per != b.per):
        return None
    if a.form is not b.form:
        bare, full = (a, b) if a.form is Form.COUNT else (b, a)
        if bare.form is not Form.COUNT or bare.unit or full.form is Form.PERCENT:
            return None
        bare = dataclasses.replace(bare, form=full.form, unit=full.unit, assumed=full.assumed)
        a, b = bare, full
    measured = unit_of(a.unit) is not None or unit_of(b.unit) is not None or a.form is Form.MONEY
    if measured and a.unit != b.unit:
        return None
    return (a, b) if a.point >= b.point else (b, a)


def _sums(more: CountValue, less: CountValue) -> Iterator[Derived]:
    sum_, rest = _like(more, more.point + less.point, less), _like(more, more.point - less.point, less)
    if more.form is Form.PERCENT:
        points = dataclasses.replace(rest, form=Form.POINTS, unit="percentage point")
        yield points, f"{say(more)} less {say(less)} is {say(points)}"
        return
    if not _is_part(less, more) and Standing.DENIED not in {less.standing, more.standing}:
        yield sum_, f"{say(more)} and {say(less)} make {say(sum_)}"
    if more.point > less.point:
        yield rest, f"{say(more)} less {say(less)} is {say(rest)}"


def _is_part(less: CountValue, more: CountValue) -> bool:
    """Whether the one was told as a part of the other ("four koalas, three of them"): it is no second lot, and no change."""
    return less.whole is not None and less.whole == more.point


def _ratios(more: CountValue, less: CountValue) -> Iterator[Derived]:
    if more.form is Form.PERCENT:
        return
    share = less.point / more.point
    yield _percent(share, more, less), f"{say(less)} is {100 * share:.1f}% of {say(more)}"
    if _is_part(less, more):
        return
    yield _percent(1 - share, more, less), f"{say(less)} is {100 * (1 - share):.1f}% less than {say(more)}"
    yield _percent(1 / share - 1, more, less), f"{say(more)} is {100 * (1 / share - 1):.1f}% more than {say(less)}"
    if 1 / share >= _LEAST_MULTIPLE:
        times = CountValue(Form.MULTIPLE, 1 / share, 1 / share, 1 / share, "time", _hedge(more, less))
        yield times, f"{say(more)} is {1 / share:.1f} times {say(less)}"


def _of_whole(part: CountValue, whole: CountValue) -> Iterator[Derived]:
    """A part, a change or a multiple of a whole."""
    points = part.form is Form.POINTS or (part.form is Form.COUNT and part.unit == "point")
    if whole.form is Form.PERCENT and points and part.unit != "basis point":
        for point in (whole.point - part.point, whole.point + part.point):
            before = _like(whole, point, part)
            yield before, f"{say(whole)} {'less' if point < whole.point else 'and'} {say(part)} is {say(before)}"
    if whole.form not in _AMOUNTS:
        return
    if part.form is Form.MULTIPLE and part.point > 1:
        product = _like(whole, whole.point * part.point, part)
        yield product, f"{say(part)} {say(whole)} is {say(product)}"
    if part.form not in _PARTS:
        return
    share = part.point / 100 if part.form is Form.PERCENT else part.point
    if 0 < share < 1:
        yield _like(whole, whole.point * share, part), f"{say(part)} of {say(whole)} is about {whole.point * share:g}"
    if 0 < share < 1 and part.form is Form.PERCENT:
        for left, change in ((1 - share, "less"), (1 + share, "more")):
            value = _rounded(_like(whole, whole.point / left, part))
            yield value, f"{say(whole)} is {say(part)} {change} than {say(value)}"


def _each(rate: CountValue, count: CountValue) -> Iterator[Derived]:
    """So many at so much each, and the average of a sum over so many."""
    if count.form is not Form.COUNT or rate.form not in {Form.MONEY, Form.MEASURE}:
        return
    if rate.per in {"each", count.unit} and rate.per:
        total = dataclasses.replace(_like(rate, rate.point * count.point, count), per=None)
        yield total, f"{say(count)} at {say(rate)} make {say(total)}"
    elif rate.form is Form.MONEY and rate.per is None and count.unit and count.point > 1:
        point, grain = rate.point / count.point, rate.grain / count.point
        average = dataclasses.replace(
            _like(rate, point, count),
            low=point - grain / 2,
            high=point + grain / 2,
            grain=grain,
            per=count.unit,
            hedge=Hedge.ABOUT,
        )
        yield average, f"{say(rate)} among {say(count)} is {say(average)}"


def _percent(share: float, a: CountValue, b: CountValue) -> CountValue:
    point = round(100 * share, 2)
    spread = 0.5 if _rough(a, b) else 0.05
    return CountValue(Form.PERCENT, point, point - spread, point + spread, "%", _hedge(a, b), 2 * spread)


def _like(whole: CountValue, point: float, other: CountValue) -> CountValue:
    """A value of the whole's form and unit at another point, as exact as the two it was made from."""
    grain = max(whole.grain, other.grain if other.form is whole.form else 0.0)
    half = grain / 2
    return dataclasses.replace(
        whole,
        point=point,
        low=point - half,
        high=point + half,
        hedge=_hedge(whole, other),
        grain=grain,
        whole=None,
        other=None,
        standing=Standing.HOLDS,
    )


def _rounded(value: CountValue) -> CountValue:
    """The value to the step it is written to: a quotient is no more exact than what it was made from."""
    if not value.grain:
        return value
    point = round(value.point / value.grain) * value.grain
    return dataclasses.replace(value, point=point, low=point - value.grain / 2, high=point + value.grain / 2)


def _rough(a: CountValue, b: CountValue) -> bool:
    return Hedge.EXACT is not a.hedge or Hedge.EXACT is not b.hedge


def _hedge(a: CountValue, b: CountValue) -> Hedge:
    return Hedge.ABOUT if _rough(a, b) else Hedge.EXACT
