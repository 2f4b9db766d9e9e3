"""Write the tables of rules into docs/verdicts.md from the rules in the code.

    python tools/write_rules.py           rewrite the tables
    python tools/write_rules.py --check   exit with 1 where they are not what the code says

Each table stands between ``<!-- rules NAME -->`` and ``<!-- end -->``; NAME is "policy", "pairs" or a kind of claim.
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections.abc import Sequence

from verifier.claims import Rule
from verifier.kinds import KINDS
from verifier.pairs import RULES as PAIR_RULES
from verifier.verdicts import RULES

PAGE = pathlib.Path(__file__).parent.parent / "docs" / "verdicts.md"
_TABLE = re.compile(r"(<!-- rules (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(rules: Sequence[Rule]) -> str:
    """A Markdown table, a row a rule."""
    rows = ["| rule | what it says | why | example |", "|---|---|---|---|"]
    rows += [f"| `{r.name}` | {_cell(r.summary)} | {_cell(r.detail)} | {_cell(r.example)} |" for r in rules]
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def page(text: str) -> str:
    """The page with every table made anew."""
    rules = {"policy": RULES, "pairs": PAIR_RULES, **{kind.name: kind.rules for kind in KINDS}}
    return _TABLE.sub(lambda m: m[1] + table(rules[m[2]]) + m[3], text)


def main() -> int:
    """Rewrite or check the page; the exit status."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in sys.argv[1:]:
        if old != new:
            print(f"{PAGE.name} is not what the code says; run python tools/write_rules.py", file=sys.stderr)
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
