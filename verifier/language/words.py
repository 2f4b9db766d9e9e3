"""From characters to words, and from words to word classes.

The tagger is a short list of rules over neighbouring words (a small constraint grammar, after Karlsson 1990): the dictionary says what a
form can be, the rules strike out what it cannot be here. It wants to know two things above all: where the verbs are, and which noun a
number counts.
"""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache

from verifier.language.lexicon import (
    BE_FORMS,
    CLOSED,
    HAVE_FORMS,
    MONTHS,
    NUMBER_WORDS,
    REPORTING,
    STAND_ALONE,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
    lemma_of,
    letters,
)
from verifier.text import Word, WordClass

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,]\d+)*(?:-\w+)*%?"  # 1,200  4.5  34-year-old
    r"|[^\W\d_]+(?:[-'.&](?=[^\W_])[^\W_]+)*"  # cease-fire, Syria's, o'clock
    r"|[^\w\s]|_"
)

_C = WordClass
_NOMINAL_BEFORE = frozenset({_C.DETERMINER, _C.ADJECTIVE, _C.PREPOSITION, _C.NUMBER})
_DO_FORMS = frozenset("do does did don't doesn't didn't".split())
_PLURAL_PRONOUNS = frozenset("they we i you".split())
_FINITE = frozenset({_C.PAST, _C.PRESENT, _C.AUXILIARY, _C.MODAL})
_BREAK = frozenset({_C.SUBORDINATOR, _C.CONJUNCTION})
_OPENS_OBJECT = frozenset(
    {_C.DETERMINER, _C.PREPOSITION, _C.NUMBER, _C.TO, _C.PRONOUN, _C.NAME, _C.ADVERB, _C.SUBORDINATOR, _C.NEGATION}
)
_VERB_LETTERS = {_C.PAST: "D", _C.PARTICIPLE: "N", _C.PRESENT: "ZV", _C.BASE: "V", _C.GERUND: "G"}


def tokenize(view: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words, numbers and punctuation marks of ``view[start:end]``, with their offsets in ``view``."""
    return [(m.start(), m.end(), m.group()) for m in _WORD.finditer(view, start, end)]


def _closed(lower: str, following: str) -> WordClass | None:
    tag = CLOSED.get(lower)
    if lower == "to":
        base = following in {"be", "have", "do"} or ("V" in letters(following) and following not in CLOSED)
        return _C.TO if base else _C.PREPOSITION
    if lower == "like" and following == "to":
        return None
    if lower == "her":
        return _C.DETERMINER if set(letters(following)) & set("npa") and following not in CLOSED else _C.PRONOUN
    if lower.endswith("n't"):
        return tag or _C.AUXILIARY
    return tag


def _first_guess(tokens: list[tuple[int, int, str]], heading: bool) -> list[WordClass | None]:
    """Classes that need no context; None where a dictionary word must be judged by its neighbours."""
    guess: list[WordClass | None] = []
    for i, (_, _, text) in enumerate(tokens):
        if text not in _WITH_CONTEXT and not text[0].isupper():
            guess.append(_by_itself(text))
            continue
        lower = text.lower()
        following = tokens[i + 1][2].lower() if i + 1 < len(tokens) else ""
        opens = i == 0 or (tokens[i - 1][2] in "\"'(:—" and len(tokens[i - 1][2]) == 1)
        # No modal stands before a number or after a preposition.
        month = text == "May" and (following[:1].isdigit() or (i > 0 and guess[i - 1] is _C.PREPOSITION))
        if text[0].isupper() and not opens and not (heading and lower in CLOSED):
            # A capital inside a sentence is a name's, but for "I" and headlines, where the dictionary has the last word.
            known = heading and letters(lower)
            guess.append(_C.PRONOUN if text == "I" else None if known else _C.NAME)
        elif lower in NUMBER_WORDS:
            guess.append(_C.NUMBER)
        elif lower == "since" and i > 0 and tokens[i - 1][2].lower() in HAVE_FORMS:
            guess.append(_C.ADVERB)  # "have since turned for home"
        elif lower == "that" and (i == 0 or guess[i - 1] in {_C.PREPOSITION, _C.SUBORDINATOR, _C.PUNCTUATION}):
            # Not a relative: "of that", "before that day", "That is so".
            guess.append(
                _C.DETERMINER if set(letters(following)) & set("np") and following not in CLOSED else _C.PRONOUN
            )
        elif not month and (closed := _closed(lower, following)) is not None:
            guess.append(closed)
        elif lower in WEEKDAYS or (lower in MONTHS and text[0].isupper()):
            guess.append(_C.NAME)
        else:
            guess.append(None if letters(lower) else _C.NAME)
    return guess


_WITH_CONTEXT = frozenset({"to", "like", "her", "since", "that"})
"""Words in lower case whose class takes a look at their neighbours."""


@lru_cache(maxsize=65536)
def _by_itself(text: str) -> WordClass | None:
    """The class of a number, a mark or a word without a capital that needs no context; None where it can be several."""
    if not text[0].isalnum():
        return _C.PUNCTUATION
    if text[0].isdigit():
        return _C.ADJECTIVE if "-" in text and not text[-1].isdigit() else _C.NUMBER
    lower = text.lower()
    if lower in NUMBER_WORDS:
        return _C.NUMBER
    if (closed := _closed(lower, "")) is not None:
        return closed
    if lower in WEEKDAYS:
        return _C.NAME
    return None if letters(lower) else _by_shape(lower)


def _by_shape(lower: str) -> WordClass | None:
    """The class of a word that the dictionary does not know, by its ending."""
    if "-" in lower:
        last = lower.rsplit("-", 1)[1]
        if set(letters(last)) & set("DNG") or last.endswith("ed"):
            return _C.ADJECTIVE
        return _C.NOUN if set(letters(last)) & set("np") else _C.ADJECTIVE
    if lower.endswith("'s"):
        return _C.NOUN
    if lower.endswith("ly"):
        return _C.ADVERB
    return None if lower.endswith(("ed", "ing")) else _C.NOUN


def tag(tokens: list[tuple[int, int, str]], heading: bool) -> tuple[Word, ...]:
    """Words with their classes and lemmas."""
    lowers = [text.lower() for _, _, text in tokens]
    guess = _first_guess(tokens, heading)
    tags: list[WordClass] = []
    for i, known in enumerate(guess):
        tags.append(known if known is not None else _judge(i, lowers, guess, tags))
    return tuple(
        [
            Word(start, end, text, lower, tag, _lemma(lower, tag))
            for (start, end, text), lower, tag in zip(tokens, lowers, tags, strict=True)
        ]
    )


@lru_cache(maxsize=65536)
def _lemma(lower: str, tag: WordClass) -> str:
    if tag is _C.AUXILIARY:
        return "be" if lower in BE_FORMS else "have" if lower in HAVE_FORMS else "do"
    return lemma_of(lower, _VERB_LETTERS.get(tag, "np"))


@dataclasses.dataclass(frozen=True, slots=True)
class _Scene:
    """A word to be judged: what it can be, what stands before it (judged already) and after it (guessed)."""

    i: int
    lowers: list[str]
    guess: list[WordClass | None]
    tags: list[WordClass]
    can: frozenset[str]
    previous: WordClass | None
    previous_lower: str

    @property
    def lower(self) -> str:
        return self.lowers[self.i]

    @property
    def following(self) -> WordClass | None:
        """The guessed class of the next word; None where it is undecided too."""
        return self.guess[self.i + 1] if self.i + 1 < len(self.guess) else _C.PUNCTUATION

    @property
    def opens_object(self) -> bool:
        """Whether an object or a complement may start after the word."""
        return self.following in _OPENS_OBJECT

    @property
    def nominal_next(self) -> bool:
        """Whether the next word may go on with a noun phrase."""
        if self.following is None:
            return _may_be_nominal(self.i + 1, self.lowers, self.guess)
        return self.following in {_C.NOUN, _C.NAME, _C.ADJECTIVE}


_ONLY_ADVERB = frozenset("r")


@lru_cache(maxsize=65536)
def _can_be(lower: str) -> frozenset[str]:
    """What a form can be, as letters of the dictionary; one that it does not know is a verb's by its ending."""
    return frozenset(letters(lower)) or frozenset("DN" if lower.endswith("ed") else "G")


def _judge(i: int, lowers: list[str], guess: list[WordClass | None], tags: list[WordClass]) -> WordClass:
    """The class of a word that can be several, from what stands before it and after it."""
    can = _can_be(lowers[i])
    if can == _ONLY_ADVERB:
        return _C.ADVERB
    before = _previous(i, tags)
    previous, previous_lower = (tags[before], lowers[before]) if before >= 0 else (None, "")
    if previous_lower.endswith(("'s", "s'")):
        previous = _C.DETERMINER  # a possessive stands where a determiner does
    scene = _Scene(i, lowers, guess, tags, can, previous, previous_lower)
    return _as_verb(scene) or _as_nominal(scene)


def _as_verb(s: _Scene) -> WordClass | None:
    """A verb's class, or the class that a form of a verb has instead of it; None where it is no verb here."""
    if "V" in s.can and (s.previous in {_C.TO, _C.MODAL} or s.previous_lower in _DO_FORMS):
        return _C.BASE
    if s.previous is _C.AUXILIARY and s.can & {"N", "G"}:
        return _auxiliary_complement(s)
    if s.can & {"D", "N"}:
        return _past_form(s)
    if "G" in s.can:
        return _ing_form(s)
    if not s.can & {"V", "Z"}:
        return None
    if s.can & {"n", "p", "a", "r"}:
        return _C.PRESENT if _is_present(s) else None
    if s.previous in {_C.DETERMINER, _C.ADJECTIVE, _C.NUMBER}:
        return _C.NOUN
    return _C.BASE if "V" in s.can and s.previous is None else _C.PRESENT


def _as_nominal(s: _Scene) -> WordClass:
    noun = bool(s.can & {"n", "p"})
    if "a" in s.can and (s.nominal_next or not noun):
        return _C.ADJECTIVE
    return _C.ADVERB if "r" in s.can and not noun else _C.NOUN


def _may_be_nominal(i: int, lowers: list[str], guess: list[WordClass | None]) -> bool:
    """Whether an undecided word may continue a noun phrase; not where it looks like a verb with its object ("covers three regions")."""
    can = set(letters(lowers[i]))
    verb_with_object = "Z" in can and i + 1 < len(guess) and guess[i + 1] in _OPENS_OBJECT
    return bool(can & set("npa")) and not verb_with_object


def _previous(i: int, tags: list[WordClass]) -> int:
    """Index of the nearest word before ``i`` that is no adverb or negation, -1 where there is none."""
    j = i - 1
    while j >= 0 and tags[j] in {_C.ADVERB, _C.NEGATION}:
        j -= 1
    return j


def _auxiliary_complement(s: _Scene) -> WordClass:
    if "N" in s.can and (s.previous_lower in HAVE_FORMS or s.previous_lower in BE_FORMS):
        # "has set rules" is a verb, "was left" too; "is set-aside land" does not occur without a determiner.
        return _C.PARTICIPLE
    if "G" in s.can and s.previous_lower in BE_FORMS:
        return _C.GERUND
    return _C.ADJECTIVE if "a" in s.can or s.nominal_next else _C.NOUN


def _past_form(s: _Scene) -> WordClass:
    """Finite past, participle, or adjective: "killed 12", "troops sent home", "displaced people"."""
    alone = s.previous is _C.NUMBER or s.previous_lower in STAND_ALONE
    if alone and s.opens_object and not _finite_after(s.i, s.lowers, s.guess):
        return _C.PAST  # "117 completed the course", "Neither entered a plea"
    if s.previous is _C.NUMBER and "D" in s.can and not s.nominal_next and _ends_in_year(s):
        return _C.PAST  # "sales in 2016 fell"
    if s.previous in _NOMINAL_BEFORE:
        return _C.ADJECTIVE if s.nominal_next or "a" in s.can else _C.NOUN
    if "N" not in s.can:
        return _C.PAST if s.previous is not None or not s.nominal_next else _C.NOUN
    if "D" not in s.can:
        return _C.PARTICIPLE
    if s.previous_lower in SUBJECT_PRONOUNS:
        return _C.PAST
    by = s.i + 1 < len(s.lowers) and s.lowers[s.i + 1] == "by"
    if by and not (s.i + 2 < len(s.guess) and s.guess[s.i + 2] is _C.NUMBER):  # "voted by 16 to 12" has no agent
        return _C.PARTICIPLE
    if s.previous in {_C.NOUN, _C.NAME} and lemma_of(s.lower, "D") in REPORTING:
        return _C.PAST  # what follows is what was said, with a verb of its own
    return _past_or_participle(s)


def _ends_in_year(s: _Scene) -> bool:
    """Whether a preposition and a year stand before the word: a phrase that is complete, and counts nothing."""
    year = s.previous_lower
    return len(year) == 4 and year.isdigit() and s.i > 1 and s.tags[s.i - 2] is _C.PREPOSITION


def _past_or_participle(s: _Scene) -> WordClass:
    """The two readings of "sent": the clause's verb, or a participle that hangs on a noun."""
    if s.previous is _C.CONJUNCTION:
        earlier = [t for t in s.tags if t in {_C.PAST, _C.PARTICIPLE, _C.PRESENT}]
        return earlier[-1] if earlier and earlier[-1] is not _C.PRESENT else _C.PAST
    if s.previous_lower in {"who", "which", "that"}:
        return _C.PAST
    if s.previous is None or s.previous in {_C.PUNCTUATION, _C.SUBORDINATOR}:
        return _C.PAST if s.previous is _C.PUNCTUATION and _closes_aside(s.i, s.lowers, s.tags) else _C.PARTICIPLE
    waits = _finite_after(s.i, s.lowers, s.guess) and not _finite_before(s.i, s.tags)
    return _C.PARTICIPLE if waits else _C.PAST


def _closes_aside(i: int, lowers: list[str], tags: list[WordClass]) -> bool:
    """Whether the comma before word ``i`` closes an aside behind a subject that waits for its verb ("Two, cut off, voted").

    What stands before the aside is no subject where a preposition opens it ("On Monday, Ms Lie, head of the union").
    """
    commas = [j for j in range(i) if lowers[j] == ","]
    if len(commas) < 2 or commas[-1] != i - 1 or commas[-2] == 0 or any(t in _FINITE for t in tags[: commas[-2]]):
        return False
    subject = commas[-3] + 1 if len(commas) > 2 else 0
    return tags[subject] is not _C.PREPOSITION


def _finite_before(i: int, tags: list[WordClass]) -> bool:
    """Whether the stretch before word ``i``, back to a clause boundary, has a finite verb already."""
    for j in range(i - 1, -1, -1):
        if tags[j] in _FINITE:
            return True
        if tags[j] in _BREAK:
            return False
    return False


_LONGEST_WAIT = 40
"""Words that may part a subject from its verb with no mark or joining word among them: as many as a whole sentence of news has, and a bound
on the work for a text of verbs without any."""


def _finite_after(i: int, lowers: list[str], guess: list[WordClass | None]) -> bool:
    """Whether a verb that can only be finite follows before the next clause boundary ("trucks loaded with grain left")."""
    for j in range(i + 1, min(len(lowers), i + 1 + _LONGEST_WAIT)):
        known = guess[j]
        if known in _BREAK or lowers[j] in {",", ";", ":", "—", '"', "("}:
            return False
        if known is _C.MODAL or lowers[j] in {"is", "are", "was", "were", "has", "have", "had", "did"}:
            return True
        if known is None and "D" in letters(lowers[j]):
            with_object = j + 1 < len(guess) and guess[j + 1] in {_C.DETERMINER, _C.NUMBER}
            if "N" not in letters(lowers[j]) or (with_object and guess[i + 1] is _C.PREPOSITION):
                return True
    return False


def _ing_form(s: _Scene) -> WordClass:
    noun = bool(s.can & {"n", "p"})
    if s.previous in {_C.DETERMINER, _C.ADJECTIVE, _C.NUMBER}:
        return _C.ADJECTIVE if s.nominal_next and "n" not in s.can else _C.NOUN
    if s.previous is None and s.following is None and "Z" in letters(s.lowers[s.i + 1]):
        return _C.NOUN  # "Testing goes on"
    if s.previous is None and s.nominal_next and s.can & {"n", "a"}:
        return _C.ADJECTIVE  # "Operating profit fell"
    closes = s.following in {_C.PUNCTUATION, _C.PREPOSITION}
    if noun and closes and s.previous in {_C.NOUN, _C.NAME, _C.PREPOSITION, None}:
        return _C.NOUN
    return _C.GERUND


def _is_present(s: _Scene) -> bool:
    """Whether a form that may be a noun is a present-tense verb here ("the union plans a strike" against "strike plans")."""
    if s.previous in _NOMINAL_BEFORE or s.previous is None:
        return False
    if "-" in s.previous_lower and s.i > 1 and s.tags[s.i - 2] is _C.PREPOSITION:
        return False  # "in early-morning swoops": the compound modifies
    if s.previous_lower in _PLURAL_PRONOUNS:
        return "V" in s.can
    if s.previous is _C.PRONOUN or s.previous_lower in {"who", "which"}:
        return "Z" in s.can and not _finite_before(s.i, s.tags)
    if _finite_before(s.i, s.tags) or _finite_after(s.i, s.lowers, s.guess):
        return False
    aside = s.previous is _C.PUNCTUATION and _closes_aside(s.i, s.lowers, s.tags)
    if s.previous not in {_C.NOUN, _C.NAME} and not aside:
        return False
    if lemma_of(s.lower, "ZV") in REPORTING and s.following is _C.PUNCTUATION:
        return True
    return (aside or _agrees(s)) and _takes_complement(s)


def _agrees(s: _Scene) -> bool:
    """Whether verb and subject agree in number; a name may be either ("The United Nations counts")."""
    of_subject = letters(s.previous_lower)
    only_plural = s.previous is _C.NOUN and "p" in of_subject and "n" not in of_subject
    plural = "p" in of_subject or s.previous_lower in {"people", "police"}
    return ("Z" in s.can and not only_plural) or ("V" in s.can and plural)


def _takes_complement(s: _Scene) -> bool:
    """Whether what follows can be a verb's object or complement."""
    if s.opens_object or s.following is _C.GERUND or s.tags[s.i - 1] is _C.ADVERB:
        return True
    undecided = s.following is None and bool(set(letters(s.lowers[s.i + 1])) & set("arp"))
    return undecided and not _finite_after(s.i + 1, s.lowers, s.guess)
