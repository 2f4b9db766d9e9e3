"""Where a value can begin: most words of a sentence are passed over at a glance.

Each reading of :mod:`verifier.kinds.count.find` begins with a word of a closed class, with a numeral or a sign, or with a name (a row of
names tells how many they are). Here are those classes together. It may let a word through at which nothing begins, never the other way
round: a test reads everything with and without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.kinds.count import ages, currencies, hedges, implied, numbers, ordinals, results, words
from verifier.kinds.count.line import Line
from verifier.kinds.count.quantities import currency_before

_MINUS = "-−"
_ALONE = (
    numbers.OPENERS
    | ages.OPENERS
    | words.OPENERS
    | ordinals.OPENERS
    | results.OPENERS
    | implied.OPENERS
    | {"minus", "all"}
) - words.BEFORE_HALVES
"""Words that begin a value by themselves."""
_HEDGED = _ALONE | words.BEFORE_HALVES
"""Words that a hedge may stand before."""
_LEADS = hedges.OPENERS | {"in", "the", "a", "an"}
_SUBTRACTED = frozenset({"short", "shy"})
_HALVES = frozenset({"half", "quarter"})
_LINKS = frozenset({",", "and"})


def openers(line: Line) -> Iterator[int]:
    """The indices of the tokens at which a value may begin, in order."""
    vocabulary = line.vocabulary
    if not _SUBTRACTED.isdisjoint(vocabulary):  # "a fortnight short of a year": any words may be the part
        yield from range(len(line.tokens))
        return
    tokens, figures = line.tokens, line.figures
    alone = _ALONE if _HALVES.isdisjoint(vocabulary) else _HEDGED
    listed = vocabulary >= _LINKS
    for i, token in enumerate(tokens):
        if token.kind == "word":
            opens = (
                token.lower in alone
                or (token.lower in _LEADS and _leads(line, i))
                or (listed and token.text[0].isupper())
                or ((i + 1 in figures or i + 2 in figures) and currency_before(tokens, i) is not None)
            )
        else:
            opens = token.kind != "mark" or token.text in currencies.SIGNS or token.text in _MINUS
        if opens:
            yield i


def _leads(line: Line, i: int) -> bool:
    """Whether what stands beside a word that often begins no value makes one of it: a hedge with a value behind it, "in" before a time,
    "by" before "a stroke"."""
    word, following = line.word(i), line.word(i + 1)
    if word == "in" and (following in ages.POSSESSIVES or following in implied.MONTHS or i + 1 in line.figures):
        return True
    if word in {"a", "an"} and line.word(i - 1) == "by":
        return True
    if word == "the" and following in words.FEW:
        return True
    j = line.hedge(i).last
    if j == i or j >= len(line.tokens):
        return False
    token = line.tokens[j]
    return token.kind != "word" or token.lower in _HEDGED or currency_before(line.tokens, j) is not None
