"""JSON within bounds: a value a line, or a document as a whole."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from verifier.errors import InputError
from verifier.reading.decoding import decode
from verifier.reading.formats.compression import HEAD
from verifier.reading.formats.limits import DEEPEST, read_lines, read_whole

_BLANK = b"\xef\xbb\xbf \t\r\n"
_WRAPPERS = ("articles", "items", "records", "results", "stories", "posts", "data")
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


def read_values(stream: io.BufferedReader, name: str) -> Iterator[tuple[int | None, dict[str, object] | InputError]]:
    """The objects of a file: one a line, each with its line, or those of a document that is an object, a list of objects, or an object
    with such a list under one of the usual names (articles, items, results …). What is none is an InputError in its place.

    Raises InputError where a document as a whole cannot be read.
    """
    lines = name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")) or is_lines(stream.peek(HEAD))
    return read_line_values(stream, name) if lines else _of_document(stream, name)


def is_lines(head: bytes) -> bool:
    """Whether a file starts with a line that is an object by itself, with something after it."""
    first, _, rest = head.lstrip(_BLANK).partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def read_json(text: str, name: str, line: int | None = None) -> object:
    """The value of a JSON text, numbers as Python has them.

    Raises InputError, with ``line`` or else the line of the text, where it is not JSON or is nested deeper than
    :data:`verifier.reading.formats.limits.DEEPEST` levels.
    """
    if text.count("[") + text.count("{") > DEEPEST:
        _check_depth(text, name, line)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = error.lineno if line is None else line
        message = f"This is not JSON: {error.msg} at column {error.colno}."
        raise InputError(message, path=name, line=at, cure="Write it with a JSON library.") from error
    except ValueError as error:  # an integer of thousands of digits
        raise InputError(f"This JSON cannot be read: {error}.", path=name, line=line, cure="Correct it.") from error


def read_line_values(
    stream: io.BufferedReader, name: str
) -> Iterator[tuple[int | None, dict[str, object] | InputError]]:
    """The objects of a file with one a line, each with its line; empty lines are passed over."""
    for number, line in read_lines(stream, name):
        if isinstance(line, InputError):
            yield number, line
        elif line.strip(_BLANK):
            try:
                yield number, _object(read_json(decode(line, name).removeprefix("\ufeff"), name, number), name, number)
            except InputError as error:
                error.line = number
                yield number, error


def _of_document(stream: io.BufferedReader, name: str) -> Iterator[tuple[int | None, dict[str, object] | InputError]]:
    value = read_json(decode(read_whole(stream, name), name).removeprefix("\ufeff"), name)
    if isinstance(value, dict):
        value = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), value)
    for item in value if isinstance(value, list) else [value]:
        try:
            yield None, _object(item, name, None)
        except InputError as error:
            yield None, error


def _object(value: object, name: str, line: int | None) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise InputError("The record is not a JSON object.", path=name, line=line, cure="Write a record as {…}.")


def _check_depth(text: str, name: str, line: int | None) -> None:
    depth = 0
    for mark in _STRUCTURE.finditer(text):
        if mark[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                message = f"The JSON is nested deeper than {DEEPEST} levels."
                raise InputError(message, path=name, line=line, cure="An article's record is flat; check the file.")
        elif mark[0] in "]}":
            depth -= 1
