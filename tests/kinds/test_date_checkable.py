"""Which dates make a claim, and why the others make none."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import claims, mentions, rows, why_none
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


LAST_DATES = """
He will stay, she said on Monday. => date of the saying only
He added on Monday that he would stay. => date of the saying only
He recalled on Monday that it had rained. => date of the saying only
The firm recalled 300 cookers on Monday. => claim
The firm on Monday recalled 300 cookers. => claim
The firm on Monday recalled about 300 cookers. => claim
The firm on Monday added another 300 jobs. => claim
The firm on Monday noted 300 faults. => claim
The firm on Monday explained 300 faults. => date of the saying only
He told reporters on Monday that he would stay. => date of the saying only
He told his wife on Monday that he would stay. => claim
He told the Daily Mirror on Monday that he would stay. => date of the saying only
He told Parliament on Monday that he would stay. => claim
He told BBC on Monday that he would stay. => date of the saying only
He told a rally on Monday that he would stay. => claim
He said at a hearing on Monday that he would stay. => claim
He said at a news conference on Monday that he would stay. => date of the saying only
He said outside his home on Monday that he would stay. => claim
He said in Ghent on Monday that he would stay. => claim
He said on Monday as he left that all was well. => claim
He said on Monday when he left that all was well. => claim
He said on Monday as she said he would. => date of the saying only
He announced on Monday that he would stay. => claim
He said by Monday that he would stay. => claim
He said in May that he would stay. => claim
Today it is a city of tents. => how things are now, not an event
Today the bridge opens. => claim
Today the bridge was opened. => claim
Tonight it is quiet. => how things are now, not an event
This week it is quiet. => how things are now, not an event
This week it is due to open. => claim
This week the court is in session. => how things are now, not an event
The court is on trial this week. => claim
Last week it was quiet. => claim
This morning it is quiet. => how things are now, not an event
It is quiet on Friday. => claim
Quiet streets this week. => how things are now, not an event
Talks expected this week. => claim
It is quiet until today. => claim
Has it been quiet this week? => question
They protest every Monday. => no certain day
They protest most Mondays. => none
They met each Monday. => no certain day
He left on some Monday. => no certain day
He left on a wet cold Monday. => no certain day
He left one Monday. => no certain day
He left the wet Monday. => claim
He left on any Monday evening. => no certain day
Prices rose more than a year ago. => claim
Prices rose on a year earlier. => what is compared with
Prices rose 5 percent more than a year ago. => what is compared with
Prices were 5 points less than a year ago. => what is compared with
Prices rose against a year earlier. => what is compared with
He left more than a year ago. => claim
He left fewer than two years ago. => claim
LISBON, Aug. 9 (Lusa) — Talks began. => dateline
LISBON, Aug. 9 - Talks began. => dateline
The 2018 World Cup was a success. => year that names something
The 2018 cup was a success. => claim
A 2018 World Bank report said so. => year that names something
Next year World Cup fans come. => claim
He owns a 12th-century chapel. => age of a thing
He lived in the 12th century. => claim
Updated: Sept. 14, 2018 => a date by itself
Posted on Monday at 5 pm => a date by itself
Monday, Sept. 10 => a date by itself
Silva said on Wednesday it would close. => date of the saying only
Silva said late on Wednesday it would close. => date of the saying only
Silva said Wednesday would be fine. => claim
It will open on Monday, officials said. => claim
It will open on Monday, officials said on Tuesday. => date of the saying only
It would open Monday, said Silva. => claim
"It opens on Monday," said Silva. => claim
Silva said it closed on Wednesday. => claim
He noted on Monday. => date of the saying only
Officials on Monday told the Chronicle that it closed. => date of the saying only
Officials on Monday told me that it closed. => date of the saying only
Officials on Monday told the Hungarian news agency that it closed. => date of the saying only
Officials on Monday told the House that it closed. => claim
Officials on Monday told a jury that it closed. => claim
Officials said on Monday at a factory that it closed. => claim
Officials said on Monday at a time of need that it closed. => date of the saying only
Officials said on Monday near Ghent that it closed. => claim
Officials said from the scene on Monday that it closed. => claim
Officials wrote on Monday that it closed. => date of the saying only
Officials wrote last week that it closed. => claim
The firm on Monday claimed up to 300 jobs. => claim
The firm on Monday maintained 300 jobs. => claim
He said on Monday while driving that it closed. => claim
He said on Monday after he left that it closed. => claim
He said on Monday because he left that it closed. => date of the saying only
The city stands empty this week. => how things are now, not an event
The city stood empty this week. => claim
The city stands empty this month. => how things are now, not an event
The city opens this week. => claim
The city is empty next week. => claim
The city is empty by this week. => claim
The court is open this week. => claim
He is held this week. => claim
It is quiet on the 14th. => claim
It is quiet tonight. => how things are now, not an event
It is quiet this year. => how things are now, not an event
It was up from a day earlier. => what is compared with
Prices fell 3 percent from two years ago. => what is compared with
He left from Ghent two years ago. => claim
It rose 5% less than a year ago. => what is compared with
BERLIN, Sept 3 (AFP) - Talks began. => dateline
Talks began in Berlin on Sept 3 - and failed. => claim
BERLIN and others met on Sept 3 - and failed. => claim
He came on another Monday. => no certain day
He came every other Monday. => no certain day
He came on alternate Mondays. => none
He came on each Monday night. => no certain day
He came on a Monday, Sept. 10. => claim
The 1951 Festival of Britain was a success. => year that names something
His 2016 World Cup was a success. => year that names something
In 2016 World Bank fans came. => claim
The 2016 Games began. => year that names something
The 20th century came. => claim
20th-century art was sold. => age of a thing
The 20th century art was sold. => age of a thing
Did he come on Monday?) => question
First updated 14 September 2018 at 10:20 GMT => a date by itself
Page 5, 14 September 2018 => a date by itself
Monday. => a date by itself
"""


@pytest.mark.parametrize(("text", "published", "why"), rows(LAST_DATES))
def test_why_a_date_makes_no_claim(text: str, published: str | None, why: str) -> None:
    assert why_none(text, published) == why


def test_a_day_of_the_saying_is_told_from_a_day_of_the_event() -> None:
    text = "Mr Lavrov said on Friday that he would meet her on Monday."
    assert claims(text) == [("Monday", "2018-09-17")]


@pytest.mark.parametrize(("text", "words"), DATE.examples)
def test_examples_of_the_kind(text: str, words: str) -> None:
    assert words in [found for found, _ in claims(text)]


@pytest.mark.parametrize("text", DATE.counterexamples)
def test_counterexamples_of_the_kind(text: str) -> None:
    assert claims(text) == []
