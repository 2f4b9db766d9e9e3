"""Front matter: YAML between ``---`` lines at the very start of a file, as static site generators and newsroom systems
write it."""

from __future__ import annotations

import dataclasses
import datetime
import re
from typing import Protocol

import yaml

from verifier.errors import InputError
from verifier.reading.corrections import read_note
from verifier.reading.metadata import language_tag
from verifier.reading.written_dates import read_day
from verifier.text import Correction

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same answers
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LARGEST = 65_536
"""Characters of front matter that are read; the keys that matter take a few hundred."""
_DEEPEST = 20

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_NULL = "tag:yaml.org,2002:null"
_FIELDS = frozenset(("title", "date", "outlet", "url", "dateline", "language", "correction", "corrects"))
_DATE_CURE = "Write it as YYYY-MM-DD."


@dataclasses.dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says of an article. ``end`` is the offset at which the body starts: 0 where there is no front
    matter."""

    end: int = 0
    title: str | None = None
    date: datetime.date | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str | None = None
    correction: Correction = Correction.NONE
    corrects: str | None = None


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a file's text, which may start with a byte order mark. Keys are read in any case; others
    are ignored.

    Values are taken as written: a title of ``No`` or ``1984`` is a title, whatever YAML would make of it.

    Raises InputError, with the line of the file, where the block is not closed, is not YAML, is not a mapping, has a
    key twice, has a value that is not a single line of text or a date that is no date, is longer than :data:`LARGEST`
    characters, or uses anchors and aliases (a few lines of which can stand for gigabytes).
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    # "\r" alone is no line end to the re module, so the block is searched with line ends made alike.
    block = text[opening.end() : opening.end() + LARGEST + 8].replace("\r\n", " \n").replace("\r", "\n")
    closing = _CLOSING.search(block)
    if closing is None or closing.start() > LARGEST:
        if len(block) > LARGEST:
            raise InputError(
                f"The front matter is longer than {LARGEST:,} characters, or its closing line is missing.",
                path=path,
                line=1,
                cure="End it with a line '---'.",
            )
        raise InputError(
            "The file starts with '---', which opens front matter, and no second '---' closes it.",
            path=path,
            line=1,
            cure="Add the closing line, or take the first line out.",
        )
    values = _scalars(block[: closing.start()], path)
    date = None
    if "date" in values:
        written, line = values["date"]
        date = read_day(written)
        if date is None:
            raise InputError(
                f"The date {written!r} in the front matter cannot be read.", path=path, line=line, cure=_DATE_CURE
            )
    plain = {name: " ".join(written.split()) for name, (written, _) in values.items()}
    return FrontMatter(
        opening.end() + closing.end(),
        plain.get("title"),
        date,
        plain.get("outlet"),
        plain.get("url"),
        plain.get("dateline"),
        language_tag(plain.get("language")),
        read_note(plain.get("correction")),
        plain.get("corrects"),
    )


def _scalars(block: str, path: str) -> dict[str, tuple[str, int]]:
    """The fields that are read, each with its text and its line in the file. Null and empty values are left out."""
    try:
        _refuse_bombs(block, path)
        root = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark)
        problem = error.problem or "cannot be parsed"
        cure = "Put a value that holds a colon, a quotation mark or a # in double quotes."
        raise InputError(f"The front matter is not YAML: {problem}.", path=path, line=line, cure=cure) from error
    except yaml.YAMLError as error:
        cure = "Take the control character out."
        raise InputError(
            "The front matter holds a character that YAML does not allow.", path=path, line=1, cure=cure
        ) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise InputError(
            "The block between the '---' lines at the start of the file is not a list of 'key: value' lines.",
            path=path,
            line=2,
            cure="Write front matter as 'title: …' and 'date: …', or take the first '---' line out if it is a rule.",
        )
    values: dict[str, tuple[str, int]] = {}
    seen: set[str] = set()
    for key, value in root.value:
        name = key.value.strip().lower() if isinstance(key, yaml.ScalarNode) else ""
        if name not in _FIELDS:
            continue
        line = _line(key.start_mark)
        if name in seen:
            raise InputError(
                f"The front matter has the key '{name}' twice.", path=path, line=line, cure="Keep one of them."
            )
        seen.add(name)
        if not isinstance(value, yaml.ScalarNode):
            kind = "a list" if isinstance(value, yaml.SequenceNode) else "a mapping"
            cure = _DATE_CURE if name == "date" else "Write it as text on one line."
            raise InputError(f"'{name}' in the front matter is {kind}.", path=path, line=line, cure=cure)
        if value.tag != _NULL and value.value.strip():
            values[name] = (value.value, line)
    return values


def _refuse_bombs(block: str, path: str) -> None:
    """Raise where the YAML refers back to itself or nests beyond reason. Parsing to events expands nothing and does not
    recurse."""
    depth = 0
    for event in yaml.parse(block, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            line = _line(event.start_mark)
            cure = "Write the value out, or put a value that starts with & or * in double quotes."
            raise InputError("The front matter uses a YAML anchor or alias.", path=path, line=line, cure=cure)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                cure = "Keep to 'key: value' lines."
                raise InputError(
                    "The front matter is nested too deep.", path=path, line=_line(event.start_mark), cure=cure
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Mark(Protocol):
    """A place in YAML, of libyaml's parser or of PyYAML's own."""

    @property
    def line(self) -> int: ...


def _line(mark: _Mark | None) -> int:
    """The line of the file at a mark: the block starts on line 2, and marks count from 0."""
    return 2 if mark is None else mark.line + 2
