"""No feature of the support model speaks against its meaning; statements stand among texts as long as an article."""

from __future__ import annotations

import datetime
import random

import numpy as np
import pytest

from tools.train_support import (
    ARTICLE_WORDS,
    Example,
    Rows,
    Stated,
    among,
    balanced,
    learn,
    stated_in_pairs,
    with_errors,
)
from verifier.pairs import Pair
from verifier.pairs.features import DIRECTIONS, FEATURES

DAY = datetime.date(2019, 5, 22)
FERRY = "The ferry sank off Ukerewe on Saturday with 214 passengers. Divers found 31 bodies by Monday."
COUNCIL = "The council met in Exeter on Tuesday and heard 94 witnesses in June. "


def test_a_statement_stands_among_other_texts_until_they_are_as_long_as_an_article() -> None:
    ferry = Stated("Divers found 31 bodies.", FERRY, DAY, DAY)
    others = [Stated("The council met.", COUNCIL * 10 + str(n), DAY, DAY) for n in range(9)]
    given = list(among([ferry, *others], random.Random(1)))
    assert sorted(stated.source for stated, _ in given) == sorted(stated.source for stated in (ferry, *others))
    ((text,),) = (evidence for stated, evidence in given if stated is ferry)
    assert FERRY in text
    assert ARTICLE_WORDS <= len(text.split()) < ARTICLE_WORDS + len(COUNCIL.split()) * 10 + 1


def test_each_statement_comes_as_it_is_and_with_an_error() -> None:
    ferry = Stated("Divers found 31 bodies.", FERRY, DAY, DAY)
    nothing = Stated("They did it again.", COUNCIL, DAY, DAY)
    right, wrong = with_errors([(ferry, (FERRY,)), (nothing, (COUNCIL,))], random.Random(1))
    assert (right.pair.claim, right.borne_out) == (ferry.text, True)
    assert wrong.pair.claim != ferry.text
    assert not wrong.borne_out
    assert right.pair.evidence == wrong.pair.evidence == (FERRY,)


def test_only_what_is_borne_out_gets_errors() -> None:
    examples = [Example(Pair(str(n), "It sank.", ("a", "b"), DAY, DAY), n % 2 == 0) for n in range(4)]
    assert list(stated_in_pairs(examples)) == 2 * [Stated("It sank.", "a b", DAY, DAY)]


@pytest.fixture
def rows() -> Rows:
    """Rows in which every feature says the opposite of what it means."""
    random_ = np.random.default_rng(1)
    labels = np.array([0.0, 1.0] * 60)
    signs = np.array([-1.0 if direction > 0 else 1.0 for direction in DIRECTIONS.values()])
    return Rows(random_.normal(size=(120, len(FEATURES))) + labels[:, None] * signs, labels)


def test_a_feature_that_speaks_against_its_meaning_is_left_out(rows: Rows) -> None:
    found = learn([rows])
    for weight, direction in zip(found.weights, DIRECTIONS.values(), strict=True):
        assert weight * direction >= 0


def test_the_same_rows_give_the_same_weights(rows: Rows) -> None:
    assert learn([rows]) == learn([rows])


def test_labels_are_balanced(rows: Rows) -> None:
    uneven = Rows(rows.features[:90], np.concatenate([rows.labels[:30], np.zeros(60)]))
    kept = balanced(uneven, random.Random(1))
    assert sorted(set(kept.labels.tolist())) == [0.0, 1.0]
    assert 2 * int(kept.labels.sum()) == len(kept.labels) == 30
