"""What follows from values of different kinds told together."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import Claim, Outcome
from verifier.pairs import arithmetic
from verifier.pairs.reading import claims_in, durations_in, read

TOLD = datetime.date(2024, 12, 10)


def claims(text: str, day: datetime.date = TOLD) -> tuple[Claim[Any], ...]:
    document = read(text, "text", day)
    assert document is not None
    return claims_in(document)


def count(text: str) -> Claim[Any]:
    document = read(text, "text", TOLD)
    assert document is not None
    return durations_in(document)[0]


@pytest.mark.parametrize(
    ("claim", "evidence", "outcome"),
    [
        ("The firm is 73 years old.", "It was founded in 1951.", Outcome.AGREES),
        ("The firm is 43 years old.", "It was founded in 1951.", None),
        ("The ring worked for seven years.", "They met between 1998 and 2005.", Outcome.AGREES),
        ("She has led it for nearly three years.", "She has led it since January 2022.", Outcome.AGREES),
        ("It took 13 days.", "It began on 3 March 2018 and ended on 16 March 2018.", Outcome.AGREES),
        ("It took 21 days.", "It began on 3 March 2018 and ended on 16 March 2018.", Outcome.CONFLICTS),
        # Nothing is said where the dates lie so far apart that they may be of something else.
        ("It took three days.", "It began on 3 March 2018 and ended on 16 May 2018.", None),
        ("It killed 13 people.", "It began on 3 March 2018 and ended on 16 March 2018.", None),
    ],
)
def test_a_length_of_time_against_dates(claim: str, evidence: str, outcome: Outcome | None) -> None:
    found = list(arithmetic.durations(count(claim), (), claims(evidence), [TOLD]))
    assert (found[0][0].outcome if found else None) is outcome
    assert all(comparison.rule == "pairs.duration" for comparison, _ in found)


@pytest.mark.parametrize(
    ("claim", "evidence", "agrees"),
    [
        ("A ruling is due by mid-August 2011.", "A ruling should come in ten weeks.", True),
        ("A ruling is due by mid-June 2011.", "A ruling should come in ten weeks.", False),
        ("The trench was closed on August 8, 2011.", "It was closed four days after August 4, 2011.", True),
        # Counted back from a delay one gets to the plan.
        ("The convoy came on 31 May 2011.", "The convoy came three days late.", False),
    ],
)
def test_a_date_after_a_length_of_time(claim: str, evidence: str, agrees: bool) -> None:
    day = datetime.date(2011, 6, 3)
    document = read(evidence, "evidence", day)
    assert document is not None
    date = next(c for c in claims(claim, day) if c.kind == "date")
    found = list(arithmetic.dates(date, claims_in(document), durations_in(document), day))
    assert bool(found) is agrees


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministers from Togo, Benin, Ghana and Nigeria agreed.", [("Togo", "Benin", "Ghana", "Nigeria")]),
        ("They came from Kenya and Uganda.", [("Kenya", "Uganda")]),
        ("They came from Kenya.", []),
        ("Rain fell in Kenya, and roads were cut.", []),
    ],
)
def test_lists_of_names(text: str, names: list[tuple[str, ...]]) -> None:
    document = read(text, "text", TOLD)
    assert document is not None
    assert list(arithmetic.name_lists(document.sentences[0])) == names


def test_two_ages_make_a_length_of_time() -> None:
    reported = claims("She was aged 27 when they began, and is now aged 41.")
    assert [c.outcome for c, _ in arithmetic.ages(count("She gave it 14 years."), reported)] == [Outcome.AGREES]
    assert list(arithmetic.ages(count("She gave it 12 years."), reported)) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "outcome"),
    [
        ("He was sent off after 68 minutes.", "He was sent off in the 78th minute.", Outcome.CONFLICTS),
        ("He was sent off after 78 minutes.", "He was sent off in the 78th minute.", Outcome.AGREES),
        (
            "They were a man down for 35 minutes.",
            "He left in the 78th minute; she scored in the 113th minute.",
            Outcome.AGREES,
        ),
        ("They were a man down for 20 minutes.", "He left in the 78th minute; she scored in the 113th minute.", None),
        ("There were seven minutes left.", "She scored in the 113th minute.", None),
        ("He was sent off after 68 minutes.", "He won the 78th match.", None),
    ],
)
def test_a_length_of_time_against_moments(claim: str, evidence: str, outcome: Outcome | None) -> None:
    found = list(arithmetic.moments(count(claim), claims(evidence)))
    assert (found[0][0].outcome if found else None) is outcome


@pytest.mark.parametrize(
    ("claim", "evidence", "outcome"),
    [
        ("It was checked 15 weeks before the blaze.", "It was checked 11 weeks before the fire.", Outcome.CONFLICTS),
        ("It was checked 11 weeks before the blaze.", "It was checked 11 weeks before the fire.", Outcome.AGREES),
        ("It was checked 15 weeks before the blaze.", "It burned down 11 weeks after the opening.", None),
    ],
)
def test_two_distances_from_an_event(claim: str, evidence: str, outcome: Outcome | None) -> None:
    documents = [read(text, name, TOLD) for name, text in (("claim", claim), ("evidence", evidence))]
    assert documents[0] is not None
    assert documents[1] is not None
    date = next(c for c in claims_in(documents[0]) if c.kind == "date")
    length, lengths = durations_in(documents[0])[0], durations_in(documents[1])
    found = list(arithmetic.distances(date, length, claims_in(documents[1]), lengths))
    assert (found[0][0].outcome if found else None) is outcome


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 60))
def test_between_is_symmetric_and_exact_for_days(day: datetime.date, apart: int) -> None:
    """The days between two days do not depend on which is named first."""
    later = day + datetime.timedelta(days=apart)
    assert arithmetic.between((day, day), (later, later)) == arithmetic.between((later, later), (day, day))
    assert arithmetic.between((day, day), (later, later)) == (apart, apart)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from([1.0, 7.0, 30.44, 365.25]))
def test_a_length_meets_itself_and_all_it_spans(a: float, b: float, step: float) -> None:
    low, high = sorted((a, b))
    length = arithmetic.Stretch(low, high, step)
    assert length.meets(low, high)
    assert length.meets((low + high) / 2, (low + high) / 2)
    assert not length.meets(high + 2 * step, high + 3 * step)
