"""What follows a number and makes it a quantity: compounds, currencies, percent, rates; and what does not."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import mentions, value
from verifier.kinds.count.value import Form

COMPOUNDS = [
    ("He is 6ft 2in tall.", "6ft 2in", 6 + 2 / 12, "ft"),
    ("He is 6 ft 2 in tall.", "6 ft 2 in", 6 + 2 / 12, "ft"),
    ("The child weighed 7lb 4oz.", "7lb 4oz", 7.25, "lb"),
    ("The boxer weighs 11st 4lb.", "11st 4lb", 11 + 4 / 14, "stone"),
    ("He weighs 12 stone 4 pounds.", "12 stone 4 pounds", 12 + 4 / 14, "stone"),
    ("He weighs 12 stone.", "12 stone", 12, "stone"),
    ("They held out for one week and three days.", "one week and three days", 1 + 3 / 7, "week"),
    ("It lasted two days and six hours.", "two days and six hours", 2.25, "day"),
    ("It lasted two minutes and 30 seconds.", "two minutes and 30 seconds", 2.5, "minute"),
    ("It lasted four hours 12 minutes and nine seconds.", "four hours 12 minutes and nine seconds", 4.2025, "hour"),
    ("It lasted 1 hour 59 minutes.", "1 hour 59 minutes", 1 + 59 / 60, "hour"),
]


@pytest.mark.parametrize(("text", "words", "point", "unit"), COMPOUNDS)
def test_two_units_make_one_quantity(text: str, words: str, point: float, unit: str) -> None:
    found = value(text, words)
    assert found.unit == unit
    assert found.point == pytest.approx(point)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It lasted 1 hour and 60 minutes.", ["1 hour", "60 minutes"]),  # more than one of the smaller makes
        ("It lasted 2.5 hours, 10 minutes longer than before.", ["2.5 hours", "10 minutes"]),
        ("He ran 3 miles in 25 minutes.", ["3 miles", "25 minutes"]),
        ("It is 6ft wide and 12 men carried it.", ["6ft", "12"]),
    ],
)
def test_two_quantities_stay_two(text: str, words: list[str]) -> None:
    assert [m.span.of(text) for m in mentions(text)] == words


MONEY = [
    ("It paid EGP 500 for it.", "EGP 500", 500, "EGP"),
    ("It raised 75 USD.", "75 USD", 75, "USD"),
    ("It raised 75 USD million.", "75 USD million", 75e6, "USD"),
    ("It paid 30 Australian dollars.", "30 Australian dollars", 30, "AUD"),
    ("It paid 40 Namibian dollars.", "40 Namibian dollars", 40, "NAD"),
    ("It paid 30 South African rand.", "30 South African rand", 30, "ZAR"),
    ("It paid 90 South Korean won.", "90 South Korean won", 90, "KRW"),
    ("It paid five dollars and 30 cents.", "five dollars and 30 cents", 5.3, "USD"),
    ("It paid five pounds and 30 pence.", "five pounds and 30 pence", 5.3, "GBP"),
    ("It paid 400 pounds sterling.", "400 pounds sterling", 400, "GBP"),
    ("The stamp costs 80p.", "80p", 80, "penny"),
    ("It lost RM40 on each.", "RM40", 40, "MYR"),
]


@pytest.mark.parametrize(("text", "words", "point", "unit"), MONEY)
def test_money(text: str, words: str, point: float, unit: str) -> None:
    found = value(text, words)
    assert (found.form, found.unit) == (Form.MONEY, unit)
    assert found.point == pytest.approx(point)


@pytest.mark.parametrize(
    ("text", "words", "form", "point"),
    [
        ("She gained 5%-points.", "5%-points", Form.POINTS, 5),
        ("The share fell 3 percentage points.", "3 percentage points", Form.POINTS, 3),
        ("The yield rose by 12 bps.", "12 bps", Form.POINTS, 12),
        ("The yield rose by 12 basis points.", "12 basis points", Form.POINTS, 12),
        ("The rate rose 5 pct.", "5 pct", Form.PERCENT, 5),
        ("The rate rose 5 per cent.", "5 per cent", Form.PERCENT, 5),
        ("She is 12 years of age.", "12 years of age", Form.AGE, 12),
        ("The baby is three weeks old.", "three weeks old", Form.AGE, 3),
        ("They bought 400 pounds of fish.", "400 pounds", Form.MEASURE, 400),
    ],
)
def test_the_words_behind_a_number_say_what_it_is(text: str, words: str, form: Form, point: float) -> None:
    found = value(text, words)
    assert (found.form, found.point) == (form, point)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("She ate 12 eggs each week.", "week"),
        ("Every man got $50 each week.", "week"),
        ("They cost $50 each.", "each"),
        ("The plant emits 3 tonnes per kilowatt-hour.", "kilowatt-hour"),
        ("It costs 20 cents a kilowatt-hour.", "kilowatt-hour"),
        ("It serves 30 meals per visit.", "visit"),
        ("It serves 30 meals per voter.", "voter"),
        ("It serves 30 meals every hour.", "hour"),
        ("It serves 30 meals daily.", "day"),
        ("It serves 30 meals monthly.", "month"),
        ("It cut 8% of its workforce.", "workforce"),
        ("It grew 5 percent a year.", "year"),
        ("It grew 5 percent last year.", None),
        ("It grew 5 percent.", None),
        ("They shipped 12 tonnes of rice.", None),
        ("It served 30 meals an hour later.", None),
        ("It served 30 meals a day before.", None),
        ("It served 30 meals a voter liked.", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    assert value(text).per == per


@pytest.mark.parametrize("text", ["Screens of 1080p sell well.", "He was hurt in the 51st."])
def test_no_quantity(text: str) -> None:
    assert mentions(text) == []


def test_an_ordinal_is_no_weight() -> None:
    (minute,) = mentions("The 51st minute was quiet.")
    assert minute.value.form is Form.ORDINAL
    assert value("The parcel weighed 51st 3lb.", "51st 3lb").unit == "stone"
