"""A family of date expressions: how it is written, and how it is read."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Scene
from verifier.kinds.date.value import DateValue

Read = Callable[[re.Match[str], Scene], DateValue | None]


@dataclasses.dataclass(frozen=True, slots=True)
class Family:
    """One way of writing dates. ``read`` gives the date of a match, unresolved where the article does not settle it, and None where the
    words are no date here. ``told`` families count from other dates of the text and are read after those."""

    name: str
    pattern: Pattern
    read: Read
    told: bool = False
