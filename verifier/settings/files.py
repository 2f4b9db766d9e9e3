"""Configuration files: which one holds in a folder, and its keys and values, each with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from verifier.errors import SettingsError
from verifier.settings.types import shown as shown_value

CONFIG_NAME: Final = "verify.yaml"
PYPROJECT: Final = "pyproject.toml"
LARGEST: Final = 2**18
"""Bytes of a configuration: a thousand times what ``verify init`` writes. A parser written in Python takes a second for them."""
_MOST_PARTS: Final = 64
"""Parts of a dotted key in TOML: the memory that tomllib takes for one grows with the square of their number."""
_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*verify[ \t]*\]", re.M)


Pairs = dict[str, tuple[object, int | None]]
"""Values by key as a file has them, each with its line."""


def nearest(start: Path) -> Path | None:
    """The configuration file that holds in a folder: the nearest one there or above; None where there is none."""
    folder = start.resolve()
    return next((file for place in (folder, *folder.parents) if (file := in_folder(place)) is not None), None)


def in_folder(folder: Path) -> Path | None:
    """The configuration file that stands in a folder; None where there is none."""
    if _is_file(folder / CONFIG_NAME):
        return folder / CONFIG_NAME
    if _is_file(folder / PYPROJECT) and _has_table(folder / PYPROJECT):
        return folder / PYPROJECT
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be looked into
        return False


def _has_table(file: Path) -> bool:
    """Whether a pyproject.toml has a table [tool.verify]; somebody else's broken file is not this program's business."""
    try:
        with file.open("rb") as stream:
            text = stream.read(LARGEST).decode("utf-8")
        return "verify" in text and "verify" in _load_toml(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return _HEADER.search(text) is not None
    except (OSError, UnicodeDecodeError, TypeError):
        return False


def read(file: Path, shown: str) -> Pairs:
    """What a file sets, unchecked: YAML, or TOML where its name ends in .toml. ``shown`` is its path in messages.

    Raises SettingsError, with the line where there is one, where the file cannot be read, is not what its name says, or has a key twice.
    """
    return _toml_pairs(file, shown) if file.suffix.lower() == ".toml" else _yaml_pairs(file, shown)


def _yaml_pairs(file: Path, shown: str) -> Pairs:
    import yaml  # not needed where there is no such file, and it takes as long to load as the rest

    text = _text(file, shown)
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            message, cure = "This is not a mapping of keys to values.", "Write 'key: value', one a line."
            raise SettingsError(message, path=shown, line=node.start_mark.line + 1, cure=cure)
        pairs: Pairs = {}
        for key_node, value_node in node.value:
            name, line = str(key_node.value), key_node.start_mark.line + 1
            if name in pairs:
                message = f"The key {shown_value(name)} stands here a second time."
                raise SettingsError(message, path=shown, line=line, cure="Delete one of them.")
            pairs[name] = (loader.construct_object(value_node, deep=True), line)
        return pairs
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        message = f"This is not YAML: {error.problem or error.context}."
        raise SettingsError(message, path=shown, line=None if mark is None else mark.line + 1) from error
    except yaml.reader.ReaderError as error:
        message, line = f"This is not YAML: {error.reason}.", text.count("\n", 0, error.position) + 1
        raise SettingsError(message, path=shown, line=line) from error
    except (ValueError, RecursionError) as error:  # a date that is none, brackets without end
        raise SettingsError(f"This is not YAML: {shown_value(str(error))}.", path=shown) from error


def _toml_pairs(file: Path, shown: str) -> Pairs:
    """The keys of the table [tool.verify]; of the whole file where it is not a pyproject.toml."""
    text = _text(file, shown)
    try:
        data: object = _load_toml(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"\(at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1  # "at end of document"
        raise SettingsError(f"This is not TOML: {error}.", path=shown, line=line) from error
    start = 0
    if file.name == PYPROJECT:
        header = _HEADER.search(text)
        start = header.end() if header else 0
        for name in ("tool", "verify"):
            data = data.get(name) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        raise SettingsError("There is no table [tool.verify].", path=shown, cure="Add it, or name another file.")
    lines = _toml_lines(text, start)
    return {name: (value, lines.get(name)) for name, value in data.items()}


def _load_toml(text: str) -> dict[str, Any]:
    """tomllib.loads, within bounds."""
    deep = _DOTTED.search(text)
    if deep is not None:
        line = text.count("\n", 0, deep.start()) + 1
        raise tomllib.TOMLDecodeError(f"A name of more than {_MOST_PARTS} parts (at line {line}, column 1)")
    return tomllib.loads(text)


_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DOTTED = re.compile(rf"(?<![\w.-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_MOST_PARTS}}}")
"""Each chain is read once from its head, for linear time. It may stand in a text, too, of which no setting is one."""


_KEY = re.compile(r"""[ \t]*(?:([\w-]++)|"([^"\n]*+)"|'([^'\n]*+)')[ \t]*=""")


def _toml_lines(text: str, start: int) -> dict[str, int]:
    """The lines of the keys after an offset, which tomllib does not tell, as far as a look at the lines' beginnings finds them."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        found = _KEY.match(line)
        if found is not None:
            lines.setdefault(next(name for name in found.groups() if name is not None), number)
    return lines


def _text(file: Path, shown: str) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise SettingsError(
                f"The configuration has more than {LARGEST:,} bytes.", path=shown, cure="Name another file."
            )
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError("There is no such file.", path=shown, cure="Check the path given with --config.") from error
    except OSError as error:
        raise SettingsError(f"The configuration cannot be read: {error.strerror}.", path=shown) from error
    except UnicodeDecodeError as error:
        raise SettingsError("The configuration is not UTF-8.", path=shown, cure="Save it as UTF-8.") from error
