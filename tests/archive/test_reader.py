from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import verifier
from tests.archive.fakes import NumberKind
from verifier.archive import reader


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package's files, which may be edited."""
    copy = tmp_path / "verifier"
    shutil.copytree(Path(verifier.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(verifier, "__file__", str(copy / "__init__.py"))
    return copy


def digest() -> str:
    return reader.program_digest.__wrapped__(())


def test_every_part_exists() -> None:
    package = Path(verifier.__file__).parent
    assert all((package / part).exists() for part in reader._PARTS)


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("extraction.py", True),
        ("language/words.py", True),
        ("language/data/lexicon.txt.gz", True),
        ("kinds/__init__.py", True),
        ("reading/typography.py", True),
        ("text.py", True),
        ("errors.py", False),
        ("verdicts.py", False),
        ("archive/index.py", False),
    ],
)
def test_digest_changes_with_what_decides(package: Path, file: str, changes: bool) -> None:
    before = digest()
    with (package / file).open("ab") as stream:
        stream.write(b"\n")
    assert (digest() != before) is changes


def test_a_new_file_changes_the_digest_and_a_compiled_one_does_not(package: Path) -> None:
    before = digest()
    (package / "kinds" / "__pycache__").mkdir()
    (package / "kinds" / "__pycache__" / "x.pyc").write_bytes(b"")
    assert digest() == before
    (package / "kinds" / "title.py").write_text("", encoding="utf-8")
    assert digest() != before


def test_kind_from_outside_adds_its_own_file() -> None:
    assert reader.program_digest((NumberKind(),)) != reader.program_digest(())
