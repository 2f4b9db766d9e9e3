"""Whether two counts can be true of one fact. Which values can be compared, and on what scale; how two of a scale
meet is told in ``intervals``."""

from __future__ import annotations

import dataclasses
import math
from functools import partial

from verifier.claims import Comparison, Outcome, Rule
from verifier.kinds.count import currencies, rules
from verifier.kinds.count.intervals import Scaled, close, meet, scaled
from verifier.kinds.count.things import exclude_each_other
from verifier.kinds.count.units import unit_of
from verifier.kinds.count.value import ABOVE, STRICT, CountValue, Form, Hedge, Standing
from verifier.kinds.count.wording import say

_RATIOS = frozenset({Form.SHARE, Form.PERCENT})
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
        return meet(a, b, _ratio(a), _ratio(b), a.form is not b.form)
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
            outcome, _ = meet(a, b, part, _ratio(two), False)
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
        return meet(a, b, x, y, False)
    pegged = any(a.unit in peg and b.unit in peg for peg in _PEGGED)
    if pegged:
        return meet(a, b, x, y, False) if math.isclose(x.point, y.point) else (Outcome.UNDECIDED, rules.CURRENCY)
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
        return meet(a, b, x, y, converted)
    if _is_points(a) and _is_points(b):
        x, y = (scaled(v, False).mapped(0.01 if v.unit == "basis point" else 1.0, 0.0, 0.0) for v in (a, b))
        return meet(a, b, x, y, False)
    if a.form is b.form is Form.COUNT and exclude_each_other(a.unit, b.unit):
        return Outcome.UNDECIDED, rules.OTHER_THINGS
    alike = a.form is b.form or {a.form, b.form} <= {Form.COUNT, Form.ORDINAL, Form.FREQUENCY, Form.MARGIN}
    if not alike and (_unit_left_out(a, b) or _unit_left_out(b, a)):
        equal = a.hedge is b.hedge is Hedge.EXACT and close(a.point, b.point)
        loose = meet(a, b, scaled(a, False), scaled(b, False), False)
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
    outcome, rule = meet(a, b, x, y, False)
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
