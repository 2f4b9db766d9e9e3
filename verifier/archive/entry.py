"""An article made ready to be stored: read, split into claims and embedded. The same for every store, whichever process made it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from verifier.archive.codec import encode_claim
from verifier.claims import Claim, Kind
from verifier.embedding import DocumentVectors, Texts, embed_texts, sentence_text, texts_of
from verifier.models.embedder import Embedder
from verifier.text import Article, Correction, Document, PublishedFrom

_WORD = re.compile(r"\w+")


@dataclasses.dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence as a store holds it: its place in the article, how many words it has, and its text with white space collapsed."""

    position: int
    paragraph: int
    heading: bool
    start: int
    end: int
    words: int
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as a store holds it: its kind, the position of its sentence, and all else as JSON (``archive.codec``)."""

    kind: str
    sentence: int
    data: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An article with all that a store keeps of it. ``stamp`` is its file's, where the store mirrors a folder.

    ``published`` is the day it may be used from; None where it has none. The time of a file says when it was copied here, not when it was
    published: such an article is kept, and not used.
    """

    article: Article
    stamp: str
    sentences: tuple[StoredSentence, ...]
    claims: tuple[StoredClaim, ...]
    vectors: DocumentVectors

    @property
    def published(self) -> str | None:
        """The day, as ISO text."""
        day = self.article.published
        return None if day is None or self.article.published_from is PublishedFrom.FILE_TIME else day.isoformat()

    @property
    def embedded(self) -> int:
        """How many texts its vectors are of."""
        return len(self.vectors.sentences) + len(self.vectors.masked) + 1


@dataclasses.dataclass(frozen=True, slots=True)
class Unread:
    """An article of a folder that could not be read: its id, the digest of its bytes ("" where they could not be had), the stamp of its
    file, and why, with the cure."""

    id: str
    digest: str
    stamp: str
    why: str


def _claims(document: Document, extract: Callable[[Document], tuple[Claim[Any], ...]]) -> tuple[Claim[Any], ...]:
    """The claims of a document; none of a retraction's notice, which tells again what it takes back."""
    article = document.article
    notice = article.correction is Correction.RETRACTED and article.corrects is not None
    return () if notice else extract(document)


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is still to be embedded."""

    article: Article
    stamp: str
    sentences: tuple[StoredSentence, ...]
    claims: tuple[StoredClaim, ...]
    texts: Texts


def extract_entry(
    document: Document,
    extract: Callable[[Document], tuple[Claim[Any], ...]],
    kinds: Mapping[str, Kind[Any]],
    stamp: str = "",
) -> Draft:
    """What is to be stored of a document, before it is embedded."""
    claims = _claims(document, extract)
    sentences = []
    for sentence in document.sentences:
        text = sentence_text(sentence.view)
        span, words = sentence.span, len(_WORD.findall(text))
        sentences.append(
            StoredSentence(sentence.index, sentence.paragraph, sentence.heading, span.start, span.end, words, text)
        )
    stored = (StoredClaim(c.kind, c.sentence_index, encode_claim(c, kinds[c.kind])) for c in claims)
    return Draft(document.article, stamp, tuple(sentences), tuple(stored), texts_of(document, claims))


def embed_entries(embedder: Embedder, drafts: Sequence[Draft]) -> list[Entry]:
    """The entries with their vectors."""
    vectors = embed_texts(embedder, [draft.texts for draft in drafts])
    return [Entry(d.article, d.stamp, d.sentences, d.claims, v) for d, v in zip(drafts, vectors, strict=True)]
