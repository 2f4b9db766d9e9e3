"""From what is named on the command line to articles: files, folders, and standard input as ``-``."""

from __future__ import annotations

import dataclasses
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import InputError, UsageError, VerifierError

if TYPE_CHECKING:
    from verifier.text import Article

STDIN = "-"


@dataclasses.dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts that could be read, in the order given, and what was wrong with the others."""

    articles: tuple[Article, ...]
    failures: tuple[VerifierError, ...]


def read_drafts(
    given: Sequence[str],
    *,
    stdin_filename: str | None = None,
    date: datetime.date | None = None,
    only: frozenset[Path] | None = None,
    largest: int | None = None,
) -> Drafts:
    """Read all drafts, so that one that cannot be read is known before any is checked.

    A draft goes by its path as given; an absolute path into the current folder is shortened to a relative one, so that a report says
    the same on every machine. A draft that is named twice is read once. ``date`` goes before the date that a draft gives itself.
    ``only`` are the files that are wanted, by absolute path; the others are passed over. None: all. ``largest`` is the most characters that
    a draft may have.
    """
    from verifier.reading import LARGEST_ARTICLE, LARGEST_DOCUMENT, find_articles, read_article, read_bytes

    if stdin_filename is not None and STDIN not in given:
        raise UsageError("--stdin-filename names the draft on standard input.", cure="Give - as the draft.")
    bound = LARGEST_ARTICLE if largest is None else largest
    articles: list[Article] = []
    failures: list[VerifierError] = []
    seen: set[Path | str] = set()
    for name in given:
        try:
            if name == STDIN:
                if STDIN not in seen:
                    seen.add(STDIN)
                    data = sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
                    articles.append(read_bytes(data, id=stdin_filename or STDIN, date=date, largest=bound))
                continue
            for found in find_articles([shown(name)]):
                if (real := found.path.resolve()) in seen or (only is not None and real not in only):
                    continue
                seen.add(real)
                try:
                    # "./index" stays as it was typed, which a Path does not
                    id = shown(name) if found.path == Path(shown(name)) else None
                    articles.append(read_article(found.path, id=id, date=date, largest=bound))
                except InputError as error:
                    failures.append(error)
        except InputError as error:
            failures.append(error)
    return Drafts(tuple(articles), tuple(failures))


def shown(path: str) -> str:
    """A path as messages and reports have it: relative where it leads into the current folder, and as given otherwise."""
    here = Path.cwd()
    absolute = Path(path)
    if absolute.is_absolute() and absolute.is_relative_to(here):
        return os.fspath(absolute.relative_to(here))
    return path
