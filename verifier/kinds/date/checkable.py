"""Which dates make a claim that a copy editor could check: a date with something that happened, happens or will happen then."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.lexicon import MONTH, WEEKDAY
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.reading import Reading
from verifier.kinds.date.scene import Scene
from verifier.kinds.date.value import Anchored, DateValue, Role
from verifier.text import Clause, Sentence, Span, Tense, Word, WordClass

_SAYING = frozenset(
    "say tell add note warn claim argue insist explain acknowledge believe think suggest stress emphasize emphasise recall maintain allege "
    "assert write complain joke reply respond comment remark observe mutter tweet quote mention testify".split()
)
"""Verbs that report words and nothing else; announcing, reporting a loss or denying a charge is an event of its own."""
_STATE = frozenset(
    "be have seem appear remain stay look feel sound live stand lie belong mean own know need want like".split()
)
"""Verbs of state (Quirk et al., 4.28 ff.): with a period that runs up to now they describe how things are."""
_PRESS = re.compile(
    r"\b(?:tell|tells|told|telling)\s+(?:(?:the|a|an|its|his|her)\s+)?(?:[\w'-]+\s+){0,3}?"
    r"(?:reporters?|journalists?|newspapers?|magazine|radio|television|TV|broadcaster|news|interviewers?|me|us|him|her|them|it|you)\b"
)
_NAMED_PRESS = re.compile(
    r"\b(?:tell|tells|told|telling)\s+(?:the\s+)?(?:[A-Z]{2,5}\b|(?:[A-Z][\w'.-]*\s+){0,3}?(?:Reuters|Bloomberg|Xinhua|Times|Post|Guardian"
    r"|Telegraph|Sun|Mail|Mirror|Star|Herald|Tribune|Gazette|Journal|Chronicle|Observer|News|Press|Radio|Television|Today|Express|Standard"
    r"|Echo|Courier|Argus|Bild|Spiegel|Monde|Figaro|Agency|Newswire)\b)"
)
_HOUSES = re.compile(
    r"\btold\s+(?:the\s+)?(?:[A-Z]\w+\s+)?(?:Parliament|Congress|Senate|House|Commons|Lords|Bundestag|Knesset|Duma|Assembly)\b"
)
_PREMISES = Pattern(
    r"\b(?:at|inside|outside|from) (?:an? |the |its |his |her |their )(?!(?:news|press|time|start|end|weekend|same)\b)[a-z]"
)
_VENUE = Pattern(
    r"\b(?:in|at|outside|near|inside) (?:an? |the |its |his |her |their )?(?:[a-z'-]+ ){0,3}?(?:[A-Z][\w'-]+)"
)
_GATHERING = re.compile(
    r"\b(?:meeting|gathering|(?<!news )(?<!press )conference|congress|convention|rally|hearing|summit|seminar|forum"
    r"|luncheon|lunch|dinner|breakfast|audience|crowd|committee|inquiry|court|tribunal|jury|parliament|council|assembly|workshop|symposium|panel|session|ceremony|service|vigil"
    r"|trade fair|fair|debate)s?\b",
    re.IGNORECASE,
)
_EVERY = Pattern(
    r"\b(?:[Ee]very|[Ee]ach|[Mm]ost|[Aa]lternate)(?: \w+)? $|\b(?:[Aa]|[Aa]n|[Oo]ne|[Ss]ome|[Aa]ny|[Aa]nother) $"
)
_INDEFINITE = frozenset("a an one some any another every each".split())
_COUNTED = frozenset(("later", "ago", "unit beside"))
_COMPARED = re.compile(r"\b(?:from|than|on|against|with)\s+$")
"""Before the base of a comparison: "up 9 percent from a year earlier"."""
_THAN = Pattern(r"(?i:more|less|fewer) than\b")
_MEASURED = re.compile(r"(?:per\s?cent|%|\d|\bpoints?)\s+$")
"""Before a "than" that compares amounts, not times: "9 percent more than a year ago"."""
_DATELINE = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:—|--|-)(?:\s|$)")
_LABELS = frozenset(
    "published updated posted filed dated modified on by at last first am pm gmt utc edt est bst cet et page".split()
)
_DATE_WORD = re.compile(rf"{MONTH}|{WEEKDAY}|\d+")
_END = attrgetter("end")


def excluded(reading: Reading, others: Span | None) -> str:
    """Why a date makes no checkable claim; '' where it makes one. ``others`` is what :func:`undated` says of the sentence."""
    value, start, end, clause, scene = reading.value, reading.start, reading.end, reading.clause, reading.scene
    if scene is None:
        return "no date"
    sentence, view = scene.sentence, scene.view
    if value.period is None and value.offset is None:
        return "not resolved" if scene.published is not None else "not resolved: the article has no publication date"
    if others is None or Span(sentence.span.start + start, sentence.span.start + end).contains(others):
        return "a date by itself"
    if _is_dateline(view, start, end):
        return "dateline"
    if view.rstrip().rstrip("\"')").endswith("?"):
        return "question"
    head = view[max(0, start - 72) : start]
    if (
        value.grain is Grain.DAY
        and _WEEKDAY_ONLY.fullmatch(view[start:end])
        and (_EVERY.search(head) or _one_of_many(sentence, start))
    ):
        return "no certain day"
    if reading.family in _COUNTED and (
        _COMPARED.search(head) or (_THAN.match(view[start:end]) and _MEASURED.search(head))
    ):
        return "what is compared with"
    if value.role is Role.GIVEN_UP:
        return "a date that was given up"
    if other := _something_else(reading, value, scene):
        return other
    if value.grain is Grain.DAY and value.role is Role.ON and _dates_only_the_saying(clause, sentence):
        return "date of the saying only"
    if _describes_now(value, clause, scene):
        return "how things are now, not an event"
    return ""


def _something_else(reading: Reading, value: DateValue, scene: Scene) -> str:
    """What the words tell instead of when something happened; '' where they tell that."""
    if value.grain is Grain.CENTURY and scene.modifies():
        return "age of a thing"
    if value.grain is Grain.YEAR and _names_event(scene, reading.start, reading.end):
        return "year that names something"
    return ""


_WEEKDAY_ONLY = Pattern(rf"{WEEKDAY}(?: \w+)?")


def _one_of_many(sentence: Sentence, start: int) -> bool:
    """ "a cold Monday": an article and adjectives before the weekday."""
    before = bisect_right(sentence.words, sentence.span.start + start, key=_END) - 1
    while before >= 0 and sentence.words[before].tag is WordClass.ADJECTIVE:
        before -= 1
    return before >= 0 and sentence.words[before].lower in _INDEFINITE


def undated(sentence: Sentence) -> Span | None:
    """From the first to the last word that tells neither a day nor a time; None in a byline or heading of nothing but these."""
    first = next(filter(_is_undated, sentence.words), None)
    return None if first is None else Span(first.start, next(filter(_is_undated, reversed(sentence.words))).end)


def _is_undated(word: Word) -> bool:
    other = word.tag is not WordClass.PUNCTUATION and word.lower.strip(".") not in _LABELS
    return other and not _DATE_WORD.fullmatch(word.text)


def _is_dateline(view: str, start: int, end: int) -> bool:
    """ "LISBON, Aug. 9 (Lusa) —": capitals before the date, a dash after it, at the head of the sentence."""
    head = view[:start].strip(" ,")
    if start > 60 or not _DATELINE.match(view[end : end + 48]):
        return False
    return all(word[0].isupper() or not word[0].isalpha() for word in head.split())


def _names_event(scene: Scene, start: int, end: int) -> bool:
    """ "the 2018 World Cup", "the 1951 Festival of Britain": the year is part of a name."""
    if end - start != 4:
        return False
    following = scene.next_word()
    return (
        following is not None
        and following.tag is WordClass.NAME
        and scene.previous_word() in {"the", "a", "its", "his", "her", "their"}
    )


def governing(sentence: Sentence, start: int, end: int) -> Clause:
    """The clause that a date belongs to.

    In "said on Wednesday it would close" the day is the saying's, though the next clause starts after "said"; at the end of a sentence
    ", Silva said" takes no date: "as soon as Tuesday, Silva said".
    """
    offset = sentence.span.start
    clause = sentence.clause_at(offset + start)
    at = sentence.clauses.index(clause)
    if at == 0:
        return clause
    before = sentence.clauses[at - 1]
    if before.reporting and _ADVERBIAL.fullmatch(sentence.view[clause.span.start - offset : start]):
        following = next((w for w in sentence.words if w.start >= offset + end), None)
        if following is not None and following.tag not in {
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.PAST,
            WordClass.PRESENT,
        }:
            return before
    if not clause.reporting or not clause.verbs or clause.verbs[0].start < offset + end:
        return clause
    closed = "," in sentence.view[end : clause.verbs[0].start - offset]
    return before if closed else clause


_ADVERBIAL = re.compile(r"\s*(?:(?:late|early)\s+)?(?:(?:on|in)\s+)?")


def _dates_only_the_saying(clause: Clause, sentence: Sentence) -> bool:
    """Whether the clause only says that somebody said something. Where it names a place or a gathering, that was an event: "told a
    gathering in Erlangen last week"."""
    if not clause.reporting or clause.predicate not in _SAYING or _acts_on_number(clause, sentence):
        return False
    offset = sentence.span.start
    words = sentence.view[clause.span.start - offset : clause.span.end - offset]
    if _GATHERING.search(words) or _HOUSES.search(words) or _PREMISES.search(words) or _place(words):
        return False
    at = sentence.clauses.index(clause) + 1
    if at < len(sentence.clauses) and _while_acting(sentence.clauses[at], sentence):
        return False
    if clause.predicate != "tell":
        return True
    return _PRESS.search(words) is not None or _NAMED_PRESS.search(words) is not None


def _acts_on_number(clause: Clause, sentence: Sentence) -> bool:
    """ "added 127,000 ovens", "recalled about 318,000 cookers": the verb is an act here, not a word."""
    after = [w for w in sentence.words if w.start >= clause.verbs[-1].end]
    while after and (
        after[0].tag is WordClass.ADVERB or after[0].lower in {"about", "around", "some", "another", "up", "to"}
    ):
        after.pop(0)
    return (
        clause.predicate in {"add", "recall", "claim", "note", "maintain"}
        and bool(after)
        and after[0].tag is WordClass.NUMBER
    )


def _while_acting(following: Clause, sentence: Sentence) -> bool:
    """ "said on Thursday as it reported a loss": the day dates what the next clause tells, too."""
    opener = next((w.lower for w in sentence.words if w.start >= following.span.start), "")
    return opener in {"as", "when", "while", "after"} and bool(following.verbs) and following.predicate not in _SAYING


def _place(words: str) -> bool:
    for match in _VENUE.finditer(words):
        last = match[0].split()[-1]
        if not _DATE_WORD.fullmatch(last):
            return True
    return False


def _describes_now(value: DateValue, clause: Clause, scene: Scene) -> bool:
    """ "Today it is a city of tarpaulins", "Tromso this week": a stretch that holds the day of publication, and no event in it."""
    today = scene.published
    period = value.period
    if today is None or period is None or not period.first <= today <= period.last:
        return False
    word = scene.view[scene.start : scene.end].lower()
    single = period.first == period.last
    if (
        value.anchored is not Anchored.PUBLISHED
        or value.role is not Role.ON
        or (single and not word.startswith(("today", "this ", "tonight")))
    ):
        return False
    if not clause.verbs:
        return not _DUE.search(scene.view)
    return clause.tense is Tense.PRESENT and clause.predicate in _STATE and not _DUE.search(scene.view)


_DUE = re.compile(r"\b(?:due|set|scheduled|expected|planned|held|open|on trial|in court)\b")
