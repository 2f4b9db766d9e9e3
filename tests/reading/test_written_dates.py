"""Dates written in full."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.written_dates import MONTHS, WRITTEN_DATE, read_day, read_written

DAY = datetime.date(2018, 9, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2018-09-14",
        "2018/9/14",
        "20180914",
        "2018-09-14T08:00:00Z",
        "2018-09-14 08:00:00 +02:00",
        "2018-09-14T08:00:00.123456+02:00",
        "14 September 2018",
        "14 Sept. 2018",
        "14th of September, 2018",
        "14-Sep-2018",
        "September 14, 2018",
        "Sept. 14, 2018, 5:00 p.m. ET",
        "Sept 14 2018 at 10.15am",
        "Friday, September 14, 2018",
        "Fri, 14 Sep 2018 10:00:00 +0000",
        "SEPTEMBER 14TH, 2018",
        "  14   September\t2018 ",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert read_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 September",  # no year
        "September 2018",  # no day
        "09/10/2018",  # two days, by country
        "14.09.2018",
        "2018-02-30",
        "Feb. 30, 2018",
        "2018-13-01",
        "32 May 2018",
        "0018-09-14",
        "2018-09-141",
        "yesterday",
        "September 14, 2018 and 2019",
        "on 14 September 2018",
    ],
)
def test_what_names_no_day_or_more_than_one(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(("text", "month", "day"), [("Sept. 14", 9, 14), ("1 May", 5, 1), ("Feb. 29", 2, 29)])
def test_a_day_without_a_year(text: str, month: int, day: int) -> None:
    match = WRITTEN_DATE.match(text)
    assert match is not None
    written = read_written(match)
    assert written is not None
    assert (written.year, written.month, written.day, written.date) == (None, month, day, None)


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2999, 12, 31)), st.data())
def test_every_day_reads_back(day: datetime.date, data: st.DataObject) -> None:
    """Each form that news copy writes a day in names that day."""
    month = data.draw(st.sampled_from(MONTHS[day.month - 1])).title()
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.day} {month} {day.year}", f"{month}. {day.day}, {day.year}"):
        assert read_day(text) == day
