"""The YAML report: any parser of YAML 1.1 or 1.2 reads the data that were written."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import verifier.reports.yaml
from tests.reports.samples import dry, flood, worded
from verifier.reports.characters import HIDDEN, well_formed
from verifier.reports.document import document
from verifier.reports.interface import Style
from verifier.reports.yaml import YAML, dump

LOADERS: list[Any] = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
TEXTS = st.text(st.characters(), max_size=30)

_YAML_12 = re.compile(
    r"(?:null|Null|NULL|~|true|True|TRUE|false|False|FALSE"
    r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
"""Plain scalars that are no strings in the core schema of YAML 1.2.2, section 10.3.2."""


@pytest.mark.parametrize("loader", LOADERS)
def test_what_is_written_is_read(loader: Any) -> None:
    text = "".join(YAML.render([flood(), dry()], Style()))
    assert list(yaml.load_all(text, loader)) == [document(flood()), document(dry())]


@given(TEXTS)
@example("a\x85b\u2028c\ud800d\U0001f600\ufeff\u202e\\U0001F600\\")
@example("\\\u202e")
@example("'\"\n\t ")
def test_every_text_is_read_as_it_was(raw: str) -> None:
    text = well_formed(raw)
    data = {"text": text, "value": {"text": text, "list": [text]}, "more": [{"text": text}]}
    for loader in LOADERS:
        assert yaml.load(dump(data), loader) == data


@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_hostile_reports_are_read_and_show_nothing_hidden(text: str) -> None:
    report = worded(text)
    written = dump(document(report))
    assert not HIDDEN.search(written)
    for loader in LOADERS:
        assert yaml.load(written, loader) == document(report)


@given(st.one_of(TEXTS, st.from_regex(_YAML_12, fullmatch=True), st.from_regex(r"[0-9a-f]{12}", fullmatch=True)))
@example("12e345678901")
def test_bare_texts_are_texts_in_yaml_12_too(text: str) -> None:
    written = dump({"text": well_formed(text)}).removeprefix("---\ntext: ").rstrip("\n")
    assert not _YAML_12.fullmatch(written)


@pytest.mark.parametrize(
    "text",
    "no No NO on off yes y n Y N true null ~ 12:30 1:20:30 010 0o17 0x1f 1_000 1e3 12e345678901 .5 5. .inf .NaN -1 +1 "
    "2018-09-14 2018-09-14T12:00:00 = <<".split(),
)
def test_texts_that_look_like_something_else_are_quoted(text: str) -> None:
    assert dump({"text": text}) == f"---\ntext: '{text}'\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Idlib", "Idlib"),
        ("5e1f0c9a2b7d", "5e1f0c9a2b7d"),
        ("Łódź, “quoted” – 東京", "Łódź, “quoted” – 東京"),
        ("flood 🌊", '"flood 🌊"'),
        ("a\nb", r'"a\nb"'),
        ("a\\b", r'"a\\b"'),
        ("Draft: 27", "'Draft: 27'"),
        ("\x1b[31m", r'"\e[31m"'),
        ("a\u202eb", r'"a\u202eb"'),
        ("\U000e0041", r'"\U000e0041"'),
        ("word " * 60, "'" + "word " * 60 + "'"),
    ],
)
def test_how_texts_look(text: str, written: str) -> None:
    assert dump({"text": text}) == f"---\ntext: {written}\n"


def test_days_are_dates() -> None:
    assert dump({"day": datetime.date(2018, 9, 14)}) == "---\nday: 2018-09-14\n"


@pytest.mark.skipif(not hasattr(yaml, "CSafeDumper"), reason="PyYAML without libyaml")
@given(TEXTS)
@example("🌊 \\U0001F30A \x85")
def test_both_writers_of_pyyaml_write_the_same(text: str) -> None:
    data = {**document(flood()), "text": well_formed(text), "value": {"text": well_formed(text)}}
    with pytest.MonkeyPatch.context() as patch:
        fast = dump(data)
        patch.delattr(yaml, "CSafeDumper")
        verifier.reports.yaml._dumper.cache_clear()
        assert dump(data) == fast
    verifier.reports.yaml._dumper.cache_clear()
