"""How far evidence bears a statement out, as numbers with a meaning: what the support model looks at.

Words are compared by their stems, numbers by their figures, days by their names; values by their kinds' typed comparison. What is missing
from the evidence altogether is told apart from what stands in it, but elsewhere: a summary's error is as often a figure of the next
sentence as one from nowhere. So each word is looked for among its neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import NEGATIVE_AUXILIARIES, stem
from verifier.pairs.arithmetic import stretch
from verifier.pairs.poles import OPPOSITES
from verifier.pairs.reading import Reading, claims_in, with_lengths
from verifier.pairs.terms import Sort, Term, Told, terms
from verifier.text import Document, Sentence, WordClass

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder
    from verifier.weighing import Odds

DIRECTIONS: dict[str, int] = {
    "missing names": -1,
    "missing figures": -1,
    "figures less well placed": 1,
    "names less well placed": 1,
    "value against": -1,
    "claim in doubt": -1,
    "claim against": -1,
    "cosine": 1,
    "words alike": 1,
    "least word alike": 1,
    "negation": -1,
    "opposites": -1,
    "length": 1,
}
"""Each feature, explained where it is computed (:func:`features`), and whether more of it can only speak for a statement (1) or only
against it (-1)."""
FEATURES: tuple[str, ...] = tuple(DIRECTIONS)

_NEAR = 3
"""Words on each side of a word of the statement that its neighbours in the evidence are compared with."""
_FAR = 8
"""Words on each side of the word in the evidence among which they are looked for: copy is longer than what sums it up."""
_MOST_WORDS = 60
"""Words of an evidence sentence whose vectors are compared; the longest sentences are lists."""
_ABSENT = -0.3
"""What stands for the neighbours of a word that the evidence does not have: less than none of them in common."""

_IN_DOUBT = 0.5
"""Probability that a claim is consistent below which it is in doubt. More says nothing of the statement's other words."""

_NEGATIVE = NEGATIVE_AUXILIARIES | frozenset("not no never n't nobody none nothing neither nor without".split())


def features(reading: Reading, odds: Sequence[Odds], embedder: Embedder) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; ``odds`` are those of its claims."""
    given = reading.pair.value is not None
    statement, nearest, mine, theirs = reading.statement, reading.evidence, reading.stated, reading.told
    claims = with_lengths((*reading.claims, *reading.beside) if given else claims_in(statement), statement)
    timed = any(stretch(claim) is not None for claim in claims)
    reported = [with_lengths(r, d) if timed else r for r, d in zip(reading.reported, nearest, strict=True)]
    wanted = [term for sentence in mine.sentences for term in sentence]
    keys = frozenset(term.key for term in wanted)
    missing = [term.sort for term in wanted if term.key not in theirs.places]
    placed = [_neighbours(sentence, i, theirs) for sentence in mine.sentences for i in range(len(sentence))]
    mean = sum(placed) / len(placed) if placed else 0.0
    best = _best(keys, nearest)
    return (
        # How many names and figures do not stand in the evidence at all, by the logarithm.
        *(math.log1p(missing.count(sort)) for sort in (Sort.NAME, Sort.FIGURE)),
        # What share of a word's neighbours stands beside it in the evidence: how much that is less for the figure and the name that have
        # least of it than for the statement's words in the mean.
        *(
            min((p for p, t in zip(placed, wanted, strict=True) if t.sort is sort), default=mean) - mean
            for sort in (Sort.FIGURE, Sort.NAME)
        ),
        # By how much more of a typed value's neighbours stand beside a reported value that conflicts than beside one that agrees.
        _against(statement, claims, theirs, nearest, reported, mean),
        # By how much less than _IN_DOUBT the gates find it probable that each claim is consistent; how probable that one is contradicted.
        max(0.0, _IN_DOUBT - min((o.consistent for o in odds), default=1.0)),
        max((o.contradicted for o in odds), default=0.0),
        *_vectors(statement, nearest, embedder),
        # Whether just one of the statement and the nearest sentence is negated.
        float(_negated(statement.sentences) != _negated(best)),
        # How many words of the statement have their opposite in that sentence, which does not have the word itself.
        math.log1p(_opposites(statement.sentences, best)),
        # How many words there are: the more, the lower is the least of anything.
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


def _against(
    statement: Document,
    claims: Sequence[Claim[Any]],
    theirs: Told,
    nearest: Sequence[Document],
    reported: Sequence[Sequence[Claim[Any]]],
    usual: float,
) -> float:
    """The most by which a reported value that conflicts has more of a value's neighbours than the evidence has where it agrees with the
    value or uses its very words; ``usual`` is their share where the value is worked out."""
    against = 0.0
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
        against = max(against, conflicting - agreeing)
    return against


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


def _vectors(statement: Document, nearest: Sequence[Document], embedder: Embedder) -> tuple[float, float, float]:
    """Cosines: the mean over the statement's sentences of the best one with a sentence of the evidence; the mean and the least over its
    words of the best one with a word of the evidence, as both are read in their sentences."""
    import numpy as np

    own = list(statement.sentences)
    theirs = [s for document in nearest for s in document.sentences]
    if not own or not theirs:
        return 0.0, 0.0, 0.0
    spans = [tuple(t.span for t in terms(s)[:_MOST_WORDS]) for s in (*own, *theirs)]
    vectors, pooled = embedder.embed_spans([s.view for s in (*own, *theirs)], spans)
    n = len(own)
    cosine = float((vectors[:n] @ vectors[n:].T).max(axis=1).mean())
    mine, other = ([v for vs in part for v in vs] for part in (pooled[:n], pooled[n:]))
    if not mine or not other:
        return cosine, 0.0, 0.0
    best = (np.array(mine) @ np.array(other).T).max(axis=1)
    return cosine, float(best.mean()), float(best.min())


def _negated(sentences: Sequence[Sentence]) -> bool:
    return any(word.lower in _NEGATIVE for sentence in sentences for word in sentence.words)


def _opposites(statement: Sequence[Sentence], best: Sequence[Sentence]) -> int:
    """A name is no such word: Mr Young is not the opposite of anything old."""
    mine, theirs = (
        {stem(w.lower) for s in sentences for w in s.words if w.tag is not WordClass.NAME}
        for sentences in (statement, best)
    )
    return sum(word not in theirs and bool(OPPOSITES[word] & theirs - mine) for word in mine if word in OPPOSITES)


def _best(keys: frozenset[str], nearest: Sequence[Document]) -> Sequence[Sentence]:
    every = [s for document in nearest for s in document.sentences]
    best = max(every, key=lambda s: len(keys & {t.key for t in terms(s)}), default=None)
    return () if best is None else (best,)
