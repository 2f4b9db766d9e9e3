"""A small deterministic world for tests of the index: an embedder that hashes words, two kinds of claims, and a format of articles.

An article is a line ``title | date`` (the date may be missing) and a sentence a line. Whole numbers make claims of the kind "number", words
that end in "ville" claims of the kind "town".
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from verifier.archive import ArchiveReader, Index, open_index
from verifier.claims import Claim, Comparison, Context, Json, Kind, Mention, Outcome, Rule, Source
from verifier.errors import InputError
from verifier.models import Vectors
from verifier.text import Article, Document, PublishedFrom, Sentence, Span

DIMENSION = 32
_WORD = re.compile(r"\w+")


def word_vector(word: str) -> Vectors:
    """A direction of its own for every word."""
    seed = int.from_bytes(hashlib.sha256(word.lower().encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)


class HashEmbedder:
    """The vector of a text is the sum of its words' vectors. ``texts`` counts what was embedded."""

    name = "hashed words"
    dimension = DIMENSION

    def __init__(self, revision: str = "1") -> None:
        self.revision = revision
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.embed_spans(texts, [()] * len(texts))[0]

    def embed_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> tuple[Vectors, list[Vectors]]:
        self.texts += len(texts)
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        pooled = []
        for row, (text, wanted) in enumerate(zip(texts, spans, strict=True)):
            words = [(Span(*match.span()), word_vector(match.group())) for match in _WORD.finditer(text)]
            vectors[row] = _unit([word_vector("^"), *(vector for _, vector in words)])
            inside = [_unit([vector for where, vector in words if where.overlaps(span)]) for span in wanted]
            pooled.append(np.array(inside, dtype=np.float32).reshape(len(wanted), DIMENSION))
        return vectors, pooled


def _unit(vectors: Sequence[Vectors]) -> Vectors:
    if not vectors:
        return np.zeros(DIMENSION, dtype=np.float32)
    total: Vectors = np.sum(vectors, axis=0)
    unit: Vectors = (total / np.sqrt(np.square(total, dtype=np.float64).sum())).astype(np.float32)
    return unit


class FakeKind(Kind[str]):
    """Values are strings; two agree if they are equal."""

    rules: ClassVar[tuple[Rule, ...]] = ()
    examples: ClassVar[tuple[tuple[str, str], ...]] = ()
    counterexamples: ClassVar[tuple[str, ...]] = ()
    pattern: ClassVar[re.Pattern[str]]

    def find(self, document: Document) -> Iterable[Mention[str]]:
        for sentence in document.sentences:
            for match in self.pattern.finditer(document.article.view, sentence.span.start, sentence.span.end):
                span = Span(*match.span())
                yield Mention(self.name, span, sentence.index, match.group(), span)

    def compare(self, draft: str, reported: str) -> Comparison:
        return Comparison(Outcome.AGREES if draft == reported else Outcome.CONFLICTS, "fake", "")

    def describe(self, value: str) -> dict[str, Json]:
        return {"value": value}

    def say(self, value: str) -> str:
        return value

    def encode(self, value: str) -> dict[str, Any]:
        return {"v": value}

    def decode(self, data: Mapping[str, Any]) -> str:
        return str(data["v"])


class NumberKind(FakeKind):
    name = "number"
    pattern = re.compile(r"\b\d+\b")


class TownKind(FakeKind):
    name = "town"
    pattern = re.compile(r"\b\w+ville\b")


KINDS: dict[str, Kind[Any]] = {"number": NumberKind(), "town": TownKind()}


def read_text(text: str, id: str, digest: str = "") -> Document:
    """A text of the tests' format as a document."""
    head, _, rest = text.partition("\n")
    title, _, day = head.partition(" | ")
    published = datetime.date.fromisoformat(day) if day else datetime.date(2000, 1, 1)
    source = PublishedFrom.FRONT_MATTER if day else PublishedFrom.FILE_TIME
    article = Article(
        id, text, text, Span(len(head) + 1, len(text)), published, source, title, "The Test", digest=digest
    )
    sentences: list[Sentence] = []
    at = len(head) + 1
    for line in rest.split("\n"):
        if line.strip():
            index = len(sentences)
            sentences.append(Sentence(Span(at, at + len(line)), index, index // 2, False, line, (), ()))
        at += len(line) + 1
    return Document(article, tuple(sentences))


def parse(article: Article) -> Document:
    return Document(article, read_text(article.text, article.id).sentences)


def read_file(path: Path, id: str) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("The file cannot be read.", path=id, cure="Check it.") from error
    text = data.decode()
    if "BROKEN" in text:
        raise InputError("This article is broken.", path=id, cure="Mend it.")
    return read_text(text, id, hashlib.sha256(data).hexdigest())


def extract(document: Document) -> tuple[Claim[Any], ...]:
    article = document.article
    source = Source(article.id, article.published, article.title, article.outlet, article.url)
    claims = []
    for mention in sorted((m for kind in KINDS.values() for m in kind.find(document)), key=lambda m: m.span):
        sentence = document.sentences[mention.sentence]
        gap = mention.span.start - sentence.span.start
        masked = sentence.view[:gap] + sentence.view[gap + len(mention.span) :]
        claims.append(
            Claim(
                kind=mention.kind,
                value=mention.value,
                span=mention.span,
                clause=sentence.span,
                sentence=sentence.span,
                sentence_index=sentence.index,
                paragraph=sentence.paragraph,
                words=mention.span.of(article.text),
                quote=sentence.span.of(article.text),
                text=sentence.view,
                masked=masked,
                masked_clause=Span(0, len(masked) // 2),
                gap=gap,
                context=Context(terms=tuple(masked.lower().split())),
                source=source,
            )
        )
    return tuple(claims)


def find(reference: Path) -> Iterable[tuple[Path, str]]:
    files = sorted(reference.glob("*.txt"))
    if not files:
        raise InputError("The folder holds no articles.", path=str(reference), cure="Put some there.")
    return [(file, file.name) for file in files]


def fake_reader(version: str = "1") -> ArchiveReader:
    return ArchiveReader(find, read_file, extract, KINDS, version, parse)


class Archive:
    """A folder of articles that can be edited, and its index."""

    def __init__(self, reference: Path, embedder: HashEmbedder | None = None) -> None:
        self.reference = reference
        self.embedder = embedder or HashEmbedder()
        self.version = "1"
        self.messages: list[str] = []
        reference.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, text: str) -> None:
        (self.reference / name).write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.reference / name).unlink()

    def open(self, **options: Any) -> Index:
        """The index; ``embedder.texts`` then says how many texts this embedded."""
        self.embedder.texts = 0
        say = self.messages.append
        make_reader = functools.partial(fake_reader, self.version)
        return open_index(self.reference, self.embedder, make_reader=make_reader, message=say, warn=say, **options)

    @property
    def reader(self) -> ArchiveReader:
        return fake_reader(self.version)

    @property
    def folder(self) -> Path:
        return self.reference.with_name(self.reference.name + ".verify-index")
