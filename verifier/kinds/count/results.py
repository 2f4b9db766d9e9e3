"""Results told without a figure: "a goalless draw", "one-all", "kept a clean sheet", "won by a stroke", "the fourth-placed side".

They are values, so that a figure told elsewhere can be held against them, and make no claims: a desk checks figures.
"""

from __future__ import annotations

from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numerals import hyphen_at
from verifier.kinds.count.ordinals import NUMBERS
from verifier.kinds.count.value import CountValue, Form

WHY = "a result in words"
_GOALLESS = frozenset({"goalless", "scoreless"})
OPENERS = _GOALLESS | {"clean"}
"""Words that begin one by themselves; others begin with a number, an ordinal or "by a"."""
_SIDES = frozenset("goal point shot stroke run wicket vote seat try game set frame length lap second".split())
"""What one side beats the other by."""
_MOST = 20


def result_at(line: Line, i: int) -> Found | None:
    """The result that the words from token ``i`` tell."""
    word = line.word(i)
    if word in _GOALLESS:
        return _score(i, i + 1, 0.0)
    if word == "clean" and line.word(i + 1) in {"sheet", "sheets"}:
        return Found(CountValue(Form.COUNT, 0.0, 0.0, 0.0, "goal"), i, i + 2, i, i + 2, WHY)
    if word in {"a", "an"} and line.word(i - 1) == "by" and line.word(i + 1) in _SIDES:
        return Found(CountValue(Form.COUNT, 1.0, 1.0, 1.0, line.word(i + 1)), i, i + 2, i, i + 2, WHY)
    return _all(line, i) or _placed(line, i)


def _score(first: int, last: int, each: float) -> Found:
    return Found(CountValue(Form.SCORE, each, each, each, other=each), first, last, first, last, WHY)


def _all(line: Line, i: int) -> Found | None:
    """Such as "one-all" and "1-1" told as "1-all"."""
    number = line.number(i)
    if number is None or not number.value.is_integer() or number.value > _MOST:
        return None
    if not hyphen_at(line.tokens, number.last) or line.word(number.last + 1) != "all":
        return None
    return _score(i, number.last + 2, number.value)


def _placed(line: Line, i: int) -> Found | None:
    """Such as "fourth-placed" and "the 25th-minute opener"."""
    value, last = NUMBERS.get(line.word(i)), i + 1
    if value is None:
        number = line.number(i) if line.tokens[i].kind == "number" else None
        if number is None or line.word(number.last) not in {"st", "nd", "rd", "th"}:
            return None
        value, last = number.value, number.last + 1
    unit = {"placed": "place", "ranked": "place", "seeded": "place", "minute": "minute"}.get(line.word(last + 1))
    if unit is None or not hyphen_at(line.tokens, last):
        return None
    return Found(CountValue(Form.ORDINAL, value, value, value, unit), i, last + 2, i, last + 2, WHY)
