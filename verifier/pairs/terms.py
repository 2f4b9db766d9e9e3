"""The words that have to be borne out, and where they stand.

Words are compared by their stems, numbers by their figures, days by their names.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Iterable

from verifier.language.lexicon import CLOSED, MONTHS, SMALL_NUMBERS, TENS, WEEKDAYS, stem
from verifier.text import Document, Sentence, Span, WordClass

_PART = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_FIGURE = re.compile(r"[£$€]?(\d[\d,]*\.?\d*)")
FIGURES = {word: str(number) for word, number in (*zip(SMALL_NUMBERS[2:], range(2, 20), strict=True), *TENS.items())}
"""Number words as figures. "One" is left out: it is a pronoun more often than a count."""


class Sort(enum.Enum):
    """What sort of word a term is."""

    FIGURE = enum.auto()
    """A number, a weekday or a month."""
    NAME = enum.auto()
    NOUN = enum.auto()
    WORD = enum.auto()
    """A verb, an adjective or an adverb: what is told again is told with other verbs more often than with other nouns."""


_SORTS = {WordClass.NAME: Sort.NAME, WordClass.NOUN: Sort.NOUN}


@dataclasses.dataclass(frozen=True, slots=True)
class Term:
    """A word that has to be borne out: by what it is compared, its sort, and its range in its sentence's view."""

    key: str
    sort: Sort
    span: Span


def terms(sentence: Sentence) -> tuple[Term, ...]:
    """The words of a sentence that have to be borne out, in order: all but those of closed classes; a hyphen parts words."""
    found = []
    for word in sentence.words:
        for part in _PART.finditer(word.text):
            start = word.start + part.start() - sentence.span.start
            span = Span(start, start + len(part[0]))
            lower = part[0].lower()
            figure = _FIGURE.match(lower)
            if lower in FIGURES or figure is not None:
                key = FIGURES[lower] if figure is None else figure[1].replace(",", "").rstrip(".")
                found.append(Term(key, Sort.FIGURE, span))
            elif lower in WEEKDAYS or (lower in MONTHS and part[0][0].isupper() and word.tag is not WordClass.MODAL):
                found.append(Term(lower[:3], Sort.FIGURE, span))
            elif lower in CLOSED or len(lower) < 2:
                continue
            else:
                found.append(Term(stem(lower), _SORTS.get(word.tag, Sort.WORD), span))
    return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A text's sentences with their terms, and where each term stands: (sentence, place in it)."""

    sentences: tuple[tuple[Term, ...], ...]
    places: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Told:
        """The sentences of documents, in order."""
        sentences = tuple(terms(sentence) for document in documents for sentence in document.sentences)
        places: dict[str, list[tuple[int, int]]] = {}
        for i, found in enumerate(sentences):
            for j, term in enumerate(found):
                places.setdefault(term.key, []).append((i, j))
        return cls(sentences, {key: tuple(where) for key, where in places.items()})
