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
    ("It ended in a goalless draw.", "0-0"),
    ("A 6.4-magnitude quake struck.", "magnitude 6.4"),
    ("She finished fifth.", "number 5 of its kind"),
    ("The firm is state-owned since 1927.", "90 to 91 years (since 1927)"),
    ("It was 69, and not 96.", "69"),
    ("A baby aged six months died.", "age 6 months"),
    ("They cost $50 each.", "$50 each"),
    ("Six in 20 trains were late.", "3 in 10"),
    ("They waited 2.5 million years.", "2.5 million years"),
    ("It holds 999,999 men.", "999,999 men"),
    ("It holds 1,234,567 men.", "1,234,567 men"),
    ("It holds one million men.", "1 million men"),
    ("It holds 1.5 trillion men.", "1.5 trillion men"),
    # parts
    ("Half of the voters stayed away.", "half"),
    ("A quarter of the voters stayed away.", "a quarter"),
    ("A fifth of the voters stayed away.", "a fifth"),
    ("A sixth of the voters stayed away.", "a sixth"),
    ("A seventh of the voters stayed away.", "a seventh"),
    ("An eighth of the voters stayed away.", "an eighth"),
    ("A tenth of the voters stayed away.", "a tenth"),
    ("Three quarters of the voters stayed away.", "3 in 4"),
    # plurals
    ("It lasted one hour.", "1 hour"),
    ("It lasted two centuries.", "2 centuries"),
    ("Two churches burned.", "2 churches"),
    ("Three foxes fled.", "3 foxes"),
    ("Two bodies were found.", "2 bodies"),
    ("It held 12 children.", "12 children"),
    ("It held 12 policemen.", "12 policemen"),
    ("It cost 30 pence.", "30 pence"),
    ("It cost 30 Swedish kronor.", "30 SEK"),
    ("It cost 30 kroner.", "30 kroner"),
    ("The wall is 12 feet high.", "12 ft"),
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
