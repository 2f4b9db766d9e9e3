"""What follows or frames a number and makes it a quantity: a currency, a unit of measure, percent, an age; and the rate
it is given at."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from verifier.kinds.count import currencies, units
from verifier.kinds.count.numbers import parse_number
from verifier.kinds.count.numerals import DENOMINATORS, SCALES, after_hyphen, hyphen_at, word_at
from verifier.kinds.count.tokens import FIGURES, Token
from verifier.kinds.count.value import Form

_PERCENT = frozenset({"%", "percent", "percents", "pct", "pc"})
_POINTS = frozenset({"point", "points"})
_RATE_WHOLES = frozenset(
    "head person capita household family share barrel ounce tonne ton kilo kilogram litre liter gallon "
    "pound piece unit night day week month quarter year hour minute second season game match seat ticket "
    "visit pupil student patient employee worker shift session kilometre kilometer mile hectare acre dose "
    "shot".split()
)
"""What "a" may make a rate of ("35 cedis a day"); after "per" any noun may stand."""
_SCREENS = frozenset({"480", "720", "1080", "1440", "2160"})
"""Lines of a screen, written with a "p" that is no pence."""
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "apiece": "each",
}
_WEIGHING = frozenset(
    "weigh weighs weighed weighing weight heavy heavier heaviest lift lifted load mass tipped scales craft "
    "cargo lighter pressure overweight obese".split()
)
"""Words near a figure in pounds that make it a weight, not money."""


@dataclasses.dataclass(frozen=True, slots=True)
class Quantity:
    """The form and unit of a number, and where the words that say so end. ``add`` is the second part of a compound
    ("5ft 4in"), in ``unit``; ``scale`` what the words multiply the number by ("30 MUSD")."""

    form: Form
    unit: str
    last: int
    assumed: bool = False
    add: float = 0.0
    scale: float = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """A currency that stands before its number, in ``tokens[first:last]``."""

    unit: str
    assumed: bool
    first: int
    last: int


def currency_before(tokens: Sequence[Token], i: int) -> Sign | None:
    """The currency sign or code that begins at token ``i`` and has a number behind it: "$", "N$", "US$", "CHF ", "Rs "."""
    for length in (1, 2, 3):
        k = i + length
        if k < len(tokens) and tokens[k].kind in FIGURES:
            sign = _sign(tokens[i:k])
            if sign is None and length == 1 and tokens[i].kind == "word":
                sign = _letters(tokens[i].text)
            return None if sign is None else Sign(sign[0], sign[1], i, k)
    return None


def _sign(parts: Sequence[Token]) -> tuple[str, bool] | None:
    first, last = parts[0], parts[-1]
    if last.text not in currencies.SIGNS:
        return None
    if len(parts) == 1:
        return currencies.SIGNS[last.text]
    if len(parts) == 2 and last.glued:
        if last.text == "$":
            code = currencies.code_of(first.text) or currencies.PREFIXED.get(first.lower)
            return None if code is None else (code, False)
        joined = currencies.LETTER_SIGNS.get(first.text + last.text)
        return (joined, False) if joined else {"E": ("EGP", False), "I": ("IEP", False)}.get(first.text)
    return None


def _letters(text: str) -> tuple[str, bool] | None:
    code = currencies.code_of(text)
    if code is not None:
        return code, False
    name = currencies.LETTER_SIGNS.get(text)
    return None if name is None else (name, name in currencies.FAMILIES)


def quantity_after(tokens: Sequence[Token], i: int, weighing: bool) -> Quantity | None:
    """What the words from token ``i``, behind a number, make of it; None where they are no unit (a counted noun, a verb
    …).

    ``weighing`` says that the sentence speaks of weight, for "pounds"."""
    k = after_hyphen(tokens, i)
    if k >= len(tokens):
        return None
    if tokens[k].kind == "mark":
        return _marked(tokens, k) if k == i or tokens[k].text == "%" else None
    if weighing and word_at(tokens, k) in {"stone", "stones"}:
        return _compound(tokens, k, "stone") or Quantity(Form.MEASURE, "stone", k + 1)
    return _percent(tokens, k) or _age(tokens, k) or _money(tokens, k, weighing) or _measure(tokens, k)


def _marked(tokens: Sequence[Token], k: int) -> Quantity | None:
    text = tokens[k].text
    if text == "%":
        following = after_hyphen(tokens, k + 1)
        if word_at(tokens, following) in _POINTS:
            return Quantity(Form.POINTS, "percentage point", following + 1)
        return Quantity(Form.PERCENT, "%", k + 1)
    if text in currencies.SIGNS and tokens[k].glued:
        unit, assumed = currencies.SIGNS[text]
        return Quantity(Form.MONEY, unit, k + 1, assumed)
    if text == "°" and word_at(tokens, k + 1) in {"c", "f"}:
        return Quantity(Form.MEASURE, tokens[k + 1].text.upper(), k + 2)
    return None


def _percent(tokens: Sequence[Token], k: int) -> Quantity | None:
    word = word_at(tokens, k)
    following = after_hyphen(tokens, k + 1)
    if word in {"percentage", "percent"} and word_at(tokens, following) in _POINTS:
        return Quantity(Form.POINTS, "percentage point", following + 1)
    if word == "basis" and word_at(tokens, following) in _POINTS:
        return Quantity(Form.POINTS, "basis point", following + 1)
    if word in {"bp", "bps"}:
        return Quantity(Form.POINTS, "basis point", k + 1)
    if word in _PERCENT:
        return Quantity(Form.PERCENT, "%", k + 1)
    if word == "per" and word_at(tokens, following) in {"cent", "cents"}:
        return Quantity(Form.PERCENT, "%", following + 1)
    return None


def _age(tokens: Sequence[Token], k: int) -> Quantity | None:
    """Such as "-year-old", "years old", "years of age", "months old"."""
    unit = units.WORDS.get(word_at(tokens, k))
    if unit is None or unit not in {"day", "week", "month", "year"}:
        return None
    j = after_hyphen(tokens, k + 1)
    if word_at(tokens, j) in {"old", "olds", "old's"}:
        return Quantity(Form.AGE, unit, j + 1)
    if word_at(tokens, j) == "of" and word_at(tokens, j + 1) == "age":
        return Quantity(Form.AGE, unit, j + 2)
    return None


def _money(tokens: Sequence[Token], k: int, weighing: bool) -> Quantity | None:
    """Such as "dollars", "Hong Kong dollars", "U.S. dollars", "USD", "bucks", "p"."""
    code = currencies.code_of(tokens[k].text)
    if code is not None:
        scale = SCALES.get(word_at(tokens, k + 1), 1.0)  # "75 USD million"
        return Quantity(Form.MONEY, code, k + 1 if scale == 1 else k + 2, scale=scale)
    millions = currencies.code_of(tokens[k].text[1:]) if tokens[k].text[:1] == "M" else None
    if millions is not None:  # "30 MUSD", as Nordic company reports have it
        return Quantity(Form.MONEY, millions, k + 1, scale=1e6)
    if tokens[k].text == "p" and tokens[k].glued and tokens[k - 1].text not in _SCREENS:
        return Quantity(Form.MONEY, "penny", k + 1, assumed=True)
    for j in (k, k + 1, k + 2):
        name = currencies.NAMES.get(word_at(tokens, j))
        if name is None:
            if not (tokens[k].text[0].isupper() and j < len(tokens) and tokens[j].kind == "word"):
                return None
            continue
        adjective = word_at(tokens, j - 1) if j > k else ""
        if j > k and (adjective, name) not in currencies.BY_ADJECTIVE:
            return None
        if name == "pound" and (weighing or word_at(tokens, j + 1) == "of") and word_at(tokens, j) != "sterling":
            return Quantity(Form.MEASURE, "lb", j + 1)
        unit, assumed = currencies.named(name, adjective)
        change = _small_change(tokens, j + 1, unit)
        if change is not None:
            return Quantity(Form.MONEY, unit, change[1], assumed, add=change[0])
        last = j + 2 if word_at(tokens, j + 1) == "sterling" else j + 1
        return Quantity(Form.MONEY, unit, last, assumed)
    name, adjective = word_at(tokens, k + 1), word_at(tokens, k)
    code = currencies.BY_ADJECTIVE.get((adjective, name))
    return None if code is None or adjective in {"", "south", "north"} else Quantity(Form.MONEY, code, k + 2)


def _small_change(tokens: Sequence[Token], j: int, unit: str) -> tuple[float, int] | None:
    """The cents of "three dollars and 50 cents", in the main unit, and where they end."""
    j = j + 1 if word_at(tokens, j) == "and" else j
    number = parse_number(tokens, j)
    name = currencies.NAMES.get(word_at(tokens, number.last)) if number is not None else None
    if number is None or name not in currencies.MINOR or unit in currencies.MINOR or number.value >= 100:
        return None
    return currencies.in_major(name, number.value), number.last + 1


def _measure(tokens: Sequence[Token], k: int) -> Quantity | None:
    word = word_at(tokens, k)
    following = after_hyphen(tokens, k + 1)
    if word in {"square", "sq", "cubic", "cu"}:
        table = units.SQUARE if word in {"square", "sq"} else units.CUBIC
        at = following + 1 if word_at(tokens, following) == "." else following
        plain = _symbol(tokens, at)
        return None if plain is None or plain not in table else Quantity(Form.MEASURE, table[plain], at + 1)
    if word in {"nautical", "metric", "short", "long", "imperial", "us"} and word_at(tokens, following) in units.WORDS:
        named = units.WORDS[word_at(tokens, following)]
        special = {("nautical", "mi"): "nmi", ("metric", "ton"): "t"}.get((word, named), named)
        return Quantity(Form.MEASURE, special, following + 1)
    if hyphen_at(tokens, k + 1) and f"{word}-{word_at(tokens, following)}" in units.WORDS:
        return Quantity(Form.MEASURE, units.WORDS[f"{word}-{word_at(tokens, following)}"], following + 1)
    symbol = _symbol(tokens, k)
    if symbol is None:
        return None
    if symbol == "degree":
        return _degrees(tokens, k + 1)
    return _speed(tokens, k, symbol) or _compound(tokens, k, symbol) or Quantity(Form.MEASURE, symbol, k + 1)


def _symbol(tokens: Sequence[Token], k: int) -> str | None:
    if k >= len(tokens):
        return None
    token = tokens[k]
    plain = token.lower.removesuffix("'s")  # "a fortnight's wages"
    if plain in units.WORDS:
        return units.WORDS[plain]
    if token.text == "st" and token.glued and _is_ordinal(tokens, k):
        return None
    if token.text in units.SIGNS:
        return units.SIGNS[token.text]
    if token.text in units.SPACED_SIGNS and not token.glued and word_at(tokens, k + 1) not in {"-", "$"}:
        return units.SPACED_SIGNS[token.text]
    return units.GLUED_SIGNS.get(token.text) if token.glued else None


def _is_ordinal(tokens: Sequence[Token], k: int) -> bool:
    """Whether the "st" at token ``k`` makes its numeral an ordinal ("the 51st and 77th minutes") and not a weight ("11st 4lb")."""
    figure = tokens[k - 1].text
    weighed = k + 1 < len(tokens) and tokens[k + 1].kind == "number"
    return figure.endswith("1") and not figure.endswith("11") and not weighed


def _degrees(tokens: Sequence[Token], k: int) -> Quantity:
    scale = {"c": "C", "f": "F", "celsius": "C", "centigrade": "C", "fahrenheit": "F"}.get(
        word_at(tokens, after_hyphen(tokens, k))
    )
    if scale is None or (
        scale and len(word_at(tokens, after_hyphen(tokens, k))) == 1 and tokens[after_hyphen(tokens, k)].text.islower()
    ):
        return Quantity(Form.MEASURE, "degree", k)
    return Quantity(Form.MEASURE, scale, after_hyphen(tokens, k) + 1)


def _speed(tokens: Sequence[Token], k: int, symbol: str) -> Quantity | None:
    """Such as "miles an hour", "km per hour", "km/h"."""
    j = after_hyphen(tokens, k + 1)
    link = word_at(tokens, j)
    if link not in {"a", "an", "per", "/"}:
        return None
    time = word_at(tokens, after_hyphen(tokens, j + 1))
    time = {"h": "hour", "hr": "hour", "s": "second"}.get(time, time)
    speed = units.SPEEDS.get((symbol, time))
    return None if speed is None else Quantity(Form.MEASURE, speed, after_hyphen(tokens, j + 1) + 1)


def _compound(tokens: Sequence[Token], k: int, symbol: str) -> Quantity | None:
    """Such as "5ft 4in", "1 hour and 20 minutes", "12 stone 4lb", "four hours 12 minutes and 9 seconds"."""
    j = k + 2 if word_at(tokens, k + 1) in {"and", ","} else k + 1
    number = parse_number(tokens, j)
    if number is None or number.last >= len(tokens) or _has_fraction(tokens, k):
        return None
    second = _symbol(tokens, after_hyphen(tokens, number.last))
    if (
        second is None
        and tokens[number.last].text == "in"
        and symbol == "ft"
        and word_at(tokens, number.last + 1) in {"", ".", ",", "tall", ")"}
    ):
        second = "in"
    if (
        second is None
        and symbol == "ft"
        and number.value < 12
        and word_at(tokens, number.last) in {"", ".", ",", ";", ")"}
    ):
        return Quantity(Form.MEASURE, "ft", number.last, add=number.value / 12)  # "he is 6ft 2"
    if second is None and symbol == "stone" and tokens[number.last].lower in {"pounds", "pound"}:
        second = "lb"
    per = units.COMPOUND.get((symbol, second or ""))
    if per is None or number.value >= per:
        return None
    last = after_hyphen(tokens, number.last)
    inner = _compound(tokens, last, second or "")
    if inner is not None:
        return Quantity(Form.MEASURE, symbol, inner.last, add=(number.value + inner.add) / per)
    return Quantity(Form.MEASURE, symbol, last + 1, add=number.value / per)


def _has_fraction(tokens: Sequence[Token], k: int) -> bool:
    """Whether the number before the unit at token ``k`` has its fraction already: to "eleven and a half hours" no minutes are added."""
    before = tokens[k - 1]
    return before.kind == "vulgar" or before.lower in DENOMINATORS or (before.kind == "number" and "." in before.text)


def rate_after(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The rate that begins at token ``i`` and where it ends: "a year", "per head", "an hour", "each", "annually"."""
    k = after_hyphen(tokens, i)
    word = word_at(tokens, k)
    if word in _ADVERBS:
        return _ADVERBS[word], k + 1
    if word == "each":
        following = word_at(tokens, k + 1)
        return (following, k + 2) if following in _RATE_WHOLES else ("each", k + 1)
    if word not in {"a", "an", "per", "every", "/"}:
        return None
    j = after_hyphen(tokens, k + 1)
    if j >= len(tokens) or tokens[j].kind != "word":
        return None
    whole = word_at(tokens, j)
    following = word_at(tokens, j + 1)
    if whole in _RATE_WHOLES and not (
        word in {"a", "an"} and following in {"ago", "earlier", "before", "later", "after", "and"}
    ):
        if hyphen_at(tokens, j + 1) and f"{whole}-{word_at(tokens, j + 2)}" in units.WORDS:
            return f"{whole}-{word_at(tokens, j + 2)}", j + 3
        return whole, j + 1
    if (
        word in {"a", "an", "per", "every"}
        and hyphen_at(tokens, j + 1)
        and f"{whole}-{word_at(tokens, j + 2)}" in units.WORDS
    ):
        return f"{whole}-{word_at(tokens, j + 2)}", j + 3
    if word == "per" and whole != "cent" and whole.isalpha():
        return whole, j + 1
    return None


def speaks_of_weight(tokens: Sequence[Token]) -> bool:
    """Whether the sentence has a word that makes its pounds a weight."""
    return any(token.lower in _WEIGHING for token in tokens)
