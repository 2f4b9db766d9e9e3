"""``python -m tests.security.mutation``: small faults put into the rules, and whether a test notices.

Of all places in the kinds' rules and in what decides verdicts that an operator of cosmic-ray can change, a sample is drawn, each place as
likely as any other; a place that can be changed in several ways is changed in one of them. Each mutant runs against the tests of the
rules that can notice it (:mod:`tests.security.trying` says how). The survivors go to ``survivors.txt`` beside this file; ``--again`` tries
only those that stand there. With ``--results`` a run that was stopped goes on where it was; the first so many of a sample are a sample.

Not drawn are changes that cannot change a result: to an annotation, to a decorator that caches, and between ``is`` and ``==``.
"""

from __future__ import annotations

import argparse
import ast
import concurrent.futures
import dataclasses
import difflib
import functools
import hashlib
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.security.trying import QUICK

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SURVIVORS: Final = Path(__file__).resolve().parent / "survivors.txt"

_KINDS: Final = "tests/kinds/test_plugins.py tests/test_extraction.py tests/archive/test_codec.py"
_MATCHING: Final = "tests/test_verdicts.py tests/test_verdict_bounds.py tests/test_constraints.py tests/test_weighing.py tests/test_gate.py"
PARTS: Final[dict[str, tuple[str, str]]] = {
    "count": ("verifier/kinds/count/*.py", "tests/kinds/count"),
    "date": ("verifier/kinds/date/*.py", "tests/kinds/test_date_*.py"),
    "place": ("verifier/kinds/place/*.py", "tests/kinds/test_place_*.py tests/kinds/test_gazetteer.py"),
    "quotation": ("verifier/kinds/quotation/*.py", "tests/kinds/test_quotation_*.py"),
    "kinds": ("verifier/kinds/*.py", _KINDS),
    "verdicts": ("verifier/verdicts.py verifier/policy.py", f"{_MATCHING} tests/test_rules_page.py"),
    "matching": (
        "verifier/constraints.py verifier/facts.py verifier/weighing.py verifier/gate.py verifier/trees.py",
        f"{_MATCHING} tests/test_facts.py tests/test_trees.py",
    ),
}
"""Each part's files and the tests of it."""
_APART: Final = frozenset({"kinds"})
"""Parts whose tests start processes, which import the package anew: their mutants are all made in a copy."""

_NEEDS_ARGUMENTS: Final = frozenset({"core/VariableReplacer", "core/VariableInserter"})
_CACHES: Final = frozenset({"cache", "lru_cache"})


@dataclasses.dataclass(frozen=True, slots=True)
class Mutant:
    """One change: a file from the root, the operator of cosmic-ray and which of its occurrences there."""

    part: str
    file: str
    line: int
    operator: str
    occurrence: int

    @property
    def name(self) -> str:
        """What names it in the list of survivors."""
        return f"{self.file}:{self.line} {self.operator.removeprefix('core/')} {self.occurrence}"


def mutants(part: str, file: Path) -> list[list[Mutant]]:
    """For every place of a file that can be changed, the ways to do it."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    nodes = list(ast_nodes(get_ast(file.read_text(encoding="utf-8"))))
    places: dict[tuple[str, object], list[Mutant]] = {}
    for operator in sorted(set(operator_names()) - _NEEDS_ARGUMENTS):
        made = get_operator(operator)()
        positions = itertools.chain.from_iterable(made.mutation_positions(node) for node in nodes)
        for occurrence, position in enumerate(positions):
            mutant = Mutant(part, file.relative_to(ROOT).as_posix(), position[0][0], operator, occurrence)
            family = operator.rpartition("_")[0] or operator
            places.setdefault((family, position), []).append(mutant)
    return list(places.values())


def sample(number: int, seed: int) -> list[Mutant]:
    """So many mutants of all parts, in an order that the seed gives."""
    places = [place for part, (files, _) in PARTS.items() for file in _glob(files) for place in mutants(part, file)]
    draw = random.Random(seed)
    draw.shuffle(places)
    print(f"{len(places):,} places can be changed, in {sum(map(len, places)):,} ways")
    drawn = (draw.choice(place) for place in places)
    return list(itertools.islice(filter(_matters, drawn), number))


def _glob(patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns.split() for path in ROOT.glob(pattern))


@functools.lru_cache(maxsize=4096)
def mutated(mutant: Mutant) -> str:
    """The file's text with the change in it."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    text = mutate_code(
        (ROOT / mutant.file).read_text(encoding="utf-8"), get_operator(mutant.operator)(), mutant.occurrence
    )
    assert isinstance(text, str), mutant
    return text


def _matters(mutant: Mutant) -> bool:
    if mutant.operator.rpartition("Operator_")[2] in {"Is_Eq", "IsNot_NotEq", "Eq_Is", "NotEq_IsNot"}:
        return False
    try:
        sound, changed = (
            _Bare().visit(ast.parse(text)) for text in ((ROOT / mutant.file).read_text("utf-8"), mutated(mutant))
        )
    except SyntaxError:
        return False  # the stars of an unpacked table, halved: what does not parse is no program, and Python itself would notice
    return ast.dump(sound) != ast.dump(changed)


class _Bare(ast.NodeTransformer):
    """Takes away what is no part of a result: annotations, which are never evaluated here, and caches."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.annotation = ast.Constant(None)
        self.generic_visit(node)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        node.decorator_list = [
            d for d in node.decorator_list if not _CACHES & {n.id for n in ast.walk(d) if isinstance(n, ast.Name)}
        ]
        self.generic_visit(node)
        return node


def tests_of(part: str) -> list[str]:
    """The tests of a part, from the root."""
    paths = _glob(PARTS[part][1])
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.glob("test_*.py")))]
    return [file.relative_to(ROOT).as_posix() for file in files]


def _change(mutant: Mutant) -> str:
    old, new = ((ROOT / mutant.file).read_text("utf-8"), mutated(mutant))
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return "\n".join(f"    {line}" for line in itertools.islice(lines, 3, None) if line[0] in "+-")


def _digest(mutant: Mutant) -> str:
    return hashlib.sha256(f"{mutant.name}\0{mutated(mutant)}".encode()).hexdigest()[:16]


def again() -> list[Mutant]:
    """Those of ``survivors.txt`` that are still there: a change is known by its name and by what it does to the line."""
    named = set(SURVIVORS.read_text(encoding="utf-8").split("\n"))
    every = (
        m for part, (files, _) in PARTS.items() for file in _glob(files) for place in mutants(part, file) for m in place
    )
    return [mutant for mutant in every if mutant.name in named]


def tried(results: Path) -> dict[str, bool]:
    """By digest, whether the mutants that have been tried were killed."""
    if not results.exists():
        return {}
    lines = map(json.loads, results.read_text(encoding="utf-8").splitlines())
    return {line["text"]: line["killed"] for line in lines}


def try_out(drawn: Sequence[Mutant], results: Path, jobs: int) -> dict[str, bool]:
    """By digest, whether each is killed; what ``results`` tells already is not tried again."""
    known = tried(results)
    work = [m for m in drawn if _digest(m) not in known]
    environment = {**os.environ, **QUICK, "PYTHONPATH": str(ROOT)}

    def run(some: Sequence[Mutant]) -> None:
        if not some:
            return
        entries = [dataclasses.asdict(m) | _entry(m) for m in some]
        tests = sorted({test for m in some if m.part not in _APART for test in tests_of(m.part)})
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as listed:
            json.dump(entries, listed)
            listed.flush()
            command = [sys.executable, "-m", "tests.security.trying", listed.name, str(results), *tests]
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            if not {entry["digest"] for entry in entries} <= tried(results).keys():
                raise SystemExit(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        list(pool.map(run, [work[first::jobs] for first in range(jobs)]))
    return tried(results)


def _entry(mutant: Mutant) -> dict[str, object]:
    return {
        "name": mutant.name,
        "text": mutated(mutant),
        "digest": _digest(mutant),
        "tests": tests_of(mutant.part),
        "apart": mutant.part in _APART,
    }


def main(arguments: Sequence[str]) -> int:
    """Draw, run, and print a table; exit status 1 where less than four fifths were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.security.mutation", description=__doc__)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="only those of survivors.txt")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--results", type=Path, help="a file to keep results in: what it tells is not tried again")
    given = parser.parse_args(arguments)
    drawn = again() if given.again else sample(given.number, given.seed)
    with tempfile.TemporaryDirectory(prefix="verify-mutation-") as folder:
        results = try_out(drawn, (given.results or Path(folder) / "results").resolve(), given.jobs)
    return _tell(drawn, [mutant for mutant in drawn if not results[_digest(mutant)]])


def _tell(drawn: Sequence[Mutant], alive: Sequence[Mutant]) -> int:
    text = "".join(f"{m.name}\n{_change(m)}\n" for m in sorted(alive, key=lambda m: (m.file, m.line, m.name)))
    SURVIVORS.write_text(text, encoding="utf-8")
    count, lived = Counter(mutant.part for mutant in drawn), Counter(mutant.part for mutant in alive)
    for part in filter(count.__contains__, PARTS):
        killed = count[part] - lived[part]
        print(f"{part}: {count[part]} mutants, {killed} killed ({killed / count[part]:.0%})")
    killed = len(drawn) - len(alive)
    print(f"together: {len(drawn)} mutants, {killed} killed ({killed / max(1, len(drawn)):.1%})")
    return int(killed < 0.8 * len(drawn))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
