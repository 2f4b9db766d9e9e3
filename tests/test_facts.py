"""Gate 1's features on small cases made by hand: the value of each, for a pair that has what it looks at and for one that has not."""

from __future__ import annotations

import datetime

import pytest

from verifier.embedding import sentence_text
from verifier.extraction import extract
from verifier.facts import FEATURES, Case, Likeness, Reported, base, same_place, same_time, table
from verifier.language import read
from verifier.reading import read_text
from verifier.stories import story

DAY = datetime.date(2019, 5, 22)
LIKE = Likeness(0.7, 0.6, 0.5, 0.4)
PLAIN = "The quake killed 43 people in the valley."


def made(draft: str, *reports: tuple[str, int, Likeness]) -> Case:
    """The counts of a draft beside those of some reports, each so many days older than it and so like its claims."""
    own = read(read_text(draft, id="draft.txt", date=DAY))
    claims = tuple(c for c in extract(own) if c.kind == "count")
    found, stories = [], {}
    for number, (text, days, likeness) in enumerate(reports):
        document = read(read_text(text, id=f"{number}.txt", date=DAY - datetime.timedelta(days)))
        stories[f"{number}.txt"] = story(None, tuple(sentence_text(s.view) for s in document.sentences))
        found += [Reported(c, likeness) for c in extract(document) if c.kind == "count"]
    told = story(None, tuple(sentence_text(s.view) for s in own.sentences))
    return Case(claims, told, tuple(tuple(found) for _ in claims), stories)


def features(draft: str, *reports: tuple[str, int, Likeness]) -> list[dict[str, float]]:
    """Of the draft's first count, beside each of the reports'."""
    rows = table(made(draft, *reports))[0]
    return [dict(zip(FEATURES, map(float, row), strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("draft", "reported", "expected"),
    [
        (PLAIN, "The quake killed 58 people in the valley.", {"clause words": 1, "predicate": 1, "subject": 1}),
        (PLAIN, "The quake killed 58 people in the valley.", {"same unit": 1, "other unit": 0, "unit in sentence": 1}),
        (PLAIN, "The quake killed 58 horses in the valley.", {"same unit": 0, "other unit": 1, "unit in sentence": 0}),
        (PLAIN, "The storm sank 58 boats off the coast.", {"clause words": 0, "predicate": 0, "subject": 0}),
        (PLAIN, "The quake may kill 58 people in the valley.", {"plan against event": 1, "negation": 0}),
        (PLAIN, "The quake did not kill 58 people in the valley.", {"negation": 1}),
        (PLAIN, "The quake killed 58 people in the valley.", {"plan against event": 0, "negation": 0}),
        (PLAIN, "The quake killed 58% of people in the valley.", {"same form": 0}),
        (PLAIN, "The quake killed 58 people a day in the valley.", {"same rate": 0, "same form": 1}),
        (PLAIN, "The quake killed 58 people in the valley.", {"same rate": 1, "same form": 1}),
        (
            "The quake killed 43 people, the ministry said.",
            "The quake killed 58 people, the ministry said.",
            {"same speaker": 1, "other speaker": 0},
        ),
        (
            "The quake killed 43 people, the ministry said.",
            "The quake killed 58 people, the union said.",
            {"same speaker": 0, "other speaker": 1},
        ),
        (PLAIN, "The quake killed 58 people, the union said.", {"same speaker": 0, "other speaker": 0}),
        ("On Tuesday 43 people died.", "On Tuesday 58 people died.", {"same day": 1, "other day": 0}),
        ("On Tuesday 43 people died.", "On Monday 58 people died.", {"same day": 0, "other day": 1}),
        ("On Tuesday 43 people died.", "In all 58 people died.", {"same day": 0, "other day": 0}),
        ("In Oslo 43 people died.", "In Norway 58 people died.", {"same place": 1, "other place": 0}),
        ("In Norway 43 people died.", "In Oslo 58 people died.", {"same place": 1, "other place": 0}),
        ("In Oslo 43 people died.", "In Bergen 58 people died.", {"same place": 0, "other place": 1}),
        ("In Oslo 43 people died.", "In all 58 people died.", {"same place": 0, "other place": 0}),
        (
            "Omar Sy found 43 people.",
            "Omar Sy found 58 people.",
            {"names": 1, "no name in common": 0, "story names in draft": 1},
        ),
        (
            "Omar Sy found 43 people.",
            "Ida Lund found 58 people.",
            {"names": 0, "no name in common": 1, "story names in draft": 0},
        ),
        ("Omar Sy found 43 people.", "Somebody found 58 people.", {"names": 0, "no name in common": 0}),
        (PLAIN, "Rain fell. The 58 died of the quake. The valley was cut off.", {"sentence in report's story": 0.5}),
    ],
)
def test_of_a_pair(draft: str, reported: str, expected: dict[str, float]) -> None:
    (seen,) = features(draft, (reported, 1, LIKE))
    assert {name: seen[name] for name in expected} == expected


def test_likeness_comes_first_and_as_it_is() -> None:
    (seen,) = features(PLAIN, (PLAIN, 1, LIKE))
    assert list(seen.values())[:4] == [0.7, 0.6, 0.5, 0.4]
    assert base(*map(float, (1, 10, 100, 1000))) == pytest.approx(1 + 10 + 50 + 300)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "age"), [(0, 0.0), (7, 0.0), (8, 0.048), (29, 0.544), (89, 0.995), (91, 1.0), (400, 1.0)]
)
def test_age(days: int, age: float) -> None:
    """0 (a week or less) to 1 (a quarter of a year or more), by the logarithm of the days."""
    (seen,) = features(PLAIN, ("The quake killed 58 people in the valley.", days, LIKE))
    assert seen["age"] == pytest.approx(age, abs=0.001)


def test_a_pair_competes_with_other_reports() -> None:
    """Leads are differences of scores, no more than 0.3 up and 0.5 down; of equal ones the first is first."""
    reports = [
        ("The quake killed 58 people in the valley.", 3, Likeness(0.5, 0.5, 0.5, 0.5)),
        ("The quake killed 59 people in the valley.", 2, Likeness(0.6, 0.5, 0.5, 0.5)),
        ("The quake killed 60 people in the valley.", 1, Likeness(-0.5, 0.5, 0.5, 0.5)),
    ]
    first, second, third = features(PLAIN, *reports)
    leads = [round(seen["lead over other reports"], 3) for seen in (first, second, third)]
    assert leads == [-0.1, 0.1, -0.5]
    assert [round(seen["rank among reports"], 3) for seen in (first, second, third)] == [0.5, 1.0, 0.333]
    assert [seen["newest report"] for seen in (first, second, third)] == [0.0, 0.0, 1.0]
    assert [round(seen["lead of its article"], 3) for seen in (first, second, third)] == [-0.1, 0.1, -0.5]


def test_claims_of_one_draft_compete_for_a_report() -> None:
    case = made(
        "The quake killed 43 people. It hurt 12 horses.",
        ("The quake killed 58 people.", 1, Likeness(0.5, 0.5, 0.5, 0.5)),
    )
    (mine,), (other,) = case.candidates
    near = Reported(mine.claim, Likeness(0.7, 0.5, 0.5, 0.5))
    rows = table(Case(case.claims, case.story, ((near,), (other,)), case.stories))
    names = ("lead over other claims", "rank among claims", "lead over other reports", "rank among reports")
    seen = [tuple(round(float(row[0, FEATURES.index(name)]), 3) for name in names) for row in rows]
    assert seen == [(0.2, 1.0, 0.3, 1.0), (-0.2, 0.5, 0.3, 1.0)]


def test_a_draft_without_candidates() -> None:
    assert [rows.shape for rows in table(made(PLAIN))] == [(0, len(FEATURES))]


@pytest.mark.parametrize(
    ("draft", "reported", "time", "place"),
    [
        ("On Tuesday in Oslo 43 people died.", "On Tuesday in Norway 58 people died.", True, True),
        ("On Tuesday in Oslo 43 people died.", "On Monday in Bergen 58 people died.", False, False),
        ("On Tuesday 43 people died.", "In Bergen 58 people died.", None, None),
        ("In Oslo 43 people died.", "On Monday 58 people died.", None, None),
    ],
)
def test_time_and_place_of_two_clauses(draft: str, reported: str, time: bool | None, place: bool | None) -> None:
    case = made(draft, (reported, 0, LIKE))
    one, two = case.claims[0], case.candidates[0][0].claim
    assert same_time(one, two) is same_time(two, one) is time
    assert same_place(one, two) is same_place(two, one) is place
