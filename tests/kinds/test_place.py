"""Places: finding, disambiguation, what makes a claim, comparison."""

from __future__ import annotations

import datetime
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Mention, Outcome
from verifier.kinds.place import PLACE
from verifier.kinds.place.gazetteer import gazetteer
from verifier.kinds.place.names import fold
from verifier.kinds.place.value import PlaceValue, Relation, Role, Type, distance_km
from verifier.language import read
from verifier.reading import read_text

DATA = json.loads((Path(__file__).parent.parent / "data" / "news_values.json").read_text(encoding="utf-8"))


def find(text: str, dateline: str = "") -> list[Mention[PlaceValue]]:
    head = f"---\ndateline: {dateline}\n---\n" if dateline else ""
    return list(PLACE.find(read(read_text(head + text, id="a.md", date=datetime.date(2018, 9, 14)))))


def claims(text: str, dateline: str = "") -> dict[str, PlaceValue]:
    head = f"---\ndateline: {dateline}\n---\n" if dateline else ""
    return {m.span.of(head + text): m.value for m in find(text, dateline) if not m.excluded}


def place(words: str) -> PlaceValue:
    found = claims(f"The meeting was held {words} on Monday.")
    assert len(found) == 1, found
    return next(iter(found.values()))


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("The two leaders met in Sochi.", "Sochi", "Sochi", "RU"),
        ("The two leaders met in the Russian city of Sochi.", "Sochi", "Sochi", "RU"),
        ("A tornado hit Paris, Texas, on Monday.", "Paris, Texas", "Paris", "US"),
        ("The conference opened in Paris.", "Paris", "Paris", "FR"),
        ("Trains were stopped in Kiev.", "Kiev", "Kyiv", "UA"),
        ("She is expected in the German capital on Friday.", "the German capital", "Berlin", "DE"),
        ("The trial resumed in The Hague.", "The Hague", "The Hague", "NL"),
        ("A fire broke out near Tavira.", "near Tavira", "Tavira", "PT"),
        ("The convoy set out from Sevarovo.", "Sevarovo", "Sevarovo", None),
        ("Envoys met in Geneva and in Vienna.", "Vienna", "Vienna", "AT"),
        ("A concert was given at Gyor, Hungary.", "Gyor, Hungary", "Győr", "HU"),
    ],
)
def test_a_place_is_found_and_located(text: str, words: str, name: str, country: str | None) -> None:
    found = claims(text)
    assert words in found, found
    assert (found[words].name, found[words].country) == (name, country)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A rally was held at the stadium.", "the stadium"),
        ("Thousands came to the cathedral square.", "the cathedral square"),
        ("A meeting was called at Whitfield library.", "Whitfield library"),
        ("They set out from Sevare before dawn.", "Sevare"),
        ("The flames reached Portugal on Sunday.", "Portugal"),
    ],
)
def test_venues_and_ends_of_journeys_are_claims(text: str, words: str) -> None:
    assert words in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Washington rejected the proposal.",
        "Brussels has pledged 35 million euros.",
        "The mayor of Berlin resigned.",
        "Jack London wrote the novel.",
        "Paris Hilton opened the show.",
        "Mr Lincoln freed the slaves.",
        "NATO agreed to send troops.",
        "On Sal the hotels are full.",
        "They called on Russia to withdraw.",
        "It is nice for reading in bed.",
    ],
)
def test_what_only_names_somebody_or_something_is_no_claim(text: str) -> None:
    assert claims(text) == {}


def test_the_dateline_and_the_text_say_which_town_is_meant() -> None:
    assert claims("A boy was hurt in Lincoln.", "OMAHA, Neb.")["Lincoln"].country == "US"
    assert (
        claims("The capital of Hungary is calm. A meeting was held in the capital.")["the capital"].name == "Budapest"
    )


@pytest.mark.parametrize(
    ("draft", "reported", "outcome", "rule"),
    [
        ("in Kiev", "in Kyiv", Outcome.AGREES, "place.same"),
        ("in Germany", "in Berlin", Outcome.AGREES, "place.within"),
        ("in Ankara", "in Tehran", Outcome.CONFLICTS, "place.disjoint"),
        ("in France", "in Berlin", Outcome.CONFLICTS, "place.disjoint"),
        ("outside Berlin", "in Potsdam", Outcome.AGREES, "place.near"),
        ("in Berlin", "in Potsdam", Outcome.CONFLICTS, "place.disjoint"),
        ("in Navdi", "in Berlin", Outcome.CONFLICTS, "place.disjoint"),
        ("in Navdi", "in Navdi", Outcome.AGREES, "place.same"),
        ("in the hall", "in the Caird Hall", Outcome.AGREES, "place.same"),
        ("in the Caird Hall", "at the Dudhope Centre", Outcome.CONFLICTS, "place.other-venue"),
        ("at the stadium", "in Berlin", Outcome.UNDECIDED, "place.undecided"),
    ],
)
def test_comparison(draft: str, reported: str, outcome: Outcome, rule: str) -> None:
    for a, b in ((place(draft), place(reported)), (place(reported), place(draft))):
        comparison = PLACE.compare(a, b)
        assert (comparison.outcome, comparison.rule) == (outcome, rule), comparison.reason


def test_where_from_and_where_to_do_not_conflict() -> None:
    came, went = claims("The boat sailed from Tripoli.")["Tripoli"], claims("The boat sailed to Tunis.")["Tunis"]
    assert (came.role, went.role) == (Role.SOURCE, Role.GOAL)
    assert PLACE.compare(came, went).outcome is Outcome.UNDECIDED


def test_places_of_news() -> None:
    """data/news_values.json: the country of 40 places, and 20 sentences with words that only look like places."""
    right = 0
    for item in DATA["places"]:
        start = item["text"].index(item["span"])
        end = start + len(item["span"])
        right += any(
            m.span.start < end and start < m.span.end and m.value.country == item["country"] for m in find(item["text"])
        )
    assert right >= 37
    assert sum(bool(find(text)) for text in DATA["place_traps"]) <= 1


VALUES = st.builds(
    PlaceValue,
    name=st.sampled_from(["Berlin", "Potsdam", "Germany", "the stadium", "Caird Hall"]),
    key=st.sampled_from(["berlin", "potsdam", "germany", "stadium", "caird hall"]),
    type=st.sampled_from(Type),
    country=st.sampled_from(["DE", "FR", None]),
    lat=st.sampled_from([52.5, 48.9, None]),
    lon=st.sampled_from([13.4, 2.3, None]),
    within=st.sampled_from([(), ("Germany",), ("Brandenburg", "Germany")]),
    relation=st.sampled_from(Relation),
    described=st.booleans(),
    role=st.sampled_from(Role),
)


@given(VALUES, VALUES)
def test_comparison_is_total_and_symmetric(a: PlaceValue, b: PlaceValue) -> None:
    """Whichever of two places is the draft's, the outcome and the rule are the same."""
    one, two = PLACE.compare(a, b), PLACE.compare(b, a)
    assert (one.outcome, one.rule) == (two.outcome, two.rule)
    assert one.rule in {rule.name for rule in PLACE.rules}


@given(VALUES)
def test_a_place_agrees_with_itself_and_survives_the_index(a: PlaceValue) -> None:
    assert PLACE.compare(a, a).outcome is Outcome.AGREES
    assert PLACE.decode(json.loads(json.dumps(PLACE.encode(a)))) == a


@given(VALUES, VALUES)
def test_distance_is_symmetric_and_bounded(a: PlaceValue, b: PlaceValue) -> None:
    apart = distance_km(a, b)
    assert apart == distance_km(b, a)
    assert apart is None or 0 <= apart <= 20_038  # half the earth's circumference


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    if any(character.isalnum() for character in text):
        spans = [m.span for m in find("A. " + text)]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_the_gazetteer_finds_by_name_alias_and_abbreviation() -> None:
    table = gazetteer()
    assert table.find("Nowhere At All") == ()
    assert table.find("Sochi")[0].country == "RU"
    assert {p.name for p in table.find("Kiev")} == {"Kyiv"}
    state, capital = table.state("Ill."), table.capital_of("DE")
    assert state is not None
    assert state.name == "Illinois"
    assert capital is not None
    assert capital.name == "Berlin"


@pytest.mark.parametrize(
    ("name", "key"),
    [("Győr", "gyor"), ("The Hague", "hague"), ("Saint-Denis", "st denis"), ("St. Andrews", "st andrews")],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


def test_the_shipped_files_are_sorted_and_point_at_places() -> None:
    """names.tsv is searched by bisection: it must be sorted by bytes, and every offset must start a line of places.tsv."""
    folder = Path(str(gazetteer()._folder))
    data = (folder / "places.tsv").read_bytes()
    starts = {0} | {i + 1 for i, byte in enumerate(data) if byte == 10}
    previous = b""
    for line in (folder / "names.tsv").read_bytes().splitlines():
        key, _, marks = line.partition(b"\t")
        assert previous < key
        previous = key
        assert {int(mark.rstrip(b"+")) for mark in marks.split(b",")} <= starts
