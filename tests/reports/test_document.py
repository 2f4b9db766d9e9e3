"""Reports as data, and the schema that ships with the package."""

from __future__ import annotations

import dataclasses
import datetime
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from tests.reports.samples import claim_of, dry, flood, report_of, worded
from verifier.reading import read_text
from verifier.report import Report
from verifier.reports.document import document, fields
from verifier.reports.json import line
from verifier.text import Article
from verifier.verdicts import Label, Verdict


@pytest.fixture(scope="module")
def schema() -> jsonschema.protocols.Validator:
    text = (resources.files("verifier.reports") / "report.schema.json").read_text(encoding="utf-8")
    data = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(data)
    return jsonschema.Draft202012Validator(data, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("report", [flood(), dry(), worded("\x1b\u202e")], ids=["flood", "dry", "hostile"])
def test_reports_keep_to_the_schema(schema: Any, report: Report) -> None:
    schema.validate(json.loads(line(document(report))))


@pytest.mark.parametrize(
    "path",
    [
        ("schema",),
        ("tool", "version"),
        ("draft", "path"),
        ("draft", "published_from"),
        ("reference", "location"),
        ("models", "embedder", "revision"),
        ("summary", "contradicted"),
        ("warnings",),
        ("claims",),
        ("claims", 0, "id"),
        ("claims", 0, "confidence"),
        ("claims", 0, "span", "column"),
        ("claims", 0, "value", "start"),
        ("claims", 0, "evidence", 0, "stance"),
        ("claims", 0, "evidence", 0, "value", "text"),
        ("claims", 0, "evidence", 0, "comparison", "rule"),
    ],
)
def test_the_schema_asks_for_every_field(schema: Any, path: tuple[str | int, ...]) -> None:
    data = json.loads(line(document(flood())))
    at = data
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    assert not schema.is_valid(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "verifier/report/2"),
        (("draft", "published"), "22 May 2019"),
        (("draft", "published"), "2019-13-01"),
        (("draft", "published_from"), "hearsay"),
        (("summary", "claims"), -1),
        (("claims", 0, "id"), "5E1F0C9A2B7D"),
        (("claims", 0, "verdict"), "true"),
        (("claims", 0, "confidence"), 1.1),
        (("claims", 0, "quote"), ""),
        (("claims", 0, "evidence"), []),
        (("claims", 0, "value", "low"), "many"),
        (("claims", 0, "span", "line"), 0),
        (("claims", 0, "evidence", 0, "stance"), "unsure"),
        (("claims", 3, "value", "lat"), 91),
    ],
)
def test_the_schema_refuses_what_is_not_meant(schema: Any, path: tuple[str | int, ...], value: object) -> None:
    data = json.loads(line(document(flood())))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not schema.is_valid(data)


def test_quotes_and_values_are_where_they_are_said_to_be() -> None:
    report = flood()
    for claim in document(report)["claims"]:
        span, value = claim["span"], claim["value"]
        assert report.draft.text[span["start"] : span["end"]] == claim["quote"]
        assert report.draft.text[value["start"] : value["end"]] == value["text"]
        rows = report.draft.text.splitlines()
        assert rows[value["line"] - 1][value["column"] - 1 :].startswith(value["text"].splitlines()[0])


def test_the_summary_counts_the_claims() -> None:
    data = document(flood())
    assert data["summary"] == {"claims": 5, "consistent": 2, "contradicted": 1, "unverified": 2, "suppressed": 0}
    assert data["summary"]["claims"] == len(data["claims"])


def test_whole_numbers_are_integers() -> None:
    typed = fields("count", {"low": 1080.0, "high": 2.5, "exact": True, "unit": None})
    assert typed == {"low": 1080, "high": 2.5, "exact": True, "unit": None}
    assert [type(value) for value in typed.values()] == [int, float, bool, type(None)]


def test_data_is_plain() -> None:
    """Nothing but what YAML and JSON have: strings that are str alone, lists, mappings with string keys, numbers, days."""

    def check(data: object) -> None:
        assert type(data) in {dict, list, str, int, float, bool, type(None), datetime.date}
        for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            check(item)

    check(document(flood()))


def test_unknown_things_are_null() -> None:
    bare = Article(id="-", text="27 houses", view="27 houses", body=flood().draft.body, digest="0" * 64)
    data = document(report_of(bare))
    assert data["draft"] == {
        "path": "-",
        "sha256": "0" * 64,
        "title": None,
        "published": None,
        "published_from": None,
    }


def test_likenesses_have_two_decimals() -> None:
    draft = read_text("The river took 27 houses.\n", id="a.md", date=datetime.date(2019, 5, 22))
    claim = claim_of(draft, "count", "The river took 27 houses", "27 houses", {"low": 27})
    [data] = document(report_of(draft, [Verdict(claim, Label.UNVERIFIED, 0.123456, "a.b", "So.", ())]))["claims"]
    assert data["confidence"] == 0.12


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("reference", "reference"),
        ("https://desk:secret@archive.example/wire", "https://archive.example/wire"),
        ("https://archive.example/wire?by=a@b", "https://archive.example/wire?by=a@b"),
        ("a@b/reference", "a@b/reference"),
    ],
)
def test_credentials_stay_out_of_reports(location: str, shown: str) -> None:
    report = flood()
    moved = dataclasses.replace(report, reference=dataclasses.replace(report.reference, location=location))
    assert document(moved)["reference"]["location"] == shown
