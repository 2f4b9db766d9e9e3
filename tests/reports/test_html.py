"""The HTML page: that it shows what the report says, loads nothing, and runs nothing that a draft or an archive brought."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.samples import claim_of, dry, evidence_of, flood, report_of, worded
from verifier.claims import Outcome
from verifier.decisions import Choice, Decision
from verifier.reading import read_text
from verifier.report import Report
from verifier.reports.html import HTML
from verifier.reports.html.marks import paragraphs, shown
from verifier.reports.html.sheet import web_address
from verifier.reports.html.timeline import MOST, WIDTH, Reported, timeline
from verifier.reports.html.wording import magnitude, reads_as
from verifier.reports.interface import Style
from verifier.text import Span
from verifier.verdicts import Label, Stance, Verdict

MEGABYTE = 1_000_000
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """A page taken apart: its elements in order with their attributes, its text, and the texts of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        else:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def html(*reports: Report) -> str:
    return "".join(HTML.render(reports, Style()))


def test_a_page_shows_the_draft_and_the_evidence() -> None:
    page = Page(html(flood()))
    text = " ".join(page.text.split())
    for words in (
        "After the flood, a town counts",
        "Draft: 27 houses. Prior reporting: 31 houses (Meridian News, 18 May 2019).",
        "Warning: The archive has nothing newer than 18 May 2019.",
        "Published 22 May 2019",
        "Same fact: 93% sure.",
        "superseded",
        "count.disjoint",
    ):
        assert words in text
    marks = [link for link in page.all("a") if "mark" in (link.get("class") or "") and "id" in link]
    cards = [card["id"] for card in page.all("article")]
    assert [link["href"] for link in marks] == [f"#{card}" for card in cards]
    assert len(marks) == len(flood().verdicts)


def test_every_link_inside_the_page_leads_to_one_place() -> None:
    page = Page(html(flood(), dry(), flood()))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {link["href"][1:] for link in page.all("a") if (link["href"] or "").startswith("#")}  # type: ignore[index]
    named = {name for _, a in page.elements for name in (a.get("aria-labelledby") or "").split()}
    assert inside | named <= set(ids)


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<![CDATA[x]]><svg/onload=alert(1)>",
    "&lt;script&gt;&#60;b&#62;",
    "\u202eevil\u2066\x00\x1b",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text(words: str) -> None:
    """Whatever a draft or an archive says, the page has the elements and attributes that it has for plain words."""
    page, plain = Page(html(worded(words))), Page(html(worded("plain")))
    assert [(tag, sorted(attributes)) for tag, attributes in page.elements] == [
        (tag, sorted(attributes)) for tag, attributes in plain.elements
    ]
    assert page.text.count(shown(words)) == plain.text.count("plain")
    assert not re.search("[\u202e\u2066\x00\x1b]", page.text)
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcdoc"}]
        assert (attributes.get("href") or "#").startswith("#")


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://meridian.example/flood", True),
        ("http://meridian.example/a?b=c#d", True),
        ("HTTPS://MERIDIAN.EXAMPLE", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://a.example/\njavascript:x", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//meridian.example", False),
        ("meridian.example/flood", False),
        ("https:meridian", False),
        ("https://desk:secret@meridian.example", False),
        ("https://[bad", False),
        ("https://a.example/\u202e", False),
        ("", False),
        (None, False),
    ],
)
def test_what_is_linked(url: str | None, followed: bool) -> None:
    assert web_address(url) == (url if followed else "")


def test_nothing_is_loaded_and_nothing_else_is_run() -> None:
    page = Page(html(flood()))
    assert {tag for tag, _ in page.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "video",
    } == set()
    [style], [script] = page.raw["style"], page.raw["script"]
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|import|eval|innerHTML)\b", script)
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert page.elements[3][1].get("http-equiv") == "Content-Security-Policy"  # before anything that it governs
    for name, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
        assert f"{name}-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_ink_is_readable_on_every_ground_it_stands_on(scheme: int) -> None:
    """WCAG 2.2, success criterion 1.4.3: a contrast of at least 4.5 to 1."""
    [style] = Page(html(dry())).raw["style"]
    block = re.findall(r":root \{(.*?)\}", style, re.S)[scheme]
    color = {name: _luminance(value) for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)}
    grounds = {"page", "card"}
    inks = dict.fromkeys(("ink", "soft", "link"), grounds) | {label: {*grounds, f"{label}-wash"} for label in Label}
    inks["ink"] = {*grounds, *(f"{label}-wash" for label in Label)}
    for ink, on in inks.items():
        for ground in on:
            dark, light = sorted((color[ink], color[ground]))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_a_long_draft_makes_a_page_of_less_than_a_megabyte() -> None:
    """3,000 words with a claim every twelve words (the drafts in seeds/ have one every thirteen) and three pieces of evidence each."""
    sentences = [
        f"The river took {number} houses in the lower town on the night of the flood." for number in range(1000, 1200)
    ]
    draft = read_text(" ".join(sentences) + "\n", id="long.md", date=datetime.date(2019, 5, 22))
    page = read_text(
        "---\ntitle: Flood leaves hundreds without homes\ndate: 2019-05-18\noutlet: Meridian News\nurl: https://meridian.example/flood\n---\n\n"
        "The river destroyed 31 houses in the lower town, the mayor told a crowd of several hundred people in the sports hall.",
        id="2019-05-18-flood.md",
    )
    reported = claim_of(
        page, "count", "The river destroyed 31 houses in the lower town", "31 houses", {"low": 31, "high": 31}
    )
    evidence = evidence_of(Stance.CONTRADICTS, reported, Outcome.CONFLICTS, "count.disjoint")
    verdicts = [
        Verdict(
            claim_of(draft, "count", sentence.rstrip("."), words, {"low": int(words[:4]), "high": int(words[:4])}),
            Label.CONTRADICTED,
            0.9,
            "count.disjoint",
            f"Draft: {words}. Prior reporting: 31 houses (Meridian News, 18 May 2019).",
            (evidence,) * 3,
        )
        for sentence in sentences
        for words in [re.search(r"\d+ houses", sentence)[0]]  # type: ignore[index]
    ]
    assert len(draft.text.split()) == 3000
    text = html(report_of(draft, verdicts + verdicts[:50]))
    assert len(text.encode("utf-8")) < MEGABYTE


def test_a_decision_is_shown_with_its_note() -> None:
    report = flood()
    claim = report.verdicts[0].claim.id
    rejected = Decision("flood.md", claim, Choice.REJECTED, "<b>a first count</b>", Label.CONTRADICTED, by="anna")
    gone = Decision("flood.md", "0" * 12, Choice.ACCEPTED, words="12 boats")
    page = Page(html(dataclasses.replace(report, decisions={claim: rejected, gone.claim: gone})))
    text = " ".join(page.text.split())
    assert "waived: rejected by anna <b>a first count</b>" in text
    assert "1 decision is on claims that are no longer in the draft “12 boats”: accepted [000000000000]" in text
    assert [card["class"] for card in page.all("article")][:2] == ["card contradicted waived", "card consistent"]


def test_several_drafts_are_listed_first() -> None:
    page = Page(html(flood(), dry()))
    assert len(page.all("nav")) == 1
    assert [section["id"] for section in page.all("section")] == ["d1", "d2"]
    assert "No checkable claims were found." in page.text
    assert page.all("nav")
    assert not Page(html(flood())).all("nav")


WORDS = st.lists(
    st.sampled_from(["27", "houses", "on", "Friday", "\n\n", "\r\n", "* ", "x\u202e"]), min_size=3, max_size=30
)


@given(words=WORDS, data=st.data())
def test_pieces_are_the_draft_and_every_claim_has_one_number(words: list[str], data: st.DataObject) -> None:
    article = read_text("Copy " + " ".join(words), id="a.txt", date=datetime.date(2019, 5, 22))
    places = st.integers(0, len(article.text.rstrip()) - 1)
    spans = [
        Span(min(a, b), max(a, b) + 1)
        for a, b in data.draw(st.lists(st.tuples(places, places), max_size=6), label="spans")
    ]
    spans = [span for span in spans if article.view[span.start : span.end].strip()]
    cut = paragraphs(article, spans)
    whole = " ".join(piece.text for paragraph in cut for piece in paragraph)
    assert "".join(whole.split()) == "".join(shown(article.text).split())
    opened = [piece.claim for paragraph in cut for piece in paragraph if piece.opens]
    assert sorted(opened) == list(range(len(spans)))  # type: ignore[type-var]


def test_wrapped_lines_are_one_paragraph_and_front_matter_is_left_out() -> None:
    text = "---\ntitle: A\ndate: 2019-05-22\n---\n# Flood\n\nThe river took 27 houses\nin the lower town.\n\n- one\n- two\n"
    cut = paragraphs(read_text(text, id="a.md"), [])
    assert ["".join(piece.text for piece in paragraph).strip() for paragraph in cut] == [
        "# Flood",
        "The river took 27 houses in the lower town.",
        "- one",
        "- two",
    ]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("count", {"text": "27 houses", "low": 27, "high": 27, "unit": "house"}, ""),
        ("count", {"text": "a dozen houses", "low": 12, "high": 12, "unit": "house"}, "12 (house)"),
        ("count", {"text": "about 1,200", "low": 1080, "high": 1320, "unit": None}, "1,080 to 1,320"),
        (
            "count",
            {"text": "at least $3.5m", "low": 3_500_000, "high": None, "unit": "USD"},
            "at least 3,500,000 (USD)",
        ),
        ("count", {"text": "under 5", "low": None, "high": 4.5}, "at most 4.5"),
        (
            "count",
            {"text": "one in five", "low": 0.2, "high": 0.2, "unit": "share", "per": "people"},
            "0.2 (share per people)",
        ),
        ("count", {"text": "five of the 12", "low": 5, "high": 5, "whole": 12}, "5 of 12"),
        ("count", {"text": "won three-one", "low": None, "high": None, "score": [3, 1]}, "3 to 1"),
        ("count", {"text": "some", "low": None, "high": None}, ""),
        ("date", {"text": "Friday", "first": "2019-05-17", "last": "2019-05-17"}, "Friday 17 May 2019"),
        ("date", {"text": "in May", "first": "2019-05-01", "last": "2019-05-31"}, "1 May 2019 to 31 May 2019"),
        ("date", {"text": "since May", "first": "2019-05-01", "last": None}, "from 1 May 2019"),
        ("date", {"text": "until May", "first": None, "last": "2019-05-31"}, "until 31 May 2019"),
        (
            "date",
            {"text": "by Friday", "first": "2019-05-17", "last": "2019-05-17", "role": "by"},
            "by Friday 17 May 2019",
        ),
        ("date", {"text": "then", "first": None, "last": None}, ""),
        ("place", {"text": "Werden", "name": "Werden", "within": ["Essen", "Germany", "Europe"]}, "Essen, Germany"),
        ("place", {"text": "the capital", "name": "Paris", "within": ["Paris", "France"]}, "Paris, France"),
        ("name", {"text": "Anna"}, ""),
    ],
)
def test_values_in_plain_words(kind: str, value: dict[str, object], words: str) -> None:
    assert reads_as(kind, value) == words


def test_where_values_lie_on_an_axis() -> None:
    assert magnitude("count", {"low": 2, "high": 4}) == 3
    assert magnitude("count", {"low": 2, "high": None}) == 2
    assert magnitude("count", {"low": None, "high": None}) is None
    assert magnitude("date", {"first": "0001-01-02"}) == 2
    assert magnitude("place", {"name": "Werden"}) is None


def figure(day: int, height: float, stance: str) -> Reported:
    return Reported(datetime.date(2019, 5, day), height, f"{height:g}", stance)


def test_a_timeline_goes_by_day_and_shows_what_was_overtaken() -> None:
    figures = [figure(22, 27, "draft"), figure(18, 31, "contradicts"), figure(17, 19, "superseded")]
    picture = timeline(figures)
    assert picture is not None
    assert [point.reported.stance for point in picture.points] == ["superseded", "contradicts", "draft"]
    first, second, draft = picture.points
    assert first.y > draft.y > second.y  # SVG counts downward
    assert picture.line == f"{first.x:g},{first.y:g} {second.x:g},{first.y:g} {second.x:g},{second.y:g}"
    assert picture.description == "2019-05-17: 19 (superseded); 2019-05-18: 31 (contradicts); 2019-05-22: 27 (draft)"


@pytest.mark.parametrize(
    "figures",
    [
        [],
        [figure(22, 27, "draft")],
        [figure(22, 27, "draft"), figure(18, 31, "superseded")],
        [figure(22, 27, "draft"), figure(18, 31, "contradicts"), figure(17, 30, "contradicts")],
    ],
)
def test_no_timeline_where_nothing_was_overtaken(figures: list[Reported]) -> None:
    assert timeline(figures) is None


@given(st.lists(st.tuples(st.integers(1, 31), st.floats(0, 1e9)), min_size=2, max_size=9), st.integers(1, 31))
def test_labels_have_room_and_the_picture_keeps_to_its_frame(reports: list[tuple[int, float]], day: int) -> None:
    picture = timeline([figure(d, h, "superseded") for d, h in reports] + [figure(day, 5, "draft")])
    assert picture is not None
    assert len(picture.points) == min(MOST, len(reports) + 1)
    places = [point.x for point in picture.points]
    assert all(b - a >= 70 for a, b in itertools.pairwise(places))
    assert all(40 <= x <= WIDTH - 40 for x in places)
