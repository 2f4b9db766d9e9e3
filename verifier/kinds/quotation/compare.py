"""Whether two quotations can be of one utterance: the words first, then whose they are."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Mapping

from verifier.claims import Comparison, Outcome
from verifier.kinds.quotation.alignment import Words, align
from verifier.kinds.quotation.speakers import TITLES
from verifier.kinds.quotation.value import Quotation
from verifier.kinds.quotation.wording import GAP, words, written
from verifier.language.lexicon import CLOSED, stem

LEAST_PART = 4
"""Words by which a shortened quotation is known: fewer are as often a phrase that anybody uses."""
LEAST_SHARED = 7
LEAST_CONTENT = 3
LEAST_SHARE = 0.75
"""From these many shared words, words of content and this share of the stretch on, two quotations are one utterance."""
_ALIKE = 0.6
"""Likeness of two name words, 0 to 1, from which they may be spellings of one ("Gaddafi" and "Qadhafi": 0.71)."""


class Voice(enum.Enum):
    """Whether two quotations have one speaker."""

    SAME = enum.auto()
    OTHER = enum.auto()
    OPEN = enum.auto()


def compare(draft: Quotation, reported: Quotation) -> Comparison:
    """The outcome, by the rules ``quotation.*``."""
    mine, theirs = words(draft.said), words(reported.said)
    voice = _voice(draft, reported)
    if mine == theirs:
        shared = [word for word in mine if word != GAP]
        known = len(shared) >= LEAST_SHARED and sum(word not in CLOSED for word in shared) >= LEAST_CONTENT
        return _by_voice(draft, reported, voice, known, Comparison(Outcome.AGREES, "quotation.same", "The same words."))
    found = align(mine, theirs)
    known = found.shared >= LEAST_SHARED and found.content >= LEAST_CONTENT and found.share >= LEAST_SHARE
    if not found.rest and found.shared >= LEAST_PART:
        part = Comparison(Outcome.AGREES, "quotation.part", "One is the other, shortened.")
        return _by_voice(draft, reported, voice, known, part)
    if not found.rest and found.shared:
        return _undecided("quotation.short", "The words in common are too few to tell.")
    if not known:
        return _undecided("quotation.other-words", "These are different quotations.")
    if not found.changes:
        return _undecided(
            "quotation.near", f"The wording differs slightly: {_differences(found.rest, draft, reported)}."
        )
    if voice is not Voice.SAME:
        return _undecided("quotation.speaker-open", f"{_names(draft, reported)}; the wording differs, too.")
    return Comparison(
        Outcome.CONFLICTS, "quotation.altered", f"The wording differs: {_differences(found.changes, draft, reported)}."
    )


def _by_voice(draft: Quotation, reported: Quotation, voice: Voice, known: bool, agreement: Comparison) -> Comparison:
    """What it means that the words agree. ``known``: they are too many, and too much their own, to have been said by two people."""
    if voice is Voice.SAME:
        return agreement
    if voice is Voice.OTHER and known:
        return Comparison(
            Outcome.CONFLICTS, "quotation.other-speaker", f"The same words, but {_names(draft, reported)}."
        )
    return _undecided("quotation.speaker-open", f"The words fit, but {_names(draft, reported)}.")


def _undecided(rule: str, reason: str) -> Comparison:
    return Comparison(Outcome.UNDECIDED, rule, reason)


def _names(draft: Quotation, reported: Quotation) -> str:
    return f"the draft gives them to {draft.speaker}, the report to {reported.speaker}"


def _differences(stretches: tuple[tuple[Words, Words], ...], draft: Quotation, reported: Quotation) -> str:
    """The stretches that differ, as the two quotations write them: 'draft "spring", reported "autumn"'."""
    mine, theirs = written(draft.said), written(reported.said)
    return "; ".join(f"draft {_shown(a, mine)}, reported {_shown(b, theirs)}" for a, b in stretches)


def _shown(some: Words, spelt: Mapping[str, str]) -> str:
    return f'"{" ".join(spelt.get(word, word) for word in some)}"' if some else "nothing"


def _voice(a: Quotation, b: Quotation) -> Voice:
    """Whose words they are: by the names, or where one of the two has only a description, by what the speakers are called.

    A text that names nobody (evidence given with a statement, in which it makes no claim) says nothing against the other's speaker.
    """
    if not a.speaker or not b.speaker or a.speaker.lower() == b.speaker.lower():
        return Voice.SAME
    mine, theirs = _name(a), _name(b)
    if not mine or not theirs:
        return Voice.SAME if _fits(a, b) or _fits(b, a) else Voice.OPEN
    if mine[-1] in theirs or theirs[-1] in mine:
        return Voice.SAME
    if not (a.person and b.person) or any(_alike(one, other) for one in mine for other in theirs):
        return Voice.OPEN
    return Voice.OTHER


def _name(value: Quotation) -> tuple[str, ...]:
    """The words of a proper name without titles; none for a description."""
    parts = value.speaker.split()
    if not parts or parts[0].lower() in CLOSED:
        return ()
    return tuple(part.lower() for part in parts if part[0].isupper() and part.lower().rstrip(".") not in TITLES)


def _fits(described: Quotation, other: Quotation) -> bool:
    """Whether a description without a name says nothing of its speaker that the other text does not say of its own."""
    wanted = _stems(described.speaker)
    return not _name(described) and bool(wanted) and wanted <= _stems(f"{other.speaker} {other.role}")


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.lower().replace(",", " ").split() if word not in CLOSED)


def _alike(one: str, other: str) -> bool:
    a, b = sorted((one, other))  # the matcher is not symmetric
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
