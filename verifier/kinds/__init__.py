"""The kinds of claim that are checked. A new kind is one module (or folder) here and one line in ``KINDS``."""

from __future__ import annotations

from typing import Any

from verifier.claims import Kind
from verifier.kinds.count import COUNT
from verifier.kinds.date import DATE
from verifier.kinds.place import PLACE

KINDS: tuple[Kind[Any], ...] = (COUNT, DATE, PLACE)
BY_NAME: dict[str, Kind[Any]] = {kind.name: kind for kind in KINDS}
