"""A place in a series against the length of the series: the fifth defeat in a row makes five of them.

What is called the third of its kind has happened three times by then, and what had happened twice before happens for the third time.
"""

from __future__ import annotations

from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import stem
from verifier.pairs import rules
from verifier.pairs.choice import same_noun
from verifier.pairs.reading import tokens, words_around
from verifier.stories import stems

_RUN = frozenset("straight consecutive successive succession running row trot bounce unbeaten winless".split())
"""Words of an unbroken series, before the noun or behind it."""
_BEFORE = frozenset("before already previously earlier other previous".split())
"""Words that put a number of times before the one spoken of."""
_COUNTS = frozenset({"count", "frequency"})
_STEM_REACH = 4


def series(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """What an ordinal and a count, neither of which gate 2 compares, come to where both are of one series.

    They conflict only where both count the same noun, or both tell of an unbroken run.
    """
    if comparison.rule != "count.different-form":
        return None
    kind = BY_NAME["count"]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    if mine.get("form") == "ordinal" and theirs.get("form") in _COUNTS:
        ordinal, count, place, times = claim, reported, mine, theirs
    elif theirs.get("form") == "ordinal" and mine.get("form") in _COUNTS:
        ordinal, count, place, times = reported, claim, theirs, mine
    else:
        return None
    number, told = place.get("low"), times.get("low")
    if not isinstance(number, int | float) or not isinstance(told, int | float) or told != times.get("high"):
        return None
    if place.get("unit") == "place":
        return None  # a rank is no series
    reason = f"{kind.say(ordinal.value)} and {kind.say(count.value)}."
    earlier = bool(_BEFORE & {*_behind(count)[:_STEM_REACH], *tokens(count.words)}) or _pluperfect(count)
    reached = told + 1 if earlier else told
    running = all(_RUN & {*tokens(c.words), *_behind(c)[:_STEM_REACH]} for c in (ordinal, count))
    if reached == number and (running or _akin(ordinal, count, place, times)):
        return Comparison(Outcome.AGREES, rules.SERIES.name, reason)
    if reached != number and (
        running or _same_thing(ordinal, count, place, times) or _same_spell(ordinal, count, times)
    ):
        return Comparison(Outcome.CONFLICTS, rules.SERIES.name, reason)
    return None


def _akin(ordinal: Claim[Any], count: Claim[Any], place: dict[str, Any], times: dict[str, Any]) -> bool:
    """Whether the noun of one stands in the sentence of the other, or the count leaves open what it counts ("15 times")."""
    one, two = stem(str(place.get("unit") or "")), stem(str(times.get("unit") or ""))
    if times.get("form") == "frequency" or two in {"", "time", "occasion"} or one == "time":
        return True
    return one in stems(count.text) or two in stems(ordinal.text) or same_noun(one, two)


def _pluperfect(claim: Claim[Any]) -> bool:
    """Whether the clause puts its figure before another time: "there had been two coups"."""
    return bool({"had", "d"} & set(words_around(claim)[0][-_STEM_REACH:]))


def _same_thing(ordinal: Claim[Any], count: Claim[Any], place: dict[str, Any], times: dict[str, Any]) -> bool:
    """Whether both count one noun, in a series that has a beginning both know ("of the season", "his 15th goal")."""
    one, two = stem(str(place.get("unit") or "")), stem(str(times.get("unit") or ""))
    return bool(one) and one == two and not {"of", "out"} & set(_behind(count)[:1])


_SPELLS = frozenset("season year campaign term career".split())


def _same_spell(ordinal: Claim[Any], count: Claim[Any], times: dict[str, Any]) -> bool:
    """Whether both are counted in one spell: "his 30th goal of the season", "has scored 26 times this season"."""
    told = _SPELLS & set(_behind(ordinal)[:_STEM_REACH]) & set(_behind(count)[:_STEM_REACH])
    return times.get("form") == "frequency" and bool(told)


def _behind(claim: Claim[Any]) -> list[str]:
    return words_around(claim)[1]
