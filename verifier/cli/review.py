"""``verify review``: read findings in a browser and decide about them."""

from __future__ import annotations

import contextlib
import functools
import getpass
import threading
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import options
from verifier.cli.checking import Run
from verifier.cli.drafts import read_drafts, shown
from verifier.cli.engine import Engine
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import InputError, UsageError
from verifier.settings import Settings

if TYPE_CHECKING:
    import datetime

    from verifier.review.server import Server
    from verifier.review.session import Reviewed


def review(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(metavar="REPORT|DRAFT", help="Reports (.yaml, .json) or drafts.", show_default=False),
    ],
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Listen here [default: any free port].")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address and open no browser.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: the user of this machine].")
    ] = None,
    reference: options.Reference = None,
    date: options.Date = None,
    index: options.Index = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Review findings in a browser, and record what you decide.

    A report is shown as it is; a draft is checked first. Decisions (accepted, rejected, fixed, with a note) are saved in decisions.yaml
    beside the draft, and later checks honour them. The page is for this machine alone. Ctrl-C ends the review.
    """
    from verifier.review.server import Server
    from verifier.review.session import Review

    settings = options.settings_of(config, isolated, reference=reference, index=index, model=model)
    terminal = Terminal(quiet=quiet)
    gathering = _Gathering(ctx.find_object(Engine) or Engine(), settings, terminal, options.day("--date", date))
    with gathering:
        reviewed = list(gathering.gather(what))
    if not reviewed:
        return Status.FAILURE
    review = Review(reviewed, by=_user() if by is None else by, given=settings.decisions)
    review.page()  # what cannot be shown is an error now, and not in the browser
    server = Server(review, port)
    Terminal().say(f"review at {server.address}")  # --quiet or not: without the address there is no review
    terminal.say("Ctrl-C ends it.")
    _serve(server, browser=not no_browser)
    decisions = f"{review.saved} {'decision' if review.saved == 1 else 'decisions'}"
    terminal.say(f"{decisions} saved in {', '.join(map(str, review.files))}")
    return Status.FAILURE if gathering.failed else Status.CLEAN


class _Gathering:
    """What is to be reviewed, from reports and drafts in the order given. The archive is opened where a draft needs it, and once."""

    def __init__(self, engine: Engine, settings: Settings, terminal: Terminal, date: datetime.date | None) -> None:
        self._engine = engine
        self._settings = settings
        self._terminal = terminal
        self._date = date
        self._opened = contextlib.ExitStack()
        self._failures = 0

    def __enter__(self) -> None:
        """Nothing is opened yet."""

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    @property
    def failed(self) -> bool:
        """Whether anything could not be read or checked; it has been told of."""
        return bool(self._failures or ("_run" in self.__dict__ and self._run.failures))

    @functools.cached_property
    def _run(self) -> Run:
        session = self._engine.session(self._settings, self._terminal, self._terminal.say)
        return Run(self._opened.enter_context(session), self._settings, self._terminal)

    def gather(self, what: list[str]) -> Iterator[Reviewed]:
        """The reports, each with its draft; one on a draft that was named before is left out."""
        from verifier.review.loading import SUFFIXES, read_reports

        seen: set[Path] = set()
        for name in what:
            try:
                found = read_reports(shown(name)) if Path(name).suffix.lower() in SUFFIXES else self._check(shown(name))
                for reviewed in found:
                    path = Path(reviewed.article.id).resolve()
                    if path not in seen:
                        seen.add(path)
                        yield reviewed
            except InputError as error:
                self._failures += 1
                self._terminal.error(error)

    def _check(self, draft: str) -> Iterator[Reviewed]:
        from verifier.reports.document import document
        from verifier.review.session import Reviewed

        if draft == "-":
            raise UsageError("A draft on standard input cannot be reviewed.", cure="Save it, and name the file.")
        read = read_drafts([draft], date=self._date, largest=self._settings.largest_draft)
        for failure in read.failures:
            self._failures += 1
            self._terminal.error(failure)
        if read.articles:
            yield from (Reviewed(document(report), report.draft) for report in self._run.reports(read.articles))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this user's number
        return ""


def _serve(server: Server, *, browser: bool) -> None:
    """Serve until Ctrl-C."""
    try:
        if browser:  # in a thread: a text browser would not return
            threading.Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        return
    finally:
        server.close()
