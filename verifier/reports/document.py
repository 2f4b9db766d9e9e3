"""A report as plain data: the contract of docs/report.md, which every format that machines read goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import verifier
from verifier.claims import Claim
from verifier.decisions import Decision, stale
from verifier.kinds import BY_NAME
from verifier.reading.typography import fold
from verifier.report import Report
from verifier.reports.characters import well_formed
from verifier.suppression import SuppressedBy
from verifier.text import Article, Span
from verifier.verdicts import Evidence, Label, Verdict

SCHEMA = "verifier/report/1"
_CREDENTIALS = re.compile(r"(?<=://)[^/?#]*@")


def document(report: Report) -> dict[str, Any]:
    """The report as mappings, lists, strings, numbers, booleans, None and dates, in the contract's order of keys.

    It holds no absolute paths of its own making, no clock times and no machine names: the same report gives the same data.
    """
    draft, reference = report.draft, report.reference
    data: dict[str, Any] = _plain(
        {
            "schema": SCHEMA,
            "tool": {"name": "verifier", "version": verifier.__version__},
            "draft": {
                "path": draft.id,
                "sha256": draft.digest,
                "title": draft.title,
                "published": draft.published,
                "published_from": draft.published_from,
            },
            "reference": {
                "location": _CREDENTIALS.sub("", reference.location),
                "documents": reference.documents,
                "claims": reference.claims,
                "as_of": reference.as_of,
            },
            "models": {
                role: {"name": model.name, "revision": model.revision} for role, model in sorted(report.models.items())
            },
            "summary": {
                "claims": len(report.verdicts),
                "consistent": report.count(Label.CONSISTENT),
                "contradicted": report.count(Label.CONTRADICTED),
                "unverified": report.count(Label.UNVERIFIED),
                "suppressed": sum(verdict.claim.id in report.suppressed for verdict in report.verdicts),
            },
            "warnings": list(report.warnings),
            "claims": [_verdict(verdict, draft) | _suppressed(report, verdict) for verdict in report.verdicts],
        }
    )
    return with_decisions(data, report.decisions)


def claim(verdict: Verdict, draft: Article | None = None) -> dict[str, Any]:
    """A claim with its verdict and its evidence. Without the draft, positions have no line and column."""
    data: dict[str, Any] = _plain(_verdict(verdict, draft))
    return data


def value(of: Claim[Any]) -> dict[str, Any]:
    """The fields of a claim's value: its words, and what its kind tells."""
    return {"text": of.words, **fields(of.kind, of.value)}


def fields(kind: str, typed: Any) -> dict[str, Any]:
    """What a kind tells of a value, with whole numbers as integers (3000000, not 3000000.0)."""
    return {
        name: int(field) if isinstance(field, float) and field.is_integer() else field
        for name, field in BY_NAME[kind].describe(typed).items()
    }


def position(span: Span, article: Article | None) -> dict[str, int]:
    """Where a span stands: characters from 0 in the file as read; with the article, line and column of its start, from 1."""
    where = {"start": span.start, "end": span.end}
    if article is not None:
        where["line"], where["column"] = article.line_column(span.start)
    return where


def _verdict(verdict: Verdict, draft: Article | None) -> dict[str, Any]:
    made = verdict.claim
    return {
        "id": made.id,
        "kind": made.kind,
        "verdict": verdict.label,
        "confidence": round(verdict.confidence, 2),
        "quote": made.quote,
        "span": position(made.clause, draft),
        "value": located_value(made, draft),
        "rule": verdict.rule,
        "reason": verdict.reason,
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
    }


def _suppressed(report: Report, verdict: Verdict) -> dict[str, Any]:
    """What suppresses a claim, and why; nothing where it counts."""
    suppression = report.suppressed.get(verdict.claim.id)
    return {} if suppression is None else {"suppressed": {"by": suppression.by, "reason": suppression.reason}}


def with_decisions(data: Mapping[str, Any], standing: Mapping[str, Decision]) -> dict[str, Any]:
    """A report's data with the decisions that stand for its draft, by claim, in place of those in it."""
    claims = []
    for each in data["claims"]:
        plain = {name: field for name, field in each.items() if name != "decision"}
        if plain.get("suppressed", {}).get("by") == SuppressedBy.DECISION:
            del plain["suppressed"]
        if (decision := standing.get(each["id"])) is not None:
            plain["decision"] = decision_fields(decision, Label(each["verdict"]))
            if plain["decision"]["waived"]:
                plain.setdefault("suppressed", _plain({"by": SuppressedBy.DECISION, "reason": decision.said}))
        claims.append(plain)
    gone = [
        _plain({"claim": d.claim, "decision": d.decision, "words": d.words, "note": d.note})
        for d in stale(standing, (each["id"] for each in claims))
    ]
    kept = {name: field for name, field in data.items() if name != "stale_decisions"} | {"claims": claims}
    return kept | ({"stale_decisions": gone} if gone else {})


def decision_fields(decision: Decision, label: Label) -> dict[str, Any]:
    """A decision on a claim that has this verdict now; without its time, which is in the file of decisions."""
    fields: dict[str, Any] = _plain({"decision": decision.decision, "note": decision.note, "by": decision.by or None})
    return fields | {"waived": decision.waives(label)}


def located_value(of: Claim[Any], draft: Article | None) -> dict[str, Any]:
    """The fields of a claim's value, and where its words stand."""
    return {"text": of.words, **position(of.span, draft), **fields(of.kind, of.value)}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    reported, source, comparison = evidence.claim, evidence.claim.source, evidence.comparison
    return {
        "stance": evidence.stance,
        "document": source.id,
        "title": source.title,
        "date": source.published,
        "outlet": source.outlet,
        "url": source.url,
        **({"also": list(source.also)} if source.also else {}),
        "quote": reported.quote,
        "sentence": _sentence(reported),
        "value": value(reported),
        "similarity": round(evidence.similarity, 2),
        "same_fact": round(evidence.same_fact, 2),
        "comparison": {
            "outcome": comparison.outcome,
            "rule": comparison.rule,
            "reason": comparison.reason,
        },
    }


def _sentence(of: Claim[Any]) -> dict[str, Any]:
    """The sentence of a claim as read, and where in it the value stands: the place nearest to the gap; null where it is not found."""
    words = " ".join(fold(of.words).split())
    places = [match.start() for match in re.finditer(re.escape(words), of.text)] if words else []
    start = min(places, key=lambda place: abs(place - of.gap), default=None)
    return {"text": of.text, "start": start, "end": None if start is None else start + len(words)}


def _plain(data: Any) -> Any:
    """The same with lists for tuples and strings that are nothing but strings, which every parser can read."""
    if isinstance(data, str):
        return well_formed(str(data))
    if isinstance(data, Mapping):
        return {well_formed(str(name)): _plain(item) for name, item in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(item) for item in data]
    return data
