"""``--watch``: check again whenever a draft is saved.

Files are looked at twice a second: their times and sizes, which costs next to nothing, and works on network drives, where notifications
of the operating system do not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import InputError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from verifier.cli.engine import Checker
    from verifier.pairs import Judgement, Pair
    from verifier.report import Report
    from verifier.text import Article

INTERVAL = 0.5
"""Seconds between two looks."""

State = dict[Path, tuple[int, int]]
"""The time of change, in nanoseconds, and the size of each draft."""


def state(given: Sequence[str]) -> State:
    """How the drafts named, and those in folders named, stand now; those that are not there at the moment are left out."""
    from verifier.reading import find_articles

    found: State = {}
    for name in given:
        try:
            for draft in find_articles([name]):
                status = draft.path.stat()
                found[draft.path] = (status.st_mtime_ns, status.st_size)
        except (InputError, OSError):
            continue
    return found


def watch(given: Sequence[str], check: Callable[[], object]) -> None:
    """Check at once, and again after each change of a draft, until KeyboardInterrupt.

    A change is taken up when it has lasted for one look: an editor that saves in several steps is not caught in the middle.
    """
    checked: State | None = None
    previous = state(given)
    while True:
        if previous != checked:
            checked = previous
            check()
        time.sleep(INTERVAL)
        current = state(given)
        # Not yet settled: look once more, and keep what was checked as it is.
        while current != previous:
            previous = current
            time.sleep(INTERVAL)
            current = state(given)


class Remembering:
    """A checker that checks a draft again only where its bytes, or the days it is checked for, have changed since the last time."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._last: dict[str, tuple[object, Report]] = {}

    def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
        """The report on one draft."""
        key = (article.digest, article.published, as_of)
        last = self._last.get(article.id)
        if last is None or last[0] != key:
            last = self._last[article.id] = (key, self._checker.check(article, as_of=as_of))
        return last[1]

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """Statements judged against evidence given with them."""
        return self._checker.judge(pairs)
