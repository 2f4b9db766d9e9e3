"""Runs the benchmarks of speed and memory: ``python -m bench [PART...] [--runs 5] [--write]``.

Without parts, all of them: cold, warm, length, building, precision. Tables are printed; ``--write`` puts them, with the plots and the
machine, on docs/performance.md. What needs data that is not the project's has programs of its own: ``python -m bench.rivals``,
``bench.pairs``; how fast files are read says ``bench.reading``.
"""

from __future__ import annotations

import argparse
import gc

from bench import building, cold, length, page, precision, warm
from bench.measure import ROOT, machine
from verifier.cli.app import CONTAINERS_BEFORE_COLLECTION

PARTS = {
    "cold": cold.measure,
    "warm": warm.measure,
    "length": length.measure,
    "building": building.measure,
    "precision": precision.measure,
}
PAGE = ROOT / "docs" / "performance.md"


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=5, help="runs of each case; figures are their medians")
    parser.add_argument("--write", action="store_true", help="put the tables on docs/performance.md")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    gc.set_threshold(CONTAINERS_BEFORE_COLLECTION)  # as ``verify`` does
    for name in arguments.parts or PARTS:
        part = PARTS[name](arguments.runs)
        print(f"\n{name}\n\n{part.markdown()}", flush=True)
        if arguments.write:
            page.write(PAGE, name, part)
    if arguments.write:
        page.replace(PAGE, "machine", machine())


if __name__ == "__main__":
    main()
