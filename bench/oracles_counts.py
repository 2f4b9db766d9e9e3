"""Counts as quantulum3, Recognizers-Text and duckling read them, beside ours (``python -m bench.oracles``).

A reading is the figure with its unit, without hedges; ranges are "low to high". Units are brought to ours by name.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from bench.differential import Judgement, Readings, Right, Suite
from verifier.kinds.count import COUNT, CountValue, Form, Hedge
from verifier.kinds.count.currencies import CODES, NAMES, SIGNS, named
from verifier.kinds.count.units import WORDS
from verifier.kinds.count.wording import figure
from verifier.language import read
from verifier.reading import read_text

TEXTS = (
    # plain counts
    "Rebels killed 27 soldiers.",
    "Twenty-seven soldiers were killed.",
    "The company will cut 1,200 jobs.",
    "One hundred and forty-two miners were trapped.",
    "It sold 3.4 million cars.",
    "Some 11.5 million people voted.",
    "Two dozen firefighters were hurt.",
    "Half a million people fled.",
    "It has a staff of 40.",
    "Three and a half million hectares burned.",
    "He sold 12 lakh shares.",
    "The fund holds 40 crore rupees.",
    "A couple of drones were shot down.",
    # bounds and ranges
    "At least 27 soldiers were killed.",
    "Fewer than 100 residents stayed.",
    "Between 200 and 300 fighters remain.",
    "It is 15-20 km wide.",
    "It takes 10 to 15 minutes.",
    # shares
    "A third of the voters stayed at home.",
    "Two-thirds of lawmakers backed it.",
    "One in five children was vaccinated.",
    "Nine out of 10 nurses agreed.",
    "Unemployment fell to 6 percent.",
    "Turnout was 52.4%.",
    "The bank raised rates by 25 basis points.",
    "Support rose by 3 percentage points.",
    # money
    "The deal was worth $1.2bn.",
    "It raised €3m.",
    "The fine was £250,000.",
    "It owes 45 million crowns.",
    "It pays 12 dollars and 50 cents.",
    "The house cost CHF 900,000.",
    "It cost N$66 million.",
    "A stamp costs 85p.",
    "He earns $20 an hour.",
    # measures
    "The road is 12 miles long.",
    "The tower is 62 metres high.",
    "The player is 6ft 2in tall.",
    "The farm covers 300 hectares.",
    "They seized 4 tonnes of cocaine.",
    "It holds 50 litres.",
    "The wind reached 120 km/h.",
    "It was doing 70 miles an hour.",
    "It was minus 12 degrees Celsius.",
    "The plant makes 500 megawatts.",
    "The talks lasted six hours.",
    "It took two years and three months.",
    "The site has 40 square kilometres.",
    # ages, results, multiples
    "Ingrid Moser, 52, took over.",
    "Police charged a 45-year-old teacher.",
    "Councillors approved it by 28 votes to 12.",
    "They won 3-1.",
    "Prices have tripled.",
    "She was elected twice.",
    "No one was hurt.",
    # no counts
    "Article 50 sets out the procedure.",
    "The F-16 landed.",
    "Boeing 737 production was halted.",
    "The report came out in 2018.",
    "One of the ministers objected.",
    "He came second.",
    "Both sides blamed each other.",
)

_CALL_IT: dict[str, str] = {
    "$": "USD", "dollar": "USD", "us dollar": "USD", "united states dollar": "USD", "pound sterling": "GBP", "british pound": "GBP",
    "pound": "GBP", "swiss franc": "CHF", "namibian dollar": "NAD", "indian rupee": "INR", "percentage": "%", "percent": "%",
    "c": "C", "square hectometer": "ha", "square kilometre": "km2", "square kilometer": "km2",
    "kilometre per hour": "km/h", "kilometer per hour": "km/h",
    "mile per hour": "mph", "mile an hour": "mph", "celsius": "C", "degree celsius": "C", "square-kilometre": "km2", "mw": "MW",
    "dimensionless": "", "unknown": "", "euro": "EUR", "cent": "cent", "penny": "penny",
}  # fmt: skip


def _unit(name: str) -> str:
    """An oracle's name for a unit as ours, or as it is where we have none."""
    plain = name.strip().lower()
    if name == "\u00c2\u00a3":  # the bytes of a pound sign, one by one
        return "GBP"
    if plain in _CALL_IT:
        return _CALL_IT[plain]
    if plain in WORDS:
        return WORDS[plain]
    if name in CODES:
        return name
    if name in SIGNS:
        return SIGNS[name][0]
    return named(NAMES[plain], "")[0] if plain in NAMES else plain


def _said(value: float, unit: str = "", high: float | None = None) -> str:
    amount = figure(value) if high is None else f"{figure(value)} to {figure(high)}"
    return f"{amount} {unit}".strip()


def ours(text: str) -> Readings:
    """The counts that make claims."""
    document = read(read_text(text, id="a.txt"))
    return tuple(_ours(m.value) for m in COUNT.find(document) if not m.excluded)


def _ours(value: CountValue) -> str:
    named = value.form not in {Form.COUNT, Form.SHARE, Form.SCORE, Form.MULTIPLE, Form.FREQUENCY, Form.MARGIN}
    unit = value.unit if named else ""
    if value.form is Form.SCORE and value.other is not None:
        return f"{figure(value.point)}-{figure(value.other)}"
    if value.hedge in {Hedge.RANGE, Hedge.VAGUE} and value.low is not None:
        return _said(value.low, unit, value.high)
    return _said(value.point, unit)


def quantulum(text: str) -> Readings:
    """quantulum3, without its classifier of ambiguous units, whose stored form only an older scikit-learn can load."""
    parse = _quantulum()
    found = sorted(parse(text), key=lambda q: q.span)
    return tuple(
        _said(q.value - q.uncertainty, _unit(q.unit.name), q.value + q.uncertainty)
        if q.uncertainty
        else _said(q.value, _unit(q.unit.name))
        for q in found
    )


@cache
def _quantulum() -> Callable[[str], list[Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import quantulum3.classifier as disambiguation
        from quantulum3 import parser
    disambiguation.USE_CLF = False
    parse: Callable[[str], list[Any]] = parser.parse
    return parse


def recognizers(text: str) -> Readings:
    """Recognizers-Text: its readings with a unit, and its numbers where no unit is read."""
    with_unit, numbers = _recognizers()
    found: list[tuple[int, int, str]] = []
    for recognise in (*with_unit, numbers):
        for result in recognise(text):
            if not any(start <= result.end and result.start <= end for start, end, _ in found):
                found.append((result.start, result.end, _recognised(result.resolution)))
    return tuple(said for _, _, said in sorted(found))


def _recognised(resolution: dict[str, str]) -> str:
    value = resolution.get("value") or ""
    if value.endswith("%"):
        return _said(float(value[:-1]), "%")
    return _said(float(value), _unit(resolution.get("unit") or "")) if value else "no figure"


@cache
def _recognizers() -> tuple[tuple[Callable[[str], list[Any]], ...], Callable[[str], list[Any]]]:
    import recognizers_number as numbers
    import recognizers_number_with_unit as units

    def english(recognise: Any) -> Callable[[str], list[Any]]:
        return lambda text: list(recognise(text, numbers.Culture.English))

    names = ("recognize_currency", "recognize_age", "recognize_temperature", "recognize_dimension")
    with_unit = tuple(english(getattr(units, name)) for name in names)
    return (*with_unit, english(numbers.recognize_percentage)), english(numbers.recognize_number)


_DIMENSIONS = ["amount-of-money", "distance", "duration", "quantity", "temperature", "volume", "number"]


def duckling(text: str) -> Readings:
    """duckling: of overlapping readings the longest, and of equal ones that of the first dimension with a unit."""
    ranked = sorted(_duckling()(text), key=lambda r: (r["start"] - r["end"], _DIMENSIONS.index(r["dim"])))
    kept: list[dict[str, Any]] = []
    for result in ranked:
        if not any(result["start"] < other["end"] and other["start"] < result["end"] for other in kept):
            kept.append(result)
    return tuple(_duck(result["value"]) for result in sorted(kept, key=lambda r: r["start"]))


def _duck(value: dict[str, Any]) -> str:
    low, high = value.get("from"), value.get("to")
    if low and high:
        return _said(low["value"], _unit(low["unit"]), high["value"])
    end = low or high or value
    return _said(end["value"], _unit(end.get("unit") or ""))


@cache
def _duckling() -> Callable[[str], Iterable[dict[str, Any]]]:
    import duckling as d

    zones = d.load_time_zones("/usr/share/zoneinfo")
    context = d.Context(
        d.parse_ref_time(zones, "UTC", 0), d.parse_locale("EN_GB", d.default_locale_lang(d.parse_lang("EN")))
    )
    dimensions = d.parse_dimensions(_DIMENSIONS)

    def parse(text: str) -> Iterable[dict[str, Any]]:
        results: Iterable[dict[str, Any]] = json.loads(d.parse_text(text, context, dimensions, False))
        return results

    return parse


_Q, _R, _D = "quantulum3", "Recognizers-Text", "duckling"
_ALL = (_Q, _R, _D)
_BY_REASON: tuple[tuple[Right, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        Right.OURS,
        "A number and the scale word or sign behind it are one figure; stylebooks write sums so ('$1.2bn', '12 lakh').",
        (
            ("Some 11.5 million people voted.", (_Q,)),
            ("Half a million people fled.", _ALL),
            ("Three and a half million hectares burned.", (_R, _D)),
            ("He sold 12 lakh shares.", (_Q, _R)),
            ("The fund holds 40 crore rupees.", (_Q, _R)),
            ("The deal was worth $1.2bn.", _ALL),
            ("It raised €3m.", (_Q, _R)),
        ),
    ),
    (
        Right.OURS,
        "It has no such unit, currency or dimension.",
        (
            ("Three and a half million hectares burned.", (_Q,)),
            ("The farm covers 300 hectares.", (_Q, _D)),
            ("It owes 45 million crowns.", _ALL),
            ("The house cost CHF 900,000.", (_Q, _R)),
            ("It cost N$66 million.", (_Q, _D)),
            ("A stamp costs 85p.", (_R, _D)),
            ("Unemployment fell to 6 percent.", (_D,)),
            ("Turnout was 52.4%.", (_D,)),
            ("The bank raised rates by 25 basis points.", (_R, _D)),
            ("They seized 4 tonnes of cocaine.", (_D,)),
            ("The plant makes 500 megawatts.", (_R, _D)),
            ("The site has 40 square kilometres.", (_D,)),
            ("The talks lasted six hours.", (_R,)),
        ),
    ),
    (
        Right.OURS,
        "A speed is one unit, not a length and a time.",
        (("The wind reached 120 km/h.", (_D,)), ("It was doing 70 miles an hour.", (_Q, _D))),
    ),
    (
        Right.OURS,
        "The time behind 'an' is what the sum is paid for, a rate, and no value of its own.",
        (("He earns $20 an hour.", (_D,)),),
    ),
    (
        Right.OURS,
        "Two parts of one measure or sum are one value.",
        (
            ("It pays 12 dollars and 50 cents.", (_Q,)),
            ("The player is 6ft 2in tall.", (_Q, _R)),
            ("It took two years and three months.", (_Q, _R)),
        ),
    ),
    (
        Right.BOTH,
        "The same value in another unit of the same dimension.",
        (("The player is 6ft 2in tall.", (_D,)), ("It took two years and three months.", (_D,))),
    ),
    (
        Right.OURS,
        "A fraction or a ratio is a part of a whole, and one value.",
        (
            ("A third of the voters stayed at home.", (_D,)),
            ("Two-thirds of lawmakers backed it.", (_D,)),
            ("One in five children was vaccinated.", _ALL),
            ("Nine out of 10 nurses agreed.", _ALL),
        ),
    ),
    (
        Right.OURS,
        "A change in percentage points is not one in percent.",
        (("Support rose by 3 percentage points.", _ALL),),
    ),
    (
        Right.OURS,
        "A range is one value with two ends, in the unit that its second number has.",
        (
            ("Between 200 and 300 fighters remain.", (_R,)),
            ("It is 15-20 km wide.", (_R,)),
            ("It takes 10 to 15 minutes.", _ALL),
        ),
    ),
    (Right.OURS, "A temperature may be below nought.", (("It was minus 12 degrees Celsius.", (_Q,)),)),
    (
        Right.OURS,
        "A metric ton is what copy calls a tonne; 'ton' may be a short one.",
        (("They seized 4 tonnes of cocaine.", (_R,)),),
    ),
    (
        Right.OURS,
        "A number with a comma on either side, behind a person's name, is an age (AP stylebook, 'ages').",
        (("Ingrid Moser, 52, took over.", _ALL),),
    ),
    (Right.OURS, "'-year-old' makes it an age.", (("Police charged a 45-year-old teacher.", (_D,)),)),
    (
        Right.OURS,
        "A result has two sides and is one value.",
        (("Councillors approved it by 28 votes to 12.", _ALL), ("They won 3-1.", _ALL)),
    ),
    (
        Right.OURS,
        "A word that says how many, or how many times, is a figure without a number.",
        (
            ("Prices have tripled.", _ALL),
            ("She was elected twice.", _ALL),
            ("No one was hurt.", _ALL),
            ("A couple of drones were shot down.", (_Q, _R)),
            ("Two dozen firefighters were hurt.", (_Q,)),
        ),
    ),
    (
        Right.BOTH,
        "'A couple' is two by the dictionary and two or three in use; a value that may be either contradicts neither.",
        (("A couple of drones were shot down.", (_D,)),),
    ),
    (
        Right.BOTH,
        "Several countries have rupees. The oracle takes India's; ours keeps the name, since nothing else says which.",
        (("The fund holds 40 crore rupees.", (_D,)),),
    ),
    (
        Right.OURS,
        "The number names or dates something and counts nothing.",
        (
            ("Article 50 sets out the procedure.", _ALL),
            ("The F-16 landed.", (_R, _D)),
            ("Boeing 737 production was halted.", _ALL),
            ("The report came out in 2018.", _ALL),
        ),
    ),
    (
        Right.OURS,
        "'One of' is a pronoun here: it says who, not how many.",
        (("One of the ministers objected.", (_R, _D)),),
    ),
)
JUDGEMENTS = {
    (text, oracle): Judgement(right, why)
    for right, why, texts in _BY_REASON
    for text, oracles in texts
    for oracle in oracles
}

SUITE = Suite(
    kind="count",
    texts=TEXTS,
    ours=ours,
    oracles={_Q: quantulum, _R: recognizers, _D: duckling},
    modules=("quantulum3", "recognizers_number_with_unit", "duckling"),
    judgements=JUDGEMENTS,
)
