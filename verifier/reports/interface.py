"""What a format of reports is."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """A way to write reports.

    ``name`` is what ``--format`` takes; ``suffixes`` are the endings of file names, lower case, that mean this format. ``render`` turns
    reports into pieces of text. A format that can writes each report as soon as it comes; one that needs all of them (a page with an
    index) waits for the last.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Iterable[Report], Style], Iterator[str]]
