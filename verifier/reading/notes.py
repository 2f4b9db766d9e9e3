"""Comments in copy that speak to this program: ``<!-- verify: … -->``, in plain text as in Markdown.

Markdown and HTML have comments of their own. Plain text has none, so there the same form is left out of the copy where it begins with
``verify:``, and nothing else is.
"""

from __future__ import annotations

import re

NOTE = re.compile(r"<!--\s*verify:(?P<body>(?:(?!-->)[^\x00]){0,2000})-->", re.IGNORECASE)
"""A comment for this program; its body may run over lines. Bounded, so that what is opened and never closed costs little."""


def blank_notes(text: str) -> str:
    """The text with such comments made spaces; line ends stay."""
    if "<!--" not in text:
        return text
    return NOTE.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
