"""What a format is to the rest of the program."""

from __future__ import annotations

import dataclasses
import io
import logging
from collections.abc import Callable, Iterator, Mapping

from verifier.errors import InputError
from verifier.reading.records import Record

Read = Callable[[io.BufferedReader, str, Mapping[str, str]], Iterator[Record | InputError]]
"""From an open file, its name and the columns that the caller mapped to the file's records, in order.

A record that cannot be read is an InputError that is *yielded*, and the next one follows. An InputError that is *raised* says that
nothing after this point can be read.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    ``suffixes`` are lower-case file endings; formats may share one. ``looks`` tells from a file's first bytes whether it is of this
    format. ``single`` is true where a file is one article, so that files in folders can be drafts; ``mapped`` where records have names
    for their fields that the caller can map.
    """

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    read: Read
    single: bool = False
    mapped: bool = False


def missing(package: str, extra: str, name: str) -> InputError:
    """The error for a file whose format needs a package that is not installed."""
    return InputError(
        f"To read this file the package {package} is needed, which is not installed.",
        path=name,
        cure=f"Install it: pip install 'newsroom-verifier[{extra}]'.",
    )


def silence(logger: str) -> None:
    """Keep a library's own log off standard error; what goes wrong is said in an InputError."""
    log = logging.getLogger(logger)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
