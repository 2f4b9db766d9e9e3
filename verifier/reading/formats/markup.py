"""The words of a tree of markup, as a reader sees them: HTML, and the XHTML-like bodies of wire formats.

The text that comes out has a line for each paragraph, heading, item and row, an empty line between paragraphs, and a line end for each
``<br>``. What a browser does not show is not in it (scripts, styles, comments, hidden elements), and neither is what the writer took
back (``<del>``, ``<s>``). A raised figure would make another number of the one before it ("27¹" is not 271), so raised and lowered
digits become the characters that Unicode has for them, and marks of footnotes, which are links, go.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
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
_STRENGTH = {"": 0, " ": 1, "   ": 2, "\n": 3, "\n\n": 4}
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


class Lines:
    """A text put together piece by piece. White space is collapsed, and between two pieces stands the strongest separator that was asked
    for: nothing, a space, the space between cells, a line end, an empty line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pending = ""

    def separate(self, separator: str) -> None:
        """See to it that one of ``""``, ``" "``, three spaces, a line end or two stands before the next piece."""
        if _STRENGTH[separator] > _STRENGTH[self._pending]:
            self._pending = separator

    def add(self, text: str) -> None:
        """Add a piece; space at its ends separates it from its neighbours."""
        plain = _SPACE.sub(" ", text)
        if plain.startswith(" "):
            self.separate(" ")
        if words := plain.strip(" "):
            if self._parts:
                self._parts.append(self._pending)
            self._parts.append(words)
            self._pending = " " if plain.endswith(" ") else ""

    def result(self) -> str:
        """The text so far."""
        return "".join(self._parts)


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
        why = parser.error_log.filter_from_fatals()[0].message.partition(", use ")[0]
        message = f"The HTML cannot be read to its end: {why.strip()}."
        raise InputError(message, path=name, line=line, cure="Save it again, or as text.")
    return root if root is not None else etree.fromstring(b"<p></p>", parser)


def text_of_html(source: str, name: str, line: int | None = None) -> str:
    """The words of a page or of a fragment of HTML. Raises InputError as :func:`parse_html`."""
    return text_of(parse_html(source, name, line)) if source.strip() else ""


def select(root: Element, path: str) -> list[Element]:
    """The elements under an XPath."""
    found = root.xpath(path)
    return [element for element in found if isinstance(element, type(root))] if isinstance(found, list) else []


def text_of(root: Element, *, without: Collection[str] = ()) -> str:
    """The words of an element and of all below it, but for elements with the names ``without``."""
    from lxml import etree

    out = Lines()
    walk = etree.iterwalk(root, events=("start", "end"))
    pre = 0
    for event, element in walk:
        tag = _local(element)
        if isinstance(element, etree._Entity):  # of a document type that is not read: the names are HTML's
            if event == "start":
                out.add(html.unescape(element.text))
            elif (parent := element.getparent()) is not None:
                _add(out, element.tail, _local(parent), pre)
            continue
        shown = bool(tag) and tag not in without and not _is_hidden(element, tag)
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


def raised(text: str) -> str:
    """A text with its digits raised."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """A text with its digits lowered."""
    return text.translate(_LOWERED)


def _local(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: Element, tag: str) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if (style := element.get("style")) and _INVISIBLE.search(style):
        return True
    return tag == "sup" and any(_local(below) == "a" for below in element.iter())


def _add(out: Lines, text: str | None, tag: str, pre: int) -> None:
    if not text:
        return
    if tag in ("sup", "sub"):
        text = raised(text) if tag == "sup" else lowered(text)
    if not pre:
        out.add(text)
        return
    for number, line in enumerate(text.splitlines()):
        if number:
            out.separate("\n")
        out.add(line)
