"""Quotations: the words that somebody is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from verifier.claims import Comparison, Json, Kind, Mention, Rule
from verifier.kinds.quotation import value as values
from verifier.kinds.quotation.compare import compare
from verifier.kinds.quotation.find import find
from verifier.kinds.quotation.rules import RULES
from verifier.kinds.quotation.value import Quotation
from verifier.text import Document

__all__ = ["QUOTATION", "Quotation", "QuotationKind"]


class QuotationKind(Kind[Quotation]):
    """Claims of what somebody said, in the speaker's own words."""

    name: ClassVar[str] = "quotation"
    identifies: ClassVar[bool] = True
    rules: ClassVar[tuple[Rule, ...]] = RULES
    examples: ClassVar[tuple[tuple[str, str], ...]] = (
        ('"We will rebuild every house," Maria Tolentino said.', "We will rebuild every house"),
        ("'The harbour stays open,' said the mayor of Garm.", "The harbour stays open"),
        ('Mr Sy called it "a dark day for all of us" on Monday.', "a dark day for all of us"),
        ('According to the governor, "nobody was told of the leak".', "nobody was told of the leak"),
    )
    counterexamples: ClassVar[tuple[str, ...]] = (
        'The "temporary" tax is 40 years old.',
        'Anna Berg said her favourite book was "The Winter of the Long Ships".',
        '"Everyone is tired of waiting here," a trader said.',
        '"We cannot go on like this," officials said.',
        'The sign on the door read "closed until further notice".',
        'The minister denied saying "we will never pay for this".',
    )

    def find(self, document: Document) -> Iterable[Mention[Quotation]]:
        """Every quotation of the document, cut by sentence; near-linear in its length."""
        return find(document)

    def compare(self, draft: Quotation, reported: Quotation) -> Comparison:
        """Whether the two can be of one utterance: see the rules ``quotation.*``."""
        return compare(draft, reported)

    def describe(self, value: Quotation) -> dict[str, Json]:
        """``said`` (the words, white space collapsed) and ``speaker`` (null where it is not known)."""
        return values.describe(value)

    def say(self, value: Quotation) -> str:
        """The quotation in words: 'Maria Tolentino: "We will rebuild every house"'."""
        return values.say(value)

    def encode(self, value: Quotation) -> dict[str, Any]:
        """The value as JSON."""
        return values.encode(value)

    def decode(self, data: Mapping[str, Any]) -> Quotation:
        """The inverse of :meth:`encode`."""
        return values.decode(data)


QUOTATION = QuotationKind()
