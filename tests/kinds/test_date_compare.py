"""What comes of two dates of one fact, as a copy editor would say."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import mentions
from verifier.claims import Outcome
from verifier.kinds.date import DATE, DateValue

AGREES, CONFLICTS, UNDECIDED = Outcome.AGREES, Outcome.CONFLICTS, Outcome.UNDECIDED


def first(text: str, published: str) -> DateValue:
    return mentions(text, published)[0].value


@pytest.mark.parametrize(
    ("draft", "on", "reported", "then", "outcome", "rule"),
    [
        # Containment is agreement, each side seen from its own day.
        ("They met on Monday.", "2018-09-19", "They met on Sept. 17.", "2018-09-20", AGREES, "same"),
        ("They met in September.", "2018-09-19", "They met on Monday.", "2018-09-18", AGREES, "within"),
        ("They met last month.", "2018-10-19", "They met on Monday.", "2018-09-18", AGREES, "within"),
        (
            "It is planned for early next month.",
            "2019-05-22",
            "It is planned for early June.",
            "2019-05-20",
            AGREES,
            "same",
        ),
        ("Diggers are due next spring.", "2019-06-11", "Work starts in spring 2020.", "2019-05-14", AGREES, "same"),
        ("It rained in the second week of May.", "2019-06-11", "It rained on May 10.", "2019-05-14", AGREES, "within"),
        (
            "A month after the vote, nothing is built.",
            "2019-06-11",
            "They voted on Monday.",
            "2019-05-14",
            AGREES,
            "within",
        ),
        (
            "Five days after the quake, schools reopened.",
            "2019-05-22",
            "The quake struck early on Friday.",
            "2019-05-17",
            AGREES,
            "same",
        ),
        # Days apart conflict.
        ("They met on Tuesday.", "2018-09-19", "They met on Monday.", "2018-09-18", CONFLICTS, "disjoint"),
        ("He received her in July.", "2018-09-19", "He received her on Aug. 18.", "2018-09-14", CONFLICTS, "disjoint"),
        (
            "The shift ends in December 2020.",
            "2018-11-21",
            "The shift ends in June 2020.",
            "2018-11-09",
            CONFLICTS,
            "disjoint",
        ),
        (
            "She has led it since January.",
            "2018-11-21",
            "She has led it since April.",
            "2018-10-30",
            CONFLICTS,
            "disjoint",
        ),
        (
            "It runs until the end of February.",
            "2019-02-13",
            "It runs until the end of March.",
            "2019-02-05",
            CONFLICTS,
            "disjoint",
        ),
        (
            "Tanks must be out by Oct. 5.",
            "2018-09-19",
            "Tanks must be out by Oct. 10.",
            "2018-09-17",
            CONFLICTS,
            "disjoint",
        ),
        (
            "Tenants have until June 28 to reply.",
            "2019-06-11",
            "The talks close on June 21.",
            "2019-05-28",
            CONFLICTS,
            "disjoint",
        ),
        # Deadlines.
        ("It is to exist by mid-October.", "2018-09-19", "It is to exist by Oct. 15.", "2018-09-17", AGREES, "within"),
        ("He retires on Dec. 31.", "2017-11-02", "He retires by the end of the year.", "2017-10-30", AGREES, "within"),
        (
            "She wants it before Christmas.",
            "2020-10-09",
            "She wants it by Dec. 14.",
            "2020-10-02",
            AGREES,
            "before-landmark",
        ),
        (
            "She wants it before Christmas.",
            "2020-10-09",
            "She wants it by Oct. 31.",
            "2020-10-02",
            UNDECIDED,
            "one-sided",
        ),
        (
            "It will close by the end of this year.",
            "2019-04-16",
            "It will close in March 2020.",
            "2019-03-27",
            CONFLICTS,
            "past-deadline",
        ),
        (
            "It will close by the end of this year.",
            "2019-04-16",
            "It will close on June 12.",
            "2019-03-27",
            UNDECIDED,
            "deadline",
        ),
        (
            "None will reopen before September.",
            "2019-05-22",
            "All stay shut until September.",
            "2019-05-20",
            AGREES,
            "same",
        ),
        (
            "None will reopen before September.",
            "2019-05-22",
            "One will reopen on June 3.",
            "2019-05-20",
            CONFLICTS,
            "too-early",
        ),
        (
            "None will reopen before September.",
            "2019-05-22",
            "One will reopen on Nov. 3.",
            "2019-05-20",
            UNDECIDED,
            "one-sided",
        ),
        # What the words leave open does not decide.
        (
            "It will rain in the second half of May.",
            "2019-05-02",
            "It will rain from May 10 to May 20.",
            "2019-05-02",
            UNDECIDED,
            "overlap",
        ),
        (
            "It struck on Thursday evening GMT.",
            "2019-05-22",
            "It struck early on Friday.",
            "2019-05-17",
            UNDECIDED,
            "zone",
        ),
        ("He will speak next Sunday.", "2018-09-12", "He will speak on Sunday.", "2018-09-11", AGREES, "other-reading"),
        (
            "The bridge opened in May.",
            "2018-09-12",
            "The bridge opened in May 2019.",
            "2019-09-11",
            UNDECIDED,
            "ambiguous",
        ),
        ("It fell in early May.", "2019-06-11", "It fell on May 12.", "2019-05-14", UNDECIDED, "near"),
        ("He left several years ago.", "2019-06-11", "He left in 2011.", "2019-05-14", UNDECIDED, "unresolved"),
        # The day of the week is told, the week is not.
        ("It spread on the Friday.", "2021-08-21", "It spread on Friday.", "2020-08-10", AGREES, "same-weekday"),
        ("It spread on the Friday.", "2021-08-21", "It spread on Saturday.", "2020-08-10", CONFLICTS, "other-weekday"),
        ("Many stayed that weekend.", "2018-05-10", "Many stayed on Sunday.", "2016-11-14", AGREES, "same-weekday"),
        ("Many stayed that weekend.", "2018-05-10", "Many stayed on Monday.", "2016-11-14", CONFLICTS, "other-weekday"),
        ("They left by the Sunday.", "2021-08-21", "They left on Saturday.", "2020-08-10", UNDECIDED, "deadline"),
        ("He hit it one Saturday last month.", "2018-10-05", "He hit it on Saturday.", "2018-09-17", AGREES, "within"),
        (
            "He hit it on a Sunday last month.",
            "2018-10-05",
            "He hit it today.",
            "2018-09-15",
            CONFLICTS,
            "other-weekday",
        ),
        # A stretch begins, or ends, in the days named.
        (
            "It should be done by the end of May.",
            "2018-05-02",
            "It runs from May 2 to 26.",
            "2018-05-02",
            AGREES,
            "edge",
        ),
        ("They met since last century.", "2012-05-02", "They met between 1998 and 2005.", "2012-05-02", AGREES, "edge"),
        ("It lasts until late May.", "2018-05-02", "It lasts from May 2 to 9.", "2018-05-02", CONFLICTS, "disjoint"),
        # A count of longer units is rounded.
        (
            "The hull was seen seven weeks ago.",
            "2018-06-06",
            "It was seen on April 20.",
            "2018-04-26",
            AGREES,
            "within",
        ),
        (
            "It was seen seven weeks ago.",
            "2018-06-09",
            "It was seen on April 23.",
            "2018-04-26",
            AGREES,
            "other-reading",
        ),
        ("It was seen seven weeks ago.", "2018-06-09", "It was seen on April 29.", "2018-05-26", CONFLICTS, "disjoint"),
        ("They left a fortnight ago.", "2019-08-27", "They left on Monday.", "2019-08-14", AGREES, "within"),
    ],
)
def test_verdicts_of_a_copy_editor(draft: str, on: str, reported: str, then: str, outcome: Outcome, rule: str) -> None:
    found = DATE.compare(first(draft, on), first(reported, then))
    assert (found.outcome, found.rule) == (outcome, f"date.{rule}")


def test_the_same_distance_from_an_event_that_nobody_dates() -> None:
    draft = first("The plant had been checked eleven weeks before the fire.", "2019-08-27")
    reported = first("The plant had been checked 11 weeks before the blaze.", "2019-08-14")
    assert draft.first is reported.first is None
    assert DATE.compare(draft, reported).rule == "date.same-distance"


def test_other_distances_from_one_event() -> None:
    draft = first("The plant had been checked fifteen weeks before the fire.", "2019-08-27")
    for words, outcome, rule in (
        ("11 weeks before the fire", CONFLICTS, "other-distance"),
        ("fourteen weeks before the fire", UNDECIDED, "unresolved"),
        ("11 weeks before the merger", UNDECIDED, "unresolved"),
        ("11 weeks after the fire", UNDECIDED, "unresolved"),
    ):
        found = DATE.compare(draft, first(f"The plant had been checked {words}.", "2019-08-14"))
        assert (found.outcome, found.rule) == (outcome, f"date.{rule}"), words


def test_what_goes_on_since_then_is_not_excluded_from_a_later_century() -> None:
    draft = first("It was the first full strike in this century.", "2022-07-06")
    reported = first("It would be the first full strike since the autumn of 1998.", "2022-06-09")
    assert DATE.compare(draft, reported).rule == "date.one-sided"


def test_a_guessed_anchor_may_agree_but_never_contradicts() -> None:
    story = "The ferry sank on Aug. 6. Nobody knew why. The captain was seized two days after the disaster."
    guessed = mentions(story)[1].value
    assert str(guessed.first) == "2018-08-08"
    assert not guessed.firm
    assert DATE.compare(guessed, first("He was seized on Aug. 8.", "2018-09-14")).outcome is AGREES
    assert DATE.compare(guessed, first("He was seized on Aug. 12.", "2018-09-14")).rule == "date.unsure"


def test_a_date_that_was_given_up() -> None:
    moved = first("The session has been moved from Dec. 14 to Dec. 20.", "2018-12-03")
    assert str(moved.first) == "2018-12-14"
    assert DATE.compare(first("It convenes on Dec. 14.", "2018-12-06"), moved).rule == "date.given-up"
    assert DATE.compare(first("It convenes on Dec. 14.", "2018-12-06"), moved).outcome is CONFLICTS
    assert DATE.compare(first("It convenes on Dec. 20.", "2018-12-06"), moved).outcome is UNDECIDED
    assert DATE.compare(first("It convenes in December.", "2018-12-06"), moved).outcome is UNDECIDED
    assert DATE.compare(moved, moved).outcome is AGREES
    due = first("The vote, originally due on Sept. 2, was held on Sunday.", "2018-09-14")
    assert DATE.compare(first("They vote on Sept. 2.", "2018-08-14"), due).rule == "date.given-up"


def test_the_past_perfect_goes_back_from_the_time_that_the_story_tells() -> None:
    """Quirk et al., 4.24: the past perfect is past in the past."""
    story = "Two men died in the fire of February 20 last year. Inspectors {} on December 5."
    told = mentions(story.format("had called"), "2019-08-27")[1].value
    assert DATE.compare(told, first("They called on Dec. 5, 2017.", "2018-03-01")).rule == "date.other-reading"
    plain = mentions(story.format("called"), "2019-08-27")[1].value
    assert DATE.compare(plain, first("They called on Dec. 5, 2017.", "2018-03-01")).rule == "date.ambiguous"


def test_reasons_give_the_days_in_words() -> None:
    found = DATE.compare(first("They met on Tuesday.", "2018-09-19"), first("They met on Monday.", "2018-09-18"))
    assert "Tuesday 18 September 2018" in found.reason
    assert "Monday 17 September 2018" in found.reason


def test_every_rule_is_listed_once() -> None:
    names = [rule.name for rule in DATE.rules]
    assert len(names) == len(set(names))
    assert all(rule.summary and rule.detail and rule.example for rule in DATE.rules)


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        ("They met on Monday.", "2018-09-19", "Monday 17 September 2018"),
        ("It must go by Oct. 5.", "2018-09-19", "by Friday 5 October 2018"),
        ("It opened in September.", "2018-09-19", "September 2018"),
        ("It opened in 1968.", "2018-09-19", "1968"),
        ("It opened in the 1990s.", "2018-09-19", "the 1990s"),
        ("It ran from Sept. 3 to Sept. 7.", "2018-09-19", "3 to 7 September 2018"),
        ("It ran from 2014 to 2016.", "2018-09-19", "2014 to 2016"),
        ("It ran from Sept. 3 to Oct. 7.", "2018-11-19", "3 September to 7 October 2018"),
        ("It ran from Dec. 29 to Jan. 3.", "2018-02-19", "29 December 2017 to 3 January 2018"),
        ("It ran until the end of February.", "2018-03-19", "until 22 to 28 February 2018"),
        ("He left several years ago.", "2018-03-19", "a date that the text does not settle"),
        ("It was checked 11 weeks before the fire.", "2018-03-19", "77 days before the fire"),
        ("It was checked one day before the fire.", "2018-03-19", "1 day before the fire"),
        ("Nobody came. Nobody ate. It shut two days after the fire.", "2018-03-19", "2 days after the fire"),
        ("Two days earlier it had rained.", "2018-03-19", "2 days before another event"),
        ("It shut the Tuesday before the fire.", "2018-03-19", "a Tuesday"),
        ("It shut that weekend.", "2018-03-19", "a Saturday or Sunday"),
        ("It shut last weekend.", "2018-03-19", "17 to 18 March 2018"),
        ("It rained on a Monday in May 2017.", "2018-03-19", "a Monday in May 2017"),
        ("It shut around May 5, 2017.", "2018-03-19", "about Friday 5 May 2017"),
        ("It must shut by about May 5, 2017.", "2018-03-19", "by Friday 5 May 2017"),
        ("It shut in spring 2017.", "2018-03-19", "about 1 March to 31 May 2017"),
        ("It shut after May 5, 2017.", "2018-03-19", "after Friday 5 May 2017"),
        ("It shut before May 5, 2017.", "2018-03-19", "before Friday 5 May 2017"),
        ("It has been shut since May 2017.", "2018-03-19", "from May 2017"),
        ("None will open before May 5, 2019.", "2018-03-19", "not before Sunday 5 May 2019"),
        ("It was moved from May 5, 2019.", "2018-03-19", "no longer Sunday 5 May 2019"),
        ("It shut in the 19th century.", "2018-03-19", "1801 to 1900"),
        ("It shut in the first half of 2017.", "2018-03-19", "1 January to 30 June 2017"),
    ],
)
def test_in_plain_words(text: str, published: str, said: str) -> None:
    assert DATE.say(first(text, published)) == said


def test_the_fields_of_a_report() -> None:
    assert DATE.describe(first("It must go by mid-October.", "2018-09-19")) == {
        "first": "2018-10-11",
        "last": "2018-10-20",
        "grain": "month",
        "role": "by",
    }
    assert DATE.describe(first("They met on Monday.", "2018-09-19")) == {
        "first": "2018-09-17",
        "last": "2018-09-17",
        "grain": "day",
    }
