"""What a format of reports is."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import VerifierError
from verifier.settings import Sort

if TYPE_CHECKING:
    from verifier.report import Report


class Detail(enum.StrEnum):
    """How much the text format tells."""

    QUIET = "quiet"
    """Contradicted claims alone, and no totals."""
    NORMAL = "normal"
    """Contradicted claims in full, unverified ones with the reason, consistent ones in a line each."""
    VERBOSE = "verbose"
    """Every claim in full, with all its evidence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """How reports are written. ``width`` is in columns; only the text format looks at it, and at what stands above it.

    ``root`` is the top of the repository that the drafts are in: the formats of code review name files from there, as their readers
    expect. None: as they were given.
    """

    color: bool = False
    detail: Detail = Detail.NORMAL
    sort: Sort = Sort.VERDICT
    width: int = 80
    root: Path | None = None


class Reports:
    """Reports as they come, and ``failures``: what was wrong with the drafts that could not be checked, known when all have come.

    A format whose reader may look at nothing else tells of them: a draft that was not checked must not seem clean.
    """

    def __init__(self, reports: Iterable[Report], failures: Sequence[VerifierError]) -> None:
        self._reports = reports
        self.failures = failures

    def __iter__(self) -> Iterator[Report]:
        return iter(self._reports)


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """A way to write reports.

    ``name`` is what ``--format`` takes; ``suffixes`` are the endings of file names, lower case, that mean this format. ``render`` turns
    reports (``Reports``, where drafts may have failed) into pieces of text. A format that can writes each report as soon as it comes; one
    that needs all of them (a page with an index) waits for the last.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Iterable[Report], Style], Iterator[str]]
