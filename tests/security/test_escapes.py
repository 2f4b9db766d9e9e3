"""Hostile names and words: nothing reaches a terminal or a report as a control, and nothing outside a format's own rules."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.cli.fakes import FakeEngine, stand_in
from verifier.cli.app import run
from verifier.reports.characters import HIDDEN
from verifier.reports.formats import FORMATS

NAMES = (
    "a\nb.md",
    "\x1b[31mred.md",
    "\x1b]0;title\x07.md",
    "right\u202eto left.md",
    "::set-output name=x::y.md",
    "<script>alert(1)</script>.md".replace("/", "-"),
    "&amp;.md",
    "]]>.md",
    "'\"`$(id)`.md",
    "%0A%25.md",
    "-- -x.md",
    "\udcff.md",
    "\u2028.md",
    "{{7*7}}.md",
)
WORDS = "The river \x1b[2J took\x9b31m \u202e27\u202c wrong <b>houses</b> ]]> ::error::x & 'more' \u200b\u2066 {{7*7}}"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_in(tmp_path, monkeypatch)


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run(arguments, FakeEngine())
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def write(folder: Path, name: str) -> None:
    try:
        (folder / name).write_text(f"---\ndate: 2019-05-22\n---\n\n{WORDS}\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("format", [format.name for format in FORMATS])
def test_a_hostile_name_and_hostile_words_in_every_format(folder: Path, verify: Run, format: str, name: str) -> None:
    write(folder, name)
    status, out, err = verify("--format", format, "--", name)
    assert status == 1, err
    assert HIDDEN.search(out + err) is None
    match format:
        case "json":
            (report,) = map(json.loads, out.splitlines())
            assert report["verdicts" if "verdicts" in report else "claims"]
        case "yaml":
            assert yaml.safe_load(out)
        case "sarif" | "gitlab" | "rdjson":
            json.loads(out)
        case "junit" | "checkstyle":
            ElementTree.fromstring(out)
        case "github":
            commands = [line for line in out.splitlines() if line.startswith("::")]
            assert all(line.split(" ", 1)[0] in {"::error", "::warning", "::notice"} for line in commands), commands


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_hostile_name_in_every_message(folder: Path, verify: Run, name: str) -> None:
    """What cannot be read is said in a line."""
    (folder / name).write_bytes(b"\x00")
    status, out, err = verify("--", name)
    assert (status, out) == (2, "")
    assert err.startswith("verify: error: ")
    assert err.count("\n") == 1
    assert HIDDEN.search(err) is None


@pytest.mark.parametrize("command", ["values", "claims"])
def test_hostile_words_in_lists_of_values(folder: Path, verify: Run, command: str) -> None:
    write(folder, "x.md")
    status, out, err = verify(command, "x.md")
    assert status == 0, err
    assert HIDDEN.search(out + err) is None


def test_a_report_for_review_is_written_into_its_folder_whatever_the_name(folder: Path, verify: Run) -> None:
    for name in ("..md", "...md", "~.md", "CON.md", "a\nb.md", "\x1b.md"):
        write(folder, name)
        assert verify("--", name)[0] == 1
    outside = {path.relative_to(folder).parts[0] for path in folder.rglob("*.yaml")}
    assert outside == {"reports", "verify.yaml"}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are POSIX")
def test_links_and_pipes_in_a_folder(folder: Path, verify: Run) -> None:
    """Links in circles end; what is no file is passed over; a link that leads nowhere is said."""
    desk = folder / "desk"
    desk.mkdir()
    (desk / "a.md").write_text("---\ndate: 2019-05-22\n---\n\nThe river took 27 right houses.\n", encoding="utf-8")
    (desk / "round").symlink_to(desk, target_is_directory=True)
    os.mkfifo(desk / "pipe.md")
    assert verify("desk")[0] == 0
    (desk / "nowhere.md").symlink_to(desk / "gone.md")
    status, _, err = verify("desk")
    assert (status, "nowhere.md: There is no such file" in err) == (2, True)
    (desk / "self.md").symlink_to(desk / "self.md")
    status, _, err = verify("desk")
    assert (status, "leads round in a circle" in err) == (2, True)
    assert "fault of verify" not in err
