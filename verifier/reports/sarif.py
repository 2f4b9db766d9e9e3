"""SARIF 2.1.0 (OASIS), which forges and editors read.

A contradicted claim fails (level error), an unverified one is *open*: "insufficient information to decide" (section 3.27.9), for which the
standard asks for level none. Consistent claims are left out, for readers that know no kinds would show them as problems. What is
suppressed is there with its reason: by a comment *inSource*, otherwise *external*. Where a draft could not be checked, the invocation was
not successful, and a notification says why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import verifier
from verifier.claims import Rule
from verifier.kinds import KINDS
from verifier.report import Report
from verifier.reports.interface import Format, Style
from verifier.reports.results import TITLE_UNCHECKED, Result, Unchecked, results, unchecked
from verifier.suppression import SuppressedBy
from verifier.verdicts import RULES, Label

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
FINGERPRINT = "verifierClaim/v1"


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One log with one run."""
    found: list[dict[str, Any]] = []
    rules: dict[str, int] = {}
    for report in reports:
        for result in results(report, style):
            if result.label is not Label.CONSISTENT:
                found.append(_result(result, rules.setdefault(result.rule, len(rules))))
    failures = [_notification(failure) for failure in unchecked(reports, style)]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "verify",
                        "version": verifier.__version__,
                        "rules": [_rule(name) for name in rules],
                    }
                },
                "invocations": [
                    {"executionSuccessful": not failures, "toolExecutionNotifications": failures},
                ],
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
                "columnKind": "unicodeCodePoints",
                "results": found,
            }
        ],
    }
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    known: dict[str, Rule] = {rule.name: rule for rule in (*(rule for kind in KINDS for rule in kind.rules), *RULES)}
    rule = known.get(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.detail},
        "help": {"text": f"{rule.detail}\n\nExample: {rule.example}"},
    }


def _notification(failure: Unchecked) -> dict[str, Any]:
    data: dict[str, Any] = {"level": "error", "message": {"text": _plain(f"{TITLE_UNCHECKED}: {failure.message}")}}
    if failure.path:
        region = {"startLine": failure.line}
        data["locations"] = [
            {"physicalLocation": {"artifactLocation": _artifact(failure.path), "region": region}},
        ]
    return data


def _result(result: Result, rule: int) -> dict[str, Any]:
    wrong = result.label is Label.CONTRADICTED
    data: dict[str, Any] = {
        "ruleId": result.rule,
        "ruleIndex": rule,
        "kind": "fail" if wrong else "open",
        "level": "error" if wrong else "none",
        "message": {"text": _plain(result.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(result.path),
                    "region": {
                        "startLine": result.start.line,
                        "startColumn": result.start.column,
                        "endLine": result.end.line,
                        "endColumn": result.end.column,
                    },
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: result.fingerprint},
        "properties": {"claim": result.id, "kind": result.kind, "verdict": result.label},
    }
    if result.suppression is not None:
        in_source = result.suppression.by is SuppressedBy.COMMENT
        data["suppressions"] = [
            {
                "kind": "inSource" if in_source else "external",
                "status": "accepted",
                "justification": result.suppression.reason or "In the baseline of known findings.",
            }
        ]
    return data


def _plain(text: str) -> str:
    """A message without what SARIF reads as a placeholder (section 3.11.5: "{0}") or a link (3.11.6: "[text](address)")."""
    return re.sub(r"\{(\d+)\}", r"{{\1}}", text).replace("](", "\\](")


def _artifact(path: str) -> dict[str, Any]:
    """A path as a relative reference of RFC 3986; one that leads out of the repository stands for itself."""
    reference = quote(path, safe="/!$&'()*+,;=@~-._")
    if path.startswith("/"):
        return {"uri": f"file://{reference}"}
    return {"uri": reference, "uriBaseId": "%SRCROOT%"}


SARIF = Format("sarif", (".sarif",), render)
