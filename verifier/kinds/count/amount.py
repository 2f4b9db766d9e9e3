"""A number with its currency or unit, before hedges, ranges and counted nouns are looked at."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count.line import Line
from verifier.kinds.count.nouns import Counted
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.numerals import WORD_SCALE
from verifier.kinds.count.quantities import Quantity, Sign, currency_before, quantity_after, rate_after
from verifier.kinds.count.value import Form

_CONTINUOUS = frozenset({Form.MEASURE, Form.MONEY, Form.PERCENT, Form.POINTS, Form.AGE, Form.MAGNITUDE})


@dataclasses.dataclass(frozen=True, slots=True)
class Amount:
    """``tokens[first:last]``: a number, the currency ``sign`` before it and the ``quantity`` that the words behind it
    make of it."""

    number: Number
    sign: Sign | None
    quantity: Quantity | None
    first: int
    last: int
    negative: bool = False

    @property
    def form(self) -> Form:
        """A plain count where neither a sign nor a unit says otherwise."""
        if self.sign is not None:
            return Form.MONEY
        return Form.COUNT if self.quantity is None else self.quantity.form

    @property
    def unit(self) -> str:
        """The currency or unit; empty for a plain count, whose noun is found apart."""
        if self.sign is not None:
            return self.sign.unit
        return "" if self.quantity is None else self.quantity.unit

    @property
    def assumed(self) -> bool:
        """Whether the currency was read off a sign that several share."""
        return self.sign.assumed if self.sign is not None else self.quantity is not None and self.quantity.assumed

    @property
    def value(self) -> float:
        """The figure, in the unit."""
        added = self.quantity.add if self.quantity is not None else 0.0
        return (self.number.value + added) * (-1 if self.negative else 1)

    @property
    def is_plain(self) -> bool:
        """Whether it is a number alone."""
        return self.sign is None and self.quantity is None


def amount_from(line: Line, j: int, money: bool = False) -> Amount | None:
    """The amount that begins at token ``j``; ``money`` says that a currency goes before an earlier number of the same
    range ("£1.5m-2m")."""
    tokens, first = line.tokens, j
    negative = line.word(j) == "minus" or _is_minus_sign(line, j)
    if negative:
        j += 1
    sign = currency_before(tokens, j)
    number = line.number(j if sign is None else sign.last, money=money or sign is not None)
    if number is None:
        return None
    quantity = quantity_after(tokens, number.last, line.weighing)
    if quantity is None and number.value < 1 and line.word(number.last) == "of" and line.word(number.last + 1) == "a":
        quantity = quantity_after(tokens, number.last + 2, line.weighing)  # "0.3 of a second"
    if (
        sign is not None
        and quantity is not None
        and (quantity.form is not Form.MONEY or line.text(quantity.last - 1) == "p")
    ):
        quantity = None
    if quantity is not None and quantity.scale > 1:
        step = number.grain if number.decimals else 1.0
        number = dataclasses.replace(
            number,
            value=number.value * quantity.scale,
            grain=step * quantity.scale,
            scaled=quantity.scale >= WORD_SCALE,
        )
    return Amount(number, sign, quantity, first, number.last if quantity is None else quantity.last, negative)


def _is_minus_sign(line: Line, j: int) -> bool:
    apart = j < len(line.tokens) and not line.tokens[j].glued
    after_number = j > 0 and line.tokens[j - 1].kind == "number"
    return (
        line.text(j) in {"-", "−"}
        and apart
        and not after_number
        and j + 1 < len(line.tokens)
        and line.tokens[j + 1].glued
    )


def grain_of(form: Form, grain: float, number: Number) -> float:
    """The step a figure is written to: one, for a whole number of something that is measured and not counted."""
    return 1.0 if form in _CONTINUOUS and grain == 0 and number.value.is_integer() else grain


def noun_behind(line: Line, last: int) -> tuple[Counted, int]:
    """What a number that ends before token ``last`` counts, and the token behind the noun."""
    noun = line.counted(last)
    return noun, max(last, line.token_from(noun.end)) if noun.unit else last


def rate_behind(line: Line, noun_end: int) -> str | None:
    """The period or whole of a rate, behind the unit or the counted noun."""
    rate = rate_after(line.tokens, noun_end)
    return None if rate is None else rate[0]
