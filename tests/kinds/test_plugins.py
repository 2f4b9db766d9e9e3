"""Kinds of installed packages: they are checked like the others, and one that cannot be used is an error that names the package.

Each test installs a distribution as pip lays one out (a module and a dist-info folder) in a folder of its own, and runs the program
with that folder on its path: which packages are installed is a fact about a whole process.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from verifier.kinds.plugins import may_be_any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-kind.md"
[MODULE] = re.findall(r"^```python\n# ship_kind.py\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
"""The package of docs/adding-a-kind.md, as it stands there."""


def install(
    site: Path, name: str, *, module: str = MODULE, version: str = "1.0", entry: str = "ship_kind:SHIP"
) -> None:
    """A distribution in ``site``, as an installer leaves it."""
    (site / f"{entry.split(':', maxsplit=1)[0]}.py").write_text(module, encoding="utf-8")
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[verifier.kinds]\nship = {entry}\n", encoding="utf-8")


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the packages in ``site`` and the copy of the program under test."""
    path = os.pathsep.join([str(site), *(entry for entry in sys.path if entry)])
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
        cwd=site,
    )


def verify(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(site, "-m", "verifier", *arguments)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("Pirates boarded the ship Ida at noon.\n", encoding="utf-8")
    return path


def test_a_kind_of_a_package_is_found_beside_the_others(tmp_path: Path, draft: Path) -> None:
    install(tmp_path, "harbour-kinds")
    done = verify(tmp_path, "claims", draft.name, "--date", "2019-01-02", "--kind", "ship", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert '"kind": "ship"' in done.stdout
    assert '"text": "Ida"' in done.stdout
    explained = verify(tmp_path, "explain", "ship.name")
    assert "A ship has one name." in explained.stdout, explained.stderr


@pytest.mark.parametrize(
    ("module", "entry", "message"),
    [
        ("import nowhere_to_be_found", "ship_kind:SHIP", "cannot be loaded (ModuleNotFoundError"),
        (MODULE, "ship_kind:OTHER", "cannot be loaded (AttributeError"),
        ("SHIP = 'ship'", "ship_kind:SHIP", "is no instance of verifier.claims.Kind"),
        (MODULE + "del Ships.compare\nSHIP = Ships", "ship_kind:SHIP", "is no instance of verifier.claims.Kind"),
        (MODULE.replace('name = "ship"', 'name = "count"'), "ship_kind:SHIP", "'ship.name' for the kind 'count'"),
        (
            MODULE.replace('name = "ship"', 'name = "count"').replace("ship.name", "count.name"),
            "ship_kind:SHIP",
            "brings a kind 'count', and verifier itself has one of that name",
        ),
        (MODULE.replace('name = "ship"', 'name = "all"'), "ship_kind:SHIP", "the name 'all', which cannot be one"),
        (MODULE.replace('name = "ship"', 'name = "Big Ship"'), "ship_kind:SHIP", "the name 'Big Ship'"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_the_cure(
    tmp_path: Path, draft: Path, module: str, entry: str, message: str
) -> None:
    install(tmp_path, "harbour-kinds", module=module, entry=entry)
    done = verify(tmp_path, "claims", draft.name, "--date", "2019-01-02")
    assert done.returncode == 2
    assert "harbour-kinds 1.0" in done.stderr
    assert message in done.stderr
    assert "`pip uninstall harbour-kinds`" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_packages_with_one_name_clash(tmp_path: Path, draft: Path) -> None:
    install(tmp_path, "harbour-kinds")
    install(tmp_path, "naval-kinds", entry="naval:SHIP")
    done = verify(tmp_path, "claims", draft.name, "--date", "2019-01-02")
    assert done.returncode == 2
    assert "naval-kinds 1.0 brings a kind 'ship', and the package harbour-kinds has one" in done.stderr


def test_help_runs_nobody_elses_code(tmp_path: Path) -> None:
    install(tmp_path, "harbour-kinds", module="raise SystemExit('run')")
    done = verify(tmp_path, "--help")
    assert done.returncode == 0, done.stderr


def test_the_index_is_made_anew_when_a_package_comes_or_changes_its_version(tmp_path: Path) -> None:
    digest = "from verifier.archive.reader import default_reader; print(default_reader().version)"
    versions = []
    for version in (None, "1.0", "1.1"):
        site = tmp_path / str(version)
        site.mkdir()
        if version is not None:
            install(site, "harbour-kinds", version=version)
        done = run(site, "-c", digest)
        assert done.returncode == 0, done.stderr
        versions.append(done.stdout)
    assert len(set(versions)) == 3
    again = run(tmp_path / "1.1", "-c", digest)
    assert again.stdout == versions[-1]


GROUPS = ("[verifier.kinds]\nship = ship_kind:SHIP\n", "[console_scripts]\nship = ship:main\n")


@pytest.mark.parametrize(
    ("folder", "text", "expected"),
    [
        ("ships-1.0.dist-info", GROUPS[0], True),
        ("ships-1.0.dist-info", GROUPS[1], False),
        ("ships-1.0.dist-info", None, False),
        ("Ships.egg-info", GROUPS[0], True),
        ("ships.egg-info", GROUPS[1], False),
        ("EGG-INFO", None, True),
        ("ships", GROUPS[0], False),
    ],
)
def test_packages_are_asked_where_a_list_of_entry_points_names_the_group(
    tmp_path: Path, folder: str, text: str | None, expected: bool
) -> None:
    (tmp_path / folder).mkdir()
    if text is not None:
        (tmp_path / folder / "entry_points.txt").write_text(text, encoding="utf-8")
    assert may_be_any([str(tmp_path)], ()) is expected


def test_packages_are_asked_where_they_may_lie_otherwise(tmp_path: Path) -> None:
    archive = tmp_path / "packages.zip"
    archive.write_bytes(b"")
    assert may_be_any([str(archive)], ())
    assert may_be_any([], [type("Finder", (), {"find_distributions": None})])
    assert not may_be_any([str(tmp_path / "missing"), str(tmp_path)], [PathFinder, type("Finder", (), {})])


def test_where_no_package_brings_kinds_none_is_asked() -> None:
    code = "import sys; from verifier.kinds import PLUGINS; sys.exit(f'{PLUGINS}' if 'importlib.metadata' in sys.modules else 0)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if ran.returncode and ran.stderr.strip() != "()":
        pytest.skip(f"a package installed here brings kinds: {ran.stderr.strip()}")
    assert ran.returncode == 0, ran.stderr
