"""Finding the values of a document: one pass over each sentence's pieces, the longest reading first."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from verifier.claims import UNREAD, Mention
from verifier.kinds.count.ages import age_at
from verifier.kinds.count.arithmetic import difference_at, with_tolerance
from verifier.kinds.count.claims import IN_A_DATE, excluded
from verifier.kinds.count.figures import figure_at
from verifier.kinds.count.implied import NAMES_IN_A_ROW, implied_at
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.openers import openers
from verifier.kinds.count.results import result_at
from verifier.kinds.count.standing import with_standing
from verifier.kinds.count.value import CountValue, Form
from verifier.kinds.count.wholes import with_whole
from verifier.kinds.count.words import word_at_token
from verifier.text import Document, Span, WordClass

KIND = "count"
MOST = 96
"""Figures that are read in one sentence, checkable or not. A reader keeps a handful apart, and the longest rows of results and prices
in copy hold some fifty; more is a table that lost its line ends, whose figures say nothing without their heads and rows, or an attack:
each costs what a sentence of ordinary copy does. What follows is told as :data:`UNREAD`."""

_TRIGGER = re.compile(
    r"[0-9½⅓⅔¼¾⅛]|\b(?:zero|n[ao]ught|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|dozens?|scores|tens|hal(?:f|ved?|ves|ving)|third|quarter|fourth|fifth"
    r"|second(?= (?:time|straight|successive|consecutive)\b)"
    r"|goalless|scoreless|clean(?= sheets?\b)|by(?= an? )|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|\w+teenth|\w+tieth|hundredth|thousandth|no|none|not|nobody|both|twice|thrice|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|\w+fold"
    r"|several|few|handful|couple|pair|single|lone|sole|hat|brace|gold|silver|bronze|runners?|fortnight\w*|\w+genarian|centenarian|full|whole|\w+ties|teens"
    r"|mile|foot|inch|yard|year|month|week|hour|minute|day|decade|century|tonne|ton|acre|hectare|kilometre|kilometer|metre|meter)\b",
)
"""What a sentence must hold, in lower case, to have a value at all."""
_ELIDED = frozenset({"to", "from", "against", "than", "and", "or", ",", "at", "of", "by", "for", ";"})
_CLOSES = frozenset({"a", "this", "last", "each", "apiece"})
_CLOSING = frozenset({WordClass.PUNCTUATION, WordClass.PREPOSITION, WordClass.CONJUNCTION})
"""What may stand behind a figure that has left its unit out: nothing that it could count."""
_NEAR = 6
"""How many tokens may part a bare figure from the one whose unit it takes over."""
_VERBS = frozenset({WordClass.AUXILIARY, WordClass.PAST, WordClass.PRESENT, WordClass.MODAL})
_INHERITED = frozenset({Form.MONEY, Form.PERCENT, Form.POINTS, Form.MEASURE})


def find(document: Document) -> Iterator[Mention[CountValue]]:
    """The values of a document, in order, without overlaps, checkable or not."""
    for sentence in document.sentences:
        if _TRIGGER.search(sentence.view.lower()) or NAMES_IN_A_ROW.search(sentence.view):
            yield from _mentions(Line.of(sentence, document.article.published))


def _mentions(line: Line) -> Iterator[Mention[CountValue]]:
    """The values of a sentence, :data:`MOST` at most, and the first of those that are more than that."""
    earlier: tuple[Found, ...] = ()
    for number, found in enumerate(_values(line)):
        if number == MOST:
            span = _span(line, found.first, found.last)
            yield Mention(KIND, span, line.sentence.index, found.value, span, UNREAD)
            return
        value = with_standing(line, with_whole(line, _complete(line, found, earlier), earlier))
        reason = excluded(line, value, earlier)
        earlier = earlier if reason else (*earlier[-7:], value)
        span, masked = _span(line, found.first, found.last), _span(line, found.mask_first, found.mask_last)
        mask = Span(min(span.start, masked.start), max(span.end, masked.end))
        implied = bool(value.value.implied) or (reason == IN_A_DATE and value.value.form is Form.MEASURE)
        yield Mention(KIND, span, line.sentence.index, value.value, mask, reason, implied=implied)


def _span(line: Line, first: int, last: int) -> Span:
    return Span(line.tokens[first].start, line.tokens[last - 1].end)


def _values(line: Line) -> Iterator[Found]:
    done, gapped = 0, False
    for i in openers(line):
        if i < done:
            continue
        found, done = _at(line, i, gapped)
        if found is not None:
            found = with_tolerance(line, found)
            done = max(done, found.last)
            gapped = gapped or not found.value.implied
            yield found


def _at(line: Line, i: int, gapped: bool) -> tuple[Found | None, int]:
    """The value that begins at token ``i``, and where to read on; ``gapped`` as in :func:`figure_at`."""
    token = line.tokens[i]
    found = age_at(line, i) or implied_at(line, i) or difference_at(line, i)
    if found is not None:
        return found, found.last
    word = (result_at(line, i) or word_at_token(line, i)) if token.kind in {"word", "number"} else None
    if word is not None:
        return word, word.last
    return figure_at(line, i, gapped)


def _complete(line: Line, found: Found, earlier: tuple[Found, ...]) -> Found:
    """A bare figure takes over the unit of the figure before it where the two are set against each other ("from 31
    percent to 28", "58 tonnes, and Rotterdam 32")."""
    value = found.value
    if value.form is not Form.COUNT or value.unit or value.whole is not None or value.implied or not earlier:
        return found
    model = earlier[-1].value
    if (
        model.form is Form.AGE
        and found.first - earlier[-1].last == 1
        and line.word(earlier[-1].first) in {"aged", "ages"}
    ):
        age = dataclasses.replace(value, form=Form.AGE, unit="year", grain=1.0)
        return dataclasses.replace(found, value=age)  # "aged 34 and 41"
    if model.form not in _INHERITED or not 0 < found.first - earlier[-1].last <= _NEAR:
        return found
    if any(line.tag(k) in _VERBS for k in range(earlier[-1].last, found.first)):
        return found
    before = line.word(found.first - 1)
    named = line.text(found.first - 1)[:1].isupper() and line.word(found.first - 2) in _ELIDED
    after = line.word(found.last)
    closes = after != "of" and (after in _CLOSES or line.tag(found.last) in _CLOSING)
    if not (before in _ELIDED or named) or not closes:
        return found
    inherited = dataclasses.replace(value, form=model.form, unit=model.unit, assumed=model.assumed)
    return dataclasses.replace(found, value=inherited)
