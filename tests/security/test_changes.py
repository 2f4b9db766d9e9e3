"""The changes that the metamorphic checks make are what they say: each changes a draft, and nothing that it should leave."""

from __future__ import annotations

import datetime

import pytest

from tests.security.budget import ROOT
from tests.security.changes import REPORTED, UNCHANGED, american, dated, other_value, retracted
from verifier.reading import read_text
from verifier.text import Correction

COPY = """---
title: Labour wins the harbour vote
date: 2018-05-03
---

The Labour Party "won" two seats and 3 houses in Espargos. It analysed the centre's programme on Monday.

Neighbors organized a catalog; the analyses, with emphasis on Mr. Meter's size, didn't travel.
"""


@pytest.mark.parametrize("name", sorted(UNCHANGED | REPORTED))
def test_every_change_changes_copy_and_leaves_what_is_read_of_its_front_matter(name: str) -> None:
    change = (UNCHANGED | REPORTED)[name]
    curly = name == "straight quotation marks"  # which has nothing to do in plain copy
    copy = COPY.replace('"won"', "“won”") if curly else COPY
    assert change(copy) != copy
    before, after = read_text(copy, id="a.md"), read_text(change(copy), id="a.md")
    assert (after.published, bool(after.title)) == (before.published, True)


def test_spelling_is_changed_in_words_that_have_two_alone() -> None:
    assert american("The labour centre organised; analyses of its size, Harbour metres, emphasis.") == (
        "The labor center organized; analyses of its size, Harbor meters, emphasis."
    )
    british = UNCHANGED["British spelling"]
    assert british("Neighbors organized a catalog at the size of Mr. Gray's meter.") == (
        "Neighbours organised a catalogue at the size of Mr. Grey's meter."
    )


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("count", "1,200 people", "2,411 people"),
        ("count", "12", "35"),
        ("count", "twelve men", None),
        ("date", "Sunday", "Tuesday"),
        ("date", "last week", None),
        ("place", "Brest", "Reykjavik"),
        ("place", "Reykjavik", "Nairobi"),
        ("place", "New York", None),
    ],
)
def test_another_value(kind: str, words: str, expected: str | None) -> None:
    assert other_value(kind, words) == expected


def test_an_archived_article_can_be_moved_and_taken_back() -> None:
    text = (ROOT / "reference" / "2019-05-17-garm-quake-first.md").read_text(encoding="utf-8")
    assert read_text(dated(text, datetime.date(2031, 1, 1)), id="a.md").published == datetime.date(2031, 1, 1)
    assert read_text(text, id="a.md").correction is not Correction.RETRACTED
    assert read_text(retracted(text), id="a.md").correction is Correction.RETRACTED
