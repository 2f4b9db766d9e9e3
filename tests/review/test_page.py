"""A review as an editor does it, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import screen, violations, wait
from verifier.decisions import Choice, Decision, read, record
from verifier.report import Report
from verifier.review.server import Server

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FILE = Path("desk/decisions.yaml")


@pytest.fixture
def page(chrome: Chrome, server: Server) -> Chrome:
    """The browser at the review."""
    screen(chrome, 1300)
    chrome.get("about:blank")
    chrome.get(server.address)
    return chrome


def press(chrome: Chrome, keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(chrome).send_keys(keys).perform()


def outcome(chrome: Chrome, card: str) -> str:
    """What the page says of a save, once it says something."""
    return str(wait(lambda: chrome.find_element("css selector", f"#{card} .outcome").text))


@pytest.mark.parametrize(("width", "dark"), [(1300, False), (390, True)])
def test_no_serious_accessibility_violation(page: Chrome, width: int, dark: bool) -> None:
    screen(page, width, dark=dark)
    page.find_element("css selector", "#d1c1 button[value=rejected]").click()
    outcome(page, "d1c1")
    assert violations(page) == []


def test_decide_by_pointer_and_see_it_after_a_reload(page: Chrome) -> None:
    page.find_element("css selector", "#d1c1 input").send_keys("a <b>first</b> count")
    page.find_element("css selector", "#d1c1 button[value=rejected]").click()
    assert outcome(page, "d1c1") == "Saved: rejected."
    for _ in range(2):
        card = page.find_element("id", "d1c1")
        assert "waived: rejected by anna a <b>first</b> count back to the draft" in card.text.replace("\n", " ")
        assert "waived" in (page.find_element("id", "d1m1").get_attribute("class") or "")
        assert page.find_element("id", "waived").text == "1"
        page.refresh()
    [line] = read(FILE).lines
    assert (line.decision, line.note, line.by) == (Choice.REJECTED, "a <b>first</b> count", "anna")


def test_decide_by_key(page: Chrome) -> None:
    press(page, "jf")
    assert outcome(page, "d1c1") == "Saved: fixed."
    press(page, "ja")
    assert outcome(page, "d1c2") == "Saved: accepted."
    assert [d.decision for d in read(FILE).lines] == [Choice.FIXED, Choice.ACCEPTED]


def test_keys_are_letters_in_a_note(page: Chrome) -> None:
    field = page.find_element("css selector", "#d1c1 input")
    field.send_keys("far jack")
    assert field.get_attribute("value") == "far jack"
    assert not FILE.exists()


def test_withdraw(page: Chrome) -> None:
    page.find_element("css selector", "#d1c1 button[value=accepted]").click()
    assert outcome(page, "d1c1") == "Saved: accepted."
    page.find_element("css selector", "#d1c1 button[value=open]").click()
    wait(lambda: outcome(page, "d1c1") == "Withdrawn.")
    assert page.find_elements("css selector", "#d1c1 .decided") == []
    assert read(FILE).standing("flood.md") == {}


def test_what_another_editor_decided_is_shown_before_it_is_gone_over(page: Chrome, report: Report) -> None:
    record(FILE, [Decision("flood.md", report.verdicts[0].claim.id, Choice.FIXED, "31 now", by="ben")])
    reject = page.find_element("css selector", "#d1c1 button[value=rejected]")
    reject.click()
    assert outcome(page, "d1c1") == "Not saved: fixed by ben in the meantime. Decide again to go over it."
    assert "fixed by ben 31 now back to the draft" in page.find_element("id", "d1c1").text.replace("\n", " ")
    reject.click()
    wait(lambda: outcome(page, "d1c1") == "Saved: rejected.")
    assert len(read(FILE).lines) == 2


def test_a_review_that_has_ended_says_so_and_keeps_the_note(page: Chrome, server: Server) -> None:
    page.find_element("css selector", "#d1c1 input").send_keys("a first count")
    server.shutdown()
    server.close()
    page.find_element("css selector", "#d1c1 button[value=rejected]").click()
    assert outcome(page, "d1c1").startswith("Not saved: The review has ended")
    assert page.find_element("css selector", "#d1c1 input").get_attribute("value") == "a first count"


EVIL = """<!DOCTYPE html><title>evil</title>
<iframe name="shown" src="ADDRESS"></iframe>
<iframe name="answer"></iframe>
<form id="form" method="post" enctype="text/plain" action="ADDRESSdecisions" target="answer">
<input name='BODY, "x": "' value='"}'>
</form>
<script>
window.results = [];
const json = {"Content-Type": "application/json"};
const tried = (promise) => promise.then(() => results.push("read"), () => results.push("refused"));
tried(fetch("ADDRESS").then((answer) => answer.text()));
tried(fetch("ADDRESSdecisions", {method: "POST", headers: json, body: `BODY}`}));
tried(fetch("ADDRESSdecisions", {method: "POST", mode: "no-cors", body: `BODY}`}).then((answer) => answer.json()));
document.getElementById("form").submit();
</script>
"""


def test_another_site_cannot_decide_or_frame_it(page: Chrome, server: Server, report: Report, tmp_path: Path) -> None:
    """A page from elsewhere that knows the whole address, which it cannot, and tries everything that a page can."""
    claim = report.verdicts[0].claim.id
    body = f'{{"sheet": "d1", "claim": "{claim}", "decision": "rejected", "note": "", "seen": 0'
    evil = tmp_path / "evil.html"
    evil.write_text(EVIL.replace("ADDRESS", server.address).replace("BODY", body), encoding="utf-8")
    page.get(evil.as_uri())
    wait(lambda: page.execute_script("return results.length") == 3)
    assert page.execute_script("return results") == ["refused"] * 3
    for frame in ("shown", "answer"):
        page.switch_to.frame(frame)
        assert "27 houses" not in page.page_source
        page.switch_to.default_content()
    assert not FILE.exists()
