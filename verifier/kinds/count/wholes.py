"""The whole of which a count is a part, told elsewhere in the sentence: "Of the 212 miners, 178 walked out"; "58 dead,
21 of them children"."""

from __future__ import annotations

import dataclasses

from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.value import Form, Hedge

_PART_BEFORE = frozenset({"them", "whom", "which", "including"})
_PLAIN = frozenset({Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY})
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "those", "these", "all"})


def with_whole(line: Line, found: Found, earlier: tuple[Found, ...]) -> Found:
    """The count with the size of its whole, where the sentence told it before: a fronted "of the N", or "of them",
    "among whom" behind N."""
    value = found.value
    if (
        value.form is not Form.COUNT
        or value.whole is not None
        or value.hedge is Hedge.VAGUE
        or value.implied
        or not earlier
    ):
        return found
    whole = earlier[-1].value
    if whole.form is not Form.COUNT or whole.hedge not in _PLAIN or not whole.point > value.point > 0:
        return found
    if not (_fronted(line, earlier[-1], found) or _points_back(line, found)):
        return found
    return dataclasses.replace(found, value=dataclasses.replace(value, whole=whole.point))


def _fronted(line: Line, whole: Found, part: Found) -> bool:
    """Such as "Of the plant's 640 employees, 410 will go": "of" opens the clause, and a comma parts the two."""
    k = whole.first - 1
    for _ in range(4):
        if (
            line.word(k) in _DETERMINERS
            or line.word(k).endswith("'s")
            or line.word(k) in {"'s", "'", "first", "last"}
            or line.word(k + 1) in {"'s", "'"}
        ):
            k -= 1
    opens = line.word(k) == "of" and (k == 0 or line.word(k - 1) in {",", ";", ":", '"', "and", "but"})
    return opens and any(line.word(m) == "," for m in range(whole.last, part.first)) and not part.value.unit


def _points_back(line: Line, part: Found) -> bool:
    """Such as "…, 21 of them children", "among them 21", "of whom 31", "including 21"."""
    if line.word(part.last) == "of" and line.word(part.last + 1) in {"them", "whom", "which"}:
        return True
    before = line.word(part.first - 1)
    return before in _PART_BEFORE and (before == "including" or line.word(part.first - 2) in {"of", "among"})
