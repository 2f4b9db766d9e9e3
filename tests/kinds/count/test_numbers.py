"""The grammar of number expressions: value, rounding step and extent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.kinds.count.fractions import parse_fraction
from verifier.kinds.count.numbers import parse_number, trailing
from verifier.kinds.count.tokens import VULGAR, numeral, tokenize

NUMBERS = [
    # text, value, step, words that are read
    ("27 soldiers", 27, 0, "27"),
    ("3,014 votes", 3014, 0, "3,014"),
    ("2,400 jobs", 2400, 100, "2,400"),
    ("40 000 people", 40_000, 10_000, "40 000"),
    ("12,34,567 rupees", 1_234_567, 0, "12,34,567"),
    ("6.25 points", 6.25, 0.01, "6.25"),
    ("1.2 million", 1_200_000, 100_000, "1.2 million"),
    ("1.2-million", 1_200_000, 100_000, "1.2-million"),
    ("3 million", 3_000_000, 1_000_000, "3 million"),
    ("250 million euros", 250_000_000, 1_000_000, "250 million"),
    ("5bn", 5_000_000_000, 1_000_000_000, "5bn"),
    ("10k", 10_000, 10_000, "10k"),
    ("1.7m crowns", 1_700_000, 100_000, "1.7m"),
    ("5 lakh", 500_000, 100_000, "5 lakh"),
    ("2.3 crore", 23_000_000, 1_000_000, "2.3 crore"),
    ("2½ hours", 2.5, 0.5, "2½"),
    ("2 1/2 hours", 2.5, 0.5, "2 1/2"),
    ("twenty-one", 21, 0, "twenty-one"),
    ("one hundred and twenty", 120, 10, "one hundred and twenty"),
    ("one hundred twenty", 120, 10, "one hundred twenty"),
    ("two hundred and two thousand", 202_000, 1000, "two hundred and two thousand"),
    ("a hundred and fifty", 150, 10, "a hundred and fifty"),
    ("a dozen", 12, 2, "a dozen"),
    ("two dozen", 24, 4, "two dozen"),
    ("half a dozen", 6, 2, "half a dozen"),
    ("half a million", 500_000, 100_000, "half a million"),
    ("a quarter of a million", 250_000, 100_000, "a quarter of a million"),
    ("three-quarters of a billion", 750_000_000, 100_000_000, "three-quarters of a billion"),
    ("two and a half", 2.5, 0.5, "two and a half"),
    ("two-and-a-half-hour", 2.5, 0.5, "two-and-a-half"),
    ("a million and a half", 1_500_000, 500_000, "a million and a half"),
    ("one and a half million", 1_500_000, 500_000, "one and a half million"),
    ("six point four", 6.4, 0.1, "six point four"),
    ("five hundred and more", 500, 100, "five hundred"),
    ("nil", 0, 0, "nil"),
    ("naught point five", 0.5, 0.1, "naught point five"),
    ("two hundred point seventy-one", 200.71, 0.01, "two hundred point seventy-one"),
    (".08 percent", 0.08, 0.01, ".08"),
    ("1 234 567.89 roubles", 1_234_567.89, 0.01, "1 234 567.89"),
    ("2 crore 40 lakh", 24_000_000, 1_000_000, "2 crore 40 lakh"),
    ("3 hundred and 21 people", 321, 0, "3 hundred and 21"),
    ("3 hundred and 2 hundred", 300, 100, "3 hundred"),
    ("4 thousand 3 hundred and 21", 4321, 0, "4 thousand 3 hundred and 21"),
    ("one billion and half a million", 1_000_500_000, 100_000, "one billion and half a million"),
    ("three quarters of a billion", 750_000_000, 100_000_000, "three quarters of a billion"),
    ("three quarters billion", 750_000_000, 100_000_000, "three quarters billion"),
    ("a hundred and three quarters", 100.75, 0.5, "a hundred and three quarters"),
    ("one hundred and three and two thirds", 103 + 2 / 3, 0.5, "one hundred and three and two thirds"),
    ("a million and one third of it", 1_000_001, 0, "a million and one"),
    ("five doz", 60, 10, "five doz"),
]


@pytest.mark.parametrize(("text", "value", "step", "words"), NUMBERS)
def test_a_number_is_read_with_its_step(text: str, value: float, step: float, words: str) -> None:
    tokens = tokenize(text, 0)
    number = parse_number(tokens, 0)
    assert number is not None
    assert (number.value, number.grain) == pytest.approx((value, step))
    assert text[: tokens[number.last - 1].end] == words


@pytest.mark.parametrize(
    "text", ["1,3", "22,24,26", "an hour", "a man", "second", "million", "hundreds", "and", "", "1" * 30]
)
def test_no_number(text: str) -> None:
    assert parse_number(tokenize(text, 0), 0) is None


@pytest.mark.parametrize(("text", "value"), [("$3m", 3e6), ("$3M", 3e6), ("$5b", 5e9), ("$20K", 2e4)])
def test_letters_are_scales_of_money_only(text: str, value: float) -> None:
    tokens = tokenize(text, 0)
    money, plain = parse_number(tokens, 1, money=True), parse_number(tokens, 1)
    assert money is not None
    assert money.value == value
    assert plain is not None
    assert plain.value < 100


FRACTIONS = [
    ("half the crew", 1, 2, "half"),
    ("a third of", 1, 3, "a third"),
    ("one-third of", 1, 3, "one-third"),
    ("two-thirds", 2, 3, "two-thirds"),
    ("three quarters of", 3, 4, "three quarters"),
    ("five-sixths", 5, 6, "five-sixths"),
    ("3/4 of", 3, 4, "3/4"),
]


@pytest.mark.parametrize(("text", "above", "below", "words"), FRACTIONS)
def test_a_fraction_is_read(text: str, above: int, below: int, words: str) -> None:
    tokens = tokenize(text, 0)
    fraction = parse_fraction(tokens, 0)
    assert fraction is not None
    assert (fraction.numerator, fraction.denominator) == (above, below)
    assert text[: tokens[fraction.last - 1].end] == words


@pytest.mark.parametrize("text", ["9/11", "24/7", "17/9/2018", "two third", "a thirds", "four quarters", "second"])
def test_no_fraction(text: str) -> None:
    assert parse_fraction(tokenize(text, 0), 0) is None


@pytest.mark.parametrize("below", [2, 3, 4, 5, 6, 8, 10, 16, 32])
def test_fractions_that_copy_writes_in_figures(below: int) -> None:
    fraction = parse_fraction(tokenize(f"1/{below} of an inch", 0), 0)
    assert fraction is not None
    assert (fraction.numerator, fraction.denominator) == (1, below)


@pytest.mark.parametrize("below", [7, 9, 11, 12, 15, 24, 31, 33, 365])
def test_other_strokes_are_no_fractions(below: int) -> None:
    assert parse_fraction(tokenize(f"1/{below} of an inch", 0), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 hundred", 300),
        ("3 thousand", 3000),
        ("3 lakh", 3e5),
        ("3 million", 3e6),
        ("3 mn", 3e6),
        ("3mln", 3e6),
        ("3 crore", 3e7),
        ("3 billion", 3e9),
        ("3bn", 3e9),
        ("3bln", 3e9),
        ("3 trillion", 3e12),
        ("3tn", 3e12),
        ("3trn", 3e12),
        ("3 quadrillion", 3e15),
        ("3 dozen", 36),
        ("three dozen", 36),
        ("twenty thousand crore", 2e11),
        ("20 thousand crore", 2e11),
        ("2 crore 40 lakh", 2.4e7),
        ("two million three hundred thousand", 2.3e6),
        ("3 hundred and 21", 321),
        ("nought point seventy-one", 0.71),
        ("two point seven", 2.7),
        ("twelve hundred", 1200),
        ("two and three quarters", 2.75),
        ("2 and a half", 2.5),
    ],
)
def test_scales(text: str, value: float) -> None:
    number = parse_number(tokenize(text, 0), 0)
    assert number is not None
    assert number.value == pytest.approx(value)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joined: str) -> str:
    """A whole number below a thousand million in words; ``joined`` is what stands behind a hundred: "and" in Britain,
    nothing in America."""
    for scale, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            link = f" {joined} " if joined and 0 < rest < 100 else " "
            return f"{in_words(head, joined)} {name}{link if rest else ''}{in_words(rest, joined) if rest else ''}"
    if number >= 100:
        head, rest = divmod(number, 100)
        link = f" {joined} " if joined else " "
        return f"{SMALL[head]} hundred{link if rest else ''}{in_words(rest, joined) if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


@given(st.integers(0, 999_999_999), st.sampled_from(["and", ""]))
def test_number_words_of_both_styles_are_read(number: int, joined: str) -> None:
    text = in_words(number, joined)
    tokens = tokenize(text, 0)
    parsed = parse_number(tokens, 0)
    assert parsed is not None
    assert (parsed.value, parsed.last) == (number, len(tokens))


@given(st.integers(0, 10**14), st.integers(0, 4))
def test_a_numeral_with_commas_is_what_it_says(number: int, decimals: int) -> None:
    text = f"{number:,}" + (f".{'7' * decimals}" if decimals else "")
    assert numeral(text) == (float(text.replace(",", "")), decimals)


@given(st.integers(1, 10**6))
def test_the_step_of_a_whole_number_divides_it_and_no_larger_power_of_ten_does(number: int) -> None:
    step = int(trailing(float(number)))
    if step:
        assert number % step == 0
        assert number % (10 * step) != 0
    else:
        assert number < 100 or number % 10


@pytest.mark.parametrize("sign", VULGAR)
def test_a_fraction_of_one_character_is_what_unicode_says(sign: str) -> None:
    number = parse_number(tokenize(f"2{sign} miles", 0), 0)
    assert number is not None
    assert number.value == pytest.approx(2 + unicodedata.numeric(sign))
