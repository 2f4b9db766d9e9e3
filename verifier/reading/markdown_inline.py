"""The markup inside a paragraph of Markdown: emphasis, links, images, code, tags and entities, blanked in place."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|!?\[|\]|<|\*+|_+|~~|&#?\w{1,31};|\\(?=[\r\n]|\Z)")
_TARGET = re.compile(
    r"\]\([ \t]*(?:<[^<>\r\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()<>]{0,2000}\)[^\s()<>]{0,2000}){0,8})"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]*\)"
)
_REFERENCE = re.compile(r"\]\[([^\[\]]{0,200})\]")
_AUTOLINK = re.compile(r"<(?:https?|ftp|mailto):[^\s<>]*>|<[\w.+-]{1,64}@[\w.-]{1,255}>", re.IGNORECASE)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]*)?/?>")
_OPENING_QUOTES = frozenset("“‘«‹„‚")

# The elements of HTML (the living standard, with the old ones that copy still holds). Another word in angle brackets is
# text: <SRD> is how a wire writes a ticker. The first group starts a new line where it is shown.
_BLOCK_TAGS = frozenset(
    "address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table"
    " tbody tfoot thead tr ul".split()
)
_INLINE_TAGS = frozenset(
    "a abbr acronym audio b bdi bdo big button canvas cite code col colgroup data datalist del dfn em embed"
    " font i iframe img input ins kbd label legend map mark meter noscript object optgroup option output param"
    " picture progress q rp rt ruby s samp select slot small source span strike strong sub sup svg td template"
    " textarea th time track tt u var video wbr".split()
)


def blank_range(view: list[str], start: int, end: int) -> None:
    """Put a space in the place of every character but line ends."""
    view[start:end] = [char if char in "\r\n" else " " for char in view[start:end]]


def blank_inline(view: list[str], start: int, end: int, labels: Collection[str]) -> None:
    """Blank the inline markup of the paragraph ``view[start:end]`` in place. ``labels`` are the lower-case names of
    defined links."""
    text = "".join(view[start:end])
    if _TOKEN.search(text) is not None:
        _Inline(view, start, text, labels).run()


class _Inline:
    def __init__(self, view: list[str], offset: int, text: str, labels: Collection[str]) -> None:
        self.view = view
        self.offset = offset
        self.text = text
        self.labels = labels
        self.brackets: list[re.Match[str]] = []
        self.emphasis: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}  # start and end of what is still open
        self.struck = -1
        self.runs = {run.start(): run[0] for run in re.finditer("`+", text)}
        self.next_run = _next_of_same_length(self.runs)

    def run(self) -> None:
        at = 0
        while (token := _TOKEN.search(self.text, at)) is not None:
            at = self._token(token)

    def _token(self, token: re.Match[str]) -> int:
        """Deal with one token; returns where to go on."""
        mark, start, end = token[0], token.start(), token.end()
        match mark[0]:
            case "\\":
                self._blank(start, start + 1)
            case "`":
                return self._code(start, end)
            case "!" | "[":
                self.brackets.append(token)
            case "]":
                return self._closing_bracket(start, end)
            case "<":
                return self._angle(start, end)
            case "~":
                self._strike(start, end)
            case "&":
                self._entity(start, end)
            case _:
                self._emphasis(mark[0], start, end)
        return end

    def _blank(self, start: int, end: int) -> None:
        blank_range(self.view, self.offset + start, self.offset + end)

    def _code(self, start: int, end: int) -> int:
        """Blank the marks of a code span; its words are shown, and stay. ``Two grave accents'' are a wire's quotation
        mark."""
        close = self.next_run.get(start)
        if close is None or (end - start == 2 and self.text.find("''", end, close) != -1):
            return end
        self._blank(start, end)
        self._blank(close, close + end - start)
        return close + end - start

    def _closing_bracket(self, start: int, end: int) -> int:
        if not self.brackets:
            return end
        opening = self.brackets.pop()
        label = self.text[opening.end() : start] if start - opening.end() <= 1000 else ""
        target = _TARGET.match(self.text, start)
        if target is None:
            reference = _REFERENCE.match(self.text, start)
            if reference is not None and _normal(reference[1] or label) in self.labels:
                target = reference
        if target is not None and opening[0] == "![":
            self._blank(opening.start(), target.end())
        elif target is not None:
            self._blank(opening.start(), opening.end())
            self._blank(start, target.end())
        elif label.startswith("^") and " " not in label:
            self._blank(opening.start(), end)
        elif _normal(label) in self.labels:
            self._blank(opening.start(), opening.end())
            self._blank(start, end)
        return end if target is None else target.end()

    def _angle(self, start: int, end: int) -> int:
        if (link := _AUTOLINK.match(self.text, start)) is not None:
            self._blank(start, link.end())
            return link.end()
        tag = _TAG.match(self.text, start)
        if tag is None or (name := tag[1].lower()) not in _BLOCK_TAGS | _INLINE_TAGS:
            return end
        self._blank(start, tag.end())
        if name in _BLOCK_TAGS:
            self.view[self.offset + start] = "\n"
        return tag.end()

    def _strike(self, start: int, end: int) -> None:
        if self.struck == -1:
            self.struck = start
        else:
            self._blank(self.struck, end)
            self.struck = -1

    def _entity(self, start: int, end: int) -> None:
        """Put the character that an entity names in its place, next to the word that it belongs to."""
        char = html.unescape(self.text[start:end])
        if len(char) != 1 or not (char.isprintable() or char.isspace()):
            return
        self._blank(start, end)
        self.view[self.offset + (end - 1 if char in _OPENING_QUOTES else start)] = " " if char.isspace() else char

    def _emphasis(self, mark: str, start: int, end: int) -> None:
        """Blank a run of * or _ with the run that it closes (CommonMark, 6.2, without the rule of three)."""
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        opens = left and (mark == "*" or not before.isalnum())
        closes = right and (mark == "*" or not after.isalnum())
        stack = self.emphasis[mark]
        while closes and stack and start < end:
            first, last = stack.pop()
            count = min(last - first, end - start)
            self._blank(last - count, last)
            self._blank(start, start + count)
            start += count
            if first < last - count:
                stack.append((first, last - count))
        if opens and start < end:
            stack.append((start, end))


def _normal(label: str) -> str:
    return " ".join(label.lower().split())


def _next_of_same_length(runs: dict[int, str]) -> dict[int, int]:
    """For each run of grave accents, where the next run of the same length starts."""
    following: dict[int, int] = {}
    last: dict[int, int] = {}
    for start in sorted(runs, reverse=True):
        length = len(runs[start])
        if length in last:
            following[start] = last[length]
        last[length] = start
    return following
