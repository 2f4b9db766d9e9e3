"""docs/verdicts.md says what the code does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from verifier.kinds import KINDS
from verifier.pairs import RULES as PAIR_RULES
from verifier.verdicts import RULES

ROOT = Path(__file__).parent.parent


def test_the_page_has_the_rules_of_the_code() -> None:
    run = subprocess.run(
        [sys.executable, "tools/write_rules.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert run.returncode == 0, run.stderr


def test_rule_names_are_unique_and_say_whose_they_are() -> None:
    names = [rule.name for rule in (*RULES, *PAIR_RULES)] + [rule.name for kind in KINDS for rule in kind.rules]
    assert len(names) == len(set(names))
    assert all(rule.name.startswith("policy.") for rule in RULES)
    assert all(rule.name.startswith("pairs.") for rule in PAIR_RULES)
    assert all(rule.name.startswith(f"{kind.name}.") for kind in KINDS for rule in kind.rules)
