"""Dates beside published extractors: every difference has been judged, and docs/oracles-dates.md says so.

Runs where the extra ``oracles`` is installed (``pip install -e '.[oracles]'``), and skips elsewhere.
"""

from __future__ import annotations

import pytest

from bench.differential import differences
from bench.oracles_dates import JUDGEMENTS, PAGE, SUITE, TEXTS, ours, page
from tests.differential.installed import needs


@pytest.mark.filterwarnings("ignore")  # what the oracles' own code warns of is theirs
def test_every_difference_from_an_oracle_has_been_judged() -> None:
    needs(SUITE)
    found = list(differences(SUITE))
    assert [d for d in found if d.judgement is None] == []
    assert {(d.text, d.oracle) for d in found} == set(SUITE.judgements), "a judgement without a difference"


@pytest.mark.filterwarnings("ignore")
def test_the_page_is_what_the_program_makes() -> None:
    """docs/oracles-dates.md: "Made by `python -m bench.oracles_dates --write`"."""
    needs(SUITE)
    assert PAGE.read_text(encoding="utf-8") == page()


def test_judgements_are_of_texts_in_the_table() -> None:
    assert {text for text, _ in JUDGEMENTS} <= set(TEXTS)
    assert {oracle for _, oracle in JUDGEMENTS} <= set(SUITE.oracles)


def test_a_reading_is_a_day_or_its_first_and_last() -> None:
    """oracles_dates: "A reading is the first and the last day, ... or one day"."""
    assert ours("The exercise ran from Sept. 3 to 7. It ended on Friday.") == ("2018-09-03/2018-09-07", "2018-09-14")
    assert ours("The talks lasted three days.") == ()
