"""Ordinals: values, and no counts, but for the length of a series, a place in a ranking and the minute of a match."""

from __future__ import annotations

from verifier.kinds.count.guards import is_ordinal_glued
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numerals import after_hyphen, hyphen_at
from verifier.kinds.count.value import CountValue, Form
from verifier.text import WordClass

NUMBERS = {
    word: float(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {
    word: float(n)
    for n, word in zip(
        (30, 40, 50, 60, 70, 80, 90, 100, 1000),
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth".split(),
        strict=True,
    )
}
PERIODS = frozenset(
    "quarter half century day week month year time anniversary floor birthday grade edition round cousin "
    "party world reading division class district amendment hand place night millennium decade hour season".split()
)
"""Nouns that an ordinal names one of: a period, a storey, a class. Nothing is counted with them."""
_OPENERS = frozenset({"the", "its", "his", "her", "their", "our", "my", "your", "this", "that"})
_ARTICLES = frozenset({"a", "an"})
_RUNNING = frozenset({"running", "straight", "consecutive", "successive"})
_RANKING = frozenset(
    "finished finish finishing finishes ranked ranks placed places seeded lie lies lying came come comes coming stood stand stands "
    "sit sits sitting sat".split()
)
_STAGES = frozenset("round term time edition season".split())
"""Periods that are counted as a series of events, too: "their third round of talks", "a second term"."""
_PLACES = frozenset({"place", "position", "spot"})


def ordinal_at(line: Line, i: int) -> Found | None:
    """The ordinal at token ``i``: "its third pause in succession", "her 10th title", "finished fifth". One that makes
    no claim says so."""
    value, last = _number(line, i)
    if value is None:
        return None
    return _rank(line, i, value, last) or _in_series(line, i, value, last) or _minute(line, i, value, last)


def _minute(line: Line, i: int, value: float, last: int) -> Found | None:
    """One of several minutes of a match: "in the 51st and 77th minutes"."""
    k = last
    for _ in range(_MOST_MINUTES):
        if line.word(k) in _MINUTES:
            return _found(i, last, value, "minute", "ordinal")
        k = k + 1 if line.word(k) in {",", "and", "or"} else k
        if k >= len(line.tokens):
            return None
        if line.word(k) in _MINUTES:
            continue
        number, end = _number(line, k)
        if number is None:
            return None
        k = end
    return None


_FRACTION = 3
"""Up to here an ordinal behind "a" is one more ("a third man"), or a fraction."""
_MINUTES = frozenset({"minute", "minutes"})
_MOST_MINUTES = 8


def _number(line: Line, i: int) -> tuple[float | None, int]:
    """The number of the ordinal at token ``i`` ("third", "10th") and where it ends."""
    value = NUMBERS.get(line.word(i))
    if value is not None:
        return value, i + 1
    if line.tokens[i].kind != "number" or not is_ordinal_glued(line, i + 1) or line.word(i + 1) == "s":
        return None, i
    number = line.number(i)
    return (None if number is None else number.value), i + 2


def _found(i: int, last: int, value: float, unit: str, excluded: str = "") -> Found:
    return Found(CountValue(Form.ORDINAL, value, value, value, unit), i, last, i, last, excluded)


def _rank(line: Line, i: int, value: float, last: int) -> Found | None:
    """A place in a ranking, which results report: "finished third", "in fifth place", "ranked 12th"."""
    placed = line.word(last) in _PLACES and line.word(i - 1) in {"in", "into", "to", "for"}
    ranked = line.word(i - 1) in _RANKING and line.tag(last) is not WordClass.NOUN
    if placed or ranked:
        return _found(i, last, value, "place")
    seed = line.word(last) in _SEEDS and line.word(i - 1) in _OPENERS | _ARTICLES
    return _found(i, last, value, "place", "ordinal") if seed else None


_SEEDS = frozenset(
    {"seed", "seeds", "seeded", "favourite", "favorite", "best", "largest", "biggest", "richest", "fastest"}
)
"""What an ordinal gives the rank of: "the fifth seed", "the third largest"."""


_MEDALS = {"gold": 1.0, "silver": 2.0, "bronze": 3.0}
OPENERS = frozenset({*NUMBERS, *_MEDALS, "runner", "runners", "number", "no"})
"""Words that an ordinal or a rank may begin with."""
_TAKING = frozenset(
    "take takes took taken taking win wins won winning claim claims claimed claiming earn earns earned land landed collect collected "
    "secure secured for".split()
)
"""What is done to a medal that is named by its metal alone."""


def _medal(line: Line, i: int) -> Found | None:
    """A place told by its medal or its name: "took bronze", "the silver medallist", "the runner-up"."""
    if line.word(i) in {"runner", "runners"} and line.word(after_hyphen(line.tokens, i + 1)) == "up":
        return _found(i, after_hyphen(line.tokens, i + 1) + 1, 2.0, "place", "ordinal")
    value = _MEDALS.get(line.word(i))
    if value is None:
        return None
    named = line.word(i + 1).startswith(("medal", "medallist", "medalist"))
    alone = line.word(i - 1) in _TAKING and line.tag(i + 1) not in {WordClass.NOUN, WordClass.NAME}
    return _found(i, i + 1, value, "place", "ordinal") if named or alone else None


def rank_in_words(line: Line, i: int) -> Found | None:
    """A rank told by a plain number or a medal: "the world number three", "the No. 3 seed". No claim: it says who is meant."""
    medal = _medal(line, i)
    if medal is not None:
        return medal
    if line.word(i) not in {"number", "no"}:
        return None
    k = i + 2 if line.word(i + 1) == "." else i + 1
    number = line.number(k) if k < len(line.tokens) else None
    if number is None or not number.value.is_integer():
        return None
    ranked = line.word(i - 1) in {"world", "world's"} or line.word(number.last) in _SEEDS
    return _found(k, number.last, number.value, "place", "ordinal") if ranked else None


def _of_number(line: Line, i: int, value: float, last: int) -> Found | None:
    """The place in a series whose length is told: "the third of four night shifts"."""
    number = line.number(last + 1)
    if number is None or number.value < value or number.bare:
        return None
    return _found(i, last, value, line.counted(number.last).unit, "ordinal")


def _in_series(line: Line, i: int, value: float, last: int) -> Found | None:
    before = line.word(i - 1)
    article = before in _ARTICLES
    if value == 1 or not (article or before in _OPENERS or before.endswith("'s")):
        return None
    if article and value == 2 and line.word(last) not in {"time", "straight", "successive", "consecutive"}:
        return None
    if line.word(last) == "of":
        return _of_number(line, i, value, last)
    if line.word(last + 1) == "running" and line.tagged(last) is not None:
        # "The fifth meeting running", whatever word class a noun in -ing was given.
        return _found(i, last, value, line.word(last))
    noun = line.counted(last)
    behind = line.token_from(noun.end) if noun.unit else last
    in_a_row = line.word(behind) == "in" and (
        line.word(behind + 1) == "succession" or (line.word(behind + 1), line.word(behind + 2)) == ("a", "row")
    )
    if not (noun.unit or in_a_row) or noun.part or hyphen_at(line.tokens, last):
        return None
    # The minute of a match is a figure that is reported; so is the length of a series.
    if noun.unit == "birthday":
        age = CountValue(Form.AGE, value, value, value, "year", grain=1.0)
        return Found(age, i, line.token_from(noun.end), i, line.token_from(noun.end), "ordinal")
    if noun.unit in _STAGES and not in_a_row and line.word(behind) != "running":
        return _found(i, last, value, noun.unit, "ordinal")
    series = in_a_row or noun.unit == "minute" or line.word(last) in _RUNNING or line.word(behind) == "running"
    if not series and article:
        again = noun.unit == "time" or (value > _FRACTION and noun.unit not in PERIODS)
        return _found(i, last, value, noun.unit, "ordinal") if again else None
    if not series and noun.unit in PERIODS:
        return None
    return _found(i, last, value, noun.unit, "" if series else "ordinal")
