"""Which files are articles: named files, and what is in named folders."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from verifier.errors import InputError
from verifier.reading.formats import SINGLE_SUFFIXES, suffix_of


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A file that should hold an article. ``id`` is its path in the folder that was named, with ``/``, or the file's
    own name.

    A draft goes by its path, an article of the archive by this id.
    """

    path: Path
    id: str


def find_articles(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """The files named, and the files that hold one article each (text, Markdown, HTML, DOCX, PDF) in the folders named and
    below, in a fixed order.

    Files and folders come in the order given, the contents of a folder in that of their names (by code point). A file
    that several paths lead to comes once. In folders, hidden files and folders, README files and what is no file (a
    pipe, a device, a socket: reading one may never end) are passed over, and a link to a folder that holds it is not
    followed round.

    Raises InputError where a path does not exist, a folder cannot be read, or a folder holds no article.
    """
    return find_files(paths, SINGLE_SUFFIXES)


def find_files(paths: Iterable[str | os.PathLike[str]], endings: Set[str]) -> Iterator[Found]:
    """As :func:`find_articles`, for files of other endings (lower case, with the dot; ".csv.gz" is one)."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = False
            for file in _walk(path, endings, frozenset()):
                found = True
                if (real := _real(file)) not in seen:
                    seen.add(real)
                    yield Found(file, file.relative_to(path).as_posix())
            if not found:
                wanted = ", ".join(sorted(endings))
                raise InputError(
                    "The folder holds no articles.", path=str(path), cure=f"Articles are files that end in {wanted}."
                )
        elif path.exists():
            if (real := _real(path)) not in seen:
                seen.add(real)
                yield Found(path, path.name)
        else:
            raise InputError("There is no such file or folder.", path=str(path), cure="Check the spelling of the path.")


def _walk(folder: Path, endings: Set[str], above: frozenset[Path]) -> Iterator[Path]:
    """The files in a folder and below; ``above`` are the real paths of the folders that lead here."""
    real = _real(folder)
    if real in above:
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(
            f"The folder cannot be read: {error.strerror}.", path=str(folder), cure="Check its permissions."
        ) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, endings, above | {real})
        elif _ending(entry.name) in endings and entry.stem.lower() != "readme" and _is_article(entry):
            yield entry


def _is_article(entry: Path) -> bool:
    """Whether an entry is a file, or a link that leads nowhere: that one is a file that is missing, which reading it says."""
    return entry.is_file() or entry.is_symlink() or not entry.exists()


def _real(path: Path) -> Path:
    """Where a path leads. Raises InputError where links lead round in a circle, which resolve() has another exception for."""
    try:
        return path.resolve()
    except (RuntimeError, OSError) as error:
        raise InputError(
            "The link leads round in a circle.", path=str(path), cure="Delete the link, or let it lead to the file."
        ) from error


def _ending(name: str) -> str:
    compressed = name.lower().endswith(".gz")
    return suffix_of(name) + (".gz" if compressed else "")
