"""Files written at one stroke, and the names of reports."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from verifier.cli.output import report_path, to_file
from verifier.errors import UsageError


def test_a_file_appears_when_all_is_written(folder: Path) -> None:
    target = folder / "new" / "out.txt"
    with to_file(target) as write:
        write("Łódź\n")
        assert not target.exists()
    assert target.read_bytes() == "Łódź\n".encode()
    assert [path.name for path in target.parent.iterdir()] == ["out.txt"]


def test_a_failure_leaves_the_old_file(folder: Path) -> None:
    target = folder / "out.txt"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with to_file(target) as write:
            write("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_text(encoding="utf-8") == "old"
    assert len(list(folder.glob("*out*"))) + len(list(folder.glob(".*"))) == 1


def test_an_error_of_the_caller_is_not_taken_for_one_of_the_file(folder: Path) -> None:
    with pytest.raises(FileNotFoundError), to_file(folder / "out.txt"):
        raise FileNotFoundError("something else")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and links")
def test_modes_and_links_are_kept(folder: Path) -> None:
    target, link = folder / "out.txt", folder / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with to_file(link) as write:
        write("new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no /dev/null")
def test_devices_are_written_directly() -> None:
    with to_file("/dev/null") as write:
        write("gone")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_place_that_cannot_be_written(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"file/out\.txt: The file cannot be written: "), to_file("file/out.txt"):
        pass


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        ("article.md", "article.yaml"),
        ("desk/article.txt", "article.yaml"),
        ("a.b.md", "a.b.yaml"),
        ("-", "stdin.yaml"),
        ("README", "README.yaml"),
    ],
)
def test_report_names(draft: str, name: str) -> None:
    assert report_path("reports", draft) == Path("reports") / name


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        ("---\nschema: verifier/report/1\ndraft:\n  path: desk/article.md\nreference: {}\n", False),
        ("---\nschema: verifier/report/1\ndraft:\n  path: wire/article.md\nreference: {}\n", True),
        ("---\nschema: verifier/report/1\ndraft:\n  path: 'desk/article.md'\n", False),
        ("", True),
        ("some: notes\n", True),
        ("- [", True),
        ("draft: 3\n", True),
    ],
)
def test_a_report_takes_the_place_of_the_last_one_on_its_draft_alone(folder: Path, head: str, taken: bool) -> None:
    (folder / "article.yaml").write_text(head, encoding="utf-8")
    path = report_path(folder, "desk/article.md")
    assert (path.name != "article.yaml") is taken
    assert path == report_path(folder, "desk/article.md")
    assert path.name.startswith("article")
