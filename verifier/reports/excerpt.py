"""A few words around a value, for a line: "27" alone says little, and a whole clause too much."""

from __future__ import annotations

import dataclasses

from verifier.reports.characters import visible

_ELLIPSIS = "…"


@dataclasses.dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands before a value, the value, and what stands after it, as visible text on one line."""

    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return self.before + self.value + self.after


def excerpt(quote: str, start: int, length: int, limit: int) -> Excerpt:
    """The value ``quote[start:start + length]`` with whole words of the quote around it: ``limit`` characters in all, more only where
    the value is longer. More is shown of what follows, which is where English has what is counted; "…" marks what is left out. Where
    ``start`` lies outside the quote, it is the quote's first words, and no value.
    """
    if not 0 <= start <= len(quote):
        return Excerpt("", "", _head(visible(quote), limit))
    before, value, after = (
        visible(text) for text in (quote[:start], quote[start : start + length], quote[start + length :])
    )
    left = " " if quote[:start].endswith((" ", "\n", "\t", "\r")) else ""
    right = " " if quote[start + length :].startswith((" ", "\n", "\t", "\r")) else ""
    room = max(0, limit - len(value) - len(left) - len(right))
    # What one side does not need goes to the other.
    behind = _head(after, max(room * 2 // 3, room - len(before)))
    ahead = _tail(before, max(0, room - len(behind)))
    return Excerpt(
        ahead if ahead in {"", _ELLIPSIS} else ahead + left,
        value,
        behind if behind in {"", _ELLIPSIS} else right + behind,
    )


def _head(text: str, room: int) -> str:
    """The first words of a text."""
    if len(text) <= room:
        return text
    kept = text[: max(0, room - 1)]
    return (kept if text[len(kept) : len(kept) + 1].isspace() else kept.rpartition(" ")[0]).rstrip() + _ELLIPSIS


def _tail(text: str, room: int) -> str:
    """The last words of a text."""
    if len(text) <= room:
        return text
    kept = text[len(text) - max(0, room - 1) :]
    cut = len(text) - len(kept)
    return _ELLIPSIS + (kept if cut and text[cut - 1].isspace() else kept.partition(" ")[2]).lstrip()
