"""Values that are written with a number: the entry to shares, ranges, scores and single figures."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count import guards, pairs, shares
from verifier.kinds.count.amount import Amount, amount_from, grain_of, noun_behind, rate_behind
from verifier.kinds.count.bounds import interval
from verifier.kinds.count.hedges import Hedged, hedge_after, is_span
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.nouns import Counted
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.numerals import hyphen_at
from verifier.kinds.count.quantities import quantity_after
from verifier.kinds.count.timings import timing_at
from verifier.kinds.count.value import STRICT, CountValue, Form, Hedge

_MULTIPLIED = frozenset(
    "as the its their his her that what more larger bigger higher greater faster longer smaller stronger "
    "likelier current normal last lower less wider deeper older heavier dearer richer those this size".split()
)
"""What stands behind "three times" when another quantity is multiplied, not an event counted."""
_SPELLS = frozenset("season year month week term century decade summer winter autumn spring campaign tour day".split())
"""What "this" and "last" make a time of in which something happened so often ("15 times this season")."""
_IN_TIME = frozenset({"over", "past", "beyond", "under", "well", "far"})
"""First words of bounds that may speak of time as well ("over 2018", "well past 2020")."""
_OF_DETERMINERS = frozenset("the its their his her those these our".split())
_POSSESSIVE = frozenset({"'s", "'"})
_MARGINS = frozenset({"majority", "margin", "lead"})
_SIDES = {
    form: word for word in "vote goal run seat shot stroke wicket frame".split() for form in (word, f"{word}s")
} | {
    "try": "try",
    "tries": "try",
}
"""What one side may have more of than the other: "by five votes"."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """What a number turned out to be: ``last`` ends the value's words, ``end`` what it counts, ``mask_last`` what is
    masked."""

    form: Form
    unit: str
    last: int
    end: int
    mask_last: int
    whole: float | None = None
    per: str | None = None


def figure_at(line: Line, i: int, gapped: bool = False) -> tuple[Found | None, int]:
    """The value that begins at token ``i``, hedge first, and where to read on: past it, or past a number that counts
    nothing. ``gapped`` says that the sentence has counted something before."""
    hedged = line.hedge(i)
    j = hedged.last
    found = (
        shares.ratio_at(line, hedged, j)
        or shares.share_at(line, hedged, j)
        or timing_at(line, hedged, j)
        or pairs.between(line, hedged, j)
    )
    if found is not None:
        return found, found.last
    amount = amount_from(line, j)
    if amount is None:
        return None, i + 1
    bounded = hedged.hedge in STRICT and line.word(hedged.first) not in _IN_TIME
    if amount.sign is None and guards.is_no_count(
        line, amount.number, amount.quantity is not None, gapped=gapped, bounded=bounded
    ):
        return None, max(i + 1, _past_code(line, amount.number.last))
    found = pairs.pair(line, hedged, amount) or _single(line, hedged, amount)
    return found, found.last


def _past_code(line: Line, last: int) -> int:
    """Past the rest of a code or date that a number belongs to, so that no part of it is read again ("2018-09-14",
    "10:30")."""
    tokens = line.tokens
    while last + 1 < len(tokens) and tokens[last].glued and tokens[last + 1].glued and tokens[last].text in "-./:":
        last += 2
    return last


def _single(line: Line, hedged: Hedged, amount: Amount) -> Found:
    hedge, first = hedged.hedge, hedged.first
    after = hedge_after(line.tokens, amount.last)  # "80-odd", "20,000-plus", "500 or so"
    reading = _reading(line, amount, max(amount.last, after.last))
    late = hedge_after(line.tokens, max(reading.end, reading.last))  # "20 years or more"
    for trailing in (after, late):
        if trailing.hedge is not Hedge.EXACT and hedge in {Hedge.EXACT, Hedge.ABOUT}:  # "about 500 or more" is a bound
            hedge = trailing.hedge
            if trailing is late and reading.form is not Form.COUNT:
                reading = dataclasses.replace(reading, last=late.last, mask_last=late.last)
    if is_span(line.tokens, hedged, reading.unit):
        hedge, first = Hedge.EXACT, hedged.last
    number, form, unit = amount.number, reading.form, reading.unit
    if form is Form.COUNT and line.quaking and number.decimals == 1 and amount.value < 10 and not unit:
        form, unit = Form.MAGNITUDE, "magnitude"
    compound = amount.quantity is not None and amount.quantity.add > 0
    grain = 0.0 if compound else grain_of(form, number.grain, number)
    low, high = interval(form, hedge, amount.value, grain, number.scaled, unit)
    value = CountValue(
        form, amount.value, low, high, unit, hedge, grain, reading.per, reading.whole, assumed=amount.assumed
    )
    return Found(value, first, reading.last, first, max(reading.last, reading.mask_last))


def _reading(line: Line, amount: Amount, last: int) -> _Reading:
    """What the words from token ``last`` make of a number."""
    if amount.is_plain:
        quantity = quantity_after(line.tokens, last, line.weighing) if last > amount.last else None  # "80-odd miles"
        if quantity is None:
            return _counting(line, amount, last)
        form, unit, last = quantity.form, quantity.unit, quantity.last
    else:
        form, unit = amount.form, amount.unit
    per = rate_behind(line, last)
    if form is Form.PERCENT and per is None and line.word(last) == "of":
        per = line.counted(last).unit or None
    return _Reading(form, unit, last, last, last, per=per)


def _counting(line: Line, amount: Amount, last: int) -> _Reading:
    """A plain number: what it counts, of what whole, at what rate."""
    special = _special(line, amount.number, last)
    if special is not None:
        form, unit, last = special
        return _Reading(form, unit, last, last, last, per=rate_behind(line, last))
    noun, end = noun_behind(line, last)
    if not noun.part:
        unit = "" if noun.singular and amount.value != 1 else noun.unit
        return _Reading(Form.COUNT, unit, last, end, last, per=rate_behind(line, end))
    return _Reading(
        Form.COUNT, noun.unit, last, end, line.token_from(noun.of_end), _whole(line, noun), rate_behind(line, end)
    )


def _special(line: Line, number: Number, last: int) -> tuple[Form, str, int] | None:
    """Forms that a noun or an ending names: "three times", "six-strong", "6.4-magnitude", "30-bed", "by five votes"."""
    k = last + 1 if hyphen_at(line.tokens, last) else last
    word = line.word(k)
    if line.word(number.first - 1) == "of" and line.word(number.first - 2) in _MARGINS:
        return Form.MARGIN, _SIDES.get(word, ""), k + 1 if word in _SIDES else last
    if line.word(number.first - 1) == "by" and word in _SIDES and line.contested:
        return Form.MARGIN, _SIDES[word], k + 1
    if word in {"times", "time"} and number.value != 1:
        period = line.word(k + 1) in {"this", "last"} and line.word(k + 2) in _SPELLS
        multiplied = (
            (line.word(k + 1) in _MULTIPLIED and not period) or line.word(k + 1).endswith("er") or number.decimals > 0
        )
        return Form.MULTIPLE if multiplied and word == "times" else Form.FREQUENCY, "time", k + 1
    if k == last or line.tokens[k].kind != "word":
        return None
    if word == "fold":
        return Form.MULTIPLE, "time", k + 1
    if word == "strong":
        return Form.COUNT, noun_behind(line, k + 1)[0].unit, k + 1
    return (Form.MAGNITUDE if word == "magnitude" else Form.COUNT), word, k + 1


def _whole(line: Line, noun: Counted) -> float | None:
    """The 12 of "five of the 12 hostages", the 1,400 of "1,150 of the company's 1,400 employees"."""
    k = line.token_from(noun.of_end)
    for _ in range(4):
        owner = line.word(k).endswith("'s") or line.word(k) in _POSSESSIVE or line.word(k + 1) in _POSSESSIVE
        if line.word(k) in _OF_DETERMINERS or owner:
            k += 1
    number = line.number(k)
    if number is None or guards.is_year(line, number) or hyphen_at(line.tokens, number.last):
        return None
    return number.value
