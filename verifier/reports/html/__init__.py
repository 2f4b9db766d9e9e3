"""HTML: one page that needs nothing else, the drafts with their claims marked on the left and the evidence on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifier.report import Report
from verifier.reports.document import document
from verifier.reports.interface import Format, Style


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One page for all reports; it waits for the last, because it begins with a list of them."""
    from verifier.reports.html.page import page
    from verifier.reports.html.sheet import sheet_of

    yield page([sheet_of(document(report), report.draft, number) for number, report in enumerate(reports, 1)])


HTML = Format("html", (".html", ".htm"), render)
