"""Train the support model of ``verify pairs`` (models/support.json).

    python -m tools.train_support models/training/newsroom/* --pairs FILE.jsonl ... [-o models/support.json]

Two sorts of examples. From each file of labelled pairs (lines as ``verify pairs`` takes them, with a "label"), a share in an order that a
seed shuffles. And statements that are borne out, each as it is and with an error planted (tools/plant_errors.py), their evidence among
other texts: headlines, and clauses of drafts that an editor found consistent with one article of their marked set, and statements of the
files. The regression for whole articles learns from all, the one for brief evidence from the files. Train gate 1 before: its odds are
among the features. Equal arguments give equal bytes.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.plant_errors import Pool, with_error
from verifier import reading
from verifier.evaluation import Gold, read_gold
from verifier.gate import Gate, Weights, load_gate
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs.features import DIRECTIONS, FEATURES, features
from verifier.pairs.gates import weigh
from verifier.pairs.items import Pair, pair_of
from verifier.pairs.reading import read, read_evidence, read_pair
from verifier.pairs.support import Support, dump
from verifier.stories import stems
from verifier.training import fit
from verifier.verdicts import Label

SEED = 20261124
L2 = 3.0
"""Strength of the penalty on squared weights, in units of rows; the model hardly changes between 1 and 30."""
SHARE = 0.5
"""Share of a file's pairs that are taken, so that the others can measure."""
PLANTED_PER_FILE = 200
"""Statements of a file into which errors are planted."""
ARTICLE_WORDS = 500
"""Words of the evidence that stands for an article's."""


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


@dataclasses.dataclass(frozen=True, slots=True)
class Stated:
    """A statement that the text ``source`` bears out, and the days of both."""

    text: str
    source: str
    day: datetime.date
    source_day: datetime.date


def stated_in_news(folder: Path) -> Iterator[Stated]:
    """What the articles of a marked set bear out: their headlines, and the clauses of its drafts of which an editor has marked every claim
    as consistent with one article.

    Both are told in other words than the article's. Its own clauses would teach that whatever is no copy is wrong.
    """
    articles = {found.id: reading.read_article(found.path) for found in reading.find_articles([folder / "reference"])}
    told = [(f"{a.title}.", a, a.published) for a in articles.values() if a.title is not None]
    by_quote: dict[tuple[str, str], list[Gold]] = {}
    for gold in read_gold(folder / "gold.jsonl"):
        by_quote.setdefault((gold.draft, gold.quote), []).append(gold)
    for (name, quote), marks in by_quote.items():
        documents = {piece.document for gold in marks for piece in gold.evidence}
        if len(documents) == 1 and all(gold.verdict is Label.CONSISTENT for gold in marks):
            draft = reading.read_article(folder / "drafts" / name)
            told.append((f"{quote}.", articles[documents.pop()], draft.published))
    for text, article, day in told:
        if day is not None:
            yield Stated(text, article.body.of(article.text), day, article.published or day)


def labelled(path: Path, rng: random.Random) -> list[Example]:
    """Pairs of a file of labelled pairs, in an order that ``rng`` shuffles."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Example(pair_of(item), item["label"] == Label.CONSISTENT)
        for item in rng.sample(items, round(SHARE * len(items)))
    ]


def stated_in_pairs(examples: Sequence[Example]) -> Iterator[Stated]:
    """The statements of labelled pairs that are borne out, the first PLANTED_PER_FILE."""
    for example in [e for e in examples if e.borne_out][:PLANTED_PER_FILE]:
        pair = example.pair
        yield Stated(pair.claim, " ".join(pair.evidence), pair.claim_date, pair.evidence_date)


def among(stated: Sequence[Stated], rng: random.Random) -> Iterator[tuple[Stated, tuple[str, ...]]]:
    """Each statement with its source among the others that share most of the source's words, in any order, until they have ARTICLE_WORDS
    words: as long as an article, and as full of what may be taken for the fact. Statements of one source come together."""
    words = {source: stems(source) for source in sorted({each.source for each in stated})}
    for source, own in words.items():
        texts = [source]
        for other in sorted(words, key=lambda s: (-len(own & words[s]) / math.sqrt(9 + len(words[s])), s)):
            if sum(len(text.split()) for text in texts) >= ARTICLE_WORDS:
                break
            if other != source:
                texts.append(other)
        rng.shuffle(texts)
        evidence = ("\n\n".join(texts),)
        yield from ((each, evidence) for each in stated if each.source == source)


def with_errors(stated: Iterable[tuple[Stated, tuple[str, ...]]], rng: random.Random) -> Iterator[Example]:
    """Each statement beside its evidence as it is, and with an error planted; none of one in which none can be planted."""
    given = list(stated)
    pools: dict[str, Pool] = {}
    for each, _ in given:
        if each.source not in pools:
            document = read(each.source, "source", each.source_day)
            pools[each.source] = Pool.of([document] if document is not None else [])
    for each, evidence in given:
        statement = read(each.text, "statement", each.day)
        elsewhere = pools[rng.choice(given)[0].source]
        wrong = None if statement is None else with_error(statement, pools[each.source], elsewhere, rng)
        if wrong is not None:
            for claim, borne_out in ((each.text, True), (wrong, False)):
                yield Example(Pair("", claim, evidence, each.day, each.source_day), borne_out)


def rows(examples: Iterable[Example], embedder: Embedder, gate: Gate) -> Rows:
    """The examples as features and labels."""
    lines: list[tuple[float, ...]] = []
    labels: list[float] = []
    known, whole = None, None
    for example in examples:
        if known != (example.pair.evidence, example.pair.evidence_date):
            known, whole = (example.pair.evidence, example.pair.evidence_date), read_evidence(example.pair)
        pair = read_pair(example.pair, whole)
        if pair is not None and pair.whole:
            lines.append(features(pair, weigh(pair, embedder, gate).odds, embedder))
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
    embedder, gate = load_embedder(), load_gate()
    news, pairs = [], []
    counts: dict[str, int] = {}
    for folder in sorted(args.sets):
        rng = random.Random(f"{SEED} {folder.name}")
        news.append(rows(with_errors(among(list(stated_in_news(folder)), rng), rng), embedder, gate))
        counts[folder.name] = len(news[-1].labels)
    for path in args.pairs:
        rng = random.Random(f"{SEED} {path.name}")
        examples = labelled(path, rng)
        pairs.append(balanced(rows(examples, embedder, gate), rng))
        stated = among(list(stated_in_pairs(examples)), rng)
        pairs.append(rows(with_errors(stated, rng), embedder, gate))
        counts[path.stem] = len(pairs[-2].labels) + len(pairs[-1].labels)
    about: dict[str, object] = {"examples": counts, "seed": SEED, "l2": L2, "gate": gate.revision}
    args.output.write_text(dump(Support.of(learn(pairs), learn([*news, *pairs]), about)), encoding="utf-8")


if __name__ == "__main__":
    main()
