"""Numbers that count nothing: dates, years, times of day, names with a number in them, labels, codes, addresses.

Each guard looks only at the neighbours of a number. The lists are closed classes of news English: the months, the
words that number things in a series (chapter, flight, article), the words for ways in an address."""

from __future__ import annotations

from verifier.kinds.count.line import Line
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.numerals import SCALES, TENS, UNITS, hyphen_at
from verifier.text import WordClass

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec".split()
)
_CLOCK_AFTER = frozenset("a.m. p.m. am pm a.m p.m o'clock gmt bst cet cest utc est edt pst noon midnight hrs".split())
_TIME_PREPOSITIONS = frozenset("at by until till from before after since around about".split())
_DAYTIME = frozenset("morning afternoon evening night".split())
_YEAR_BEFORE = frozenset(
    "in since until till before during late early mid through spring summer autumn fall winter".split()
)
"""What stands before a year even where a plural follows it ("in 2018 elections"); "of" and "by" may stand before a
count."""
_STRONG_LABELS = frozenset(
    "article articles section sections chapter chapters page pages no nos number numbers route highway "
    "interstate motorway flight channel paragraph clause clauses rule category phase grade resolution "
    "protocol appendix annex schedule formula apollo ward psalm verse proposition amendment top platform "
    "apartment suite terminal".split()
)
"""Words that number what follows, whatever stands behind the number ("Article 50 talks")."""
_WEAK_LABELS = frozenset(
    "room gate item stage level type class lot line pier district sector block zone unit act scene part "
    "volume episode season series week day year round game match lap step question form table figure "
    "version model size track bus tram train junction exit area studio building hole plot option plan title "
    "case bill group pool division league tier window mark agent bank hall lane court square world".split()
)
"""Words that may number what follows, or end a phrase before a count ("last year 300 people"): labels only where
nothing is counted."""
_WAYS = frozenset(
    "street st road rd avenue ave lane drive square boulevard terrace court crescent place row quay gardens "
    "way plaza".split()
)
_QUANTIFIERS = frozenset("all some another these those only just about than".split())
"""Words that a capital at the start of a sentence makes look like a name."""
_CODE_MARKS = frozenset("#№§")
_SERIES = frozenset({"and", "or", "to", ",", "-", "through"})
_GLUED_ENDINGS = frozenset({"st", "nd", "rd", "th", "s"})
_LONGEST_LIST_MARK = 3
SAYINGS = frozenset({(24.0, 7.0), (50.0, 50.0)})
"""Two numbers that are a word: "a 50-50 chance", "open 24-7"."""
_TITLE_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES)


def is_no_count(
    line: Line, number: Number, has_unit: bool, linked: bool = False, gapped: bool = False, bounded: bool = False
) -> bool:
    """Whether a number, found without a currency sign, is a date, a label, a code or part of a name. ``has_unit`` says
    that a unit of measure, money or percent follows it: then only what touches it can make it something else.
    ``linked`` says that a hyphen joins it to a number before it, ``gapped`` that the sentence has counted something
    before, so that a verb may be left out here, ``bounded`` that "more than" or its like goes before, which no year has."""
    i, last = number.first, number.last
    if _is_code(line, i, last, has_unit, linked) or _is_clock(line, i, last):
        return True
    if _is_month_day(line, i, last, number) or _is_list_mark(line, i, last):
        return True
    if has_unit:
        return False
    second = line.number(last + 1) if hyphen_at(line.tokens, last) else None
    if line.word(last + 1) in {"figure", "digit"} and hyphen_at(line.tokens, last):
        return True  # "a six-figure sum"
    if second is not None and (number.value, second.value) in SAYINGS:
        return True
    if line.tokens[i].kind == "word" and _is_title_word(line, i):
        return True
    return (
        _is_labelled(line, i, last)
        or _is_address(line, last)
        or (is_year(line, number) and not bounded)
        or _follows_name(line, number, gapped)
    )


def _is_code(line: Line, i: int, last: int, has_unit: bool, linked: bool) -> bool:
    """F-16, A1, Covid-19, G20, 5G, 4x4, 192.168.1.2, 2018-09-14, 020 7946 0000."""
    tokens = line.tokens
    if tokens[i].kind != "number":
        return False
    before = tokens[i - 1] if i > 0 else None
    if before is not None and tokens[i].glued and not linked:
        if before.kind == "word" and before.end == tokens[i].start:
            return True
        if before.text in "-./:_#" and i > 1 and before.glued and tokens[i - 2].kind in {"word", "number"}:
            prefix = before.text == "-" and tokens[i - 2].lower in {"mid", "magnitude", "sub", "to"}
            if not prefix:
                return True
        elif before.text in _CODE_MARKS or before.text in "./:'+":
            return True
    after = tokens[last] if last < len(tokens) else None
    if _is_telephone(line, i, last):
        return True
    if after is None or not after.glued:
        return False
    if after.kind == "word":
        return not has_unit  # "5G", "4x4", "10th": letters that are no unit
    glued_next = last + 1 < len(tokens) and tokens[last + 1].glued
    return after.text in "/:_." and glued_next and tokens[last + 1].kind == "number"


def _is_telephone(line: Line, i: int, last: int) -> bool:
    """Three numerals or more in a row, or one that opens with a nought ("020 7946 0000")."""
    text = line.tokens[i].text
    if len(text) > 1 and text.startswith("0") and not text.startswith("0."):
        return True
    neighbours = (i - 1, i - 2), (i - 1, last), (last, last + 1)
    return any(all(0 <= k < len(line.tokens) and line.tokens[k].kind == "number" for k in pair) for pair in neighbours)


def _is_clock(line: Line, i: int, last: int) -> bool:
    """10 a.m., 10.20am, four o'clock, 1900 GMT, half past four, six in the evening."""
    after = line.word(last)
    if after in _CLOCK_AFTER or (after in {"a", "p"} and line.word(last + 1) == "." and line.word(last + 2) == "m"):
        return True
    if line.word(i - 1) == "past" and (line.word(i - 2) in {"half", "quarter", *UNITS, *TENS, "minutes"}):
        return True
    if after == "past" and line.word(last + 1) in UNITS:
        return True
    in_day = (after == "in" and line.word(last + 1) == "the" and line.word(last + 2) in _DAYTIME) or (
        after == "at" and line.word(last + 1) == "night"
    )
    return in_day and line.word(i - 1) in _TIME_PREPOSITIONS


def _is_month(line: Line, i: int) -> bool:
    return line.word(i) in _MONTHS and line.text(i)[:1].isupper()


def _before_dot(line: Line, i: int) -> int:
    return i - 1 if line.word(i) == "." else i


def _is_month_day(line: Line, i: int, last: int, number: Number) -> bool:
    """Sept. 17; 17 September; the 17th of May; Sept. 17, 18 and 19; but "In March 12 people"."""
    if number.value > 31 or not number.value.is_integer() or number.scaled:
        return False
    if _is_month(line, last) or (line.word(last) == "of" and _is_month(line, last + 1)):
        return not (line.word(last) == "may" and i == 0)
    k = i - 1
    for _ in range(4):
        month = _before_dot(line, k)
        if _is_month(line, month):
            opens = line.word(month - 1) in {"in", "last", "this", "since", "every", "by"}
            # "In March 12 people", "On June 3, 14 riders": what has a noun to count is no day.
            return not ((opens or k < i - 1) and bool(line.counted(last).unit))
        if line.word(k) not in _SERIES or line.tokens[k - 1].kind != "number" or k < 2:
            return False
        k -= 2
    return False


def _is_list_mark(line: Line, i: int, last: int) -> bool:
    """Such as "1. Start", "2) Go on", "(3)"."""
    if line.tokens[i].kind != "number":
        return False
    opens = i == 0 or (i == 1 and line.text(0) in "([")
    return (
        opens
        and last < len(line.tokens)
        and line.text(last) in ".)]"
        and last < len(line.tokens) - 1
        and len(line.text(i)) <= _LONGEST_LIST_MARK
    )


def _is_title_word(line: Line, i: int) -> bool:
    """A number word with a capital inside a sentence is part of a name: Formula One, Group of Seven, World War Two."""
    word = line.text(i)
    if i == 0 or line.sentence.heading or not word[:1].isupper() or word.lower() not in _TITLE_WORDS:
        return False
    return line.text(i - 1) not in {'"', ":", "(", ".", "-", "—", "–", "'", "*", "•"}


def _is_labelled(line: Line, i: int, last: int) -> bool:
    before = line.word(i - 1)
    at = i - 2 if before == "." else i - 1
    label = line.word(at)
    if label in {"no", "nos"}:
        return line.text(at)[:1].isupper() or before == "." or line.word(at - 1) in {"the", "a", "at"}
    if label in {"number", "numbers"} and _is_verb(line, at):
        return False
    if label in _STRONG_LABELS and before != ".":
        return label != "top" or line.word(at - 1) in {"the", "a", "its", "their", "world", ""}
    if label not in _WEAK_LABELS or before == ".":
        return False
    return not line.counted(last).unit


def _is_verb(line: Line, i: int) -> bool:
    """Whether "number" is the verb that says how many there are: "customers, who number 96,000"."""
    return line.tag(i) in {WordClass.PRESENT, WordClass.BASE} or line.word(i - 1) in {"who", "which", "that", "to"}


def _is_address(line: Line, last: int) -> bool:
    """10 Downing Street."""
    if not line.text(last)[:1].isupper():
        return False
    return any(
        line.word(k) in _WAYS and line.text(k)[:1].isupper() for k in range(last + 1, min(last + 4, len(line.tokens)))
    )


def is_year(line: Line, number: Number) -> bool:
    """Four digits without a comma between 1500 and 2100 that nothing is counted by: "in 2018", "the 2018 elections",
    "2018-19"; not "2000 people"."""
    if not number.bare or number.decimals or number.scaled or not 1500 <= number.value <= 2100:
        return False
    if number.last - number.first != 1 or len(line.tokens[number.first].text) != 4:
        return False
    i = number.first
    if hyphen_at(line.tokens, number.last) and line.tokens[number.last + 1].kind == "number":
        return True
    if line.word(number.last) == "s":
        return True
    noun = line.counted(i + 1)
    close = noun.unit and not noun.singular and not noun.part and line.token_from(noun.end) - number.last <= 2
    if not close or line.word(i - 1) in {"the", "this", "its", "their", "'s", "a"} | _MONTHS:
        return True
    return line.word(i - 1) in _YEAR_BEFORE


def _follows_name(line: Line, number: Number, gapped: bool) -> bool:
    """Boeing 737, Apollo 11, Windows 10: a name before a bare numeral that no plural is counted by; not a name with a
    comma ("Nyborg, 19")."""
    i = number.first
    if i == 0 or number.scaled or number.decimals or not (number.bare or line.tokens[i].kind == "word"):
        return False
    if line.tag(i - 1) is not WordClass.NAME or line.tokens[i - 1].kind != "word" or _is_month(line, i - 1):
        return False
    before = line.word(i - 1)
    if before.endswith(("day", "'s")) or before in _QUANTIFIERS:
        return False
    if hyphen_at(line.tokens, number.last) and line.tokens[number.last + 1].kind == "number":
        return False  # "beat Havnar 3-1"
    noun = line.counted(number.last)
    if noun.part:
        return False
    if noun.unit:
        return noun.singular and number.value != 1
    # "Antwerp seized 58 tonnes and Rotterdam 32": the verb is left out behind a name that "and" or a comma joins on (gapping).
    gapped = gapped and line.word(i - 2) in {"and", ",", ";", "but"}
    return not gapped and line.tag(number.last) is not WordClass.AUXILIARY


def is_ordinal_glued(line: Line, last: int) -> bool:
    """Whether "th" or "s" touches a numeral: 10th, 1990s."""
    return last < len(line.tokens) and line.tokens[last].glued and line.word(last) in _GLUED_ENDINGS
