"""Which preposition a noun phrase hangs on, and how it puts an event to the place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from verifier.kinds.place.lexicon import (
    COMPASS,
    DIRECTIONAL,
    MOVEMENT,
    NEARNESS,
    OF_HEADS,
    REACHING,
    STRONG,
    UNITS_AFTER,
    UNITS_BEFORE,
    WEAK,
)
from verifier.kinds.place.pieces import VERBAL, Piece
from verifier.kinds.place.value import Relation
from verifier.text import WordClass

_C = WordClass
_BEFORE_HEAD = frozenset({_C.DETERMINER, _C.ADJECTIVE, _C.ADVERB})
_REACH = 12
"""Pieces back to which a name's preposition is looked for: a longer phrase is no phrase, and time stays linear."""
_DEGREES = frozenset("far just nearly almost only deep now then".split())
"""Adverbs that may stand before a place ("in far northern Norway")."""
_ETHNIC = ("an", "ish", "ese")
"""Endings of adjectives from names ("in the Silesian city")."""
_DISTANCES = frozenset("far miles kilometres kilometers km metres meters away".split())
_HEADS = OF_HEADS | UNITS_AFTER
_PREPOSITIONS = STRONG | MOVEMENT | WEAK | frozenset("of for by with against about like than as".split())
_PREPOSITION_TAGS = frozenset({_C.PREPOSITION, _C.TO, _C.SUBORDINATOR, _C.ADVERB})
_LACKING = frozenset("fall come be run go sell".split())
"""Verbs that with "short of" say that something is missing, not where anything ends."""
_OUTSIDE = frozenset("outside off beyond behind".split())


@dataclasses.dataclass(frozen=True, slots=True)
class Governor:
    """The preposition before a noun phrase: its index among the pieces, the word, and how the event stands to the place.

    ``unit`` is true where a noun such as "the port of" stands between: then a place follows whatever the preposition is.
    """

    index: int
    word: str
    relation: Relation
    unit: bool = False


def governor(line: Sequence[Piece], i: int) -> Governor | None:
    """The preposition that governs the noun phrase which starts at, or has its name at, piece ``i``; None where there is none."""
    j, unit = i - 1, False
    while j >= max(0, i - _REACH):
        piece = line[j]
        if piece.tag is _C.ADVERB and piece.lower not in _DEGREES:
            return None
        if _goes_before(line, j, i) or (unit and piece.tag is _C.NUMBER):
            j -= 1
        elif piece.lower == "of" and (compound := _with_of(line, j)) is not None:
            return compound
        elif piece.lower == "of" and j > 0 and line[j - 1].lower in _HEADS and not line[j - 1].possessive:
            unit = True
            j -= 2
            while j > 0 and line[j].tag is _C.NOUN and line[j].end + 1 == line[j + 1].start:
                j -= 1  # "the function room of"
        else:
            break
    found = _at(line, j) if j >= max(0, i - _REACH) else None
    if found is None:
        return Governor(j, "", Relation.IN, True) if unit else None
    return dataclasses.replace(found, unit=found.unit or unit)


def _goes_before(line: Sequence[Piece], j: int, i: int) -> bool:
    """Whether the piece may stand between a preposition and a name at ``i``: "in the northern Syrian town", "of Lake Chad"."""
    piece = line[j]
    if piece.tag in _BEFORE_HEAD or piece.lower in DIRECTIONAL or piece.text == "The":
        return True
    if piece.possessive:
        return False
    ethnic = piece.tag is _C.NAME and piece.capital and piece.text.endswith(_ETHNIC)
    return ethnic or (j == i - 1 and piece.lower in UNITS_BEFORE)


def _at(line: Sequence[Piece], j: int) -> Governor | None:
    """The preposition at piece ``j``, alone or with what goes with it ("close to", "far from")."""
    word, before = line[j].lower, line[j - 1].lower if j > 0 else ""
    if word == "to" and before in {"close", "next", "near", "nearer", "adjacent"}:
        return Governor(j - 1, "near", Relation.NEAR)
    if word == "from" and before in _DISTANCES:
        return Governor(j, "near", Relation.NEAR)
    if word in _PREPOSITIONS and line[j].tag in _PREPOSITION_TAGS:
        return Governor(j, word, _relation(word))
    return None


def _with_of(line: Sequence[Piece], of: int) -> Governor | None:
    """Prepositions of several words that end in "of": "by way of", "outside of", "45 km north of"."""
    before = line[of - 1].lower if of > 0 else ""
    if before == "way" and of > 1 and line[of - 2].lower == "by":
        return Governor(of - 2, "via", Relation.IN)
    if before in {"outside", "inside"}:
        return Governor(of - 1, before, _relation(before))
    if before == "out":
        return Governor(of - 1, "from", Relation.IN)
    if before == "short" and of > 1 and line[of - 2].lemma not in _LACKING:
        return Governor(of - 1, "near", Relation.NEAR)
    point = before.replace("-", "")
    if point not in COMPASS or point == "central" or (of > 1 and line[of - 2].tag is _C.DETERMINER):
        return None  # "in the north of Syria" is a part of it
    return Governor(of - 1, "near", Relation.OUTSIDE, True)


def _relation(word: str) -> Relation:
    if word in _OUTSIDE:
        return Relation.OUTSIDE
    return Relation.NEAR if word in NEARNESS else Relation.IN


def is_object(line: Sequence[Piece], i: int) -> bool:
    """Whether the noun phrase at piece ``i`` is what a verb of reaching or filling a place has for an object ("visited", "filled")."""
    j = i - 1
    while j >= max(0, i - _REACH) and line[j].tag in {_C.DETERMINER, _C.ADJECTIVE}:
        j -= 1
    return j >= 0 and line[j].lemma in REACHING and line[j].tag in VERBAL


def part_before(line: Sequence[Piece], i: int) -> str:
    """The part of a place that the words before its name single out: "northern", "central"; "" for the whole."""
    if i > 0 and line[i - 1].lower in DIRECTIONAL and not line[i - 1].possessive:
        return line[i - 1].lower
    if i > 2 and line[i - 1].lower == "of" and line[i - 2].lower in COMPASS and line[i - 3].tag is _C.DETERMINER:
        return line[i - 2].lower
    return ""
