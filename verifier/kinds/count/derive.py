"""What a copy editor works out in the head: counts that follow from two counts told together.

Sums and differences ("120 life jackets, 95 of them locked away": 25 in reach), shares ("72 of the 286 homes": a quarter), changes
("from 1.33 billion to 1.38": up nearly 4 percent), a share of a whole ("a fifth of 480 million": 96 million). One step only, and
only between quantities that can be added or divided: chance makes any number out of enough others.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from verifier.kinds.count.units import unit_of
from verifier.kinds.count.value import CountValue, Form, Hedge
from verifier.kinds.count.wording import say

_ADDED = frozenset({Form.COUNT, Form.MONEY, Form.MEASURE, Form.PERCENT})
_PARTS = frozenset({Form.SHARE, Form.PERCENT})
_MOST = 8
"""Values that are combined; a sentence with more is a list, in which something always adds up."""


def derive(values: Sequence[CountValue]) -> Iterator[tuple[CountValue, str]]:
    """The counts that follow from any two of the values, each with how it was worked out."""
    for a, b in itertools.combinations(values[:_MOST], 2):
        if Hedge.VAGUE in {a.hedge, b.hedge} or not a.point or not b.point:
            continue
        if _addable(a, b):
            yield from _sums(a, b)
            yield from _ratios(a, b)
        for part, whole in ((a, b), (b, a)):
            if part.form in _PARTS and whole.form in _ADDED - _PARTS:
                share = part.point / 100 if part.form is Form.PERCENT else part.point
                if 0 < share < 1:
                    worked_out = f"{say(part)} of {say(whole)}"
                    yield _like(whole, whole.point * share, part), f"{worked_out} is about {whole.point * share:g}"


def _addable(a: CountValue, b: CountValue) -> bool:
    """Whether two quantities can be added: the same form and unit, or counts of which one leaves its noun out."""
    if a.form is not b.form or a.form not in _ADDED or a.per != b.per:
        return False
    one, two = unit_of(a.unit), unit_of(b.unit)
    if one is not None or two is not None or a.form is Form.MONEY:
        return a.unit == b.unit
    return True


def _sums(a: CountValue, b: CountValue) -> Iterator[tuple[CountValue, str]]:
    more, less = (a, b) if a.point >= b.point else (b, a)
    sum_, rest = _like(more, more.point + less.point, less), _like(more, more.point - less.point, less)
    if a.form is Form.PERCENT:
        points = dataclasses.replace(rest, form=Form.POINTS, unit="percentage point")
        yield points, f"{say(more)} less {say(less)} is {say(points)}"
        return
    yield sum_, f"{say(more)} and {say(less)} make {say(sum_)}"
    if more.point > less.point:
        yield rest, f"{say(more)} less {say(less)} is {say(rest)}"


def _ratios(a: CountValue, b: CountValue) -> Iterator[tuple[CountValue, str]]:
    if a.form is Form.PERCENT:
        return
    more, less = (a, b) if a.point >= b.point else (b, a)
    share = less.point / more.point
    yield _percent(share, a, b), f"{say(less)} is {100 * share:.1f}% of {say(more)}"
    yield _percent(1 - share, a, b), f"{say(less)} is {100 * (1 - share):.1f}% less than {say(more)}"
    yield _percent(1 / share - 1, a, b), f"{say(more)} is {100 * (1 / share - 1):.1f}% more than {say(less)}"


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
    )


def _rough(a: CountValue, b: CountValue) -> bool:
    return Hedge.EXACT is not a.hedge or Hedge.EXACT is not b.hedge


def _hedge(a: CountValue, b: CountValue) -> Hedge:
    return Hedge.ABOUT if _rough(a, b) else Hedge.EXACT
