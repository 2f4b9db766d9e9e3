"""Model files are found whichever way the package was installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import verifier
from verifier.errors import ModelError
from verifier.resources import model_file

SCRIPT = "from verifier.resources import model_file; print(model_file('card.md').read_text(encoding='utf-8'))"


def test_the_model_files_of_the_checkout_are_the_package_s(checkout: Path) -> None:
    """Holds for a wheel, an editable install and a checkout: a file that the wheel forgot would show here."""
    files = sorted(path for path in (checkout / "models").iterdir() if path.is_file())
    assert files
    for path in files:
        assert model_file(path.name).read_bytes() == path.read_bytes()


def test_a_missing_file_is_an_error_that_names_it_and_the_cure() -> None:
    with pytest.raises(ModelError, match=r"^models/nothing\.json: There is no such model file\. Install"):
        model_file("nothing.json")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, alone in a folder."""
    ours = ["__init__.py", "errors.py", "resources.py"]
    (tmp_path / "verifier").mkdir()
    for name in ours:
        shutil.copy(Path(verifier.__file__).parent / name, tmp_path / "verifier" / name)
    return tmp_path


def ask(package: Path) -> subprocess.CompletedProcess[str]:
    """Look for card.md with that copy."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"PYTHONPATH": str(package)},
        cwd=package,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_wheel_holds_them_in_the_package(package: Path) -> None:
    (package / "verifier" / "weights").mkdir()
    (package / "verifier" / "weights" / "card.md").write_text("in the package")
    assert ask(package).stdout == "in the package\n"


def test_a_checkout_holds_them_beside_the_package(package: Path) -> None:
    (package / "pyproject.toml").touch()
    (package / "models").mkdir()
    (package / "models" / "card.md").write_text("beside the package")
    assert ask(package).stdout == "beside the package\n"


def test_a_folder_of_that_name_among_other_packages_is_not_ours(package: Path) -> None:
    (package / "models").mkdir()
    (package / "models" / "card.md").write_text("somebody else's")
    assert "models/card.md: There is no such model file." in ask(package).stderr
