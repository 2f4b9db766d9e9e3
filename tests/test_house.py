"""What holds for the project as a whole: dependencies, imports, files and documents."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import verifier

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = sorted((ROOT / "verifier").rglob("*.py"))
FOLDERS = (".ci", "bench", "docs", "models", "reference", "seeds", "tests", "tools", "verifier")
TEXT = {"", ".json", ".jsonl", ".md", ".py", ".toml", ".txt", ".typed", ".yaml", ".yml"}
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "models").glob("*.md")),
]
HEAVY = tuple(
    "docx faiss feedparser lxml numpy onnx onnxruntime pypdf sentence_transformers tokenizers torch trafilatura transformers warcio".split()
)
LONGEST_MODULE = 450


def written_by_people() -> Iterator[Path]:
    """The text files of the checkout, whatever builds and caches have left beside them."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path


def where(path: Path) -> str:
    """A file's path in the checkout, to name a test case."""
    return path.relative_to(ROOT).as_posix()


def declared(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for, to run and for the extras named, and for those that they name."""
    texts = [*PROJECT["dependencies"], *(text for extra in extras for text in PROJECT["optional-dependencies"][extra])]
    requirements = [Requirement(text) for text in texts]
    own = {extra for requirement in requirements if requirement.name == PROJECT["name"] for extra in requirement.extras}
    others = [requirement for requirement in requirements if requirement.name != PROJECT["name"]]
    return others if own <= set(extras) else declared(*own.union(extras))


def test_what_is_imported_is_declared() -> None:
    """A package that only comes along with another one may go with the other's next release."""
    providers = metadata.packages_distributions()
    names = {canonicalize_name(requirement.name) for requirement in declared("dask", "formats", "postgres")}
    missing = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_bytes())):
            modules = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for top in {module.partition(".")[0] for module in modules} - {"verifier", *sys.stdlib_module_names}:
                if not names & {canonicalize_name(name) for name in providers.get(top, [top])}:
                    missing.add(f"{where(path)} imports {top}")
    assert sorted(missing) == []


def test_constraints_pin_everything_that_an_install_brings() -> None:
    """Followed from pyproject.toml through what is installed here; a package that is not installed leads no further."""
    pins = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    pinned = {canonicalize_name(pin.partition("==")[0]) for pin in pins}
    reached: set[str] = set()
    todo = declared(*PROJECT["optional-dependencies"])
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in reached:
            continue
        reached.add(name)
        if name == "torch":  # what it brings depends on what it was built for; constraints.txt says so
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        todo += [
            needed for needed in map(Requirement, needs) if not needed.marker or needed.marker.evaluate({"extra": ""})
        ]
    assert sorted(reached - pinned) == []


def test_help_loads_nothing_heavy() -> None:
    script = "import sys, verifier.cli.app; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    tested = str(Path(verifier.__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": tested},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    loaded = run.stdout.split()
    assert "typer" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(verifier.__file__).parent / "py.typed").is_file()


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_a_module_is_about_one_thing(path: Path) -> None:
    assert path.stem not in {"common", "helper", "helpers", "misc", "util", "utils"}
    lines = path.read_bytes().count(b"\n")
    assert lines <= LONGEST_MODULE


def test_text_files_are_utf_8_with_lf_and_end_with_a_line() -> None:
    wrong = []
    for path in written_by_people():
        data = path.read_bytes()
        data.decode("utf-8")
        if "data" in path.parts:  # kept as they came
            continue
        if b"\r" in data or data.startswith(b"\xef\xbb\xbf") or (data and not data.endswith(b"\n")):
            wrong.append(where(path))
    assert wrong == []


def test_nothing_in_it_holds_for_one_machine_only() -> None:
    """No absolute paths of somebody's disk, no hosts of a package registry, no marks of work left to do."""
    local = re.compile(
        r"(?<![\w.~/])/(?:home|mnt|opt|root|tmp|work|Users)/\w|pypi\.org|pythonhosted|\b(?:FIXME|TODO|XXX)\b"
    )
    wrong = []
    for path in written_by_people():
        if "tests" not in path.relative_to(ROOT).parts:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if local.search(line):
                    wrong.append(f"{where(path)}:{number}: {line.strip()}")
    assert wrong == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=where)
def test_links_in_documents_lead_somewhere(path: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (path.parent / target).exists()] == []
