"""What follows from two counts told together."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Outcome
from verifier.kinds.count import COUNT, CountValue, Form
from verifier.language import read
from verifier.reading import read_text


def values(text: str) -> list[CountValue]:
    document = read(read_text(text, id="a.txt", date=datetime.date(2019, 5, 22)))
    return [mention.value for mention in COUNT.find(document)]


def follows(draft: str, reported: str) -> str | None:
    """How a draft's first count follows from the counts of a reported sentence; None where it does not."""
    wanted = values(draft)[0]
    for value, how in COUNT.derive(values(reported)):
        if COUNT.compare(wanted, value).outcome is Outcome.AGREES:
            return how
    return None


@pytest.mark.parametrize(
    ("draft", "reported", "how"),
    [
        (
            "Only 25 life jackets were in reach.",
            "There were 120 life jackets, 95 of them locked in a chest.",
            "less",
        ),
        (
            "The concert brought in 1.5 million zlotys.",
            "The city added 300,000 zlotys to the 1.2 million zlotys given.",
            "make",
        ),
        ("A quarter of the homes will be let.", "Of the 286 homes, 72 homes will be let.", "25.2% of"),
        ("Turnover grew by nearly 4 percent.", "Turnover rose to $1.38 billion from $1.33 billion.", "%"),
        ("Profit fell by more than two-thirds.", "Profit dwindled to €11 million from €38 million.", "71.1% less"),
        ("The state bears €96m.", "It will cost €480m, the state paying a fifth.", "is about"),
        ("The staff will almost triple.", "Staff number 145 and are to reach 400.", "2.8 times"),
        ("It was up from 15 percent.", "It will climb by three percentage points, to 18 percent.", "less"),
        ("It was down from €1.9bn.", "Sales thinned by 17 percent to €1.6bn.", "17% less than"),
        ("It lost 1.18 billion kronor.", "It lost ten times the 118 million kronor of the first strike.", "10 times"),
        ("Bail was 60 million shillings.", "It freed two on bail of 30 million shillings each.", "at"),
        ("It paid $504 a head.", "It paid $64,000 for 127 people.", "among"),
        ("It took her 14 years.", "She began at the age of 27 and is now aged 41.", "from age 27 to age 41"),
        ("Gas costs 83 percent less.", "Gas cost 34 euros a megawatt-hour, against 205 euros.", "83.4% less"),
        ("It made 1.5 million zlotys.", "It added 300,000 zlotys to the 1.2 million collected.", "make"),
        ("Seven people were held.", "They arrested six men and a woman.", "make"),
        ("The rate came down by 0.2 percentage points.", "The rate fell to 6.5 percent from 6.7 percent.", "point"),
    ],
)
def test_it_follows(draft: str, reported: str, how: str) -> None:
    found = follows(draft, reported)
    assert found is not None
    assert how in found


@pytest.mark.parametrize(
    ("draft", "reported"),
    [
        ("Only 25 life jackets were in reach.", "There were 120 life jackets."),
        ("It cost 25 million euros.", "It cost 20 million dollars, and 5 million euros more for the road."),
        ("The road is 25 km long.", "It is 20 km to the bridge, and 5 hours more to the town."),
        ("Nine men died.", "It killed three men, not six men."),
        ("Seven koalas died.", "Four koalas died, three of them on a road."),
        ("They won nine medals.", "They won four golds, three silvers and one bronze."),
        ("A third of the ponds have newts.", "There are newts in six of the nine ponds."),
        ("It was 15 percent.", "It has 3 plants, and 18 percent of them are shut."),
        ("It was 12 percent.", "All 100 percent of the 12 men left."),
        ("It costs 4 euros.", "It sold 20 euros of bread and 5 euros of milk."),
        ("It has 9 men.", "The trip takes 3 men 12 hours."),
        ("He is 68.", "Moser, 41, and Berg, 27, were there."),
        ("It lasted 91 years and a day.", "The state has owned it since 1927."),
        ("Some 25 people were hurt.", "Dozens of people were hurt, and several people died."),
    ],
)
def test_it_does_not_follow(draft: str, reported: str) -> None:
    assert follows(draft, reported) is None


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=12))
def test_sums_and_differences_are_right(numbers: list[int]) -> None:
    """Every derived count is the sum or the difference of two of the given ones, the sum of all, or a share of one in another."""
    given_values = [CountValue(Form.COUNT, float(n), float(n), float(n), "person") for n in numbers]
    sums = {a + b for a in numbers for b in numbers} | {abs(a - b) for a in numbers for b in numbers}
    sums.add(sum(numbers[:8]))
    for value, _ in COUNT.derive(given_values):
        if value.form is Form.COUNT:
            assert value.point in sums
        elif value.form is Form.MULTIPLE:
            assert any(math.isclose(value.point, a / b) for a in numbers for b in numbers)
        else:
            assert value.form is Form.PERCENT
            assert value.point >= 0


def test_what_is_worked_out_is_as_exact_as_what_it_was_made_from() -> None:
    found = [
        value for value, how in COUNT.derive(values("Sales thinned by 17 percent to €1.6bn.")) if "less than" in how
    ]
    (before,) = [value for value in found if value.form is Form.MONEY]
    assert before.low == pytest.approx(1.85e9)  # €1.9bn, to the step of €1.6bn
    assert before.high == pytest.approx(1.95e9)
    (rest,) = [
        value
        for value, how in COUNT.derive(values("There were 121 jackets, 95 of them locked away."))
        if "less 95" in how
    ]
    assert (rest.low, rest.high) == (26, 26)
