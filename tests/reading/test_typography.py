"""Typography: one plain character for each of the many, and none more or fewer."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.reading.typography import fold


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("\u2018Syria\u2019s\u2019 \u201cno\u201d", "'Syria's' \"no\""),
        ("\u00abnon\u00bb \u201edoch\u201c 6\u2032 2\u2033", '"non" "doch" 6\' 2"'),
        ("10\u201312 \u2212 5 and\u00adso", "10-12 - 5 and_so"),
        ("cease\u2011fire \u2012 \u2010", "cease-fire - -"),
        ("Berlin \u2014 Russia\u2015said", "Berlin — Russia—said"),
        ("3\u00a0million\u2009km\u202fh\u2007\u3000\tend", "3 million km h   end"),
        ("\uff12\uff17 soldiers\uff0c", "27 soldiers,"),
        ("said -- and did --not", "said —  and did — not"),
        ("NAIROBI, Kenya (AP) _ Bombs", "NAIROBI, Kenya (AP) — Bombs"),
        ("``We go,'' he said", ' "We go,"  he said'),
        ("a\r\nb\rc\nd\u2028e", "a \nb\nc\nd\ne"),
        ("\ufeffLead", " Lead"),
        ("wire\x02 envelope\x7f", "wire  envelope "),
        ("end.\n-30-\n", "end.\n    \n"),
        ("see https://x.example/2018/09/27-killed. Then", "see                                    . Then"),
        ("see www.x.example/27, or", "see                 , or"),
    ],
)
def test_folding(text: str, view: str) -> None:
    assert fold(text) == view


@pytest.mark.parametrize(
    "text",
    [
        "Plain text, with 'quotes' and a-hyphen.",
        "snake_case stays, and so does a---rule",
        "the '90s and O'Neill's",
        "minus -5 and 3-2",
        "it cost £3m or €2bn; ½ of 10°C … é",
    ],
)
def test_what_is_plain_already_stays(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("gov\u00adern\u00adment", "gov_ern_ment"),
        ("10\u200d000", "10_000"),
        ("10\u200b000", "10_000"),
        ("twelve\u200bsoldiers", "twelve soldiers"),
        ("27\u200bsoldiers", "27 soldiers"),
        ("\u200e27\u200f soldiers\u2060.", " 27  soldiers ."),
    ],
)
def test_an_invisible_character_never_makes_two_numbers_of_one(text: str, view: str) -> None:
    """A space would: "10 000" after folding reads as 10. A joiner keeps its word together instead, and no rule knows that word."""
    assert fold(text) == view


@given(st.text(st.characters()))
@example("\r\n\r\r\n")
@example("``''--_ -30-\nhttps://a.b/c")
def test_a_character_for_each_character(text: str) -> None:
    """ "Never changes the number of characters": spans of the view are spans of the text."""
    view = fold(text)
    assert len(view) == len(text)
    assert "\r" not in view


@given(st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F)))
def test_letters_and_figures_stay(text: str) -> None:
    """Only punctuation and spaces are folded, so a word can be found again in the text by its place."""
    assert fold(text) == text


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    view = fold(text)
    assert len(fold(view)) == len(view)
    if not set(view) & set("-_'`"):
        assert fold(view) == view
