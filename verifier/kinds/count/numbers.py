"""The grammar of number expressions: numerals, number words, scale words and fractions, British and American.

number   = amount [scale] | fraction "of a" scale | "half a" scale
amount   = numeral [fraction] | words ["and a half"] | "a" (hundred | thousand | million | dozen …)
words    = tens ["-" unit] | unit | words "hundred" ["and"] words | …
fraction = "half" | ("a" | number) ordinal | numeral "/" numeral | "¾"
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from verifier.kinds.count.currencies import NAMES as CURRENCY_NAMES
from verifier.kinds.count.fractions import Fraction, parse_fraction, written_fraction
from verifier.kinds.count.numerals import (
    ARTICLES,
    DENOMINATORS,
    DOZENS,
    LETTER_SCALES,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    WORD_SCALE,
    after_hyphen,
    hyphen_at,
    word_at,
)
from verifier.kinds.count.tokens import VULGAR, Token, numeral

_RACES = frozenset(
    {"hurdles", "sprints", "heats", "finals", "races", "sprinters", "runners", "butterfly", "breaststroke"}
)
"""What "100m" comes before as a distance."""
_LARGEST = 1e18
OPENERS = frozenset({*UNITS, *TENS, *SCALES, *DOZENS, *ARTICLES, "half", "quarter"})
"""The words that a number in words may begin with."""


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A number in ``tokens[first:last]``.

    ``grain`` is the step to which the figure may be rounded as it is written, 0 where it is exact; ``scaled`` that a
    scale word ("million") says so; ``bare`` that it is a numeral of digits alone, which may be a year or part of a
    name; ``decimals`` those of a numeral."""

    value: float
    grain: float
    first: int
    last: int
    scaled: bool = False
    bare: bool = False
    decimals: int = 0


def trailing(number: float) -> float:
    """The largest power of ten that divides a whole number: the step to which it may be rounded (2,400 to the hundred);
    0 for others.

    Below 100 a whole number is taken at its word: news copy rounds tens with a hedge ("about 40")."""
    if number < 100 or not number.is_integer() or number > 1e15:
        return 0.0
    step, whole = 1, int(number)
    while whole % (step * 10) == 0:
        step *= 10
    return float(step) if step > 1 else 0.0


def parse_number(tokens: Sequence[Token], i: int, money: bool = False) -> Number | None:
    """The longest number that starts at token ``i``, None where none does. ``money`` reads single letters as scales
    ("$3m")."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return _from_digits(tokens, i, money)
    if token.kind == "vulgar":
        return _scaled(tokens, Number(VULGAR[token.text], 0.1, i, i + 1), money)
    if token.kind != "word" or token.lower not in OPENERS:
        return None
    return _part_of_scale(tokens, i) or _from_words(tokens, i)


def _from_digits(tokens: Sequence[Token], i: int, money: bool) -> Number | None:
    parsed = numeral(tokens[i].text)
    if parsed is None:
        return None
    value, decimals = parsed
    j = i + 1
    fraction = written_fraction(tokens, after_hyphen(tokens, j)) if value.is_integer() else None
    if j < len(tokens) and tokens[j].kind == "vulgar":
        return _scaled(tokens, Number(value + VULGAR[tokens[j].text], 0.5, i, j + 1), money)
    if fraction is not None:
        return _scaled(tokens, Number(value + fraction.value, 1 / fraction.denominator, i, fraction.last), money)
    halves = _and_a_half(tokens, j)
    if halves is not None and value.is_integer() and value < 100:
        return _scaled(tokens, Number(value + halves.value, 0.5, i, halves.last), money)
    grain = 10.0**-decimals if decimals else trailing(value)
    return _scaled(tokens, Number(value, grain, i, j, bare="," not in tokens[i].text, decimals=decimals), money)


def _scaled(tokens: Sequence[Token], number: Number, money: bool) -> Number:
    """The number with the scale words that follow it: "1.2 million", "3.5-billion", "$5bn", "20 thousand crore"."""
    value, j, factor = number.value, number.last, 1.0
    while j < len(tokens):
        k = after_hyphen(tokens, j)
        scale = _scale_at(tokens, k, money, glued=k < len(tokens) and tokens[k].glued)
        if scale == 0:
            break
        factor *= scale
        j = k + 1
        if factor >= _LARGEST:
            break
    dozens = word_at(tokens, after_hyphen(tokens, j)) in DOZENS
    if dozens and factor == 1 and number.decimals == 0:
        return Number(value * 12.0, 2.0 * value, number.first, after_hyphen(tokens, j) + 1)
    if factor == 1:
        return number
    grain = 10.0**-number.decimals * factor if factor >= WORD_SCALE or number.decimals else trailing(value * factor)
    if not number.bare and number.grain and not number.value.is_integer():
        grain = number.grain * factor
    halves = _and_a_half(tokens, j)
    if halves is not None and value.is_integer():
        value, grain, j = value + halves.value, 0.5 * factor, halves.last
    smaller = _smaller_scale(tokens, j, factor)
    if smaller is not None and halves is None and value.is_integer():
        value, grain, j = value + smaller.value / factor, smaller.grain, smaller.last
    return Number(
        value * factor,
        grain,
        number.first,
        j,
        scaled=factor >= WORD_SCALE or number.decimals > 0,
        decimals=number.decimals,
    )


def _smaller_scale(tokens: Sequence[Token], j: int, factor: float) -> Number | None:
    """What goes on with a smaller scale, as Indian copy writes it: the "40 lakh" of "2 crore 40 lakh"; the "21" of "3 hundred and 21", and
    the "half a million" of "one billion and half a million"."""
    joined = word_at(tokens, j) == "and"
    k = j + 1 if joined else j
    if k >= len(tokens) or tokens[k].kind not in {"number", "word"}:
        return None
    plain = numeral(tokens[k].text) if tokens[k].kind == "number" else None
    number = _part_of_scale(tokens, k) if joined and factor > 100 else None
    if number is not None:
        pass
    elif factor == 100:
        alone = word_at(tokens, k + 1) not in SCALES  # "3 hundred and 2 hundred" are two numbers
        small = UNITS.get(word_at(tokens, k)) if plain is None else plain[0] if not plain[1] else None
        number = Number(small, 0.0, k, k + 1) if joined and alone and small is not None else None
    elif word_at(tokens, k + 1) in SCALES and (plain is not None or word_at(tokens, k) in UNITS):
        number = parse_number(tokens, k)
    else:
        return None
    return number if number is not None and 0 < number.value < factor else None


def _scale_at(tokens: Sequence[Token], k: int, money: bool, glued: bool) -> float:
    word = word_at(tokens, k)
    if word in SCALES:
        return SCALES[word]
    if word in SHORT_SCALES:
        return SHORT_SCALES[word] if glued or money or word != "mil" else 0.0
    if word in LETTER_SCALES and glued and (money or word == "k" or (word == "m" and _plural_after(tokens, k + 1))):
        return LETTER_SCALES[word] if tokens[k].text != "K" or money else 0.0
    return 0.0


def _plural_after(tokens: Sequence[Token], k: int) -> bool:
    """Whether "m" is million, from what it counts: "11m crowns", "2.3m people"; but "a 100m race"."""
    word = word_at(tokens, k)
    plain = k < len(tokens) and tokens[k].kind == "word" and tokens[k].text.islower()
    if word in _RACES:
        return False
    return plain and (
        word in CURRENCY_NAMES or word == "people" or (word.endswith("s") and len(word) > 3 and not word.endswith("ss"))
    )


def _from_words(tokens: Sequence[Token], i: int) -> Number | None:
    article = word_at(tokens, i) in ARTICLES
    start = i + 1 if article else i
    if article and word_at(tokens, start) not in {*SCALES, "dozen"}:
        return None
    value, j, scale = _cardinal(tokens, start)
    if j == start or (not article and SCALES.get(word_at(tokens, start), 0.0) >= WORD_SCALE):
        return None
    if word_at(tokens, j) == "point" and (word_at(tokens, j + 1) in UNITS or word_at(tokens, j + 1) in TENS):
        return _spoken_decimals(tokens, i, value, j + 1)
    dozen = after_hyphen(tokens, j)
    if word_at(tokens, dozen) in DOZENS and value < 100:
        return Number(value * 12.0, 2.0 * value, i, dozen + 1)
    if word_at(tokens, j - 1) == "dozen":
        return Number(12.0, 2.0, i, j)
    grain = scale if scale >= WORD_SCALE and value % scale == 0 else trailing(value)
    smaller = _smaller_scale(tokens, j, scale) if scale >= WORD_SCALE else None
    if smaller is not None:
        return Number(value + smaller.value, smaller.grain, i, smaller.last, scaled=True)
    halves = _and_a_half(tokens, j)
    if halves is not None:
        unit = (
            scale if scale >= WORD_SCALE else 1.0
        )  # "a million and a half" is 1.5 million, "a hundred and a half" 100.5
        value, grain, j = value + halves.value * unit, 0.5 * unit, halves.last
        following = after_hyphen(tokens, j)
        if scale == 0 and SCALES.get(word_at(tokens, following), 0) >= WORD_SCALE:
            scale = SCALES[word_at(tokens, following)]
            value, grain, j = value * scale, grain * scale, following + 1
    return Number(value, grain, i, j, scaled=scale >= WORD_SCALE)


def _cardinal(tokens: Sequence[Token], i: int) -> tuple[float, int, float]:
    """Value, end and last scale of the number words from token ``i``; the end is ``i`` where there are none."""
    total = current = scale = 0.0
    room = _LARGEST  # the next part must be smaller: "two hundred three" goes on, "two three" does not
    j, end = i, i
    while j < len(tokens):
        word = word_at(tokens, j)
        if word in UNITS or word in TENS:
            part = UNITS.get(word, TENS.get(word, 0.0))
            if room <= part or (part == 0 and end > i):
                break
            current += part
            room = 10.0 if word in TENS else 0.0
        elif word in SCALES:
            if end > i and current == 0:
                current = total if total and total < SCALES[word] else 0.0  # "hundred thousand"
                if not current:
                    break
                total = 0.0
            if current * SCALES[word] > _LARGEST:
                break
            current = max(current, 1.0) * SCALES[word]
            scale = SCALES[word]
            total, current = (total + current, 0.0) if scale > 100 else (total, current)
            room = scale
        elif word in DOZENS and end == i:
            return 12.0, j + 1, 0.0
        else:
            break
        end = j + 1
        j = _next_part(tokens, end, joins=room > 1)
    return total + current, end, scale


def _next_part(tokens: Sequence[Token], j: int, joins: bool) -> int:
    """Where the next number word may stand: after a hyphen, or after "and" where the part before is a hundred or more."""
    if hyphen_at(tokens, j):
        return j + 1
    after = word_at(tokens, j + 1)
    if joins and word_at(tokens, j) == "and" and word_at(tokens, j - 1) in SCALES and (after in UNITS or after in TENS):
        fraction = parse_fraction(tokens, j + 1)
        # "a hundred and three quarters" is 100.75; but "a million and one third of them" is no such number.
        return j if fraction is not None and fraction.value < 1 and word_at(tokens, fraction.last) != "of" else j + 1
    return j


def _spoken_decimals(tokens: Sequence[Token], first: int, value: float, j: int) -> Number:
    digits = ""
    teen = UNITS.get(word_at(tokens, j), 0.0) or TENS.get(word_at(tokens, j), 0.0)
    if teen >= 10:  # "nought point eleven", "point seventy-one"
        value_of, end, _ = _cardinal(tokens, j)
        digits, j = (str(int(value_of)), end) if value_of < 100 else (str(int(teen)), j + 1)
    while word_at(tokens, j) in UNITS and UNITS[word_at(tokens, j)] < 10:
        digits += str(int(UNITS[word_at(tokens, j)]))
        j += 1
    if not digits:
        return Number(value, trailing(value), first, j - 1)
    number = Number(value + float(f"0.{digits}"), 10.0 ** -len(digits), first, j, decimals=len(digits))
    return _scaled(tokens, number, money=False)


def _and_a_half(tokens: Sequence[Token], j: int) -> Fraction | None:
    """The "and a half" after a number, hyphenated or not; "and three-quarters", "and two thirds" too."""
    k = after_hyphen(tokens, j)
    if word_at(tokens, k) != "and":
        return None
    k = after_hyphen(tokens, k + 1)
    fraction = parse_fraction(tokens, k)
    if fraction is None or fraction.value >= 1 or word_at(tokens, fraction.last) == "of":
        return None
    if word_at(tokens, j - 1) in SCALES and word_at(tokens, after_hyphen(tokens, fraction.last)) in SCALES:
        return None  # "a billion and a half million"
    return fraction if word_at(tokens, k) not in DENOMINATORS else None


def _part_of_scale(tokens: Sequence[Token], i: int) -> Number | None:
    """Such as "half a million", "a quarter of a billion", "half a dozen", "quarter million"."""
    fraction = parse_fraction(tokens, i)
    if fraction is None:
        return None
    j = fraction.last
    if word_at(tokens, j) == "of" and word_at(tokens, j + 1) in ARTICLES:
        j += 2
    elif fraction.denominator in {2, 4}:
        j = after_hyphen(tokens, j)
        j = after_hyphen(tokens, j + 1) if word_at(tokens, j) in ARTICLES else j
    else:
        return None
    word = word_at(tokens, j)
    if word == "dozen":
        return Number(12.0 * fraction.value, 2.0, i, j + 1)
    if word not in SCALES:
        return None
    return Number(fraction.value * SCALES[word], SCALES[word] / 10, i, j + 1, scaled=SCALES[word] >= WORD_SCALE)
