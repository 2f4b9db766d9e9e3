"""Units: each against another one of its dimension, by the definition that the standards give."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import value
from verifier.kinds.count.units import COMPOUND, UNITS

EQUAL: list[tuple[float, str, float, str]] = [
    # length: the yard of 1959 is 0.9144 m exactly (BIPM, SI brochure; NIST SP 811, appendix B)
    (10, "mm", 1, "cm"),
    (100, "cm", 1, "m"),
    (1, "km", 1000, "m"),
    (1, "in", 25.4, "mm"),
    (1, "ft", 12, "in"),
    (1, "yd", 0.9144, "m"),
    (1, "mi", 1760, "yd"),
    (1, "mi", 1.609344, "km"),
    (1, "nmi", 1.852, "km"),
    (1, "fathom", 2, "yd"),
    (8, "furlong", 1, "mi"),
    (1, "light-year", 9.4607304725808e12, "km"),
    # area
    (1, "km2", 100, "ha"),
    (1, "ha", 10_000, "m2"),
    (1, "mi2", 640, "acre"),
    (1, "acre", 4840, "yd2"),
    (1, "yd2", 9, "ft2"),
    (1, "ft2", 144, "in2"),
    (1, "in2", 6.4516, "cm2"),
    (10_000, "cm2", 1, "m2"),
    # mass: the pound of 1959 is 0.45359237 kg exactly
    (1000, "µg", 1, "mg"),
    (1000, "mg", 1, "g"),
    (1000, "g", 1, "kg"),
    (1, "t", 1000, "kg"),
    (1, "ton", 1000, "kg"),
    (1, "kt", 1000, "t"),
    (1, "Mt", 1000, "kt"),
    (1, "lb", 0.45359237, "kg"),
    (16, "oz", 1, "lb"),
    (1, "stone", 14, "lb"),
    (5, "carat", 1, "g"),
    # volume
    (10, "ml", 1, "cl"),
    (100, "cl", 1, "l"),
    (1, "hl", 100, "l"),
    (1, "m3", 1000, "l"),
    (1, "km3", 1e9, "m3"),
    (1, "ft3", 28.316846592, "l"),
    (1, "barrel", 158.987294928, "l"),
    # speed
    (1, "mph", 1.609344, "km/h"),
    (1, "kn", 1.852, "km/h"),
    (1, "m/s", 3.6, "km/h"),
    (1, "ft/s", 0.3048, "m/s"),
    # temperature: where water freezes and boils, and absolute zero
    (32, "F", 0, "C"),
    (212, "F", 100, "C"),
    (0, "K", -273.15, "C"),
    (273.15, "K", 0, "C"),
    # duration: the year is the mean Gregorian one
    (1, "minute", 60, "second"),
    (1, "hour", 60, "minute"),
    (1, "day", 24, "hour"),
    (1, "week", 7, "day"),
    (1, "fortnight", 2, "week"),
    (12, "month", 1, "year"),
    (1, "year", 365.2425, "day"),
    (1, "decade", 10, "year"),
    (1, "century", 10, "decade"),
    # energy and power
    (1, "kJ", 1000, "J"),
    (1, "kcal", 4.184, "kJ"),
    (1, "kWh", 3600, "kJ"),
    (1, "MWh", 1000, "kWh"),
    (1, "GWh", 1000, "MWh"),
    (1, "TWh", 1000, "GWh"),
    (1, "kW", 1000, "W"),
    (1, "MW", 1000, "kW"),
    (1, "GW", 1000, "MW"),
    (1, "hp", 745.7, "W"),
    # the rest
    (1, "kHz", 1000, "Hz"),
    (1, "MHz", 1000, "kHz"),
    (1, "GHz", 1000, "MHz"),
    (1, "kV", 1000, "V"),
    (1, "MB", 1000, "kB"),
    (1, "GB", 1000, "MB"),
    (1, "TB", 1000, "GB"),
]
OF_SEVERAL_SIZES = {"ton", "oz", "pt", "gal", "bushel", "hp"}
"""Short and long, of weight and of fluid, American and imperial, metric and mechanical: one word for two sizes."""


@pytest.mark.parametrize(("one", "unit", "other", "of"), EQUAL)
def test_units_are_what_the_standards_say(one: float, unit: str, other: float, of: str) -> None:
    assert UNITS[unit].dimension == UNITS[of].dimension
    assert UNITS[unit].to_base(one) == pytest.approx(UNITS[of].to_base(other), abs=1e-9)


@pytest.mark.parametrize("symbol", UNITS)
def test_back_from_the_base_unit(symbol: str) -> None:
    assert UNITS[symbol].from_base(UNITS[symbol].to_base(37.0)) == pytest.approx(37.0)


def test_nought_is_nought_in_every_unit_but_of_temperature() -> None:
    assert {symbol for symbol, unit in UNITS.items() if unit.to_base(0.0) != 0.0} == {"F", "K"}


def test_only_what_is_of_several_sizes_has_a_spread() -> None:
    spread = {symbol: unit.spread for symbol, unit in UNITS.items() if unit.spread != 0.0}
    assert spread.keys() == OF_SEVERAL_SIZES
    # A litre holds 2.11 American pints and 1.76 imperial ones; a ton is 907 or 1,016 kilograms.
    assert all(0.01 < share <= 0.2 for share in spread.values())


@pytest.mark.parametrize(
    ("symbol", "sizes"),
    [
        ("ton", (907.18474, 1016.0469088)),
        ("oz", (0.028349523125, 0.0311034768)),  # avoirdupois and troy
        ("pt", (0.473176473, 0.56826125)),
        ("gal", (3.785411784, 4.54609)),
        ("bushel", (35.23907016688, 36.36872)),
        ("hp", (735.49875, 745.69987158227022)),
    ],
)
def test_the_spread_of_a_unit_reaches_both_its_sizes(symbol: str, sizes: tuple[float, ...]) -> None:
    unit = UNITS[symbol]
    assert all(abs(size - unit.factor) <= 1.01 * unit.spread * unit.factor for size in sizes)


@pytest.mark.parametrize(("larger", "smaller"), COMPOUND)
def test_what_is_written_together_makes_a_whole_number_of_the_smaller(larger: str, smaller: str) -> None:
    count = COMPOUND[larger, smaller]
    assert UNITS[larger].factor == pytest.approx(count * UNITS[smaller].factor)


WRITTEN = [
    ("The lake covers 12 sq. miles.", "12 sq. miles", "mi2"),
    ("The flat has 300 sq ft.", "300 sq ft", "ft2"),
    ("The hall holds 300 cubic metres.", "300 cubic metres", "m3"),
    ("The yacht sailed 12 nautical miles.", "12 nautical miles", "nmi"),
    ("They shipped 40 metric tons.", "40 metric tons", "t"),
    ("They shipped 40 short tons.", "40 short tons", "ton"),
    ("It used 12 kilowatt-hours.", "12 kilowatt-hours", "kWh"),
    ("The tunnel is 300 feet long.", "300 feet", "ft"),
    ("It is 30 inches deep.", "30 inches", "in"),
    ("It lasted two centuries.", "two centuries", "century"),
    ("The engine has 90 horsepower.", "90 horsepower", "hp"),
    ("The water is 90 degrees C.", "90 degrees C", "C"),
    ("The road bends 90 degrees.", "90 degrees", "degree"),
    ("It reached 30°C at noon.", "30°C", "C"),
    ("It fell to 20° F overnight.", "20° F", "F"),
    ("It fell to 20 F overnight.", "20 F", "F"),
    ("The boat makes 12 knots.", "12 knots", "kn"),
    ("It flew at 40 km per hour.", "40 km per hour", "km/h"),
    ("It flew at 40 km/h.", "40 km/h", "km/h"),
    ("It rose at three metres per second.", "three metres per second", "m/s"),
    ("It fell at 12 feet a second.", "12 feet a second", "ft/s"),
    ("The rope is 6m long.", "6m", "m"),
    ("The fish weighed 600g.", "600g", "g"),
]


@pytest.mark.parametrize(("text", "words", "unit"), WRITTEN)
def test_units_as_copy_writes_them(text: str, words: str, unit: str) -> None:
    assert value(text, words).unit == unit
