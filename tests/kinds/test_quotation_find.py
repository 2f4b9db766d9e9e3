"""Which quotations are found, whose they are, and which make no claim."""

from __future__ import annotations

import datetime
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Mention
from verifier.extraction import extract
from verifier.kinds.quotation import QUOTATION, Quotation
from verifier.language import read
from verifier.reading import read_text
from verifier.text import Document

CAST = "Maria Tolentino, 52, runs the harbour. Omar Sy is a trader.\n\n"


def document(text: str) -> Document:
    return read(read_text(text, id="a.txt", date=datetime.date(2019, 3, 4)))


def found(text: str) -> list[Mention[Quotation]]:
    return list(QUOTATION.find(document(text)))


def claims(text: str) -> list[tuple[str, str]]:
    return [(m.value.speaker, m.value.said) for m in found(text) if not m.excluded]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ('"The guns must go quiet," Omar Sy said on Monday.', "Omar Sy", "The guns must go quiet"),
        ("“The guns must go quiet,” said Omar Sy.", "Omar Sy", "The guns must go quiet"),
        ("‘The guns must go quiet’, said Omar Sy.", "Omar Sy", "The guns must go quiet"),
        ("'The workers' rights are not for sale,' Omar Sy said.", "Omar Sy", "The workers' rights are not for sale"),
        ('"The guns must go quiet," Omar Sy has said.', "Omar Sy", "The guns must go quiet"),
        ('"The guns must go quiet," according to Omar Sy.', "Omar Sy", "The guns must go quiet"),
        ('According to Omar Sy, "the guns must go quiet".', "Omar Sy", "the guns must go quiet"),
        ('Omar Sy told reporters: "The guns must go quiet."', "Omar Sy", "The guns must go quiet."),
        ('Omar Sy described it as "a dark day for all of us".', "Omar Sy", "a dark day for all of us"),
        ('"It is a dark day," said the trader, Omar Sy, on Monday.', "Omar Sy", "It is a dark day"),
        ('"It is a dark day," said the mayor of Garm.', "the mayor of Garm", "It is a dark day"),
        ('"It is a dark day," Garm Deputy Mayor Ida Lund said.', "Ida Lund", "It is a dark day"),
        ('"It is a dark day," Mr Sy said.', "Omar Sy", "It is a dark day"),
        ('"It is a dark day," Sy said.', "Omar Sy", "It is a dark day"),
        ('Maria Tolentino wept. "It is a dark day," she said.', "Maria Tolentino", "It is a dark day"),
        ('"It is a\ndark   day," Omar Sy said.', "Omar Sy", "It is a dark day"),
    ],
)
def test_a_quotation_is_found_with_its_speaker(text: str, speaker: str, said: str) -> None:
    assert claims(CAST + text) == [(speaker, said)]


def test_a_quotation_of_two_sentences_is_two_claims_of_one_speaker() -> None:
    assert claims(CAST + '"We will rebuild every house. Nobody will be left behind," Omar Sy said.') == [
        ("Omar Sy", "We will rebuild every house."),
        ("Omar Sy", "Nobody will be left behind"),
    ]


def test_a_quotation_goes_on_behind_its_attribution_and_in_the_next_paragraph() -> None:
    """Newspapers leave the mark out at the end of a paragraph where the speaker goes on in the next one."""
    assert claims(CAST + '"The guns must go quiet," Omar Sy said. "Then we can all talk.') == [
        ("Omar Sy", "The guns must go quiet"),
        ("Omar Sy", "Then we can all talk."),
    ]
    text = 'Omar Sy said: "The guns must go quiet.\n\n"Then we can all talk."'
    assert [speaker for speaker, _ in claims(CAST + text)] == ["Omar Sy", "Omar Sy"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('The "temporary" tax is still there.', "a few words only"),
        ('Omar Sy called it "a dark day".', "a few words only"),
        ('Omar Sy wrote "The Winter of the Long Ships".', "a title"),
        ('The sign on the door was "closed until further notice".', "attributed to nobody"),
        ('The plan was described as "a gift to the rich".', "attributed to nobody"),
        ('Omar Sy did not say "we will never pay for this".', "attributed to nobody"),
        ('Omar Sy denied saying "we will never pay for this".', "attributed to nobody"),
        ('"Someone always has to pay," a veteran said.', "speaker not identified"),
        ('"Someone always has to pay," officials said.', "speaker not identified"),
        ('"Someone always has to pay," one of them said.', "speaker not identified"),
        ('"Someone always has to pay," the man said.', "speaker not identified"),
        ('"Someone always has to pay," they said.', "speaker not identified"),
        ('The rain fell. "Someone always has to pay," he said.', "speaker not identified"),
    ],
)
def test_what_makes_no_claim_says_why(text: str, reason: str) -> None:
    assert [m.excluded for m in found(text)] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met the owners' union.",
        "It was '90s music and nothing else.",
        'The plank was 12" long.',
        "They came, they saw, they said nothing.",
        "Omar Sy said that the guns must go quiet.",
    ],
)
def test_no_quotation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ('"The guns must go quiet," Omar Sy, 44, said.', True),
        ('"The guns must go quiet," said spokeswoman Ida Lund.', True),
        ('"The guns must go quiet," Dr Ida Lund said.', True),
        ('"The guns must go quiet," Harrow Water Works said.', False),
        ('"The guns must go quiet," the White House said.', False),
        ('Ida Lund, 44, wept. "The guns must go quiet," she said.', False),
    ],
)
def test_a_person_is_one_only_where_the_text_shows_it(text: str, person: bool) -> None:
    """Two persons' names can be held against each other; a ministry's and its minister's, or what a pronoun may mean, cannot."""
    assert [m.value.person for m in found(text)] == [person]


def test_the_claim_is_the_clause_of_saying_blind_to_the_speaker() -> None:
    [claim] = [c for c in extract(document('"We may close the plant," Omar Sy said in Garm.')) if c.kind == "quotation"]
    assert claim.quote == '"We may close the plant," Omar Sy said in Garm'.removeprefix('"')
    assert claim.masked == '"We may close the plant," in Garm.'
    assert claim.context.predicate == "say"
    assert claim.context.status.value == "done", "that it may happen is said; that it was said is certain"


SCRAPS = (
    "\" ' “ ” ‘ ’ , , . : ; … [ ] \n\n Omar Sy Mr President the mayor of Garm a trader she he who said told according to not 44 (44)"
).split(" ")


@given(
    st.text(alphabet=st.sampled_from("\"'“”‘’ aSy,.said\n[…"), max_size=200)
    | st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join)
)
def test_finding_is_total_ordered_and_without_overlaps(text: str) -> None:
    """``Kind.find``: every value in the document, in order, without overlaps."""
    if not any(character.isalnum() for character in text):
        return
    article = document(text)
    mentions = list(QUOTATION.find(article))
    for mention in mentions:
        assert article.sentences[mention.sentence].span.contains(mention.span)
        assert article.sentences[mention.sentence].span.contains(mention.mask)
        assert not mention.mask.overlaps(mention.span)
        assert " ".join(mention.span.of(article.article.view).split()) == mention.value.said
    spans = [mention.span for mention in mentions]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("unit", ['"The guns must go," Omar Sy said. ', "'as' ", "'a b ", '"a b '])
def test_the_time_grows_with_the_length(unit: str) -> None:
    """Four thousand stretches in one paragraph take well under a second; one look at all of them for each takes twenty."""
    article = document(unit * 4000)
    start = time.process_time()
    assert sum(1 for _ in QUOTATION.find(article)) <= 12000
    assert time.process_time() - start < 8
