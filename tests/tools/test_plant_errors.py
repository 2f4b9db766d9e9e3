"""Errors are planted as said."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.plant_errors import Pool, replaceable, with_error
from verifier import language, reading
from verifier.text import Document

OWN = "The ferry sank off Ukerewe on Saturday with 214 passengers. Divers found 31 bodies by Monday."
OTHER = "The council met in Exeter on Tuesday and heard 94 witnesses in June."


def read(text: str) -> Document:
    return language.read(reading.read_text(text, id="text"))


OWN_POOL, OTHER_POOL = Pool.of([read(OWN)]), Pool.of([read(OTHER)])


def sorts(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(sort, span.of(document.article.text)) for s in document.sentences for sort, span, _ in replaceable(s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Berg met 14 envoys.", [("name", "Anna Berg"), ("verb", "met"), ("number", "14"), ("noun", "envoys")]),
        ("They met in New York.", [("verb", "met"), ("place", "New York")]),
        ("It was so in June 2016.", [("month", "June"), ("year", "2016")]),
        ("They did it again.", []),
    ],
)
def test_what_can_be_replaced(text: str, found: list[tuple[str, str]]) -> None:
    assert sorts(text) == found


@given(st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_one_word_is_replaced_or_a_phrase_added(seed: int) -> None:
    """'A figure, a day, a name, a place or a word replaced by another of its sort, or a time or a place added.'"""
    text = "The ferry sank off Ukerewe on Saturday with 214 passengers."
    wrong = with_error(read(text), OWN_POOL, OTHER_POOL, random.Random(seed))
    assert wrong is not None
    before, after = text.rstrip(".").split(), wrong.rstrip(".").split()
    if len(after) > len(before):
        assert after[: len(before)] == before
        assert " ".join(after[len(before) :]) in {*OWN_POOL.phrases, *OTHER_POOL.phrases}
        return
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == 1
    old, new = changed[0]
    known = {words: sort for sort, words in (*OWN_POOL.words, *OTHER_POOL.words)}
    assert known.get(new, "number") == known[old]


@given(st.integers(0, 10_000), st.sampled_from(["7", "1,250", "3.5", "£40m", "twelve", "90"]))
@settings(max_examples=100, deadline=None)
def test_a_figure_near_another_has_its_form(seed: int, figure: str) -> None:
    text = f"They sold {figure} of them."
    wrong = with_error(read(text), Pool((), ()), Pool((), ()), random.Random(seed))
    if wrong is not None:
        changed = wrong.removeprefix("They sold ").removesuffix(" of them.")
        assert changed != figure
        assert [c for c in changed if c.isalpha()] == [c for c in figure if c.isalpha()] or figure == "twelve"
        assert ("." in figure) == ("." in changed)


def test_a_statement_without_such_a_word_stays_as_it_is() -> None:
    assert with_error(read("They did it again."), Pool((), ()), OTHER_POOL, random.Random(2)) is None
