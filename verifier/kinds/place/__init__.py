"""Places: where an event was, is or will be held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verifier.claims import Comparison, Json, Kind, Mention
from verifier.kinds.place import compare as comparing
from verifier.kinds.place import value as values
from verifier.kinds.place.find import find
from verifier.kinds.place.value import PlaceValue
from verifier.text import Document


class PlaceKind(Kind[PlaceValue]):
    """Places of events, by a gazetteer and by what only a place can follow."""

    name = "place"
    rules = comparing.RULES
    examples = (
        ("The two ministers met in Helsinki on Monday.", "Helsinki"),
        ("A rally was held outside the central station.", "outside the central station"),
        ("She is expected in the German capital next week.", "the German capital"),
        ("The convoy set out from Aleppo before dawn.", "Aleppo"),
    )
    counterexamples = (
        "Paris Hilton opened the show.",
        "Washington rejected the proposal.",
        "They ate turkey and chips.",
        "Police used tear gas.",
    )

    def find(self, document: Document) -> Iterable[Mention[PlaceValue]]:
        return find(document)

    def compare(self, draft: PlaceValue, reported: PlaceValue) -> Comparison:
        return comparing.compare(draft, reported)

    def describe(self, value: PlaceValue) -> dict[str, Json]:
        return {
            "name": value.name,
            "country": value.country,
            "lat": value.lat,
            "lon": value.lon,
            "within": list(value.within),
        }

    def say(self, value: PlaceValue) -> str:
        return comparing.say(value)

    def encode(self, value: PlaceValue) -> dict[str, Any]:
        return values.encode(value)

    def decode(self, data: Mapping[str, Any]) -> PlaceValue:
        return values.decode(data)


PLACE = PlaceKind()
