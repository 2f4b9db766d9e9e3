"""The fuzz targets on what is kept of their runs, and on what hypothesis makes up: the same promises, every day."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import targets

CORPUS = Path(__file__).resolve().parent / "corpus"
WORDS = st.sampled_from(
    "12 1,200 1.5 about nearly at least more than per cent percent % $ £3m €1.2bn million dozen a half third of to and or between men"
    " women houses people km miles Monday on in by before after 3 May 2018 2019-02-31 31 February Christmas last week yesterday Paris"
    " Springfield Garm the northern U.S. St. Louis near outside said that who were killed will may not \" ' ( ) - – — … . , ; : / # * _ [ ]"
    " <!-- --> verify: off ignore \n \n\n --- title: date: > | ` \u202e \u0301 \u00a0 \u200b 😀 ٣ ½ ² 10^400 1e309 NaN".split(
        " "
    )
)
COPY = st.lists(WORDS, max_size=40).map(" ".join)
FEW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("file", sorted(CORPUS.rglob("*.bin")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_was_found_once(file: Path) -> None:
    targets.TARGETS[file.parent.name](file.read_bytes())


def test_every_target_has_a_corpus() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} == set(targets.TARGETS)


@FEW
@given(COPY)
def test_values_and_claims_of_any_copy(copy: str) -> None:
    targets.values(copy.encode())


@FEW
@given(st.text(max_size=80))
def test_values_of_any_text(text: str) -> None:
    targets.values(text.encode("utf-8", "ignore"))


@FEW
@given(st.one_of(COPY.map(str.encode), st.binary(max_size=200)))
def test_reports_on_any_copy(data: bytes) -> None:
    targets.report(data)


@FEW
@given(st.integers(0, 255), st.one_of(st.binary(max_size=300), COPY.map(str.encode)))
def test_any_bytes_in_any_format(format: int, data: bytes) -> None:
    targets.reading(bytes([format]) + data)


KEYS = st.sampled_from(
    [
        "reference",
        "candidates",
        "fail_on",
        "contradicted_at",
        "largest_draft",
        "tool",
        "<<",
        "? ",
        "- ",
        "&a ",
        "*a",
        "!!python/name:os.system ",
    ]
)
VALUES = st.sampled_from(
    [
        "1",
        "-0",
        "1e309",
        ".nan",
        ".inf",
        "10" * 200,
        "null",
        "[",
        "{}",
        "2019-02-31",
        "!!binary x",
        "'",
        '"\\ud800"',
        "|",
        "true",
    ]
)


@FEW
@given(st.integers(0, 1), st.lists(st.tuples(KEYS, VALUES), max_size=6), st.sampled_from([": ", " = ", "\t:"]))
def test_any_configuration(format: int, pairs: list[tuple[str, str]], between: str) -> None:
    text = "\n".join(f"{key}{between}{value}" for key, value in pairs)
    targets.configuration(bytes([format]) + text.encode())
