"""The pieces that number expressions are made of: finer than words, so that "15-20km" and "N$66.2bn" fall into their
parts."""

from __future__ import annotations

import re
from typing import NamedTuple

VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
"""Fractions in one character."""

_TOKEN = re.compile(
    r"(?P<number>(?<![0-9][ .,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?(?![0-9]| [0-9])|[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?"
    r"|(?<![\w.,)\]'\"])\.[0-9]+)"
    r"|(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_ADDRESS = re.compile(r"\S+")
_ADDRESS_MARKS = ("://", "@", "www.")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_LONGEST_NUMERAL = 24


class Token(NamedTuple):
    """A piece, with its offsets in the article: ``kind`` is number, vulgar, word or mark; ``glued`` says that no space
    parts it from the piece before. A tuple, for there are many."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool


FIGURES = frozenset({"number", "vulgar"})
"""The kinds of tokens that are numbers in digits."""


def tokenize(view: str, offset: int) -> list[Token]:
    """The pieces of a sentence's view, with offsets counted from the start of the article. Addresses and handles hold
    none."""
    if any(mark in view for mark in _ADDRESS_MARKS):
        view = _ADDRESS.sub(_blank_address, view)
    result: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(view):
        start, end = match.span()
        text = match.group()
        kind = match.lastgroup or "mark"
        result.append(Token(kind, text, text.lower(), start + offset, end + offset, start == last))
        last = end
    return result


def _blank_address(match: re.Match[str]) -> str:
    run = match.group()
    return " " * len(run) if any(mark in run for mark in _ADDRESS_MARKS) else run


def numeral(text: str) -> tuple[float, int] | None:
    """The value of a numeral and how many decimals it has; None where its commas part no groups ("12,5") or it is no
    quantity by its length."""
    if len(text) > _LONGEST_NUMERAL or ("," in text and not _GROUPED.fullmatch(text)):
        return None
    plain = text.replace(",", "").replace(" ", "")  # "40 000", as in southern Africa and Scandinavia
    return float(plain), len(plain.partition(".")[2])
