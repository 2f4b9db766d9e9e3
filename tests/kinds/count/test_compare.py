"""Comparing counts: texts on both sides, the outcome and the rule that decides."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import compare, value
from verifier.claims import Outcome
from verifier.kinds.count import COUNT

AGREES, CONFLICTS, UNDECIDED = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED

PAIRS = [
    # the same figure, otherwise written
    ("a dozen posts", "12 posts", AGREES, "equal"),
    ("at least 20 dead", "at least 20 dead", AGREES, "equal"),
    ("more than 20 dead", "at least 20 dead", AGREES, "equal"),
    ("twice", "two times", AGREES, "equal"),
    ("no casualties", "no casualties", AGREES, "equal"),
    # another figure
    ("14 servicemen", "fifteen servicemen", CONFLICTS, "disjoint"),
    ("310 homes", "286 homes", CONFLICTS, "disjoint"),
    ("12,900 pupils", "12,760 pupils", CONFLICTS, "disjoint"),
    ("at least 20 dead", "15 dead", CONFLICTS, "disjoint"),
    ("about 1 million people", "more than 3 million people", CONFLICTS, "disjoint"),
    ("nearly six hours", "just over four hours", CONFLICTS, "disjoint"),
    ("20 to 30 minutes", "40 to 50 minutes", CONFLICTS, "disjoint"),
    ("no casualties", "five casualties", CONFLICTS, "disjoint"),
    ("nearly 3,000 pounds in weight", "1,430 kilograms", CONFLICTS, "converted-disjoint"),
    # hedges
    ("nearly 40 schools", "38 schools", AGREES, "within"),
    ("nearly 40 schools", "39 schools", AGREES, "within"),
    ("nearly 40 schools", "41 schools", CONFLICTS, "disjoint"),
    ("close to three million people", "roughly 2.9 million people", AGREES, "within"),
    ("about 4,000 troops", "4,500 troops", UNDECIDED, "near"),
    ("about 90 monitors", "64 monitors", CONFLICTS, "disjoint"),
    ("about $1.42 billion", "$1.61 billion", CONFLICTS, "disjoint"),
    ("between 200 and 300 fighters", "250 fighters", AGREES, "within"),
    # rounding
    ("3 million phones", "2.97 million phones", AGREES, "rounded"),
    ("3 million phones", "3.4 million phones", UNDECIDED, "near"),
    ("3 million phones", "4 million phones", CONFLICTS, "disjoint"),
    ("1.2 million phones", "1,187,000 phones", AGREES, "rounded"),
    ("700 pupils", "690 pupils", AGREES, "rounded"),
    ("2,400 jobs", "2,350 jobs", UNDECIDED, "near"),
    ("4.1 percent", "4.2 percent", CONFLICTS, "disjoint"),
    ("6 percent", "5.8 percent", AGREES, "rounded"),
    ("1 percent", "1.5 percent", CONFLICTS, "disjoint"),
    # bounds
    ("more than 400 hurt", "412 hurt", AGREES, "bound-met"),
    ("at least 1,100 houses", "1,126 houses", AGREES, "bound-met"),
    ("at least 20 dead", "45 dead", UNDECIDED, "open-bounds"),
    ("at least 20 dead", "at least 27 dead", UNDECIDED, "open-bounds"),
    ("more than 70 hurt", "70 hurt", UNDECIDED, "at-the-bound"),
    ("fewer than 9,000 votes", "9,000 votes", UNDECIDED, "at-the-bound"),
    ("more than 70 hurt", "69 hurt", CONFLICTS, "disjoint"),
    ("fewer than 9,000 votes", "8,904 votes", AGREES, "bound-met"),
    ("up to 60 flights", "20 flights", UNDECIDED, "open-bounds"),
    ("up to 60 flights", "75 flights", CONFLICTS, "disjoint"),
    ("under half the seats", "more than half the seats", CONFLICTS, "disjoint"),
    ("less than half the seats", "38 percent of the seats", UNDECIDED, "open-bounds"),
    # vague words and ranges
    ("dozens of houses", "45 houses", UNDECIDED, "vague"),
    ("dozens of houses", "five houses", CONFLICTS, "disjoint"),
    ("dozens of houses", "dozens of houses", AGREES, "equal"),
    ("5.3 to 5.8 billion euros", "5.3 to 5.5 billion euros", UNDECIDED, "ranges"),
    # shares
    ("a third of the voters", "33.6 percent of the voters", AGREES, "converted"),
    ("one in seven workers", "15 percent of the workers", AGREES, "converted"),
    ("nine in 10 pupils", "88 percent of the pupils", AGREES, "converted"),
    ("four in 10 people", "61 percent of the people", CONFLICTS, "converted-disjoint"),
    ("a fifth of the sales", "a quarter of the sales", CONFLICTS, "disjoint"),
    ("a third of the staff", "1,200 staff", UNDECIDED, "different-form"),
    ("5 percent", "5 percentage points", UNDECIDED, "different-form"),
    ("four of the five instruments", "80 percent of the instruments", AGREES, "part-of-whole"),
    ("six of the nine ponds", "a third of the ponds", CONFLICTS, "part-of-whole"),
    ("a quarter-point rise", "25 basis points", AGREES, "equal"),
    # units
    ("12 miles", "20 kilometres", AGREES, "converted"),
    ("35 miles", "35 kilometres", CONFLICTS, "converted-disjoint"),
    ("500 miles", "814 kilometres", AGREES, "converted"),
    ("1,440 pounds of fuel", "655 kilograms", AGREES, "converted"),
    ("12,850 acres", "5,200 hectares", AGREES, "converted"),
    ("104 degrees Fahrenheit", "40 degrees Celsius", AGREES, "converted"),
    ("a fortnight", "two weeks", AGREES, "converted"),
    ("a year and a half", "18 months", AGREES, "converted"),
    ("three weeks", "17 days", CONFLICTS, "converted-disjoint"),
    ("100 miles an hour", "161 kph", AGREES, "converted"),
    ("12 hours", "12 miles", UNDECIDED, "incomparable-units"),
    ("12 hours", "$12", UNDECIDED, "incomparable-units"),
    ("The index closed up 259.18.", "152 cities", UNDECIDED, "incomparable-units"),
    ("The index closed up 259.18.", "The index closed up 151.17.", CONFLICTS, "disjoint"),
    ("It closed at 2,590.", "152 cities", CONFLICTS, "disjoint"),
    ("The index closed up 259.18.", "It rose 259.18 points.", AGREES, "equal"),
    # money
    ("$1.06 million", "$1,060,000", AGREES, "equal"),
    ("50 cents", "$0.50", AGREES, "equal"),
    ("$3 million", "A$3 million", AGREES, "equal"),
    ("500,000 crowns", "500,000 Swedish kronor", AGREES, "equal"),
    ("US$3 million", "A$4 million", UNDECIDED, "different-currency"),
    ("45 million dollars", "45 million somoni", CONFLICTS, "currency-swap"),
    ("50 million rand", "N$50 million", AGREES, "equal"),
    ("$20 an hour", "$800 a week", UNDECIDED, "different-rate"),
    # ages, scores, margins, multiples
    ("Moser, 34, spoke", "Moser, 43, spoke", CONFLICTS, "disjoint"),
    ("a woman in her 40s", "a 45-year-old", AGREES, "within"),
    ("Moser, 34, spoke", "34 votes", UNDECIDED, "different-form"),
    ("won 3-1", "lost 1-3", AGREES, "score"),
    ("28 votes to 12", "28 votes to nine", CONFLICTS, "score"),
    ("by a majority of four", "by 16 votes to 12", AGREES, "margin"),
    ("by a majority of five", "by 16 votes to 12", CONFLICTS, "margin"),
    ("three times as many", "four times as many", CONFLICTS, "disjoint"),
    ("halved", "half of it", AGREES, "converted"),
    ("It scored in the seventh minute.", "It took seven minutes.", UNDECIDED, "different-form"),
    # between small whole numbers copy names halves
    ("under 1 percent", "0.6 percent", AGREES, "bound-met"),
    ("under 1 percent", "0.3 percent", UNDECIDED, "open-bounds"),
    ("more than two years", "29 months", AGREES, "bound-met"),
    ("more than two years", "36 months", UNDECIDED, "open-bounds"),
    # things that exclude each other
    ("seven men", "seven women", UNDECIDED, "other-things"),
    ("five women", "seven men", UNDECIDED, "other-things"),
    ("31 wounded", "31 dead", UNDECIDED, "other-things"),
    ("27 civilians", "27 soldiers", UNDECIDED, "other-things"),
    ("about 3,400 people", "some 3,400 homes", UNDECIDED, "other-things"),
    ("27 troops", "27 soldiers", AGREES, "equal"),
    # what is told not to be so, or to have been so before
    ("96 people fell ill", "rather than the 96 announced", CONFLICTS, "denied"),
    ("69 people fell ill", "rather than the 96 announced", UNDECIDED, "denied"),
    ("A quarter of it came from abroad", "and not a quarter of the total", CONFLICTS, "denied"),
    ("The loss was €15m", "It widened from €12m", UNDECIDED, "before-a-change"),
    # what words imply
    ("for 91 years", "owned by the state since 1927", AGREES, "implied"),
    ("nearly eight years", "in charge since October 2010", AGREES, "implied"),
    ("aged eleven", "commissioned in 2007", AGREES, "implied"),
    ("for seven years", "between 1998 and 2005", AGREES, "implied"),
    ("four leaders", "the leaders of Turkey, Russia, Germany and France", AGREES, "implied"),
    ("for 32 years", "since 1996", UNDECIDED, "implied"),
    ("three leaders", "the leaders of Turkey, Russia, Germany and France", UNDECIDED, "implied"),
    # one side of a result, and neither of them
    ("won 3-1", "three goals", AGREES, "score"),
    ("28 votes to 12", "28 votes", AGREES, "score"),
    ("28 votes to 12", "30 votes", UNDECIDED, "different-form"),
    ("28 votes to 12", "28 of the 40 votes", AGREES, "score"),
    ("28 votes to 12", "30 of the 40 votes", CONFLICTS, "score"),
    ("won 3-1", "5 percent", UNDECIDED, "different-form"),
    # how far a bound and a rounding reach
    ("60 million rand", "N$65 million", UNDECIDED, "different-currency"),
    ("12 miles", "12", AGREES, "unit-left-out"),
    ("two points", "two percentage points", AGREES, "equal"),
    ("a third of the staff", "more than a third of the staff", UNDECIDED, "at-the-bound"),
    ("almost 40 schools", "at least 50 schools", CONFLICTS, "disjoint"),
    ("2,400 jobs", "2,390 jobs", AGREES, "rounded"),
    ("2,400 jobs", "2,300 jobs", CONFLICTS, "disjoint"),
    ("well over 100 homes", "140 homes", AGREES, "bound-met"),
    ("well over 100 homes", "170 homes", UNDECIDED, "open-bounds"),
    ("more than 100 homes", "115 homes", AGREES, "bound-met"),
    ("more than 100 homes", "130 homes", UNDECIDED, "open-bounds"),
    ("at least 20 dead", "at most 15 dead", CONFLICTS, "disjoint"),
    ("at least 20 dead", "at most 20 dead", UNDECIDED, "open-bounds"),
    ("more than 20 dead", "fewer than 20 dead", CONFLICTS, "disjoint"),
    ("a few hundred men", "40 men", CONFLICTS, "disjoint"),
    ("200 litres per metre", "200 liters per meter", AGREES, "equal"),
    ("10 to 20 men", "15 men", AGREES, "within"),
    ("10 to 20 men", "10 to 20 men", AGREES, "equal"),
    # one step inside each bound, and one beyond it
    ("It rose 2 inches", "It rose 5 centimetres", AGREES, "converted"),
    ("It weighs 10 tons", "It weighs 9 tonnes", AGREES, "converted"),
    ("It weighs 10 tons", "It weighs 7 tonnes", CONFLICTS, "converted-disjoint"),
    ("He drank three gallons", "He drank 12 litres", AGREES, "converted"),
    ("2,000 men", "2,029 men", AGREES, "rounded"),
    ("2,000 men", "2,031 men", UNDECIDED, "near"),
    ("2,000 men", "2,099 men", UNDECIDED, "near"),
    ("2,000 men", "2,101 men", CONFLICTS, "disjoint"),
    ("20,000 men", "21,001 men", CONFLICTS, "disjoint"),
    ("20,000 men", "19,001 men", UNDECIDED, "near"),
    ("about 50 miles", "82 kilometres", AGREES, "converted"),
    ("about 50 miles", "100 kilometres", CONFLICTS, "converted-disjoint"),
    ("nearly 50 miles", "80 kilometres", AGREES, "converted"),
    ("at least 50 miles", "80 kilometres", UNDECIDED, "open-bounds"),
    ("at least 50 miles", "81 kilometres", AGREES, "bound-met"),
    ("at least 50 miles", "70 kilometres", CONFLICTS, "converted-disjoint"),
    ("fewer than 50 men", "at least 50 men", CONFLICTS, "disjoint"),
    ("well under 100 homes", "60 homes", AGREES, "bound-met"),
    ("well under 100 homes", "40 homes", UNDECIDED, "open-bounds"),
    ("fewer than 100 homes", "85 homes", AGREES, "bound-met"),
    ("fewer than 100 homes", "70 homes", UNDECIDED, "open-bounds"),
    ("just over 200 ships", "199 ships", CONFLICTS, "disjoint"),
    ("just over 200 ships", "205 ships", AGREES, "within"),
    ("just over 200 ships", "235 ships", UNDECIDED, "near"),
    ("just over 200 ships", "225 ships", UNDECIDED, "near"),
    ("about 200 ships", "225 ships", UNDECIDED, "near"),
    ("about 200 ships", "235 ships", UNDECIDED, "near"),
    ("200 to 300 men", "299 men", AGREES, "within"),
    ("200 to 300 men", "301 men", CONFLICTS, "disjoint"),
    ("200 to 300 men", "250 to 350 men", UNDECIDED, "ranges"),
    ("200 to 300 men", "about 250 men", AGREES, "within"),
    ("dozens of houses", "about 30 houses", UNDECIDED, "vague"),
    ("dozens of houses", "at least 30 houses", UNDECIDED, "vague"),
    ("dozens of houses", "200 houses", UNDECIDED, "near"),
    ("hundreds of houses", "300 houses", UNDECIDED, "vague"),
    ("US$3 million", "A$3 million", CONFLICTS, "currency-swap"),
    ("$1.5 million", "1.5 million euros", CONFLICTS, "currency-swap"),
    # a unit left out
    ("9.9 percent", "put at 9.9", AGREES, "unit-left-out"),
    ("9.9 percent", "put at 7.2", UNDECIDED, "different-form"),
]


def test_a_figure_that_held_before_may_be_what_an_earlier_story_told() -> None:
    comparison = compare("The loss was €12m", "It widened from €12m")
    assert (comparison.outcome, comparison.rule) == (AGREES, "count.equal")


@pytest.mark.parametrize(("draft", "reported", "outcome", "rule"), PAIRS)
def test_the_outcome_and_its_rule_both_ways(draft: str, reported: str, outcome: Outcome, rule: str) -> None:
    for one, two in ((draft, reported), (reported, draft)):
        comparison = compare(one, two)
        assert (comparison.outcome, comparison.rule) == (outcome, f"count.{rule}")


def test_every_rule_is_used_and_named_once() -> None:
    names = [rule.name for rule in COUNT.rules]
    assert len(names) == len(set(names))
    assert {f"count.{rule}" for *_, rule in PAIRS} == set(names)


def test_a_reason_names_both_values() -> None:
    reason = compare("about 1 million people", "more than 3 million people").reason
    assert "about 1 million people" in reason
    assert "more than 3 million people" in reason


def test_pounds_of_a_thing_may_be_money_or_weight() -> None:
    weight, money = value("It cost 3,000 pounds."), value("It weighed 1,360 kilograms.")
    assert COUNT.compare(weight, money).outcome is AGREES
