"""Gate 1's picture of a pair: how a draft's claim and a reported claim look beside each other, blind to both values.

Every feature is one number with a meaning an editor can be told. None may look at a value: were closeness of the values to help decide
"same fact", the gate would learn "different, so not the same" and never find a contradiction.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim
from verifier.columns import NOTHING, apart, both, cover, filled, highest, meet, share, standing
from verifier.distinct import distinct_numbered
from verifier.profiles import profile, side_by_side
from verifier.stories import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifier.columns import Floats, Mask, Numbers
    from verifier.profiles import OfPairs


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


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A draft's claims and what may bear on them: all that gate 1 looks at.

    ``candidates[i]`` are those of ``claims[i]``; ``stories`` are those of the candidates' articles, by article id.
    """

    claims: tuple[Claim[Any], ...]
    story: Story
    candidates: tuple[tuple[Reported, ...], ...]
    stories: Mapping[str, Story]


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


def _same_time(p: OfPairs, q: OfPairs) -> Mask:
    meeting: Mask = (p.begins <= q.ends) & (q.begins <= p.ends)
    return meeting


def _same_place(p: OfPairs, q: OfPairs) -> Mask:
    return meet(p.place, q.where) | meet(q.place, p.where)


def _same_unit(p: OfPairs, q: OfPairs) -> Mask:
    alike: Mask = (p.unit == q.unit) | meet(p.unit_words, q.unit_words)
    return alike


def _age(p: OfPairs, q: OfPairs) -> Floats:
    """How old the report is beside the draft, 0 (a week or less) to 1 (a quarter of a year or more), by the logarithm of the days.

    Bounded on both sides: an archive may hold reports much fresher or older than those the weights were learned from.
    """
    import numpy as np

    days = np.where((p.published > 0) & (q.published > 0), np.maximum(0, p.published - q.published), _OLD)
    different, where = distinct_numbered(days)
    ages = np.array([(math.log1p(some) - math.log(8)) / (math.log(_OLD) - math.log(8)) for some in different.tolist()])
    return ages[where].clip(0.0, 1.0)


_OLD = 91
"""Days from which on a report is as old as can be; one that is not dated is taken for that old."""

PairFeature = Callable[["OfPairs", "OfPairs"], "NDArray[Any]"]

LIKENESSES = ("masked", "clause", "window", "document")
"""The fields of Likeness, which are the first features."""

PAIR_FEATURES: tuple[tuple[str, PairFeature], ...] = (
    ("sentence words", lambda p, q: share(p.sentence, q.sentence)),
    ("clause words", lambda p, q: share(p.clause, q.clause)),
    ("clause in sentence", lambda p, q: cover(p.clause, q.sentence)),
    ("reported clause in sentence", lambda p, q: cover(q.clause, p.sentence)),
    ("names", lambda p, q: cover(p.names, q.names, q.title)),
    ("no name in common", lambda p, q: apart(p.names, q.names)),
    ("title", lambda p, q: cover(p.sentence, q.title)),
    ("subject", lambda p, q: share(p.subject, q.titled_subject)),
    ("predicate", lambda p, q: (p.predicate == q.predicate) & (p.predicate != NOTHING)),
    ("same unit", lambda p, q: both(p.unit, q.unit) & _same_unit(p, q)),
    ("other unit", lambda p, q: both(p.unit, q.unit) & ~_same_unit(p, q)),
    ("same form", lambda p, q: p.form == q.form),
    ("same rate", lambda p, q: p.per == q.per),
    ("unit in sentence", lambda p, q: cover(p.unit_words, q.sentence)),
    ("plan against event", lambda p, q: p.done != q.done),
    ("negation", lambda p, q: p.negated != q.negated),
    ("other event", lambda p, q: p.others != q.others),
    ("same speaker", lambda p, q: share(p.source, q.source)),
    ("other speaker", lambda p, q: apart(p.source, q.source)),
    ("age", _age),
    ("same day", lambda p, q: both(p.begins, q.begins) & _same_time(p, q)),
    ("other day", lambda p, q: both(p.begins, q.begins) & ~_same_time(p, q)),
    ("same place", lambda p, q: filled(p.where) & filled(q.where) & _same_place(p, q)),
    ("other place", lambda p, q: filled(p.where) & filled(q.where) & ~_same_place(p, q)),
    ("story names in draft", lambda p, q: cover(q.story_names, p.story_names)),
    ("sentence in report's surroundings", lambda p, q: cover(p.sentence, q.around)),
    ("sentence in report's story", lambda p, q: cover(p.sentence, q.story)),
    ("names around in report's surroundings", lambda p, q: cover(p.names_around, q.names_around, q.title)),
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
FEATURES: tuple[str, ...] = LIKENESSES + tuple(name for name, _ in PAIR_FEATURES) + COMPETITION_FEATURES
GROUPS: dict[str, tuple[str, ...]] = {
    "likeness": LIKENESSES,
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


def table(case: Case) -> list[Floats]:
    """Features of all pairs of a draft: for claim i an array (len(case.candidates[i]), len(FEATURES)).

    A pair competes in two directions: with the other candidates of its claim, and with the draft's other claims for its candidate.
    """
    import numpy as np  # the command line's help must not load it

    starts = list(itertools.accumulate(map(len, case.candidates), initial=0))
    result = np.empty((starts[-1], len(FEATURES)))
    if len(result):
        reports = _Reports(case)
        cosines, of_pair, competition = np.split(result, np.cumsum([len(LIKENESSES), len(PAIR_FEATURES)]), axis=1)
        cosines[:] = [_cosines(candidate.likeness) for row in case.candidates for candidate in row]
        for first in range(0, len(case.claims), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            here = slice(starts[first], starts[min(some.stop, len(case.claims))])
            if here.start < here.stop:
                mine, theirs = _pairs(case, reports, some, here)
                for number, (_, feature) in enumerate(PAIR_FEATURES):
                    of_pair[here, number] = feature(mine, theirs)
        competition[:] = _competition(case, reports, base(*cosines.T))
    return [result[first:last] for first, last in itertools.pairwise(starts)]


_cosines = operator.attrgetter(*LIKENESSES)


def base(masked: Floats, clause: Floats, window: Floats, document: Floats) -> Floats:
    """How near two claims are before anything is learned: the sum that ranks candidates (docs/benchmarks.md, retrieval)."""
    return masked + clause + 0.5 * window + 0.3 * document


_AT_ONCE = 64
"""Claims whose pairs are looked at together: the vocabulary they are compared by must not grow with the draft."""


class _Reports:
    """The reported claims of a case, each once however many of the draft's claims it is a candidate of.

    ``profiles``, and numbers for the ``sentence`` and the ``article`` it stands in, of each; ``row`` says which is each pair's.
    """

    def __init__(self, case: Case) -> None:
        import numpy as np

        seen: dict[int, int] = {}
        known: dict[tuple[str, int, int, str], int] = {}
        self.claims: list[Claim[Any]] = []
        rows = []
        for candidate in (candidate for row in case.candidates for candidate in row):
            claim = candidate.claim
            row = seen.get(id(claim))
            if row is None:
                key = claim.source.id, claim.span.start, claim.span.end, claim.kind
                row = seen[id(claim)] = known.setdefault(key, len(known))
                if row == len(self.claims):
                    self.claims.append(claim)
            rows.append(row)
        sentences, articles = dict[tuple[str, int], int](), dict[str, int]()
        sentence = [sentences.setdefault((c.source.id, c.sentence.start), len(sentences)) for c in self.claims]
        self.sentence: Numbers = np.array(sentence)
        self.article: Numbers = np.array([articles.setdefault(c.source.id, len(articles)) for c in self.claims])
        self.row: Numbers = np.array(rows, dtype=np.intp)
        self.profiles = [profile(claim, case.stories[claim.source.id]) for claim in self.claims]


def _pairs(case: Case, reports: _Reports, some: slice, here: slice) -> tuple[OfPairs, OfPairs]:
    """The profiles of some of the draft's claims and of their candidates, side by side, a row a pair."""
    import numpy as np

    drafts = [profile(claim, case.story) for claim in case.claims[some]]
    mine = np.repeat(np.arange(len(drafts)), [len(row) for row in case.candidates[some]])
    used, theirs = distinct_numbered(reports.row[here])
    return side_by_side(drafts, mine, [reports.profiles[row] for row in used.tolist()], theirs)


def _competition(case: Case, reports: _Reports, scores: Floats) -> Floats:
    """How each pair stands in its competitions, by their scores: (pairs, len(COMPETITION_FEATURES))."""
    import numpy as np

    claim = np.repeat(np.arange(len(case.claims)), [len(row) for row in case.candidates])
    published = np.array([some.published for some in reports.profiles])[reports.row]
    lead, rank = standing(scores, claim)
    lead_of_claims, rank_of_claims = standing(scores, reports.row)
    columns = (
        _bounded(lead),
        1.0 / rank,
        _bounded(lead_of_claims),
        1.0 / rank_of_claims,
        published == highest(published, claim),
        _lead_together(case, claim, reports.sentence[reports.row], scores),
        _lead_together(case, claim, reports.article[reports.row], scores),
    )
    return np.stack(columns, axis=1)


def _lead_together(case: Case, claim: Numbers, place: Numbers, scores: Floats) -> Floats:
    """The lead of a reported sentence, or of an article, over the best other one, for a sentence of the draft.

    What the claims of one draft sentence say together: they are of one event, so a report they all come near to is likely of it. The score
    is the best that any of the sentence's claims has there.
    """
    import numpy as np

    sentence = np.array([claim.sentence.start for claim in case.claims])[claim]
    meeting = sentence * (place.max() + 1) + place
    different, number = distinct_numbered(meeting)
    first = np.empty(len(different), dtype=np.intp)
    first[number[::-1]] = np.arange(len(number))[::-1]
    leads, _ = standing(highest(scores, number)[first], sentence[first])
    return _bounded(leads)[number]


def _bounded(lead: Floats) -> Floats:
    """A lead, between -0.5 and 0.3: past that it says no more, and in a small archive it says too much."""
    return lead.clip(-0.5, 0.3)
