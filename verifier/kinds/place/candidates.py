"""What may be a place in a sentence, before the whole document has been read."""

from __future__ import annotations

import dataclasses
import enum

from verifier.kinds.place.gazetteer import Place
from verifier.kinds.place.prepositions import Governor


class Way(enum.Enum):
    """How a candidate names a place."""

    NAMED = "named"
    """By a name of the gazetteer."""
    UNKNOWN = "unknown"
    """By a name that the gazetteer does not have, where only a place fits."""
    VENUE = "venue"
    CAPITAL = "capital"
    """As the capital of a country."""
    EDGE = "edge"
    """As a country's border or coast."""
    DESCRIBED = "described"
    """As "this southern city", "the provincial capital"."""
    DEICTIC = "deictic"
    """As "here" or "there"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a place: the pieces ``first`` to ``last`` (exclusive) of a sentence.

    ``places`` are what the name can mean, or the countries whose capital is meant; ``container`` what the words behind
    it say it lies in; ``host`` what a venue's own name says of its town ("Pardubice station"). ``unit`` is the noun of
    government or landscape beside it, ``article`` says that "the" stands before it, ``part`` is the part of it that is
    singled out, ``building`` what a venue is (a key of ``lexicon.VENUES``).

    ``proper`` says that it is a name, no description; ``attached`` that a noun which it belongs to follows ("the Tulsa
    hall", "Berlin Mayor"), ``possessive`` that it owns what follows; ``initial`` that its capital may be owed to the
    start of the sentence.
    """

    way: Way
    first: int
    last: int
    name: str
    places: tuple[Place, ...] = ()
    container: tuple[Place, ...] = ()
    host: tuple[Place, ...] = ()
    governor: Governor | None = None
    unit: str = ""
    article: bool = False
    part: str = ""
    building: str = ""
    proper: bool = True
    attached: bool = False
    possessive: bool = False
    initial: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class NoPlace:
    """Pieces up to ``last`` (exclusive) that name no place; ``surname`` where they may name a person: its last word in lower case."""

    last: int
    surname: str = ""


Found = Candidate | NoPlace | None
