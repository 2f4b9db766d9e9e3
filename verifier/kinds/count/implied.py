"""Values that words imply and do not tell: the years since a beginning ("owned by the state since 1927"), the length of a stated time
("from 1998 to 2005"), and how many a list of names holds ("Togo, Benin and Ghana").

They make no claim of their own; beside a figure told elsewhere they may bear it out (rule count.implied)."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.count.bounds import ranged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.value import CountValue, Form
from verifier.text import WordClass

WHY = "implied, not told"
NAMES_IN_A_ROW = re.compile(r", (?:the )?[A-Z][\w' .-]*?,? and (?:the )?[A-Z]")
"""What a sentence must hold to have a list of three names."""
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,"
        "december dec".split(","),
        1,
    )
    for name in names.split()
}
_BEGUN = frozenset({WordClass.PAST, WordClass.PARTICIPLE, WordClass.NOUN, WordClass.NAME, WordClass.ADVERB})
"""What "in 1951" tells the time of: an event ("was founded", "took the job"), not another time ("as in 2016")."""
_EARLIEST = 1500
_FEWEST = 3
"""Two names joined are too often a pair known before ("Laurel and Hardy"), and "both" says so."""
_SHORT_WORD = 4
_LONGEST_NAME = 5
_LONGEST_LIST = 40


@dataclasses.dataclass(frozen=True, slots=True)
class _Time:
    """A year, with its month where that is told, in ``tokens[...:last]``."""

    year: int
    month: int | None
    last: int


OPENERS = frozenset({"since", "from", "between"})
"""Words that an implied value may begin with, but for "in" before a time and names."""


def implied_at(line: Line, i: int) -> Found | None:
    """The value that the words from token ``i`` imply."""
    word = line.word(i)
    if word in {"since", "from", "between"} or (word == "in" and line.tag(i - 1) in _BEGUN):
        return _years(line, i, word)
    return _list(line, i) if line.text(i)[:1].isupper() and not _is_title(line) else None


def _is_title(line: Line) -> bool:
    """Whether it is a headline with a capital on every longer word, where a capital makes no name."""
    longer = [token.text for token in line.tokens if token.kind == "word" and len(token.text) > _SHORT_WORD]
    return line.sentence.heading and all(text[0].isupper() for text in longer)


def _years(line: Line, i: int, word: str) -> Found | None:
    start = _time_at(line, i + 1)
    if start is None:
        return None
    link = "and" if word == "between" else "to"
    end = (
        _time_at(line, start.last + 1)
        if word in {"between", "from"} and line.word(start.last) in {link, "until"}
        else None
    )
    if end is not None:
        return _found(line, i, end.last, _elapsed(start, end, near=1))
    published = line.published
    if word in {"between", "from"} or published is None:
        return None
    now = _Time(published.year, published.month, 0)
    return _found(line, i, start.last, _elapsed(start, now, near=0))


def _time_at(line: Line, j: int) -> _Time | None:
    """A year, or a month and a year ("October 2010", "Sept. 2012"), at token ``j``."""
    month = MONTHS.get(line.word(j)) if line.text(j)[:1].isupper() else None
    if month is not None:
        j = j + 2 if line.word(j + 1) == "." else j + 1
    digits = line.text(j)
    if len(digits) != 4 or not digits.isdecimal() or int(digits) < _EARLIEST:
        return None
    return _Time(int(digits), month, j + 1)


def _elapsed(start: _Time, end: _Time, near: int) -> CountValue | None:
    """The time from one to the other, in months where both have one, as a range: a birthday may be past or to come. ``near`` widens it at
    the upper end, for times that both are named only by their year."""
    if start.month is not None and end.month is not None:
        months = 12 * (end.year - start.year) + end.month - start.month
        return ranged(Form.MEASURE, months - 1, months + near, "month") if months > 1 else None
    years = end.year - start.year
    return ranged(Form.MEASURE, years - 1, years + near, "year") if years > 1 else None


def _list(line: Line, i: int) -> Found | None:
    """Three names in a row or more, the last behind "and"."""
    if not _name(line, i) or _name(line, i - 1):
        return None
    names, j = 0, i
    while j < i + _LONGEST_LIST:
        end = _past_name(line, j)
        if end == j:
            return None
        names += 1
        comma = line.word(end) == ","
        link = end + 1 if comma else end
        if line.word(link) == "and":
            last = _past_name(line, _past_article(line, link + 1))
            names += 1
            closed = last > link + 1 and names >= _FEWEST and line.word(last) != "and"
            value = CountValue(Form.COUNT, float(names), float(names), float(names))
            return _found(line, i, last, value) if closed else None
        if not comma:
            return None
        j = _past_article(line, link)
    return None


def _name(line: Line, j: int) -> bool:
    """Whether a word has a capital that is its own: not the first of the sentence, unless it is known for a name ("Turkey" is a bird)."""
    if not line.text(j)[:1].isupper() or line.tokens[j].kind != "word":
        return False
    return j > 0 or line.tag(j) is WordClass.NAME


def _past_article(line: Line, j: int) -> int:
    return j + 1 if line.word(j) == "the" else j


def _past_name(line: Line, j: int) -> int:
    end = j
    while end < j + _LONGEST_NAME and _name(line, end):
        end += 1
    return end


def _found(line: Line, i: int, last: int, value: CountValue | None) -> Found | None:
    if value is None:
        return None
    words = line.sentence.view[
        line.tokens[i].start - line.sentence.span.start : line.tokens[last - 1].end - line.sentence.span.start
    ]
    return Found(dataclasses.replace(value, implied=" ".join(words.split())), i, last, i, last, WHY)
