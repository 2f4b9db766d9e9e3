"""Times that were taken, as results of races give them: "2:01:39", "1:58.4". A time of day ("10:30") is no quantity."""

from __future__ import annotations

import re

from verifier.kinds.count.bounds import interval
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.value import CountValue, Form

_TIMING = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d(?:\.\d+)?)")


def timing_at(line: Line, hedged: Hedged, j: int) -> Found | None:
    """The time that begins at token ``j``: hours, minutes and seconds, or minutes and seconds with a decimal."""
    last = j + 1
    if j + 2 >= len(line.tokens) or line.text(j + 1) != ":" or line.tokens[j].kind != "number":
        return None
    while (
        last + 1 < len(line.tokens)
        and last < j + 5
        and line.text(last) == ":"
        and line.tokens[last].glued
        and line.tokens[last + 1].glued
    ):
        last += 2
    text = "".join(token.text for token in line.tokens[j:last])
    match = _TIMING.fullmatch(text)
    if match is None or (match[1] is None and "." not in text) or (line.tokens[j].glued and line.text(j - 1) == ":"):
        return None
    decimals = len(match[3].partition(".")[2])
    seconds = 3600.0 * float(match[1] or 0) + 60.0 * float(match[2]) + float(match[3])
    grain = 10.0**-decimals
    low, high = interval(Form.MEASURE, hedged.hedge, seconds, grain, False, "second")
    value = CountValue(Form.MEASURE, seconds, low, high, "second", hedged.hedge, grain)
    return Found(value, hedged.first, last, hedged.first, last)
