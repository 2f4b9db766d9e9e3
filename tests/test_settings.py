"""Settings: what goes before what, what is refused, and that docs/configuration.md tells all of it."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import SettingsError, UsageError
from verifier.settings import KEYS, Choice, Color, FailOn, Flag, Number, Settings, Text, load
from verifier.verdicts import Policy

ROOT = Path(__file__).resolve().parents[1]
Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the current folder, which is ``desk/today`` in an empty folder."""
    (tmp_path / "desk/today").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk/today")

    def call(name: str, text: str) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    return call


def test_every_field_is_a_key_and_every_default_is_one_that_may_be_set() -> None:
    assert [key.name for key in KEYS] == [
        field.name for field in dataclasses.fields(Settings) if field.name != "origins"
    ]
    for key in KEYS:
        assert key.type.check(getattr(Settings(), key.name)) == getattr(Settings(), key.name)


def test_defaults_are_the_policy() -> None:
    for name in ("consistent_at", "contradicted_at"):
        assert getattr(Settings(), name) == getattr(Policy(), name)


LAYERS = ("file", "environment", "option")


@given(st.fixed_dictionaries({}, optional={layer: st.integers(1, 200) for layer in LAYERS}))
def test_option_before_environment_before_file_before_default(tmp_path_factory: Any, given_: dict[str, int]) -> None:
    folder = tmp_path_factory.mktemp("settings")
    file = folder / "verify.yaml"
    file.write_text(f"candidates: {given_['file']}\n" if "file" in given_ else "", encoding="utf-8")
    settings = load(
        environ={"VERIFY_CANDIDATES": str(given_["environment"])} if "environment" in given_ else {},
        options={"candidates": given_.get("option")},
        start=folder,
    )
    winner = next((layer for layer in reversed(LAYERS) if layer in given_), None)
    assert settings.candidates == (given_[winner] if winner else Settings().candidates)
    source = settings.sources()["candidates"]
    names = {"file": "verify.yaml:1", "environment": "VERIFY_CANDIDATES", "option": "given", None: "default"}
    assert source.endswith(names[winner])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ("reference", "default")),
        ({"verify.yaml": "reference: a"}, ("../../a", "../../verify.yaml:1")),
        ({"verify.yaml": "reference: a", "desk/verify.yaml": "reference: b"}, ("../b", "../verify.yaml:1")),
        ({"desk/today/verify.yaml": "\n\nreference: c"}, ("c", "verify.yaml:3")),
        ({"verify.yaml": "reference: a", "desk/today/verify.yaml": ""}, ("reference", "default")),
        ({"pyproject.toml": '[tool.verify]\nreference = "d"'}, ("../../d", "../../pyproject.toml:2")),
        ({"pyproject.toml": '[tool]\nverify = {reference = "d"}'}, ("../../d", "../../pyproject.toml")),
        (
            {"pyproject.toml": '[tool.other]\nreference = "d"', "verify.yaml": "reference: a"},
            ("../../a", "../../verify.yaml:1"),
        ),
        ({"desk/pyproject.toml": "[project]", "verify.yaml": "reference: a"}, ("../../a", "../../verify.yaml:1")),
        ({"desk/pyproject.toml": "verify [", "verify.yaml": "reference: a"}, ("../../a", "../../verify.yaml:1")),
        (
            {"desk/pyproject.toml": '[tool.verify]\nreference = "d"', "verify.yaml": "reference: a"},
            ("../d", "../pyproject.toml:2"),
        ),
        (
            {"desk/pyproject.toml": '[tool.verify]\nreference = "d"', "desk/verify.yaml": "reference: b"},
            ("../b", "../verify.yaml:1"),
        ),
        ({"verify.yaml": "# nothing\n"}, ("reference", "default")),
        ({"verify.yaml": "\ufeffreference: a"}, ("../../a", "../../verify.yaml:1")),
    ],
)
def test_the_nearest_file_holds(write: Write, files: dict[str, str], expected: tuple[str, str]) -> None:
    for name, text in files.items():
        write(name, text)
    settings = load(environ={})
    assert (settings.reference, settings.sources()["reference"]) == tuple(
        part.replace("/", os.sep) for part in expected
    )


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("reference", "archive", "../../archive"),
        ("reference", "../archive", "../../../archive"),
        ("reference", "/srv/archive", "/srv/archive"),
        ("reference", "https://archive.example/api", "https://archive.example/api"),
        ("index", "index", "../../index"),
        ("cache", "cache", "../../cache"),
        ("report_dir", "desk/reports", "../reports"),
        ("model", "all-MiniLM-L6-v2", "all-MiniLM-L6-v2"),
        ("model", "organisation/model", "organisation/model"),
        ("model", "./models/own", "../../models/own"),
    ],
)
@pytest.mark.parametrize("form", ["verify.yaml", "pyproject.toml"])
def test_paths_in_a_file_start_where_the_file_is(write: Write, form: str, key: str, value: str, expected: str) -> None:
    write(form, f"{key}: {value}" if form == "verify.yaml" else f'[tool.verify]\n{key} = "{value}"')
    assert getattr(load(environ={}), key) == expected.replace(
        "/", os.sep if "://" not in expected and key != "model" else "/"
    )


def test_paths_given_elsewhere_start_in_the_current_folder(write: Write) -> None:
    write("verify.yaml", "reference: archive")
    assert load(environ={"VERIFY_REFERENCE": "mine"}).reference == "mine"
    assert load(environ={}, options={"reference": "mine"}).reference == "mine"


def test_a_home_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("USERPROFILE", "/home/desk")
    write("verify.yaml", "reference: ~/archive")
    assert load(environ={}).reference == str(Path("/home/desk/archive"))


def test_config_names_the_file_and_isolated_ignores_all(write: Write) -> None:
    write("verify.yaml", "candidates: 1")
    write("other.yaml", "candidates: 2")
    write("other.toml", "candidates = 3")
    assert load(environ={}).candidates == 1
    assert load(config="../../other.yaml", environ={}).candidates == 2
    assert load(config="../../other.toml", environ={}).candidates == 3
    assert load(isolated=True, environ={}).candidates == 40
    assert load(isolated=True, environ={"VERIFY_CANDIDATES": "4"}).candidates == 4
    with pytest.raises(UsageError, match="--config and --isolated"):
        load(config="../../other.yaml", isolated=True, environ={})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("candidate: 3", ":1: There is no key 'candidate'. Did you mean candidates?"),
        ("\nfail-on: never", ":2: There is no key 'fail-on'. Did you mean fail_on?"),
        ("Model: x", ":1: There is no key 'Model'. Did you mean model?"),
        ("qqq: x", ":1: There is no key 'qqq'. The keys are reference, index, "),
        ("candidates: 0", ":1: candidates must be a whole number from 1 to 200, not 0."),
        ("candidates: 201", ":1: candidates must be a whole number from 1 to 200, not 201."),
        ("candidates: 4.5", ":1: candidates must be a whole number from 1 to 200, not 4.5."),
        ("candidates: true", ":1: candidates must be a whole number from 1 to 200, not true."),
        ("candidates: '40'", ":1: candidates must be a whole number from 1 to 200, not '40'."),
        ("contradicted_at: 1.01", ":1: contradicted_at must be a number from 0 to 1, not 1.01."),
        ("consistent_at: .nan", ":1: consistent_at must be a number from 0 to 1, not nan."),
        ("consistent_at: high", ":1: consistent_at must be a number from 0 to 1, not 'high'."),
        ("write_report: 1", ":1: write_report must be true or false, not 1."),
        ("fail_on: always", ":1: fail_on must be contradicted, unverified or never, not 'always'."),
        ("color: no", ":1: color must be auto, always or never, not false."),
        ("reference:", ":1: reference must be a folder, not null."),
        ("reference: ''", ":1: reference must be a folder, not ''."),
        ("reference: [a]", ":1: reference must be a folder, not ['a']."),
        ("model: 3", ":1: model must be the name of a model or a folder, not 3."),
        ("index: 3", ":1: index must be a folder, or null, not 3."),
        ("model: a\nreference: b\nmodel: c", ":3: The key 'model' stands here a second time. Delete one of them."),
        ("- model", ":1: This is not a mapping of keys to values. Write"),
        ("model: [", ":1: This is not YAML: "),
        ("model: 2018-02-30", ": This is not YAML: "),
        ("model: " + "[" * 5000, ": This is not YAML: "),
        ("model: a\n b: c", ":2: This is not YAML: "),
        ("model: !!python/object:os.system x", ":1: This is not YAML: "),
        ("model: a\n---\nmodel: b", ":2: This is not YAML: "),
        ("#\nmodel: a\x00b", ":2: This is not YAML: special characters are not allowed."),
    ],
)
def test_a_file_that_cannot_be_used(write: Write, text: str, message: str) -> None:
    write("desk/today/verify.yaml", text)
    with pytest.raises(SettingsError) as error:
        load(environ={})
    assert str(error.value).startswith("verify.yaml" + message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[project]\nname = 'x'\n\n[tool.verify]\ncandidate = 3",
            ":5: There is no key 'candidate'. Did you mean candidates?",
        ),
        ("[tool.verify]\ncandidates = 0", ":2: candidates must be a whole number from 1 to 200, not 0."),
        ("[tool.verify]\n'candidates' = 0", ":2: candidates must be "),
        ("[tool.verify.candidates]\na = 0", ": candidates must be a whole number from 1 to 200, not {'a': 0}."),
        ("[tool.verify]\ncandidates = ", ":2: This is not TOML: "),
        ("[tool]\nverify = 3", ": There is no table [tool.verify]. Add it, or name another file."),
    ],
)
def test_a_pyproject_that_cannot_be_used(write: Write, text: str, message: str) -> None:
    write("desk/today/pyproject.toml", text)
    with pytest.raises(SettingsError) as error:
        load(environ={})
    assert str(error.value).startswith("pyproject.toml" + message)


def test_a_file_that_cannot_be_read(write: Write, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"model: \xe9\n")
    for name, message in (
        ("missing.yaml", "There is no such file. Check the path given with --config."),
        ("latin.yaml", "The configuration is not UTF-8. Save it as UTF-8."),
        ("desk", "The configuration cannot be read: "),
    ):
        with pytest.raises(SettingsError, match=re.escape(message)):
            load(config=tmp_path / name, environ={})


@pytest.mark.parametrize(
    ("variable", "text", "key", "expected"),
    [
        ("VERIFY_WRITE_REPORT", "no", "write_report", False),
        ("VERIFY_WRITE_REPORT", " TRUE ", "write_report", True),
        ("VERIFY_WRITE_REPORT", "0", "write_report", False),
        ("VERIFY_CANDIDATES", "7", "candidates", 7),
        ("VERIFY_CONTRADICTED_AT", "0.9", "contradicted_at", 0.9),
        ("VERIFY_FAIL_ON", "Never", "fail_on", FailOn.NEVER),
        ("VERIFY_COLOR", "always", "color", Color.ALWAYS),
        ("VERIFY_INDEX", "there", "index", "there"),
        ("VERIFY_MODEL", "", "model", Settings().model),
        ("VERIFY_SOMETHING_ELSE", "x", "model", Settings().model),
    ],
)
def test_environment(write: Write, variable: str, text: str, key: str, expected: object) -> None:
    assert getattr(load(environ={variable: text}), key) == expected


def test_an_empty_variable_unsets_what_may_be_null(write: Write) -> None:
    write("verify.yaml", "index: there\nmodel: own")
    settings = load(environ={"VERIFY_INDEX": "", "VERIFY_MODEL": ""})
    assert (settings.index, settings.model) == (None, "own")


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        (
            "VERIFY_CANDIDATES",
            "many",
            "VERIFY_CANDIDATES: candidates must be a whole number from 1 to 200, not 'many'.",
        ),
        ("VERIFY_CANDIDATES", "0", "VERIFY_CANDIDATES: candidates must be a whole number from 1 to 200, not '0'."),
        ("VERIFY_CONSISTENT_AT", "nan", "VERIFY_CONSISTENT_AT: consistent_at must be a number from 0 to 1, not 'nan'."),
        ("VERIFY_WRITE_REPORT", "maybe", "VERIFY_WRITE_REPORT: write_report must be true or false, not 'maybe'."),
        ("VERIFY_COLOR", "red", "VERIFY_COLOR: color must be auto, always or never, not 'red'."),
        (
            "VERIFY_REFERENCES",
            "x",
            "VERIFY_REFERENCES: This environment variable sets nothing. Did you mean VERIFY_REFERENCE?",
        ),
    ],
)
def test_an_environment_that_cannot_be_used(write: Write, variable: str, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(environ={variable: text})
    assert str(error.value).startswith(message)


def test_settings_made_by_a_program_are_checked_too() -> None:
    settings = Settings(reference="a", candidates=3, fail_on="never", contradicted_at=1)  # type: ignore[arg-type]
    assert settings.fail_on is FailOn.NEVER
    assert {name: source for name, source in settings.sources().items() if source != "default"} == {
        "reference": "given",
        "candidates": "given",
        "fail_on": "given",
        "contradicted_at": "given",
    }
    with pytest.raises(SettingsError, match="candidates must be a whole number from 1 to 200, not 0"):
        Settings(candidates=0)
    assert Settings(reference="a", origins={"reference": "x"}) == Settings(reference="a")


@given(st.sampled_from(KEYS), st.data())
def test_what_a_file_may_say_the_environment_may_say(key: Any, data: st.DataObject) -> None:
    """One type, two spellings: the value as YAML has it and as a variable has it are read alike."""
    match key.type:
        case Flag():
            value: object = data.draw(st.booleans())
        case Number(low=low, high=high, whole=True):
            value = data.draw(st.integers(int(low), int(high)))
        case Number(low=low, high=high):
            value = data.draw(st.floats(low, high))
        case Choice(values=values):
            value = str(data.draw(st.sampled_from(list(values))))
        case Text():
            value = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
    assert key.type.parse(str(value)) == key.type.check(value)


def test_the_documentation_tells_every_key() -> None:
    """docs/configuration.md has a row a key: name, default, what it may be, variable, option."""
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| `")
    ]
    told = {row[0].strip("`"): row for row in rows}
    assert list(told) == [key.name for key in KEYS]
    for key in KEYS:
        _, default, expected, variable, option = (cell.strip("`") for cell in told[key.name][:5])
        assert yaml.safe_load(default) == _plain(getattr(Settings(), key.name)), key.name
        assert expected == key.type.expected, key.name
        assert (variable, option.split()[0] if option else "") == (key.variable, key.option or ""), key.name


def test_the_documentation_describes_every_key() -> None:
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    for key in KEYS:
        assert f"\n### {key.name}\n" in text


def test_the_examples_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```(yaml|toml)\n(.*?)^```", text, re.M | re.S)
    assert {form for form, _ in examples} == {"yaml", "toml"}
    for form, example in examples:
        file = tmp_path / ("verify.yaml" if form == "yaml" else "pyproject.toml")
        file.write_text(example, encoding="utf-8")
        assert load(config=file, environ={}) != Settings()


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value
