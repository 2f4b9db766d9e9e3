"""The command ``verify``: which command is meant, and how everything that can go wrong ends."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from verifier.cli import completion as completing
from verifier.cli.check import check
from verifier.cli.completion import completion
from verifier.cli.engine import Engine
from verifier.cli.evaluate import evaluate
from verifier.cli.explain import explain
from verifier.cli.index import index
from verifier.cli.job import Job
from verifier.cli.pairs import pairs
from verifier.cli.review import review
from verifier.cli.settings import init, settings
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.cli.train import train
from verifier.cli.values import claims, values
from verifier.errors import VerifierError
from verifier.reports.characters import visible_line

CONTAINERS_BEFORE_COLLECTION = 200_000
"""How many new containers call for a search for garbage. What a run makes (modules, patterns, the dictionary, claims) lives until its end,
and to search it after every 700, as is Python's custom, takes a fifteenth of ``verify DRAFT``."""

_LAYOUT: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: loading rich takes longer than everything else
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
}

jobs = typer.Typer(name="verify", **_LAYOUT)
jobs.add_typer(index, name="index")
for job in (values, claims, pairs, explain, review, evaluate, train, init, settings, completion):
    jobs.command(job.__name__, cls=Job)(job)


class MainJob(Job):
    """``verify DRAFT...``, whose help names the other commands, too."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(80)) for name, command in _jobs().commands.items()]
        with formatter.section("Commands (verify COMMAND --help says more)"):
            formatter.write_dl(rows)
        formatter.write_paragraph()
        formatter.write_text("A draft that bears a command's name is written ./index.")


main_job = typer.Typer(name="verify", **_LAYOUT)
main_job.command("verify", cls=MainJob, no_args_is_help=True)(check)


def _jobs() -> TyperGroup:
    group = get_command(jobs)
    assert isinstance(group, TyperGroup)
    return group


def command_names() -> tuple[str, ...]:
    """The names of the commands beside the main job. The commands themselves are not made for that: it takes as long as reading a draft."""
    return (
        *(str(group.name) for group in jobs.registered_groups),
        *(str(job.name) for job in jobs.registered_commands),
    )


def run(arguments: Sequence[str], engine: Engine | None = None) -> int:
    """Carry out a command line and return its exit status. Every error ends here, as one line on standard error.

    Where the first argument is a command's name, that command is meant; otherwise the arguments are those of the main job.
    """
    words = list(arguments)
    if completing.VARIABLE in os.environ:  # a shell asks what could come next
        completing.prepare()
        words = completing.asked_words(os.environ)
    command = _jobs() if words and words[0] in command_names() else get_command(main_job)
    terminal = Terminal()
    try:
        status = command.main(args=list(arguments), prog_name="verify", standalone_mode=False, obj=engine or Engine())
        sys.stdout.flush()
        return int(status or 0)
    except VerifierError as error:
        terminal.error(error)
    except (BrokenPipeError, SystemExit) as error:  # typer turns the first into the second
        if isinstance(error, SystemExit) and not error.code:  # completion has answered
            return Status.CLEAN
        _forget_stdout()
    except (KeyboardInterrupt, typer.Abort):
        return Status.INTERRUPTED
    except typer.TyperException as error:
        _usage(error, terminal)
    except OSError as error:
        terminal.error(f"{error.filename or 'The operating system says'}: {error.strerror or error}.")
    except Exception as error:  # a bug; Python's own exit status, 1, would say that there are findings
        for line in traceback.format_exc().splitlines():  # its last line may hold words of a draft
            sys.stderr.write(f"{visible_line(line)}\n")
        terminal.error(
            f"This is a fault of verify itself ({type(error).__name__}). Please report it with the lines above."
        )
    return Status.FAILURE


def _usage(error: typer.TyperException, terminal: Terminal) -> None:
    """A usage error in the house's form; where the command was called bare, its help."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "verify"
    if message.startswith("Usage:"):
        sys.stderr.write(message + "\n")
        return
    terminal.error(f"{message.rstrip('.')}. Try '{command} --help'.")


def _forget_stdout() -> None:
    """Nobody reads standard output any more (``verify … | head``): what is still in its buffer must not raise again at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a descriptor
        return


def main() -> int:
    """The console script."""
    gc.set_threshold(CONTAINERS_BEFORE_COLLECTION)
    return run(sys.argv[1:])
