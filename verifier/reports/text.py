"""Findings for people: what is wrong first of all, readable at 80 columns, without colour and in a pipe.

A contradicted claim is a paragraph: where it stands, what it says with the value in brackets (in colour: underlined), what the draft
says and what was reported, by whom, when, and the link. An unverified one is its value and the reason, a consistent one a line. The last
line counts them and names the lines of the contradicted ones, so that the news is on the screen however long the list is.
"""

from __future__ import annotations

import datetime
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from verifier.report import Report
from verifier.reports.characters import visible
from verifier.reports.document import document
from verifier.reports.excerpt import excerpt
from verifier.reports.interface import Detail, Format, Style
from verifier.settings import Sort
from verifier.suppression import SuppressedBy
from verifier.text import PublishedFrom
from verifier.verdicts import Label, Stance, press_day

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

_URGENT = (Label.CONTRADICTED, Label.UNVERIFIED, Label.CONSISTENT)
_SUPPRESSED = "suppressed"
_NAMED = 5
"""Lines, or drafts, that the totals name."""
_EXCERPT = 50
_SHORTEST = 12
"""Characters of a clause that a claim told in brief shows; in a line beside its source what is left of the width, if it is so many."""
_INDENT = "    "
_SHOWN = 2
"""Pieces of evidence that a claim shows unless everything is asked for."""


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A section a draft, and totals at the end where there are several drafts."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    drafts = 0
    for report in reports:
        data = document(report)
        text = "\n".join(section(data, style))
        if text:
            yield ("\n" if drafts else "") + text + "\n"
        drafts += bool(text)
        tally = _tally(data["claims"])
        counts += tally
        if tally[Label.CONTRADICTED]:
            wrong.append(visible(data["draft"]["path"]))
    if drafts > 1 and style.detail is not Detail.QUIET:
        yield f"\n{drafts} drafts, {_totals(counts, _listed(wrong, 'drafts'), style)}\n"


def section(data: Mapping[str, Any], style: Style) -> list[str]:
    """The lines on one draft, from its report as data."""
    draft, claims = data["draft"], list(data["claims"])
    path = visible(draft["path"])
    if style.sort is Sort.VERDICT:
        claims.sort(key=_rank)
    lines = _spaced([(_rank(claim), claim_lines(path, claim, style)) for claim in claims], style)
    if style.detail is Detail.QUIET:
        return lines
    title = path + (f": {visible(draft['title'])}" if draft["title"] else "")
    head = [_colored(line, "\x1b[1m", style) for line in _wrapped(title, "", style)]
    head += textwrap.wrap(basis(data), style.width)
    if not claims:
        return [*head, "", f"{path}: no checkable claims found."]
    wrong = dict.fromkeys(str(claim["value"]["line"]) for claim in data["claims"] if _rank(claim) == 0)
    where = f"{'line' if len(wrong) == 1 else 'lines'} {_listed(list(wrong), 'lines')}" if wrong else ""
    return [*head, "", *lines, *([""] if lines else []), f"{path}: {_totals(_tally(claims), where, style)}"]


def claim_lines(path: str, claim: Mapping[str, Any], style: Style) -> list[str]:
    """The lines on one claim, from the report as data; none where the style leaves it out. ``path`` is visible text."""
    label, suppressed = Label(claim["verdict"]), claim.get("suppressed")
    value = claim["value"]
    where = f"{path}:{value['line']}:{value['column']}"
    verdict = _colored(str(label), "" if suppressed else _COLORS[label], style)
    names = f"[{visible(claim['rule'])} {visible(claim['id'])}]"
    if style.detail is not Detail.VERBOSE:
        if suppressed:
            told = style.detail is Detail.NORMAL and suppressed["by"] != SuppressedBy.BASELINE
            return [f"{where}: suppressed, {verdict}", *_brief(claim, _suppression(suppressed), style)] if told else []
        if style.detail is Detail.QUIET and label is not Label.CONTRADICTED:
            return []
        if label is Label.CONSISTENT:
            cited = next((f" ({_cited(e)})" for e in claim["evidence"] if e["stance"] == Stance.SUPPORTS), "")
            room = style.width - len(f"{where}: {label}: “[]”{cited}")
            if room >= _SHORTEST:
                return [f"{where}: {verdict}: {_unbroken(_excerpt(claim, room), style)}{cited}"]
            room = min(_EXCERPT, max(_SHORTEST, style.width - len(f"{_INDENT}“[]”{cited}")))
            return [f"{where}: {verdict}", *_marked(f"{_excerpt(claim, room)}{cited}", _INDENT, style)]
        if label is Label.UNVERIFIED:
            return [f"{where}: {verdict} {names}", *_brief(claim, visible(claim["reason"]), style)]
    lines = [f"{where}: {verdict} ({claim['confidence']:.0%} sure) {names}"]
    span = claim["span"]
    lines += _quoted(claim["quote"], value["start"] - span["start"], len(value["text"]), _INDENT, style)
    lines += _wrapped(visible(claim["reason"]), _INDENT, style)
    if suppressed:
        lines += _wrapped(f"suppressed: {_suppression(suppressed)}", _INDENT, style)
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
    if evidence["url"]:
        lines.append(_INDENT * 2 + visible(evidence["url"]))  # never broken, so that it can be clicked
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


def basis(data: Mapping[str, Any]) -> str:
    """What a report rests on, in two sentences: the day of the draft, and the archive."""
    draft, reference = data["draft"], data["reference"]
    origin = _ORIGINS.get(draft["published_from"], "")
    count = f"{reference['documents']} {'article' if reference['documents'] == 1 else 'articles'}"
    return (
        f"Published {press_date(draft['published'])}{origin}. Checked against {count} in"
        f" {visible(reference['location'])}, up to {press_date(reference['as_of'])}."
    )


def _rank(claim: Mapping[str, Any]) -> int:
    """How urgent a claim is, 0 most of all: contradicted, unverified, consistent, and suppressed whatever it is."""
    return len(_URGENT) if claim.get("suppressed") else _URGENT.index(claim["verdict"])


def _tally(claims: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How many claims there are of each verdict, without those that are suppressed, and how many of those."""
    return Counter(_SUPPRESSED if claim.get("suppressed") else str(claim["verdict"]) for claim in claims)


def _totals(counts: Counter[str], wrong: str, style: Style) -> str:
    """The counts in words; ``wrong`` says where the contradicted claims are, "" where there are none."""
    parts = [
        _colored(f"{counts[label]} {label}", _COLORS[label] if counts[label] else "", style)
        + (f" ({wrong})" if label is Label.CONTRADICTED and wrong else "")
        for label in _URGENT
    ]
    if counts[_SUPPRESSED]:
        parts.append(f"{counts[_SUPPRESSED]} {_SUPPRESSED}")
    claims = counts.total()
    return f"{claims} {'claim' if claims == 1 else 'claims'}: {', '.join(parts)}."


def _listed(items: Sequence[str], of: str) -> str:
    """ "3, 5, 8 and 4 more lines": the first ones by name."""
    shown = ", ".join(items[:_NAMED])
    return shown if len(items) <= _NAMED else f"{shown} and {len(items) - _NAMED} more {of}"


def _suppression(suppressed: Mapping[str, Any]) -> str:
    words = {
        SuppressedBy.COMMENT: "Ignored in the copy",
        SuppressedBy.BASELINE: "In the baseline",
        SuppressedBy.DECISION: "Waived",
    }[SuppressedBy(suppressed["by"])]
    return f"{words}: {visible(suppressed['reason'])}" if suppressed["reason"] else f"{words}."


def _spaced(blocks: Sequence[tuple[int, list[str]]], style: Style) -> list[str]:
    """The blocks one below the other, each with its rank. An empty line sets off those told in full, and one verdict from the next."""
    lines: list[str] = []
    previous = 0
    for rank, block in blocks:
        if not block:
            continue
        full = style.detail is Detail.VERBOSE or 0 in {rank, previous}
        if lines and (full or (style.sort is Sort.VERDICT and rank != previous)):
            lines.append("")
        lines += block
        previous = rank
    return lines


def _quoted(quote: str, start: int, length: int, indent: str, style: Style) -> list[str]:
    """A quotation, wrapped, with ``quote[start:start + length]`` marked; unmarked where ``start`` lies outside it."""
    if not 0 <= start < len(quote):
        return _wrapped(f"“{visible(quote)}”", indent, style)
    parts = (quote[:start], quote[start : start + length], quote[start + length :])
    before, value, after = (_spaces_kept(part) for part in parts)
    return _marked(f"“{before}{_OPEN}{value}{_CLOSE}{after}”", indent, style)


def _marked(text: str, indent: str, style: Style) -> list[str]:
    """A text, wrapped, with what stands between ``_OPEN`` and ``_CLOSE`` marked."""
    if not style.color:
        return [_unbroken(line, style) for line in _wrapped(text, indent, style)]
    lines, inside = [], False
    for line in _wrapped(text, indent, style):
        # The indent of a line that the value runs on into is not underlined.
        body = line.removeprefix(indent)
        lines.append(indent + (_MARK if inside else "") + _unbroken(body, style))
        inside = (inside or _OPEN in body) and body.rfind(_CLOSE) <= body.rfind(_OPEN)
        lines[-1] += _RESET if inside else ""
    return lines


def _unbroken(line: str, style: Style) -> str:
    """A line with its marks."""
    opening, closing = (_MARK, _RESET) if style.color else ("[", "]")
    return line.replace(_OPEN, opening).replace(_CLOSE, closing)


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


def _brief(claim: Mapping[str, Any], why: str, style: Style) -> list[str]:
    """The value in a few words of its clause, and a sentence on it."""
    return _marked(f"{_excerpt(claim, _EXCERPT)} {why}", _INDENT, style)


def _excerpt(claim: Mapping[str, Any], limit: int) -> str:
    value = claim["value"]
    shown = excerpt(claim["quote"], value["start"] - claim["span"]["start"], len(value["text"]), limit)
    return f"“{shown.before}{_OPEN}{shown.value}{_CLOSE}{shown.after}”"


def _colored(text: str, code: str, style: Style) -> str:
    return f"{code}{text}{_RESET}" if style.color and code else text


TEXT = Format("text", (".txt",), render)
