"""Words around a figure that make it a bound or a band: "at least", "nearly", "or so".

The lists are the closed sets of degree words and numeral modifiers that grammars give (Quirk et al., A Comprehensive
Grammar, 7.62 and 8.111; Huddleston and Pullum, The Cambridge Grammar, 5.11) and that stylebooks discuss under
"about", "more than", "over"."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeAlias

from verifier.kinds.count.numerals import hyphen_at, word_at
from verifier.kinds.count.tokens import Token
from verifier.kinds.count.units import DURATIONS
from verifier.kinds.count.value import Hedge

_OR_EQUAL = tuple(
    tuple(f"{word} {link}" for word in words.split() for link in ("than or equal to", "or equal to", "or equal than"))
    for words in ("more greater larger bigger higher longer", "less fewer smaller lower shorter")
)
_BEFORE: dict[Hedge, tuple[str, ...]] = {
    Hedge.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not fewer than", "not less than", "upwards of", "upward of", "a minimum of",
        "minimum of", "as few as", "as little as", "a good", *_OR_EQUAL[0],
    ),
    Hedge.MORE_THAN: (
        "more than", "over", "above", "greater than", "higher than", "in excess of", "better than", "north of", "longer than",
        "bigger than", "larger than", "older than", "beyond", "past",
    ),
    Hedge.WELL_OVER: ("well over", "well above", "far more than", "much more than", "well in excess of", "many more than", "far over"),
    Hedge.JUST_OVER: (
        "just over", "just above", "just more than", "a little over", "a little more than", "a little above", "little more than",
        "slightly over", "slightly more than", "slightly above", "a bit over", "a bit more than", "a shade over", "a shade more than",
        "a touch over", "something over", "only just over", "marginally over", "marginally more than", "a fraction over",
    ),
    Hedge.AT_MOST: (
        "at most", "up to", "as many as", "as much as", "as high as", "as long as", "no more than", "not more than", "a maximum of",
        "maximum of", "anything up to", "at the most", "no greater than", "no higher than", "no longer than",
        *_OR_EQUAL[1],
    ),
    Hedge.LESS_THAN: (
        "less than", "fewer than", "under", "below", "lower than", "not even", "short of", "smaller than", "shorter than", "younger than",
        "lighter than", "south of",
    ),
    Hedge.WELL_UNDER: ("well under", "well below", "far fewer than", "far less than", "much less than", "far below", "far under"),
    Hedge.NEARLY: (
        "nearly", "almost", "close to", "close on", "close upon", "near", "near to", "approaching", "nearing", "not quite",
        "just under", "just below", "just short of", "just shy of", "just less than", "just fewer than", "a little under",
        "a little less than", "a little below", "a little short of", "slightly under", "slightly less than",
        "slightly fewer than", "slightly below", "a shade under", "a shade less than", "a shade below", "a touch under",
        "a bit under", "a bit less than", "shy of", "the better part of", "the best part of", "getting on for",
        "marginally under", "a fraction under", "very nearly", "virtually",
    ),
    Hedge.ABOUT: (
        "about", "around", "roughly", "approximately", "approx", "circa", "some", "an estimated", "estimated", "in the region of",
        "of the order of", "on the order of", "in the order of", "in the neighborhood of", "in the neighbourhood of", "in the vicinity of",
        "something like", "somewhere around", "more or less", "barely", "hardly", "scarcely", "give or take", "broadly", "anything like",
        "an average of around", "somewhere near", "the order of",
    ),
}  # fmt: skip
_AFTER: dict[Hedge, tuple[str, ...]] = {
    Hedge.AT_LEAST: (
        "or more", "or over", "or older", "or above", "or greater", "or longer", "or higher", "at least", "at the least", "and counting",
        "and more", "and over", "and above", "plus", "at a minimum", "upwards",
    ),
    Hedge.AT_MOST: (
        "or less", "or fewer", "or under", "or younger", "or below", "or lower", "at most", "at the most", "at best", "at the outside",
    ),
    Hedge.ABOUT: ("or so", "or thereabouts", "odd", "more or less", "-ish", "give or take"),
}  # fmt: skip
_OVERRIDES = frozenset({Hedge.ABOUT})
"""A second hedge counts where the first is one of these ("some at least 20" does not occur; "up to about 60" is a
bound)."""
_VERBS = frozenset("exceed exceeds exceeded exceeding topped topping surpass surpasses surpassed surpassing".split())
"""Verbs that say "more than" of the figure right after them; they are no part of the value's words."""
_TOPPING = frozenset("to would will could may might can should".split())
"""What stands before "top" as such a verb: "profit could top 3 million"."""
_OPENS_AMOUNT = frozenset(
    "for in by at than after of to is are was were be been last lasted lasts take took takes taken well "
    "just and spent waited since still only now already worth cost costs".split()
)
"""What stands before "over" when it is a hedge: "lasted over three days", but "killed over three days" speaks of the
time span."""

_SPREAD = frozenset(
    "fly flies flew flying spread scattered distributed divided staggered stretched extended fought played "
    "run running row rows dispute disputes quarrel fight battle concern concerns fears anger talks deal "
    "clash clashes outcry questions doubts lawsuit control argument protest protests".split()
)
"""Words before an "over" that says across or about: "spread over 460 posts", "a row over 118 shops"."""
_MOVING = frozenset(
    "go goes went gone going come comes came coming move moves moved moving shoot shot creep crept edge "
    "edged push pushed put bring brought take took taken add adds added tick ticked inch inched bump bumped "
    "bid".split()
)
"""Verbs of movement whose "up" is their own: "the dividend goes up to 36 cents" sets no bound."""
_CROSSING = _MOVING | frozenset(
    "climb climbs climbed climbing rise rises rose risen rising fall falls fell fallen falling slip slips slipped "
    "slipping slide slides slid sliding surge surged soar soared jump jumped drift drifted race raced sail sailed".split()
)
"""Verbs with which "past" a figure is beyond it ("slipped past 20 to the dollar"); elsewhere it is a time ("half past 10")."""


_Index: TypeAlias = dict[str, dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]]
"""Phrases by their first word and their second, "" where there is none: what stands behind the two, the longest first, and the hedge."""


def _index(table: dict[Hedge, tuple[str, ...]]) -> _Index:
    index: dict[str, dict[str, list[tuple[tuple[str, ...], Hedge]]]] = {}
    for hedge, phrases in table.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            second, rest = (rest[0], rest[1:]) if rest else ("", [])
            index.setdefault(first, {}).setdefault(second, []).append((tuple(rest), hedge))
    return {
        first: {second: tuple(sorted(ends, key=lambda end: -len(end[0]))) for second, ends in found.items()}
        for first, found in index.items()
    }


_BEFORE_BY_FIRST = _index(_BEFORE)
_AFTER_BY_FIRST = _index(_AFTER)
OPENERS = frozenset({*_BEFORE_BY_FIRST, *_VERBS, "top"})
"""Words that a hedge may begin with."""


@dataclasses.dataclass(frozen=True, slots=True)
class Hedged:
    """A hedge in ``tokens[first:last]``; an EXACT one is empty. ``first`` is where the value's words begin."""

    hedge: Hedge
    first: int
    last: int


def _phrase(tokens: Sequence[Token], i: int, index: _Index) -> tuple[Hedge, int] | None:
    """The longest phrase that begins at token ``i``, and where it ends."""
    found = index.get(word_at(tokens, i))
    if found is None:
        return None
    for words, hedge in found.get(word_at(tokens, i + 1), ()):
        if all(word_at(tokens, k) == word for k, word in enumerate(words, i + 2)):
            return hedge, i + 2 + len(words)
    return (found[""][0][1], i + 1) if "" in found else None


def hedge_before(tokens: Sequence[Token], i: int) -> Hedged:
    """The hedge that begins at token ``i``, with a second one stacked on it ("up to about"); EXACT where there is none."""
    word, before = word_at(tokens, i), word_at(tokens, i - 1)
    if word in _VERBS or (word == "top" and before in _TOPPING):
        inner = hedge_before(tokens, i + 1)
        return Hedged(Hedge.MORE_THAN, i + 1, inner.last)
    found = _phrase(tokens, i, _BEFORE_BY_FIRST) if word in _BEFORE_BY_FIRST else None
    if (
        found is None
        or (word == "past" and before not in _CROSSING)
        or (found[1] == i + 2 and word == "up" and before in _MOVING)
    ):
        return Hedged(Hedge.EXACT, i, i)
    hedge, last = found
    second = _phrase(tokens, last, _BEFORE_BY_FIRST)
    if second is not None:
        hedge, last = (second[0] if hedge in _OVERRIDES else hedge), second[1]
    return Hedged(hedge, i, last)


def hedge_after(tokens: Sequence[Token], i: int) -> Hedged:
    """The hedge that begins at token ``i``, behind a number or what it counts ("or so", "-odd", "+"); EXACT where there
    is none."""
    if word_at(tokens, i) == "+" and tokens[i].glued:
        return Hedged(Hedge.AT_LEAST, i, i + 1)
    if hyphen_at(tokens, i) and word_at(tokens, i + 1) in {"odd", "plus", "ish"}:
        return Hedged(Hedge.AT_LEAST if word_at(tokens, i + 1) == "plus" else Hedge.ABOUT, i, i + 2)
    found = _phrase(tokens, i, _AFTER_BY_FIRST)
    if found is None or word_at(tokens, found[1]) == "than":  # "less than 10 and more than 5" are two bounds
        return Hedged(Hedge.EXACT, i, i)
    if word_at(tokens, i) == "plus" and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        return Hedged(Hedge.EXACT, i, i)
    return Hedged(found[0], i, found[1])


def is_span(tokens: Sequence[Token], hedged: Hedged, unit: str) -> bool:
    """Whether "over" says during or across: "killed over nine nights", "spread over 460 posts", against "lasted over
    three weeks"."""
    if hedged.last != hedged.first + 1 or word_at(tokens, hedged.first) != "over":
        return False
    before = word_at(tokens, hedged.first - 1)
    return before in _SPREAD or ((unit in DURATIONS or unit == "night") and before not in _OPENS_AMOUNT)
