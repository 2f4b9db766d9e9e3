"""Dates: what day, week, month or year a text speaks of, seen from the day it was published, and whether two of them can both be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from verifier.claims import Comparison, Json, Kind, Mention, Rule
from verifier.kinds.date import value as values
from verifier.kinds.date.compare import compare
from verifier.kinds.date.find import find
from verifier.kinds.date.rules import RULES
from verifier.kinds.date.value import DateValue
from verifier.text import Document

__all__ = ["DATE", "DateKind", "DateValue"]


class DateKind(Kind[DateValue]):
    """Claims of when something happened, happens or will happen."""

    name: ClassVar[str] = "date"
    rules: ClassVar[tuple[Rule, ...]] = RULES
    examples: ClassVar[tuple[tuple[str, str], ...]] = (
        ("The ministers met in Vienna on Monday.", "Monday"),
        ("The bridge will be closed until Oct. 5.", "Oct. 5"),
        ("The factory was built in early 1968.", "early 1968"),
        ("The court freed her two weeks ago.", "two weeks ago"),
        ("The mayor told a gathering in Erlangen last week that taxes would fall.", "last week"),
        ("Work starts in the second quarter of 2024.", "the second quarter of 2024"),
    )
    counterexamples: ClassVar[tuple[str, ...]] = (
        "Theresa May may march in the spring water.",
        "The minister said on Friday that talks would go on.",
        "Today it is a city of tents.",
        "The firm employs 2,018 people and 1984 contractors.",
        "He told the Sunday Times that the Good Friday Agreement held.",
        "Would anybody come on Friday?",
    )

    def find(self, document: Document) -> Iterable[Mention[DateValue]]:
        """Every date expression of the document, in order, without overlaps; linear in its length."""
        return find(document)

    def compare(self, draft: DateValue, reported: DateValue) -> Comparison:
        """Whether the two can be dates of one fact: see the rules ``date.*``."""
        return compare(draft, reported)

    def describe(self, value: DateValue) -> dict[str, Json]:
        """``first`` and ``last`` (ISO days, inclusive, null = not known), ``grain``, and ``role`` where the date is a bound."""
        return values.describe(value)

    def say(self, value: DateValue) -> str:
        """The resolved date in words: "Monday 17 September 2018", "by Friday 5 October 2018"."""
        return values.say(value)

    def encode(self, value: DateValue) -> dict[str, Any]:
        """The value as JSON."""
        return values.encode(value)

    def decode(self, data: Mapping[str, Any]) -> DateValue:
        """The inverse of :meth:`encode`."""
        return values.decode(data)


DATE = DateKind()
