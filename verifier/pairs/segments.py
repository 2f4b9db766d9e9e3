"""What of a sentence goes with each of its values, and how the sentence presents it.

"Four rescuers died and seven were burned" holds two counts of rescuers; only the words that go with each tell which of them is meant. A
sentence is cut between neighbouring values at the last boundary that stands between them, as clauses are cut between verbs.
"""

from __future__ import annotations

import dataclasses
import enum
import itertools
from collections.abc import Sequence

from verifier.language.lexicon import RELATIVES
from verifier.text import Sentence, Span, Word, WordClass

_C = WordClass
_CUTS = frozenset({_C.PUNCTUATION, _C.CONJUNCTION, _C.SUBORDINATOR})
_STRONG = frozenset(";:—")
_CUTTING_WORDS = frozenset("against versus from to not rather instead compared up down".split())
"""Words, beside punctuation and conjunctions, at which the words of one value end and those of the next begin ("rose to 19 from 12")."""
_LED = 3
"""Words before a value in which a cutting word leads it ("from 12", "against some 40"); "moved to its present ground in 1921" is whole."""
_SKIPPED = frozenset({_C.DETERMINER, _C.ADVERB, _C.ADJECTIVE})
_TO_REACH = 3
"""Words behind a figure in which "to" leads to what it became: "from 40 aircraft to 28"."""
_REACH = 4
"""Words before or after a value in which what presents it is looked for."""


class Standing(enum.StrEnum):
    """How a sentence presents a value."""

    TOLD = "told"
    """As what is, was or will be."""
    COMPARED = "compared"
    """As what another value is held against, usually an earlier one: "up from a fifth", "against 61 million a year before"."""
    REJECTED = "rejected"
    """As what is not so: "six, not nine", "rather than the 26,944 announced", "instead of €2.3bn"."""
    REPLACED = "replaced"
    """As what a plan was changed from: "moved from Dec. 14 to Dec. 20"."""
    WANTED = "wanted"
    """As what somebody asked for, aimed at, or has room for: "had asked for eight years", "a target of 2,000", "which holds 41,000"."""
    POSSIBLE = "possible"
    """As what may yet be: "could rise to £14m", "with an option on 340 more"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Segment:
    """The words of a sentence that go with a value: their range, how they present it, and whether as a part of the value before it."""

    span: Span
    standing: Standing
    part: bool
    subject: Span | None = None
    """Who or what the segment is of, where that stands before an aside with another value: "The plane, bound for
    Lagos, came down in Ibadan"."""


def segments(sentence: Sentence, values: Sequence[Span], *, figures: bool) -> tuple[Segment, ...]:
    """The segment of each value of a sentence; ``values`` in the order of the text. Segments of different values do not overlap.

    ``figures`` says that the values are figures, not days or places, of which "from" may say where a journey or a period began.
    """
    if not values:
        return ()
    paired = figures and len(values) > 1
    cuts = [sentence.span.start]
    joined = [figures and _of_one(sentence, before, after) for before, after in itertools.pairwise(values)]
    for before, after in itertools.pairwise(values):
        cuts.append(max(cuts[-1], _cut(sentence, before, after)))
    cuts.append(sentence.span.end)
    ranges = _ranges(cuts, joined)
    asides = [
        # Several values may stand in one aside: each has its own part of it.
        None if aside is None else Span(max(aside.start, around.start), min(aside.end, around.end))
        for aside, around in zip(
            (*(_aside(sentence, value, after) for value, after in itertools.pairwise(values)), None),
            ranges,
            strict=True,
        )
    ]
    subjects = [None, *(None if aside is None else Span(sentence.span.start, aside.start) for aside in asides[:-1])]
    ends = (sentence.span.start, *(min(before.end, after.start) for before, after in itertools.pairwise(values)))
    return tuple(
        Segment(
            aside or around,
            _presented(sentence, value, aside or around, since, paired=paired, several=len(values) > 1),
            around.start > sentence.span.start and _is_part(sentence, around),
            subject,
        )
        for value, around, since, aside, subject in zip(values, ranges, ends, asides, subjects, strict=True)
    )


def _of_one(sentence: Sentence, part: Span, whole: Span) -> bool:
    """Whether two figures are a part and its whole, of which one thing is told: "six of the ten shops", "19 of the 22 members"."""
    between = [word.lower for word in sentence.words_in(Span(part.end, max(part.end, whole.start)))]
    return between[:1] == ["of"] and len(between) <= _TO_REACH and "and" not in between


def _ranges(cuts: Sequence[int], joined: Sequence[bool]) -> tuple[Span, ...]:
    """The range of each segment between the cuts; a part and its whole have one range."""
    ranges = [Span(start, end) for start, end in itertools.pairwise(cuts)]
    for i, one in enumerate(joined):
        if one:
            ranges[i] = ranges[i + 1] = Span(ranges[i].start, ranges[i + 1].end)
    return tuple(ranges)


def _aside(sentence: Sentence, value: Span, after: Span) -> Span | None:
    """The aside that a value stands in: what follows the subject between commas, with a relative pronoun, a participle, an adjective or a
    preposition at its head, before the verb that tells the next value."""
    before = sentence.words_in(Span(sentence.span.start, value.start))
    opening = next((i for i, w in enumerate(before) if w.text == ","), None)
    if opening is None or opening + 1 >= len(before) or any(w.tag in _FINITE for w in before[:opening]):
        return None
    head = before[opening + 1]
    if head.tag not in _ASIDE_HEADS and head.lower not in RELATIVES | _ONCE:
        return None
    until = after.start if after.start > value.end else sentence.span.end
    between = sentence.words_in(Span(value.end, until))
    closing = next((i for i, w in enumerate(between) if w.text == ","), None)
    if closing is None or not any(w.tag in _FINITE or w.tag is _C.PARTICIPLE for w in between[closing:]):
        return None
    return Span(before[opening].end, between[closing].start)


def _presented(sentence: Sentence, value: Span, around: Span, since: int, *, paired: bool, several: bool) -> Standing:
    """The standing of a value; where it is one of several figures, it may be told as wanted or possible by the words ``since`` the one
    before it."""
    found = standing(sentence, value, around, paired=paired, several=several)
    return _unreal(sentence, value, Span(since, around.end)) if paired and found is Standing.TOLD else found


def _cut(sentence: Sentence, before: Span, after: Span) -> int:
    """Where the words of one value end and those of the next begin: at the strongest boundary between them, the last of its strength."""
    between = sentence.words_in(Span(before.end, max(before.end, after.start)))
    strong = [i for i, w in enumerate(between) if w.text in _STRONG]
    led = len(between) - _LED
    weak = [i for i, w in enumerate(between) if w.tag in _CUTS or (w.lower in _CUTTING_WORDS and i >= led)]
    if not strong and not weak:
        return _before_verb(between, before.end)
    at = strong[-1] if strong else weak[-1]
    while not strong and at - 1 in weak:
        at -= 1  # a run of marks (", not", "up from") belongs to the value behind it
    if between[at].lower in RELATIVES and at > 0 and between[at - 1].tag is _C.PREPOSITION:
        at -= 1  # "of whom", "in which"
    return between[at].start


def _before_verb(between: Sequence[Word], otherwise: int) -> int:
    """Where the last verb between two values begins, with its subject where that is a pronoun; ``otherwise`` where there is none."""
    verbs = [i for i, w in enumerate(between) if w.tag in _FINITE]
    if not verbs:
        return otherwise
    at = verbs[-1]
    return between[at - 1 if at > 0 and between[at - 1].tag is _C.PRONOUN else at].start


_ASIDE_HEADS = frozenset({_C.PARTICIPLE, _C.PAST, _C.ADJECTIVE, _C.PREPOSITION, _C.ADVERB})
_FINITE = frozenset({_C.MODAL, _C.AUXILIARY, _C.PAST, _C.PRESENT})
_WHOLES = frozenset("which whom them it these those".split())


def _is_part(sentence: Sentence, around: Span) -> bool:
    """Whether a segment tells its value as a part of what was told before: "of which £9m", "four of them"."""
    words = [w.lower for w in sentence.words_in(around)]
    return any(a == "of" and b in _WHOLES for a, b in itertools.pairwise(words))


_AGAINST = frozenset("against versus than vs".split())
_COMPARING = (("compared", "with"), ("compared", "to"))
_REJECTING = (("not",), ("rather", "than"), ("instead", "of"), ("and", "not"))
_CHANGING = frozenset(
    "move shift switch change postpone transfer relocate bring put delay reschedule push revise correct amend rename rearrange rebook "
    "defer adjourn extend advance divert reroute swap convert hold".split()
)
"""Verbs by which a plan, a date, a place or a published figure becomes another ("brought forward from", "corrected from")."""
_PLANNED = frozenset(
    "due scheduled planned set slated booked meant supposed expected billed timetabled pencilled listed awarded earmarked assigned called "
    "fixed promised budgeted costed priced bound".split()
)
_AT_FIRST = frozenset("originally initially previously formerly".split())
_ONCE = frozenset({"first", "once"})
"""The same right before the word of planning: "once set for March", "first awarded to Turin"; not in "the first planned"."""
_NOW = frozenset("now instead eventually but".split())
"""Words by which what was planned at first is told apart from what stands: "due on March 28, will now be played on April 4"."""
_FORMER = frozenset("earlier before previously ago".split())
_PERIODS = frozenset("year month week quarter season day decade time".split())


def standing(sentence: Sentence, value: Span, around: Span, *, paired: bool, several: bool = False) -> Standing:
    """How a sentence presents the value at a span, by the words next to it and at the start of its segment.

    ``paired`` says that the sentence has another figure of the same sort, so that "from" may tell where a change began,
    ``several`` that it has another value of the kind at all, so that one of them may be a plan that was given up.
    """
    before = sentence.words_in(Span(sentence.span.start, value.start))
    lead = list(before[-(_REACH + 2) :])
    while lead and lead[-1].tag in _SKIPPED:
        lead.pop()
    words = tuple(word.lower for word in lead)
    opening = _opening(sentence.words_in(Span(around.start, value.start)))
    inside = sentence.words_in(Span(around.start, value.start))
    adjoining = not any(
        word.text == "," for word in inside[1:]
    )  # "not from Riga, with 40 tourists aboard" does not deny the 40
    for marks in _REJECTING:
        if words[-len(marks) :] == marks or (opening[: len(marks)] == marks and adjoining):
            return Standing.REJECTED
    after = sentence.words_in(Span(value.end, around.end))
    if (several and _denied_before_but(sentence, value, before)) or _in_aside_of_nothing(sentence, value):
        return Standing.REJECTED
    if words[-2:] == ("out", "of") and (
        any(word.lemma in _CHANGING for word in before[-8:])
        or _leads_into(sentence.words_in(Span(value.end, sentence.span.end)))
    ):
        return Standing.REPLACED
    if words and words[-1] == "from":
        if any(word.lemma in _CHANGING for word in before[-8:]):
            return Standing.REPLACED
        behind = sentence.words_in(Span(value.end, sentence.span.end))[:_TO_REACH]
        changed = any(w.lower == "to" for w in (*behind, *before[-8:-1]))
        if (len(words) > 1 and words[-2] in {"up", "down"}) or (paired and changed):
            return Standing.COMPARED
    if _until(sentence, value) or (several and _is_former_plan(sentence, before)):
        return Standing.REPLACED
    for found in (words[-1:], opening[:1]):
        if found and found[0] in _AGAINST:
            return Standing.COMPARED
    if words[-2:] in _COMPARING or opening[:2] in _COMPARING:
        return Standing.COMPARED
    return Standing.COMPARED if _is_former(after) else Standing.TOLD


_WANTING = frozenset(
    "ask seek want demand request hope target goal aim quota claim capacity hold seat accommodate fit propose "
    "recommend suggest call".split()
)
"""What somebody wants, aims at or has room for: the figure behind such a verb or noun is not what came of it."""
_MAYBE = frozenset({"could", "may", "might", "option", "potential", "potentially", "add-ons", "bonus", "bonuses"})
_UNREAL_REACH = 6


def _unreal(sentence: Sentence, value: Span, around: Span) -> Standing:
    """Whether the words of a figure's segment tell it as wanted or as possible, not as what is so."""
    before = sentence.words_in(Span(around.start, value.start))[-_UNREAL_REACH:]
    after = sentence.words_in(Span(value.end, around.end))
    if any(w.lower in _MAYBE for w in before):
        return Standing.POSSIBLE
    if any(w.lemma in _WANTING or w.lower in _WANTING for w in before):
        return Standing.WANTED
    behind = [w.lower for w in after[:_REACH]]
    return Standing.WANTED if {"target", "goal", "capacity"} & set(behind) else Standing.TOLD


def speaks_of_unreal(words: Sequence[Word]) -> frozenset[Standing]:
    """How a statement's words may present a figure beside telling it: by any of the words of :func:`standing`, wherever they stand."""
    told = {w.lower for w in words} | {w.lemma for w in words}
    found = {Standing.POSSIBLE} if told & (_MAYBE | _OPEN) else set()
    return frozenset(found | ({Standing.WANTED} if told & (_WANTING | _ROOM) else set()))


_OPEN = frozenset("can would will eventually rise reach up maximum total if facing face faces".split())
_ROOM = frozenset("room space place plan need require planned due should must would capacity full".split())


def _denied_before_but(sentence: Sentence, value: Span, before: Sequence[Word]) -> bool:
    """Whether a clause denies what stands in it and goes on with "but" to what is so: "did not meet in Oslo, as
    reported, but in Bergen"."""
    near = {word.lower for word in before[-_PLAN_REACH:]}
    if not (near & {"not", "never"} or any(word.endswith("n't") for word in near)):
        return False
    behind = sentence.words_in(Span(value.end, sentence.span.end))
    at = next((i for i, word in enumerate(behind) if word.lower == "but"), None)
    return at is not None and not any(word.tag in _FINITE for word in behind[at : at + 3])


def _in_aside_of_nothing(sentence: Sentence, value: Span) -> bool:
    """Whether a value stands in an aside that tells a plan, of what did not come about or came about elsewhere: "The match, planned for
    Osaka, was called off", or, cut out of its sentence, "which had been billed for Derby, was switched"."""
    aside = _aside(sentence, value, sentence.span) or _cut_aside(sentence, value)
    if aside is None or not _PLANNED & {word.lower for word in sentence.words_in(aside)}:
        return False
    behind = sentence.words_in(Span(aside.end, sentence.span.end))[1:_VERB_REACH]
    undone = any(word.lower in _CALLED_OFF or word.lower.endswith("n't") for word in behind)
    return undone or any(word.lemma in _MOVING and word.tag is _C.PARTICIPLE for word in behind)


def _cut_aside(sentence: Sentence, value: Span) -> Span | None:
    """The aside that a fragment opens with: what goes from a relative pronoun or a participle to the comma before a finite verb."""
    if not sentence.words or (sentence.words[0].tag is not _C.PARTICIPLE and sentence.words[0].lower not in RELATIVES):
        return None
    behind = sentence.words_in(Span(value.end, sentence.span.end))
    closing = next((i for i, word in enumerate(behind) if word.text == ","), None)
    if closing is None or not any(word.tag in _FINITE for word in behind[closing + 1 : closing + 2]):
        return None
    return Span(sentence.span.start, behind[closing].start)


_VERB_REACH = 5
_MOVING = frozenset("move shift switch transfer relocate postpone delay reschedule rearrange".split())
_CALLED_OFF = frozenset("not never off cancelled canceled scrapped abandoned dropped shelved".split())


def _is_former_plan(sentence: Sentence, before: Sequence[Word]) -> bool:
    """Whether what stands before a day or a place tells it as the plan of another time: "originally due in Riga", "had been set for May 3";
    "due on March 28" alone does where the sentence goes on to what holds now."""
    near = [word.lower for word in before[-_PLAN_REACH:]]
    last = before[-1].end if before else 0
    behind = [word.lower for word in sentence.words if word.start >= last]
    contrast = any(word in _NOW and behind[i + 1 : i + 2] != ["of"] for i, word in enumerate(behind))
    if contrast and any(near[i : i + 2] in (["was", "to"], ["were", "to"]) for i in range(len(near))):
        return True  # "was to have begun on Friday but came into force on Sunday"
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in _PLANNED and not _sets_out(near, i)), None)
    if at is None:
        return False
    lead = near[max(0, at - 3) : at]
    if _AT_FIRST & set(lead) or "had" in lead or (_ONCE & set(lead[-1:]) and "the" not in lead[-2:-1]):
        return True
    return contrast


_PLAN_REACH = 6


def _until(sentence: Sentence, value: Span) -> bool:
    """Whether what a value tells held up to a time, and the sentence goes on to what holds now: "kept its boats in Gabes until 2019 and now
    sails from Sfax"."""
    behind = [word.lower for word in sentence.words_in(Span(value.end, sentence.span.end))]
    return behind[:1] == ["until"] and "now" in behind


def _sets_out(words: Sequence[str], at: int) -> bool:
    """Whether "set" is the verb of a start ("set off from Riga", "set out for"), and not of a plan."""
    return words[at] == "set" and words[at + 1 : at + 2] in (["off"], ["out"], ["forth"])


def _leads_into(after: Sequence[Word]) -> bool:
    """Whether what follows a place goes on to another: "out of Aarau and into a hall in Olten"."""
    return "into" in [word.lower for word in after[:_TO_REACH]]


_MEANT = (
    "should have|ought to have|was to have|were to have|would have|was supposed to|were supposed to|had been due|had been set|"
    "had been scheduled|had been planned|had been meant|had been listed|had been booked|was originally|were originally|was first due"
)
_GIVEN_UP = tuple(tuple(phrase.split()) for phrase in _MEANT.split("|"))
"""What tells a thing as it was meant to be and did not come about (the modal perfect: Quirk et al., A Comprehensive Grammar, 4.62)."""


def speaks_of_the_given_up(words: Sequence[Word]) -> bool:
    """Whether a statement tells of what was to be: "should have begun in Riga", "had been due on Monday"."""
    told = [word.lower for word in words]
    return any(tuple(told[i : i + len(marks)]) == marks for marks in _GIVEN_UP for i in range(len(told)))


def _opening(words: Sequence[Word]) -> tuple[str, ...]:
    """The first words of a segment, without the punctuation and conjunctions before them."""
    start = next((i for i, w in enumerate(words) if w.tag not in {_C.PUNCTUATION, _C.CONJUNCTION}), len(words))
    return tuple(w.lower for w in words[start : start + 2])


def _is_former(after: Sequence[Word]) -> bool:
    """Whether the words behind a value put it into an earlier period: "a year earlier", "the year before"."""
    words = [word.lower for word in after]
    return any(
        words[i] in _PERIODS and i + 1 < len(words) and words[i + 1] in _FORMER for i in range(min(len(words), _REACH))
    )
