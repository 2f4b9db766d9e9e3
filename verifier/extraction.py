"""From a document to its checkable claims: every kind over every sentence, each value with its clause and its context.

Drafts and archive go through the same functions, so that a draft's claim is compared with claims, never with raw text.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from verifier.claims import UNREAD, Claim, Context, Mention, Source
from verifier.kinds import BY_NAME, KINDS
from verifier.language.attribution import quotations
from verifier.language.lexicon import MONTHS, WEEKDAYS, stem
from verifier.text import Article, Clause, Document, Sentence, Span, Word, WordClass

_CONTENT = frozenset(
    {
        WordClass.NOUN,
        WordClass.NAME,
        WordClass.ADJECTIVE,
        WordClass.PAST,
        WordClass.PRESENT,
        WordClass.BASE,
        WordClass.PARTICIPLE,
        WordClass.GERUND,
    }
)
_EDGE = frozenset({WordClass.PUNCTUATION, WordClass.CONJUNCTION})
_LAST_EDGE = _EDGE | {WordClass.SUBORDINATOR}
_CALENDAR = WEEKDAYS | MONTHS
_PIECE = re.compile(r"\S+")
_CLOSING = frozenset(",.;:!?)")
_BEFORE_CLOSING = re.compile(r" (?=[,.;:!?)])")
_START, _END, _FIRST = attrgetter("start"), attrgetter("end"), attrgetter("span.start")


def mentions(document: Document) -> tuple[Mention[Any], ...]:
    """Every typed value of every kind, checkable or not, in the order of the text.

    A number inside a date ("Sept. 17", "10 days after") belongs to the date: counts that overlap a date are left out, but for those that
    make no claim anyway and only say what the date implies ("since 1927": so many years).
    """
    found = [mention for kind in KINDS for mention in kind.find(document)]
    dates = by_sentence(m for m in found if m.kind == "date")
    kept = [m for m in found if m.kind != "count" or m.excluded or not _any_overlaps(dates.get(m.sentence, ()), m.span)]
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end, bool(m.excluded), m.kind)))


def _any_overlaps(ordered: Sequence[Mention[Any]], span: Span) -> bool:
    """Whether one of the values, in order and without overlaps, shares a character with the span."""
    at = bisect_left(ordered, span.end, key=_FIRST)
    return at > 0 and ordered[at - 1].span.end > span.start


def by_sentence(found: Iterable[Mention[Any]]) -> dict[int, list[Mention[Any]]]:
    """Values by the sentence that holds them: what is told together is looked for there, not in the whole document."""
    grouped: dict[int, list[Mention[Any]]] = {}
    for mention in found:
        grouped.setdefault(mention.sentence, []).append(mention)
    return grouped


def extract(document: Document, *, implied: bool = False) -> tuple[Claim[Any], ...]:
    """The checkable claims of a document, in the order of the text; with ``implied`` those that its words only imply, too."""
    return claims_of(document, mentions(document), implied=implied)


def claims_of(document: Document, found: Sequence[Mention[Any]], *, implied: bool = False) -> tuple[Claim[Any], ...]:
    """What :func:`extract` returns, of the document's :func:`mentions`."""
    seen: dict[tuple[str, str, str], int] = {}
    claims: list[Claim[Any]] = []
    source = source_of(document.article)
    tellings = {index: _Telling(document, index, beside) for index, beside in by_sentence(found).items()}
    for mention in found:
        if mention.excluded and not (implied and mention.implied):
            continue
        claim = tellings[mention.sentence].claim(mention, source)
        key = (claim.kind, claim.quote, claim.words)
        occurrence = seen[key] = seen.get(key, -1) + 1
        claims.append(dataclasses.replace(claim, occurrence=occurrence) if occurrence else claim)
    return tuple(claims)


def unread(document: Document, found: Iterable[Mention[Any]]) -> tuple[str, ...]:
    """What the desk should know of sentences with more values than are read, of a document's :func:`mentions`: where each stands, and how
    many were."""
    warnings = []
    for index, values in by_sentence(found).items():
        for end in (m for m in values if m.excluded == UNREAD):
            at, after = (
                document.article.line_column(span.start) for span in (document.sentences[index].span, end.span)
            )
            read = sum(m.kind == end.kind for m in values) - 1
            warnings.append(
                f"{document.article.id}:{at[0]}: this sentence holds too many figures: {read} were read, and no figure from line "
                f"{after[0]}, column {after[1]} to its end was checked. Give each row of a table a line of its own."
            )
    return tuple(warnings)


def claim_of(document: Document, mention: Mention[Any], beside: Sequence[Mention[Any]] = ()) -> Claim[Any]:
    """The claim that a value makes, with its clause and context; checkable or not. ``beside`` are the values of its sentence."""
    return _Telling(document, mention.sentence, beside).claim(mention, source_of(document.article))


def source_of(article: Article) -> Source:
    """What evidence shows of an article."""
    return Source(article.id, article.published, article.title, article.outlet, article.url)


class _Telling:
    """A sentence and the values in it. What its claims have in common is worked out once, for a sentence of figures makes many."""

    def __init__(self, document: Document, index: int, beside: Sequence[Mention[Any]]) -> None:
        self._article = document.article
        self._sentence = document.sentences[index]
        self._beside = beside
        self._told: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        self._terms: dict[int, tuple[list[Word], tuple[str, ...]]] = {}

    def claim(self, mention: Mention[Any], source: Source) -> Claim[Any]:
        """The claim that one of the values makes."""
        article, sentence, hole = self._article, self._sentence, mention.mask
        text = article.text
        clause = sentence.clause_at(mention.span.start if mention.anchor is None else mention.anchor)
        around = _trim(sentence, clause, mention.span)
        return Claim(
            kind=mention.kind,
            value=mention.value,
            span=mention.span,
            clause=around,
            sentence=sentence.span,
            sentence_index=sentence.index,
            paragraph=sentence.paragraph,
            words=mention.span.of(text),
            quote=around.of(text),
            text=self._line.text,
            masked=self._line.without(hole),
            masked_clause=Span(self._line.at(around.start, hole), self._line.at(around.end, hole)),
            gap=self._line.at(hole.start, hole),
            context=self._context(clause, mention),
            source=source,
        )

    @cached_property
    def _line(self) -> OneLine:
        return OneLine(self._article.view, self._sentence.span)

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return quotations(self._article.view, self._sentence.span)

    @cached_property
    def _names(self) -> tuple[list[Span], list[str]]:
        """The names of the sentence: where they stand, and as they are written."""
        runs = list(_runs_of_names(self._sentence.words))
        return [Span(run[0].start, run[-1].end) for run in runs], [_written(run) for run in runs]

    def _names_without(self, value: Span) -> tuple[str, ...]:
        """The names of the sentence, without the value's own words."""
        spans, written = self._names
        first = bisect_right(spans, value.start, key=_END)
        last = bisect_left(spans, value.end, lo=first, key=_START)
        cut = [
            _written(rest)
            for name in spans[first:last]
            for side in (Span(name.start, value.start), Span(value.end, name.end))
            if (rest := self._sentence.words_in(side))
        ]
        return tuple(dict.fromkeys([*written[:first], *cut, *written[last:]]))

    def _context(self, clause: Clause, mention: Mention[Any]) -> Context:
        sentence, value = self._sentence, mention.span
        days = self._told_with(clause, mention, "date")
        places = self._told_with(clause, mention, "place")
        own_words = clause.reporting and sentence.source is not None
        return Context(
            subject=clause.subject.of(self._article.view),
            predicate=clause.predicate,
            said_by=None if own_words else sentence.source,
            tense=clause.tense,
            status=clause.status,
            negated=clause.negated,
            quoted=any(quote.contains(value) for quote in self._quotations),
            names=self._names_without(value),
            terms=self._terms_without(clause, value),
            when=_pair(days),
            where=next(iter(places)) if len(places) == 1 else (),
        )

    def _terms_without(self, clause: Clause, value: Span) -> tuple[str, ...]:
        """The stems of a clause's content words, without the value's own words."""
        key = clause.span.start
        if key not in self._terms:
            words = [word for word in self._sentence.words_in(clause.span) if word.tag in _CONTENT]
            self._terms[key] = words, tuple([stem(word.lower) for word in words])
        words, stems = self._terms[key]
        first = bisect_right(words, value.start, key=_END)
        last = bisect_left(words, value.end, lo=first, key=_START)
        return stems if first == last else stems[:first] + stems[last:]

    def _told_with(self, clause: Clause, mention: Mention[Any], kind: str) -> set[tuple[str, ...]]:
        """The distinct dates or places that the clause gives for what it tells, or else the sentence; as fields of their reports."""
        if mention.kind == kind:
            return set()
        key = kind, clause.span.start
        if key not in self._told:
            others = [m for m in self._beside if m.kind == kind and not (kind == "place" and m.excluded)]
            here = [m for m in others if clause.span.contains(m.span)] or others
            fields = [BY_NAME[kind].describe(m.value) for m in here]
            self._told[key] = (
                {(str(f["first"]), str(f["last"])) for f in fields if f["first"] and f["last"]}
                if kind == "date"
                else {(str(f["name"]), *map(str, f["within"])) for f in fields if isinstance(f["within"], list)}
            )
        return self._told[key]


def _trim(sentence: Sentence, clause: Clause, value: Span) -> Span:
    """The clause without the punctuation and the joining words at its ends, never cutting into the value."""
    words = sentence.words_in(clause.span)
    first, last = 0, len(words)
    while last > first and words[last - 1].tag in _LAST_EDGE and words[last - 1].end > value.end:
        last -= 1
    while first < last and words[first].tag in _EDGE and words[first].start < value.start:
        first += 1
    if first == last:
        return value
    return Span(min(words[first].start, value.start), max(words[last - 1].end, value.end))


class OneLine:
    """A stretch of a view with white space runs as one space, and the same without a value.

    No space before what closes a phrase, where taking the value out left one ("met on Monday, ..." without the day). It is taken apart
    once, for all values of a sentence.
    """

    __slots__ = ("_ends", "_places", "_starts", "text")

    def __init__(self, view: str, span: Span) -> None:
        pieces = [match.span() for match in _PIECE.finditer(view, span.start, span.end)]
        self._starts = [start for start, _ in pieces]
        self._ends = [end for _, end in pieces]
        self._places: list[int] = []
        place = 0
        for start, end in pieces:
            if place and view[start] not in _CLOSING:
                place += 1
            self._places.append(place)
            place += end - start
        self.text = _BEFORE_CLOSING.sub("", " ".join([view[start:end] for start, end in pieces]))

    def without(self, hole: Span) -> str:
        """The line without what stands in a span of the view."""
        before, space, after = self._around(hole)
        return f"{self.text[:before]}{' ' * space}{self.text[after:]}"

    def at(self, offset: int, hole: Span) -> int:
        """How many characters of the line without ``hole`` come from before an offset of the view: where that offset is in it."""
        if offset <= hole.start:
            return self._before(offset)
        before, space, after = self._around(hole)
        behind = self._before(offset) - after
        return before + space + behind if behind > 0 else before

    def _around(self, hole: Span) -> tuple[int, int, int]:
        """Where the hole begins in the line, how many spaces stand in its place, and where the line goes on."""
        before, after = self._before(hole.start), self._before(hole.end)
        rest = self.text[after : after + 2].lstrip(" ")
        after += self.text.startswith(" ", after)
        return before, int(before > 0 and rest != "" and rest[0] not in _CLOSING), after

    def _before(self, offset: int) -> int:
        """How many characters of the line come from before an offset."""
        k = bisect_left(self._starts, offset) - 1
        return 0 if k < 0 else self._places[k] + min(offset, self._ends[k]) - self._starts[k]


def _pair(days: set[tuple[str, ...]]) -> tuple[str, str] | None:
    if len(days) != 1:
        return None
    first, last = next(iter(days))
    return first, last


def _runs_of_names(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Runs of name words ("Recep Tayyip Erdogan"), without days and months."""
    for named, run in itertools.groupby(words, lambda word: word.tag is WordClass.NAME and word.lower not in _CALENDAR):
        if named:
            yield tuple(run)


def _written(words: Sequence[Word]) -> str:
    """Words of a name, without the possessive's ending."""
    return " ".join([word.text.removesuffix("'s") for word in words])
