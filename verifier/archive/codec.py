"""Claims as JSON, for the index's database. ``SCHEMA_VERSION`` is raised when this changes."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from verifier.claims import Claim, Context, Kind, Source
from verifier.text import Span, Status, Tense

_SPANS = ("span", "clause", "sentence", "masked_clause")
_PLAIN = ("sentence_index", "paragraph", "words", "quote", "text", "masked", "gap", "occurrence")


def encode_claim(claim: Claim[Any], kind: Kind[Any]) -> str:
    """A claim without its kind and its source, which the database holds in columns of their own."""
    data: dict[str, Any] = {name: getattr(claim, name) for name in _PLAIN}
    for name in _SPANS:
        span: Span = getattr(claim, name)
        data[name] = (span.start, span.end)
    data["value"] = kind.encode(claim.value)
    data["context"] = dataclasses.asdict(claim.context)
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))  # ASCII: a lone surrogate is JSON, but not UTF-8


def decode_claim(text: str, kind: Kind[Any], source: Source) -> Claim[Any]:
    """The inverse of :func:`encode_claim`."""
    data = json.loads(text)
    context = data["context"]
    context["tense"], context["status"] = Tense(context["tense"]), Status(context["status"])
    for name in ("names", "terms", "where"):
        context[name] = tuple(context[name])
    context["when"] = None if context["when"] is None else tuple(context["when"])
    fields: dict[str, Any] = {name: data[name] for name in _PLAIN}
    fields |= {name: Span(*data[name]) for name in _SPANS}
    return Claim(kind=kind.name, value=kind.decode(data["value"]), context=Context(**context), source=source, **fields)
