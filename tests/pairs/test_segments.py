"""The words that go with a value, and how they present it."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.pairs.reading import claims_in, read
from verifier.pairs.segments import Segment, Standing, segments
from verifier.text import Document

DAY = datetime.date(2019, 5, 22)


def cut(text: str, kind: str = "count") -> tuple[Document, dict[str, Segment]]:
    """The segments of a sentence's values of a kind, by their words."""
    document = read(text, "text", DAY)
    assert document is not None
    claims = [c for c in claims_in(document) if c.kind == kind]
    found = segments(document.sentences[0], [c.span for c in claims], figures=kind == "count")
    return document, {c.words: s for c, s in zip(claims, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "words", "segment"),
    [
        ("Five divers died and nine were burned.", "Five", "Five divers died "),
        ("Five divers died and nine were burned.", "nine", "and nine were burned."),
        ("In Leith it was 110; in Perth, 124.", "124", "; in Perth, 124."),
        ("They heard 94 witnesses, of whom 22 were sailors.", "22", "of whom 22 were sailors."),
        ("After a 1-1 draw in the first leg they won 2-0.", "1-1", "After a 1-1 draw in the first leg "),
        ("Sales rose to 40 tonnes from 25 tonnes.", "25 tonnes", "from 25 tonnes."),
        ("The hall seats 850, not 900.", "900", ", not 900."),
    ],
)
def test_a_segment_holds_the_words_that_go_with_a_value(text: str, words: str, segment: str) -> None:
    document, found = cut(text)
    assert found[words].span.of(document.article.view) == segment


@pytest.mark.parametrize(
    ("text", "words", "standing"),
    [
        ("The hall seats 850, not 900.", "900", Standing.REJECTED),
        ("The hall sold 850 seats, not 900 seats.", "850 seats", Standing.TOLD),
        ("The hall, which seats 900 people, was filled by 850 people.", "900 people", Standing.WANTED),
        ("The hall, which seats 900 people, was filled by 850 people.", "850 people", Standing.TOLD),
        ("Prosecutors asked for eight years, and she got five years.", "eight years", Standing.WANTED),
        ("Prosecutors asked for eight years, and she got five years.", "five years", Standing.TOLD),
        ("The fee was 11 million euros, and could rise to 14 million euros.", "14 million euros", Standing.POSSIBLE),
        ("The fee was 11 million euros, and could rise to 14 million euros.", "11 million euros", Standing.TOLD),
        ("The fair drew 26,000 people rather than the 29,000 announced.", "29,000", Standing.REJECTED),
        ("Output should reach 41 tonnes, instead of 52 tonnes.", "52 tonnes", Standing.REJECTED),
        ("A quarter of the yield was lost, up from a fifth.", "a fifth", Standing.COMPARED),
        ("The loss came to 23 tonnes against 61 tonnes a year before.", "61 tonnes", Standing.COMPARED),
        ("The loss came to 23 tonnes against 61 tonnes a year before.", "23 tonnes", Standing.TOLD),
        ("Beds go down from 24 beds to 18 beds.", "24 beds", Standing.COMPARED),
        (
            "It fetched 4 million pounds, against an estimate of 2 million pounds.",
            "2 million pounds",
            Standing.COMPARED,
        ),
        # Nothing is compared or taken back here.
        ("The police did not find 12 rifles.", "12 rifles", Standing.TOLD),
        ("The boat carried 40 people from the island.", "40 people", Standing.TOLD),
        ("She made 87 runs from 112 balls.", "112 balls", Standing.TOLD),
        ("A third of the 40 boats sank last year.", "40 boats", Standing.TOLD),
    ],
)
def test_how_a_sentence_presents_a_value(text: str, words: str, standing: Standing) -> None:
    found = cut(text)[1]
    assert next(s for w, s in found.items() if w in words or words in w).standing is standing


def test_to_parts_two_values_only_where_it_leads_the_second() -> None:
    _, found = cut("Founded in 1912, the club moved to its present ground in 1921.", "date")
    assert [s.span.of("Founded in 1912, the club moved to its present ground in 1921.") for s in found.values()] == [
        "Founded in 1912",
        ", the club moved to its present ground in 1921.",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The vote, due on Dec. 14, will now be held on Dec. 20.", Standing.REPLACED),
        ("The vote, originally planned for Dec. 14, will be held on Dec. 20.", Standing.REPLACED),
        ("The vote is due on Dec. 14 and the count on Dec. 20.", Standing.TOLD),
        ("The vote is expected to be held on Dec. 14.", Standing.TOLD),
    ],
)
def test_a_plan_told_beside_what_now_holds_is_replaced(text: str, first: Standing) -> None:
    assert next(iter(cut(text, "date")[1].values())).standing is first


def test_a_plan_that_was_changed_is_replaced() -> None:
    _, found = cut("The vote has been moved from Dec. 14 to Dec. 20.", "date")
    assert [s.standing for s in found.values()] == [Standing.REPLACED, Standing.TOLD]


@given(st.lists(st.sampled_from(["12 boats", ",", "and", "sank", "; ", "not", "from 9 crews", "in May"]), max_size=12))
@example([",", "sank", "12 boats", "12 boats", ",", "sank", "12 boats"])
def test_segments_of_a_sentence_do_not_overlap_and_hold_their_values(parts: list[str]) -> None:
    """'Segments of different values do not overlap', and each holds its own."""
    document = read(" ".join(["Boats", *parts]) + ".", "text", DAY)
    assert document is not None
    for sentence in document.sentences:
        values = [c.span for c in claims_in(document) if c.kind == "count" and c.sentence_index == sentence.index]
        found = segments(sentence, values, figures=True)
        assert all(segment.span.contains(value) for segment, value in zip(found, values, strict=True))
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
