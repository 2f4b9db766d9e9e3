"""HTML files: pasted copy word for word, the story of a page of a site, and what a page declares of itself."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import pytest

from tests.reading.formats.reads import article, rejected
from verifier.errors import InputError
from verifier.reading import read_article
from verifier.text import Article, Correction, PublishedFrom

DAY = datetime.date(2018, 9, 14)
STORY = (
    "<h1>Minister quits over ferries</h1>"
    "<p>The minister resigned on Friday after a contract for 27 ferries went to a firm that had none.</p>"
    "<p>The opposition had called for it for three weeks, and the seamen's union struck twice in May.</p>"
    "<p>Her deputy, who will act for her until the autumn, said that the contract would be looked at again.</p>"
)
LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Meridian"},
        {
            "@type": ["NewsArticle"],
            "headline": "Minister quits over ferries",
            "datePublished": "2018-09-14T23:30:00-05:00",
            "dateModified": "2019-01-01",
            "publisher": {"@type": "Organization", "name": "Meridian News"},
            "inLanguage": "en-GB",
            "correction": "An earlier version gave another number.",
        },
    ]
}


def page(head: str, body: str = STORY) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Minister quits | Meridian</title>{head}"
        f"<script src=a.js></script></head><body><nav><a href=/>Home 27</a></nav><article>{body}</article>"
        "<aside>Most read: 99 ways to cook rice</aside><footer>About us</footer></body></html>"
    ).encode()


def test_pasted_copy_is_read_word_for_word() -> None:
    found = article(b"<h1>Ferries</h1><p>Short.</p><table><tr><td>27</td></tr></table>", "html")
    assert (found.text, found.title) == ("Ferries\n\nShort.\n\n27", "Ferries")
    start = found.text.index("Short")
    assert found.line_column(start) == (3, 1)
    assert found.view[start : start + 5] == "Short"


def test_a_page_is_its_story_with_its_headline_once() -> None:
    found = article(page(""), "html")
    assert found.text.splitlines()[0] == "Minister quits over ferries"
    assert found.text.count("Minister quits over ferries") == 1
    assert "27 ferries" in found.text
    assert "three weeks" in found.text
    assert [word for word in ("Home", "rice", "About", "<") if word in found.text] == []


def test_a_page_that_is_too_short_for_trafilatura_is_read_from_its_markup() -> None:
    found = article(b"<nav>Menu</nav><article><p>Short.</p></article><form>Subscribe</form>", "html")
    assert found.text == "Short."


def test_a_page_that_is_too_large_for_trafilatura_is_read_from_its_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.reading.formats.html._extract", lambda source, name: "as extracted")
    assert "as extracted" in article(page(""), "html").text
    monkeypatch.setattr("verifier.reading.formats.html.LARGEST_PAGE", 10)
    found = article(page(""), "html").text
    assert found.startswith("Minister quits over ferries\n\nThe minister resigned")
    assert [word for word in ("Home", "rice", "About", "extracted") if word in found] == []


def test_linked_data_goes_before_meta_elements() -> None:
    meta = '<meta property="og:title" content="x"><meta property="article:published_time" content="2011-01-01">'
    found = article(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>{meta}'), "html")
    assert (found.title, found.outlet, found.language) == ("Minister quits over ferries", "Meridian News", "en-GB")
    assert (found.published, found.published_from) == (DAY, PublishedFrom.FRONT_MATTER)
    assert found.correction is Correction.CORRECTED


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-09-14T10:00:00+00:00">',
        '<meta name="date" content="14 September 2018">',
        '<meta name="DC.date.issued" content="2018-09-14">',
        '<meta name="date" content="yesterday"><meta name="pubdate" content="20180914">',
        '<script type="application/ld+json">{not json</script><meta name="date" content="2018-09-14">',
        '<time itemprop="datePublished" datetime="2018-09-14T10:00">Friday</time>',
    ],
)
def test_dates_that_a_page_declares(head: str) -> None:
    assert article(page(head), "html").published == DAY


@pytest.mark.parametrize("head", ["", '<meta name="date" content="09/10/2018">', "<p>Today is 1 May 2020</p>"])
def test_a_date_that_is_not_declared_is_none(head: str) -> None:
    assert article(page("", STORY + head), "html").published is None


def test_addresses_outlet_and_language_of_meta_elements() -> None:
    head = '<link rel=canonical href="https://m.example/a"><meta property="og:site_name" content="Meridian">'
    found = article(page(head).replace(b"<html>", b"<html lang=en_us>"), "html")
    assert (found.url, found.outlet, found.language) == ("https://m.example/a", "Meridian", "en-US")


@pytest.mark.parametrize(
    "data",
    [
        "<p>The café closed.</p>".encode(),
        "\ufeff<p>The café closed.</p>".encode(),
        "<meta charset=windows-1252><p>The café closed.</p>".encode("cp1252"),
        '<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-1"><p>The café closed.</p>'.encode(
            "latin-1"
        ),
        "<?xml version='1.0' encoding='iso-8859-1'?><html><p>The café closed.</p></html>".encode("latin-1"),
        "<p>The café closed.</p>".encode("utf-16"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert article(data, "html").text == "The café closed."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<p>The caf\xe9 closed.", "0xE9"),
        (b"<meta charset=klingon><p>Words", "'klingon'"),
        (b"<meta charset=shift_jis><p>\xff\xff", "says that it is in"),
        (b"<p>One\x00two", "NUL"),
        (b"<script>var x = 27</script>", "no words"),
        (b"<div>" * 5_000 + b"words", "depth"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    assert words.lower() in str(rejected(data, "html").error).lower()


def test_a_draft_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "draft.html"
    path.write_bytes(page('<meta name="date" content="2018-09-14">'))
    found = read_article(path)
    assert isinstance(found, Article)
    assert (found.id, found.published) == (str(path), DAY)


def test_without_trafilatura_pasted_copy_is_read_and_a_page_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert article(b"<p>Short.</p>", "html").text == "Short."
    path = tmp_path / "page.html"
    path.write_bytes(page(""))
    with pytest.raises(InputError, match=r"pip install 'newsroom-verifier\[html\]'"):
        read_article(path)
