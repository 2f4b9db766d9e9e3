from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from verifier.archive.survey import RACY_NS, Known, compare, digest_of, survey

TEXT = b"Copy."
DIGEST = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(TEXT)
    return tmp_path / "a.txt"


def later(file: Path, nanoseconds: int) -> int:
    stat = file.stat()
    return max(stat.st_mtime_ns, stat.st_ctime_ns) + nanoseconds


@pytest.mark.parametrize(("age", "vouches"), [(0, False), (RACY_NS - 1, False), (RACY_NS, True), (-RACY_NS, False)])
def test_stamp_needs_age(file: Path, age: int, vouches: bool) -> None:
    """A time in the future (a clock that was set back) vouches for nothing."""
    (listed,) = survey([(file, "a.txt")], now_ns=later(file, age))
    assert bool(listed.stamp) is vouches


def test_compare(file: Path) -> None:
    (listed,) = survey([(file, "a.txt")], now_ns=later(file, RACY_NS))
    assert listed.stamp
    known = Known(DIGEST, listed.stamp)
    assert compare([listed], {}).added == (listed,)
    assert not compare([listed], {"a.txt": known}).any
    assert compare([listed], {"a.txt": Known(DIGEST, "older")}).touched == (listed,)
    assert not compare([listed], {"a.txt": Known(DIGEST, "older")}).any
    assert compare([listed], {"a.txt": Known("other", "older")}).changed == (listed,)
    assert compare([listed], {"a.txt": known, "b.txt": known}).removed == ("b.txt",)


def test_file_with_an_equal_stamp_is_not_opened(file: Path) -> None:
    (listed,) = survey([(file, "a.txt")], now_ns=later(file, RACY_NS))
    file.unlink()
    assert not compare([listed], {"a.txt": Known("whatever", listed.stamp)}).any


def test_a_file_that_cannot_be_read_is_compared_every_time(file: Path) -> None:
    """It has no stamp that could vouch for it, and counts as changed until it is known as one that cannot be read."""
    (gone,) = survey([(file.with_name("b.txt"), "b.txt")])
    assert (gone.stamp, digest_of(gone)) == ("", "")
    assert compare([gone], {"b.txt": Known(DIGEST, "")}).changed == (gone,)
    assert not compare([gone], {"b.txt": Known("", "")}).any
