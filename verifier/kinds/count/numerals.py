"""The words that numbers are written with: units, tens, scales and the ordinals of fractions; and how pieces hang together."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.kinds.count.tokens import Token
from verifier.language import lexicon

UNITS = {word: float(n) for n, word in enumerate(lexicon.SMALL_NUMBERS)} | {"nought": 0.0, "naught": 0.0, "nil": 0.0}
TENS = {word: float(n) for word, n in lexicon.TENS.items()}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
SHORT_SCALES = {"bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "mn": 1e6, "mln": 1e6, "mil": 1e6}
LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
"""A scale after money; elsewhere only "k", and "m" before a plural ("1.7m crowns"), for "m" is a metre too."""
WORD_SCALE = 1e6
"""From here on a scale word rounds: "3 million" is to the nearest million, "three thousand" is counted like 3,000."""
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{
        word + end: n
        for n, word in zip(
            (*range(3, 21), *range(30, 100, 10), 100, 1000),
            "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth "
            "hundredth thousandth".split(),
            strict=True,
        )
        for end in ("", "s")
    },
}
DOZENS = frozenset("dozen dozens doz dozs dz dzs".split())
ARTICLES = frozenset({"a", "an"})


def word_at(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of a token, empty past the end."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def hyphen_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins its neighbours."""
    return i + 1 < len(tokens) and i >= 0 and tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued


def after_hyphen(tokens: Sequence[Token], i: int) -> int:
    """``i``, or the index after the hyphen that stands there."""
    return i + 1 if hyphen_at(tokens, i) else i
