"""Findings for code review: GitHub's annotations, GitLab's Code Quality report, and reviewdog's rdjson.

Suppressed claims are left out. Contradicted is an error, unverified a notice; a forge that shows only the first few shows the errors. A
draft that could not be checked is an error, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verifier.report import Report
from verifier.reports.interface import Format, Style
from verifier.reports.results import TITLE_UNCHECKED, Position, Result, findings, unchecked
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
            message = " ".join(part for part in (finding.reason, finding.link) if part)
            yield _command("error" if finding.label is Label.CONTRADICTED else "notice", properties, message)
    for failure in unchecked(reports, style):
        where: dict[str, str | int] = {"file": failure.path, "line": failure.line} if failure.path else {}
        yield _command("error", {**where, "title": TITLE_UNCHECKED}, failure.message)


def _command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """A message as the runner reads it (actions/toolkit, core/src/command.ts): what follows "::", to the end of the line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value as the runner reads it: neither ":" nor "," may stand in it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_gitlab(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A Code Quality report: one list."""
    issues = [
        _issue(
            finding.message,
            finding.rule,
            finding.fingerprint,
            "major" if finding.label is Label.CONTRADICTED else "info",
            finding.path,
            finding.start.line,
            finding.end.line,
        )
        for report in reports
        for finding in findings(report, style)
    ]
    for failure in unchecked(reports, style):
        message = f"{TITLE_UNCHECKED}: {failure.message}"
        path, line = failure.path or "verify", failure.line
        issues.append(_issue(message, "unchecked", failure.fingerprint, "critical", path, line, line))
    yield _json(issues)


def _issue(text: str, rule: str, fingerprint: str, severity: str, path: str, first: int, last: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }


def render_rdjson(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Diagnostics in the Reviewdog Diagnostic Format, which counts columns in bytes of UTF-8."""
    diagnostics = [_diagnostic(finding) for report in reports for finding in findings(report, style)]
    for failure in unchecked(reports, style):
        place = {"path": failure.path or "verify", "range": {"start": {"line": failure.line}}}
        message = f"{TITLE_UNCHECKED}: {failure.message}"
        diagnostics.append({"message": message, "location": place, "severity": "ERROR", "code": {"value": "unchecked"}})
    yield _json({"source": {"name": "verify"}, "diagnostics": diagnostics})


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
