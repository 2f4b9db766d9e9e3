"""Which stem stands in which sentences: per segment, sorted stems with their sentences' rows, mapped into memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

_NAMES: Final = ("stem_text", "stem_ends", "posting_rows", "posting_ends")
_NONE: Final = np.empty(0, dtype=np.uint32)

STEMS: Final = ("stem_text", "stem_ends", "posting_ends")
"""The arrays that every word that is looked up goes through."""

Check: TypeAlias = Callable[[str, NDArray[Any] | slice], None]
"""Told of rows of an array, by its name, that are about to be read; raises Damage where these are not what was written."""


def unchecked(_name: str, _rows: NDArray[Any] | slice) -> None:
    """For arrays that are in memory as they were made."""


def posting_arrays(rows_of: Mapping[bytes, NDArray[np.uint32]]) -> dict[str, NDArray[Any]]:
    """The arrays that hold, for each stem (UTF-8), the rows (ascending) of the sentences it stands in."""
    stems = sorted(rows_of)
    ends = np.cumsum([len(stem) for stem in stems], dtype=np.int64)
    last = np.cumsum([len(rows_of[stem]) for stem in stems], dtype=np.int64)
    text = np.frombuffer(b"".join(stems), dtype=np.uint8)
    rows = np.concatenate([_NONE, *(rows_of[stem] for stem in stems)])
    return dict(zip(_NAMES, (text, ends, rows, last), strict=True))


def invert(stems: Sequence[Iterable[str]]) -> dict[bytes, NDArray[np.uint32]]:
    """From the stems of sentences 0, 1, … to the sentences of each stem."""
    found: dict[str, list[int]] = {}
    for row, some in enumerate(stems):
        for stem in some:
            found.setdefault(stem, []).append(row)
    # A lone surrogate cannot be told from the text it stands in; SQLite has replaced it already.
    return {stem.encode("utf-8", "replace"): np.array(rows, dtype=np.uint32) for stem, rows in found.items()}


class Postings:
    """The stems of one segment. ``STEMS`` have been checked; the rows of a stem are when it is looked up."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], check: Check = unchecked) -> None:
        self._check = check
        text, ends, self._rows, last = (arrays[name] for name in _NAMES)
        # Looked into number by number, for which numpy's own scalars are slow.
        self._text, self._ends, self._last = text.data, ends.data, last.data

    def __len__(self) -> int:
        return len(self._ends)

    def of(self, stem: str) -> NDArray[np.uint32]:
        """The rows of the sentences that a stem stands in, ascending."""
        wanted = stem.encode("utf-8", "replace")
        number = bisect_left(range(len(self)), wanted, key=self._stem)
        return self._at(number) if number < len(self) and self._stem(number) == wanted else _NONE

    def items(self) -> Iterable[tuple[bytes, NDArray[np.uint32]]]:
        """Every stem with its rows, in order of the stems' bytes."""
        for number in range(len(self)):
            yield self._stem(number), self._at(number)

    def _stem(self, number: int) -> bytes:
        return self._text[(self._ends[number - 1] if number else 0) : self._ends[number]].tobytes()

    def _at(self, number: int) -> NDArray[np.uint32]:
        where = slice(self._last[number - 1] if number else 0, self._last[number])
        self._check(_NAMES[2], where)
        return self._rows[where]
