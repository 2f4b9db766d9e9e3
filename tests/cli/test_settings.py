"""``verify settings``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from verifier.errors import SettingsError
from verifier.settings import KEYS, Settings, load
from verifier.settings.schema import schema

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


def test_init_writes_a_file_that_changes_nothing(verify: Verify, folder: Path) -> None:
    (folder / "verify.yaml").unlink()
    run = verify("init")
    assert (run.status, run.out, run.err) == (0, "", "verify: written: verify.yaml\n")
    assert load(config="verify.yaml") == Settings()
    text = (folder / "verify.yaml").read_text(encoding="utf-8")
    assert [line.partition(":")[0] for line in text.splitlines() if line[2:].partition(":")[0].isidentifier()] == [
        f"# {key.name}" for key in KEYS
    ]


def test_every_key_of_the_file_can_be_taken_into_use(verify: Verify, folder: Path) -> None:
    """Taking the # away from every key leaves all at its default, which the file then sets."""
    (folder / "verify.yaml").unlink()
    verify("init")
    names = {key.name for key in KEYS}
    lines = (folder / "verify.yaml").read_text(encoding="utf-8").splitlines()
    opened = [line[2:] if line[2:].partition(":")[0] in names else line for line in lines]
    (folder / "verify.yaml").write_text("\n".join(opened) + "\n", encoding="utf-8")
    settings = load()
    assert settings == Settings()
    assert all(source.startswith("verify.yaml:") for source in settings.sources().values())


@pytest.mark.parametrize("name", ["verify.yaml", "pyproject.toml"])
def test_init_writes_over_nothing(verify: Verify, folder: Path, name: str) -> None:
    (folder / "verify.yaml").unlink()
    text = "candidates: 3\n" if name == "verify.yaml" else "[tool.verify]\ncandidates = 3\n"
    (folder / name).write_text(text, encoding="utf-8")
    run = verify("init")
    assert run.status == 2
    assert f"{name}: There is a configuration here already." in run.err
    assert (folder / name).read_text(encoding="utf-8") == text
    assert [path.name for path in folder.iterdir()] == [name]


def test_init_with_an_archive(verify: Verify, folder: Path) -> None:
    (folder / "verify.yaml").unlink()
    assert verify("init", "--reference", "12:30").status == 0
    assert load().reference == "12:30"


def test_the_schema_is_the_one_that_ships(verify: Verify) -> None:
    shipped = (resources.files("verifier.settings") / "verify.schema.json").read_text(encoding="utf-8")
    assert verify("settings", "--schema").out == shipped


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        ({}, True),
        (None, True),
        ({key.name: getattr(Settings, key.name) for key in KEYS}, True),
        ({"candidates": 0}, False),
        ({"candidates": 1.5}, False),
        ({"fail_on": "sometimes"}, False),
        ({"fail-on": "never"}, False),
        ({"reference": ""}, False),
        ({"reference": None}, False),
        ({"index": None}, True),
        ({"write_report": "yes"}, False),
        ({"contradicted_at": 1.1}, False),
    ],
)
def test_the_schema_takes_what_the_program_takes(folder: Path, data: Any, valid: bool) -> None:
    validator = jsonschema.Draft7Validator(schema())
    validator.check_schema(schema())
    assert validator.is_valid(data) is valid
    plain = data and {name: str(value) if isinstance(value, str) else value for name, value in data.items()}
    (folder / "verify.yaml").write_text("" if plain is None else yaml.safe_dump(plain), encoding="utf-8")
    if valid:
        load()
    else:
        with pytest.raises(SettingsError):
            load()


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
