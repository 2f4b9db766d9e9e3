"""Where what can be made again is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

APPLICATION = "newsroom-verifier"


def cache_folder(
    given: str | os.PathLike[str] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
) -> Path:
    """The cache folder, which need not exist: the one given, or the user's by the custom of the platform.

    That is ``%LOCALAPPDATA%`` on Windows, ``~/Library/Caches`` on macOS, and elsewhere ``$XDG_CACHE_HOME`` or ``~/.cache`` (the XDG Base
    Directory Specification, which also says that a relative ``$XDG_CACHE_HOME`` is to be ignored). Where the user has no home folder it is
    one that nobody can make, and so no cache.
    """
    if given is not None:
        return Path(given)
    environ = os.environ if environ is None else environ
    home = Path(environ["HOME"]) if environ.get("HOME") else _home()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / APPLICATION / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / APPLICATION
    xdg = environ.get("XDG_CACHE_HOME", "")
    return (Path(xdg) if xdg.startswith("/") else home / ".cache") / APPLICATION


_NOWHERE = Path(os.devnull)


def is_nowhere(cache: Path) -> bool:
    """Whether a cache folder is one that nobody can make."""
    return cache.is_relative_to(_NOWHERE)


def _home() -> Path:
    """The home folder that the system knows of; none where it knows none (a user without a passwd entry)."""
    try:
        return Path("~").expanduser()
    except RuntimeError:
        return _NOWHERE
