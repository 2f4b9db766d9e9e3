"""From a document to its checkable claims: every kind over every sentence, each value with its clause and its context.

Drafts and archive go through the same functions, so that a draft's claim is compared with claims, never with raw text.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from verifier.claims import Claim, Context, Mention, Source
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
_WORD = re.compile(r"\S+")


def mentions(document: Document) -> tuple[Mention[Any], ...]:
    """Every typed value of every kind, checkable or not, in the order of the text.

    A number inside a date ("Sept. 17", "10 days after") belongs to the date: counts that overlap a date are left out, but for those that
    make no claim anyway and only say what the date implies ("since 1927": so many years).
    """
    found = [mention for kind in KINDS for mention in kind.find(document)]
    dates = by_sentence(m for m in found if m.kind == "date")
    kept = [
        m
        for m in found
        if m.kind != "count" or m.excluded or not any(m.span.overlaps(d.span) for d in dates.get(m.sentence, ()))
    ]
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end, bool(m.excluded), m.kind)))


def by_sentence(found: Iterable[Mention[Any]]) -> dict[int, list[Mention[Any]]]:
    """Values by the sentence that holds them: what is told together is looked for there, not in the whole document."""
    grouped: dict[int, list[Mention[Any]]] = {}
    for mention in found:
        grouped.setdefault(mention.sentence, []).append(mention)
    return grouped


def extract(document: Document) -> tuple[Claim[Any], ...]:
    """The checkable claims of a document, in the order of the text."""
    seen: dict[tuple[str, str, str], int] = {}
    claims: list[Claim[Any]] = []
    found = mentions(document)
    beside = by_sentence(found)
    for mention in found:
        if mention.excluded:
            continue
        claim = claim_of(document, mention, beside[mention.sentence])
        key = (claim.kind, claim.quote, claim.words)
        occurrence = seen[key] = seen.get(key, -1) + 1
        claims.append(dataclasses.replace(claim, occurrence=occurrence))
    return tuple(claims)


def claim_of(document: Document, mention: Mention[Any], beside: Sequence[Mention[Any]] = ()) -> Claim[Any]:
    """The claim that a value makes, with its clause and context; checkable or not. ``beside`` are the values of its sentence."""
    article = document.article
    sentence = document.sentences[mention.sentence]
    clause = sentence.clause_at(mention.span.start if mention.anchor is None else mention.anchor)
    around = _trim(sentence, clause, mention.span)
    masked, offsets = collapse(article.view, sentence.span, mention.mask)
    return Claim(
        kind=mention.kind,
        value=mention.value,
        span=mention.span,
        clause=around,
        sentence=sentence.span,
        sentence_index=sentence.index,
        paragraph=sentence.paragraph,
        words=mention.span.of(article.text),
        quote=around.of(article.text),
        text=collapse(article.view, sentence.span, None)[0],
        masked=masked,
        masked_clause=Span(bisect_left(offsets, around.start), bisect_left(offsets, around.end)),
        gap=bisect_left(offsets, mention.mask.start),
        context=_context(article, sentence, clause, mention, beside),
        source=source_of(article),
    )


def source_of(article: Article) -> Source:
    """What evidence shows of an article."""
    return Source(article.id, article.published, article.title, article.outlet, article.url)


def _trim(sentence: Sentence, clause: Clause, value: Span) -> Span:
    """The clause without the punctuation and the joining words at its ends, never cutting into the value."""
    words = sentence.words_in(clause.span)
    first, last = 0, len(words)
    edge = {WordClass.PUNCTUATION, WordClass.CONJUNCTION}
    while last > first and words[last - 1].tag in edge | {WordClass.SUBORDINATOR} and words[last - 1].end > value.end:
        last -= 1
    while first < last and words[first].tag in edge and words[first].start < value.start:
        first += 1
    if first == last:
        return value
    return Span(min(words[first].start, value.start), max(words[last - 1].end, value.end))


def collapse(view: str, span: Span, hole: Span | None) -> tuple[str, tuple[int, ...]]:
    """``view[span]`` without ``hole`` and with white space runs as one space, and the offset in ``view`` of each of its characters."""
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in _stretches(view, span, hole):
        # No space before what closes a phrase, where taking the value out left one ("met on Monday, ..." without the day).
        if pieces and view[start] not in ",.;:!?)":
            pieces.append(" ")
            offsets.append(start)
        pieces.append(view[start:end])
        offsets.extend(range(start, end))
    return "".join(pieces), tuple(offsets)


def _stretches(view: str, span: Span, hole: Span | None) -> Iterator[tuple[int, int]]:
    parts = [(span.start, span.end)] if hole is None else [(span.start, hole.start), (hole.end, span.end)]
    for start, end in parts:
        for match in _WORD.finditer(view, start, max(start, end)):
            yield match.start(), match.end()


def _told_with(
    clause: Clause, mention: Mention[Any], beside: Sequence[Mention[Any]], kind: str
) -> set[tuple[str, ...]]:
    """The distinct dates or places that the clause gives for what it tells, or else the sentence; as fields of their reports."""
    if mention.kind == kind:
        return set()
    others = [m for m in beside if m.kind == kind and not (kind == "place" and m.excluded)]
    here = [m for m in others if clause.span.contains(m.span)] or others
    fields = [BY_NAME[kind].describe(m.value) for m in here]
    if kind == "date":
        return {(str(f["first"]), str(f["last"])) for f in fields if f["first"] and f["last"]}
    return {(str(f["name"]), *map(str, f["within"])) for f in fields if isinstance(f["within"], list)}


def _context(
    article: Article, sentence: Sentence, clause: Clause, mention: Mention[Any], beside: Sequence[Mention[Any]]
) -> Context:
    value = mention.span
    days = _told_with(clause, mention, beside, "date")
    places = _told_with(clause, mention, beside, "place")
    own_words = clause.reporting and sentence.source is not None
    return Context(
        subject=clause.subject.of(article.view),
        predicate=clause.predicate,
        said_by=None if own_words else sentence.source,
        tense=clause.tense,
        status=clause.status,
        negated=clause.negated,
        quoted=any(quote.contains(value) for quote in quotations(article.view, sentence.span)),
        names=names(sentence.words, value),
        terms=tuple(
            stem(w.lower) for w in sentence.words_in(clause.span) if w.tag in _CONTENT and not w.span.overlaps(value)
        ),
        when=_pair(days),
        where=next(iter(places)) if len(places) == 1 else (),
    )


def _pair(days: set[tuple[str, ...]]) -> tuple[str, str] | None:
    if len(days) != 1:
        return None
    first, last = next(iter(days))
    return first, last


def names(words: tuple[Word, ...], value: Span) -> tuple[str, ...]:
    """Runs of name words ("Recep Tayyip Erdogan"), without the value's own words, days and months."""
    found: list[str] = []
    run: list[str] = []
    for word in words:
        if word.tag is WordClass.NAME and word.lower not in WEEKDAYS | MONTHS and not word.span.overlaps(value):
            run.append(word.text.removesuffix("'s"))
            continue
        if run:
            found.append(" ".join(run))
            run = []
    if run:
        found.append(" ".join(run))
    return tuple(dict.fromkeys(found))
