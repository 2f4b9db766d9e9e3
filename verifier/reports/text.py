"""Findings for people: what is wrong first of all, readable at 80 columns, without colour and in a pipe.

Each claim keeps its place in the draft's order, for that is how copy is read and mended. A contradicted or unverified claim is a
paragraph: where it stands, what it says with the value in brackets (in colour: underlined), why, and the evidence. A consistent one is a
line.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verifier.report import Report
from verifier.reports.characters import visible
from verifier.reports.document import document
from verifier.reports.interface import Detail, Format, Style
from verifier.text import PublishedFrom
from verifier.verdicts import Label, Stance, press_day

"""As AP style has them beside a day."""

_ORIGINS = {
    PublishedFrom.OPTION: " (as given)",
    PublishedFrom.FRONT_MATTER: " (front matter)",
    PublishedFrom.TEXT: " (in the text)",
    PublishedFrom.FILE_TIME: " (the file's time, which may be wrong)",
}
_COLORS = {Label.CONTRADICTED: "\x1b[1;31m", Label.UNVERIFIED: "\x1b[33m", Label.CONSISTENT: "\x1b[32m"}
_MARK, _RESET = "\x1b[1;4m", "\x1b[0m"
_OPEN, _CLOSE = "\x01", "\x02"
"""Stand for the marks around a value while lines are wrapped; no visible text holds them."""

_INDENT = "    "
_SHOWN = 2
"""Pieces of evidence that a claim shows unless everything is asked for."""


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A section a draft, and totals at the end where there are several drafts."""
    counts: dict[str, int] = {}
    drafts = 0
    for report in reports:
        data = document(report)
        text = "\n".join(section(data, style))
        if text:
            yield ("\n" if drafts else "") + text + "\n"
        drafts += bool(text)
        for name, count in data["summary"].items():
            counts[name] = counts.get(name, 0) + count
    if drafts > 1 and style.detail is not Detail.QUIET:
        yield f"\n{drafts} drafts, {_totals(counts, style)}\n"


def section(data: Mapping[str, Any], style: Style) -> list[str]:
    """The lines on one draft, from its report as data."""
    draft = data["draft"]
    path = visible(draft["path"])
    blocks = [claim_lines(path, claim, style) for claim in data["claims"]]
    lines = _spaced([block for block in blocks if block])
    if style.detail is Detail.QUIET:
        return lines
    head = [_colored(path + (f": {visible(draft['title'])}" if draft["title"] else ""), "\x1b[1m", style)]
    head += textwrap.wrap(_basis(data), style.width)
    if not data["claims"]:
        return [*head, "", f"{path}: no checkable claims found."]
    return [*head, "", *lines, "", f"{path}: {_totals(data['summary'], style)}"]


def claim_lines(path: str, claim: Mapping[str, Any], style: Style) -> list[str]:
    """The lines on one claim, from the report as data; none where the style leaves it out. ``path`` is visible text."""
    label = Label(claim["verdict"])
    value = claim["value"]
    where = f"{path}:{value['line']}:{value['column']}"
    verdict = _colored(str(label), _COLORS[label], style)
    if style.detail is Detail.QUIET and label is not Label.CONTRADICTED:
        return []
    if style.detail is not Detail.VERBOSE and label is Label.CONSISTENT:
        cited = next((_cited(e) for e in claim["evidence"] if e["stance"] == Stance.SUPPORTS), "")
        return [f"{where}: {verdict}: {_cut(visible(value['text']))}{f' ({cited})' if cited else ''}"]
    sure = f" ({claim['confidence']:.0%} sure)" if style.detail is Detail.VERBOSE or label is Label.CONTRADICTED else ""
    lines = [f"{where}: {verdict}{sure} [{visible(claim['rule'])} {visible(claim['id'])}]"]
    span = claim["span"]
    lines += _quoted(claim["quote"], value["start"] - span["start"], len(value["text"]), _INDENT, style)
    lines += _wrapped(visible(claim["reason"]), _INDENT, style)
    for evidence in _shown(claim["evidence"], style):
        lines += evidence_lines(evidence, style)
    return lines


def evidence_lines(evidence: Mapping[str, Any], style: Style) -> list[str]:
    """The lines on one piece of evidence: how it stands, its source, its words; with everything asked for, both gates."""
    quote, words = evidence["quote"], evidence["value"]["text"]
    title = f", “{visible(evidence['title'])}”" if evidence["title"] else ""
    document = f" ({visible(evidence['document'])})" if evidence["outlet"] else ""
    lines = _wrapped(f"{evidence['stance']}: {_cited(evidence)}{title}{document}", _INDENT, style)
    # A report does not say where in the quotation the value stands: where its words come twice, none is marked.
    lines += _quoted(quote, quote.find(words) if quote.count(words) == 1 else -1, len(words), _INDENT * 2, style)
    if style.detail is Detail.VERBOSE:
        comparison = evidence["comparison"]
        gates = (
            f"same fact: {evidence['same_fact']:.0%} sure (similarity {evidence['similarity']:.2f});"
            f" value {comparison['outcome']} [{comparison['rule']}]: {comparison['reason']}"
        )
        lines += _wrapped(visible(gates), _INDENT * 2, style)
    return lines


def press_date(day: datetime.date | str | None) -> str:
    """A day, or the ISO string that JSON has of one, as a newspaper writes it: "14 Sept. 2018"."""
    if day is None:
        return "undated"
    if isinstance(day, str):
        day = datetime.date.fromisoformat(day)
    return press_day(day)


def _shown(evidence: list[Mapping[str, Any]], style: Style) -> list[Mapping[str, Any]]:
    if style.detail is Detail.VERBOSE:
        return evidence
    return [piece for piece in evidence if piece["stance"] != Stance.RELATED][:_SHOWN]


def _cited(evidence: Mapping[str, Any]) -> str:
    also = [f"also {', '.join(map(visible, evidence['also']))}"] if evidence.get("also") else []
    return ", ".join([visible(evidence["outlet"] or evidence["document"]), *also, press_date(evidence["date"])])


def _basis(data: Mapping[str, Any]) -> str:
    draft, reference = data["draft"], data["reference"]
    origin = _ORIGINS.get(draft["published_from"], "")
    count = f"{reference['documents']} {'article' if reference['documents'] == 1 else 'articles'}"
    return (
        f"Published {press_date(draft['published'])}{origin}. Checked against {count} in"
        f" {visible(reference['location'])}, up to {press_date(reference['as_of'])}."
    )


def _totals(counts: Mapping[str, int], style: Style) -> str:
    parts = [
        _colored(f"{counts[label]} {label}", _COLORS[label] if counts[label] else "", style)
        for label in (Label.CONTRADICTED, Label.UNVERIFIED, Label.CONSISTENT)
    ]
    claims = counts["claims"]
    return f"{claims} {'claim' if claims == 1 else 'claims'}: {', '.join(parts)}."


def _spaced(blocks: list[list[str]]) -> list[str]:
    """The blocks one below the other, with an empty line on both sides of each that has several lines."""
    lines: list[str] = []
    several = False
    for block in blocks:
        if lines and (several or len(block) > 1):
            lines.append("")
        lines += block
        several = len(block) > 1
    return lines


def _quoted(quote: str, start: int, length: int, indent: str, style: Style) -> list[str]:
    """A quotation, wrapped, with ``quote[start:start + length]`` marked; unmarked where ``start`` lies outside it."""
    if not 0 <= start < len(quote):
        return _wrapped(f"“{visible(quote)}”", indent, style)
    parts = (quote[:start], quote[start : start + length], quote[start + length :])
    before, value, after = (_spaces_kept(part) for part in parts)
    text = f"“{before}{_OPEN}{value}{_CLOSE}{after}”"
    if not style.color:
        return [line.replace(_OPEN, "[").replace(_CLOSE, "]") for line in _wrapped(text, indent, style)]
    lines, inside = [], False
    for line in _wrapped(text, indent, style):
        # The indent of a line that the value runs on into is not underlined.
        body = line.removeprefix(indent)
        shown = (_MARK if inside else "") + body.replace(_OPEN, _MARK).replace(_CLOSE, _RESET)
        inside = (inside or _OPEN in body) and body.rfind(_CLOSE) <= body.rfind(_OPEN)
        lines.append(indent + shown + (_RESET if inside else ""))
    return lines


def _spaces_kept(text: str) -> str:
    """Visible text with a space left at an end where there was any white space."""
    core = visible(text)
    if not core:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + core + (" " if text[-1].isspace() else "")


def _wrapped(text: str, indent: str, style: Style) -> list[str]:
    return textwrap.wrap(
        text,
        style.width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _cut(text: str, width: int = 50) -> str:
    return text if len(text) <= width else re.sub(r"\s*\S*$", "", text[: width - 1]) + "…"


def _colored(text: str, code: str, style: Style) -> str:
    return f"{code}{text}{_RESET}" if style.color and code else text


TEXT = Format("text", (".txt",), render)
