"""Finding places: names, venues, descriptions, and what is no place."""

from __future__ import annotations

import itertools

import pytest

from tests.kinds.place_texts import claims, found, mentions, only
from verifier.kinds.place.value import Relation, Role, Sort

FOUND: list[tuple[str, list[tuple[str, str | None]]]] = [
    # names
    ("The ministers met in Sarajevo.", [("Sarajevo", "BA")]),
    ("A bus left the road near Oruro.", [("near Oruro", "BO")]),
    ("He was born in Burma.", [("Burma", "MM")]),
    ("Trains to Kiev were late.", [("Kiev", "UA")]),
    ("They met in Aix-en-Provence.", [("Aix-en-Provence", "FR")]),
    ("The trial resumed in The Hague.", [("The Hague", "NL")]),
    ("A tornado hit Paris, Texas.", [("Paris, Texas", "US")]),
    ("A levee broke at Pocahontas, Ark., on Monday.", [("Pocahontas, Ark.", "US")]),
    ("A barn burned down in Hannibal, Mo., on Monday.", [("Hannibal, Mo.", "US")]),
    ("They worked in Norway, U.S. officials said.", [("Norway", "NO"), ("U.S.", "US")]),
    ("They met in Boston, New York City and Toronto.", [("Boston", "US"), ("New York City", "US"), ("Toronto", "CA")]),
    ("They met in Springfield Town Hall.", [("Springfield Town Hall", "US")]),
    ("A fire broke out on the outskirts of Rybnik.", [("Rybnik", "PL")]),
    ("On the outskirts of Rybnik two men died.", [("Rybnik", "PL")]),
    ("The mill on the edge of this dusty town was sold.", []),
    ("Leaders gathered in Sharm el-Sheikh.", [("Sharm el-Sheikh", "EG")]),
    ("Troops entered Deir al-Zor.", [("Deir al-Zor", "SY")]),
    ("The al-Qaeda leader was in Cairo.", [("Cairo", "EG")]),
    ("A vigil was held at St Mary's church.", [("St Mary's church", None)]),
    ("It fell in the Ardennes.", [("Ardennes", None)]),
    ("He spoke at South Plains College.", [("South Plains College", None)]),
    ("They met at City Hall.", [("City Hall", None)]),
    ("Rallies were held in Leipzig, Dresden and Chemnitz.", [("Leipzig", "DE"), ("Dresden", "DE"), ("Chemnitz", "DE")]),
    ("Aid reached East Ghouta on foot.", [("East Ghouta", "SY")]),
    ("A storm crossed the Bay of Biscay.", [("Bay of Biscay", None)]),
    ("Troops were sent to northern Mali.", [("northern Mali", "ML")]),
    ("The boat sank 40 km north of Zadar.", [("north of Zadar", "HR")]),
    ("Fighting went on in the north of Yemen.", [("Yemen", "YE")]),
    ("A fire broke out in Soum province.", [("Soum province", "BF")]),
    ("The bill angered U.S. farmers.", [("U.S.", "US")]),
    ("Relations between Russia and Turkey cooled.", [("Russia", "RU"), ("Turkey", "TR")]),
    ("The Russia-Turkey summit ended early.", [("Russia", "RU"), ("Turkey", "TR")]),
    # names that the gazetteer does not have
    ("The fire started in Quellbruck on Sunday.", [("Quellbruck", None)]),
    ("A body was found at Cantle Creek.", [("Cantle Creek", None)]),
    ("He lives in Ardrovie, Ireland.", [("Ardrovie, Ireland", "IE")]),
    # venues
    ("A debate was held in the Marrick Hall.", [("the Marrick Hall", None)]),
    ("A meeting was called at Whitfield library.", [("Whitfield library", "US")]),
    ("He was held at the airport in Quito.", [("the airport in Quito", "EC")]),
    ("A crowd filled the cathedral square of Bamberg.", [("the cathedral square of Bamberg", "DE")]),
    ("The jury is to visit Quellbruck Street.", [("Quellbruck Street", None)]),
    ("Strikers rallied outside parliament.", [("outside parliament", None)]),
    ("He was in court and she was at school.", []),
    ("They filled the public gallery.", []),
    ("The tram will end short of Quellbruck.", [("short of Quellbruck", None)]),
    ("They fell short of Quellbruck.", []),
    ("It opened in the function room of a Tavira hotel.", [("Tavira", "PT")]),
    ("Rubbish lay along three kilometres of Cantle Creek.", [("Cantle Creek", None)]),
    ("It fell on the Spanish side.", [("the Spanish side", "ES")]),
    ("They stood on the northern side.", []),
    ("A crowd gathered in the cathedral square of Bamberg.", [("the cathedral square of Bamberg", "DE")]),
    ("She spoke at St. Paul's Hospital.", [("St. Paul's Hospital", None)]),
    ("He was tried in York Crown Court.", [("York Crown Court", "GB")]),
    ("Thousands met in London's Hyde Park.", [("London's Hyde Park", "GB")]),
    # descriptions
    ("They gathered in the German capital.", [("the German capital", "DE")]),
    ("She is suing in Portugal's capital.", [("Portugal's capital", "PT")]),
    ("Talks are held in the capital of Togo.", [("the capital of Togo", "TG")]),
    ("Tanks massed near the Turkish border.", [("near the Turkish border", "TR")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_found(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton opened the show.",
        "Actor Denzel Washington won the prize.",
        "Mr. Lincoln spoke first.",
        "Jack London wrote the novel.",
        "Manchester United beat them.",
        "The Washington Post reported it.",
        "The bishop thanked Sofia Coppola.",
        "They ate turkey and chips.",
        "Police used tear gas.",
        "Bath towels were on sale.",
        "Mobile phones were banned.",
        "Of the five ministers, two quit.",
        "German farmers sowed wheat.",
        "They argued in English.",
        "Protests spread in the Arab world.",
        "He spoke to Arab, Jewish and Christian leaders.",
        "He is due in March.",
        "The alliance met NATO officers.",
        "Lincoln freed the slaves.",
        "They spoke of Us and Them.",
        "Prices rose in the housing market.",
        "He faced a nine-month ban in the Oscars row.",
    ],
)
def test_no_place(text: str) -> None:
    assert found(text) == []


def test_a_surname_is_no_place_later_on() -> None:
    text = "Denzel Washington won. The crowd cheered Washington."
    assert found(text) == []
    assert found(f"{text} He lives in Washington.") == [("Washington", "US")]


def test_a_small_town_stands_alone_once_the_document_has_it_as_a_place() -> None:
    assert found("Breda waited.") == []
    assert found("They met in Bamberg. Bamberg police were there.") == [("Bamberg", "DE"), ("Bamberg", "DE")]
    assert found("Bamberg police were there.") == []


@pytest.mark.parametrize(
    ("text", "relation", "role", "part"),
    [
        ("They met in Sarajevo.", Relation.IN, Role.SCENE, ""),
        ("They met near Sarajevo.", Relation.NEAR, Role.SCENE, ""),
        ("They met outside Sarajevo.", Relation.OUTSIDE, Role.SCENE, ""),
        ("They met 20 miles south of Sarajevo.", Relation.OUTSIDE, Role.SCENE, ""),
        ("They were sent from Sarajevo.", Relation.IN, Role.SOURCE, ""),
        ("They fled Sarajevo.", Relation.IN, Role.SOURCE, ""),
        ("They were sent to Sarajevo.", Relation.IN, Role.GOAL, ""),
        ("A rocket was launched from Kourou.", Relation.IN, Role.SCENE, ""),
        ("They met in central Sarajevo.", Relation.IN, Role.SCENE, "central"),
    ],
)
def test_how_the_event_stands_to_the_place(text: str, relation: Relation, role: Role, part: str) -> None:
    value = only(text)
    assert (value.relation, value.role, value.part) == (relation, role, part)


def test_a_dateline_tells_what_here_and_this_city_are() -> None:
    for text in ("They met here on Friday.", "They met in this southern city on Friday."):
        (mention,) = mentions(text, "SOCHI, Russia")
        assert (mention.value.name, mention.value.country, mention.value.uncertain) == ("Sochi", "RU", False)
    assert claims("They met here on Friday.") == []
    assert claims("Nobody here met anybody.", "SOCHI, Russia") == []


def test_the_town_told_last_is_there_and_that_city() -> None:
    for text in ("The trial opens in Antwerp. It ends there in May.", "He flew to Antwerp. He died in that city."):
        value = mentions(text)[-1].value
        assert (value.name, value.uncertain) == ("Antwerp", True)
    assert [m.value.name for m in mentions("He flew to Antwerp. There is hope.")] == ["Antwerp"]


def test_a_venue_lies_in_the_town_that_the_story_is_in() -> None:
    value = only("A vigil was held at the stadium.", "ADA, Okla.")
    assert (value.sort, value.building, value.described) == (Sort.VENUE, "arena", True)
    assert (value.within[:2], value.uncertain) == (("Ada", "Pontotoc County"), True)
    value = only("A vigil was held at the stadium in Ada, Oklahoma.")
    assert (value.within[0], value.uncertain) == ("Ada", False)


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [
        ("She was treated at Lincoln Hospital.", True),
        ("They spoke in Lincoln. She was treated at Lincoln Hospital.", False),
        ("She was tried at Lincoln Crown Court.", False),
        ("She was held at Lincoln railway station.", False),
        ("She was treated at Toronto General Hospital.", False),
        ("They met in the Abbey Road arts centre.", True),
    ],
)
def test_a_venue_may_be_called_after_a_person(text: str, uncertain: bool) -> None:
    assert mentions(text)[-1].value.uncertain is uncertain


def test_mask_takes_the_preposition_with_the_place() -> None:
    text = "Ministers met in the German capital on Monday."
    (mention,) = mentions(text)
    assert mention.mask.of(text) == "in the German capital"
    assert mention.mask.contains(mention.span)


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "In Bonn, in Cologne, near Bonn and at the airport in Lima, in Peru's capital, near the Turkish border, they met."
    spans = [m.span for m in mentions(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert len(spans) > 4
