"""Word classes: where the verbs are, and what a number counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language import words
from verifier.language.lexicon import stem
from verifier.text import Word, WordClass


def tagged(text: str) -> tuple[Word, ...]:
    return words.tag(words.tokenize(text, 0, len(text)), False)


def classes(text: str) -> dict[str, WordClass]:
    return {word.text: word.tag for word in tagged(text)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The union plans a strike in May.", "plans", WordClass.PRESENT),
        ("The strike plans were dropped.", "plans", WordClass.NOUN),
        ("Trucks loaded with grain left the port.", "loaded", WordClass.PARTICIPLE),
        ("Trucks loaded with grain left the port.", "left", WordClass.PAST),
        ("The 300 displaced people went home.", "displaced", WordClass.ADJECTIVE),
        ("Floods displaced 300 people.", "displaced", WordClass.PAST),
        ("Two mines, closed by the state, reopened on Monday.", "closed", WordClass.PARTICIPLE),
        ("Two mines, closed since March, reopened on Monday.", "reopened", WordClass.PAST),
        ("Envoys are expected to meet in Oslo.", "meet", WordClass.BASE),
        ("They walked to a meeting in Oslo.", "meeting", WordClass.NOUN),
        ("He may resign.", "may", WordClass.MODAL),
        ("Police arrested six men in early-morning swoops on Tuesday.", "swoops", WordClass.NOUN),
        ("On Monday, Ana Vaz, head of the union, resigned.", "head", WordClass.NOUN),
        ("Two districts, cut off by snow, head for a vote.", "head", WordClass.PRESENT),
        ("The army already keeps a dozen posts.", "keeps", WordClass.PRESENT),
        ("Military police shut the road.", "police", WordClass.NOUN),
        ("A group said 60 trucks had crossed.", "said", WordClass.PAST),
        ("Some have since turned for home.", "since", WordClass.ADVERB),
        ("It happened before that day was over.", "that", WordClass.DETERMINER),
        ("She gave her party a win.", "her", WordClass.DETERMINER),
        ("They met her in Oulu.", "her", WordClass.PRONOUN),
        ("Miners like to sing.", "like", WordClass.PRESENT),
    ],
)
def test_word_class(text: str, word: str, expected: WordClass) -> None:
    assert classes(text)[word] is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and 1,200.5 tons", ["The", "U.S.", "and", "1,200.5", "tons"]),
        ("a 34-year-old man's cease-fire", ["a", "34-year-old", "man's", "cease-fire"]),
        ('"No," he said.', ['"', "No", ",", '"', "he", "said", "."]),
        ("4.5% of it", ["4.5%", "of", "it"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token for _, _, token in words.tokenize(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("elections", "election"),
        ("elected", "elect"),
        ("children", "child"),
        ("went", "go"),
        ("sochi", "sochi"),
        ("party's", "party"),
    ],
)
def test_stem(form: str, expected: str) -> None:
    assert stem(form) == expected


@given(st.text(max_size=300))
def test_tokens_lie_in_order_and_never_overlap(text: str) -> None:
    """Every token is the text between its offsets, and offsets only grow: nothing downstream can lose its place."""
    last = 0
    for start, end, token in words.tokenize(text, 0, len(text)):
        assert last <= start < end <= len(text)
        assert text[start:end] == token
        last = end


@given(
    st.text(alphabet=st.sampled_from("the plan to meet killed 12 , . who and Monday's said is ' \" -"), max_size=200)
)
def test_tagging_is_total(text: str) -> None:
    assert len(tagged(text)) == len(words.tokenize(text, 0, len(text)))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Vote set for May", WordClass.NAME),
        ("Trial opens on May 8", WordClass.NAME),
        ("Prices May Rise", WordClass.MODAL),
    ],
)
def test_may_in_a_headline_is_the_month_where_no_modal_can_stand(heading: str, expected: WordClass) -> None:
    """A modal follows its subject and precedes a verb: it stands neither after a preposition nor before a number."""
    words_of = words.tag(words.tokenize(heading, 0, len(heading)), True)
    assert next(word.tag for word in words_of if word.text == "May") is expected
