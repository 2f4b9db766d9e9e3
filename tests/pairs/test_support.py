"""How far evidence bears a whole statement out."""

from __future__ import annotations

import dataclasses
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import ModelError
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.pairs import Support, load_support, pair_of
from verifier.pairs.features import DIRECTIONS, FEATURES, Sort, terms
from verifier.pairs.reading import read, read_pair
from verifier.pairs.support import SCHEMA, dump, features_of, load

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
    return dict(zip(FEATURES, features_of(reading, embedder), strict=True))


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
    assert (
        right["neighbours of the figures"]
        > elsewhere["neighbours of the figures"]
        > absent["neighbours of the figures"]
    )
    assert right["value against"] == 0.0 < min(absent["value against"], elsewhere["value against"])


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
