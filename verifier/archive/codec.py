"""Claims and articles as JSON, for the index's database. ``SCHEMA_VERSION`` is raised when this changes."""

from __future__ import annotations

import dataclasses
import datetime
import json
import zlib
from typing import Any

from verifier.claims import Claim, Context, Kind, Source
from verifier.text import Article, Correction, PublishedFrom, Span, Status, Tense

_CONTEXT = tuple(field.name for field in dataclasses.fields(Context))
_SPANS = ("span", "clause", "sentence", "masked_clause")
_PLAIN = ("sentence_index", "paragraph", "words", "quote", "text", "masked", "gap", "occurrence")


def encode_claim(claim: Claim[Any], kind: Kind[Any]) -> str:
    """A claim without its kind and its source, which the database holds in columns of their own."""
    data: dict[str, Any] = {name: getattr(claim, name) for name in _PLAIN}
    for name in _SPANS:
        span: Span = getattr(claim, name)
        data[name] = (span.start, span.end)
    data["value"] = kind.encode(claim.value)
    data["context"] = {name: getattr(claim.context, name) for name in _CONTEXT}
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))  # ASCII: a lone surrogate is JSON, but not UTF-8


def value_words(kind: str, data: str) -> tuple[str, str]:
    """A stored claim's kind and the words of its value."""
    return kind, " ".join(json.loads(data)["words"].lower().split())


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


def encode_article(article: Article) -> bytes:
    """An article with its text, compressed: from this a store reads it again when the program has learnt to read better."""
    fields = dataclasses.asdict(article)
    fields["view"] = None if article.view == article.text else article.view
    fields["published"] = None if article.published is None else article.published.isoformat()
    return zlib.compress(json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode())


def decode_article(data: bytes) -> Article:
    """The inverse of :func:`encode_article`."""
    fields = json.loads(zlib.decompress(data))
    if fields["view"] is None:
        fields["view"] = fields["text"]
    if fields["published"] is not None:
        fields["published"] = datetime.date.fromisoformat(fields["published"])
    if fields["published_from"] is not None:
        fields["published_from"] = PublishedFrom(fields["published_from"])
    fields["body"] = Span(**fields["body"])
    fields["correction"] = Correction(fields["correction"])
    return Article(**fields)
