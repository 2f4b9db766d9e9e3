"""What is asked of the index, and what it answers."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Sequence
from typing import Any

from verifier.claims import Claim
from verifier.embedding import DocumentVectors
from verifier.language.lexicon import CLOSED
from verifier.models.embedder import Vectors

_WORD = re.compile(r"[^\W_]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """How much each likeness counts in a candidate's score; each is a cosine, ``lexical`` a share of BM25 from 0 to 1.

    The search is best when vectors of the sentence, of the clause and of the document are added as they are, and words count double: over
    1,800 marked claims in six sets the right sentence is among the first 10 for 93 % and among the first 40 for 97 % (by the masked vectors
    alone: 86 % and 94 %). The optimum is flat: half or twice any weight costs less than a point. The window around the value
    is for the gate and adds nothing here. The figures are in docs/benchmarks.md.
    """

    masked: float = 1.0
    sentence: float = 1.0
    clause: float = 1.0
    document: float = 1.0
    lexical: float = 2.0
    window: float = 0.0


WEIGHTS = Weights()


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """Which documents a draft may use: dated, on ``as_of`` or before, and on ``since`` or after where that is given; not the file with
    the digest ``exclude`` (the draft's own text, where it lies in the archive); only of ``outlets``, where any are named."""

    as_of: datetime.date
    exclude: str = ""
    since: datetime.date | None = None
    outlets: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A draft's claim with its vectors, each of shape (d,), and the content words of its sentence, lower case, each once."""

    claim: Claim[Any]
    masked: Vectors
    sentence: Vectors
    clause: Vectors
    window: Vectors
    document: Vectors
    terms: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A reported claim beside a draft's claim.

    The likenesses are cosines, -1 to 1, save ``lexical``, 0 to 1; ``score`` is their weighted sum. ``sentence`` is the only one that has
    seen the values. ``key`` names the claim in the index as long as its article does not change.
    """

    claim: Claim[Any]
    masked: float
    sentence: float
    clause: float
    window: float
    document: float
    lexical: float
    score: float
    key: int


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbours:
    """The sentences before and after a reported one, in the order of its article, white space collapsed."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def make_queries(claims: Sequence[Claim[Any]], vectors: DocumentVectors) -> tuple[Query, ...]:
    """The queries for the claims of a whole draft, whose vectors ``verifier.embedding.embed_document`` has made."""
    return tuple(
        Query(
            claim=claim,
            masked=vectors.masked[i],
            sentence=vectors.sentences[claim.sentence_index],
            clause=vectors.clause[i],
            window=vectors.window[i],
            document=vectors.document,
            terms=content_words(claim.text),
        )
        for i, claim in enumerate(claims)
    )


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text that are not of a closed class, lower case, each once, in order; numbers are among them."""
    words = (word.lower() for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in words if word not in CLOSED))
