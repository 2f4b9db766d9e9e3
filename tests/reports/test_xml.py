"""JUnit and Checkstyle: well-formed whatever a draft says, and as other readers have them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped

from tests.reports.samples import dry, flood, held, worded
from verifier.reports.interface import Style
from verifier.reports.xml import CHECKSTYLE, JUNIT


def test_another_reader_finds_a_case_a_claim(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text("".join(JUNIT.render([flood(), dry(), held()], Style())), encoding="utf-8")
    suites = list(JUnitXml.fromfile(str(path)))
    assert [(s.name, s.tests, s.failures, s.skipped) for s in suites] == [
        ("seeds/flood.md", 5, 1, 2),
        ("notes.txt", 0, 0, 0),
        ("wire/<b>&50%: ready, set.md", 3, 0, 3),
    ]
    outcomes = [[type(outcome) for outcome in case.result] for case in suites[0]]
    assert outcomes == [[Failure], [], [], [Skipped], [Skipped]]
    [failure] = next(iter(suites[0])).result
    assert (failure.type, failure.message) == (
        "count.disjoint",
        "Draft: 27 houses. Prior reporting: 31 houses (Meridian News, 18 May 2019).",
    )


def test_counts_of_a_suite_are_those_of_its_cases() -> None:
    for suite in ET.fromstring("".join(JUNIT.render([flood(), held()], Style()))):
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))


def test_checkstyle_has_the_findings_alone_and_contradicted_ones_first() -> None:
    root = ET.fromstring("".join(CHECKSTYLE.render([flood(), held()], Style())))
    assert [(file.get("name"), [e.get("severity") for e in file]) for file in root] == [
        ("seeds/flood.md", ["error", "info", "info"]),
        ("wire/<b>&50%: ready, set.md", []),
    ]


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_any_text_is_well_formed(text: str) -> None:
    for format in (JUNIT, CHECKSTYLE):
        ET.fromstring("".join(format.render([worded(text)], Style())).encode())
