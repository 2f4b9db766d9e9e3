"""JSON documents, and ninjs items in all three of its versions."""

from __future__ import annotations

import datetime
import json

import pytest

from tests.reading.formats.reads import article, articles, read, rejected
from verifier.reading import Rejected
from verifier.text import Correction

DAY = datetime.date(2018, 9, 14)
RECORD = {"text": "Three miners were freed.", "title": "Miners"}


@pytest.mark.parametrize(
    "value", [[RECORD, RECORD], {"articles": [RECORD, RECORD], "total": 2}, {"status": "ok", "data": [RECORD, RECORD]}]
)
def test_a_document_has_a_list_of_records(value: object) -> None:
    found = articles(json.dumps(value, indent=1).encode(), "json")
    assert [one.id for one in found] == ["file#1", "file#2"]
    assert article(json.dumps(RECORD, indent=1).encode(), "json").title == "Miners"


def test_what_is_no_record_is_said_in_its_place() -> None:
    first, second, third = read(json.dumps([RECORD, 5, RECORD]).encode(), "json")
    assert isinstance(second, Rejected)
    assert (second.place, "not a JSON object" in second.error.message) == ("record 2", True)
    assert not isinstance(first, Rejected)
    assert not isinstance(third, Rejected)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'[{"text": "One"},\n{"text": "Two"', "not JSON"),
        (b"[" * 200_000, "nested deeper"),
        (b"[" + b"9" * 9_999 + b"]", "cannot be read"),
        (b'["caf\xe9"]', "0xE9"),
        (b"\x00[]", "NUL"),
    ],
)
@pytest.mark.parametrize("format", ["json", "ninjs"])
def test_a_document_that_cannot_be_read_is_said(data: bytes, words: str, format: str) -> None:
    assert words in rejected(data, format).error.message


NINJS_1 = {
    "uri": "https://agency.example/1",
    "type": "text",
    "headline": "Miners\nfreed",
    "body_xhtml": "<p>Three <b>miners</b> were freed.</p><p>Two are in hospital.</p>",
    "body_text": "not this one",
    "versioncreated": "2018-09-14T22:00:00-05:00",
    "firstcreated": "2018-09-12T10:00:00Z",
    "located": "Arden",
    "language": "en-GB",
    "pubstatus": "usable",
    "copyrightholder": "Agency",
}
NINJS_3 = {
    "uri": "urn:agency:2",
    "headlines": [{"role": "short", "value": "Free"}, {"role": "main", "value": "Miners freed"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "Three miners\nwere freed."},
        {"role": "web", "contenttype": "text/html", "value": "<p>Three miners were freed.</p>"},
    ],
    "contentcreated": "2018-09-14",
    "infosources": [{"name": "Agency", "role": "provider"}],
    "pubstatus": "canceled",
}


def test_ninjs_of_version_1() -> None:
    found = article(json.dumps(NINJS_1).encode(), "ninjs")
    assert found.text == "Three miners were freed.\n\nTwo are in hospital."
    assert (found.id, found.url) == ("https://agency.example/1", "https://agency.example/1")
    assert (found.title, found.published, found.dateline) == ("Miners freed", DAY, "Arden")
    assert (found.language, found.outlet, found.correction) == ("en-GB", "Agency", Correction.NONE)


def test_ninjs_of_version_3() -> None:
    found = article(json.dumps(NINJS_3).encode(), "ninjs")
    assert (found.text, found.title, found.published) == ("Three miners were freed.", "Miners freed", DAY)
    assert (found.id, found.url, found.outlet) == ("urn:agency:2", None, "Agency")
    assert found.correction is Correction.RETRACTED


def test_plain_text_of_ninjs_is_exact_and_pictures_are_no_articles() -> None:
    plain = {"uri": "u", "body_text": "Three miners\nwere freed.\n"}
    picture = {"uri": "p", "type": "picture", "description_text": "A miner."}
    data = "\n".join(map(json.dumps, (plain, picture, NINJS_1))).encode()
    assert [found.text[:24] for found in articles(data, "ninjs")] == [
        plain["body_text"][:24],
        "Three miners were freed.",
    ]


def test_an_item_without_text_is_said() -> None:
    found = rejected(json.dumps([NINJS_1, {"uri": "u", "headline": "H"}]).encode(), "ninjs")
    assert (found.place, "no text" in found.error.message) == ("record 2", True)
