"""docs/adding-a-kind.md shows the code that ships."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "adding-a-kind.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n# (\S+)\n(.*?)^```", PAGE, re.M | re.S)
SHIPPED = [(path, code) for path, code in BLOCKS if path.startswith("verifier/")]


@pytest.mark.parametrize(("path", "code"), SHIPPED, ids=[path for path, _ in SHIPPED])
def test_an_excerpt_is_what_the_file_says(path: str, code: str) -> None:
    assert code.strip()
    assert code.rstrip() in (ROOT / path).read_text(encoding="utf-8")


def test_there_is_an_excerpt_for_every_step() -> None:
    names = [Path(path).name for path, _ in SHIPPED]
    assert names == ["value.py", "find.py", "find.py", "compare.py", "alignment.py", "__init__.py", "__init__.py"]
    assert [path for path, _ in BLOCKS if not path.startswith("verifier/")] == ["ship_kind.py"]


def test_the_package_names_the_object_in_its_file() -> None:
    """tests/kinds/test_plugins.py installs that file, and runs it."""
    [metadata] = re.findall(r"^```toml\n(.*?)^```", PAGE, re.M | re.S)
    assert tomllib.loads(metadata)["project"]["entry-points"] == {"verifier.kinds": {"ship": "ship_kind:SHIP"}}
