"""Dates counted from others in the text; each text is published on Friday 14 September 2018."""

from __future__ import annotations

import pytest

from tests.kinds.date_texts import days, mentions

COUNTED = [
    # (the last date of the text)
    ("A storm hit the coast. Three days later, schools opened.", "Three days later", "2018-09-11"),
    ("Four weeks later the sums are being done.", "Four weeks later", "2018-08-13/2018-08-19"),
    ("It has been six years since the last case.", "six years", "2012-01-01/2012-12-31"),
    ("It has been two weeks since the strike began.", "two weeks", "2018-08-27/2018-09-02"),
    ("The flood came in 2015. A bridge was built three years later.", "three years later", "2018-01-01/2018-12-31"),
    ("The flood came in June 2015. A dam broke two months earlier.", "two months earlier", "2015-04-01/2015-04-30"),
    ("Talks began in 2016. They had failed a decade earlier.", "a decade earlier", "2006-01-01/2006-12-31"),
    ("The flood came from Aug. 3 to Aug. 5. The road reopened two days later.", "two days later", "2018-08-07"),
    (
        "The mine closed on Aug. 3. Within three days of the closure, 40 had left.",
        "Within three days",
        "2018-08-03/2018-08-06",
    ),
    ("He was held two days after the bombing on Aug. 3.", "two days after", "2018-08-05"),
    ("He was held two days before the bombing on Aug. 3.", "two days before", "2018-08-01"),
    # the unit told before, the one after and the one before it
    ("The flood came on Aug. 8, 2018. The bridge fell the same week.", "the same week", "2018-08-06/2018-08-12"),
    (
        "The flood came on Aug. 8, 2018. The bridge fell the following week.",
        "the following week",
        "2018-08-13/2018-08-19",
    ),
    (
        "The flood came on Aug. 8, 2018. The bridge fell the previous week.",
        "the previous week",
        "2018-07-30/2018-08-05",
    ),
    ("The flood came on Aug. 8, 2018. The bridge fell the previous night.", "the previous night", "2018-08-07"),
    ("The flood came on Aug. 4, 2018. The bridge fell that weekend.", "that weekend", "2018-08-04/2018-08-05"),
    ("The flood came on Aug. 8, 2018. The bridge fell that weekend.", "that weekend", "2018-08-11/2018-08-12"),
    (
        "The flood came on Aug. 8, 2018. The bridge fell the following weekend.",
        "the following weekend",
        "2018-08-11/2018-08-12",
    ),
    (
        "The flood came on Aug. 4, 2018. The bridge fell the following weekend.",
        "the following weekend",
        "2018-08-11/2018-08-12",
    ),
    (
        "The flood came on Aug. 8, 2018. The bridge fell the previous weekend.",
        "the previous weekend",
        "2018-08-04/2018-08-05",
    ),
    ("The flood came in August 2016. The bridge fell the same month.", "the same month", "2016-08-01/2016-08-31"),
    (
        "The flood came in August 2016. The bridge fell the following month.",
        "the following month",
        "2016-09-01/2016-09-30",
    ),
    ("The flood came in August 2016. The bridge fell that year.", "that year", "2016-01-01/2016-12-31"),
    ("The flood came in August 2016. The bridge fell the previous year.", "the previous year", "2015-01-01/2015-12-31"),
    ("The flood came in 2015. The bridge fell the year before.", "the year before", "2014-01-01/2014-12-31"),
    # the day of an event, and the ones beside it
    ("The crash was on Sept. 3. He was freed on the day of the crash.", "the day", "2018-09-03"),
    ("The crash was on Sept. 3. He was freed the day before the crash.", "the day before", "2018-09-02"),
    ("The crash was on Sept. 3. He was freed the day after the crash.", "the day after", "2018-09-04"),
    ("The crash was on Sept. 5. He had been freed the Tuesday before the crash.", "the Tuesday before", "2018-09-04"),
    (
        "The crash was on Sept. 5. He had been freed the Wednesday before the crash.",
        "the Wednesday before",
        "2018-08-29",
    ),
    ("The crash was on Sept. 5. He was freed the Wednesday after the crash.", "the Wednesday after", "2018-09-12"),
]


@pytest.mark.parametrize(("text", "words", "expected"), COUNTED)
def test_days(text: str, words: str, expected: str) -> None:
    assert {m.span.of(text).strip(): days(m.value) for m in mentions(text)}[words] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Within three days of the crash, 40 men had left.", "Within three days"),
        ("The bridge fell that weekend.", "that weekend"),
        ("He was freed the Tuesday before the crash.", "the Tuesday before"),
    ],
)
def test_what_is_counted_from_nothing_told_is_not_resolved(text: str, words: str) -> None:
    (found,) = mentions(text)
    assert (found.span.of(text), days(found.value)) == (words, "?")
    assert found.excluded == "not resolved"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The crash was on Sept. 3. He was freed two days after the crash.", True),
        ("A storm hit the coast. Three days later, schools opened.", False),  # what it is counted from is a guess
        ("The mine closed on Aug. 3. Within three days of the vote, 40 had left.", False),
    ],
)
def test_only_what_is_counted_from_a_date_told_can_contradict(text: str, firm: bool) -> None:
    assert mentions(text)[-1].value.firm is firm


@pytest.mark.parametrize(
    "text",
    [
        "The fighting went on for eight days before the storm came.",
        "It took two days after the storm.",
        "They waited three weeks before the vote.",
        "The flight landed 40 minutes later.",
    ],
)
def test_how_long_something_took_is_no_date(text: str) -> None:
    assert mentions(text) == []
