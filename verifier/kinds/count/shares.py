"""Parts of a whole: "a third of", "half the crew", "one in five", "four out of five", "one family in 20"; and "half an
hour"."""

from __future__ import annotations

from verifier.kinds.count.bounds import interval
from verifier.kinds.count.fractions import Fraction, parse_fraction
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.numerals import hyphen_at
from verifier.kinds.count.quantities import Quantity, quantity_after, rate_after
from verifier.kinds.count.units import DURATIONS
from verifier.kinds.count.value import CountValue, Form, Hedge
from verifier.text import WordClass

_C = WordClass
_HALF_DETERMINERS = frozenset("the its their his her our my your that those these this all what".split())
_NOT_A_SHARE_BEFORE = frozenset(
    "first second other latter the this that next last final each every better third fourth".split()
)
_AFTER_SHARE = frozenset(
    "more less fewer higher lower again each of off in on at by from to than were was are is have has had "
    "will would and or but who which that as since after before between below above under over up down say "
    "said also did do does".split()
)
_LATER = frozenset({"ago", "later", "earlier", "before", "after", "final"})


def ratio_at(line: Line, hedged: Hedged, j: int) -> Found | None:
    """Such as "one in five", "nearly nine in 10", "four out of five", "two in every three", "one family in 20"."""
    one = line.number(j)
    if one is None or not one.value.is_integer() or not 1 <= one.value < 1000 or one.scaled:
        return None
    k = one.last
    noun = ""
    if line.word(k) not in {"in", "out"} and not (line.word(k) == "of" and line.word(k + 1) == "every"):
        k = _past_noun(line, k)
        if k < 0:
            return None
        noun = line.counted(one.last).unit
    link_end = _ratio_link(line, k)
    many = line.number(link_end) if link_end else None
    if many is None or not _is_ratio(line, one, many, bool(noun), line.word(k) == "out" or link_end - k > 1):
        return None
    whole = noun or line.counted(many.last).unit or None
    grain = (1 / many.value**2) if one.value == 1 else 1 / many.value
    value = _share(hedged.hedge, one.value / many.value, grain, whole)
    of = line.word(many.last) == "of"
    return Found(value, hedged.first, many.last, hedged.first, many.last + 1 if of else many.last)


def _past_noun(line: Line, k: int) -> int:
    """Index of the "in" behind one to three lower-case words of a noun phrase ("one commuter service in four"), -1
    where there is none."""
    for end in range(k + 1, k + 4):
        if line.word(end) == "in" or (line.word(end) == "out" and line.word(end + 1) == "of"):
            words = [line.text(m) for m in range(k, end)]
            nominal = all(line.tag(m) in {_C.NOUN, _C.ADJECTIVE, _C.NAME} for m in range(k, end))
            return end if nominal and all(word.isalpha() and word.islower() for word in words) else -1
    return -1


def _ratio_link(line: Line, k: int) -> int:
    """Where the second number of a ratio begins, 0 where no "in" or "out of" leads to it."""
    if line.word(k) == "out" and line.word(k + 1) == "of":
        k += 2
    elif line.word(k) == "in" or (line.word(k) == "of" and line.word(k + 1) == "every"):
        k += 1
    else:
        return 0
    return k + 1 if line.word(k) == "every" else k


def _is_ratio(line: Line, one: Number, many: Number, named: bool, explicit: bool) -> bool:
    if not many.value.is_integer() or not one.value < many.value <= 1e6 or many.last - many.first > 3:
        return False
    quantity = quantity_after(line.tokens, many.last, False)
    if quantity is not None and quantity.form in {Form.MEASURE, Form.MONEY, Form.PERCENT, Form.POINTS}:
        return False
    if many.value > 1000 and many.bare:
        return False
    if explicit:
        return True
    if named:
        noun = line.counted(many.last)
        return (not noun.unit or noun.part or noun.singular) and not hyphen_at(line.tokens, many.last)
    round_whole = many.value <= 12 or many.value in {15, 16, 20, 25, 30, 40, 50, 100, 1000}
    return one.value == 1 or round_whole


def share_at(line: Line, hedged: Hedged, j: int) -> Found | None:
    """A fraction of a whole or of a unit."""
    fraction = parse_fraction(line.tokens, j)
    if fraction is None or fraction.value >= 1 or _scale_follows(line, j, fraction):
        return None
    unit = _of_unit(line, fraction)
    if unit is not None:
        return _of_measure(line, hedged, fraction, unit)
    if not (_is_half(line, hedged, fraction, j) if fraction.denominator == 2 else _is_part(line, hedged, fraction, j)):
        return None
    last = fraction.last
    if (
        fraction.denominator == 2
        and line.word(last) == "as"
        and line.word(last + 1) in {"many", "much", "big", "large", "high", "long"}
    ):
        times = 1.5 if line.word(last + 2) == "again" else 0.5  # "half as many again" is half more
        low, high = interval(Form.MULTIPLE, hedged.hedge, times, 0.0, False, "")
        return Found(
            CountValue(Form.MULTIPLE, times, low, high, "time", hedged.hedge), hedged.first, last, hedged.first, last
        )
    of = line.word(last) == "of"
    whole = line.counted(last)
    if fraction.denominator == 2 and not of and line.word(last) in _HALF_DETERMINERS:
        whole = line.counted(last + 1)
    value = _share(hedged.hedge, fraction.value, 1 / (3 * fraction.denominator), whole.unit or None)
    return Found(value, hedged.first, last, hedged.first, last + 1 if of else last)


def _scale_follows(line: Line, j: int, fraction: Fraction) -> bool:
    number = line.number(j)
    return number is not None and number.last > fraction.last


def _share(hedge: Hedge, point: float, grain: float, per: str | None) -> CountValue:
    low, high = interval(Form.SHARE, hedge, point, grain, False, "share")
    high = 1.0 if high is None or high > 1 else high
    return CountValue(Form.SHARE, point, low, high, "share", hedge, grain, per)


def _of_unit(line: Line, fraction: Fraction) -> Quantity | None:
    """The unit in "half an hour", "a third of a tonne", "half-hour", "a quarter-point", "half a percentage point", "a
    quarter mile"."""
    k = fraction.last
    if line.word(k) == "of" and line.word(k + 1) in {"a", "an"}:
        k += 2
    elif fraction.denominator == 2 and line.word(k) in {"a", "an"}:
        k += 1
    elif not (hyphen_at(line.tokens, k) or (fraction.denominator == 4 and fraction.numerator == 1)):
        return None
    k = k + 1 if hyphen_at(line.tokens, k) else k
    if line.word(k) in {"point", "points"}:
        return Quantity(Form.POINTS, "percentage point", k + 1)
    if line.word(k) in {"second", "working", "past"} or (
        line.word(k) in {"year", "month"} and hyphen_at(line.tokens, k - 1)
    ):
        return None  # "half-year" and "half-month" are periods of the calendar
    return quantity_after(line.tokens, k, line.weighing)


def _of_measure(line: Line, hedged: Hedged, fraction: Fraction, unit: Quantity) -> Found | None:
    if unit.unit in DURATIONS and line.word(unit.last) in _LATER:
        return None
    point = fraction.value
    grain = 1 / (2 * fraction.denominator)
    low, high = interval(unit.form, hedged.hedge, point, grain, False, unit.unit)
    rate = rate_after(line.tokens, unit.last)
    value = CountValue(
        unit.form, point, low, high, unit.unit, hedged.hedge, grain, rate[0] if rate else None, assumed=unit.assumed
    )
    return Found(value, hedged.first, unit.last, hedged.first, unit.last)


def _is_half(line: Line, hedged: Hedged, fraction: Fraction, j: int) -> bool:
    """Whether "half" is a share: "half of", "half the crew", "more than half were", "fell by half"; not "second half",
    "half past", "half empty"."""
    before, after = line.word(j - 1), line.word(fraction.last)
    if hyphen_at(line.tokens, fraction.last) or after in {"past", "time", "term"}:
        return False
    if line.word(fraction.first) == "half" and before in _NOT_A_SHARE_BEFORE and hedged.hedge is Hedge.EXACT:
        return False
    if after == "of" or after in _HALF_DETERMINERS or after in {"as"}:
        return True
    if before in {"by", "in"} or hedged.hedge is not Hedge.EXACT:
        return True
    return line.tag(fraction.last) in {_C.AUXILIARY, _C.PAST, _C.MODAL, _C.PUNCTUATION, _C.PREPOSITION} and after != "-"


def _is_part(line: Line, hedged: Hedged, fraction: Fraction, j: int) -> bool:
    """Whether "a third" is a share and not an ordinal ("a third man"), "a quarter" no period of the books ("a quarter
    earlier")."""
    after = line.word(fraction.last)
    if after == "of" or fraction.numerator > 1:
        fiscal = (
            fraction.denominator == 4
            and after != "of"
            and not hyphen_at(line.tokens, j + 1)
            and hedged.hedge is Hedge.EXACT
        )
        return not (
            fiscal and line.word(j - 1) in {"for", "in", "past", "last", "next", "over", "first", "of", "previous"}
        )
    if after in _LATER or hyphen_at(line.tokens, fraction.last):
        return False
    if fraction.denominator == 4 and line.word(j - 1) in {"for", "in", "during", "per"} and hedged.hedge is Hedge.EXACT:
        return False
    if hedged.hedge is not Hedge.EXACT or after in _AFTER_SHARE:
        return True
    return line.tag(fraction.last) in {_C.AUXILIARY, _C.PAST, _C.PRESENT, _C.MODAL, _C.PUNCTUATION, _C.PREPOSITION}
