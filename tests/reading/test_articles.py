"""Files and texts as articles: offsets, dates, titles, and what is refused."""

from __future__ import annotations

import datetime
import hashlib
import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.reading import publication_warning, read_article, read_bytes, read_text
from verifier.text import PublishedFrom

DAY = datetime.date(2018, 9, 14)
OTHER = datetime.date(2011, 1, 2)
LEAD = (
    "Russia and Turkey agreed on Monday to clear a strip of north-western Syria of heavy arms, the two leaders said.\n"
)
FRONT = "---\ntitle: Buffer zone\ndate: 2018-09-14\noutlet: Meridian News\nurl: https://m.example/a\ndateline: SOCHI, Russia\n---\n"


def write(folder: Path, name: str, text: str | bytes, *, day: datetime.date | None = None) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    if day is not None:
        noon = time.mktime(datetime.datetime.combine(day, datetime.time(12)).timetuple())
        os.utime(path, (noon, noon))
    return path


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a.text", "a.MD", "draft"])
def test_front_matter_is_read_in_any_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, FRONT + LEAD)
    article = read_article(path)
    assert (article.title, article.outlet, article.url) == ("Buffer zone", "Meridian News", "https://m.example/a")
    assert (article.published, article.published_from) == (DAY, PublishedFrom.FRONT_MATTER)
    assert article.dateline == "SOCHI, Russia"
    assert article.body.of(article.text) == LEAD
    assert article.id == os.fspath(path)
    assert article.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_id_can_be_given(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", FRONT + LEAD)
    assert read_article(path, id="2018/a.md").id == "2018/a.md"


def test_offsets_are_those_of_the_file_as_decoded(tmp_path: Path) -> None:
    """ "Characters in the file as read": a byte order mark is one, a CRLF is two, and nothing is normalised."""
    text = "\ufeff---\r\ntitle: Buffer zone\r\n---\r\n“Three million” people\u00a0— cafe\u0301.\r\n"
    article = read_article(write(tmp_path, "a.md", text))
    assert article.text == text
    assert len(article.view) == len(text)
    start = text.index("Three")
    assert article.view[start - 1 : start + 14] == '"Three million"'
    assert article.line_column(start) == (4, 2)
    assert article.line_column(text.index("title")) == (2, 1)


def test_front_matter_is_blank_in_the_view() -> None:
    article = read_text(FRONT + LEAD, id="a.txt")
    assert article.view[: article.body.start].split() == []
    assert article.view[article.body.start :] == LEAD


@pytest.mark.parametrize(
    ("text", "option", "published", "source"),
    [
        (FRONT + LEAD, OTHER, OTHER, PublishedFrom.OPTION),
        (FRONT + "Published: 3 May 2017\n\n" + LEAD, None, DAY, PublishedFrom.FRONT_MATTER),
        ("Published: 14 September 2018\n\n" + LEAD, None, DAY, PublishedFrom.TEXT),
        ("SOCHI, Sept. 14, 2018 (Reuters) - " + LEAD, None, DAY, PublishedFrom.TEXT),
        ("SOCHI, Sept. 14 (Reuters) - " + LEAD, None, OTHER, PublishedFrom.FILE_TIME),
        (LEAD + "\n14 September 2018\n", None, OTHER, PublishedFrom.FILE_TIME),
        (LEAD, None, OTHER, PublishedFrom.FILE_TIME),
    ],
)
def test_where_the_date_comes_from(
    tmp_path: Path, text: str, option: datetime.date | None, published: datetime.date, source: PublishedFrom
) -> None:
    """The option goes before front matter, that before the text, that before the file's time. A dateline without a year has no date."""
    article = read_article(write(tmp_path, "a.txt", text, day=OTHER), date=option)
    assert (article.published, article.published_from) == (published, source)


def test_only_a_date_that_was_not_written_is_warned_of() -> None:
    told = read_text(LEAD, id="a.txt", date=DAY)
    guessed = read_text(LEAD, id="a.txt", file_time=DAY)
    unknown = read_text(LEAD, id="a.txt")
    assert publication_warning(told) is None
    assert "2018-09-14" in (publication_warning(guessed) or "")
    assert "--date" in (publication_warning(guessed) or "")
    assert "no publication date" in (publication_warning(unknown) or "")
    assert (unknown.published, unknown.published_from) == (None, None)


def test_a_caller_may_know_the_date_from_elsewhere() -> None:
    article = read_text(LEAD, id="a.txt", date=DAY, published_from=PublishedFrom.FRONT_MATTER)
    assert article.published_from is PublishedFrom.FRONT_MATTER


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.txt", "Buffer zone agreed\n\n" + LEAD, "Buffer zone agreed"),
        ("a.txt", "\n\n  Who won the war?  \n\n" + LEAD, "Who won the war?"),
        ("a.txt", "‘Three million’ at risk\r\n\r\n" + LEAD, "‘Three million’ at risk"),
        ("a.txt", "Buffer zone agreed\n" + LEAD, None),
        ("a.txt", "A zone was agreed.\n\n" + LEAD, None),
        ("a.txt", "What we know:\n\n" + LEAD, None),
        ("a.txt", "By Jane Smith\n\n" + LEAD, None),
        ("a.txt", "2018-09-14\n\n" + LEAD, None),
        ("a.txt", "- Twelve dead\n\n" + LEAD, None),
        ("a.txt", "Buffer zone agreed\n", None),
        ("a.txt", LEAD + "\nA zone agreed\n\n" + LEAD, None),
        ("a.txt", "x " * 100 + "\n\n" + LEAD, None),
        ("a.txt", "# Buffer zone\n\n" + LEAD, "# Buffer zone"),
        ("a.md", "# Buffer *zone* agreed\n\n" + LEAD, "Buffer zone agreed"),
        ("a.md", "Buffer zone\n===========\n\n" + LEAD, "Buffer zone"),
        ("a.md", "By Jane Smith\n\n## Buffer zone\n\n" + LEAD, "Buffer zone"),
        ("a.md", "Buffer zone agreed\n\n" + LEAD, "Buffer zone agreed"),
        ("a.md", LEAD + "\n## Background\n\n" + LEAD, None),
        ("a.md", "---\ntitle: Told\n---\n# Shown\n\n" + LEAD, "Told"),
    ],
)
def test_titles(name: str, text: str, title: str | None) -> None:
    assert read_text(text, id=name).title == title


def test_the_dateline_is_read_from_the_first_paragraph_as_written() -> None:
    assert read_text("Zone agreed\n\nN’DJAMENA, Chad (AFP) – " + LEAD, id="a.txt").dateline == "N’DJAMENA, Chad"
    assert read_text("**SOCHI, Russia** (AP) — " + LEAD, id="a.md").dateline == "SOCHI, Russia"
    assert read_text(LEAD, id="a.txt").dateline is None


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", ("no words",)),
        ("a.txt", b" \n\n\xef\xbb\xbf", ("no words",)),
        ("a.txt", b"*** --- ***\n", ("no words",)),
        ("a.md", b"---\ntitle: x\n---\n\n<!-- nothing -->\n", ("after the front matter",)),
        ("a.md", b"---\ndate: soon\n---\nWords.\n", (":2:", "'soon'", "YYYY-MM-DD")),
        ("a.txt", b"caf\xe9 closed\n", (":1:", "0xE9", "UTF-8")),
        ("a.txt", b"%PDF-1.7", ("PDF",)),
        ("a.docx", b"PK\x03\x04", ("Word", ".docx")),
        ("a.pdf", b"Words.", ("PDF",)),
        ("a.html", b"<p>", ("no words",)),
        ("a.odt", b"PK\x03\x04", (".odt", ".txt")),
        ("a.jsonl", b'{"text": "One"}\n{"text": "Two"}\n', ("more than one article", "index")),
        ("a.csv", b"text,title\n", ("no article",)),
        ("a.csv", b"text,title\nOne,\nTwo,\n", ("more than one article",)),
        ("a.json", b'{"text": ""}', ("no text",)),
        ("a.xml", b"<note>Words.</note>", ("<note>", "nitf")),
    ],
)
def test_what_is_refused_with_its_path_and_cure(tmp_path: Path, name: str, data: bytes, words: tuple[str, ...]) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(InputError) as caught:
        read_article(path)
    assert caught.value.path == os.fspath(path)
    assert caught.value.cure
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_article(tmp_path / "a.txt")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(InputError, match="folder"):
        read_article(folder)


def test_standard_input_and_a_file_are_read_alike(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + (FRONT + LEAD).encode()
    path = write(tmp_path, "a.md", data)
    assert read_bytes(data, id="a.md") == read_article(path, id="a.md")


def test_the_digest_of_a_text_is_that_of_its_bytes() -> None:
    assert read_text(LEAD, id="a.txt").digest == read_bytes(LEAD.encode(), id="a.txt").digest


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), st.sampled_from(["a.txt", "a.md"]))
@example("0\u200b1 a\r\n\r\n---\r", "a.md")
def test_any_text_is_read_character_for_character_or_refused(text: str, name: str) -> None:
    """ "A character for each character", whatever the text and the format, and the same article each time."""
    try:
        article = read_text(text, id=name)
    except InputError:
        return
    assert article.text == text
    assert len(article.view) == len(text)
    assert article.body.end == len(text)
    assert read_text(text, id=name) == article
