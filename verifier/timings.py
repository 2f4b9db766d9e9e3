"""Where the time of a run goes: seconds by stage, for ``verify --timings`` and the benchmarks."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Iterator
from typing import Final

STAGES: Final = ("import", "read", "model", "index", "extract", "embed", "search", "align", "decide", "write")
"""In the order of the job. ``model`` and ``index`` are opening them, each once in a process."""

MODELS: Final = frozenset({"embed", "align"})
"""The stages in which models run: the embedder, and gate 1 with the features that it weighs and the comparisons beside it."""

START, OTHER = "start", "other"


@dataclasses.dataclass(slots=True)
class Spent:
    """Seconds by the clock and of the processor: the latter counts every thread, so it is more than the former where threads share work,
    and less where the machine does something else."""

    clock: float = 0.0
    processor: float = 0.0


class Timings:
    """A stopwatch that is always on some stage; outside of all it is on "other". For one thread.

    Stages nest: what an inner stage takes does not count for the outer one, so that the rows add up to the whole. "start" is the
    processor's time before the stopwatch was made, its clock time not being known.
    """

    def __init__(
        self, clock: Callable[[], float] = time.perf_counter, processor: Callable[[], float] = time.process_time
    ) -> None:
        self._clock = clock
        self._processor = processor
        self._since = (clock(), processor())
        self._open = [OTHER]
        self._spent = {START: Spent(0.0, self._since[1])}

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done inside counts for the stage ``name``."""
        self._charge()
        self._open.append(name)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    def spent(self) -> dict[str, Spent]:
        """What was spent until now: "start", then the stages in the order of the job, then those of other names, then "other"."""
        self._charge()
        order = {name: number for number, name in enumerate((START, *STAGES))}
        names = sorted(self._spent, key=lambda name: (name == OTHER, order.get(name, len(order))))
        return {name: dataclasses.replace(self._spent[name]) for name in names}

    def table(self) -> str:
        """The rows for people, a stage a line, in milliseconds."""
        spent = self.spent()
        rows = [f"{'stage':10}{'clock ms':>10}{'processor ms':>14}"]
        for name, its in spent.items():
            clock = "-" if name == START else f"{1000 * its.clock:.0f}"
            rows.append(f"{name:10}{clock:>10}{1000 * its.processor:>14.0f}")
        clock = f"{1000 * sum(its.clock for its in spent.values()):.0f}"
        rows.append(f"{'total':10}{clock:>10}{1000 * sum(its.processor for its in spent.values()):>14.0f}")
        return "\n".join(rows)

    def _charge(self) -> None:
        now = (self._clock(), self._processor())
        its = self._spent.setdefault(self._open[-1], Spent())
        its.clock += now[0] - self._since[0]
        its.processor += now[1] - self._since[1]
        self._since = now
