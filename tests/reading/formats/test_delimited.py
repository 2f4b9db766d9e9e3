"""CSV: what the header maps, exact texts, and rows that are not what the header says."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.formats.reads import article, articles, read, rejected
from verifier.reading import Rejected


@pytest.mark.parametrize(
    "data",
    [
        b"title,text,date\nMiners,Three miners were freed.,2018-09-14\n",
        b"\xef\xbb\xbfTitle,Body,Published at\r\nMiners,Three miners were freed.,2018-09-14\r\n",
        b"title\ttext\tdate\nMiners\tThree miners were freed.\t2018-09-14\n",
        b'title;text;date\nMiners;"Three miners were freed.";14 September 2018\n',
        b"title|text|date\n\nMiners|Three miners were freed.|2018-09-14T23:30:00-05:00",
    ],
)
def test_usual_names_and_separators_are_known(data: bytes) -> None:
    found = article(data, "csv")
    assert (found.title, found.text, found.id) == ("Miners", "Three miners were freed.", "file#1")
    assert found.published == datetime.date(2018, 9, 14)


def test_columns_are_mapped_by_the_caller() -> None:
    data = b"ref,copy,paper\n77,Three miners were freed.,Meridian\n"
    found = article(data, "csv", id="ref", text="copy", outlet="paper")
    assert (found.id, found.text, found.outlet) == ("77", "Three miners were freed.", "Meridian")


def test_a_cell_keeps_its_line_ends_and_its_quotes() -> None:
    found = article(b'text\n"Three ""miners"",\r\n\r\nfreed on Friday."\n', "csv")
    assert found.text == 'Three "miners",\r\n\r\nfreed on Friday.'
    assert found.line_column(found.text.index("freed")) == (3, 1)


@pytest.mark.parametrize(
    ("data", "columns", "line", "words"),
    [
        (b"", {}, 1, "no header"),
        (b"a,b\nOne,Two\n", {}, 1, "'a', 'b'"),
        (b"text,b\nOne,Two\n", {"title": "c"}, 1, "no column 'c'"),
        (b"text,b,b\nOne,Two,Three\n", {}, 1, "2 columns are called 'b'"),
        ("text,b\n".encode("utf-16"), {}, 1, "UTF-16"),
        (b'text,b\nOne,"Two\n', {}, 2, "unexpected end of data"),
        (b'text,b\n"One"x,Two\n', {}, 2, "not CSV"),
        (b"text,b\n" + b"x" * 200_000 + b",Two\n", {}, 2, "field larger"),
    ],
)
def test_what_ends_a_file_is_said_with_its_line(data: bytes, columns: dict[str, str], line: int, words: str) -> None:
    found = rejected(data, "csv", **columns)
    assert (found.error.line, words in found.error.message) == (line, True), found.error.message


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b"One", "1 cells"),
        (b"One,two,three", "3 cells"),
        (b"caf\xe9,x", "0xE9"),
        (b",x", "no text"),
        (b'"One\x00two",x', "U+0000"),
    ],
)
def test_a_bad_row_is_named_and_the_next_is_read(row: bytes, words: str) -> None:
    first, second, third = read(b"text,b\nOne,\n" + row + b"\nTwo,\n", "csv")
    assert not isinstance(first, Rejected)
    assert not isinstance(third, Rejected)
    assert isinstance(second, Rejected)
    assert second.place == "line 3"
    assert words in second.error.message or (words in "U+0000" and "NUL" in second.error.message)


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r")).filter(
    lambda text: any(map(str.isalnum, text))
)


@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1))
def test_what_a_csv_library_writes_is_read_exactly(rows: list[tuple[str, str]]) -> None:
    """Round trip: the text is the cell, character for character; a headline is one line."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("text", "title"), *rows])
    found = articles(out.getvalue().encode(), "csv")
    assert [(one.text, one.title) for one in found] == [(text, " ".join(title.split())) for text, title in rows]
