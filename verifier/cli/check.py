"""``verify DRAFT...``: the main job."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import verifier
from verifier.cli import options
from verifier.cli.decided import decided
from verifier.cli.drafts import Drafts, read_drafts
from verifier.cli.engine import Engine
from verifier.cli.output import report_path, to_file, to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal, columns, use_color
from verifier.errors import InputError, UsageError
from verifier.reports.interface import Detail, Format, Style
from verifier.settings import Color, FailOn, Settings

if TYPE_CHECKING:
    import datetime

    from verifier.report import Report

FORMAT_NAMES = "text, yaml, json or html"


def _print_version(asked: bool) -> None:
    if asked:
        to_stdout(utf8=True)(f"verifier {verifier.__version__}\n")
        raise typer.Exit


def check(
    ctx: typer.Context,
    drafts: options.Drafts,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"What to print: {FORMAT_NAMES}.")
    ] = None,
    output: options.Output = None,
    reference: options.Reference = None,
    date: options.Date = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Use reporting up to this day [default: the publication date]."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on", metavar="VERDICT", help="Exit with 1 from here on: contradicted, unverified or never."
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever the findings.")] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report for review.")] = False,
    stdin_filename: options.StdinFilename = None,
    index: options.Index = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    color: Annotated[str | None, typer.Option("--color", metavar="WHEN", help="Colour: auto, always or never.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print contradicted claims alone.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print every claim with all its evidence.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> Status:
    """Check the counts, dates and places of draft news copy against an archive of prior reporting.

    Each claim is found consistent, contradicted or unverified, with evidence. Findings are printed, and a report for review is written to
    reports/; with --format yaml or json, or with -o, only what was asked for is written.

    Exit status: 0 nothing is contradicted, 1 something is (--fail-on sets the bar), 2 something could not be checked.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose exclude each other.", cure="Leave one of them out.")
    settings = options.settings_of(
        config,
        isolated,
        reference=reference,
        index=index,
        model=model,
        write_report=False if no_report else None,
        fail_on=fail_on,
        color=color,
    )
    published, until = options.day("--date", date), options.day("--as-of", as_of)
    chosen = _format(format, output)
    terminal = Terminal(quiet=quiet)
    read = read_drafts(drafts, stdin_filename=stdin_filename, date=published)
    _spare_drafts(output, read)
    for failure in read.failures:
        terminal.error(failure)
    if not read.articles:
        return Status.FAILURE
    detail = Detail.QUIET if quiet else Detail.VERBOSE if verbose else Detail.NORMAL
    run = Run(ctx.find_object(Engine) or Engine(), settings, terminal, until)
    keep = settings.write_report and chosen.name == "text" and output is None
    with contextlib.ExitStack() as stack:
        if output is None or output == "-":
            style = Style(use_color(settings.color, sys.stdout), columns(sys.stdout), detail)
            write = to_stdout(utf8=chosen.name != "text")
        else:
            style = Style(settings.color is Color.ALWAYS, 80, detail)
            write = stack.enter_context(to_file(output))
        for piece in chosen.render(run.reports(read, keep=keep), style):
            write(piece)
    if read.failures or run.failed:
        return Status.FAILURE
    return Status.FINDINGS if run.findings and not exit_zero else Status.CLEAN


class Run:
    """A check of several drafts: makes the reports one by one and keeps count of what the exit status depends on."""

    def __init__(self, engine: Engine, settings: Settings, terminal: Terminal, until: datetime.date | None) -> None:
        self.engine = engine
        self.settings = settings
        self.terminal = terminal
        self.until = until
        self.failed = 0
        self.findings = 0

    def reports(self, drafts: Drafts, *, keep: bool) -> Iterator[Report]:
        """A report for each draft, in order, written for review where ``keep`` says so.

        A draft that cannot be checked is named on standard error and left out.
        """
        with self.engine.session(self.settings, self.terminal, self.terminal.say) as session:
            for article in drafts.articles:
                try:
                    report = session.check(article, as_of=self.until)
                except InputError as error:
                    if error.path != article.id:  # an article of the archive: that is the matter with every draft
                        raise
                    self.failed += 1
                    self.terminal.error(error)
                    continue
                report = decided(report, self.settings, self.terminal)
                for warning in report.warnings:
                    self.terminal.warn(warning)
                self.findings += _findings(report, self.settings.fail_on)
                yield report
                if keep:
                    self._keep(report)

    def _keep(self, report: Report) -> None:
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
    return sum(verdict.label in counted[fail_on] and not report.waived(verdict) for verdict in report.verdicts)


def _format(name: str | None, output: str | None) -> Format:
    """The format asked for; where none is, the one that the output's name says, else text."""
    from verifier.reports.formats import FORMATS

    by_name = {format.name: format for format in FORMATS}
    if name is not None:
        return by_name[options.one_of("--format", name, by_name)]
    suffix = Path(output).suffix.lower() if output else ""
    return next((format for format in FORMATS if suffix in format.suffixes), by_name["text"])


def _spare_drafts(output: str | None, drafts: Drafts) -> None:
    """An editor's file is never written over."""
    if output is None or output == "-":
        return
    target = Path(output).resolve()
    if any(Path(article.id).resolve() == target for article in drafts.articles):
        raise UsageError("-o names a draft, which would be lost.", path=output, cure="Name another file.")
