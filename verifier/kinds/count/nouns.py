"""What a number counts: the head of the noun phrase behind it, and the whole of which it is a part."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from operator import attrgetter

from verifier.language.lexicon import entries, letters
from verifier.text import Sentence, Word, WordClass

_C = WordClass
_MODIFIERS = frozenset({_C.ADJECTIVE, _C.NAME, _C.PARTICIPLE, _C.GERUND, _C.NUMBER})
_ADVERBIAL = frozenset({"more", "other", "further", "additional", "new", "fewer", "extra", "such", "less"})
_OF_DETERMINERS = frozenset("the its their his her our your my these those this that all some each every".split())
_PRONOUNS = frozenset({"them", "us", "you", "which", "whom", "it", "this", "that", "those", "these"})
_TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow last".split()
)

_COLLECTIVES = frozenset(
    "people police cattle staff crew personnel aircraft sheep fish poultry head offspring deer salmon craft "
    "spacecraft hovercraft livestock folk clergy infantry cavalry crew vermin swine series species "
    "headquarters".split()
)
"""Nouns without a plural ending that a number may count in the plural."""
_NOMINAL_ADJECTIVES = frozenset(
    "dead wounded injured missing homeless unemployed displaced disabled jobless evacuated".split()
)
"""Adjectives that stand for people behind a number: "27 wounded"."""
_LONGEST_PHRASE = 12
_START = attrgetter("start")


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """``unit`` is the singular of the head noun, empty where none is named; ``end`` where its words end; ``part``
    whether "of" leads to it ("five of the hostages"), and ``of_end`` where that "of" ends; ``singular`` that the
    noun stands in the singular."""

    unit: str
    end: int
    part: bool = False
    of_end: int = 0
    singular: bool = False


def words_from(sentence: Sentence, offset: int) -> int:
    """Index of the first word that starts at or after an offset."""
    return bisect_left(sentence.words, offset, key=_START)


def is_noun(word: Word) -> bool:
    """Whether a word may head what a number counts."""
    if word.tag is _C.NOUN:
        return True
    return word.tag in {_C.PRESENT, _C.BASE, _C.PAST, _C.ADJECTIVE} and not _is_singular(word)


def counted(sentence: Sentence, offset: int) -> Counted:
    """What a number that ends at ``offset`` counts."""
    words = sentence.words
    i = words_from(sentence, offset)
    if i < len(words) and words[i].lower == "of":
        return _part(sentence, i)
    head = _head(words, i)
    if head < 0:
        return Counted("", offset)
    return Counted(lemma(words[head]), words[head].end, singular=_is_singular(words[head]))


def _part(sentence: Sentence, i: int) -> Counted:
    """Such as "… of the 12 hostages", "… of them", "… of its instruments": ``i`` is the index of "of"."""
    words = sentence.words
    of_end = words[i].end
    j = i + 1
    while j < len(words) and (
        words[j].lower in _OF_DETERMINERS or words[j].lower.endswith(("'s", "s'")) or words[j].tag is _C.DETERMINER
    ):
        if words[j].lower in _PRONOUNS and not _continues(words, j + 1):
            return Counted("", of_end, True, of_end)
        j += 1
    if j < len(words) and words[j].lower in _PRONOUNS:
        return Counted("", of_end, True, of_end)
    head = _head(words, j)
    if head < 0:
        return Counted("", of_end, True, of_end)
    verb = (
        _is_singular(words[head])
        and words[head].lower.endswith("ed")
        and bool(set(letters(words[head].lower)) & set("DN"))
    )
    if verb:
        return Counted("", of_end, True, of_end)
    return Counted(lemma(words[head]), words[head].end, True, of_end, _is_singular(words[head]))


def _continues(words: tuple[Word, ...], i: int) -> bool:
    return i < len(words) and (is_noun(words[i]) or words[i].tag in _MODIFIERS)


def _head(words: tuple[Word, ...], i: int) -> int:
    """Index of the head noun of the phrase that begins at word ``i``, -1 where none does: the last noun of the run, or
    the first plural that no plural follows."""
    head = name = -1
    stop = min(len(words), i + _LONGEST_PHRASE)
    j = i
    while j < stop and words[j].lower not in _TIME_NOUNS:
        word = words[j]
        if _is_compound_modifier(words, j):
            pass  # "its eight-quart pots"
        elif is_noun(word) and (head < 0 or word.tag is _C.NOUN):
            if head >= 0 and not _is_singular(words[head]) and _is_singular(word):
                break  # a plural that is counted ends its phrase: "430 posts go", "six points clear"
            head = j
            if word.lower.endswith(("'s", "s'")):
                break
        elif head >= 0 or not (_modifies(word) or _joins_modifiers(words, i, j)):
            break
        elif word.tag is _C.NAME:
            name = j
        j += 1
    if head >= 0:
        return head
    if name >= 0:
        return name if words[name].lower.endswith("s") else -1  # "3.5 million Syrians"
    if all(word.tag is _C.ADJECTIVE for word in words[i:j]):
        # "one patient given the drug", "27 wounded": an adjective that is a noun, too, with no noun behind it
        return next((k for k in range(j - 1, i - 1, -1) if _doubles_as_noun(words[k].lower)), -1)
    return -1


def _is_compound_modifier(words: tuple[Word, ...], j: int) -> bool:
    follows = j + 1 < len(words) and words[j + 1].tag in {_C.NOUN, _C.NAME, _C.ADJECTIVE}
    return "-" in words[j].lower and follows


def _modifies(word: Word) -> bool:
    """Whether a word may stand between a number and its noun."""
    return word.tag in _MODIFIERS or word.lower in _ADVERBIAL or word.text in {"-", '"'}


def _joins_modifiers(words: tuple[Word, ...], i: int, j: int) -> bool:
    """Whether a comma or "and" joins two modifiers: "three small, poor villages"."""
    between = j > i and words[j - 1].tag in {_C.ADJECTIVE, _C.NAME} and _continues(words, j + 1)
    return between and (words[j].text == "," or words[j].tag is _C.CONJUNCTION)


def _doubles_as_noun(form: str) -> bool:
    return form in _NOMINAL_ADJECTIVES or ("n" in letters(form) and not set(letters(form)) & set("DNG"))


def _is_singular(word: Word) -> bool:
    form = word.lower.removesuffix("'s").removesuffix("'")
    if form in _COLLECTIVES or form in _NOMINAL_ADJECTIVES:
        return False
    known = entries(form)
    if not known:
        return not form.endswith("s") or form.endswith("ss")
    return not any("p" in classes and plural_of != form for classes, plural_of in known)


def lemma(word: Word) -> str:
    """The singular of a noun, lower case, without a possessive ending."""
    form = word.lower.removesuffix("'s").removesuffix("'")
    if form == "people":
        return "people"
    known = {singular for classes, singular in entries(form) if "p" in classes}
    if form.endswith("s") and form[:-1] in known:
        return form[:-1]  # "doses" are doses, not does
    if known:
        return min(known, key=lambda singular: (singular == form, singular))
    if word.tag is _C.NAME and form.endswith("s") and not form.endswith("ss"):
        return form[:-1]
    return form
