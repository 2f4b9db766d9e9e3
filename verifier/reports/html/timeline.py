"""A small picture of how a figure moved from report to report, and where the draft stands.

Reports go from left to right by day. Distances are to scale as far as labels leave room for that; heights always are.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

WIDTH, HEIGHT = 480, 148
_LEFT, _RIGHT = 52.0, 428.0
_TOP, _BOTTOM = 32.0, 96.0
_GAP = 88.0
"""Units that a label of a day takes; with :data:`MOST` points they all find room."""
MOST = 5
_LONGEST_LABEL = 14


@dataclasses.dataclass(frozen=True, slots=True)
class Reported:
    """A figure with its day: ``height`` on whatever axis its kind has, ``label`` its words, ``stance`` the evidence's or "draft"."""

    day: datetime.date
    height: float
    label: str
    stance: str


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """A figure in the picture, in its units."""

    x: float
    y: float
    reported: Reported
    below: bool = False
    """Whether its label stands below it, because the line comes from above."""

    @property
    def label(self) -> str:
        """The words, cut to fit."""
        words = self.reported.label
        return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1].rstrip() + "…"


@dataclasses.dataclass(frozen=True, slots=True)
class Timeline:
    """The points from left to right, and the line through those that are reports."""

    points: tuple[Point, ...]

    @property
    def line(self) -> str:
        """The reports' points as an SVG ``points`` attribute; a report holds until the next, so it is drawn in steps."""
        steps: list[str] = []
        level: float | None = None
        for point in self.points:
            if point.reported.stance != "draft":
                if level is not None:
                    steps.append(f"{point.x:g},{level:g}")
                steps.append(f"{point.x:g},{point.y:g}")
                level = point.y
        return " ".join(steps)

    @property
    def description(self) -> str:
        """The picture in words."""
        return "; ".join(
            f"{point.reported.day.isoformat()}: {point.reported.label} ({point.reported.stance})"
            for point in self.points
        )


def timeline(figures: Sequence[Reported]) -> Timeline | None:
    """The picture of reported figures with the draft's; None where no figure was overtaken or there is nothing to draw a line between."""
    reports = sorted((f for f in figures if f.stance != "draft"), key=lambda f: f.day)[-(MOST - 1) :]
    if len(reports) < 2 or all(f.stance != "superseded" for f in reports):
        return None
    ordered = sorted(
        [*reports, *(f for f in figures if f.stance == "draft")], key=lambda f: (f.day, f.stance == "draft")
    )
    low, high = min(f.height for f in ordered), max(f.height for f in ordered)
    heights = [_BOTTOM - (_BOTTOM - _TOP) * ((f.height - low) / (high - low) if high > low else 0.5) for f in ordered]
    places = _places([f.day for f in ordered])
    points, level = [], _BOTTOM
    for x, y, figure in zip(places, heights, ordered, strict=True):
        report = figure.stance != "draft"
        points.append(Point(round(x, 1), round(y, 1), figure, report and y > level))
        level = y if report else level
    return Timeline(tuple(points))


def _places(days: Sequence[datetime.date]) -> list[float]:
    """Places from left to right for days in order: to scale, then moved apart so that labels do not touch."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    scale = (_RIGHT - _LEFT) / (last - first) if last > first else 0.0
    places = [_LEFT + scale * (day.toordinal() - first) for day in days]
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + _GAP)
    limit = _RIGHT
    for i in reversed(range(len(places))):  # what was moved beyond the edge moves back, and its neighbours with it
        places[i] = min(places[i], limit)
        limit = places[i] - _GAP
    return places
