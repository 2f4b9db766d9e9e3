"""What a place is: a node of the gazetteer with all that contains it, a venue inside one, or a name that the gazetteer does not have."""

from __future__ import annotations

import dataclasses
import enum
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from verifier.claims import Json
from verifier.kinds.place.gazetteer import Feature, Place, shipped
from verifier.kinds.place.names import key


class Sort(enum.StrEnum):
    """What sort of place a value names, as coarse as the rules of comparison need it."""

    COUNTRY = "country"
    REGION = "region"
    """A state, a province, a county: it has borders, and the gazetteer knows what lies in it."""
    AREA = "area"
    """A sea, a range, a part of the world: what lies in it is told by distance, and its edge is anybody's guess."""
    ISLAND = "island"
    """What lies on it is told by distance; where it ends everybody sees."""
    TOWN = "town"
    VENUE = "venue"
    """A building, a street or a site."""
    UNKNOWN = "unknown"
    """A name, or a description such as "the provincial capital", that leads to no node."""


class Relation(enum.StrEnum):
    """How the text puts the event to the place."""

    IN = "in"
    NEAR = "near"
    OUTSIDE = "outside"
    """Outside, off, behind, north of: by the place and not in it."""


class Role(enum.StrEnum):
    """What the place is to the event."""

    SCENE = "scene"
    """Where it happened."""
    SOURCE = "source"
    """Where somebody or something came from."""
    GOAL = "goal"
    """Where somebody or something went."""
    GIVEN_UP = "given up"
    """Where an event was to be and is not: it was moved from there."""


class Grounds(enum.StrEnum):
    """Why this place of several with one name."""

    STATED = "stated"
    """The words beside the name say what it lies in ("Paris, Texas")."""
    CONTEXT = "context"
    """No other place of the name comes near it, or the document speaks of its country, its region or its neighbours."""
    SIZE = "size"
    """It is the largest of them, and nothing else speaks for it."""


class Seat(enum.StrEnum):
    """What a town is the capital of, or is said to be."""

    NONE = ""
    COUNTRY = "country"
    REGION = "region"


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place, with all that comparing it needs, so that an index does not depend on the version of the gazetteer.

    ``name`` is the gazetteer's name, else the words as written. ``country`` is an ISO 3166 alpha-2 code; None where it
    is not known or the place lies in several. ``lat`` and ``lon`` are decimal degrees, of a venue's town where the
    venue's own are not known. ``within`` names what contains the place, nearest first. ``id`` is its GeoNames id.
    ``radius`` is how far an area or a town reaches, in kilometres.

    ``relation`` and ``role`` say how the event stands to the place. ``part`` is a part of it as written ("northern").
    ``building`` is what a venue is ("hall", a key of ``lexicon.VENUES``), and ``described`` says that it, or another
    place, is named by what it is ("the stadium", "this southern city"), not by a name. ``uncertain`` says that where it
    lies was inferred from the rest of the document. ``seat`` is what a town is the capital of; of a description that
    leads to no town ("the capital", "the provincial capital") what it says. ``grounds`` are those for this place among
    its namesakes; where they are its size alone, ``namesakes`` are the countries in which the others lie.
    """

    name: str
    sort: Sort
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    id: int | None = None
    radius: float | None = None
    relation: Relation = Relation.IN
    role: Role = Role.SCENE
    part: str = ""
    building: str = ""
    described: bool = False
    uncertain: bool = False
    seat: Seat = Seat.NONE
    grounds: Grounds = Grounds.CONTEXT
    namesakes: tuple[str, ...] = ()

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where they are not known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def key(self) -> str:
        """The name's key, by which names are compared."""
        return key(self.name)


_SORTS = {
    Feature.COUNTRY: Sort.COUNTRY,
    Feature.REGION: Sort.REGION,
    Feature.DISTRICT: Sort.REGION,
    Feature.CITY: Sort.TOWN,
    Feature.ISLAND: Sort.ISLAND,
    Feature.VENUE: Sort.VENUE,
}


def of_place(place: Place) -> PlaceValue:
    """The value of a node of the gazetteer."""
    sort = _SORTS.get(place.feature, Sort.AREA)
    return PlaceValue(
        name=place.name,
        sort=sort,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        within=place.within,
        id=place.id or None,
        radius=round(place.radius or _reach(place.population), 1) if sort in _MEASURED else None,
        seat=_seat(place),
    )


def _seat(place: Place) -> Seat:
    if shipped().is_capital(place):
        return Seat.COUNTRY
    return Seat.REGION if shipped().is_seat(place) else Seat.NONE


_MEASURED = frozenset({Sort.AREA, Sort.ISLAND, Sort.TOWN})
_DENSITY = 5000
"""People a square kilometre: between that of American cities and that of Asian ones."""


def _reach(population: int) -> float:
    """Kilometres from the middle of a town to its edge, were its people spread over a disc at the density of cities."""
    return math.sqrt(population / (_DENSITY * math.pi))


@lru_cache(maxsize=4096)
def say(value: PlaceValue) -> str:
    """The place in plain words: "Sochi (Krasnodar Krai, Russia)", "near Tavira (Faro, Portugal)", "northern Syria"."""
    words = value.name
    if value.part:
        words = f"{value.part} {words}"
    if value.relation is not Relation.IN and not words.lower().startswith(str(value.relation)):
        words = f"{value.relation} {words}"
    inside = [name for name in value.within if key(name) != value.key][: _SHOWN[value.sort]]
    return f"{words} ({', '.join(inside)})" if inside else words


_SHOWN = {Sort.COUNTRY: 0, Sort.REGION: 1, Sort.AREA: 1, Sort.ISLAND: 1, Sort.TOWN: 2, Sort.VENUE: 1, Sort.UNKNOWN: 1}
"""How many of the places around one are said with it."""


def describe(value: PlaceValue) -> dict[str, Json]:
    """The fields of a report."""
    return {
        "name": value.name,
        "country": value.country,
        "lat": value.lat,
        "lon": value.lon,
        "within": list(value.within),
    }


def encode(value: PlaceValue) -> dict[str, Any]:
    """The value as JSON, without what is as usual."""
    data: dict[str, Any] = {"name": value.name, "sort": str(value.sort)}
    for field in dataclasses.fields(value)[2:]:
        item = getattr(value, field.name)
        if item != field.default:
            data[field.name] = (
                list(item) if isinstance(item, tuple) else str(item) if isinstance(item, enum.Enum) else item
            )
    return data


def decode(data: Mapping[str, Any]) -> PlaceValue:
    """The inverse of :func:`encode`."""
    given = dict(data)
    given["sort"] = Sort(given["sort"])
    given["relation"] = Relation(given.get("relation", Relation.IN))
    given["role"] = Role(given.get("role", Role.SCENE))
    given["seat"] = Seat(given.get("seat", Seat.NONE))
    given["grounds"] = Grounds(given.get("grounds", Grounds.CONTEXT))
    given["within"] = tuple(given.get("within", ()))
    given["namesakes"] = tuple(given.get("namesakes", ()))
    return PlaceValue(**given)
