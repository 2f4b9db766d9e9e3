"""WARC: pages that were answered with success, written by warcio and read again."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.reading.formats.reads import articles, read, rejected
from verifier.reading import Rejected, read_collection
from verifier.text import Article

HTML = "text/html; charset=utf-8"


def crawl(*pages: tuple[str, str, bytes], compress: bool = False, coding: str = "") -> bytes:
    """A WARC with a request and a response for each page: status, content type, body."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compress)
    for number, (status, kind, body) in enumerate(pages):
        address = f"https://m.example/{number}"
        headers = [("Content-Type", kind), *([("Content-Encoding", coding)] if coding else [])]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "m.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(address, "request", http_headers=asked))
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), length=len(body), http_headers=http
            )
        )
    return out.getvalue()


PAGE = "<html lang=en><title>Café</title><p>Three miners were freed.".encode()


def test_pages_are_articles_under_their_addresses() -> None:
    (found,) = articles(
        crawl(
            ("200 OK", HTML, PAGE),
            ("404 Not Found", HTML, b"<p>No such page."),
            ("200 OK", "image/png", b"\x89PNG"),
            ("302 Found", HTML, b"<p>Moved."),
        ),
        "warc",
    )
    assert (found.text, found.title, found.language) == ("Three miners were freed.", "Café", "en")
    assert (found.id, found.url) == ("https://m.example/0", "https://m.example/0")
    assert found.published is None  # the day of the crawl is none


def test_a_compressed_file_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(crawl(("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE), compress=True))
    found = [one.id for one in read_collection(path) if isinstance(one, Article)]
    assert found == ["https://m.example/0", "https://m.example/1"]


def test_a_page_that_was_sent_compressed_is_read_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = crawl(("200 OK", HTML, gzip.compress(PAGE)), coding="gzip")
    assert [found.text for found in articles(data, "warc")] == ["Three miners were freed."]
    monkeypatch.setattr("verifier.reading.formats.warc.LARGEST_DOCUMENT", 30)
    assert "more than 30 bytes" in rejected(data, "warc").error.message


def test_the_encoding_of_the_answer_goes_before_that_of_the_page() -> None:
    body = "<meta charset=utf-8><p>The café closed.".encode("cp1252")
    for kind in ('text/html; charset="windows-1252"', "text/html;x=y; Charset=windows-1252; z"):
        (found,) = articles(crawl(("200 OK", kind, body)), "warc")
        assert found.text == "The café closed."


def test_a_bad_page_is_named_and_the_next_is_read() -> None:
    data = crawl(
        ("200 OK", HTML, PAGE), ("200 OK", HTML, b"<p>caf\xe9"), ("200 OK", HTML, b"<br>"), ("200 OK", HTML, PAGE)
    )
    first, second, third, fourth = read(data, "warc")
    assert isinstance(second, Rejected)
    assert isinstance(third, Rejected)
    assert (second.place, "0xE9" in second.error.message) == ("record 2", True)
    assert (third.place, "no words" in third.error.message) == ("record 3", True)
    assert not isinstance(first, Rejected)
    assert not isinstance(fourth, Rejected)


def test_the_text_of_a_wet_file_is_read() -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    text = b"Three miners.\n"
    record = writer.create_warc_record(
        "https://m.example/1", "conversion", payload=io.BytesIO(text), length=len(text), warc_content_type="text/plain"
    )
    writer.write_record(record)
    assert [(found.text, found.id) for found in articles(out.getvalue(), "warc")] == [
        ("Three miners.\n", "https://m.example/1")
    ]


@pytest.mark.parametrize("data", [b"Three miners.\n", b"\x00" * 100, b"WARC/1.0\r\nContent-Length: x\r\n\r\nwords"])
def test_what_is_no_warc_is_said(data: bytes) -> None:
    assert "crawl" in str(rejected(data, "warc").error.cure)


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = crawl(("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE))
    assert isinstance(read(data[:-60], "warc")[0], Article)


def test_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert "'newsroom-verifier[warc]'" in str(rejected(crawl(("200 OK", HTML, PAGE)), "warc"))
