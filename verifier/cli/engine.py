"""What the commands call of the rest of the package.

Each method imports what it needs when it is called, so that help and usage errors load no models. Tests of the command line give their own
engine in place of this one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from verifier.archive.filling import Filler
    from verifier.archive.status import Status as IndexStatus
    from verifier.claims import Claim, Mention, Rule
    from verifier.cli.terminal import Terminal
    from verifier.evaluation import Gold
    from verifier.pairs import Judgement, Pair
    from verifier.progress import Message
    from verifier.report import Report
    from verifier.retrieval import Place
    from verifier.settings import Settings
    from verifier.text import Article
    from verifier.timings import Timings


class Checker(Protocol):
    """An archive opened for checking."""

    def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
        """The report on one draft."""

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """Statements judged against evidence given with them, one by one."""


class Engine:
    """The real thing."""

    def session(
        self, settings: Settings, progress: Terminal, say: Message, timings: Timings | None = None
    ) -> AbstractContextManager[Checker]:
        """The archive, opened for any number of drafts."""
        from verifier.pipeline import Session

        return Session(settings, progress=progress, say=say, warn=progress.warn, timings=timings)

    def mentions(self, article: Article) -> tuple[tuple[Mention[Any], ...], tuple[str, ...]]:
        """Every typed value of an article, and warnings of sentences of which not all figures are read."""
        from verifier.extraction import mentions, unread
        from verifier.language import read

        document = read(article)
        found = mentions(document)
        return found, unread(document, found)

    def claims(self, article: Article) -> tuple[tuple[Claim[Any], ...], tuple[str, ...]]:
        """Every checkable claim of an article, and the same warnings."""
        from verifier.extraction import claims_of, mentions, unread
        from verifier.language import read

        document = read(article)
        found = mentions(document)
        return claims_of(document, found), unread(document, found)

    def kinds(self) -> tuple[str, ...]:
        """The names of the kinds of claims."""
        from verifier.kinds import KINDS

        return tuple(kind.name for kind in KINDS)

    def rules(self) -> tuple[Rule, ...]:
        """Every rule that a verdict can name: those of the kinds, those of the policy, and those for evidence that is given."""
        from verifier.kinds import KINDS
        from verifier.pairs import RULES as PAIR_RULES
        from verifier.verdicts import RULES

        return (*(rule for kind in KINDS for rule in kind.rules), *RULES, *PAIR_RULES)

    def places(self, settings: Settings, drafts: Path, gold: Sequence[Gold], terminal: Terminal) -> tuple[Place, ...]:
        """How near the top the deciding sentences of marked drafts stand among those found in the archive."""
        from verifier.pipeline import Session
        from verifier.retrieval import of_drafts

        with Session(settings, progress=terminal, say=terminal.say, warn=terminal.warn) as session:
            return of_drafts(session, drafts, Path(settings.reference), gold)

    def build(self, settings: Settings, progress: Terminal, say: Message) -> IndexStatus:
        """The archive's index, made or brought up to date, and all of it compared with its checksums."""
        from verifier.pipeline import Session

        with Session(settings, progress=progress, say=say, warn=progress.warn, thorough=True) as session:
            return session.index.status()

    def filler(self, settings: Settings, terminal: Terminal, scheduler: str | None = None) -> Filler:
        """A store, for filling; with the address of a Dask scheduler, by its cluster."""
        from verifier.archive.filling import Filler
        from verifier.models.loading import load_embedder

        embedder = load_embedder(settings.model, cache=settings.cache, message=terminal.say, warn=terminal.warn)
        prepare = None
        if scheduler is not None:
            from verifier.archive import cluster, default_reader

            build = cluster.build_of(default_reader(), embedder)
            prepare = cluster.prepare_on_cluster(scheduler, partial(cluster.load_tools, settings.model), build)
        return Filler(
            settings.reference,
            embedder,
            prepare=prepare,
            progress=terminal,
            message=terminal.say,
            warn=terminal.warn,
        )

    def index_status(self, settings: Settings, *, verify: bool = False) -> IndexStatus | None:
        """The archive's index as it stands on disk, with ``verify`` compared with its checksums; None where there is none."""
        from verifier.archive import read_status

        return read_status(settings.reference, index_dir=settings.index, cache=settings.cache, verify=verify)
