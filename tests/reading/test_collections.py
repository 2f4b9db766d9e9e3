"""Files of articles: one at a time, in order, and nothing that is wrong ends the run or goes unsaid."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import UsageError
from verifier.reading import Rejected, find_collections, read_collection, read_stream
from verifier.reading.formats import compression
from verifier.text import Article, Correction, PublishedFrom

DAY = datetime.date(2018, 9, 14)
STORY = "Three miners were pulled out of the Arden pit on Friday, the company said.\n"


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def read(data: bytes, format: str = "jsonl", **columns: str) -> list[Article | Rejected]:
    return list(read_stream(io.BytesIO(data), name="wires", format=format, columns=columns))


def said(found: Article | Rejected) -> str:
    """What stands in the list for an article: its text, or where and why there is none."""
    return found.text if isinstance(found, Article) else f"{found.place}: {found.error.message}"


def test_a_file_of_records_is_read_in_order_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "wires.jsonl"
    path.write_bytes(lines({"text": STORY, "id": "a1"}, {"text": STORY, "url": "https://m.example/2"}, {"text": STORY}))
    ids = [found.id for found in read_collection(path, id="wires.jsonl") if isinstance(found, Article)]
    assert ids == ["a1", "https://m.example/2", "wires.jsonl#3"]


def test_a_compressed_file_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "wires.jsonl.gz"
    path.write_bytes(gzip.compress(lines({"text": STORY}, {"text": STORY + STORY})))
    assert [said(found) for found in read_collection(path)] == [STORY, STORY + STORY]


def test_a_bomb_is_refused_before_it_expands(tmp_path: Path) -> None:
    """gzip can make a thousand bytes of one; text, thirty."""
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(lines({"text": STORY}) + b" " * (8 * compression._GRACE)))
    first, second = read_collection(path)
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert (second.place, second.error.path) == ("after record 1", str(path))
    assert "200 times" in second.error.message
    assert second.error.cure


def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(lines(*({"text": f"{n} {STORY}"} for n in range(3000))))[:-400])
    *articles, last = read_collection(path)
    assert len(articles) > 10
    assert all(isinstance(article, Article) for article in articles)
    assert isinstance(last, Rejected)
    assert last.place == f"after record {len(articles)}"
    assert "damaged" in last.error.message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.jsonl", None, "no such file"),
        ("picture.xyz", b"\x89PNG\r\n\x1a\n\x00", "format is not known"),
        ("picture", b"\x89PNG\r\n\x1a\n\x00", "format is not known"),
        ("empty.txt", b" \n", "no words"),
    ],
)
def test_a_file_that_cannot_be_read_is_data(tmp_path: Path, name: str, data: bytes | None, words: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    (found,) = read_collection(path)
    assert isinstance(found, Rejected)
    assert (found.path, found.place, found.error.path) == (str(path), "", str(path))
    assert words in str(found)
    assert found.error.cure


def test_a_format_or_a_field_that_does_not_exist_is_the_callers_error() -> None:
    with pytest.raises(UsageError, match=r"'jsonlines'.*jsonl"):
        read_collection("wires", format="jsonlines")
    with pytest.raises(UsageError, match=r"'headline'.*title"):
        read_collection("wires.jsonl", columns={"headline": "h"})
    with pytest.raises(UsageError, match="no columns"):
        read_collection("a.txt", format="text", columns={"title": "h"})


def test_the_fields_of_a_record_are_those_of_its_article() -> None:
    record = {
        "text": STORY,
        "headline": " Miners\nfreed ",
        "publishedAt": "2018-09-14T10:15:00Z",
        "outlet": "Meridian News",
        "link": "https://m.example/a",
        "dateline": "ARDEN",
        "lang": "en_gb",
        "correction": "An earlier version gave the wrong pit.",
        "corrects": "https://m.example/0",
    }
    (article,) = read(lines(record))
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.dateline) == ("Miners freed", "Meridian News", "ARDEN")
    assert (article.published, article.published_from) == (DAY, PublishedFrom.FRONT_MATTER)
    assert (article.id, article.url) == ("https://m.example/a", "https://m.example/a")
    assert (article.language, article.correction) == ("en-GB", Correction.CORRECTED)
    assert article.corrects == "https://m.example/0"


def test_columns_map_any_name_and_reach_into_objects() -> None:
    record = {"story_html": "<p>Three miners.</p>", "source": {"name": "Meridian"}, "when": "20180914T101500Z", "n": 12}
    (article,) = read(lines(record), html="story_html", outlet="source.name", date="when", id="n")
    assert isinstance(article, Article)
    assert (article.text, article.outlet, article.published, article.id) == ("Three miners.", "Meridian", DAY, "12")


@pytest.mark.parametrize(
    ("record", "columns", "text"),
    [
        ({"text": "a <b> c"}, {}, "a <b> c"),
        ({"body": "<p>One</p><p>two</p>"}, {}, "One\n\ntwo"),
        ({"content": "One<br/>two"}, {}, "One\ntwo"),
        ({"text": "<p>One</p>"}, {"text": "text"}, "<p>One</p>"),
        ({"text": "One", "html": "<p>two"}, {}, "two"),
        ({"text": "One", "html": "<p>two"}, {"text": "text"}, "One"),
        ({"text": "", "html": "<p>two"}, {"text": "text"}, "two"),
        ({"content": {"rendered": "<p>One"}, "body": "two"}, {"html": "content.rendered"}, "One"),
        ({"content": {"rendered": "<p>One"}, "body": "two"}, {}, "two"),
    ],
)
def test_markup_is_read_where_it_is_mapped_or_plain_to_see(
    record: dict[str, object], columns: dict[str, str], text: str
) -> None:
    assert [said(found) for found in read(lines(record), **columns)] == [text]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        (b'{"text": "One"', "line 2", "not JSON"),
        (b"[1, 2]", "line 2", "not a JSON object"),
        (b'{"title": "One"}', "line 2", "'title'"),
        (b'{"text": ""}', "line 2", "no text"),
        (b'{"text": "..."}', "line 2", "no words"),
        (b'{"text": "caf\xe9"}', "line 2", "0xE9"),
        (b'{"text": "a\x00b"}', "line 2", "NUL"),
        (b'{"text": "a\\u0000b"}', "line 2", "U+0000"),
        (b'{"text": "a \\ud83d b"}', "line 2", "U+D83D"),
        (b'{"text": "One", "title": "\\ud83d"}', "line 2", "U+D83D"),
        (b'{"text": "One", "date": "9/10/2018"}', "line 2", "'9/10/2018'"),
        (b'{"text": "One", "date": 1536912000}', "line 2", "'1536912000'"),
        (b'{"text": "One", "n": ' + b"[" * 200 + b"]" * 200 + b"}", "line 2", "nested"),
        (b'{"text": "One", "n": ' + b"[" * 200_000 + b"}", "line 2", "nested"),
        (b'{"text": "One", "n": ' + b"9" * 9_999 + b"}", "line 2", "cannot be read"),
    ],
)
def test_a_bad_record_is_named_and_the_next_is_read(line: bytes, place: str, words: str) -> None:
    good = lines({"text": STORY})
    first, second, third = read(good + line + b"\n" + good)
    assert said(first) == said(third) == STORY
    assert isinstance(second, Rejected)
    assert (second.place, second.error.line, second.error.path) == (place, 2, "wires")
    assert words in second.error.message
    assert second.error.cure


def test_a_line_without_end_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.reading.formats.limits.LARGEST_RECORD", 200)
    good = lines({"text": STORY})
    assert [said(found)[:20] for found in read(good + b'{"text": "' + b"x" * 900 + b'"}\n' + good)] == [
        STORY[:20],
        "line 2: The line has",
        STORY[:20],
    ]


def test_a_mapped_column_holds_text() -> None:
    (found,) = read(lines({"text": STORY, "by": ["Ann"]}), outlet="by")
    assert isinstance(found, Rejected)
    assert "'by' holds a list" in found.error.message


def test_the_digest_is_that_of_what_the_record_says() -> None:
    record = {"text": STORY, "title": "Miners"}
    one, two, three = read(lines(record, record | {"section": "news"}, record | {"title": "Miners freed"}))
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert isinstance(three, Article)
    assert one.digest == two.digest != three.digest
    assert len(one.digest) == len(hashlib.sha256().hexdigest())


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: any(map(str.isalnum, text))))
)
def test_each_text_is_exact(texts: list[str]) -> None:
    """ "Each record's text stays an exact string with offsets"."""
    found = read("\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts).encode())
    assert [said(article) for article in found] == texts


def test_collections_in_folders_are_found(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl.gz", "c.md", "d.exe", "README.md", "sub/e.NDJSON"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [found.id for found in find_collections([tmp_path])]
    assert found == ["a.jsonl.gz", "b.jsonl", "c.md", "sub/e.NDJSON"]
