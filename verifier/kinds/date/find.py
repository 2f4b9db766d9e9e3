"""Finding the dates of a document: every expression read in its surroundings, in the order of the text."""

from __future__ import annotations

import dataclasses
import re
from bisect import insort
from collections.abc import Iterator
from operator import attrgetter

from verifier.claims import Mention
from verifier.kinds.date.checkable import excluded, governing, undated
from verifier.kinds.date.direction import direction
from verifier.kinds.date.grammar import Found, scan
from verifier.kinds.date.parts import compose
from verifier.kinds.date.ranges import merge
from verifier.kinds.date.reading import Reading
from verifier.kinds.date.roles import mask_start, with_role
from verifier.kinds.date.scene import Known, Scene
from verifier.kinds.date.stretches import stretches
from verifier.kinds.date.value import Anchored, DateValue
from verifier.language.lexicon import stem
from verifier.text import Clause, Document, Sentence, Span, Tense, WordClass

_MEMORY = 24
"""Dates told before that are kept in mind: enough for a feature's worth of paragraphs, and a bound on the work per expression."""
_PERSON = re.compile(
    r"\b(?:[A-Z][a-z]+|Mrs?\.?|Ms\.?|Miss|Dr\.?|Sir|Lady)\s+(March|April|May|June|August)\b(?!\s+\d|,?\s+\d{4})"
)
_BEFORE_MONTH = frozenset(
    "In Since Until Till By From During For Of To Through Before After Early Late Mid Last Next This That Previous Between And Or On At "
    "The Monday Tuesday Wednesday Thursday Friday Saturday Sunday Around Throughout".split()
)
_FIRST_NAME = re.compile(r"(?:^|(?<=[.!?\"]\s)|(?<=\n))(March|April|May|June|August)\s+[A-Z][a-z]+")
_EVENT_TAGS = frozenset({WordClass.NOUN, WordClass.NAME, WordClass.PAST, WordClass.PARTICIPLE})
_START = attrgetter("start")


def find(document: Document) -> Iterator[Mention[DateValue]]:
    """Every date of the document, in order, without overlaps; those that make no checkable claim say why. Linear in its length."""
    reader = _Reader(document)
    for sentence in document.sentences:
        for stretch in stretches(sentence):
            yield from reader.read(stretch)


class _Reader:
    """Reads sentence by sentence and remembers the dates told."""

    def __init__(self, document: Document) -> None:
        self._published = document.article.published
        self._names = _people(document)
        self._known: list[Known] = []
        self._main: Known | None = None

    def read(self, sentence: Sentence) -> Iterator[Mention[DateValue]]:
        candidates = scan(sentence.view)
        readings: list[Reading] = []
        for told in (False, True):
            for found in candidates:
                if found.family.told is told and not _taken(found, readings):
                    self._add(found, sentence, readings)
        others = undated(sentence) if readings else None
        for reading in merge(readings, sentence.view):
            yield _mention(reading, sentence, others)
        for reading in readings:
            self._remember(reading)

    def _add(self, found: Found, sentence: Sentence, readings: list[Reading]) -> None:
        clause = governing(sentence, found.start, found.end)
        scene = self._scene(found, sentence, clause, readings)
        value = found.family.read(found.match, scene)
        if value is None:
            return
        value, start = compose(value, found.start, scene)
        if found.family.name == "the unit" and start == found.start and found.match["unit"].lower() != "weekend":
            return
        value = with_role(value, start, found.end, scene, clause.negated)
        no_date = value.period is None and value.anchored is Anchored.CALENDAR and value.offset is None
        reading = Reading(
            start=start,
            end=found.end,
            value=value,
            family=found.family.name,
            clause=clause,
            scene=None if no_date else dataclasses.replace(scene, start=start),
            known=_known(value, start, found.end, sentence, clause),
        )
        readings[:] = [r for r in readings if not (start < r.end and r.start < found.end)]
        insort(readings, reading, key=_START)

    def _scene(self, found: Found, sentence: Sentence, clause: Clause, readings: list[Reading]) -> Scene:
        way, sure = direction(sentence, clause, sentence.view, found.start)
        return Scene(
            sentence=sentence,
            view=sentence.view,
            start=found.start,
            end=found.end,
            published=self._published,
            direction=way,
            sure=sure,
            present=clause.tense is Tense.PRESENT and not sentence.heading,
            perfect=_past_perfect(clause),
            clause_start=clause.span.start - sentence.span.start,
            names=self._names,
            known=(*self._known, *(r.known for r in readings if r.known is not None)),
            main=self._main,
        )

    def _remember(self, reading: Reading) -> None:
        if reading.known is None:
            return
        self._known.append(reading.known)
        del self._known[:-_MEMORY]
        if self._main is None and self._may_be_main(reading.known):
            self._main = reading.known

    def _may_be_main(self, known: Known) -> bool:
        """A day in the past on which something happened: the first of a story dates what it is about, more often than not."""
        past = self._published is not None and known.period.last <= self._published
        return past and not known.reporting and known.period.first == known.period.last


def _mention(reading: Reading, sentence: Sentence, others: Span | None) -> Mention[DateValue]:
    offset = sentence.span.start
    span = Span(offset + reading.start, offset + reading.end)
    return Mention(
        kind="date",
        span=span,
        sentence=sentence.index,
        value=reading.value,
        mask=Span(offset + mask_start(sentence.view, reading.start), span.end),
        excluded=excluded(reading, others),
    )


def _past_perfect(clause: Clause) -> bool:
    """ "had called", "had been playing up"; not "had a meeting"."""
    return len(clause.verbs) > 1 and clause.verbs[0].lower in {"had", "'d", "hadn't"} and clause.tense is Tense.PAST


def _taken(found: Found, readings: list[Reading]) -> bool:
    """Whether a reading made before covers the words. A date counted from others may swallow a shorter one ("the Tuesday after")."""
    for reading in readings:
        if found.start < reading.end and reading.start < found.end:
            covers = found.start <= reading.start and reading.end <= found.end
            longer = found.end - found.start > reading.end - reading.start
            if not (found.family.told and covers and longer):
                return True
    return False


def _known(value: DateValue, start: int, end: int, sentence: Sentence, clause: Clause) -> Known | None:
    period = value.period
    if period is None:
        return None
    return Known(
        value=value,
        period=period,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        start=start,
        end=end,
        clause_start=clause.span.start - sentence.span.start,
        reporting=clause.reporting,
        stems=frozenset(stem(w.lower) for w in sentence.words if w.start >= clause.span.start and w.tag in _EVENT_TAGS),
    )


def _people(document: Document) -> frozenset[str]:
    """Month names that are people's in this article ("Theresa May", "Mrs May", "April Jones")."""
    view = document.article.view
    names = {m[1] for m in _PERSON.finditer(view) if m[0].split()[0] not in _BEFORE_MONTH}
    return frozenset(names | {m[1] for m in _FIRST_NAME.finditer(view)})
