"""English word classes: the closed ones written out, the open ones looked up in a dictionary of word forms.

The dictionary (data/lexicon.txt.gz, made by tools/build_lexicon.py) says which classes a form *can* have; ``tagging`` decides by the
neighbours which one it has.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from functools import lru_cache
from importlib import resources

from verifier.language.spelling import british_forms
from verifier.text import WordClass

_BE = "be is am are was were been being 's 're 'm"
_HAVE = "have has had having 've"
_DO = "do does did"

CLOSED: dict[str, WordClass] = {
    **dict.fromkeys(
        "the a an this these those its his their our my your each every either neither another no any some".split(),
        WordClass.DETERMINER,
    ),
    **dict.fromkeys(
        "i you he she it we they him them us me himself herself itself themselves ourselves myself nobody everyone everybody someone "
        "somebody anyone anybody nothing something anything everything one's mine yours hers ours theirs".split(),
        WordClass.PRONOUN,
    ),
    **dict.fromkeys(
        "of in on at by for from with into onto over under between among during through across against without within about around near "
        "outside inside behind beyond above below along beside besides toward towards upon despite amid via per off up down out off "
        "opposite past throughout including excluding regarding concerning following according like unlike except".split(),
        WordClass.PREPOSITION,
    ),
    **dict.fromkeys("and or but nor plus".split(), WordClass.CONJUNCTION),
    **dict.fromkeys(
        "who whom whose which that where when while because although though if unless whether after before until till since as than once "
        "whereas what how why whenever wherever lest".split(),
        WordClass.SUBORDINATOR,
    ),
    **dict.fromkeys("not never n't".split(), WordClass.NEGATION),
    **dict.fromkeys(
        "will would shall should can could may might must 'll 'd cannot won't wouldn't can't couldn't shouldn't".split(),
        WordClass.MODAL,
    ),
    **dict.fromkeys(f"{_BE} {_HAVE} {_DO}".split(), WordClass.AUXILIARY),
    **dict.fromkeys(
        "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't".split(),
        WordClass.AUXILIARY,
    ),
    **dict.fromkeys(
        "yet so also only just still already even then there here now soon later earlier ago again too very more most less least far "
        "almost nearly ever once twice perhaps however meanwhile instead together away back today yesterday tomorrow tonight".split(),
        WordClass.ADVERB,
    ),
}

RELATIVES = frozenset("who whom whose which that where".split())
SUBJECT_PRONOUNS = frozenset("i you he she it we they who which".split())
STAND_ALONE = frozenset(
    "neither none both all many some few most each several any this these those another others".split()
)
"""Quantifiers and demonstratives that can be a subject by themselves ("Neither entered a plea")."""
PREPOSITION_OR_SUBORDINATOR = frozenset("after before until till since as than once".split())
"""Words that open a clause if a verb follows, and a phrase otherwise ("after the vote", "after councillors voted")."""

BE_FORMS = frozenset(_BE.split()) | {"isn't", "aren't", "wasn't", "weren't"}
HAVE_FORMS = frozenset(_HAVE.split()) | {"hasn't", "haven't", "hadn't"}
PAST_AUXILIARIES = frozenset("was were had did wasn't weren't hadn't didn't".split())
NEGATIVE_AUXILIARIES = frozenset(
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot".split()
)

REPORTING = frozenset(
    "say tell report announce state add note warn claim argue insist declare explain confirm acknowledge admit concede estimate believe "
    "think suggest stress emphasize emphasise recall reveal disclose predict forecast reckon maintain allege assert write deny reject "
    "dispute dismiss complain joke reply respond comment remark observe conclude testify mutter tweet quote mention".split()
)
"""Verbs that put words or thoughts into somebody's mouth (Quirk et al., A Comprehensive Grammar, 16.31: factual verbs)."""

DENYING = frozenset("deny reject dispute dismiss refute rebut".split())
INTENDING = frozenset(
    "expect plan hope intend aim schedule want due set promise pledge vow propose threaten prepare agree decide seek need ask order tell "
    "invite urge require suppose likely ready about go wish offer try mean call slate".split()
)
"""What stands before "to" + verb when the event is ahead or wanted, not done ("is due to meet", "plans to cut", "hopes to reach")."""
NEGATIVE_IMPLICATIVES = frozenset("fail refuse decline avoid cancel scrap neglect forget".split())
"""Verbs whose complement did not happen (Karttunen 1971, Implicative Verbs)."""

SMALL_NUMBERS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split()
)
"""The words of the numbers below twenty, each at the place of its number."""
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBER_WORDS = frozenset((*SMALL_NUMBERS, *TENS, *"hundred thousand million billion trillion dozen half both".split()))
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    """The dictionary's lines, a form, a tab and its entries, in the order of the forms: kept whole, for one draft asks for one line in a
    hundred."""
    data = resources.files("verifier.language").joinpath("data/lexicon.txt.gz").read_bytes()
    return gzip.decompress(data).decode("ascii").splitlines()


@lru_cache(maxsize=65536)
def entries(form: str) -> tuple[tuple[str, str], ...]:
    """What a lower-case form can be: pairs of class letters and lemma, empty where the dictionary does not know it.

    Letters: V base or plain present, Z present in -s, D past, N past participle, G form in -ing, n noun, p plural, a adjective, r adverb.
    """
    lines, key = _lines(), f"{form}\t"
    at = bisect_left(lines, key)  # a tab comes before every letter, so lines are in the order of their forms
    if at == len(lines) or not lines[at].startswith(key):
        return ()
    found = lines[at].removeprefix(key).split(" ")
    return tuple((classes, lemma) for classes, _, lemma in (entry.partition(":") for entry in found))


@lru_cache(maxsize=65536)
def letters(form: str) -> str:
    """All class letters that a lower-case form can have, of all its lemmas."""
    return "".join([classes for classes, _ in entries(form)])


@lru_cache(maxsize=65536)
def lemma_of(form: str, wanted: str) -> str:
    """The lemma of a lower-case form read as one of the wanted class letters; the form itself where there is none."""
    best = [lemma for classes, lemma in entries(form) if any(letter in classes for letter in wanted)]
    # "found" is the past of find, not of found: where a form inflects one verb and is the base of another, news means the inflected one.
    return min(best, key=lambda lemma: (lemma == form, lemma), default=form)


_LETTERS = re.compile(r"[^\W\d_]{4,}")
_FIGURE = re.compile(r"(?<![\w.,:/%£$€-])[2-9](?![\w:/%-]|[.,]\d)")


@lru_cache(maxsize=65536)
def british(form: str) -> str:
    """The British spelling of a lower-case form; the form itself where it has none of its own, or the dictionary does not know both in one
    class.

    >>> british("neighbors"), british("organized"), british("center"), british("actor")
    ('neighbours', 'organised', 'centre', 'actor')
    """
    known = set(letters(form))
    return next((other for other in british_forms(form) if known & set(letters(other))), form)


def one_spelling(text: str) -> str:
    """A text with every word in its British spelling and whole numbers from two to nine in words, to be compared and never to be shown.
    Capitals stay. House styles differ in where figures begin: at 10 with AP, at two where space is short."""
    return _FIGURE.sub(lambda figure: SMALL_NUMBERS[int(figure[0])], _LETTERS.sub(_respelt, text))


def _respelt(match: re.Match[str]) -> str:
    word = match[0]
    lower = word.lower()
    other = british(lower)
    if other == lower:
        return word
    return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A form reduced so that inflections of one word meet, and its spellings: its verb lemma where it is a verb form, else its noun lemma,
    else itself; in British spelling.

    >>> stem("elections"), stem("elected"), stem("children"), stem("neighbors")
    ('election', 'elect', 'child', 'neighbour')
    """
    word = british(form[:-2] if form.endswith("'s") else form)
    inflected = letters(word)
    if any(letter in inflected for letter in "DNGZ") and "p" not in inflected:
        return british(lemma_of(word, "DNGZ"))
    if "p" in inflected:
        return british(lemma_of(word, "p"))
    return word
