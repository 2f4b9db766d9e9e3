"""One claim, with evidence that is known to be of the same fact: gate 2 alone, and what an editor would work out beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.fates import fates
from verifier.language.lexicon import NUMBER_WORDS, stem
from verifier.pairs import arithmetic, figures, rules
from verifier.pairs.arithmetic import Found, days
from verifier.pairs.changes import changes
from verifier.pairs.choice import Candidate, candidates, choose
from verifier.pairs.clock import clock
from verifier.pairs.complement import of_an_end, of_another_whole, of_the_rest
from verifier.pairs.counted import distances_between
from verifier.pairs.elliptical import unit_left_out
from verifier.pairs.hours import compare_hours, lengths_between, parts_apart
from verifier.pairs.leanings import lean
from verifier.pairs.margins import is_margin, is_side, margins
from verifier.pairs.parts import mistaken_for_part
from verifier.pairs.poles import OPPOSITES
from verifier.pairs.ratios import ratios
from verifier.pairs.reading import Reading, durations_in, tokens, words_around
from verifier.pairs.segments import Standing, speaks_of_the_given_up, speaks_of_unreal, standing
from verifier.stories import stems
from verifier.text import Document, Span, Status, Tense, WordClass
from verifier.verdicts import Evidence, Label, Stance, Verdict

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder


CONFIDENCE = 0.9
"""How often a decided verdict is right: more than nine in ten on marked drafts (bench/pairs.py)."""


def judge_given(reading: Reading, embedder: Embedder) -> Verdict | None:
    """The verdict on the words that a pair names, where a kind can read them; None where none can.

    Words that hold two figures ("four for 38") are contradicted where one of them is.
    """
    if not reading.claims:
        return None
    verdict = _judge(reading.claims[0], reading, embedder)
    if verdict.label is not Label.CONSISTENT or verdict.rule in _OF_WHOLE:
        return verdict
    also = (_judge(claim, reading, embedder) for claim in _named_too(reading))
    return next((other for other in also if other.label is Label.CONTRADICTED), verdict)


_OF_WHOLE = frozenset({"count.score", "count.part-of-whole", rules.DERIVED.name})
"""Rules that have looked at a second figure already."""


def _named_too(reading: Reading) -> tuple[Claim[Any], ...]:
    """The other figures in the words to judge."""
    words, first = reading.pair.named, reading.claims[0]
    return tuple(c for c in reading.beside if c.kind == first.kind == "count" and words.contains(c.span))


def _judge(claim: Claim[Any], reading: Reading, embedder: Embedder) -> Verdict:
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
    otherwise = None if chosen is None else _otherwise(claim, chosen, found, reading)
    if chosen is not None and otherwise is not None:
        return _verdict(claim, otherwise, chosen[0].claim, chosen[0].cosine)
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
    same = same_words(words, reading.evidence) is not None or _same_nouns(reading)
    return Label.CONSISTENT if same else Label.UNVERIFIED


def _same_nouns(reading: Reading) -> bool:
    """Whether a sentence of the evidence has the compound noun that the words to judge name a thing by.

    What describes it varies ("a derelict grain store", "the old grain store"), but not as its opposite.
    """
    told = [w for s in reading.statement.sentences for w in s.words_in(reading.pair.named)]
    nouns = {stem(w.lower) for w in told if w.tag in {WordClass.NOUN, WordClass.NAME}}
    others = {stem(w.lower) for w in told} - nouns
    if len(nouns) < _COMPOUND or any(w.tag is WordClass.NUMBER for w in told):
        return False
    sentences = (frozenset(stem(w.lower) for w in s.words) for d in reading.evidence for s in d.sentences)
    return any(
        nouns <= words and not any(OPPOSITES[o] & words for o in others if o in OPPOSITES) for words in sentences
    )


_COMPOUND = 2
"""Nouns that together name a thing; one alone is too common."""


def same_words(words: str, evidence: Sequence[Document]) -> str | None:
    """The sentence of the evidence that holds every content word and every number of ``words``; None where none does."""
    wanted, numbers = stems(words), _numbers(words)
    years = any(number.isdigit() and len(number) == _YEAR for number in numbers)
    for document in evidence:
        for sentence in document.sentences:
            if (wanted or years) and wanted <= stems(sentence.view) and numbers <= _numbers(sentence.view):
                return " ".join(sentence.view.split())
    return None


_YEAR = 4
"""Digits of a year, which alone is found by chance in no other sentence."""


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens(text) if word[0].isdigit() or word in NUMBER_WORDS)


def _verdict(claim: Claim[Any], comparison: Comparison, reported: Claim[Any] | None, cosine: float) -> Verdict:
    agrees = comparison.outcome is Outcome.AGREES
    stance = Stance.SUPPORTS if agrees else Stance.CONTRADICTS
    evidence = () if reported is None else (Evidence(stance, reported, max(0.0, cosine), 1.0, comparison),)
    label = Label.CONSISTENT if agrees else Label.CONTRADICTED
    return Verdict(claim, label, CONFIDENCE, comparison.rule, comparison.reason, evidence)


def _otherwise(
    claim: Claim[Any], chosen: tuple[Candidate, Comparison], found: Sequence[Candidate], reading: Reading
) -> Comparison | None:
    """The conflict of a value that agrees and yet is told of something else: of other people, of a whole or a part, of another time of day,
    or for several years together; None where there is none."""
    best, comparison = chosen
    if comparison.outcome is not Outcome.AGREES:
        return None
    said = BY_NAME[claim.kind].say(best.claim.value)
    if _fared_otherwise(claim, best, reading):
        reason = f"The evidence tells {said} of people who fared otherwise."
        return Comparison(Outcome.CONFLICTS, rules.OTHER_FATE.name, reason)
    if claim.kind == "date" and parts_apart(reading.pair.value or claim.words, best.claim.words):
        return Comparison(Outcome.CONFLICTS, rules.HOUR.name, f"The evidence has {best.claim.words}.")
    if _for_all_together(claim, best.claim):
        return Comparison(Outcome.CONFLICTS, rules.RATE.name, f"The evidence has {said} for all of them together.")
    return mistaken_for_part(claim, best, found, reading.beside)


def _for_all_together(claim: Claim[Any], reported: Claim[Any]) -> bool:
    """Whether a rate is told of what is a sum: "€9m a year" of "€9m for both years together"."""
    if claim.kind != "count":
        return False
    mine, theirs = (BY_NAME["count"].describe(c.value).get("per") for c in (claim, reported))
    return mine is not None and theirs is None and bool({"together", "altogether"} & set(words_around(reported)[1]))


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
    """Whether the statement tells its value as the whole of something: "38 of the 72 seats", "a panel of ten", "80 guests, two ministers
    among them"."""
    if {"among", "including"} & set(words_around(claim)[1]):
        return True
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


def _on_its_day(claim: Claim[Any], reading: Reading, reported: Sequence[Claim[Any]]) -> Iterator[Found]:
    """A day that is the report's own or the one before, where the report tells a past event and no date: news without a date is of its
    day."""
    day = days(claim)
    if day is None or day[0] != day[1] or any(c.kind == "date" for c in reported):
        return
    past = any(c.tense is Tense.PAST for d in reading.evidence for s in d.sentences for c in s.clauses)
    if past and 0 <= (reading.pair.evidence_date - day[0]).days <= 1:
        yield (
            Comparison(Outcome.AGREES, rules.FITS.name, "The evidence gives no date, so that it tells of its own day."),
            None,
        )


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
        yield from _on_its_day(claim, reading, reported)
    for candidate in found:
        if conflict and not candidate.conflicts:
            continue  # what the words of another value leave open does not explain the difference
        comparison = lean(claim, candidate)
        rejected = candidate.standing in {Standing.REJECTED, Standing.REPLACED}
        if comparison is not None and not (rejected and comparison.outcome is Outcome.AGREES):
            yield comparison, candidate.claim
    role = any(c.comparison.rule == "place.other-role" for c in found)
    if not (conflict or role) and (sentence := same_words(claim.words, reading.evidence)) is not None:
        yield Comparison(Outcome.AGREES, rules.SAME_WORDS.name, f'The evidence has the same words: "{sentence}"'), None
    if claim.kind == "count" and not found and (told := figures.unchanged(claim, reading.evidence)) is not None:
        yield Comparison(Outcome.CONFLICTS, rules.UNCHANGED.name, f'The evidence tells of no change: "{told}"'), None
