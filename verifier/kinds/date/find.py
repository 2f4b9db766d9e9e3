"""Finding the dates of a document: every expression read in its surroundings, in the order of the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from verifier.claims import Mention
from verifier.kinds.date.calendar import Period
from verifier.kinds.date.checkable import excluded, governing
from verifier.kinds.date.direction import direction
from verifier.kinds.date.grammar import Found, scan
from verifier.kinds.date.parts import compose
from verifier.kinds.date.ranges import merge
from verifier.kinds.date.reading import Reading
from verifier.kinds.date.roles import mask_start, with_role
from verifier.kinds.date.scene import Known, Scene
from verifier.kinds.date.value import Anchored, DateValue
from verifier.language.lexicon import stem
from verifier.text import Document, Sentence, Span, Tense, WordClass

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
_GENERIC = frozenset("day week month year time end start people".split())


def find(document: Document) -> Iterator[Mention[DateValue]]:
    """Every date of the document, in order, without overlaps; those that make no checkable claim say why."""
    reader = _Reader(document)
    for sentence in document.sentences:
        yield from reader.read(sentence)


class _Reader:
    """Reads sentence by sentence and remembers the dates told."""

    def __init__(self, document: Document) -> None:
        self._published = document.article.published
        self._names = _people(document)
        self._known: list[Known] = []
        self._sentences = document.sentences
        self._stems: dict[int, list[tuple[int, str]]] = {}
        self._first: Known | None = None

    def read(self, sentence: Sentence) -> list[Mention[DateValue]]:
        candidates = scan(sentence.view)
        if not candidates:
            return []
        readings: list[Reading] = []
        for late in (False, True):
            for found in candidates:
                if found.family.told is late and not _taken(found, readings, late):
                    self._add(found, sentence, readings)
        readings.sort(key=lambda r: r.start)
        mentions = []
        for reading in merge(readings, sentence.view):
            scene = self._scene(reading.start, reading.end, sentence, readings)
            mentions.append(self._mention(reading, scene, sentence))
        self._remember(readings, sentence)
        return mentions

    def _add(self, found: Found, sentence: Sentence, readings: list[Reading]) -> None:
        scene = self._scene(found.start, found.end, sentence, readings)
        value = found.family.read(found.match, scene)
        if value is None:
            return
        value, start = compose(value, found.start, scene)
        if found.family.name == "the unit" and start == found.start and found.match["unit"].lower() != "weekend":
            return
        readings[:] = [r for r in readings if not (start < r.end and r.start < found.end)]
        nothing = value.period is None and value.anchored is Anchored.CALENDAR and value.offset is None
        clause = governing(sentence, found.start, found.end)
        value = with_role(value, start, found.end, scene, clause.negated)
        readings.append(Reading(start, found.end, value, found.family.name, None if nothing else scene, clause))

    def _scene(self, start: int, end: int, sentence: Sentence, readings: list[Reading]) -> Scene:
        clause = governing(sentence, start, end)
        way, sure = direction(sentence, clause, sentence.view, start)
        return Scene(
            sentence=sentence,
            view=sentence.view,
            start=start,
            end=end,
            published=self._published,
            direction=way,
            sure=sure,
            present=clause.tense is Tense.PRESENT and not sentence.heading,
            clause_start=clause.span.start - sentence.span.start,
            clause_end=clause.span.end - sentence.span.start,
            names=self._names,
            known=(
                *self._known,
                *(
                    _known(r, p, sentence)
                    for r in sorted(readings, key=lambda r: r.start)
                    if (p := r.value.period) is not None
                ),
            ),
            event_date=lambda stems: self._event(stems, sentence, readings),
        )

    def _mention(self, reading: Reading, scene: Scene, sentence: Sentence) -> Mention[DateValue]:
        offset = sentence.span.start
        span = Span(offset + reading.start, offset + reading.end)
        return Mention(
            kind="date",
            span=span,
            sentence=sentence.index,
            value=reading.value,
            mask=Span(offset + mask_start(sentence.view, reading.start), span.end),
            excluded=excluded(reading.value, reading.start, reading.end, reading.scene or scene, reading.clause),
        )

    def _remember(self, readings: list[Reading], sentence: Sentence) -> None:
        for reading in readings:
            period = reading.value.period
            if period is None:
                continue
            known = _known(reading, period, sentence)
            self._known.append(known)
            if self._first is None and self._may_be_main(known):
                self._first = known
        del self._known[:-_MEMORY]

    def _may_be_main(self, known: Known) -> bool:
        """A day in the past on which something happened: the first of a story dates what it is about, more often than not."""
        past = self._published is not None and known.period.last <= self._published
        return past and not known.reporting and known.period.first == known.period.last

    def _event(self, stems: frozenset[str], sentence: Sentence, readings: list[Reading]) -> Known | None:
        """The date of the sentence before that speaks of the event, else, as a guess, the first day that the story tells."""
        wanted = stems - _GENERIC
        for known in reversed(self._known):
            if known.reporting or (known.period.last - known.period.first).days > 31:
                continue
            near = {s for at, s in self._stems_of(known.sentence) if at >= known.clause_start}
            if wanted & near:
                return known
        first = self._first
        if first is None:
            return None
        return dataclasses.replace(first, value=dataclasses.replace(first.value, firm=False))

    def _stems_of(self, index: int) -> list[tuple[int, str]]:
        if index not in self._stems:
            sentence = self._sentences[index]
            self._stems[index] = [
                (w.start - sentence.span.start, stem(w.lower))
                for w in sentence.words
                if w.tag in {WordClass.NOUN, WordClass.NAME, WordClass.PAST, WordClass.PARTICIPLE}
            ]
        return self._stems[index]


def _taken(found: Found, readings: list[Reading], late: bool) -> bool:
    """Whether a reading made before covers the words. A date counted from others may swallow a shorter one ("the Tuesday after")."""
    for reading in readings:
        if found.start < reading.end and reading.start < found.end:
            swallows = (
                late
                and found.start <= reading.start
                and reading.end <= found.end
                and found.end - found.start > reading.end - reading.start
            )
            if not swallows:
                return True
    return False


def _known(reading: Reading, period: Period, sentence: Sentence) -> Known:
    return Known(
        value=reading.value,
        period=period,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        start=reading.start,
        end=reading.end,
        clause_start=reading.clause.span.start - sentence.span.start,
        reporting=reading.clause.reporting,
    )


def _people(document: Document) -> frozenset[str]:
    """Month names that are people's in this article ("Theresa May", "Mrs May", "April Jones")."""
    view = document.article.view
    names = {m[1] for m in _PERSON.finditer(view) if m[0].split()[0] not in _BEFORE_MONTH}
    return frozenset(names | {m[1] for m in _FIRST_NAME.finditer(view)})
