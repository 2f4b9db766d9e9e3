"""One key for the many spellings of a place's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ə": "a",
        "'": None,
        "’": None,
        "‘": None,
        "ʻ": None,
        "ʼ": None,
        "`": None,
        ".": None,
        ",": " ",
        "-": " ",
        "–": " ",
        "/": " ",
    }
)
"""Letters that Unicode does not take apart, and the marks that spellings of one name differ by."""
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
"""Words that names carry in full and shortened (AP Stylebook, "saint", "mount", "fort")."""
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The name in lower case without accents, hyphens, points, apostrophes and a leading "the".

    Two spellings of one name have one key ("St. Étienne", "Saint-Etienne"); the key of a key is itself.

    >>> key("Saint-Étienne"), key("The Hague"), key("Sant'Ana"), key("U.S.")
    ('st etienne', 'hague', 'santana', 'us')
    """
    text = name.lower()
    if not text.isascii():
        text = text.translate(_LETTERS)
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    words = text.translate(_LETTERS).split()
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    return " ".join(_SHORT.get(word, word) for word in words)


def collapse(name: str) -> str:
    """The name with white space runs as one space, as a reader sees it."""
    return _SPACES.sub(" ", name).strip()
