"""Findings for code review: GitHub's annotations, GitLab's Code Quality report, and reviewdog's rdjson.

Suppressed claims are left out. Contradicted is an error, unverified a notice; a forge that shows only the first few shows the errors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from verifier.report import Report
from verifier.reports.interface import Format, Style
from verifier.reports.results import Position, Result, findings
from verifier.verdicts import Label


def render_github(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Workflow commands of GitHub Actions, a line a finding."""
    for report in reports:
        for finding in findings(report, style):
            properties: dict[str, str | int] = {
                "file": finding.path,
                "line": finding.start.line,
                "col": finding.start.column,
                "endLine": finding.end.line,
            }
            if finding.end.line == finding.start.line:  # GitHub refuses an end column on another line
                properties["endColumn"] = finding.end.column
            properties["title"] = finding.title
            told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
            command = "error" if finding.label is Label.CONTRADICTED else "notice"
            message = " ".join(part for part in (finding.reason, finding.link) if part)
            yield f"::{command} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """A message as the runner reads it (actions/toolkit, core/src/command.ts): what follows "::", to the end of the line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value as the runner reads it: neither ":" nor "," may stand in it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_gitlab(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A Code Quality report: one list."""
    yield _json(
        [
            {
                "description": finding.message,
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint,
                "severity": "major" if finding.label is Label.CONTRADICTED else "info",
                "location": {
                    "path": finding.path,
                    "lines": {"begin": finding.start.line, "end": finding.end.line},
                },
            }
            for report in reports
            for finding in findings(report, style)
        ]
    )


def render_rdjson(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Diagnostics in the Reviewdog Diagnostic Format, which counts columns in bytes of UTF-8."""
    yield _json(
        {
            "source": {"name": "verify"},
            "diagnostics": [_diagnostic(finding) for report in reports for finding in findings(report, style)],
        }
    )


def _diagnostic(finding: Result) -> dict[str, Any]:
    return {
        "message": finding.message,
        "location": {
            "path": finding.path,
            "range": {"start": _position(finding.start), "end": _position(finding.end)},
        },
        "severity": "ERROR" if finding.label is Label.CONTRADICTED else "INFO",
        "code": {"value": finding.rule},
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.bytes}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


GITHUB = Format("github", (), render_github)
GITLAB = Format("gitlab", (), render_gitlab)
RDJSON = Format("rdjson", (), render_rdjson)
