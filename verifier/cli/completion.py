"""Shell completion: the script that a shell loads, and the answers that it asks for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli import options
from verifier.cli.output import to_stdout
from verifier.cli.status import Status

VARIABLE = "_VERIFY_COMPLETE"
"""The environment variable by which typer's scripts ask."""
SHELLS = ("bash", "zsh", "fish", "powershell")


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> Status:
    """Print the script that completes verify's commands and options.

    For bash: eval "$(verify completion bash)", in ~/.bashrc.
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # it has been there since 0.4

    options.one_of("SHELL", shell, SHELLS)
    to_stdout(utf8=True)(get_completion_script(prog_name="verify", complete_var=VARIABLE, shell=shell) + "\n")
    return Status.CLEAN


def asked_words(environ: Mapping[str, str]) -> list[str]:
    """The words on the command line that a shell wants completed, without ``verify``; the last one may be unfinished."""
    line = environ.get("COMP_WORDS") or environ.get("_TYPER_COMPLETE_ARGS") or ""
    try:
        return shlex.split(line)[1:]
    except ValueError:  # an open quotation mark
        return line.split()[1:]


def prepare() -> None:
    """Make typer's shells known; without ``add_completion`` it does not do so itself."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def words(*choices: str) -> Callable[[str], Iterable[str]]:
    """A completion by fixed words."""
    return lambda incomplete: [choice for choice in choices if choice.startswith(incomplete)]


def first_words(ctx: typer.Context, incomplete: str) -> list[str]:
    """What the first word of a command line may become: a command, or else a path.

    Nothing, where no command begins so: then the shell offers paths by itself, and better.
    """
    from verifier.cli.app import command_names  # which imports the commands, and they this module

    if ctx.params.get("drafts") or not incomplete:
        return []
    found = [command for command in command_names() if command.startswith(incomplete)]
    if not found:
        return []
    folder = Path(incomplete).parent
    try:
        paths = sorted(path for path in folder.iterdir() if os.fspath(path).startswith(incomplete))
    except OSError:
        paths = []
    return [*found, *(f"{path}{'/' if path.is_dir() else ''}" for path in paths)]
