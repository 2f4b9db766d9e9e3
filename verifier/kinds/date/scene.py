"""What surrounds a date expression, and which of several days it can mean.

News leaves out what its reader can supply: the year, the week, the day counted from. It is supplied here, from the article's day of
publication, the direction in which the clause looks, and the dates told before.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
from collections.abc import Iterable

from verifier.kinds.date.calendar import Grain, Period, on_or_after, on_or_before, shift
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import Sentence, Word, WordClass

NEAR, NEAR_IF_UNSURE = 31, 92
"""Days within which a coming date may be meant although the clause looks back, or the other way round ("the Nov. 16 vote")."""
FAR = 275
"""Days beyond which the date in the clause's own direction is so far off that the near one on the other side is meant: a text names the
year when the date is not of this one (AP Stylebook, "months")."""


class Direction(enum.StrEnum):
    """Where a clause looks from the day of publication."""

    BACK = "back"
    FORWARD = "forward"
    NEAREST = "nearest"
    """Its tense does not tell."""


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A date that the text gave before: what it is, where it stands, whether it only dates what somebody said."""

    value: DateValue
    period: Period
    sentence: int
    paragraph: int
    start: int
    end: int
    clause_start: int
    reporting: bool
    stems: frozenset[str]
    """Stems of the words of its clause and what follows in the sentence: the event that it dates."""

    def guessed(self) -> Known:
        """The same date, as one that may not be the one meant."""
        return dataclasses.replace(self, value=dataclasses.replace(self.value, firm=False))


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings of one expression: ``view[start:end]`` of its sentence, in offsets of the sentence's view.

    ``sure`` is false where the direction is no more than likely. ``perfect`` is true in the past perfect, which goes back from a time that
    the text tells and not from publication (Quirk et al., 4.24). ``names`` are month names that are people's in this text. ``known`` are
    the dates told so far, in order of the text, and for dates counted from others also those of the rest of the sentence; ``main`` is the
    first day in the past that the story told.
    """

    sentence: Sentence
    view: str
    start: int
    end: int
    published: datetime.date | None
    direction: Direction
    sure: bool
    present: bool
    perfect: bool
    clause_start: int
    names: frozenset[str]
    known: tuple[Known, ...]
    main: Known | None

    def before(self, width: int = 48) -> str:
        """Up to ``width`` characters before the expression."""
        return self.view[max(0, self.start - width) : self.start]

    def after(self, width: int = 48) -> str:
        """Up to ``width`` characters after the expression."""
        return self.view[self.end : self.end + width]

    def previous_word(self) -> str:
        """The word before, lower case, '' where punctuation or nothing stands there."""
        found = re.search(r"([\w'-]+)\s*$", self.before(32))
        return found[1].lower() if found else ""

    def next_word(self) -> Word | None:
        """The word that follows at once, with no mark between."""
        offset = self.sentence.span.start + self.end
        word = next((w for w in self.sentence.words if w.start >= offset), None)
        if (
            word is None
            or word.tag is WordClass.PUNCTUATION
            or not self.view[self.end : word.start - self.sentence.span.start].isspace()
        ):
            return None
        return word

    def modifies(self) -> bool:
        """Whether the expression stands before a noun that it belongs to ("the May meeting", "2018 delegates")."""
        word = self.next_word()
        return word is not None and word.tag in {WordClass.NOUN, WordClass.ADJECTIVE, WordClass.NUMBER}

    def opens(self) -> bool:
        """Whether the expression opens the sentence."""
        return not re.search(r"\w", self.view[: self.start])


def unresolved(grain: Grain, **fields: object) -> DateValue:
    """An expression whose date the article does not settle."""
    return of_period(None, grain, anchored=Anchored.PUBLISHED, **fields)


def choose(
    candidates: Iterable[Period | None], scene: Scene, grain: Grain, *, backward_only: bool = False
) -> DateValue:
    """Of the periods that a name without its year (or week) can mean, in order of time, the one that the text means.

    A clause that looks back means the last that has begun by the day of publication, one that looks forward the first that has not ended;
    the neighbour on the other side stays in ``others``. Where the tense does not tell, the nearer one.
    """
    published = scene.published
    periods = [p for p in candidates if p is not None]
    if published is None or not periods:
        return unresolved(grain)
    today = Period(published, published)
    back = max((p for p in periods if p.first <= published), key=lambda p: p.first, default=None)
    forward = min((p for p in periods if p.last >= published), key=lambda p: p.last, default=None)
    if back is None or forward is None:
        return of_period(back or forward, grain, anchored=Anchored.PUBLISHED, anchor=published)
    behind, ahead = back.gap(today), forward.gap(today)
    near = NEAR if scene.sure else NEAR_IF_UNSURE
    if backward_only or scene.previous_word() == "since":
        best, other = back, forward
    elif scene.direction is Direction.NEAREST:
        best, other = (back, forward) if behind <= ahead else (forward, back)
    elif scene.direction is Direction.BACK:
        best, other = (forward, back) if behind > FAR and ahead < near else (back, forward)
    else:
        best, other = (back, forward) if ahead > FAR and behind < near else (forward, back)
    others = () if best == other else (other,)
    return of_period(best, grain, others=others, even=not scene.sure, anchored=Anchored.PUBLISHED, anchor=published)


def weekday(scene: Scene, number: int) -> DateValue:
    """The day that a bare weekday means: the last such day for what has happened, the next for what is to come; today's own name is today.

    The other one is kept as a further reading only where the tense does not tell.
    """
    if scene.published is None:
        return unresolved(Grain.DAY)
    back, forward = on_or_before(scene.published, number), on_or_after(scene.published, number)
    value = choose((_one(back), _one(forward)), scene, Grain.DAY)
    if scene.sure:
        value = dataclasses.replace(value, others=())
    return _with_narrative(value, scene, number)


def _one(date: datetime.date | None) -> Period | None:
    return None if date is None else Period(date, date)


def _with_narrative(value: DateValue, scene: Scene, number: int) -> DateValue:
    """In a story told from a day long past, a bare weekday may be one of that day's week: kept as a further reading, and an even one where
    the day was told in this sentence or the one before."""
    told = last_told(scene)
    if told is None or scene.published is None or scene.direction is Direction.FORWARD:
        return value
    if told.value.grain is not Grain.DAY or (scene.published - told.period.last).days < LONG_PAST:
        return value
    around = [
        day
        for day in (on_or_before(told.period.first, number), on_or_after(told.period.first, number))
        if day is not None
    ]
    days = (Period(day, day) for day in sorted(set(around)))
    near = told.value.firm and told.sentence >= scene.sentence.index - 1
    return dataclasses.replace(value, others=(*value.others, *days), even=value.even or near)


LONG_PAST = 8
"""Days after which a weekday without "last" no longer reaches back ("Use the day of the week within seven days": AP Stylebook, "days")."""


def last_told(scene: Scene, *, finest: bool = True, within: int = 3, days: bool = False) -> Known | None:
    """The date told last before the expression: of an event in the same paragraph, else in one of the ``within`` sentences before.

    With ``finest`` only dates of a month or less count, and with ``days`` single days go before longer stretches. The day of a mere saying
    counts only where there is nothing else, and a day still ahead not where the clause looks back. From beyond the paragraph and the
    sentence before, what is told last is a guess: its value is not ``firm``.
    """
    here = scene.sentence
    found: list[Known] = []
    for known in scene.known:
        if (known.sentence, known.start) >= (here.index, scene.start):
            continue
        if known.sentence < here.index - within and known.paragraph != here.paragraph:
            continue
        if finest and (known.period.last - known.period.first).days > 31:
            continue
        ahead = scene.published is not None and known.period.first > scene.published
        if not (ahead and scene.direction is Direction.BACK):
            found.append(known)
    events = [k for k in found if not k.reporting]
    single = [k for k in events if k.period.first == k.period.last] if days else []
    if not found:
        return None
    best = (single or events or found)[-1]
    if best.paragraph == here.paragraph or best.sentence >= here.index - 1:
        return best
    return best.guessed()


def moved(period: Period, days: int) -> Period | None:
    """The period so many days later."""
    first, last = shift(period.first, days), shift(period.last, days)
    return None if first is None or last is None else Period(first, last)
