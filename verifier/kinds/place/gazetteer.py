"""The gazetteer: which places a name can mean. Two sorted text files, mapped into memory and searched by bisection (data/README.md)."""

from __future__ import annotations

import dataclasses
import math
import mmap
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

from verifier.kinds.place.names import COUNTRY_ALIASES, US_STATES, adjectives, fold, landmarks
from verifier.kinds.place.value import Type

_TYPES = {"c": Type.COUNTRY, "r": Type.REGION, "t": Type.TOWN, "C": Type.TOWN}


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. ``weight`` says how likely a bare mention in news means it (see :func:`_weight`)."""

    name: str
    type: Type
    country: str | None
    region: str
    lat: float
    lon: float
    population: int
    """In thousands."""
    capital: bool
    alias: bool
    weight: float


def _weight(type: Type, population: int, capital: bool, alias: bool) -> float:
    """How likely a name without context means a place: the size of towns counts by its logarithm, as in every toponym resolver since
    Leidner (2007); a country comes before a town of its name, a capital before another town, its own name before somebody's alias.
    """
    size = math.log10(population + 1)
    bonus = {Type.COUNTRY: 3.0, Type.REGION: -0.7}.get(type, 0.0)
    return size + bonus + (1.0 if capital else 0.0) - (2.5 if alias and type is not Type.COUNTRY else 0.0)


class Gazetteer:
    """Places by name. Opening it maps two files; nothing is parsed until a name is looked up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _names(self) -> mmap.mmap:
        return _map(self._folder / "names.tsv")

    @cached_property
    def _places(self) -> mmap.mmap:
        return _map(self._folder / "places.tsv")

    def find(self, name: str) -> tuple[Place, ...]:
        """The places that a name can mean, the likeliest first; empty where it is none."""
        return self._find(fold(name))

    @lru_cache(maxsize=16384)  # noqa: B019 - there is one gazetteer for the life of the process
    def _find(self, key: str) -> tuple[Place, ...]:
        if not key:
            return ()
        found = [self._landmark(key)] if key in landmarks() else []
        if key in COUNTRY_ALIASES:
            country = self.country(COUNTRY_ALIASES[key])
            if country is not None:
                found.append(dataclasses.replace(country, weight=country.weight + 1))
        found += [self._at(int(mark.rstrip("+")), mark.endswith("+")) for mark in self._marks(key)]
        return tuple(sorted(found, key=lambda p: (-p.weight, p.name, p.country or "")))

    def state(self, abbreviation: str) -> Place | None:
        """The American state of a stylebook abbreviation ("Ill.", "N.Y.")."""
        name = US_STATES.get(abbreviation if abbreviation.count(".") > 1 else abbreviation.rstrip("."))
        if name is None:
            return None
        return next((p for p in self.find(name) if p.type is Type.REGION and p.country == "US"), None)

    @lru_cache(maxsize=512)  # noqa: B019
    def country(self, code: str) -> Place | None:
        """The country of an ISO code."""
        return self._countries.get(code)

    def country_of_adjective(self, adjective: str) -> Place | None:
        """The country that an adjective speaks of ("German")."""
        code = adjectives().get(adjective)
        return self.country(code) if code else None

    def capital_of(self, code: str) -> Place | None:
        """The capital of the country with an ISO code."""
        return self._capitals.get(code)

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {p.country: p for p in self._head if p.country}

    @cached_property
    def _head(self) -> tuple[Place, ...]:
        """The countries, which stand first in the file."""
        places, at = [], 0
        while self._places[at : at + 2] == b"c\t":
            places.append(self._at(at, False))
            at = self._places.find(b"\n", at) + 1
        return tuple(places)

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        at = self._places.find(b"\nC\t")
        while at >= 0:
            place = self._at(at + 1, False)
            if place.country and place.country not in found:
                found[place.country] = place
            at = self._places.find(b"\nC\t", at + 1)
        return found

    def _landmark(self, key: str) -> Place:
        name, country, lat, lon, inside = landmarks()[key]
        return Place(name, Type.LANDMARK, country, inside or "", lat, lon, 0, False, False, 9.0)

    def _marks(self, key: str) -> list[str]:
        data, wanted = self._names, key.encode("utf-8")
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", 0, middle) + 1
            tab = data.find(b"\t", start)
            if data[start:tab] < wanted:
                low = data.find(b"\n", middle) + 1
            else:
                high = start
        end = data.find(b"\n", low)
        found, _, marks = data[low:end].partition(b"\t")
        return marks.decode("ascii").split(",") if found == wanted and marks else []

    def _at(self, offset: int, alias: bool) -> Place:
        line = self._places[offset : self._places.find(b"\n", offset)].decode("utf-8")
        letter, name, country, region, lat, lon, population = line.split("\t")
        type, size, capital = _TYPES[letter], int(population), letter == "C"
        weight = _weight(type, size, capital, alias)
        return Place(name, type, country or None, region, int(lat) / 100, int(lon) / 100, size, capital, alias, weight)


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return Gazetteer(Path(str(resources.files("verifier.kinds.place").joinpath("data"))))
