"""Words that exclude each other of one thing."""

from __future__ import annotations

_PAIRS = (
    "after before|after ahead|inside outside|above below|over under|up down|more less|more fewer|most least|first last|rise fall|"
    "increase decrease|gain lose|win lose|open close|start end|start finish|"
    "begin finish|begin end|buy sell|enter leave|north south|east west|left right|"
    "high low|old young|early late|man woman|son daughter|father mother|brother sister|husband wife|boy girl|today tomorrow|"
    "today yesterday|next last|start conclude|begin conclude|"
    "depart arrive|depart reach|victory defeat|victory loss|"
    "morning evening|day night|accept reject|find lose|allow ban|arrive leave|guilty innocent|alive dead|"
    "survive die|survive kill|survive perish|survive drown|hire dismiss|hire sack|import export|rise decline|"
    "grow shrink|approve reject|support oppose|arrest release|"
    "convict acquit|free detain|free remand|free jail|release detain|release remand|release jail|bail remand|bail detain|"
    "lend borrow|deploy withdraw"
)
"""Words that exclude each other of one thing: the poles of place, time, degree, change and kinship, where an error turns a text round."""


def _poles(pairs: str) -> dict[str, frozenset[str]]:
    """The opposites of each word."""
    opposites: dict[str, set[str]] = {}
    for pair in pairs.split("|"):
        one, two = pair.split()
        opposites.setdefault(one, set()).add(two)
        opposites.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in opposites.items()}


OPPOSITES = _poles(_PAIRS)
"""The opposites of each word, all as stems."""
