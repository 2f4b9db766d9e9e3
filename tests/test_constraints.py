"""What an editor would object to: conflicts that say nothing, because the two claims are of different facts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from verifier.claims import Claim
from verifier.constraints import OBJECTIONS, is_difference, is_remainder, objection
from verifier.extraction import extract
from verifier.language import read
from verifier.policy import RULES
from verifier.reading import read_text


def claim(text: str, words: str, day: str = "2019-05-22") -> Claim[Any]:
    document = read(read_text(text, id="a.txt", date=datetime.date.fromisoformat(day)))
    return next(c for c in extract(document) if c.words == words)


def test_a_quotation_needs_no_word_of_an_event_beside_it() -> None:
    """What was said is in the words themselves: "she told the court" and "Nowak said" may be of one utterance."""
    draft = claim('"Nobody here will stay silent," Petra Nowak told a court.', "Nobody here will stay silent")
    reported = claim('Petra Nowak wrote: "Everybody here will stay silent."', "Everybody here will stay silent.")
    assert objection(draft, reported) is None


@pytest.mark.parametrize(
    ("draft", "words", "reported", "reported_words", "rule"),
    [
        ("The quake killed 43 soldiers.", "43", "The quake killed 58 soldiers.", "58", None),
        ("The quake killed 43 soldiers.", "43", "The quake killed 58 horses.", "58", "policy.other-unit"),
        ("The cheque was $318 a week.", "$318", "The fund paid out $900.", "$900", "policy.other-unit"),
        ("Five died in the blast.", "Five", "It killed five, wounding 20.", "20", "policy.other-fate"),
        ("Twenty were hurt in the blast.", "Twenty", "It killed five, wounding 18.", "18", None),
        ("Five died in the blast.", "Five", "The blast damaged 20.", "20", None),
        ("Owners got £300m less for it.", "£300m", "They paid a price of £900m.", "£900m", "policy.difference"),
        ("Another 31 suspects are sought.", "31", "Police held 15 suspects.", "15", "policy.difference"),
        (
            "Some 40 boats sank, the ministry said.",
            "Some 40",
            "The union said 90 boats had sunk.",
            "90",
            "policy.other-speaker",
        ),
        ("Some 40 boats sank, the ministry said.", "Some 40", "The ministry said 90 boats had sunk.", "90", None),
        ("Envoys met in Oslo on Monday.", "Monday", "Envoys met in Oslo on Tuesday.", "Tuesday", None),
        (
            "Envoys met in Oslo on Monday.",
            "Monday",
            "Envoys dined in Oslo on Tuesday.",
            "Tuesday",
            "policy.other-event",
        ),
        ("On Tuesday five miners died.", "five", "On Monday 20 miners died.", "20", "policy.other-day"),
        ("On Monday five miners died.", "five", "On Monday 20 miners died.", "20", None),
        ("In Bergen five boats sank.", "five", "In Oslo 20 boats sank.", "20", "policy.other-place"),
        ("In Norway five boats sank.", "five", "In Oslo 20 boats sank.", "20", None),
        ("The count will begin on June 2.", "June 2", "The count began on May 12.", "May 12", "policy.plan-not-event"),
        ("The envoys met in Oslo.", "Oslo", "The envoys met in Bergen.", "Bergen", None),
        ("The fund paid $900 a week.", "$900", "The fund paid $300 a week.", "$300", None),
        ("The fund paid out $900.", "$900", "The cheque was $318 a week.", "$318", "policy.other-unit"),
        ("Some 40 boats sank, he said.", "Some 40", "The union said 90 boats had sunk.", "90", None),
        ("Some 40 boats sank.", "Some 40", "The union said 90 boats had sunk.", "90", None),
        ("Some 40 boats sank, the dock union said.", "Some 40", "The union said 90 boats had sunk.", "90", None),
        ("The count began on June 2.", "June 2", "The count will begin on May 12.", "May 12", "policy.plan-not-event"),
        ("The count will begin on June 2.", "June 2", "The count will begin on May 12.", "May 12", None),
        ("Police held 15 suspects.", "15", "Another 31 suspects are sought.", "31", "policy.difference"),
        ("Another 12 suspects are sought.", "12", "Another 31 suspects are sought.", "31", None),
        ("Omar Sy met them on Monday.", "Monday", "Omar Sy fled on Tuesday.", "Tuesday", "policy.other-event"),
        (
            "On Monday in Oslo five boats sank.",
            "five",
            "On Tuesday in Lima 20 boats sank.",
            "20",
            "policy.other-day",
        ),
        ("The envoys met in Oslo.", "Oslo", "The ferry sank near Bergen.", "near Bergen", "policy.other-event"),
    ],
)
def test_objection(draft: str, words: str, reported: str, reported_words: str, rule: str | None) -> None:
    assert objection(claim(draft, words), claim(reported, reported_words)) == rule


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The price is £300m lower than in May.", "£300m", True),
        ("Two fewer trains ran on Monday.", "Two", True),
        ("A further 200 people were hurt.", "200", True),
        ("The price is £300m.", "£300m", False),
        ("It killed 43 people.", "43", False),
        ("Two trains more ran on Monday.", "Two", True),
        ("An additional 40 boats sank.", "40", True),
        ("Some 40 extra boats sank.", "Some 40", True),
        ("It is 40 metres shorter.", "40 metres", True),
        ("It is 40 metres long.", "40 metres", False),
        ("Two of the older trains were longer.", "Two", False),
        ("The two trains ran; others waited.", "two", False),
        ("Another day passed and 40 boats sank.", "40", False),
        ("Ships carried 40 boats, and more came.", "40", False),
        ("A further report named 40 people.", "40", False),
    ],
)
def test_a_difference_is_no_level(text: str, words: str, expected: bool) -> None:
    assert is_difference(claim(text, words)) is expected


def test_objections_are_rules_of_the_policy() -> None:
    assert set(OBJECTIONS) <= {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Trustees shut five schools, leaving 35 open.", "35", True),
        ("Trustees shut five schools, leaving 35 open.", "five", False),
        ("Some 2,600 masks are left.", "Some 2,600", True),
        ("Only eight of the men remain underground.", "eight", True),
        ("The other four suspects were bailed.", "four", True),
        ("Half of the 40 laps are still to go; 12 remain.", "12", True),
        ("The city paid about $500 for each of those it helped.", "about $500", True),
        ("The crews got three boats apiece.", "three", True),
        ("Twelve delegates left the hall.", "Twelve", False),
        ("The quake left 58 people homeless.", "58", False),
        ("The quake killed 58 people, and 900 were left homeless.", "900", False),
        ("Three other boats sank.", "Three", False),
        ("The remains of 14 soldiers were found.", "14", False),
        ("Its remaining 12 ships sailed.", "12", True),
        ("All remaining 12 ships sailed.", "12", True),
        ("The other big 12 ships sailed.", "12", True),
        ("Only 12 ships are still left.", "12", True),
        ("Only 12 ships were left over.", "12", True),
        ("The fund gave 12 coins to each.", "12", True),
        ("The fund gave 12 each.", "12", True),
        ("He leaves the house with 12 boxes.", "12", False),
        ("Only 12 ships left port.", "12", False),
        ("Just 12 old grey wooden ships remain.", "12", False),
        ("The 12 men who stayed remained.", "12", False),
    ],
)
def test_what_is_left_is_told_from_what_there_is(text: str, words: str, left: bool) -> None:
    """policy.remainder: "What remains is neither what there was nor what has gone"."""
    assert is_remainder(claim(text, words)) is left
