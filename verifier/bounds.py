"""How much is read of files that are no copy and are parsed as a whole: decisions, known findings, marks, reports.

Bounds that no honest file comes near, and that keep a hostile one from filling memory. Those of copy are in ``reading/formats/limits.py``,
that of a configuration in ``settings/files.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from verifier.errors import InputError

LARGEST_LIST: Final = 32 * 2**20
"""Bytes: 200,000 decisions; the report on the largest draft, of 11,000 claims, has 18 MiB."""
MOST_NODES: Final = 2_000_000
"""Marks that part values. YAML and JSON make an object for each value, of 200 to 400 bytes; that report has 1.5 million."""

_PARTING: Final = (b"\n", b"\r", b",", b":", b"[", b"{", b"- ", b"? ")
"""What stands before or behind each value of YAML and JSON, one at least."""


def read_list(path: Path) -> bytes:
    """All of a file. Raises InputError where it has more than :data:`LARGEST_LIST` bytes or :data:`MOST_NODES` values, and OSError."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST_LIST + 1)
    for number, most, what in (
        (len(data), LARGEST_LIST, "bytes"),
        (sum(map(data.count, _PARTING)), MOST_NODES, "values"),
    ):
        if number > most:
            message = f"The file has more than {most:,} {what}."
            raise InputError(message, path=str(path), cure="Split it, or begin a new one.")
    return data
