"""Words that are a count without a number: none, both, twice, dozens, a pair, doubled."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count.bounds import interval, ranged
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numerals import after_hyphen, hyphen_at
from verifier.kinds.count.ordinals import NUMBERS, PERIODS, ordinal_at, rank_in_words
from verifier.kinds.count.quantities import quantity_after, rate_after
from verifier.kinds.count.units import DURATIONS, WORDS
from verifier.kinds.count.value import CountValue, Form, Hedge
from verifier.text import WordClass

_C = WordClass
_PLURAL_SCALES: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999), "millions": (2e6, 9_999_999),
    "billions": (2e9, 9_999_999_999), "trillions": (2e12, 9_999_999_999_999), "lakhs": (2e5, 999_999), "crores": (2e7, 99_999_999),
}  # fmt: skip
_OF_SCALES: dict[str, tuple[float, float]] = {"tens": (20, 99), "dozens": (24, 99), "hundreds": (200, 999)}
"""How many of the scale "tens of thousands" and "hundreds of thousands" are."""
FEW: dict[str, tuple[float, float]] = {"several": (3, 9), "few": (3, 5), "handful": (3, 7), "couple": (2, 3)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12}
_TIMES = {"twice": 2.0, "thrice": 3.0}
_MULTIPLES = {
    "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quintupled": 5.0, "halved": 0.5, "double": 2.0, "triple": 3.0,
    "treble": 3.0, "quadruple": 4.0, "doubles": 2.0, "doubling": 2.0, "tripling": 3.0, "trebling": 3.0, "halving": 0.5,
    "halve": 0.5, "halves": 0.5, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "tenfold": 10.0, "hundredfold": 100.0,
}  # fmt: skip
_NEEDS_OBJECT = frozenset({"double", "triple", "treble", "quadruple", "halves"})
_OBJECTS = frozenset("the its their his her that what as in by this to".split())
_BOTH_IDIOMS = frozenset(
    "side party end way world camp hand case sex house team country half nation government type kind".split()
)
"""Nouns with which "both" names two opponents or alternatives already known, and counts nothing new."""
_DEFINITE = frozenset({"the", "its", "their", "his", "her", "those", "these"})
_LEADING = frozenset("to almost nearly than will could would or be is was are were at".split())
"""What stands before "double" as a verb or a complement: "is to double", "at double the price"."""
_ONE_THING = frozenset("trouser scissors scissor glass glasses jeans shoe glove boot eye hand sock".split())
"""What comes in pairs: "a pair of" them is one thing."""
_NOT_SINGLE = frozenset({"-", "mother", "parent", "currency", "market", "bed"})
_ARTICLES = frozenset({"a", "an"})
_PERIODS_TOLD = frozenset("next last past first another final coming the".split())
"""What may stand in the place of "a" before a unit and a half: "the next month and a half"."""
_NO_ITEM = frozenset("half quarter third few couple lot number dozen hundred thousand million billion".split()) | set(
    WORDS
)
"""What "a" makes another quantity of, not one more item in a row."""
_LONGEST_ITEM = 6


OPENERS = frozenset(
    {
        "no",
        "none",
        "nobody",
        "not",
        "zero",
        "both",
        "every",
        "several",
        *_TIMES,
        *_MULTIPLES,
        *_PLURAL_SCALES,
        *_OF_SCALES,
    }
)
"""Words that a count without a number may begin with, but for hedges, articles and :data:`BEFORE_HALVES`."""
BEFORE_HALVES = _PERIODS_TOLD - NUMBERS.keys()
"""Words that a unit and a half may begin with ("the next month and a half")."""


def word_at_token(line: Line, i: int) -> Found | None:
    """The value that a word at token ``i`` is, hedge first; None where it is none."""
    word = line.word(i)
    rank = rank_in_words(line, i)
    if rank is not None:
        return rank
    if word in {"no", "none", "nobody", "not", "zero", "neither"}:
        return _none(line, i)
    if word == "both":
        return _both(line, i)
    if word == "every":
        return _every(line, i)
    found = ordinal_at(line, i)
    if found is not None:
        return found
    hedged = line.hedge(i)
    j = hedged.last
    return (
        _multiple(line, hedged, j)
        or _vague(line, hedged, j)
        or _pair(line, hedged, j)
        or _indefinite(line, hedged, j)
        or _articled(line, hedged, j)
        or _single(line, hedged, j)
        or _listed(line, j)
        or _hat_trick(line, j)
    )


def _count(form: Form, point: float, unit: str, hedge: Hedge = Hedge.EXACT, per: str | None = None) -> CountValue:
    low, high = interval(form, hedge, point, 0.0, False, unit)
    return CountValue(form, point, low, high, unit, hedge, per=per)


def _none(line: Line, i: int) -> Found | None:
    """Such as "no one", "nobody", "none", "not one", "not a single", "no casualties"."""
    word, following = line.word(i), line.word(i + 1)
    if word == "nobody" or (word == "no" and following == "one"):
        last = i + 1 if word == "nobody" else i + 2
        return Found(_count(Form.COUNT, 0.0, "people"), i, last, i, last)
    if word == "none":
        whole = line.number(i + 3) if following == "of" and line.word(i + 2) in _DEFINITE else None
        if whole is not None:  # "none of the 16"
            nought = CountValue(Form.COUNT, 0.0, 0.0, 0.0, line.counted(whole.last).unit)
            return Found(dataclasses.replace(nought, whole=whole.value), i, i + 1, i, i + 1)
        if following == "of" and line.word(i + 2) in {"this", "that", "it", "which", "the"}:
            return None
        if following in {"other", "too", "the", "but"}:
            return None
        return Found(_count(Form.COUNT, 0.0, line.counted(i + 1).unit), i, i + 1, i, i + 1)
    if word == "not":
        last = i + 2 if following == "one" else i + 3 if following == "a" and line.word(i + 2) == "single" else 0
        if not last:
            return None
        return Found(_count(Form.COUNT, 0.0, line.counted(last).unit), i, last, i, last)
    if word not in {"no", "zero"}:
        return None
    noun = line.counted(i + 1)
    if not noun.unit or noun.singular or noun.part:
        return None
    last = line.token_from(noun.end)
    return Found(_count(Form.COUNT, 0.0, noun.unit), i, last, i, last)


def _both(line: Line, i: int) -> Found | None:
    """Such as "Both pilots", "both of them"; not "both Greece and Turkey"."""
    noun = line.counted(i + 1)
    of = line.word(i + 1) == "of"
    if not of and (not noun.unit or noun.singular or noun.unit in _BOTH_IDIOMS):
        return None
    return Found(_count(Form.COUNT, 2.0, noun.unit), i, i + 1, i, i + 1)


def _every(line: Line, i: int) -> Found | None:
    """Such as "every third drum": a share; "every third day" is a period."""
    n = 2.0 if line.word(i + 1) == "other" else NUMBERS.get(line.word(i + 1), 0.0)
    noun = line.counted(i + 2) if n > 1 else None
    if noun is None or not noun.unit or not noun.singular or noun.part or noun.unit in PERIODS:
        return None
    value = CountValue(Form.SHARE, 1 / n, 1 / n, 1 / n, "share", grain=1 / n**2, per=noun.unit)
    return Found(value, i, i + 2, i, i + 2)


def _multiple(line: Line, hedged: Hedged, j: int) -> Found | None:
    """Such as "twice", "tripled", "threefold", "double the price", "twice as many"."""
    word, following = line.word(j), line.word(j + 1)
    if word in _TIMES:
        compared = (
            following in {"as", "the", "its", "their", "that", "what", "his", "her"} or line.word(j + 2) == "size"
        )
        form = Form.MULTIPLE if compared else Form.FREQUENCY
        rate = rate_after(line.tokens, j + 1)
        value = _count(form, _TIMES[word], "time", hedged.hedge, rate[0] if rate and not compared else None)
        return Found(value, hedged.first, j + 1, hedged.first, j + 1)
    value_of = _MULTIPLES.get(word)
    if value_of is None or hyphen_at(line.tokens, j + 1):
        return None
    led = line.word(j - 1) in _LEADING
    if word in _NEEDS_OBJECT and following not in _OBJECTS and not led:
        return None
    if word in _NEEDS_OBJECT and line.tag(j + 1) in {_C.NOUN, _C.ADJECTIVE, _C.NAME}:
        return None
    return Found(_count(Form.MULTIPLE, value_of, "time", hedged.hedge), hedged.first, j + 1, hedged.first, j + 1)


def _vague(line: Line, hedged: Hedged, j: int) -> Found | None:
    """Such as "dozens of", "hundreds of thousands", "several hundred", "a few", "a handful of", "a couple of"."""
    word = line.word(j)
    band = _PLURAL_SCALES.get(word)
    last = j + 1
    if word in _OF_SCALES and line.word(j + 1) == "of" and line.word(j + 2) in {"thousands", "millions", "billions"}:
        low, high = _OF_SCALES[word]
        unit = _SCALES[line.word(j + 2)[:-1]]
        band, last = (low * unit, (high + 1) * unit - 1), j + 3
    elif word == "scores" and line.word(j + 1) != "of":
        return None
    if band is None:
        few = j + 1 if word in _ARTICLES or word == "the" else j
        name = line.word(few)
        if name not in FEW or (name != "several" and few == j):
            return None
        band, last = FEW[name], few + 1
        last = last + 1 if name == "couple" and line.word(last) == "of" and line.word(last + 1) in _SCALES else last
        scale = _SCALES.get(line.word(last))
        if scale is not None:
            band, last = (band[0] * scale, band[1] * scale), last + 1
    of = line.word(last) == "of"
    quantity = quantity_after(line.tokens, last + 1 if of else last, line.weighing)
    if quantity is not None:
        value = ranged(quantity.form, band[0], band[1], quantity.unit, vague=True)
        return Found(value, hedged.first, quantity.last, hedged.first, quantity.last)
    noun = line.counted(last)
    value = ranged(Form.COUNT, band[0], band[1], noun.unit, vague=True)
    return Found(value, hedged.first, last, hedged.first, last + 1 if of else last)


def _pair(line: Line, hedged: Hedged, j: int) -> Found | None:
    """Such as "a pair of ministries"; not "a pair of trousers", which is one thing."""
    if line.word(j) not in _ARTICLES or line.word(j + 1) != "pair" or line.word(j + 2) != "of":
        return None
    noun = line.counted(j + 3)
    if noun.unit in _ONE_THING:
        return None
    return Found(_count(Form.COUNT, 2.0, noun.unit), j, j + 2, j, j + 3)


def _indefinite(line: Line, hedged: Hedged, j: int) -> Found | None:
    """A unit with "a" for one: "a fortnight", "more than a year", "a full week", "a year and a half", "a mile and a
    half"."""
    if line.word(j) not in _ARTICLES | _PERIODS_TOLD:
        return None
    k = j + 2 if line.word(j + 1) in {"full", "whole"} else j + 1
    quantity = quantity_after(line.tokens, k, line.weighing)
    if (
        quantity is None
        or quantity.form not in {Form.MEASURE, Form.POINTS}
        or (k < len(line.tokens) and line.tokens[k].glued)
    ):
        return None
    half = (
        line.word(quantity.last) == "and"
        and line.word(quantity.last + 1) in _ARTICLES
        and line.word(quantity.last + 2) in {"half", "quarter"}
    )
    if not half and line.word(j) in _PERIODS_TOLD:
        return None
    meant = half or k > j + 1 or quantity.unit == "fortnight" or hedged.hedge is not Hedge.EXACT
    if not meant:
        return None
    point = 1.0 + {"half": 0.5, "quarter": 0.25}[line.word(quantity.last + 2)] if half else 1.0
    last = quantity.last + 3 if half else quantity.last
    if (
        quantity.unit in DURATIONS
        and line.word(last) in {"ago", "later", "earlier", "before", "after", "'s"}
        and not half
    ):
        return None
    grain = 0.5 if half else 1.0
    low, high = interval(quantity.form, hedged.hedge, point, grain, False, quantity.unit)
    return Found(
        CountValue(quantity.form, point, low, high, quantity.unit, hedged.hedge, grain),
        hedged.first,
        last,
        hedged.first,
        last,
    )


def _articled(line: Line, hedged: Hedged, j: int) -> Found | None:
    """One unit of time, told by the article, which is "one" unstressed (Quirk et al., 5.38): "an hour and ten
    minutes", "jailed for a year".

    Alone it makes no claim: as often it says how long about.
    """
    if line.word(j) not in _ARTICLES:
        return None
    quantity = quantity_after(line.tokens, j + 1, line.weighing)
    if quantity is None or quantity.form is not Form.MEASURE or quantity.unit not in DURATIONS - {"second"}:
        return None
    if not quantity.add and (line.word(j - 1) not in _LASTING or line.word(quantity.last) in _NO_LENGTH):
        return None
    point = 1.0 + quantity.add
    low, high = interval(quantity.form, hedged.hedge, point, 0.0, False, quantity.unit)
    value = CountValue(quantity.form, point, low, high, quantity.unit, hedged.hedge)
    why = "" if quantity.add else "an article, and no figure"
    return Found(value, hedged.first, quantity.last, hedged.first, quantity.last, why)


_LASTING = frozenset(
    "for in within took take takes taking lasted lasts last lasting spent spend waited over under almost nearly about after".split()
)
_NO_LENGTH = frozenset("ago earlier later before from in on or of and to old".split())


def _hat_trick(line: Line, j: int) -> Found | None:
    """Such as "a hat-trick": three goals, tries or wickets; "a brace": two."""
    if line.word(j) in _ARTICLES and line.word(j + 1) == "brace" and line.word(j + 2) != "of":
        return Found(_count(Form.COUNT, 2.0, "goal"), j, j + 2, j, j + 2)
    if (
        line.word(j) not in _ARTICLES
        or line.word(j + 1) != "hat"
        or line.word(after_hyphen(line.tokens, j + 2)) != "trick"
    ):
        return None
    last = after_hyphen(line.tokens, j + 2) + 1
    return Found(_count(Form.COUNT, 3.0, "goal"), j, last, j, last)


def _listed(line: Line, j: int) -> Found | None:
    """The "a" of "six men and a woman": joined to a number it is the number one. No claim: what is told is the row."""
    if line.word(j) not in _ARTICLES or line.word(j - 1) not in {"and", ","}:
        return None
    noun = line.counted(j + 1)
    if not noun.unit or not noun.singular or noun.part or noun.unit in _NO_ITEM:
        return None
    start = line.tokens[j - 1].start
    for k in range(max(0, j - _LONGEST_ITEM), j - 1):
        number = line.number(k)
        if number is not None and line.counted(number.last).end == line.tokens[j - 2].end < start:
            return Found(_count(Form.COUNT, 1.0, noun.unit), j, j + 1, j, j + 1, "one in a row of counts")
    return None


def _single(line: Line, hedged: Hedged, j: int) -> Found | None:
    """Such as "a single life", "a lone survivor"."""
    if line.word(j) not in _ARTICLES or line.word(j + 1) not in {"single", "lone", "sole"}:
        return None
    noun = line.counted(j + 2)
    if not noun.unit or not noun.singular or line.word(j + 2) in _NOT_SINGLE:
        return None
    return Found(_count(Form.COUNT, 1.0, noun.unit), j, j + 2, j, j + 2)
