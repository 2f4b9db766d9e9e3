"""The page in a browser: by eye, by key, by screen reader, on paper, and without its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import screen, violations
from tests.reports.samples import dry, flood, worded
from verifier.reports.html import HTML
from verifier.reports.interface import Style

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SIZES = [(1300, False), (1300, True), (390, False), (390, True)]
KEY = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}


@pytest.fixture
def page(chrome: Chrome, tmp_path: Path) -> Iterator[Chrome]:
    """The browser, showing the sample reports; whatever the page's policy stops, or goes wrong in its script, fails the test."""
    yield from shown(chrome, tmp_path, flood(), dry())


def shown(chrome: Chrome, folder: Path, *reports: Any) -> Iterator[Chrome]:
    path = folder / "report.html"
    path.write_text("".join(HTML.render(reports, Style())), encoding="utf-8")
    screen(chrome, 1300)
    chrome.get("about:blank")
    chrome.get_log("browser")  # type: ignore[no-untyped-call]
    chrome.get(path.as_uri())
    yield chrome
    assert chrome.get_log("browser") == []  # type: ignore[no-untyped-call]


def press(chrome: Chrome, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    for key in keys:
        ActionChains(chrome).send_keys(KEY.get(key, key)).perform()


def focus(chrome: Chrome) -> str:
    """The id of the element that has the focus."""
    return str(chrome.execute_script("return document.activeElement.id"))


def visible(chrome: Chrome, selector: str) -> list[str]:
    """The ids of the elements that are to be seen."""
    return [
        element.get_attribute("id") or ""
        for element in chrome.find_elements("css selector", selector)
        if element.is_displayed()
    ]


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_no_serious_accessibility_violation(page: Chrome, width: int, dark: bool) -> None:
    screen(page, width, dark=dark)
    assert violations(page) == []
    press(page, "j")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_nothing_is_wider_than_the_screen(page: Chrome, width: int, dark: bool) -> None:
    screen(page, width, dark=dark)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_draft_is_left_of_the_evidence_and_above_it_on_a_phone(page: Chrome) -> None:
    def places() -> list[dict[str, float]]:
        return [page.find_element("css selector", pane).rect for pane in (".draft", ".evidence")]

    draft, evidence = places()
    assert draft["x"] + draft["width"] <= evidence["x"]
    assert draft["y"] == evidence["y"]
    screen(page, 390)
    draft, evidence = places()
    assert draft["x"] == evidence["x"]
    assert draft["y"] + draft["height"] <= evidence["y"]


def test_keys_go_from_claim_to_claim_and_to_the_evidence(page: Chrome) -> None:
    press(page, "j")
    assert focus(page) == "d1m1"
    press(page, "j", "j")
    assert focus(page) == "d1m3"
    press(page, "k")
    assert focus(page) == "d1m2"
    assert visible(page, ".card.current") == ["d1c2"]
    said = page.find_element("id", "said").text
    assert said == "Claim 2 of 5: 2 ✓ consistent Friday"
    press(page, "Enter")
    assert focus(page) == "d1c2"
    press(page, "Escape")
    assert focus(page) == "d1m2"
    press(page, "k", "k", "k")
    assert focus(page) == "d1m1"


def test_keys_can_be_turned_off(page: Chrome) -> None:
    """WCAG 2.2, success criterion 2.1.4: shortcuts of one character."""
    page.find_element("id", "keys").click()
    press(page, "j")
    assert page.find_elements("css selector", ".current") == []


def test_a_click_shows_the_evidence_and_leaves_the_reader_in_place(page: Chrome) -> None:
    page.find_element("id", "d1m4").click()
    assert visible(page, ".card.current") == ["d1c4"]
    assert (
        page.find_element("css selector", "#d1c4 .back").get_attribute("href")
        == page.current_url.split("#")[0] + "#d1m4"
    )
    page.find_element("css selector", "#d1c4 .back").click()
    assert focus(page) == "d1m4"


def test_filters_hide_cards_and_marks(page: Chrome) -> None:
    page.find_element("id", "show-consistent").click()
    page.find_element("id", "show-unverified").click()
    assert visible(page, ".card") == ["d1c1"]
    press(page, "j", "j", "j")
    assert focus(page) == "d1m1"
    assert page.find_element("id", "d1m2").get_attribute("href") is None
    assert page.find_element("id", "said").text.startswith("Claim 1 of 1")
    page.find_element("id", "show-consistent").click()
    assert visible(page, ".card") == ["d1c1", "d1c2", "d1c3"]
    assert page.find_element("id", "d1m2").get_attribute("href")


def test_reading_links_and_filters_work_without_the_script(page: Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        assert page.find_element("css selector", ".keys").is_displayed() is False
        page.find_element("id", "show-consistent").click()
        assert visible(page, ".card") == ["d1c1", "d1c4", "d1c5"]
        page.find_element("id", "d1m4").click()
        assert page.current_url.endswith("#d1c4")
        assert "27 houses" in page.find_element("css selector", ".draft").text
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_on_paper_everything_is_there_and_nothing_that_is_for_the_screen(page: Chrome) -> None:
    screen(page, 800, medium="print")
    assert visible(page, ".card") == ["d1c1", "d1c2", "d1c3", "d1c4", "d1c5"]
    assert not page.find_element("css selector", ".filters").is_displayed()
    assert not page.find_element("css selector", ".back").is_displayed()
    assert page.find_element("css selector", ".draft").value_of_css_property("position") == "static"
    assert len(page.print_page()) > 10_000


def test_verdicts_differ_in_word_shape_and_colour(page: Chrome) -> None:
    looks = [
        (
            badge.text,
            badge.value_of_css_property("color"),
            page.find_element("css selector", f".mark.{verdict}").value_of_css_property("text-decoration-style"),
        )
        for verdict in ("contradicted", "unverified", "consistent")
        for badge in [page.find_element("css selector", f".badge.{verdict}")]
    ]
    assert [text for text, _, _ in looks] == ["✕ contradicted", "? unverified", "✓ consistent"]
    assert len({color for _, color, _ in looks}) == len({style for _, _, style in looks}) == 3


def test_the_timeline_has_a_name_and_its_labels_are_inside(page: Chrome) -> None:
    picture = page.find_element("css selector", "svg.timeline")
    assert picture.accessible_name.startswith(
        "How the figure moved. 2019-05-17: 19 houses (superseded); 2019-05-18: 31 houses"
    )
    frame = picture.rect
    for label in picture.find_elements("css selector", "text"):
        assert frame["x"] <= label.rect["x"]
        assert label.rect["x"] + label.rect["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize(
    "words",
    [
        "<script>document.title = 'run'</script>",
        "<img src=x onerror=\"document.title = 'run'\">",
        "javascript:document.title='run'",
        '"><svg onload="document.title=\'run\'">',
        "</script><script>document.title='run'</script>",
    ],
)
def test_hostile_text_does_nothing(chrome: Chrome, tmp_path: Path, words: str) -> None:
    for page in shown(chrome, tmp_path, worded(words)):
        press(page, "j", "Enter")
        assert page.title == f"{words} – verify"
        assert page.find_elements("css selector", "img") == []
        for link in page.find_elements("css selector", "a[href]"):
            assert (link.get_dom_attribute("href") or "").startswith("#")
