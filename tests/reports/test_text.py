"""Findings for people. tests/reports/golden/ shows whole reports."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.samples import flood, held, worded
from verifier.report import Report
from verifier.reports.characters import HIDDEN, visible
from verifier.reports.interface import Detail, Style
from verifier.reports.text import TEXT, _listed, _quoted, press_date
from verifier.settings import Sort
from verifier.verdicts import Label

_ANSI = re.compile("\x1b\\[[0-9;]*m")


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_nothing_of_a_draft_reaches_the_terminal_raw(text: str) -> None:
    for style in (Style(), Style(color=True, detail=Detail.VERBOSE), Style(detail=Detail.QUIET, width=40)):
        written = "".join(TEXT.render([worded(text)], style))
        assert not HIDDEN.search(_ANSI.sub("", written) if style.color else written)


def test_colour_changes_nothing_but_colour() -> None:
    """A value has brackets around it where there is no colour."""
    plain = "".join(TEXT.render([flood()], Style(width=200)))
    colored = "".join(TEXT.render([flood()], Style(color=True, width=200)))
    unmarked = re.sub(
        r"\[(27 houses|31 houses|19 houses|Werden|at least \$3\.5 million|Friday|about 1,200 people)\]", r"\1", plain
    )
    assert unmarked != plain
    assert _ANSI.sub("", colored) == unmarked


@pytest.mark.parametrize(
    ("quote", "start", "length", "expected"),
    [
        ("took 27 houses away", 5, 9, ["“took [27 houses] away”"]),
        ("27 houses", 0, 9, ["“[27 houses]”"]),
        ("took\n27\nhouses", 5, 9, ["“took [27 houses]”"]),
        ("at 27", -1, 2, ["“at 27”"]),
        ("at 27", 9, 2, ["“at 27”"]),
        ("a 27\x1b[31m", 2, 7, [r"“a [27\x1b[31m]”"]),
        ("some words and then 1 of the houses", 20, 15, ["“some words and then [1", "of the houses]”"]),
    ],
)
def test_values_are_marked(quote: str, start: int, length: int, expected: list[str]) -> None:
    assert _quoted(quote, start, length, "", Style(width=24)) == expected


def test_a_mark_ends_with_its_line() -> None:
    """An underlined value that runs over lines leaves the indent between them alone."""
    lines = _quoted("it took at least twenty seven houses", 8, 21, "  ", Style(color=True, width=18))
    assert lines == [
        "  “it took \x1b[1;4mat\x1b[0m",
        "  \x1b[1;4mleast twenty\x1b[0m",
        "  \x1b[1;4mseven\x1b[0m houses”",
    ]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(10, 40))
def test_every_mark_that_opens_closes_on_its_line(quote: str, start: int, length: int, width: int) -> None:
    for text in _quoted(quote, start, length, "", Style(color=True, width=width)):
        codes = _ANSI.findall(text)
        assert codes == ["\x1b[1;4m", "\x1b[0m"] * (len(codes) // 2)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2018, 9, 14), "14 Sept. 2018"),
        (datetime.date(2019, 5, 1), "1 May 2019"),
        ("2019-12-31", "31 Dec. 2019"),
        (None, "undated"),
    ],
)
def test_press_dates(day: datetime.date | None, text: str) -> None:
    assert press_date(day) == text


@given(st.text())
def test_visible_text_is_one_line_without_hidden_characters(text: str) -> None:
    shown = visible(text)
    assert not HIDDEN.search(shown)
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Łódź",
        "naïve co\u00adop",
        "नमस्\u200dते",
        "می\u200cخواهم",
        "👩\u200d🚒 ❤\ufe0f",
        "a\u00a0b".replace("\u00a0", " "),
    ],
)
def test_characters_of_words_are_kept(text: str) -> None:
    assert visible(text) == text


def test_reports_stream() -> None:
    """A report is written before the next one is made."""
    made: list[int] = []

    def reports() -> Iterator[Report]:
        for number in range(3):
            made.append(number)
            yield flood()

    pieces = TEXT.render(reports(), Style())
    next(pieces)
    assert made == [0]


def lines_of(report: Report, **style: Any) -> list[str]:
    return "".join(TEXT.render([report], Style(**style))).splitlines()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.VERDICT, ["6:16", "7:52", "8:129", "6:47", "7:5"]),
        (Sort.POSITION, ["6:16", "6:47", "7:5", "7:52", "8:129"]),
    ],
)
def test_order(sort: Sort, order: list[str]) -> None:
    for detail in (Detail.NORMAL, Detail.VERBOSE):
        heads = [line for line in lines_of(flood(), sort=sort, detail=detail) if re.match(r"seeds/flood\.md:\d", line)]
        assert [":".join(head.split(":")[1:3]) for head in heads] == order


def test_the_last_line_says_where_the_news_is() -> None:
    report = flood()
    wrong = [dataclasses.replace(verdict, label=Label.CONTRADICTED) for verdict in report.verdicts]
    assert lines_of(dataclasses.replace(report, verdicts=tuple(wrong)))[-1] == (
        "seeds/flood.md: 5 claims: 5 contradicted (lines 6, 7, 8), 0 unverified, 0 consistent."
    )


def test_many_lines_are_not_all_named() -> None:
    assert _listed(list("12345"), "lines") == "1, 2, 3, 4, 5"
    assert _listed(list("1234567"), "lines") == "1, 2, 3, 4, 5 and 2 more lines"


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (Detail.QUIET, []),
        (Detail.NORMAL, ["12 boats", "9 horses"]),
        (Detail.VERBOSE, ["12 boats", "40 crates", "9 horses"]),
    ],
)
def test_suppressed_claims(detail: Detail, told: list[str]) -> None:
    written = "".join(TEXT.render([held()], Style(detail=detail)))
    assert [words for words in ("12 boats", "40 crates", "9 horses") if f"[{words}]" in written] == told


def test_a_link_is_never_broken() -> None:
    for width in (40, 80):
        assert "        https://meridian.example/flood" in lines_of(flood(), width=width)
