"""Kinds of claim that other installed packages bring: entry points of the group ``verifier.kinds``.

A package names its kinds in its metadata::

    [project.entry-points."verifier.kinds"]
    title = "newsroom_titles:TITLE"

The object named is an instance of ``verifier.claims.Kind``. A package that cannot be used stops the program: a desk that has installed a
kind counts on its being checked, and to leave it out without a word would be to call a draft clean that nobody has looked at.
"""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.claims import Kind
from verifier.errors import PluginError

if TYPE_CHECKING:
    from importlib import metadata

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
    if not may_be_any(sys.path, sys.meta_path):
        return ()
    from importlib import metadata

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


def may_be_any(path: Sequence[str], finders: Sequence[object]) -> bool:
    """Whether a package on the path may bring kinds; no only where it is certain that none does.

    ``importlib.metadata`` answers that in full, and takes a fortieth of ``verify DRAFT`` for it, mostly to load the standard library's
    e-mail. Here the lists of entry points that installers have written beside the packages are searched for the group's name; where
    packages may lie otherwise (in an archive, an egg, or where a finder of somebody else's looks for them), the answer is yes.
    """
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in finders):
        return True
    for entry in dict.fromkeys(path):
        folder = entry or "."
        try:
            with os.scandir(folder) as found:
                names = [item.name for item in found]
        except NotADirectoryError:
            return True
        except OSError:  # it is not there, or may not be read: importlib.metadata finds nothing in it, either
            continue
        if "egg-info" in map(str.lower, names):
            return True
        if any(
            _names_group(Path(folder, name)) for name in names if name.lower().endswith((".dist-info", ".egg-info"))
        ):
            return True
    return False


def _names_group(info: Path) -> bool:
    try:
        return GROUP.encode() in (info / "entry_points.txt").read_bytes()
    except OSError:
        return False


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
