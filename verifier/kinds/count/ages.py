"""Ages that stand without "years old": "Vollmer, 52,", "aged 17", "a girl of eight", "in her 40s", "he is 44"."""

from __future__ import annotations

from verifier.kinds.count.bounds import interval, ranged
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.numerals import hyphen_at
from verifier.kinds.count.units import WORDS
from verifier.kinds.count.value import BELOW, CountValue, Form, Hedge
from verifier.text import WordClass

_C = WordClass
OLDEST = 119
_AGE_UNITS = frozenset({"day", "week", "month", "year"})
_CLOSERS = frozenset({",", ".", ";", ")", ":", "", "?", "!", '"', "—", "–", "-"})
_GROUPS = frozenset(
    "team panel group company crew squad majority cabinet staff family herd population party force board "
    "jury committee number total maximum minimum average class fleet workforce audience crowd series set "
    "list council coalition gang band trio group total range margin lead capacity membership platoon "
    "regiment bench delegation flock pack choir cast household order matter factor score field speed depth "
    "height weight price cost rate fine profit loss deficit surplus sum reward fee salary record limit "
    "target quorum turnout tally toll crew".split()
)
"""Nouns whose "of" + number is their size, not an age ("a company of 80"); any other noun before it is a person's ("a
volunteer of 67")."""
_PERSON_ENDINGS = tuple("er or man woman ist ian eer ant ent ee ess child girl boy baby son ic".split())
_PERSONS = frozenset(
    "man men woman women boy girl child baby toddler infant teenager youth pupil student mother father "
    "grandmother grandfather widow widower sister brother son daughter wife husband aunt uncle nephew niece "
    "cousin patient pensioner nurse guard cook veteran recruit bride groom priest nun monk clerk thief "
    "chief deputy lad lass adult person kid tourist witness victim suspect".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec".split()
)
_PEOPLE = frozenset(
    "those both all people anyone everyone men women adults children residents workers pensioners".split()
)
"""Who "over 58" and "under 16" are said of without "years old"."""
_VERB_OR_END = frozenset({_C.AUXILIARY, _C.MODAL, _C.PUNCTUATION, _C.PAST, _C.PRESENT})
_LINKS = frozenset({_C.SUBORDINATOR, _C.PREPOSITION, _C.CONJUNCTION})
_SUBJECTS = frozenset({"he", "she", "who", "i"})
_BE = frozenset({"is", "was", "be", "am", "being", "turned", "turns", "turning", "turn"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_PART_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "middle": (4, 6)}
_DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
    "teens": 13,
}  # fmt: skip
_OF_DECADE = {
    "quadragenarian": 40, "quinquagenarian": 50, "sexagenarian": 60, "septuagenarian": 70, "octogenarian": 80, "nonagenarian": 90,
    "centenarian": 100,
}  # fmt: skip


OPENERS = frozenset({"aged", "age", "ages", "mid", *_PART_OF_DECADE, *_OF_DECADE, *(f"{word}s" for word in _OF_DECADE)})
"""Words that an age may begin with, but for "in" before a possessive, hedges and numbers."""


def age_at(line: Line, i: int) -> Found | None:
    """The age that begins at token ``i``, without "years old", which the units know."""
    word = line.word(i)
    if word in {"aged", "age", "ages"}:
        return _labelled(line, i)
    if word in {"in", "mid"} or word in _PART_OF_DECADE:
        return _decade(line, i)
    singular = word[:-1] if word.endswith("s") else word
    if singular in _OF_DECADE:
        low = _OF_DECADE[singular]
        return Found(ranged(Form.AGE, low, low + 9, "year"), i, i + 1, i, i + 1)
    return _bare(line, i)


def _age(line: Line, hedged: Hedged, number: Number, first: int, last: int, unit: str = "year") -> Found:
    low, high = interval(Form.AGE, hedged.hedge, number.value, 1.0, False, unit)
    return Found(
        CountValue(Form.AGE, number.value, low, high, unit, hedged.hedge, 1.0),
        first,
        max(number.last, last),
        first,
        last,
    )


def _number(line: Line, i: int) -> Number | None:
    number = line.number(i)
    if number is None or not number.value.is_integer() or not 0 < number.value <= OLDEST or number.scaled:
        return None
    glued = (
        number.last < len(line.tokens) and line.tokens[number.last].glued and line.tokens[number.last].kind == "word"
    )
    return None if glued or (line.tokens[i].glued and line.word(i - 1) != "(") else number


def _labelled(line: Line, i: int) -> Found | None:
    """Such as "aged 17", "age 6", "ages 12 and 9", "aged between 12 and 15", "at the age of 30"."""
    j = i + 2 if line.word(i + 1) == "of" else i + 1
    between = line.word(j) in {"between", "from"}
    hedged = line.hedge(j)
    number = _number(line, j + 1 if between else hedged.last)
    if number is None:
        return None
    link = line.word(number.last)
    second = _number(line, number.last + 1) if link == "to" or (between and link == "and") else None
    if hyphen_at(line.tokens, number.last):  # "aged 18-24"
        second = line.number(number.last + 1)
    if second is not None and second.value > number.value:
        return Found(ranged(Form.AGE, number.value, second.value, "year"), i, second.last, i, second.last)
    unit = WORDS.get(line.word(number.last), "")
    if unit in _AGE_UNITS:  # "aged six months"
        return _age(line, hedged, number, i, number.last + 1, unit)
    return _age(line, hedged, number, i, number.last)


def _decade(line: Line, i: int) -> Found | None:
    """Such as "in her 40s", "in his mid-30s", "in their early sixties", "mid-30s"."""
    j = i
    if line.word(j) == "in":
        if line.word(j + 1) not in POSSESSIVES:
            return None
        j += 2
    part = _PART_OF_DECADE.get(line.word(j))
    if part is not None:
        j = j + 2 if line.word(j + 1) == "-" else j + 1
    if line.word(j) in _DECADE_WORDS:
        start, last = _DECADE_WORDS[line.word(j)], j + 1
    elif (
        j + 1 < len(line.tokens)
        and line.tokens[j].kind == "number"
        and line.word(j + 1) == "s"
        and line.tokens[j + 1].glued
    ):
        start, last = int(float(line.text(j).replace(",", ""))), j + 2
        if start % 10 or not 20 <= start <= 90:
            return None
    else:
        return None
    if i == j or (part is not None and line.word(i) != "in" and line.word(i - 1) not in POSSESSIVES):
        return None
    low, high = (13, 19) if start == 13 else (start, start + 9) if part is None else (start + part[0], start + part[1])
    return Found(ranged(Form.AGE, low, high, "year"), i, last, i, last)


def _bare(line: Line, i: int) -> Found | None:
    """An age told by its place alone; ``i`` is where its hedge or number begins."""
    hedged = line.hedge(i)
    number = _number(line, hedged.last)
    if number is None or (line.tokens[hedged.last].kind != "number" and number.last - number.first > 3):
        return None
    before, after = line.word(i - 1), line.word(number.last)
    if before == "(" and after == ")" and _is_person(line, i - 2):
        return _age(line, hedged, number, i, number.last)
    closed = after in _CLOSERS
    if before == "," and closed and _is_person(line, i - 2):
        found = _age(line, hedged, number, i, number.last)
        return Found(found.value, i, found.last, i - 1, found.last + 1 if after == "," else found.last)
    if before in {"of", "at"} and _of_age(line, i, number, before):
        return _age(line, hedged, number, i, number.last)
    if before in _BE and _is_told(line, i, number, closed):
        return _age(line, hedged, number, i, number.last)
    if before == "now" and closed and line.word(i - 2) == "," and _is_person(line, i - 3):
        return _age(line, hedged, number, i, number.last)
    if before in _PEOPLE:
        over = hedged.hedge in {Hedge.MORE_THAN, *BELOW} and line.tag(number.last) in _VERB_OR_END
        return _age(line, hedged, number, i, number.last) if over else None
    return None


def _is_told(line: Line, i: int, number: Number, closed: bool) -> bool:
    """Such as "he is 44", "I was 27 when", "who turned 45 in hospital", "Reuter is 34", "their average age was 76";
    nothing is counted behind it."""
    subject = line.word(i - 2)
    if line.word(i - 1).startswith("turn"):
        return number.value >= 10 and not line.counted(number.last).unit
    if subject == "age":
        return True
    if subject in _SUBJECTS:
        return not line.counted(number.last).unit
    return (
        number.bare
        and number.value >= 13
        and line.tag(i - 2) is _C.NAME
        and (closed or line.word(number.last) == "and")
    )


def _is_person(line: Line, k: int) -> bool:
    """Whether the word at token ``k`` may end a person's name or description: a name of letters, or a noun for people."""
    word = line.tagged(k)
    if word is None or not word.text[:1].isalpha():
        return False
    lower = word.lower
    if lower == "crew":
        return "one" in {line.word(m) for m in range(max(0, k - 4), k)}  # "one of the crew, 22,"
    if word.tag is _C.NAME:
        return not lower.endswith("day") and lower.rstrip(".") not in _MONTHS
    return word.tag is _C.NOUN and (lower in _PERSONS or lower.endswith(_PERSON_ENDINGS)) and lower not in _GROUPS


def _of_age(line: Line, i: int, number: Number, before: str) -> bool:
    """Such as "a girl of eight", "a volunteer of 67": a person, and nothing counted behind; "Tavares, at 63, …"."""
    after = line.word(number.last)
    if before == "at" and (i == 1 or line.text(i - 1) == "At"):
        return number.value >= 13 and (after == "," or after in _SUBJECTS)
    if before == "at":
        return line.word(i - 2) == "," and after == "," and line.tag(i - 3) is _C.NAME and number.value >= 13
    tag = line.tag(number.last)
    nothing_counted = after in _CLOSERS or tag in _VERB_OR_END | _LINKS
    noun = line.tagged(i - 2)
    return nothing_counted and noun is not None and noun.tag is _C.NOUN and _is_person(line, i - 2)
