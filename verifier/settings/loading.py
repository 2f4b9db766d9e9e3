"""The reader of settings: options, environment, configuration file, defaults, in this order."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verifier.errors import SettingsError, UsageError
from verifier.settings.files import nearest, read
from verifier.settings.keys import BY_NAME, ENVIRONMENT_PREFIX, KEYS, Key, Settings
from verifier.settings.types import Text, from_here, shown


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
    file = Path(config) if config is not None else None if isolated else nearest(Path(start))
    layers = (
        {} if file is None else _from_file(file, str(file) if config is not None else from_here(file)),
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
            key = BY_NAME[name]
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
                message = f"{key.name} must be {key.type.expected}, not {shown(text)}."
                raise SettingsError(
                    message, path=variable, cure="Change this environment variable or unset it."
                ) from error
        elif variable.startswith(ENVIRONMENT_PREFIX):
            near = difflib.get_close_matches(variable, by_variable, 1, 0.9)
            if near:
                cure = f"Did you mean {near[0]}?"
                raise SettingsError("This environment variable sets nothing.", path=variable, cure=cure)
    return layer


def _from_file(file: Path, path: str) -> _Layer:
    """The values of a file; ``path`` names it in messages."""
    layer: _Layer = {}
    for name, (value, line) in read(file, path).items():
        key = BY_NAME.get(name)
        if key is None:
            near = difflib.get_close_matches(name.lower().replace("-", "_"), BY_NAME, 1)
            cure = f"Did you mean {near[0]}?" if near else f"The keys are {', '.join(BY_NAME)}."
            raise SettingsError(f"There is no key {shown(name)}.", path=path, line=line, cure=cure)
        checked = _checked(key, value, path, line)
        if isinstance(key.type, Text) and isinstance(checked, str):
            try:
                checked = key.type.relocate(checked, file.parent)
            except RuntimeError as error:  # nobody of this name, or a user without one
                cure = "Write the whole path."
                raise SettingsError(
                    f"There is no home folder for {shown(name)}: {checked}.", path=path, line=line, cure=cure
                ) from error
        layer[name] = (checked, path if line is None else f"{path}:{line}")
    return layer


def _checked(key: Key, value: object, path: str | None, line: int | None = None) -> object:
    try:
        return key.type.check(value)
    except ValueError as error:
        message = f"{key.name} must be {key.type.expected}, not {shown(value)}."
        raise SettingsError(message, path=path, line=line) from error
