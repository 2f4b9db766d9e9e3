"""What follows from the figures of the evidence: sums and shares that the kind works out, what a share leaves over, and no change."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import stem
from verifier.pairs import rules
from verifier.pairs.arithmetic import Found
from verifier.pairs.choice import Candidate, same_noun
from verifier.pairs.reading import Reading, tokens, words_around
from verifier.pairs.segments import Standing
from verifier.stories import stems
from verifier.text import Document


def derived(claim: Claim[Any], reading: Reading, found: Sequence[Candidate], *, conflict: bool) -> Iterator[Found]:
    """What the kind derives from the values of all the evidence, and from one of them with one of the statement.

    Rejected values make nothing. What is left over may differ from a figure that fits the statement well ("95 of the 120 were locked
    away" tells of 25 in reach); a sum or a share that does, in a statement that does not call it a total, is chance.
    """
    kind = BY_NAME[claim.kind]
    total = _total(claim)
    counted = [c for c in _of_its_part(found) if _adds(c, claim)][:_MOST]
    told = [c.claim for c in counted]
    close = conflict and not total and any(c.fit >= _CLOSE for c in counted if c.conflicts)
    groups: list[Sequence[Claim[Any]]] = list(itertools.combinations(told, 2))
    groups += [(own, other) for own in reading.beside if own.kind == claim.kind for other in told]
    groups += [told] if len(told) > 2 else []
    groups += [(one,) for one in told]
    if kind.describe(claim.value).get("high") == 0:
        return
    for group in groups:
        fields = [kind.describe(c.value) for c in group]
        for value, how in kind.derive([c.value for c in group]):
            comparison = kind.compare(claim.value, value)
            if comparison.outcome is not Outcome.AGREES:
                continue
            more = _grown(kind.describe(value), fields)
            if more and (_part_of_one(fields) or _fare_apart(claim, group) or _of_other_things(claim, group)):
                continue
            if not more and any(_short_of(c) for c in group):
                continue
            if more and any(_on_top(c) for c in group):
                yield Comparison(Outcome.AGREES, rules.DERIVED.name, f"{how}."), group[-1]
                continue
            if close and (more or any(f.get("form") in {"share", "percent"} for f in fields)):
                continue
            if conflict and not more and _small_difference(kind.describe(value), fields):
                continue
            yield Comparison(Outcome.AGREES, rules.DERIVED.name, f"{how}."), group[-1]


def _of_its_part(found: Sequence[Candidate]) -> list[Candidate]:
    """The figures without those shares whose words are of another part than the statement's: of "half of them at Wick, a fifth at Thurso" a
    statement on Thurso takes the fifth."""
    shares = [c for c in found if _share(BY_NAME[c.claim.kind].describe(c.claim.value)) is not None]
    named = [
        c for c in shares if c.shared - frozenset[str]().union(*(other.shared for other in shares if other is not c))
    ]
    others = {id(c) for c in shares if named and c not in named}
    return [c for c in found if id(c) not in others]


def _adds(candidate: Candidate, claim: Claim[Any]) -> bool:
    """Whether a reported figure can be a part of what the statement tells: it holds, is not merely possible where the statement tells a
    fact, and is not of people who fared otherwise."""
    if candidate.standing in {Standing.REJECTED, Standing.REPLACED} or candidate.other_fate:
        return False
    return candidate.standing is not Standing.POSSIBLE or bool(_MAY & set(tokens(claim.text)))


_MAY = frozenset("could may might can would will if potentially eventually up".split())


def _short_of(claim: Claim[Any]) -> bool:
    """Whether a figure is what is missing to another: "188 short of the target" is added to what there is."""
    return words_around(claim)[1][:2] in (["short", "of"], ["shy", "of"])


def _on_top(claim: Claim[Any]) -> bool:
    """Whether a figure is told as one that comes on top of another: "1,500 more", "an extra €9m"."""
    before, behind = words_around(claim)
    return bool(_MORE & {*before[-1:], *behind[:2]}) and behind[:2] != ["more", "than"]


_MORE = frozenset("more extra further another additional".split())
_MOST = 6
"""Values of the evidence that are combined; in a longer list something always adds up."""
_CLOSE = 1.5
"""Fit (``choice.Candidate``) from which a figure is taken to be of the very thing that the statement tells of."""


def _grown(derived: dict[str, Any], fields: Sequence[dict[str, Any]]) -> bool:
    """Whether a derived figure is larger than those it was made from: a sum, or a multiple."""
    low = derived.get("low")
    return isinstance(low, int | float) and all(low > f["low"] for f in fields if isinstance(f["low"], int | float))


def _small_difference(derived: dict[str, Any], fields: Sequence[dict[str, Any]]) -> bool:
    """Whether figures below a dozen, neither told as a part of the other, happen to lie so far apart: among such, any figure does."""
    figures = [f["low"] for f in (derived, *fields) if isinstance(f.get("low"), int | float)]
    told_as_part = any(f.get("whole") is not None for f in fields)
    return derived.get("form") == "count" and not told_as_part and all(figure <= _SMALL for figure in figures)


_SMALL = 12


def _part_of_one(fields: Sequence[dict[str, Any]]) -> bool:
    """Whether one figure is told as a part of another: a part is not added to its whole."""
    return any(f.get("whole") is not None and f["whole"] == other["low"] for f in fields for other in fields)


def _fare_apart(claim: Claim[Any], group: Sequence[Claim[Any]]) -> bool:
    """Whether the figures are subjects of different verbs, of which the statement has one: of "three were charged" and "four were bailed"
    no seven were charged. The copula tells nothing of them."""
    verbs = {c.context.predicate for c in group if c.context.predicate not in {"", "be"}}
    return len(verbs) > 1 and claim.context.predicate in verbs


def _of_other_things(claim: Claim[Any], group: Sequence[Claim[Any]]) -> bool:
    """Whether one of two figures counts what the statement counts and the other something else: 30 clerks and four banks are no 34
    clerks."""
    units = [_noun(c) for c in group]
    mine = _noun(claim)
    if not mine or not all(units) or any(BY_NAME[c.kind].describe(c.value).get("form") != "count" for c in group):
        return False
    alike = [same_noun(mine, unit) for unit in units]
    return any(alike) and not all(alike)


def _noun(claim: Claim[Any]) -> str:
    return stem(str(BY_NAME[claim.kind].describe(claim.value).get("unit") or "").lower())


def _total(claim: Claim[Any]) -> bool:
    """Whether a statement calls its figure a total or an average."""
    return bool(_TOTAL & set(tokens(claim.text)))


_TOTAL = frozenset(
    "all total between altogether together both combined counting including sum overall average each per every".split()
)
_REMAINING = frozenset(
    "still rest remain remaining remainder other others another outside except not no without yet never none fail lack miss missing "
    "abstain abstained abstaining stayed boycotted boycott absent refused declined rejected unsold unused unpaid unfilled empty vacant "
    "unvaccinated unaccounted untouched idle spared lacked failed missed uncounted unspent".split()
)


def rest(claim: Claim[Any], found: Sequence[Candidate]) -> Iterator[Found]:
    """A share against what a reported share leaves over, where one side speaks of what is not."""
    kind = BY_NAME[claim.kind]
    mine = _share(kind.describe(claim.value))
    if mine is None:
        return
    for candidate in found:
        theirs = _share(kind.describe(candidate.claim.value))
        if theirs is None or _remaining(claim) == _remaining(candidate.claim):
            continue
        left = 1 - theirs[1], 1 - theirs[0]
        if mine[0] - 0.01 <= left[1] and left[0] <= mine[1] + 0.01:
            said = kind.say(candidate.claim.value)
            yield (
                Comparison(Outcome.AGREES, rules.REST.name, f"{said} leaves {kind.say(claim.value)}."),
                candidate.claim,
            )


def _share(fields: dict[str, Any]) -> tuple[float, float] | None:
    """A share's or a percentage's bounds as fractions."""
    scale = {"share": 1.0, "percent": 100.0}.get(str(fields.get("form")))
    if scale is None:
        return None
    low, high = fields.get("low"), fields.get("high")
    return (0.0 if low is None else low / scale), (1.0 if high is None else high / scale)


def _remaining(claim: Claim[Any]) -> bool:
    return claim.context.negated or any(word in _REMAINING for word in claim.quote.lower().split())


_CHANGE = frozenset(
    "raise lower cut increase reduce rise fall drop climb grow shrink trim lift slash decline slip gain lose double halve".split()
)
_NO_CHANGE = (
    frozenset({"stay", "same"}),
    frozenset({"remain", "same"}),
    frozenset({"stay", "as"}),
    frozenset({"remain", "as"}),
    frozenset({"no", "change"}),
    frozenset({"unchanged"}),
    frozenset({"freeze"}),
)


def unchanged(claim: Claim[Any], evidence: Sequence[Document]) -> str | None:
    """The sentence of the evidence that tells of no change, where the claim gives one; it has to share a content word with the claim."""
    if claim.context.negated or not _CHANGE & {claim.context.predicate, *claim.context.terms}:
        return None
    for document in evidence:
        for sentence in document.sentences:
            words = {stem(word.lower) for word in sentence.words}
            if any(marks <= words for marks in _NO_CHANGE) and stems(claim.masked) & stems(sentence.view):
                return " ".join(sentence.view.split())
    return None
