"""Two numbers that make one value: ranges ("15-20 km", "between 200 and 300"), results and votes ("3-1", "28 votes to
12")."""

from __future__ import annotations

from verifier.kinds.count import guards
from verifier.kinds.count.amount import Amount, amount_from, grain_of, noun_behind, rate_behind
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numerals import hyphen_at
from verifier.kinds.count.quantities import quantity_after
from verifier.kinds.count.standing import CHANGES
from verifier.kinds.count.value import CountValue, Form, Hedge

_CHANGE = CHANGES | {"from"}
"""What stands before "5 to 10" where it is a change from one figure to another, not a range."""
_BALLOTS = frozenset({"vote", "votes", "goals", "sets", "games", "points", "seats"})
"""What stands between the two sides: "28 votes to 12"."""
_RESULTS = frozenset("vote win victory defeat loss draw majority lead decision thrashing score margin".split())
"""Nouns that a result goes before: "a 3-1 win"."""
_MOST_VOTES = 2000
_MOST_GOALS = 20


def between(line: Line, hedged: Hedged, j: int) -> Found | None:
    """A range that opens with a word: "between 200 and 300", "people from one to 29 years of age"."""
    opener = line.word(j)
    if opener not in {"between", "from"}:
        return None
    low = amount_from(line, j + 1)
    if low is None or line.word(low.last) != ("and" if opener == "between" else "to"):
        return None
    high = amount_from(line, low.last + 1, low.sign is not None)
    if high is None or (opener == "from" and _is_change(line, j, low, high)):
        return None
    has_unit = high.quantity is not None or low.quantity is not None
    if low.sign is None and guards.is_no_count(line, high.number, has_unit):
        return None
    if low.sign is None and high.quantity is None and guards.is_year(line, low.number):
        return None
    return _range(line, hedged.first, low, high, j)


def _is_change(line: Line, j: int, low: Amount, high: Amount) -> bool:
    """Whether "from … to …" tells a change: a verb of change before it, or a unit at both figures ("from 3 percent to 4
    percent")."""
    units = not low.is_plain and not high.is_plain
    return units or any(line.word(k) in _CHANGE for k in range(max(0, j - 8), j))


def pair(line: Line, hedged: Hedged, low: Amount) -> Found | None:
    """The value of a number and a second one behind it, None where they are two values."""
    link = low.last + 1 if low.is_plain and line.word(low.last) in _BALLOTS else low.last
    hyphen = hyphen_at(line.tokens, link)
    if not hyphen and line.word(link) not in {"to", "or", "through"}:
        return None
    if line.word(link) == "or" and line.word(low.first - 1) == "either":
        return None  # alternatives
    high = amount_from(line, link + 1, low.sign is not None)
    if high is None or high.negative or not _is_second(line, low, high, hyphen):
        return None
    if low.form is Form.COUNT and high.form is Form.PERCENT and low.value > high.value and line.word(link) == "to":
        value = CountValue(Form.SCORE, low.value, high.value, low.value, "%", other=high.value)
        return Found(value, low.first, high.last, low.first, high.last)  # "52 to 48 percent"
    if hedged.hedge is Hedge.EXACT and line.word(link) != "or" and _is_score(line, low, high, link > low.last, hyphen):
        return _score(line, low, high)
    changed = line.word(link) == "to" and (line.word(low.first - 1) in _CHANGE or _is_step(line, low, high))
    same_unit = low.quantity is None or (low.form, low.unit) == (high.form, high.unit)
    other_unit = low.sign is not None and high.sign is None and high.quantity is not None
    if link > low.last or changed or not same_unit or other_unit:
        return None
    return _range(line, hedged.first, low, high, hedged.first)


def _is_step(line: Line, low: Amount, high: Amount) -> bool:
    """Whether "by … to …" tells a change and what it led to ("goes up by $50 to $1,300"): no range has ends ten times apart."""
    return line.word(low.first - 1) == "by" and high.value >= 10 * low.value


def _is_second(line: Line, low: Amount, high: Amount, hyphen: bool) -> bool:
    """Whether a number may go with the one before it: no date, no part of a longer code, and written alike where a
    hyphen joins them."""
    if hyphen and line.tokens[high.number.first].kind != line.tokens[low.number.first].kind and high.sign is None:
        return False
    if high.sign is None and guards.is_no_count(line, high.number, hyphen or high.quantity is not None, linked=hyphen):
        return False
    chained = hyphen_at(line.tokens, high.number.last) and line.tokens[high.number.last + 1].kind == "number"
    return not (hyphen and chained)


def _is_score(line: Line, one: Amount, two: Amount, named: bool, hyphen: bool) -> bool:
    """Whether two numbers are two sides: they do not ascend as a range does, or somebody wins, and nothing else is
    counted with them."""
    a, b = one.number, two.number
    if line.word(one.first - 1) == "from":
        return False  # "went from 61 seats to 47"
    whole = all(
        x.is_plain and not x.negative and not x.number.scaled and x.number.value.is_integer() for x in (one, two)
    )
    if (
        not whole
        or max(a.value, b.value) > _MOST_VOTES
        or hyphen_at(line.tokens, two.last)
        or (a.value, b.value) in guards.SAYINGS
    ):
        return False
    falls = a.value >= b.value
    if named or (hyphen and falls):
        return True
    noun = line.counted(two.last)
    if noun.unit in _RESULTS:
        return True
    if noun.unit and not noun.part and not (falls and line.contested):
        return False
    close = hyphen and max(a.value, b.value) < _MOST_GOALS
    return line.contested and (falls or close)


def _score(line: Line, one: Amount, two: Amount) -> Found:
    last = two.last + 1 if line.word(two.last) == "votes" else two.last
    a, b = one.number.value, two.number.value
    value = CountValue(Form.SCORE, a, min(a, b), max(a, b), other=b)
    return Found(value, one.first, last, one.first, last)


def _range(line: Line, first: int, low: Amount, high: Amount, mask_first: int) -> Found | None:
    """A range of two amounts. The first takes the scale and unit of the second where it has none ("15-20 km", "2-3
    million")."""
    a, b = low.value, high.value
    if a < min(b, 1000) and _has_scale(high) and not _has_scale(low):
        a *= _scale(high)
    if not a < b:
        return None
    named = high if low.is_plain else low
    form, unit, end, last = named.form, named.unit, high.last, high.last
    late = quantity_after(line.tokens, last, line.weighing) if form is Form.COUNT else None
    if late is not None:
        form, unit, end, last = late.form, late.unit, late.last, late.last
    elif form is Form.COUNT:
        noun, end = noun_behind(line, last)
        unit = noun.unit
    grain = grain_of(form, high.number.grain, high.number)
    value = CountValue(
        form, (a + b) / 2, a, b, unit, Hedge.RANGE, grain, rate_behind(line, end), assumed=low.assumed or high.assumed
    )
    return Found(value, first, last, min(first, mask_first), last)


def _has_scale(amount: Amount) -> bool:
    """Whether a scale word goes with the number ("3 million", "20 thousand"), not digits alone."""
    return amount.number.last - amount.number.first > 1 and (amount.number.scaled or amount.number.value >= 1000)


def _scale(amount: Amount) -> float:
    """What the scale words of a number multiply by: a million in "3 million"."""
    scale = 1.0
    while scale * 1000 <= abs(amount.number.value):
        scale *= 1000
    return scale
