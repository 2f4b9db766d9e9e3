"""From a figure and its hedge to the interval that the words set."""

from __future__ import annotations

from verifier.kinds.count.value import ABOVE, BELOW, STRICT, CountValue, Form, Hedge

BAND = 0.1
"""How far "about", "nearly" and "just over" reach, as a part of the figure. Copy editors' usage, not a standard: a
tenth is as far as a reader will go along with "about"."""
GRAINS = 3.0
"""… and no further than three steps of the last figure written: "about $1.42 billion" does not reach to 1.5."""
_WHOLE_FORMS = frozenset({Form.COUNT, Form.FREQUENCY})


def is_discrete(form: Form, point: float, scaled: bool) -> bool:
    """Whether it counts whole pieces to the last one: "over 90" is then 91 and more."""
    return form in _WHOLE_FORMS and not scaled and float(point).is_integer()


def significance(point: float, grain: float) -> float:
    """The step of the last figure written: 100 in 2,300, 10 in 40, 1 in 35, 0.1 in 4.1; 0 where it cannot be told (a
    third)."""
    size = abs(point)
    if not size:
        return 0.0
    if float(size).is_integer():
        step = 1
        while step < 1e15 and size % (step * 10) == 0:
            step *= 10
        return max(float(step), grain)
    return grain


def reach_of(form: Form, point: float, grain: float) -> float:
    """How far "about" reaches to either side of a figure."""
    step = 0.0 if form is Form.SHARE else significance(point, grain)
    return min(BAND * abs(point), GRAINS * step) if step else BAND * abs(point)


def interval(
    form: Form, hedge: Hedge, point: float, grain: float, scaled: bool, unit: str
) -> tuple[float | None, float | None]:
    """Low and high of a single hedged figure, inclusive, None where open.

    A scale word rounds ("1.2 million" is 1.15 to 1.25 million, contract of values); a plain numeral does not.
    Nothing that is counted or measured goes below nought, but temperatures do."""
    discrete = is_discrete(form, point, scaled)
    floor = None if unit in {"C", "F"} or point < 0 else 0.0
    step = 1.0 if discrete else 0.0
    reach = reach_of(form, point, grain)
    if hedge in ABOVE:
        return (point + step if hedge in STRICT else point), None
    if hedge in BELOW:
        return floor, (point - step if hedge in STRICT and point > 0 else point)
    if hedge is Hedge.ABOUT:
        reach = max(reach, 1.0 if discrete and 2 <= point < 10 else 0.0)
        return point - reach, point + reach
    if hedge is Hedge.NEARLY:
        return point - max(reach, step), point
    if hedge is Hedge.JUST_OVER:
        return point, point + max(reach, step)
    half = grain / 2 if scaled else 0.0
    return point - half, point + half


def ranged(form: Form, low: float, high: float, unit: str, grain: float = 0.0, vague: bool = False) -> CountValue:
    """A range "between low and high", or a vague word's band."""
    hedge = Hedge.VAGUE if vague else Hedge.RANGE
    return CountValue(form, (low + high) / 2, float(low), float(high), unit, hedge, grain)
