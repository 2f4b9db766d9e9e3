"""The lines of plain text: which line ends are only where the writer's window was full, and which end a paragraph.

Plain text has no markup to say so. Wire copy is wrapped at 60 to 80 characters; a newsroom system writes a paragraph a
line; a headline, a byline and a table have a line each without a blank one between. :func:`unwrap` turns the ends of
wrapped lines into spaces, so that in the result, as in that of ``markdown.blank_markup``, every ``\\n`` ends a
paragraph, a heading, a list item, a row of a table or a line of verse.

The main rule is how wrapping works: a line is broken because the next word did not fit. A line that had room for it was
ended on purpose.
"""

from __future__ import annotations

import itertools
import re

from verifier.reading.dateline import match_dateline

WIDEST = 120
"""Characters. Nobody wraps lines wider than this; a longer line is a paragraph of its own."""
_NARROWEST = 40
"""Characters. Text is not wrapped narrower than this; shorter lines are verse, lists and tables."""
_FULL = 0.88
"""How full a line is that was wrapped by hand, or by a program that does not count closely, as a share of the width."""
_ENOUGH = 3
"""Lines that must be full before a block without a full stop at its end is taken for wrapped prose and not for a stack
of headlines."""

BULLET = re.compile(r" *(?:[-*+•‣▪■●◦·—]|o(?= {2})) +(?=\S)")
"""The mark of a list item in plain text."""
NUMBERING = re.compile(r" *(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})\)|\d{1,3}\.) +(?=\S)")
"""The number of a list item: "1.", "2)", "(a)", "iv)"."""
_FIRM_BULLET = re.compile(r" *[*+•‣▪■●◦·]")  # a dash or "12." can also be where a sentence was wrapped
_TERMINAL = re.compile(r"[.!?…][\"')\]* ]{0,4}$")
_COLUMNS = re.compile(r"\S {3,}\S")
# A headline or a row does not end in a word that binds it to the next (closed classes: AP headline style allows none of
# them).
_BINDING = re.compile(
    r"(?:[,;(\[—-]|\b(?:an?|the|and|or|but|nor|of|in|on|at|by|for|from|to|with|into|over|under|between|than|that|which|who|whose|when|"
    r"where|while|because|if|as|is|are|was|were|be|been|has|have|had|will|would|its|his|her|their|our|my|your|this|these|those|said|"
    r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Sgt|Lt|Col|Capt|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.))$"
)
_BYLINE_WORDS = frozenset("and & | / in for of the at de del der di la le van von bin al".split())
_BYLINE_LENGTH = 14  # words


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _TERMINAL.search(line[-6:].rstrip()) is not None


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else: "By Jane Smith and John Doe in Paris"."""
    words = line.split(None, _BYLINE_LENGTH + 1)
    if not 1 < len(words) <= _BYLINE_LENGTH or words[0] not in ("By", "BY") or ends_sentence(line):
        return False
    return words[1][0].isupper() and all(word[0].isupper() or word in _BYLINE_WORDS for word in words)


def unwrap(view: str, start: int) -> str:
    """The folded text with a space for each line end, from ``start`` on, at which a wrapped line goes on. As long as
    ``view``."""
    lines = view[start:].split("\n")
    widths = _wrap_widths(lines)
    out = [lines[0]]
    item = _item(lines[0])
    for above, line, width in zip(lines, lines[1:], widths[1:], strict=False):
        goes_on = bool(above.strip() and line.strip()) and _goes_on(above, line, width, item)
        if not goes_on:
            item = _item(line)
        out.append((" " if goes_on else "\n") + line)
    return view[:start] + "".join(out)


def _wrap_widths(lines: list[str]) -> list[int]:
    """For each line, the width at which its block is wrapped; 0 where it is not."""
    wrapped = [len(line) for line, below in itertools.pairwise(lines) if line.strip() and below.strip()]
    width = max((length for length in wrapped if length <= WIDEST), default=0)
    if width < _NARROWEST:
        return [0] * len(lines)
    widths: list[int] = []
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and lines[end].strip():
            continue
        block = lines[start:end]
        full = sum(len(line) >= width * _FULL for line in block)
        prose = bool(block) and (ends_sentence(block[-1]) or full >= _ENOUGH)
        widths += [width if prose else 0] * (min(end + 1, len(lines)) - start)
        start = end + 1
    return widths


def _item(line: str) -> int | None:
    """Where the content of a list item starts; None where the line is not one."""
    marker = BULLET.match(line) or NUMBERING.match(line)
    return None if marker is None else marker.end()


def _goes_on(above: str, line: str, width: int, item: int | None) -> bool:
    """Whether ``line`` goes on with the paragraph of ``above``; ``item`` is where that paragraph's content starts, if
    it is a list item."""
    ended = above.rstrip()
    copy = line.lstrip()
    indent = len(line) - len(copy)
    first = copy.split(None, 1)[0]
    full = width > 0 and len(ended) + 1 + len(first) > width * _FULL
    bound = _BINDING.search(ended[-12:]) is not None
    closed = (ends_sentence(ended) and not bound) or ended.endswith(":")
    if _item(line) is not None and (_FIRM_BULLET.match(line) or closed or not full):
        return False
    if indent - (len(above) - len(above.lstrip())) > 1 and (item is None or indent > item + 1):
        return False  # the first line of a paragraph is set in
    if copy[0].islower():
        return True
    if max(len(ended), len(line)) > WIDEST or is_byline(above) or is_byline(line):
        return False
    if (_COLUMNS.search(ended) and _COLUMNS.search(copy)) or (
        (found := match_dateline(line)) is not None and not found.bare
    ):
        return False
    return full or bound
