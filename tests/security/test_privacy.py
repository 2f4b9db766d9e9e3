"""Nothing leaves the machine, nothing that is read is run, and what is written is for its owner's eyes."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.security.budget import ROOT, run
from verifier.cli.app import run as verify
from verifier.cli.output import to_file

MODULES = sorted((ROOT / "verifier").rglob("*.py"))

NEVER_IMPORTED = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "ctypes", "socket", "ssl", "http"} | {
    "urllib.request",
    "ftplib",
    "smtplib",
    "telnetlib",
    "xmlrpc",
    "socketserver",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "code",
}
"""What opens a connection, or what makes objects or code of bytes."""
NEVER_CALLED = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "torch.load",
    "np.fromregex",
    "tempfile.mktemp",
} | {"yaml.unsafe_load", "yaml.full_load", "yaml.full_load_all", "yaml.unsafe_load_all", "joblib.load"}
SAFE_LOADERS = ("SafeLoader", "CSafeLoader", "loader")
"""How a call of yaml.load ends. A module that names one of ``UNSAFE_LOADERS`` fails whatever it calls it."""
UNSAFE_LOADERS = {
    "yaml.Loader",
    "yaml.CLoader",
    "yaml.FullLoader",
    "yaml.CFullLoader",
    "yaml.UnsafeLoader",
    "yaml.CUnsafeLoader",
}
SUBPROCESSES = {"verifier/cli/changed.py", "verifier/models/exported.py"}
"""The modules that start another program, with a list of arguments and no shell: git for --since, and this Python to export a model."""

SERVER = "verifier/review/server.py"
"""The one module that listens, on loopback alone (tests/review/)."""


def problems(name: str, tree: ast.Module) -> Iterator[str]:
    """What in a module breaks a promise of docs/security.md."""
    for node in ast.walk(tree):
        where = f"{name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for imported in names:
                listens = name == SERVER and imported in {"socket", "http", "http.server"}
                if not listens and (imported in NEVER_IMPORTED or imported.partition(".")[0] in NEVER_IMPORTED):
                    yield f"{where}: imports {imported}"
                if imported == "subprocess" and name not in SUBPROCESSES:
                    yield f"{where}: starts other programs"
        if isinstance(node, ast.Attribute) and ast.unparse(node) in UNSAFE_LOADERS:
            yield f"{where}: names a loader that makes objects"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in NEVER_CALLED:
                yield f"{where}: calls {called}"
            if called in {"yaml.load", "yaml.load_all"} and not ast.unparse(node).rstrip(")").endswith(SAFE_LOADERS):
                yield f"{where}: loads YAML without saying that it is safe"
            keywords = {keyword.arg: keyword.value for keyword in node.keywords}
            for keyword in ("shell",) * called.startswith("subprocess") + ("allow_pickle", "trust_remote_code"):
                value = keywords.get(keyword)
                if value is not None and not (isinstance(value, ast.Constant) and value.value is False):
                    yield f"{where}: {keyword} is not False"
            if called in {"np.load", "numpy.load"} and "allow_pickle" not in keywords:
                yield f"{where}: np.load without allow_pickle=False"


def test_no_module_opens_a_connection_or_runs_what_it_reads() -> None:
    assert len(MODULES) > 100
    found = [
        problem
        for path in MODULES
        for problem in problems(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from urllib.request import urlopen",
        "import subprocess",
        "eval(text)",
        "yaml.load(text, Loader=yaml.FullLoader)",
        "yaml.load(text)",
        "np.load(file)",
        "np.load(file, allow_pickle=True)",
        "torch.load(file)",
        "subprocess.run(text, shell=True)",
        "AutoModel.from_pretrained(name, trust_remote_code=True)",
    ],
)
def test_the_scan_sees_what_it_looks_for(code: str) -> None:
    assert list(problems("verifier/x.py", ast.parse(code)))


def drafts(folder: Path) -> Path:
    """A draft, and an archive of two articles."""
    (folder / "verify.yaml").write_text("reference: archive\n", encoding="utf-8")
    (folder / "archive").mkdir()
    for day, number in (("2019-05-18", 31), ("2019-05-19", 33)):
        text = f"---\ndate: {day}\n---\n\nThe river took {number} houses in Werden, the mayor said.\n"
        (folder / "archive" / f"{day}.md").write_text(text, encoding="utf-8")
    draft = folder / "draft.md"
    draft.write_text("---\ndate: 2019-05-22\n---\n\nThe river took 33 houses in Werden.\n", encoding="utf-8")
    return draft


# The words of the real model are not needed to see whether anything is sent.
CHECK = """
import datetime, socket
from tests.security.checking import check
def refuse(*arguments, **keywords): raise AssertionError("a connection was opened")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = refuse
print(check("archive", "draft.md"))
"""


def test_a_check_opens_no_connection(tmp_path: Path) -> None:
    drafts(tmp_path)
    ended = run([], tmp_path, program=CHECK)
    assert ended.status == 0, ended.err
    assert b"33 houses" in ended.out


def _has_namespaces() -> bool:
    tool = shutil.which("unshare")
    return tool is not None and not subprocess.run([tool, "-rn", "true"], capture_output=True, check=False).returncode


@pytest.mark.slow
@pytest.mark.skipif(not _has_namespaces(), reason="no network namespaces here (unshare -rn)")
def test_a_whole_check_with_the_real_model_where_there_is_no_network(tmp_path: Path) -> None:
    """In a network namespace of its own a process has no interface that is up. The model is exported from its package there, too."""
    drafts(tmp_path)
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "verifier", "draft.md", "--format", "json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "VERIFY_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"33 houses" in done.stdout


def test_the_tests_know_a_connection_when_they_see_one(tmp_path: Path) -> None:
    """The guard of the test above fires: it is no guard otherwise."""
    attempt = "\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept AssertionError: status = 7"
    assert run([], tmp_path, program=CHECK.partition("print(")[0] + attempt).status == 7


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_report_is_as_private_as_its_folder_says_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """A report that fails half-way leaves the old one, and no temporary file."""
    target = tmp_path / "report.yaml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    with pytest.raises(ZeroDivisionError), to_file(target) as write:  # noqa: PT012
        write("the draft's words")
        (beside,) = [path for path in tmp_path.iterdir() if path != target]
        assert beside.stat().st_mode & 0o077 == 0, "a temporary file is for its owner alone"
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == ["report.yaml"]
    assert target.read_text(encoding="utf-8") == "old"
    with to_file(target) as write:
        write("new")
    assert target.stat().st_mode & 0o777 == 0o600


def test_what_is_said_of_a_fault_holds_no_text_of_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bug's traceback shows lines of the program; control characters in its message are escaped."""
    from tests.cli.fakes import FakeEngine

    class Broken(FakeEngine):
        def claims(self, article: object) -> NoReturn:
            raise ValueError("\x1b]0;owned\x07 in a message")

    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(
        "---\ndate: 2019-05-22\n---\n\nThe secret source counted 12 men.\n", encoding="utf-8"
    )
    assert verify(["claims", "x.md"], Broken()) == 2
    captured = capsys.readouterr()
    assert "secret source" not in captured.err + captured.out
    assert "\x1b" not in captured.err
    assert "\\x1b]0;owned\\x07" in captured.err


def test_no_log_is_kept(tmp_path: Path) -> None:
    """A check writes its index and what was asked for, and nothing else, wherever the user's folders are."""
    drafts(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    ended = run([], tmp_path, program=CHECK, environ={"HOME": str(home), "XDG_CACHE_HOME": "", "TMPDIR": str(home)})
    assert ended.status == 0, ended.err
    assert list(home.rglob("*")) == []
    assert {path.name for path in tmp_path.iterdir()} == {
        "archive",
        "archive.verify-index",
        "draft.md",
        "home",
        "verify.yaml",
    }


@pytest.mark.skipif(os.name == "nt", reason="ONNX Runtime's cache is elsewhere there")
def test_onnx_runtime_leaves_no_trace_of_its_use(tmp_path: Path) -> None:
    """From 1.32 on it would number the machine, keep a database of events in the user's cache, and send them."""
    program = "from verifier.models.onnx import runtime; runtime().SessionOptions()"
    ended = run([], tmp_path, program=program, environ={"HOME": str(tmp_path), "XDG_CACHE_HOME": ""})
    assert ended.status == 0, ended.err
    assert list(tmp_path.iterdir()) == []
