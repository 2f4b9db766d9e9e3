"""Tables and plots of the benchmarks, and where they go on the page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import PAGE, PARTS
from bench.page import Part, Plot, exponent, replace, svg, write

PLOT = Plot("length", "words", "seconds", {"all": [(100, 0.05), (1000, 0.5)], "embed": [(100, 0.02), (1000, 0.3)]})
PART = Part([("a", "b"), ("1", "2"), ("3", "4")], "Medians.", PLOT)


def test_a_part_is_a_table_with_its_remark_and_its_plot() -> None:
    assert PART.markdown() == (
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nMedians.\n\n![seconds over words](performance/length.svg)"
    )


def test_a_part_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# P\n\n<!-- bench a -->\nold\n<!-- end -->\n\nProse.\n\n<!-- bench b -->\n<!-- end -->\n")
    write(page, "b", PART)
    replace(page, "a", r"new \1")
    assert page.read_text() == (
        "# P\n\n<!-- bench a -->\nnew \\1\n<!-- end -->\n\nProse.\n\n<!-- bench b -->\n"
        + PART.markdown()
        + "\n<!-- end -->\n"
    )
    assert (tmp_path / "performance" / "length.svg").read_text() == svg(PLOT)


def test_a_page_without_the_place_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# P\n")
    with pytest.raises(ValueError, match="no place for 'a'"):
        replace(page, "a", "x")
    assert page.read_text() == "# P\n"


@pytest.mark.parametrize("name", [*PARTS, "machine", "rivals"])
def test_the_page_has_a_place_for_every_part(name: str) -> None:
    assert PAGE.read_text(encoding="utf-8").count(f"<!-- bench {name} -->\n") == 1


def test_a_plot_is_a_picture_with_every_point_inside_it() -> None:
    root = ET.fromstring(svg(PLOT))
    circles = root.findall("{*}circle")
    assert len(circles) == 4
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for circle in circles:
        assert 0 <= float(circle.attrib["cx"]) <= width
        assert 0 <= float(circle.attrib["cy"]) <= height
    assert {"all", "embed", "words", "seconds"} <= {text.text for text in root.findall("{*}text")}


@given(st.floats(0.5, 2.0), st.floats(0.1, 10.0))
def test_the_exponent_of_a_power_is_its_own(power: float, factor: float) -> None:
    assert exponent([(x, factor * x**power) for x in (100, 300, 1000)]) == pytest.approx(power)


def test_shares_have_axes_from_nought_to_one() -> None:
    """A share of nought has no logarithm: it stands at the lower end, and one at the upper."""
    root = ET.fromstring(svg(Plot("reliability", "said", "right", {"all": [(0.0, 0.0), (1.0, 1.0)]}, shares=True)))
    written = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert written[:6] == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    (x0, y0), (x1, y1) = ((float(c.attrib["cx"]), float(c.attrib["cy"])) for c in circles)
    assert x0 < x1
    assert y0 > y1
