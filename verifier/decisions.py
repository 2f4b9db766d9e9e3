"""What editors decided about findings: one file beside the drafts, one line a decision, the last line on a claim holds.

The file is a YAML list that is only ever added to, so earlier lines are the history, comments and hand edits stay, and two editors who
save at once both find their lines in it: a save locks the file, reads what is there by then, adds its lines and puts the whole in place
at one stroke. docs/review.md describes it for editors.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import difflib
import enum
import functools
import os
import posixpath
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.bounds import read_list
from verifier.errors import InputError, UsageError
from verifier.verdicts import Label

if TYPE_CHECKING:
    import yaml

FILE_NAME = "decisions.yaml"
LONGEST_NOTE = 2000
"""Characters."""
PATIENCE = 30.0
"""Seconds that a save waits for another one to finish; one takes milliseconds."""

_ID = re.compile(r"[0-9a-f]{12}")
_HEAD = "# Editors' decisions on findings of verify, one a line; the last line on a claim holds.\n"
_SEVERITY = {Label.CONSISTENT: 0, Label.UNVERIFIED: 1, Label.CONTRADICTED: 2}
_BIDIRECTIONAL_CONTROLS = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())


class Choice(enum.StrEnum):
    """What an editor decided."""

    ACCEPTED = "accepted"
    """The verdict is right, and the desk knows."""
    REJECTED = "rejected"
    """The verdict is wrong: the claim stands."""
    FIXED = "fixed"
    """The copy was changed. While the claim still stands in the draft this waives nothing."""
    OPEN = "open"
    """An earlier decision is withdrawn."""


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file. ``draft`` is the draft's path from the file's folder, with ``/``; ``claim`` the claim's id.

    ``verdict`` is what was decided about and ``words`` what was claimed, for people and for figures; ``by`` and ``at`` are who and when.
    A line written by hand needs none of these four.
    """

    draft: str
    claim: str
    decision: Choice
    note: str = ""
    verdict: Label | None = None
    words: str = ""
    by: str = ""
    at: datetime.datetime | None = None

    @property
    def said(self) -> str:
        """The decision in words: "rejected by anna: a first count"."""
        return f"{self.decision}{f' by {self.by}' if self.by else ''}{f': {self.note}' if self.note else ''}"

    def waives(self, label: Label) -> bool:
        """Whether a claim that has this verdict now, and would be a finding, is none any more.

        A decision holds for the verdict that it was made on and for milder ones: what an editor let pass as unverified was not
        yet contradicted.
        """
        if label is Label.CONSISTENT or self.decision not in {Choice.ACCEPTED, Choice.REJECTED}:
            return False
        return self.verdict is None or _SEVERITY[label] <= _SEVERITY[self.verdict]


@dataclasses.dataclass(frozen=True, slots=True)
class Decisions:
    """The lines of a file, in order."""

    lines: tuple[Decision, ...] = ()

    def standing(self, draft: str) -> dict[str, Decision]:
        """What holds for a draft, by claim; withdrawn decisions are left out."""
        last = {line.claim: line for line in self.lines if line.draft == draft}
        return {claim: line for claim, line in last.items() if line.decision is not Choice.OPEN}

    def history(self, draft: str, claim: str) -> tuple[Decision, ...]:
        """Every line on a claim, the earliest first."""
        return tuple(line for line in self.lines if (line.draft, line.claim) == (draft, claim))

    def all_standing(self) -> tuple[Decision, ...]:
        """What holds for any draft, withdrawn decisions left out, in the order in which the claims were first decided."""
        last = {(line.draft, line.claim): line for line in self.lines}
        return tuple(line for line in last.values() if line.decision is not Choice.OPEN)


def stale(standing: Mapping[str, Decision], claims: Iterable[str]) -> tuple[Decision, ...]:
    """Decisions on claims that are no longer in the draft. A fixed one is gone as promised, and not among them."""
    present = set(claims)
    return tuple(d for id, d in standing.items() if id not in present and d.decision is not Choice.FIXED)


def decisions_file(draft: str, given: str | None) -> Path:
    """Where decisions on a draft are kept: the file ``given`` in the settings, or ``decisions.yaml`` in the draft's folder."""
    return Path(given) if given is not None else Path(draft).parent / FILE_NAME


def draft_name(draft: str, file: Path) -> str:
    """A draft as the file names it: its path from the file's folder, with ``/``, wherever ``verify`` was called."""
    try:
        path = Path(os.path.relpath(draft, file.parent))
    except ValueError:  # another drive, on Windows
        path = Path(draft).absolute()
    return (
        path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
    )  # a name that is no UTF-8 has lone surrogates


def read(file: Path) -> Decisions:
    """The decisions of a file; none where there is no such file. InputError with file, line and cure where it is not one."""
    return Decisions(_parse(_text(file), file))


def record(file: Path, new: Sequence[Decision]) -> Decisions:
    """Add lines to a file and return all of them. Safe against other processes that do the same, and against dying half-way.

    Raises InputError where the file cannot be read as decisions, UsageError where it cannot be written or stays locked.
    """
    with changing(file) as change:
        return change.add(new)


@dataclasses.dataclass(slots=True)
class Change:
    """A file of decisions while it is locked: ``decisions`` are what is in it."""

    file: Path
    text: str
    decisions: Decisions

    def add(self, new: Sequence[Decision]) -> Decisions:
        """Add lines, and return all of them."""
        wanted = (*self.decisions.lines, *map(_tidy, new))
        text = self.text or _HEAD
        text += ("" if text.endswith("\n") else "\n") + "".join(_line(decision) for decision in map(_tidy, new))
        if _parse(text, self.file) != wanted:
            message = "A decision cannot be added at the end of this file."
            cure = "Write each decision as a line '- {draft: …, claim: …, decision: …}' from the first column."
            raise InputError(message, path=str(self.file), cure=cure)
        _replace(self.file, text)
        self.text, self.decisions = text, Decisions(wanted)
        return self.decisions


@contextlib.contextmanager
def changing(file: Path) -> Iterator[Change]:
    """The file, locked for this process alone, with what is in it by now. The lock is the hidden file ``.decisions.yaml.lock``."""
    from filelock import FileLock, Timeout

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file.with_name(f".{file.name}.lock"), timeout=PATIENCE)
        lock.acquire(poll_interval=0.01)
    except Timeout as error:
        cure = "Close the other review of these drafts, and try again."
        raise UsageError("Another process keeps the decisions locked.", path=str(file), cure=cure) from error
    except OSError as error:
        raise _unwritable(file, error) from error
    try:
        text = _text(file)
        yield Change(file, text, Decisions(_parse(text, file)))
    finally:
        lock.release()


def plain_note(text: str) -> str:
    """A note as it is kept: on one line, without control characters, bidirectional controls and lone surrogates."""
    kept = (
        character
        for character in " ".join(text.split())
        if unicodedata.category(character) not in {"Cc", "Cs"}
        and unicodedata.bidirectional(character) not in _BIDIRECTIONAL_CONTROLS
    )
    return "".join(kept)[:LONGEST_NOTE]


def _tidy(decision: Decision) -> Decision:
    return dataclasses.replace(
        decision, note=plain_note(decision.note), words=plain_note(decision.words), by=plain_note(decision.by)
    )


def _line(decision: Decision) -> str:
    """A decision as one line of YAML; what is not known is left out."""
    import yaml

    data = {name: value for name, value in dataclasses.asdict(decision).items() if value not in {"", None}}
    data["decision"] = str(decision.decision)
    if decision.verdict is not None:
        data["verdict"] = str(decision.verdict)
    if decision.at is not None:
        data["at"] = decision.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return "- " + yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, sort_keys=False, width=2**30)


def now() -> datetime.datetime:
    """This second, in UTC: what ``at`` holds."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


_FIELDS = tuple(field.name for field in dataclasses.fields(Decision))


@functools.lru_cache(maxsize=4)
def _parse(text: str, file: Path) -> tuple[Decision, ...]:
    """The decisions of a text. The last few are kept, for what a save has written is what the next one finds, as a rule."""
    import yaml

    shown = str(file)
    try:
        root = _loader()(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 1
        message = f"This is not YAML: {error.problem or error.context}."
        raise InputError(message, path=shown, line=line, cure="Mend the line, or put quotes round the note.") from error
    except (yaml.YAMLError, RecursionError) as error:
        message = f"This is not YAML: {getattr(error, 'reason', None) or 'brackets without end'}."
        raise InputError(message, path=shown, cure="Mend the file, or restore it from a copy.") from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        message, cure = "This is not a list of decisions.", "Begin each decision with '- '."
        raise InputError(message, path=shown, line=root.start_mark.line + 1, cure=cure)
    return tuple(_decision(node, shown) for node in root.value)


@functools.cache
def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _decision(node: yaml.Node, shown: str) -> Decision:
    """A decision from its node. Scalars are taken as written: a claim's id may look like a number ("123456789012")."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        message, cure = "This is not a decision.", "Write '- {draft: a.md, claim: 3f5edb50a7b4, decision: rejected}'."
        raise InputError(message, path=shown, line=node.start_mark.line + 1, cure=cure)
    values: dict[str, Any] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in _FIELDS:
            raise InputError(f"There is no field {name!r}.", path=shown, line=line, cure=_near(name, _FIELDS))
        if name in values:
            raise InputError(f"{name} stands here twice.", path=shown, line=line, cure="Delete one of the two.")
        if not isinstance(value, yaml.ScalarNode):
            raise InputError(f"{name} must be a text.", path=shown, line=line, cure="Put it in quotes.")
        written = "" if value.tag.endswith(":null") else value.value
        values[name] = _value(name, written, shown, line)
    line = node.start_mark.line + 1
    for name in ("draft", "claim", "decision"):
        if not values.get(name):
            raise InputError(f"The decision has no {name}.", path=shown, line=line, cure=f"Add '{name}: …'.")
    return Decision(**values)


def _value(name: str, written: str, shown: str, line: int) -> object:
    if name == "draft":
        return posixpath.normpath(written) if written else ""
    if name == "claim" and not _ID.fullmatch(written):
        cure = "Copy the twelve digits and letters from the report or from 'verify claims'."
        raise InputError(f"{written!r} is not the id of a claim.", path=shown, line=line, cure=cure)
    if name == "decision":
        if written not in list(Choice):
            raise InputError(
                f"{written!r} is not a decision.", path=shown, line=line, cure=_near(written, list(Choice))
            )
        return Choice(written)
    if name == "verdict":
        if written and written not in list(Label):
            raise InputError(f"{written!r} is not a verdict.", path=shown, line=line, cure=_near(written, list(Label)))
        return Label(written) if written else None
    if name == "at":
        return _moment(written, shown, line) if written else None
    if len(written) > LONGEST_NOTE:
        raise InputError(f"{name} is too long.", path=shown, line=line, cure=f"Keep to {LONGEST_NOTE} characters.")
    return written


def _moment(written: str, shown: str, line: int) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(written)
        zoned = moment.replace(tzinfo=datetime.UTC) if moment.tzinfo is None else moment
        return zoned.astimezone(datetime.UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        cure = "Write it as 2019-05-22T10:04:05Z, or leave it out."
        raise InputError(f"{written!r} is not a time.", path=shown, line=line, cure=cure) from error


def _near(written: str, choices: Sequence[str]) -> str:
    near = difflib.get_close_matches(written.lower(), choices, 1)
    return f"Did you mean {near[0]}?" if near else f"It is {', '.join(choices[:-1])} or {choices[-1]}."


def _text(file: Path) -> str:
    try:
        return read_list(file).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise InputError("The decisions are not UTF-8.", path=str(file), cure="Save the file as UTF-8.") from error
    except OSError as error:
        message = f"The decisions cannot be read: {error.strerror}."
        raise InputError(message, path=str(file), cure="Check the path and its permissions.") from error


def _replace(file: Path, text: str) -> None:
    """Put a text in a file's place at one stroke, on the disk before the name points to it."""
    target = file.resolve()  # the file that a link leads to
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(file: Path, error: OSError) -> UsageError:
    message = f"The decisions cannot be written: {error.strerror or error}."
    return UsageError(message, path=str(file), cure="Check the folder's permissions.")
