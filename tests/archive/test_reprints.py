"""In a folder, the same text in several files is one piece of evidence."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

from tests.archive.contents import contents
from tests.archive.fakes import Archive, HashEmbedder
from tests.archive.test_search import queries
from verifier.archive import Index, open_index

TEXT = "The flood killed 12 people in Millville.\nRain fell for 3 days.\n"


def story(day: str, text: str = TEXT, title: str = "Flood") -> str:
    return f"{title} | {day}\n{text}"


def found(index: Index, as_of: str = "2030-01-01", **filters: object) -> list[str]:
    """The articles of the candidates."""
    rows = index.search(queries(), as_of=datetime.date.fromisoformat(as_of), **filters)  # type: ignore[arg-type]
    return sorted({candidate.claim.source.id for row in rows for candidate in row})


def made(folder: Path, articles: dict[str, str]) -> Archive:
    archive = Archive(folder / "reference")
    for name, text in articles.items():
        archive.write(name, text)
    return archive


@pytest.mark.parametrize(
    ("articles", "left"),
    [
        ({"a": story("2020-01-01"), "b": story("2020-01-01")}, ["a"]),
        ({"a": story("2020-01-02"), "b": story("2020-01-01")}, ["b"]),  # the earliest stands for them
        ({"a": story("2020-01-01"), "b": story("2020-01-01", title="Another headline")}, ["a"]),
        ({"a": story("2020-01-01"), "b": story("2020-01-01", TEXT.replace("\n", "\n\n"))}, ["a"]),  # another layout
        ({"a": story("2020-01-01"), "b": story("2020-01-04")}, ["a"]),
        # must not be taken for copies: a later week, another figure, another sentence
        ({"a": story("2020-01-01"), "b": story("2020-01-05")}, ["a", "b"]),
        ({"a": story("2020-01-01"), "b": story("2020-01-01", TEXT.replace("12", "13"))}, ["a", "b"]),
        ({"a": story("2020-01-01"), "b": story("2020-01-01", TEXT + "Help came.\n")}, ["a", "b"]),
        # a second run of the same text begins with its own first
        (
            {"a": story("2020-01-01"), "b": story("2020-01-03"), "c": story("2020-01-05"), "d": story("2020-01-06")},
            ["a", "c"],
        ),
    ],
)
def test_what_is_a_copy(tmp_path: Path, articles: dict[str, str], left: list[str]) -> None:
    archive = made(tmp_path, {f"{name}.txt": text for name, text in articles.items()})
    with archive.open() as index:
        assert found(index) == [f"{name}.txt" for name in left]
        assert index.documents(datetime.date(2030, 1, 1)) == len(left)
        status = index.status()
        assert (status.documents, status.copies) == (len(left), len(articles) - len(left))


def test_the_same_whatever_the_order(tmp_path: Path) -> None:
    """Each order of adding three copies, and each of taking one away, leaves the index that is made at once."""
    names = ("a.txt", "b.txt", "c.txt")
    for number, order in enumerate(itertools.permutations(names)):
        archive = made(tmp_path / str(number), {"z.txt": story("2020-01-01", "There are 7 days.\n")})
        archive.open().close()
        for name in order:
            archive.write(name, story("2020-01-01"))
            archive.open().close()
        fresh = tmp_path / str(number) / "fresh"
        Archive(archive.reference).open(index_dir=fresh).close()
        assert contents(archive.folder) == contents(fresh)
        archive.remove(order[0])
        with archive.open() as index:
            assert found(index) == [min(order[1:]), "z.txt"]


def test_a_copy_stands_in_where_its_first_does_not_count(tmp_path: Path) -> None:
    """The first is of a later day than the draft, or of a day before those that are asked for, or the draft itself."""
    archive = made(tmp_path, {"a.txt": story("2020-01-01"), "b.txt": story("2020-01-03", title="Reprint")})
    with archive.open() as index:
        assert found(index, "2020-01-02") == ["a.txt"]
        assert found(index, since=datetime.date(2020, 1, 2)) == ["b.txt"]
        digest = contents(archive.folder)["a.txt"].fields[0]
        assert found(index, exclude=digest) == ["b.txt"]


def test_in_memory_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = made(tmp_path, {"a.txt": story("2020-01-01"), "b.txt": story("2020-01-01")})
    monkeypatch.setattr("verifier.archive.opening.can_write", lambda _folder: False)
    with archive.open(cache=tmp_path / "cache") as index:
        assert found(index) == ["a.txt"]
        assert index.status().location == "in memory"
    assert [path.name for path in tmp_path.iterdir()] == ["reference"]


def filed(name: str, text: str = "The flood killed 12 people in Millville.", **fields: str) -> tuple[str, str]:
    """An article of the real format, with front matter."""
    head = "".join(f"{key}: {value}\n" for key, value in {"date": "2020-01-02", **fields}.items())
    return f"{name}.md", f"---\n{head}---\n\n{text}\n"


URL = "https://example.org/a"
OLD = "The flood killed 21 people in Millville."


@pytest.mark.parametrize(
    ("articles", "number"),
    [
        # A correction that two desks filed; a notice of retraction; what was corrected, before the correction and after.
        ([filed("a", correction="corrected"), filed("b", correction="corrected")], 1),
        ([filed("a", corrects=URL, correction="corrected"), filed("b", corrects=URL, correction="corrected")], 1),
        ([filed("a", correction="retracted"), filed("b", correction="retracted")], 1),
        ([filed("a", OLD, url=URL), filed("b", OLD, url=URL), filed("c", corrects=URL, correction="corrected")], 1),
        ([filed("a", url=URL), filed("b", url=URL), filed("c", corrects=URL, date="2031-01-01")], 1),
        # must not be taken for copies: corrections of two articles, and what was corrected for what was not
        ([filed("a", corrects=URL, correction="corrected"), filed("b", corrects="b", correction="corrected")], 2),
        ([filed("a", correction="corrected"), filed("b")], 2),
        ([filed("a", url=URL), filed("b"), filed("c", corrects=URL, correction="updated", date="2020-01-04")], 2),
    ],
)
def test_copies_have_the_same_standing(tmp_path: Path, articles: list[tuple[str, str]], number: int) -> None:
    """What corrects, was corrected or was retracted is a copy only of what does and was, too."""
    for name, text in articles:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with open_index(tmp_path, HashEmbedder()) as index:
        assert index.documents(datetime.date(2030, 1, 1)) == number
