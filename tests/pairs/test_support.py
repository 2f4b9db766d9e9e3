"""How far evidence bears a whole statement out."""

from __future__ import annotations

import dataclasses
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import ModelError
from verifier.gate import load_gate
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import Support, load_support, pair_of
from verifier.pairs.features import DIRECTIONS, FEATURES, features
from verifier.pairs.gates import weigh
from verifier.pairs.reading import NEAREST, read, read_pair
from verifier.pairs.support import SCHEMA, dump, load
from verifier.pairs.terms import Sort, terms

STORY = (
    "The ferry Neema sank off the island on Saturday, the harbour master said. It carried 214 passengers. "
    "Divers recovered 31 bodies by nightfall. The company said it would pay each family 4,000 dollars."
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def of(claim: str, embedder: Embedder) -> dict[str, float]:
    reading = read_pair(pair_of({"id": "1", "claim": claim, "evidence": [STORY]}))
    assert reading is not None
    odds = weigh(reading, embedder, load_gate()).odds
    return dict(zip(FEATURES, features(reading, odds, embedder), strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The five-year deal.", [("5", Sort.FIGURE), ("year", Sort.NOUN), ("deal", Sort.NOUN)]),
        ("It cost £32.8m on Monday.", [("cost", Sort.WORD), ("32.8", Sort.FIGURE), ("mon", Sort.FIGURE)]),
        ("They may drill in May.", [("drill", Sort.WORD), ("may", Sort.FIGURE)]),
        ("Of the 1,100 there were few.", [("1100", Sort.FIGURE), ("few", Sort.WORD)]),
    ],
)
def test_the_words_that_have_to_be_borne_out(text: str, found: list[tuple[str, Sort]]) -> None:
    document = read(text, "text", datetime.date(2019, 5, 22))
    assert document is not None
    assert [(term.key, term.sort) for term in terms(document.sentences[0])] == found


def test_what_is_missing_and_what_stands_elsewhere(embedder: Embedder) -> None:
    right = of("Divers recovered 31 bodies.", embedder)
    absent = of("Divers recovered 47 bodies.", embedder)
    elsewhere = of("Divers recovered 214 bodies.", embedder)
    assert right["missing figures"] == elsewhere["missing figures"] == 0.0 < absent["missing figures"]
    places = [each["figures less well placed"] for each in (right, elsewhere, absent)]
    assert places[0] > places[1] > places[2]
    assert right["value against"] == 0.0 < min(absent["value against"], elsewhere["value against"])


def test_what_the_gates_say_of_the_claims(embedder: Embedder) -> None:
    right, wrong = of("Divers recovered 31 bodies.", embedder), of("Divers recovered 47 bodies.", embedder)
    assert right["claim in doubt"] == 0.0 < wrong["claim in doubt"] <= 0.5
    assert right["claim against"] < wrong["claim against"] <= 1.0
    none = of("Divers were at work.", embedder)
    assert none["claim in doubt"] == none["claim against"] == 0.0


def test_a_sentence_is_found_by_the_figure_that_it_alone_has() -> None:
    """'In a story, a figure or a name from the statement leads to the sentence meant.'"""
    common = "The queen and her list of the richest of the rich people of the year were in the papers. "
    story = 12 * common + "She fell to 302 on it."
    reading = read_pair(pair_of({"id": "1", "claim": "The queen is 302 on the list of the rich.", "evidence": [story]}))
    assert reading is not None
    assert any("302" in sentence.view for sentence in reading.evidence[0].sentences)
    assert len(reading.evidence[0].sentences) == NEAREST
    assert [sentence.index for sentence in reading.evidence[0].sentences] == list(range(NEAREST))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Divers recovered 31 bodies by nightfall.", "Divers recovered 43 bodies by nightfall."),
        ("The ferry Neema sank off the island on Saturday.", "The ferry Neema sank off the island on Tuesday."),
        ("The company would pay each family 4,000 dollars.", "The company would pay each family 214 dollars."),
        ("The ferry Neema sank off the island.", "A bank in Oslo raised its lending rate."),
    ],
)
def test_support_falls_with_an_error(better: str, worse: str, embedder: Embedder) -> None:
    support = load_support()
    for sentences in (4, 40):
        scores = [support(tuple(of(claim, embedder).values()), sentences) for claim in (better, worse)]
        assert 1.0 >= scores[0] > scores[1] >= 0.0


@given(st.lists(st.floats(-10, 10), min_size=len(FEATURES), max_size=len(FEATURES)), st.integers(1, 100))
def test_support_is_a_probability_and_no_feature_speaks_against_its_meaning(values: list[float], n: int) -> None:
    """Support is 0 to 1, and 'more of it can only speak for a statement, only against it, or either'."""
    support = load_support()
    score = support(values, n)
    assert 0.0 <= score <= 1.0
    for place, direction in enumerate(DIRECTIONS.values()):
        raised = [value + (direction if place == i else 0) for i, value in enumerate(values)]
        assert support(raised, n) >= score


def test_the_model_survives_its_file_and_a_wrong_one_is_named() -> None:
    support = load_support()
    assert load(dump(support), path="support.json") == support
    changes: list[dict[str, object]] = [{"schema": "other"}, {"models": {}}, {"about": {}, "models": {"brief": {}}}]
    for change in changes:
        text = json.dumps({**json.loads(dump(support)), **change})
        with pytest.raises(ModelError, match="not a support model") as raised:
            load(text, path="support.json")
        assert raised.value.path == "support.json"
        assert raised.value.cure
    assert json.loads(dump(support))["schema"] == SCHEMA


def test_the_revision_is_of_the_weights() -> None:
    support = load_support()
    changed = dataclasses.replace(support.brief, intercept=support.brief.intercept + 1)
    assert Support.of(changed, support.article, {}).revision != support.revision
    assert Support.of(support.brief, support.article, {}).revision == support.revision
