"""Where a value can begin: nothing begins at the words that are passed over."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.count import test_find, test_not_counts
from tests.kinds.count.texts import mentions
from verifier.kinds.count import ages, currencies, hedges, implied, numbers, ordinals, units, words
from verifier.kinds.count.line import Line
from verifier.kinds.count.openers import openers
from verifier.language import read
from verifier.reading import read_text

TABLES = (
    test_find.VALUES,
    test_find.VAGUE,
    test_find.WHOLES,
    test_find.RATES,
    test_find.MASKS,
    test_find.STANDINGS,
    test_find.IMPLIED,
    test_not_counts.NO_VALUE,
    test_not_counts.NO_CLAIM,
)
TEXTS = [row if isinstance(row, str) else str(row[0]) for table in TABLES for row in table]
PIECES = sorted(
    {
        *"1 12 2010 1,200 3.5 ½ 3/4 $ £ % - , . : ( ) + — and or to of in a an the half quarter third point more less".split(),
        *"short shy all but men man seats people fortnight October Togo Benin Ghana give take minus CHF Rs is was he".split(),
        *{*hedges.OPENERS, *ages.OPENERS, *ages.POSSESSIVES, *implied.OPENERS, *ordinals.OPENERS, *words.OPENERS},
        *{*words.FEW, *words.BEFORE_HALVES, *numbers.OPENERS, *list(units.WORDS)[:60], *list(currencies.NAMES)[:20]},
    }
)


def same(text: str) -> bool:
    """Whether the values of a text are the same where no word is passed over."""
    found = mentions(text)
    with patch("verifier.kinds.count.find.openers", lambda line: iter(range(len(line.tokens)))):
        return mentions(text) == found


@pytest.mark.parametrize("text", TEXTS)
def test_no_value_of_the_tables_is_passed_over(text: str) -> None:
    assert same(text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14), st.booleans())
def test_whatever_stands_beside_it_no_value_is_passed_over(pieces: list[str], titled: bool) -> None:
    text = " ".join(pieces).title() if titled else " ".join(pieces)
    assert same(f"The men counted {text} and five more.")
    assert same(f"{text} so.")


def test_most_words_of_copy_are_passed_over() -> None:
    text = "The council said that residents who had left the village before the storm would return to 12 houses on the hill."
    (sentence,) = read(read_text(text, id="a.txt")).sentences
    line = Line.of(sentence)
    assert [line.word(i) for i in openers(line)] == ["12"]
