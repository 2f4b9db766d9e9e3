"""Scanning a sentence for what may be a place.

Nothing is decided here about which of several places a name means, nor whether it makes a claim: see setting.py and events.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.kinds.place import descriptions, naming, venues
from verifier.kinds.place.candidates import Candidate, Found, NoPlace, Way
from verifier.kinds.place.lexicon import DETERMINERS, SORT_OF
from verifier.kinds.place.pieces import Piece
from verifier.text import WordClass

_POINTING = frozenset({"here", "there"})
_OPENERS = DETERMINERS | SORT_OF.keys() | descriptions.POLES | _POINTING
"""Words in lower case at which a place may begin."""


def scan(line: Sequence[Piece]) -> Iterator[Candidate | NoPlace]:
    """The candidates of a sentence, in order, without overlaps, and the names that are none."""
    i = 0
    before: Candidate | None = None
    while i < len(line):
        if not line[i].capital and line[i].lower not in _OPENERS:
            i += 1
            continue
        found = _at(line, i, before)
        if found is None:
            i += 1
            continue
        yield found
        if isinstance(found, Candidate):
            before = found
        i = max(found.last, i + 1)


def _at(line: Sequence[Piece], i: int, before: Candidate | None) -> Found:
    piece = line[i]
    if (found := descriptions.pole(line, i)) is not None:
        return found
    if not piece.capital:
        if piece.lower in DETERMINERS:
            return descriptions.phrase(line, i)
        if piece.lower in _POINTING and piece.tag is WordClass.ADVERB:
            return Candidate(Way.DEICTIC, i, i + 1, piece.lower, proper=False)
        return venues.bare(line, i)
    if piece.possessive and (found := descriptions.capital_of(line, i)) is not None:
        return found
    return naming.name(line, i, before)
