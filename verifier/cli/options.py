"""Options that several commands share, and what their values are read as."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from verifier.cli.drafts import shown
from verifier.errors import UsageError
from verifier.settings import Settings, load

Drafts = Annotated[
    list[str],
    typer.Argument(metavar="DRAFT", help="Files, folders, or - for standard input.", show_default=False),
]
Reference = Annotated[str | None, typer.Option("--reference", metavar="FOLDER", help="The archive of prior reporting.")]
Index = Annotated[str | None, typer.Option("--index", metavar="FOLDER", help="Where the archive's index is.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The sentence embedder: a name or a folder.")
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The publication date of the drafts, YYYY-MM-DD.")
]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="The name of the draft on standard input.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")
]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="The configuration, in place of the nearest verify.yaml."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.")]


def settings_of(config: str | None, isolated: bool, **options: Any) -> Settings:
    """The settings of this run; ``options`` by key, None where an option was not given."""
    for name in ("reference", "index"):
        if options.get(name):
            options[name] = shown(options[name])
    return load(config=config, isolated=isolated, options=options)


def day(option: str, text: str | None) -> datetime.date | None:
    """The day that an option gives; UsageError where it is none."""
    if text is None:
        return None
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        cure = f"Write it as year, month and day: {option} 2018-09-14."
        raise UsageError(f"{option} must be a day, not {text!r}.", cure=cure) from error


def one_of(option: str, value: str, choices: Iterable[str]) -> str:
    """The value, if it is one of the choices; else UsageError, with the near miss."""
    choices = tuple(choices)
    if value in choices:
        return value
    near = difflib.get_close_matches(value.lower(), choices, 1)
    cure = f"Did you mean {near[0]}?" if near else f"It is {', '.join(choices[:-1])} or {choices[-1]}."
    raise UsageError(f"{option} cannot be {value!r}.", cure=cure)
