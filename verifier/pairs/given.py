"""One claim, with evidence that is known to be of the same fact: gate 2 alone, and what an editor would work out beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.facts import stems
from verifier.kinds import BY_NAME
from verifier.language.lexicon import MONTHS, NUMBER_WORDS, WEEKDAYS, stem
from verifier.pairs import arithmetic, rules
from verifier.pairs.arithmetic import Found, days
from verifier.pairs.choice import Candidate, candidates, choose
from verifier.pairs.reading import Reading, durations_in
from verifier.pairs.segments import Standing, standing
from verifier.text import Document, Span, Status, WordClass
from verifier.verdicts import Evidence, Label, Stance, Verdict

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder


def judge_given(reading: Reading, embedder: Embedder) -> Verdict | None:
    """The verdict on the words that a pair names, where a kind can read them; None where none can."""
    if not reading.claims:
        return None
    claim = reading.claims[0]
    every = candidates(claim, reading, embedder)
    denied = claim.context.status is Status.DENIED
    found = tuple(c for c in every if denied or c.claim.context.status is not Status.DENIED)
    if every and not found:
        reason = f"Reported as denied: {BY_NAME[claim.kind].say(every[0].claim.value)}."
        return Verdict(claim, Label.UNVERIFIED, 0.5, "policy.denied", reason, ())
    chosen = choose(claim, found, _presented(claim, reading), whole=_is_whole(claim, reading), part=_is_part(claim))
    if chosen is not None and chosen[1].outcome is Outcome.CONFLICTS and _counted_from_an_event(claim, reading):
        chosen = None
    if chosen is not None and chosen[1].outcome is Outcome.AGREES:
        return _verdict(claim, chosen[1], chosen[0].claim, chosen[0].cosine)
    if chosen is not None and chosen[1].rule in {rules.OTHER_VALUE.name, rules.REJECTED.name}:
        return _verdict(claim, chosen[1], chosen[0].claim, chosen[0].cosine)
    worked_out = list(_worked_out(claim, reading, found, conflict=chosen is not None))
    decided = next((f for f in worked_out if f[0].outcome is Outcome.AGREES), None)
    if decided is None and chosen is not None:
        decided = chosen[1], chosen[0].claim
    if decided is None:
        decided = next((f for f in worked_out if f[0].outcome is Outcome.CONFLICTS), None)
    if decided is not None:
        cosine = next((c.cosine for c in found if c.claim is decided[1]), 0.0)
        return _verdict(claim, *decided, cosine)
    best = max(found, key=lambda c: c.fit, default=None)
    if best is None:
        return Verdict(
            claim, Label.UNVERIFIED, 0.5, "policy.no-report", "The evidence holds no value of this kind.", ()
        )
    return Verdict(claim, Label.UNVERIFIED, 0.5, "policy.undecided", best.comparison.reason, ())


def same_words(words: str, evidence: Sequence[Document]) -> str | None:
    """The sentence of the evidence that holds every content word and every number of ``words``; None where none does."""
    wanted, numbers = stems(words), _numbers(words)
    for document in evidence:
        for sentence in document.sentences:
            if wanted and wanted <= stems(sentence.view) and numbers <= _numbers(sentence.view):
                return " ".join(sentence.view.split())
    return None


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in _tokens(text) if word[0].isdigit() or word in NUMBER_WORDS)


def _verdict(claim: Claim[Any], comparison: Comparison, reported: Claim[Any] | None, cosine: float) -> Verdict:
    agrees = comparison.outcome is Outcome.AGREES
    stance = Stance.SUPPORTS if agrees else Stance.CONTRADICTS
    evidence = () if reported is None else (Evidence(stance, reported, max(0.0, cosine), 1.0, comparison),)
    label = Label.CONSISTENT if agrees else Label.CONTRADICTED
    return Verdict(claim, label, 0.5, comparison.rule, comparison.reason, evidence)


def _presented(claim: Claim[Any], reading: Reading) -> Standing:
    sentence = reading.statement.sentences[claim.sentence_index]
    paired = any(c.kind == claim.kind for c in reading.beside)
    if claim.context.negated:
        return Standing.REJECTED
    return standing(sentence, claim.span, sentence.span, paired=paired and claim.kind == "count")


def _is_whole(claim: Claim[Any], reading: Reading) -> bool:
    """Whether the statement tells its value as the whole of something: "38 of the 72 seats", "a panel of ten"."""
    sentence = reading.statement.sentences[claim.sentence_index]
    before = sentence.words_in(Span(sentence.span.start, claim.span.start))
    words = [word.lower for word in before[-2:] if word.tag is not WordClass.DETERMINER]
    return bool(words) and words[-1] == "of"


def _is_part(claim: Claim[Any]) -> bool:
    """Whether the statement tells its value as a part of something: "nine of whom", "a fifth of it"."""
    after = claim.quote[claim.span.end - claim.clause.start :].lower().split()
    before = claim.quote[: claim.span.start - claim.clause.start].lower().split()
    return after[:1] == ["of"] or before[-2:] in (["of", "which"], ["of", "whom"], ["of", "them"], ["of", "it"])


def _counted_from_an_event(claim: Claim[Any], reading: Reading) -> bool:
    """Whether a date is told as so long after or before something ("two days after the fire broke out"), of which a lone statement does
    not say when it was: what day that comes to is a guess, which contradicts nothing."""
    length = any(c.span.overlaps(claim.span) for c in durations_in(reading.statement))
    return claim.kind == "date" and length and bool(_COUNTED & set(_tokens(claim.words)))


_COUNTED = frozenset("after before later earlier afterwards afterward on within".split())


def _worked_out(claim: Claim[Any], reading: Reading, found: Sequence[Candidate], *, conflict: bool) -> Iterator[Found]:
    """What decides beside the comparison of two values, the surest first. ``conflict`` says that a reported value differs: then only
    what explains the difference is looked for."""
    reported = [c for group in reading.reported for c in group]
    published = [reading.pair.claim_date, reading.pair.evidence_date]
    if claim.kind == "count":
        yield from arithmetic.durations(claim, reading.beside, reported, published)
        yield from arithmetic.moments(claim, reported)
        yield from arithmetic.ages(claim, reported)
        yield from arithmetic.lists(claim, reading.evidence)
        yield from _rest(claim, found, reading)
        yield from _derived(claim, reading, found, conflict=conflict)
    if claim.kind == "date":
        lengths = [c for d in reading.evidence for c in durations_in(d)]
        yield from arithmetic.dates(claim, reported, lengths, reading.pair.evidence_date)
        own = [c for c in durations_in(reading.statement) if c.span.overlaps(claim.span)]
        for length in own:
            yield from arithmetic.durations(length, reading.beside, reported, [] if days(claim) else published)
            yield from arithmetic.distances(claim, length, reported, lengths)
    for candidate in found:
        if conflict and not _conflicts(candidate):
            continue  # what the words of another value leave open does not explain the difference
        lean = _lean(claim, candidate)
        if lean is not None:
            yield lean, candidate.claim
    role = any(c.comparison.rule == "place.other-role" for c in found)
    if not (conflict or role) and (sentence := same_words(claim.words, reading.evidence)) is not None:
        yield Comparison(Outcome.AGREES, rules.SAME_WORDS.name, f'The evidence has the same words: "{sentence}"'), None
    if claim.kind == "count" and not found and (told := _unchanged(claim, reading.evidence)) is not None:
        yield Comparison(Outcome.CONFLICTS, rules.UNCHANGED.name, f'The evidence tells of no change: "{told}"'), None


def _derived(claim: Claim[Any], reading: Reading, found: Sequence[Candidate], *, conflict: bool) -> Iterator[Found]:
    """What the kind derives from the values of all the evidence, and from one of them with one of the statement.

    Rejected values make nothing. What is left over may differ from a figure that fits the statement well ("95 of the 120 were locked
    away" tells of 25 in reach); a sum or a share that does, in a statement that does not call it a total, is chance.
    """
    kind = BY_NAME[claim.kind]
    told = [c.claim for c in found if c.standing not in {Standing.REJECTED, Standing.REPLACED}][:_MOST]
    close = conflict and not _total(claim) and any(c.fit >= _CLOSE and c.claim in told for c in found if _conflicts(c))
    groups: list[Sequence[Claim[Any]]] = list(itertools.combinations(told, 2))
    groups += [(own, other) for own in reading.beside if own.kind == claim.kind for other in told]
    groups += [told] if len(told) > 2 else []
    for group in groups:
        fields = [kind.describe(c.value) for c in group]
        for value, how in kind.derive([c.value for c in group]):
            comparison = kind.compare(claim.value, value)
            if comparison.outcome is not Outcome.AGREES:
                continue
            more = _grown(kind.describe(value), fields)
            if more and _part_of_one(fields):
                continue
            if close and (more or any(f.get("form") in {"share", "percent"} for f in fields)):
                continue
            yield Comparison(Outcome.AGREES, rules.DERIVED.name, f"{how}."), group[-1]


_MOST = 6
"""Values of the evidence that are combined; in a longer list something always adds up."""
_CLOSE = 1.5
"""Fit (``choice.Candidate``) from which a figure is taken to be of the very thing that the statement tells of."""


def _conflicts(candidate: Candidate) -> bool:
    return candidate.comparison.outcome is Outcome.CONFLICTS


def _grown(derived: dict[str, Any], fields: Sequence[dict[str, Any]]) -> bool:
    """Whether a derived figure is larger than those it was made from: a sum, or a multiple."""
    low = derived.get("low")
    return isinstance(low, int | float) and all(low > f["low"] for f in fields if isinstance(f["low"], int | float))


def _part_of_one(fields: Sequence[dict[str, Any]]) -> bool:
    """Whether one figure is told as a part of another: a part is not added to its whole."""
    return any(f.get("whole") is not None and f["whole"] == other["low"] for f in fields for other in fields)


def _total(claim: Claim[Any]) -> bool:
    """Whether a statement calls its figure a total or an average."""
    return bool(_TOTAL & set(_tokens(claim.text)))


_TOTAL = frozenset(
    "all total altogether together both combined counting including sum overall average each per every".split()
)
_REMAINING = frozenset(
    "still rest remain remaining remainder other others another outside except not no without yet never none fail lack miss missing".split()
)


def _rest(claim: Claim[Any], found: Sequence[Candidate], reading: Reading) -> Iterator[Found]:
    """A share against what a reported share leaves over, where one side speaks of what is not."""
    kind = BY_NAME[claim.kind]
    mine = _share(kind.describe(claim.value))
    if mine is None:
        return
    for candidate in found:
        theirs = _share(kind.describe(candidate.claim.value))
        if theirs is None or _remaining(claim) == _remaining(candidate.claim):
            continue
        rest = 1 - theirs[1], 1 - theirs[0]
        if mine[0] - 0.01 <= rest[1] and rest[0] <= mine[1] + 0.01:
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


# What the words leave open


def _lean(claim: Claim[Any], candidate: Candidate) -> Comparison | None:
    """What an undecided comparison, or one that rests on a guess, comes to where the evidence is known to be of the same fact."""
    reported, comparison = candidate.claim, candidate.comparison
    return next((lean for rule in _LEANINGS if (lean := rule(claim, reported, comparison)) is not None), None)


def _fits(reason: str) -> Comparison:
    return Comparison(Outcome.AGREES, rules.FITS.name, reason)


_OPEN_READINGS = frozenset({"date.ambiguous", "date.near", "place.namesake"})


def _another_reading(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    return _fits(comparison.reason) if comparison.rule in _OPEN_READINGS else None


def _bounds(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """Bounds and ranges of counts: one that the other keeps, or two for one thing."""
    if comparison.rule not in {"count.open-bounds", "count.ranges"}:
        return None
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    reason = f"Statement: {kind.say(claim.value)}. Evidence: {kind.say(reported.value)}."
    if comparison.rule == "count.ranges" or (_open(mine) == _open(theirs) != ""):
        return Comparison(Outcome.CONFLICTS, rules.SAME_BOUND.name, reason)
    return _fits(reason) if _open(mine) and not _open(theirs) else None


def _open(fields: dict[str, Any]) -> str:
    """On which side a count is open; empty where it is not."""
    low, high = fields.get("low"), fields.get("high")
    if high is None:
        return "above"
    return "below" if not low and high else ""


def _periods(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """Two periods that share most of their days, and a day before a deadline that it keeps."""
    if comparison.rule not in {"date.overlap", "date.deadline"}:
        return None
    mine, theirs = days(claim), days(reported)
    if mine is None or theirs is None:
        return None
    shared = (min(mine[1], theirs[1]) - max(mine[0], theirs[0])).days + 1
    shorter = min((d[1] - d[0]).days + 1 for d in (mine, theirs))
    if 2 * shared >= shorter:
        return _fits(comparison.reason)
    role = BY_NAME[claim.kind].describe(claim.value).get("role")
    return _fits(comparison.reason) if role == "by" and 0 <= (mine[1] - theirs[1]).days <= _DEADLINE else None


_DEADLINE = 31
"""Days before a deadline in which what keeps it is what the deadline was of."""


def _year_left_out(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """The same day or month in two years, neither of them written: an anniversary story leaves the year to its readers."""
    if comparison.outcome is Outcome.AGREES or claim.kind != "date":
        return None
    mine, theirs = days(claim), days(reported)
    if mine is None or theirs is None or mine[0].year == theirs[0].year or _year(claim.words) or _bare(claim.words):
        return None
    if (mine[1] - mine[0]).days > _DEADLINE:
        return None
    same = all((a.month, a.day) == (b.month, b.day) for a, b in zip(mine, theirs, strict=True))
    return _fits("The same day, in a year that the statement leaves to its readers.") if same else None


def _year(words: str) -> bool:
    return any(len(word) == 4 and word.isdigit() for word in _tokens(words))


def _tokens(words: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in words.lower()).split()


def _bare(words: str) -> bool:
    """Whether a date is told without any figure or month of its own."""
    dated = any(word[0].isdigit() or word in MONTHS for word in _tokens(words))
    return not dated and _weekday(words) is not None


def _weekday(words: str) -> str | None:
    found = [word for word in _tokens(words) if word in WEEKDAYS]
    return found[0] if len(found) == 1 else None


_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()


_SETTLEMENTS = frozenset(
    "capital city town village resort port county coast island region province state country district area".split()
)


def _described(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A settlement or an area told by what it is ("the resort", "this southern city"), against one told by its name.

    Not a venue: a town has many halls.
    """
    if comparison.rule != "place.described":
        return None
    for told, named in ((claim, reported), (reported, claim)):
        if told.words.split()[-1] in _SETTLEMENTS and named.words[-1].isalpha() and named.words.split()[-1].istitle():
            return _fits(comparison.reason)
    return None


def _weekdays(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A weekday that nothing dates, against a day or a weekday."""
    if claim.kind != "date" or not _bare(claim.words) or comparison.outcome is Outcome.AGREES:
        return None
    mine = _weekday(claim.words)
    when = days(reported)
    theirs = _weekday(reported.words) or (_WEEK[when[0].weekday()] if when and when[0] == when[1] else None)
    if theirs is None:
        return None
    if mine == theirs:
        return Comparison(Outcome.AGREES, rules.WEEKDAY.name, f"Both say {theirs.title()}.")
    if comparison.outcome is Outcome.UNDECIDED and mine is not None:
        reason = f"Statement: {mine.title()}. Evidence: {theirs.title()}."
        return Comparison(Outcome.CONFLICTS, rules.WEEKDAY.name, reason)
    return None


_LEANINGS: tuple[Callable[[Claim[Any], Claim[Any], Comparison], Comparison | None], ...] = (
    _another_reading,
    _bounds,
    _periods,
    _year_left_out,
    _described,
    _weekdays,
)

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


def _unchanged(claim: Claim[Any], evidence: Sequence[Document]) -> str | None:
    """The sentence of the evidence that tells of no change, where the claim gives one; it has to share a content word with the claim."""
    if claim.context.negated or not _CHANGE & {claim.context.predicate, *claim.context.terms}:
        return None
    for document in evidence:
        for sentence in document.sentences:
            words = {stem(word.lower) for word in sentence.words}
            if any(marks <= words for marks in _NO_CHANGE) and stems(claim.masked) & stems(sentence.view):
                return " ".join(sentence.view.split())
    return None
