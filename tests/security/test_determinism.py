"""The same input gives the same bytes: in another process, again and again, in another order, with more threads."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.security.budget import ROOT
from tests.security.checking import check

RUNS = 3
DRAFT = ROOT / "seeds" / "2019-05-22-garm-aftermath.md"


def copied(folder: Path, seed: int) -> Path:
    """The archive of a few articles, its files made in another order."""
    names = [path.name for path in sorted((ROOT / "reference").glob("2019-05-*.md"))]
    random.Random(seed).shuffle(names)
    archive = folder / "archive"
    shutil.rmtree(folder, ignore_errors=True)
    archive.mkdir(parents=True)
    for name in names:
        shutil.copy(ROOT / "reference" / name, archive)
    return archive


def test_any_order_of_files_and_any_number_of_runs(tmp_path: Path) -> None:
    """The index of each run was made anew; a second check on it changes nothing."""
    reports = set()
    for number in range(RUNS):
        archive = copied(tmp_path / "a", number)
        reports |= {check(archive, DRAFT), check(archive, DRAFT)}
    assert len(reports) == 1


def test_an_index_that_grew_says_what_one_made_at_once_does(tmp_path: Path) -> None:
    archive = copied(tmp_path / "a", 0)
    sound = check(archive, DRAFT)
    archive = copied(tmp_path / "a", 1)
    files = sorted(archive.iterdir())
    kept = tmp_path / "kept"
    kept.mkdir()
    for file in files[::2]:
        shutil.move(file, kept)
    check(archive, DRAFT)
    for file in sorted(kept.iterdir()):
        shutil.move(file, archive)
    assert check(archive, DRAFT) == sound
