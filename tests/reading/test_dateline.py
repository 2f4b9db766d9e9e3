"""Datelines and lines that say when a story was published."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.dateline import find_dateline, find_published, match_dateline
from verifier.reading.typography import fold
from verifier.text import Span

COPY = "Russia and Turkey agreed on a buffer zone in the north-west of the country, the two foreign ministers said."


def dateline(text: str) -> tuple[str, str | None, datetime.date | None] | None:
    view = fold(text)
    found = find_dateline(view, Span(0, len(view)))
    if found is None:
        return None
    place = None if found.place is None else found.place.of(text)
    return found.span.of(text), place, None if found.date is None else found.date.date


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("BERLIN, Sept. 14 (Reuters) - ", "BERLIN"),
        ("BERLIN (AP) — ", "BERLIN"),
        ("BERLIN (AP) -- ", "BERLIN"),
        ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya"),
        ("POCAHONTAS, Ark. (AP) – ", "POCAHONTAS, Ark."),
        ("POCAHONTAS, Ark. March 3 - ", "POCAHONTAS, Ark."),
        ("BERLIN — ", "BERLIN"),
        ("BERLIN - ", "BERLIN"),
        ("FETLAR, Scotland—", "FETLAR, Scotland"),
        ("THE HAGUE, June 19 - ", "THE HAGUE"),
        ("UNITED NATIONS (Reuters) - ", "UNITED NATIONS"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti"),
        ("N'DJAMENA, Chad (AFP) - ", "N'DJAMENA, Chad"),
        ("SÃO PAULO, 14 Sept. — ", "SÃO PAULO"),
        ("McLEAN, Va. (AP) — ", "McLEAN, Va."),
        ("ST. LOUIS (AP) — ", "ST. LOUIS"),
        ("WASHINGTON/BEIJING, Sept 14 (Reuters) - ", "WASHINGTON/BEIJING"),
        ("SARAJEVO, Bosnia and Herzegovina (AP) — ", "SARAJEVO, Bosnia and Herzegovina"),
        ("ABOARD AIR FORCE ONE (AP) — ", "ABOARD AIR FORCE ONE"),
        ("LONDON (Reuters), Sept 14 - ", "LONDON"),
        ("LONDON, Oct 20- ", "LONDON"),
        ("NEW DELHI, Sept 14 (IANS): ", "NEW DELHI"),
        ("Hanoi (VNA) – ", "Hanoi"),
        ("Mexico City, April 29 - ", "Mexico City"),
        ("LOS ANGELES, Sept. 14 /PRNewswire/ -- ", "LOS ANGELES"),
        ("(Reuters) - ", None),
        ("Sept. 14 (UPI) -- ", None),
        ("BREAKING — ", None),
        ("UPDATE 1 - ", None),
    ],
)
def test_a_dateline_is_set_apart_from_the_first_sentence(line: str, place: str | None) -> None:
    found = dateline(line + COPY)
    assert found is not None
    assert found[:2] == (line, place)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("BERLIN, Sept. 14, 2018 (Reuters) - ", "BERLIN", datetime.date(2018, 9, 14)),
        ("ANKARA, Turkey — Sept. 14, 2018 — ", "ANKARA, Turkey", datetime.date(2018, 9, 14)),
        ("PARIS, 1 May 2018 — ", "PARIS", datetime.date(2018, 5, 1)),
        ("PARIS, 2018-05-01 — ", "PARIS", datetime.date(2018, 5, 1)),
        ("BERLIN, Sept. 14 (Reuters) - ", "BERLIN", None),
    ],
)
def test_the_date_of_a_dateline(line: str, place: str, date: datetime.date | None) -> None:
    assert dateline(line + COPY) == (line, place, date)


def test_a_dateline_may_stand_on_a_line_of_its_own_or_after_headline_and_byline() -> None:
    text = f"Ministers agree on a buffer zone\n\nBy Jane Smith\n\nNAIROBI, Kenya (AP)\n\n{COPY}\n"
    assert dateline(text) == ("NAIROBI, Kenya (AP)", "NAIROBI, Kenya", None)


@pytest.mark.parametrize(
    "text",
    [
        COPY,
        "NATO — an alliance of 29 countries — said on Friday that it would not send any more soldiers to the border.",
        "NATO — The Atlantic alliance has 29 members, and it is the largest there is. NATO said so on Friday.",
        "EU - Turkey talks resumed on Friday in the city of Brussels, where the two sides had last met before summer.",
        "Putin — Who rules Russia since the turn of the century — flew to Sochi, where his guests were waiting for him.",
        "Angela Merkel (CDU) — The chancellor of Germany — spoke for an hour and then took questions from the press there.",
        "WHEAT - 2,602,000 bushels were in store at the end of the week, of which more than half were in Chicago alone.",
        "February 28 -- its first day at sea in years -- was a good one for the crew and for the ship that they sailed.",
        "On Friday, Sept. 14 - the day of the vote - nobody knew how it would end, and few were willing to bet on that.",
        "WARNING: This story holds details that some readers may find hard to bear, and it should not be read to a child.",
        "U.S.-led forces left the town.",
        "— Reuters",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    "headline",
    [
        "TALKS TO RESUME ON MARCH 6",
        "TURKEY, GREECE TO MEET AGAIN - OZAL",
        "CHAVIN RAISES STAKE IN MYERS (MYR)",
        "USSR CROP SUMMARY -- USDA",
    ],
)
def test_a_headline_in_capitals_is_no_dateline_and_hides_none(headline: str) -> None:
    found = dateline(f"{headline}\n\nGENEVA, 22 June - {COPY}")
    assert found is not None
    assert found[1] == "GENEVA"


def test_a_dateline_is_looked_for_no_further_than_the_first_paragraph() -> None:
    assert dateline(f"{COPY}\n\nPARIS (AP) — {COPY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Published: 14 September 2018",
        "Published on Sept. 14, 2018 at 10:15 GMT",
        "First published 14 September 2018, 10.15am",
        "2018-09-14",
        "Friday, September 14, 2018",
        "14 September 2018 10:00",
        "Date: 2018-09-14T10:00:00Z",
        "By Jane Smith | Sept. 14, 2018",
        "Posted Sept. 14, 2018 5:00 p.m. ET",
    ],
)
def test_a_line_with_the_date_of_publication(line: str) -> None:
    view = fold(f"Ministers agree on a zone\n\n{line}\n\n{COPY}\n")
    assert find_published(view, Span(0, len(view))) == datetime.date(2018, 9, 14)


@pytest.mark.parametrize(
    "text",
    [
        f"{COPY}\n\n2018-09-14\n",
        "Published 14 September\n\nWords.",
        "Updated: 15 September 2018\n\nWords.",
        "On 14 September 2018 the ministers met.",
        "14 September 2018 was a Friday",
        "Published: 09/10/2018\n\nWords.",
    ],
)
def test_what_does_not_say_when_a_story_was_published(text: str) -> None:
    """A date in the copy is the story's, not the paper's; an update is not the publication; a day without a year is no date."""
    view = fold(text)
    assert find_published(view, Span(0, len(view))) is None


@given(st.text("AB ab.,-—():/1\n\"'", max_size=60))
def test_a_dateline_lies_in_its_line(line: str) -> None:
    found = match_dateline(line)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(line)
        assert found.place is None or found.span.contains(found.place)
        assert found.place is None or found.place.of(line).strip()
