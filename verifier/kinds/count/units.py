"""Units of measure: how news copy writes them, and what they are in the base unit of their dimension.

Factors are the exact ones of the International System and of the 1959 yard and pound agreement; where one name
stands for several units (ton, gallon, pint), ``spread`` is how far apart, relatively, they lie, and keeps a
comparison from deciding on the difference."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``value in the base unit = number * factor + offset``."""

    symbol: str
    dimension: str
    factor: float
    offset: float
    spread: float

    def to_base(self, number: float) -> float:
        """A number of this unit in the base unit of the dimension (m, m2, kg, l, km/h, C, s, J, W, Hz, Pa, V, A, byte)."""
        return number * self.factor + self.offset

    def from_base(self, number: float) -> float:
        """The inverse of :meth:`to_base`."""
        return (number - self.offset) / self.factor


_DAY = 86_400.0
_YEAR = 365.2425 * _DAY
_MILE = 1609.344
_FOOT = 0.3048
_POUND = 0.45359237

# symbol | dimension | factor | offset | spread | names (words in any case) | signs (as written, case matters)
_TABLE: tuple[tuple[str, str, float, float, float, str, str], ...] = (
    ("mm", "length", 0.001, 0, 0, "millimetre millimeter", "mm"),
    ("cm", "length", 0.01, 0, 0, "centimetre centimeter", "cm"),
    ("m", "length", 1, 0, 0, "metre meter", ""),
    ("km", "length", 1000, 0, 0, "kilometre kilometer", "km kms"),
    ("in", "length", 0.0254, 0, 0, "inch", ""),
    ("ft", "length", _FOOT, 0, 0, "foot", "ft"),
    ("yd", "length", 3 * _FOOT, 0, 0, "yard", "yd yds"),
    ("mi", "length", _MILE, 0, 0, "mile", "mi"),
    ("nmi", "length", 1852, 0, 0, "", "nmi"),
    ("fathom", "length", 6 * _FOOT, 0, 0, "fathom", ""),
    ("furlong", "length", 220 * 3 * _FOOT, 0, 0, "furlong", ""),
    ("light-year", "length", 9.4607304725808e15, 0, 0, "light-year lightyear", ""),
    ("m2", "area", 1, 0, 0, "", "sqm m² m2"),
    ("km2", "area", 1e6, 0, 0, "", "km² km2"),
    ("ha", "area", 1e4, 0, 0, "hectare", "ha"),
    ("acre", "area", 4046.8564224, 0, 0, "acre", ""),
    ("mi2", "area", _MILE**2, 0, 0, "", ""),
    ("ft2", "area", _FOOT**2, 0, 0, "", ""),
    ("yd2", "area", (3 * _FOOT) ** 2, 0, 0, "", ""),
    ("cm2", "area", 1e-4, 0, 0, "", ""),
    ("in2", "area", 0.0254**2, 0, 0, "", ""),
    ("µg", "mass", 1e-9, 0, 0, "microgram microgramme", "mcg µg"),
    ("mg", "mass", 1e-6, 0, 0, "milligram milligramme", "mg"),
    ("g", "mass", 0.001, 0, 0, "gram gramme", "g"),
    ("kg", "mass", 1, 0, 0, "kilogram kilogramme kilo", "kg kgs"),
    ("t", "mass", 1000, 0, 0, "tonne", ""),
    ("ton", "mass", 1000, 0, 0.1, "ton", ""),
    ("kt", "mass", 1e6, 0, 0, "kilotonne kiloton", "kt"),
    ("Mt", "mass", 1e9, 0, 0, "megatonne megaton", "Mt"),
    ("oz", "mass", _POUND / 16, 0, 0.1, "ounce", "oz"),
    ("lb", "mass", _POUND, 0, 0, "", "lb lbs"),
    ("stone", "mass", 14 * _POUND, 0, 0, "", "st"),
    ("carat", "mass", 0.0002, 0, 0, "carat", ""),
    ("ml", "volume", 0.001, 0, 0, "millilitre milliliter", "ml mL"),
    ("cl", "volume", 0.01, 0, 0, "centilitre centiliter", "cl"),
    ("l", "volume", 1, 0, 0, "litre liter", ""),
    ("hl", "volume", 100, 0, 0, "hectolitre hectoliter", "hl"),
    ("m3", "volume", 1000, 0, 0, "", "m³ m3"),
    ("km3", "volume", 1e12, 0, 0, "", ""),
    ("ft3", "volume", 28.316846592, 0, 0, "", ""),
    ("pt", "volume", 0.52, 0, 0.1, "pint", ""),
    ("gal", "volume", 4.16, 0, 0.1, "gallon", "gal"),
    ("barrel", "volume", 158.987294928, 0, 0, "barrel", "bbl"),
    ("bushel", "volume", 35.8, 0, 0.02, "bushel", ""),
    ("km/h", "speed", 1, 0, 0, "", "kph km/h kmh kmph"),
    ("mph", "speed", _MILE / 1000, 0, 0, "", "mph"),
    ("kn", "speed", 1.852, 0, 0, "knot", ""),
    ("m/s", "speed", 3.6, 0, 0, "", "m/s"),
    ("ft/s", "speed", _FOOT * 3.6, 0, 0, "", ""),
    ("C", "temperature", 1, 0, 0, "celsius centigrade", "°C ℃"),
    ("F", "temperature", 5 / 9, -160 / 9, 0, "fahrenheit", "°F ℉"),
    ("K", "temperature", 1, -273.15, 0, "kelvin", ""),
    ("second", "duration", 1, 0, 0, "second sec", "secs"),
    ("minute", "duration", 60, 0, 0, "minute min", "mins"),
    ("hour", "duration", 3600, 0, 0, "hour hr", "hrs"),
    ("day", "duration", _DAY, 0, 0, "day", ""),
    ("week", "duration", 7 * _DAY, 0, 0, "week", "wks"),
    ("fortnight", "duration", 14 * _DAY, 0, 0, "fortnight", ""),
    ("month", "duration", _YEAR / 12, 0, 0, "month", ""),
    ("year", "duration", _YEAR, 0, 0, "year yr", "yrs"),
    ("decade", "duration", 10 * _YEAR, 0, 0, "decade", ""),
    ("century", "duration", 100 * _YEAR, 0, 0, "century", ""),
    ("J", "energy", 1, 0, 0, "joule", ""),
    ("kJ", "energy", 1e3, 0, 0, "kilojoule", "kJ"),
    ("kcal", "energy", 4184, 0, 0, "calorie kilocalorie", "kcal"),
    ("kWh", "energy", 3.6e6, 0, 0, "kilowatt-hour", "kWh"),
    ("MWh", "energy", 3.6e9, 0, 0, "megawatt-hour", "MWh"),
    ("GWh", "energy", 3.6e12, 0, 0, "gigawatt-hour", "GWh"),
    ("TWh", "energy", 3.6e15, 0, 0, "terawatt-hour", "TWh"),
    ("W", "power", 1, 0, 0, "watt", ""),
    ("kW", "power", 1e3, 0, 0, "kilowatt", "kW"),
    ("MW", "power", 1e6, 0, 0, "megawatt", "MW"),
    ("GW", "power", 1e9, 0, 0, "gigawatt", "GW"),
    ("hp", "power", 745.7, 0, 0.02, "horsepower", "bhp hp"),
    ("Hz", "frequency", 1, 0, 0, "hertz", "Hz"),
    ("kHz", "frequency", 1e3, 0, 0, "kilohertz", "kHz"),
    ("MHz", "frequency", 1e6, 0, 0, "megahertz", "MHz"),
    ("GHz", "frequency", 1e9, 0, 0, "gigahertz", "GHz"),
    ("hPa", "pressure", 100, 0, 0, "hectopascal millibar", "hPa mb"),
    ("V", "voltage", 1, 0, 0, "volt", ""),
    ("kV", "voltage", 1e3, 0, 0, "kilovolt", "kV"),
    ("kB", "data", 1e3, 0, 0, "kilobyte", "kB KB"),
    ("MB", "data", 1e6, 0, 0, "megabyte", "MB"),
    ("GB", "data", 1e9, 0, 0, "gigabyte", "GB"),
    ("TB", "data", 1e12, 0, 0, "terabyte", "TB"),
    ("dB", "loudness", 1, 0, 0, "decibel", "dB"),
    ("degree", "angle", 1, 0, 0, "degree", ""),
)
_IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries", "kelvin": "kelvin", "horsepower": "horsepower"}

UNITS: dict[str, Unit] = {
    symbol: Unit(symbol, dimension, factor, offset, spread)
    for symbol, dimension, factor, offset, spread, _names, _signs in _TABLE
}
WORDS: dict[str, str] = {}
"""Words for units, singular and plural, lower case, to their symbols."""
SIGNS: dict[str, str] = {}
"""Signs for units as written to their symbols."""
for _row in _TABLE:
    _symbol, _names, _signs = _row[0], _row[5], _row[6]
    for _name in _names.split():
        WORDS[_name] = WORDS[_IRREGULAR.get(_name, _name + "s")] = _symbol
    SIGNS.update(dict.fromkeys(_signs.split(), _symbol))

GLUED_SIGNS = {"m": "m", "in": "in", "g": "g", "t": "t", "l": "l", "C": "C", "F": "F", "V": "V", "W": "W"}
"""Signs of one letter, and "in", which are a unit only where they touch the number ("6in", "20C")."""
SPACED_SIGNS = {"C": "C", "F": "F"}
"""Capital letters that may stand apart from the number: "minus 20 C"."""
SQUARE = {"m": "m2", "km": "km2", "mi": "mi2", "ft": "ft2", "yd": "yd2", "cm": "cm2", "in": "in2"}
CUBIC = {"m": "m3", "km": "km3", "ft": "ft3"}
SPEEDS = {("km", "hour"): "km/h", ("mi", "hour"): "mph", ("m", "second"): "m/s", ("ft", "second"): "ft/s"}
COMPOUND = {
    ("ft", "in"): 12,
    ("stone", "lb"): 14,
    ("lb", "oz"): 16,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""Pairs that are written together ("5ft 4in"), and how many of the second make one of the first."""
DURATIONS = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension == "duration")


def unit_of(symbol: str) -> Unit | None:
    """The unit that a value's ``unit`` names; None where it names a noun, a currency or nothing."""
    return UNITS.get(symbol)
