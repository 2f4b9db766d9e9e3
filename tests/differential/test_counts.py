"""Counts beside published extractors: every difference has been judged, and docs/oracles.md says so.

Runs where the extra ``oracles`` is installed (``pip install -e '.[oracles]'``), and skips elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.differential import Difference, differences, section
from bench.oracles_counts import SUITE
from tests.differential.installed import needs

PAGE = Path(__file__).parent.parent.parent / "docs" / "oracles.md"


@pytest.mark.filterwarnings("ignore")  # what the oracles' own code warns of is theirs
def test_every_difference_from_an_oracle_has_been_judged() -> None:
    needs(SUITE)
    found = list(differences(SUITE))
    assert [d for d in found if d.judgement is None] == []
    assert {(d.text, d.oracle) for d in found} == set(SUITE.judgements), "a judgement without a difference"


@pytest.mark.filterwarnings("ignore")
def test_the_page_is_what_the_program_makes() -> None:
    """docs/oracles.md: "Made by `python -m bench.oracles --write`"."""
    needs(SUITE)
    assert section(SUITE) in PAGE.read_text(encoding="utf-8")


def test_a_difference_without_a_judgement_is_an_error() -> None:
    suite = SUITE.__class__("count", ("Nine cats.",), lambda _: ("9",), {"other": lambda _: ("8",)}, (), {})
    assert list(differences(suite)) == [Difference("Nine cats.", "other", ("9",), ("8",), None)]
    with pytest.raises(ValueError, match=r"no judgement: 'Nine cats\.'"):
        section(suite)
