"""``verify DRAFT...``: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

import verifier
from verifier.cli import options
from verifier.cli.checking import Check
from verifier.cli.completion import first_words, words
from verifier.cli.drafts import STDIN
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.outputs import chosen
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import UsageError
from verifier.reports.interface import Detail
from verifier.settings import Color, FailOn, Sort
from verifier.timings import Timings

FORMAT_NAMES = "text, yaml, json, sarif, junit, github, gitlab, checkstyle, rdjson or html"


def _print_version(asked: bool) -> None:
    if asked:
        to_stdout(utf8=True)(f"verifier {verifier.__version__}\n")
        raise typer.Exit


def check(
    ctx: typer.Context,
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT",
            help="Files, folders, or - for standard input.",
            show_default=False,
            autocompletion=first_words,
        ),
    ],
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT[:FILE]",
            help=f"What to print: {FORMAT_NAMES}. With a file, write it there; may be given several times.",
            autocompletion=words(*FORMAT_NAMES.replace(" or ", ", ").split(", ")),
        ),
    ] = None,
    output: options.Output = None,
    reference: options.Reference = None,
    date: options.Date = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Use reporting up to this day [default: the publication date]."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Check only drafts changed since this git revision.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="VERDICT",
            help="Exit with 1 from here on: contradicted, unverified or never.",
            autocompletion=words(*FailOn),
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever the findings.")] = False,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings in this file are known and do not count.")
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write this run's findings to FILE as the known ones."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where an article of the archive cannot be read.")
    ] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report for review.")] = False,
    stdin_filename: options.StdinFilename = None,
    watch_: Annotated[bool, typer.Option("--watch", help="Check again whenever a draft is saved.")] = False,
    index: options.Index = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="ORDER",
            help="The order of findings: verdict (contradicted first) or position.",
            autocompletion=words(*Sort),
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option("--color", metavar="WHEN", help="Colour: auto, always or never.", autocompletion=words(*Color)),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print contradicted claims alone.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print every claim with all its evidence.")] = False,
    show_timings: Annotated[
        bool, typer.Option("--timings", help="Print on standard error what each stage took.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> Status:
    """Check the counts, dates and places of draft news copy against an archive of prior reporting.

    Each claim is found consistent, contradicted or unverified, with evidence. Findings are printed, and a report for review is written to
    reports/; with --format or -o, only what was asked for is written.

    Exit status: 0 nothing is contradicted, 1 something is (--fail-on sets the bar), 2 something could not be checked.
    """
    _exclude({"--quiet": quiet, "--verbose": verbose})
    _exclude({"--since": since is not None, "--write-baseline": write_baseline is not None})
    _exclude({"--watch": watch_, "--write-baseline": write_baseline is not None})
    _exclude({"--watch": watch_, "--timings": show_timings})
    for option, given in (("--watch", watch_), ("--since", since is not None)):
        if given and STDIN in drafts:
            raise UsageError(f"{option} is for files, not for standard input.", cure="Name the files.")
    timings = Timings()
    settings = options.settings_of(
        config,
        isolated,
        reference=reference,
        index=index,
        model=model,
        write_report=False if no_report else None,
        fail_on=fail_on,
        baseline=baseline,
        strict=True if strict else None,
        sort=sort,
        color=color,
    )
    with timings.stage("import"):
        outputs = chosen(format or (), output)
    asked = Check(
        drafts=tuple(drafts),
        settings=settings,
        terminal=Terminal(quiet=quiet),
        outputs=outputs,
        detail=Detail.QUIET if quiet else Detail.VERBOSE if verbose else Detail.NORMAL,
        published=options.day("--date", date),
        until=options.day("--as-of", as_of),
        stdin_filename=stdin_filename,
        since=since,
        write_baseline=write_baseline,
        # A report for review comes beside findings for people; who asks for formats or files gets these and nothing else.
        keep=settings.write_report and not format and output is None,
        timings=timings,
    )
    engine = ctx.find_object(Engine) or Engine()
    if watch_:
        asked.watch(engine)
    status = asked.once(engine)
    if show_timings:
        asked.terminal.table(timings.table())
    return Status.CLEAN if exit_zero and status is Status.FINDINGS else status


def _exclude(options: dict[str, bool]) -> None:
    if all(options.values()):
        raise UsageError(f"{' and '.join(options)} exclude each other.", cure="Leave one of them out.")
