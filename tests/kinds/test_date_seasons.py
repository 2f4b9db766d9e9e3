"""Seasons, feasts, quarters and numeric dates, as an article of Friday, 14 September 2018 means them."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import claims, document, mentions
from verifier.kinds.date import DATE
from verifier.kinds.date.stretches import LONGEST, stretches

SEASONS = [
    ("The fires began last summer.", "last summer", "2018-06-01/2018-08-31"),
    ("The fires broke out last autumn.", "last autumn", "2017-09-01/2017-11-30"),
    ("The works will start next spring.", "next spring", "2019-03-01/2019-05-31"),
    ("They hope to start this coming winter.", "this coming winter", "2018-12-01/2019-02-28"),
    ("Ground was broken in the spring of last year.", "the spring of last year", "2017-03-01/2017-05-31"),
    ("The vote was held at midsummer 2012.", "midsummer 2012", "2012-06-21/2012-06-27"),
    ("Turnout fell in midsummer.", "midsummer", "2018-06-21/2018-06-27"),
    ("Prices rose in midwinter.", "midwinter", "2017-12-18/2017-12-24"),
]

FEASTS = [
    ("Sales slumped last Christmas.", "last Christmas", "2017-12-24/2017-12-26"),
    ("Sales should rise next Christmas.", "next Christmas", "2018-12-24/2018-12-26"),
    ("They met at Christmas 2015.", "Christmas 2015", "2015-12-24/2015-12-26"),
    ("Shops opened late on Christmas Eve 2016.", "Christmas Eve 2016", "2016-12-24"),
    ("The club has been shut since Good Friday.", "Good Friday", "2018-03-30"),
    ("Homes sold well over the Easter weekend.", "Easter", "2018-03-30/2018-04-02"),
    ("The bill is due in the new year.", "the new year", "2019-01-01/2019-12-31"),
]

QUARTERS = [
    ("Profits fell in the third quarter of 2017.", "the third quarter of 2017", "2017-07-01/2017-09-30"),
    ("Profits fell in the first quarter.", "the first quarter", "2018-01-01/2018-03-31"),
    ("Growth slowed in the fourth quarter of last year.", "the fourth quarter of last year", "2017-10-01/2017-12-31"),
    (
        "Growth will pick up in the second quarter of next year.",
        "the second quarter of next year",
        "2019-04-01/2019-06-30",
    ),
    ("Profits fell in Q2 2016.", "Q2 2016", "2016-04-01/2016-06-30"),
]

DAYS = [
    ("It was signed on 14/09/2016.", "14/09/2016", "2016-09-14"),
    ("It was signed on 09/14/2016.", "09/14/2016", "2016-09-14"),
    ("It was signed on 4.3.2016.", "4.3.2016", "2016-03-04"),
    ("It was signed on 2016-09-14.", "2016-09-14", "2016-09-14"),
    ("The hearing is on the 25th.", "the 25th", "2018-09-25"),
    ("The hearing was on the 3rd.", "the 3rd", "2018-09-03"),
    ("The exercise ran from Sept. 3 to 7, 2015.", "Sept. 3 to 7, 2015", "2015-09-03/2015-09-07"),
    ("They meet on Tuesday week.", "Tuesday week", "2018-09-25"),
    ("The court sits again a week on Monday.", "a week on Monday", "2018-09-24"),
]


@pytest.mark.parametrize(("text", "words", "expected"), SEASONS + FEASTS + QUARTERS + DAYS)
def test_what_the_words_mean(text: str, words: str, expected: str) -> None:
    assert claims(text) == [(words, expected)]


def test_a_season_named_by_that_is_the_one_nearest_to_what_was_told() -> None:
    text = "The dam burst in the winter of 2013. That spring the fields lay fallow."
    assert claims(text) == [
        ("the winter of 2013", "2012-12-01/2013-02-28"),
        ("That spring", "2013-03-01/2013-05-31"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He threw two touchdowns in the third quarter.",
        "He went up to the 25th floor.",
        "The ferry sank on the night of Feb. 30.",
        "The Good Friday Agreement was signed by both.",
        "Christmas trees were sold out.",
        "It was signed on 03/04/2016.",  # by a European or by an American?
    ],
)
def test_what_is_no_date_or_may_be_two_makes_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize("words", ["last summer", "midsummer", "next Christmas", "the new year", "the first quarter"])
def test_without_a_day_of_publication_nothing_is_known_of_them(words: str) -> None:
    assert [mention.value.first for mention in mentions(f"They met in {words}.", None)] in ([], [None])


def test_a_sentence_without_end_is_read_in_stretches_that_lose_no_word_and_no_date() -> None:
    copy = document("It rained on 3 May 2018, " * LONGEST + "and stopped.")
    sentence = copy.sentences[0]
    parts = list(stretches(sentence))
    assert len(parts) > 1
    assert [word for part in parts for word in part.words] == list(sentence.words)
    assert all(len(part.words) <= LONGEST for part in parts)
    assert "".join(part.view for part in parts) == sentence.view
    cut = sum(len(list(stretches(s))) - 1 for s in copy.sentences) + len(copy.sentences) - 1
    assert len(list(DATE.find(copy))) >= LONGEST - cut  # no more than one is lost at each cut
