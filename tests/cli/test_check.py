"""The main job: what is printed, what is written, and how it ends."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import verifier
from tests.cli.fakes import FakeEngine

Verify = Callable[..., Any]
Write = Callable[[str, str], Path]

WRONG = "The river took 27 houses, which is wrong.\n"
UNKNOWN = "About 12 people saw it, which is unknown.\n"
RIGHT = "It rained for 9 hours, which is right.\n"


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (RIGHT, [], 0),
        ("Rivers are moody.\n", [], 0),
        (UNKNOWN, [], 0),
        (WRONG, [], 1),
        (WRONG + RIGHT, [], 1),
        (RIGHT, ["--fail-on", "unverified"], 0),
        (UNKNOWN, ["--fail-on", "unverified"], 1),
        (WRONG, ["--fail-on", "unverified"], 1),
        (WRONG, ["--fail-on", "never"], 0),
        (WRONG, ["--exit-zero"], 0),
        (UNKNOWN, ["--exit-zero", "--fail-on", "unverified"], 0),
        ("This is unreadable.\n", [], 2),
        ("This is unreadable.\n", ["--exit-zero"], 2),
        ("This is broken.\n", ["--exit-zero"], 2),
        (WRONG, ["--fail-on", "sometimes"], 2),
        (WRONG, ["--date", "yesterday"], 2),
        (WRONG, ["--as-of", "2019-02-30"], 2),
        (WRONG, ["--format", "xml"], 2),
        (WRONG, ["--color", "maybe"], 2),
        (WRONG, ["--quiet", "--verbose"], 2),
        (WRONG, ["--config", "missing.yaml"], 2),
        (WRONG, ["--config", "verify.yaml", "--isolated"], 2),
        (WRONG, ["--stdin-filename", "b.md"], 2),
        (WRONG, ["--unheard-of"], 2),
        (WRONG, ["missing.md"], 2),
        (WRONG, ["empty"], 2),
        (WRONG, ["blank.md"], 2),
        (WRONG, ["binary.txt"], 2),
        (WRONG, ["picture.png"], 2),
    ],
)
def test_exit_status(verify: Verify, write: Write, folder: Path, text: str, options: list[str], status: int) -> None:
    write("a.md", text)
    (folder / "empty").mkdir()
    (folder / "blank.md").write_text(" \n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    run = verify("a.md", *options)
    assert run.status == status
    assert ("verify: error: " in run.err) == (status == 2)
    assert "Traceback" not in run.err


def test_prints_findings_and_writes_a_report(verify: Verify, write: Write, folder: Path) -> None:
    write("desk/flood.md", WRONG + RIGHT + UNKNOWN)
    run = verify("desk/flood.md")
    assert "desk/flood.md:5:16: contradicted (90% sure) [test.equal " in run.out
    assert (
        "desk/flood.md:6:15: consistent\n    “…rained for [9] hours, which is right.” (2019-05-18-flood.md, 18 May 2019)\n"
    ) in run.out
    assert "3 claims: 1 contradicted (line 5), 1 unverified, 1 consistent." in run.out
    assert run.err == "verify: report for review: reports/flood.yaml\n"
    [report] = yaml.safe_load_all((folder / "reports/flood.yaml").read_text(encoding="utf-8"))
    assert report["draft"]["path"] == "desk/flood.md"
    assert [claim["verdict"] for claim in report["claims"]] == ["contradicted", "consistent", "unverified"]


def test_the_draft_is_never_changed(verify: Verify, write: Write) -> None:
    path = write("a.md", WRONG)
    before = path.read_bytes()
    verify("a.md")
    run = verify("a.md", "-o", "a.md")
    assert (run.status, path.read_bytes()) == (2, before)
    assert "which would be lost" in run.err


@pytest.mark.parametrize(("format", "load"), [("yaml", yaml.safe_load_all), ("json", None)])
def test_machine_formats_print_the_reports_and_write_nothing(
    verify: Verify, write: Write, folder: Path, format: str, load: Any
) -> None:
    write("b.md", WRONG)
    write("a.md", RIGHT)
    run = verify("b.md", "a.md", "--format", format)
    reports = list(load(run.out)) if load else [json.loads(line) for line in run.out.splitlines()]
    assert [report["draft"]["path"] for report in reports] == ["b.md", "a.md"]
    assert (run.status, run.err) == (1, "")
    assert not (folder / "reports").exists()


@pytest.mark.parametrize(
    ("name", "options", "starts"),
    [
        ("out.yaml", [], "---\nschema:"),
        ("out.YML", [], "---\nschema:"),
        ("out.jsonl", [], '{"schema":'),
        ("out.json", [], '{"schema":'),
        ("out.txt", [], "a.md\n"),
        ("out", [], "a.md\n"),
        ("out.txt", ["--format", "yaml"], "---\nschema:"),
        ("new/folder/out.yaml", [], "---\nschema:"),
    ],
)
def test_output_file(verify: Verify, write: Write, folder: Path, name: str, options: list[str], starts: str) -> None:
    write("a.md", WRONG)
    run = verify("a.md", "-o", name, *options)
    assert (run.status, run.out, run.err) == (1, "", "")
    assert (folder / name).read_text(encoding="utf-8").startswith(starts)
    assert not (folder / "reports").exists()


def test_a_failed_run_leaves_the_old_output(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", RIGHT)
    write("b.md", "This is broken.\n")
    (folder / "out.yaml").write_text("old", encoding="utf-8")
    assert verify("a.md", "b.md", "-o", "out.yaml").status == 2
    assert (folder / "out.yaml").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md", "out.yaml", "verify.yaml"]


def test_output_to_standard_output_by_its_usual_name(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", RIGHT)
    run = verify("a.md", "-o", "-", "--format", "yaml")
    assert run.out.startswith("---\n")
    assert not (folder / "-").exists()


def test_an_output_that_cannot_be_written(verify: Verify, write: Write) -> None:
    write("a.md", RIGHT)
    run = verify("a.md", "-o", "a.md/out.yaml")
    assert run.status == 2
    assert run.err.startswith("verify: error: a.md/out.yaml: The file cannot be written: ")


def test_drafts_of_one_name_keep_their_own_reports(verify: Verify, write: Write, folder: Path) -> None:
    write("world/flood.md", WRONG)
    write("local/flood.md", RIGHT)
    write("local/flood.txt", UNKNOWN)
    drafts = ["world/flood.md", "local/flood.md", "local/flood.txt"]
    for _ in range(2):
        verify(*drafts)
    verify(*reversed(drafts))
    reports = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (folder / "reports").iterdir()]
    assert sorted(report["draft"]["path"] for report in reports) == sorted(drafts)
    first = yaml.safe_load((folder / "reports/flood.yaml").read_text(encoding="utf-8"))
    assert first["draft"]["path"] == "world/flood.md"


def test_a_foreign_file_in_the_folder_of_reports_stays(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG)
    write("reports/a.yaml", "mine: [true")
    verify("a.md")
    assert (folder / "reports/a.yaml").read_text(encoding="utf-8") == "mine: [true"
    assert len(list((folder / "reports").iterdir())) == 2


@pytest.mark.parametrize("options", [["--no-report"], ["--config", "off.yaml"], ["--format", "json"]])
def test_no_report(verify: Verify, write: Write, folder: Path, options: list[str]) -> None:
    write("a.md", WRONG)
    write("off.yaml", "write_report: false\n")
    assert verify("a.md", *options).status == 1
    assert not (folder / "reports").exists()


def test_the_folder_of_reports_is_a_setting(verify: Verify, write: Write, folder: Path) -> None:
    write("a.md", WRONG)
    write("verify.yaml", "report_dir: desk/checked\n")
    verify("a.md")
    assert (folder / "desk/checked/a.yaml").is_file()


def test_one_bad_draft_does_not_lose_the_others(verify: Verify, write: Write) -> None:
    write("a.md", WRONG)
    write("b.md", "This is unreadable.\n")
    write("c.md", RIGHT)
    run = verify("missing.md", "a.md", "b.md", "c.md", "--format", "json")
    assert [json.loads(line)["draft"]["path"] for line in run.out.splitlines()] == ["a.md", "c.md"]
    assert run.status == 2
    assert run.err.splitlines() == [
        "verify: error: missing.md: There is no such file or folder. Check the spelling of the path.",
        "verify: error: b.md: This cannot be checked. Give it a date.",
    ]


def test_all_drafts_are_read_before_any_is_checked(verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", "This is broken.\n")
    run = verify("a.md", "missing.md")
    assert "missing.md" in run.err.splitlines()[0]
    assert "The model is gone. Install it again." in run.err.splitlines()[1]


def test_folders_and_repeated_drafts(verify: Verify, write: Write, folder: Path) -> None:
    for name in ("desk/b.md", "desk/a.txt", "desk/deep/c.md", "desk/README.md", "desk/.hidden.md", "desk/data.csv"):
        write(name, RIGHT)
    run = verify("desk/b.md", "desk", str(folder / "desk/b.md"), "--format", "json")
    assert [json.loads(line)["draft"]["path"] for line in run.out.splitlines()] == [
        "desk/b.md",
        "desk/a.txt",
        "desk/deep/c.md",
    ]


def test_a_draft_with_the_name_of_a_command(verify: Verify, folder: Path) -> None:
    (folder / "index").write_text(WRONG, encoding="utf-8")
    run = verify("./index", "--date", "2019-05-22", "--format", "json")
    assert json.loads(run.out)["draft"]["path"] == "./index"
    assert verify("index").out == ""


@pytest.mark.parametrize("absolute", [True, False])
def test_paths_into_the_current_folder_are_relative(verify: Verify, write: Write, folder: Path, absolute: bool) -> None:
    path = write("desk/a.md", WRONG)
    run = verify(str(path) if absolute else "desk/a.md", "--format", "yaml")
    assert "path: desk/a.md\n" in run.out
    assert str(folder) not in run.out


def test_a_draft_elsewhere_keeps_its_path(
    verify: Verify, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("desk/a.md", WRONG)
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    assert json.loads(verify(str(path), "--format", "json").out)["draft"]["path"] == str(path)
    assert json.loads(verify("../desk/a.md", "--format", "json").out)["draft"]["path"] == "../desk/a.md"


def test_dates(verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", RIGHT)
    verify("a.md")
    verify("a.md", "--date", "2020-01-02", "--as-of", "2019-12-31")
    checked = [asked for asked in engine.asked if isinstance(asked, tuple)]
    assert checked == [
        ("a.md", datetime.date(2019, 5, 22), None),
        ("a.md", datetime.date(2020, 1, 2), datetime.date(2019, 12, 31)),
    ]


def test_a_draft_without_a_date_is_checked_with_a_warning(verify: Verify, folder: Path) -> None:
    (folder / "a.md").write_text(RIGHT, encoding="utf-8")
    run = verify("a.md", "--quiet")
    assert (run.status, run.out) == (0, "")
    assert run.err.startswith("verify: warning: a.md: the publication date, ")
    assert verify("a.md", "--date", "2019-05-22", "--quiet").err == ""


def test_options_go_before_the_configuration(verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", UNKNOWN)
    write("verify.yaml", "fail_on: unverified\nreference: archive\nmodel: own\n")
    assert verify("a.md").status == 1
    assert verify("a.md", "--isolated").status == 0
    options = ["--fail-on", "never", "--reference", "other", "--model", "m", "--index", "i", "--color", "always"]
    run = verify("a.md", *options)
    assert run.status == 0
    settings = [asked for asked in engine.asked if not isinstance(asked, tuple)][-1]
    assert (settings.reference, settings.model, settings.index) == ("other", "m", "i")
    assert "\x1b[33munverified" in run.out


def test_standard_input(verify: Verify, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def feed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8"))

    feed(WRONG)
    run = verify("-", "--date", "2019-05-22")
    assert "-:1:16: contradicted" in run.out
    assert (folder / "reports/stdin.yaml").is_file()
    feed("# A *title*\n\n" + WRONG)
    run = verify("-", "--stdin-filename", "desk/a.md", "--date", "2019-05-22", "--format", "json")
    report = json.loads(run.out)
    assert (report["draft"]["path"], report["draft"]["title"]) == ("desk/a.md", "A title")
    feed("")
    assert verify("-", "--date", "2019-05-22").status == 2
    feed(WRONG)
    assert len(verify("-", "-", "--date", "2019-05-22", "--format", "json").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "shown", "hidden"),
    [
        ("--quiet", ["contradicted"], ["unverified", "consistent", "claims:", "Published"]),
        ("--verbose", ["contradicted", "unverified", "consistent", "same fact: 93%"], []),
    ],
)
def test_detail(verify: Verify, write: Write, option: str, shown: list[str], hidden: list[str]) -> None:
    write("a.md", WRONG + RIGHT + UNKNOWN)
    run = verify("a.md", option)
    assert all(word in run.out for word in shown)
    assert not any(word in run.out for word in hidden)
    assert (run.err == "") == (option == "--quiet")


def test_interrupted(verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", WRONG)
    engine.interrupted = True
    assert verify("a.md").status == 130


def test_a_bug_is_no_finding(verify: Verify, write: Write, engine: FakeEngine) -> None:
    write("a.md", WRONG)
    engine.bug = True
    run = verify("a.md")
    assert run.status == 2
    assert "ZeroDivisionError" in run.err
    assert run.err.splitlines()[-1].startswith("verify: error: This is a fault of verify itself")


def test_the_same_input_gives_the_same_bytes(verify: Verify, write: Write) -> None:
    write("a.md", WRONG + RIGHT + UNKNOWN)
    for format in ("text", "yaml", "json"):
        assert verify("a.md", "--format", format).out == verify("a.md", "--format", format).out


def test_nothing_of_a_draft_reaches_the_terminal_raw(verify: Verify, folder: Path) -> None:
    name = "a\x1b[31m\u202e.md"
    try:
        (folder / name).write_text(WRONG.replace("wrong", "wrong \u202e\u2066"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    for option in ("--quiet", "--verbose"):
        run = verify(name, option, "--date", "2019-05-22")
        assert not set("\x1b\u202e\u2066") & set(run.out + run.err)
    run = verify(name + ".gone", "--date", "2019-05-22")
    assert not set("\x1b\u202e\u2066") & set(run.err)


def test_version(verify: Verify) -> None:
    assert verify("--version").out == f"verifier {verifier.__version__}\n"


def test_an_unreadable_archive_is_named_once(verify: Verify, write: Write) -> None:
    """What is wrong with the archive is wrong for every draft."""
    write("a.md", "The archive is unreadable: elsewhere.\n")
    write("b.md", WRONG)
    run = verify("a.md", "b.md")
    assert (run.status, run.out) == (2, "")
    assert run.err == "verify: error: archive/x.md: This cannot be checked. Give it a date.\n"


def test_timings_are_said_beside_the_report_and_only_when_asked(verify: Verify, write: Write) -> None:
    write("a.md", RIGHT)
    plain, timed = verify("a.md", "--format", "json"), verify("a.md", "--format", "json", "--timings", "--quiet")
    assert timed.out == plain.out
    first, *rows = timed.err.splitlines()
    assert first.split() == ["stage", "clock", "ms", "processor", "ms"]
    assert [row.split()[0] for row in rows if row.split()[0] in {"start", "read", "write", "total"}] == [
        "start",
        "read",
        "write",
        "total",
    ]
    assert plain.err == ""
