"""Changes of copy that no fact differs with, and changes of a value: what ``tests.security.metamorphic`` tries."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable
from typing import Final

Change = Callable[[str], str]

_SPELLINGS: Final = (
    ("programme", "program"), ("centre", "center"), ("labour", "labor"), ("harbour", "harbor"), ("neighbour", "neighbor"),
    ("organis", "organiz"), ("defence", "defense"), ("colour", "color"), ("metre", "meter"), ("stabilis", "stabiliz"), ("grey", "gray"),
    ("favour", "favor"), ("honour", "honor"), ("rumour", "rumor"), ("theatre", "theater"), ("travell", "travel"), ("cancell", "cancel"),
    ("dialogue", "dialog"), ("catalogue", "catalog"), ("analys", "analyz"), ("recognis", "recogniz"), ("criticis", "criticiz"),
    ("authoris", "authoriz"), ("mobilis", "mobiliz"), ("emphasis", "emphasiz"), ("apologis", "apologiz"), ("licence", "license"),
    ("offence", "offense"), ("fulfil ", "fulfill "), ("enrol ", "enroll "), ("plough", "plow"), ("sceptic", "skeptic"),
)  # fmt: skip
_NUMBERS: Final = "two three four five six seven eight nine".split()
_WORD_NUMBER: Final = re.compile(rf"(?<![\w-])({'|'.join(_NUMBERS)})(?= [a-z]+s\b)(?! minds)")
_DIGIT: Final = re.compile(r"(?<![\w.,:$£€-])([2-9])(?= [a-z]+s\b)")
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _body(change: Change) -> Change:
    """A change of the copy alone: front matter stays."""

    def whole(text: str) -> str:
        front = re.match(r"---\n.*?\n---\n", text, re.S)
        at = 0 if front is None else front.end()
        return text[:at] + change(text[at:])

    return whole


def _wrapped(width: int) -> Change:
    def change(copy: str) -> str:
        paragraphs = re.split(r"\n[ \t]*\n", copy)
        return "\n\n".join(
            paragraph
            if paragraph.lstrip()[:1] in set("#>-*|<0123456789")
            else textwrap.fill(" ".join(paragraph.split()), width, break_on_hyphens=False)
            for paragraph in paragraphs
        )

    return change


def _curly(copy: str) -> str:
    copy = re.sub(r'(^|[\s(\[—])"', r"\1“", copy, flags=re.M).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", copy)


def _straight(copy: str) -> str:
    return copy.translate(str.maketrans("“”‘’", "\"\"''"))


def american(copy: str) -> str:
    """British spelling for American. ("Analyses" and "emphasis" are nouns, too, spelt alike by both.)"""
    for british, other in _SPELLINGS:
        verbal = (
            "(?=ed?\\b|ing\\b)"
            if british == "analys"
            else "(?=e[sd]?\\b|ing\\b|ation)"
            if british.endswith("is")
            else ""
        )
        for old, new in ((british, other), (british.capitalize(), other.capitalize())):
            copy = re.sub(rf"(?<![A-Za-z]){old}{verbal}", new, copy)
    return copy


def _british(copy: str) -> str:
    for british, other in _SPELLINGS:
        if other in {"program", "cancel", "travel", "meter", "analyz"}:
            continue  # words of British English, too, or parts of them
        copy = re.sub(rf"(?<![a-z]){other}", british, copy)
        copy = re.sub(rf"(?<![A-Za-z]){other.capitalize()}", british.capitalize(), copy)
    return copy


def _digits(copy: str) -> str:
    """The stylebooks differ in where words end and figures begin, and no fact differs with them. Nobody is "in 2 minds", though."""
    return _WORD_NUMBER.sub(lambda match: str(_NUMBERS.index(match[1]) + 2), copy)


def _words(copy: str) -> str:
    return _DIGIT.sub(lambda match: _NUMBERS[int(match[1]) - 2], copy)


def other_value(kind: str, words: str) -> str | None:
    """Another value for a claim's words: a figure more than doubled, a weekday two days on, a place on another continent. None for words
    that tell their value in another way."""
    number = re.match(r"(\d{1,3}(?:,\d{3})+|\d+)\b", words)
    if kind == "count" and number is not None:
        return f"{int(number[1].replace(',', '')) * 2 + 11:,}" + words[number.end() :]
    if kind == "date" and words in _WEEKDAYS:
        return _WEEKDAYS[(_WEEKDAYS.index(words) + 2) % 7]
    if kind == "place" and re.fullmatch(r"[A-Z][a-z]+", words):
        return "Reykjavik" if words != "Reykjavik" else "Nairobi"
    return None


def dated(text: str, day: datetime.date) -> str:
    """An article of another day, by its front matter."""
    return re.sub(r"(?m)^date: .*$", f"date: {day}", text, count=1)


def retracted(text: str) -> str:
    """An article that was taken back, by its front matter."""
    return text.replace("---\n", "---\ncorrection: retracted\n", 1)


UNCHANGED: Final[dict[str, Change]] = {
    "trailing spaces": _body(lambda copy: re.sub(r"(?m)(?<=\S)$", " ", copy)),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces before figures' nouns": _body(lambda copy: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", copy)),
    "wrapped at 60": _body(_wrapped(60)),
    "one line a paragraph": _body(_wrapped(10**6)),
    "curly quotation marks": _body(_curly),
    "straight quotation marks": _body(_straight),
    "American spelling": american,
    "British spelling": _british,
    "digits for number words": _body(_digits),
    "number words for digits": _body(_words),
    "an empty paragraph more": _body(lambda copy: copy.replace("\n\n", "\n\n\n\n")),
    "two spaces after a full stop": _body(lambda copy: re.sub(r"(?<=[a-z][.]) (?=[A-Z])", "  ", copy)),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
}
"""Changes of a draft that must not matter."""

REPORTED: Final[dict[str, Change]] = {
    "archive in American spelling": american,
    "archive wrapped at 60": _body(_wrapped(60)),
    "archive with curly quotation marks": _body(_curly),
    "archive with CRLF": lambda text: text.replace("\n", "\r\n"),
    "archive with digits for number words": _body(_digits),
}
"""Changes of every article of an archive that must not matter."""
