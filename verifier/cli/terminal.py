"""What goes to standard error (messages, progress) and how standard output looks (colour, width, encoding)."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from typing import TextIO

from verifier.errors import VerifierError
from verifier.reports.characters import visible
from verifier.settings import Color

NARROWEST, WIDEST = 40, 100
"""Columns: lines of prose longer than this are hard to read, however wide the terminal is."""
_ERASE = "\r\x1b[K"


class Terminal:
    """Standard error, with a line of progress at the bottom on a terminal. It is the ``Progress`` that commands hand down.

    The line appears where a job has taken ``patience`` seconds, and is never written to a file or a pipe. Nothing of a draft or a file name
    reaches the terminal raw: see ``verifier.reports.characters``.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        quiet: bool = False,
        patience: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.stream = sys.stderr if stream is None else stream
        self.quiet = quiet
        self._live = not quiet and self.stream.isatty() and os.environ.get("TERM") != "dumb"
        self._patience = patience
        self._clock = clock
        self._what, self._total, self._done = "", 0, 0
        self._began = self._drawn = 0.0
        self._shown = False

    def say(self, message: str) -> None:
        """A message on what is being done; silent with ``quiet``."""
        if not self.quiet:
            self._line(f"verify: {visible(message)}")

    def warn(self, message: str) -> None:
        """Something that the desk should know before it trusts the result; never silent."""
        self._line(f"verify: warning: {visible(message)}")

    def error(self, error: VerifierError | str) -> None:
        """What went wrong, where, and the cure, in one line."""
        self._line(f"verify: error: {visible(str(error))}")

    def table(self, rows: str) -> None:
        """Rows that were asked for, as they are; never silent."""
        self._line(rows)

    def start(self, total: int, what: str) -> None:
        """``total`` pieces of work begin."""
        self._what, self._total, self._done = visible(what), total, 0
        self._began = self._clock()
        self._drawn = 0.0

    def advance(self, n: int = 1) -> None:
        """``n`` more pieces are finished; the line is drawn ten times a second at most."""
        self._done += n
        now = self._clock()
        if self._live and now - self._began >= self._patience and now - self._drawn >= 0.1:
            self._drawn = now
            self._draw()

    def done(self) -> None:
        """The stretch of work has ended: the line goes."""
        self._clear()

    def _draw(self) -> None:
        if self._total > 0:
            share = min(1.0, self._done / self._total)
            bar = "#" * round(20 * share)
            text = f"{self._what} [{bar:<20}] {share:4.0%}  {self._done:,} of {self._total:,}"
            text += _left((self._clock() - self._began) * (1.0 - share) / share) if share else ""
        else:
            text = f"{self._what}: {self._done:,}"
        self.stream.write(_ERASE + text[: shutil.get_terminal_size().columns - 1])
        self.stream.flush()
        self._shown = True

    def _clear(self) -> None:
        if self._shown:
            self.stream.write(_ERASE)
            self.stream.flush()
            self._shown = False

    def _line(self, text: str) -> None:
        self._clear()
        encoding = self.stream.encoding or "utf-8"
        self.stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        self.stream.flush()


def _left(seconds: float) -> str:
    """The time that is left, as far as that can be told; nothing for less than a minute."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return ""
    return f", about {minutes} min left" if minutes < 90 else f", about {minutes / 60:.0f} h left"


def use_color(when: Color, stream: TextIO, environ: Mapping[str, str] | None = None) -> bool:
    """Whether to colour what goes to a stream: ``when`` decides, then NO_COLOR, TERM=dumb, FORCE_COLOR, then whether it is a terminal."""
    environ = os.environ if environ is None else environ
    if when is not Color.AUTO:
        return when is Color.ALWAYS
    if environ.get("NO_COLOR") or environ.get("TERM") in {"dumb", "unknown"}:
        return False
    return bool(environ.get("FORCE_COLOR")) or stream.isatty()


def clear(stream: TextIO) -> None:
    """An empty screen, where there is one; what stood there stays in the terminal's history."""
    if stream.isatty() and os.environ.get("TERM") != "dumb":
        stream.write("\x1b[H\x1b[2J")
        stream.flush()


def columns(stream: TextIO) -> int:
    """How wide to lay text out: as the terminal is, within reason; 80 in a pipe or a file, so that the same input gives the same bytes."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns)) if stream.isatty() else 80
