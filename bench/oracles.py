"""Compare how values are read with how published extractors read them.

    python -m bench.oracles            print every difference, judged or not
    python -m bench.oracles --write    make docs/oracles.md anew; stops where a difference has not been judged

Needs ``pip install -e '.[oracles]'``. A kind's expressions, oracles and judgements are in ``bench/oracles_KIND.py``; a new kind is one
such module and its name in ``SUITES``.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

from bench.differential import Suite, differences, section

SUITES = ("counts",)
"""The modules ``bench/oracles_KIND.py``, in the order of the page."""
PAGE = Path(__file__).parent.parent / "docs" / "oracles.md"
_HEAD = """# Other programs as oracles

Made by `python -m bench.oracles --write` (`pip install -e '.[oracles]'`); `pytest tests/differential` fails on a difference that
stands in no table below. An oracle is a second opinion, no authority: none of them reads bounds, hedges and what is counted as
docs/verdicts.md needs them, so only figures, units and ranges are compared.
"""


def suites() -> list[Suite]:
    """The suites whose oracles are all installed."""
    loaded: list[Suite] = [importlib.import_module(f"bench.oracles_{name}").SUITE for name in SUITES]
    return [suite for suite in loaded if all(importlib.util.find_spec(module) for module in suite.modules)]


def page() -> str:
    """docs/oracles.md as the judgements and the installed oracles make it; ValueError as :func:`section` says."""
    return "\n".join([_HEAD, *map(section, suites())])


def main() -> int:
    """Print the differences or write the page; the exit status."""
    if "--write" in sys.argv[1:]:
        found = suites()
        if len(found) < len(SUITES):
            print("The oracles are not all installed: pip install -e '.[oracles]'.", file=sys.stderr)
            return 1
        try:
            text = page()
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        PAGE.write_text(text, encoding="utf-8")
        return 0
    for suite in suites():
        for d in differences(suite):
            verdict = "NOT JUDGED" if d.judgement is None else f"{d.judgement.right}: {d.judgement.why}"
            print(f"{suite.kind}\t{d.oracle}\t{d.text}\t{d.ours}\t{d.theirs}\t{verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
