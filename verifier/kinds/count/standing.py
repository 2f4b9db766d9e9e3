"""Whether a figure is told as one that holds, as one that held before, or as one that does not: "widened to €19m from €12m", "69 people,
and not 96", "three theatres instead of four"."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.value import Standing

_DETERMINERS = frozenset("the a an its their his her those these".split())
_FOCUS = frozenset(
    {"only", "just", "merely", "even", "yet", "until", "before", "all", "always", "quite", "more", "less", "fewer"}
)
"""Words that "not" denies itself, and not the figure behind them ("not only 12")."""
CHANGES = frozenset(
    "rose rise rises risen rising fell fall falls fallen falling climbed climb dropped drop cut cuts cutting "
    "raised raise raises raising up down increased increase lowered lower reduced reduce slipped widened widen "
    "narrowed grew grow grown shrank shrunk improved went go moved changed slowed jumped jump edged eased "
    "declined trimmed boosted doubled slid sank swelled dwindled revised climbing dropping increasing lowering "
    "reducing gone corrected amended".split()
)
"""Verbs and particles of change: "from" behind one of them leads to the figure that was left, and "from 5 to 10" is no range."""
_REACH = 8


def with_standing(line: Line, found: Found) -> Found:
    """The value with its standing, from the words before it."""
    standing = _standing(line, found.first)
    if standing is Standing.HOLDS:
        return found
    return dataclasses.replace(found, value=dataclasses.replace(found.value, standing=standing))


def _standing(line: Line, first: int) -> Standing:
    k = first - 1
    if line.word(k) in _DETERMINERS:
        k -= 1
    word, before = line.word(k), line.word(k - 1)
    if (
        (word == "of" and before == "instead")
        or (word == "than" and before == "rather")
        or (word == "to" and before == "opposed")
    ):
        return Standing.DENIED
    if word == "not" and line.word(first) not in _FOCUS:
        return Standing.DENIED
    if word == "from" and any(line.word(m) in CHANGES for m in range(max(0, k - _REACH), k)):
        return Standing.HELD
    return Standing.HOLDS
