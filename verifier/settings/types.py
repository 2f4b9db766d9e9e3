"""The types of settings: what a value may be, and how a file, a variable and a JSON Schema say it."""

from __future__ import annotations

import dataclasses
import enum
import os
import reprlib
from pathlib import Path
from typing import Any


class FailOn(enum.StrEnum):
    """From which verdict on a check counts as having findings (exit status 1)."""

    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    NEVER = "never"


class Sort(enum.StrEnum):
    """In which order the text format tells a draft's findings: contradicted claims first, or as they stand in the draft."""

    VERDICT = "verdict"
    POSITION = "position"


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
        what = (
            "a folder"
            if self.folder
            else "a file"
            if self.file
            else "the name of a model or a folder"
            if self.model
            else "a text"
        )
        return f"{what}, or null" if self.optional else what

    def schema(self) -> dict[str, Any]:
        """The value in JSON Schema."""
        return {"type": ["string", "null"] if self.optional else "string", "minLength": 1}

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
        """A path given in a file of ``folder``, seen from the current folder; absolute paths and addresses stay. RuntimeError where
        it begins with a home folder that there is not."""
        if "://" in value or not (self.folder or self.file or (self.model and value.startswith((".", "~", "/")))):
            return value
        path = Path(value).expanduser()
        return str(path) if path.is_absolute() else from_here(folder / path)


@dataclasses.dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    expected = "true or false"

    def schema(self) -> dict[str, Any]:
        """The value in JSON Schema."""
        return {"type": "boolean"}

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
        return (
            f"a whole number from {int(self.low)} to {int(self.high)}"
            if self.whole
            else f"a number from {self.low:g} to {self.high:g}"
        )

    def schema(self) -> dict[str, Any]:
        """The value in JSON Schema."""
        bounds = {"minimum": self.low, "maximum": self.high}
        return {"type": "integer" if self.whole else "number", **bounds}

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

    def schema(self) -> dict[str, Any]:
        """The value in JSON Schema."""
        return {"enum": [str(value) for value in self.values]}

    def check(self, value: object) -> enum.StrEnum:
        """The value, or ValueError."""
        if not isinstance(value, str):
            raise ValueError
        return self.values(value)

    def parse(self, text: str) -> enum.StrEnum:
        """The value of an environment variable."""
        return self.check(text.strip().lower())


def from_here(path: Path) -> str:
    """A path as seen from the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive, on Windows
        return str(path)


_SHORT = reprlib.Repr()
_SHORT.maxlevel = 2
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 80
"""More than a message has, so that only what it cuts anyway is cut."""


def shown(value: object) -> str:
    """A value as a message has it, cut short. Only the top of a list or mapping is looked at: YAML's aliases can make a small one stand
    for gigabytes."""
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else _SHORT.repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
