"""The items of ``verify pairs``: JSON objects that hold a statement and its evidence."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from verifier.errors import InputError
from verifier.kinds import BY_NAME
from verifier.reading import LARGEST_ARTICLE
from verifier.reading.decoding import check_characters
from verifier.text import Span

_SAME_DAY = datetime.date(2018, 9, 14)
"""The day on which a statement and its evidence are read where neither has a date. Any day would do: "Monday" in both is the same Monday.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """One item: a statement and its evidence. ``value`` and ``kind`` restrict the judgement to these words of the statement."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    claim_date: datetime.date
    evidence_date: datetime.date
    value: str | None = None
    kind: str | None = None

    @property
    def named(self) -> Span:
        """Where in the statement the words to judge stand; nowhere where none are named."""
        start = self.claim.index(self.value or "")
        return Span(start, start + len(self.value or ""))


def pair_of(item: Mapping[str, Any]) -> Pair:
    """The pair in a JSON object (docs/report.md); ValueError where it is none, saying which field is wrong."""
    claim, evidence = item.get("claim"), item.get("evidence")
    if not isinstance(claim, str) or not claim.strip():
        raise ValueError('"claim" must be a text with words')
    if not isinstance(evidence, list) or not all(isinstance(text, str) for text in evidence):
        raise ValueError('"evidence" must be a list of texts')
    if len(claim) + sum(map(len, evidence)) > LARGEST_ARTICLE:
        raise ValueError(f'"claim" and "evidence" have more than {LARGEST_ARTICLE:,} characters together')
    _check_text("claim", claim)
    for text in evidence:
        _check_text("evidence", text)
    kind = item.get("kind")
    value = item.get("value")
    if value is not None and (not isinstance(value, str) or value not in claim):
        raise ValueError('"value" must be words of the claim')
    days = [_day(item, name) for name in ("claim_date", "evidence_date")]
    known = [day for day in days if day is not None] or [_SAME_DAY]
    return Pair(
        id=str(item.get("id", "")),
        claim=claim,
        evidence=tuple(evidence),
        claim_date=days[0] or known[0],
        evidence_date=days[1] or known[0],
        value=value,
        kind=kind if isinstance(kind, str) and kind in BY_NAME else None,
    )


def _check_text(name: str, text: str) -> None:
    """ValueError where a text cannot be read as one, for it is binary."""
    try:
        check_characters(text.rstrip(), name)
    except InputError as error:
        raise ValueError(f'"{name}" is no text: it holds control characters, or half of a surrogate pair') from error


def _day(item: Mapping[str, Any], name: str) -> datetime.date | None:
    value = item.get(name)
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f'"{name}" must be a day written YYYY-MM-DD, not {value!r}') from None
