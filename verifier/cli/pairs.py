"""``verify pairs``: statements against evidence given with them."""

from __future__ import annotations

import collections
import contextlib
import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from verifier.cli import options
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.pairs import Pair

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
    to judge those words of the claim alone. The answers, {"id", "verdict", "support", "claims", "missing"}, come in the same order. No
    archive is needed.
    """
    from verifier.reading.formats.limits import read_lines
    from verifier.reports.document import claim
    from verifier.reports.json import line

    settings = options.settings_of(config, isolated, model=model)
    terminal, write = Terminal(), to_stdout(utf8=True)
    engine = ctx.find_object(Engine) or Engine()
    with _opened(file) as (stream, name), engine.session(settings, terminal, terminal.say) as session:
        items = Items(read_lines(stream, name), name)
        for judged in session.judge(items):
            answer = {
                "id": items.ids.popleft(),
                "verdict": judged.verdict,
                "support": round(judged.support, 4),
                "claims": [claim(verdict) for verdict in judged.claims],
                "missing": judged.missing,
            }
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
    """The items of the numbered lines of a JSON Lines file, read one by one as they are asked for.

    At a line that is none the items end and ``error`` says why: so whoever reads ahead still answers what came before. ``ids`` are those of
    the items read, as they were written, for the answers: an id may be a number.
    """

    def __init__(self, lines: Iterable[tuple[int, bytes | InputError]], name: str) -> None:
        self.error: InputError | None = None
        self.ids: collections.deque[str | int | float] = collections.deque()
        self._lines = lines
        self._name = name

    def __iter__(self) -> Iterator[Pair]:
        from verifier.pairs import pair_of

        for number, data in self._lines:
            if isinstance(data, InputError):
                self.error = data
                return
            if not data.strip():
                continue
            try:
                item = _item(data)
                pair = pair_of(item)
            except ValueError as error:
                self.error = InputError(f"{error}.", path=self._name, line=number, cure=_CURE)
                return
            self.ids.append(item["id"])
            yield pair


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
    id = item.get("id")
    if not isinstance(id, str | int | float) or (isinstance(id, float) and not math.isfinite(id)):
        raise ValueError('"id" must be a text or a number')
    return item
