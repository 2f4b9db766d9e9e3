"""The days of every feast, against the almanac: the church's year, the United States federal holidays, the lunar feasts."""

from __future__ import annotations

import datetime

import pytest

from verifier.kinds.date.calendar import Period
from verifier.kinds.date.holidays import HOLIDAYS, named

FIXED = """
new year's eve: 2018-12-31
new year's day: 2018-01-01
new year's: 2018-01-01/2018-01-02
christmas eve: 2018-12-24
christmas day: 2018-12-25
christmas: 2018-12-24/2018-12-26
boxing day: 2018-12-26
epiphany: 2018-01-06
orthodox christmas: 2018-01-07
candlemas: 2018-02-02
valentine's day: 2018-02-14
st patrick's day: 2018-03-17
st. patrick's day: 2018-03-17
st george's day: 2018-04-23
st andrew's day: 2018-11-30
nowruz: 2018-03-21
april fools' day: 2018-04-01
april fool's day: 2018-04-01
anzac day: 2018-04-25
australia day: 2018-01-26
canada day: 2018-07-01
bastille day: 2018-07-14
may day: 2018-05-01
halloween: 2018-10-31
all saints' day: 2018-11-01
all souls' day: 2018-11-02
armistice day: 2018-11-11
veterans day: 2018-11-11
martinmas: 2018-11-11
michaelmas: 2018-09-29
"""
"""On the same days every year."""
MOVING = """
shrove tuesday: 2018-02-13, 2019-03-05
ash wednesday: 2018-02-14, 2019-03-06
palm sunday: 2018-03-25, 2024-03-24
holy week: 2018-03-25/2018-03-31, 2024-03-24/2024-03-30
maundy thursday: 2018-03-29, 2024-03-28
good friday: 2018-03-30, 2024-03-29
holy saturday: 2018-03-31, 2024-03-30
easter saturday: 2018-03-31, 2024-03-30
easter sunday: 2018-04-01, 2024-03-31
easter monday: 2018-04-02, 2024-04-01
easter weekend: 2018-03-30/2018-04-02, 2024-03-29/2024-04-01
easter: 2018-03-30/2018-04-02, 2024-03-29/2024-04-01
ascension day: 2018-05-10, 2024-05-09
whit sunday: 2018-05-20, 2024-05-19
pentecost: 2018-05-20, 2024-05-19
whit monday: 2018-05-21, 2024-05-20
corpus christi: 2018-05-31, 2024-05-30
martin luther king day: 2018-01-15, 2024-01-15
presidents' day: 2018-02-19, 2024-02-19
memorial day: 2018-05-28, 2024-05-27
labor day: 2018-09-03, 2024-09-02
columbus day: 2018-10-08, 2024-10-14
election day: 2018-11-06, 2024-11-05
thanksgiving day: 2018-11-22, 2024-11-28
thanksgiving: 2018-11-22, 2024-11-28
black friday: 2018-11-23, 2024-11-29
"""
"""Easter was on 1 April 2018, 21 April 2019 and 31 March 2024."""
MOON = """
eid al-fitr: 2018-06-15, 2024-04-10
eid al-adha: 2018-08-22, 2024-06-17
ramadan: 2018-05-16/2018-06-14, 2024-03-11/2024-04-09
ashura: 2018-09-21, 2024-07-17
"""
"""By the tabular calendar, which is up to a day off."""


def almanac(table: str) -> list[tuple[str, str]]:
    """The feasts of a table, each with one of its days or stretches, "first/last"."""
    lines = [line.split(": ") for line in table.split("\n") if line]
    return [(name, days) for name, listed in lines for days in listed.split(", ")]


def said(period: Period | None) -> str:
    """ "2018-04-01", or "2018-03-30/2018-04-02"."""
    assert period is not None
    return f"{period.first}" if period.first == period.last else f"{period.first}/{period.last}"


@pytest.mark.parametrize(("name", "days"), [*almanac(FIXED), *almanac(MOVING), *almanac(MOON)])
def test_a_feast_is_on_the_days_of_the_almanac(name: str, days: str) -> None:
    holiday = named(name)
    assert holiday is not None
    assert said(holiday.days(int(days[:4]))) == days


def test_every_feast_is_in_the_almanac_and_only_the_sun_and_the_moon_are_a_day_off() -> None:
    listed = {name for name, _ in almanac(FIXED + MOVING + MOON)}
    assert listed == set(HOLIDAYS)
    off = {name: holiday.slack for name, holiday in HOLIDAYS.items() if holiday.slack}
    assert off == dict.fromkeys(["nowruz", *(name for name, _ in almanac(MOON))], 1)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Eid ul-Fitr", "eid al-fitr"),
        ("Eid el-Adha", "eid al-adha"),
        ("Eid-al-Fitr", "eid al-fitr"),
        ("New  Year's\nEve", "new year's eve"),
        ("New Years Eve", "new year's eve"),
        ("St Andrew's Night", "st andrew's day"),
        ("Veterans' Day", "veterans day"),
    ],
)
def test_a_feast_has_several_spellings(words: str, name: str) -> None:
    assert named(words) is HOLIDAYS[name]


@pytest.mark.parametrize("words", ["Christmases", "Independence Day", "Night", "Bonfire Night"])
def test_what_is_no_feast_or_not_one_day_everywhere_has_no_days(words: str) -> None:
    assert named(words) is None


@pytest.mark.parametrize(
    ("name", "year", "first"),
    [
        ("Ramadan", 2030, "2030-01-06"),  # 2030 has two of them: the first one counts
        ("Eid al-Fitr", 2000, "2000-01-08"),
        ("Ashura", 2008, "2008-01-19"),
        ("Ramadan", 622, None),  # before the first year of that calendar
        ("Ramadan", 10000, None),
        ("Easter Sunday", 10000, None),
        ("Memorial Day", 0, None),
        ("Christmas Eve", 9999, "9999-12-24"),
    ],
)
def test_the_years_at_the_edges(name: str, year: int, first: str | None) -> None:
    holiday = named(name)
    assert holiday is not None
    found = holiday.days(year)
    assert (None if found is None else found.first) == (None if first is None else datetime.date.fromisoformat(first))
