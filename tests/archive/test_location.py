from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.fakes import Archive
from verifier.archive import Update, read_status
from verifier.archive.location import can_write, index_folders
from verifier.errors import ArchiveError


def test_beside_the_archive_then_the_cache(tmp_path: Path) -> None:
    reference = tmp_path / "news" / "reference"
    beside, cached = index_folders(reference, cache=tmp_path / "cache")
    assert beside == tmp_path / "news" / "reference.verify-index"
    assert cached.parent == tmp_path / "cache" / "indexes"
    assert cached.name.startswith("reference-")
    assert index_folders(reference, tmp_path / "own", tmp_path / "cache") == (tmp_path / "own",)


def test_place_in_the_cache_goes_by_the_real_path(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    places = {index_folders(tmp_path / name, cache=tmp_path / "cache") for name in ("real", "link", "real/../real")}
    assert len(places) == 1
    assert index_folders(tmp_path / "other", cache=tmp_path / "cache") not in places


def test_root_of_the_file_system_has_nothing_beside_it(tmp_path: Path) -> None:
    (cached,) = index_folders(Path("/"), cache=tmp_path)
    assert cached.name.startswith("root-")


@pytest.mark.parametrize(("mode", "expected"), [(0o755, True), (0o555, False), (0o500, False), (0o700, True)])
def test_mode_without_a_write_bit_holds_for_the_superuser_too(tmp_path: Path, mode: int, expected: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(mode)
    try:
        assert can_write(folder) is expected
        assert can_write(folder / "to" / "be" / "made") is expected
    finally:
        folder.chmod(0o755)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not can_write(tmp_path / "file")


@pytest.fixture
def write_protected(archive: Archive) -> Iterator[Archive]:
    """An archive beside which nothing can be written."""
    parent = archive.reference.parent
    parent.chmod(0o555)
    yield archive
    parent.chmod(0o755)


def test_write_protected_parent_sends_the_index_to_the_cache(write_protected: Archive, tmp_path: Path) -> None:
    archive, cache = write_protected, tmp_path / "cache"
    with archive.open(cache=cache) as index:
        assert index.folder.parent == cache / "indexes"
        assert index.update.added == 4
    assert not archive.folder.exists()
    with archive.open(cache=cache) as index:
        assert index.update == Update()
    status = read_status(archive.reference, cache=cache)
    assert status is not None
    assert status.location == str(index.folder)


def test_index_that_cannot_be_written_is_used_while_it_is_current(archive: Archive, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    archive.open(cache=cache).close()
    archive.folder.chmod(0o555)
    archive.reference.parent.chmod(0o555)
    try:
        with archive.open(cache=cache) as index:
            assert (index.folder, index.update) == (archive.folder, Update())
        with archive.open(index_dir=archive.folder) as index:
            assert index.documents(datetime.date(2030, 1, 1)) == 4
        archive.remove("a.txt")
        with pytest.raises(
            ArchiveError,
            match=r"missing or out of date, and its folder cannot be written\. Name another one with --index",
        ):
            archive.open(index_dir=archive.folder)
        with archive.open(cache=cache) as index:
            assert index.folder.parent == cache / "indexes"
            assert index.update.added == 3
    finally:
        archive.reference.parent.chmod(0o755)
        archive.folder.chmod(0o755)


def test_status_without_an_index(archive: Archive, tmp_path: Path) -> None:
    assert read_status(archive.reference, cache=tmp_path) is None
    archive.open(cache=tmp_path).close()
    archive.remove("a.txt")
    status = read_status(archive.reference, cache=tmp_path)
    assert status is not None
    assert status.documents == 4  # as it stands: nothing is brought up to date


def test_folder_says_that_it_can_be_made_again(archive: Archive) -> None:
    archive.open().close()
    assert (archive.folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (
        (archive.folder / "CACHEDIR.TAG")
        .read_text(encoding="utf-8")
        .startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_index_folder_that_cannot_be_made(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveError):
        archive.open(index_dir=tmp_path / "file" / "index")


def test_relative_paths(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.reference)
    archive.reference = Path()
    with archive.open(index_dir="../own index?#%") as index:
        assert index.update.added == 4
    with archive.open(index_dir=Path("..") / "own index?#%") as index:
        assert index.update == Update()
