"""``verify pairs``: statements against evidence given with them."""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from verifier.cli import options
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.errors import InputError

_CURE = 'A line is {"id": …, "claim": text, "evidence": [text, …]}: see docs/report.md.'


def pairs(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="JSON Lines, or - for standard input.", show_default=False)
    ],
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> Status:
    """Judge statements against evidence given with them.

    FILE is JSON Lines: {"id", "claim", "evidence": [text, ...]}, and where needed "claim_date", "evidence_date", and "value" and "kind"
    to judge those words of the claim alone. The answers, {"id", "verdict", "support", "claims"}, come in the same order. No archive is
    needed.
    """
    from verifier.reports.json import line

    settings = options.settings_of(config, isolated, model=model)
    engine = ctx.find_object(Engine) or Engine()
    write = to_stdout(utf8=True)
    with _opened(file) as (stream, name):
        items = Items(stream, name)
        for answer in engine.judge(items, settings):
            write(line(answer))
    if items.error is not None:
        raise items.error
    return Status.CLEAN


@contextlib.contextmanager
def _opened(file: str) -> Iterator[tuple[BinaryIO, str]]:
    """The stream to read and its name for messages."""
    if file == "-":
        yield sys.stdin.buffer, "<stdin>"
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - opening it may fail, reading it is for the caller
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", path=file, cure="Check the path.") from error
    with stream:
        yield stream, file


class Items:
    """The items of a JSON Lines stream, read one by one.

    At a line that is none the items end and ``error`` says why: so whoever reads ahead still answers what came before.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.error: InputError | None = None
        self._stream = stream
        self._name = name

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number, data in enumerate(self._stream, 1):
            if not data.strip():
                continue
            try:
                yield _item(data)
            except ValueError as error:
                self.error = InputError(f"{error}.", path=self._name, line=number, cure=_CURE)
                return


def _item(data: bytes) -> dict[str, Any]:
    """One item; ValueError says what is wrong with it."""
    try:
        item = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("The line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"The line is not JSON ({error})") from error
    if not isinstance(item, dict):
        raise ValueError("The line is not an object")
    if isinstance(item.get("id"), dict | list | type(None)):
        raise ValueError('"id" must be a text or a number')
    if not isinstance(item.get("claim"), str):
        raise ValueError('"claim" must be a text')
    evidence = item.get("evidence")
    if not isinstance(evidence, list) or not all(isinstance(text, str) for text in evidence):
        raise ValueError('"evidence" must be a list of texts')
    for name in ("claim_date", "evidence_date"):
        if item.get(name) is not None:
            _check_day(name, item[name])
    for name in ("value", "kind"):
        if not isinstance(item.get(name, ""), str | None):
            raise ValueError(f'"{name}" must be a text')
    if item.get("value") and item["value"] not in item["claim"]:
        raise ValueError('"value" must be words of "claim"')
    return item


def _check_day(name: str, value: object) -> None:
    try:
        datetime.date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError(f'"{name}" must be a day, YYYY-MM-DD') from error
