"""``verify index add``, ``update``, ``remove`` and ``compact``: filling an archive that is kept in a store of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import options
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import UsageError

if TYPE_CHECKING:
    from verifier.archive.ingest import Ingested

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False),
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False),
]
Ids = Annotated[list[str], typer.Argument(metavar="ID", help="The ids of articles.", show_default=False)]
Store = Annotated[
    str | None,
    typer.Option("--reference", metavar="STORE", help="The store: a folder, or postgresql://SERVER/DATABASE."),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="FIELD=NAME,...", help="What the files call our fields: text=body,date=day."),
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="The files' format, if not by their ending.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Read and embed on the workers of a Dask cluster: tcp://HOST:PORT of its scheduler.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at an article that cannot be read.")]


def add(
    ctx: typer.Context,
    paths: Paths,
    reference: Store = None,
    format: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    scheduler: Scheduler = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Take articles into a store, which is made where there is none.

    What the store holds already is passed over, so a run that was stopped goes on when it is started again.
    """
    settings = options.settings_of(config, isolated, reference=reference, model=model)
    terminal = Terminal(quiet=quiet)
    filler = (ctx.find_object(Engine) or Engine()).filler(settings, terminal, scheduler)
    _say(filler.add(paths, strict=strict, format=format, columns=_mapping(columns)), quiet)
    return Status.CLEAN


def update(
    ctx: typer.Context,
    paths: SomePaths = None,
    reference: Store = None,
    format: Format = None,
    columns: Columns = None,
    strict: Strict = False,
    scheduler: Scheduler = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Take articles into a store, in the place of what it holds under their ids.

    Without a path, the stored articles are read anew where the model or this program has changed since.
    """
    settings = options.settings_of(config, isolated, reference=reference, model=model)
    terminal = Terminal(quiet=quiet)
    filler = (ctx.find_object(Engine) or Engine()).filler(settings, terminal, scheduler)
    if not paths:
        _say(filler.reread(), quiet)
        return Status.CLEAN
    _say(filler.add(paths, replace=True, strict=strict, format=format, columns=_mapping(columns)), quiet)
    return Status.CLEAN


def remove(
    ctx: typer.Context,
    ids: Ids,
    reference: Store = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Take articles out of a store, by their ids."""
    settings = options.settings_of(config, isolated, reference=reference, model=model)
    done = (ctx.find_object(Engine) or Engine()).filler(settings, Terminal(quiet=quiet)).remove(ids)
    if not quiet:
        to_stdout(utf8=False)(f"removed {done.removed:,}\n")
    return Status.CLEAN


def compact(
    ctx: typer.Context,
    reference: Store = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Bring a store into its smallest and fastest form, without what was taken out of it."""
    settings = options.settings_of(config, isolated, reference=reference, model=model)
    (ctx.find_object(Engine) or Engine()).filler(settings, Terminal(quiet=quiet)).compact()
    return Status.CLEAN


def _say(done: Ingested, quiet: bool) -> None:
    if quiet:
        return
    facts = {
        "added": done.update.added,
        "changed": done.update.changed,
        "of these copies": done.update.copies,
        "unchanged": done.unchanged,
        "differing": done.differing,
        "skipped": done.rejected,
    }
    to_stdout(utf8=False)(", ".join(f"{name} {number:,}" for name, number in facts.items()) + "\n")


def _mapping(text: str | None) -> dict[str, str] | None:
    """Pairs of our fields and the files' names for them. UsageError where a pair is none."""
    if text is None:
        return None
    pairs = {}
    for pair in text.split(","):
        field, equals, name = pair.partition("=")
        if not equals or not field.strip() or not name.strip():
            raise UsageError(f"--columns cannot read {pair!r}.", cure="Write FIELD=NAME, with commas between pairs.")
        pairs[field.strip()] = name.strip()
    return pairs
