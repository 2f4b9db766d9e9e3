"""Gate 1's picture of a pair: how a draft's claim and a reported claim look beside each other, blind to both values.

Every feature is one number with a meaning an editor can be told. None may look at a value: were closeness of the values to help decide
"same fact", the gate would learn "different, so not the same" and never find a contradiction.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim
from verifier.language.lexicon import CLOSED, NUMBER_WORDS, stem
from verifier.text import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_OTHER = frozenset(
    "another other others second third previous previously earlier former later next new fresh further additional last "
    "separate different rival".split()
)
"""Words that mark a different event or a different part of the same kind ("a second rally", "another 2,900")."""


@dataclasses.dataclass(frozen=True, slots=True)
class Likeness:
    """The cosines of a draft's claim and a reported one, each -1 to 1, all with the value taken out."""

    masked: float
    clause: float
    window: float
    document: float


@dataclasses.dataclass(frozen=True, slots=True)
class Profile:
    """The words of a claim that features compare, each a set of stems."""

    sentence: frozenset[str]
    clause: frozenset[str]
    names: frozenset[str]
    title: frozenset[str]
    subject: frozenset[str]
    predicate: str
    unit: str
    unit_words: frozenset[str]
    form: str
    per: str
    others: frozenset[str]
    source: frozenset[str]


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(
        stem(word)
        for word in map(str.lower, _TOKEN.findall(text))
        if word not in CLOSED and word not in NUMBER_WORDS and len(word) > 1
    )


@lru_cache(maxsize=8192)
def _title_stems(title: str | None) -> frozenset[str]:
    return stems(title or "")


def profile(claim: Claim[Any]) -> Profile:
    """What features need of one claim."""
    value = claim.value
    unit = str(getattr(value, "unit", "") or "").lower()
    words = [w.lower() for w in _TOKEN.findall(claim.text)]
    near = [w.lower() for w in _TOKEN.findall(claim.quote)]
    return Profile(
        sentence=stems(claim.masked),
        clause=frozenset(claim.context.terms),
        names=frozenset(part.lower() for name in claim.context.names for part in name.split()),
        title=_title_stems(claim.source.title),
        subject=stems(claim.context.subject),
        predicate=claim.context.predicate,
        unit=unit,
        unit_words=_unit_words(unit),
        form=str(getattr(value, "form", "") or ""),
        per=str(getattr(value, "per", "") or "").lower(),
        others=_OTHER & frozenset(near if claim.kind == "count" else words),
        source=stems(claim.context.said_by or ""),
    )


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """Overlap of two sets as a share of the smaller, 0 to 1; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _cover(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of ``a`` that stands in ``b``, 0 to 1."""
    return len(a & b) / len(a) if a else 0.0


def counted(claim: Claim[Any]) -> frozenset[str]:
    """The stems of what a count counts ("internally displaced people": people); empty where that is not said, or people in general are."""
    unit = str(getattr(claim.value, "unit", "") or "").lower()
    return frozenset[str]() if unit in _ANYBODY else _unit_words(unit)


_ANYBODY = frozenset("people person one other man woman victim total".split())
"""Nouns that any group of persons, or anything at all, can be counted by."""


def _unit_words(unit: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _TOKEN.findall(unit))


PairFeature = Callable[[Claim[Any], Profile, Claim[Any], Profile, Likeness], float]


def _plan_against_event(c: Claim[Any], _p: Profile, r: Claim[Any], _q: Profile, _l: Likeness) -> float:
    return float((c.context.status is Status.DONE) != (r.context.status is Status.DONE))


def _age(c: Claim[Any], _p: Profile, r: Claim[Any], _q: Profile, _l: Likeness) -> float:
    """How old the report is beside the draft, 0 (a week or less) to 1 (a quarter of a year or more), by the logarithm of the days.

    Bounded on both sides: an archive may hold reports much fresher or older than those the weights were learned from.
    """
    if c.source.published is None or r.source.published is None:
        return 1.0
    days = max(0, (c.source.published - r.source.published).days)
    return min(1.0, max(0.0, (math.log1p(days) - math.log(8)) / (math.log(91) - math.log(8))))


def same_time(c: Claim[Any], r: Claim[Any]) -> bool | None:
    """Whether the days that two clauses give for what they tell meet; None where one gives none."""
    if c.context.when is None or r.context.when is None:
        return None
    return c.context.when[0] <= r.context.when[1] and r.context.when[0] <= c.context.when[1]


def same_place(c: Claim[Any], r: Claim[Any]) -> bool | None:
    """Whether of the places that two clauses give one is or contains the other; None where one gives none."""
    if not c.context.where or not r.context.where:
        return None
    return c.context.where[0] in r.context.where or r.context.where[0] in c.context.where


def _same_unit(p: Profile, q: Profile) -> bool | None:
    """Whether two units are one or share a word; None where one is not given."""
    if not p.unit or not q.unit:
        return None
    return p.unit == q.unit or bool(p.unit_words & q.unit_words)


PAIR_FEATURES: tuple[tuple[str, PairFeature], ...] = (
    ("masked", lambda c, p, r, q, k: k.masked),
    ("clause", lambda c, p, r, q, k: k.clause),
    ("window", lambda c, p, r, q, k: k.window),
    ("document", lambda c, p, r, q, k: k.document),
    ("sentence words", lambda c, p, r, q, k: _share(p.sentence, q.sentence)),
    ("clause words", lambda c, p, r, q, k: _share(p.clause, q.clause)),
    ("clause in sentence", lambda c, p, r, q, k: _cover(p.clause, q.sentence)),
    ("reported clause in sentence", lambda c, p, r, q, k: _cover(q.clause, p.sentence)),
    ("names", lambda c, p, r, q, k: _cover(p.names, q.names | q.title)),
    ("no name in common", lambda c, p, r, q, k: float(bool(p.names) and bool(q.names) and not p.names & q.names)),
    ("title", lambda c, p, r, q, k: _cover(p.sentence, q.title)),
    ("subject", lambda c, p, r, q, k: _share(p.subject, q.subject | q.title)),
    ("predicate", lambda c, p, r, q, k: float(bool(p.predicate) and p.predicate == q.predicate)),
    ("same unit", lambda c, p, r, q, k: float(_same_unit(p, q) is True)),
    ("other unit", lambda c, p, r, q, k: float(_same_unit(p, q) is False)),
    ("same form", lambda c, p, r, q, k: float(p.form == q.form)),
    ("same rate", lambda c, p, r, q, k: float(p.per == q.per)),
    ("unit in sentence", lambda c, p, r, q, k: _cover(p.unit_words, q.sentence)),
    ("plan against event", _plan_against_event),
    ("negation", lambda c, p, r, q, k: float(c.context.negated != r.context.negated)),
    ("other event", lambda c, p, r, q, k: float(bool(p.others ^ q.others))),
    ("same speaker", lambda c, p, r, q, k: _share(p.source, q.source)),
    ("other speaker", lambda c, p, r, q, k: float(bool(p.source) and bool(q.source) and not p.source & q.source)),
    ("age", _age),
    ("same day", lambda c, p, r, q, k: float(same_time(c, r) is True)),
    ("other day", lambda c, p, r, q, k: float(same_time(c, r) is False)),
    ("same place", lambda c, p, r, q, k: float(same_place(c, r) is True)),
    ("other place", lambda c, p, r, q, k: float(same_place(c, r) is False)),
)

COMPETITION_FEATURES = (
    "lead over other reports",
    "rank among reports",
    "lead over other claims",
    "rank among claims",
    "newest report",
    "lead of its sentence",
    "lead of its article",
)
FEATURES: tuple[str, ...] = tuple(name for name, _ in PAIR_FEATURES) + COMPETITION_FEATURES


def base(likeness: Likeness) -> float:
    """How near two claims are before anything is learned: the sum that ranks candidates (docs/benchmarks.md, retrieval)."""
    return likeness.masked + likeness.clause + 0.5 * likeness.window + 0.3 * likeness.document


def table(
    claims: Sequence[Claim[Any]], candidates: Sequence[Sequence[tuple[Claim[Any], Likeness]]]
) -> list[NDArray[np.float64]]:
    """Features of all pairs of a draft: for claim i an array (len(candidates[i]), len(FEATURES)).

    A pair competes in two directions: with the other candidates of its claim, and with the draft's other claims for its candidate.
    """
    import numpy as np  # the command line's help must not load it

    own = [profile(claim) for claim in claims]
    reported: dict[tuple[str, int, int, str], Profile] = {}
    scores = [[base(likeness) for _, likeness in row] for row in candidates]
    rivals: dict[tuple[str, int, int, str], list[float]] = {}
    for row, row_scores in zip(candidates, scores, strict=True):
        for (candidate, _), score in zip(row, row_scores, strict=True):
            rivals.setdefault(_key(candidate), []).append(score)
    for of_candidate in rivals.values():
        of_candidate.sort(reverse=True)
    together = _Together(claims, candidates, scores)
    result = []
    for claim, mine, row, row_scores in zip(claims, own, candidates, scores, strict=True):
        ordered = sorted(row_scores, reverse=True)
        newest = max((c.source.published for c, _ in row if c.source.published is not None), default=None)
        lines = []
        for (candidate, likeness), score in zip(row, row_scores, strict=True):
            key = _key(candidate)
            theirs = reported.get(key)
            if theirs is None:
                theirs = reported[key] = profile(candidate)
            pair = [feature(claim, mine, candidate, theirs, likeness) for _, feature in PAIR_FEATURES]
            pair += [*_standing(score, ordered), *_standing(score, rivals[key])]
            pair.append(float(candidate.source.published == newest))
            lines.append(pair + together.leads(claim, candidate))
        result.append(np.array(lines, dtype=np.float64).reshape(len(row), len(FEATURES)))
    return result


class _Together:
    """What the claims of one draft sentence say together: they are of one event, so a report they all come near to is likely of it.

    For each draft sentence the best score that any of its claims has with a reported sentence, and with an article.
    """

    def __init__(
        self,
        claims: Sequence[Claim[Any]],
        candidates: Sequence[Sequence[tuple[Claim[Any], Likeness]]],
        scores: Sequence[Sequence[float]],
    ) -> None:
        self._best: dict[tuple[int, str, object], float] = {}
        self._top: dict[tuple[int, str], list[tuple[float, object]]] = {}
        for claim, row, row_scores in zip(claims, candidates, scores, strict=True):
            for (candidate, _), score in zip(row, row_scores, strict=True):
                for level, place in _places(candidate):
                    key = (claim.sentence.start, level, place)
                    self._best[key] = max(score, self._best.get(key, score))
        for (sentence, level, place), score in self._best.items():
            self._top.setdefault((sentence, level), []).append((score, place))
        for ranked in self._top.values():
            ranked.sort(key=lambda entry: -entry[0])

    def leads(self, claim: Claim[Any], candidate: Claim[Any]) -> list[float]:
        """The lead of the candidate's sentence and of its article over the best other one, for the claim's sentence."""
        result = []
        for level, place in _places(candidate):
            mine = self._best[claim.sentence.start, level, place]
            ranked = self._top[claim.sentence.start, level]
            other = next((score for score, its_place in ranked if its_place != place), mine - 1.0)
            result.append(_bounded(mine - other))
        return result


def _places(candidate: Claim[Any]) -> tuple[tuple[str, object], tuple[str, object]]:
    """A candidate's sentence and its article, each with what names it."""
    return ("sentence", (candidate.source.id, candidate.sentence.start)), ("article", candidate.source.id)


def _key(claim: Claim[Any]) -> tuple[str, int, int, str]:
    return claim.source.id, claim.span.start, claim.span.end, claim.kind


def _standing(score: float, ranked: Sequence[float]) -> tuple[float, float]:
    """The bounded lead of a score over the best other one, and its reciprocal rank, among scores that hold it, best first."""
    other = score - 1.0 if len(ranked) == 1 else ranked[1] if score >= ranked[0] else ranked[0]
    return _bounded(score - other), 1 / (1 + sum(rival > score for rival in ranked))


def _bounded(lead: float) -> float:
    """A lead, between -0.5 and 0.3: past that it says no more, and in a small archive it says too much."""
    return min(0.3, max(-0.5, lead))
