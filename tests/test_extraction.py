"""From documents to claims: context, masks, ids."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Claim
from verifier.extraction import OneLine, extract, mentions
from verifier.kinds import KINDS
from verifier.language import read
from verifier.reading import read_text
from verifier.text import Span, Status

DAY = datetime.date(2018, 9, 14)


def claims(text: str) -> tuple[Claim[Any], ...]:
    return extract(read(read_text(text, id="a.txt", date=DAY)))


def claim(text: str, words: str) -> Claim[Any]:
    return next(c for c in claims(text) if c.words == words)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_finds_its_examples_and_no_counterexample(kind: Any) -> None:
    assert kind.examples
    assert kind.counterexamples
    for text, words in kind.examples:
        found = [c.words for c in claims(text) if c.kind == kind.name]
        assert words in found, (text, found)
    for text in kind.counterexamples:
        assert [c.words for c in claims(text) if c.kind == kind.name] == [], text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_says_compares_and_stores_what_it_finds(kind: Any) -> None:
    for text, _ in kind.examples:
        for c in claims(text):
            if c.kind == kind.name:
                assert kind.say(c.value)
                assert kind.decode(kind.encode(c.value)) == c.value
                assert kind.compare(c.value, c.value).rule in {rule.name for rule in kind.rules}


def test_context_says_who_when_and_whether_it_happened() -> None:
    c = claim("A monitoring group said 60 army vehicles had crossed the border.", "60")
    assert c.context.said_by == "A monitoring group"
    assert c.context.predicate == "cross"
    assert c.context.subject == "60 army vehicles"
    assert c.context.status is Status.DONE
    planned = claim("The two presidents are expected to meet in Sochi.", "Sochi")
    assert planned.context.status is Status.PLANNED


def test_a_number_in_a_date_is_no_count() -> None:
    assert [
        c.kind for c in claims("The ship sailed on Sept. 3 from the harbour.") if c.words.strip("Sept. ") == "3"
    ] == ["date"]


def test_the_quote_is_the_clause_and_stands_in_the_text() -> None:
    text = "Gunmen stormed the market, killing 24 people and burning the grain."
    c = claim(text, "24")
    assert c.quote in text
    assert "24" in c.quote
    assert "stormed" not in c.quote


def test_the_mask_takes_the_value_out_and_nothing_else() -> None:
    c = claim("The quake killed 43 people in the valley.", "43")
    assert c.masked == "The quake killed people in the valley."
    assert c.masked[: c.gap].rstrip() == "The quake killed"
    assert c.masked_clause.of(c.masked) == c.masked.removesuffix(".") or c.masked_clause.of(c.masked) == c.masked


def test_ids_survive_edits_elsewhere() -> None:
    text = "The quake killed 43 people in the valley."
    before = claim(text, "43").id
    assert claim(f"Rain fell all night long.\n\n{text}\n\nNothing else is known.", "43").id == before
    assert claim(text.replace("43", "44"), "44").id != before


def test_the_same_clause_twice_gives_two_ids() -> None:
    text = "The quake killed 43 people.\n\nThe quake killed 43 people."
    ids = [c.id for c in claims(text) if c.words == "43"]
    assert len(ids) == len(set(ids)) == 2


@given(
    st.text(
        alphabet=st.sampled_from("The quake killed 43 people in Sochi on Monday , \n“”—’ and who said about $5m. "),
        max_size=300,
    )
)
def test_extraction_is_total_and_its_spans_hold(text: str) -> None:
    """Whatever the text, every span lies in it, every quote is a substring, and the value lies in its clause and its sentence."""
    if not any(character.isalnum() for character in text):
        return
    article = read_text(text, id="a.txt", date=DAY)
    document = read(article)
    for mention in mentions(document):
        assert mention.mask.contains(mention.span) or not mention.mask.overlaps(mention.span)
    for c in extract(document):
        assert c.words == c.span.of(article.text)
        assert c.quote == c.clause.of(article.text)
        assert c.clause.contains(c.span)
        assert c.sentence.contains(c.span)
        assert 0 <= c.gap <= len(c.masked)
        assert 0 <= c.masked_clause.start <= c.masked_clause.end <= len(c.masked)


@given(st.text(alphabet="ab ,.\n\t", max_size=60), st.data())
def test_one_line_keeps_the_way_back(view: str, data: st.DataObject) -> None:
    """What is left is the pieces around the hole, with one space before each that closes nothing, and each is where it is said to be."""
    start = data.draw(st.integers(0, len(view)))
    hole = Span(start, data.draw(st.integers(start, len(view))))
    line = OneLine(view, Span(0, len(view)))
    pieces = view[: hole.start].split() + view[hole.end :].split()
    text = line.without(hole)
    assert text == re.sub(r" (?=[,.])", "", " ".join(pieces))
    assert line.text == re.sub(r" (?=[,.])", "", " ".join(view.split()))
    kept = [at for at in range(len(view)) if not (hole.start <= at < hole.end) and not view[at].isspace()]
    places = [line.at(at + 1, hole) - 1 for at in kept]
    assert [text[place] for place in places] == [view[at] for at in kept]
    assert sorted(set(places)) == places
    assert line.at(len(view), hole) == len(text)


def test_context_gives_the_day_and_the_place_of_what_is_told() -> None:
    c = claim("Guerrillas killed five soldiers near Bogota on Monday.", "five")
    assert c.context.when == ("2018-09-10", "2018-09-10")
    assert c.context.where[0] == "Bogotá"
    assert claim("Guerrillas killed five soldiers.", "five").context.when is None
    monday = claim("Guerrillas killed five soldiers near Bogota on Monday.", "Monday")
    assert monday.context.when is None, "a date's own claim must stay blind to its value"
    assert monday.context.where[0] == "Bogotá"
    both = claim("Guerrillas killed five soldiers on Monday and burned a bridge on Tuesday.", "five")
    assert both.context.when == ("2018-09-10", "2018-09-10"), "the clause goes before the sentence"


def test_the_quote_does_not_end_in_the_middle_of_something() -> None:
    c = claim("The guns must be gone by Oct. 5, after which patrols will start.", "Oct. 5")
    assert c.quote == "The guns must be gone by Oct. 5"


def test_what_words_imply_is_told_in_an_article_and_claimed_by_no_draft() -> None:
    """ "Since 1927" bears out "for 91 years"; whoever writes it makes no claim of a number."""
    document = read(read_text("Owned by the state since 1927, it was sold 64 hours after the vote.", id="a", date=DAY))
    assert [c.words for c in extract(document) if c.kind == "count"] == []
    assert [c.words for c in extract(document, implied=True) if c.kind == "count"] == ["since 1927", "64 hours"]
