"""Which places make a claim, and why the others make none."""

from __future__ import annotations

import pytest

from tests.kinds.place_texts import claims, mentions
from verifier.kinds.place import PLACE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ministers from four countries met in Accra.", "Accra"),
        ("A trial in Bamako is expected.", "Bamako"),
        ("Foreign ministers are to meet in Antalya next week.", "Antalya"),
        ("The lorries that set out from Mopti are late.", "Mopti"),
        ("A rocket was launched from Kourou.", "Kourou"),
        ("The ferry was towed to Musoma.", "Musoma"),
        ("He is off to Odense until 2021.", "Odense"),
        ("The flames reached Portugal.", "Portugal"),
        ("The couple visited Salisbury twice.", "Salisbury"),
        ("Lima will host the final.", "Lima"),
        ("The final will be hosted by Lima.", "Lima"),
        ("A hearing has been promised for Sligo.", "Sligo"),
        ("Sergei Lavrov was in Berlin last Friday.", "Berlin"),
        ("The Geneva talks ended on Friday.", "Geneva"),
        ("Smith, of Ghent, appealed.", "Ghent"),
        ("The storm came by way of Spain.", "Spain"),
        ("It happened on Malta.", "Malta"),
        ("A sawmill in Kouvola sent its night shift home.", "Kouvola"),
        ("The rally was shifted from Ostrava to Olomouc.", "Olomouc"),
        ("Thousands rallied outside the central station.", "outside the central station"),
        ("Aid was flown into the Gaza Strip.", "Gaza Strip"),
    ],
)
def test_claims(text: str, words: str) -> None:
    assert claims(text) == [words]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Washington rejected the proposal.", "acts"),
        ("Brussels warned London over the budget.", "acts"),
        ("The mayor of Berlin resigned.", "acts"),
        ("Germany's economy shrank.", "acts"),
        ("Sanctions on Syria were lifted.", "acts"),
        ("The rally was shifted from Ostrava.", "given up"),
        ("Everyone in Lisbon has an opinion.", "who is meant"),
        ("Did they meet in Lisbon?", "question"),
        ("In Finland patience is a virtue.", "description"),
        ("Good in Lisbon.", "no verb"),
    ],
)
def test_excluded(text: str, why: str) -> None:
    reasons = [mention.excluded for mention in mentions(text)]
    assert reasons
    assert all(why in reason for reason in reasons), reasons


def test_a_headline_makes_no_claim() -> None:
    found = mentions("# Talks in Lisbon collapse\n\nThe talks in Lisbon collapsed on Friday.\n")
    assert ["headline" in mention.excluded for mention in found] == [True, False]


@pytest.mark.parametrize(("text", "words"), PLACE.examples)
def test_examples_of_the_kind(text: str, words: str) -> None:
    assert words in claims(text)


@pytest.mark.parametrize("text", PLACE.counterexamples)
def test_counterexamples_of_the_kind(text: str) -> None:
    assert claims(text) == []
