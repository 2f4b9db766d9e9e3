"""``python -m tests.security.mutation [--number N] [--seed N] [--again]``: small faults put into the rules, and whether a test notices.

Of all places in the kinds' rules and in what decides verdicts that an operator of cosmic-ray can change, a sample is drawn, each place as
likely as any other; a place that can be changed in several ways is changed in one of them. Each mutant runs against the tests of its own
part, in a copy of the package. The survivors go to ``survivors.txt`` beside this file; ``--again`` tries only those that stand there.

Not drawn are changes that cannot change a result: to an annotation, to a decorator that caches, and between ``is`` and ``==``.
"""

from __future__ import annotations

import argparse
import ast
import concurrent.futures
import dataclasses
import difflib
import itertools
import os
import queue
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SURVIVORS: Final = Path(__file__).resolve().parent / "survivors.txt"

_KINDS: Final = "tests/kinds/test_plugins.py tests/test_extraction.py tests/archive/test_codec.py"
_MATCHING: Final = "tests/test_verdicts.py tests/test_constraints.py tests/test_weighing.py tests/test_gate.py"
PARTS: Final[dict[str, tuple[str, str]]] = {
    "count": ("verifier/kinds/count/*.py", "tests/kinds/count"),
    "date": ("verifier/kinds/date/*.py", "tests/kinds/test_date_*.py"),
    "place": ("verifier/kinds/place/*.py", "tests/kinds/test_place_*.py tests/kinds/test_gazetteer.py"),
    "quotation": ("verifier/kinds/quotation/*.py", "tests/kinds/test_quotation_*.py"),
    "kinds": ("verifier/kinds/*.py", _KINDS),
    "verdicts": ("verifier/verdicts.py verifier/policy.py", f"{_MATCHING} tests/test_rules_page.py"),
    "matching": ("verifier/constraints.py verifier/facts.py verifier/weighing.py verifier/gate.py", _MATCHING),
}
"""Each part's files and the tests of it."""

_NOT_OF_RULES: Final = "time_grows or time_is_linear or shipped_bytes"
"""Tests of speed, and of the shipped data's making: slow, and no business of the rules."""
_NEEDS_ARGUMENTS: Final = frozenset({"core/VariableReplacer", "core/VariableInserter"})
_CACHES: Final = frozenset({"cache", "lru_cache"})
_SLOWER: Final = 10
"""A mutant that takes so many times the processor time of the sound program is stopped, and counts as killed: it never ends."""


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
    sound, changed = (
        _Bare().visit(ast.parse(text)) for text in ((ROOT / mutant.file).read_text("utf-8"), mutated(mutant))
    )
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


class Bench:
    """A copy of the package to put faults into; all else of the checkout is linked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._runs = 0
        folder.mkdir()
        for path in ROOT.iterdir():
            if path.name != "verifier" and not path.name.startswith("."):
                (folder / path.name).symlink_to(path)
        shutil.copytree(ROOT / "verifier", folder / "verifier", ignore=shutil.ignore_patterns("__pycache__"))

    def passes(self, tests: Sequence[str], seconds: float) -> tuple[bool, float]:
        """Whether the tests pass within so many seconds of processor time, and what they took."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", "-k", f"not ({_NOT_OF_RULES})", *tests],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(self.folder),
                "PYTHONSAFEPATH": "1",
                "CI": "1",
                "OPENBLAS_NUM_THREADS": "1",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5)),
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in {0, 1, 2, -signal.SIGXCPU, -signal.SIGKILL}:
            sys.exit(f"pytest ended with {done.returncode} on {' '.join(tests)}")
        return done.returncode == 0, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def kills(self, mutant: Mutant, tests: Sequence[str], seconds: float) -> bool:
        """Whether the tests notice."""
        file = self.folder / mutant.file
        sound = file.read_text(encoding="utf-8")
        try:
            self._write(file, mutated(mutant))
            return not self.passes(tests, seconds)[0]
        finally:
            self._write(file, sound)

    def _write(self, file: Path, text: str) -> None:
        """Each text with a time of its own, by which Python tells whether what it has compiled is of this text."""
        self._runs += 1
        file.write_text(text, encoding="utf-8")
        os.utime(file, (self._runs, self._runs))


def tests_of(part: str, file: str) -> list[str]:
    """The tests of a part, from the root, those of the file's own name first, which are the likeliest to notice."""
    paths = [path.relative_to(ROOT).as_posix() for path in _glob(PARTS[part][1])]
    paths = [p for path in paths for p in ([path] if path.endswith(".py") else sorted(_tests_in(path)))]
    return sorted(paths, key=lambda path: Path(file).stem not in path)


def _tests_in(folder: str) -> Iterator[str]:
    for path in (ROOT / folder).glob("test_*.py"):
        yield path.relative_to(ROOT).as_posix()


def _change(mutant: Mutant) -> str:
    old, new = ((ROOT / mutant.file).read_text("utf-8"), mutated(mutant))
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return "\n".join(f"    {line}" for line in itertools.islice(lines, 3, None) if line[0] in "+-")


def _again() -> list[Mutant]:
    named = {line for line in SURVIVORS.read_text(encoding="utf-8").splitlines() if line.startswith("verifier/")}
    every = [
        m for part, (files, _) in PARTS.items() for file in _glob(files) for place in mutants(part, file) for m in place
    ]
    return [mutant for mutant in every if mutant.name in named]


def main(arguments: Sequence[str]) -> int:
    """Draw, run, and print a table; exit status 1 where less than four fifths were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.security.mutation", description=__doc__)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="only those of survivors.txt")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    drawn = _again() if given.again else sample(given.number, given.seed)
    alive: list[Mutant] = []
    benches: queue.SimpleQueue[Bench] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="verify-mutation-") as place:
        for number in range(given.jobs):
            benches.put(Bench(Path(place) / str(number)))
        bench, limits = benches.get(), {}
        for part in sorted({mutant.part for mutant in drawn}):
            sound, took = bench.passes(tests_of(part, ""), 3600)
            if not sound:
                sys.exit(f"{part}: its tests fail on the sound program")
            limits[part] = _SLOWER * took + 10
        benches.put(bench)

        def survives(mutant: Mutant) -> Mutant | None:
            bench = benches.get()
            try:
                return None if bench.kills(mutant, tests_of(mutant.part, mutant.file), limits[mutant.part]) else mutant
            finally:
                benches.put(bench)

        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            for number, mutant in enumerate(pool.map(survives, drawn), 1):
                if mutant is not None:
                    alive.append(mutant)
                    print(f"{number}: {mutant.name}\n{_change(mutant)}", flush=True)
    return _tell(drawn, alive)


def _tell(drawn: Sequence[Mutant], alive: Sequence[Mutant]) -> int:
    text = "".join(f"{m.name}\n{_change(m)}\n" for m in sorted(alive, key=lambda m: (m.file, m.line, m.name)))
    SURVIVORS.write_text(text, encoding="utf-8")
    tried, lived = Counter(mutant.part for mutant in drawn), Counter(mutant.part for mutant in alive)
    for part in filter(tried.__contains__, PARTS):
        print(
            f"{part}: {tried[part]} mutants, {tried[part] - lived[part]} killed ({1 - lived[part] / tried[part]:.0%})"
        )
    killed = len(drawn) - len(alive)
    print(f"together: {len(drawn)} mutants, {killed} killed ({killed / max(1, len(drawn)):.1%})")
    return int(killed < 0.8 * len(drawn))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
