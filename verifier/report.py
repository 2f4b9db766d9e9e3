"""What a check of one draft returns."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping

from verifier.decisions import Decision, stale
from verifier.suppression import Suppression
from verifier.text import Article
from verifier.verdicts import Label, Verdict


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The archive as this draft may use it. ``documents`` and ``claims`` count what is dated on or before ``as_of``."""

    location: str
    documents: int
    claims: int
    as_of: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that took part: its name and what pins it down (a digest or a version)."""

    name: str
    revision: str


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on one draft, in the order of the draft, and what they rest on.

    ``suppressed`` says, by a claim's id, which of them count for nothing, and why; they keep their verdicts.
    ``warnings`` are things the desk should know before it trusts the report ("the publication date is the file's time").
    ``decisions`` are the editors' standing decisions on the draft, by the id of the claim.
    """

    draft: Article
    reference: Reference
    models: Mapping[str, ModelInfo]
    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...] = ()
    suppressed: Mapping[str, Suppression] = dataclasses.field(default_factory=dict)
    decisions: Mapping[str, Decision] = dataclasses.field(default_factory=dict)

    def count(self, label: Label) -> int:
        """How many claims got this verdict."""
        return sum(verdict.label is label for verdict in self.verdicts)

    def findings(self, *labels: Label) -> int:
        """How many claims got one of these verdicts and are not suppressed."""
        return sum(v.label in labels and v.claim.id not in self.suppressed for v in self.verdicts)

    def stale_decisions(self) -> tuple[Decision, ...]:
        """Decisions on claims that are no longer in the draft."""
        return stale(self.decisions, (verdict.claim.id for verdict in self.verdicts))
