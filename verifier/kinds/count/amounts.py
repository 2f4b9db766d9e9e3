"""Values that are written with a number: counts, money, measures, percentages, ranges, shares, scores."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count import guards, shares
from verifier.kinds.count.bounds import interval, is_discrete
from verifier.kinds.count.hedges import Hedged, hedge_after, hedge_before, is_span
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.nouns import Counted, counted
from verifier.kinds.count.numbers import Number, hyphen_at, parse_number
from verifier.kinds.count.quantities import Quantity, Sign, currency_before, quantity_after, rate_after
from verifier.kinds.count.value import CountValue, Form, Hedge

_MULTIPLIED = frozenset(
    "as the its their his her that what more larger bigger higher greater faster longer smaller stronger likelier their current normal "
    "last lower less wider deeper older heavier dearer richer those this size".split()
)
"""What stands behind "three times" when another quantity is multiplied, not an event counted."""
_OF_DETERMINERS = frozenset("the its their his her those these our".split())
_CONTINUOUS = frozenset({Form.MEASURE, Form.MONEY, Form.PERCENT, Form.POINTS, Form.AGE, Form.MAGNITUDE})
_MARGINS = frozenset({"majority", "margin", "lead"})
_SIDES = frozenset("vote votes goal goals run runs seat seats try tries shot shots stroke strokes wicket wickets frame frames".split())
"""What one side may have more of than the other: "by five votes"."""
_CHANGE = frozenset(
    "rose rise rises risen rising fell fall falls fallen falling climbed climb dropped drop cut cuts cutting raised raise raises raising up down "
    "increased increase lowered lower reduced reduce slipped widened widen narrowed grew grow grown shrank shrunk improved went go moved changed "
    "from slowed jumped jump edged eased declined trimmed boosted doubled slid sank swelled dwindled revised".split()
)
"""Words that make "from 5 to 10" a change from one figure to another, not a range."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its sign and unit: ``first`` to ``last`` are its tokens, ``quantity`` what it is (a plain count where None)."""

    number: Number
    sign: Sign | None
    quantity: Quantity | None
    first: int
    last: int
    negative: bool = False

    @property
    def form(self) -> Form:
        if self.sign is not None:
            return Form.MONEY
        return Form.COUNT if self.quantity is None else self.quantity.form

    @property
    def unit(self) -> str:
        if self.sign is not None:
            return self.sign.unit
        return "" if self.quantity is None else self.quantity.unit

    @property
    def assumed(self) -> bool:
        return self.sign.assumed if self.sign is not None else self.quantity is not None and self.quantity.assumed

    @property
    def value(self) -> float:
        add = self.quantity.add if self.quantity is not None else 0.0
        return (self.number.value + add) * (-1 if self.negative else 1)


def amount_at(line: Line, i: int) -> tuple[Found | None, int]:
    """The value that begins at token ``i``, hedge first, and where to read on: past it, or past a number that counts nothing."""
    hedged = hedge_before(line.tokens, i)
    j = hedged.last
    share = shares.ratio_at(line, hedged, j) or shares.share_at(line, hedged, j)
    if share is not None:
        return share, share.last
    between = _between(line, hedged, j)
    if between is not None:
        return between, between.last
    amount = _amount(line, j)
    if amount is None:
        return None, i + 1
    if amount.sign is None and guards.is_no_count(line, amount.number, amount.quantity is not None):
        return None, max(i + 1, _past_code(line, amount.last if amount.quantity is None else amount.number.last))
    found = _pair(line, hedged, amount) or _single(line, hedged, amount)
    return found, i + 1 if found is None else found.last


def _past_code(line: Line, last: int) -> int:
    """Past the rest of a code or date that a number belongs to, so that no part of it is read again ("2018-09-14", "10:30")."""
    while last + 1 < len(line.tokens) and line.tokens[last].glued and line.tokens[last + 1].glued and line.tokens[last].text in "-./:":
        last += 2
    return last


def _amount(line: Line, j: int, money: Sign | None = None) -> _Amount | None:
    tokens = line.tokens
    first, negative = j, False
    if line.word(j) == "minus" or (line.text(j) in {"-", "−"} and not tokens[j].glued and j + 1 < len(tokens) and tokens[j + 1].glued):
        j, negative = j + 1, True
    sign = currency_before(tokens, j)
    k = j if sign is None else sign.last
    number = parse_number(tokens, k, money=sign is not None or money is not None)
    if number is None:
        return None
    quantity = quantity_after(tokens, number.last, line.weighing)
    if sign is not None and (quantity is None or quantity.form is not Form.MONEY or tokens[quantity.last - 1].text == "p"):
        quantity = None
    last = number.last if quantity is None else quantity.last
    return _Amount(number, sign, quantity, first, last, negative)


def _between(line: Line, hedged: Hedged, j: int) -> Found | None:
    """"between 200 and 300", "from one to 29 years", "anywhere from 5 to 10"."""
    opener = line.word(j)
    if opener not in {"between", "from"}:
        return None
    low = _amount(line, j + 1)
    link = "and" if opener == "between" else "to"
    if low is None or line.word(low.last) != link:
        return None
    high = _amount(line, low.last + 1, low.sign)
    if high is None or (opener == "from" and any(line.word(k) in _CHANGE for k in range(max(0, j - 8), j))):
        return None
    if opener == "from" and (low.quantity is not None or low.sign is not None) and (high.quantity is not None or high.sign is not None):
        return None  # two figures with a unit each are a change: "from 3 percent to 4 percent"
    if low.sign is None and guards.is_no_count(line, high.number, high.quantity is not None or low.quantity is not None):
        return None
    if low.sign is None and guards.is_year(line, low.number) and high.quantity is None:
        return None
    return _range(line, hedged.first, low, high, j)


def _pair(line: Line, hedged: Hedged, low: _Amount) -> Found | None:
    """A second number behind the first: a range ("15-20 km", "10 to 15", "two or three"), a score or a vote ("3-1", "28 votes to 12")."""
    last = low.last
    noun_last = last
    if low.quantity is None and low.sign is None and line.word(last) in {"vote", "votes", "goals", "sets", "games", "points", "seats"}:
        noun_last = last + 1
    link = line.word(noun_last)
    hyphen = hyphen_at(line.tokens, noun_last)
    if not hyphen and link not in {"to", "or", "and"}:
        return None
    high = _amount(line, noun_last + 1, low.sign)
    if high is None or high.negative:
        return None
    if link == "and":
        return None
    if hyphen and line.tokens[high.number.first].kind != line.tokens[low.number.first].kind:
        return None
    if high.sign is None and guards.is_no_count(line, high.number, high.quantity is not None or hyphen, linked=hyphen):
        return None
    if hyphen and hyphen_at(line.tokens, high.number.last) and line.tokens[high.number.last + 1].kind == "number":
        return None
    score = _score(line, hedged, low, high, noun_last > last, hyphen or link == "to")
    if score is not None or noun_last > last:
        return score
    changed = link == "to" and (line.word(low.first - 1) == "from" or line.word(low.first - 1) in _CHANGE)
    same = low.quantity is None or (low.form, low.unit) == (high.form, high.unit)
    if changed or not same or (low.sign is not None and high.sign is None and high.quantity is not None):
        return None
    return _range(line, hedged.first, low, high, hedged.first, hedged.hedge)


def _score(line: Line, hedged: Hedged, one: _Amount, two: _Amount, named: bool, linked: bool) -> Found | None:
    """Two sides: they do not ascend as a range does, or the sentence speaks of a contest, and nothing is counted behind them."""
    plain = all(a.sign is None and a.number.value.is_integer() and not a.number.scaled and not a.negative for a in (one, two))
    if not plain or not linked or one.quantity is not None or two.quantity is not None or hedged.hedge is not Hedge.EXACT:
        return None
    if two.number.value > 2000 or one.number.value > 2000 or hyphen_at(line.tokens, two.last):
        return None
    noun = counted(line.sentence, line.tokens[two.last - 1].end)
    votes = noun.unit in {"vote", "win", "victory", "defeat", "loss", "draw", "majority", "lead", "decision", "thrashing", "score", "margin"}
    if noun.unit and not votes and not noun.part and not (one.number.value >= two.number.value and line.contested):
        return None
    if not (named or votes or (one.number.value >= two.number.value and (line.contested or not line.word(one.last) == "to")) or _close_contest(line, one, two)):
        return None
    last = two.last + 1 if line.word(two.last) == "votes" else two.last
    a, b = one.number.value, two.number.value
    value = CountValue(Form.SCORE, a, min(a, b), max(a, b), other=b)
    return Found(value, one.first, last, one.first, last)


def _close_contest(line: Line, one: _Amount, two: _Amount) -> bool:
    return line.contested and one.number.value < 20 and two.number.value < 20 and hyphen_at(line.tokens, one.last)


def _range(line: Line, first: int, low: _Amount, high: _Amount, mask_first: int, outer: Hedge = Hedge.EXACT) -> Found | None:
    """A range of two amounts. The first takes the scale and unit of the second where it has none ("15-20 km", "2-3 million")."""
    form, unit = (low.form, low.unit) if low.quantity is not None or low.sign is not None else (high.form, high.unit)
    a, b, grain = low.value, high.value, high.number.grain
    if not low.number.scaled and high.number.value >= 100 and a < b and a < 1000 and _is_scaled(line, high) and not _is_scaled(line, low):
        a *= _scale(high)
    if not a < b:
        return None
    if form is Form.COUNT and high.last < len(line.tokens):
        quantity = quantity_after(line.tokens, high.last, line.weighing)
        form, unit = (quantity.form, quantity.unit) if quantity is not None else (form, unit)
    noun, end = _noun(line, high.last) if form is Form.COUNT else (Counted("", 0), high.last)
    if form is Form.COUNT:
        unit = noun.unit
    last, per = _rate(line, high.last, end)
    value = CountValue(form, (a + b) / 2, a, b, unit, Hedge.RANGE, grain, per, assumed=low.assumed or high.assumed)
    if outer is Hedge.VAGUE:
        return None
    return Found(value, first, last, min(first, mask_first), last)


def _is_scaled(line: Line, amount: _Amount) -> bool:
    return amount.number.last - amount.number.first > 1 and (amount.number.scaled or amount.number.value >= 1000)


def _scale(amount: _Amount) -> float:
    """What the scale words of a number multiply by: 1e6 in "3 million"."""
    scale = 1.0
    while scale * 1000 <= abs(amount.number.value):
        scale *= 1000
    return scale


def _single(line: Line, hedged: Hedged, amount: _Amount) -> Found | None:
    number, tokens = amount.number, line.tokens
    form, unit, last = amount.form, amount.unit, amount.last
    hedge, first = hedged.hedge, hedged.first
    value, grain = amount.value, number.grain
    if amount.quantity is not None and amount.quantity.add:
        grain = 0.0
    per: str | None = None
    whole: float | None = None
    mask_last = last
    after = hedge_after(tokens, last)
    if after.hedge is not Hedge.EXACT:
        hedge, last = (after.hedge if hedge is Hedge.EXACT else hedge), after.last
        if amount.quantity is None and amount.sign is None and (late := quantity_after(tokens, last, line.weighing)) is not None:
            form, unit, last = late.form, late.unit, late.last
    if form is Form.COUNT:
        special = _special(line, value, number, last)
        noun, noun_end = _noun(line, last) if special is None else (Counted("", 0), last)
        if special is not None:
            form, unit, last = special
        else:
            unit = noun.unit
        mask_last = last
        if noun.part and special is None:
            whole = _whole(line, noun)
            mask_last = line.token_from(noun.of_end)
        last, per = _rate(line, last, noun_end)
        late_hedge = hedge_after(tokens, max(noun_end, last))
        if hedge is Hedge.EXACT and late_hedge.hedge is not Hedge.EXACT and line.word(late_hedge.first) == "or":
            hedge = late_hedge.hedge
    else:
        last, per = _rate(line, last, last)
        if form is Form.PERCENT and per is None and line.word(last) == "of":
            per = counted(line.sentence, tokens[last - 1].end).unit or None
        noun_end = last
        late_hedge = hedge_after(tokens, last)
        if hedge is Hedge.EXACT and late_hedge.hedge is not Hedge.EXACT:
            hedge, last = late_hedge.hedge, late_hedge.last
    if is_span(tokens, hedged, unit):
        hedge, first = Hedge.EXACT, hedged.last
    if form is Form.COUNT and line.quaking and number.decimals == 1 and value < 10 and not unit:
        form, unit = Form.MAGNITUDE, "magnitude"
    if form in _CONTINUOUS and grain == 0 and number.value.is_integer():
        grain = 1.0
    scaled = number.scaled
    low, high = interval(form, hedge, value, grain, scaled, unit)
    if is_discrete(form, value, scaled) and hedge is Hedge.EXACT:
        low = high = value
    found = CountValue(form, value, low, high, unit, hedge, grain, per, whole, assumed=amount.assumed)
    return Found(found, first, last, first, max(last, mask_last))


def _special(line: Line, value: float, number: Number, last: int) -> tuple[Form, str, int] | None:
    """Forms that a noun or an ending names: "three times", "threefold", "six-strong", "6.4-magnitude", "30-bed", "9-point lead"."""
    k = last + 1 if hyphen_at(line.tokens, last) else last
    word = line.word(k)
    if line.word(number.first - 1) == "of" and line.word(number.first - 2) in _MARGINS:
        return Form.MARGIN, word if word in _SIDES else "", k + 1 if word in _SIDES else last
    if line.word(number.first - 1) == "by" and word in _SIDES and line.contested:
        return Form.MARGIN, word, k + 1
    if word in {"times", "time"} and (value != 1 or number.decimals):
        if k > last and word == "time":
            return Form.FREQUENCY, "time", k + 1
        multiplied = line.word(k + 1) in _MULTIPLIED or line.word(k + 1).endswith("er") or number.decimals > 0
        return (Form.MULTIPLE if multiplied else Form.FREQUENCY), "time", k + 1
    if word in {"fold"}:
        return Form.MULTIPLE, "time", k + 1
    if k == last or line.tokens[k].kind != "word":
        return None
    if word == "strong":
        noun, _ = _noun(line, k + 1)
        return Form.COUNT, noun.unit, k + 1
    if word == "magnitude":
        return Form.MAGNITUDE, "magnitude", k + 1
    return Form.COUNT, word, k + 1


def _noun(line: Line, last: int) -> tuple[Counted, int]:
    """What a number that ends before token ``last`` counts, and the token behind it."""
    noun = counted(line.sentence, line.tokens[last - 1].end)
    return noun, max(last, line.token_from(noun.end)) if noun.unit else last


def _rate(line: Line, last: int, noun_end: int) -> tuple[int, str | None]:
    """Where the value's words end and the period or whole of a rate, behind the unit or the counted noun."""
    rate = rate_after(line.tokens, noun_end)
    if rate is None:
        return last, None
    return last, rate[0]


def _whole(line: Line, noun: Counted) -> float | None:
    """The 12 of "five of the 12 hostages"."""
    k = line.token_from(noun.of_end)
    while line.word(k) in _OF_DETERMINERS:
        k += 1
    number = parse_number(line.tokens, k)
    return None if number is None or guards.is_year(line, number) else number.value
