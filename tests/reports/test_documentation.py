"""docs/report.md tells every field, and its example is a report."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from verifier.kinds import KINDS
from verifier.language import read
from verifier.reading import read_text
from verifier.reports.formats import FORMATS
from verifier.reports.json import line
from verifier.reports.yaml import dump

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def documentation() -> str:
    return (ROOT / "docs/report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads((resources.files("verifier.reports") / "report.schema.json").read_text(encoding="utf-8"))


def test_every_field_of_the_schema_is_described(documentation: str, schema: Any) -> None:
    prose = re.sub(r"^```.*?^```", "", documentation, flags=re.M | re.S)
    for name in _fields(schema):
        assert f"`{name}`" in prose, name


def test_every_word_that_a_field_may_hold_is_described(documentation: str, schema: Any) -> None:
    for word in _words(schema):
        assert f"`{word}`" in documentation, word


def test_the_example_is_a_report_as_it_is_written(documentation: str, schema: Any) -> None:
    [example] = re.findall(r"^```yaml\n(.*?)^```", documentation, re.M | re.S)
    data = yaml.safe_load(example)
    jsonschema.validate(json.loads(line(data)), schema)
    assert dump(data) == "---\n" + example


def test_endings_of_files_are_described(documentation: str) -> None:
    for format in FORMATS:
        for suffix in format.suffixes:
            assert f"`{suffix}`" in documentation


def test_every_field_of_every_kind_is_described(documentation: str, schema: Any) -> None:
    described = schema["$defs"]["value"]["properties"]
    for kind in KINDS:
        for sentence, _ in kind.examples:
            document = read(read_text(sentence, id="example.txt", date=datetime.date(2018, 9, 14)))
            for mention in kind.find(document):
                for name in kind.describe(mention.value):
                    assert f"`{name}`" in documentation, (kind.name, name)
                    assert name in described, (kind.name, name)


def _fields(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _fields(part)


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", []) if word is not None)
        for part in schema.values():
            yield from _words(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _words(part)
