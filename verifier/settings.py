"""What can be set, and the one reader of it: options, environment, configuration file, defaults, in this order.

The configuration file is the nearest ``verify.yaml``, or ``pyproject.toml`` with a table ``[tool.verify]``, in the current folder or
above it; in one folder ``verify.yaml`` goes first. docs/configuration.md has every key; a test keeps it in step with this module.
"""

from __future__ import annotations

import dataclasses
import difflib
import enum
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from verifier.errors import SettingsError, UsageError

CONFIG_NAME: Final = "verify.yaml"
PYPROJECT: Final = "pyproject.toml"
ENVIRONMENT_PREFIX: Final = "VERIFY_"


class FailOn(enum.StrEnum):
    """From which verdict on a check counts as having findings (exit status 1)."""

    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    NEVER = "never"


class Color(enum.StrEnum):
    """When the text format is coloured. ``auto``: on a terminal, as NO_COLOR, FORCE_COLOR and TERM=dumb say."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A string that is not empty.

    With ``folder`` or ``file`` it is a path, and with ``model`` it may be one: where it begins with ``.``, ``~`` or ``/``. So
    "./models/own" is a folder and "sentence-transformers/all-MiniLM-L6-v2" a name. An address ("https://…") is never a path.
    """

    folder: bool = False
    file: bool = False
    model: bool = False
    optional: bool = False

    @property
    def expected(self) -> str:
        """What the value may be, for a message."""
        model = "the name of a model or a folder"
        what = "a folder" if self.folder else "a file" if self.file else model if self.model else "a text"
        return f"{what}, or null" if self.optional else what

    def check(self, value: object) -> str | None:
        """The value, or ValueError."""
        if value is None and self.optional:
            return None
        text = os.fspath(value) if isinstance(value, str | os.PathLike) else None
        if not isinstance(text, str) or not text or "\0" in text:
            raise ValueError
        return text

    def parse(self, text: str) -> str | None:
        """The value of an environment variable; an empty one is null where that is allowed."""
        return self.check(text or None)

    def relocate(self, value: str, folder: Path) -> str:
        """A path given in a file of ``folder``, seen from the current folder; absolute paths and addresses stay."""
        if "://" in value or not (self.folder or self.file or (self.model and value.startswith((".", "~", "/")))):
            return value
        path = Path(value).expanduser()
        return str(path) if path.is_absolute() else _from_here(folder / path)


@dataclasses.dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    expected = "true or false"

    def check(self, value: object) -> bool:
        """The value, or ValueError."""
        if not isinstance(value, bool):
            raise ValueError
        return value

    def parse(self, text: str) -> bool:
        """The value of an environment variable."""
        word = text.strip().lower()
        if word in {"1", "true", "yes", "on"}:
            return True
        if word in {"0", "false", "no", "off"}:
            return False
        raise ValueError


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included."""

    low: float
    high: float
    whole: bool = False

    @property
    def expected(self) -> str:
        """What the value may be, for a message."""
        return f"{'a whole number' if self.whole else 'a number'} from {self.low:g} to {self.high:g}"

    def check(self, value: object) -> int | float:
        """The value, or ValueError."""
        if isinstance(value, bool) or not isinstance(value, int if self.whole else int | float):
            raise ValueError
        if not self.low <= value <= self.high:
            raise ValueError
        return value if self.whole else float(value)

    def parse(self, text: str) -> int | float:
        """The value of an environment variable."""
        return self.check(int(text) if self.whole else float(text))


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: type[enum.StrEnum]

    @property
    def expected(self) -> str:
        """What the value may be, for a message."""
        words = [str(value) for value in self.values]
        return f"{', '.join(words[:-1])} or {words[-1]}"

    def check(self, value: object) -> enum.StrEnum:
        """The value, or ValueError."""
        if not isinstance(value, str):
            raise ValueError
        return self.values(value)

    def parse(self, text: str) -> enum.StrEnum:
        """The value of an environment variable."""
        return self.check(text.strip().lower())


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """What may be set: its name, the type and bounds of its value, and the option that sets it for one run ("": none)."""

    name: str
    type: Text | Flag | Number | Choice
    option: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return ENVIRONMENT_PREFIX + self.name.upper()


KEYS: Final[tuple[Key, ...]] = (
    Key("reference", Text(folder=True), "--reference"),
    Key("index", Text(folder=True, optional=True), "--index"),
    Key("cache", Text(folder=True, optional=True)),
    Key("model", Text(model=True), "--model"),
    Key("report_dir", Text(folder=True)),
    Key("write_report", Flag(), "--no-report"),
    Key("decisions", Text(file=True, optional=True)),
    Key("fail_on", Choice(FailOn), "--fail-on"),
    Key("contradicted_at", Number(0, 1)),
    Key("same_fact_at", Number(0, 1)),
    Key("rival_at", Number(0, 1)),
    Key("candidates", Number(1, 200, whole=True)),
    Key("color", Choice(Color), "--color"),
)
"""Every key, in the order in which ``verify settings`` shows them."""
_BY_NAME: Final = {key.name: key for key in KEYS}


@dataclasses.dataclass(frozen=True)
class Settings:
    """What a check goes by. Every value is checked when the object is made: SettingsError says which key takes what."""

    reference: str = "reference"
    """The archive of prior reporting: a folder of articles."""
    index: str | None = None
    """The folder of the archive's index. None: a folder in ``cache``, named after the archive."""
    cache: str | None = None
    """The folder for what can be made again: indexes and exported models. None: the user's cache folder."""
    model: str = "all-MiniLM-L6-v2"
    """The sentence embedder: a name, or a folder (which begins with ``.``, ``~`` or ``/``)."""
    report_dir: str = "reports"
    """The folder in which a check writes its reports for review; made when it is first needed."""
    write_report: bool = True
    """Whether a check that prints findings for people writes a report for review, too."""
    decisions: str | None = None
    """The file of editors' decisions. None: ``decisions.yaml`` in the folder of each draft."""
    fail_on: FailOn = FailOn.CONTRADICTED
    """From which verdict on the exit status is 1."""
    contradicted_at: float = 0.4
    """How probably, 0 to 1, a report must be about the same fact to contradict a draft. Higher: fewer false alarms."""
    same_fact_at: float = 0.1
    """How probably, 0 to 1, a report must be about the same fact to support a draft."""
    rival_at: float = 0.05
    """How probably, 0 to 1, an agreeing report must be about the same fact to stand in the way of a contradiction."""
    candidates: int = 40
    """How many reported claims are compared with each claim of a draft, 1 to 200."""
    color: Color = Color.AUTO
    """When findings for people are coloured."""
    origins: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    """Where values that were set come from, by key: see :meth:`sources`."""

    def __post_init__(self) -> None:
        for key in KEYS:
            value = getattr(self, key.name)
            try:
                object.__setattr__(self, key.name, key.type.check(value))
            except ValueError as error:
                raise SettingsError(f"{key.name} must be {key.type.expected}, not {_show(value)}.") from error

    def sources(self) -> dict[str, str]:
        """For each key, in order, where its value is from: "default", "verify.yaml:3", "VERIFY_MODEL", "--reference", "given"."""
        result = {}
        for key in KEYS:
            default = getattr(self, key.name) == getattr(Settings, key.name)
            result[key.name] = self.origins.get(key.name, "default" if default else "given")
        return result


def load(
    *,
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
    options: Mapping[str, object] | None = None,
    environ: Mapping[str, str] | None = None,
    start: str | os.PathLike[str] = ".",
) -> Settings:
    """The settings that hold in the folder ``start``.

    ``options`` are the values given for this run, by key; None means not given. ``config`` names the configuration file instead of the
    nearest one, ``isolated`` ignores configuration files. ``environ`` is ``os.environ`` unless it is said otherwise.

    Raises SettingsError where a file or a variable has an unknown key or a value that the key does not take, with file, line and the
    near miss; UsageError where both ``config`` and ``isolated`` are given.
    """
    if config is not None and isolated:
        raise UsageError("--config and --isolated exclude each other.", cure="Leave one of them out.")
    file = Path(config) if config is not None else None if isolated else _nearest(Path(start))
    layers = (
        {} if file is None else _from_file(file, str(file) if config is not None else _from_here(file)),
        _from_environment(os.environ if environ is None else environ),
        _from_options(options or {}),
    )
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        for name, (value, origin) in layer.items():
            values[name], origins[name] = value, origin
    return Settings(**values, origins=origins)


_Layer = dict[str, tuple[object, str]]
"""Values by key, each with its origin."""


def _from_options(options: Mapping[str, object]) -> _Layer:
    layer: _Layer = {}
    for name, value in options.items():
        if value is not None:
            key = _BY_NAME[name]
            layer[name] = (_checked(key, value, key.option or None), key.option or "given")
    return layer


def _from_environment(environ: Mapping[str, str]) -> _Layer:
    """Values of the variables VERIFY_…; one that is nearly a key's is taken for a slip, others belong to somebody else."""
    by_variable = {key.variable: key for key in KEYS}
    layer: _Layer = {}
    for variable, text in sorted(environ.items()):
        if (key := by_variable.get(variable)) is not None:
            if not text and not (isinstance(key.type, Text) and key.type.optional):
                continue  # set to nothing is not set, as shells have it
            try:
                layer[key.name] = (key.type.parse(text), variable)
            except ValueError as error:
                message = f"{key.name} must be {key.type.expected}, not {_show(text)}."
                raise SettingsError(
                    message, path=variable, cure="Change this environment variable or unset it."
                ) from error
        elif variable.startswith(ENVIRONMENT_PREFIX):
            near = difflib.get_close_matches(variable, by_variable, 1, 0.9)
            if near:
                cure = f"Did you mean {near[0]}?"
                raise SettingsError("This environment variable sets nothing.", path=variable, cure=cure)
    return layer


def _nearest(start: Path) -> Path | None:
    """The configuration file that holds in a folder."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if _is_file(place / CONFIG_NAME):
            return place / CONFIG_NAME
        if _is_file(place / PYPROJECT) and _has_table(place / PYPROJECT):
            return place / PYPROJECT
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be looked into
        return False


def _has_table(file: Path) -> bool:
    """Whether a pyproject.toml has a table [tool.verify]; somebody else's broken file is not this program's business."""
    try:
        text = file.read_text(encoding="utf-8")
        return "verify" in text and "verify" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return _HEADER.search(text) is not None
    except (OSError, UnicodeDecodeError, TypeError):
        return False


def _from_file(file: Path, shown: str) -> _Layer:
    pairs = _toml_pairs(file, shown) if file.suffix.lower() == ".toml" else _yaml_pairs(file, shown)
    layer: _Layer = {}
    for name, (value, line) in pairs.items():
        key = _BY_NAME.get(name)
        if key is None:
            near = difflib.get_close_matches(name.lower().replace("-", "_"), _BY_NAME, 1)
            cure = f"Did you mean {near[0]}?" if near else f"The keys are {', '.join(_BY_NAME)}."
            raise SettingsError(f"There is no key {_show(name)}.", path=shown, line=line, cure=cure)
        checked = _checked(key, value, shown, line)
        if isinstance(key.type, Text) and isinstance(checked, str):
            checked = key.type.relocate(checked, file.parent)
        layer[name] = (checked, shown if line is None else f"{shown}:{line}")
    return layer


def _checked(key: Key, value: object, path: str | None, line: int | None = None) -> object:
    try:
        return key.type.check(value)
    except ValueError as error:
        message = f"{key.name} must be {key.type.expected}, not {_show(value)}."
        raise SettingsError(message, path=path, line=line) from error


_Pairs = dict[str, tuple[object, int | None]]
"""Values by key as a file has them, each with its line."""


def _yaml_pairs(file: Path, shown: str) -> _Pairs:
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
        pairs: _Pairs = {}
        for key_node, value_node in node.value:
            name, line = str(key_node.value), key_node.start_mark.line + 1
            if name in pairs:
                message = f"The key {_show(name)} stands here a second time."
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
        raise SettingsError(f"This is not YAML: {_show(str(error))}.", path=shown) from error


_HEADER = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*verify[ \t]*\]", re.M)


def _toml_pairs(file: Path, shown: str) -> _Pairs:
    """The keys of the table [tool.verify]; of the whole file where it is not a pyproject.toml."""
    text = _text(file, shown)
    try:
        data: object = tomllib.loads(text)
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
    return {name: (value, _toml_line(text, start, name)) for name, value in data.items()}


def _toml_line(text: str, start: int, name: str) -> int | None:
    """The line of a key after an offset, which tomllib does not tell; None where a search does not find the key either."""
    found = re.compile(rf"^[ \t]*(['\"]?){re.escape(name)}\1[ \t]*=", re.M).search(text, start)
    return None if found is None else text.count("\n", 0, found.end()) + 1


def _text(file: Path, shown: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError("There is no such file.", path=shown, cure="Check the path given with --config.") from error
    except OSError as error:
        raise SettingsError(f"The configuration cannot be read: {error.strerror}.", path=shown) from error
    except UnicodeDecodeError as error:
        raise SettingsError("The configuration is not UTF-8.", path=shown, cure="Save it as UTF-8.") from error


def _from_here(path: Path) -> str:
    """A path as seen from the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive, on Windows
        return str(path)


def _show(value: object) -> str:
    """A value as a message has it, cut short."""
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
