"""Which dates make a claim, and why the others make none."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import claims, mentions
from verifier.kinds.date import DATE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Talks will go on, the minister said on Friday.", "saying"),
        ('"We shall see," he told reporters on Tuesday evening.', "saying"),
        ("He told the Evening Star on Monday that he would stay.", "saying"),
        ("Today it is a city of tarpaulins.", "now"),
        ("There are hangovers, and then there is the harbour this week.", "now"),
        ("The finest picture of the autumn has no people in it.", "now"),
        ("Would anybody come on Friday?", "question"),
        ("They protest every Friday.", "certain"),
        ("He vanished on a cold Monday.", "certain"),
        ("The session was moved from Oct. 3 to another day.", "given up"),
        ("The 2018 World Cup was a success.", "names"),
        ("He restores a 12th-century chapel.", "age"),
        ("He left several years ago.", "resolved"),
        ("Prices were up 9 percent from a year ago.", "compared"),
        ("It sold 9 percent more than a year ago.", "compared"),
        ("14 September 2018", "itself"),
        ("Published: Sept. 14, 2018, 10 am GMT", "itself"),
    ],
)
def test_excluded(text: str, why: str) -> None:
    found = mentions(text)
    assert found
    assert all(why in mention.excluded for mention in found), [mention.excluded for mention in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor told a gathering in Erlangen last week that taxes would fall.", "last week"),
        ("The firm, he said in Cork on Thursday, was sound.", "Thursday"),
        ("The supplier said on Thursday as it reported a loss that jobs would go.", "Thursday"),
        ("The firm on Tuesday recalled about 318,000 cookers.", "Tuesday"),
        ("Parliament opens today after the recess.", "today"),
        ("Councillors are to debate a levy today.", "today"),
        ("The charges were announced on Monday.", "Monday"),
        ("The session was moved from Oct. 3 to Oct. 10.", "Oct. 10"),
        ("He could be ready as soon as Tuesday, he said.", "Tuesday"),
    ],
)
def test_claims(text: str, words: str) -> None:
    assert words in [found for found, _ in claims(text)]


def test_a_day_of_the_saying_is_told_from_a_day_of_the_event() -> None:
    text = "Mr Lavrov said on Friday that he would meet her on Monday."
    assert claims(text) == [("Monday", "2018-09-17")]


@pytest.mark.parametrize(("text", "words"), DATE.examples)
def test_examples_of_the_kind(text: str, words: str) -> None:
    assert words in [found for found, _ in claims(text)]


@pytest.mark.parametrize("text", DATE.counterexamples)
def test_counterexamples_of_the_kind(text: str) -> None:
    assert claims(text) == []
