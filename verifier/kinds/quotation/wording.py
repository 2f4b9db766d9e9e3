"""The words of a quotation as they are compared: what a desk's house style may change in a quotation is taken out of them.

The Associated Press and Guardian stylebooks agree that the words of a quotation are not changed, and that everything else about it is the
paper's: capitals, punctuation, spelling, numerals, contractions. Words left out are shown by an ellipsis, words put in by square brackets.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from verifier.language.lexicon import CLOSED, SMALL_NUMBERS, TENS, letters, stem
from verifier.text import WordClass

GAP = "…"
"""Stands in a quotation's words for words left out, or put in by an editor: anything may stand there."""

_TOKEN = re.compile(
    r"\[\s*sic\s*\]|(\[[^\[\]]{0,200}\]|…|\.{3,}|\.(?: \.){2,})|(\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*)|%", re.I
)
_FILLERS = frozenset("um uh er erm ah oh".split())
"""Sounds that a transcript may have, and newspapers leave out."""

_NUMBERS = {word: str(number) for word, number in (*zip(SMALL_NUMBERS, range(20), strict=True), *TENS.items())}

_RESPELT = {
    "gray": "grey", "program": "programme", "tire": "tyre", "check": "cheque", "plow": "plough", "mom": "mum", "skeptic": "sceptic",
    "ok": "okay", "whilst": "while", "amongst": "among", "toward": "towards", "afterward": "afterwards", "learnt": "learned",
    "burnt": "burned", "spelt": "spelled", "dreamt": "dreamed", "leapt": "leaped", "gotten": "got", "cause": "because", "'em": "them",
    "defense": "defence", "offense": "offence", "license": "licence", "pretense": "pretence", "mr": "mister", "mrs": "missus",
}  # fmt: skip
"""Spellings of one word of which a paper has one in its style book."""

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ite|ites|ful|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|es|ed|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=[a-z]{2})ogue(s?)$"), r"og\1"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
"""British and American spellings by their endings. Both sides are respelt, so what they make of a word with one spelling is harmless."""

_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
}
_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'s": "", "'d": ""}

_REVERSING = frozenset("not never no nobody nothing none neither nor without against hardly".split())
"""Words that turn a statement round: they may neither come nor go."""
_ALIKE = 0.8
"""Likeness of two words, 0 to 1, from which one may be the other misspelt ("construtive" and "constructive": 0.96)."""
_STRONG_CLOSED = frozenset({WordClass.NEGATION, WordClass.MODAL})
_QUANTIFIERS = frozenset("every each any some all both either another".split())


@lru_cache(maxsize=4096)
def words(said: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared, lower case, with ``GAP`` for what was left out or put in."""
    found: list[str] = []
    for match in _TOKEN.finditer(said.lower().replace("per cent", "%")):
        if match[1]:
            if not found or found[-1] != GAP:
                found.append(GAP)
        elif match[2]:
            found.extend(_spelling(word) for word in _split(match[2]) if word not in _FILLERS)
        elif match[0] == "%":
            found.append("percent")
    return tuple(found)


def written(said: str) -> dict[str, str]:
    """For each word as it is compared, how the quotation writes it (the last time, where it writes it in several ways)."""
    full = [word for match in _TOKEN.finditer(said.lower()) if match[2] for word in _split(match[2])]
    return {_spelling(word): word for word in full}


def _split(word: str) -> tuple[str, ...]:
    """A word without its contraction: "won't" is two words. A noun's "'s" is as often a possessive, and is taken off."""
    if word in _SPOKEN:
        return _SPOKEN[word]
    if word.endswith("n't"):
        return {"ca": "can", "sha": "shall"}.get(word[:-3], word[:-3]), "not"
    for ending, full in _ENDINGS.items():
        base = word.removesuffix(ending)
        if base and base != word:
            verb = "is" if ending == "'s" and base in CLOSED else full
            return (base, verb) if verb else (base,)
    return (word,)


def _spelling(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    word = _NUMBERS.get(word) or _RESPELT.get(word, word)
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    return word


def is_content(word: str) -> bool:
    """Whether a word is of an open class, or a number."""
    return word != GAP and word not in CLOSED and not word.startswith("'")


def is_strong(word: str) -> bool:
    """Whether putting another word in a word's place changes what is said: open classes, numbers, negations, modals and quantifiers."""
    return is_content(word) or CLOSED.get(word) in _STRONG_CLOSED or word in _REVERSING or word in _QUANTIFIERS


def turns(some: tuple[str, ...]) -> tuple[str, ...]:
    """The words among these that turn a statement round, in order of the alphabet."""
    return tuple(sorted(word for word in some if word in _REVERSING))


def changed(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one stretch in the other's place changes what is said.

    It does where a strong word stands for another one that is no form of the same word, and where a negation has come or gone. Words
    that are merely missing do not: a reporter may have dropped them, and the ellipsis with them. Nor do small words, and inflections:
    they are what two people who take notes of one speech disagree in. A word that is only spelt in another way is no other word.
    """
    if turns(mine) != turns(theirs):
        return True
    ours = {stem(word): word for word in mine if is_strong(word)}
    others = {stem(word): word for word in theirs if is_strong(word)}
    new = [ours[form] for form in ours.keys() - others.keys()]
    old = [others[form] for form in others.keys() - ours.keys()]
    return bool(new) and bool(old) and not all(any(_misspelt(a, b) for b in old) for a in new)


def _misspelt(one: str, other: str) -> bool:
    """Whether two words may be one: they look alike, and the dictionary does not know both, as with a slip or a name in another script."""
    a, b = sorted((one, other))  # the matcher is not symmetric
    alike = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
    return alike and a[0].isalpha() and not (letters(a) and letters(b))
