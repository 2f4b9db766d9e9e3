"""Dates counted from others in the text: "three days later", "that evening", "the following week", "10 days after the summit"."""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.amounts import Amount, in_hours, read_amount
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import HALF, HEDGE, IN_WEEKDAYS, NUMBER, TIME_OF_DAY, UNIT, WEEKDAY, weekday_number
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction, Known, Scene, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.language.lexicon import stem
from verifier.text import Word, WordClass

LEAD = 2
"""Sentences at the top of a story in which "five days after the storm" counts back from the day of publication."""
_THAT = 6
"""Sentences back to which "that weekend" can point."""
_EVENT_TAGS = frozenset({WordClass.NOUN, WordClass.NAME, WordClass.PAST})
_GENERIC = frozenset("day week month year time end start people".split())
_MONTH = 31
"""Days: longer dates do not say when an event was."""
_EVENT_WORDS = 7
"""Words after "two days after" that can name the event."""


def _later(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "three days later", "a year earlier": from the date told last, or, in the present tense, an event so long before publication."""
    amount = read_amount(match)
    if amount is None:
        return None if in_hours(match["unit"]) else unresolved(Grain.DAY)
    ahead = match["way"].lower().split()[0] in _LATER
    told = last_told(scene, finest=amount.grain in {Grain.DAY, Grain.WEEK}, days=amount.grain is Grain.DAY)
    if ahead and scene.present and scene.published is not None and not _follows_date(scene):
        # "Four weeks later the sums are being done": now is so long after it.
        return _before_publication(amount, scene.published)
    if told is None:
        if ahead and scene.published is not None and scene.sentence.index < LEAD:
            return dataclasses.replace(_before_publication(amount, scene.published), firm=False)
        return unresolved(amount.grain, offset=amount.days if ahead else -amount.days)
    value = _from(told, amount, 1 if ahead else -1)
    late = value.first is not None and scene.published is not None and value.first > scene.published
    if late and scene.direction is Direction.BACK and scene.sure:
        return unresolved(amount.grain)  # what has happened cannot lie ahead: it was counted from something else
    return value


def _follows_date(scene: Scene) -> bool:
    return any(k.sentence == scene.sentence.index and k.start < scene.start for k in scene.known)


def _before_publication(amount: Amount, published: datetime.date) -> DateValue:
    return amount.landing(amount.from_day(published, -1), Anchored.PUBLISHED, published)


def _from(told: Known, amount: Amount, sign: int) -> DateValue:
    """So far before or after a date that the text tells; as coarse as the coarser of the two."""
    first, last = amount.from_day(told.period.first, sign), amount.from_day(told.period.last, sign)
    if first is None or last is None:
        return unresolved(amount.grain)
    value = amount.landing(first, Anchored.TEXT, told.period.first)
    if told.period.first != told.period.last:
        end = amount.landing(last, Anchored.TEXT, None)
        value = dataclasses.replace(value, last=end.last or last, others=())
        if amount.grain is Grain.DAY:
            value = dataclasses.replace(value, grain=told.value.grain)
    return dataclasses.replace(value, slack=value.slack + told.value.slack, firm=told.value.firm)


def _since(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "it has been six years since the last case": the event is so long before publication."""
    amount = read_amount(match)
    if amount is None or scene.published is None:
        return unresolved(Grain.DAY)
    return _before_publication(amount, scene.published)


def _event(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "10 days after a summit": beside a date of its own clause it dates the summit; else it dates the clause, from the summit's day.

    At the head of a story ("Five days after the mountains shook, ...") it counts from the event to the day of publication.
    """
    if _DURATION.search(scene.before(24)):
        return None
    amount = read_amount(match)
    if amount is None:
        return None if in_hours(match["unit"]) else unresolved(Grain.DAY)
    words = _event_words(scene)
    sign = 1 if match["way"].lower().split()[0] in _LATER else -1
    if not words:
        told = last_told(scene)
        return unresolved(amount.grain) if told is None else _from(told, amount, sign)
    value = _event_value(amount, sign, words, scene)
    return dataclasses.replace(value, offset=sign * amount.days, event=" ".join(w.text for w in words))


def _fronted(words: tuple[Word, ...], scene: Scene) -> bool:
    """Whether the phrase opens its sentence and a comma closes it, so that it dates what the sentence goes on to tell."""
    offset = scene.sentence.span.start
    return scene.opens() and scene.view[words[-1].end - offset :].lstrip().startswith(",")


def _event_value(amount: Amount, sign: int, words: tuple[Word, ...], scene: Scene) -> DateValue:
    if (inside := _date_of_event(scene)) is not None:
        return _from(inside, amount, sign)
    if (own := _own_date(scene)) is not None:
        return _from(own, amount, -sign)
    found = _event_told(words, scene)
    lead = scene.sentence.index < LEAD and sign > 0 and (found is None or not found.value.firm)
    if lead and scene.published is not None:
        return dataclasses.replace(_before_publication(amount, scene.published), firm=_fronted(words, scene))
    return unresolved(amount.grain) if found is None else _from(found, amount, sign)


_DURATION = re.compile(r"\b(?:for|take|takes|took|taken|last|lasts|lasted|waited|another|spent|up to)\s+$")
"""Before a stretch of time that something took: "could run for eight days before parts grew scarce"."""
_LATER = frozenset(("later", "after", "afterwards", "afterward", "on", "following"))


def _event_words(scene: Scene) -> tuple[Word, ...]:
    """The words that name the event after "days after", up to a mark or the end of the clause."""
    offset = scene.sentence.span.start + scene.end
    words: list[Word] = []
    for word in scene.sentence.words:
        if word.start < offset:
            continue
        if word.tag is WordClass.PUNCTUATION or len(words) == _EVENT_WORDS:
            break
        words.append(word)
    return tuple(words)


def _event_told(words: tuple[Word, ...], scene: Scene) -> Known | None:
    """The date of the sentence before that speaks of the event, else, as a guess, the first day that the story tells."""
    wanted = {stem(w.lower) for w in words if w.tag in _EVENT_TAGS} - _GENERIC
    for known in reversed(scene.known):
        if known.sentence == scene.sentence.index or known.reporting:
            continue
        if (known.period.last - known.period.first).days <= _MONTH and wanted & known.stems:
            return known
    return None if scene.main is None else scene.main.guessed()


def _date_of_event(scene: Scene) -> Known | None:
    """The date that follows the event's words with no mark between ("two days after the bombing on Oct. 3")."""
    for known in scene.known:
        if known.sentence == scene.sentence.index and known.start >= scene.end:
            between = scene.view[scene.end : known.start]
            joined = between.split()[-1:] in ([], ["the"], ["on"], ["of"], ["in"])
            return known if joined and len(between) < 60 and not re.search(r"[,;:.()]", between) else None
    return None


def _own_date(scene: Scene) -> Known | None:
    """The date that the clause itself has, told shortly before ("on Monday, 10 days after a summit")."""
    best = None
    for known in scene.known:
        if known.sentence != scene.sentence.index or known.end > scene.start or known.reporting:
            continue
        days = (known.period.last - known.period.first).days
        if (
            days <= 31
            and known.start >= scene.clause_start - 60
            and len(scene.view[known.end : scene.start].split()) <= 12
        ):
            best = known
    return best


_UNITS = {
    "day": Grain.DAY,
    "night": Grain.DAY,
    "morning": Grain.DAY,
    "evening": Grain.DAY,
    "afternoon": Grain.DAY,
    "week": Grain.WEEK,
    "weekend": Grain.DAY,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
_WEEKEND = (5, 6)
_STEPS = {"that": 0, "same": 0, "next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


def _same_unit(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "that evening", "the same week", "the next day", "the previous year", "the month before": counted from the date told last."""
    unit = match["unit"].lower()
    grain = _UNITS[unit]
    way = (match["which"] or match["side"]).lower().split()[-1]
    step = _STEPS[way]
    told = last_told(scene, finest=grain in {Grain.DAY, Grain.WEEK}, within=_THAT)
    if match["side"] and (words := _event_words(scene)):
        found = _event_told(words, scene)
        told = found or told
    weekdays = _WEEKEND if unit == "weekend" else ()
    if told is None:
        return unresolved(grain, weekdays=weekdays)
    base = told.period.last if step > 0 else told.period.first
    if unit == "weekend":
        weekend = cal.weekend_of(base)
        moved = (
            None
            if weekend is None
            else cal.shift(weekend.first, 7 * step if weekend.contains(told.period) or step < 0 else 0)
        )
        period = None if moved is None else cal.weekend_of(moved)
    elif step == 0 and told.value.grain is grain and told.period.first != told.period.last:
        period = told.period
    else:
        target = cal.move(base, grain, step)
        period = None if target is None else cal.unit_of(target, grain)
    slack = (
        {Grain.DAY: 0, Grain.WEEK: 3, Grain.MONTH: 15}.get(grain, 0)
        if told.value.slack or not told.value.firm
        else told.value.slack
    )
    return of_period(
        period,
        grain,
        slack=slack,
        firm=told.value.firm,
        weekdays=weekdays,
        anchored=Anchored.TEXT,
        anchor=told.period.first,
    )


def _day_of_event(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "on the day the strike began", "the Tuesday after the sinking": the day of an event told before."""
    words = _event_words(scene)
    found = _event_told(words, scene)
    name = match.groupdict().get("weekday")
    weekdays = () if name is None else (weekday_number(name),)
    if found is None:
        return unresolved(Grain.DAY, weekdays=weekdays)
    if name is None:
        return of_period(
            found.period, found.value.grain, firm=found.value.firm, anchored=Anchored.TEXT, anchor=found.period.first
        )
    number = weekday_number(name)
    side = match["side"].lower()
    edge = cal.shift(found.period.first, -1) if side == "before" else cal.shift(found.period.last, 1)
    date = (
        None if edge is None else cal.on_or_before(edge, number) if side == "before" else cal.on_or_after(edge, number)
    )
    return _one(date, firm=found.value.firm, weekdays=weekdays, anchor=found.period.first)


def _one(date: datetime.date | None, **fields: object) -> DateValue:
    period = None if date is None else Period(date, date)
    return of_period(period, Grain.DAY, anchored=Anchored.TEXT, **fields)


def _within(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "within three days of the crash": from the event's day on."""
    amount = read_amount(match)
    if amount is None:
        return unresolved(Grain.DAY)
    found = _event_told(_event_words(scene), scene)
    if found is None:
        return unresolved(amount.grain)
    end = amount.from_day(found.period.last, 1)
    period = None if end is None else Period(found.period.first, end)
    return of_period(period, Grain.DAY, firm=found.value.firm, anchored=Anchored.TEXT, anchor=found.period.first)


_COUNT = rf"(?:(?P<hedge>(?i:{HEDGE})) )?(?P<number>(?i:{NUMBER}))(?P<half>{HALF})?[ -](?P<unit>{UNIT}|hours?)"
_END = r"\s*[.,;:)\"—]|\s*$"
"""Where a phrase ends: "two days before" with nothing that it would be before."""
_WHICH = r"[Tt]hat same|[Tt]hat|[Tt]he same|[Tt]hat very|[Tt]he next|[Tt]he following|[Tt]he previous|[Tt]he preceding"
_UNIT = r"(?P<unit>day|night|morning|evening|afternoon|weekend|week|month|quarter|year|decade)"
FAMILIES: tuple[Family, ...] = (
    Family(
        "later",
        Pattern(
            rf"\b{_COUNT}(?P<exact> to the day)? (?P<way>(?:later|earlier)(?! than\b)|previously|afterwards?|beforehand"
            rf"|(?:before|after)(?={_END}))",
            needs=("later", "earlier", "previously", "before", "after"),
        ),
        _later,
        told=True,
    ),
    Family(
        "from an event",
        Pattern(
            rf"\b{_COUNT}(?P<exact> to the day)? (?P<way>after|before|following|prior to|ahead of)\b(?! (?:that|which)\b)",
            needs=("after", "before", "following", "prior", "ahead"),
        ),
        _event,
        told=True,
    ),
    Family(
        "since an event",
        Pattern(rf"(?:(?<=been\s)|(?<=\sis\s)|(?<=was\s)){_COUNT}(?= since\b)", needs=("since",)),
        _since,
        told=True,
    ),
    Family(
        "within",
        Pattern(rf"\b[Ww]ithin (?:the )?{_COUNT}(?= of (?!each|one)\w)", needs=("within",)),
        _within,
        told=True,
    ),
    Family(
        "that unit",
        Pattern(
            rf"\b(?:(?P<which>{_WHICH}) (?:(?:late|early) )?{_UNIT}(?P<side>))\b(?! (?:of|last|next)\b| in \d)",
            needs=tuple(_UNITS),
        ),
        _same_unit,
        told=True,
    ),
    Family(
        "unit beside",
        Pattern(
            r"\b(?P<which>)[Tt]he (?P<unit>day|night|morning|evening|weekend|week|month|year) (?P<side>before|after)\b"
            rf"(?={_END}| (?:the|his|her|their|its|that|a|an|it|he|she|they|we|[A-Z])\b)",
            needs=("before", "after"),
        ),
        _same_unit,
        told=True,
    ),
    Family(
        "weekday beside",
        Pattern(
            rf"\b[Tt]he (?P<weekday>{WEEKDAY})(?: {TIME_OF_DAY})? (?P<side>before|after|following)\b(?! next\b)",
            needs=IN_WEEKDAYS,
        ),
        _day_of_event,
        told=True,
    ),
    Family(
        "day of an event",
        Pattern(
            r"\b(?:[Tt]he|[Tt]hat) (?:same )?(?:very )?day (?=(?:that|when|of|the|a|his|her|their|its)\b)",
            needs=("day",),
        ),
        _day_of_event,
        told=True,
    ),
)
