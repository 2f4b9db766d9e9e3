"""One claim, with evidence that is known to be of the same fact: gate 2 alone, and what an editor would work out beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.fates import fates
from verifier.language.lexicon import NUMBER_WORDS
from verifier.pairs import arithmetic, figures, rules
from verifier.pairs.arithmetic import Found, days
from verifier.pairs.changes import changes
from verifier.pairs.choice import Candidate, candidates, choose
from verifier.pairs.clock import clock
from verifier.pairs.complement import of_an_end, of_another_whole, of_the_rest
from verifier.pairs.counted import distances_between
from verifier.pairs.elliptical import unit_left_out
from verifier.pairs.hours import compare_hours, lengths_between
from verifier.pairs.leanings import lean
from verifier.pairs.margins import is_margin, is_side, margins
from verifier.pairs.ratios import ratios
from verifier.pairs.reading import Reading, durations_in, tokens, words_around
from verifier.pairs.segments import Standing, speaks_of_the_given_up, speaks_of_unreal, standing
from verifier.stories import stems
from verifier.text import Document, Span, Status, WordClass
from verifier.verdicts import Evidence, Label, Stance, Verdict

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder


CONFIDENCE = 0.9
"""How often a decided verdict is right: more than nine in ten on marked drafts (bench/pairs.py)."""


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
    found = tuple(of_another_whole(claim, of_an_end(claim, of_the_rest(claim, c))) for c in found)
    if is_margin(claim):
        found = tuple(c for c in found if c.comparison.rule != "count.score" and not (c.conflicts and is_side(c.claim)))
    found = tuple(c for c in found if not (c.conflicts and (_is_own_whole(claim, c) or _is_no_scene(c.claim))))
    changed = next(changes(claim, found), None)
    if changed is not None:
        return _verdict(claim, *changed, 0.0)
    chosen = choose(found, _presented(claim, reading), whole=_is_whole(claim, reading), part=_is_part(claim))
    if chosen is not None and chosen[1].outcome is Outcome.CONFLICTS and _counted_from_an_event(claim, reading):
        chosen = None
    if chosen is not None and chosen[1].outcome is Outcome.AGREES and _fared_otherwise(claim, chosen[0], reading):
        reason = f"The evidence tells {BY_NAME[claim.kind].say(chosen[0].claim.value)} of people who fared otherwise."
        told = Comparison(Outcome.CONFLICTS, rules.OTHER_FATE.name, reason)
        return _verdict(claim, told, chosen[0].claim, chosen[0].cosine)
    if chosen is not None and chosen[1].outcome is Outcome.AGREES:
        return _verdict(claim, chosen[1], chosen[0].claim, chosen[0].cosine)
    if chosen is not None and chosen[1].rule in {rules.OTHER_VALUE.name, rules.REJECTED.name, rules.OTHER_FATE.name}:
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


def judge_unread(words: str, reading: Reading) -> Label:
    """What is said of words that no kind can read: by the time of day they tell, or by whether they stand in the evidence."""
    texts = [document.article.view for document in reading.whole]
    told = compare_hours(words, texts)
    if told is not None:
        return Label.CONSISTENT if told.outcome is Outcome.AGREES else Label.CONTRADICTED
    return Label.UNVERIFIED if same_words(words, reading.evidence) is None else Label.CONSISTENT


def same_words(words: str, evidence: Sequence[Document]) -> str | None:
    """The sentence of the evidence that holds every content word and every number of ``words``; None where none does."""
    wanted, numbers = stems(words), _numbers(words)
    for document in evidence:
        for sentence in document.sentences:
            if wanted and wanted <= stems(sentence.view) and numbers <= _numbers(sentence.view):
                return " ".join(sentence.view.split())
    return None


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens(text) if word[0].isdigit() or word in NUMBER_WORDS)


def _verdict(claim: Claim[Any], comparison: Comparison, reported: Claim[Any] | None, cosine: float) -> Verdict:
    agrees = comparison.outcome is Outcome.AGREES
    stance = Stance.SUPPORTS if agrees else Stance.CONTRADICTS
    evidence = () if reported is None else (Evidence(stance, reported, max(0.0, cosine), 1.0, comparison),)
    label = Label.CONSISTENT if agrees else Label.CONTRADICTED
    return Verdict(claim, label, CONFIDENCE, comparison.rule, comparison.reason, evidence)


def _fared_otherwise(claim: Claim[Any], candidate: Candidate, reading: Reading) -> bool:
    """Whether the evidence tells the figure of another class of people only, and has no word of what the statement says befell them."""
    if not candidate.other_fate or claim.context.negated or candidate.comparison.rule == rules.REST.name:
        return False
    told = frozenset[str]().union(*(stems(sentence.view) for d in reading.whole for sentence in d.sentences))
    return not fates(stems(claim.masked)) & fates(told)


def _is_own_whole(claim: Claim[Any], candidate: Candidate) -> bool:
    """Whether a reported figure is but the whole that the statement tells its part of ("one of the eight"), or, beside "nobody survived",
    is told of the opposite."""
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(candidate.claim.value)
    if mine.get("low") == mine.get("high") == 0:
        return ("surviv" in claim.quote.lower()) is not ("surviv" in candidate.claim.text.lower())
    before = words_around(candidate.claim)[0][-2:]
    told_as_whole = {"of", "the"} & set(before) and "all" not in before
    return bool(told_as_whole) and mine.get("whole") is not None and mine["whole"] == theirs.get("low")


def _is_no_scene(place: Claim[Any]) -> bool:
    """Whether a place opens its clause: it is then who acts, a team or a government as a rule, and not where something is."""
    return place.kind == "place" and place.span.start == place.clause.start and "," not in _mark_behind(place)


def _mark_behind(claim: Claim[Any]) -> str:
    """The character behind a value."""
    return claim.quote[claim.span.end - claim.clause.start :][:1]


def _presented(claim: Claim[Any], reading: Reading) -> frozenset[Standing]:
    """How the statement presents its value, or may."""
    sentence = reading.statement.sentences[claim.sentence_index]
    paired = any(c.kind == claim.kind for c in reading.beside)
    unreal = speaks_of_unreal(sentence.words)
    if claim.context.negated or speaks_of_the_given_up(sentence.words):
        return unreal | {Standing.REJECTED}
    return unreal | {standing(sentence, claim.span, sentence.span, paired=paired and claim.kind == "count")}


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
    return claim.kind == "date" and length and bool(_COUNTED & set(tokens(claim.words)))


def _hours_apart(claim: Claim[Any], reading: Reading, found: Sequence[Candidate]) -> Iterator[Found]:
    """A length of time against the time between two hours of the evidence; it conflicts with the only two, where no length is told."""
    length = arithmetic.stretch(claim)
    if length is None or length.step > arithmetic.HOUR:
        return
    apart = list(lengths_between([document.article.view for document in reading.whole]))
    for days_apart, words in apart:
        if length.meets(days_apart, days_apart, 0.25):
            yield (
                Comparison(Outcome.AGREES, rules.HOUR.name, f"From {words}: {BY_NAME[claim.kind].say(claim.value)}."),
                None,
            )
    told = any(arithmetic.stretch(c.claim) is not None for c in found)
    if apart and not told and not any(length.meets(days_apart, days_apart, 1.0) for days_apart, _ in apart):
        reason = f"From {apart[0][1]} it is not {BY_NAME[claim.kind].say(claim.value)}."
        yield Comparison(Outcome.CONFLICTS, rules.HOUR.name, reason), None


_COUNTED = frozenset("after before later earlier afterwards afterward on within".split())


def _worked_out(claim: Claim[Any], reading: Reading, found: Sequence[Candidate], *, conflict: bool) -> Iterator[Found]:
    """What decides beside the comparison of two values, the surest first. ``conflict`` says that a reported value differs: then only
    what explains the difference is looked for."""
    reported = [c for group in reading.reported for c in group]
    published = [reading.pair.claim_date, reading.pair.evidence_date]
    if claim.kind == "count":
        yield from _hours_apart(claim, reading, found)
        yield from arithmetic.durations(claim, reading.beside, reported, published)
        yield from arithmetic.moments(claim, reported)
        yield from clock(claim, reported)
        yield from margins(claim, reported)
        yield from arithmetic.ages(claim, reported)
        yield from arithmetic.lists(claim, reading.evidence)
        yield from figures.rest(claim, found)
        yield from figures.derived(claim, reading, found, conflict=conflict)
        yield from ratios(claim, found)
        yield from unit_left_out(claim, found)
    if claim.kind == "date":
        lengths = [c for d in reading.evidence for c in durations_in(d)]
        yield from arithmetic.dates(claim, reported, lengths, reading.pair.evidence_date)
        own = [c for c in durations_in(reading.statement) if c.span.overlaps(claim.span)]
        for length in own:
            yield from arithmetic.durations(length, reading.beside, reported, [] if days(claim) else published)
            yield from arithmetic.distances(claim, length, reported, lengths)
        yield from distances_between(claim, reported, reading.pair.claim_date)
    for candidate in found:
        if conflict and not candidate.conflicts:
            continue  # what the words of another value leave open does not explain the difference
        comparison = lean(claim, candidate)
        if comparison is not None:
            yield comparison, candidate.claim
    role = any(c.comparison.rule == "place.other-role" for c in found)
    if not (conflict or role) and (sentence := same_words(claim.words, reading.evidence)) is not None:
        yield Comparison(Outcome.AGREES, rules.SAME_WORDS.name, f'The evidence has the same words: "{sentence}"'), None
    if claim.kind == "count" and not found and (told := figures.unchanged(claim, reading.evidence)) is not None:
        yield Comparison(Outcome.CONFLICTS, rules.UNCHANGED.name, f'The evidence tells of no change: "{told}"'), None
