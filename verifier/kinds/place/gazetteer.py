"""The gazetteer: places with their names, what contains them and where they are, from one compact file.

The file (data/gazetteer.bin, made by tools/build_gazetteer.py from GeoNames, CC BY 4.0) is read whole and searched in place: a name is
found by bisection over the keys of blocks of names, and only what is asked for is decoded. Opening it takes milliseconds.

Format, little-endian: a header (:data:`HEADER`: a mark and the lengths of seven sections), then

1. a record (:data:`RECORD`) for each place, in the order of their names: GeoNames id (0 = none), latitude and longitude in hundredths of a
   degree, feature, size (:func:`size_byte` of inhabitants, or of a radius in kilometres), and its parent as an index into
2. the numbers of the places that contain others, four bytes each;
3. the key (:func:`verifier.kinds.place.names.key`) of the first name of each block of :data:`BLOCK` names, one a line,
4. where each block starts in section 6, four bytes each, and
5. how many places have their own name in the blocks before it, four bytes each;
6. the names, sorted by key: :data:`ENTRY` (kind, bytes shared with the name before, bytes that follow), the bytes, and for any name but a
   place's own the place's number in three bytes;
7. JSON: countries and capitals by ISO 3166 alpha-2 code, the towns that regions are governed from by the region's number, the members
   of areas such as the Balkans, and each country's continent.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import math
import struct
from bisect import bisect_right
from functools import lru_cache
from importlib import resources

from verifier.kinds.place.names import key

MAGIC = b"VGAZ0002"
HEADER = struct.Struct("<8s7I")
RECORD = struct.Struct("<IhhBBH")
ENTRY = struct.Struct("<BBB")
BLOCK = 16
NO_PARENT = 0xFFFF
_KM_PER_DEGREE = 111.2
_REMEMBERED = 1 << 16
"""Names and places kept decoded: enough for any document, and a bound on memory for a long run."""


class Feature(enum.IntEnum):
    """What a place is; for what contains other places, the smaller has the higher number."""

    CONTINENT = 0
    COUNTRY = 1
    REGION = 2
    """A first-level division: a state, a province, a Land."""
    DISTRICT = 3
    """A second-level division: a county, a district."""
    CITY = 4
    """Any settlement."""
    SEA = 5
    LAKE = 6
    RIVER = 7
    MOUNTAINS = 8
    DESERT = 9
    ISLAND = 10
    AREA = 11
    """A part of the world or of a country that is no unit of government: the Balkans, Transylvania."""
    VENUE = 12
    """A building, a square or a site of world news."""


class NameKind(enum.IntEnum):
    """How a name stands to the place it names."""

    PRIMARY = 0
    NAME = 1
    """Another name in use, a former name or a nickname, listed by hand."""
    VARIANT = 2
    """Another name that GeoNames knows, in whatever language."""
    ABBREVIATION = 3
    """A state in short, as after a city: "Ark."."""
    ADJECTIVE = 4
    """An adjective or the name of a country's people: "German", "Danes"."""


def size_byte(size: float) -> int:
    """Inhabitants or kilometres on a logarithmic scale, 0 to 255, in steps of a twelfth."""
    return 0 if size <= 0 else min(255, 1 + round(8 * math.log2(max(1.0, size))))


def _size(byte: int) -> float:
    return 0.0 if byte == 0 else 2.0 ** ((byte - 1) / 8)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    ``id`` is its GeoNames id, 0 where it has none; ``row`` its number in the file, which another version of the file may
    give to another place. ``lat`` and ``lon`` are decimal degrees, good to a hundredth. ``radius`` is in kilometres, for
    seas, ranges and areas that have no border; 0 elsewhere. ``within`` names what contains it, nearest first. ``called``
    says by which sort of name it was found.
    """

    row: int
    id: int
    name: str
    feature: Feature
    country: str | None
    lat: float
    lon: float
    population: int
    radius: float
    within: tuple[str, ...]
    called: NameKind = NameKind.PRIMARY


class Gazetteer:
    """A gazetteer in memory. Safe to share between threads: it only reads."""

    def __init__(self, data: bytes) -> None:
        mark, *lengths = HEADER.unpack_from(data) if len(data) >= HEADER.size else (b"",)
        if mark != MAGIC or HEADER.size + sum(lengths) != len(data):
            raise ValueError("not a gazetteer of this version")
        sections: list[bytes] = []
        at = HEADER.size
        for length in lengths:
            sections.append(data[at : at + length])
            at += length
        self._records, parents, heads, offsets, firsts, self._names, about = sections
        self._parents = struct.unpack(f"<{len(parents) // 4}I", parents)
        self._heads = heads.decode("utf-8").split("\n")
        self._offsets = struct.unpack(f"<{len(offsets) // 4}I", offsets)
        self._firsts = struct.unpack(f"<{len(firsts) // 4}I", firsts)
        meta = json.loads(about)
        self._countries: dict[str, int] = meta["countries"]
        self._capitals: dict[str, int] = meta["capitals"]
        self._seats = {int(region): town for region, town in meta["seats"].items()}
        self._governs = {*self._seats.values()}
        self._codes = {row: code for code, row in self._countries.items()}
        self._continents: dict[str, str] = meta["continents"]
        self._areas: dict[str, list[str]] = {}
        for area, members in sorted(meta["groups"].items(), key=lambda item: (len(item[1]), item[0])):
            for code in members:
                self._areas.setdefault(code, []).append(area)
        self._found: dict[str, tuple[Place, ...]] = {}
        self._places: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._records) // RECORD.size

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, under any of its spellings (:func:`names.key`), the largest first; () where there is none."""
        wanted = key(name)
        known = self._found.get(wanted)
        if known is None:
            places = [self._called(row, called) for row, called in self._search(wanted)] if wanted else []
            known = tuple(sorted(places, key=lambda place: (-place.population, place.called, place.row)))
            if len(self._found) < _REMEMBERED:
                self._found[wanted] = known
        return known

    def __contains__(self, name: str) -> bool:
        return bool(self.lookup(name))

    def place(self, row: int) -> Place:
        """The place with that number."""
        known = self._places.get(row)
        if known is None:
            known = self._decode(row)
            if len(self._places) < _REMEMBERED:
                self._places[row] = known
        return known

    def country(self, code: str) -> Place | None:
        """The country with that ISO 3166 alpha-2 code."""
        row = self._countries.get(code)
        return None if row is None else self.place(row)

    def capital(self, code: str) -> Place | None:
        """The capital of the country with that code."""
        row = self._capitals.get(code)
        return None if row is None else self.place(row)

    def seat(self, place: Place) -> Place | None:
        """The capital of a country, or the town that a region is governed from; None where it is not known."""
        if place.feature is Feature.COUNTRY:
            return None if place.country is None else self.capital(place.country)
        row = self._seats.get(place.row)
        return None if row is None else self.place(row)

    def is_seat(self, place: Place) -> bool:
        """Whether a first-level region is known to be governed from the place."""
        return place.row in self._governs

    def is_capital(self, place: Place) -> bool:
        """Whether the place is its country's capital."""
        return place.country is not None and self._capitals.get(place.country) == place.row

    def _called(self, row: int, called: NameKind) -> Place:
        place = self.place(row)
        return dataclasses.replace(place, called=called) if called else place

    def _search(self, wanted: str) -> tuple[tuple[int, NameKind], ...]:
        found: list[tuple[int, NameKind]] = []
        block = max(0, bisect_right(self._heads, wanted) - 1)
        # Names of one key may begin in an earlier block than the last whose head is not above it.
        while block > 0 and self._heads[block] == wanted:
            block -= 1
        while block < len(self._heads) and self._heads[block] <= wanted:
            for name, called, row in self._entries(block):
                if key(name) == wanted:
                    found.append((row, called))
            block += 1
        return tuple(found)

    def _entries(self, block: int) -> list[tuple[str, NameKind, int]]:
        names, at = self._names, self._offsets[block]
        end = self._offsets[block + 1] if block + 1 < len(self._offsets) else len(names)
        row = self._firsts[block]
        before = b""
        entries = []
        while at < end:
            kind, shared, length = ENTRY.unpack_from(names, at)
            at += ENTRY.size
            before = before[:shared] + names[at : at + length]
            at += length
            if kind == NameKind.PRIMARY:
                target = row
                row += 1
            else:
                target = int.from_bytes(names[at : at + 3], "little")
                at += 3
            entries.append((before.decode("utf-8"), NameKind(kind), target))
        return entries

    def _name(self, row: int) -> str:
        block = bisect_right(self._firsts, row) - 1
        return next(
            name for name, called, target in self._entries(block) if target == row and called is NameKind.PRIMARY
        )

    def _decode(self, row: int) -> Place:
        gid, lat, lon, feature, size, parent = RECORD.unpack_from(self._records, row * RECORD.size)
        kind = Feature(feature)
        within: list[str] = []
        country = self._codes.get(row)
        if parent != NO_PARENT:
            above = self.place(self._parents[parent])
            country = above.country
            within = [above.name, *above.within]
        elif country is not None:
            within = [*self._areas.get(country, ()), *filter(None, [self._continents.get(country)])]
        measured = kind >= Feature.SEA or kind is Feature.CONTINENT
        return Place(
            row=row,
            id=gid,
            name=self._name(row),
            feature=kind,
            country=country,
            lat=lat / 100,
            lon=lon / 100,
            population=0 if measured else round(_size(size)),
            radius=_size(size) if measured else 0.0,
            within=tuple(dict.fromkeys(within)),
        )


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points given as (latitude, longitude) in degrees, on a sphere (haversine formula)."""
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(lat), math.radians(lon)) for lat, lon in (a, b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * math.degrees(math.asin(math.sqrt(min(1.0, half)))) * _KM_PER_DEGREE


def nearer(a: tuple[float, float], b: tuple[float, float], kilometres: float) -> bool:
    """Whether two points are less than so many kilometres apart. Most are further apart in latitude alone."""
    return abs(a[0] - b[0]) * _KM_PER_DEGREE < kilometres + 1 and distance(a, b) < kilometres


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """The gazetteer that comes with the package, opened at the first call."""
    return Gazetteer(resources.files("verifier.kinds.place").joinpath("data/gazetteer.bin").read_bytes())
