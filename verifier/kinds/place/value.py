"""What a place is: a node of the gazetteer with what contains it, or a name that the gazetteer does not know."""

from __future__ import annotations

import dataclasses
import enum
import math
from collections.abc import Mapping
from typing import Any


class Type(enum.StrEnum):
    """What sort of place a value names."""

    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"
    LANDMARK = "landmark"
    """A sea, a mountain range, a continent, a seat of power."""
    VENUE = "venue"
    """A building or a spot inside a town, by name ("Caird Hall") or by noun ("the stadium")."""
    UNKNOWN = "unknown"
    """A name after a locative preposition that the gazetteer does not have."""


class Relation(enum.StrEnum):
    """How the text places the event to the place."""

    AT = "at"
    NEAR = "near"
    """near, outside, off, north of: not in it, but a reader would find it there."""


class Role(enum.StrEnum):
    """What the place is to the event."""

    LOCATION = "location"
    """Where it happened."""
    SOURCE = "source"
    """Where something came from."""
    GOAL = "goal"
    """Where something went."""


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place.

    ``name`` is the gazetteer's name where it is known there, else as written; ``key`` the folded name as written, by which unknown
    places are compared. ``country`` is an ISO 3166 alpha-2 code; ``lat`` and ``lon`` are decimal degrees. ``within`` names what
    contains it, nearest first. ``described`` is true where the text names it by what it is ("the German capital", "the stadium").
    """

    name: str
    key: str
    type: Type
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    relation: Relation = Relation.AT
    described: bool = False
    role: Role = Role.LOCATION

    @property
    def located(self) -> bool:
        """Whether the gazetteer knows where it is."""
        return self.lat is not None and self.lon is not None


EARTH_RADIUS_KM = 6371.0088


def distance_km(a: PlaceValue, b: PlaceValue) -> float | None:
    """Great-circle distance between two located places, in kilometres; None where one is not located."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def encode(value: PlaceValue) -> dict[str, Any]:
    """The value as JSON, without loss."""
    data = dataclasses.asdict(value)
    data["within"] = list(value.within)
    return data


def decode(data: Mapping[str, Any]) -> PlaceValue:
    """The inverse of :func:`encode`."""
    return PlaceValue(
        **{
            **data,
            "type": Type(data["type"]),
            "relation": Relation(data["relation"]),
            "role": Role(data["role"]),
            "within": tuple(data["within"]),
        }
    )
