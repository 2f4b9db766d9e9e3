"""What a count in a text means: a figure, how it is hedged, what it counts, and the interval that it leaves open."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from typing import Any

from verifier.claims import Json


class Form(enum.StrEnum):
    """What sort of quantity it is. Values of different forms are compared only where a rule says how."""

    COUNT = "count"
    """So many of something that is counted in whole pieces."""
    SHARE = "share"
    """A part of a whole as a fraction: a third, one in five, half."""
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points; a basis point is a hundredth of one."""
    MONEY = "money"
    MEASURE = "measure"
    """A length, weight, duration … with its unit."""
    AGE = "age"
    MULTIPLE = "multiple"
    """So many times another quantity: twice, tripled."""
    FREQUENCY = "frequency"
    """How often: twice, five times."""
    SCORE = "score"
    """Two sides: a result or a vote."""
    MARGIN = "margin"
    """The difference between two sides: a majority of four."""
    MAGNITUDE = "magnitude"
    """Of an earthquake."""
    ORDINAL = "ordinal"
    """A place in a series: its third pause in succession."""


class Hedge(enum.StrEnum):
    """How the figure as written bounds the quantity."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    WELL_OVER = "well over"
    JUST_OVER = "just over"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    WELL_UNDER = "well under"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "between"
    VAGUE = "vague"
    """A word that stands for a wide band: dozens, several."""


class Standing(enum.StrEnum):
    """How a figure is told."""

    HOLDS = "holds"
    HELD = "held"
    """It was so before a change: "up from a fifth"."""
    DENIED = "denied"
    """It is not so: "69 people, and not 96"."""


ABOVE = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.WELL_OVER})
"""Open above."""
BELOW = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN, Hedge.WELL_UNDER})
"""Open below, down to nought."""
STRICT = frozenset({Hedge.MORE_THAN, Hedge.WELL_OVER, Hedge.LESS_THAN, Hedge.WELL_UNDER})
"""The bound itself is left out."""


@dataclasses.dataclass(frozen=True, slots=True)
class CountValue:
    """A count.

    ``point`` is the figure as written, in ``unit``; the middle of a range or of a vague word's band. ``low`` and
    ``high`` are the bounds that the words set, inclusive, in ``unit``, None where open: "27" is 27 to 27, "1.2
    million" 1.15 to 1.25 million, "at least 27" 27 to None. ``grain`` is the step to which the figure as written may
    have been rounded: 0 where it is exact, 100 in "2,400". ``unit`` is the counted noun (singular, lower case; empty
    where none is named), a unit's symbol ("km"), "%", "share", or a currency (ISO 4217, or its common name where
    several share it and none is the obvious one: "crown"). ``per`` is a share's whole ("voter") or a rate's period
    ("year"). ``whole`` is the size of the whole in "five of the 12". ``other`` is the second side of a score.
    ``assumed`` says that the currency was read off a sign that several share ("$"). ``implied`` are the words that a
    value follows from where they tell no figure ("since 1927", "Togo, Benin and Ghana"): it may bear another out, never
    contradict it. ``standing`` says whether the figure is told as one that holds."""

    form: Form
    point: float
    low: float | None
    high: float | None
    unit: str = ""
    hedge: Hedge = Hedge.EXACT
    grain: float = 0.0
    per: str | None = None
    whole: float | None = None
    other: float | None = None
    assumed: bool = False
    implied: str = ""
    standing: Standing = Standing.HOLDS

    def encode(self) -> dict[str, Any]:
        """The fields as JSON, without those that have their usual value."""
        data: dict[str, Any] = {"form": self.form.value, "point": self.point, "low": self.low, "high": self.high}
        for field in dataclasses.fields(self)[4:]:
            value = getattr(self, field.name)
            if value != field.default:
                data[field.name] = value.value if isinstance(value, enum.StrEnum) else value
        return data

    @classmethod
    def decode(cls, data: Mapping[str, Any]) -> CountValue:
        """The inverse of :meth:`encode`."""
        fields = dict(data)
        fields["form"] = Form(fields["form"])
        fields["hedge"] = Hedge(fields.get("hedge", Hedge.EXACT))
        fields["standing"] = Standing(fields.get("standing", Standing.HOLDS))
        return cls(**fields)

    def describe(self) -> dict[str, Json]:
        """The fields of a report: low, high, unit, per and form."""
        data: dict[str, Json] = {
            "low": _plain(self.low),
            "high": _plain(self.high),
            "unit": self.unit or None,
            "per": self.per,
            "form": self.form.value,
        }
        if self.whole is not None:
            data["whole"] = _plain(self.whole)
        if self.other is not None:
            data["score"] = [_plain(self.point), _plain(self.other)]
        return data


def _plain(number: float | None) -> int | float | None:
    """A number without a needless fraction and without the dust of binary arithmetic."""
    if number is None:
        return None
    rounded = float(f"{number:.12g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
