"""Sentences of bearable length."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator

from verifier.text import Sentence, Span

LONGEST = 150
"""Words. Longer than any sentence of copy; a table or a list without full stops is read in stretches of so many, so that the work stays
linear in the length of the text."""


def stretches(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, or, where it is over-long, its words in stretches with the clauses that they lie in."""
    words = sentence.words
    if len(words) <= LONGEST:
        yield sentence
        return
    starts = [clause.span.start for clause in sentence.clauses]
    for low in range(0, len(words), LONGEST):
        high = low + LONGEST
        begin = sentence.span.start if low == 0 else words[low].start
        end = sentence.span.end if high >= len(words) else words[high].start
        first, last = max(0, bisect_right(starts, begin) - 1), bisect_right(starts, end - 1)
        yield dataclasses.replace(
            sentence,
            span=Span(begin, end),
            view=sentence.view[begin - sentence.span.start : end - sentence.span.start],
            words=words[low:high],
            clauses=sentence.clauses[first:last],
        )
