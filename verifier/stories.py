"""A story's words: the stems of its sentences and the names in them, with what stands around each sentence."""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache

from verifier.language.lexicon import CLOSED, MONTHS, NUMBER_WORDS, WEEKDAYS, british, stem

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_NO_NAMES = WEEKDAYS | MONTHS

BEFORE, AFTER = 2, 1
"""Sentences around a claim's own that name what it leaves out: "it", "the company", "the Dane" mostly look back one or two sentences
(centering theory: Grosz, Joshi and Weinstein 1995); the one after goes on with the same figure.
"""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Story:
    """An article's words by sentence: content words as stems, and names in lower case. Two are the same where they are one object."""

    title: frozenset[str]
    stems: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    all_stems: frozenset[str]
    """Those of the title and of every sentence."""
    all_names: frozenset[str]


@lru_cache(maxsize=1024)
def story(title: str | None, sentences: tuple[str, ...]) -> Story:
    """The story that sentences, in their order, tell. A name is a capitalised word that does not open its sentence."""
    of_title, of_each = title_stems(title), tuple(map(stems, sentences))
    names = tuple(map(_names, sentences))
    return Story(of_title, of_each, names, of_title.union(*of_each), frozenset[str]().union(*names))


@lru_cache(maxsize=8192)
def around(told: Story, sentence: int) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and names of a sentence with those around it and, to the stems, the title."""
    near = slice(max(0, sentence - BEFORE), sentence + AFTER + 1)
    return told.title.union(*told.stems[near]), frozenset[str]().union(*told.names[near])


def words(text: str) -> list[str]:
    """A text's words, as written; figures are none."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(
        stem(word)
        for word in map(str.lower, words(text))
        if word not in CLOSED and word not in NUMBER_WORDS and len(word) > 1
    )


@lru_cache(maxsize=8192)
def title_stems(title: str | None) -> frozenset[str]:
    """The stems of a title."""
    return stems(title or "")


@lru_cache(maxsize=8192)
def as_names(text: str) -> frozenset[str]:
    """A text's words as names are written in a story: in lower case, without the genitive."""
    return frozenset(map(_name, words(text)))


@lru_cache(maxsize=65536)
def _names(sentence: str) -> frozenset[str]:
    later = words(sentence)[1:]
    return frozenset(_name(word) for word in later if word[0].isupper() and len(word) > 1) - _NO_NAMES


def _name(word: str) -> str:
    return british(word.lower().removesuffix("'s"))
