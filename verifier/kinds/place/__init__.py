"""Places: where an event was, is or will be held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from verifier.claims import Comparison, Json, Kind, Mention, Rule
from verifier.kinds.place import value as values
from verifier.kinds.place.compare import compare
from verifier.kinds.place.find import find
from verifier.kinds.place.rules import RULES
from verifier.kinds.place.value import PlaceValue
from verifier.text import Document

__all__ = ["PLACE", "PlaceKind", "PlaceValue"]


class PlaceKind(Kind[PlaceValue]):
    """Claims of where something happened, happens or will happen."""

    name: ClassVar[str] = "place"
    rules: ClassVar[tuple[Rule, ...]] = RULES
    examples: ClassVar[tuple[tuple[str, str], ...]] = (
        ("The two ministers met in Helsinki on Monday.", "Helsinki"),
        ("A rally was held outside the central station.", "outside the central station"),
        ("She is expected in the German capital next week.", "the German capital"),
        ("The convoy set out from Aleppo before dawn.", "Aleppo"),
        ("The storm reached Portugal on Sunday.", "Portugal"),
        ("A plane came down near Toulouse.", "near Toulouse"),
    )
    counterexamples: ClassVar[tuple[str, ...]] = (
        "Paris Hilton opened the show.",
        "Washington rejected the proposal.",
        "They ate turkey and chips.",
        "Police used tear gas.",
        "Everyone in Lisbon has an opinion.",
        "The mayor of Berlin resigned.",
    )

    def find(self, document: Document) -> Iterable[Mention[PlaceValue]]:
        """Every place of the document, in order, without overlaps; near-linear in its length."""
        return find(document)

    def compare(self, draft: PlaceValue, reported: PlaceValue) -> Comparison:
        """Whether the two can be where one thing happened: see the rules ``place.*``."""
        return compare(draft, reported)

    def describe(self, value: PlaceValue) -> dict[str, Json]:
        """``name``, ``country`` (ISO 3166 alpha-2), ``lat``, ``lon`` (degrees) and ``within`` (nearest first)."""
        return values.describe(value)

    def say(self, value: PlaceValue) -> str:
        """The place in words: "Sochi (Krasnodar Krai, Russia)", "near Tavira"."""
        return values.say(value)

    def encode(self, value: PlaceValue) -> dict[str, Any]:
        """The value as JSON."""
        return values.encode(value)

    def decode(self, data: Mapping[str, Any]) -> PlaceValue:
        """The inverse of :meth:`encode`."""
        return values.decode(data)


PLACE = PlaceKind()
