"""What befell those who are counted: of one event, the dead, the hurt, the missing and the safe are different people.

"Two died and 31 were treated for smoke" holds no 31 dead. News copy divides the people of an accident into these classes, and reports a
figure for each of them; a figure told of one class is none of another.
"""

from __future__ import annotations

from collections.abc import Iterable

from verifier.language.lexicon import stem

_CLASSES: dict[str, str] = {
    "dead": "die dead death deaths kill killed killing fatality fatal perish drown slay slain murder toll body corpse lifeless casket",
    "hurt": "hurt injure injured injury wound wounded treat treated treatment hospital hospitalise hospitalize burn burned maim",
    "missing": "miss missing unaccounted disappear vanish",
    "safe": "survive survivor survivors survived rescue rescued save unhurt unharmed uninjured unscathed safe safely alive escape escaped",
}
_OF = {stem(word): name for name, words in _CLASSES.items() for word in words.split()}


_PARTED = (
    "lose keep|lose retain|lose leave|lose hold|close stay|close remain|shut stay|leave stay|sack keep|vote "
    "abstain|turnout stay|turnout abstain|"
    "turnout boycott|vote stay|back oppose|pass fail|sell keep|win lose|accept refuse|attend miss|open shut|open close|"
    "home visitors|home away|home guests|hosts visitors|hosts guests|government opposition|favour against|favor "
    "against|back against|for against|"
    "sign refuse|cancel run|employed jobless|online offline|full empty|paid owe|repay owe|vaccinate unvaccinated"
)
"""Words that divide a whole in two: what is not the one of them is the other."""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PARTED.split("|"):
        one, two = (stem(word) for word in pair.split())
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_OTHER_PART = _opposites()
_NEGATING = ("un", "non", "in", "dis")


def other_part(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one speaks of one part of a whole and the other of the rest: opposites, or a word and its negation ("paid", "unpaid")."""
    alone, told = mine - theirs, theirs - mine
    if any(_OTHER_PART[word] & told for word in alone if word in _OTHER_PART):
        return True
    return any(prefix + word in told for prefix in _NEGATING for word in alone) or any(
        prefix + word in alone for prefix in _NEGATING for word in told
    )


def fates(stems: Iterable[str]) -> frozenset[str]:
    """The classes that the words of a value speak of; empty where they speak of none."""
    return frozenset(_OF[word] for word in stems if word in _OF)


def other_fate(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both speak of what befell somebody, and of nothing in common."""
    one, two = fates(mine), fates(theirs)
    return bool(one) and bool(two) and not one & two
