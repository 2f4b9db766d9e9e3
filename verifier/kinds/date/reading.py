"""A date expression that has been read, on its way to a mention."""

from __future__ import annotations

import dataclasses

from verifier.kinds.date.scene import Known, Scene
from verifier.kinds.date.value import DateValue
from verifier.text import Clause


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """``start`` and ``end`` are offsets in the sentence's view. ``scene`` is None for words that look like a date and are none; ``known``
    is the date as later expressions can count from it, None where it is not resolved."""

    start: int
    end: int
    value: DateValue
    family: str
    clause: Clause
    scene: Scene | None
    known: Known | None
