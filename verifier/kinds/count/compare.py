"""Whether two counts can be true of one fact.

Each value stands for two nested intervals. *Possible* is what its words allow at all, with what rounding may hide:
outside it the statement is false. *Expected* is what a reader takes it for: "more than 400" is possible of 900, and
expected of 412. Two values conflict when nothing is possible for both, agree when the middle of the narrower
expected interval lies inside the other's, and are left undecided in between."""

from __future__ import annotations

import dataclasses
import math
from functools import partial

from verifier.claims import Comparison, Outcome, Rule
from verifier.kinds.count import currencies, rules
from verifier.kinds.count.bounds import BAND, reach_of
from verifier.kinds.count.things import exclude_each_other
from verifier.kinds.count.units import unit_of
from verifier.kinds.count.value import ABOVE, BELOW, STRICT, CountValue, Form, Hedge, Standing
from verifier.kinds.count.wording import say

_RATIOS = frozenset({Form.SHARE, Form.PERCENT})
_CONTINUOUS = frozenset({Form.MEASURE, Form.MONEY, Form.MULTIPLE, Form.POINTS, Form.MAGNITUDE, Form.PERCENT})
_ONE_RATE = {
    other: name
    for name, others in {"head": "person people capita", "match": "game fixture", "year": "season annum"}.items()
    for other in others.split()
}
"""What rates are called by another name: a player's season is his contract's year, and a match is a game."""
_PEGGED = tuple(
    frozenset(codes.split())
    for codes in ("NAD ZAR LSL SZL", "BND SGD", "USD PAB BSD", "GBP GIP FKP SHP", "HKD MOP", "XOF XAF")
)
"""Currencies that stand at one to one, or so near that copy treats them so."""
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


def compare(draft: CountValue, reported: CountValue) -> Comparison:
    """Whether two values can be true of one fact: see the rules."""
    outcome, rule = decide(draft, reported)
    return Comparison(outcome, rule.name, partial(_reason, draft, reported, outcome, rule))


def decide(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    """The outcome and the rule that decides; symmetric."""
    if a.standing is not b.standing:
        return _told_otherwise(a, b)
    if a.implied or b.implied:
        return _implied(a, b)
    special = _special(a, b)
    if special is not None:
        return special
    if _other_rate(a.per, b.per) and a.form is b.form and a.form not in _RATIOS:
        return Outcome.UNDECIDED, rules.RATE
    if a.form is Form.MONEY and b.form is Form.MONEY:
        return _money(a, b)
    if _is_ratio(a) and _is_ratio(b):
        return _intervals(a, b, _ratio(a), _ratio(b), a.form is not b.form)
    return _same_form(a, b)


def _told_otherwise(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    """A figure that holds against one that is denied or that held before."""
    one, two = (dataclasses.replace(value, standing=Standing.HOLDS) for value in (a, b))
    outcome, rule = decide(one, two)
    if Standing.DENIED in {a.standing, b.standing}:
        denied = outcome is Outcome.AGREES and rule in {rules.EQUAL, rules.CONVERTED}
        return (Outcome.CONFLICTS if denied else Outcome.UNDECIDED), rules.DENIED
    return (outcome, rule) if outcome is Outcome.AGREES else (Outcome.UNDECIDED, rules.BEFORE)


def _other_rate(one: str | None, two: str | None) -> bool:
    """Whether two rates are per different things; "each" may be any of them, a head is a person, and a litre a liter."""
    known = {_ONE_RATE.get(per, _spelt(per)) for per in (one, two) if per and per != "each"}
    return len(known) > 1


def _spelt(per: str) -> str:
    """A unit in one spelling: American English ends metres and litres in "-er"."""
    return f"{per[:-2]}re" if per.endswith(("meter", "liter")) else per


def _implied(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    """Where words imply a value and tell none, they may bear a figure out. An age and the years since a beginning are then alike."""
    told = [dataclasses.replace(v, form=Form.MEASURE if v.form is Form.AGE else v.form, implied="") for v in (a, b)]
    agrees = decide(*told)[0] is Outcome.AGREES
    return (Outcome.AGREES if agrees else Outcome.UNDECIDED), rules.IMPLIED


def _special(a: CountValue, b: CountValue) -> tuple[Outcome, Rule] | None:
    """Scores, margins and parts of a stated whole."""
    if a.form is Form.SCORE and b.form is Form.SCORE:
        same = sorted((a.point, a.other or 0.0)) == sorted((b.point, b.other or 0.0))
        return (Outcome.AGREES if same else Outcome.CONFLICTS), rules.SCORE
    for one, two in ((a, b), (b, a)):
        if one.form is Form.SCORE and two.form is Form.MARGIN:
            difference = abs(one.point - (one.other or 0.0))
            return (Outcome.AGREES if difference == two.point else Outcome.CONFLICTS), rules.MARGIN
        if one.form is Form.SCORE and two.form is Form.COUNT and two.hedge is Hedge.EXACT:
            return _side(one, two)
        if one.whole and two.form in _RATIOS and one.form is Form.COUNT and one.hedge is not Hedge.VAGUE:
            part = scaled(one, False).mapped(1 / one.whole, 0.0, 0.0)
            outcome, _ = _intervals(a, b, part, _ratio(two), False)
            return outcome, rules.PART_OF_WHOLE
    if Form.SCORE in {a.form, b.form}:
        return Outcome.UNDECIDED, rules.FORM
    return None


def _side(score: CountValue, count: CountValue) -> tuple[Outcome, Rule]:
    """A count of votes or goals against a result: one of its sides, or, where the count's whole is all of them,
    neither."""
    sides = {score.point, score.other}
    if count.point in sides:
        return Outcome.AGREES, rules.SCORE
    complete = count.whole is not None and count.whole == sum(side for side in sides if side is not None)
    return (Outcome.CONFLICTS, rules.SCORE) if complete else (Outcome.UNDECIDED, rules.FORM)


def _money(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    shared = currencies.candidates(a.unit, a.assumed) & currencies.candidates(b.unit, b.assumed)
    x = scaled(a, False).mapped(currencies.in_major(a.unit, 1.0), 0.0, 0.0)
    y = scaled(b, False).mapped(currencies.in_major(b.unit, 1.0), 0.0, 0.0)
    if shared or a.unit == b.unit:
        return _intervals(a, b, x, y, False)
    pegged = any(a.unit in peg and b.unit in peg for peg in _PEGGED)
    if pegged:
        return _intervals(a, b, x, y, False) if math.isclose(x.point, y.point) else (Outcome.UNDECIDED, rules.CURRENCY)
    if math.isclose(x.point, y.point) and x.point and _says_currency(a) and _says_currency(b):
        return Outcome.CONFLICTS, rules.CURRENCY_SWAP
    return Outcome.UNDECIDED, rules.CURRENCY


def _says_currency(value: CountValue) -> bool:
    return bool(currencies.candidates(value.unit, value.assumed)) and value.hedge is not Hedge.VAGUE


def _counts_no_pieces(index: CountValue, pieces: CountValue) -> bool:
    """Whether one figure has decimals and names no unit, and the other counts things: "up 259.18" is not of 152 cities."""
    return not index.unit and not index.point.is_integer() and bool(pieces.unit) and pieces.point.is_integer()


def _same_form(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    one, two = unit_of(a.unit), unit_of(b.unit)
    if one is None and two is not None and two.dimension == "mass" and _is_pounds(a):
        one = unit_of("lb")
    if two is None and one is not None and one.dimension == "mass" and _is_pounds(b):
        two = unit_of("lb")
    if (a.form is Form.ORDINAL) != (b.form is Form.ORDINAL) and Form.MEASURE in {a.form, b.form}:
        return Outcome.UNDECIDED, rules.FORM  # the seventh minute is not seven minutes
    if one is not None and two is not None:
        ages = (a.form is Form.AGE) == (b.form is Form.AGE)
        if one.dimension != two.dimension:
            return Outcome.UNDECIDED, rules.UNITS
        if not ages:
            return Outcome.UNDECIDED, rules.FORM
        converted = one.symbol != two.symbol
        x = scaled(a, converted).mapped(one.factor, one.offset, one.spread if converted else 0.0)
        y = scaled(b, converted).mapped(two.factor, two.offset, two.spread if converted else 0.0)
        return _intervals(a, b, x, y, converted)
    if _is_points(a) and _is_points(b):
        x, y = (scaled(v, False).mapped(0.01 if v.unit == "basis point" else 1.0, 0.0, 0.0) for v in (a, b))
        return _intervals(a, b, x, y, False)
    if a.form is b.form is Form.COUNT and exclude_each_other(a.unit, b.unit):
        return Outcome.UNDECIDED, rules.OTHER_THINGS
    alike = a.form is b.form or {a.form, b.form} <= {Form.COUNT, Form.ORDINAL, Form.FREQUENCY, Form.MARGIN}
    if not alike and (_unit_left_out(a, b) or _unit_left_out(b, a)):
        equal = a.hedge is b.hedge is Hedge.EXACT and _close(a.point, b.point)
        loose = _intervals(a, b, scaled(a, False), scaled(b, False), False)
        return (
            (Outcome.AGREES, rules.LEFT_OUT) if equal or loose[0] is Outcome.AGREES else (Outcome.UNDECIDED, rules.FORM)
        )
    if not alike:
        named = Form.MEASURE in {a.form, b.form} and Form.MONEY in {a.form, b.form}
        return Outcome.UNDECIDED, rules.UNITS if named else rules.FORM
    if (one is None) != (two is None):
        return Outcome.UNDECIDED, rules.UNITS
    if a.form is not b.form and Form.ORDINAL in {a.form, b.form}:
        return Outcome.UNDECIDED, rules.FORM
    return _numbers(a, b)


def _numbers(a: CountValue, b: CountValue) -> tuple[Outcome, Rule]:
    """Two figures of one form without units that convert."""
    x, y = (scaled(value if _whole(a, b) else _continuous(value), False) for value in (a, b))
    outcome, rule = _intervals(a, b, x, y, False)
    if outcome is Outcome.CONFLICTS and (_counts_no_pieces(a, b) or _counts_no_pieces(b, a)):
        return Outcome.UNDECIDED, rules.UNITS
    return outcome, rule


def _whole(a: CountValue, b: CountValue) -> bool:
    """Whether both are figures of whole pieces."""
    return a.point.is_integer() and b.point.is_integer()


def _continuous(value: CountValue) -> CountValue:
    """A strict bound as one on what is not counted in whole pieces: "past 11" is true of a rate of 11.3, where of people it says 12."""
    if value.hedge in STRICT & ABOVE:
        return dataclasses.replace(value, low=value.point)
    return dataclasses.replace(value, high=value.point) if value.hedge in STRICT else value


def _unit_left_out(bare: CountValue, other: CountValue) -> bool:
    """Whether a figure may be in the unit of the other, which the text has left out ("at 9.9", "were offered 3")."""
    named = other.form in {Form.PERCENT, Form.MONEY, Form.MEASURE, Form.AGE, Form.POINTS, Form.MAGNITUDE}
    return bare.form is Form.COUNT and not bare.unit and bare.whole is None and named


def _is_pounds(value: CountValue) -> bool:
    """Whether a sum in pounds may have been a weight: the word stands for both."""
    return value.form is Form.MONEY and value.unit == "GBP" and value.assumed


def _is_ratio(value: CountValue) -> bool:
    """Whether it is a part of something: a share, a percentage, or a multiple below one ("halved")."""
    return value.form in _RATIOS or (value.form is Form.MULTIPLE and value.point < 1)


def _is_points(value: CountValue) -> bool:
    """Whether it is in points: "two points" may be percentage points."""
    return value.form is Form.POINTS or (value.form is Form.COUNT and value.unit == "point")


def _ratio(value: CountValue) -> Scaled:
    """A share or a percentage as a fraction."""
    return scaled(value, False).mapped(0.01 if value.form is Form.PERCENT else 1.0, 0.0, 0.0)


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


def _intervals(a: CountValue, b: CountValue, x: Scaled, y: Scaled, converted: bool) -> tuple[Outcome, Rule]:
    if a.hedge is Hedge.EXACT and b.hedge is Hedge.EXACT:
        return _two_exact(x, y, converted)
    if a.hedge is b.hedge and _close(x.point, y.point) and _close(x.low, y.low) and _close(x.high, y.high):
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
        and not (_close(x.low, y.low) and _close(x.high, y.high))
    ):
        return Outcome.UNDECIDED, rules.RANGES
    if a.hedge in ABOVE | BELOW or b.hedge in ABOVE | BELOW:
        return Outcome.AGREES, rules.BOUND
    return Outcome.AGREES, rules.CONVERTED if converted else rules.WITHIN


def _either_side(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "under half" and "more than half": two bounds that leave the same figure out, on opposite sides."""
    opposite = (a.hedge in ABOVE and b.hedge in BELOW) or (a.hedge in BELOW and b.hedge in ABOVE)
    return opposite and a.hedge in STRICT and b.hedge in STRICT and _close(x.point, y.point)


def _at_the_bound(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "more than 70" and "70"."""
    return (a.hedge in STRICT) != (b.hedge in STRICT) and Hedge.EXACT in {a.hedge, b.hedge} and _close(x.point, y.point)


def _same_bound(a: CountValue, b: CountValue, x: Scaled, y: Scaled) -> bool:
    """Such as "more than 20" and "at least 20": one bound, told twice."""
    same_side = (a.hedge in ABOVE and b.hedge in ABOVE) or (a.hedge in BELOW and b.hedge in BELOW)
    return same_side and _close(x.point, y.point)


def _two_exact(x: Scaled, y: Scaled, converted: bool) -> tuple[Outcome, Rule]:
    """Two figures without a hedge: the finer is the coarser, rounded, or it is another figure."""
    if _close(x.point, y.point):
        return Outcome.AGREES, rules.CONVERTED if converted else rules.EQUAL
    coarse, fine = (x, y) if x.high - x.low >= y.high - y.low else (y, x)
    if converted:
        overlap = min(x.high, y.high) - max(x.low, y.low)
        # Roundings are half open, so that two that only touch share nothing; an exact figure has no width.
        if overlap < -_TINY * abs(coarse.point) or (_close(overlap, 0.0) and not _close(fine.low, fine.high)):
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


def _close(one: float, two: float) -> bool:
    return one == two or math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-12)


def _disjoint(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Whether two closed intervals share nothing."""
    start, end = max(low, other_low), min(high, other_high)
    return start > end and not _close(start, end)


def _reason(draft: CountValue, reported: CountValue, outcome: Outcome, rule: Rule) -> str:
    verb = {
        Outcome.AGREES: "agrees with",
        Outcome.CONFLICTS: "cannot be true together with",
        Outcome.UNDECIDED: "does not decide against",
    }[outcome]
    if outcome is Outcome.UNDECIDED:
        return f"The draft's {say(draft)} and the reported {say(reported)} neither agree nor exclude each other: {_lower(rule.summary)}"
    return f"The draft's {say(draft)} {verb} the reported {say(reported)}: {_lower(rule.summary)}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
