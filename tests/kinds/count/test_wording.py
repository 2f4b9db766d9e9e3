"""How a count is said in a reason, and what a report says of it."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import value
from verifier.kinds.count import COUNT

SAID = [
    ("At least 27 soldiers died.", "at least 27 soldiers"),
    ("More than 3 million people fled.", "more than 3 million people"),
    ("The fare costs £1.20.", "£1.2"),
    ("It borrowed $3.5 billion.", "$3.5 billion"),
    ("It paid A$40 for it.", "40 AUD"),
    ("It pays 35 cedis a day.", "35 GHS per day"),
    ("It held between 200 and 300 fighters.", "200 to 300 fighters"),
    ("Nearly six hours went by.", "nearly 6 hours"),
    ("A third of the voters stayed away.", "a third"),
    ("Nearly nine in 10 voted.", "nearly 9 in 10"),
    ("Two-thirds of them voted.", "2 in 3"),
    ("It fell to 6.5 percent.", "6.5%"),
    ("Ingrid Moser, 52, spoke.", "age 52"),
    ("They won 3-1.", "3-1"),
    ("Five of the 12 hostages were freed.", "5 hostages (of 12)"),
    ("Eight women and two children came.", "8 women"),
    ("It has two factories.", "2 factories"),
    ("The hospital took in 120 wounded.", "120 wounded"),
    ("Police held dozens of men.", "roughly 24 to 99 men"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_value_in_plain_words(text: str, said: str) -> None:
    assert COUNT.say(value(text)) == said


def test_a_report_has_whole_numbers_where_they_are_whole() -> None:
    assert COUNT.describe(value("About 1 million civilians fled.")) == {
        "low": 900_000,
        "high": 1_100_000,
        "unit": "civilian",
        "per": None,
        "form": "count",
    }
    assert COUNT.describe(value("More than 3 million fled.")) == {
        "low": 3_000_000,
        "high": None,
        "unit": None,
        "per": None,
        "form": "count",
    }


def test_a_report_has_the_whole_and_both_sides_of_a_score() -> None:
    assert COUNT.describe(value("Five of the 12 hostages were freed."))["whole"] == 12
    score = COUNT.describe(value("Senators voted 11-2 for it."))
    assert (score["low"], score["high"], score["score"]) == (2, 11, [11, 2])
