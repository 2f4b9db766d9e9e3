"""A check as it was asked for, and one pass of it over its drafts: what is written where, and what the exit status depends on."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli.changed import changed_since, repository
from verifier.cli.decided import decided
from verifier.cli.drafts import Drafts, read_drafts
from verifier.cli.output import report_path, to_file
from verifier.cli.outputs import Output, keeping, spare, write
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal, clear
from verifier.cli.watch import Remembering, watch
from verifier.errors import InputError, VerifierError
from verifier.reports.interface import Detail, Style
from verifier.settings import FailOn, Settings
from verifier.timings import Timings

if TYPE_CHECKING:
    import datetime

    from verifier.baseline import Baseline
    from verifier.cli.engine import Checker, Engine
    from verifier.report import Report
    from verifier.text import Article


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """What was asked for. ``published`` and ``until`` are the days of ``--date`` and ``--as-of``; ``keep`` says whether reports for
    review are written, too.
    """

    drafts: tuple[str, ...]
    settings: Settings
    terminal: Terminal
    outputs: tuple[Output, ...]
    detail: Detail = Detail.NORMAL
    published: datetime.date | None = None
    until: datetime.date | None = None
    stdin_filename: str | None = None
    since: str | None = None
    write_baseline: str | None = None
    keep: bool = False
    timings: Timings = dataclasses.field(default_factory=Timings)

    def once(self, engine: Engine) -> Status:
        """Check the drafts and write the outputs."""
        with self.timings.stage("read"):
            read = self._read()
        if read.failures and not read.articles:
            return Status.FAILURE
        with self.timings.stage("import"):
            session = engine.session(self.settings, self.terminal, self.terminal.say, self.timings)
        with session as checker, self.timings.stage("write"):
            return self._pass(checker, read)

    def watch(self, engine: Engine) -> None:
        """Check the drafts, and again after each change, until KeyboardInterrupt. The archive stays open, as it was at the start."""
        with engine.session(self.settings, self.terminal, self.terminal.say) as session:
            checker = Remembering(session)

            def check() -> None:
                clear(sys.stdout)
                try:
                    self._pass(checker, self._read())
                except InputError as error:  # a baseline, an article: mended while this watches
                    self.terminal.error(error)
                self.terminal.say("watching the drafts; Ctrl-C ends.")

            watch(self.drafts, check)

    def _read(self) -> Drafts:
        changed = None if self.since is None else changed_since(self.since, Path())
        read = read_drafts(
            self.drafts,
            stdin_filename=self.stdin_filename,
            date=self.published,
            only=changed,
            largest=self.settings.largest_draft,
        )
        files = [*(output.file for output in self.outputs), self.write_baseline]
        spare(files, (article.id for article in read.articles))
        for failure in read.failures:
            self.terminal.error(failure)
        if self.since is not None and not read.articles and not read.failures:
            self.terminal.say(f"no draft has changed since {self.since}.")
        return read

    def _pass(self, checker: Checker, read: Drafts) -> Status:
        run = Run(checker, self.settings, self.terminal, self.until, self._baseline(), self.keep, list(read.failures))
        kept: list[Report] = []
        reports: Iterable[Report] = run.reports(read.articles)
        if self.write_baseline is not None:
            reports = keeping(reports, kept)
        style = Style(detail=self.detail, sort=self.settings.sort, root=repository(Path()))
        write(self.outputs, reports, run.failures, style, self.settings.color)
        if self.write_baseline is None:
            return Status.FAILURE if run.failures else Status.FINDINGS if run.findings else Status.CLEAN
        if run.failures:
            self.terminal.error("The baseline was not written, for not every draft could be checked. Mend that first.")
            return Status.FAILURE
        return self._write_baseline(self.write_baseline, kept)

    def _baseline(self) -> Baseline | None:
        """The known findings; none where they are about to be written anew."""
        if self.settings.baseline is None or self.write_baseline is not None:
            return None
        from verifier.baseline import read

        return read(self.settings.baseline)

    def _write_baseline(self, path: str, reports: Sequence[Report]) -> Status:
        from verifier.baseline import findings, text

        with to_file(path) as write:
            write(text(reports))
        known = sum(len(findings(report)) for report in reports)
        self.terminal.say(f"baseline: {known} known {'finding' if known == 1 else 'findings'} in {path}")
        return Status.CLEAN


@dataclasses.dataclass
class Run:
    """One pass: makes the reports.

    ``failures`` says what was wrong with the drafts that could not be checked, ``findings`` counts the claims at or above the threshold.
    """

    checker: Checker
    settings: Settings
    terminal: Terminal
    until: datetime.date | None = None
    baseline: Baseline | None = None
    keep: bool = False
    failures: list[VerifierError] = dataclasses.field(default_factory=list)
    findings: int = 0
    _said: set[str] = dataclasses.field(default_factory=set)

    def reports(self, articles: Sequence[Article]) -> Iterator[Report]:
        """A report for each draft, in order. A draft that cannot be checked is named on standard error and left out."""
        for article in articles:
            try:
                report = self.checker.check(article, as_of=self.until)
            except InputError as error:
                if error.path != article.id:  # an article of the archive: that is the matter with every draft
                    raise
                self.failures.append(error)
                self.terminal.error(error)
                continue
            report = decided(report, self.settings, self.terminal)
            if self.baseline is not None:
                report = self._without_known(report, self.baseline)
            for warning in report.warnings:
                if warning not in self._said:  # one of the archive is in every report
                    self._said.add(warning)
                    self.terminal.warn(warning)
            self.findings += _findings(report, self.settings.fail_on)
            yield report
            if self.keep:
                self._keep(report)

    def _without_known(self, report: Report, baseline: Baseline) -> Report:
        gone = len(baseline.gone(report))
        if gone:
            known = "1 known finding is gone" if gone == 1 else f"{gone} known findings are gone"
            self.terminal.say(f"{report.draft.id}: {known}; --write-baseline writes the baseline anew.")
        return baseline.apply(report)

    def _keep(self, report: Report) -> None:
        from verifier.reports.interface import Style
        from verifier.reports.yaml import YAML

        path = report_path(self.settings.report_dir, report.draft.id)
        with to_file(path) as write:
            for piece in YAML.render([report], Style()):
                write(piece)
        self.terminal.say(f"report for review: {path}")


def _findings(report: Report, fail_on: FailOn) -> int:
    from verifier.verdicts import Label

    counted = {
        FailOn.CONTRADICTED: (Label.CONTRADICTED,),
        FailOn.UNVERIFIED: (Label.CONTRADICTED, Label.UNVERIFIED),
        FailOn.NEVER: (),
    }
    return report.findings(*counted[fail_on])
