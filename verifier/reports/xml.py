"""XML that others read: JUnit's test reports and Checkstyle's.

JUnit: a suite a draft, a case a claim; contradicted is failed, and what is unverified or suppressed is skipped, with the reason.
Checkstyle: a file a draft, an error a finding; suppressed claims are left out. In both, a draft that could not be checked is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from verifier.report import Report
from verifier.reports.characters import visible
from verifier.reports.interface import Format, Style
from verifier.reports.results import TITLE_UNCHECKED, Result, findings, results, shown_path, unchecked
from verifier.verdicts import Label


def render_junit(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One file of test suites."""
    root = Element("testsuites", name="verify")
    for report in reports:
        path = shown_path(report.draft.id, style.root)
        cases = list(results(report, style))
        failed = sum(case.suppression is None and case.label is Label.CONTRADICTED for case in cases)
        passed = sum(case.suppression is None and case.label is Label.CONSISTENT for case in cases)
        suite = SubElement(
            root,
            "testsuite",
            name=path,
            tests=str(len(cases)),
            failures=str(failed),
            errors="0",
            skipped=str(len(cases) - failed - passed),
        )
        for case in cases:
            _case(suite, case)
    for failure in unchecked(reports, style):
        name = failure.path or "verify"
        suite = SubElement(root, "testsuite", name=name, tests="1", failures="0", errors="1", skipped="0")
        element = SubElement(suite, "testcase", name=TITLE_UNCHECKED, classname=name)
        SubElement(element, "error", type="unchecked", message=failure.message)
    yield _text(root)


def _case(suite: Element, case: Result) -> None:
    name = f"{case.kind} {case.words} (line {case.start.line}, {case.id})"
    element = SubElement(suite, "testcase", name=name, classname=case.path, file=case.path, line=str(case.start.line))
    if case.suppression is not None:
        SubElement(element, "skipped", message=f"suppressed: {visible(case.suppression.reason) or case.suppression.by}")
    elif case.label is Label.CONTRADICTED:
        failure = SubElement(element, "failure", type=case.rule, message=case.reason)
        failure.text = f"{case.path}:{case.start.line}:{case.start.column}: {case.message}"
    elif case.label is Label.UNVERIFIED:
        SubElement(element, "skipped", message=f"unverified: {case.reason}")


def render_checkstyle(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One file."""
    root = Element("checkstyle", version="4.3")
    for report in reports:
        file = SubElement(root, "file", name=shown_path(report.draft.id, style.root))
        for finding in findings(report, style):
            SubElement(
                file,
                "error",
                line=str(finding.start.line),
                column=str(finding.start.column),
                severity="error" if finding.label is Label.CONTRADICTED else "info",
                message=finding.message,
                source=f"verify.{finding.rule}",
            )
    for failure in unchecked(reports, style):
        message = f"{TITLE_UNCHECKED}: {failure.message}"
        file = SubElement(root, "file", name=failure.path or "verify")
        SubElement(file, "error", line=str(failure.line), severity="error", message=message, source="verify.unchecked")
    yield _text(root)


def _text(root: Element) -> str:
    """The document. ElementTree escapes; characters that XML 1.0 cannot hold are escapes already (``characters.visible``)."""
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _legal(tostring(root, encoding="unicode")) + "\n"


def _legal(text: str) -> str:
    """Without U+FFFE and U+FFFF, the two non-characters that XML 1.0 refuses beside control characters and surrogates."""
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


JUNIT = Format("junit", (), render_junit)
CHECKSTYLE = Format("checkstyle", (), render_checkstyle)
