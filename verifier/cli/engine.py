"""What the commands call of the rest of the package.

Each method imports what it needs when it is called, so that help and usage errors load no models. Tests of the command line give their own
engine in place of this one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from verifier.claims import Claim, Mention, Rule
    from verifier.evaluation import Figures
    from verifier.progress import Message, Progress
    from verifier.report import Report
    from verifier.settings import Settings
    from verifier.text import Article


class Checker(Protocol):
    """An archive opened for checking."""

    def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
        """The report on one draft."""


class Engine:
    """The real thing."""

    def session(self, settings: Settings, progress: Progress, say: Message) -> AbstractContextManager[Checker]:
        """The archive, opened for any number of drafts."""
        from verifier.pipeline import Session

        return Session(settings, progress=progress, say=say)

    def mentions(self, article: Article) -> tuple[Mention[Any], ...]:
        """Every typed value of an article."""
        from verifier.extraction import mentions
        from verifier.language import read

        return mentions(read(article))

    def claims(self, article: Article) -> tuple[Claim[Any], ...]:
        """Every checkable claim of an article."""
        from verifier.extraction import extract
        from verifier.language import read

        return extract(read(article))

    def kinds(self) -> tuple[str, ...]:
        """The names of the kinds of claims."""
        from verifier.kinds import KINDS

        return tuple(kind.name for kind in KINDS)

    def rules(self) -> tuple[Rule, ...]:
        """Every rule that a verdict can name: those of the kinds, then those of the policy."""
        from verifier.kinds import KINDS
        from verifier.verdicts import RULES

        return (*(rule for kind in KINDS for rule in kind.rules), *RULES)

    def judge(self, items: Iterable[dict[str, Any]], settings: Settings) -> Iterator[dict[str, Any]]:
        """Statements judged against evidence given with them, one by one."""
        from verifier.pairs import judge

        return judge(items, settings)

    def evaluate(
        self, drafts: Path, reference: Path, gold: Path, plain: Path, settings: Settings, progress: Progress
    ) -> Figures:
        """How good the verdicts on marked drafts are."""
        from verifier.evaluation import evaluate

        return evaluate(drafts, reference, gold, plain, settings)
