"""The intervals that a figure stands for, and what two of them say of one fact.

Each value stands for two nested intervals. *Possible* is what its words allow at all, with what rounding may hide:
outside it the statement is false. *Expected* is what a reader takes it for: "more than 400" is possible of 900, and
expected of 412. Two values conflict when nothing is possible for both, agree when the middle of the narrower
expected interval lies inside the other's, and are left undecided in between."""

from __future__ import annotations

import dataclasses
import math

from verifier.claims import Outcome, Rule
from verifier.kinds.count import rules
from verifier.kinds.count.bounds import BAND, reach_of
from verifier.kinds.count.value import ABOVE, BELOW, STRICT, CountValue, Form, Hedge

_CONTINUOUS = frozenset({Form.MEASURE, Form.MONEY, Form.MULTIPLE, Form.POINTS, Form.MAGNITUDE, Form.PERCENT})
_FARTHER = 0.5
"""How much further, as a part of their band, "about" and "nearly" may stretch before the figure is plainly another."""
_BOUND_REACH = 0.2
_WELL_REACH = 0.5
_HALVES_BELOW = 5.0
"""Between whole numbers up to here copy names halves, and hardly anything finer: "more than two years" reaches to two and a half."""
_LOOSE = 0.05
"""The most that trailing noughts may hide: "2,400" may stand for 2,350 to 2,450, but "1,000" not for 1,450."""
_ROUNDING = 0.015
"""Up to here a figure that rounds to one with trailing noughts agrees with it; beyond, to ``_LOOSE``, it is left open."""
_BAND_SLACK = 0.025
"""What a hedged figure may have been rounded by before it is converted; its hedge covers the rest."""
_CONVERTED = 0.25
"""The most that a figure in another unit may have been rounded by: a year is not six months."""
_WIDE = 3.0
"""A band whose ends lie further apart than this factor says too little to bear a figure out."""
_TINY = 1e-9


@dataclasses.dataclass(frozen=True, slots=True)
class Scaled:
    """A value on a common scale: its possible and expected intervals, and its point, with the step it is written to."""

    low: float
    high: float
    expected_low: float
    expected_high: float
    point: float
    grain: float

    def mapped(self, factor: float, offset: float, spread: float) -> Scaled:
        """On another scale; ``spread`` widens by a part of the figure, for units with several meanings."""
        wide = spread * abs(self.point * factor)
        return Scaled(
            self.low * factor + offset - wide,
            self.high * factor + offset + wide,
            self.expected_low * factor + offset - wide,
            self.expected_high * factor + offset + wide,
            self.point * factor + offset,
            self.grain * factor,
        )


def scaled(value: CountValue, converted: bool) -> Scaled:
    """The intervals of a value in its own unit. ``converted`` says that it is compared across units, where even an
    exact figure is rounded."""
    point, grain = value.point, value.grain
    if value.hedge is Hedge.EXACT:
        possible, expected = _exact(value, converted)
        return Scaled(point - possible, point + possible, point - expected, point + expected, point, grain)
    half = min(grain / 2, _BAND_SLACK * abs(point)) if converted else 0.0
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    if value.hedge in ABOVE or value.hedge in BELOW:
        return _bounded(value, low - half, high + half)
    if value.hedge is Hedge.RANGE:
        return Scaled(low - half, high + half, low - half, high + half, point, grain)
    if value.hedge is Hedge.VAGUE:
        return Scaled(low / 2, math.inf, low, high, point, grain)
    reach = _FARTHER * reach_of(value.form, point, grain) + half
    rounding, _ = _exact(value, converted)
    lowest = low - half if value.hedge is Hedge.JUST_OVER else min(low - reach, point - rounding)
    highest = high + half if value.hedge is Hedge.NEARLY else max(high + reach, point + rounding)
    return Scaled(lowest, highest, low - half, high + half, point, grain)


def _exact(value: CountValue, converted: bool) -> tuple[float, float]:
    """How far to either side an unhedged figure may have been rounded, and how far it is expected to have been."""
    half, size = value.grain / 2, abs(value.point)
    if converted:
        half = min(half, _CONVERTED * size)
    if value.form is Form.SHARE:
        return half, 0.7 * half
    if value.low is not None and value.high is not None and value.low < value.high:
        return half, min(half, BAND * size)  # a scale word rounds: "3 million"
    if value.grain >= 10 and size and (size / value.grain).is_integer():
        return min(half, _LOOSE * size), min(half, (_LOOSE if converted else _ROUNDING) * size)
    return half, min(half, _LOOSE * size) if value.grain >= 1 and not converted else half


def _bounded(value: CountValue, low: float, high: float) -> Scaled:
    """A bound: expected is what lies within a step of rounding beyond it, and no more than a fifth."""
    point, size = value.point, abs(value.point)
    well = value.hedge in {Hedge.WELL_OVER, Hedge.WELL_UNDER}
    step = _bound_step(value)
    reach = _WELL_REACH * size if well else min(step, _BOUND_REACH * size)
    if value.form is Form.SHARE or value.form is Form.PERCENT:
        reach = (_WELL_REACH if well else _BOUND_REACH) * size
    if not well and value.form in _CONTINUOUS and 1 <= size <= _HALVES_BELOW and size.is_integer():
        reach = max(reach, 0.5)
    if value.hedge in ABOVE:
        return Scaled(low, high, point, point + reach, point, value.grain)
    return Scaled(low, high, point - reach, point, point, value.grain)


def _bound_step(value: CountValue) -> float:
    """The step to which a bound is a rounding: its last written place, tens for a round two-figure number, one for any
    other."""
    size = abs(value.point)
    if value.grain > 1:
        return value.grain
    if size >= 10 and size % 10 == 0:
        return 10.0
    if value.form in _CONTINUOUS - {Form.PERCENT}:
        return max(value.grain, _BOUND_REACH * size)
    return 1.0 if value.hedge in STRICT else 0.0


def meet(a: CountValue, b: CountValue, x: Scaled, y: Scaled, converted: bool) -> tuple[Outcome, Rule]:
    """What two values say of one fact, of their intervals on a common scale; ``converted`` as in :func:`scaled`."""
    if a.hedge is Hedge.EXACT and b.hedge is Hedge.EXACT:
        return _two_exact(x, y, converted)
    if a.hedge is b.hedge and close(x.point, y.point) and close(x.low, y.low) and close(x.high, y.high):
        return Outcome.AGREES, rules.EQUAL
    if _at_the_bound(a, b, x, y):
        return Outcome.UNDECIDED, rules.AT_THE_BOUND
    if _disjoint(x.low, x.high, y.low, y.high) or _either_side(a, b, x, y):
        return Outcome.CONFLICTS, rules.CONVERTED_DISJOINT if converted else rules.DISJOINT
    one_sided = ABOVE | BELOW
    if _same_bound(a, b, x, y):
        return Outcome.AGREES, rules.EQUAL
    wide, narrow = (x, y) if x.expected_high - x.expected_low >= y.expected_high - y.expected_low else (y, x)
    middle = (narrow.expected_low + narrow.expected_high) / 2
    slack = _TINY * max(abs(middle), 1.0)
    if wide.expected_low - slack <= middle <= wide.expected_high + slack:
        return _inside(a, b, x, y, converted)
    if a.hedge in one_sided or b.hedge in one_sided:
        return Outcome.UNDECIDED, rules.OPEN
    return Outcome.UNDECIDED, rules.NEAR


def _inside(a: CountValue, b: CountValue, x: Scaled, y: Scaled, converted: bool) -> tuple[Outcome, Rule]:
    """The middle of the narrower lies in the wider: agreement, where the wider says enough."""
    if Hedge.VAGUE in {a.hedge, b.hedge} and any(
        s.expected_low <= 0 or s.expected_high / s.expected_low > _WIDE for s in (x, y)
    ):
        return Outcome.UNDECIDED, rules.VAGUE
    if (
        a.hedge is Hedge.RANGE
        and b.hedge is Hedge.RANGE
        and not converted
        and not (close(x.low, y.low) and close(x.high, y.high))
    ):
        return Outcome.UNDECIDED, rules.RANGES
    if a.hedge in ABOVE | BELOW or b.hedge in ABOVE | BELOW:
        return Outcome.AGREES, rules.BOUND
    return Outcome.AGREES, rules.CONVERTED if converted else rules.WITHIN


def _either_side(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "under half" and "more than half": two bounds that leave the same figure out, on opposite sides."""
    opposite = (a.hedge in ABOVE and b.hedge in BELOW) or (a.hedge in BELOW and b.hedge in ABOVE)
    return opposite and a.hedge in STRICT and b.hedge in STRICT and close(x.point, y.point)


def _at_the_bound(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "more than 70" and "70"."""
    return (a.hedge in STRICT) != (b.hedge in STRICT) and Hedge.EXACT in {a.hedge, b.hedge} and close(x.point, y.point)


def _same_bound(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "more than 20" and "at least 20": one bound, told twice."""
    same_side = (a.hedge in ABOVE and b.hedge in ABOVE) or (a.hedge in BELOW and b.hedge in BELOW)
    return same_side and close(x.point, y.point)


def _two_exact(x: Scaled, y: Scaled, converted: bool) -> tuple[Outcome, Rule]:
    """Two figures without a hedge: the finer is the coarser, rounded, or it is another figure."""
    if close(x.point, y.point):
        return Outcome.AGREES, rules.CONVERTED if converted else rules.EQUAL
    coarse, fine = (x, y) if x.high - x.low >= y.high - y.low else (y, x)
    if converted:
        overlap = min(x.high, y.high) - max(x.low, y.low)
        # Roundings are half open, so that two that only touch share nothing; an exact figure has no width.
        if overlap < -_TINY * abs(coarse.point) or (close(overlap, 0.0) and not close(fine.low, fine.high)):
            return Outcome.CONFLICTS, rules.CONVERTED_DISJOINT
        expected = min(x.expected_high, y.expected_high) - max(x.expected_low, y.expected_low)
        return (Outcome.AGREES, rules.CONVERTED) if expected >= 0 else (Outcome.UNDECIDED, rules.NEAR)
    if not coarse.low - _TINY * abs(coarse.point) <= fine.point < coarse.high or math.isclose(
        coarse.high - coarse.low, fine.high - fine.low
    ):
        return Outcome.CONFLICTS, rules.DISJOINT
    if (
        coarse.expected_low - _TINY * abs(coarse.point)
        <= fine.point
        <= coarse.expected_high + _TINY * abs(coarse.point)
    ):
        return Outcome.AGREES, rules.ROUNDED
    return Outcome.UNDECIDED, rules.NEAR


def close(one: float, two: float) -> bool:
    """Whether two figures differ by no more than reckoning does."""
    return one == two or math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-12)


def _disjoint(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Whether two closed intervals share nothing."""
    start, end = max(low, other_low), min(high, other_high)
    return start > end and not close(start, end)
