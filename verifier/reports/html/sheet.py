"""What a page shows of one draft: a report as data (docs/report.md) and the draft's text, made ready for the template.

The data may come from this process or from a file that somebody edited. Whatever is not as docs/report.md has it raises KeyError,
TypeError, ValueError or AttributeError here, and not in the template.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from verifier.reports.html.marks import Piece, paragraphs, shown
from verifier.reports.html.timeline import Reported, Timeline, timeline
from verifier.reports.html.wording import magnitude, reads_as
from verifier.reports.text import basis, press_date
from verifier.suppression import SuppressedBy
from verifier.text import Article, Span
from verifier.verdicts import Label, Stance

_ID = re.compile(r"[0-9a-f]{12}")
_RULE = re.compile(r"[a-z0-9_.-]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """Words with the value in them marked: what stands before, the value, what stands behind."""

    before: str
    value: str
    after: str


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence. ``link`` is a web address that may be followed, empty where there is none."""

    stance: Stance
    source: str
    title: str
    date: str
    document: str
    link: str
    sentence: Marked
    value: str
    reads_as: str
    same_fact: str
    comparison: str
    rule: str


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """The standing decision on a claim."""

    decision: str
    note: str
    by: str
    waived: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim with its verdict. ``number`` counts from 1 in the draft; ``seen`` is how many decisions on it the page knows of."""

    number: int
    id: str
    kind: str
    label: Label
    sure: str
    line: int
    quote: Marked
    value: str
    reads_as: str
    reason: str
    rule: str
    evidence: tuple[Shown, ...]
    timeline: Timeline | None
    decided: Decided | None
    seen: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One draft. ``key`` is its prefix in the page's element ids."""

    key: str
    path: str
    title: str
    basis: str
    warnings: tuple[str, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[ClaimShown, ...]
    stale: tuple[str, ...]

    def count(self, label: Label) -> int:
        """How many claims have this verdict."""
        return sum(claim.label is label for claim in self.claims)

    @property
    def waived(self) -> int:
        """How many claims an editor's decision has made no finding any more."""
        return sum(claim.decided is not None and claim.decided.waived for claim in self.claims)


def sheet_of(data: Mapping[str, Any], article: Article, number: int, seen: Mapping[str, int] | None = None) -> Sheet:
    """The sheet of a report on ``article``; ``number`` is its place on the page, from 1.

    ``seen`` says how many decisions there have been on a claim, by its id.
    """
    draft = data["draft"]
    claims = tuple(_claim(claim, place, draft, seen or {}) for place, claim in enumerate(data["claims"], 1))
    return Sheet(
        key=f"d{number}",
        path=shown(draft["path"]),
        title=shown(draft["title"] or draft["path"]),
        basis=shown(basis(data)),
        warnings=tuple(map(shown, data["warnings"])),
        paragraphs=tuple(paragraphs(article, [_place(claim["value"], article) for claim in data["claims"]])),
        claims=claims,
        stale=tuple(map(_stale, data.get("stale_decisions", ()))),
    )


def _place(value: Mapping[str, Any], article: Article) -> Span:
    """Where a value stands in the draft; ValueError where the draft has other words there."""
    span = Span(value["start"], value["end"])
    if not 0 <= span.start < span.end <= len(article.text):
        raise ValueError("a position lies outside the draft")
    return span


def _claim(claim: Mapping[str, Any], number: int, draft: Mapping[str, Any], seen: Mapping[str, int]) -> ClaimShown:
    if not _ID.fullmatch(claim["id"]) or not _RULE.fullmatch(claim["rule"]):
        raise ValueError("an id or the name of a rule has characters that it cannot have")
    kind, value, start = str(claim["kind"]), claim["value"], claim["span"]["start"]
    return ClaimShown(
        number=number,
        id=claim["id"],
        kind=shown(kind),
        label=Label(claim["verdict"]),
        sure=f"{claim['confidence']:.0%}",
        line=int(value["line"]),
        quote=_marked(claim["quote"], value["start"] - start, value["end"] - start),
        value=shown(value["text"]),
        reads_as=shown(reads_as(kind, value)),
        reason=shown(claim["reason"]),
        rule=claim["rule"],
        evidence=tuple(_evidence(kind, evidence) for evidence in claim["evidence"]),
        timeline=_timeline(kind, claim, draft),
        decided=_decided(claim),
        seen=seen.get(claim["id"], 0),
    )


def _evidence(kind: str, evidence: Mapping[str, Any]) -> Shown:
    sentence, value, comparison = evidence["sentence"], evidence["value"], evidence["comparison"]
    return Shown(
        stance=Stance(evidence["stance"]),
        source=shown(evidence["outlet"] or evidence["document"]),
        title=shown(evidence["title"] or ""),
        date=press_date(evidence["date"]),
        document=shown(evidence["document"]),
        link=web_address(evidence["url"]),
        sentence=_marked(sentence["text"], sentence["start"], sentence["end"]),
        value=shown(value["text"]),
        reads_as=shown(reads_as(kind, value)),
        same_fact=f"{evidence['same_fact']:.0%}",
        comparison=shown(comparison["reason"]),
        rule=shown(comparison["rule"]),
    )


def web_address(url: str | None) -> str:
    """An address that a page may link to: http or https with a host, and no name or password in it; else nothing.

    Archives come from elsewhere, and ``javascript:`` and ``data:`` addresses run as code.
    """
    if not url or not url.isprintable() or any(character.isspace() for character in url):
        return ""
    try:
        parts = urllib.parse.urlsplit(url)
        hostname = parts.hostname
    except ValueError:
        return ""
    safe = parts.scheme.lower() in {"http", "https"} and hostname and "@" not in parts.netloc
    return url if safe else ""


def _marked(text: str, start: int | None, end: int | None) -> Marked:
    """The text with a stretch of it marked; unmarked where the stretch is not known or does not lie inside."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return Marked(shown(text), "", "")
    return Marked(shown(text[:start]), shown(text[start:end]), shown(text[end:]))


def _decided(claim: Mapping[str, Any]) -> Decided | None:
    """The decision on a claim, or what else suppresses it."""
    decision, suppressed = claim.get("decision"), claim.get("suppressed")
    if decision is None:
        if suppressed is None:
            return None
        by = {SuppressedBy.COMMENT: "ignored in the copy", SuppressedBy.BASELINE: "in the baseline"}
        return Decided(by[SuppressedBy(suppressed["by"])], shown(suppressed["reason"]), "", True)
    return Decided(
        shown(decision["decision"]), shown(decision["note"]), shown(decision["by"] or ""), decision["waived"] is True
    )


def _stale(decision: Mapping[str, Any]) -> str:
    words = f"“{decision['words']}”: " if decision["words"] else ""
    note = f" ({decision['note']})" if decision["note"] else ""
    return shown(f"{words}{decision['decision']}{note} [{decision['claim']}]")


def _timeline(kind: str, claim: Mapping[str, Any], draft: Mapping[str, Any]) -> Timeline | None:
    figures = []
    unit = claim["value"].get("unit")
    for evidence in claim["evidence"]:
        height, day = magnitude(kind, evidence["value"]), _day(evidence["date"])
        same = evidence["stance"] != Stance.RELATED and evidence["value"].get("unit") == unit
        if same and height is not None and day is not None:
            figures.append(Reported(day, height, shown(evidence["value"]["text"]), str(Stance(evidence["stance"]))))
    height, day = magnitude(kind, claim["value"]), _day(draft["published"])
    if height is not None and day is not None:
        figures.append(Reported(day, height, shown(claim["value"]["text"]), "draft"))
    return timeline(figures)


def _day(day: datetime.date | str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if isinstance(day, str) else day
