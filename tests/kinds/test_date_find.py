"""Date expressions as news writes them: which words, and which days. Published on Friday 14 September 2018 unless a row says otherwise."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import claims, days, mentions, only

CALENDAR_DAYS = [
    ("The summit opens Sept. 17 with a dinner.", "Sept. 17", "2018-09-17"),
    ("The zone was agreed on 17 September by both sides.", "17 September", "2018-09-17"),
    ("They met on September 7, 2018 in Tehran.", "September 7, 2018", "2018-09-07"),
    ("They met on Friday, September 7, in Tehran.", "Friday, September 7", "2018-09-07"),
    ("The boat left on the afternoon of June 6, a Wednesday.", "June 6, a Wednesday", "2018-06-06"),
    ("The order is dated 2018-08-31.", "2018-08-31", "2018-08-31"),
    ("The council met on 17/09/2018.", "17/09/2018", "2018-09-17"),
    ("The council met on 9/17/2018.", "9/17/2018", "2018-09-17"),
    ("The council met on 3.4.2018.", "3.4.2018", "2018-04-03"),
    ("A verdict is due on the 15th of October.", "the 15th of October", "2018-10-15"),
    ("Prices fall on the first of November.", "the first of November", "2018-11-01"),
    ("He died in hospital on 3rd August.", "3rd August", "2018-08-03"),
    ("The fire of February 20 last year killed two.", "February 20 last year", "2017-02-20"),
    ("The club folded last Oct. 23.", "last Oct. 23", "2017-10-23"),
    ("The wall fell on Nov. 9, 1989.", "Nov. 9, 1989", "1989-11-09"),
    ("It was launched in the first hours of Sept. 13 GMT.", "Sept. 13 GMT", "2018-09-13"),
    ("The exercise ran from Sept. 3 to 7.", "Sept. 3 to 7", "2018-09-03/2018-09-07"),
    ("The exercise ran from 3-7 September.", "3-7 September", "2018-09-03/2018-09-07"),
    ("The exercise ran from Sept. 3 to Sept. 7.", "Sept. 3 to Sept. 7", "2018-09-03/2018-09-07"),
    ("The fair lasts from Sept. 28 to Oct. 7.", "Sept. 28 to Oct. 7", "2018-09-28/2018-10-07"),
    ("The weekend of July 22 and 23 was wet.", "The weekend of July 22 and 23", "2018-07-21/2018-07-22"),
]

MONTHS_AND_LONGER = [
    ("Unemployment dropped in August.", "August", "2018-08-01/2018-08-31"),
    ("Ships called there in May and in November.", "November", "2017-11-01/2017-11-30"),
    ("The plant opens in November.", "November", "2018-11-01/2018-11-30"),
    ("The deal was signed in March 2016.", "March 2016", "2016-03-01/2016-03-31"),
    ("It reached the shops in March of last year.", "March of last year", "2017-03-01/2017-03-31"),
    ("The governor took office last December.", "last December", "2017-12-01/2017-12-31"),
    ("Charts are wanted from next June.", "next June", "2019-06-01/2019-06-30"),
    ("The rebels seized the city in early 2015.", "early 2015", "2015-01-01/2015-04-30"),
    ("It was the hottest May on record.", "May", "2018-05-01/2018-05-31"),
    ("The deal runs until the end of February.", "the end of February", "2019-02-22/2019-02-28"),
    ("The belt is to exist by mid-October.", "mid-October", "2018-10-11/2018-10-20"),
    ("It is to start in the middle of November.", "the middle of November", "2018-11-11/2018-11-20"),
    ("The count began late in August.", "late in August", "2018-08-21/2018-08-31"),
    ("The fire broke out on the first Sunday of August.", "the first Sunday of August", "2018-08-05"),
    ("The regulator has until the last day of this month.", "the last day of this month", "2018-09-30"),
    ("The court will sit on the third Thursday of November.", "the third Thursday of November", "2018-11-15"),
    ("Work begins in the second week of January.", "the second week of January", "2019-01-08/2019-01-14"),
    ("The hearing was in the week of March 6.", "the week of March 6", "2018-03-05/2018-03-11"),
    ("The factory was built in the 1990s.", "the 1990s", "1990-01-01/1999-12-31"),
    ("The mine closed in the late eighties.", "the late eighties", "1986-09-01/1989-12-31"),
    ("The mine closed in the mid-'80s.", "the mid-'80s", "1983-05-01/1986-08-31"),
    ("The bank was founded in the ninth century.", "the ninth century", "0801-01-01/0900-12-31"),
    ("Turnout fell between 2014 and 2016.", "2014 and 2016", "2014-01-01/2016-12-31"),
    ("The 2014-16 outbreak killed thousands.", "2014-16", "2014-01-01/2016-12-31"),
    ("He worked there from 2003 until 2007.", "2003 until 2007", "2003-01-01/2007-12-31"),
    ("It started in 1968.", "1968", "1968-01-01/1968-12-31"),
    ("The plant (1931) was shut.", "1931", "1931-01-01/1931-12-31"),
]

SEASONS_QUARTERS_FEASTS = [
    ("Arrivals peaked in the summer of 2016.", "the summer of 2016", "2016-06-01/2016-08-31"),
    ("Diggers are due next spring.", "next spring", "2019-03-01/2019-05-31"),
    ("The firm dropped him last fall.", "last fall", "2017-09-01/2017-11-30"),
    ("Ground is broken this autumn.", "this autumn", "2018-09-01/2018-11-30"),
    ("The pots sold badly over the summer.", "the summer", "2018-06-01/2018-08-31"),
    ("Gove had the lowest rate in late summer.", "late summer", "2018-08-01/2018-08-31"),
    ("Profit rose in the second quarter.", "the second quarter", "2018-04-01/2018-06-30"),
    ("Production follows in the first quarter of 2024.", "the first quarter of 2024", "2024-01-01/2024-03-31"),
    ("Sales rose in Q3 2017.", "Q3 2017", "2017-07-01/2017-09-30"),
    ("The port seized it in the first half of the year.", "the first half of the year", "2018-01-01/2018-06-30"),
    ("The first six months of 2018 were dry.", "The first six months of 2018", "2018-01-01/2018-06-30"),
    ("The group lays them off by Christmas.", "Christmas", "2018-12-24/2018-12-26"),
    ("It opened on Easter Monday 2017.", "Easter Monday 2017", "2017-04-17"),
    ("It opened on Good Friday.", "Good Friday", "2018-03-30"),
    ("Suppliers have until New Year's Eve.", "New Year's Eve", "2018-12-31"),
    ("They married the day after Christmas.", "the day after Christmas", "2017-12-26"),
    ("A team arrives in the new year.", "the new year", "2019-01-01/2019-12-31"),
]

STRETCHES = [
    ("Revenue rose in the six months to June 30.", "the six months to June 30", "2018-01-01/2018-06-30"),
    ("Revenue rose in the three months ended Aug. 31.", "the three months ended Aug. 31", "2018-06-01/2018-08-31"),
    ("Profit fell in the year to March 2018.", "the year to March 2018", "2017-04-01/2018-03-31"),
    ("It was a loss for the fiscal year ending June 30.", "the fiscal year ending June 30", "2017-07-01/2018-06-30"),
    ("They searched over the three days from Sept. 7.", "the three days from Sept. 7", "2018-09-07/2018-09-09"),
    ("Exports fell in the April-to-June period.", "the April-to-June period", "2018-04-01/2018-06-30"),
    (
        "Exports fell in the July-September quarter of 2017.",
        "the July-September quarter of 2017",
        "2017-07-01/2017-09-30",
    ),
    ("It rained May through July.", "May through July", "2018-05-01/2018-07-31"),
    ("Sales shrank in the summer quarter.", "the summer", "2018-07-01/2018-09-30"),
    ("Sales for the full year should reach a record.", "the full year", "2018-01-01/2018-12-31"),
    ("The fort was burned between AD 905 and 950.", "AD 905 and 950", "0905-01-01/0950-12-31"),
    ("Goths sacked the city in 410 AD and left.", "410 AD", "0410-01-01/0410-12-31"),
    ("He first stood in '98.", "'98", "1998-01-01/1998-12-31"),
    ("Constantinople fell in the year 1453.", "1453", "1453-01-01/1453-12-31"),
    ("He was robbed one Saturday last month.", "Saturday last month", "2018-08-01/2018-08-31"),
    (
        "The truce held from Friday evening to Monday morning.",
        "Friday evening to Monday morning",
        "2018-09-07/2018-09-10",
    ),
    ("The exercise will end on Tuesday or Wednesday.", "Tuesday or Wednesday", "2018-09-18/2018-09-19"),
    ("They met in May or June 2016.", "May or June 2016", "2016-05-01/2016-06-30"),
    ("It ran from May to October 2016.", "May to October 2016", "2016-05-01/2016-10-31"),
    ("It ran from Nov. 18 to Jan. 9, 2016.", "Nov. 18 to Jan. 9, 2016", "2015-11-18/2016-01-09"),
    ("The fair, from the 9th to the 12th of June, drew 300.", "the 9th to the 12th of June", "2018-06-09/2018-06-12"),
    ("It opened on Tuesday the 11th.", "Tuesday the 11th", "2018-09-11"),
    ("As recently as March it had 400 staff.", "March", "2018-03-01/2018-03-31"),
    ("Fighting paused for Eid al-Adha.", "Eid al-Adha", "2018-08-22"),
]

COUNTED_FROM_PUBLICATION = [
    ("The council voted on Friday.", "Friday", "2018-09-14"),
    ("The minister resigned Thursday.", "Thursday", "2018-09-13"),
    ("The leaders will meet on Tuesday.", "Tuesday", "2018-09-18"),
    ("Parliament votes on Monday.", "Monday", "2018-09-17"),
    ("The bomb exploded at 10 a.m. on Wednesday.", "Wednesday", "2018-09-12"),
    ("Rockets fell on Monday night.", "Monday night", "2018-09-10"),
    ("Trucks returned late on Sunday.", "Sunday", "2018-09-09"),
    ("Talks resume next Monday.", "next Monday", "2018-09-17"),
    ("The ship left last Friday.", "last Friday", "2018-09-07"),
    ("He was elected last Tuesday.", "last Tuesday", "2018-09-11"),
    ("Rallies are planned this Sunday.", "this Sunday", "2018-09-16"),
    ("He resigned on Monday of last week.", "Monday of last week", "2018-09-03"),
    ("The strike begins on Friday week.", "Friday week", "2018-09-28"),
    ("The dam burst a week ago Wednesday.", "a week ago Wednesday", "2018-09-05"),
    ("Friday's meeting ended without agreement.", "Friday", "2018-09-14"),
    ("A rally was called for Saturday.", "Saturday", "2018-09-15"),
    ("The president declared Monday a day of mourning.", "Monday", "2018-09-17"),
    ("He was sworn in yesterday.", "yesterday", "2018-09-13"),
    ("He arrived the day before yesterday.", "the day before yesterday", "2018-09-12"),
    ("The truce takes effect tomorrow night.", "tomorrow night", "2018-09-15"),
    ("Rockets hit the town overnight.", "overnight", "2018-09-13/2018-09-14"),
    ("Inspectors visited earlier this week.", "earlier this week", "2018-09-10/2018-09-14"),
    ("Exports fell last month.", "last month", "2018-08-01/2018-08-31"),
    ("A meeting is planned early next month.", "early next month", "2018-10-01/2018-10-10"),
    ("The envoy went to Ankara last week.", "last week", "2018-09-03/2018-09-09"),
    ("The board will vote next week.", "next week", "2018-09-17/2018-09-23"),
    ("Rallies are planned this weekend.", "this weekend", "2018-09-15/2018-09-16"),
    ("Crowds filled the square over the weekend.", "the weekend", "2018-09-08/2018-09-09"),
    ("A third suspect was freed late last year.", "late last year", "2017-09-01/2017-12-31"),
    ("He wants a deal by the end of the year.", "the end of the year", "2018-12-01/2018-12-31"),
    ("He wants a deal by the end of next year.", "the end of next year", "2019-12-01/2019-12-31"),
    ("The court freed her two weeks ago.", "two weeks ago", "2018-08-27/2018-09-02"),
    ("The storey was added five years ago.", "five years ago", "2013-01-01/2013-12-31"),
    ("He left a couple of days ago.", "a couple of days ago", "2018-09-12"),
    ("The bank failed a decade ago.", "a decade ago", "2008-01-01/2008-12-31"),
    ("The war began two years ago this month.", "two years ago this month", "2016-09-01/2016-09-30"),
    ("It happened a year and a half ago.", "a year and a half ago", "2017-03-01/2017-03-31"),
    ("Forty shells fell in the past 24 hours.", "the past 24 hours", "2018-09-13/2018-09-14"),
    ("The deal was struck last night.", "last night", "2018-09-13"),
    ("It burned down two weeks ago today.", "two weeks ago today", "2018-08-31"),
    ("He left two or three years ago.", "two or three years ago", "2015-01-01/2016-12-31"),
    ("He scored last Saturday week.", "last Saturday week", "2018-09-01"),
    ("He did not arrive until Wednesday.", "Wednesday", "2018-09-12"),
    ("The bells rang three Sundays ago.", "three Sundays ago", "2018-08-26"),
    ("Talks resume the Tuesday after next.", "the Tuesday after next", "2018-09-25"),
    ("The bridge will reopen in three weeks.", "three weeks", "2018-10-01/2018-10-07"),
    ("A ruling should come in eight to ten weeks.", "eight to ten weeks", "2018-11-05/2018-11-25"),
    ("She will retire at the end of the year after 22 years.", "the end of the year", "2018-12-01/2018-12-31"),
    ("Investors gave it 97 million in the past 18 months.", "the past 18 months", "2017-03-14/2018-09-14"),
]

COUNTED_FROM_THE_TEXT = [
    ("The attack happened on Sept. 3. Three days later, police arrested a suspect.", "Three days later", "2018-09-06"),
    ("The gang struck on Aug. 28. The car was stolen four days earlier.", "four days earlier", "2018-08-24"),
    ("They met on Monday, 10 days after a summit in Ankara.", "10 days after", "2018-08-31"),
    ("Five days after the mountains shook, schools reopened.", "Five days after", "2018-09-09"),
    ("A week to the day after the sea wall fell, the town counts.", "A week to the day after", "2018-09-07"),
    ("The market was stormed on Aug. 19. Troops came that same evening.", "that same evening", "2018-08-19"),
    ("The market was stormed on Aug. 19. Troops came the next day.", "the next day", "2018-08-20"),
    ("The vote was on Sept. 2. A recount began the following Tuesday.", "the following Tuesday", "2018-09-04"),
    ("The dam broke on May 8. It had rained since the Saturday.", "the Saturday", "2018-05-05"),
    ("The quake struck on Monday. Help came 36 hours later.", "36 hours later", "2018-09-12"),
    (
        "Profit fell in the second quarter of 2017. It rose the following quarter.",
        "the following quarter",
        "2017-07-01/2017-09-30",
    ),
    ("Sales in 2016 fell. A year earlier they had risen.", "A year earlier", "2015-01-01/2015-12-31"),
    ("The vote was on Sept. 2. The ballots came the previous Friday.", "the previous Friday", "2018-08-31"),
    ("Her firm learned of it in February 2013. It stopped sales that May.", "that May", "2013-05-01/2013-05-31"),
    (
        "The quake struck on Nov. 9, 2016. A ninth victim died the following January.",
        "the following January",
        "2017-01-01/2017-01-31",
    ),
    (
        "It burned in May 2013. The plant was checked on December 5 of that year.",
        "December 5 of that year",
        "2013-12-05",
    ),
    ("The ferry sank on Aug. 6. The captain was seized two days after the ferry sank.", "two days after", "2018-08-08"),
    (
        "The ferry sank on Aug. 6. The dead were buried the Tuesday after the ferry sank.",
        "the Tuesday after",
        "2018-08-07",
    ),
    ("The hearing began on Aug. 25 and went on for hours. It ended on the 26th.", "the 26th", "2018-08-26"),
]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        *CALENDAR_DAYS,
        *MONTHS_AND_LONGER,
        *SEASONS_QUARTERS_FEASTS,
        *STRETCHES,
        *COUNTED_FROM_PUBLICATION,
        *COUNTED_FROM_THE_TEXT,
    ],
)
def test_days(text: str, words: str, expected: str) -> None:
    assert (words, expected) in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said the talks would go on.",
        "In May's cabinet, Theresa May had two rivals.",
        "The March for Our Lives drew crowds.",
        "Thousands march in Minsk, and they may march again.",
        "April Jones treated the wounded, and August Wilson wrote a play.",
        "He told the Sun that the ministers sat down.",
        "The second-largest bank sold its second branch in a second.",
        "Spring water was sold, and the bed springs squeaked.",
        "A fall in exports and the fall of the city followed.",
        "The firm employs 2,018 people and 1984 contractors.",
        "They walked 1500 metres for 2000 dollars.",
        "The council approved 1,984 homes.",
        "She is in her eighties.",
        "The Good Friday Agreement held, and the Christmas market opened.",
        "He scored in the second quarter with a touchdown.",
        "Guards watch the border around the clock.",
        "Parts lasted for eight days before they ran out.",
        "The flight landed 55 minutes later.",
        "The quake struck at 1948 GMT.",
        "A strike of 48 hours and a talk of three days were held.",
        "He was born on 31 February 2018.",
        "He was jailed for five years.",
        "They will vaccinate a million children in four days.",
        "They will sit for eight days in a row.",
        "It will be the first to open in nearly four decades.",
        "The firm built it in three weeks.",
        "It will be the year to remember.",
        "Room 2010 and Resolution 2254 were named.",
    ],
)
def test_no_dates(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("He met her on Sunday.", "2018-09-16", "2018-09-16"),
        ("He will meet her on Sunday.", "2018-09-16", "2018-09-16"),
        ("He met her last Sunday.", "2018-09-16", "2018-09-09"),
        ("She goes on Dec. 31.", "2017-11-02", "2017-12-31"),
        ("She went on Dec. 31.", "2018-01-05", "2017-12-31"),
        ("The court will sit in February.", "2018-12-06", "2019-02-01/2019-02-28"),
        ("The court sat in February.", "2018-12-06", "2018-02-01/2018-02-28"),
        ("Results are due by Easter.", "2019-01-05", "2019-04-19/2019-04-22"),
        ("They have been there since January.", "2018-11-21", "2018-01-01/2018-01-31"),
        ("They were due to meet on Tuesday.", "2019-02-13", "2019-02-12"),
        ("He worked there in the fourth quarter.", "2019-02-13", "2018-10-01/2018-12-31"),
        ("She won in winter.", "2019-04-10", "2018-12-01/2019-02-28"),
        ("The rate was 5 percent at the end of the year.", "2019-02-13", "2018-12-01/2018-12-31"),
    ],
)
def test_direction(text: str, published: str, expected: str) -> None:
    assert days(only(text, published)) == expected


@pytest.mark.parametrize(
    "text", ["He came on Monday.", "It rained last week.", "They left in May.", "He resigned two years ago."]
)
def test_without_a_day_of_publication_nothing_relative_is_resolved(text: str) -> None:
    (mention,) = mentions(text, None)
    assert mention.value.first is mention.value.last is None
    assert mention.excluded


def test_what_the_words_name_needs_no_publication() -> None:
    assert claims("He came on 7 May 2013, in the summer of 2014 or in 2016.", None) == [
        ("7 May 2013", "2013-05-07"),
        ("the summer of 2014", "2014-06-01/2014-08-31"),
        ("2016", "2016-01-01/2016-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("He was elected last Tuesday.", "2018-09-04"),  # or last week's
        ("Mr Ray speaks next Sunday.", "2018-09-16"),  # or the very next one
        ("Sales begin in May.", "2018-05-01"),  # the year is left out
        ("In the winter of 2013 it froze.", "2013-12-01"),  # winters straddle years
    ],
)
def test_what_else_the_words_can_mean_is_kept(text: str, other: str) -> None:
    assert other in [str(period.first) for period in only(text).others]


@pytest.mark.parametrize(
    ("text", "word", "masked"),
    [
        ("The ministers met in Vienna on Monday.", "Monday", "on Monday"),
        ("It opens in March.", "March", "in March"),
        ("Exports fell last month.", "last month", "last month"),
        ("The vote is due by the end of May.", "the end of May", "by the end of May"),
        ("It fell at 6 a.m. on Friday.", "Friday", "on Friday"),
    ],
)
def test_the_mask_takes_the_preposition(text: str, word: str, masked: str) -> None:
    (mention,) = mentions(text)
    assert mention.span.of(text) == word
    assert mention.mask.contains(mention.span)
    assert mention.mask.of(text).endswith(masked)
