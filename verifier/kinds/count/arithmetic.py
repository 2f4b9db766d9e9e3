"""One figure told by two numbers: "all but two of the 12", "24 hours short of a fortnight", "50, give or take five"."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count.amount import Amount, amount_from, noun_behind
from verifier.kinds.count.bounds import interval
from verifier.kinds.count.hedges import hedge_after
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.quantities import quantity_after
from verifier.kinds.count.shares import share_at
from verifier.kinds.count.units import unit_of
from verifier.kinds.count.value import CountValue, Form, Hedge

_DETERMINERS = frozenset("the its their his her those these our my your".split())
_ARTICLES = frozenset({"a", "an"})
_SUBTRACTING = frozenset({"short", "shy"})
_TOLERANCES = (("give", "or", "take"), ("plus", "or", "minus"), ("+", "/", "-"), ("±",))


@dataclasses.dataclass(frozen=True, slots=True)
class _Term:
    """A figure of a sum in its unit: ``last`` ends its words."""

    form: Form
    unit: str
    value: float
    last: int


def difference_at(line: Line, i: int) -> Found | None:
    """A whole less a part, from token ``i``: "all but N of M", "N short of M"."""
    if line.word(i) == "all" and line.word(i + 1) == "but":
        return _all_but(line, i)
    if _SUBTRACTING.isdisjoint(line.vocabulary):
        return None
    part = _term(line, i)
    if part is None or line.word(part.last) not in {"short", "shy"} or line.word(part.last + 1) != "of":
        return None
    whole = _term(line, _past_determiner(line, part.last + 2))
    return None if whole is None else _less(line, i, whole, part)


def _all_but(line: Line, i: int) -> Found | None:
    part = _term(line, i + 2)
    if part is None or line.word(part.last) != "of":
        return None
    whole = _term(line, _past_determiner(line, part.last + 1))
    found = None if whole is None else _less(line, i, whole, part)
    if found is None or whole is None or whole.form is not Form.COUNT:
        return found
    return dataclasses.replace(found, value=dataclasses.replace(found.value, whole=whole.value))


def _past_determiner(line: Line, k: int) -> int:
    return k + 1 if line.word(k) in _DETERMINERS else k


def _term(line: Line, j: int) -> _Term | None:
    """A number with its unit or noun, "a fortnight" or "half an hour"."""
    hedged = line.hedge(j)
    fraction = share_at(line, hedged, hedged.last)
    if fraction is not None and fraction.value.form is Form.MEASURE:
        return _Term(Form.MEASURE, fraction.value.unit, fraction.value.point, fraction.last)
    amount = amount_from(line, j)
    if amount is not None:
        return _of_amount(line, amount)
    quantity = quantity_after(line.tokens, j + 1, line.weighing) if line.word(j) in _ARTICLES else None
    if quantity is None or quantity.form is not Form.MEASURE:
        return None
    return _Term(quantity.form, quantity.unit, 1.0, quantity.last)


def _of_amount(line: Line, amount: Amount) -> _Term:
    if not amount.is_plain:
        return _Term(amount.form, amount.unit, amount.value, amount.last)
    noun, _ = noun_behind(line, amount.last)
    return _Term(Form.COUNT, "" if noun.part else noun.unit, amount.value, amount.last)


def _less(line: Line, first: int, whole: _Term, part: _Term) -> Found | None:
    """The whole less the part, in the finer of the two units; None where they are of different things."""
    if whole.form is not part.form:
        return None
    size, unit = whole.value, whole.unit
    if whole.unit != part.unit and whole.form is not Form.COUNT:
        one, two = unit_of(whole.unit), unit_of(part.unit)
        if one is None or two is None or one.dimension != two.dimension:
            return None
        size, unit = two.from_base(one.to_base(whole.value)), part.unit
    if not 0 < part.value < size:
        return None
    point = float(f"{size - part.value:.12g}")
    return Found(CountValue(whole.form, point, point, point, unit), first, whole.last, first, whole.last)


def with_tolerance(line: Line, found: Found) -> Found:
    """The figure as a range, where words behind it say how far it may be off: "about 50, give or take five years"; and the share as a
    bound in "two in five or more"."""
    value, k = found.value, found.last
    trailing = hedge_after(line.tokens, k)
    if value.form is Form.SHARE and value.hedge in {Hedge.EXACT, Hedge.ABOUT} and trailing.hedge is not Hedge.EXACT:
        low, high = interval(Form.SHARE, trailing.hedge, value.point, value.grain, False, "share")
        bounded = dataclasses.replace(value, low=low, high=1.0 if high is None else high, hedge=trailing.hedge)
        return dataclasses.replace(
            found, value=bounded, last=trailing.last, mask_last=max(found.mask_last, trailing.last)
        )
    if value.hedge not in {Hedge.EXACT, Hedge.ABOUT} or value.implied:
        return found
    k = k + 1 if line.word(k) == "," else k
    words = next((w for w in _TOLERANCES if all(line.word(k + n) == word for n, word in enumerate(w))), None)
    margin = None if words is None else amount_from(line, k + len(words))
    if margin is None or not 0 < margin.value < value.point or (value.unit and margin.unit not in {"", value.unit}):
        return found
    form, unit = (value.form, value.unit) if value.unit or margin.is_plain else (margin.form, margin.unit)
    low, high = value.point - margin.value, value.point + margin.value
    banded = dataclasses.replace(value, form=form, unit=unit, low=low, high=high, hedge=Hedge.RANGE, grain=0.0)
    return dataclasses.replace(found, value=banded, last=margin.last, mask_last=margin.last)
