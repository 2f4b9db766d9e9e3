"""bench/numbers.py: which cases are values, and which readings are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.numbers import Case, cases, is_right, read_values, why_left_out
from verifier.text import Span


def case(text: str, words: str, value: str | None, model: str = "NumberModel") -> Case:
    start = text.index(words)
    return Case(text, model, Span(start, start + len(words)), words, value)


@pytest.mark.parametrize(
    ("left_out", "why"),
    [
        (case("the tenth", "the tenth", "10", "OrdinalModel"), "ordinal"),
        (case("12 cats", "12", "12", "NumberModelPercentMode"), "another option"),
        (case("how many euros", "euros", None, "CurrencyModel"), "without a number"),
        (case("on 3/5/2019", "5", "5"), "inside a code"),
        (case("negative nine", "negative nine", "-9"), "below nought"),
        (case("x > 30", "> 30", "(30,)", "NumberRangeModel"), "notation"),
        (case("30M", "30M", "30000000"), "letter for a scale"),
        (case("nineteen fifths", "nineteen fifths", "3.8"), "fraction above one"),
        (case("forty - two", "forty - two", "42"), "spaces around a hyphen"),
        (case("2,5", "2,5", "2.5"), "comma before decimals"),
        (case("chapter nine", "nine", "9"), "names one of a row"),
        (case("12 dollars 40", "12 dollars 40", "12.4", "CurrencyModel"), "as it is spoken"),
    ],
)
def test_what_is_left_out_and_why(left_out: Case, why: str) -> None:
    assert why in why_left_out(left_out)


@pytest.mark.parametrize(
    "value",
    [
        case("nine cats", "nine", "9"),
        case("3/4 of it", "3/4", "0.75"),
        case("two and a third", "two and a third", "2.333333"),
        case("-12 C", "-12 C", "-12", "TemperatureModel"),
        case("30 months old", "30 months old", "30", "AgeModel"),
        case("12 yards", "12 yards", "12", "DimensionModel"),
        case("more than 20", "more than 20", "(20,)", "NumberRangeModel"),
    ],
)
def test_what_is_a_value(value: Case) -> None:
    assert why_left_out(value) == ""


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        (case("It sold 120 cars.", "120", "120"), True),
        (case("It sold 120 cars.", "120", "12"), False),
        (case("It sold more than 120 cars.", "more than 120", "(120,)", "NumberRangeModel"), True),
        (case("It sold more than 120 cars.", "more than 120", "(,120)", "NumberRangeModel"), False),
        (case("It sold over 20 and under 30 cars.", "over 20 and under 30", "(20,30)", "NumberRangeModel"), True),
        (case("It sold over 20 and under 30 cars.", "over 20 and under 30", "(20,50)", "NumberRangeModel"), False),
        (case("A quarter of them left.", "A quarter", "25%", "PercentModel"), True),
    ],
)
def test_what_is_right(marked: Case, right: bool) -> None:
    values = [m.value for m in read_values(marked.text) if m.span.overlaps(marked.span)]
    assert is_right(marked, values) is right


def test_a_file_is_read_result_by_result(tmp_path: Path) -> None:
    rows = [
        {
            "text": "9 cats",
            "model": "NumberModel",
            "results": [{"Text": "9", "Start": 0, "End": 0, "Resolution": {"value": 9}}],
        },
        {"text": "no cats", "model": "NumberModel", "results": []},
    ]
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert list(cases(path)) == [case("9 cats", "9", "9")]
