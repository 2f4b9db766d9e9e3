"""JSON Lines: one report a line, with the fields of docs/report.md; days are ISO strings."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from verifier.report import Report
from verifier.reports.characters import HIDDEN
from verifier.reports.document import document
from verifier.reports.interface import Format, Style


def line(data: Any) -> str:
    """Data as one line of JSON. Characters that show as nothing, or as something else, are written as escapes."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, default=_iso)
    return HIDDEN.sub(_escape, text) + "\n"


def _iso(day: object) -> str:
    if isinstance(day, datetime.date):
        return day.isoformat()
    raise TypeError(f"{type(day).__name__} has no JSON form")


def _escape(match: Any) -> str:
    return json.dumps(match[0])[1:-1]


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A line a report."""
    return (line(document(report)) for report in reports)


JSON = Format("json", (".json", ".jsonl", ".ndjson"), render)
