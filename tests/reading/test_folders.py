"""Which files of a folder are articles, and in what order."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier.errors import InputError
from verifier.reading import find_articles

FILES = (
    "b.md",
    "a.txt",
    "README.md",
    "readme.TXT",
    ".hidden.md",
    "note.odt",
    "page.html",
    "sub/z.text",
    "sub/README.md",
    "sub/deep/y.markdown",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*FILES, ".git/x.md", "c/d.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.\n", encoding="utf-8")
    return tmp_path


def ids(*paths: Path) -> list[str]:
    return [found.id for found in find_articles(paths)]


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    assert ids(folder) == ["a.txt", "b.md", "c/d.md", "page.html", "sub/deep/y.markdown", "sub/z.text"]
    assert [found.path for found in find_articles([folder])][2] == folder / "c" / "d.md"


def test_files_and_folders_come_in_the_order_given_and_once(folder: Path) -> None:
    assert ids(folder / "sub", folder / "b.md", folder, folder / "b.md") == [
        "deep/y.markdown",
        "z.text",
        "b.md",
        "a.txt",
        "c/d.md",
        "page.html",
    ]


def test_a_file_that_is_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert ids(folder / "README.md", folder / ".hidden.md", folder / "note.odt") == [
        "README.md",
        ".hidden.md",
        "note.odt",
    ]


def test_links_are_followed_but_not_in_circles(folder: Path) -> None:
    try:
        (folder / "sub" / "round").symlink_to(folder, target_is_directory=True)
        (folder / "linked").symlink_to(folder / "c", target_is_directory=True)
        (folder / "sub" / "gone.md").symlink_to(folder / "gone")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert ids(folder) == [
        *("a.txt", "b.md", "c/d.md", "page.html"),
        *("sub/deep/y.markdown", "sub/gone.md", "sub/z.text"),
    ]


@pytest.mark.parametrize("name", ["missing", "missing.md"])
def test_a_path_that_does_not_exist_is_an_error(folder: Path, name: str) -> None:
    with pytest.raises(InputError, match="no such file or folder") as caught:
        ids(folder / name)
    assert caught.value.path == str(folder / name)


def test_a_folder_without_an_article_is_an_error(folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()
    (empty / "README.md").write_text("Words.\n", encoding="utf-8")
    (empty / "wires.jsonl").write_text("Words.\n", encoding="utf-8")
    with pytest.raises(InputError, match="no articles") as caught:
        ids(empty)
    assert caught.value.cure


def test_an_empty_folder_inside_one_with_articles_is_none(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "a.txt" in ids(folder)
