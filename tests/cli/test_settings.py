"""``verify settings``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from verifier.settings import KEYS, Settings, load

Verify = Callable[..., Any]


def test_shows_values_with_their_sources(verify: Verify, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "verify.yaml").write_text("# the desk's\nreference: wire\n", encoding="utf-8")
    monkeypatch.setenv("VERIFY_CANDIDATES", "12")
    lines = verify("settings").out.splitlines()
    assert lines[0] == "reference: wire          # verify.yaml:2"
    assert "candidates: 12           # VERIFY_CANDIDATES" in lines
    assert "write_report: true       # default" in lines
    assert [line.partition(":")[0] for line in lines] == [key.name for key in KEYS]
    assert verify("settings", "--isolated").out.startswith("reference: reference     # default")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(reference="no", model="12:30", report_dir="a # b", index="on", cache="y"),
        Settings(reference="Łódź 'x' \"y\"", model="./own", report_dir="~", index="-", write_report=False),
    ],
)
def test_prints_a_configuration_that_sets_the_same(verify: Verify, folder: Path, settings: Settings) -> None:
    data = {key.name: getattr(settings, key.name) for key in KEYS}
    plain = {name: str(value) if isinstance(value, str) else value for name, value in data.items()}
    (folder / "verify.yaml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    first = load()
    (folder / "again.yaml").write_text(verify("settings").out, encoding="utf-8")
    assert load(config="again.yaml") == first


def test_no_password_is_printed(verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    for address, shown in (
        ("postgresql://desk:s3cret@db.example/news", "postgresql://desk@db.example/news"),
        (
            "postgresql://db.example:5433/news?password=s3cret&sslmode=require",
            "postgresql://db.example:5433/news?sslmode=require",
        ),
    ):
        monkeypatch.setenv("VERIFY_REFERENCE", address)
        out = verify("settings", "--isolated").out
        assert "s3cret" not in out
        assert shown in out
