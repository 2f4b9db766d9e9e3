"""From characters to words, and from words to word classes.

The tagger is a short list of rules over neighbouring words (a small constraint grammar, after Karlsson 1990): the dictionary says what a
form can be, the rules strike out what it cannot be here. It wants to know two things above all: where the verbs are, and which noun a
number counts.
"""

from __future__ import annotations

import re

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
_FINITE = frozenset({_C.PAST, _C.PRESENT, _C.AUXILIARY, _C.MODAL})
_BREAK = frozenset({_C.SUBORDINATOR, _C.CONJUNCTION})
_OPENS_OBJECT = frozenset({_C.DETERMINER, _C.PREPOSITION, _C.NUMBER, _C.TO, _C.PRONOUN, _C.NAME, _C.ADVERB, _C.SUBORDINATOR, _C.NEGATION})
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
        lower = text.lower()
        following = tokens[i + 1][2].lower() if i + 1 < len(tokens) else ""
        opens = i == 0 or (tokens[i - 1][2] in "\"'(:—" and len(tokens[i - 1][2]) == 1)
        if not text[0].isalnum():
            guess.append(_C.PUNCTUATION)
        elif text[0].isdigit():
            guess.append(_C.ADJECTIVE if "-" in text and not text[-1].isdigit() else _C.NUMBER)
        elif text[0].isupper() and not opens and not (heading and lower in CLOSED):
            # A capital inside a sentence is a name's, but for "I" and headlines, where the dictionary has the last word.
            known = heading and letters(lower)
            guess.append(_C.PRONOUN if text == "I" else None if known else _C.NAME)
        elif lower in NUMBER_WORDS:
            guess.append(_C.NUMBER)
        elif lower == "since" and i > 0 and tokens[i - 1][2].lower() in HAVE_FORMS:
            guess.append(_C.ADVERB)  # "have since turned for home"
        elif lower == "that" and (i == 0 or guess[i - 1] in {_C.PREPOSITION, _C.SUBORDINATOR, _C.PUNCTUATION}):
            # Not a relative: "of that", "before that day", "That is so".
            guess.append(_C.DETERMINER if set(letters(following)) & set("np") and following not in CLOSED else _C.PRONOUN)
        elif (closed := _closed(lower, following)) is not None:
            guess.append(closed)
        elif lower in WEEKDAYS or (lower in MONTHS and text[0].isupper()):
            guess.append(_C.NAME)
        elif letters(lower):
            guess.append(None)
        elif text[0].isupper():
            guess.append(_C.NAME)
        else:
            guess.append(_by_shape(lower))
    return guess


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
        Word(start, end, text, lower, tags[i], _lemma(lower, tags[i]))
        for i, ((start, end, text), lower) in enumerate(zip(tokens, lowers, strict=True))
    )


def _lemma(lower: str, tag: WordClass) -> str:
    if tag is _C.AUXILIARY:
        return "be" if lower in BE_FORMS else "have" if lower in HAVE_FORMS else "do"
    return lemma_of(lower, _VERB_LETTERS.get(tag, "np"))


def _judge(i: int, lowers: list[str], guess: list[WordClass | None], tags: list[WordClass]) -> WordClass:
    """The class of a word that can be several, from what stands before it (judged) and after it (guessed)."""
    lower = lowers[i]
    can = set(letters(lower)) or set("DN" if lower.endswith("ed") else "G")
    before = _previous(i, tags)
    previous, previous_lower = (tags[before], lowers[before]) if before >= 0 else (None, "")
    if previous_lower.endswith(("'s", "s'")):
        previous = _C.DETERMINER  # a possessive stands where a determiner does
    following = guess[i + 1] if i + 1 < len(guess) else _C.PUNCTUATION
    nominal_next = following in {_C.NOUN, _C.NAME, _C.ADJECTIVE} or (following is None and _may_be_nominal(i + 1, lowers, guess))
    adverb = previous is _C.ADVERB or (i > 0 and tags[i - 1] is _C.ADVERB)
    if can == {"r"}:
        return _C.ADVERB
    if previous in {_C.TO, _C.MODAL} and "V" in can:
        return _C.BASE
    if previous_lower in {"do", "does", "did", "don't", "doesn't", "didn't"} and "V" in can:
        return _C.BASE
    if previous is _C.AUXILIARY and can & {"N", "G"}:
        return _auxiliary_complement(lower, can, previous_lower, nominal_next)
    if can & {"D", "N"}:
        return _past_form(i, lowers, guess, tags, can, previous, previous_lower, nominal_next)
    if "G" in can:
        return _ing_form(can, previous, nominal_next, following)
    if can & {"V", "Z"} and can & {"n", "p", "a", "r"}:
        if _is_present(i, lowers, guess, tags, can, previous, previous_lower, following, adverb):
            return _C.PRESENT
        can -= {"V", "Z"}
    if can & {"V", "Z"}:
        if previous in {_C.DETERMINER, _C.ADJECTIVE, _C.NUMBER}:
            return _C.NOUN
        return _C.BASE if "V" in can and previous is None else _C.PRESENT
    if "a" in can and (nominal_next or not can & {"n", "p"}):
        return _C.ADJECTIVE
    if "r" in can and not can & {"n", "p"}:
        return _C.ADVERB
    return _C.NOUN


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


def _auxiliary_complement(lower: str, can: set[str], auxiliary: str, nominal_next: bool) -> WordClass:
    if "N" in can and (auxiliary in HAVE_FORMS or auxiliary in BE_FORMS):
        # "has set rules" is a verb; "was left" too; "is set-aside land" does not occur without a determiner.
        return _C.PARTICIPLE
    if "G" in can and auxiliary in BE_FORMS:
        return _C.GERUND
    return _C.ADJECTIVE if "a" in can or nominal_next else _C.NOUN


def _past_form(
    i: int,
    lowers: list[str],
    guess: list[WordClass | None],
    tags: list[WordClass],
    can: set[str],
    previous: WordClass | None,
    previous_lower: str,
    nominal_next: bool,
) -> WordClass:
    """Finite past, participle, or adjective: "killed 12", "troops sent home", "displaced people"."""
    alone = previous is _C.NUMBER or previous_lower in STAND_ALONE
    if alone and i + 1 < len(lowers) and guess[i + 1] in _OPENS_OBJECT and not _finite_after(i, lowers, guess):
        return _C.PAST  # "117 completed the course", "Neither entered a plea"
    if previous in _NOMINAL_BEFORE:
        return _C.ADJECTIVE if nominal_next or "a" in can else _C.NOUN
    if "N" not in can:
        return _C.PAST if previous is not None or not nominal_next else _C.NOUN
    if "D" not in can:
        return _C.PARTICIPLE
    if previous_lower in SUBJECT_PRONOUNS:
        return _C.PAST
    if i + 1 < len(lowers) and lowers[i + 1] == "by":
        return _C.PARTICIPLE
    if previous in {_C.NOUN, _C.NAME} and lemma_of(lowers[i], "D") in REPORTING:
        return _C.PAST  # what follows is what was said, with a verb of its own
    if previous is _C.CONJUNCTION:
        earlier = [t for t in tags if t in {_C.PAST, _C.PARTICIPLE, _C.PRESENT}]
        return earlier[-1] if earlier and earlier[-1] is not _C.PRESENT else _C.PAST
    if previous is None or previous in {_C.PUNCTUATION, _C.SUBORDINATOR}:
        if previous_lower in {"who", "which", "that"}:
            return _C.PAST
        return _C.PAST if previous is _C.PUNCTUATION and _closes_aside(i, lowers, tags) else _C.PARTICIPLE
    return _C.PARTICIPLE if _finite_after(i, lowers, guess) and not _finite_before(i, tags) else _C.PAST


def _closes_aside(i: int, lowers: list[str], tags: list[WordClass]) -> bool:
    """Whether the comma before word ``i`` closes an aside behind a subject that still waits for its verb ("Two villages, cut off, voted")."""
    commas = [j for j in range(i) if lowers[j] == ","]
    return len(commas) > 1 and commas[-1] == i - 1 and commas[-2] > 0 and not any(t in _FINITE for t in tags[: commas[-2]])


def _finite_before(i: int, tags: list[WordClass]) -> bool:
    """Whether the stretch before word ``i``, back to a clause boundary, has a finite verb already."""
    for j in range(i - 1, -1, -1):
        if tags[j] in _FINITE:
            return True
        if tags[j] in _BREAK:
            return False
    return False


def _finite_after(i: int, lowers: list[str], guess: list[WordClass | None]) -> bool:
    """Whether a verb that can only be finite follows before the next clause boundary ("trucks loaded with grain left")."""
    for j in range(i + 1, len(lowers)):
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


def _ing_form(can: set[str], previous: WordClass | None, nominal_next: bool, following: WordClass | None) -> WordClass:
    if previous in {_C.DETERMINER, _C.ADJECTIVE, _C.NUMBER}:
        return _C.ADJECTIVE if nominal_next and "n" not in can else _C.NOUN
    if previous is None and nominal_next and can & {"n", "a"}:
        return _C.ADJECTIVE  # "Operating profit fell"
    if can & {"n", "p"} and following in {_C.PUNCTUATION, _C.PREPOSITION} and previous in {_C.NOUN, _C.NAME, _C.PREPOSITION, None}:
        return _C.NOUN
    return _C.GERUND


def _is_present(
    i: int,
    lowers: list[str],
    guess: list[WordClass | None],
    tags: list[WordClass],
    can: set[str],
    previous: WordClass | None,
    previous_lower: str,
    following: WordClass | None,
    adverb: bool,
) -> bool:
    """Whether a form that may be a noun is a present-tense verb here ("the union plans a strike" against "strike plans")."""
    if previous in _NOMINAL_BEFORE or previous is None:
        return False
    if previous is _C.PRONOUN and previous_lower not in {"they", "we", "i", "you"} or previous_lower in {"who", "which"}:
        return "Z" in can and not _finite_before(i, tags)
    if previous_lower in {"they", "we", "i", "you"}:
        return "V" in can
    if _finite_before(i, tags) or _finite_after(i, lowers, guess):
        return False
    aside = previous is _C.PUNCTUATION and _closes_aside(i, lowers, tags)
    if previous not in {_C.NOUN, _C.NAME} and not aside:
        return False
    known_subject = previous is _C.NOUN
    if lemma_of(lowers[i], "ZV") in REPORTING and following is _C.PUNCTUATION:
        return True
    subject_plural = "p" in letters(previous_lower) or previous_lower in {"people", "police"}
    only_plural = known_subject and "p" in letters(previous_lower) and "n" not in letters(previous_lower)
    agrees = aside or ("Z" in can and not only_plural) or ("V" in can and subject_plural)
    opens = following in _OPENS_OBJECT or following is _C.GERUND
    if following is None and set(letters(lowers[i + 1])) & set("arp") and not _finite_after(i + 1, lowers, guess):
        opens = True
    return agrees and (adverb or opens)

