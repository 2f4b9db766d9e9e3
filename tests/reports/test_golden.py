"""What the formats write, word for word. tests/reports/golden.py says how to write the files anew."""

from __future__ import annotations

from tests.reports.golden import CASES, FOLDER, outputs
from verifier.reports.formats import FORMATS


def test_reports_are_as_they_were() -> None:
    for path, text in outputs():
        assert path.read_bytes().decode("utf-8") == text, (
            f"{path.name} differs: python -m tests.reports.golden, and read the diff"
        )


def test_every_format_has_a_golden_file_and_no_other_file_is_there() -> None:
    assert {format.name for format, _ in CASES.values()} == {format.name for format in FORMATS}
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)


def test_people_read_it_at_their_width() -> None:
    """Lines of prose keep to the width; a line that names a place in a draft may be longer, for it is not to be broken."""
    for name, width in (("normal.txt", 80), ("verbose.txt", 80), ("narrow.txt", 50)):
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            assert len(line) <= width or not line.startswith(" "), (name, line)
