"""Where words come from: articles, sentences, clauses and words, with offsets that are never lost.

All offsets are half-open character (code point) offsets into ``Article.text``. Of a text file or a text field of a record that is the text
exactly as decoded: front matter, line endings, byte order mark and all. Of a format with markup, or a binary one, it is the text that was
taken out of it (docs/formats.md). ``Article.view`` is the same text, character for character, made easy to read by rules: typographic
quotes, dashes and spaces are folded and markup is blanked out, so ``view[a:b]`` and ``text[a:b]`` always speak of the same words.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``0 <= start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]


class PublishedFrom(enum.StrEnum):
    """Where a publication date was taken from."""

    OPTION = "option"
    FRONT_MATTER = "front-matter"
    """What the file says of itself: front matter, a record's field, a page's metadata."""
    TEXT = "text"
    FILE_TIME = "file-time"


class Correction(enum.StrEnum):
    """What the outlet has since said of an article."""

    NONE = "none"
    CORRECTED = "corrected"
    """It is a corrected version, or carries a correction."""
    RETRACTED = "retracted"
    """It was withdrawn, withheld or killed: no evidence for anything."""


@dataclasses.dataclass(frozen=True)
class Article:
    """A draft or an article of the archive: one text with what is known about it.

    ``id`` names it to people: the path as given for a draft, the path relative to the archive's root (with ``/``) for prior reporting. A
    record of a collection goes by its own id, else its address, else by the file and its number in it: "wires.jsonl#12".
    ``body`` is the part of the text that is copy: everything after the front matter.
    """

    id: str
    text: str = dataclasses.field(repr=False)
    view: str = dataclasses.field(repr=False)
    body: Span
    published: datetime.date | None = None
    published_from: PublishedFrom | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    digest: str = ""
    """SHA-256 of the file's bytes, or of a record's content, in hexadecimal."""
    language: str | None = None
    """A language tag (BCP 47): "en", "en-GB"."""
    correction: Correction = Correction.NONE
    corrects: str | None = None
    """The id or the address of the article that this one replaces."""

    def __post_init__(self) -> None:
        if len(self.text) != len(self.view):
            raise ValueError("view must have a character for each character of text")

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        text, starts, at = self.text, [0], 0
        while at < len(text):
            cr, lf = text.find("\r", at), text.find("\n", at)
            if cr == lf == -1:
                break
            at = min(x for x in (cr, lf) if x != -1)
            at += 2 if text.startswith("\r\n", at) else 1
            starts.append(at)
        return tuple(starts)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1; a byte order mark takes no column."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        mark = 1 if start == 0 and self.text.startswith("\ufeff") else 0
        return line, max(1, offset - start + 1 - mark)


class WordClass(enum.StrEnum):
    """A word's part in its sentence, as coarse as the rules need it."""

    PUNCTUATION = "punctuation"
    NUMBER = "number"
    NAME = "name"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    """Opens a clause: who, which, that, when, because."""
    TO = "to"
    """The infinitive's "to"."""
    NEGATION = "negation"
    MODAL = "modal"
    AUXILIARY = "auxiliary"
    """A form of be, have or do."""
    PAST = "past"
    """A finite past form: went, killed."""
    PRESENT = "present"
    """A finite present form: goes, they go."""
    BASE = "base"
    """The form after "to", a modal or do."""
    PARTICIPLE = "participle"
    """A past participle that is a verb: (was) killed, (troops) sent home."""
    GERUND = "gerund"
    """A form in -ing that is a verb."""


class Word(NamedTuple):
    """A word, number or punctuation mark of the view. ``lower`` is its lower-case form, ``lemma`` its dictionary form.

    A tuple, which is made three times as fast as a frozen dataclass: an archive has hundreds of millions of words.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: WordClass = WordClass.NOUN
    lemma: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Tense(enum.StrEnum):
    """When a clause says its event happens, seen from the moment of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"
    """No finite verb was found."""


class Status(enum.StrEnum):
    """How a clause presents its event."""

    DONE = "done"
    """Told as a fact, past or present."""
    PLANNED = "planned"
    """Announced, scheduled, expected or intended, and not told as done."""
    POSSIBLE = "possible"
    """Hypothetical: may, might, could, if."""
    DENIED = "denied"
    """Somebody is said to deny or reject it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence around one verb group.

    ``subject`` is the span of the words before the verb group that name who or what acts (empty span where none is found);
    ``verbs`` the words of the verb group ("are expected to meet"), ``predicate`` its last, meaning-carrying word ("meet").
    ``reporting`` is true where the clause only says that somebody said something ("Lavrov said on Friday").
    """

    span: Span
    subject: Span
    verbs: tuple[Word, ...]
    predicate: str
    tense: Tense
    status: Status
    negated: bool
    reporting: bool


@dataclasses.dataclass(frozen=True)
class Sentence:
    """One sentence, headline, byline or list item. ``index`` counts from 0 in the document, ``paragraph`` likewise."""

    span: Span
    index: int
    paragraph: int
    heading: bool
    view: str = dataclasses.field(repr=False)
    """The sentence's characters in the article's view."""
    words: tuple[Word, ...] = dataclasses.field(repr=False)
    clauses: tuple[Clause, ...] = dataclasses.field(repr=False)
    source: str | None = None
    """Who is said to have said it ("a monitoring group"), as written; None where the writer speaks."""

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds a character of the sentence (the last one that starts at or before it)."""
        return self.clauses[max(0, bisect_right(self.clauses, offset, key=_SPAN_START) - 1)]

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that lie wholly inside a span."""
        first = bisect_left(self.words, span.start, key=_START)
        return self.words[first : bisect_right(self.words, span.end, lo=first, key=_END)]


@dataclasses.dataclass(frozen=True)
class Document:
    """An article with its sentences read. Made by ``verifier.language.read``."""

    article: Article
    sentences: tuple[Sentence, ...]


_START, _END, _SPAN_START = attrgetter("start"), attrgetter("end"), attrgetter("span.start")
