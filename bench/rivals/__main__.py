"""Accuracy and time of other offline checkers, of a bare script, and of verifier, on the same data.

    python -m bench.rivals PAIRS.jsonl ARCHIVE.jsonl [--sample N] [--claims 20] [--sentences 5000] [--runs 5] [--write]

A line of PAIRS is what ``verify pairs`` takes with a "label" (consistent or not) and a "kind" of planted error; lines with the same "pair"
are a statement and what was made of it, and a sample takes both. A line of ARCHIVE is an article: {"id", "text", "date"}. The packages are
installed from the package index, at the versions in ``PACKAGES``, each into a virtual environment in the cache folder. Time is that of one
claim of PAIRS against the archive's first sentences, in a process that has loaded and prepared what it can; rounds of all checkers
alternate. Most of a run goes into embedding the evidence: its sentences for the bare script, and its claims, too, for verifier.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from bench.drafts import cache
from bench.measure import ROOT, Run, environment, interleaved, machine, median, timed
from bench.page import Part, write
from verifier import language, reading
from verifier.pairs import pair_of
from verifier.pipeline import Session
from verifier.settings import Settings
from verifier.text import Article
from verifier.verdicts import Label

PACKAGES = {"hallucination-check": "0.1.0", "hallucinotype": "1.1.1", "groundlens": "6.0.5"}
REACH = frozenset({"number", "date", "circumstance"})
"""Errors in what verifier checks: counts, dates and places."""
DAY = datetime.date(2030, 1, 1)
"""On which the claims are checked: after every article."""
SEED = 20240229
Pairs = Sequence[dict[str, Any]]
T = TypeVar("T")


class Worker:
    """A checker in a process of its own."""

    def __init__(self, name: str, python: str) -> None:
        self._process = subprocess.Popen(
            [python, os.fspath(ROOT / "bench" / "rivals" / "runner.py"), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(environment()),
        )

    def ask(self, **request: Any) -> list[Any]:
        """The answer to a request of ``runner``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            sys.exit(f"{self._process.args!r} has ended without an answer")
        found: list[Any] = json.loads(answer)
        return found

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def environment_of(package: str, version: str) -> str:
    """The Python of a virtual environment that holds a package; made where it is not there yet."""
    folder = Path(cache()) / "rivals" / f"{package}-{version}"
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", f"{package}=={version}"], check=True, stdout=sys.stderr
        )
        done.touch()
    return os.fspath(python)


def articles_of(file: Path, sentences: int) -> tuple[list[Article], list[str]]:
    """The first dated articles of an archive, with so many sentences in all, and the sentences."""
    articles: list[Article] = []
    found: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if len(found) >= sentences:
            break
        item = json.loads(line)
        if not item["date"]:
            continue  # verifier leaves undated articles out
        article = reading.read_text(item["text"], id=item["id"], date=datetime.date.fromisoformat(item["date"]))
        articles.append(article)
        found += [" ".join(sentence.view.split()) for sentence in language.read(article).sentences]
    return articles, found[:sentences]


def save(articles: Sequence[Article], folder: Path) -> None:
    """Write an archive as a newsroom would keep it."""
    for article in articles:
        text = f"---\ndate: {article.published}\n---\n\n{article.text}\n"
        (folder / f"{article.id}.md").write_text(text, encoding="utf-8")


def sample_of(pairs: Pairs, number: int | None) -> Pairs:
    """So many of the pairs or a few more, drawn with a fixed seed, in their order: a statement always with what was made of it."""
    if number is None or number >= len(pairs):
        return pairs
    sizes = Counter(str(pair.get("pair", pair["id"])) for pair in pairs)
    names = sorted(sizes)
    random.Random(SEED).shuffle(names)
    drawn: set[str] = set()
    for name in names:
        if sum(sizes[one] for one in drawn) >= number:
            break
        drawn.add(name)
    return [pair for pair in pairs if str(pair.get("pair", pair["id"])) in drawn]


def times_of(session: Session, claims: Sequence[str]) -> list[Run]:
    """What each claim takes verifier, from its text to the verdicts."""
    return [timed(partial(_check, session, claim)) for claim in claims]


def _check(session: Session, claim: str) -> None:
    session.check(reading.read_text(claim, id="claim.txt", date=DAY))


def times_asked(worker: Worker, claims: Sequence[str]) -> list[Run]:
    """What each claim takes another checker."""
    return [Run(clock, processor) for clock, processor in worker.ask(time=claims)]


def told(what: str, work: Callable[[], T]) -> T:
    """Do something that takes its time, and say on standard error how much."""
    began = time.perf_counter()
    done = work()
    sys.stderr.write(f"{what}: {time.perf_counter() - began:.0f} s\n")
    return done


def balanced(pairs: Pairs, said: Sequence[bool]) -> float:
    """The mean of the shares of consistent and of other pairs that were recognised as such, 0 to 1."""
    truth = [pair["label"] == Label.CONSISTENT for pair in pairs]
    rates = [[says is wanted for wanted, says in zip(truth, said, strict=True) if wanted is of] for of in (True, False)]
    return statistics.fmean(sum(rate) / max(1, len(rate)) for rate in rates)


def judged(session: Session, pairs: Pairs) -> list[bool]:
    """What verifier says of pairs. Their own "kind" is that of the planted error, and not of a claim: whole statements are judged."""
    given = [pair_of({name: value for name, value in pair.items() if name not in {"kind", "value"}}) for pair in pairs]
    return [judgement.verdict is Label.CONSISTENT for judgement in session.judge(given)]


def measure(pairs: Pairs, of: int, archive: Path, claims: int, sentences: int, runs: int) -> Part:
    """All checkers: accuracy once (it repeats), time in turns."""
    articles, texts = articles_of(archive, sentences)
    asked = [pair["claim"] for pair in itertools.islice((p for p in pairs if p["kind"] in REACH), claims)]
    workers = {
        f"{name} {version}": Worker(name.replace("-", "_"), environment_of(name, version))
        for name, version in PACKAGES.items()
    }
    workers["sentence-transformers + FAISS (bench/bare.py)"] = Worker("bare", sys.executable)
    with tempfile.TemporaryDirectory() as temporary:
        reference = Path(temporary) / "reference"
        reference.mkdir()
        save(articles, reference)
        with Session(Settings(reference=os.fspath(reference), cache=cache())) as session:
            said = {"verifier": told("verifier, pairs", partial(judged, session, pairs))}
            given = [[pair["claim"], pair["evidence"]] for pair in pairs]
            for name, worker in workers.items():
                said[name] = told(f"{name}, pairs", partial(worker.ask, judge=given))
                told(f"{name}, archive", partial(worker.ask, archive=texts))
            told("verifier, archive", lambda: session.index)
            cases: dict[str, Callable[[], list[Run]]] = {"verifier": partial(times_of, session, asked)}
            cases |= {name: partial(times_asked, worker, asked) for name, worker in workers.items()}
            told("first round", lambda: interleaved(cases, 1))
            rounds = told(f"{runs} rounds", lambda: interleaved(cases, runs))
            times = {name: median(list(itertools.chain(*its))) for name, its in rounds.items()}
    for worker in workers.values():
        worker.close()
    return Part(table(pairs, said, times), remark(pairs, of, texts, asked, runs))


def table(pairs: Pairs, said: dict[str, list[bool]], times: dict[str, Run]) -> list[Sequence[str]]:
    """A row a checker."""
    near = [number for number, pair in enumerate(pairs) if pair["kind"] in REACH]
    rows: list[Sequence[str]] = [
        (
            "",
            "balanced accuracy: number, date, circumstance",
            "all errors",
            "ms a claim, clock",
            "processor",
            "beside verifier: clock",
            "processor",
        )
    ]
    ours = times["verifier"]
    for name, answers in said.items():
        some = balanced([pairs[n] for n in near], [answers[n] for n in near])
        its = times[name]
        rows.append(
            (
                name,
                f"{some:.3f}",
                f"{balanced(pairs, answers):.3f}",
                f"{1000 * its.clock:.1f}",
                f"{1000 * its.processor:.1f}",
                f"{its.clock / ours.clock:.1f}",
                f"{its.processor / ours.processor:.1f}",
            )
        )
    return rows


def remark(pairs: Pairs, of: int, texts: Sequence[str], asked: Sequence[str], runs: int) -> str:
    """What the figures are of."""
    judged = f"{len(pairs)} pairs" if len(pairs) == of else f"{len(pairs)} of {of} pairs, drawn with the seed {SEED}"
    return (
        f"{judged}; {len(asked)} claims against {len(texts):,} sentences, indexed by verifier and the bare script, given at each call to "
        f"the packages, which keep no index; medians over {runs} rounds in turns. {machine()}"
    )


def main() -> None:
    """Measure, print, and with --write put the table on the page."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.rivals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--sample", type=int, help="judge only about so many of the pairs")
    parser.add_argument("--claims", type=int, default=20)
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table on docs/performance.md")
    arguments = parser.parse_args()
    lines = arguments.pairs.read_text(encoding="utf-8").splitlines()
    whole = [json.loads(line) for line in lines if line.strip()]
    pairs = sample_of(whole, arguments.sample)
    part = measure(pairs, len(whole), arguments.archive, arguments.claims, arguments.sentences, arguments.runs)
    print(part.markdown())
    if arguments.write:
        write(ROOT / "docs" / "performance.md", "rivals", part)


if __name__ == "__main__":
    main()
