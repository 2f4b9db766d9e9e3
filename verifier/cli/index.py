"""``verify index``: the archive's index, made ahead of time and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import fill, options
from verifier.cli.drafts import shown
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import ArchiveError

if TYPE_CHECKING:
    from verifier.archive.status import Status as IndexStatus

index = typer.Typer(help="Build the index of the archive, look at it, or fill a store.", no_args_is_help=True)
for job in (fill.add, fill.update, fill.remove, fill.compact):
    index.command()(job)


@index.command()
def build(
    ctx: typer.Context,
    reference: options.Reference = None,
    index: options.Index = None,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Make the index, or bring it up to date with the archive.

    A check does the same when it finds the index behind; doing it ahead of time spares the desk the wait. All of the index is compared with
    its checksums, and made anew where it is damaged.
    """
    settings = options.settings_of(config, isolated, reference=reference, index=index, model=model)
    terminal = Terminal(quiet=quiet)
    found = (ctx.find_object(Engine) or Engine()).build(settings, terminal, terminal.say)
    if not quiet:
        to_stdout(utf8=False)("".join(f"{line}\n" for line in _lines(found)))
    return Status.CLEAN


@index.command()
def status(
    ctx: typer.Context,
    reference: options.Reference = None,
    index: options.Index = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare all of it with its checksums; damage is an error.")
    ] = False,
) -> Status:
    """Say what the index holds and what it was made with."""
    settings = options.settings_of(config, isolated, reference=reference, index=index)
    found = (ctx.find_object(Engine) or Engine()).index_status(settings, verify=verify)
    if found is None:
        cure = "verify index build makes it; a check makes it, too."
        raise ArchiveError("This archive has no index.", path=settings.reference, cure=cure)
    to_stdout(utf8=False)("".join(f"{line}\n" for line in _lines(found)))
    return Status.CLEAN


def _lines(status: IndexStatus) -> list[str]:
    """A line a fact, name first."""
    update = status.last_update
    changes = f"{update.added:,} added, {update.changed:,} changed, {update.removed:,} removed"
    facts = {
        "index": shown(status.location),
        "articles": f"{status.documents:,}" + (f" ({status.undated:,} undated, not used)" if status.undated else ""),
        "copies": f"{status.copies:,} more, kept with the articles they repeat" if status.copies else "",
        "unreadable": f"{status.unread:,}, left out; a check says which" if status.unread else "",
        "retracted": f"{status.retracted:,}, no evidence" if status.retracted else "",
        "sentences": f"{status.sentences:,}",
        "claims": f"{sum(status.claims.values()):,} ({_counts(status)})",
        "model": f"{status.identity.model} {status.identity.revision}",
        "size": _size(status.bytes),
        "last update": changes + (f"; made anew: {update.rebuilt}" if update.rebuilt else ""),
    }
    return [f"{name + ':':<13}{fact}" for name, fact in facts.items() if fact]


def _counts(status: IndexStatus) -> str:
    return ", ".join(f"{kind} {count:,}" for kind, count in sorted(status.claims.items()))


def _size(count: int) -> str:
    """A size in bytes as people read it (SI units)."""
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"
