"""The dictionary of word forms, which is searched in place."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.lexicon import entries

DATA = resources.files("verifier.language").joinpath("data/lexicon.txt.gz").read_bytes()
LINES = gzip.decompress(DATA).decode("ascii").splitlines()
FORMS = [line.split("\t")[0] for line in LINES]


def test_lines_are_in_the_order_that_bisection_needs() -> None:
    assert sorted(set(FORMS)) == FORMS
    assert sorted(LINES) == LINES


@given(st.sampled_from(LINES))
def test_every_form_is_found_with_all_its_entries(line: str) -> None:
    form, written = line.split("\t")
    assert " ".join(f"{classes}:{lemma}" for classes, lemma in entries(form)) == written


@pytest.mark.parametrize(
    "form", ["", "\t", "zzzz", "electio", "a\tb", FORMS[0][:-1] + "\x00", FORMS[-1] + "z", "élan vital"]
)
def test_what_is_no_form_has_no_entry(form: str) -> None:
    assert entries(form) == ()
