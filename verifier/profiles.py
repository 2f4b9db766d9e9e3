"""What features compare of a claim and of its story, and the same of many claims as columns."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import operator
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from verifier.claims import Claim
from verifier.columns import Sets, numbered, pack, vocabulary
from verifier.language.lexicon import british, stem
from verifier.stories import Story, around, as_names, stems, title_stems, words
from verifier.text import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from verifier.columns import Numbers

_OTHER = frozenset(
    "another other others second third previous previously earlier former later next new fresh further additional last "
    "separate different rival".split()
)
"""Words that mark a different event or a different part of the same kind ("a second rally", "another 2,900")."""
_ANYBODY = frozenset("people person one other man woman victim total".split())
"""Nouns that any group of persons, or anything at all, can be counted by."""

S = TypeVar("S")
L = TypeVar("L")
F = TypeVar("F")


@dataclasses.dataclass(frozen=True, slots=True)
class Profile(Generic[S, L, F]):
    """A claim as features see it: sets of stems or of names (S), labels (L) and figures (F).

    Of one claim they are sets of words, strings and whole numbers; of the pairs of a draft they are columns of these, a row a pair.

    ``around`` and ``names_around`` are of its sentence with those around it, ``story_names`` of its whole article; the words of the
    claim's own value are not among them. ``titled_subject`` has the title's words, too. ``where`` are the names of its place and of what
    contains it, ``place`` the first of them. ``others`` are its marks of another event, each once, sorted. ``begins`` and ``ends`` are the
    days it is told of and ``published`` that of the article, as ordinals: 0 where there is none. ``done`` and ``negated`` are 1 or 0.
    """

    sentence: S
    clause: S
    names: S
    title: S
    subject: S
    titled_subject: S
    unit_words: S
    source: S
    around: S
    names_around: S
    story: S
    story_names: S
    where: S
    place: S
    predicate: L
    unit: L
    form: L
    per: L
    others: L
    done: F
    negated: F
    published: F
    begins: F
    ends: F


_SETS, _LABELS, _FIGURES = (
    tuple(field.name for field in dataclasses.fields(Profile) if field.type == of) for of in ("S", "L", "F")
)
_sets, _labels, _figures = (operator.attrgetter(*names) for names in (_SETS, _LABELS, _FIGURES))

OfClaim = Profile[frozenset[str], str, int]
if TYPE_CHECKING:
    OfPairs = Profile[Sets, NDArray[np.intp], NDArray[np.intp]]


def profile(claim: Claim[Any], told: Story) -> OfClaim:
    """What features need of one claim, told in a story."""
    value, context, published = claim.value, claim.context, claim.source.published
    unit = str(getattr(value, "unit", "") or "").lower()
    title, subject = title_stems(claim.source.title), stems(context.subject)
    stems_around, names_around = around(told, claim.sentence_index)
    own = as_names(claim.words)
    begins, ends = context.when or (None, None)
    return Profile(
        sentence=stems(claim.masked),
        clause=frozenset(context.terms),
        names=_parts(context.names),
        title=title,
        subject=subject,
        titled_subject=subject | title,
        unit_words=_unit_words(unit),
        source=stems(context.said_by or ""),
        around=stems_around,
        names_around=_without(names_around, own),
        story=told.all_stems,
        story_names=_without(told.all_names, own),
        where=frozenset(context.where),
        place=frozenset(context.where[:1]),
        predicate=british(context.predicate),
        unit=unit,
        form=str(getattr(value, "form", "") or ""),
        per=str(getattr(value, "per", "") or "").lower(),
        others=_others(claim.quote if claim.kind == "count" else claim.text),
        done=int(context.status is Status.DONE),
        negated=int(context.negated),
        published=0 if published is None else published.toordinal(),
        begins=_ordinal(begins),
        ends=_ordinal(ends),
    )


def counted(claim: Claim[Any]) -> frozenset[str]:
    """The stems of what a count counts ("internally displaced people": people); empty where that is not said, or people in general are."""
    unit = str(getattr(claim.value, "unit", "") or "").lower()
    return frozenset[str]() if unit in _ANYBODY else _unit_words(unit)


def side_by_side(
    drafts: Sequence[OfClaim], mine: Numbers, reports: Sequence[OfClaim], theirs: Numbers
) -> tuple[OfPairs, OfPairs]:
    """Pairs as columns: row n has the draft's profile ``mine[n]`` and the reported one ``theirs[n]``."""
    known, labels = vocabulary(itertools.chain.from_iterable(map(_sets, drafts))), dict[str, int]()
    return _columns(drafts, mine, known, labels), _columns(reports, theirs, known, labels)


def _columns(profiles: Sequence[OfClaim], rows: Numbers, known: Mapping[str, int], labels: dict[str, int]) -> OfPairs:
    import numpy as np  # the command line's help must not load it

    sets = pack(list(itertools.chain.from_iterable(map(_sets, profiles))), known)
    label = numbered(itertools.chain.from_iterable(map(_labels, profiles)), labels)
    figure = np.array(list(map(_figures, profiles)), dtype=np.intp)
    columns: dict[str, Any] = {name: sets.at(rows * len(_SETS) + n) for n, name in enumerate(_SETS)}
    columns |= {name: label[rows * len(_LABELS) + n] for n, name in enumerate(_LABELS)}
    columns |= {name: figure[rows, n] for n, name in enumerate(_FIGURES)}
    return Profile(**columns)


def _without(names: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    return names if names.isdisjoint(own) else names - own


def _ordinal(day: str | None) -> int:
    return 0 if day is None else datetime.date.fromisoformat(day).toordinal()


@lru_cache(maxsize=8192)
def _parts(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(british(part.lower()) for name in names for part in name.split())


@lru_cache(maxsize=8192)
def _unit_words(unit: str) -> frozenset[str]:
    return frozenset(map(stem, words(unit)))


@lru_cache(maxsize=65536)
def _others(text: str) -> str:
    return " ".join(sorted(_OTHER.intersection(map(str.lower, words(text)))))
