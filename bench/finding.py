"""How often the article that reports a claim is among the first that the archive gives, beside plain TF-IDF; and what the check says of it.

    python -m bench.finding FOLDER [--articles N] [--store STORE] [--write]

FOLDER holds corpus.jsonl, the articles (id, date, title, text), and claims.jsonl, single sentences with the id of the article that reports
each, whether that is among the articles, and what is true of the sentence by them (claim, gold_doc, gold_doc_in_corpus, label). With
--articles only so many of the articles that no claim is about are taken in, the first ones: a smaller archive, and an easier one. With
--store the store is made there and kept, and a run that was stopped goes on.

An article is ranked by the best of its candidates over all checkable values of the sentence. Sentences without a checkable value are never
looked up by a check; they are counted, and left out. TF-IDF ranks whole articles by the cosine of their words with those of the sentence.

A sentence is checked as a draft of its own, on the day of the article that reports it. It is contradicted where one of its values is, else
consistent where one is, else unverified; so is one without a checkable value.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench import page
from bench.measure import ROOT
from verifier import language, reading
from verifier.archive import make_queries, open_archive
from verifier.archive.filling import Filler
from verifier.archive.store import Searchable
from verifier.embedding import embed_document
from verifier.extraction import extract
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pipeline import Session
from verifier.progress import Silent, no_message
from verifier.settings import Settings
from verifier.verdicts import Label

PAGE = ROOT / "docs" / "archive.md"
LONG_PAST = "2000-01-01"


def load(file: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def ranked(archive: Searchable, embedder: Embedder, sentence: str) -> list[str] | None:
    """The ids of articles, the likeliest first; None where the sentence has no checkable value."""
    document = language.read(reading.read_text(sentence, id="claim", date=datetime.date(2020, 1, 1)))
    claims = extract(document)
    if not claims:
        return None
    queries = make_queries(claims, embed_document(embedder, document, claims))
    best: dict[str, float] = {}
    for row in archive.search(queries, as_of=datetime.date.max):
        for candidate in row:
            id = candidate.claim.source.id
            best[id] = max(best.get(id, 0.0), candidate.score)
    return sorted(best, key=lambda id: -best[id])


def by_words(articles: Sequence[dict[str, Any]], sentences: Sequence[str]) -> list[list[str]]:
    """For each sentence the ids of the five articles that TF-IDF ranks first."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    matrix = vectorizer.fit_transform([f"{a['title'] or ''} {a['text']}" for a in articles])
    scores = (vectorizer.transform(sentences) @ matrix.T).toarray()
    return [[articles[i]["id"] for i in np.argsort(-row, kind="stable")[:5]] for row in scores]


def said(session: Session, sentence: str, day: str) -> Label:
    """The verdict on a sentence that stands for a whole draft."""
    draft = reading.read_text(sentence, id="claim", date=datetime.date.fromisoformat(day))
    labels = {verdict.label for verdict in session.check(draft, as_of=datetime.date.max).verdicts}
    return next((label for label in (Label.CONTRADICTED, Label.CONSISTENT) if label in labels), Label.UNVERIFIED)


def finding(
    claims: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]], store: Path, by: Embedder
) -> page.Part:
    """How often the article that reports a claim is the first that is found, and among the first five."""
    reported = [claim for claim in claims if claim["gold_doc_in_corpus"]]
    with open_archive(str(store), by) as archive:
        found = [(claim, ranked(archive, by, claim["claim"])) for claim in reported]
    searched = [(claim, ids) for claim, ids in found if ids is not None]
    words = by_words(articles, [claim["claim"] for claim, _ in searched])
    lines = []
    for name, rows in (("the archive's search", [ids for _, ids in searched]), ("TF-IDF", words)):
        pairs = list(zip((claim["gold_doc"] for claim, _ in searched), rows, strict=True))
        shares = (float(np.mean([gold in row[:depth] for gold, row in pairs])) for depth in (1, 5))
        lines.append((name, *(f"{share:.3f}" for share in shares)))
    return page.Part(
        [("the article that reports the claim is", "first", "among the first five"), *lines],
        f"{len(articles):,} articles; {len(reported)} claims that one of them reports, {len(searched)} of them with a checkable value.",
    )


def checking(claims: Sequence[dict[str, Any]], days: Mapping[str, str], store: Path) -> page.Part:
    """What is true of every claim, and what was said."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    with Session(Settings(reference=str(store))) as session:
        for claim in claims:
            counts[claim["label"], said(session, claim["claim"], days.get(claim["gold_doc"], LONG_PAST))] += 1
    right = sum(number for (true, told), number in counts.items() if true == told)
    rows = [(f"{true}", *(f"{counts[true, told]}" for told in Label)) for true in Label]
    return page.Part(
        [("true, and by column what is said", *map(str, Label)), *rows], f"{right} of {len(claims)} claims right."
    )


def main() -> None:
    """Fill a store, look every claim up, check it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--write", action="store_true", help="put the tables on docs/archive.md")
    arguments = parser.parse_args()
    claims = load(arguments.folder / "claims.jsonl")
    wanted = {claim["gold_doc"] for claim in claims if claim["gold_doc_in_corpus"]}
    corpus = load(arguments.folder / "corpus.jsonl")
    others = [article for article in corpus if article["id"] not in wanted][: arguments.articles]
    articles = [article for article in corpus if article["id"] in wanted] + others
    # An archive does not use what it cannot date: an article without a date gets one that is long past.
    articles = [{**article, "date": article["date"] or LONG_PAST} for article in articles]
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as temporary:
        file, store = Path(temporary) / "corpus.jsonl", arguments.store or Path(temporary) / "store"
        file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        filler = Filler(str(store), embedder, progress=Silent(), message=no_message, warn=print)
        began = time.perf_counter()
        print(filler.add([str(file)], columns={"outlet": "source"}), f"{time.perf_counter() - began:.0f} s", flush=True)
        parts = {
            "finding": finding(claims, articles, store, embedder),
            "checking": checking(claims, {article["id"]: article["date"] for article in articles}, store),
        }
    for name, part in parts.items():
        print(f"\n{part.markdown()}", flush=True)
        if arguments.write:
            page.write(PAGE, name, part)


if __name__ == "__main__":
    main()
