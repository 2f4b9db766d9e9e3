"""Typography made plain for rules to read, character for character.

Rules about English should not have to know that an apostrophe comes in six shapes. :func:`fold` maps each shape of a
quotation mark, dash, space or digit to the one that a typewriter has, and never changes the number of characters:
``fold(text)[a:b]`` and ``text[a:b]`` always speak of the same words. Line ends become a single ``\\n`` (a CRLF becomes
a space and ``\\n``).

Invisible characters need care, because a space in their place could make one number of two. A soft hyphen or a joiner
says that the letters on both sides belong to one word, so inside a word it becomes ``_``: the word stays one word,
though no dictionary knows it, and ``10_000`` is not read as 10. That is a miss, which costs less than a false alarm. A
zero-width space says the opposite (Unicode, chapter 23.2: it marks a word boundary) and becomes a space, except between
two digits. Everywhere else an invisible character becomes a space.
"""

from __future__ import annotations

import re

_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u00b4\u2039\u203a\uff07\uff40"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d"
_DASHES = "\u2014\u2015\u2e3a\u2e3b"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0))))
_JOINERS = "\u00ad\u034f\u180e\u200c\u200d\u2060\ufeff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH_SPACE = "\u200b"
_FULL_WIDTH = {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)
}  # "!" to "~" of ASCII, digits and letters among them

_TABLE = (
    _FULL_WIDTH
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _QUOTES), '"')
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _DASHES), "—")
    | dict.fromkeys(map(ord, _SPACES + _CONTROLS), " ")
    | dict.fromkeys(map(ord, _LINE_ENDS), "\n")
)
_ODD_ASCII = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_INVISIBLE = re.compile(f"[{_JOINERS}{_DIRECTIONS}{_ZERO_WIDTH_SPACE}]+")

# The wires' keyboard: ``two grave accents'' quote; -- or a lone _ is a dash; -30- ends a story (ANPA 1312).
_GRAVE_QUOTE = re.compile(r"``(?=[^\s`])")
_ACUTE_QUOTE = re.compile(r"(?<=[^\s'])''(?!')")
_DOUBLE_HYPHEN = re.compile(r"(?<!-)--(?!-)")
_LONE_UNDERSCORE = re.compile(r"(?<=\s)_(?=\s|\Z)")
_END_MARK = re.compile(r"^([^\S\n]*)([-—]+ ?30 ?[-—]+)(?=[^\S\n]*$)", re.MULTILINE)
_ADDRESS = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"]{0,2000}[^\s<>\".,;:!?'()\[\]*_]", re.IGNORECASE)


def fold(text: str) -> str:
    """The text in plain typography: as many characters as ``text`` has, each in its place. Linear in the length of the
    text."""
    view = text.replace("\r\n", " \n").replace("\r", "\n")
    if not view.isascii():
        view = _INVISIBLE.sub(_visible, view).translate(_TABLE)
    elif _ODD_ASCII.search(view):
        view = view.translate(_TABLE)
    if "``" in view:
        view = _GRAVE_QUOTE.sub(' "', view)
    if "''" in view:
        view = _ACUTE_QUOTE.sub('" ', view)
    if "--" in view:
        view = _DOUBLE_HYPHEN.sub("— ", view)
    if "_" in view:
        view = _LONE_UNDERSCORE.sub("—", view)
    if "30" in view:
        view = _END_MARK.sub(lambda match: " " * len(match[0]), view)
    if "://" in view or "ww." in view or "WW." in view:
        view = _ADDRESS.sub(lambda match: " " * len(match[0]), view)  # the digits of an address count nothing
    return view


def _visible(match: re.Match[str]) -> str:
    """What stands in the place of invisible characters: see the module's docstring."""
    text = match.string
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    joins = _ZERO_WIDTH_SPACE not in match[0] and before.isalnum() and after.isalnum()
    return ("_" if joins or (before.isdigit() and after.isdigit()) else " ") * len(match[0])
