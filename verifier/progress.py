"""How long work reports how far it is. Nothing here prints: the command line shows a bar, everything else is silent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Message = Callable[[str], None]
"""Takes one sentence for people about something slow or unusual that is being done."""


class Progress(Protocol):
    """Told of one stretch of work at a time: ``start``, then ``advance`` until ``total`` is reached, then ``done`` (also when it fails)."""

    def start(self, total: int, what: str) -> None:
        """``total`` pieces of work begin; ``what`` names them in the plural ("articles")."""

    def advance(self, n: int = 1) -> None:
        """``n`` more pieces are finished."""

    def done(self) -> None:
        """The stretch of work has ended."""


class Silent:
    """Progress that nobody watches."""

    def start(self, total: int, what: str) -> None:
        """Ignored."""

    def advance(self, n: int = 1) -> None:
        """Ignored."""

    def done(self) -> None:
        """Ignored."""


def no_message(_text: str) -> None:
    """A message that nobody reads."""
