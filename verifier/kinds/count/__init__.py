"""Counts: numbers of things, money, measures, shares, ages, scores. A figure with its hedge is an interval; intervals
are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verifier.claims import Comparison, Json, Kind, Mention
from verifier.kinds.count import compare as comparison
from verifier.kinds.count import derive as deriving
from verifier.kinds.count import find as finder
from verifier.kinds.count import wording
from verifier.kinds.count.rules import RULES
from verifier.kinds.count.value import CountValue, Form, Hedge
from verifier.text import Document


class Count(Kind[CountValue]):
    """The kind of counts."""

    name = finder.KIND
    rules = RULES
    examples = (
        ("At least 27 soldiers were killed in the raid.", "At least 27"),
        ("The company will cut 1,200 jobs.", "1,200"),
        ("Nearly two million civilians were trapped.", "Nearly two million"),
        ("A third of the voters stayed at home.", "A third"),
        ("One in five children was vaccinated.", "One in five"),
        ("Between 200 and 300 fighters remained.", "Between 200 and 300"),
        ("The deal was worth $1.2bn.", "$1.2bn"),
        ("Unemployment fell to 6 percent.", "6 percent"),
        ("The bank raised rates by 25 basis points.", "25 basis points"),
        ("The talks lasted nearly six hours.", "nearly six hours"),
        ("Ingrid Moser, 52, took over in May.", "52"),
        ("Police charged a 45-year-old teacher.", "45-year-old"),
        ("Councillors approved it by 28 votes to 12.", "28 votes to 12"),
        ("No one was hurt in the fire.", "No one"),
        ("Prices have tripled.", "tripled"),
        ("A 6.4-magnitude earthquake hit the island.", "6.4-magnitude"),
    )
    counterexamples = (
        "Article 50 sets out the procedure.",
        "The F-16 landed safely.",
        "Boeing 737 production was halted.",
        "One of the ministers objected.",
        "It was, on the one hand, a success.",
        "The report was published on Sept. 17, 2018.",
        "He came second.",
        "Nobody disputes the need.",
        "Talks begin at 10.30 a.m. in Room 12.",
        "Both sides blamed each other.",
        "The Group of Seven met without a chairman.",
        "The 1990s were hard for miners.",
    )

    def find(self, document: Document) -> Iterable[Mention[CountValue]]:
        return finder.find(document)

    def compare(self, draft: CountValue, reported: CountValue) -> Comparison:
        return comparison.compare(draft, reported)

    def derive(self, values: Sequence[CountValue]) -> Iterable[tuple[CountValue, str]]:
        return deriving.derive(values)

    def describe(self, value: CountValue) -> dict[str, Json]:
        return value.describe()

    def say(self, value: CountValue) -> str:
        return wording.say(value)

    def encode(self, value: CountValue) -> dict[str, Any]:
        return value.encode()

    def decode(self, data: Mapping[str, Any]) -> CountValue:
        return CountValue.decode(data)


COUNT = Count()

__all__ = ["COUNT", "Count", "CountValue", "Form", "Hedge"]
