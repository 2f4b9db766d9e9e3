"""An engine without an archive or a model. Its verdicts follow from words of the draft, so that a test says what it wants found:

a line with "wrong" in it makes a contradicted claim, one with "unknown" an unverified one, one with "right" a consistent one, of the first
number of the line; "unreadable" makes the check of the draft fail, "unreadable: elsewhere" and "broken" the whole run.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.reports.samples import KINDS, claim_of, evidence_of, report_of
from verifier.archive.filling import Filler
from verifier.archive.ingest import Ingested
from verifier.archive.status import Identity, Update
from verifier.archive.status import Status as IndexStatus
from verifier.claims import Claim, Mention, Outcome, Rule
from verifier.cli.engine import Checker, Engine
from verifier.cli.terminal import Terminal
from verifier.errors import InputError, ModelError
from verifier.evaluation import Gold
from verifier.kinds import BY_NAME
from verifier.pairs import Judgement, Pair
from verifier.progress import Message, Progress
from verifier.reading import publication_warning, read_text
from verifier.report import Report
from verifier.retrieval import Place
from verifier.settings import Settings
from verifier.text import Article
from verifier.timings import Timings
from verifier.verdicts import Label, Stance, Verdict

_LABELS = {"wrong": Label.CONTRADICTED, "unknown": Label.UNVERIFIED, "right": Label.CONSISTENT}
_REPORTED = read_text("The river took 31 houses.\n", id="2019-05-18-flood.md", date=datetime.date(2019, 5, 18))
RULE = Rule(
    "test.equal", "The same fields.", "Two values agree where their fields are equal.", "27 and 27. Consistent."
)


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder the current one, with an empty configuration, and the kinds of the samples those that reports know."""
    for name, kind in KINDS.items():
        monkeypatch.setitem(BY_NAME, name, kind)
    (folder / "verify.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@dataclasses.dataclass
class FakeEngine(Engine):
    """What was asked of it is kept in ``asked``."""

    asked: list[Any] = dataclasses.field(default_factory=list)
    filled: list[Any] = dataclasses.field(default_factory=list)
    scheduler: str | None = None
    interrupted: bool = False
    bug: bool = False
    too_long: tuple[str, ...] = ()

    def session(
        self, settings: Settings, progress: Progress, say: Message, timings: Timings | None = None
    ) -> AbstractContextManager[Checker]:
        self.asked.append(settings)
        if self.interrupted:
            raise KeyboardInterrupt
        if self.bug:
            raise ZeroDivisionError("a bug")
        return contextlib.nullcontext(_Session(self))

    def mentions(self, article: Article) -> tuple[tuple[Mention[Any], ...], tuple[str, ...]]:
        found = tuple(
            Mention(
                "count",
                claim.span,
                0,
                claim.value,
                claim.span,
                excluded="ordinal" if "unknown" in claim.quote else "",
            )
            for claim in self.all_claims(article)
        )
        return found, self.too_long

    def claims(self, article: Article) -> tuple[tuple[Claim[Any], ...], tuple[str, ...]]:
        return self.all_claims(article), self.too_long

    def all_claims(self, article: Article) -> tuple[Claim[Any], ...]:
        return tuple(
            claim_of(article, "count", line, number, {"low": int(number), "high": int(number), "unit": "houses"})
            for line, number in _lines(article)
        )

    def kinds(self) -> tuple[str, ...]:
        return tuple(KINDS)

    def rules(self) -> tuple[Rule, ...]:
        return (RULE, Rule("policy.no-report", "Nothing comparable was found.", "Detail.", "Example."))

    def places(self, settings: Settings, drafts: Path, gold: Sequence[Gold], terminal: Terminal) -> tuple[Place, ...]:
        self.asked.append(settings)
        return tuple(Place(item.kind, 1, number) for number, item in enumerate(gold))

    def build(self, settings: Settings, progress: Progress, say: Message) -> IndexStatus:
        self.asked.append(settings)
        return _status()

    def filler(self, settings: Settings, terminal: Terminal, scheduler: str | None = None) -> Filler:
        self.filled.clear()
        self.scheduler = scheduler
        return _Filler(settings.reference, self.filled)

    def index_status(self, settings: Settings, *, verify: bool = False) -> IndexStatus | None:
        return None if settings.reference == "nowhere" else _status()


class _Filler(Filler):
    """Keeps what it was asked in a list."""

    def __init__(self, address: str, filled: list[Any]) -> None:
        self._asked = address
        self._filled = filled

    def add(self, paths: Sequence[str], **options: Any) -> Ingested:
        self._filled.append((self._asked, "add", paths, options))
        return Ingested(Update(added=12, changed=3, copies=2), unchanged=4, differing=5, rejected=1)

    def reread(self) -> Ingested:
        self._filled.append((self._asked, "reread", [], {}))
        return Ingested(Update(added=12, changed=3, copies=2), unchanged=4, differing=5, rejected=1)

    def remove(self, names: Sequence[str]) -> Update:
        self._filled.append((self._asked, "remove", names, {}))
        return Update(removed=2)

    def compact(self) -> None:
        self._filled.append((self._asked, "compact", [], {}))


@dataclasses.dataclass
class _Session:
    engine: FakeEngine

    def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
        self.engine.asked.append((article.id, article.published, as_of))
        if "broken" in article.text:
            raise ModelError("The model is gone.", cure="Install it again.")
        if "unreadable" in article.text:
            path = "archive/x.md" if "elsewhere" in article.text else article.id
            raise InputError("This cannot be checked.", path=path, cure="Give it a date.")
        warning = publication_warning(article)
        return report_of(
            article,
            [
                _verdict(claim, line)
                for claim, (line, _) in zip(self.engine.all_claims(article), _lines(article), strict=True)
            ],
            warnings=() if warning is None else (warning,),
        )

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """Reads one item ahead, as something that works in batches does. The claim is judged by its words, like a draft."""
        pending: list[Judgement] = []
        for pair in pairs:
            self.engine.asked.append(pair)
            article = read_text(pair.claim, id="statement.txt", date=pair.claim_date)
            verdicts = tuple(
                _verdict(claim, line)
                for claim, (line, _) in zip(self.engine.all_claims(article), _lines(article), strict=True)
            )
            pending.append(Judgement(pair.id, verdicts[0].label if verdicts else Label.UNVERIFIED, 0.51234, verdicts))
            if len(pending) > 1:
                yield pending.pop(0)
        yield from pending


def _lines(article: Article) -> Sequence[tuple[str, str]]:
    """The lines of the body that make a claim, with their numbers. A line must not stand twice."""
    return [
        (line.strip(), number[0])
        for line in article.text[article.body.start :].splitlines()
        if any(word in line for word in _LABELS) and (number := re.search(r"\d+", line))
    ]


def _verdict(claim: Claim[Any], line: str) -> Verdict:
    label = next(label for word, label in _LABELS.items() if word in line)
    reported = claim_of(_REPORTED, "count", "The river took 31 houses", "31", {"low": 31, "high": 31, "unit": "houses"})
    stance = {
        Label.CONTRADICTED: Stance.CONTRADICTS,
        Label.CONSISTENT: Stance.SUPPORTS,
        Label.UNVERIFIED: Stance.RELATED,
    }[label]
    evidence = evidence_of(stance, reported, Outcome.UNDECIDED, "test.equal")
    return Verdict(claim, label, 0.9, "test.equal", f"It is {label}.", (evidence,))


def _status() -> IndexStatus:
    return IndexStatus(
        location="archive.verify-index",
        documents=52,
        undated=2,
        sentences=1234,
        claims={"place": 11, "count": 600},
        identity=Identity("e1", "all-MiniLM-L6-v2", "53aa5117", 384),
        schema=1,
        segments=1,
        bytes=1_234_567,
        last_update=Update(added=3, changed=1, removed=0, embedded=40, rebuilt="another model"),
    )
