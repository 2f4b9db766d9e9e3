"""Clauses: who acts, when, planned or done, denied or told."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language import attribution, clauses, words
from verifier.text import Clause, Span, Status, Tense


def split(text: str) -> tuple[Clause, ...]:
    return clauses.split(words.tag(words.tokenize(text, 0, len(text)), False), Span(0, len(text)))


def clause_with(text: str, predicate: str) -> Clause:
    found = [clause for clause in split(text) if clause.predicate == predicate]
    assert found, [clause.predicate for clause in split(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "tense", "status"),
    [
        ("The two leaders met in Sochi on Monday.", "meet", Tense.PAST, Status.DONE),
        ("The two leaders will meet in Sochi.", "meet", Tense.FUTURE, Status.PLANNED),
        ("They are expected to meet in Sochi on Monday.", "meet", Tense.FUTURE, Status.PLANNED),
        ("They were due to sit down in Bandiagara.", "sit", Tense.FUTURE, Status.PLANNED),
        ("A second round is planned for October.", "plan", Tense.FUTURE, Status.PLANNED),
        ("A rally is to be held in Zwickau.", "hold", Tense.FUTURE, Status.PLANNED),
        ("Togo hopes to reach two million children.", "reach", Tense.FUTURE, Status.PLANNED),
        ("The talks may move to Turku.", "move", Tense.FUTURE, Status.POSSIBLE),
        ("The rails have carried no trains since Monday.", "carry", Tense.PAST, Status.DONE),
        ("A strike begins on March 8.", "begin", Tense.PRESENT, Status.DONE),
        ("The accord that has, for now, spared Idlib was signed.", "spare", Tense.PAST, Status.DONE),
        ("The minister denied that troops fired on the crowd.", "fire", Tense.PAST, Status.DENIED),
    ],
)
def test_tense_and_status(text: str, predicate: str, tense: Tense, status: Status) -> None:
    clause = clause_with(text, predicate)
    assert (clause.tense, clause.status) == (tense, status)


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Her party holds 38 seats and finished in front.", "finish", "Her party"),
        ("On Tuesday a Russian jet was shot down.", "shoot", "a Russian jet"),
        ("Angela Merkel, who received Putin in July, has not endorsed it.", "endorse", "Angela Merkel"),
        ("Angela Merkel, who received Putin in July, has not endorsed it.", "receive", "Angela Merkel"),
        ("In Paris, aides to four leaders gathered.", "gather", "aides to four leaders"),
        ("The lorries that set out from Sevare reached Bankass.", "reach", "The lorries"),
    ],
)
def test_subject(text: str, predicate: str, subject: str) -> None:
    assert clause_with(text, predicate).subject.of(text) == subject


@pytest.mark.parametrize(
    ("text", "predicate", "negated"),
    [
        ("She has not endorsed the plan.", "endorse", True),
        ("The leader failed to win a ceasefire.", "win", True),
        ("Neither camp expects a result.", "expect", True),
        ("She endorsed the plan.", "endorse", False),
    ],
)
def test_negation(text: str, predicate: str, negated: bool) -> None:
    assert clause_with(text, predicate).negated is negated


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A monitoring group said 60 army vehicles had crossed.", "A monitoring group"),
        ("Some 1,500 have turned for home, one aid worker said.", "one aid worker"),
        ("Four in 10 are children, according to the United Nations.", "the United Nations"),
        ("By the union's reckoning 2,500 people came.", "the union"),
        ("Some 2,500 people came to the square.", None),
    ],
)
def test_source(text: str, source: str | None) -> None:
    tagged = words.tag(words.tokenize(text, 0, len(text)), False)
    assert attribution.source(text, tagged, clauses.split(tagged, Span(0, len(text)))) == source


def test_saying_alone_is_reporting() -> None:
    said, told = split("Lavrov said on Friday that the talks had failed.")
    assert said.reporting
    assert not told.reporting


@given(
    st.text(
        alphabet=st.sampled_from("the troops met who said , . and after is to meet killed on Monday ; 12 "),
        min_size=1,
        max_size=200,
    )
)
def test_clauses_cover_the_sentence(text: str) -> None:
    """Clauses lie end to end, so every character has exactly one clause."""
    tagged = words.tag(words.tokenize(text, 0, len(text)), False)
    parts = clauses.split(tagged, Span(0, len(text)))
    assert parts[0].span.start == 0
    assert parts[-1].span.end == len(text)
    assert all(a.span.end == b.span.start for a, b in itertools.pairwise(parts))
