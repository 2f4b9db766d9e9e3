"""What must hold for all places and all texts."""

from __future__ import annotations

import itertools
import json
import time

from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.place_texts import document, mentions
from verifier.claims import Outcome
from verifier.kinds.place import PLACE, PlaceValue
from verifier.kinds.place.compare import contains
from verifier.kinds.place.gazetteer import Feature, shipped
from verifier.kinds.place.lexicon import VENUES
from verifier.kinds.place.value import Grounds, Relation, Role, Seat, Sort, of_place

NAMES = st.sampled_from(("Berlin", "Paris", "Soum", "Lake Chad", "the stadium", "Caird Hall", "", "St. Paul", "Île"))
PLACES = st.integers(0, len(shipped()) - 1).map(lambda row: of_place(shipped().place(row)))


@st.composite
def written(draw: st.DrawFn) -> PlaceValue:
    point = draw(st.one_of(st.none(), st.tuples(st.floats(-90, 90), st.floats(-180, 180))))
    return PlaceValue(
        name=draw(NAMES),
        sort=draw(st.sampled_from(Sort)),
        country=draw(st.sampled_from((None, "DE", "FR", "US"))),
        lat=None if point is None else point[0],
        lon=None if point is None else point[1],
        within=tuple(draw(st.lists(st.sampled_from(("Berlin", "Germany", "Europe", "Texas")), max_size=3))),
        id=draw(st.sampled_from((None, 1, 2))),
        radius=draw(st.sampled_from((None, 0.0, 5.0, 400.0))),
        relation=draw(st.sampled_from(Relation)),
        role=draw(st.sampled_from(Role)),
        part=draw(st.sampled_from(("", "northern", "south", "central", "coastal"))),
        building=draw(st.sampled_from(("", *VENUES))),
        described=draw(st.booleans()),
        uncertain=draw(st.booleans()),
        seat=draw(st.sampled_from(Seat)),
        grounds=draw(st.sampled_from(Grounds)),
        namesakes=tuple(draw(st.lists(st.sampled_from(("DE", "US")), max_size=2))),
    )


VALUES = st.one_of(PLACES, written())


@given(VALUES, VALUES)
def test_comparison_is_symmetric(one: PlaceValue, other: PlaceValue) -> None:
    """Kind.compare: "Total (never raises) and symmetric in its outcome"."""
    found, back = PLACE.compare(one, other), PLACE.compare(other, one)
    assert (found.outcome, found.rule) == (back.outcome, back.rule)
    assert found.rule in {rule.name for rule in PLACE.rules}


@given(VALUES)
def test_a_place_agrees_with_itself(value: PlaceValue) -> None:
    """place.same: "A name that the gazetteer does not have is the same as itself"."""
    assert PLACE.compare(value, value).outcome is Outcome.AGREES


@given(PLACES, PLACES)
def test_places_of_the_gazetteer_agree_or_conflict_for_a_reason(one: PlaceValue, other: PlaceValue) -> None:
    """place.disjoint: "Two places, neither of which lies in the other"."""
    if PLACE.compare(one, other).outcome is Outcome.CONFLICTS:
        assert not contains(one, other)
        assert not contains(other, one)


@given(st.integers(0, len(shipped()) - 1))
def test_containment_is_transitive(row: int) -> None:
    """place.within: "What happened in a town happened in its county, its country and its part of the world"."""
    place = shipped().place(row)
    above = [p for name in place.within for p in shipped().lookup(name) if p.feature <= Feature.DISTRICT]
    chain = [of_place(p) for p in (place, *above)]
    for a, b, c in itertools.permutations(chain, 3):
        if contains(b, a) and contains(c, b) and b.sort is not Sort.TOWN:  # a town's name may stand for its district
            assert contains(c, a) or a.id == c.id
    if place.country is not None and place.feature is not Feature.COUNTRY:
        country = shipped().country(place.country)
        assert country is not None
        assert contains(of_place(country), of_place(place))


@given(VALUES)
def test_encoding_loses_nothing(value: PlaceValue) -> None:
    """Kind.encode: "The value as JSON for the index, without loss"."""
    assert PLACE.decode(json.loads(json.dumps(PLACE.encode(value)))) == value
    assert json.loads(json.dumps(PLACE.describe(value)))["name"] == value.name


WORDS = st.sampled_from(
    "in at near to from of the The a on Berlin Paris Texas , . ' \" ( Mr St Lake Chad River Hall hall capital German "
    "Germany's this city border airport US Us U.S. northern north Idlib province met said is will meet here there "
    "Lincoln Washington Baden-Baden Paris-based of-the - — Åland NATO ? 2018 and or X".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@given(st.one_of(SENTENCES, st.text(st.characters(exclude_categories=("Cs", "Cc")))))
def test_any_text_can_be_read(text: str) -> None:
    """Mention: "mask contains span"; Kind.find: "in order, without overlaps"."""
    read = document(f"Rain. {text}")
    end = 0
    for mention in PLACE.find(read):
        assert mention.mask.contains(mention.span)
        assert end <= mention.span.start < mention.span.end <= len(read.article.text)
        assert read.sentences[mention.sentence].span.contains(mention.span)
        end = mention.span.end


def test_time_grows_with_the_length_of_the_text() -> None:
    sentence = (
        "In Bonn and in Lake Chad of the Republic-of-the Xyloland Paris Texas they met near the German capital of "
    )
    short, long = _seconds(sentence * 200), _seconds(sentence * 2000)
    assert long < 40 * max(short, 0.01)


def _seconds(text: str) -> float:
    read = document(text)
    start = time.perf_counter()
    list(PLACE.find(read))
    return time.perf_counter() - start


def test_one_name_without_end_is_read() -> None:
    assert mentions("They met in " + "Xylo-" * 5000 + "land.") == []
    assert len(mentions("They met in " + "Paris " * 5000 + ".")) < 5000
