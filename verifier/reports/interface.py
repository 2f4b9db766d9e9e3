"""What a format of reports is."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifier.report import Report


class Detail(enum.StrEnum):
    """How much the text format tells."""

    QUIET = "quiet"
    """Contradicted claims alone, and no totals."""
    NORMAL = "normal"
    """Contradicted and unverified claims in full, consistent ones in a line each."""
    VERBOSE = "verbose"
    """Every claim in full, with all its evidence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """How reports are laid out for people; formats for machines do not look at it. ``width`` is in columns."""

    color: bool = False
    width: int = 80
    detail: Detail = Detail.NORMAL


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
