"""Which values make a checkable claim. A desk checks what is told as a fact about something that can be counted, not idioms and opinions."""

from __future__ import annotations

from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.units import DURATIONS
from verifier.kinds.count.value import Form, Hedge
from verifier.text import Clause, Tense, WordClass

_C = WordClass
_HARM = frozenset(
    "kill die hurt injure wound harm arrest detain charge miss rescue survive hospitalise hospitalize evacuate convict sentence perish drown "
    "burn lose trap find poison infect shoot stab bereave displace jail acquit".split()
)
"""What befalls people and is counted by whoever reports it: "no one" with such a verb is a figure, "no one knew" is a way of speaking."""
_RELATIVE = frozenset({"ago", "later", "earlier", "hence", "from"})
_PERIOD_BEFORE = frozenset({"last", "past", "next", "previous", "coming", "preceding", "following", "recent", "same"})
_IDIOMS = frozenset(
    "way hand day thing side point reason time moment kind end sense extent level word place example stage step eye mind voice roof swallow "
    "more another other such who that which".split()
)
"""Nouns that "one" makes a way of speaking with ("one day", "on one hand"), and words behind "one" that make it a pronoun."""
_EMPHASIS = frozenset({"only", "just", "exactly", "least", "than", "not", "but"})
_LARGEST_WORD = 12


def excluded(line: Line, found: Found, before: tuple[Found, ...]) -> str:
    """Why a value makes no claim, empty where it makes one. ``before`` are the values found in the sentence so far."""
    if found.excluded:
        return found.excluded
    value = found.value
    clause = line.sentence.clause_at(line.tokens[found.first].start)
    if value.hedge is Hedge.VAGUE and line.word(found.first) not in {"a", "dozens", "hundreds", "thousands"}:
        return "vague quantity"
    if value.hedge is Hedge.VAGUE and (value.high or 0) > 3:
        return "vague quantity"
    if value.form is Form.COUNT and value.point == 0:
        return _nought(line, found, clause)
    if value.unit in DURATIONS and value.form is Form.MEASURE and _is_date(line, found):
        return "a date or a period"
    wordy = line.tokens[found.first].kind == "word" and line.tokens[found.last - 1].kind == "word" and value.point <= _LARGEST_WORD
    if line.asks and wordy and value.form in {Form.COUNT, Form.FREQUENCY, Form.MULTIPLE, Form.SHARE}:
        return "asked, not told"
    if line.word(found.first) == "one" and value.form is Form.COUNT and found.last == found.first + 1:
        return _one(line, found, clause, before)
    bare = value.form is Form.COUNT and not value.unit and value.whole is None
    if bare and wordy and clause.tense is Tense.PRESENT and _ends_phrase(line, found.last) and line.word(found.last) != "of":
        return "nothing says what is counted"
    if value.form is Form.MULTIPLE and clause.tense is Tense.NONE and not clause.verbs:
        return "no verb"
    return ""


def _ends_phrase(line: Line, last: int) -> bool:
    return line.word(last) in {"", ".", ",", ";", "!", "?", ")", '"', "and", "or", ":"}


def _is_date(line: Line, found: Found) -> bool:
    """"three days later", "the past seven days": the date kind's."""
    after = line.word(found.last)
    if after in _RELATIVE and line.word(found.last + 1) != "than" and not (after == "from" and line.word(found.last + 1) not in {"now", "then", "today"}):
        return True
    if after in {"before", "after"} and line.word(found.first - 1) not in {"for", "lasted", "took", "of"}:
        return True
    verb = line.tag(found.first - 1) in {_C.BASE, _C.PAST, _C.PRESENT, _C.PARTICIPLE}  # "will last 38 minutes"
    return line.word(found.first - 1) in _PERIOD_BEFORE and not verb


def _nought(line: Line, found: Found, clause: Clause) -> str:
    if line.asks:
        return "asked, not told"
    word = line.word(found.first)
    if word in {"nobody", "none"} or (word == "no" and line.word(found.first + 1) == "one"):
        return "" if clause.predicate in _HARM and clause.tense in {Tense.PAST, Tense.NONE} else "a way of speaking"
    if word == "not":
        return ""
    return "" if clause.tense is Tense.PAST else "a way of speaking"


def _one(line: Line, found: Found, clause: Clause, before: tuple[Found, ...]) -> str:
    """"One" counts after "only", with "there is", in a row of counts, or with a past event; else it is a pronoun or a way of speaking."""
    after = line.word(found.last)
    if after == "of" and found.value.whole is None and line.word(found.first - 1) not in _EMPHASIS:
        return "a pronoun"
    if after in _IDIOMS or found.value.unit in _IDIOMS:
        return "a way of speaking"
    counts_before = any(other.value.form is Form.COUNT for other in before)
    if not found.value.unit:
        tag = line.tag(found.last)
        listed = counts_before and line.word(found.first - 1) in {"and", ",", "with", "but"}
        return "" if listed and tag in {_C.PREPOSITION, _C.PAST, _C.AUXILIARY, _C.PARTICIPLE} else "a pronoun"
    if line.word(found.first - 1) in _EMPHASIS or counts_before:
        return ""
    there = any(word.lower == "there" for word in line.sentence.words_in(clause.span))
    return "" if clause.tense is Tense.PAST or there else "a way of speaking"
