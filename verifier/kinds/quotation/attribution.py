"""Whose a quotation is: the words beside it that say who said it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from verifier.kinds.quotation.marks import Quoted
from verifier.kinds.quotation.speakers import Cast, Speaker
from verifier.language.lexicon import BE_FORMS, DENYING, HAVE_FORMS, NEGATIVE_AUXILIARIES, REPORTING
from verifier.text import Document, Sentence, Span, Word, WordClass

_C = WordClass
QUOTING = (REPORTING - DENYING - frozenset("think believe estimate forecast reckon dispute".split())) | frozenset(
    "describe call ask continue shout cry answer agree urge promise vow go put".split()
)
"""Verbs that bring somebody's own words: those of saying, without those of thinking, and a few that only quotations go with."""
_VERBS = frozenset({_C.PAST, _C.PRESENT, _C.PARTICIPLE, _C.GERUND, _C.BASE})
_FINITE = frozenset({_C.PAST, _C.PRESENT, _C.MODAL, _C.AUXILIARY})
_SUBJECT = 24
"""Words in which a subject and its verb must stand."""


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it (None: somebody who cannot be told), and the words beside the quotation that say so, verb included ("Lavrov told")."""

    speaker: Speaker | None
    span: Span


def attribute(stretch: Quoted, floor: int, ceiling: int, document: Document, cast: Cast) -> Attribution | None:
    """The attribution in the sentences that a quotation begins and ends in; None where they have none.

    ``floor`` and ``ceiling`` are where the quotation before it ends and the one behind it begins: what is said there says nothing here.
    """
    first, last = cast.sentence_at(stretch.inner.start), cast.sentence_at(stretch.inner.end - 1)
    if first is None or last is None:
        return None
    before, behind = _words(first, floor, stretch.outer.start), _words(last, stretch.outer.end, ceiling)
    tries = [(_behind, behind, last), (_before, before, first)]
    if document.article.view[stretch.inner.end - 1] not in ",?!-—":
        tries.reverse()  # a fragment in running text belongs to the verb before it
    for attempt, words, sentence in tries:
        found = attempt(words, sentence, cast)
        if found is not None:
            return found
    return None


def _words(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words of a sentence that begin in a range; by bisection, since a sentence without end may hold any number of quotations."""
    first = bisect_left(sentence.words, start, key=lambda word: word.start)
    return list(sentence.words[first : bisect_left(sentence.words, end, lo=first, key=lambda word: word.start)])


def _behind(words: list[Word], sentence: Sentence, cast: Cast) -> Attribution | None:
    """``..., Lavrov said``; ``..., said Lavrov``; ``..., according to Lavrov``."""
    start = next((i for i, word in enumerate(words) if word.tag is not _C.PUNCTUATION), len(words))
    words = [_with_capital(word) for word in words[start : start + _SUBJECT]]
    if not words:
        return None
    if _according(words, 0):
        return Attribution(cast.speaker(_named(words[2:]), sentence), _span(words[:2] + _short(words[2:])))
    for i, word in enumerate(words):
        if _quotes(words, i):
            if i == 0:
                return Attribution(cast.speaker(_named(words[1:]), sentence), _span(words[:1] + _short(words[1:])))
            return Attribution(cast.speaker(words[:i], sentence), _span(words[: i + 1]))
        if word.lower in HAVE_FORMS and any(_quotes(words, j) for j in range(i + 1, min(i + 3, len(words)))):
            return Attribution(cast.speaker(words[:i], sentence), _span(words[: i + 1]))
        if word.tag in _FINITE and not any(w.lower == "who" for w in words[:i]):
            return None
        if word.text in ";:":
            return None
    return None


def _with_capital(word: Word) -> Word:
    """A word with a capital behind a quotation is a name: no sentence begins there ("..., Tom Abara said")."""
    common = word.tag in {_C.NOUN, _C.ADJECTIVE} and word.text[0].isupper()
    return word._replace(tag=_C.NAME) if common else word


def _before(words: list[Word], sentence: Sentence, cast: Cast) -> Attribution | None:
    """``Lavrov said: ...``; ``Lavrov described it as ...``; ``According to Lavrov, ...``."""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.text == ";":
            return None
        if _according(words, i):
            named = words[i + 2 :]
            return Attribution(cast.speaker(_named(named), sentence), _span(words[i : i + 2] + _short(named)))
        if not _quotes(words, i):
            continue
        clause = sentence.clause_at(word.start)
        speaker = cast.speaker(sentence.words_in(clause.subject), sentence) or cast.speaker(words[:i], sentence)
        subject = [w for w in words[:i] if clause.subject.start <= w.start]
        return Attribution(speaker, _span([*subject, word]))
    return None


def _according(words: Sequence[Word], i: int) -> bool:
    return words[i].lower == "according" and i + 1 < len(words) and words[i + 1].lower == "to"


def _quotes(words: Sequence[Word], i: int) -> bool:
    """Whether a word is a verb by which somebody says something, and is not said to have been said to, or not to have said it."""
    word = words[i]
    if word.tag not in _VERBS or word.lemma not in QUOTING:
        return False
    near = words[max(0, i - 3) : i]
    if any(w.tag is _C.NEGATION or w.lower in NEGATIVE_AUXILIARIES or w.lemma in DENYING for w in near):
        return False
    return not (word.tag is _C.PARTICIPLE and any(w.lower in BE_FORMS for w in near))


def _named(words: list[Word]) -> list[Word]:
    """The noun phrase at the beginning of these words, with an aside behind it: it ends at the verb, or at the day."""
    end = next(
        (i for i, word in enumerate(words) if word.tag in _FINITE | {_C.GERUND} or word.text in ".;:"), len(words)
    )
    return words[:end]


def _short(words: list[Word]) -> list[Word]:
    """The noun phrase at the beginning of these words without what hangs on it."""
    end = next((i for i, w in enumerate(words) if w.tag in {_C.PREPOSITION, _C.SUBORDINATOR}), len(words))
    return _named(words[:end])


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)
