"""A statement and its evidence, read: documents, the claims to judge, and every value of the evidence as a claim."""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Sequence
from typing import Any

from verifier import language, reading
from verifier.claims import UNREAD, Claim, Mention
from verifier.extraction import by_sentence, claim_of, claims_of, mentions
from verifier.kinds import BY_NAME
from verifier.language.lexicon import stem
from verifier.pairs.items import Pair
from verifier.pairs.terms import Told
from verifier.text import Document, Span, Tense, WordClass

NEAREST = 8
"""Evidence sentences of a text looked at for a statement, the nearest by shared terms: the one that decides is nearly always among them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A pair, read.

    ``claims`` are those of the statement to judge, ``beside`` the other values of the statement; ``whole`` holds the documents that have
    words, ``evidence`` the same cut to their nearest sentences, and ``reported`` every value of these as a claim, checkable or not: whoever
    gives evidence has said that it counts. ``stated`` and ``told`` are the terms of the statement and of all the evidence.
    """

    pair: Pair
    statement: Document
    claims: tuple[Claim[Any], ...]
    beside: tuple[Claim[Any], ...]
    whole: tuple[Document, ...]
    evidence: tuple[Document, ...]
    reported: tuple[tuple[Claim[Any], ...], ...]
    stated: Told
    told: Told
    cut: bool = False
    """Whether the statement holds more figures than are read: what was not read is not borne out."""


def read_pair(pair: Pair, whole: tuple[Document, ...] | None = None) -> Reading | None:
    """The pair, read; None where the statement has no words. ``whole`` is its evidence where :func:`read_evidence` has read it before."""
    statement = read(pair.claim, f"{pair.id}.txt", pair.claim_date)
    if statement is None:
        return None
    found = mentions(statement)
    claims, beside = _claims(statement, found, pair)
    whole = read_evidence(pair) if whole is None else whole
    stated, told = Told.of([statement]), Told.of(whole)
    evidence = _nearest(whole, stated, told)
    reported = tuple(claims_in(document) for document in evidence)
    cut = any(mention.excluded == UNREAD for mention in found)
    return Reading(pair, statement, claims, beside, whole, evidence, reported, stated, told, cut)


def read_evidence(pair: Pair) -> tuple[Document, ...]:
    """The texts of a pair's evidence that have words, read."""
    return tuple(
        document
        for number, text in enumerate(pair.evidence)
        if (document := read(text, f"evidence[{number}]", pair.evidence_date)) is not None
    )


def read(text: str, id: str, day: datetime.date) -> Document | None:
    """A text as a document; None where it has no words to read.

    Statements and evidence are often clauses cut out of a sentence. One without an end mark would be read as a headline, in which words in
    capitals are no names and a place is no scene; it gets a full stop, which leaves every offset as it is. That stop is no part of the
    article's ``body``: an abbreviation at the end ("in Mar") takes it for its own, and :func:`_own` takes it back.
    """
    if not any(character.isalnum() for character in text):
        return None
    ended = text if text.rstrip().endswith(_ENDS) else f"{text.rstrip()}."
    document = _with_past(language.read(reading.read_text(ended, id=id, date=day)))
    if ended is text:
        return document
    end = len(text.rstrip())
    body = Span(min(document.article.body.start, end), end)
    return dataclasses.replace(document, article=dataclasses.replace(document.article, body=body))


def _with_past(document: Document) -> Document:
    """The document with the verb that a cut-off subject leaves at its head read as finite: "won the toss on Saturday" is a past tense.

    A sentence begins with a capital; what begins with a small letter was cut out of one.
    """
    if not document.sentences:
        return document
    first, *others = document.sentences
    word, clause = first.words[0] if first.words else None, first.clauses[0] if first.clauses else None
    if word is None or clause is None or not word.text[:1].islower() or clause.tense is not Tense.NONE:
        return document
    if word.tag not in {WordClass.PARTICIPLE, WordClass.PAST} or clause.verbs[:1] != (word,):
        return document
    told = dataclasses.replace(clause, tense=Tense.PAST)
    return dataclasses.replace(
        document, sentences=(dataclasses.replace(first, clauses=(told, *first.clauses[1:])), *others)
    )


_ENDS = (".", "!", "?", '"', "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{HORIZONTAL ELLIPSIS}")


def _own(document: Document, claim: Claim[Any]) -> Claim[Any]:
    """A claim of a document that :func:`read` has made, without the full stop that the text does not have."""
    end = document.article.body.end
    if max(claim.span.end, claim.clause.end) <= end:
        return claim
    span, clause = (Span(min(of.start, end), min(of.end, end)) for of in (claim.span, claim.clause))
    text = document.article.text
    return dataclasses.replace(claim, span=span, clause=clause, words=span.of(text), quote=clause.of(text))


def claims_in(document: Document) -> tuple[Claim[Any], ...]:
    """Every value of a document as a claim, checkable or not."""
    found = mentions(document)
    beside = by_sentence(found)
    return tuple(_own(document, claim_of(document, mention, beside[mention.sentence])) for mention in found)


TIME_UNITS: dict[str, float] = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
"""Units of time, in days; months and years by the mean of the calendar."""


def durations_in(document: Document) -> tuple[Claim[Any], ...]:
    """The counts of a document, lengths of time inside dates included ("two days" in "two days after the storm").

    A length has to be told as one: "since 2009" is a date.
    """
    counts = (_own(document, claim_of(document, mention)) for mention in BY_NAME["count"].find(document))
    return tuple(claim for claim in counts if not _is_length(claim) or _told_as_length(claim.words))


def _is_length(claim: Claim[Any]) -> bool:
    return str(BY_NAME[claim.kind].describe(claim.value).get("unit")) in TIME_UNITS


def _told_as_length(words: str) -> bool:
    """Whether words name a unit of time, or stand for a length or an age without one ("aged nine")."""
    parts = words.lower().replace("-", " ").replace("'", " ").split()
    return any(stem(part) in TIME_UNITS for part in parts) or not any(p.isdigit() and len(p) == 4 for p in parts)


def with_lengths(claims: Sequence[Claim[Any]], document: Document) -> tuple[Claim[Any], ...]:
    """The values of a document, with the lengths of time inside its dates ("three weeks" in "three weeks before he died"), in order."""
    others = [claim for claim in claims if claim.kind != "count"]
    return tuple(sorted((*others, *durations_in(document)), key=lambda claim: (claim.span.start, claim.span.end)))


def _claims(
    statement: Document, found: Sequence[Mention[Any]], pair: Pair
) -> tuple[tuple[Claim[Any], ...], tuple[Claim[Any], ...]]:
    """The statement's claims and its other values; with a value given, the one claim that those words make, checkable or not.

    Where no value of the kind asked for is found in the words, one of another kind is taken: "nearly four decades" can be asked for as a
    date, and is read as a count of years.
    """
    if pair.value is None:
        return tuple(_own(statement, claim) for claim in claims_of(statement, found)), ()
    wanted = pair.named
    fitting = [m for m in found if m.span.overlaps(wanted)]
    fitting = [m for m in fitting if pair.kind in {None, m.kind}] or fitting
    if not fitting:
        return (), tuple(_own(statement, claim_of(statement, m)) for m in found)
    chosen = max(fitting, key=lambda m: _shared(m, wanted))
    beside = by_sentence(found)
    return (
        (_own(statement, claim_of(statement, chosen, beside[chosen.sentence])),),
        tuple(_own(statement, claim_of(statement, m)) for m in found if m is not chosen),
    )


def _shared(mention: Mention[Any], wanted: Span) -> tuple[int, int]:
    shared = min(mention.span.end, wanted.end) - max(mention.span.start, wanted.start)
    return shared, -len(mention.span)


def _nearest(whole: Sequence[Document], stated: Told, told: Told) -> tuple[Document, ...]:
    """The documents, each cut to the sentences that share most terms with the statement, in their order, numbered anew.

    A shared term counts for the more the fewer sentences have it (inverse document frequency, Sparck Jones 1972): in a story, a figure or
    a name from the statement leads to the sentence meant, and the words of its subject stand everywhere.
    """
    total = len(told.sentences)
    weights = {
        key: math.log1p(total / len({i for i, _ in told.places[key]})) for key in stated.places if key in told.places
    }
    first = 0
    cut = []
    for document in whole:
        shared = [
            math.fsum(weights.get(key, 0.0) for key in {term.key for term in sentence})
            for sentence in told.sentences[first : first + len(document.sentences)]
        ]
        first += len(document.sentences)
        kept = sorted(sorted(range(len(shared)), key=lambda i: (-shared[i], i))[:NEAREST])
        sentences = tuple(dataclasses.replace(document.sentences[i], index=n) for n, i in enumerate(kept))
        cut.append(dataclasses.replace(document, sentences=sentences))
    return tuple(cut)


def words_around(claim: Claim[Any]) -> tuple[list[str], list[str]]:
    """The words of a claim's sentence before its own and behind them, as ``tokens``; a clause may end right behind a value."""
    words = " ".join(claim.words.split())
    at = claim.text.rfind(words, 0, claim.span.start - claim.sentence.start + len(words))
    if at < 0:
        return [], []
    return tokens(claim.text[:at]), tokens(claim.text[at + len(words) :])


def tokens(words: str) -> list[str]:
    """The words and numbers of a text in lower case, hyphens and apostrophes parting them."""
    return "".join(c if c.isalnum() else " " for c in words.lower()).split()
