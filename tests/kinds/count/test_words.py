"""Counts in words alone: none, both, dozens, a pair, doubled, a year and a half; and results in words."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import claims, mentions

FOUND: list[tuple[str, str, str, float, float, str]] = [
    # nought
    ("None of the 16 hostages was hurt.", "None", "count", 0, 0, "hostage"),
    ("None was hurt.", "None", "count", 0, 0, ""),
    ("Not a single man died.", "Not a single", "count", 0, 0, "man"),
    ("Nobody died.", "Nobody", "count", 0, 0, "people"),
    ("Zero casualties were reported.", "Zero casualties", "count", 0, 0, "casualty"),
    # wide bands
    ("Millions of people watched.", "Millions", "count", 2e6, 9_999_999, "people"),
    ("Billions of dollars were lost.", "Billions of dollars", "money", 2e9, 9_999_999_999, "USD"),
    ("Scores of people came.", "Scores", "count", 40, 99, "people"),
    ("Tens of millions watched.", "Tens of millions", "count", 20e6, 99_999_999, ""),
    ("Dozens of millions watched.", "Dozens of millions", "count", 24e6, 99_999_999, ""),
    ("Hundreds of billions were lost.", "Hundreds of billions", "count", 200e9, 999_999_999_999, ""),
    ("A few people came.", "A few", "count", 3, 5, "people"),
    ("A few thousand people came.", "A few thousand", "count", 3000, 5000, "people"),
    ("Several dozen people came.", "Several dozen", "count", 36, 108, "people"),
    ("Several years went by.", "Several years", "measure", 3, 9, "year"),
    ("A couple of men came.", "A couple", "count", 2, 3, "man"),
    ("A couple of hundred people came.", "A couple of hundred", "count", 200, 300, "people"),
    # two, and times
    ("Both pilots died.", "Both", "count", 2, 2, "pilot"),
    ("Both of them died.", "Both", "count", 2, 2, ""),
    ("A pair of ministries objected.", "A pair", "count", 2, 2, "ministry"),
    ("He scored a brace in Oslo.", "a brace", "count", 2, 2, "goal"),
    ("He scored a hat-trick.", "a hat-trick", "count", 3, 3, "goal"),
    ("She won thrice.", "thrice", "frequency", 3, 3, "time"),
    ("It was twice the size.", "twice", "multiple", 2, 2, "time"),
    ("Sales have doubled.", "doubled", "multiple", 2, 2, "time"),
    ("Sales have halved.", "halved", "multiple", 0.5, 0.5, "time"),
    ("Sales are to double.", "double", "multiple", 2, 2, "time"),
    ("He paid double the price.", "double", "multiple", 2, 2, "time"),
    ("Sales quadrupled.", "quadrupled", "multiple", 4, 4, "time"),
    ("Sales rose tenfold.", "tenfold", "multiple", 10, 10, "time"),
    # one of a unit
    ("It took a year and a half.", "a year and a half", "measure", 1.5, 1.5, "year"),
    ("It took a year and a quarter.", "a year and a quarter", "measure", 1.25, 1.25, "year"),
    ("The next month and a half will tell.", "next month and a half", "measure", 1.5, 1.5, "month"),
    ("It took a whole week.", "a whole week", "measure", 1, 1, "week"),
    ("It took a full month.", "a full month", "measure", 1, 1, "month"),
    ("He waited a fortnight.", "a fortnight", "measure", 1, 1, "fortnight"),
    ("The talks took an hour and ten minutes.", "an hour and ten minutes", "measure", 1 + 1 / 6, 1 + 1 / 6, "hour"),
    ("He was jailed for a year.", "a year", "measure", 1, 1, "year"),
    ("A lone survivor was found.", "A lone", "count", 1, 1, "survivor"),
    ("Six men and a woman were held.", "a", "count", 1, 1, "woman"),
    # results
    ("It ended in a goalless draw.", "goalless", "score", 0, 0, ""),
    ("They kept a clean sheet.", "clean sheet", "count", 0, 0, "goal"),
    ("They won by a stroke.", "a stroke", "count", 1, 1, "stroke"),
    ("It ended one-all.", "one-all", "score", 1, 1, ""),
    ("It ended 2-all.", "2-all", "score", 2, 2, ""),
    ("The fourth-placed side lost.", "fourth-placed", "ordinal", 4, 4, "place"),
    ("The 25th-minute opener stood.", "25th-minute", "ordinal", 25, 25, "minute"),
    ("The 3rd-ranked player lost.", "3rd-ranked", "ordinal", 3, 3, "place"),
]


@pytest.mark.parametrize(("text", "words", "form", "low", "high", "unit"), FOUND)
def test_what_a_word_says(text: str, words: str, form: str, low: float, high: float, unit: str) -> None:
    found = {m.span.of(text): m.value for m in mentions(text)}[words]
    assert (found.form.value, found.unit) == (form, unit)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


NO_CLAIM = [
    ("No surprises are expected.", "a way of speaking"),
    ("Both pilots died.", "a known pair"),
    ("Millions of people watched.", "vague quantity"),
    ("He was jailed for a year.", "an article, and no figure"),
    ("They kept a clean sheet.", "a result in words"),
    ("Did two men die?", "asked, not told"),
    ("It takes two to tango.", "a general remark"),
    ("She is in two minds.", "a way of speaking"),
    ("The two have met.", "a known group"),
    # figures of speech
    ("He does not give two hoots.", "a way of speaking"),
    ("The fans gave two cheers.", "a way of speaking"),
    ("The fans gave three cheers.", "a way of speaking"),
    ("They came from the four corners of the world.", "a way of speaking"),
    ("It was scattered to the four winds.", "a way of speaking"),
    ("She sailed the seven seas.", "a way of speaking"),
    ("A cat has nine lives.", "a way of speaking"),
    ("I told him a hundred times.", "a way of speaking"),
    ("A picture is worth a thousand words.", "a way of speaking"),
    ("That is half the battle.", "a way of speaking"),
    ("That is half the story.", "a way of speaking"),
    ("It is half the fun.", "a way of speaking"),
    ("That is half the trouble.", "a way of speaking"),
    ("It is half the truth.", "a way of speaking"),
    ("I have told him a million times.", "a way of speaking"),
    ("It is a million miles away.", "a way of speaking"),
    ("Not in a million years.", "a way of speaking"),
    ("He died a thousand deaths.", "a way of speaking"),
    ("It is nine times out of ten.", "a way of speaking"),
]


@pytest.mark.parametrize(("text", "why"), NO_CLAIM)
def test_what_makes_no_claim_says_why(text: str, why: str) -> None:
    assert [m.excluded for m in mentions(text)] == [why]


CLAIMS = [
    ("A couple of men came.", ["A couple"]),  # as good as a figure
    ("There were no casualties.", ["no casualties"]),
    ("Six men and a woman were held.", ["Six"]),
    ("Only one man died.", ["one"]),
    ("There is one survivor.", ["one"]),
    ("One hundred and one phones are missing.", ["One hundred and one"]),  # no pronoun, for all that it ends in "one"
    ("Twenty-one people are in hospital.", ["Twenty-one"]),
]


@pytest.mark.parametrize(("text", "words"), CLAIMS)
def test_what_makes_a_claim(text: str, words: list[str]) -> None:
    assert claims(text) == words


NOTHING = [
    "A brace of late goals won it.",
    "The scores were close.",
    "Few people came.",
    "None of it is true.",
    "None other than the mayor came.",
    "Both sides met.",
    "Every third day it rains.",
    "A pair of trousers was lost.",
    "It happened a fortnight ago.",
    "A single mother came.",
    "He bought a double room.",
    "A clean bill was passed.",
    "They won by a distance.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text: str) -> None:
    assert mentions(text) == []
