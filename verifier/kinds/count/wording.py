"""A count in plain words, for reasons."""

from __future__ import annotations

from functools import lru_cache

from verifier.kinds.count import currencies
from verifier.kinds.count.units import UNITS, WORDS
from verifier.kinds.count.value import CountValue, Form, Hedge, Standing

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_WORD_UNITS = UNITS.keys() & WORDS.keys()
_PARTS = {
    2: "half",
    3: "a third",
    4: "a quarter",
    5: "a fifth",
    6: "a sixth",
    7: "a seventh",
    8: "an eighth",
    10: "a tenth",
}
_TINY = 1e-9
_IRREGULAR = {
    "krona": "kronor", "krone": "kroner", "child": "children", "person": "people", "penny": "pence", "foot": "feet",
}  # fmt: skip
_INVARIANT = frozenset({"people", "police", "staff", "cattle", "dead", "missing", "homeless", "%", "C", "F"})


@lru_cache(maxsize=4096)
def say(value: CountValue) -> str:
    """The value in words: "at least 27 soldiers", "about $1.2 billion a year", "3-1"."""
    if value.form is Form.SCORE:
        return f"{figure(value.point)}-{figure(value.other or 0.0)}"
    if value.hedge in {Hedge.RANGE, Hedge.VAGUE} and value.low is not None and value.high is not None:
        amount = f"{figure(value.low)} to {_amount(value, value.high)}"
        text = f"roughly {amount}" if value.hedge is Hedge.VAGUE else amount
    else:
        text = _amount(value, value.point)
        if value.hedge is not Hedge.EXACT:
            text = f"{value.hedge.value} {text}"
    if value.standing is Standing.DENIED:
        text = f"not {text}"
    if value.implied:
        text = f"{text} ({value.implied})"
    if value.whole is not None:
        text = f"{text} (of {figure(value.whole)})"
    if value.per and value.form not in {Form.SHARE, Form.PERCENT}:
        text = f"{text} {value.per}" if value.per == "each" else f"{text} per {value.per}"
    return text


def figure(number: float) -> str:
    """A number as copy writes it: "1,200", "2.5", "1.2 million"."""
    for scale, name in _SCALES:
        if abs(number) >= scale and float(f"{number / scale:.12g}") == round(number / scale, 3):
            return f"{_digits(number / scale)} {name}"
    return _digits(number)


def _digits(number: float) -> str:
    rounded = float(f"{number:.6g}") if abs(number) < 1000 else round(float(number), 2)
    return f"{int(rounded):,}" if rounded.is_integer() else f"{rounded:,}"


def _amount(value: CountValue, number: float) -> str:
    unit = value.unit
    if value.form is Form.SHARE:
        return _share(number)
    if value.form is Form.PERCENT:
        return f"{_digits(number)}%"
    if value.form is Form.MONEY:
        sign = next((s for s, (code, _) in currencies.SIGNS.items() if code == unit and s in "$£€"), None)
        return f"{sign}{figure(number)}" if sign and unit != "AUD" else f"{figure(number)} {_plural(unit, number)}"
    if value.form is Form.AGE:
        return f"age {figure(number)}" if unit == "year" else f"age {figure(number)} {_plural(unit, number)}"
    if value.form is Form.MAGNITUDE:
        return f"magnitude {_digits(number)}"
    if value.form is Form.ORDINAL:
        return f"number {figure(number)} of its kind"
    if not unit:
        return figure(number)
    return f"{figure(number)} {_plural(unit, number)}"


def _share(number: float) -> str:
    """A part of a whole: "a third", "nine in 10", "61%"."""
    for below in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 100):
        above = round(number * below)
        if 0 < above < below and abs(number - above / below) < _TINY:
            if above == 1 and below in _PARTS:
                return _PARTS[below]
            return f"{above} in {below}" if below != 100 else f"{above}%"
    return f"{_digits(100 * number)}%"


def _plural(unit: str, number: float) -> str:
    signs = unit in UNITS and unit not in _WORD_UNITS
    if number == 1 or unit in _INVARIANT or signs or unit in currencies.CODES or unit.endswith(("s", "ed")):
        return unit
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    if unit.endswith(("ch", "sh", "x", "z")):
        return unit + "es"
    if unit.endswith("y") and unit[-2:-1] not in set("aeiou"):
        return unit[:-1] + "ies"
    if unit.endswith("man"):
        return unit[:-3] + "men"
    return unit + "s"
