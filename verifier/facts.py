"""Gate 1's picture of a pair: how a draft's claim and a reported claim look beside each other, blind to both values.

Every feature is one number with a meaning an editor can be told. None may look at a value: were closeness of the values to help decide
"same fact", the gate would learn "different, so not the same" and never find a contradiction.
"""

from __future__ import annotations

import dataclasses
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim
from verifier.language.lexicon import CLOSED, MONTHS, NUMBER_WORDS, WEEKDAYS, british, stem
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
class Reported:
    """A claim of the archive as a candidate for a draft's claim, with the likeness of the two."""

    claim: Claim[Any]
    likeness: Likeness


BEFORE, AFTER = 2, 1
"""Sentences around a claim's own that name what it leaves out: "it", "the company", "the Dane" mostly look back one or two sentences
(centering theory: Grosz, Joshi and Weinstein 1995); the one after goes on with the same figure.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Story:
    """An article's words by sentence: content words as stems, and names in lower case. What stands around a claim is read from it."""

    title: frozenset[str]
    stems: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    all_stems: frozenset[str]
    """Those of the title and of every sentence."""
    all_names: frozenset[str]

    def around(self, sentence: int) -> tuple[frozenset[str], frozenset[str]]:
        """Stems and names of a sentence with those around it and the title."""
        near = slice(max(0, sentence - BEFORE), sentence + AFTER + 1)
        return self.title.union(*self.stems[near]), frozenset[str]().union(*self.names[near])


def story(title: str | None, sentences: Sequence[str]) -> Story:
    """The story that sentences, in their order, tell. A name is a capitalised word that does not open its sentence."""
    of_title, words = _title_stems(title), tuple(map(stems, sentences))
    names = tuple(map(_names, sentences))
    return Story(of_title, words, names, of_title.union(*words), frozenset[str]().union(*names))


@lru_cache(maxsize=65536)
def _names(sentence: str) -> frozenset[str]:
    words = _TOKEN.findall(sentence)[1:]
    return frozenset(_name(word) for word in words if word[0].isupper() and len(word) > 1) - _NO_NAMES


def _name(word: str) -> str:
    return british(word.lower().removesuffix("'s"))


_NO_NAMES = WEEKDAYS | MONTHS


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A draft's claims and what may bear on them: all that gate 1 looks at.

    ``candidates[i]`` are those of ``claims[i]``; ``stories`` are those of the candidates' articles, by article id.
    """

    claims: tuple[Claim[Any], ...]
    story: Story
    candidates: tuple[tuple[Reported, ...], ...]
    stories: Mapping[str, Story]


@dataclasses.dataclass(frozen=True, slots=True)
class Profile:
    """The words of a claim and of its story that features compare, each a set of stems or of names.

    ``around`` and ``names_around`` are of its sentence with those around it, ``story_names`` of its whole article; the words of the
    claim's own value are not among them.
    """

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
    around: frozenset[str]
    names_around: frozenset[str]
    story: frozenset[str]
    story_names: frozenset[str]


@lru_cache(maxsize=65536)
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


def profile(claim: Claim[Any], told: Story) -> Profile:
    """What features need of one claim, told in a story."""
    value = claim.value
    unit = str(getattr(value, "unit", "") or "").lower()
    words = [w.lower() for w in _TOKEN.findall(claim.text)]
    near = [w.lower() for w in _TOKEN.findall(claim.quote)]
    around, names_around = told.around(claim.sentence_index)
    own = frozenset(map(_name, _TOKEN.findall(claim.words)))
    return Profile(
        sentence=stems(claim.masked),
        clause=frozenset(claim.context.terms),
        names=frozenset(british(part.lower()) for name in claim.context.names for part in name.split()),
        title=_title_stems(claim.source.title),
        subject=stems(claim.context.subject),
        predicate=british(claim.context.predicate),
        unit=unit,
        unit_words=_unit_words(unit),
        form=str(getattr(value, "form", "") or ""),
        per=str(getattr(value, "per", "") or "").lower(),
        others=_OTHER & frozenset(near if claim.kind == "count" else words),
        source=stems(claim.context.said_by or ""),
        around=around,
        names_around=names_around - own,
        story=told.all_stems,
        story_names=told.all_names - own,
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
    ("story names in draft", lambda c, p, r, q, k: _cover(q.story_names, p.story_names)),
    ("sentence in report's surroundings", lambda c, p, r, q, k: _cover(p.sentence, q.around)),
    ("sentence in report's story", lambda c, p, r, q, k: _cover(p.sentence, q.story)),
    ("names around in report's surroundings", lambda c, p, r, q, k: _cover(p.names_around, q.names_around | q.title)),
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
GROUPS: dict[str, tuple[str, ...]] = {
    "likeness": ("masked", "clause", "window", "document"),
    "words": ("sentence words", "clause words", "clause in sentence", "reported clause in sentence", "title"),
    "names": ("names", "no name in common"),
    "roles": ("subject", "predicate", "plan against event", "negation", "same speaker", "other speaker"),
    "what is counted": ("same unit", "other unit", "same form", "same rate", "unit in sentence", "other event"),
    "day and place": ("age", "same day", "other day", "same place", "other place", "newest report"),
    "story": (
        "story names in draft",
        "sentence in report's surroundings",
        "sentence in report's story",
        "names around in report's surroundings",
    ),
    "competition": tuple(name for name in COMPETITION_FEATURES if name != "newest report"),
}
"""The features by what they look at; ``verify train --ablate`` shows what each group brings."""


def base(likeness: Likeness) -> float:
    """How near two claims are before anything is learned: the sum that ranks candidates (docs/benchmarks.md, retrieval)."""
    return likeness.masked + likeness.clause + 0.5 * likeness.window + 0.3 * likeness.document


def table(case: Case) -> list[NDArray[np.float64]]:
    """Features of all pairs of a draft: for claim i an array (len(case.candidates[i]), len(FEATURES)).

    A pair competes in two directions: with the other candidates of its claim, and with the draft's other claims for its candidate.
    """
    import numpy as np  # the command line's help must not load it

    reported: dict[_Key, Profile] = {}
    scores = [[base(candidate.likeness) for candidate in row] for row in case.candidates]
    rivals: dict[_Key, list[float]] = {}
    for row, row_scores in zip(case.candidates, scores, strict=True):
        for candidate, score in zip(row, row_scores, strict=True):
            rivals.setdefault(_key(candidate.claim), []).append(score)
    for of_candidate in rivals.values():
        of_candidate.sort(reverse=True)
    together = _Together(case, scores)
    result = []
    for claim, row, row_scores in zip(case.claims, case.candidates, scores, strict=True):
        mine = profile(claim, case.story)
        ordered = sorted(row_scores, reverse=True)
        newest = max((c.claim.source.published for c in row if c.claim.source.published is not None), default=None)
        lines = []
        for candidate, score in zip(row, row_scores, strict=True):
            other = candidate.claim
            key = _key(other)
            theirs = reported.get(key)
            if theirs is None:
                theirs = reported[key] = profile(other, case.stories[other.source.id])
            pair = [feature(claim, mine, other, theirs, candidate.likeness) for _, feature in PAIR_FEATURES]
            pair += [*_standing(score, ordered), *_standing(score, rivals[key])]
            pair.append(float(other.source.published == newest))
            lines.append(pair + together.leads(claim, other))
        result.append(np.array(lines, dtype=np.float64).reshape(len(row), len(FEATURES)))
    return result


class _Together:
    """What the claims of one draft sentence say together: they are of one event, so a report they all come near to is likely of it.

    For each draft sentence the best score that any of its claims has with a reported sentence, and with an article.
    """

    def __init__(self, case: Case, scores: Sequence[Sequence[float]]) -> None:
        self._best: dict[tuple[int, str, object], float] = {}
        self._top: dict[tuple[int, str], list[tuple[float, object]]] = {}
        for claim, row, row_scores in zip(case.claims, case.candidates, scores, strict=True):
            for candidate, score in zip(row, row_scores, strict=True):
                for level, place in _places(candidate.claim):
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


_Key = tuple[str, int, int, str]


def _key(claim: Claim[Any]) -> _Key:
    return claim.source.id, claim.span.start, claim.span.end, claim.kind


def _standing(score: float, ranked: Sequence[float]) -> tuple[float, float]:
    """The bounded lead of a score over the best other one, and its reciprocal rank, among scores that hold it, best first."""
    other = score - 1.0 if len(ranked) == 1 else ranked[1] if score >= ranked[0] else ranked[0]
    return _bounded(score - other), 1 / (1 + bisect_left(ranked, -score, key=lambda rival: -rival))


def _bounded(lead: float) -> float:
    """A lead, between -0.5 and 0.3: past that it says no more, and in a small archive it says too much."""
    return min(0.3, max(-0.5, lead))
