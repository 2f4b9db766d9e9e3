"""Editors' decisions, added to a report before it is shown or counted."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from verifier.cli.terminal import Terminal
from verifier.settings import Settings

if TYPE_CHECKING:
    from verifier.report import Report


def decided(report: Report, settings: Settings, terminal: Terminal) -> Report:
    """The report with the decisions that stand for its draft; those that need a look are told of on standard error.

    Raises InputError where the file of decisions cannot be read: a finding is not waived, or shown, by guess.
    """
    from verifier.decisions import Choice, decisions_file, draft_name, read
    from verifier.suppression import SuppressedBy, Suppression
    from verifier.verdicts import Label

    draft = report.draft.id
    file = decisions_file(draft, settings.decisions)
    standing = read(file).standing(draft_name(draft, file))
    waived = {
        verdict.claim.id: Suppression(SuppressedBy.DECISION, decision.said)
        for verdict in report.verdicts
        if (decision := standing.get(verdict.claim.id)) is not None and decision.waives(verdict.label)
    }
    report = dataclasses.replace(report, decisions=standing, suppressed=waived | dict(report.suppressed))
    for verdict in report.verdicts:
        decision = standing.get(verdict.claim.id)
        if decision is not None and decision.decision is Choice.FIXED and verdict.label is not Label.CONSISTENT:
            terminal.warn(
                f"{draft}: “{verdict.claim.words}” was marked as fixed in {file}, and still stands in the draft."
            )
    for decision in report.stale_decisions():
        of = f" on “{decision.words}”" if decision.words else ""
        terminal.say(
            f"{draft}: {file} has a decision{of} ({decision.claim}, {decision.decision}) that fits no claim of it now."
        )
    return report
