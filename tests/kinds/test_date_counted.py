"""All that a date leaves open that is counted from another: from publication, from a weekday, from what the text told before.

Each row is one text, of Friday 14 September 2018 unless it says otherwise, and the reading of its last date (``date_texts.reading``).
"""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import last_reading, rows

RELATIVE = """
He left last night. => 2018-09-13 perhaps 2018-09-14
He left late last night. => 2018-09-13 perhaps 2018-09-14
He leaves tonight. => 2018-09-14
It rained overnight. => 2018-09-13/2018-09-14
It rained overnight. @ - => ?
He left yesterday. => 2018-09-13
He leaves the day after tomorrow. => 2018-09-16
Prices rose in the past week. => 2018-09-07/2018-09-14 or 2018-09-03/2018-09-09
Prices rose in the last week. => 2018-09-07/2018-09-14 or 2018-09-03/2018-09-09
Prices rose over the past quarter. => 2018-06-14/2018-09-14 or 2018-04-01/2018-06-30
Prices rose over the past decade. => 2008-09-14/2018-09-14 or 2000-01-01/2009-12-31
Prices are expected to rise in the coming year. => 2018-09-14/2019-09-14 or 2019-01-01/2019-12-31
Prices are expected to rise in the next week. => 2018-09-14/2018-09-21 or 2018-09-17/2018-09-23
Prices rose this past week. => 2018-09-07/2018-09-14 or 2018-09-03/2018-09-09
Prices rose in the current quarter. => 2018-07-01/2018-09-30
Prices rise in the present year. => 2018-01-01/2018-12-31
Prices rose this decade. => 2010-01-01/2019-12-31
Prices rose last decade. => 2000-01-01/2009-12-31
They met last weekend. => 2018-09-08/2018-09-09
They met this past weekend. => 2018-09-08/2018-09-09
They meet next weekend. => 2018-09-22/2018-09-23 or 2018-09-15/2018-09-16
They meet next weekend. @ 2018-09-15 => 2018-09-22/2018-09-23
They met at the weekend. => 2018-09-08/2018-09-09
They meet at the weekend. => 2018-09-15/2018-09-16
They were meeting at the weekend. @ 2018-09-15 => 2018-09-15/2018-09-16
They were to meet at the weekend. => 2018-09-15/2018-09-16
They liked the weekend. => none
They met for weekend talks. => none
They meet the weekend after next. => 2018-09-29/2018-09-30
They met the weekend before last. => 2018-09-01/2018-09-02
They met the year before last. => 2016-01-01/2016-12-31
They meet the week after next. => 2018-09-24/2018-09-30
They met at the end of the week. => 2018-09-14/2018-09-16 ±3
They met at the start of the month. => 2018-09-01/2018-09-07 ±3
They meet at the end of the decade. => 2019-01-01/2019-12-31 ±3
Sales for the full year rose. @ 2019-04-30 => 2018-01-01/2018-12-31 or 2019-01-01/2019-12-31
Sales for the full year rose. @ 2019-05-01 => 2019-01-01/2019-12-31 or 2018-01-01/2018-12-31
Sales for the full year will rise. @ 2019-02-01 => 2019-01-01/2019-12-31
Sales for the full year rise. @ 2019-02-01 => 2018-01-01/2018-12-31 or 2019-01-01/2019-12-31
He left about three days ago. => 2018-09-11 ±1
He left six days ago. => 2018-09-08
He left seven days ago. => 2018-09-07 ±1
He left 40 days ago. => 2018-08-05 ±4
He left nearly 40 days ago. => 2018-08-05 ±8
He left a week ago. => 2018-09-06/2018-09-08 or 2018-09-04/2018-09-10 ±3
He left two weeks ago. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3
He left almost two weeks ago. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±6
He left a fortnight ago. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3
He left a month ago. => 2018-08-01/2018-08-31 or 2018-07-30/2018-08-29 ±15
He left three quarters ago. => 2017-10-01/2017-12-31 or 2017-10-29/2018-01-29 ±46
He left a year ago. => 2017-01-01/2017-12-31 or 2017-03-15/2018-03-16 ±183
He left ten years ago. => 2008-01-01/2008-12-31 or 2007-09-14/2009-09-15 ±366
He left 12 years ago. => 2006-01-01/2006-12-31 or 2006-03-15/2007-03-16 ±183
He left almost 20 years ago. => 1998-01-01/1998-12-31 or 1996-09-14/2000-09-13 ±732
He left nearly four decades ago. => 1978-01-01/1978-12-31 or 1974-09-15/1982-09-13 ±732
He left a century ago. => 1918-01-01/1918-12-31 or 1917-09-13/1919-09-15 ±366
He left half a year ago. => 2018-03-01/2018-03-31 or 2018-02-27/2018-03-29 ±15
He left half a month ago. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3
He left half a week ago. => 2018-09-11
He left half a decade ago. => 2013-01-01/2013-12-31 or 2013-03-15/2014-03-16 ±183
He left two and a half weeks ago. => 2018-08-28 ±1
He left 2.5 days ago. => ?
He left a month and a half ago. => 2018-07-30/2018-08-05 or 2018-07-31/2018-08-06 ±3
He left several days ago. => ?
He left a dozen days ago. => 2018-09-02 ±1
He left twenty-five days ago. => 2018-08-20 ±2
He left two years ago this month. => 2016-09-01/2016-09-30
He left ten years ago this week. => 2008-09-08/2008-09-14
He left two or three weeks ago. => 2018-08-20/2018-09-02 ±3
He left three or two weeks ago. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3
He left 8 to 10 days ago. => 2018-09-04/2018-09-06 ±1
He left two or three fortnights ago. => 2018-07-30/2018-08-19 ±3
He leaves in two weeks' time. => 2018-09-24/2018-09-30 or 2018-09-25/2018-10-01 ±3
He leaves three days from today. => 2018-09-17
It will reopen in three days. => 2018-09-17
It will reopen again in three days. => 2018-09-17
It reopens in three days. => 2018-09-17
It will rise in three days. => none
It should come in eight to ten days. => 2018-09-22/2018-09-24 ±1
It rained for the past week. => 2018-09-07/2018-09-14 or 2018-09-03/2018-09-09
It rained in the past 24 hours. => 2018-09-13/2018-09-14 ±1
It rained in the past 36 hours. => 2018-09-12/2018-09-14 ±1
It rained in the past 5 hours. => 2018-09-13/2018-09-14 ±1
It rained in the past three weeks. => 2018-08-24/2018-09-14 ±3
It rained in the past three months. => 2018-06-14/2018-09-14 ±15
It rained in the past three years. => 2015-09-14/2018-09-14 ±183
Rain is expected in the next 48 hours. => 2018-09-14/2018-09-16 ±1
Rain is expected over the coming three months. => 2018-09-14/2018-12-14 ±15
Rain is expected over the following two weeks. => 2018-09-14/2018-09-28 ±3
It rained in the past several days. => ?
"""
WEEKDAYS = """
He left last Thursday. => 2018-09-13 or 2018-09-06
He left last Sunday. => 2018-09-09
He left last Friday. => 2018-09-07
He leaves next Saturday. => 2018-09-22 or 2018-09-15
He leaves next Sunday. @ 2018-09-10 => 2018-09-23 or 2018-09-16
He leaves next Monday. @ 2018-09-16 => 2018-09-17
He leaves next Friday. => 2018-09-21
He left on Wednesday. => 2018-09-12
They were due to meet on Saturday. => 2018-09-15 or 2018-09-08
They were due to meet on Wednesday. => 2018-09-12 or 2018-09-19
They planned a march on Saturday. => 2018-09-15 or 2018-09-08
They planned a march on Thursday. => 2018-09-13 or 2018-09-20
He might leave on Saturday. => 2018-09-15 or 2018-09-08
The council met the same Monday. => 2018-09-10 or 2018-09-03 guessed
Friday's meeting ended. => 2018-09-14
They will appeal Wednesday's verdict. => 2018-09-19 or 2018-09-12
He left on a Friday. => 2018-09-14
He left Friday, said his wife. => 2018-09-14
The dam broke on Aug. 8. The mayor left on Monday. => 2018-09-10 or 2018-08-06 or 2018-08-13
The dam broke on Aug. 8. Nobody slept. Nobody ate. The mayor left on Monday. => 2018-09-10 perhaps 2018-08-06 perhaps 2018-08-13
The dam broke on Sept. 7. The mayor left on Monday. => 2018-09-10
The dam broke in August. The mayor left on Monday. => 2018-09-10
The dam broke on Aug. 8. The mayor will leave on Monday. => 2018-09-17
The dam broke on Aug. 8. The mayor left the following Monday. => 2018-08-13
The dam broke on Aug. 8. The mayor left the following Wednesday. => 2018-08-15
The dam broke on Aug. 8. The mayor left the previous Wednesday. => 2018-08-01
The dam broke on Aug. 8. The mayor left that Wednesday. => 2018-08-08 guessed
The dam broke on Aug. 8. The mayor left that same Monday. => 2018-08-13 perhaps 2018-08-06 guessed
The dam broke on Aug. 8. It had rained the same Monday. => 2018-08-06 or 2018-08-13
The dam broke on Aug. 8. It has rained since the Monday. => 2018-08-06 or 2018-08-13 guessed from
The dam broke on Aug. 8. Men came by the Monday. => 2018-08-13 perhaps 2018-08-06 guessed by
The dam broke on Aug. 8 to 10. Men came the following Friday. => 2018-08-17
Men came the following Friday. => 2018-09-07 guessed
Men came the previous Friday. => 2018-09-07 guessed
Men will come the following Friday. => 2018-09-21 guessed
Men came by the Friday. => 2018-09-14 guessed by
President Ray came Monday. => 2018-09-10
Tuesday President Ray came. => 2018-09-11
The Tuesday President Ray came. => 2018-09-11 guessed
Monday Books was sold. => none
Last Monday Ray came. => 2018-09-10 or 2018-09-03
He read the Sunday Mirror. => none
The Monday Club met. => none
Black Friday was quiet. => 2017-11-24 perhaps 2018-11-23
He came on a big Friday. => 2018-09-14
He came on Big Friday. => none
Talks resume on Monday of next week. => 2018-09-17
Talks were held on Monday of the same week. => ? only Mon
The dam broke on Aug. 8. Talks were held on Friday of the same week. => 2018-08-10
Talks resume a week from Monday. => 2018-09-24
Talks resume a week on Friday. => 2018-09-28
Talks were held a week last Monday. => 2018-09-03
The bells rang four Fridays ago. => 2018-08-17
Talks resume Friday next. => 2018-09-21
Talks were held last Monday week. => 2018-09-03
Talks resume on Monday week. @ - => ?
Talks resume a week on Monday. @ - => ?
He comes on Monday of next week. @ - => ? only Mon
He came last Monday. @ - => ? only Mon
He comes next Monday. @ - => ? only Mon
He comes this Friday. => 2018-09-14
He came this Friday. => 2018-09-14
He came this past Monday. => 2018-09-10 or 2018-09-03
He comes this coming Monday. => 2018-09-17
He comes the coming Monday. => 2018-09-17
"""
TOLD = """
The flood came on Aug. 8. Two days later it rained. => 2018-08-10
The flood came on Aug. 8. Two days earlier it had rained. => 2018-08-06
The flood came on Aug. 8. A week later it rained. => 2018-08-14/2018-08-16 or 2018-08-12/2018-08-18 ±3
The flood came on Aug. 8. Two weeks later it rained. => 2018-08-20/2018-08-26 or 2018-08-19/2018-08-25 ±3
The flood came on Aug. 8. Ten days later it rained. => 2018-08-18 ±1
The flood came in August. Two days later it rained. => 2018-08-03/2018-09-02
The flood came in August 2016. Two weeks later it rained. => 2016-08-15/2016-09-18 ±3
The flood came in August 2016. Almost two months later it rained. => 2016-10-01/2016-10-31 ±30
The flood came in 2016. Two days later it rained. => 2018-09-12 guessed
The flood came on Aug. 8 to 10. A week later it rained. => 2018-08-14/2018-08-18 ±3
The flood came on Aug. 8 in a wet August. Two days later it rained. => 2018-08-10
The flood came around Aug. 8. Two days later it rained. => 2018-08-10 ±2
The flood came on Sept. 10. Six days later it ebbed. => ?
Two days later it rained. => 2018-09-12 guessed
Two days earlier it had rained. => ? (-2 days)
Nobody came. Nobody slept. Two days later it rained. => ? (+2 days)
Nobody came. Two days later it rained. => 2018-09-12 guessed
Three months later the town is dry. => 2018-06-01/2018-06-30 or 2018-05-30/2018-06-29 ±15
The flood came in May. Three months later the town is dry. => 2018-06-01/2018-06-30 or 2018-05-30/2018-06-29 ±15
In May 2016 the flood came. Three months later it rained. => 2016-08-01/2016-08-31 ±15
The flood came on Aug. 8. He said on Aug. 20 that all was well. Two days later it rained. => 2018-08-10
The flood came on Aug. 8. Several days later it rained. => ?
The flood came on Aug. 8. Three hours later it rained. => 2018-08-08 perhaps 2019-08-08
The flood came on Aug. 8. Twelve hours later it rained. => 2018-08-09 ±1
The flood came on Aug. 8. Two days before, it had rained. => 2018-08-06
The flood came on Aug. 8. It had rained two days beforehand. => 2018-08-06
The flood came on Aug. 8. It rained two days afterwards. => 2018-08-10
It has been three months since the flood. => 2018-06-01/2018-06-30 or 2018-05-30/2018-06-29 ±15
It is two years since the flood. => 2016-01-01/2016-12-31 or 2016-03-15/2017-03-16 ±183
It was ten days since the flood. => 2018-09-04 ±1
It has been several years since the flood. => ?
It has been three months since the flood. @ - => ?
On Aug. 8, two days after the flood, it rained. => 2018-08-06 (+2 days)
On Aug. 8, two days before the flood, it rained. => 2018-08-10 (-2 days)
Two weeks after the flood, the town is dry. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3 (+14 days)
The town is dry two weeks after the flood. => 2018-08-27/2018-09-02 or 2018-08-28/2018-09-03 ±3 guessed (+14 days)
Two weeks before the flood, the town was dry. => ? (-14 days)
The town was dry two weeks before the flood. => ? (-14 days)
Nobody came. Nobody slept. It dried two weeks after the flood. => ? (+14 days)
The flood came on Aug. 8. Nobody slept. It dried two weeks after the flood. => 2018-08-20/2018-08-26 or 2018-08-19/2018-08-25 ±3 (+14 days)
The flood came on Aug. 8. Nobody slept. It dried two weeks before the flood. => 2018-07-23/2018-07-29 or 2018-07-22/2018-07-28 ±3 (-14 days)
The strike began on Aug. 8. The flood came on Aug. 20. The town was dry two days after the strike. => 2018-08-10 (+2 days)
The strike began in 2016. Nobody slept. The town was dry two days after the strike. => ? (+2 days)
The flood came on Aug. 8. The town was dry several days after the flood. => ?
The flood came on Aug. 8. The town was dry 20 hours after the flood. => 2018-08-09 ±1 (+1 days)
The town was dry three hours after the flood. => none
It could run for eight days after the flood. => none
The flood came on Aug. 8. The town was dry that evening. => 2018-08-08
The flood came on Aug. 8. The town was dry that week. => 2018-08-06/2018-08-12
The flood came around Aug. 8. The town was dry that week. => 2018-08-06/2018-08-12 ±3
The flood came around Aug. 8. The town was dry that day. => 2018-08-08
The flood came around Aug. 8. The town was dry that year. => 2018-01-01/2018-12-31
The flood came on Aug. 3 to 5. The town was dry the next day. => 2018-08-06
The flood came on Aug. 3 to 5. The town was dry the previous day. => 2018-08-02
The flood came in August 2016. The town was dry that week. => 2016-08-01/2016-08-07
The flood came in 2016. The town was dry that decade. => 2010-01-01/2019-12-31
The flood came in 2016. The town was dry the following decade. => 2020-01-01/2029-12-31
The flood came in the second quarter of 2016. The town was dry the same quarter. => 2016-04-01/2016-06-30
The flood came on Sunday. The town was dry that weekend. => 2018-09-08/2018-09-09 only Sat Sun
The flood came on Sunday. The town was dry the previous weekend. => 2018-09-01/2018-09-02 only Sat Sun
The town was dry the following week. => ?
The vote was on Aug. 8. The flood came on Aug. 20. The town was dry the week before the vote. => 2018-07-30/2018-08-05
The vote was on Aug. 8. The flood came on Aug. 20. The town was dry the week after. => 2018-08-27/2018-09-02
The vote was on Aug. 8. The flood came on Aug. 20. He left on the day of the vote. => 2018-08-08
The vote was on Aug. 8. The flood came on Aug. 20. He left the Monday after the vote. => 2018-08-13
The vote was on Aug. 8. The flood came on Aug. 20. He left the Wednesday before the vote. => 2018-08-01
He left on the day of the vote. => ?
The vote was on Aug. 8. Within two weeks of the vote it rained. => 2018-08-08/2018-08-22
The vote was on Aug. 8. Within several weeks of the vote it rained. => ?
Within two weeks of the vote it rained. => ?
"""
DISTANCE = """
The dam broke on Aug. 8. Ann slept. Ben slept. Cay slept. Dan slept. Two days later it rained. => 2018-08-10
The flood will come on Oct. 3. Two days later it rained. => 2018-09-12 guessed
The flood will come on Oct. 3. Two days later it will rain. => 2018-10-05
The mayor said on Aug. 8 that it rained. Two days later it stopped. => 2018-08-10
The flood came on Aug. 8 and the fair was in July. Two days later it rained. => 2018-08-10
The flood came in July and on Aug. 8. Two weeks later it rained. => 2018-08-20/2018-08-26 or 2018-08-19/2018-08-25 ±3
On Aug. 8 it rained, and two days later it stopped. => 2018-08-10
The flood came from July 1 to Aug. 1. Two days later it rained. => 2018-08-03
The plant was checked three months before the fire. => ? (-90 days)
The plant was checked two quarters before the fire. => ? (-182 days)
The plant was checked a year before the fire. => ? (-365 days)
The plant was checked a decade before the fire. => ? (-3650 days)
The plant was checked a fortnight before the fire. => ? (-14 days)
The plant was checked five days before the large and old but sturdy hall burned. => ? (-5 days)
The plant was checked two days prior to the fire. => ? (-2 days)
The plant was checked two days ahead of the fire. => ? (-2 days)
Three weeks following the fire, it reopened. => 2018-08-20/2018-08-26 or 2018-08-21/2018-08-27 ±3 (+21 days)
The fire was on Aug. 8. It had been checked 48 hours before the fire. => 2018-08-06 ±1 (-2 days)
The fire was on Aug. 8. It had been checked 11 hours before the fire. => 2018-08-08 perhaps 2019-08-08
The fire was on Aug. 8. It had been checked 12 hours before the fire. => 2018-08-07 ±1 (-1 days)
The fire was on Aug. 8. The flood was on Aug. 20. It was checked a day after the long flood. => 2018-08-21 (+1 days)
The fire was on Aug. 8. The flood was on Aug. 20. It was checked a day after people came. => 2018-08-09 guessed (+1 days)
The fire was from July 1 to Aug. 1. It was checked a day after the fire. => 2018-08-02 (+1 days)
The minister said on Aug. 20 the fire was bad. It was checked a day after the fire. => 2018-09-13 guessed (+1 days)
Ann slept. ¶ Five days after the flood, it rained. => 2018-09-09 (+5 days)
Ann slept. ¶ Ben slept. ¶ Five days after the flood, it rained. => ? (+5 days)
Ann slept. ¶ Five days later it rained. => 2018-09-09 guessed
"""


@pytest.mark.parametrize(("text", "published", "expected"), rows(RELATIVE + WEEKDAYS + TOLD + DISTANCE))
def test_readings(text: str, published: str | None, expected: str) -> None:
    assert last_reading(text, published) == expected


@pytest.mark.parametrize(
    ("told", "between", "text", "expected"),
    [
        # "Later" and a weekday reach three sentences back beyond their paragraph, and beyond the one before only as a guess.
        ("The dam broke on Aug. 8.", 0, "Two days later it rained.", "2018-08-10"),
        ("The dam broke on Aug. 8.", 2, "Two days later it rained.", "2018-08-10 guessed"),
        ("The dam broke on Aug. 8.", 3, "Two days later it rained.", "? (+2 days)"),
        ("The dam broke on Aug. 8.", 2, "It was dry that Friday.", "2018-08-10 perhaps 2018-08-03 guessed"),
        ("The dam broke on Aug. 8.", 3, "It was dry that Friday.", "2018-09-07 guessed"),
        # "That week" reaches six back, "that year" four.
        ("The dam broke on Aug. 8.", 5, "It was dry that week.", "2018-08-06/2018-08-12 ±3 guessed"),
        ("The dam broke on Aug. 8.", 6, "It was dry that week.", "?"),
        ("The dam broke in 2016.", 3, "It opened in May of the following year.", "2017-05-01/2017-05-31"),
        ("The dam broke in 2016.", 4, "It opened in May of the following year.", "?"),
        ("The dam broke in 2016.", 3, "It opened that May.", "2016-05-01/2016-05-31"),
        ("The dam broke in 2016.", 3, "It reopened that summer.", "2016-06-01/2016-08-31 ±22"),
        (
            "The dam broke in 2016.",
            4,
            "It reopened that summer.",
            "2018-06-01/2018-08-31 perhaps 2019-06-01/2019-08-31 ±22",
        ),
        ("The hearing began on July 25.", 3, "It ended on the 28th.", "2018-07-28 or 2018-08-28"),
        ("The hearing began on July 25.", 4, "It ended on the 28th.", "2018-08-28 perhaps 2018-09-28"),
        # A story of another year colours what it tells in the eight sentences after.
        (
            "The dam broke in 2017.",
            7,
            "It opened on March 5.",
            "2018-03-05 perhaps 2019-03-05 perhaps 2016-03-05 perhaps 2017-03-05",
        ),
        ("The dam broke in 2017.", 8, "It opened on March 5.", "2018-03-05 perhaps 2019-03-05"),
        # The day after an event that a sentence told, however far back.
        ("The dam broke on Aug. 8.", 9, "It rained two days after the dam broke.", "2018-08-10 (+2 days)"),
    ],
)
def test_how_far_back_a_date_is_counted_from(told: str, between: int, text: str, expected: str) -> None:
    assert last_reading("\n\n".join([told, *["Nobody slept."] * between, text])) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the very large and old town hall burned", "2018-08-22 (+2 days)"),
        ("the very large and very old town hall burned", "2018-08-10 guessed (+2 days)"),
    ],
)
def test_an_event_is_known_by_the_first_words_that_name_it(words: str, expected: str) -> None:
    told = "The vote was on Aug. 8. The hall burned on Aug. 20."
    assert last_reading(f"{told} It rained two days after {words}.") == expected


@pytest.mark.parametrize(("dates", "expected"), [(23, "2018-08-10 (+2 days)"), (24, "2018-08-10 guessed (+2 days)")])
def test_so_many_dates_are_kept_in_mind(dates: int, expected: str) -> None:
    since = [f"It rained on May {day}, 2017." for day in range(1, dates + 1)]
    told = ["The vote was on Aug. 8.", *since, "He left two days after the vote."]
    assert last_reading("\n\n".join(told)) == expected
