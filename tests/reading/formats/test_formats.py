"""Which format a file is in, and that what is said of the formats is so."""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.formats.reads import read, rejected
from tests.reading.formats.test_docx import make_docx
from tests.reading.formats.test_feeds import ATOM, RSS, export, post
from tests.reading.formats.test_html import page
from tests.reading.formats.test_json import NINJS_1, NINJS_3
from tests.reading.formats.test_pdf import make_pdf
from tests.reading.formats.test_warc import PAGE, crawl
from tests.reading.formats.test_wires import XHTML, item, newsml, nitf
from verifier.reading import Rejected, read_collection
from verifier.reading.formats import BY_NAME, FORMATS, find_format

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"Three miners were freed.\n", "text"),
        (b"\xef\xbb\xbf# Miners\n", "text"),
        (b'{"text": "One"}\n{"text": "Two"}\n', "jsonl"),
        (b'[{"text": "One"}]', "json"),
        (json.dumps(NINJS_1, indent=1).encode(), "ninjs"),
        (json.dumps([NINJS_3]).encode(), "ninjs"),
        (b"title,text\nMiners,Three were freed.\n", "csv"),
        (b"id\tbody\n1\tThree were freed.\n", "csv"),
        (b"Three, text and all, were freed.\nOne,two\n", "text"),
        (b"<!DOCTYPE html><p>Three", "html"),
        (b"\n<!-- saved -->\n<HTML><p>Three", "html"),
        (RSS.encode(), "feed"),
        (ATOM.encode(), "feed"),
        (export(post("One")), "wordpress"),
        (nitf().encode(), "nitf"),
        (newsml(item(XHTML)), "newsml"),
        (crawl(("200 OK", "text/html", PAGE)), "warc"),
        (make_pdf(["One"]), "pdf"),
        (b"<?xml version='1.0'?><note>Three</note>", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None),
        (b"caf\xe9 closed", None),
    ],
)
def test_the_first_bytes_tell_where_the_name_does_not(data: bytes, format: str | None) -> None:
    found = find_format("wires", data[:65_536])
    assert (None if found is None else found.name) == format


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.xml", RSS.encode(), "feed"),
        ("a.XML", export(post("One")), "wordpress"),
        ("a.xml.gz", nitf().encode(), "nitf"),
        ("a.xml", newsml(item(XHTML)), "newsml"),
        ("a.json", json.dumps(NINJS_1).encode(), "ninjs"),
        ("a.json", b'{"text": "One"}', "json"),
        ("a.txt", b'{"text": "One"}\n{"text": "One"}', "text"),
        ("a.md", b"", "markdown"),
        ("a.tsv", b"", "csv"),
        ("a.rss", b"", "feed"),
        ("a.htm", b"", "html"),
    ],
)
def test_the_name_goes_before_the_first_bytes(name: str, data: bytes, format: str) -> None:
    found = find_format(name, data)
    assert found is not None
    assert found.name == format


def test_a_bomb_of_xml_is_named_as_such_and_not_read_as_text(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "ha">]><rss>&x;</rss>'
    for name in ("a.xml", "a", "a.rss"):
        path = tmp_path / name
        path.write_bytes(bomb)
        (found,) = read_collection(path)
        assert isinstance(found, Rejected)
        assert "document type" in found.error.message


@pytest.mark.parametrize(
    ("format", "module", "extra"),
    [
        ("docx", "docx", "docx"),
        ("feed", "feedparser", "feeds"),
        ("pdf", "pypdf", "pdf"),
        ("warc", "warcio.archiveiterator", "warc"),
    ],
)
def test_a_format_whose_package_is_missing_says_what_to_install(
    format: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr("verifier.reading.formats.docx._check_package", lambda data, name: None)
    assert f"pip install 'newsroom-verifier[{extra}]'" in str(rejected(RSS.encode(), format))


STARTS = st.sampled_from(
    [b"{", b"[", b"<", b"<p>", b"WARC/1.0\r\n", b"PK\x03\x04", b"%PDF-1.4\n", b'"', b"text,a\n", b"---\n"]
)
BYTES = st.binary(max_size=200)


@pytest.mark.parametrize("format", sorted(BY_NAME))
@settings(max_examples=40)
@given(data=BYTES | st.tuples(STARTS, BYTES).map(b"".join))
def test_whatever_the_bytes_nothing_is_raised(format: str, data: bytes) -> None:
    """ "A bad article is data, never the end of the run"; and what is rejected names the file and says what to do."""
    for found in read(data, format):
        if isinstance(found, Rejected):
            assert found.error.path == "file"
            assert found.error.cure
        else:
            assert len(found.view) == len(found.text)


SAMPLES = {
    "feed": RSS.encode(),
    "wordpress": export(post("Three miners"), post("Two men")),
    "nitf": nitf().encode(),
    "newsml": newsml(item(XHTML), item(XHTML)),
    "ninjs": json.dumps([NINJS_1, NINJS_3]).encode(),
    "csv": b'title,text\nA,"One\ntwo"\nB,three\n',
    "html": page('<meta name="date" content="2018-09-14">'),
    "warc": crawl(("200 OK", "text/html", PAGE), ("200 OK", "text/html", PAGE)),
    "pdf": make_pdf(["One"], ["two"]),
    "docx": make_docx(),
}


@pytest.mark.parametrize("format", sorted(SAMPLES))
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_damaged_nothing_is_raised(format: str, data: st.DataObject) -> None:
    """A sound file with bytes cut out, put in or overwritten: as much of it as makes sense is read."""
    damaged = bytearray(SAMPLES[format])
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(damaged)))
        damaged[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
    for found in read(bytes(damaged), format):
        assert not isinstance(found, Rejected) or (found.error.path == "file" and found.error.cure)


@pytest.mark.parametrize("format", sorted(BY_NAME))
def test_no_format_expands_a_compressed_bomb(format: str) -> None:
    found = list(read(gzip.compress(b" " * 8_000_000), format))
    assert found
    assert isinstance(found[-1], Rejected)


def rows(table: str) -> Iterator[list[str]]:
    for line in table.splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_the_documentation_names_every_format_with_its_endings_and_extra() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    told = {row[0].strip("`"): row for row in rows(text.partition("## Fields")[0])}
    assert list(told) == [format.name for format in sorted(FORMATS, key=lambda format: list(told).index(format.name))]
    for format in FORMATS:
        assert re.findall(r"`(\.[a-z]+)`", told[format.name][1]) == list(format.suffixes)
    named = {extra for row in told.values() for extra in re.findall(r"`([a-z]+)`", row[3])}
    assert named == {"docx", "feeds", "html", "pdf", "warc"}
    assert named <= set(extras)
    assert extras["formats"] == [f"newsroom-verifier[{','.join(sorted(named))}]"]


def test_every_field_of_a_record_is_documented() -> None:
    from verifier.reading.formats.fields import NAMES

    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("## Fields")[2]
    assert [row[0].strip("`") for row in rows(text)][: len(NAMES)] == list(NAMES)
