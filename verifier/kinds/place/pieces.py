"""From a sentence's words to the pieces that names are made of, and the runs of capitals that may be names."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from verifier.kinds.place.lexicon import ACRONYMS, CONNECTORS, DOTTED
from verifier.language.lexicon import CLOSED, MONTHS, WEEKDAYS, letters
from verifier.text import Sentence, WordClass

NOMINAL = frozenset({WordClass.NOUN, WordClass.NAME, WordClass.ADJECTIVE, WordClass.PARTICIPLE, WordClass.GERUND})
"""Classes of the words between a determiner and the end of its noun phrase."""
VERBAL = frozenset({WordClass.PAST, WordClass.PRESENT, WordClass.BASE, WordClass.PARTICIPLE, WordClass.GERUND})
"""Classes of the forms of full verbs."""
LONGEST = 7
"""Pieces of the longest name that is looked up ("Saint Vincent and the Grenadines" has five)."""


class Piece(NamedTuple):
    """A word, or a part of a word with hyphens, without a possessive ending. Offsets are the article's. A tuple, for there are many."""

    start: int
    end: int
    text: str
    lower: str
    tag: WordClass
    lemma: str
    capital: bool
    """Whether it may be a word of a name: a capital that is not owed to the start of a sentence alone."""
    glued: bool = False
    """Whether a hyphen joins it to the piece before."""
    possessive: bool = False
    initial: bool = False
    """Whether it opens a sentence, a quotation or a headline word in capitals, and the capital says nothing."""


@dataclasses.dataclass(frozen=True)
class Line:
    """A sentence with its pieces. Pieces and clauses are found by offset in logarithmic time, so that a long one stays cheap."""

    sentence: Sentence
    pieces: tuple[Piece, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    @cached_property
    def _clause_starts(self) -> tuple[int, ...]:
        return tuple(clause.span.start for clause in self.sentence.clauses)

    def between(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that start at an offset from ``start`` to ``end`` (exclusive)."""
        return self.pieces[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def clause_index(self, offset: int) -> int:
        """The index of the clause that holds an offset: the last one that starts at or before it."""
        return max(0, bisect_right(self._clause_starts, offset) - 1)


def read(sentence: Sentence) -> Line:
    """A sentence with its pieces."""
    return Line(sentence, pieces(sentence))


def pieces(sentence: Sentence) -> tuple[Piece, ...]:
    """The sentence's words as pieces: "Baden-Württemberg's" is "Baden" and, glued to it and possessive, "Württemberg"."""
    found: list[Piece] = []
    opens = True
    for word in sentence.words:
        text = word.text
        if not text[0].isalpha():
            found.append(Piece(word.start, word.end, text, word.lower, word.tag, word.lemma, False))
            opens = opens or text in '"(:' or (text == "—" and opens)
            continue
        possessive = text.endswith(("'s", "'S")) and len(text) > 2
        if not (possessive or "-" in text or text[0].isupper()):
            found.append(Piece(word.start, word.end, text, word.lower, word.tag, word.lemma, False))
            opens = False
            continue
        body = text[:-2] if possessive else text
        parts = body.split("-") if "-" in body and (text[0].isupper() or _is_arabic(body)) else [body]
        at = word.start
        for n, part in enumerate(parts):
            if not part:  # "Mid-": a hyphen at the end
                at += 1
                continue
            lower = part.lower()
            upper = part[:1].isupper()
            initial = upper and n == 0 and (opens or (sentence.heading and word.tag is not WordClass.NAME))
            initial = initial and (bool(letters(lower)) or lower in CLOSED or word.tag is WordClass.NUMBER)
            name = part in ACRONYMS or (lower not in CLOSED and lower not in WEEKDAYS and lower not in MONTHS)
            capital = upper and (name or (n > 0 and len(parts) > 2))
            last = n == len(parts) - 1
            found.append(
                Piece(
                    at, at + len(part), part, lower, word.tag, word.lemma, capital, n > 0, possessive and last, initial
                )
            )
            at += len(part) + 1
        opens = False
    return tuple(found)


ARABIC_ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez ul".split())
"""The Arabic article as transliterated before all letters."""


def _is_arabic(word: str) -> bool:
    """ "al-Zor", "el-Sheikh": an article that a hyphen joins to a name ("Deir al-Zor")."""
    article, _, name = word.partition("-")
    return article in ARABIC_ARTICLES and name[:1].isupper()


def run_end(line: Sequence[Piece], first: int) -> int:
    """The index after the run of a name that starts at ``first``: capitals, small words between them, points of "St."."""
    i = first + 1
    while i < len(line) and not line[i - 1].possessive:
        if line[i].capital or (line[i].glued and line[i].text.isalpha()):
            i += 1
        elif i + 1 < len(line) and _is_inside_name(line, i):
            i += 2
        elif (small := _connected(line, i)) > i:
            i = small
        else:
            break
    return i


def _is_inside_name(line: Sequence[Piece], i: int) -> bool:
    """Whether a name goes on behind the piece at ``i``: the point of "St.", the article of "Deir al-Zor"."""
    if line[i].text == ".":
        return line[i - 1].lower in DOTTED and line[i + 1].capital
    return line[i].lower in ARABIC_ARTICLES and line[i + 1].glued


def _connected(line: Sequence[Piece], i: int) -> int:
    """Where a name goes on behind small words ("Rio de", "Strait of"), ``i`` where it does not."""
    j = i
    while j < len(line) and j < i + 2 and line[j].lower in CONNECTORS and not line[j].capital:
        j += 1
    return j + 1 if i < j < len(line) and line[j].capital else i


def nominal_end(line: Sequence[Piece], first: int, most: int) -> int:
    """The index behind the words of a noun phrase from ``first`` on, ``most`` at most; a possessive ends it."""
    last = first
    while last < len(line) and last < first + most and line[last].tag in NOMINAL:
        if last > first and line[last - 1].possessive:
            break
        last += 1
    return last


def text_of(line: Sequence[Piece], first: int, last: int) -> str:
    """The pieces ``first`` to ``last`` (exclusive) as a name, hyphens and points as written."""
    out: list[str] = []
    for n, piece in enumerate(line[first:last], first + 1):
        if piece.text in {".", "'"}:
            out.append(piece.text)
        elif piece.glued and out:
            out.append(f"-{piece.text}")
        else:
            out.append(f" {piece.text}" if out else piece.text)
        if piece.possessive and n < last:
            out.append("'s")
    return "".join(out)
