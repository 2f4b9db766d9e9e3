"""British and American spelling: variants of one word meet, two words do not."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.lexicon import british, letters, one_spelling, stem

_DATA = resources.files("verifier.language").joinpath("data/lexicon.txt.gz").read_bytes()
FORMS = [line.split("\t")[0] for line in gzip.decompress(_DATA).decode("ascii").splitlines()]


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("harbor", "harbour"),
        ("neighboring", "neighbouring"),
        ("favorite", "favourite"),
        ("organized", "organised"),
        ("mobilization", "mobilisation"),
        ("paralyzed", "paralysed"),
        ("theaters", "theatres"),
        ("centered", "centred"),
        ("kilometers", "kilometres"),
        ("catalogs", "catalogues"),
        ("defense", "defence"),
        ("travelers", "travellers"),
        ("canceled", "cancelled"),
        ("fueled", "fuelled"),
        ("counselor", "counsellor"),
        ("enrollment", "enrolment"),
        ("skillful", "skilful"),
        ("plow", "plough"),
        ("gray", "grey"),
    ],
)
def test_american_words_are_spelt_as_in_britain(american: str, expected: str) -> None:
    assert british(american) == expected
    assert british(expected) == expected
    assert stem(american) == stem(expected)


@pytest.mark.parametrize(
    "word",
    "actor doctor error emperor scored size prize capsize seize water member timber tiger after dog fog sense dense expense filed "
    "tiled piled staled mailed failed willing miller install hall wall bill fully mill labour centre zzzor".split(),
)
def test_a_word_with_one_spelling_stays(word: str) -> None:
    assert british(word) == word


@given(st.sampled_from(FORMS))
def test_a_spelling_is_a_form_of_the_same_class_and_final(form: str) -> None:
    spelt = british(form)
    assert british(spelt) == spelt
    assert spelt == form or set(letters(spelt)) & set(letters(form))
    assert stem(form) == stem(spelt)


def test_spelling_moves_no_word_and_keeps_capitals() -> None:
    text = "The Labor Party, in the HARBOR of Pearl Harbor:\n“organized” labor’s 10 centers (12.5 km)."
    assert one_spelling(text) == (
        "The Labour Party, in the HARBOUR of Pearl Harbour:\n“organised” labour’s 10 centres (12.5 km)."
    )


@given(
    st.text(st.sampled_from("abcilorz eE'-.1é"), max_size=30), st.text(st.sampled_from(" \n.,"), min_size=1, max_size=2)
)
def test_a_text_is_spelt_part_by_part(text: str, between: str) -> None:
    """So that a range which cuts no word can be found again in the respelt text."""
    assert one_spelling(text + between + text) == one_spelling(text) + between + one_spelling(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 men and 9 boys", "two men and nine boys"),
        ("at 2.5 km, 2-1, 5%, $3, 3m, F-2, 1,2 and 10 men", "at 2.5 km, 2-1, 5%, $3, 3m, F-2, 1,2 and 10 men"),
        ("He saw 4.", "He saw four."),
    ],
)
def test_small_numbers_are_in_words(text: str, expected: str) -> None:
    assert one_spelling(text) == expected
