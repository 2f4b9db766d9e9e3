"""Regular expressions for dates: written in lines of copy, and compiled when a text first has what they need.

A date can be written in some sixty ways, and a story uses a few of them. To compile all their expressions takes longer than to find every
date of the story, so each is compiled when it is first searched for, and is only searched for where a word that it cannot do without is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
_BLANKS = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")


class Pattern:
    """A regular expression in which a blank stands for white space of any length (lines of copy are wrapped).

    ``needs`` are pieces of words, in lower case, with 0 for any digit: one of them at least is in whatever the expression matches (a test
    reads that off the expressions). Where there are none, every text is searched.
    """

    __slots__ = ("_compiled", "_figures", "_needs", "_source")

    def __init__(self, source: str, *, needs: tuple[str, ...] = ()) -> None:
        self._source = source
        self._needs = needs
        self._figures = any("0" in piece for piece in needs)
        self._compiled: re.Pattern[str] | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """Pieces of words, one of which is in every match; empty where nothing is known to be."""
        return self._needs

    @property
    def expression(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            source = _BLANKS.sub(lambda m: r"\s+" if m[0] == " " else m[0].replace(" ", r"\s"), self._source)
            self._compiled = re.compile(source)
        return self._compiled

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of ``re``."""
        return self.expression.finditer(text) if self._may_be_in(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """As of ``re``."""
        return self.expression.search(text) if self._may_be_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As of ``re``."""
        return self.expression.match(text) if self._may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of ``re``."""
        return self.expression.fullmatch(text) if self._may_be_in(text) else None

    def _may_be_in(self, text: str) -> bool:
        if not self._needs:
            return True
        words = shape(text) if self._figures else text.lower()
        return any(map(words.__contains__, self._needs))


def shape(text: str) -> str:
    """A text in lower case, with 0 for every digit."""
    return _DIGIT.sub("0", text.lower())
