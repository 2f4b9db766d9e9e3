"""Is a verdict's confidence the share that are right? The reliability diagram of marked sets, each judged by weights learned from the
others.

    python -m bench.reliability SET... [--write]

A SET is the folder of a marked set (tests/acceptance/README.md has the format). Prints, for verdicts given with a confidence in each
tenth, how many there were and how many were right, and the expected calibration error over all; --write puts that and a plot on
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.page import Part, Plot, write
from verifier.evaluation import Figures, joined
from verifier.settings import Settings
from verifier.training import cross_validate, read_set
from verifier.verdicts import Label, Policy

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BINS = 10
FEWEST = 10
"""Verdicts that a tenth must have for a point in the plot: fewer say nothing of a share."""


def binned(rated: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """For each tenth of the confidence that has any: how many verdicts, their mean confidence, the share that were right."""
    result = []
    for number in range(BINS):
        inside = [(p, right) for p, right in rated if min(BINS - 1, int(p * BINS)) == number]
        if inside:
            count = len(inside)
            result.append((count, sum(p for p, _ in inside) / count, sum(right for _, right in inside) / count))
    return result


def part(figures: Figures) -> Part:
    """The table, the remark and the plot."""
    by_label = {label.value: binned(figures.rated(label)) for label in Label}
    rows = [("verdict", "confidence, mean of a tenth", "share right", "verdicts")]
    for name, bins in by_label.items():
        rows += [(name, f"{confidence:.2f}", f"{right:.2f}", f"{count}") for count, confidence, right in bins]
    lines = {
        name: [(confidence, right) for count, confidence, right in bins if count >= FEWEST]
        for name, bins in by_label.items()
    }
    drawn = {"as it should be": [(0.0, 0.0), (1.0, 1.0)], **{name: line for name, line in lines.items() if line}}
    plot = Plot("reliability", "confidence of the verdict", "share right", drawn, shares=True)
    return Part(rows, f"Expected calibration error over all: {figures.calibration_error():.3f}.", plot)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = cross_validate([read_set(folder, Settings()) for folder in asked.sets], Policy())
    shown = part(joined(list(found.values())))
    print(shown.markdown())
    if asked.write:
        write(PAGE, "reliability", shown)


if __name__ == "__main__":
    main()
