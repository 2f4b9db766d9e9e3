"""Markdown blanked out: what remains is the copy, every character in its place.

The parts of CommonMark and of GitHub's tables that occur in news copy are read here by hand, because the parsers that
exist give a tree without offsets. Markup becomes spaces. The line ends that are kept mean something: a line break
inside a paragraph, which CommonMark calls soft and shows as a space, becomes a space, and a break that a reader sees
(``<br>``, two spaces at the end of a line) stays a line end. So in the result every ``\\n`` ends a paragraph, a
heading, a list item, a row of a table or a line of verse.

Blanked with their content: images, comments, scripts and styles, fenced code, struck-out words, definitions of links. A
construct that is opened and never closed is text, as a reader would see it: a stray ``<!--`` must not make the rest of
a story vanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.reading.markdown_inline import blank_inline, blank_range

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)")
_HEADING_END = re.compile(r"[ \t]#+$")
_QUOTE = re.compile(r"(?: {0,3}>)+ ?")
_BULLET = re.compile(r"[ \t]*[-*+](?=[ \t]|$)(?:[ \t]+\[[ xX]\](?=[ \t]))?")
_NUMBER = re.compile(r"[ \t]*(\d{1,3})[.)](?=[ \t]|$)")
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*\S{1,2000}(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,40}\]:")
_HIDDEN = re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)
_HIDDEN_END = {
    "<!--": re.compile(r"-->"),
    "<script": re.compile(r"</script\s*>", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_BREAK_LENGTH = 200
_BREAK = re.compile(r"(?:\\|  [ \t]*)$")

LONGEST_HEADING = 160
"""Characters. An underlined line that is longer, or ends in a full stop, is a paragraph with a rule below it, whatever
CommonMark says."""


def blank_markup(text: str, start: int) -> str:
    """The text with its Markdown markup from ``start`` on as spaces, and ``\\n`` only where a block or a visible line
    ends.

    As long as ``text``; characters that are neither markup nor line ends are unchanged. Linear in the length of the
    text.
    """
    return _Blanker(text, start).result()


def is_marked_heading(text: str, view: str, start: int, end: int) -> bool:
    """Whether the line ``view[start:end]`` is a Markdown heading: its marks are in ``text``, and blank in ``view``."""
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip(" \t>"))
    if begin < end and text[begin] == "#":
        return view[begin] == " "
    below = _LINE.match(text, min(end + 1, len(text)))
    if below is None or view[below.start(1) : below.end(1)].strip() or not _is_underline(below[1].strip(" \t>")):
        return False
    return _may_be_heading(raw) and _BULLET.match(raw) is None and _NUMBER.match(raw) is None


def _may_be_heading(copy: str) -> bool:
    """Whether a line of copy with an underline below it is a heading."""
    copy = copy.strip()
    return 0 < len(copy) <= LONGEST_HEADING and not copy.endswith(".") and "\n" not in copy and "\r" not in copy


def _is_underline(marks: str) -> bool:
    return marks[:1] in ("=", "-") and not marks.strip(marks[:1])


def _is_rule(marks: str) -> bool:
    """Whether a line is a thematic break: three or more of one mark, spaced or not."""
    marks = marks.replace(" ", "").replace("\t", "")
    return len(marks) > 2 and marks[0] in "-*_" and not marks.strip(marks[0])


def _is_delimiter_row(line: str) -> bool:
    """Whether a line is the row of dashes below a table's head."""
    return "-" in line and "|" in line and not line.strip("|:- \t")


class _Blanker:
    """One pass over the lines for blocks; a paragraph's inline markup is blanked when the paragraph ends."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.view = list(text)
        self.opened = -1  # where the open paragraph starts; -1 where none is open
        self.closed = -1  # where its last line ends
        self.item = False  # whether it is an item of a list
        self.numbered = False  # whether that list is numbered
        self.labels: set[str] = set()

    def result(self) -> str:
        self._hide()
        lines = list(_lines("".join(self.view), self.start))
        self.labels = {" ".join(found[1].lower().split()) for *_, line in lines if (found := _DEFINITION.match(line))}
        at = 0
        while at < len(lines):
            begin, end, line = lines[at]
            if (fence := _FENCE.match(line)) is not None:
                at = self._fenced(lines, at, fence[1])
            elif "|" in line and at + 1 < len(lines) and _is_delimiter_row(lines[at + 1][2]):
                at = self._table(lines, at)
            else:
                self._line(begin, end, line)
                at += 1
        self._close()
        return "".join(self.view).replace("\r\n", " \n").replace("\r", "\n")

    def _hide(self) -> None:
        """Blank comments, scripts and styles, over as many lines as they take; their line ends stay."""
        at, missing = self.start, set[str]()
        while (opening := _HIDDEN.search(self.text, at)) is not None:
            at = opening.end()
            name = opening[0].lower()
            closing = None if name in missing else _HIDDEN_END[name].search(self.text, at)
            if closing is None:
                missing.add(name)
            else:
                at = closing.end()
                blank_range(self.view, opening.start(), at)

    def _fenced(self, lines: list[tuple[int, int, str]], at: int, fence: str) -> int:
        """Blank a block of code, or only the fence where no other closes it. Returns the number of the next line."""
        self._close()
        last = at
        for number in range(at + 1, len(lines)):
            marks = lines[number][2].strip()
            if len(marks) >= len(fence) and not marks.strip(fence[0]):
                last = number
                break
        blank_range(self.view, lines[at][0], lines[last][1])
        return last + 1

    def _table(self, lines: list[tuple[int, int, str]], at: int) -> int:
        """Blank the bars of a table; each row stays a line. Returns the number of the next line."""
        self._close()
        head = at
        while at < len(lines) and "|" in lines[at][2]:
            begin, end, line = lines[at]
            if at == head + 1:
                blank_range(self.view, begin, end)
            else:
                for bar in re.finditer(r"(?<!\\)\|", line):
                    self.view[begin + bar.start()] = " "
                blank_inline(self.view, begin, end, self.labels)
            at += 1
        return at

    def _line(self, begin: int, end: int, line: str) -> None:
        if (quote := _QUOTE.match(line)) is not None:
            blank_range(self.view, begin, begin + quote.end())
            begin += quote.end()
            line = line[quote.end() :]
        marks = line.strip()
        if not marks:
            self._close()
        elif (
            _is_underline(marks)
            and not self.item
            and self.opened != -1
            and _may_be_heading(self.text[self.opened : self.closed])
        ):
            blank_range(self.view, begin, end)
            self._close()
        elif _is_rule(marks):
            self._close()
            blank_range(self.view, begin, end)
        elif (heading := _HEADING.match(line)) is not None:
            self._close()
            blank_range(self.view, begin, begin + heading.end())
            if (tail := _HEADING_END.search(line.rstrip())) is not None:
                blank_range(self.view, begin + tail.start(), end)
            self._open(begin + heading.end(), end)
            self._close()
        elif self.opened == -1 and _DEFINITION.match(line):
            blank_range(self.view, begin, end)
        elif (item := self._item(line)) is not None:
            self._close()
            blank_range(self.view, begin, begin + item)
            self._open(begin + item, end)
            self.item, self.numbered = True, _NUMBER.match(line) is not None
        elif self.opened == -1:
            self._open(begin, end)
        else:
            self._continue(end, line)

    def _item(self, line: str) -> int | None:
        """Where the content of a list item starts; None where the line is not the start of one.

        A number that is not 1 starts an item only where no paragraph of prose is open (CommonMark, 5.2): "killed on
        Sept.\\n30. The".
        """
        if (found := _BULLET.match(line)) is not None or (found := _FOOTNOTE.match(line)) is not None:
            return found.end()
        if (found := _NUMBER.match(line)) is not None and (self.opened == -1 or self.numbered or int(found[1]) == 1):
            return found.end()
        return None

    def _open(self, begin: int, end: int) -> None:
        self.opened, self.closed, self.item, self.numbered = begin, end, False, False

    def _continue(self, end: int, line: str) -> None:
        """Add a line to the open paragraph. A visible break before a small letter is two stray spaces, not a line of
        verse."""
        last = self.text[max(self.opened, self.closed - _BREAK_LENGTH) : self.closed]
        if line.lstrip()[0].islower() or _BREAK.search(last) is None:
            after = self.closed + (2 if self.text.startswith("\r\n", self.closed) else 1)
            self.view[self.closed : after] = " " * (after - self.closed)
        self.closed = end

    def _close(self) -> None:
        if self.opened != -1:
            blank_inline(self.view, self.opened, self.closed, self.labels)
        self.opened = -1


def _lines(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and characters of each line, without its line end."""
    for line in _LINE.finditer(text, start):
        yield line.start(), line.end(1), line[1]
