"""Characters of a draft that must not reach a terminal or an editor as they are.

Control characters move the cursor, recolour the screen or ring; bidirectional controls reorder what is shown, so that a report reads
otherwise than it is ("Trojan Source", CVE-2021-42574); lone surrogates, which file names that are not UTF-8 are decoded to, are no text.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides and isolates
    "\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # no width, or a break of lines that is none
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e0fff"  # tags and selectors without a shape
    "]"
)
"""One character that is written as an escape. Joiners and soft hyphens, which belong to words, are not among them."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def escape(character: str) -> str:
    """The escape of a character, as JSON, YAML and Python have it: ``\\x1b``, ``\\u202e``, ``\\U000e0001``."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """A text on one line, for a terminal: white space collapsed, hidden characters as escapes."""
    return visible_line(" ".join(text.split()))


def visible_line(line: str) -> str:
    """A line whose indentation says something, for a terminal: hidden characters as escapes."""
    return HIDDEN.sub(lambda match: escape(match[0]), line)


def well_formed(text: str) -> str:
    """The text, with lone surrogates as the six characters of their escapes: parsers of JSON and YAML may refuse anything else."""
    return _SURROGATE.sub(lambda match: escape(match[0]), text)
