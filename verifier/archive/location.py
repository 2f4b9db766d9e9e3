"""Where an archive's index is kept."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from verifier.archive.schema import DATABASE, LOCK
from verifier.models.cache import cache_folder, is_nowhere

SUFFIX = ".verify-index"


def index_folders(
    reference: Path, index_dir: str | os.PathLike[str] | None = None, cache: str | os.PathLike[str] | None = None
) -> tuple[Path, ...]:
    """Where the index of the archive in ``reference`` may be, the preferred place first.

    ``index_dir`` leaves no choice. Otherwise it is ``<reference>.verify-index`` beside the archive, where everybody who uses the archive
    finds it, or, if that cannot be written, a folder of the cache, named by the archive's resolved path.
    """
    if index_dir is not None:
        return (Path(index_dir),)
    real = reference.resolve()
    key = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    home = cache_folder(cache)
    cached = home / "indexes" / f"{real.name or 'root'}-{key}"
    if not real.name:  # the root of the file system
        return (cached,)
    beside = real.with_name(real.name + SUFFIX)
    return (beside,) if is_nowhere(home) else (beside, cached)


def can_write(folder: Path) -> bool:
    """Whether an index can be written in a folder, or, where there is none yet, the folder itself be made.

    A mode without any write bit counts as a no for the superuser, too: whoever set it meant it.
    """
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        return False
    written = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    files = [file for file in (folder / DATABASE, folder / LOCK) if file.exists()]
    return (
        bool(place.stat().st_mode & written)
        and os.access(place, os.W_OK | os.X_OK)
        and all(os.access(file, os.W_OK) for file in files)
    )
