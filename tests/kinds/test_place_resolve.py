"""Which of several places a name means."""

from __future__ import annotations

import pytest

from tests.kinds.place_texts import mentions

RESOLVED: list[tuple[str, str | None, str, str]] = [
    # text, dateline, country, a place that contains it
    ("They met in Paris.", None, "FR", "France"),
    ("They met in Paris, Texas.", None, "US", "Texas"),
    ("They met in Birmingham.", None, "GB", "England"),
    ("They met in Birmingham, Ala., on Monday.", None, "US", "Alabama"),
    ("The Alabama legislature met. A march was held in Birmingham.", None, "US", "Alabama"),
    ("They met in Salisbury.", None, "GB", "Wiltshire"),
    ("A fire broke out in Springfield.", "EUGENE, Ore.", "US", "Oregon"),
    ("A fire broke out in Springfield.", "CHICAGO, Ill.", "US", "Illinois"),
    ("They met in Tripoli.", None, "LY", "Libya"),
    ("Lebanese troops moved in. They met in Tripoli.", None, "LB", "Lebanon"),
    ("They met in Georgia.", None, "GE", "South Caucasus"),
    ("They met in Zurich.", None, "CH", "Switzerland"),
    ("Clashes broke out in Idlib province.", None, "SY", "Syria"),
    ("It happened in Saline County, Kansas.", None, "US", "Kansas"),
    ("Missouri has few herds. The family moved to Monroe County.", None, "US", "Missouri"),
    ("They met here.", "PARIS, Mo.", "US", "Missouri"),
    ("Oregon voters stayed at home. They met in the state capital.", None, "US", "Marion County"),
    ("They met in the Bavarian capital.", None, "DE", "Upper Bavaria"),
    ("They met in the capital of Georgia.", None, "GE", "South Caucasus"),
    ("They met in Atlanta, Ga., on Monday.", None, "US", "Fulton County"),
    ("She was born in Cork and raised in Boston.", None, "US", "Massachusetts"),
    ("He flew from Dublin to Cork and drove to Athlone.", None, "IE", "Leinster"),
    ("They met at the Stade de France in Saint-Denis, north of Paris.", None, "FR", "Île-de-France"),
    ("They met in Karak.", None, "JO", "Jordan"),
    ("They met in Newcastle, England.", None, "GB", "England"),
    ("They met in Ghent.", None, "BE", "Belgium"),
    ("They met in Washington state.", None, "US", "United States"),
    ("They met in Washington.", None, "US", "District of Columbia"),
]


@pytest.mark.parametrize(("text", "dateline", "country", "outer"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_resolved(text: str, dateline: str | None, country: str, outer: str) -> None:
    value = mentions(text, dateline)[-1].value
    assert value.country == country
    assert outer in value.within


def test_one_sense_to_a_document() -> None:
    text = "They met in Cambridge, Mass., on Monday. In Cambridge they signed."
    assert {m.value.id for m in mentions(text)} == {mentions(text)[0].value.id}


def test_a_river_is_not_the_town_of_its_name() -> None:
    (mention,) = mentions("A levee on the Black River broke.")
    assert (mention.value.name, mention.value.country) == ("Black River", None)


def test_the_capital_is_that_of_the_country_the_story_is_about() -> None:
    text = "Namibia cut its spending. Namibia's minister spoke at a hearing in the capital."
    assert mentions(text)[-1].value.name == "Windhoek"
    assert mentions("Namibia and Botswana agreed. They met in the capital.")[-1].value.point is None
