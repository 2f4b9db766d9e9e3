"""Search finds what a search without any index would, and only what the draft may know."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.fakes import Archive, HashEmbedder, extract, read_text
from verifier.archive import Candidate, Query, Weights, make_queries
from verifier.archive.query import WEIGHTS, content_words
from verifier.embedding import embed_document

DAY = datetime.date.fromisoformat
LATE = DAY("2030-01-01")
DRAFT = "Flood | 2020-01-04\nThe flood killed 13 people in Millville.\nThe fair drew 800 visitors.\n"


def queries(text: str = DRAFT, embedder: HashEmbedder | None = None) -> tuple[Query, ...]:
    document = read_text(text, "draft.txt")
    claims = extract(document)
    return make_queries(claims, embed_document(embedder or HashEmbedder(), document, claims))


def shown(candidates: tuple[Candidate, ...]) -> list[tuple[str, str]]:
    return [(c.claim.source.id, c.claim.words) for c in candidates]


def test_finds_the_same_kind_best_first(archive: Archive) -> None:
    with archive.open() as index:
        killed, town, visitors = index.search(queries(), as_of=LATE)
    assert shown(killed)[:3] == [("a.txt", "12"), ("b.txt", "14"), ("d.txt", "15")]
    assert {c.claim.kind for c in killed} == {"number"}
    assert {c.claim.kind for c in town} == {"town"}
    assert shown(town)[0] == ("a.txt", "Millville")
    assert shown(visitors)[0] == ("c.txt", "900")
    assert [c.score for c in killed] == sorted((c.score for c in killed), reverse=True)


def test_claims_come_back_whole(archive: Archive) -> None:
    """What is decoded is what the extractor found."""
    expected = {}
    for file in archive.reference.iterdir():
        document = archive.reader.read(file, file.name)
        expected.update({(c.source.id, c.span): c for c in extract(document)})
    with archive.open() as index:
        found = [c.claim for row in index.search(queries(), as_of=LATE) for c in row]
    assert len(found) == 5 + 4 + 5
    assert all(expected[claim.source.id, claim.span] == claim for claim in found)


@pytest.mark.parametrize(
    ("as_of", "documents", "claims"),
    [
        ("2019-12-31", [], 0),
        ("2020-01-01", ["a.txt"], 3),
        ("2020-01-04", ["a.txt", "b.txt"], 6),
        ("2020-02-01", list("abcd"), 9),
    ],
)
def test_later_articles_do_not_exist(archive: Archive, as_of: str, documents: list[str], claims: int) -> None:
    names = {name if name.endswith(".txt") else f"{name}.txt" for name in documents}
    with archive.open() as index:
        found = {c.claim.source.id for row in index.search(queries(), as_of=DAY(as_of)) for c in row}
        assert found == names
        assert index.documents(DAY(as_of)) == len(names)
        assert index.claims(DAY(as_of)) == claims


def test_later_articles_change_no_score(archive: Archive) -> None:
    """Not even how rare a word is."""
    with archive.open() as index:
        before = index.search(queries(), as_of=DAY("2020-01-04"))
    archive.write("e.txt", "Flood | 2021-01-01\n" + "The flood killed 13 people in Millville.\n" * 30)
    with archive.open() as index:
        after = index.search(queries(), as_of=DAY("2020-01-04"))
    assert without_keys(after) == without_keys(before)


def without_keys(rows: tuple[tuple[Candidate, ...], ...]) -> list[list[Candidate]]:
    return [[dataclasses.replace(c, key=0) for c in row] for row in rows]


def test_filter_comes_before_ranking(archive: Archive) -> None:
    """However many better sentences the draft may not use, the pool is full of those it may."""
    archive.write("e.txt", "Flood | 2021-01-01\n" + "The flood killed 13 people in Millville.\n" * 30)
    with archive.open() as index:
        killed, _, _ = index.search(queries(), as_of=DAY("2020-01-01"), limit=1)
        assert shown(killed) == [("a.txt", "12")]
        assert [len(row) for row in index.search(queries(), as_of=DAY("2020-02-01"), limit=3)] == [3, 3, 3]


def test_undated_article_is_kept_and_not_used(archive: Archive) -> None:
    archive.write("e.txt", "Flood\nThe flood killed 13 people in Millville.\n")
    with archive.open() as index:
        assert (index.status().documents, index.status().undated) == (5, 1)
        assert index.documents(LATE) == 4
        assert "e.txt" not in {c.claim.source.id for row in index.search(queries(), as_of=LATE) for c in row}


def test_the_draft_itself_is_no_evidence(archive: Archive) -> None:
    archive.write("e.txt", DRAFT)
    with archive.open() as index:
        digest = archive.reader.read(archive.reference / "e.txt", "e.txt").article.digest
        assert shown(index.search(queries(), as_of=LATE)[0])[0] == ("e.txt", "13")
        rows = index.search(queries(), as_of=LATE, exclude=digest)
        assert "e.txt" not in {c.claim.source.id for row in rows for c in row}


def test_no_query_and_no_claim_of_the_kind(archive: Archive, tmp_path: Path) -> None:
    plain = Archive(tmp_path / "plain")
    plain.write("a.txt", "Nothing to count | 2020-01-01\nNobody came.\n")
    with archive.open() as index, plain.open() as empty:
        assert index.search((), as_of=LATE) == ()
        assert index.search(queries(), as_of=DAY("1999-01-01")) == ((), (), ())
        assert empty.search(queries(), as_of=LATE) == ((), (), ())
        assert (empty.documents(LATE), empty.claims(LATE)) == (1, 0)


def test_limit_and_order_are_those_of_the_whole(archive: Archive) -> None:
    with archive.open() as index:
        whole = index.search(queries(), as_of=LATE)
        assert [row[:2] for row in whole] == list(index.search(queries(), as_of=LATE, limit=2))


@pytest.mark.parametrize(
    ("weights", "best"),
    [
        (Weights(masked=0, clause=0, document=0, lexical=0), "sentence"),
        (Weights(masked=0, sentence=0, clause=0, document=0, lexical=1), "lexical"),
        (Weights(sentence=0, clause=0, document=0, lexical=0), "masked"),
    ],
)
def test_weights_say_what_counts(archive: Archive, weights: Weights, best: str) -> None:
    with archive.open() as index:
        for row in index.search(queries(), as_of=LATE, weights=weights):
            assert [c.score for c in row] == [getattr(c, best) for c in row]


def test_equal_claims_go_by_article_and_place(tmp_path: Path) -> None:
    """A story sent again weeks later ties with itself: the order must not be that in which the index was told of the two."""
    text = "Flood | 2020-0{}-01\nThe flood killed 12 people.\nThe flood killed 12 people.\n"
    days = {"a.txt": 1, "b.txt": 2}
    orders = []
    for first, second in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        archive = Archive(tmp_path / first / "reference")
        for name in (first, second):
            archive.write(name, text.format(days[name]))
            archive.open().close()
        with archive.open() as index:
            row = index.search(queries(), as_of=LATE)[0]
            orders.append([(c.claim.source.id, c.claim.sentence_index) for c in row])
    assert orders == [[("a.txt", 0), ("a.txt", 1), ("b.txt", 0), ("b.txt", 1)]] * 2


def test_neighbours_and_siblings(archive: Archive) -> None:
    with archive.open() as index:
        killed, _, _ = index.search(queries(), as_of=DAY("2020-01-03"))
        first = next(c for c in killed if c.claim.words == "14")
        around = index.neighbours(first)
        assert (around.before, around.after) == ((), ("Help came by boat.",))
        assert index.neighbours(first, after=0).after == ()
        assert [claim.words for claim in index.siblings(first)] == ["Millville", "Oldville"]
        last = next(c for c in killed if c.claim.words == "3")
        assert index.neighbours(last, before=5).before == ("The flood killed 12 people in Millville.",)
        archive.remove("b.txt")
        archive.open().close()
        assert index.siblings(first) == ()
        assert index.neighbours(first).after == ()


@pytest.mark.parametrize(
    "words", ['"quoted" OR * AND (', "NEAR(a b) text:x -y ^z", "naïve Zürich ﬁsh ١٢", "''\";--", "o'clock, twenty-one"]
)
def test_words_are_never_operators(archive: Archive, words: str) -> None:
    archive.write("e.txt", f"Odd | 2020-01-01\nHere are 5 odd {words} people.\n")
    with archive.open() as index:
        row = index.search(queries(f"Odd | 2020-01-04\nHere are 6 odd {words} people.\n"), as_of=LATE)[0]
    assert row[0].claim.source.id == "e.txt"
    assert row[0].lexical == max(c.lexical for c in row)


def test_words_meet_in_their_inflections(archive: Archive) -> None:
    with archive.open() as index:
        (row,) = index.search(
            queries("Floods | 2020-01-04\nFlooding kills 7.\n"), as_of=LATE, weights=Weights(0, 0, 0, 0, 1)
        )
    assert {c.claim.words for c in row if c.lexical > 0} == {"12", "14", "15"}
    assert all(0 <= c.lexical <= 1 for c in row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood killed 13 of the 40 people.", ("flood", "killed", "13", "40", "people")),
        ("People said that people were there", ("people", "said")),
        ("It was, and is.", ()),
        ("F-16s in St_Ives", ("f", "16s", "st", "ives")),
    ],
)
def test_content_words(text: str, expected: tuple[str, ...]) -> None:
    assert content_words(text) == expected


words = st.sampled_from(
    [
        "flood",
        "fair",
        "fire",
        "killed",
        "drew",
        "people",
        "visitors",
        "in",
        "the",
        "Millville",
        "Newville",
        "7",
        "12",
        "900",
    ]
)
sentence = st.lists(words, min_size=1, max_size=7).map(" ".join)
article = st.tuples(st.dates(DAY("2020-01-01"), DAY("2020-01-09")), st.lists(sentence, min_size=1, max_size=4))


@given(
    articles=st.lists(
        article, min_size=1, max_size=6, unique_by=lambda told: " ".join(told[1])
    ),  # the same text counts once
    draft=st.lists(sentence, min_size=1, max_size=3),
    as_of=st.dates(DAY("2019-12-31"), DAY("2020-01-09")),
)
@settings(max_examples=40)
def test_search_equals_comparing_everything(
    articles: list[tuple[datetime.date, list[str]]], draft: list[str], as_of: datetime.date
) -> None:
    """While the pool holds every claim, the candidates are all claims of the kind that may be used, ranked by the plain sum of cosines."""
    embedder, weights = HashEmbedder(), Weights(lexical=0.0)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "reference")
        for number, (day, lines) in enumerate(articles):
            archive.write(f"{number}.txt", f"Title {number} | {day}\n" + "\n".join(lines) + "\n")
        asked = queries("Draft | 2020-01-09\n" + "\n".join(draft) + "\n")
        expected: list[list[tuple[float, str, int]]] = [[] for _ in asked]
        for number, (day, _) in enumerate(articles):
            document = archive.reader.read(archive.reference / f"{number}.txt", f"{number}.txt")
            claims = extract(document)
            for other in make_queries(claims, embed_document(embedder, document, claims)):
                for query, found in zip(asked, expected, strict=True):
                    if day <= as_of and other.claim.kind == query.claim.kind:
                        found.append((plain_sum(query, other), f"{number}.txt", other.claim.span.start))
        with archive.open() as index:
            rows = index.search(asked, as_of=as_of, limit=200, weights=weights)
            one_by_one = [index.search([query], as_of=as_of, limit=200, weights=weights)[0] for query in asked]
    assert one_by_one == list(rows)
    for row, wanted in zip(rows, expected, strict=True):
        assert sorted((c.claim.source.id, c.claim.span.start) for c in row) == sorted(w[1:] for w in wanted)
        by_claim = {w[1:]: w[0] for w in wanted}
        for c in row:
            assert c.score == pytest.approx(by_claim[c.claim.source.id, c.claim.span.start], abs=1e-5)
        assert [c.score for c in row] == sorted((c.score for c in row), reverse=True)


def plain_sum(a: Query, b: Query) -> float:
    cosines = [float(np.dot(getattr(a, role), getattr(b, role))) for role in ("masked", "sentence", "clause")]
    return sum(cosines) + WEIGHTS.document * float(np.dot(a.document, b.document))


def test_index_of_one_moment(archive: Archive) -> None:
    """An update by another process between two searches is seen by the second, whole."""
    with archive.open() as index:
        assert len(index.search(queries(), as_of=LATE)[0]) == 5
        for name in "bcd":
            archive.remove(f"{name}.txt")
        archive.open().close()
        assert shown(index.search(queries(), as_of=LATE)[0]) == [("a.txt", "12"), ("a.txt", "3")]
