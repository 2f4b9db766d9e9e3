"""Fractions, in words and figures."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from verifier.kinds.count.numerals import ARTICLES, DENOMINATORS, SCALES, UNITS, after_hyphen, word_at
from verifier.kinds.count.tokens import Token, numeral

_PLAIN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32})
"""What stands below the stroke of a fraction in copy; 24/7, 9/11 and dates are none."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fraction:
    """``numerator / denominator`` in ``tokens[first:last]``."""

    numerator: float
    denominator: int
    first: int
    last: int

    @property
    def value(self) -> float:
        return self.numerator / self.denominator


def parse_fraction(tokens: Sequence[Token], i: int) -> Fraction | None:
    """A fraction that starts at token ``i``: "half", "a third", "two-thirds", "three quarters", "3/4". "A third" may
    yet be an ordinal."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return written_fraction(tokens, i)
    if token.lower == "half":
        return Fraction(1.0, 2, i, i + 1)
    if token.lower == "quarter" and word_at(tokens, after_hyphen(tokens, i + 1)) in SCALES:
        return Fraction(1.0, 4, i, i + 1)
    numerator = 1.0 if token.lower in ARTICLES else UNITS.get(token.lower, 0.0)
    if not numerator:
        return None
    j = after_hyphen(tokens, i + 1)
    denominator = DENOMINATORS.get(word_at(tokens, j))
    many = word_at(tokens, j).endswith("s")
    if denominator is None or many == (numerator == 1) or numerator >= denominator:
        return None
    return Fraction(numerator, denominator, i, j + 1)


def written_fraction(tokens: Sequence[Token], i: int) -> Fraction | None:
    """Such as "3/4" from token ``i``, where no further stroke or digit makes it a date."""
    if (
        i + 2 >= len(tokens)
        or tokens[i].kind != "number"
        or tokens[i + 1].text != "/"
        or not (tokens[i + 1].glued and tokens[i + 2].glued)
    ):
        return None
    above, below = numeral(tokens[i].text), numeral(tokens[i + 2].text) if tokens[i + 2].kind == "number" else None
    if above is None or below is None or above[1] or below[1] or not 0 < above[0] < below[0]:
        return None
    if (
        int(below[0]) not in _PLAIN_DENOMINATORS
        or word_at(tokens, i + 3) == "/"
        or (i > 0 and tokens[i - 1].text == "/")
    ):
        return None
    return Fraction(above[0], int(below[0]), i, i + 3)
