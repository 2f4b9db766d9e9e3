"""``verify settings``: what holds here. ``verify init``: a file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli import options
from verifier.cli.output import to_file, to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import UsageError


def settings(
    config: options.Config = None,
    isolated: options.Isolated = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of verify.yaml, for editors, instead.")
    ] = False,
) -> Status:
    """Print the settings that hold here.

    Each is shown with where it comes from. The output is a verify.yaml that would set the same.
    """
    if schema:
        from verifier.settings.schema import text

        to_stdout(utf8=True)(text())
        return Status.CLEAN
    from verifier.settings.template import scalar

    found = options.settings_of(config, isolated)
    sources = found.sources()
    lines = [(f"{name}: {scalar(getattr(found, name))}", source) for name, source in sources.items()]
    width = max(len(line) for line, _ in lines)
    to_stdout(utf8=False)("".join(f"{line:<{width}}  # {source}\n" for line, source in lines))
    return Status.CLEAN


def init(
    reference: options.Reference = None,
) -> Status:
    """Write a verify.yaml to start from.

    It has every key with its default and what it means, as comments. A folder that has a configuration keeps it.
    """
    from verifier.settings.files import CONFIG_NAME, in_folder
    from verifier.settings.template import template

    target = Path(CONFIG_NAME)
    existing = in_folder(Path())
    if existing is None and (target.exists() or target.is_symlink()):  # a folder, or a link that leads nowhere
        existing = target
    if existing is not None:
        cure = "Edit it, or delete it first; 'verify settings' shows what it sets."
        raise UsageError("There is a configuration here already.", path=str(existing), cure=cure)
    with to_file(target) as write:
        write(template({} if reference is None else {"reference": reference}))
    Terminal().say(f"written: {target}")
    return Status.CLEAN
