"""From words to clauses: one verb group each, with who acts, when, and whether it happened.

A sentence is cut between each two verb groups at the strongest boundary that stands between them. That is shallow on purpose: it needs no
model, costs microseconds, and what a copy editor calls "the clause that makes the claim" is nearly always such a stretch.
"""

from __future__ import annotations

import dataclasses
import itertools

from verifier.language.lexicon import (
    BE_FORMS,
    DENYING,
    HAVE_FORMS,
    INTENDING,
    NEGATIVE_AUXILIARIES,
    NEGATIVE_IMPLICATIVES,
    PAST_AUXILIARIES,
    PREPOSITION_OR_SUBORDINATOR,
    RELATIVES,
    REPORTING,
)
from verifier.text import Clause, Span, Status, Tense, Word, WordClass

_C = WordClass
_VERBS = frozenset({_C.MODAL, _C.AUXILIARY, _C.PAST, _C.PRESENT, _C.BASE, _C.PARTICIPLE, _C.GERUND})
_FINITE = frozenset({_C.MODAL, _C.AUXILIARY, _C.PAST, _C.PRESENT})
_STRONG = frozenset(";:—()")
_NOMINAL = frozenset({_C.NOUN, _C.NAME, _C.ADJECTIVE, _C.NUMBER, _C.DETERMINER})
_NON_FINITE = frozenset("be been being having".split())
_AHEAD = frozenset("expect plan schedule slate intend due".split())
"""Participles that put the event ahead with no infinitive: "is planned for October", "was due on Monday"."""
_POSSIBLE = frozenset("may might could".split())


@dataclasses.dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: the half-open range of word indices it covers."""

    first: int
    last: int


def _groups(words: tuple[Word, ...]) -> list[_Group]:
    """Verb groups: auxiliaries, adverbs and "to" chains joined with the verb they lead to ("are expected to meet")."""
    groups: list[_Group] = []
    i, n = 0, len(words)
    while i < n:
        if words[i].tag not in _VERBS:
            i += 1
            continue
        first = i
        last = i + 1
        j = i + 1
        while j < n:
            word = words[j]
            if word.tag in {_C.ADVERB, _C.NEGATION}:
                j += 1
            elif word.text == "," and words[last - 1].tag is _C.AUXILIARY and (resumed := _resumes(words, j)):
                last = j = resumed
            elif word.tag in _VERBS and words[last - 1].tag in {_C.MODAL, _C.AUXILIARY}:
                last = j = j + 1
            elif word.tag is _C.TO and j + 1 < n and _chains(words, last - 1, j):
                last = j = j + 2
            elif (
                word.lower in INTENDING
                and words[last - 1].lower in BE_FORMS
                and j + 1 < n
                and words[j + 1].tag is _C.TO
            ):
                j += 1
            else:
                break
        groups.append(_Group(first, last))
        i = last
    return groups


def _resumes(words: tuple[Word, ...], comma: int) -> int:
    """Where a group broken by an aside goes on ("has, for now, spared"): the index after its participle, 0 where it does not."""
    for j in range(comma + 1, min(comma + 7, len(words) - 1)):
        if words[j].text == ",":
            return j + 2 if words[j + 1].tag in {_C.PARTICIPLE, _C.GERUND} else 0
        if words[j].tag in _VERBS:
            return 0
    return 0


def _chains(words: tuple[Word, ...], verb: int, to: int) -> bool:
    """Whether "to" + verb continues the group: after be ("is to exist") and after verbs of intent ("plans to cut")."""
    follows = words[to + 1].tag in {_C.BASE, _C.AUXILIARY}
    between = words[verb + 1 : to]
    leads = (
        words[verb].lower in BE_FORMS or words[verb].lemma in INTENDING or any(w.lower in INTENDING for w in between)
    )
    return (
        follows and (leads or words[verb].lemma in NEGATIVE_IMPLICATIVES) and all(w.tag is not _C.NOUN for w in between)
    )


def _boundary(words: tuple[Word, ...], before: _Group, after: _Group) -> int:
    """Index of the first word of the clause around ``after``."""
    low, high = before.last, after.first
    for i in range(high - 1, low - 1, -1):
        word = words[i]
        if word.tag is _C.SUBORDINATOR and not (word.lower == "than" and i + 1 < high):
            # "in which", "of whom": the preposition belongs to the clause.
            return i - 1 if i > low and word.lower in RELATIVES and words[i - 1].tag is _C.PREPOSITION else i
    for i in range(high - 1, low - 1, -1):
        if words[i].text in _STRONG:
            return i + 1
    if words[before.last - 1].lemma in REPORTING and words[after.first].tag in _FINITE:
        quoted = next((i for i in range(low, high) if words[i].text == ","), None)
        return low if quoted is None else quoted + 1
    if words[after.first].tag in {_C.PARTICIPLE, _C.GERUND, _C.BASE}:
        opener = after.first
        while opener > low and words[opener - 1].tag in {_C.ADVERB, _C.NEGATION, _C.TO, _C.PREPOSITION, _C.CONJUNCTION}:
            opener -= 1
        return opener
    for i in range(high - 1, low - 1, -1):
        if words[i].tag is _C.CONJUNCTION:
            return i
    for i in range(low, high):
        if words[i].text in {",", '"'}:
            return i + 1
    return after.first


def split(words: tuple[Word, ...], span: Span) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order, covering it from end to end. A sentence without a verb is one clause."""
    groups = _groups(words)
    if not groups:
        empty = Span(span.start, span.start)
        return (Clause(span, empty, (), "", Tense.NONE, Status.DONE, False, False),)
    starts = [0]
    for before, after in itertools.pairwise(groups):
        starts.append(max(starts[-1], min(_boundary(words, before, after), after.first)))
    clauses: list[Clause] = []
    for k, group in enumerate(groups):
        first = starts[k]
        last = starts[k + 1] if k + 1 < len(groups) else len(words)
        begin = span.start if k == 0 else words[first].start
        end = span.end if k + 1 == len(groups) else words[last].start
        clauses.append(_clause(words, Span(begin, end), first, group, last, clauses))
    return _with_inherited(tuple(clauses))


def _clause(words: tuple[Word, ...], span: Span, first: int, group: _Group, last: int, earlier: list[Clause]) -> Clause:
    verbs = words[group.first : group.last]
    main = verbs[-1]
    opener = words[first] if first < group.first else None
    inside = words[first:last]
    tense = _tense(verbs)
    passive = main.tag is _C.PARTICIPLE and not (
        len(verbs) > 1 and verbs[0].lower in HAVE_FORMS and verbs[-2].lower not in BE_FORMS
    )
    reporting = main.lemma in REPORTING and tense not in {Tense.FUTURE, Tense.NONE} and not passive
    return Clause(
        span=span,
        subject=_subject(words, first, group, earlier),
        verbs=tuple(v for v in verbs if v.tag is not _C.ADVERB),
        predicate=main.lemma or main.lower,
        tense=tense,
        status=_status(verbs, tense, opener),
        negated=_negated(verbs, inside),
        reporting=reporting,
    )


def _subject(words: tuple[Word, ...], first: int, group: _Group, earlier: list[Clause]) -> Span:
    """The words before the verb group; for "who", "and" + verb and participles, what the clause before was about."""
    relative = next((k for k in range(first, group.first) if words[k].lower in RELATIVES), None)
    if relative is not None and relative > 0 and words[relative].lower in {"who", "which", "that", "whom"}:
        antecedent = _noun_phrase_before(words, relative)
        if len(antecedent):
            return antecedent
    start, end = first, group.first
    while start < end and (
        words[start].tag in {_C.CONJUNCTION, _C.SUBORDINATOR, _C.PUNCTUATION, _C.ADVERB}
        or words[start].lower in PREPOSITION_OR_SUBORDINATOR
    ):
        start += 1
    if start < end and words[start].tag is _C.PREPOSITION:
        start = _after_opening_phrase(words, start, end)
    while end > start and words[end - 1].tag in {_C.ADVERB, _C.NEGATION, _C.PUNCTUATION, _C.TO}:
        end -= 1
    if start < end and words[start].tag not in {_C.PREPOSITION, _C.TO}:
        return Span(words[start].start, words[end - 1].end)
    at = words[first].start if first < len(words) else 0
    return earlier[-1].subject if earlier else Span(at, at)


def _after_opening_phrase(words: tuple[Word, ...], start: int, end: int) -> int:
    """Where the subject starts after a leading phrase ("On Tuesday a jet", "In Paris, aides"): at a comma or a fresh determiner."""
    for i in range(end - 2, start, -1):
        if words[i].text == ",":
            return i + 1
    for i in range(start + 2, end):
        if words[i].tag is _C.DETERMINER and words[i - 1].tag in {_C.NOUN, _C.NAME, _C.NUMBER}:
            return i
    return start


def _noun_phrase_before(words: tuple[Word, ...], i: int) -> Span:
    """The noun phrase that ends before word ``i``: what "who" or "which" stands for."""
    end = i
    while end > 0 and words[end - 1].tag in {_C.PUNCTUATION, _C.PREPOSITION}:
        end -= 1
    start = end
    while start > 0 and (words[start - 1].tag in _NOMINAL or words[start - 1].lower == "of"):
        start -= 1
        if words[start].tag is _C.DETERMINER and not (start > 0 and words[start - 1].lower == "of"):
            break
    if start == end:
        return Span(words[i].start, words[i].start)
    return Span(words[start].start, words[end - 1].end)


def _tense(verbs: tuple[Word, ...]) -> Tense:
    finite = next((v for v in verbs if v.tag in _FINITE and v.lower not in _NON_FINITE), None)
    if finite is None:
        return Tense.NONE
    if finite.tag is _C.MODAL:
        # "may have met" looks back, "will have to wait" does not.
        perfect = any(v.lower == "have" for v in verbs) and verbs[-1].tag is _C.PARTICIPLE
        return Tense.PAST if perfect else Tense.FUTURE
    ahead = any(v.tag is _C.TO for v in verbs) or any(v.lower in {"going", "due"} for v in verbs)
    if ahead and (finite.lower in BE_FORMS or finite.lemma in INTENDING or any(v.lemma in INTENDING for v in verbs)):
        # "is to meet", "was due to meet", "plans to cut": the event named lies ahead of the telling.
        return Tense.FUTURE
    if verbs[-1].tag is _C.PARTICIPLE and verbs[-1].lemma in _AHEAD and any(v.lower in BE_FORMS for v in verbs[:-1]):
        return Tense.FUTURE
    if finite.tag is _C.PAST or finite.lower in PAST_AUXILIARIES:
        return Tense.PAST
    if finite.lower in {"has", "have", "hasn't", "haven't"} and len(verbs) > 1:
        return Tense.PAST
    return Tense.PRESENT


def _status(verbs: tuple[Word, ...], tense: Tense, opener: Word | None) -> Status:
    if opener is not None and opener.lower in {"if", "unless", "whether"}:
        return Status.POSSIBLE
    if verbs[0].lower in _POSSIBLE:
        return Status.POSSIBLE
    if verbs[-1].lemma in DENYING:
        return Status.DENIED
    if tense is Tense.FUTURE:
        return Status.PLANNED
    return Status.DONE


def _negated(verbs: tuple[Word, ...], inside: tuple[Word, ...]) -> bool:
    if any(v.tag is _C.NEGATION or v.lower in NEGATIVE_AUXILIARIES for v in verbs):
        return True
    if any(v.lemma in NEGATIVE_IMPLICATIVES for v in verbs):
        return True
    first = verbs[0].start
    return any(w.lower in {"without", "nobody", "neither", "none"} and w.start < first for w in inside)


def _with_inherited(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Non-finite clauses take tense and status from the clause they hang on; what is said to be denied is marked so."""
    result: list[Clause] = []
    finite = next((c for c in clauses if c.tense is not Tense.NONE), None)
    for clause in clauses:
        tense, status = clause.tense, clause.status
        host = next((c for c in reversed(result) if c.tense is not Tense.NONE), finite)
        if tense is Tense.NONE and host is not None:
            purpose = bool(clause.verbs) and clause.verbs[-1].tag is _C.BASE
            status = Status.PLANNED if purpose and host.status is Status.DONE else host.status
            tense = Tense.FUTURE if purpose else host.tense
        if result and result[-1].reporting and result[-1].status is Status.DENIED:
            status = Status.DENIED
        same = (tense, status) == (clause.tense, clause.status)
        result.append(clause if same else dataclasses.replace(clause, tense=tense, status=status))
    return tuple(result)
