"""Which values make a checkable claim. A desk checks what is told as a fact about something that can be counted, not
idioms and opinions."""

from __future__ import annotations

from verifier.kinds.count.line import Found, Line
from verifier.kinds.count.units import DURATIONS
from verifier.kinds.count.value import Form, Hedge
from verifier.language.lexicon import letters
from verifier.text import Clause, Tense, WordClass

IN_A_DATE = "a date or a period"
"""Why a length of time makes no claim where it places something ("64 hours after the shock"); it tells the length all the same."""

_C = WordClass
_HARM = frozenset(
    "kill die hurt injure wound harm arrest detain charge miss rescue survive hospitalise hospitalize "
    "evacuate convict sentence perish drown burn lose trap find poison infect shoot stab bereave displace "
    "jail acquit".split()
)
"""What befalls people and is counted by whoever reports it: "no one" with such a verb is a figure, "no one knew" is a
way of speaking."""
_RECORDING = frozenset(
    "record report find register detect confirm identify make suffer sustain issue file lodge log note count".split()
)
_INCIDENTS = frozenset(
    "casualty injury death fatality victim survivor arrest life effect case infection complaint charge "
    "passenger people loss strike attack incident accident delay cancellation vote goal error fire shot "
    "objection bid reply response redundancy layoff".split()
)
"""What is recorded and can be nought: "no casualties", against "no surprises"."""
_RELATIVE = frozenset({"ago", "later", "earlier", "hence", "from"})
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_PERIOD_BEFORE = frozenset({"last", "past", "next", "previous", "coming", "preceding", "following", "recent", "same"})
_IDIOMS = frozenset(
    "way hand day thing side point reason time moment kind end sense extent level word place example stage "
    "step eye mind voice roof swallow more another other such who that which".split()
)
"""Nouns that "one" makes a way of speaking with ("one day", "on one hand"), and words behind "one" that make it a
pronoun."""
_SAYINGS = frozenset(
    {
        (2, "mind"), (2, "half"), (2, "side"), (2, "hoot"), (2, "evil"), (2, "cent"), (2, "cheer"), (3, "cheer"), (4, "corner"),
        (4, "wind"), (7, "sea"), (9, "life"), (100, "time"), (1000, "word"), (1000, "time"), (1000, "death"),
        (1e6, "time"), (1e6, "mi"), (1e6, "year"), (0.5, "battle"), (0.5, "story"), (0.5, "fun"), (0.5, "trouble"),
        (0.5, "chance"), (0.5, "truth"), (0.9, "time"),
    }
)  # fmt: skip
"""Figures of speech, as dictionaries of idioms list them, in words: in two minds, a game of two halves, half the
battle."""
_TWO_BY_NATURE = frozenset({"side", "half"})
"""Nouns of which the whole has two by what it is: "the two sides" of a dispute, "the two halves" of a match."""
_EMPHASIS = frozenset({"only", "just", "exactly", "least", "than", "not", "but"})
_PARTICULAR = frozenset("his her its their my our your he she they we i here there this these".split())
"""Words that point at somebody or something the text knows."""
_BEFORE_SUBJECT = frozenset({"", "only", "just", "another", "some", "and", "but", ",", ";", ":"})
_PERSISTING = frozenset({"remain", "stay", "await", "wait"})
_STILL = frozenset({"still", "now", "being"})
_LONGEST_NOUN = 5
"""Words of what is counted, up to its verb."""
_LARGEST_WORD = 12
_ROUND_WORDS = frozenset({100.0, 1000.0, 1e6})
_LONGEST_SAYING = 10
_WORDED = frozenset({Form.COUNT, Form.FREQUENCY, Form.MULTIPLE, Form.SHARE})


def excluded(line: Line, found: Found, before: tuple[Found, ...]) -> str:
    """Why a value makes no claim, empty where it makes one. ``before`` are the claims found in the sentence so far."""
    value = found.value
    clause = line.clause_at(found.first)
    if found.excluded:
        return found.excluded
    if value.hedge is Hedge.VAGUE and (value.high or 0) > 3:  # "a couple of" is as good as a figure
        return "vague quantity"
    if value.form is Form.COUNT and value.point == 0:
        return _nought(line, found, clause)
    if value.form is Form.SHARE and _is_next_in_series(line, found, before):
        return "ordinal"
    if value.unit in DURATIONS and value.form is Form.MEASURE and _is_date(line, found):
        return IN_A_DATE
    if line.word(found.first) == "both" or _is_pair_by_nature(line, found):
        return "a known pair"
    if line.word(found.last - 1) == "one" and value.form is Form.COUNT and value.point == 1:
        return _one(line, found, clause, before)
    if (
        value.point == 1
        and line.word(found.first) == "one"
        and (line.word(found.first - 1) == "from" or value.form is Form.COUNT)
    ):
        return "a way of speaking"  # "from one month to the next", "a one-off fee"
    return _in_words(line, found, clause) if _is_in_words(line, found) else ""


def _is_pair_by_nature(line: Line, found: Found) -> bool:
    """Whether a definite two tells no number, in words or in a figure: house styles differ in how they write it, and it says "both"."""
    value = found.value
    definite = line.word(found.first - 1) == "the" and value.form is Form.COUNT and value.hedge is Hedge.EXACT
    return definite and value.point == 2 and value.unit in _TWO_BY_NATURE


def _is_in_words(line: Line, found: Found) -> bool:
    """Whether the figure is small or round and spelled out, as figures of speech are."""
    worded = all(token.kind == "word" or token.text == "-" for token in line.tokens[found.first : found.last])
    return worded and (found.value.point <= _LARGEST_WORD or found.value.point in _ROUND_WORDS)


def _in_words(line: Line, found: Found, clause: Clause) -> str:
    """Why a small or round figure in words makes no claim."""
    value = found.value
    if line.asks and value.form in _WORDED:
        return "asked, not told"
    if (value.point, value.per if value.form is Form.SHARE else value.unit) in _SAYINGS:
        return "a way of speaking"
    if (
        value.form is not Form.SHARE
        and value.form in _WORDED
        and value.hedge is Hedge.EXACT
        and _is_timeless(line, clause)
        and not _tells_a_state(line, found, clause)
    ):
        return "a general remark"
    bare = value.form is Form.COUNT and not value.unit and value.whole is None
    if bare and line.word(found.first - 1) == "the" and line.word(found.first - 2) != "of":
        return "a known group"  # "the two have met"
    if bare and clause.tense is Tense.PRESENT and _ends_phrase(line, found.last):
        return "nothing says what is counted"
    return ""


def _is_timeless(line: Line, clause: Clause) -> bool:
    """Whether it is a saying or an opinion about the world at large: in the present tense, in a short sentence that
    names nobody, nothing and no figure and points at nothing ("It takes two to tango")."""
    words = line.sentence.words
    if (
        len(words) > _LONGEST_SAYING
        or clause.tense is not Tense.PRESENT
        or any(token.kind == "number" for token in line.tokens)
    ):
        return False
    return not line.sentence.heading and not any(word.tag is _C.NAME or word.lower in _PARTICULAR for word in words[1:])


def _tells_a_state(line: Line, found: Found, clause: Clause) -> bool:
    """Whether those counted are told to be in a state that began and may end, which no saying tells of anybody: "twelve people are
    trapped", "three are in hospital", "nine schools remain open"."""
    if line.word(found.first - 1) not in _BEFORE_SUBJECT:
        return False
    if clause.predicate in _PERSISTING:
        return True
    for i in range(found.last, found.last + _LONGEST_NOUN):
        if line.word(i) in {"is", "are"}:
            following = line.word(i + 1)
            return (
                line.tag(i + 1) in {_C.PARTICIPLE, _C.PREPOSITION} or following in _STILL or following.endswith("ing")
            )
    return False


def _ends_phrase(line: Line, last: int) -> bool:
    return line.word(last) in {"", ".", ",", ";", "!", "?", ")", '"', "and", "or", ":"}


def _is_next_in_series(line: Line, found: Found, before: tuple[Found, ...]) -> bool:
    """Whether "a third" is one more: "two died and a third was hurt"; a fourth without "of" nearly always is."""
    if line.word(found.first) != "a" or line.word(found.last) == "of" or not found.value.point:
        return False
    n = round(1 / found.value.point)
    return line.word(found.first + 1) == "fourth" or any(other.value.point == n - 1 for other in before)


def _is_date(line: Line, found: Found) -> bool:
    """Whether a duration is the date kind's: "three days later", "the past seven days"."""
    before, after = line.word(found.first - 1), line.word(found.last)
    following = line.word(found.last + 1)
    if (
        after in _RELATIVE
        and following != "than"
        and not (after == "from" and following not in {"now", "then", "today"})
    ):
        return True
    if after in {"before", "after"} and before not in {"for", "lasted", "took", "of"}:
        return True
    if after in {"to", "through", "until", "ended", "ending"} and following in _MONTHS:
        return True  # "in the 12 months to March"
    verb = line.tag(found.first - 1) in {_C.BASE, _C.PAST, _C.PRESENT, _C.PARTICIPLE}  # "will last 38 minutes"
    return (before in _PERIOD_BEFORE or (before == "first" and after == "of")) and not verb


def _nought(line: Line, found: Found, clause: Clause) -> str:
    if line.asks:
        return "asked, not told"
    word = line.word(found.first)
    if word in {"nobody", "none"} or (word == "no" and line.word(found.first + 1) == "one"):
        return "" if clause.predicate in _HARM and clause.tense in {Tense.PAST, Tense.NONE} else "a way of speaking"
    if word == "not":
        return ""
    reported = found.value.unit in _INCIDENTS or clause.predicate in _HARM | _RECORDING
    return "" if reported and clause.tense in {Tense.PAST, Tense.NONE} else "a way of speaking"


def _is_verb_form(line: Line, i: int) -> bool:
    """Whether the word behind "one" is a verb that was taken for a noun: "one" counts a singular ("if one believes him")."""
    word = line.word(i)
    return "Z" in letters(word) and word.endswith("s")


def _one(line: Line, found: Found, clause: Clause, before: tuple[Found, ...]) -> str:
    """Why "one" makes no claim. It counts after "only", with "there is", in a row of counts, or with a past event; else
    it is a pronoun or a way of speaking."""
    before_one, after = line.word(found.first - 1), line.word(found.last)
    if line.asks:
        return "asked, not told"
    if after == "of" and found.value.whole is None and before_one not in _EMPHASIS:
        return "a pronoun"
    if before_one == "as" or (clause.reporting and found.last <= line.token_from(clause.verbs[0].start)):
        return "an unnamed source"  # "one aid worker said"
    if after in _IDIOMS or found.value.unit in _IDIOMS:
        return "a way of speaking"
    counts_before = any(other.value.form is Form.COUNT for other in before)
    if not found.value.unit or _is_verb_form(line, found.last):
        tag = line.tag(found.last)
        listed = counts_before and before_one in {"and", ",", "with", "but"}
        return "" if listed and tag in {_C.PREPOSITION, _C.PAST, _C.AUXILIARY, _C.PARTICIPLE} else "a pronoun"
    if before_one in _EMPHASIS or counts_before:
        return ""
    there = any(line.word(k) == "there" for k in range(max(0, found.first - 5), found.first))
    return "" if clause.tense is Tense.PAST or there else "a way of speaking"
