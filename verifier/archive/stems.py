"""The stems that word search counts by: those of SQLite's own tokeniser, whichever store holds them.

Porter's stemmer over words in one spelling, as Unicode's categories delimit them, without accents. Python always has SQLite at hand,
and two stores that count the same stems rank the same sentences.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from types import TracebackType

from verifier.language.lexicon import one_spelling

_TABLES = """
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE instances USING fts5vocab (words, instance);
"""


class Stemmer:
    """Texts to stems. Keeps what single words have given; for one thread, to be closed."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        with contextlib.ExitStack() as undo:
            undo.callback(self._db.close)
            self._db.executescript(_TABLES)
            undo.pop_all()
        self._words: dict[str, tuple[str, ...]] = {}

    def __enter__(self) -> Stemmer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the tables back."""
        self._db.close()

    def texts(self, texts: Sequence[str]) -> list[list[str]]:
        """For each text its stems, each once, in no order."""
        self._db.execute("BEGIN")
        try:
            self._db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(map(one_spelling, texts)))
            found: list[set[str]] = [set() for _ in texts]
            for stem, row in self._db.execute("SELECT term, doc FROM instances"):
                found[row].add(stem)
        finally:
            self._db.execute("ROLLBACK")
        return [list(stems) for stems in found]

    def learn(self, words: Iterable[str]) -> None:
        """Get the stems of words that are going to be asked for: of all of them at once, which takes a sixth of the time."""
        new = [word for word in dict.fromkeys(words) if word not in self._words]
        if new:
            self._words |= zip(new, (tuple(sorted(stems)) for stems in self.texts(new)), strict=True)

    def word(self, word: str) -> tuple[str, ...]:
        """The stems of what stands for one word: one, as a rule; none where there is no letter or digit in it."""
        self.learn([word])
        return self._words[word]
