from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.fakes import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Three articles of a flood and one of a fair."""
    made = Archive(tmp_path / "news" / "reference")
    made.write("a.txt", "Flood | 2020-01-01\nThe flood killed 12 people in Millville.\nRain fell for 3 days.\n")
    made.write(
        "b.txt", "Flood toll | 2020-01-03\nThe flood killed 14 people in Millville and Oldville.\nHelp came by boat.\n"
    )
    made.write("c.txt", "Fair | 2020-01-05\nThe fair in Newville drew 900 visitors.\nNobody counted the cakes.\n")
    made.write("d.txt", "Flood, the end | 2020-02-01\nThe flood killed 15 people, a report says.\n")
    return made
