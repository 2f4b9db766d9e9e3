"""Kinds of claim that other installed packages bring: entry points of the group ``verifier.kinds``.

A package names its kinds in its metadata::

    [project.entry-points."verifier.kinds"]
    title = "newsroom_titles:TITLE"

The object named is an instance of ``verifier.claims.Kind``. A package that cannot be used stops the program: a desk that has installed a
kind counts on its being checked, and to leave it out without a word would be to call a draft clean that nobody has looked at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from verifier.claims import Kind
from verifier.errors import PluginError

GROUP = "verifier.kinds"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = frozenset({"all", "policy"})
"""What the names of kinds stand beside: "all" in comments in copy, "policy" among rules."""


@dataclasses.dataclass(frozen=True, slots=True)
class Plugin:
    """A kind with the name and the version of the installed package that brings it."""

    kind: Kind[Any]
    package: str
    version: str


def load_plugins(built_in: Sequence[Kind[Any]]) -> tuple[Plugin, ...]:
    """The kinds of installed packages, by the names of package and entry point, so that their order never changes.

    Raises PluginError where one cannot be loaded, is no kind, or takes a name that is taken.
    """
    found = [(_package(entry), entry) for entry in metadata.entry_points(group=GROUP)]
    owners = {kind.name: "verifier itself" for kind in built_in}
    plugins = []
    for (package, version), entry in sorted(found, key=lambda item: (item[0], item[1].name)):
        kind = _load(entry, package, version)
        _check(kind, package, version)
        if kind.name in owners:
            raise _unusable(
                package, version, f"brings a kind {kind.name!r}, and {owners[kind.name]} has one of that name"
            )
        owners[kind.name] = f"the package {package}"
        plugins.append(Plugin(kind, package, version))
    return tuple(plugins)


def _package(entry: metadata.EntryPoint) -> tuple[str, str]:
    """The name and the version of the package that an entry point stands in."""
    return ("?", "?") if entry.dist is None else (entry.dist.name, entry.dist.version)


def _load(entry: metadata.EntryPoint, package: str, version: str) -> Kind[Any]:
    try:
        kind = entry.load()
    except Exception as error:  # whatever a module of somebody else's may raise when it is imported
        raise _unusable(
            package, version, f"brings a kind at {entry.value} that cannot be loaded ({type(error).__name__}: {error})"
        ) from error
    if not isinstance(kind, Kind):
        raise _unusable(
            package, version, f"names {entry.value} as a kind, which is no instance of verifier.claims.Kind"
        )
    return kind


def _check(kind: Kind[Any], package: str, version: str) -> None:
    name = getattr(kind, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name in _RESERVED:
        raise _unusable(package, version, f"brings a kind with the name {name!r}, which cannot be one")
    strange = [rule.name for rule in kind.rules if not rule.name.startswith(f"{name}.")]
    if strange:
        raise _unusable(
            package, version, f"brings a rule {strange[0]!r} for the kind {name!r}, which does not start with '{name}.'"
        )


def _unusable(package: str, version: str, what: str) -> PluginError:
    return PluginError(
        f"The installed package {package} {version} {what}.",
        cure=f"Install another version of it, or remove it with `pip uninstall {package}`.",
    )
