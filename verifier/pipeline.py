"""The whole story: a draft, its claims, their matches in the archive, verdicts, a report."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from verifier import language, reading
from verifier.claims import Mention
from verifier.embedding import embed_document, sentence_text
from verifier.errors import InputError
from verifier.extraction import claims_of, mentions, unread
from verifier.facts import Case, Likeness, Reported
from verifier.gate import Gate, load_gate
from verifier.matching import match
from verifier.progress import Message, Progress, Silent, no_message
from verifier.report import ModelInfo, Reference, Report
from verifier.retractions import noting_retractions, standing, withdrawn
from verifier.settings import Settings
from verifier.stories import story
from verifier.suppression import suppress
from verifier.text import Article, Document
from verifier.timings import Timings
from verifier.verdicts import Policy, decide_all

if TYPE_CHECKING:
    from verifier.archive.store import Searchable
    from verifier.models.embedder import Embedder
    from verifier.pairs import Judgement, Pair, Support


class Session:
    """An archive opened for checking any number of drafts. Index, embedder and gate are opened when first needed, and once.

    Use it as a context manager. ``progress`` is told of building the index, ``say`` of what people may want to know about it, ``warn`` of
    what they should; ``timings`` keeps what each stage takes. ``thorough``: all of the index is compared with its checksums when it is
    opened.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        progress: Progress | None = None,
        say: Message = no_message,
        warn: Message = no_message,
        timings: Timings | None = None,
        thorough: bool = False,
    ) -> None:
        self.settings = settings
        self.timings = timings or Timings()
        self._progress = progress or Silent()
        self._say = say
        self._warn = warn
        self._thorough = thorough
        self._loading: Future[Embedder] | None = None

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the index if it was opened."""
        if "index" in self.__dict__:
            self.index.close()

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model of the settings."""
        with self.timings.stage("model"):
            loading, self._loading = self._loading or self._load(), None
            return loading.result()

    def _load_ahead(self) -> None:
        """Begin to load the embedding model, beside what is done until it is needed: most of that work needs no Python."""
        if "embedder" not in self.__dict__ and self._loading is None:
            self._loading = self._load()

    def _load(self) -> Future[Embedder]:
        def load() -> Embedder:
            from verifier.models.loading import load_embedder

            return load_embedder(self.settings.model, cache=self.settings.cache, message=self._say, warn=self._warn)

        with_one_thread = ThreadPoolExecutor(1, thread_name_prefix="model")
        loading = with_one_thread.submit(load)
        with_one_thread.shutdown(wait=False)
        return loading

    @cached_property
    def index(self) -> Searchable:
        """The archive: a folder's index, brought up to date, or a store."""
        with self.timings.stage("index"):
            from verifier.archive import open_archive

            return open_archive(
                self.settings.reference,
                self.embedder,
                index_dir=None if self.settings.index is None else Path(self.settings.index),
                cache=self.settings.cache,
                progress=self._progress,
                message=self._say,
                warn=self._warn,
                thorough=self._thorough,
                strict=self.settings.strict,
            )

    @cached_property
    def gate(self) -> Gate:
        """Gate 1, as shipped."""
        return load_gate()

    @cached_property
    def support(self) -> Support:
        """The model of how far evidence bears a statement out, as shipped."""
        from verifier.pairs import load_support

        return load_support()

    @property
    def policy(self) -> Policy:
        """The thresholds of the settings."""
        return policy_of(self.settings)

    def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
        """The report on one draft. Prior reporting dated after ``as_of`` (by default the draft's own date) is left out.

        Raises InputError where neither is known, ArchiveError and ModelError where the archive or a model cannot be used.
        """
        day = as_of or article.published
        if day is None:
            raise InputError(
                "The publication date is not known.", path=article.id, cure="Give it with --date YYYY-MM-DD."
            )
        self._load_ahead()
        from verifier.archive import shown_reference

        stage = self.timings.stage
        with stage("read"):
            document = language.read(article)
        found = self._mentions(document)
        case = self._case(document, found, day)
        with stage("align"):
            matches = match(standing(case), self.gate)
            retracted = withdrawn(case)
            gone = match(retracted, self.gate) if any(retracted.candidates) else ()
        with stage("decide"):
            verdicts = decide_all(case.claims, matches, self.gate, self.policy)
            verdicts = noting_retractions(verdicts, gone) if gone else verdicts
            suppressed, warnings = suppress(document, verdicts)
        warning = reading.publication_warning(article)
        left_out = _left_out(tuple(self.index.unreadable()))
        return Report(
            draft=article,
            reference=Reference(
                shown_reference(self.settings.reference), self.index.documents(day), self.index.claims(day), day
            ),
            models={
                "embedder": ModelInfo(self.embedder.name, self.embedder.revision),
                "gate": ModelInfo("gate", self.gate.revision),
            },
            verdicts=verdicts,
            warnings=(*(() if warning is None else (warning,)), *left_out, *unread(document, found), *warnings),
            suppressed=suppressed,
        )

    def case(self, article: Article, as_of: datetime.date) -> Case:
        """The draft's claims, and what of the archive may bear on them."""
        document = language.read(article)
        return self._case(document, self._mentions(document), as_of)

    def _mentions(self, document: Document) -> tuple[Mention[Any], ...]:
        with self.timings.stage("extract"):
            return mentions(document)

    def _case(self, document: Document, values: Sequence[Mention[Any]], as_of: datetime.date) -> Case:
        stage = self.timings.stage
        with stage("extract"):
            claims = claims_of(document, values)
        embedder, index = self.embedder, self.index
        from verifier.archive import make_queries

        with stage("embed"):
            queries = make_queries(claims, embed_document(embedder, document, claims))
        with stage("search"):
            found = index.search(queries, as_of=as_of, limit=self.settings.candidates, exclude=document.article.digest)
            sources = {c.claim.source.id: c.claim.source for row in found for c in row}
            texts = index.sentences(tuple(sources))
        return Case(
            claims,
            story(document.article.title, tuple(sentence_text(sentence.view) for sentence in document.sentences)),
            tuple(
                tuple(Reported(c.claim, Likeness(c.masked, c.clause, c.window, c.document)) for c in row)
                for row in found
            ),
            {id: story(source.title, texts[id]) for id, source in sources.items()},
        )

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """Statements judged against evidence given with them; the archive is not opened."""
        self._load_ahead()
        from verifier.pairs import judge_all

        return judge_all(pairs, self.embedder, self.gate, self.support, self.policy)


def _left_out(articles: Sequence[str]) -> tuple[str, ...]:
    """What a report says of articles that could not be read: what they tell, no claim was compared with."""
    if not articles:
        return ()
    named = ", ".join(articles[:3]) + (", …" if len(articles) > 3 else "")
    number = "1 article" if len(articles) == 1 else f"{len(articles):,} articles"
    return (f"{number} of the archive could not be read, and no claim was compared with what stands there: {named}.",)


def policy_of(settings: Settings) -> Policy:
    """The policy with the thresholds of the settings."""
    return Policy(settings.consistent_at, settings.contradicted_at)


def verify(
    draft: str | os.PathLike[str],
    *,
    reference: str | os.PathLike[str] | None = None,
    date: datetime.date | None = None,
    as_of: datetime.date | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one draft against an archive of prior reporting.

    ``draft`` is a path, or the text itself: a string is taken for a text where it has a line break or a space and names no file.
    ``reference`` is the archive's folder (default: the settings'), ``date`` the day of publication (default: as the draft says), ``as_of``
    the day after which prior reporting is left out (default: the day of publication).

    Raises a subclass of ``verifier.errors.VerifierError`` where the draft, the archive or a model cannot be used.
    """
    chosen = settings or Settings()
    if reference is not None:
        chosen = dataclasses.replace(chosen, reference=os.fspath(reference))
    with Session(chosen) as session:
        return session.check(_article(draft, date, chosen.largest_draft), as_of=as_of)


def _article(draft: str | os.PathLike[str], date: datetime.date | None, largest: int) -> Article:
    if isinstance(draft, str) and any(character.isspace() for character in draft) and not _is_file(draft):
        return reading.read_text(draft, id="draft.txt", date=date, largest=largest)
    return reading.read_article(draft, date=date, largest=largest)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # too long for a path, or with a NUL
        return False
