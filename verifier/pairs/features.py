"""How far evidence bears a statement out, as numbers with a meaning: what the support model looks at.

Words are compared by their stems, numbers by their figures, days by their names; values by their kinds' typed comparison. What is missing
from the evidence altogether is told apart from what stands in it, but elsewhere: a summary's error is as often a figure of the next
sentence as one from nowhere. So each word is looked for among its neighbours.
"""

from __future__ import annotations

import dataclasses
import enum
import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import CLOSED, MONTHS, NEGATIVE_AUXILIARIES, WEEKDAYS, stem
from verifier.pairs.poles import OPPOSITES
from verifier.text import Document, Sentence, Span, WordClass

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

DIRECTIONS: dict[str, int] = {
    "words": 1,
    "words in a sentence": 1,
    "words in three sentences": 1,
    "missing words": -1,
    "missing nouns": -1,
    "missing names": -1,
    "missing figures": -1,
    "neighbours": 1,
    "neighbours of the figures": 1,
    "neighbours of the names": 1,
    "least neighbours": 1,
    "figures less well placed": 1,
    "names less well placed": 1,
    "nouns less well placed": 1,
    "value placed": 1,
    "value against": -1,
    "cosine": 1,
    "words alike": 1,
    "least word alike": 1,
    "same words alike": 1,
    "negation": -1,
    "opposites": -1,
    "length": 0,
}
"""Each feature, explained where it is computed (:func:`features`), and whether more of it can only speak for a statement (1), only
against it (-1), or either (0)."""
FEATURES: tuple[str, ...] = tuple(DIRECTIONS)

_NEAR = 3
"""Words on each side of a word of the statement that its neighbours in the evidence are compared with."""
_FAR = 8
"""Words on each side of the word in the evidence among which they are looked for: copy is longer than what sums it up."""
_WINDOW = 3
_MOST_WORDS = 60
"""Words of an evidence sentence whose vectors are compared; the longest sentences are lists."""
_ABSENT = -0.3
"""What stands for the neighbours of a word that the evidence does not have: less than none of them in common."""

_PART = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_FIGURE = re.compile(r"[£$€]?(\d[\d,]*\.?\d*)")
_FIGURES = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        2,
    )
} | {
    word: str(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
"""Number words as figures. "One" is left out: it is a pronoun more often than a count."""
_NEGATIVE = NEGATIVE_AUXILIARIES | frozenset("not no never n't nobody none nothing neither nor without".split())


class Sort(enum.Enum):
    """What sort of word a term is."""

    FIGURE = enum.auto()
    """A number, a weekday or a month."""
    NAME = enum.auto()
    NOUN = enum.auto()
    WORD = enum.auto()
    """A verb, an adjective or an adverb: what is told again is told with other verbs more often than with other nouns."""


_SORTS = {WordClass.NAME: Sort.NAME, WordClass.NOUN: Sort.NOUN}


@dataclasses.dataclass(frozen=True, slots=True)
class Term:
    """A word that has to be borne out: by what it is compared, its sort, and its range in its sentence's view."""

    key: str
    sort: Sort
    span: Span


def terms(sentence: Sentence) -> tuple[Term, ...]:
    """The words of a sentence that have to be borne out, in order: all but those of closed classes; a hyphen parts words."""
    found = []
    for word in sentence.words:
        for part in _PART.finditer(word.text):
            start = word.start + part.start() - sentence.span.start
            span = Span(start, start + len(part[0]))
            lower = part[0].lower()
            figure = _FIGURE.match(lower)
            if lower in _FIGURES or figure is not None:
                key = _FIGURES[lower] if figure is None else figure[1].replace(",", "").rstrip(".")
                found.append(Term(key, Sort.FIGURE, span))
            elif lower in WEEKDAYS or (lower in MONTHS and part[0][0].isupper() and word.tag is not WordClass.MODAL):
                found.append(Term(lower[:3], Sort.FIGURE, span))
            elif lower in CLOSED or len(lower) < 2:
                continue
            else:
                found.append(Term(stem(lower), _SORTS.get(word.tag, Sort.WORD), span))
    return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A text's sentences with their terms, and where each term stands: (sentence, place in it)."""

    sentences: tuple[tuple[Term, ...], ...]
    places: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Told:
        """The sentences of documents, in order."""
        sentences = tuple(terms(sentence) for document in documents for sentence in document.sentences)
        places: dict[str, list[tuple[int, int]]] = {}
        for i, found in enumerate(sentences):
            for j, term in enumerate(found):
                places.setdefault(term.key, []).append((i, j))
        return cls(sentences, {key: tuple(where) for key, where in places.items()})


def features(
    statement: Document,
    whole: Sequence[Document],
    nearest: Sequence[Document],
    claims: Sequence[Claim[Any]],
    reported: Sequence[Sequence[Claim[Any]]],
    embedder: Embedder,
) -> tuple[float, ...]:
    """The features of a statement with its evidence, in the order of FEATURES.

    ``claims`` are the statement's values, ``nearest`` the evidence cut to its nearest sentences, and ``reported`` the values of each of
    these.
    """
    mine, theirs = Told.of([statement]), Told.of(whole)
    wanted = [term for sentence in mine.sentences for term in sentence]
    keys = frozenset(term.key for term in wanted)
    told = [frozenset(term.key for term in sentence) for sentence in theirs.sentences]
    windows = [frozenset[str]().union(*told[i : i + _WINDOW]) for i in range(max(1, len(told) - _WINDOW + 1))]
    missing = [term for term in wanted if term.key not in theirs.places]
    placed = [_neighbours(sentence, i, theirs) for sentence in mine.sentences for i in range(len(sentence))]
    mean = sum(placed) / len(placed) if placed else 0.0
    figures = min((p for p, t in zip(placed, wanted, strict=True) if t.sort is Sort.FIGURE), default=mean)
    names = min((p for p, t in zip(placed, wanted, strict=True) if t.sort is Sort.NAME), default=mean)
    nouns = min((p for p, t in zip(placed, wanted, strict=True) if t.sort is Sort.NOUN), default=mean)
    best = _best(keys, nearest)
    value_placed, value_against = _values(statement, claims, theirs, nearest, reported, mean)
    return (
        # What share of the words stands in the evidence, in one sentence of it, in three that follow each other.
        _cover(keys, frozenset(theirs.places)),
        max((_cover(keys, sentence) for sentence in told), default=0.0),
        max((_cover(keys, window) for window in windows), default=0.0),
        # How many words, nouns, names and figures do not stand in the evidence at all, by the logarithm.
        *(
            math.log1p(sum(term.sort is sort for term in missing))
            for sort in (Sort.WORD, Sort.NOUN, Sort.NAME, Sort.FIGURE)
        ),
        # What share of a word's neighbours stands beside it in the evidence: the mean, and the least of figures, of names and of all.
        mean,
        figures,
        names,
        min(placed, default=0.0),
        # How much that is less for a figure, a name or a noun than for the statement's other words.
        figures - mean,
        names - mean,
        nouns - mean,
        # The same for typed values: the least share of neighbours of a reported value that agrees, and by how much more one that
        # conflicts has.
        value_placed,
        value_against,
        *_vectors(statement, nearest, embedder),
        # Whether just one of the statement and the nearest sentence is negated.
        float(_negated(statement.sentences) != _negated(best)),
        # How many words of the statement have their opposite in that sentence, which does not have the word itself.
        math.log1p(_opposites(statement.sentences, best)),
        math.log1p(len(keys)),
    )


def _cover(wanted: frozenset[str], given: frozenset[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0.0


def _around(sentence: Sequence[Term], at: int, reach: int) -> frozenset[str]:
    return frozenset(t.key for t in (*sentence[max(0, at - reach) : at], *sentence[at + 1 : at + 1 + reach]))


def _neighbours(sentence: Sequence[Term], at: int, theirs: Told) -> float:
    """The largest share of a term's neighbours that stand beside it in one place of the evidence, 0 to 1."""
    places = theirs.places.get(sentence[at].key)
    if places is None:
        return _ABSENT
    around = _around(sentence, at, _NEAR)
    return max(_cover(around, _around(theirs.sentences[i], j, _FAR)) for i, j in places)


_TYPED = frozenset({"count", "date"})
"""Kinds of which a rival value says something. A story names many places, and any two of them conflict."""


def _values(
    statement: Document,
    claims: Sequence[Claim[Any]],
    theirs: Told,
    nearest: Sequence[Document],
    reported: Sequence[Sequence[Claim[Any]]],
    usual: float,
) -> tuple[float, float]:
    """The least share of neighbours that a value has where the evidence agrees with it or uses its very words, ``usual`` where there are no
    values; and the most by which a reported value that conflicts has more of them."""
    least, against = usual, 0.0
    told = [
        (other, _beside(other, document, _FAR)[1])
        for document, others in zip(nearest, reported, strict=True)
        for other in others
    ]
    for claim in claims:
        if claim.kind not in _TYPED:
            continue
        own, around = _beside(claim, statement, _NEAR)
        agreeing = _same_words(own, around, theirs)
        conflicting = _ABSENT
        for other, beside in told:
            if other.kind != claim.kind or _other_unit(claim, other):
                continue
            outcome = BY_NAME[claim.kind].compare(claim.value, other.value).outcome
            if outcome is Outcome.AGREES:
                agreeing = max(agreeing, _cover(around, beside))
            elif outcome is Outcome.CONFLICTS:
                conflicting = max(conflicting, _cover(around, beside))
        if agreeing == _ABSENT and _follows(claim, reported):
            agreeing = usual
        least = min(least, agreeing)
        against = max(against, conflicting - agreeing)
    return least, against


_MOST = 8
"""Values of a text from which others are worked out: among more, something always adds up."""


def _follows(claim: Claim[Any], reported: Sequence[Sequence[Claim[Any]]]) -> bool:
    """Whether a value follows from two of a text's values, where the text is so short that this is no chance."""
    kind = BY_NAME[claim.kind]
    for group in reported:
        values = [other.value for other in group if other.kind == claim.kind]
        if 1 < len(values) <= _MOST and any(
            kind.compare(claim.value, value).outcome is Outcome.AGREES for value, _ in kind.derive(values)
        ):
            return True
    return False


def _other_unit(claim: Claim[Any], other: Claim[Any]) -> bool:
    """Whether two counts name different things that they count; lengths and sums have units that their kind converts."""
    mine, theirs = (BY_NAME[c.kind].describe(c.value) for c in (claim, other))
    if mine.get("form") != "count" or theirs.get("form") != "count":
        return False
    one, two = ({stem(word) for word in str(fields.get("unit") or "").split()} for fields in (mine, theirs))
    return bool(one and two) and not one & two


def _same_words(own: Sequence[str], around: frozenset[str], theirs: Told) -> float:
    """The largest share of neighbours with which all the words of a value stand in a sentence of the evidence."""
    if not own:
        return _ABSENT
    best = _ABSENT
    for i, j in theirs.places.get(own[0], ()):
        near = _around(theirs.sentences[i], j, _FAR)
        if all(key in near or key == own[0] for key in own):
            best = max(best, _cover(around, near))
    return best


def _beside(claim: Claim[Any], document: Document, reach: int) -> tuple[list[str], frozenset[str]]:
    """The terms of a claim's value, and those beside it."""
    sentence = document.sentences[claim.sentence_index]
    start, end = claim.span.start - sentence.span.start, claim.span.end - sentence.span.start
    found = terms(sentence)
    before = [t.key for t in found if t.span.end <= start][-reach:]
    after = [t.key for t in found if t.span.start >= end][:reach]
    own = [t.key for t in found if start <= t.span.start and t.span.end <= end]
    return own, frozenset((*before, *after))


def _vectors(statement: Document, nearest: Sequence[Document], embedder: Embedder) -> tuple[float, float, float, float]:
    """Cosines: the mean over the statement's sentences of the best one with a sentence of the evidence; the mean and the least over its
    words of the best one with a word of the evidence, as both are read in their sentences; and the mean with the same word only."""
    import numpy as np

    own = list(statement.sentences)
    theirs = [s for document in nearest for s in document.sentences]
    if not own or not theirs:
        return 0.0, 0.0, 0.0, 0.0
    found = [terms(s)[:_MOST_WORDS] for s in (*own, *theirs)]
    views = [s.view for s in (*own, *theirs)]
    vectors, pooled = embedder.embed_spans(views, [tuple(t.span for t in ts) for ts in found])
    n = len(own)
    cosine = float((vectors[:n] @ vectors[n:].T).max(axis=1).mean())
    mine = [(t.key, v) for ts, vs in zip(found[:n], pooled[:n], strict=True) for t, v in zip(ts, vs, strict=True)]
    other = [(t.key, v) for ts, vs in zip(found[n:], pooled[n:], strict=True) for t, v in zip(ts, vs, strict=True)]
    if not mine or not other:
        return cosine, 0.0, 0.0, 0.0
    alike = np.array([v for _, v in mine]) @ np.array([v for _, v in other]).T
    best = alike.max(axis=1)
    same = np.array([[a == b for b, _ in other] for a, _ in mine])
    kept = np.where(same, alike, 0.0).max(axis=1)
    return cosine, float(best.mean()), float(best.min()), float(kept.mean())


def _negated(sentences: Sequence[Sentence]) -> bool:
    return any(word.lower in _NEGATIVE for sentence in sentences for word in sentence.words)


def _opposites(statement: Sequence[Sentence], best: Sequence[Sentence]) -> int:
    mine, theirs = ({stem(w.lower) for s in sentences for w in s.words} for sentences in (statement, best))
    return sum(word not in theirs and bool(OPPOSITES[word] & theirs - mine) for word in mine if word in OPPOSITES)


def _best(keys: frozenset[str], nearest: Sequence[Document]) -> Sequence[Sentence]:
    every = [s for document in nearest for s in document.sentences]
    best = max(every, key=lambda s: len(keys & {t.key for t in terms(s)}), default=None)
    return () if best is None else (best,)
