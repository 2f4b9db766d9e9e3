"""Numbers and number words that make no claim: dates, names, labels, codes, idioms, opinions."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import claims, mentions

NO_VALUE = [
    # dates and times
    "The report was published on Sept. 17, 2018.",
    "It was shut on Sept. 17, 18 and 19.",
    "The fair opened on 3 May.",
    "It ended in 2018, as in 2016.",
    "The 2018 elections were close.",
    "The 2018-19 season was short.",
    "The 1990s were hard.",
    "Talks begin at 10.30 a.m. in the hall.",
    "They met at 10:30 in the hall.",
    "It closed at half past four.",
    "It was contained by six in the evening.",
    "He left at four o'clock.",
    # names, labels, codes
    "Article 50 sets out the procedure.",
    "The F-16 landed, and so did the Il-20.",
    "Boeing 737 production was halted.",
    "The G20 and the M5S met.",
    "No 10 declined to comment, and so did No. 11.",
    "Highway A1 was blocked.",
    "The Covid-19 rules were eased.",
    "Formula One was postponed.",
    "The Group of Seven met.",
    "They met in Room 12.",
    "He lives at 10 Downing Street.",
    "Call 020 7946 0958 or +44 207 946 0958.",
    "See www.example.org/12 or write to a12@example.org.",
    "Version 192.168.1.2 is out.",
    "It has 5G and a 3D printer.",
    "It was Channel 4 that showed it.",
    # words
    "He came second.",
    "It is a 50-50 chance.",
    "It cost him a six-figure sum.",
    "It was in the mid-40s all week.",
    "The shop is open 24-7.",
    "Wait a second, he told the judge.",
    "He is a second cousin of the king.",
    "They plan to quarter troops in the town.",
    "The quartet of mediators met.",
    "A third man was held.",
    "The second half was dull.",
    "Sales in the quarter fell.",
    "Both sides blamed each other.",
    "Both Greece and Turkey agreed.",
    "The dispute goes back to square one.",
]


@pytest.mark.parametrize("text", NO_VALUE)
def test_no_value(text: str) -> None:
    assert [m.span.of(text) for m in mentions(text)] == []


NO_CLAIM = [
    ("One of the ministers objected.", "a pronoun"),
    ("It was, on the one hand, a success.", "a way of speaking"),
    ("Nobody disputes the need.", "a way of speaking"),
    ("No one knew.", "a way of speaking"),
    ("There were no surprises.", "a way of speaking"),
    ("He was in two minds about it.", "a way of speaking"),
    ("It was a game of two halves.", "a way of speaking"),
    ("Half the battle is turning up.", "a way of speaking"),
    ("It takes two to tango.", "a general remark"),
    ("Two heads are better than one.", "a general remark"),
    ("Two wrongs never make a right.", "a general remark"),
    ("A picture is worth a thousand words.", "a way of speaking"),
    ("Can a bank surprise twice?", "asked, not told"),
    ("Is one man to blame?", "asked, not told"),
    ("She won her 10th title.", "ordinal"),
    ("It was the third of four night shifts.", "ordinal"),
    ("Both pilots survived.", "a known pair"),
    ("The two have met.", "a known group"),
    ("The two sides will meet again in Bonn.", "a known pair"),
    ("The 2 sides will meet again in Bonn.", "a known pair"),
    ("He scored in the 2 halves of the final.", "a known pair"),
    ("The rains failed, one aid worker said.", "an unnamed source"),
    ("Hopes are fading, as one applicant put it.", "an unnamed source"),
    ("Each pays a one-off fee.", "a way of speaking"),
    ("Prices rose from one month to the next.", "a way of speaking"),
    ("Sales fell in the 12 months to March.", "a date or a period"),
    ("He moved away three years later.", "a date or a period"),
    ("It rained over the past seven days.", "a date or a period"),
    ("Three schools will close and a fourth has been reprieved.", "ordinal"),
]


@pytest.mark.parametrize(("text", "why"), NO_CLAIM)
def test_a_value_that_makes_no_claim_says_why(text: str, why: str) -> None:
    assert why in [m.excluded for m in mentions(text)]
    assert [m.span.of(text) for m in mentions(text) if m.excluded == why and m.span.of(text) in claims(text)] == []


KEPT = [
    ("Twelve people are trapped.", "Twelve"),
    ("Eight miners remain underground.", "Eight"),
    ("Only eight of the men remain underground.", "eight"),
    ("Three passengers are still in hospital.", "Three"),
    ("Two roads are closed.", "Two"),
    ("Six suspects are being sought.", "Six"),
    ("Five people are missing.", "Five"),
    ("There is one borehole.", "one"),
    ("Only one bidder was left.", "one"),
    ("Eleven were found in Italy and one in Dubai.", "one"),
    ("Was it worth 11.5 million dollars?", "11.5 million dollars"),
    ("They waited ten years for a ruling.", "ten years"),
    ("The ride will last 38 minutes.", "38 minutes"),
    ("It came eleven months later than planned.", "eleven months"),
    ("No serious side effects have been recorded.", "No serious side effects"),
    ("It moved two million tonnes.", "two million tonnes"),
    ("Police searched the 2 barges on Friday.", "2"),
    ("Officials of 2 sides were hurt.", "2"),
    ("The 3 sides met in Bonn on Friday.", "3"),
]


@pytest.mark.parametrize(("text", "words"), KEPT)
def test_what_looks_like_one_and_is_a_claim(text: str, words: str) -> None:
    assert words in claims(text)
