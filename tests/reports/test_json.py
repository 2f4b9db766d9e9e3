"""The JSON report: a line a report, the same fields as in YAML."""

from __future__ import annotations

import datetime
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.samples import dry, flood, worded
from verifier.reports.characters import HIDDEN
from verifier.reports.document import document
from verifier.reports.interface import Style
from verifier.reports.json import JSON, line


def test_a_line_a_report() -> None:
    first, second = "".join(JSON.render([flood(), dry()], Style())).splitlines()
    assert json.loads(first)["draft"] == {**document(flood())["draft"], "published": "2019-05-22"}
    assert json.loads(second)["claims"] == []


@given(st.text(max_size=30).filter(lambda text: bool(text.strip())))
def test_hostile_reports_are_read_and_show_nothing_hidden(text: str) -> None:
    written = line(document(worded(text)))
    assert not HIDDEN.search(written[:-1])
    assert written.count("\n") == 1
    assert json.loads(written)["claims"][0]["reason"] == document(worded(text))["claims"][0]["reason"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_all_data_is_read_as_it_was(data: object) -> None:
    assert json.loads(line(data)) == data


def test_letters_stay_letters() -> None:
    assert line({"a": "Łódź 🌊 “東京”"}) == '{"a": "Łódź 🌊 “東京”"}\n'


def test_days_are_iso_strings() -> None:
    assert line(datetime.date(2018, 9, 14)) == '"2018-09-14"\n'


def test_what_json_has_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="JSON"):
        line(math.nan)
    with pytest.raises(TypeError, match="set has no JSON form"):
        line({1})
