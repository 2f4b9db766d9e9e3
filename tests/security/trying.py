"""The process in which mutants are tried: it collects the tests once, and forks for each mutant.

Started by :mod:`tests.security.mutation`. A change inside a function is made in the running process, by giving the function the changed
code, where nothing has called that function yet, and runs the tests that run the changed line, the shortest first. Any other change is
made in a copy of the package, which a new process imports, and runs the tests of its part. Both stop at the first that fails.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import inspect
import itertools
import json
import os
import pickle
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import types
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import coverage
import pytest

ROOT: Final = Path(__file__).resolve().parent.parent.parent
NOT_OF_RULES: Final = (
    "time_grows or time_is_linear or shipped_bytes or nearly_every_country or weighing_repeats or fit_repeats"
)
"""Tests of speed, of the shipped data and of learning: slow, and no business of the rules."""
QUICK: Final = {"CI": "1", "TEST_PROFILE": "quick", "OPENBLAS_NUM_THREADS": "1"}
"""What tests are run with: the same examples every time, and few of them, for they are run for every mutant."""
_SLOWER: Final = 10
"""A test that takes so many times the processor time that it took on the sound program is stopped, and counts as failed: it never ends."""
_MEMORY: Final = 8 << 30
_SOUND: Final = "sound"


Lines = dict[str, dict[int, list[str]]]
"""For every file and line the tests that run it, by number; "" where importing or collecting does."""


class Trial:
    """The plugin that runs the collected tests once for each mutant, in place of once. One line of JSON a mutant goes to ``results``."""

    def __init__(self, mutants: Sequence[dict[str, Any]], results: Path) -> None:
        self.mutants = mutants
        self.results = results
        files = sorted({str(ROOT / mutant["file"]) for mutant in mutants})
        self.measured = coverage.Coverage(data_file=None, include=files, config_file=False)
        self.measured.start()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own."""
        if session.testsfailed:
            raise pytest.UsageError("the tests cannot be collected")
        with tempfile.TemporaryDirectory(prefix="verify-mutation-") as folder:
            ran, took = self._sound(session, Path(folder) / _SOUND)
            bench = Bench(Path(folder) / "bench")
            with self.results.open("a", encoding="utf-8") as results:
                for mutant in self.mutants:
                    order = _running(mutant, ran, took)
                    killed = self._kills(session, mutant, order, ran, took, bench)
                    line = {"mutant": mutant["name"], "killed": killed, "text": mutant["digest"], "tests": len(order)}
                    print(json.dumps(line), file=results, flush=True)
        return True

    def _kills(
        self,
        session: pytest.Session,
        mutant: dict[str, Any],
        order: Sequence[int],
        ran: Lines,
        took: Sequence[float],
        bench: Bench,
    ) -> bool:
        """Whether the tests notice."""
        file = ROOT / mutant["file"]
        before = {line for line, who in ran.get(str(file), {}).items() if "" in who}
        swap = None if mutant["apart"] else _swap(file, mutant["text"], before)
        if swap is not None:
            return not _forked(lambda: _run(session, order, took, swap))
        tests = mutant["tests"]
        sound = sum(seconds for item, seconds in zip(session.items, took, strict=True) if _file(item) in tests)
        return not bench.passes(mutant["file"], mutant["text"], tests, _SLOWER * sound + 20)

    def _sound(self, session: pytest.Session, kept: Path) -> tuple[Lines, list[float]]:
        """Which tests run which lines, and the processor time that each takes."""

        def run() -> bool:
            took = []
            for number, _ in enumerate(session.items):
                _forget()
                self.measured.switch_context(str(number))
                start = time.process_time()
                _one(session, number)
                took.append(time.process_time() - start)
            self.measured.stop()
            data = self.measured.get_data()
            ran = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
            kept.write_bytes(pickle.dumps((ran, took)))
            return not session.testsfailed

        sound = _forked(run)
        self.measured.stop()
        if not sound:
            raise pytest.UsageError("the tests fail on the sound program")
        found: tuple[Lines, list[float]] = pickle.loads(kept.read_bytes())
        return found


def _file(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT).as_posix()


def _running(mutant: dict[str, Any], ran: Lines, took: Sequence[float]) -> list[int]:
    """The tests that run the changed statement, the shortest first."""
    file = ROOT / mutant["file"]
    lines = ran.get(str(file), {})
    who = itertools.chain.from_iterable(lines.get(line, ()) for line in _statement(file, mutant["line"]))
    return sorted(map(int, {*who} - {""}), key=took.__getitem__)


def _forget() -> None:
    """Empties the caches of the kinds: what one test computes, the next is not to find, or it would not be said to run those lines."""
    for name, module in list(sys.modules.items()):
        if name.startswith("verifier.kinds."):
            for held in list(vars(module).values()):
                if isinstance(held, functools._lru_cache_wrapper):
                    held.cache_clear()


def _one(session: pytest.Session, number: int, following: int | None = None) -> None:
    item = session.items[number]
    after = None if following is None else session.items[following]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


def _run(session: pytest.Session, order: Sequence[int], took: Sequence[float], swap: Swap) -> bool:
    """Whether every test passes, in this order, on the program that ``swap`` has changed."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    for function, code in swap:
        function.__code__ = code
    for number, following in itertools.zip_longest(order, order[1:]):  # each but the last with the one after it
        signal.setitimer(signal.ITIMER_VIRTUAL, _SLOWER * took[number] + 2)
        _one(session, number, following)
        if session.testsfailed:
            return False
    return True


def _forked(run: Any) -> bool:
    """What ``run`` returns in a process of its own; False where that ends otherwise."""
    child = os.fork()
    if child == 0:
        passed = False
        with contextlib.suppress(BaseException):
            passed = run()
        os._exit(0 if passed else 1)
    return os.waitpid(child, 0)[1] == 0


def _statement(file: Path, line: int) -> range:
    """The lines of the innermost statement at a line; of one with a body, those before it."""
    found = range(line, line + 1)
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0):
            body = getattr(node, "body", None)
            stop = body[0].lineno if isinstance(body, list) and body[0].lineno > line else (node.end_lineno or 0) + 1
            found = range(node.lineno, stop)
    return found


@functools.lru_cache(maxsize=256)
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


Swap = list[tuple[types.FunctionType, types.CodeType]]


def _swap(file: Path, text: str, before: set[int]) -> Swap | None:
    """The functions that the change is in, each with its changed code.

    None where the change is outside functions, or in one that has run before (in a line of ``before``): what it gave stands somewhere.
    """
    module = sys.modules.get(".".join(file.relative_to(ROOT).with_suffix("").parts))
    if module is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "is" with a literal: a mutant is no slip
        sound, changed = (compile(t, str(file), "exec", dont_inherit=True) for t in (file.read_text("utf-8"), text))
    pairs = list(zip(_functions(sound), _functions(changed), strict=False))
    swap: Swap = []
    for old, new in pairs:
        if old != new:
            live = _live(module, old)
            if live is None or before & (set(_lines(old)) - {old.co_firstlineno}):
                return None
            swap.append((live, new))
    return swap if swap and _outside(sound) == _outside(changed) else None


def _is_function(code: types.CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_OPTIMIZED) and not code.co_name.startswith("<")


def _inner(code: types.CodeType) -> list[types.CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]


def _functions(code: types.CodeType) -> Iterator[types.CodeType]:
    """The functions of a module and of its classes; not those inside functions."""
    for inner in _inner(code):
        if _is_function(inner):
            yield inner
        elif inner.co_name not in {"<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}:
            yield from _functions(inner)


def _outside(code: types.CodeType) -> list[object]:
    """What a module or class runs itself."""
    inner = [c if c.co_name.startswith("<") else _outside(c) for c in _inner(code) if not _is_function(c)]
    plain = [repr(c) for c in code.co_consts if not isinstance(c, types.CodeType)]
    return [code.co_code, code.co_names, plain, inner]


def _lines(code: types.CodeType) -> Iterator[int]:
    yield from (line for _, _, line in code.co_lines() if line is not None)
    for inner in _inner(code):
        yield from _lines(inner)


def _live(module: types.ModuleType, code: types.CodeType) -> types.FunctionType | None:
    """The function of a running module that has this code."""
    found: Any = module
    for name in code.co_qualname.split("."):
        found = vars(found).get(name)
        if found is None:
            return None
    for name in ("__func__", "fget", "func", "__wrapped__"):
        found = getattr(found, name, found)
    return found if isinstance(found, types.FunctionType) and found.__code__ == code else None


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

    def passes(self, name: str, text: str, tests: Sequence[str], seconds: float) -> bool:
        """Whether the tests pass, within so many seconds of processor time, where a file has this text."""
        file = self.folder / name
        sound = file.read_text(encoding="utf-8")
        try:
            self._write(file, text)
            return self._passes(sorted(tests, key=lambda path: file.stem not in path), int(seconds))
        finally:
            self._write(file, sound)

    def _passes(self, tests: Sequence[str], seconds: int) -> bool:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-qx", *options(tests)],
            cwd=self.folder,
            env={**os.environ, **QUICK, "PYTHONPATH": str(self.folder), "PYTHONSAFEPATH": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5)),
            check=False,
        )
        if done.returncode not in {0, 1, 2, 4, -signal.SIGXCPU, -signal.SIGKILL}:
            sys.exit(f"pytest ended with {done.returncode} on {' '.join(tests)}")
        return done.returncode == 0

    def _write(self, file: Path, text: str) -> None:
        """Each text with a time of its own, by which Python tells whether what it has compiled is of this text."""
        self._runs += 1
        file.write_text(text, encoding="utf-8")
        os.utime(file, (self._runs, self._runs))


def options(tests: Sequence[str]) -> list[str]:
    """What pytest is started with."""
    return ["-p", "no:cacheprovider", "-k", f"not ({NOT_OF_RULES})", *tests]


def main(mutants: str, results: str, *tests: str) -> int:
    """``python -m tests.security.trying MUTANTS RESULTS TEST...``: the first a file of JSON, the second one that lines are added to."""
    trial = Trial(json.loads(Path(mutants).read_text(encoding="utf-8")), Path(results))
    return int(pytest.main(options(tests), plugins=[trial]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
