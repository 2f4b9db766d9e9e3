"""``--since REV``: which files have changed, as git knows it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

from verifier.errors import UsageError


def repository(folder: Path) -> Path | None:
    """The top of the repository that a folder is in, without git: the nearest folder, there or above, that holds ``.git``."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if (place / ".git").exists()), None)


def changed_since(revision: str, folder: Path) -> frozenset[Path]:
    """The files of the repository around ``folder`` that differ from a revision, saved or staged or committed, and those that are new.

    For a branch the revision is where the work left it (the merge base), so that what others did there meanwhile is not counted; without
    one, as in a shallow clone, the revision itself. Paths are absolute. UsageError where there is no repository or no such revision.
    """
    if repository(folder) is None:
        raise UsageError(
            "--since needs a git repository, and this is none.", cure="Leave it out, or call verify inside one."
        )
    top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except UsageError as error:
        cure = "Check its name; in CI, fetch it first (a shallow clone lacks it)."
        raise UsageError(f"--since: there is no revision {revision!r} here.", cure=cure) from error
    with contextlib.suppress(
        UsageError
    ):  # without common history, the revision itself is what there is to compare with
        commit = _git(folder, "merge-base", commit, "HEAD").strip()
    names = _git(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", commit, "--")
    names += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((top / name).resolve() for name in names.split("\0") if name)


def _git(folder: Path, *arguments: str) -> str:
    # What git hands down to its hooks would make these calls look at the hook's index instead of the files.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}
    }
    try:
        run = subprocess.run(
            ["git", "-C", os.fspath(folder), *arguments], env=environment, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise UsageError(
            "--since needs git, which is not installed.", cure="Install it, or leave --since out."
        ) from error
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip() or "it did not say why"
        raise UsageError(f"--since: git failed: {said}.", cure="Mend that, or leave --since out.")
    return os.fsdecode(run.stdout)
