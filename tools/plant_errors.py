"""Errors planted into statements that their evidence bears out: pairs to learn support from, without end.

An error is what an editor finds: a figure, a day, a name, a place or a word replaced by another of its sort, half of the time by one of the
same story, a word that turns the sense round by its opposite ("after", "before"), or a time or a place added that the story does not tell
of the fact. Those are the entities, circumstances and predicates of
Pagnoni et al. 2021, who typed the errors of summaries. Equal random states give equal errors.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.language.lexicon import CLOSED, MONTHS, WEEKDAYS, stem
from verifier.pairs.poles import OPPOSITES
from verifier.pairs.terms import FIGURES
from verifier.text import Document, Sentence, Span, Word, WordClass

SORTS: dict[str, int] = {
    "number": 8,
    "year": 6,
    "weekday": 6,
    "month": 6,
    "place": 4,
    "name": 2,
    "pole": 2,
    "noun": 1,
    "verb": 1,
    "adjective": 1,
}
"""The sorts of words that are replaced, and how often one is chosen where a statement has several: figures and days most, which are what a
desk checks."""
_ADDED = 0.12
"""Share of errors that add a time or a place."""
_LED_BY = frozenset("in at from near off outside to into across around".split())
"""Prepositions behind which a name is most often a place's."""
_ADDING = frozenset("in on at near during since".split())
_OPEN_CLASSES = {
    WordClass.NOUN: "noun",
    WordClass.PAST: "verb",
    WordClass.PRESENT: "verb",
    WordClass.ADJECTIVE: "adjective",
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = {figure: word for word, figure in FIGURES.items()}


@dataclasses.dataclass(frozen=True, slots=True)
class Pool:
    """What can be planted out of a text: its words by their sort, and its phrases of time and place ("in June")."""

    words: tuple[tuple[str, str], ...]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Pool:
        """The words and phrases of documents."""
        words, phrases = [], []
        for document in documents:
            text = document.article.text
            for sentence in document.sentences:
                for sort, span, led_by in replaceable(sentence):
                    words.append((sort, span.of(text)))
                    if led_by in _ADDING and sort in {"place", "weekday", "month", "year"}:
                        phrases.append(f"{led_by} {span.of(text)}")
        return cls(tuple(words), tuple(phrases))


def replaceable(sentence: Sentence) -> Iterator[tuple[str, Span, str]]:
    """The words of a sentence that an error can replace: sort, range, and the word before. The words of a name stay together."""
    words = sentence.words
    for sort, group in itertools.groupby(range(len(words)), key=lambda i: _sort(words[i])):
        if sort is None:
            continue
        found = list(group)
        for run in [found] if sort == "name" else [[i] for i in found]:
            led_by = words[run[0] - 1].lower if run[0] else ""
            told = "place" if sort == "name" and led_by in _LED_BY else sort
            yield told, Span(words[run[0]].start, words[run[-1]].end), led_by


def _sort(word: Word) -> str | None:
    if word.lower in OPPOSITES:
        return "pole"
    if word.lower in WEEKDAYS:
        return "weekday"
    if word.lower in MONTHS and word.text[0].isupper():
        return "month"
    if len(word.text) == 4 and word.text.isdigit() and 1700 <= int(word.text) <= 2050:
        return "year"
    if word.tag is WordClass.NUMBER or word.lower in FIGURES:
        return "number"
    if word.tag is WordClass.NAME:
        return "name"
    return _OPEN_CLASSES.get(word.tag) if word.lower not in CLOSED and word.text.isalpha() else None


def with_error(statement: Document, own: Pool, elsewhere: Pool, rng: random.Random) -> str | None:
    """The statement with one error; None where none can be planted. ``own`` is the pool of its evidence, ``elsewhere`` that of another."""
    text = statement.article.text
    pools = (own, elsewhere) if rng.random() < 0.5 else (elsewhere, own)
    if rng.random() < _ADDED:
        phrases = [p for p in pools[0].phrases if p.split()[-1] not in text]
        if phrases:
            ended = text.rstrip()
            mark = ended[-1] if ended[-1] in ".!?" else ""
            return f"{ended.removesuffix(mark)} {rng.choice(phrases)}{mark or '.'}"
    found = [(sort, span) for sentence in statement.sentences for sort, span, _ in replaceable(sentence)]
    if not found:
        return None
    sorts = sorted({sort for sort, _ in found})
    sort = rng.choices(sorts, [SORTS[s] for s in sorts])[0]
    span = rng.choice([span for s, span in found if s == sort])
    new = _instead(sort, span.of(text), text, pools, rng)
    return None if new is None else text[: span.start] + new + text[span.end :]


def _instead(sort: str, old: str, text: str, pools: Sequence[Pool], rng: random.Random) -> str | None:
    """What replaces words of a sort: their opposite, for every second figure one near it, else words of the pools that the statement does
    not have."""
    if sort == "pole":
        return rng.choice(sorted(OPPOSITES[old.lower()]))
    if sort in {"number", "year"} and rng.random() < 0.5:
        return _year(old, rng) if sort == "year" else _number(old, rng)
    for pool in pools:
        others = [
            other
            for s, other in pool.words
            if s == sort and other.lower() not in text.lower() and old.lower() not in other.lower()
            if stem(other.lower()) != stem(old.lower())
        ]
        if others:
            return rng.choice(others)
    return None


def _year(old: str, rng: random.Random) -> str:
    return str(int(old) + rng.choice([-10, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5]))


def _number(old: str, rng: random.Random) -> str | None:
    """Another number in the same form and of about the same size: what a slip of the pen or of memory makes of one."""
    if old.lower() in FIGURES:
        n = int(FIGURES[old.lower()])
        near = [
            _WORDS[str(m)] for m in (n - 2, n - 1, n + 1, n + 2, n + 3, n // 2, 2 * n) if m != n and str(m) in _WORDS
        ]
        return rng.choice(near) if near else None
    match = _DIGITS.search(old)
    if match is None:
        return None
    digits = match[0]
    value = float(digits.replace(",", ""))
    changed = value * rng.choice([0.5, 0.6, 0.75, 0.8, 0.9, 1.1, 1.2, 1.25, 1.4, 1.5, 2, 3, 10])
    if "." in digits:
        new = f"{changed:.{len(digits.split('.')[1])}f}"
    else:
        whole = value + rng.choice([-1, 1, 2, 3]) if value < 8 else changed
        # A round number is taken for another round one.
        whole = round(whole, -max(0, len(str(int(whole))) - 2)) if digits.endswith("0") else round(whole)
        new = f"{int(whole):,}" if "," in digits else str(int(whole))
    return old.replace(digits, new, 1) if new != digits and float(new.replace(",", "")) > 0 else None
