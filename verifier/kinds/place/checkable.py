"""Which places say where something happened: the ones that make a claim."""

from __future__ import annotations

import dataclasses

from verifier.kinds.place.value import PlaceValue, Type
from verifier.kinds.place.words import DIRECTIONAL, MOTION, REACHING
from verifier.text import Clause, Sentence, Tense, Word, WordClass

_C = WordClass


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A place in a sentence: the half-open range of its words, the words before it that belong to the phrase, and its value."""

    first: int
    last: int
    value: PlaceValue
    preposition: int | None
    person: bool = False


def moves(sentence: Sentence, preposition: Word) -> bool:
    """Whether the preposition hangs on a verb of motion: one stands in its clause, before it."""
    clause = sentence.clause_at(preposition.start)
    return any(verb.lemma in MOTION and verb.start < preposition.start for verb in clause.verbs)


def excluded(sentence: Sentence, found: Found) -> str:
    """Why a place says nothing about where something happened; empty where it does."""
    words = sentence.words
    if found.person:
        return "a person's name"
    if sentence.heading:
        return "in a headline"
    clause = sentence.clause_at(words[found.first].start)
    if found.preposition is None:
        before = words[found.first - 1] if found.first else None
        reached = before is not None and before.lemma in REACHING and before in clause.verbs
        return "" if reached else "names who acts or what it belongs to, not where something happened"
    preposition = words[found.preposition]
    if words[found.last - 1].lower.endswith("'s") or preposition.lower in {"over", "under", "between", "past"}:
        return "not where something happened"
    if preposition.lower == "on" and found.value.type in {Type.COUNTRY, Type.TOWN}:
        return "acted upon, not where something happened"
    passive = bool(clause.verbs) and clause.verbs[-1].tag is _C.PARTICIPLE
    if preposition.lower == "for" and not passive and clause.tense is not Tense.FUTURE:
        return "not where something happened"
    if not any(part.verbs for part in sentence.clauses):
        return "no verb says what happened there"
    if found.value.described and preposition.lower in DIRECTIONAL and not moves(sentence, preposition):
        return "not where something happened"
    return "a state of affairs, not an event" if _is_state(clause, words[found.first], found.value) else ""


def _is_state(clause: Clause, first: Word, value: PlaceValue) -> bool:
    """Whether the clause tells how things are there rather than what happened or will ("On Sal the hotels are full")."""
    if not clause.verbs or clause.tense is Tense.FUTURE:
        return False
    main = clause.verbs[-1]
    being = main.lemma in {"be", "have"} and main.tag is _C.AUXILIARY
    if being and (first.start < main.start or value.described):
        return True
    if clause.tense is not Tense.PRESENT:
        return False
    wide = value.type in {Type.COUNTRY, Type.REGION, Type.LANDMARK}
    return (wide and main.tag is not _C.PARTICIPLE) or (
        value.described and main.tag is _C.PRESENT and first.start < main.start
    )
