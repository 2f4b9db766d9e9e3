"""Tables and plots, and where they go in docs/performance.md."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 320, 64, 110, 16, 44
_COLOURS = ("#1b6ca8", "#b8562b", "#3d7d3a", "#6b4c9a")

Point = tuple[float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Plot:
    """Lines over two logarithmic axes, all numbers above zero; or over two axes from 0 to 1, where they are ``shares``."""

    name: str
    x: str
    y: str
    lines: Mapping[str, Sequence[Point]]
    shares: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmark found: a table (its first row are the headings), a remark, and perhaps a plot."""

    rows: Sequence[Sequence[str]]
    remark: str = ""
    plot: Plot | None = None

    def markdown(self) -> str:
        """As it stands on the page."""
        head, *rows = ["| " + " | ".join(row) + " |" for row in self.rows]
        parts = ["\n".join([head, "|" + "---|" * len(self.rows[0]), *rows])]
        if self.remark:
            parts.append(self.remark)
        if self.plot is not None:
            parts.append(f"![{self.plot.y} over {self.plot.x}](performance/{self.plot.name}.svg)")
        return "\n\n".join(parts)


def replace(page: Path, name: str, text: str) -> None:
    """Put a text between the marks of a part; the rest of the page is written by people. ValueError where the page has no such marks."""
    before = page.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- bench {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if len(marked.findall(before)) != 1:
        raise ValueError(f"{page} has no place for {name!r}")
    page.write_text(marked.sub(lambda m: f"{m[1]}{text}\n{m[2]}", before), encoding="utf-8")


def write(page: Path, name: str, part: Part) -> None:
    """Put a part on the page, and its plot beside it."""
    replace(page, name, part.markdown())
    if part.plot is not None:
        folder = page.parent / "performance"
        folder.mkdir(exist_ok=True)
        (folder / f"{part.plot.name}.svg").write_text(svg(part.plot), encoding="utf-8")


def exponent(points: Sequence[Point]) -> float:
    """The slope of a least-squares line through the logarithms: 1 where y grows as x does."""
    xs, ys = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - mean_x) ** 2 for x in xs)


def svg(plot: Plot) -> str:
    """The plot as a picture without scripts or fonts of its own."""
    points = [point for line in plot.lines.values() for point in line]
    across, up = (_Axis.of([point[axis] for point in points], shares=plot.shares) for axis in (0, 1))

    def at(x: float, y: float) -> Point:
        right, high = across.share(x), up.share(y)
        return _LEFT + right * (_WIDTH - _LEFT - _RIGHT), _HEIGHT - _BOTTOM - high * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for tick in up.ticks:
        y = at(across.ticks[0], tick)[1]
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:,g}</text>')
    for tick in across.ticks:
        x = at(tick, up.ticks[0])[0]
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{_HEIGHT - 28}" text-anchor="middle">{tick:,g}</text>')
    for (name, line), colour in zip(plot.lines.items(), _COLOURS, strict=False):
        places = [at(*point) for point in line]
        parts.append(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        parts.append(f'<text x="{places[-1][0] + 8:.1f}" y="{places[-1][1] + 4:.1f}" fill="{colour}">{name}</text>')
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{_HEIGHT - 8}" text-anchor="middle">{plot.x}</text>')
    parts.append(
        f'<text x="14" y="{_HEIGHT / 2}" transform="rotate(-90 14 {_HEIGHT / 2})" text-anchor="middle">{plot.y}</text>'
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


@dataclasses.dataclass(frozen=True, slots=True)
class _Axis:
    """An axis by what is written along it, from end to end."""

    ticks: tuple[float, ...]
    logarithmic: bool

    @classmethod
    def of(cls, values: Sequence[float], *, shares: bool) -> _Axis:
        """Fifths from 0 to 1, or the powers of ten around values."""
        if shares:
            return cls((0.0, 0.2, 0.4, 0.6, 0.8, 1.0), logarithmic=False)
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(tuple(10.0**power for power in range(low, max(high, low + 1) + 1)), logarithmic=True)

    def share(self, value: float) -> float:
        """How far along it a value lies, 0 to 1."""
        first, last = self.ticks[0], self.ticks[-1]
        if self.logarithmic:
            return math.log10(value / first) / math.log10(last / first)
        return (value - first) / (last - first)
