"""The words of a tree of markup, as a reader sees them: HTML, and the XHTML-like bodies of wire formats.

The text that comes out has a line for each paragraph, heading, item and row, an empty line between paragraphs, and a line end for each
``<br>``. What a browser does not show is not in it (scripts, styles, comments, hidden elements), and neither is what the writer took
back (``<del>``, ``<s>``). A raised figure would make another number of the one before it ("27¹" is not 271), so raised and lowered
digits become the characters that Unicode has for them, and marks of footnotes, which are links, go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.decoding import check_characters

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNSEEN = frozenset(
    "script style template noscript head title iframe object embed applet svg math canvas audio video map select textarea button"
    " datalist progress meter del s strike rp rt colgroup media".split()
)
_PARAGRAPHS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 hl1 hl2 blockquote bq pre article section header footer main aside nav address figure figcaption table"
    " ul ol dl hr form fieldset details summary body block hedline abstract caption".split()
)
_LINES = frozenset("li dt dd tr br option legend".split())
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def parse_html(text: str, name: str, line: int | None = None) -> Element:
    """The tree of a page or of a fragment of HTML, which is read as a browser does, whatever is wrong with it.

    Raises InputError where it is nested deeper than libxml2 goes (256 levels), so that words would be lost.
    """
    from lxml import etree

    check_characters(text, name)
    data = _DECLARATION.sub("", text, count=1).encode("utf-8")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(data or b"<p></p>", parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"The HTML cannot be read: {error.msg}.", path=name, line=line, cure="Save it again."
        ) from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        message = f"The HTML cannot be read to its end: {parser.error_log.last_error.message.strip()}."
        raise InputError(message, path=name, line=line, cure="Save it again, or as text.")
    return root if root is not None else etree.fromstring(b"<p></p>", parser)


def text_of_html(html: str, name: str, line: int | None = None) -> str:
    """The words of a page or of a fragment of HTML. Raises InputError as :func:`parse_html`."""
    return text_of(parse_html(html, name, line)) if html.strip() else ""


def text_of(root: Element) -> str:
    """The words of an element and of all below it."""
    from lxml import etree

    out = _Lines()
    walk = etree.iterwalk(root, events=("start", "end"))
    pre = 0
    for event, element in walk:
        tag = _local(element)
        shown = bool(tag) and not _is_hidden(element, tag)
        if event == "start":
            if not shown:
                walk.skip_subtree()
                continue
            out.separate(_BEFORE.get(tag, ""))
            pre += tag == "pre"
            if tag == "q":
                out.add("“")
            _add(out, element.text, tag, pre)
        else:
            if shown:
                pre -= tag == "pre"
                if tag == "q":
                    out.add("”")
                out.separate(_BEFORE.get(tag, ""))
            if element is not root:
                parent = element.getparent()
                _add(out, element.tail, "" if parent is None else _local(parent), pre)
    return out.result()


_BEFORE = dict.fromkeys(_PARAGRAPHS, "\n\n") | dict.fromkeys(_LINES, "\n") | dict.fromkeys(_CELLS, "   ")


def _local(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: Element, tag: str) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if (style := element.get("style")) and _INVISIBLE.search(style):
        return True
    return tag == "sup" and any(_local(below) == "a" for below in element.iter())


def _add(out: _Lines, text: str | None, tag: str, pre: int) -> None:
    if not text:
        return
    if tag in ("sup", "sub"):
        text = text.translate(_RAISED if tag == "sup" else _LOWERED)
    if not pre:
        out.add(text)
        return
    for number, line in enumerate(text.splitlines()):
        if number:
            out.separate("\n")
        out.add(line)


class _Lines:
    """Text put together with the strongest separator that stands between two pieces."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pending = ""

    def separate(self, separator: str) -> None:
        if _STRENGTH[separator] > _STRENGTH[self._pending]:
            self._pending = separator

    def add(self, text: str) -> None:
        plain = _SPACE.sub(" ", text)
        if plain.startswith(" "):
            self.separate(" ")
        if words := plain.strip(" "):
            if self._parts:
                self._parts.append(self._pending)
            self._parts.append(words)
            self._pending = " " if plain.endswith(" ") else ""

    def result(self) -> str:
        return "".join(self._parts)


_STRENGTH = {"": 0, " ": 1, "   ": 2, "\n": 3, "\n\n": 4}
