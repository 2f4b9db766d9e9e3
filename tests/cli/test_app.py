"""Which command is meant, help, and what help may load."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import verifier
from verifier.cli.app import command_names, jobs, main_job
from verifier.cli.check import FORMAT_NAMES
from verifier.reports.formats import FORMATS

Verify = Callable[..., Any]
ROOT = Path(verifier.__file__).parents[1]
COMMANDS = ("values", "claims", "pairs", "explain", "evaluate", "settings", "index")
HEAVY = frozenset(
    ("torch", "sentence_transformers", "transformers", "onnxruntime", "tokenizers", "faiss", "numpy", "rich")
)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["a.md", "--help"]])
def test_help_names_every_option_command_and_format(verify: Verify, arguments: list[str]) -> None:
    run = verify(*arguments)
    assert run.status == 0
    for option in (
        "--format",
        "--output",
        "--date",
        "--as-of",
        "--reference",
        "--fail-on",
        "--exit-zero",
        "--no-report",
    ):
        assert option in run.out
    for command in COMMANDS:
        assert f"\n  {command} " in run.out
    assert "Usage: verify [OPTIONS] DRAFT...\n" in run.out
    assert "..." not in run.out.replace("DRAFT...", "")  # no summary is cut short


def test_every_format_is_named() -> None:
    assert FORMAT_NAMES.replace(" or ", ", ").split(", ") == [format.name for format in FORMATS]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_have_help(verify: Verify, command: str) -> None:
    run = verify(command, "--help")
    assert run.status == 0
    assert run.out.startswith(f"Usage: verify {command} ")


def test_every_option_has_help() -> None:
    group = get_command(jobs)
    commands = [get_command(main_job), *group.commands.values()]  # type: ignore[attr-defined]
    commands += group.commands["index"].commands.values()  # type: ignore[attr-defined]
    for command in commands:
        for parameter in command.params:
            assert getattr(parameter, "help", ""), (command.name, parameter.name)


def test_called_bare(verify: Verify) -> None:
    run = verify()
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("Usage: verify")
    assert verify("index").status == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md", "--frmat", "x"], "No such option: --frmat"),
        (["--date"], "Option '--date' requires an argument. Try 'verify --help'."),
        (["pairs"], "Missing argument 'FILE'. Try 'verify pairs --help'."),
        (["index", "bild"], "No such command 'bild'."),
        (["index", "build", "--bad"], "Try 'verify index build --help'."),
        (["a.md", "--format", "yml"], "--format cannot be 'yml'. Did you mean yaml?"),
        (["a.md", "--format", "zzz"], "--format cannot be 'zzz'. It is text, yaml, json, sarif, "),
        (["a.md", "--date", "14/9/2018"], "--date must be a day, not '14/9/2018'. Write it as"),
        (["a.md", "--fail-on", "x"], "--fail-on: fail_on must be contradicted, unverified or never, not 'x'."),
    ],
)
def test_usage_errors_are_one_line_with_a_cure(verify: Verify, arguments: list[str], message: str) -> None:
    run = verify(*arguments)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("verify: error: ")
    assert run.err.count("\n") == 1
    assert message in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["--version"],
        ["index", "--help"],
        ["pairs", "--help"],
        ["--nonsense"],
        ["a.md", "--date", "x"],
        ["a.md", "--format", "x"],
        ["missing.md"],
        ["settings"],
        ["pairs", "missing.jsonl"],
        ["values", "draft.md"],
        ["claims", "draft.md"],
    ],
)
def test_what_needs_no_model_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "draft.md").write_text("Police said on Monday that 27 people were hurt in Sochi.\n", encoding="utf-8")
    program = (
        "import sys; from verifier.cli.app import run; run(sys.argv[1:]);"
        f"sys.exit(' '.join(sorted({set(HEAVY)!r} & set(sys.modules))) or 0)"
    )
    run = _python(tmp_path, "-c", program, *arguments)
    assert run.returncode == 0, run.stderr[-200:]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        run = _python(tmp_path, "-m", "verifier", "settings", stdout=write)
    finally:
        os.close(write)
    assert (run.returncode, run.stderr) == (2, "")


def test_the_module_is_the_command(tmp_path: Path) -> None:
    assert _python(tmp_path, "-m", "verifier", "--version").stdout == f"verifier {verifier.__version__}\n"


def test_output_in_a_poor_encoding_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "verify.yaml").write_text("reference: Łódź\n", encoding="utf-8")
    run = _python(tmp_path, "-m", "verifier", "settings", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0
    assert run.stdout.startswith(r'reference: "\u0141\u00f3d\u017a"')


def _python(
    folder: Path, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), **environment},
        check=False,
    )


def test_a_check_is_read_from_the_command_line_without_pydantic(tmp_path: Path) -> None:
    program = (
        "import sys; from typer.main import get_command; from verifier.cli.app import main_job;"
        "read = get_command(main_job).make_context('verify', sys.argv[1:]).params;"
        "assert (read['drafts'], read['format'], read['quiet']) == (['a.md', 'b.md'], ['text', 'json:x'], True), read;"
        "sys.exit('pydantic' in sys.modules)"
    )
    run = _python(tmp_path, "-c", program, "a.md", "--format", "text", "b.md", "--format", "json:x", "-q")
    assert run.returncode == 0, run.stderr[-500:]


def test_the_names_of_commands_are_those_of_the_commands() -> None:
    group = get_command(jobs)
    assert isinstance(group, TyperGroup)
    assert sorted(command_names()) == sorted(group.commands)
