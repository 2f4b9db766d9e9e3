"""What the comparisons with other programs ("oracles") have in common: a table of expressions, and who is right where two readings differ.

An oracle is a published extractor of values that was not made for this project. It is no authority: where it reads an expression
otherwise, somebody has to say who is right and why, and that judgement is kept with the table.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator, Mapping

Readings = tuple[str, ...]
"""The values of one text in its order, each in plain words ("27", "200 to 300", "12 mi")."""
Reader = Callable[[str], Readings]


class Right(enum.StrEnum):
    """Who reads a text as a copy editor does."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    """The two say the same in another form, or the text has two readings."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """Who is right about a difference, and why in a sentence."""

    right: Right
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Suite:
    """The comparison of one kind of claim.

    ``texts`` are the expressions, each in a sentence; ``ours`` and each of ``oracles`` (by name) read one text. ``judgements`` are kept
    by text and oracle. ``modules`` are what has to be installed (the extra ``oracles``); an oracle is only loaded when it reads.
    """

    kind: str
    texts: tuple[str, ...]
    ours: Reader
    oracles: Mapping[str, Reader]
    modules: tuple[str, ...]
    judgements: Mapping[tuple[str, str], Judgement]


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """One text that an oracle reads otherwise; ``judgement`` is None where nobody has judged it yet."""

    text: str
    oracle: str
    ours: Readings
    theirs: Readings
    judgement: Judgement | None


def differences(suite: Suite) -> Iterator[Difference]:
    """Every difference of a suite, by text and oracle, in the order of the suite."""
    for text in suite.texts:
        ours = suite.ours(text)
        for name, oracle in suite.oracles.items():
            theirs = oracle(text)
            if theirs != ours:
                yield Difference(text, name, ours, theirs, suite.judgements.get((text, name)))


def section(suite: Suite) -> str:
    """The part of docs/oracles.md about one kind: how often each oracle agrees, and a row for each difference.

    Raises ValueError, naming them, where differences have no judgement or judgements no difference.
    """
    found = list(differences(suite))
    unjudged = [f"{d.text!r}: ours {d.ours}, {d.oracle} {d.theirs}" for d in found if d.judgement is None]
    stale = sorted(set(suite.judgements) - {(d.text, d.oracle) for d in found})
    if unjudged or stale:
        lines = [f"no judgement: {line}" for line in unjudged] + [f"no difference: {key}" for key in stale]
        raise ValueError("\n".join(lines))
    rows = ["| oracle | same reading | ours is right | theirs is right | both |", "|---|---|---|---|---|"]
    for name in suite.oracles:
        mine = [d.judgement.right for d in found if d.oracle == name and d.judgement is not None]
        counts = " | ".join(str(mine.count(right)) for right in (Right.OURS, Right.THEIRS, Right.BOTH))
        rows.append(f"| {name} | {len(suite.texts) - len(mine)} of {len(suite.texts)} | {counts} |")
    rows += ["", "| text | oracle | ours | theirs | right | why |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {_cell(d.text)} | {d.oracle} | {_said(d.ours)} | {_said(d.theirs)} | {d.judgement.right} | {_cell(d.judgement.why)} |"
        for d in found
        if d.judgement is not None
    ]
    return "\n".join([f"## {suite.kind.capitalize()}s", "", *rows, ""])


def _said(readings: Readings) -> str:
    return _cell("; ".join(readings)) or "nothing"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
