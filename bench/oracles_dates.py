"""Dates as Recognizers-Text and duckling read them, beside ours, in an article published on Friday 14 September 2018.

    python -m bench.oracles_dates            print every difference, judged or not
    python -m bench.oracles_dates --write    make docs/oracles-dates.md anew; stops where a difference has not been judged

Needs ``pip install -e '.[oracles]'``. A reading is the first and the last day, "2018-09-03/2018-09-07", or one day; of an oracle's several
answers the first. Roles, slack and further readings are left out: no oracle has them.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from bench.differential import Judgement, Readings, Right, Suite, differences, section
from verifier.kinds.date import DATE
from verifier.language import read
from verifier.reading import read_text

PUBLISHED = datetime.date(2018, 9, 14)
PAGE = Path(__file__).parent.parent / "docs" / "oracles-dates.md"
_HEAD = """# Other programs as oracles for dates

Made by `python -m bench.oracles_dates --write` (`pip install -e '.[oracles]'`); `pytest tests/differential` fails on a difference
that stands in no table below. An oracle is a second opinion, no authority: both were made for what people ask of an assistant, and look
forward. Every text is of an article published on Friday 14 September 2018.
"""

TEXTS = (
    # days of the calendar
    "The summit opened on 7 September 2018 in Tehran.",
    "The order was signed on Aug. 31, 2018.",
    "They agreed on Sept. 7.",
    "A verdict is due on the 15th of October.",
    "The exercise ran from Sept. 3 to 7.",
    "The exercise ran from 3 September to 7 September.",
    "The fair lasts from Sept. 28 to Oct. 7.",
    "The wall fell on Nov. 9, 1989.",
    "The bridge opens on Christmas Eve.",
    "The truce was signed on Good Friday 1998.",
    "They were killed on Friday, September 7.",
    # weekdays
    "The council voted on Friday.",
    "The minister resigned on Thursday.",
    "The leaders will meet on Tuesday.",
    "Parliament votes on Monday.",
    "The ship left last Friday.",
    "Talks resume next Monday.",
    "The dam burst a week ago Wednesday.",
    "The strike begins on Friday week.",
    "He resigned on Monday of last week.",
    "Rockets fell on Monday night.",
    "The bells rang three Sundays ago.",
    # counted from publication
    "He was sworn in yesterday.",
    "He arrived the day before yesterday.",
    "The truce takes effect tomorrow night.",
    "Rockets hit the town overnight.",
    "It was agreed last night.",
    "Exports fell last month.",
    "The board will vote next week.",
    "Rallies are planned this weekend.",
    "Crowds filled the square over the weekend.",
    "Inspectors visited earlier this week.",
    "The court freed her two weeks ago.",
    "The storey was added five years ago.",
    "The bank failed a decade ago.",
    "The war began two years ago this month.",
    "Forty shells fell in the past 24 hours.",
    "The firm lost money in the last three months.",
    "The bridge will reopen in three weeks.",
    "It burned down two weeks ago today.",
    # counted from the text
    "The attack happened on Sept. 3. Three days later, police arrested a suspect.",
    "The vote was on Sept. 2. A recount began the following Tuesday.",
    "The market was stormed on Aug. 19. Troops came the next day.",
    "The market was stormed on Aug. 19. Troops came that same evening.",
    "The gang struck on Aug. 28. The car was stolen four days earlier.",
    # months, quarters, seasons, years
    "Unemployment dropped in August.",
    "The plant opens in November.",
    "The governor took office last December.",
    "The deal was signed in March 2016.",
    "The belt is to exist by mid-October.",
    "The rebels seized the city in early 2015.",
    "The deal runs until the end of February.",
    "He wants a deal by the end of the year.",
    "Arrivals peaked in the summer of 2016.",
    "Diggers are due next spring.",
    "Profit rose in the second quarter.",
    "Sales rose in the third quarter of 2017.",
    "The port seized it in the first half of the year.",
    "It started in 1968.",
    "Turnout fell between 2014 and 2016.",
    "The factory was built in the 1990s.",
    "The mine closed in the late eighties.",
    "The bank was founded in the ninth century.",
    "The court will sit on the third Thursday of November.",
    "The fire broke out on the first Sunday of August.",
    "Work begins in the second week of January.",
    # no dates
    "Theresa May said the talks would go on.",
    "Thousands march in Minsk.",
    "The talks lasted three days.",
    "The firm employs 1984 contractors.",
    "Room 2010 was locked.",
    "Parts ran out after a second.",
    "He told the Sun that the ministers sat down.",
    "A fall in exports followed.",
    "She is in her eighties.",
)


def _said(first: datetime.date, last: datetime.date) -> str:
    return f"{first}" if first == last else f"{first}/{last}"


def ours(text: str) -> Readings:
    """The dates that are resolved, whether they make a claim or not."""
    document = read(read_text(text, id="a.txt", date=PUBLISHED))
    periods = [mention.value.period for mention in DATE.find(document)]
    return tuple(_said(period.first, period.last) for period in periods if period is not None)


def recognizers(text: str) -> Readings:
    """Recognizers-Text: the first of its answers to each expression that is a day or a stretch of days."""
    found = [
        (result.start, said)
        for result in _recognizers()(text)
        if result.type_name
        in {"datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetime", "datetimeV2.datetimerange"}
        and (said := _recognised(result.resolution)) is not None
    ]
    return tuple(said for _, said in sorted(found))


def _recognised(resolution: dict[str, list[dict[str, str]]] | None) -> str | None:
    value = (resolution or {"values": [{}]})["values"][0]
    if "start" in value and "end" in value:
        last = datetime.date.fromisoformat(value["end"][:10])
        if len(value["end"]) == 10:
            last -= datetime.timedelta(1)  # its ends are not part of its ranges
        return _said(datetime.date.fromisoformat(value["start"][:10]), last)
    try:
        day = datetime.date.fromisoformat(value.get("value", value.get("start", value.get("end", "")))[:10])
    except ValueError:
        return "not resolved"
    return _said(day, day)


@cache
def _recognizers() -> Callable[[str], list[Any]]:
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    moment = datetime.datetime.combine(PUBLISHED, datetime.time(12))
    return lambda text: list(recognize_datetime(text, Culture.English, reference=moment))


_GRAINS = {"year": 12, "quarter": 3, "month": 1}
_DAYS = {"week": 7}


def duckling(text: str) -> Readings:
    """duckling: of overlapping readings the longest, as the days of its grain; intervals without their end, which is not part of them."""
    kept: list[dict[str, Any]] = []
    for result in sorted(_duckling()(text), key=lambda r: (r["start"] - r["end"], r["start"])):
        if not any(result["start"] < other["end"] and other["start"] < result["end"] for other in kept):
            kept.append(result)
    return tuple(_duck(result["value"]) for result in sorted(kept, key=lambda r: r["start"]))


def _duck(value: dict[str, Any]) -> str:
    low, high = value.get("from"), value.get("to")
    if low and high:
        first, end = datetime.datetime.fromisoformat(low["value"]), datetime.datetime.fromisoformat(high["value"])
        return _said(first.date(), max(first, end - datetime.timedelta(seconds=1)).date())
    point = value if "value" in value else low or high or {}
    first = datetime.datetime.fromisoformat(point["value"])
    return _said(first.date(), _end(first.date(), point["grain"]))


def _end(first: datetime.date, grain: str) -> datetime.date:
    """The last day of the unit that starts on a day."""
    if grain in _GRAINS:
        number = first.month - 1 + _GRAINS[grain]
        return datetime.date(first.year + number // 12, number % 12 + 1, 1) - datetime.timedelta(1)
    return first + datetime.timedelta(_DAYS.get(grain, 1) - 1)


@cache
def _duckling() -> Callable[[str], Iterable[dict[str, Any]]]:
    import duckling as d

    zones = d.load_time_zones("/usr/share/zoneinfo")
    noon = datetime.datetime.combine(PUBLISHED, datetime.time(12), datetime.UTC)
    context = d.Context(
        d.parse_ref_time(zones, "UTC", int(noon.timestamp())),
        d.parse_locale("EN_GB", d.default_locale_lang(d.parse_lang("EN"))),
    )
    dimensions = d.parse_dimensions(["time"])

    def parse(text: str) -> Iterable[dict[str, Any]]:
        results: Iterable[dict[str, Any]] = json.loads(d.parse_text(text, context, dimensions, False))
        return results

    return parse


_R, _D = "Recognizers-Text", "duckling"
_BOTH = (_R, _D)
_BY_REASON: tuple[tuple[Right, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        Right.OURS,
        "The tense of the clause tells on which side of publication the day lies; the oracle gives both, the past one first.",
        (
            ("A verdict is due on the 15th of October.", (_R,)),
            ("The fair lasts from Sept. 28 to Oct. 7.", (_R,)),
            ("The bridge opens on Christmas Eve.", (_R,)),
            ("The leaders will meet on Tuesday.", (_R,)),
            ("Parliament votes on Monday.", (_R,)),
            ("The plant opens in November.", (_R,)),
            ("The court will sit on the third Thursday of November.", (_R,)),
            ("Work begins in the second week of January.", (_R,)),
            ("Crowds filled the square over the weekend.", (_R,)),
        ),
    ),
    (
        Right.OURS,
        "What has happened lies behind: the oracle takes every day for one to come.",
        (
            ("The exercise ran from Sept. 3 to 7.", (_D,)),
            ("The exercise ran from 3 September to 7 September.", (_D,)),
            ("The minister resigned on Thursday.", (_D,)),
            ("Rockets fell on Monday night.", (_D,)),
            ("Crowds filled the square over the weekend.", (_D,)),
            ("Unemployment dropped in August.", (_D,)),
            ("The fire broke out on the first Sunday of August.", (_D,)),
        ),
    ),
    (
        Right.OURS,
        "On a Friday, 'on Friday' is that day (AP stylebook, 'days'): neither the one before nor the next.",
        (("The council voted on Friday.", _BOTH),),
    ),
    (
        Right.OURS,
        "The last day of a range belongs to it.",
        (("The exercise ran from 3 September to 7 September.", (_R,)),),
    ),
    (
        Right.OURS,
        "The oracle reads no such range, and only its first day.",
        (("The exercise ran from Sept. 3 to 7.", (_R,)),),
    ),
    (
        Right.OURS,
        "'A week ago Wednesday' is one day: a week before the last Wednesday.",
        (("The dam burst a week ago Wednesday.", _BOTH),),
    ),
    (
        Right.OURS,
        "British 'Friday week' is a week after the coming Friday.",
        (("The strike begins on Friday week.", _BOTH),),
    ),
    (
        Right.OURS,
        "The oracle does not know the expression, or finds it and does not resolve it.",
        (
            ("The truce was signed on Good Friday 1998.", (_R,)),
            ("The bells rang three Sundays ago.", (_R,)),
            ("Rockets hit the town overnight.", _BOTH),
            ("The bank failed a decade ago.", _BOTH),
            ("Arrivals peaked in the summer of 2016.", (_R,)),
            ("Diggers are due next spring.", (_R,)),
            ("The port seized it in the first half of the year.", _BOTH),
            ("Turnout fell between 2014 and 2016.", (_R,)),
            ("The factory was built in the 1990s.", _BOTH),
            ("The mine closed in the late eighties.", _BOTH),
            ("The bank was founded in the ninth century.", _BOTH),
        ),
    ),
    (
        Right.OURS,
        "A weekend has two days; the oracle lets it start on Friday evening.",
        (("Rallies are planned this weekend.", (_D,)),),
    ),
    (
        Right.OURS,
        "'Earlier this week' runs from its start to the day of publication.",
        (("Inspectors visited earlier this week.", _BOTH),),
    ),
    (
        Right.OURS,
        "Nobody counts weeks or years to the day: the unit that the day falls in is meant (TimeML: 'two weeks ago' is a week).",
        (
            ("The court freed her two weeks ago.", _BOTH),
            ("The storey was added five years ago.", (_R,)),
            ("The bridge will reopen in three weeks.", _BOTH),
            ("The storey was added five years ago.", (_D,)),
        ),
    ),
    (
        Right.OURS,
        "'This month' and 'today' only say which part of that year, or which day, is meant: one date, not two.",
        (
            ("The war began two years ago this month.", _BOTH),
            ("It burned down two weeks ago today.", _BOTH),
        ),
    ),
    (
        Right.BOTH,
        "Whether a stretch up to publication has that day, and whether its months are calendar months, is the writer's affair.",
        (("The firm lost money in the last three months.", _BOTH),),
    ),
    (
        Right.OURS,
        "'Later', 'earlier', 'next', 'following' and 'that same' count from the date told before, not from publication.",
        (
            ("The attack happened on Sept. 3. Three days later, police arrested a suspect.", _BOTH),
            ("The vote was on Sept. 2. A recount began the following Tuesday.", _BOTH),
            ("The market was stormed on Aug. 19. Troops came the next day.", _BOTH),
            ("The market was stormed on Aug. 19. Troops came that same evening.", _BOTH),
            ("The gang struck on Aug. 28. The car was stolen four days earlier.", _BOTH),
        ),
    ),
    (
        Right.OURS,
        "'Early', 'mid-' and 'the end of' name a part of the period: a third of it, or its last smaller unit.",
        (
            ("The belt is to exist by mid-October.", (_R,)),
            ("The rebels seized the city in early 2015.", _BOTH),
            ("The deal runs until the end of February.", (_R,)),
            ("He wants a deal by the end of the year.", _BOTH),
        ),
    ),
    (
        Right.BOTH,
        "Where the end of a month begins is a convention: its last week here, its last eight days there.",
        (("The deal runs until the end of February.", (_D,)),),
    ),
    (
        Right.BOTH,
        "A meteorologist's seasons are whole months, an astronomer's run from equinox to solstice; here the weeks between never conflict.",
        (
            ("Arrivals peaked in the summer of 2016.", (_D,)),
            ("Diggers are due next spring.", (_D,)),
        ),
    ),
    (
        Right.BOTH,
        "The weeks of a month can be counted from its first day or from its first Monday; the days between never conflict here.",
        (("Work begins in the second week of January.", (_D,)),),
    ),
    (
        Right.OURS,
        "May, March, a fall, a second and the Sun are names and words here, and no dates.",
        (
            ("Theresa May said the talks would go on.", (_R,)),
            ("Thousands march in Minsk.", _BOTH),
            ("Parts ran out after a second.", (_D,)),
            ("He told the Sun that the ministers sat down.", (_D,)),
            ("A fall in exports followed.", _BOTH),
        ),
    ),
    (
        Right.OURS,
        "Four digits before what they count, or that name a room, are no year.",
        (
            ("The firm employs 1984 contractors.", (_R,)),
            ("Room 2010 was locked.", (_R,)),
        ),
    ),
)
JUDGEMENTS = {
    (text, oracle): Judgement(right, why)
    for right, why, rows in _BY_REASON
    for text, oracles in rows
    for oracle in oracles
}
SUITE = Suite(
    kind="date",
    texts=TEXTS,
    ours=ours,
    oracles={_R: recognizers, _D: duckling},
    modules=("recognizers_date_time", "duckling"),
    judgements=JUDGEMENTS,
)


def page() -> str:
    """docs/oracles-dates.md as the judgements and the installed oracles make it; ValueError as :func:`section` says."""
    return f"{_HEAD}\n{section(SUITE)}"


def main() -> int:
    """Print the differences or write the page; the exit status."""
    if any(importlib.util.find_spec(module) is None for module in SUITE.modules):
        print("The oracles are not all installed: pip install -e '.[oracles]'.", file=sys.stderr)
        return 1
    if "--write" in sys.argv[1:]:
        try:
            text = page()
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        PAGE.write_text(text, encoding="utf-8")
        return 0
    for d in differences(SUITE):
        verdict = "NOT JUDGED" if d.judgement is None else f"{d.judgement.right}: {d.judgement.why}"
        print(f"{d.oracle}\t{d.text}\t{'; '.join(d.ours)}\t{'; '.join(d.theirs)}\t{verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
