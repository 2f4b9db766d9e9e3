"""Accuracy and time of other offline checkers, of a bare script, and of verifier, on the same data.

    python -m bench.rivals PAIRS.jsonl ARCHIVE.jsonl [--limit N] [--claims 20] [--sentences 5000] [--runs 5] [--write]

A line of PAIRS is what ``verify pairs`` takes with a "label" (consistent or not) and a "kind" of planted error; a line of ARCHIVE an
article: {"id", "text", "date"}. The packages are installed from the package index, at the versions in ``PACKAGES``, each into a
virtual environment in the cache folder. Time is that of one claim of PAIRS against the archive's first sentences, in a process that has
loaded and prepared what it can; rounds of all checkers alternate.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.drafts import cache
from bench.measure import ROOT, environment, interleaved, machine
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
Pairs = Sequence[dict[str, Any]]


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


def times_of(session: Session, claims: Sequence[str]) -> list[float]:
    """The seconds that each claim takes verifier, from its text to the verdicts."""
    found = []
    for claim in claims:
        began = time.perf_counter()
        session.check(reading.read_text(claim, id="claim.txt", date=DAY))
        found.append(time.perf_counter() - began)
    return found


def balanced(pairs: Pairs, said: Sequence[bool]) -> float:
    """The mean of the shares of consistent and of other pairs that were recognised as such, 0 to 1."""
    truth = [pair["label"] == Label.CONSISTENT for pair in pairs]
    rates = [[says is wanted for wanted, says in zip(truth, said, strict=True) if wanted is of] for of in (True, False)]
    return statistics.fmean(sum(rate) / max(1, len(rate)) for rate in rates)


def judged(session: Session, pairs: Pairs) -> list[bool]:
    """What verifier says of pairs. Their own "kind" is that of the planted error, and not of a claim: whole statements are judged."""
    given = [pair_of({name: value for name, value in pair.items() if name not in {"kind", "value"}}) for pair in pairs]
    return [judgement.verdict is Label.CONSISTENT for judgement in session.judge(given)]


def measure(pairs: Pairs, archive: Path, claims: int, sentences: int, runs: int) -> Part:
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
            said = {"verifier": judged(session, pairs)}
            for name, worker in workers.items():
                said[name] = worker.ask(judge=[[pair["claim"], pair["evidence"]] for pair in pairs])
                worker.ask(archive=texts)
            cases: dict[str, Callable[[], list[float]]] = {"verifier": lambda: times_of(session, asked)}
            cases |= {name: partial(worker.ask, time=asked) for name, worker in workers.items()}
            interleaved(cases, 1)
            times = {name: statistics.median(itertools.chain(*its)) for name, its in interleaved(cases, runs).items()}
    for worker in workers.values():
        worker.close()
    return Part(table(pairs, said, times), remark(pairs, texts, asked, runs))


def table(pairs: Pairs, said: dict[str, list[bool]], times: dict[str, float]) -> list[Sequence[str]]:
    """A row a checker."""
    near = [number for number, pair in enumerate(pairs) if pair["kind"] in REACH]
    rows: list[Sequence[str]] = [
        ("", "balanced accuracy: number, date, circumstance", "all errors", "ms a claim", "beside verifier")
    ]
    for name, answers in said.items():
        some = balanced([pairs[n] for n in near], [answers[n] for n in near])
        ratio = f"{times[name] / times['verifier']:.1f}"
        rows.append((name, f"{some:.3f}", f"{balanced(pairs, answers):.3f}", f"{1000 * times[name]:.1f}", ratio))
    return rows


def remark(pairs: Pairs, texts: Sequence[str], asked: Sequence[str], runs: int) -> str:
    """What the figures are of."""
    return f"{len(pairs)} pairs; {len(asked)} claims against {len(texts):,} sentences, medians over {runs} rounds in turns. {machine()}"


def main() -> None:
    """Measure, print, and with --write put the table on the page."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.rivals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--limit", type=int, help="judge only so many pairs")
    parser.add_argument("--claims", type=int, default=20)
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table on docs/performance.md")
    arguments = parser.parse_args()
    lines = arguments.pairs.read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()][: arguments.limit]
    part = measure(pairs, arguments.archive, arguments.claims, arguments.sentences, arguments.runs)
    print(part.markdown())
    if arguments.write:
        write(ROOT / "docs" / "performance.md", "rivals", part)


if __name__ == "__main__":
    main()
