"""Train the support model of ``verify pairs`` (models/support.json).

    python tools/train_support.py models/training/newsroom/* --pairs FILE.jsonl ... [-o models/support.json]

Two sorts of examples. From each marked set, statements that one of its articles bears out (headlines, and clauses of drafts that an editor
found consistent), and the same with one word planted wrong: a number, a day, a name, a noun. From each file of labelled pairs (lines as
``verify pairs`` takes them, with a "label"), pairs in an order that a seed shuffles. The regression for whole articles learns from both,
the one for brief evidence from the pairs. Equal arguments give equal bytes.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier import language, reading
from verifier.evaluation import Gold, read_gold
from verifier.gate import Weights
from verifier.language.lexicon import CLOSED, MONTHS, WEEKDAYS
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs.features import DIRECTIONS, FEATURES
from verifier.pairs.items import Pair, pair_of
from verifier.pairs.reading import read_pair
from verifier.pairs.support import Support, dump, features_of
from verifier.text import Document, Word, WordClass
from verifier.training import fit
from verifier.verdicts import Label

SEED = 20261124
L2 = 3.0
"""Strength of the penalty on squared weights, in units of rows; the model hardly changes between 1 and 30."""
PER_FILE = 2000
"""Pairs taken of a file: no set of another sort of text should outweigh the news."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Features (n, len(FEATURES)) and labels (n,), 1 for a statement that its evidence bears out."""

    features: NDArray[np.float64]
    labels: NDArray[np.float64]


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """A pair and whether its evidence bears its statement out."""

    pair: Pair
    borne_out: bool


def planted(folder: Path, rng: random.Random) -> Iterator[Example]:
    """What a set's articles bear out, each as it is and with an error planted: their headlines, and the clauses of its drafts of which
    an editor has marked every claim as consistent with an article.

    Both are told in other words than the article's. Its own clauses would teach that whatever is no copy is wrong.
    """
    articles = {
        found.id: language.read(reading.read_article(found.path, id=found.id))
        for found in reading.find_articles([folder / "reference"])
    }
    pools = {name: _pool(document) for name, document in articles.items()}
    for text, name, day in (*_headlines(articles), *_clauses(folder)):
        document = articles[name]
        article = document.article
        elsewhere = [word for other, pool in pools.items() if other != name for word in pool]
        statement = language.read(reading.read_text(text, id="statement", date=day))
        wrong = _with_error(statement, pools[name], elsewhere, rng)
        if wrong is not None:
            for claim, borne_out in ((text, True), (wrong, False)):
                evidence = (article.body.of(article.text),)
                yield Example(Pair(name, claim, evidence, day, article.published or day), borne_out)


_Statement = tuple[str, str, datetime.date]
"""A statement, the id of the article that bears it out, and its day."""


def _headlines(articles: dict[str, Document]) -> Iterator[_Statement]:
    for name, document in articles.items():
        article = document.article
        if article.title is not None and article.published is not None:
            yield f"{article.title}.", name, article.published


def _clauses(folder: Path) -> Iterator[_Statement]:
    by_quote: dict[tuple[str, str], list[Gold]] = {}
    for gold in read_gold(folder / "gold.jsonl"):
        by_quote.setdefault((gold.draft, gold.quote), []).append(gold)
    for (name, quote), marks in by_quote.items():
        documents = {piece.document for gold in marks for piece in gold.evidence}
        if len(documents) == 1 and all(gold.verdict is Label.CONSISTENT for gold in marks):
            draft = reading.read_article(folder / "drafts" / name)
            if draft.published is not None:
                yield f"{quote}.", documents.pop(), draft.published


_Pool = list[tuple[str, str]]


def _pool(document: Document) -> _Pool:
    """The words of a document that can be planted in another: (sort, text)."""
    return [(sort, w.text) for s in document.sentences for w in s.words if (sort := _sort(w)) is not None]


def _sort(word: Word) -> str | None:
    if word.lower in WEEKDAYS:
        return "weekday"
    if word.lower in MONTHS and word.text[0].isupper():
        return "month"
    if word.tag is WordClass.NUMBER:
        return "number"
    if word.tag is WordClass.NAME:
        return "name"
    return "noun" if word.tag is WordClass.NOUN and word.lower not in CLOSED and word.text.isalpha() else None


def _with_error(statement: Document, own: _Pool, elsewhere: _Pool, rng: random.Random) -> str | None:
    """The statement with one word changed for another of its sort, half the time one of its own article; None where there is none."""
    words = [(sort, w) for s in statement.sentences for w in s.words if (sort := _sort(w)) is not None]
    telling = [(sort, w) for sort, w in words if sort != "noun"]
    # Three errors in four are of a number, a day or a name, where there is one: those are what a desk checks.
    chosen = rng.choice(telling if telling and rng.random() < 0.75 else words) if words else None
    if chosen is None:
        return None
    sort, word = chosen
    for pool in (own, elsewhere) if rng.random() < 0.5 else (elsewhere, own):
        others = [text for kind, text in pool if kind == sort and text.lower() != word.lower]
        if others:
            text = statement.article.text
            return text[: word.start] + rng.choice(others) + text[word.end :]
    return None


def labelled(path: Path, rng: random.Random) -> Iterator[Example]:
    """Pairs of a file of labelled pairs."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for line in rng.sample(lines, min(PER_FILE, len(lines))):
        item = json.loads(line)
        yield Example(pair_of(item), item["label"] == Label.CONSISTENT)


def rows(examples: Sequence[Example], embedder: Embedder) -> Rows:
    """The examples as features and labels."""
    lines: list[tuple[float, ...]] = []
    labels: list[float] = []
    for example in examples:
        read = read_pair(example.pair)
        if read is not None and read.evidence:
            lines.append(features_of(read, embedder))
            labels.append(float(example.borne_out))
    return Rows(np.array(lines), np.array(labels))


def balanced(data: Rows, rng: random.Random) -> Rows:
    """As many rows of either label as there are of the rarer."""
    sides = [list(np.flatnonzero(data.labels == label)) for label in (0.0, 1.0)]
    fewer = min(map(len, sides))
    kept: NDArray[np.intp] = np.array(sorted(i for side in sides for i in rng.sample(side, fewer)), dtype=np.intp)
    return Rows(data.features[kept], data.labels[kept])


def learn(parts: Sequence[Rows]) -> Weights:
    """One logistic regression over all parts, in which no feature speaks against its meaning.

    Features overlap, and a regression is free to weigh the difference of two of them; on another sort of text that weight is noise. So the
    feature with the largest weight of the wrong sign is left out, until there is none.
    """
    data = Rows(np.vstack([part.features for part in parts]), np.concatenate([part.labels for part in parts]))
    kept = list(range(len(FEATURES)))
    while True:
        found = fit(data.features[:, kept], data.labels, L2)
        wrong = [(abs(w), i) for i, w in zip(kept, found.weights, strict=True) if w * DIRECTIONS[FEATURES[i]] < 0]
        if not wrong:
            break
        kept.remove(max(wrong)[1])
    places = {feature: place for place, feature in enumerate(kept)}
    every = range(len(FEATURES))
    return Weights(
        mean=tuple(found.mean[places[i]] if i in places else 0.0 for i in every),
        scale=tuple(found.scale[places[i]] if i in places else 1.0 for i in every),
        weights=tuple(found.weights[places[i]] if i in places else 0.0 for i in every),
        intercept=found.intercept,
    )


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--pairs", nargs="+", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, default=Path("models/support.json"))
    args = parser.parse_args()
    embedder = load_embedder()
    news, pairs = [], []
    counts: dict[str, int] = {}
    for folder in sorted(args.sets):
        rng = random.Random(f"{SEED} {folder.name}")
        news.append(balanced(rows(list(planted(folder, rng)), embedder), rng))
        counts[folder.name] = len(news[-1].labels)
    for path in args.pairs:
        rng = random.Random(f"{SEED} {path.name}")
        pairs.append(balanced(rows(list(labelled(path, rng)), embedder), rng))
        counts[path.stem] = len(pairs[-1].labels)
    about: dict[str, object] = {"examples": counts, "seed": SEED, "l2": L2}
    args.output.write_text(dump(Support.of(learn(pairs), learn([*news, *pairs]), about)), encoding="utf-8")


if __name__ == "__main__":
    main()
