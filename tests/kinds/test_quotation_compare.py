"""Two quotations: the same, shortened, altered, somebody else's, or just two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Outcome
from verifier.kinds.quotation import QUOTATION, Quotation
from verifier.kinds.quotation.alignment import align
from verifier.kinds.quotation.wording import words

BERG = ("Anna Berg", "the governor")
LONG = "We will rebuild every house in the valley before the winter comes"


def of(said: str, speaker: tuple[str, str] = BERG, *, person: bool = True) -> Quotation:
    return Quotation(said, *speaker, person=person)


@pytest.mark.parametrize(
    ("draft", "reported", "rule"),
    [
        # What the house style may change.
        (LONG, LONG.upper() + "!", "quotation.same"),
        ("We'll honour it, won't we?", "We will honor it. Will not we", "quotation.same"),
        ("I'm sure 20 per cent can't pay", "I am sure twenty percent cannot pay", "quotation.same"),
        ("the organisation travelled to the centre", "The organization traveled to the center", "quotation.same"),
        ("Um, we are, uh, gonna pay", "We are going to pay", "quotation.same"),
        # Shortened.
        ("every house in the valley", LONG, "quotation.part"),
        ("We will rebuild ... before the winter comes", LONG, "quotation.part"),
        ("We will rebuild … before the winter comes", LONG, "quotation.part"),
        ("[The state] will rebuild every house in the valley", LONG, "quotation.part"),
        ("before the winter", LONG, "quotation.short"),
        # Other words in it.
        (LONG, LONG.replace("winter", "summer"), "quotation.altered"),
        (LONG, LONG.replace("will", "may"), "quotation.altered"),
        (LONG, LONG.replace("will", "will not"), "quotation.altered"),
        (LONG, LONG.replace("We will", "We won't"), "quotation.altered"),
        (LONG, LONG.replace("every", "no"), "quotation.altered"),
        ("We can pay 20 million to all who lost houses", "We can pay 30 million to all who lost houses", "quotation.altered"),
        ("It is constitutional to vote before winter comes", "It is unconstitutional to vote before winter comes", "quotation.altered"),
        # Slips of a note-taker.
        (LONG, LONG.replace("winter", "winterr"), "quotation.near"),
        (LONG, LONG.replace("every", "every single"), "quotation.near"),
        (LONG, LONG.replace("house", "houses"), "quotation.near"),
        (LONG, LONG.replace("the winter", "winter"), "quotation.near"),
        (LONG, LONG.replace("We", "They"), "quotation.near"),
        # Two quotations; must not match.
        (LONG, "I am tired of waiting for letters that never come", "quotation.other-words"),
        ("It is a great day for our country", "It is a sad day for our country", "quotation.other-words"),
        ("We will cut taxes", "We will cut wages", "quotation.other-words"),
        ("a dark day for all of us", "a dark day for the valley", "quotation.other-words"),
        (LONG, "We will leave the valley before the winter, and every house in it", "quotation.other-words"),
    ],
)  # fmt: skip
def test_the_words(draft: str, reported: str, rule: str) -> None:
    assert QUOTATION.compare(of(draft), of(reported)).rule == rule


@pytest.mark.parametrize(
    ("draft", "reported", "rule"),
    [
        (BERG, ("Berg", ""), "quotation.same"),
        (BERG, ("Mrs Anna Berg", ""), "quotation.same"),
        (BERG, ("the governor", "the governor"), "quotation.same"),
        (("the governor of Lori", "the governor of Lori"), ("the governor", "the governor"), "quotation.same"),
        (BERG, ("", ""), "quotation.same"),
        (BERG, ("Omar Sy", "the hydrologist"), "quotation.other-speaker"),
        # Must not be held against each other.
        (BERG, ("the ministry", "the ministry"), "quotation.speaker-open"),
        (BERG, ("the deputy governor", "the deputy governor"), "quotation.speaker-open"),
        (BERG, ("Anna Burgh", ""), "quotation.speaker-open"),
        (("Muammar Gaddafi", ""), ("Moamer Qadhafi", ""), "quotation.speaker-open"),
    ],
)
def test_the_speakers(draft: tuple[str, str], reported: tuple[str, str], rule: str) -> None:
    assert QUOTATION.compare(of(LONG, draft), of(LONG, reported)).rule == rule


def test_other_speakers_conflict_only_where_both_are_persons_and_the_words_are_their_own() -> None:
    other = ("Omar Sy", "")
    assert QUOTATION.compare(of(LONG), of(LONG, other)).outcome is Outcome.CONFLICTS
    assert QUOTATION.compare(of(LONG), of(LONG, other, person=False)).outcome is Outcome.UNDECIDED
    assert QUOTATION.compare(of("We have no comment"), of("We have no comment", other)).outcome is Outcome.UNDECIDED


def test_altered_words_of_another_speaker_are_another_utterance() -> None:
    changed = of(LONG.replace("winter", "summer"), ("Omar Sy", ""))
    assert QUOTATION.compare(of(LONG), changed).rule == "quotation.speaker-open"


def test_the_reason_shows_the_words_that_differ() -> None:
    reason = QUOTATION.compare(of(LONG), of(LONG.replace("before the winter", "after the summer"))).reason
    assert (
        reason == 'The wording differs: draft "winter", reported "summer".'
        or 'draft "before", reported "after"' in reason
    )


WORDS = st.lists(
    st.sampled_from(
        "we will not rebuild every house in the valley before winter summer comes never ... [the] 20 houses".split()
    ),
    max_size=16,
).map(" ".join)
VALUES = st.builds(
    Quotation,
    WORDS,
    st.sampled_from(["", "Anna Berg", "Omar Sy", "the mayor"]),
    st.sampled_from(["", "the mayor"]),
    st.booleans(),
)


@given(VALUES, VALUES)
def test_comparison_is_total_and_symmetric_in_its_outcome(a: Quotation, b: Quotation) -> None:
    """``Kind.compare``: never raises, and the outcome is the same both ways."""
    there, back = QUOTATION.compare(a, b), QUOTATION.compare(b, a)
    assert (there.outcome, there.rule) == (back.outcome, back.rule)
    assert there.rule in {rule.name for rule in QUOTATION.rules}


@given(VALUES)
def test_a_quotation_agrees_with_itself_and_survives_the_index(value: Quotation) -> None:
    assert QUOTATION.compare(value, value).outcome is Outcome.AGREES
    assert QUOTATION.decode(QUOTATION.encode(value)) == value


@given(WORDS, st.integers(0, 16), st.integers(0, 16))
def test_a_continuous_part_never_conflicts(said: str, start: int, end: int) -> None:
    """A shortened quotation is no altered one."""
    part = " ".join(said.split()[start:end])
    assert QUOTATION.compare(of(part), of(said)).outcome is not Outcome.CONFLICTS


@given(WORDS, WORDS)
def test_shared_words_are_a_common_subsequence_no_longer_than_either(a: str, b: str) -> None:
    found = align(words(a), words(b))
    assert found.shared <= min(len(words(a)), len(words(b)))
    assert 0 <= found.share <= 1
    assert found.content <= found.shared


def test_a_quotation_without_end_is_compared_in_bounded_time() -> None:
    endless = of(" ".join(f"word{i % 50}" for i in range(20000)))
    assert QUOTATION.compare(endless, of(endless.said + " more")).rule in {rule.name for rule in QUOTATION.rules}


@pytest.mark.parametrize(
    ("draft", "reported", "rule"),
    [
        # Four words in the same order are a part, three may be anybody's.
        ("rebuild every house here", f"We will {'rebuild every house here'} in the spring", "quotation.part"),
        ("rebuild every house", "We will rebuild every house here in the spring", "quotation.short"),
        # Seven shared words make two quotations one utterance, six do not.
        (
            "We will rebuild every burnt house by spring",
            "We will rebuild every burnt house by autumn",
            "quotation.altered",
        ),
        ("We will rebuild burnt houses by spring", "We will rebuild burnt houses by autumn", "quotation.other-words"),
        # Three of them have to be of content.
        (
            "It was to be for us and for them in March",
            "It was to be for us and for them in April",
            "quotation.other-words",
        ),
        # Three quarters of the stretch have to be shared: of twelve words nine, not eight.
        (
            "We will rebuild one two three every house here by next spring",
            "We will rebuild four five six every house here by next spring",
            "quotation.altered",
        ),
        (
            "We will rebuild one two three four every house here by spring",
            "We will rebuild five six seven eight every house here by spring",
            "quotation.other-words",
        ),
    ],
)
def test_how_many_words_make_one_utterance(draft: str, reported: str, rule: str) -> None:
    assert QUOTATION.compare(of(draft), of(reported)).rule == rule
    assert QUOTATION.compare(of(reported), of(draft)).rule == rule


def test_reasons_name_what_differs_and_who_said_it() -> None:
    altered = QUOTATION.compare(of(LONG), of(LONG.replace("winter", "summer")))
    assert altered.reason == 'The wording differs: draft "winter", reported "summer".'
    longer = QUOTATION.compare(of(LONG), of(LONG.replace("will", "will not")))
    assert longer.reason == 'The wording differs: draft nothing, reported "not".'
    other = QUOTATION.compare(of(LONG), of(LONG, ("Omar Sy", "a trader")))
    assert (other.outcome, other.rule) == (Outcome.CONFLICTS, "quotation.other-speaker")
    assert other.reason == "The same words, but the draft gives them to Anna Berg, the report to Omar Sy."


def test_a_quotation_in_a_report_and_in_plain_words() -> None:
    assert QUOTATION.describe(of("We will rebuild")) == {"said": "We will rebuild", "speaker": "Anna Berg"}
    assert QUOTATION.describe(of("We will rebuild", ("", ""))) == {"said": "We will rebuild", "speaker": None}
    assert QUOTATION.say(of("We will rebuild")) == 'Anna Berg: "We will rebuild"'
    assert QUOTATION.say(of("We will rebuild", ("", ""))) == '"We will rebuild"'
