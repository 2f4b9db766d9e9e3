"""What the formats of code review and of test reports have in common: each claim as a result at a place in a file.

Their readers (forges, test reporters, editors) name files from the top of the repository with ``/``, count lines and columns from 1, and
show one message for each result.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from verifier.report import Report
from verifier.reports.characters import visible
from verifier.reports.excerpt import excerpt
from verifier.reports.interface import Reports, Style
from verifier.suppression import Suppression
from verifier.verdicts import Evidence, Label, Verdict

_EXCERPT = 60
"""Characters of a clause that a title shows."""


@dataclasses.dataclass(frozen=True, slots=True)
class Position:
    """A place between two characters: line and column from 1. ``bytes`` is the column counted in bytes of UTF-8."""

    line: int
    column: int
    bytes: int


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """A claim, ready to be shown elsewhere; all texts are on one line and without hidden characters.

    ``start`` and ``end`` bound the value's words, ``end`` exclusive. ``fingerprint`` tells the result from every other one of a run and
    stays the same while the draft changes elsewhere. ``suppression`` says why it counts for nothing; None where it counts.
    """

    path: str
    start: Position
    end: Position
    kind: str
    label: Label
    rule: str
    id: str
    words: str
    """The value in a few words of its clause."""
    reason: str
    link: str
    fingerprint: str
    suppression: Suppression | None

    @property
    def title(self) -> str:
        """ "contradicted: 27 houses"."""
        return f"{self.label}: {self.words}"

    @property
    def message(self) -> str:
        """The title, the reason, and a link to the report that decided, where there is one."""
        return " ".join(part for part in (f"{self.title}.", self.reason, self.link) if part)


@dataclasses.dataclass(frozen=True, slots=True)
class Unchecked:
    """A draft that could not be checked. ``path`` is "" where the trouble is with no file, ``line`` 1 where it has no line."""

    path: str
    line: int
    message: str

    @property
    def fingerprint(self) -> str:
        """Tells it from every result."""
        return hashlib.sha256("\0".join((self.path, "unchecked")).encode()).hexdigest()


TITLE_UNCHECKED = "could not be checked"


def unchecked(reports: Iterable[Report], style: Style) -> tuple[Unchecked, ...]:
    """The drafts that could not be checked, once all reports have come."""
    failures = reports.failures if isinstance(reports, Reports) else ()
    return tuple(
        Unchecked(
            shown_path(failure.path, style.root) if failure.path else "",
            failure.line or 1,
            visible(" ".join(part for part in (failure.message, failure.cure) if part)),
        )
        for failure in failures
    )


def results(report: Report, style: Style) -> Iterator[Result]:
    """Every claim of a report, in the order of the draft."""
    path = shown_path(report.draft.id, style.root)
    return (_result(report, verdict, path) for verdict in report.verdicts)


def findings(report: Report, style: Style) -> list[Result]:
    """The results that ask for somebody's attention: contradicted ones, then unverified ones; none that are suppressed."""
    open_ = [result for result in results(report, style) if result.suppression is None]
    return [result for label in (Label.CONTRADICTED, Label.UNVERIFIED) for result in open_ if result.label is label]


def shown_path(draft: str, root: Path | None) -> str:
    """A draft's path from the top of the repository, with ``/``; as given where it is not in one."""
    path = Path(draft)
    if root is not None:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link is named as the repository has it
        if absolute.is_relative_to(root):
            path = absolute.relative_to(root)
    return visible(path.as_posix())


def _result(report: Report, verdict: Verdict, path: str) -> Result:
    claim = verdict.claim
    return Result(
        path=path,
        start=_position(report, claim.span.start),
        end=_position(report, claim.span.end),
        kind=claim.kind,
        label=verdict.label,
        rule=verdict.rule,
        id=claim.id,
        words=str(excerpt(claim.quote, claim.span.start - claim.clause.start, len(claim.words), _EXCERPT)),
        reason=visible(verdict.reason),
        link=_link(verdict.evidence),
        fingerprint=hashlib.sha256("\0".join((path, claim.id, verdict.label)).encode()).hexdigest(),
        suppression=report.suppressed.get(claim.id),
    )


def _link(evidence: tuple[Evidence, ...]) -> str:
    """The address of the report that decided; "" where it has none."""
    return visible(next((e.claim.source.url for e in evidence[:1] if e.claim.source.url), ""))


def _position(report: Report, offset: int) -> Position:
    line, column = report.draft.line_column(offset)
    before = report.draft.text[offset - column + 1 : offset]
    return Position(line, column, len(before.encode("utf-8", "surrogatepass")) + 1)
